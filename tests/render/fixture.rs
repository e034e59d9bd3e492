//! Views made by hand: the river Vesle-Noire floods the town of Tourvaux. Nothing of it exists.

mod facts;
mod sources;

pub(crate) use sources::long_source;

use facts::*;
use liasse::render::{Theme, ThemeError};
use liasse::site::pages::*;
use liasse::site::view::*;
use sources::{foreign_source, source_page};

/// The page for addresses that do not exist.
pub(crate) fn missing(theme: &Theme, lang: &str) -> MissingPage {
    MissingPage { chrome: chrome(theme, lang, "missing", "", "404.html") }
}

/// Every page of the small site: path and HTML.
pub(crate) fn pages(theme: &Theme, lang: &str) -> Result<Vec<(&'static str, String)>, ThemeError> {
    let actors_page = entities(theme, lang, "actors", "acteurs/index.html", actors());
    let places_page = entities(theme, lang, "places", "lieux/index.html", places());
    Ok(vec![
        ("index.html", theme.render("home.html", &home(theme, lang))?),
        ("vide/index.html", theme.render("home.html", &empty_home(theme, lang))?),
        ("chiffres/index.html", theme.render("figures.html", &figures_page(theme, lang))?),
        ("citations/index.html", theme.render("quotations.html", &quotations_page(theme, lang))?),
        ("chronologie/index.html", theme.render("chronology.html", &chronology(theme, lang))?),
        ("acteurs/index.html", theme.render("actors.html", &actors_page)?),
        ("acteurs/odile-ferrandier/index.html", theme.render("actor.html", &actor(theme, lang))?),
        ("lieux/index.html", theme.render("places.html", &places_page)?),
        ("lieux/tourvaux/index.html", theme.render("place.html", &place(theme, lang))?),
        ("sources/index.html", theme.render("sources.html", &sources_page(theme, lang))?),
        ("sources/courrier-12/index.html", theme.render("source.html", &source_page(theme, lang))?),
        ("sources/reference/index.html", theme.render("source.html", &foreign_source(theme, lang))?),
        ("methode/index.html", theme.render("method.html", &method(theme, lang))?),
        ("pages/note/index.html", theme.render("page.html", &author_page(theme, lang))?),
        ("404.html", theme.render("404.html", &missing(theme, lang))?),
    ])
}

const NAV: [(&str, &str); 8] = [
    ("home", "index.html"),
    ("figures", "chiffres/index.html"),
    ("chronology", "chronologie/index.html"),
    ("quotations", "citations/index.html"),
    ("actors", "acteurs/index.html"),
    ("places", "lieux/index.html"),
    ("sources", "sources/index.html"),
    ("method", "methode/index.html"),
];

fn chrome(theme: &Theme, lang: &str, kind: &'static str, title: &str, path: &str) -> Chrome {
    let folder = path.split('/').next().unwrap_or("");
    let nav = NAV.iter().enumerate().map(|(at, (kind, target))| NavItem {
        kind,
        path: (*target).to_owned(),
        current: *target == path || (path.contains('/') && target.starts_with(folder)),
        primary: at < 5,
    });
    Chrome {
        kind,
        site_title: "Crue de la Vesle-Noire".to_owned(),
        title: title.to_owned(),
        lang: lang.to_owned(),
        root: "../".repeat(path.matches('/').count()),
        path: path.to_owned(),
        nav: nav.collect(),
        style: theme.style_path().to_owned(),
        as_of: Some("2031-03-15T18:00".to_owned()),
        timezone: Some("Europe/Paris".to_owned()),
        drafts: false,
        single_source: false,
        canonical: None,
        version: "0.1.0",
    }
}

fn totals() -> Totals {
    Totals { sources: 4, facts: 118, figures: 26, quotations: 19, events: 41, actors: 23, places: 9, reviewed: 41, held_back: 12 }
}

fn section<T>(items: Vec<T>, total: usize, path: &str) -> Section<T> {
    Section { items, total, path: path.to_owned() }
}

fn source_rows() -> Vec<SourceRow> {
    (1..=4)
        .map(|number| SourceRow {
            source: source(number),
            lang: if number == 3 { "en" } else { "fr" }.to_owned(),
            facts: 40 / number,
        })
        .collect()
}

fn home(theme: &Theme, lang: &str) -> HomePage {
    HomePage {
        chrome: chrome(theme, lang, "home", "", "index.html"),
        totals: totals(),
        description: Some("La décrue est engagée, mais le bilan reste contesté : mairie, pompiers et parquet ne comptent pas les mêmes victimes.".to_owned()),
        brief: Some(
            "<ul>\n<li>La Vesle-Noire a franchi la digue des Tanneurs le 11 mars au soir <a href=\"sources/courrier-12/index.html#f-e2\">[1]</a>.</li>\n\
             <li>Le parquet compte cinq morts, les pompiers trois <a href=\"sources/agence/index.html#f-g1\">[2]</a>.</li>\n\
             <li>1 840 habitants ont dû quitter les quartiers bas <a href=\"sources/agence/index.html#f-g2\">[2]</a>.</li>\n</ul>\n"
                .to_owned(),
        ),
        figures: section(figures().into_iter().take(4).collect(), 26, "chiffres/index.html"),
        events: section(events().into_iter().skip(2).collect(), 41, "chronologie/index.html"),
        quotations: section(quotations().into_iter().take(2).collect(), 19, "citations/index.html"),
        actors: section(actors(), 23, "acteurs/index.html"),
        places: section(places(), 9, "lieux/index.html"),
        sources: section(source_rows(), 4, "sources/index.html"),
    }
}

/// A dossier of one source, in which every page folds into home and little is known.
fn empty_home(theme: &Theme, lang: &str) -> HomePage {
    let mut chrome = chrome(theme, lang, "home", "", "vide/index.html");
    chrome.nav.retain(|item| matches!(item.kind, "home" | "method"));
    chrome.single_source = true;
    chrome.as_of = None;
    chrome.timezone = None;
    chrome.drafts = true;
    HomePage {
        chrome,
        totals: Totals { facts: 3, reviewed: 0, ..totals() },
        description: None,
        brief: None,
        figures: section(figures().into_iter().skip(3).collect(), 3, ""),
        events: section(events().into_iter().take(2).collect(), 2, ""),
        quotations: section(quotations().into_iter().skip(3).collect(), 1, ""),
        actors: section(Vec::new(), 0, ""),
        places: section(places(), 3, ""),
        sources: section(source_rows().into_iter().take(1).collect(), 1, ""),
    }
}

fn parts(current: &str) -> Vec<PartLink> {
    [("2031-03", 34), ("2031-04", 5), ("", 2)]
        .into_iter()
        .map(|(label, count)| PartLink {
            label: label.to_owned(),
            path: if label.is_empty() { "#sans-date".to_owned() } else { format!("chronologie/{label}/index.html") },
            count,
            current: label == current,
        })
        .collect()
}

fn figures_page(theme: &Theme, lang: &str) -> FiguresPage {
    let mut cards = figures().into_iter();
    let mut take = |topic: &str, n: usize| FigureGroup { topic: topic.to_owned(), cards: cards.by_ref().take(n).collect() };
    FiguresPage {
        chrome: chrome(theme, lang, "figures", "", "chiffres/index.html"),
        total: 26,
        sources: 4,
        groups: vec![take("deaths", 1), take("forces", 1), take("economy", 1), take("other", 9)],
        parts: Vec::new(),
    }
}

fn quotations_page(theme: &Theme, lang: &str) -> QuotationsPage {
    let link = |name: &str, path: &str, count| SpeakerLink {
        speaker: NamedLink { name: name.to_owned(), path: path.to_owned() },
        count,
    };
    QuotationsPage {
        chrome: chrome(theme, lang, "quotations", "", "citations/index.html"),
        total: 19,
        speakers: vec![link("Odile Ferrandier", "acteurs/odile-ferrandier/index.html", 8), link("Marc Lhoste", "", 2)],
        quotations: quotations(),
        parts: parts("2031-03"),
    }
}

fn chronology(theme: &Theme, lang: &str) -> ChronologyPage {
    let mut days: Vec<DayGroup> = Vec::new();
    for event in events() {
        let date = match event.date.get(..10) {
            Some(day) if !event.date.contains('/') => day.to_owned(),
            _ => event.date.clone(),
        };
        match days.last_mut() {
            Some(day) if day.date == date => day.events.push(event),
            _ => days.push(DayGroup { anchor: format!("d-{}", date.replace('/', "_")), date, events: vec![event] }),
        }
    }
    days.push(DayGroup {
        date: String::new(),
        anchor: "sans-date".to_owned(),
        events: vec![event("e9", ("", "day"), "Une rumeur annonce la rupture du barrage amont.", "", 4)],
    });
    ChronologyPage {
        chrome: chrome(theme, lang, "chronology", "", "chronologie/index.html"),
        total: 41,
        newest_first: false,
        days,
        background: vec![event(
            "b1",
            ("198X", "era"),
            "La digue est élevée après une série de petites crues.",
            "dans les années 1980",
            1,
        )],
        parts: parts(""),
    }
}

fn entities(theme: &Theme, lang: &str, kind: &'static str, path: &str, rows: Vec<EntityRow>) -> EntitiesPage {
    let mut letters: Vec<LetterGroup> = Vec::new();
    for row in &rows {
        letters.push(LetterGroup {
            letter: row.name.chars().take(1).flat_map(char::to_uppercase).collect(),
            rows: vec![row.clone()],
        });
    }
    EntitiesPage {
        chrome: chrome(theme, lang, kind, "", path),
        total: rows.len(),
        letters,
        leading: rows.into_iter().take(2).collect(),
    }
}

fn actor(theme: &Theme, lang: &str) -> EntityPage {
    let mention = |id: &str, sentence: &str| card(id, "mention", 1, sentence);
    EntityPage {
        chrome: chrome(theme, lang, "actor", "Odile Ferrandier", "acteurs/odile-ferrandier/index.html"),
        entity: actors().remove(0),
        aliases: vec!["O. Ferrandier".to_owned(), "Mme Ferrandier".to_owned()],
        ids: vec![ExternalId {
            register: "wikidata".to_owned(),
            id: "Q1".to_owned(),
            url: Some("https://www.wikidata.org/wiki/Q1".to_owned()),
        }],
        roles: vec![RoleRow {
            sentence: "La phrase qui le dit.".to_owned(),
            lang: "fr".to_owned(),
            role: "maire de Tourvaux".to_owned(),
            evidence: "sources/courrier-12/index.html#f-m1".to_owned(),
            source: source(1),
        }],
        quotations: quotations().into_iter().take(1).collect(),
        figures: figures().into_iter().skip(1).take(2).collect(),
        events: events().into_iter().take(3).collect(),
        company: vec![
            CompanyRow {
                other: NamedLink { name: "Tourvaux".to_owned(), path: "lieux/tourvaux/index.html".to_owned() },
                kind: "place",
                count: 9,
            },
            CompanyRow {
                other: NamedLink { name: "Préfecture des Combes".to_owned(), path: String::new() },
                kind: "organisation",
                count: 4,
            },
        ],
        mentions: vec![MentionGroup {
            source: source(1),
            sentences: vec![
                mention("m1", "Odile Ferrandier, maire de Tourvaux, a demandé l’aide de l’État dès mardi soir."),
                mention("m2", "Mme Ferrandier s’est rendue au gymnase."),
            ],
            total: 6,
        }],
    }
}

fn place(theme: &Theme, lang: &str) -> EntityPage {
    let mut page = actor(theme, lang);
    page.chrome = chrome(theme, lang, "place", "Tourvaux", "lieux/tourvaux/index.html");
    page.entity = places().remove(0);
    page.quotations.clear();
    page.roles.clear();
    page.aliases.clear();
    page
}

fn sources_page(theme: &Theme, lang: &str) -> SourcesPage {
    SourcesPage {
        chrome: chrome(theme, lang, "sources", "", "sources/index.html"),
        sources: source_rows(),
        total: 4,
        parts: Vec::new(),
    }
}

fn method(theme: &Theme, lang: &str) -> MethodPage {
    let rule = |kind, rule, (least, most), count| RuleRow { kind, rule, least, most, count };
    MethodPage {
        chrome: chrome(theme, lang, "method", "", "methode/index.html"),
        totals: totals(),
        threshold: 60,
        policy: "proposed",
        rules: vec![
            rule("figure", "counted", (85, 92), 20),
            rule("quotation", "inverted", (95, 95), 12),
            rule("event", "event.clause", (65, 82), 30),
            rule("mention", "name.known", (90, 90), 56),
        ],
        topics: vec![("deaths", 60), ("economy", 30)],
        points: [
            ("sources", 8),
            ("most_sources", 5),
            ("attributed", 6),
            ("vague", 15),
            ("context", 50),
            ("part", 25),
            ("bare", 40),
        ]
        .into(),
        languages: vec![("fr".to_owned(), 3), ("en".to_owned(), 1)],
        period: Some(("2031-03-12".to_owned(), "2031-03-15".to_owned())),
        notes: vec![
            SourceNote { source: source(4), code: "undated", detail: String::new() },
            SourceNote { source: source(3), code: "suspect-title", detail: "Tourvaux clears up".to_owned() },
        ],
        fingerprint: "c41f-77a0".to_owned(),
    }
}

fn author_page(theme: &Theme, lang: &str) -> AuthorPage {
    let body = "<p>Une note de l'auteur : qui a su quoi, et quand ?</p>\n<h2>Ce qu'on ignore</h2>\n<p>Voir <a href=\"../../sources/courrier-12/index.html#f-g21\">350 habitants [1]</a> et <code>a ? b : c</code>.</p>\n\
                <table><thead><tr><th>Jour</th><th>Niveau</th></tr></thead><tbody><tr><td>11 mars</td><td>4,2 m</td></tr></tbody></table>\n<blockquote><p>Mots d'un autre !</p></blockquote>\n";
    AuthorPage { chrome: chrome(theme, lang, "page", "Questions ouvertes", "pages/note/index.html"), body: body.to_owned() }
}
