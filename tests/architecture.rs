//! The rules of the house, read from the code itself: who may import whom, what every file opens with,
//! and what does not belong in it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set up its world has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the top of the house to the ground. A room may import rooms below it, never above.
/// `output`, `export` and `render` stand side by side and do not know each other.
const FLOORS: [&[&str]; 11] = [
    &["main", "cli"],
    &["commands"],
    &["serve"],
    &["engine"],
    &["output", "export", "render"],
    &["site"],
    &["dossier"],
    &["review"],
    &["extract"],
    &["content"],
    &["text"],
];
const GROUND: [&str; 3] = ["config", "diagnostic", "span"];

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files: Vec<PathBuf> = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// The room a file of `src/` belongs to.
fn room(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let first = path.strip_prefix(root).unwrap().components().next().unwrap();
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

fn floors() -> BTreeMap<&'static str, usize> {
    let mut floors = BTreeMap::new();
    for (floor, rooms) in FLOORS.iter().rev().enumerate() {
        floors.extend(rooms.iter().map(|room| (*room, floor + 1)));
    }
    floors.extend(GROUND.iter().map(|room| (*room, 0)));
    floors
}

/// The part of a file that is not its unit tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap()
}

#[test]
fn rooms_import_only_what_is_below_them() {
    let floors = floors();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let own = room(&path);
        if own == "lib" {
            continue;
        }
        let floor = floors.get(own.as_str()).unwrap_or_else(|| panic!("{own} has no floor: add it to the drawing"));
        for found in code(&text)
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| line.match_indices("crate::").map(move |(at, _)| &line[at + 7..]))
        {
            let names: Vec<&str> = match found.strip_prefix('{') {
                Some(list) => list.split(['}', ';']).next().unwrap().split(',').map(str::trim).collect(),
                None => vec![found],
            };
            for name in names {
                let name: String = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let Some(other) = floors.get(name.as_str()) else { continue };
                if name != own && (other > floor || other == floor && *floor > 0) {
                    wrong.push(format!("{} imports {name}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn rendering_sees_views_and_never_the_dossier() {
    for (path, text) in sources().iter().filter(|(path, _)| room(path) == "render") {
        for below in ["dossier", "review", "extract", "content"] {
            assert!(!code(text).contains(&format!("crate::{below}")), "{} imports {below}", path.display());
        }
    }
}

#[test]
fn every_file_opens_by_saying_what_it_is_for() {
    let bare: Vec<PathBuf> = sources().into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(path, _)| path).collect();
    assert!(bare.is_empty(), "{bare:?}");
}

#[test]
fn files_stay_small_enough_to_read() {
    let long: Vec<String> = sources()
        .iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > 500)
        .map(|(path, lines)| format!("{} {lines}", path.display()))
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn no_language_is_named_in_a_decision_of_the_code() {
    let named: Vec<String> = sources()
        .iter()
        .filter(|(path, _)| ["text", "extract", "dossier", "site", "render"].contains(&room(path).as_str()))
        .flat_map(|(path, text)| code(text).lines().map(move |line| (path, line)).collect::<Vec<_>>())
        .filter(|(_, line)| {
            !line.trim_start().starts_with("//")
                && (line.contains("== \"fr\"") || line.contains("== \"en\"") || line.contains("== Lang::FR"))
        })
        .map(|(path, line)| format!("{}: {}", path.display(), line.trim()))
        .collect();
    assert!(named.is_empty(), "{named:#?}");
}
