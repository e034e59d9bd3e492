//! The incremental engine against a build from nothing: after any sequence of edits every page of the
//! one equals, byte for byte, the page of the other.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set up its world has failed")]

use liasse::config::Config;
use liasse::engine::memo::Memo;
use liasse::engine::{Change, Engine, Options};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Sentences of which articles are made; names, figures and dates recur so that articles touch each other.
const SENTENCES: [&str; 14] = [
    "Le maire de Valmont, Hugo Carlier, a annoncé lundi la fermeture du pont.",
    "« Le pont ne tiendra pas l'hiver », a déclaré Hugo Carlier.",
    "La crue du 5 janvier a fait trois morts et quarante blessés.",
    "La préfecture compte cinq morts au 6 janvier.",
    "Selon la préfecture, 1 200 personnes ont été évacuées.",
    "L'Office de l'eau (ODE) a déployé 300 agents à Valmont.",
    "L'ODE estime les dégâts à 2,5 millions d'euros.",
    "Mme Carlier a été opérée dans la nuit.",
    "Le 7 janvier, les secours ont quitté Brévan.",
    "Carlier a démenti avoir été prévenu.",
    "Les travaux reprendront le 20 février à Brévan.",
    "Deux cents habitants de Valmont sont rentrés mardi.",
    "D'après Anna Berg, directrice de l'Office de l'eau, la digue a cédé.",
    "Rien à signaler ailleurs.",
];

/// One edit of the dossier.
#[derive(Clone, Debug)]
enum Edit {
    Write { file: usize, day: u8, title: usize, sentences: Vec<usize> },
    Remove(usize),
    Brief(Vec<usize>),
    Decide { file: usize, kind: usize },
    Template(bool),
    Settle(bool),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let sentence = 0..SENTENCES.len();
    let write = (0..7usize, 1..28u8, 0..4usize, proptest::collection::vec(sentence, 0..9))
        .prop_map(|(file, day, title, sentences)| Edit::Write { file, day, title, sentences });
    let edit = prop_oneof![
        8 => write,
        2 => (0..7usize).prop_map(Edit::Remove),
        1 => proptest::collection::vec(0..SENTENCES.len(), 0..3).prop_map(Edit::Brief),
        2 => (0..7usize, 0..3usize).prop_map(|(file, kind)| Edit::Decide { file, kind }),
        1 => any::<bool>().prop_map(Edit::Template),
        1 => any::<bool>().prop_map(Edit::Settle),
    ];
    proptest::collection::vec(edit, 1..25)
}

/// The file an edit writes, and what is in it afterwards.
fn change(edit: &Edit) -> Change {
    let file = |path: String, text: Option<String>| Change { path, bytes: text.map(String::into_bytes) };
    match edit {
        Edit::Write { file: n, day, title, sentences } => {
            let body: Vec<&str> = sentences.iter().map(|s| SENTENCES[*s]).collect();
            let text = format!("+++\ntitle = \"Article {title}\"\ndate = 2022-01-{day:02}\n+++\n{}\n", body.join("\n\n"));
            file(format!("content/sources/a{n}.txt"), Some(text))
        }
        Edit::Remove(n) => file(format!("content/sources/a{n}.txt"), None),
        Edit::Brief(sentences) => {
            let body: Vec<&str> = sentences.iter().map(|s| SENTENCES[*s]).collect();
            file("content/_index.md".into(), Some(format!("# Essentiel\n\n{}\n", body.join("\n"))))
        }
        Edit::Decide { file: n, kind } => {
            let (kind, exact) =
                [("figure", "trois morts"), ("quotation", "Le pont ne tiendra pas l'hiver"), ("figure", "300 agents")][*kind];
            let verdict = if kind == "figure" { "edited\"\nvalue = \"301" } else { "rejected" };
            let text = format!("[[fact]]\nkind = \"{kind}\"\nexact = \"{exact}\"\ndecision = \"{verdict}\"\n");
            file(format!("review/a{n}.toml"), Some(text))
        }
        Edit::Template(on) => file("templates/404.html".into(), on.then(|| "<p>{{ chrome.site_title }}".to_owned())),
        Edit::Settle(on) => {
            file("entities.toml".into(), on.then(|| "[[entity]]\nname = \"Brévan\"\naliases = [\"Valmont\"]\n".to_owned()))
        }
    }
}

fn engine() -> Engine {
    Engine::new(Config::default(), Vec::new(), Options::default()).unwrap()
}

fn from_nothing(files: &BTreeMap<String, Vec<u8>>) -> Engine {
    let mut engine = engine();
    engine.apply(files.iter().map(|(path, bytes)| Change { path: path.clone(), bytes: Some(bytes.clone()) }).collect());
    engine
}

/// Every output of the site by path, pages through `memo`.
fn site(engine: &Engine, memo: &mut Memo) -> BTreeMap<String, Vec<u8>> {
    let mut bytes = |output: &liasse::engine::Output| match output {
        liasse::engine::Output::Page(page) => memo.page(engine, page).unwrap().unwrap().as_bytes().to_vec(),
        other => engine.bytes(other).unwrap().into_owned(),
    };
    engine.outputs().into_iter().map(|(path, output)| (path, bytes(&output))).collect()
}

/// The first line in which two pages differ.
fn difference(shown: &[u8], built: &[u8]) -> String {
    let (shown, built) = (String::from_utf8_lossy(shown), String::from_utf8_lossy(built));
    let pair = shown.lines().zip(built.lines()).find(|(a, b)| a != b);
    pair.map_or("one is longer".to_owned(), |(a, b)| format!("shown: {a}\nbuilt: {b}"))
}

fn check(edits: &[Edit], batch: usize) {
    let mut live = engine();
    let mut memo = Memo::default();
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for group in edits.chunks(batch) {
        let mut changes: BTreeMap<String, Change> = BTreeMap::new();
        for edit in group {
            let change = change(edit);
            match &change.bytes {
                Some(bytes) => drop(files.insert(change.path.clone(), bytes.clone())),
                None => drop(files.remove(&change.path)),
            }
            changes.insert(change.path.clone(), change);
        }
        let moved = live.apply(changes.into_values().collect());
        memo.invalidate(&moved);
        let shown = site(&live, &mut memo);
        let built = site(&from_nothing(&files), &mut Memo::default());
        assert_eq!(shown.keys().collect::<Vec<_>>(), built.keys().collect::<Vec<_>>(), "after {group:?}");
        for (path, bytes) in &shown {
            assert!(bytes == &built[path], "{path} differs after {group:?}:\n{}", difference(bytes, &built[path]));
        }
        assert_eq!(live.diagnostics(), from_nothing(&files).diagnostics());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if std::env::var_os("LIASSE_SLOW").is_some() { 200 } else { 12 }, ..ProptestConfig::default() })]

    #[test]
    fn every_edit_gives_the_pages_of_a_build_from_nothing(edits in edits(), batch in 1..4usize) {
        check(&edits, batch);
    }
}

#[test]
fn an_edit_undone_gives_back_the_first_bytes() {
    let write = |sentences: &[usize]| Edit::Write { file: 0, day: 8, title: 0, sentences: sentences.to_vec() };
    let other = Edit::Write { file: 1, day: 9, title: 1, sentences: vec![3, 5, 9] };
    let mut live = engine();
    let mut memo = Memo::default();
    let apply = |live: &mut Engine, memo: &mut Memo, edit: &Edit| {
        let moved = live.apply(vec![change(edit)]);
        memo.invalidate(&moved);
        site(live, memo)
    };
    apply(&mut live, &mut memo, &other);
    let first = apply(&mut live, &mut memo, &write(&[0, 1, 2]));
    let second = apply(&mut live, &mut memo, &write(&[0, 1, 4]));
    assert_ne!(first, second);
    assert_eq!(apply(&mut live, &mut memo, &write(&[0, 1, 2])), first);
}

#[test]
fn a_correction_is_what_is_printed() {
    let mut live = engine();
    live.apply(vec![change(&Edit::Write { file: 0, day: 8, title: 0, sentences: vec![2, 1, 4] })]);
    let mut memo = Memo::default();
    let before = site(&live, &mut memo);
    let decide = |value: &str| {
        let text = format!("[[fact]]\nkind = \"figure\"\nexact = \"trois morts\"\ndecision = \"edited\"\nvalue = \"{value}\"\n");
        Change { path: "review/a0.toml".into(), bytes: Some(text.into_bytes()) }
    };
    for value in ["4711", "4712"] {
        let moved = live.apply(vec![decide(value)]);
        memo.invalidate(&moved);
        let after = site(&live, &mut memo);
        assert_ne!(before, after);
        assert!(String::from_utf8_lossy(&after["data/facts.json"]).contains(&format!("\"value\":{value}")), "{value}");
        let home = String::from_utf8_lossy(&after["index.html"]).into_owned();
        assert!(home.contains(value), "{home}");
    }
}

#[test]
fn the_same_bytes_move_nothing() {
    let mut live = engine();
    let edit = Edit::Write { file: 0, day: 8, title: 0, sentences: vec![0, 1, 2] };
    assert!(!live.apply(vec![change(&edit)]).is_empty());
    assert!(live.apply(vec![change(&edit)]).is_empty());
}

#[test]
fn a_figure_in_the_place_of_another_is_listed_as_itself() {
    check(
        &[
            Edit::Write { file: 3, day: 21, title: 0, sentences: vec![4] },
            Edit::Write { file: 3, day: 21, title: 0, sentences: vec![3] },
            Edit::Write { file: 0, day: 1, title: 0, sentences: vec![4, 5] },
        ],
        1,
    );
}
