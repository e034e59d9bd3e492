//! Figures of several sources put together: what stands in one series, who agrees, what differs, what was
//! taken back, and when a figure is as of. Small dossiers of our own, read through the whole engine.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set up its world has failed")]

use liasse::engine::{Engine, Options, disk};
use std::fs;

/// A dossier of articles: publisher, day, text.
fn dossier(lang: &str, articles: &[(&str, &str, &str)]) -> Engine {
    let folder = tempfile::tempdir().unwrap();
    let sources = folder.path().join("content/sources");
    fs::create_dir_all(&sources).unwrap();
    fs::write(folder.path().join("liasse.toml"), format!("title = \"T\"\nlang = \"{lang}\"\n")).unwrap();
    for (number, (publisher, day, text)) in articles.iter().enumerate() {
        let head = format!("+++\ntitle = \"A{number}\"\ndate = {day}\npublisher = \"{publisher}\"\nlang = \"{lang}\"\n+++\n\n");
        fs::write(sources.join(format!("a{number}.md")), head + text + "\n").unwrap();
    }
    disk::open(folder.path(), None, Options::default()).unwrap()
}

/// Each series: its key, its values in order of day, how they stand, how many voices give the leading one.
fn series(engine: &Engine) -> Vec<String> {
    let index = engine.index();
    let show = |key: &liasse::dossier::SeriesKey| {
        let series = index.series(key).unwrap();
        let value = |at: &liasse::dossier::FactRef| {
            let figure = &series.values[at];
            format!("{}{}", figure.amount.bounds().0, if figure.withdrawn { "✕" } else { "" })
        };
        let values: Vec<String> = series.by_day.iter().map(|(_, at)| value(at)).collect();
        format!("{key} {} {} {}", values.join(","), series.standing.name, series.standing.witnesses)
    };
    let mut all: Vec<String> = index.ranking().map(show).collect();
    all.sort();
    all
}

#[test]
fn a_toll_of_some_is_not_the_toll_of_all() {
    let engine = dossier(
        "fr",
        &[
            ("A", "2024-03-04", "Le port a brûlé dimanche. La préfecture recense 40 morts, dont 6 pompiers."),
            ("B", "2024-03-05", "La préfecture fait état de 46 morts. Sept pompiers ont été tués, selon leur syndicat."),
            ("C", "2024-03-05", "Au moins 21 personnes sont mortes dans les hôpitaux de la région, selon les médecins."),
        ],
    );
    let expect = ["deaths: 40,46 updated 1", "deaths:hospital 21 single 1", "deaths:rescuers 6,7 updated 1"];
    assert_eq!(series(&engine), expect);
}

#[test]
fn the_same_thing_in_other_words_is_one_series() {
    let engine = dossier(
        "fr",
        &[
            ("A", "2024-03-04", "Le ministère annonce la mort de 26 hommes qu'il présente comme des rebelles."),
            ("B", "2024-03-05", "Les autorités parlent de 26 rebelles tués."),
        ],
    );
    assert_eq!(series(&engine), ["deaths:attackers 26,26 agreed 2"]);
}

#[test]
fn two_articles_of_one_publisher_do_not_agree_with_each_other() {
    let text = "Le séisme a fait 12 morts, selon la mairie.";
    let twice = dossier("fr", &[("A", "2024-03-04", text), ("A", "2024-03-05", text)]);
    assert_eq!(series(&twice), ["deaths: 12,12 single 1"]);
    let two = dossier("fr", &[("A", "2024-03-04", text), ("B", "2024-03-05", text)]);
    assert_eq!(series(&two), ["deaths: 12,12 agreed 2"]);
}

#[test]
fn sources_differ_on_the_same_crowd() {
    let engine = dossier(
        "en",
        &[("A", "2024-03-04", "About 500 people marched on Saturday, police said. Organisers put the crowd at 1,500.")],
    );
    assert_eq!(series(&engine), ["forces:=demonstrators@2024-03-02 500,1500 disputed 1"]);
}

#[test]
fn what_was_taken_back_stands_marked_and_leads_nothing() {
    let engine = dossier(
        "en",
        &[
            (
                "A",
                "2024-03-04",
                "On Sunday a website reported that 90 people had died in the fire. The figure was later withdrawn.",
            ),
            ("B", "2024-03-04", "The fire killed 12 people, the mayor said."),
        ],
    );
    assert_eq!(series(&engine), ["deaths: 90✕,12 single 1"]);
}

#[test]
fn a_figure_without_a_date_of_its_own_is_its_articles() {
    let engine = dossier(
        "fr",
        &[(
            "A",
            "2024-03-08",
            "Les assureurs, qui se sont réunis lundi, ont reçu 9 600 plaintes. Mercredi, le tribunal en a jugé 40.",
        )],
    );
    let index = engine.index();
    let figure = index.ranking().filter_map(|key| index.series(key)?.lead()).find(|(_, f)| f.amount.bounds().0 == 9600.0);
    let (_, figure) = figure.unwrap();
    assert_eq!((figure.as_of.as_str(), figure.told), ("2024-03-08", false));
}

#[test]
fn sources_differ_on_what_a_thing_costs() {
    let engine = dossier(
        "fr",
        &[
            ("A", "2024-03-04", "Le coût du pont est estimé à 240 millions d'euros, selon la mairie."),
            ("B", "2024-03-06", "Selon la région, le pont devrait coûter 310 millions d'euros."),
            ("C", "2024-03-06", "Le coût de la gare est évalué à 90 millions d'euros, selon la mairie."),
        ],
    );
    let expect = ["economy:EUR:cost:gare/ 90000000 single 1", "economy:EUR:cost:pont/ 240000000,310000000 disputed 1"];
    assert_eq!(series(&engine), expect);
}

#[test]
fn the_price_of_so_much_moves_from_day_to_day() {
    let engine = dossier(
        "en",
        &[
            ("A", "2024-03-04", "A barrel of crude traded at 80 dollars, traders said."),
            ("B", "2024-03-06", "Crude fell further. A barrel of crude traded at 74 dollars, brokers said."),
        ],
    );
    assert_eq!(series(&engine), ["economy:USD:price:/barrel+crude 80,74 updated 1"]);
}

#[test]
fn so_many_a_year_are_not_those_of_the_day() {
    let engine = dossier(
        "fr",
        &[(
            "A",
            "2024-03-04",
            "L'accident a fait 12 morts, selon la préfecture. La route fait 300 morts par an, selon une étude.",
        )],
    );
    assert_eq!(series(&engine), ["deaths: 12 single 1", "deaths:per 300 single 1"]);
}

#[test]
fn who_opens_a_sentence_is_small_within_another() {
    let shown = |text: &str| {
        let engine = dossier("en", &[("A", "2024-03-04", text)]);
        let html = engine.page(&liasse::site::routes::PageId::List(liasse::dossier::List::Figures, None)).unwrap().unwrap();
        html.split("<p class=\"who\">").nth(1).unwrap().split(" ·").next().unwrap().to_owned()
    };
    assert_eq!(shown("Officials counted 26 injured in the port."), "according to officials");
    assert_eq!(shown("Oxfam counted 26 injured in the port."), "according to Oxfam");
    assert_eq!(shown("Mayor Rosa Lund counted 26 injured in the port."), "according to Mayor Rosa Lund");
}

#[test]
fn a_price_is_shown_with_what_it_is_for() {
    let engine = dossier("fr", &[("A", "2024-03-04", "Le litre de lait se vend 3 euros dans la vallée, selon la laiterie.")]);
    let html = engine.page(&liasse::site::routes::PageId::List(liasse::dossier::List::Figures, None)).unwrap().unwrap();
    assert!(html.contains("<span class=\"noun\">le litre de lait</span>"), "{html}");
}

#[test]
fn a_pluperfect_is_of_the_day_told_before() {
    let day = |text: &str| {
        let engine = dossier("fr", &[("A", "2024-03-04", text)]);
        let index = engine.index();
        let key = index.ranking().find(|key| key.starts_with("arrests")).unwrap();
        index.series(key).unwrap().lead().unwrap().1.as_of.clone()
    };
    let night = "Dans la nuit du 1er au 2 mars, la police avait bouclé le port.";
    assert_eq!(day(&format!("{night} Elle avait annoncé 30 arrestations.")), "2024-03-01/2024-03-02");
    assert_eq!(day(&format!("{night} Elle annonce 30 arrestations.")), "2024-03-04");
    assert_eq!(day(&format!("{night} La préfecture avait annoncé 30 arrestations.")), "2024-03-04");
}

#[test]
fn people_are_shown_with_what_they_did() {
    let engine = dossier("fr", &[("A", "2024-03-04", "Plus de 1 000 personnes occupaient le quai du port, selon la mairie.")]);
    let html = engine.page(&liasse::site::routes::PageId::List(liasse::dossier::List::Figures, None)).unwrap().unwrap();
    assert!(html.contains("personnes occupaient le quai du port</span>"), "{html}");
}
