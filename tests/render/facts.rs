//! Cards of facts and rows of names for the views of the fixture.

use liasse::site::view::*;

pub(crate) fn source(number: usize) -> SourceRef {
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

pub(crate) fn card(id: &str, kind: &'static str, number: usize, sentence: &str) -> FactCard {
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

pub(crate) fn value(low: f64, unit_kind: &'static str, unit: &str, modifier: Option<&'static str>) -> Value {
    Value { low, high: None, unit_kind, unit: unit.to_owned(), modifier, verbatim: format!("{low} {unit}") }
}

pub(crate) fn row(id: &str, date: Option<&str>, value: Value, says: Option<&str>, number: usize) -> SeriesRow {
    let source = source(number);
    SeriesRow {
        id: id.to_owned(),
        evidence: format!("{}#f-{id}", source.path),
        as_of: date.map(str::to_owned),
        told: true,
        withdrawn: false,
        differs: true,
        value,
        scope: String::new(),
        says: says.map(str::to_owned),
        source,
    }
}

/// The values of a toll, one of them taken back.
fn deaths() -> Vec<SeriesRow> {
    vec![
        SeriesRow {
            withdrawn: true,
            told: false,
            differs: false,
            ..row("g13", Some("2031-03-12"), value(11.0, "counted", "morts", None), None, 3)
        },
        row("g1", Some("2031-03-12"), value(3.0, "counted", "morts", None), Some("les pompiers"), 1),
        row("g12", Some("2031-03-13"), value(5.0, "counted", "morts", None), Some("le parquet de Saint-Aubin"), 2),
    ]
}

pub(crate) fn figures() -> Vec<FigureCard> {
    let evacuated = vec![
        row("g21", Some("2031-03-11"), value(350.0, "counted", "habitants", None), Some("la mairie"), 1),
        row("g22", Some("2031-03-12"), value(1200.0, "counted", "habitants", Some("approx")), Some("la préfecture"), 2),
        row("g2", Some("2031-03-13"), value(1840.0, "counted", "habitants", None), Some("la préfecture"), 2),
        row("g24", None, value(2000.0, "counted", "people", Some("more")), None, 3),
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
            told: true,
            part: false,
            withdrawn: false,
            standing: "disputed",
            series: deaths(),
            series_total: 3,
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
            told: true,
            part: false,
            withdrawn: false,
            standing: "updated",
            series: evacuated,
            series_total: 6,
        },
        FigureCard {
            card: card("g3", "figure", 1, "La région débloque 1,5 million d’euros pour les premiers travaux."),
            value: value(1_500_000.0, "currency", "EUR", None),
            scope: "pour les premiers travaux".to_owned(),
            says: Some("la région".to_owned()),
            as_of: Some("2031-03".to_owned()),
            told: true,
            part: false,
            withdrawn: false,
            standing: "single",
            series: Vec::new(),
            series_total: 0,
        },
        FigureCard {
            card: card("g4", "figure", 1, "Une quarantaine de maisons restaient sans électricité."),
            value: Value { verbatim: "une quarantaine de".to_owned(), ..value(40.0, "counted", "maisons", Some("approx")) },
            scope: "maisons restaient sans électricité".to_owned(),
            says: None,
            as_of: None,
            told: true,
            part: false,
            withdrawn: false,
            standing: "agreed",
            series: Vec::new(),
            series_total: 0,
        },
        FigureCard {
            card: card("g5", "figure", 3, "Insurers expect between 12 and 15 percent of claims to be refused."),
            value: Value { high: Some(15.0), ..value(12.0, "share", "%", None) },
            scope: "of claims to be refused".to_owned(),
            says: Some("insurers".to_owned()),
            as_of: Some("2031-03-15".to_owned()),
            told: true,
            part: false,
            withdrawn: false,
            standing: "single",
            series: Vec::new(),
            series_total: 0,
        },
        FigureCard {
            card: card("g6", "figure", 4, "Des dizaines de caves ont été pompées par les riverains eux-mêmes."),
            value: Value { verbatim: "des dizaines de caves".to_owned(), ..value(24.0, "counted", "caves", Some("vague")) },
            scope: "ont été pompées par les riverains".to_owned(),
            says: None,
            as_of: None,
            told: true,
            part: false,
            withdrawn: false,
            standing: "single",
            series: Vec::new(),
            series_total: 0,
        },
    ]
}

pub(crate) fn quotations() -> Vec<QuotationCard> {
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

pub(crate) fn event(id: &str, (date, precision): (&str, &'static str), clause: &str, time: &str, number: usize) -> EventCard {
    EventCard {
        card: card(id, "event", number, clause),
        date: date.to_owned(),
        precision,
        lead_in: None,
        clause: clause.to_owned(),
        time_text: time.to_owned(),
        approximate: false,
        factuality: "factual",
        withdrawn: false,
        also: Vec::new(),
    }
}

pub(crate) fn events() -> Vec<EventCard> {
    let mut list = vec![
        event(
            "e1",
            ("2031-03-09", "day"),
            "Les services de prévision placent la Vesle-Noire en vigilance orange.",
            "dimanche",
            1,
        ),
        event(
            "e2",
            ("2031-03-11T22:15", "time"),
            "L’eau franchit la digue des Tanneurs et gagne la place du marché.",
            "mardi à 22 h 15",
            1,
        ),
        event("e3", ("2031-03-11TNI", "daypart"), "La passerelle du moulin s’effondre.", "dans la nuit de mardi à mercredi", 2),
        event("e4", ("2031-03-12", "day"), "Le gymnase Jean-Mallet ouvre aux premiers évacués.", "mercredi", 1),
        event("e5", ("2031-03-12TMO", "daypart"), "La ligne de chemin de fer vers Saint-Aubin est coupée.", "mercredi matin", 2),
        event("e6", ("2031-03-13", "day"), "Le parquet ouvre une enquête sur l’effondrement de la passerelle.", "jeudi", 2),
        event(
            "e7",
            ("2031-03-14/2031-03-16", "interval"),
            "Les écoles de la vallée restent fermées.",
            "de vendredi à dimanche",
            1,
        ),
        event("e8", ("2031-04", "month"), "La région doit présenter son plan pour les digues.", "en avril", 3),
    ];
    list[2].also = vec![Also {
        id: "e77".to_owned(),
        evidence: "sources/courrier-12/index.html#f-e3b".to_owned(),
        source: source(1),
        clause: "la passerelle a été emportée peu après minuit".to_owned(),
    }];
    list[7].factuality = "announced";
    list[4].factuality = "denied";
    list
}

pub(crate) fn entity(
    name: &str,
    path: &str,
    kind: &'static str,
    role: Option<&str>,
    (mentions, sources): (usize, usize),
) -> EntityRow {
    EntityRow {
        name: name.to_owned(),
        path: path.to_owned(),
        kind,
        place: None,
        role: role.map(str::to_owned),
        mentions,
        sources,
    }
}

pub(crate) fn actors() -> Vec<EntityRow> {
    vec![
        entity("Odile Ferrandier", "acteurs/odile-ferrandier/index.html", "person", Some("maire de Tourvaux"), (14, 3)),
        entity("Préfecture des Combes", "acteurs/prefecture/index.html", "organisation", None, (9, 2)),
        entity("Parquet de Saint-Aubin", "acteurs/parquet/index.html", "organisation", Some("chargé de l’enquête"), (4, 2)),
        entity(
            "Émile Szczepański",
            "acteurs/emile/index.html",
            "person",
            Some("hydrologue à l’Institut des eaux courantes"),
            (2, 1),
        ),
    ]
}

pub(crate) fn places() -> Vec<EntityRow> {
    vec![
        entity("Tourvaux", "lieux/tourvaux/index.html", "place", None, (31, 4)),
        entity("Saint-Aubin-les-Combes", "lieux/saint-aubin/index.html", "place", None, (6, 2)),
        entity("digue des Tanneurs", "lieux/digue/index.html", "place", None, (3, 2)),
    ]
}
