//! Source pages of the fixture, with their marks found by their words.

use super::chrome;
use super::facts::source;
use liasse::render::Theme;
use liasse::site::pages::*;

/// A block with its sentences found at full stops and its marks found by their words.
pub(crate) fn block(kind: &'static str, level: u8, text: &str, marks: &[(&str, &str, &'static str, &str)]) -> TextBlock {
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
            let start = text.find(words).unwrap_or(0);
            let label = if *kind == "mention" { (*words).to_owned() } else { String::new() };
            Mark { range: Range { start, end: start + words.len() }, id: (*id).to_owned(), kind, card: (*card).to_owned(), label }
        })
        .collect();
    found.sort_by_key(|mark| (mark.range.start, usize::MAX - mark.range.end));
    TextBlock { kind, level, text: text.to_owned(), sentences, marks: found }
}

pub(crate) fn source_page(theme: &Theme, lang: &str) -> SourcePage {
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
        text_lang: "fr".to_owned(),
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

pub(crate) fn foreign_source(theme: &Theme, lang: &str) -> SourcePage {
    SourcePage {
        chrome: chrome(theme, lang, "source", "Tourvaux clears up after the flood", "sources/reference/index.html"),
        source: source(3),
        text_lang: "en".to_owned(),
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
