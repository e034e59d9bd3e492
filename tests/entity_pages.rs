//! The page of a person, an organisation or a place, and that of a source in another language: what stands
//! there and what must not. Small dossiers of our own, read through the whole engine.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set up its world has failed")]

use liasse::engine::{Engine, Options, disk};
use liasse::site::PageId;
use std::fs;

/// A French dossier of articles (language and text) with what the author settled of names.
fn dossier(entities: &str, articles: &[(&str, &str)]) -> Engine {
    let folder = tempfile::tempdir().unwrap();
    let sources = folder.path().join("content/sources");
    fs::create_dir_all(&sources).unwrap();
    fs::write(folder.path().join("liasse.toml"), "title = \"T\"\nlang = \"fr\"\n").unwrap();
    fs::write(folder.path().join("entities.toml"), entities).unwrap();
    for (number, (lang, text)) in articles.iter().enumerate() {
        let head = format!("+++\ntitle = \"A{number}\"\ndate = 2024-03-0{}\nlang = \"{lang}\"\n+++\n\n", number + 4);
        fs::write(sources.join(format!("a{number}.md")), head + text + "\n").unwrap();
    }
    disk::open(folder.path(), None, Options::default()).unwrap()
}

fn page(engine: &Engine, wanted: &PageId) -> String {
    engine.page(wanted).unwrap().unwrap_or_else(|| panic!("no page {wanted:?}, only {:?}", engine.pages()))
}

#[test]
fn what_the_author_hides_is_not_in_company() {
    let text = "Hier, Sophie Lambert et Bernard Rousseau ont visité le port. Sophie Lambert a rencontré Bernard Rousseau à Lyon.";
    let company = |entities: &str| {
        let html = page(&dossier(entities, &[("fr", text)]), &PageId::Actor("sophie-lambert".into()));
        html.split("id=\"company\"").nth(1).unwrap_or_default().split("</table>").next().unwrap_or_default().to_owned()
    };
    assert!(company("").contains("Bernard Rousseau"));
    let hidden = company("[[entity]]\nname = \"Bernard Rousseau\"\nhidden = true\n");
    assert!(hidden.contains("Lyon") && !hidden.contains("Rousseau"), "{hidden}");
}

#[test]
fn a_figure_stands_with_the_person_who_gives_it() {
    let text = "Selon Sophie Lambert, 30 maisons ont brûlé dans la vallée, alors que Bernard Rousseau avait parlé de 50 maisons.";
    let engine = dossier("", &[("fr", text)]);
    let figures = |who: &str| {
        let html = page(&engine, &PageId::Actor(who.into()));
        ["30", "50"].map(|value| html.contains(&format!("value=\"{value}\"")))
    };
    assert_eq!(figures("sophie-lambert"), [true, false]);
    assert_eq!(figures("bernard-rousseau"), [false, true]);
}

#[test]
fn a_source_in_another_language_says_so() {
    let engine = dossier("", &[("fr", "Le port a fermé lundi."), ("en", "The harbour was closed on Monday.")]);
    let source = |slug: &str| {
        let of = |page: &PageId| matches!(page, PageId::Source(id) if id.as_str() == slug);
        engine.pages().into_iter().find(of).unwrap()
    };
    let html = page(&engine, &source("a1"));
    assert!(
        html.contains("<html lang=\"fr\"") && html.contains("<article class=\"text\" lang=\"en\"") && html.contains("anglais")
    );
    let html = page(&engine, &source("a0"));
    assert!(!html.contains("<article class=\"text\" lang") && !html.contains("anglais"));
}
