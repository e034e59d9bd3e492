//! The chronology as a reader finds it: the order within a day, and lines that read by themselves. Small dossiers of our
//! own, read through the whole engine.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set up its world has failed")]

use liasse::dossier::List;
use liasse::engine::{Engine, Options, disk};
use liasse::site::routes::PageId;
use std::fs;

/// A dossier of articles published on 14 March 2024, a Thursday.
fn dossier(lang: &str, articles: &[&str]) -> Engine {
    let folder = tempfile::tempdir().unwrap();
    let sources = folder.path().join("content/sources");
    fs::create_dir_all(&sources).unwrap();
    fs::write(folder.path().join("liasse.toml"), "title = \"T\"\nlang = \"fr\"\nas_of = 2024-03-20\nstatus = \"closed\"\n")
        .unwrap();
    for (number, text) in articles.iter().enumerate() {
        let head = format!("+++\ntitle = \"A{number}\"\ndate = 2024-03-14\nlang = \"{lang}\"\n+++\n\n");
        fs::write(sources.join(format!("a{number}.md")), head + text + "\n").unwrap();
    }
    disk::open(folder.path(), None, Options::default()).unwrap()
}

/// The lines of the chronology, without their marks.
fn lines(engine: &Engine) -> Vec<String> {
    let html = engine.page(&PageId::List(List::Events, None)).unwrap().unwrap();
    let plain = |words: &str| words.replace("&#x27;", "'").replace("&#39;", "'");
    let mut lead = String::new();
    let mut lines = Vec::new();
    for piece in html.split("<p class=\"") {
        if piece.starts_with("lead-in\"") {
            let words = piece.split_once("dir=\"auto\">").unwrap().1.split("</span>").next().unwrap();
            lead = format!("({}) ", plain(words));
        } else if piece.starts_with("what\"") {
            let words = piece.split_once('>').unwrap().1.split("</p>").next().unwrap();
            lines.push(format!("{}{}", std::mem::take(&mut lead), plain(words)));
        }
    }
    lines
}

#[test]
fn a_day_is_told_as_it_went() {
    let engine = dossier(
        "fr",
        &[
            "Mardi soir, le pont a cédé. Mardi vers 15 heures, la route a été fermée. Mardi matin, la pluie a repris. \
             Le maire a démissionné mardi. Tout a commencé il y a plus de deux jours par une fuite.",
            "Mardi, la préfecture a ouvert un gymnase.",
        ],
    );
    let expect = [
        "Tout a commencé il y a plus de deux jours par une fuite",
        "Le maire a démissionné mardi",
        "Mardi, la préfecture a ouvert un gymnase",
        "Mardi matin, la pluie a repris",
        "Mardi vers 15 heures, la route a été fermée",
        "Mardi soir, le pont a cédé",
    ];
    assert_eq!(lines(&engine), expect);
}

#[test]
fn a_relative_clause_is_told_of_its_subject() {
    let engine = dossier("en", &["The old harbour, which was flooded on Monday, reopened on Wednesday with two piers."]);
    let expect = [
        "The old harbour […] was flooded on Monday",
        "The old harbour, which was flooded on Monday, reopened on Wednesday with two piers",
    ];
    assert_eq!(lines(&engine), expect);
}

#[test]
fn a_line_with_a_pronoun_is_led_in_by_what_it_stands_for() {
    let engine = dossier("fr", &["Le quai est fermé. Il y a trois jours, le maire a démissionné."]);
    assert_eq!(lines(&engine), ["Il y a trois jours, le maire a démissionné"]);
    let engine = dossier("fr", &["Le barrage de Sarn a été vidé mardi. Il doit rester fermé jusqu’au 29 mars."]);
    let expect =
        ["Le barrage de Sarn a été vidé mardi", "(Le barrage de Sarn a été vidé mardi.) Il doit rester fermé jusqu’au 29 mars"];
    assert_eq!(lines(&engine), expect);
}
