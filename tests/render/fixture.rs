//! Views made by hand: the river Vesle-Noire floods the town of Tourvaux. Nothing of it exists.

use liasse::render::Theme;
use liasse::site::pages::*;
use liasse::site::view::*;

/// The page for addresses that do not exist.
pub(crate) fn missing(theme: &Theme, lang: &str) -> MissingPage {
    MissingPage { chrome: chrome(theme, lang, "missing", "", "404.html") }
}

/// Every page of the small site: path and HTML.
pub(crate) fn pages(theme: &Theme, lang: &str) -> Vec<(&'static str, String)> {
    let page = |template: &str, view: &dyn Fn() -> Result<String, liasse::render::ThemeError>| match view() {
        Ok(html) => html,
        Err(error) => panic!("{template}: {error}"),
    };
    macro_rules! render {
        ($path:literal, $template:literal, $view:expr) => {
            ($path, page($template, &|| theme.render($template, &$view)))
        };
    }
    vec![
        render!("index.html", "home.html", home(theme, lang)),
        render!("vide/index.html", "home.html", empty_home(theme, lang)),
        render!("chiffres/index.html", "figures.html", figures_page(theme, lang)),
        render!("citations/index.html", "quotations.html", quotations_page(theme, lang)),
        render!("chronologie/index.html", "chronology.html", chronology(theme, lang)),
        render!("acteurs/index.html", "actors.html", entities(theme, lang, "actors", "acteurs/index.html", actors())),
        render!("acteurs/odile-ferrandier/index.html", "actor.html", actor(theme, lang)),
        render!("lieux/index.html", "places.html", entities(theme, lang, "places", "lieux/index.html", places())),
        render!("lieux/tourvaux/index.html", "place.html", place(theme, lang)),
        render!("sources/index.html", "sources.html", sources_page(theme, lang)),
        render!("sources/courrier-12/index.html", "source.html", source_page(theme, lang)),
        render!("sources/reference/index.html", "source.html", foreign_source(theme, lang)),
        render!("methode/index.html", "method.html", method(theme, lang)),
        render!("pages/note/index.html", "page.html", author_page(theme, lang)),
        render!("404.html", "404.html", missing(theme, lang)),
    ]
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

fn source(number: usize) -> SourceRef {
    let (title, publisher, date, path) = match number {
        1 => (
            "La Vesle-Noire sort de son lit à Tourvaux",
            Some("Le Courrier des Combes"),
            Some("2031-03-12"),
            "sources/courrier-12/index.html",
        ),
        2 => ("Crue : la préfecture relève son bilan", Some("Agence Combes"), Some("2031-03-13"), "sources/agence/index.html"),
        3 => (
            "Tourvaux clears up after the flood",
            Some("The Northern Reference"),
            Some("2031-03-15"),
            "sources/reference/index.html",
        ),
        _ => ("Notes du comité de riverains", None, None, "sources/notes/index.html"),
    };
    SourceRef {
        number,
        title: title.to_owned(),
        publisher: publisher.map(str::to_owned),
        date: date.map(str::to_owned),
        path: path.to_owned(),
    }
}

fn card(id: &str, kind: &'static str, number: usize, sentence: &str) -> FactCard {
    let source = source(number);
    FactCard {
        id: id.to_owned(),
        kind,
        evidence: format!("{}#f-{id}", source.path),
        sentence: sentence.to_owned(),
        lang: if number == 3 { "en" } else { "fr" }.to_owned(),
        source,
        state: match id.as_bytes().last() {
            Some(b'1' | b'2') => "accepted",
            Some(b'3') => "edited",
            Some(b'9') => "uncertain",
            _ => "proposed",
        },
        confidence: 86,
        witnesses: 2,
    }
}

fn value(low: f64, unit_kind: &'static str, unit: &str, modifier: Option<&'static str>) -> Value {
    Value { low, high: None, unit_kind, unit: unit.to_owned(), modifier, verbatim: format!("{low} {unit}") }
}

fn row(id: &str, date: Option<&str>, value: Value, says: Option<&str>, number: usize) -> SeriesRow {
    let source = source(number);
    SeriesRow {
        id: id.to_owned(),
        evidence: format!("{}#f-{id}", source.path),
        as_of: date.map(str::to_owned),
        value,
        says: says.map(str::to_owned),
        source,
    }
}

fn figures() -> Vec<FigureCard> {
    let evacuated = vec![
        row("g21", Some("2031-03-11"), value(350.0, "counted", "habitants", None), Some("la mairie"), 1),
        row("g22", Some("2031-03-12"), value(1200.0, "counted", "habitants", Some("approx")), Some("la préfecture"), 2),
        row("g2", Some("2031-03-13"), value(1840.0, "counted", "habitants", None), Some("la préfecture"), 2),
        row("g24", None, value(2000.0, "counted", "people", Some("more")), None, 3),
    ];
    let deaths = vec![
        row("g1", Some("2031-03-12"), value(3.0, "counted", "morts", None), Some("les pompiers"), 1),
        row("g12", Some("2031-03-13"), value(5.0, "counted", "morts", None), Some("le parquet de Saint-Aubin"), 2),
    ];
    vec![
        FigureCard {
            card: card(
                "g1",
                "figure",
                2,
                "Le parquet de Saint-Aubin a fait état de cinq morts, dont deux enfants, dans l’effondrement de la passerelle du moulin.",
            ),
            value: value(5.0, "counted", "morts", None),
            scope: "morts, dont deux enfants, dans l’effondrement de la passerelle du moulin".to_owned(),
            says: Some("le parquet de Saint-Aubin".to_owned()),
            as_of: Some("2031-03-13".to_owned()),
            standing: "disputed",
            series: deaths,
        },
        FigureCard {
            card: card(
                "g2",
                "figure",
                2,
                "Au total, 1 840 habitants des quartiers bas ont été évacués vers le gymnase et le lycée agricole, a précisé la préfecture jeudi matin, en appelant les autres à rester chez eux tant que la décrue n’est pas engagée sur toute la vallée.",
            ),
            value: value(1840.0, "counted", "habitants", None),
            scope: "habitants des quartiers bas ont été évacués".to_owned(),
            says: Some("la préfecture".to_owned()),
            as_of: Some("2031-03-13".to_owned()),
            standing: "updated",
            series: evacuated,
        },
        FigureCard {
            card: card("g3", "figure", 1, "La région débloque 1,5 million d’euros pour les premiers travaux."),
            value: value(1_500_000.0, "currency", "EUR", None),
            scope: "pour les premiers travaux".to_owned(),
            says: Some("la région".to_owned()),
            as_of: Some("2031-03".to_owned()),
            standing: "single",
            series: Vec::new(),
        },
        FigureCard {
            card: card("g4", "figure", 1, "Une quarantaine de maisons restaient sans électricité."),
            value: Value { verbatim: "une quarantaine de".to_owned(), ..value(40.0, "counted", "maisons", Some("approx")) },
            scope: "maisons restaient sans électricité".to_owned(),
            says: None,
            as_of: None,
            standing: "agreed",
            series: Vec::new(),
        },
        FigureCard {
            card: card("g5", "figure", 3, "Insurers expect between 12 and 15 percent of claims to be refused."),
            value: Value { high: Some(15.0), ..value(12.0, "share", "%", None) },
            scope: "of claims to be refused".to_owned(),
            says: Some("insurers".to_owned()),
            as_of: Some("2031-03-15".to_owned()),
            standing: "single",
            series: Vec::new(),
        },
        FigureCard {
            card: card("g6", "figure", 4, "Des dizaines de caves ont été pompées par les riverains eux-mêmes."),
            value: Value { verbatim: "des dizaines de caves".to_owned(), ..value(24.0, "counted", "caves", Some("vague")) },
            scope: "ont été pompées par les riverains".to_owned(),
            says: None,
            as_of: None,
            standing: "single",
            series: Vec::new(),
        },
    ]
}

fn quotations() -> Vec<QuotationCard> {
    let link = |name: &str, path: &str| Some(NamedLink { name: name.to_owned(), path: path.to_owned() });
    vec![
        QuotationCard {
            card: card(
                "q1",
                "quotation",
                2,
                "« Nous avons sous-estimé la vitesse de l’eau, et nous le devons aux habitants de le dire », a déclaré Odile Ferrandier.",
            ),
            form: "direct",
            pieces: vec!["Nous avons sous-estimé la vitesse de l’eau, et nous le devons aux habitants de le dire".to_owned()],
            speaker: link("Odile Ferrandier", "acteurs/odile-ferrandier/index.html"),
            role: Some("la maire de Tourvaux".to_owned()),
            via: None,
            published: Some("2031-03-13".to_owned()),
        },
        QuotationCard {
            card: card(
                "q2",
                "quotation",
                3,
                "“We were told at nine, and by ten the bridge was gone,” said Marc Lhoste, who runs the bakery.",
            ),
            form: "direct",
            pieces: vec!["We were told at nine".to_owned(), "and by ten the bridge was gone".to_owned()],
            speaker: link("Marc Lhoste", ""),
            role: Some("who runs the bakery".to_owned()),
            via: Some("Agence Combes".to_owned()),
            published: Some("2031-03-15".to_owned()),
        },
        QuotationCard {
            card: card("q3", "quotation", 1, "Le préfet a parlé d’une « crue de référence » pour la vallée."),
            form: "mixed",
            pieces: vec!["crue de référence".to_owned()],
            speaker: link("le préfet", ""),
            role: None,
            via: None,
            published: Some("2031-03-12".to_owned()),
        },
        QuotationCard {
            card: card("q4", "quotation", 4, "Il a été répondu que la digue ne serait pas rehaussée avant l’automne."),
            form: "indirect",
            pieces: vec!["la digue ne serait pas rehaussée avant l’automne".to_owned()],
            speaker: None,
            role: None,
            via: None,
            published: None,
        },
    ]
}

fn event(id: &str, date: &str, precision: &'static str, clause: &str, time: &str, number: usize) -> EventCard {
    EventCard {
        card: card(id, "event", number, clause),
        date: date.to_owned(),
        precision,
        clause: clause.to_owned(),
        time_text: time.to_owned(),
        factuality: "factual",
        also: Vec::new(),
    }
}

fn events() -> Vec<EventCard> {
    let mut list = vec![
        event("e1", "2031-03-09", "day", "Les services de prévision placent la Vesle-Noire en vigilance orange.", "dimanche", 1),
        event(
            "e2",
            "2031-03-11T22:15",
            "time",
            "L’eau franchit la digue des Tanneurs et gagne la place du marché.",
            "mardi à 22 h 15",
            1,
        ),
        event("e3", "2031-03-11TNI", "daypart", "La passerelle du moulin s’effondre.", "dans la nuit de mardi à mercredi", 2),
        event("e4", "2031-03-12", "day", "Le gymnase Jean-Mallet ouvre aux premiers évacués.", "mercredi", 1),
        event("e5", "2031-03-12TMO", "daypart", "La ligne de chemin de fer vers Saint-Aubin est coupée.", "mercredi matin", 2),
        event("e6", "2031-03-13", "day", "Le parquet ouvre une enquête sur l’effondrement de la passerelle.", "jeudi", 2),
        event("e7", "2031-03-14/2031-03-16", "interval", "Les écoles de la vallée restent fermées.", "de vendredi à dimanche", 1),
        event("e8", "2031-04", "month", "La région doit présenter son plan pour les digues.", "en avril", 3),
    ];
    list[2].also = vec![Also {
        evidence: "sources/courrier-12/index.html#f-e3b".to_owned(),
        source: source(1),
        clause: "la passerelle a été emportée peu après minuit".to_owned(),
    }];
    list[7].factuality = "announced";
    list[4].factuality = "denied";
    list
}

fn entity(name: &str, path: &str, kind: &'static str, role: Option<&str>, mentions: usize, sources: usize) -> EntityRow {
    EntityRow { name: name.to_owned(), path: path.to_owned(), kind, role: role.map(str::to_owned), mentions, sources }
}

fn actors() -> Vec<EntityRow> {
    vec![
        entity("Odile Ferrandier", "acteurs/odile-ferrandier/index.html", "person", Some("maire de Tourvaux"), 14, 3),
        entity("Préfecture des Combes", "acteurs/prefecture/index.html", "organisation", None, 9, 2),
        entity("Parquet de Saint-Aubin", "acteurs/parquet/index.html", "organisation", Some("chargé de l’enquête"), 4, 2),
        entity(
            "Émile Szczepański",
            "acteurs/emile/index.html",
            "person",
            Some("hydrologue à l’Institut des eaux courantes"),
            2,
            1,
        ),
    ]
}

fn places() -> Vec<EntityRow> {
    vec![
        entity("Tourvaux", "lieux/tourvaux/index.html", "place", None, 31, 4),
        entity("Saint-Aubin-les-Combes", "lieux/saint-aubin/index.html", "place", None, 6, 2),
        entity("digue des Tanneurs", "lieux/digue/index.html", "place", None, 3, 2),
    ]
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
        events: vec![event("e9", "", "day", "Une rumeur annonce la rupture du barrage amont.", "", 4)],
    });
    ChronologyPage {
        chrome: chrome(theme, lang, "chronology", "", "chronologie/index.html"),
        total: 41,
        newest_first: false,
        days,
        background: vec![event(
            "b1",
            "198X",
            "era",
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
        roles: vec![RoleRow {
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

/// A block with its sentences found at full stops and its marks found by their words.
fn block(kind: &'static str, level: u8, text: &str, marks: &[(&str, &str, &'static str, &str)]) -> TextBlock {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, end) in text.match_indices(". ").map(|(at, _)| (at, at + 1)).chain([(text.len(), text.len())]) {
        if start < at {
            sentences.push(Range { start, end });
        }
        start = end + 1;
    }
    let mut found: Vec<Mark> = marks
        .iter()
        .map(|(words, id, kind, card)| {
            let start = text.find(words).unwrap();
            let label = if *kind == "mention" { (*words).to_owned() } else { String::new() };
            Mark { range: Range { start, end: start + words.len() }, id: (*id).to_owned(), kind, card: (*card).to_owned(), label }
        })
        .collect();
    found.sort_by_key(|mark| (mark.range.start, usize::MAX - mark.range.end));
    TextBlock { kind, level, text: text.to_owned(), sentences, marks: found }
}

fn source_page(theme: &Theme, lang: &str) -> SourcePage {
    let maire = "acteurs/odile-ferrandier/index.html";
    let town = "lieux/tourvaux/index.html";
    let fact = |id: &str, kind: &'static str, label: &str, state: &'static str| SourceFact {
        id: id.to_owned(),
        kind,
        label: label.to_owned(),
        state,
        card: format!(
            "{}/index.html#f-{id}",
            match kind {
                "figure" => "chiffres",
                "quotation" => "citations",
                _ => "chronologie",
            }
        ),
    };
    let facts = vec![
        fact("e2", "event", "mardi à 22 h 15", "accepted"),
        fact("g21", "figure", "350 habitants", "proposed"),
        fact("q5", "quotation", "Odile Ferrandier", "proposed"),
        fact("g4", "figure", "une quarantaine de maisons", "proposed"),
        fact("e4", "event", "mercredi", "edited"),
        fact("q3", "quotation", "le préfet", "accepted"),
        fact("g3", "figure", "1,5 million d’euros", "edited"),
    ];
    let blocks = vec![
        block(
            "paragraph",
            0,
            "Mardi à 22 h 15, la Vesle-Noire a franchi la digue des Tanneurs, à Tourvaux. L’eau a gagné la place du marché en moins d’une heure, poussant 350 habitants hors de chez eux, selon la mairie.",
            &[
                ("Mardi à 22 h 15, la Vesle-Noire a franchi la digue des Tanneurs", "e2", "event", "chronologie/index.html#f-e2"),
                ("Tourvaux", "m1", "mention", town),
                ("350 habitants", "g21", "figure", "chiffres/index.html#f-g21"),
            ],
        ),
        block(
            "paragraph",
            0,
            "« L’eau est montée plus vite que nos camions. Il y a une quarantaine de maisons sans électricité », a raconté Odile Ferrandier, la maire, au micro de Radio Combes.",
            &[
                (
                    "L’eau est montée plus vite que nos camions. Il y a une quarantaine de maisons sans électricité",
                    "q5",
                    "quotation",
                    "citations/index.html#f-q5",
                ),
                ("une quarantaine de maisons", "g4", "figure", "chiffres/index.html#f-g4"),
                ("Odile Ferrandier", "m2", "mention", maire),
            ],
        ),
        block("heading", 2, "Un gymnase pour la nuit", &[]),
        block(
            "paragraph",
            0,
            "Mercredi, le gymnase Jean-Mallet a ouvert aux premiers évacués. Le préfet a parlé d’une « crue de référence » pour la vallée & ses affluents.",
            &[
                ("Mercredi, le gymnase Jean-Mallet a ouvert aux premiers évacués", "e4", "event", "chronologie/index.html#f-e4"),
                ("Jean-Mallet", "m3", "mention", ""),
                ("crue de référence", "q3", "quotation", "citations/index.html#f-q3"),
            ],
        ),
        block("quote", 0, "Rien n’arrête une rivière qui se souvient de son lit.", &[]),
        block("item", 0, "Numéro d’urgence affiché en mairie.", &[]),
        block("gap", 0, "", &[]),
        block(
            "paragraph",
            0,
            "La région débloque 1,5 million d’euros pour les premiers travaux.",
            &[("1,5 million d’euros", "g3", "figure", "chiffres/index.html#f-g3")],
        ),
        block("boilerplate", 0, "Abonnez-vous à notre lettre du matin.", &[]),
    ];
    SourcePage {
        chrome: chrome(theme, lang, "source", "La Vesle-Noire sort de son lit à Tourvaux", "sources/courrier-12/index.html"),
        source: source(1),
        lang: "fr".to_owned(),
        proposed_title: None,
        authors: vec!["Inès Caradec".to_owned()],
        url: Some("https://courrier-combes.example/crue".to_owned()),
        archive_url: Some("https://archive.example/1".to_owned()),
        rights: Some("© Le Courrier des Combes, reproduit avec accord".to_owned()),
        origin: Some("Agence Combes".to_owned()),
        sha256: "9f2c4e1ab07d5c3388e1f06ad4b7725e9f2c4e1ab07d5c3388e1f06ad4b7725e".to_owned(),
        mode: "excerpt",
        counts: SourceCounts { figures: 3, quotations: 2, events: 2, mentions: 3 },
        facts,
        blocks,
    }
}

/// A source page of average size: 500 words, 25 facts, 48 names.
pub(crate) fn long_source(theme: &Theme, lang: &str) -> SourcePage {
    let sentence = "Mardi soir, la maire de Tourvaux a compté 350 habitants hors de chez eux, selon les pompiers. ";
    let mut page = source_page(theme, lang);
    page.facts.clear();
    page.blocks = (0..10)
        .map(|paragraph| {
            let text = sentence.repeat(3);
            let step = sentence.len();
            let mut marks = Vec::new();
            for at in 0..3 {
                let mut mark = |words: &str, kind: &'static str| {
                    let start = at * step + sentence.find(words).unwrap_or(0);
                    let id = format!("{paragraph}x{at}{}", words.len());
                    if kind != "mention" {
                        let card = format!("chiffres/index.html#f-{id}");
                        page.facts.push(SourceFact { id: id.clone(), kind, label: words.to_owned(), state: "proposed", card });
                    }
                    let card = "acteurs/x/index.html".to_owned();
                    marks.push(Mark {
                        range: Range { start, end: start + words.len() },
                        id,
                        kind,
                        card,
                        label: words.to_owned(),
                    });
                };
                if at < 2 {
                    mark("Mardi soir", "event");
                }
                if (paragraph + at) % 4 == 0 {
                    mark("350 habitants", "figure");
                }
                mark("Tourvaux", "mention");
                mark("pompiers", "mention");
            }
            let sentences = (0..3).map(|at| Range { start: at * step, end: (at + 1) * step - 1 }).collect();
            TextBlock { kind: "paragraph", level: 0, text, sentences, marks }
        })
        .collect();
    page
}

fn foreign_source(theme: &Theme, lang: &str) -> SourcePage {
    SourcePage {
        chrome: chrome(theme, lang, "source", "Tourvaux clears up after the flood", "sources/reference/index.html"),
        source: source(3),
        lang: "en".to_owned(),
        proposed_title: Some("Tourvaux clears up".to_owned()),
        authors: Vec::new(),
        url: None,
        archive_url: None,
        rights: None,
        origin: None,
        mode: "full",
        counts: SourceCounts::default(),
        facts: Vec::new(),
        blocks: vec![block("paragraph", 0, "Insurers expect <some> claims to be refused.", &[])],
        ..source_page(theme, lang)
    }
}

fn method(theme: &Theme, lang: &str) -> MethodPage {
    let rule = |kind, rule: &str, confidence, count| RuleRow { kind, rule: rule.to_owned(), confidence, count };
    MethodPage {
        chrome: chrome(theme, lang, "method", "", "methode/index.html"),
        totals: totals(),
        threshold: 60,
        policy: "proposed",
        rules: vec![
            rule("figure", "digits-noun", 92, 20),
            rule("quotation", "cue-after", 95, 12),
            rule("event", "finite-clause", 78, 30),
            rule("mention", "gazetteer", 90, 56),
        ],
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
