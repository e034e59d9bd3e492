//! The source files of a dossier: [`walk`] lists what lies under `content/sources`, sorted by path, so that
//! every machine reads them in the same order. What editors and synchronisation leave behind is passed over;
//! whatever might be an article and is not read is told. File names only: nothing is opened.

use super::{SOURCES, display_path};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use std::fs;
use std::path::{Component, Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Folders inside one another at most: deeper ones are a mistake, or a trap.
const DEEPEST: usize = 32;

/// The source files of the dossier at `root`, relative to it, sorted.
pub fn walk(root: &Path, config: &Config) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let start = root.join(SOURCES);
    let mut found = Vec::new();
    if !start.is_dir() {
        let missing = Diagnostic::warning("sources-missing", "there is no folder content/sources: the dossier has no sources");
        found.push(missing.file(SOURCES).remedy("run `liasse import FILE`, or put articles there as .txt or .md"));
        return (Vec::new(), found);
    }
    let inside = (!config.allow_external).then(|| fs::canonicalize(root).ok()).flatten();
    // A linked `content` is the author's choice of place: only links below it are questioned.
    let content = inside.as_ref().and_then(|_| fs::canonicalize(&start).ok());
    let mut paths = Vec::new();
    let mut entries = WalkDir::new(&start).follow_links(true).max_depth(DEEPEST).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.push(unreadable(root, &error));
                continue;
            }
        };
        if entry.depth() > 0 && is_leftover(&entry) {
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        if entry.path_is_symlink() && leads_out(&entry, inside.as_deref(), content.as_deref()) {
            let out = Diagnostic::warning("link-outside", "this link leads out of the dossier; it is not followed");
            found.push(
                out.file(relative(root, entry.path())).remedy("copy the file here, or set allow_external = true in liasse.toml"),
            );
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        if entry.file_type().is_file() {
            keep(root, &entry, &mut paths, &mut found);
        }
    }
    paths.sort();
    (paths, found)
}

/// Takes a file by its name, or says why not.
fn keep(root: &Path, entry: &DirEntry, paths: &mut Vec<PathBuf>, found: &mut Vec<Diagnostic>) {
    let Ok(path) = entry.path().strip_prefix(root) else { return };
    let shown = display_path(path);
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("md" | "txt") => {}
        Some("html" | "htm") => {
            let page = Diagnostic::warning("source-html", "a saved web page is not read as it is").file(&shown);
            found.push(page.remedy(format!("run `liasse import {shown}` and move the page out of content/sources")));
            return;
        }
        Some("pdf" | "docx" | "odt" | "doc" | "rtf" | "epub" | "eml") => {
            let document = Diagnostic::warning("source-unsupported", "this kind of document is not read").file(&shown);
            found.push(document.remedy("save its text as .txt here"));
            return;
        }
        _ => return,
    }
    if path.to_str().is_none() {
        let odd = Diagnostic::warning("name-not-utf8", "the name of this file is not UTF-8").file(&shown);
        found.push(odd.remedy("rename it; until then its address comes from its title"));
    }
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if is_conflict_copy(&stem) {
        let copy =
            Diagnostic::warning("conflict-copy", "this looks like a copy that synchronisation made; it is not read").file(&shown);
        found.push(copy.remedy("keep the right one of the two, and delete or rename the other"));
        return;
    }
    paths.push(path.to_path_buf());
}

/// What editors, systems and synchronisation leave behind, by name.
fn is_leftover(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let lower = name.to_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || ["thumbs.db", "desktop.ini", "4913", "__macosx", "node_modules"].contains(&lower.as_str())
        || [".swp", ".swo", ".swx", ".bck", ".bak", ".tmp", ".orig", ".rej", ".part", ".crdownload"]
            .iter()
            .any(|end| lower.ends_with(end))
}

/// « copie en conflit », `sync-conflict`, `foo (1)`.
fn is_conflict_copy(stem: &str) -> bool {
    let lower = stem.to_lowercase();
    if ["copie en conflit", "conflicted copy", "sync-conflict", "conflit de synchronisation"]
        .iter()
        .any(|mark| lower.contains(mark))
    {
        return true;
    }
    let number = lower.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")).map(|(_, number)| number);
    number.is_some_and(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a link leads to a place outside both the dossier and its (perhaps linked) sources.
fn leads_out(entry: &DirEntry, inside: Option<&Path>, content: Option<&Path>) -> bool {
    let Some(inside) = inside else { return false };
    if entry.depth() == 0 {
        return false;
    }
    let target = fs::canonicalize(entry.path());
    target.is_ok_and(|target| !target.starts_with(inside) && !content.is_some_and(|content| target.starts_with(content)))
}

fn unreadable(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let file = relative(root, error.path().unwrap_or(root));
    if error.loop_ancestor().is_some() {
        let cycle = Diagnostic::warning("link-cycle", "this link leads back to a folder it lies in; it is not followed");
        return cycle.file(file).remedy("remove the link");
    }
    let message = error.io_error().map_or_else(|| "cannot be read".to_owned(), |error| format!("cannot be read: {error}"));
    Diagnostic::warning("file-unreadable", message).file(file).remedy("check that it is there and that you may read it")
}

fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    let parts: PathBuf = path.components().filter(|part| !matches!(part, Component::CurDir)).collect();
    display_path(&parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_copies() {
        for stem in ["a (1)", "article (copie en conflit de Max)", "a.sync-conflict-20220110"] {
            assert!(is_conflict_copy(stem), "{stem}");
        }
        for stem in ["a", "Budget (2022)", "article (suite)", "(1)"] {
            assert!(!is_conflict_copy(stem), "{stem}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn leftovers_links_and_order() {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        let root = folder.path();
        let sources = root.join(SOURCES);
        fs::create_dir_all(sources.join("b")).unwrap();
        for name in ["z.txt", "b/a.md", "b.txt", ".b.txt.swp", "b.txt~", ".DS_Store", "c (1).md", "p.html", "image.png"] {
            fs::write(sources.join(name), "x").unwrap();
        }
        fs::write(outside.path().join("o.txt"), "x").unwrap();
        let link = |to: &Path, name: &str| std::os::unix::fs::symlink(to, sources.join(name)).unwrap();
        link(outside.path(), "out");
        link(&sources, "b/loop");
        link(&sources.join("z.txt"), "inside.txt");
        let (paths, found) = walk(root, &Config::default());
        let names: Vec<String> = paths.iter().map(|path| display_path(path.strip_prefix(SOURCES).unwrap())).collect();
        assert_eq!(names, ["b/a.md", "b.txt", "inside.txt", "z.txt"]);
        let codes: Vec<&str> = found.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["link-cycle", "conflict-copy", "link-outside", "source-html"]);
        let open = Config { allow_external: true, ..Config::default() };
        assert!(walk(root, &open).0.iter().any(|path| path.ends_with("out/o.txt")));
    }
}
