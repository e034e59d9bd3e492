//! Changes of files into moved keys. Sources are read and extracted in parallel, each a pure function
//! of its bytes; then each contribution is put into the index, which says what moved. Early cutoff:
//! the same bytes end here, the same facts in the index.

use super::{Change, Engine, Extracted, SourceFile};
use crate::content::{self, SOURCES, SourceId};
use crate::diagnostic::{Diagnostic, Page};
use crate::dossier::names::{self, NAMES};
use crate::dossier::resolve::Settled;
use crate::dossier::{Contribution, Key};
use crate::extract::lexicon::Lexicon;
use crate::extract::{Input, extract};
use crate::render::{Theme, ThemeFile};
use crate::review::{self, Decisions};
use crate::site::author::{AuthorSource, broken_citations};
use crate::text::{Lang, language};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_128;

impl Engine {
    /// Takes changes of any files of the dossier but `liasse.toml` (a new configuration wants a new
    /// engine) and returns the keys that moved. The order of `changes` does not matter.
    pub fn apply(&mut self, changes: Vec<Change>) -> BTreeSet<Key> {
        let nav = self.nav();
        let mut moved = BTreeSet::new();
        let mut affected: BTreeSet<SourceId> = BTreeSet::new();
        let mut sources = Vec::new();
        let mut theme_changed = false;
        for change in changes {
            match Role::of(&change.path) {
                Role::Source => sources.push(change),
                Role::Page(name) => moved.extend(self.apply_page(&name, &change)),
                Role::Decisions(id) => affected.extend(self.apply_decisions(id, &change)),
                Role::Names => moved.extend(self.apply_names(&change)),
                Role::Theme => theme_changed |= self.keep_theme_file(change),
                Role::Other => {}
            }
        }
        affected.extend(self.apply_sources(sources));
        let parts = affected.into_iter().map(|id| self.contribution(id)).collect();
        moved.extend(self.index.set(parts));
        if theme_changed {
            moved.extend(self.load_theme());
        }
        if self.nav() != nav {
            moved.insert(Key::Nav);
        }
        moved
    }

    /// Reads changed sources; returns the ids whose contribution may have changed.
    fn apply_sources(&mut self, changes: Vec<Change>) -> BTreeSet<SourceId> {
        let config = &self.site.config;
        let known = |change: &Change| self.files.get(&change.path).map(|file| file.hash) == change.bytes.as_deref().map(xxh3_128);
        let fresh: Vec<(Change, Option<SourceFile>, Vec<Diagnostic>)> = changes
            .into_par_iter()
            .filter(|change| !known(change))
            .map(|change| {
                let (file, found) = change.bytes.as_deref().map(|bytes| read(&change.path, bytes, config)).unzip();
                (Change { path: change.path, bytes: None }, file, found.unwrap_or_default())
            })
            .collect();
        let mut affected = BTreeSet::new();
        for (change, file, found) in fresh {
            self.note(&change.path, found);
            if let Some(old) = self.files.remove(&change.path).and_then(|file| file.read) {
                if let Some(paths) = self.claims.get_mut(&old.source.id) {
                    paths.remove(&change.path);
                }
                affected.insert(old.source.id.clone());
            }
            let Some(file) = file else { continue };
            if let Some(new) = &file.read {
                self.claims.entry(new.source.id.clone()).or_default().insert(change.path.clone());
                affected.insert(new.source.id.clone());
            }
            self.files.insert(change.path, file);
        }
        affected
    }

    /// What a source id stands for now.
    fn contribution(&mut self, id: SourceId) -> (SourceId, Option<Arc<Contribution>>) {
        let path = self.claims.get(&id).and_then(|paths| paths.first());
        let read = path.and_then(|path| self.files.get(path)).and_then(|file| file.read.clone());
        if self.claims.get(&id).is_some_and(BTreeSet::is_empty) {
            self.claims.remove(&id);
        }
        let shown = read.filter(|read| self.options.drafts || !read.source.meta.draft);
        let none = Decisions::default();
        let decisions = self.decisions.get(id.as_str());
        let part = shown.map(|read| {
            let decided = decisions.map_or(&none, |(_, decided)| decided);
            Arc::new(Contribution::new(read.source, read.lang, read.facts, decided, self.index.policy()))
        });
        (id, part)
    }

    fn apply_page(&mut self, name: &str, change: &Change) -> Option<Key> {
        let old = self.site.pages.remove(name);
        let (page, found) = match change.bytes.as_deref() {
            Some(bytes) => content::read_page(Path::new(&change.path), bytes, &self.site.config),
            None => (None, Vec::new()),
        };
        self.note(&change.path, found);
        let new =
            page.map(|page| AuthorSource { file: change.path.clone(), title: page.title, given: page.given, body: page.body });
        let changed = old != new;
        if let Some(new) = new {
            self.site.pages.insert(name.to_owned(), new);
        }
        changed.then(|| Key::Page(name.into()))
    }

    fn apply_decisions(&mut self, id: String, change: &Change) -> Option<SourceId> {
        let old = self.decisions.remove(&id);
        let (new, found) = match &change.bytes {
            Some(bytes) => {
                let (decisions, found) = review::parse(&change.path, &String::from_utf8_lossy(bytes));
                (Some((change.path.clone(), decisions)), found)
            }
            None => (None, Vec::new()),
        };
        self.note(&change.path, found);
        let source = SourceId(id.as_str().into());
        let changed = old != new;
        if let Some(new) = new {
            self.decisions.insert(id, new);
        }
        changed.then_some(source)
    }

    fn apply_names(&mut self, change: &Change) -> BTreeSet<Key> {
        let text = change.bytes.as_deref().map(String::from_utf8_lossy);
        self.names_text = text.map(|text| text.into_owned()).unwrap_or_default();
        let (decisions, found) = names::parse(&change.path, &self.names_text);
        self.note(&change.path, found);
        if decisions == self.names {
            return BTreeSet::new();
        }
        let moved = self.index.settle(Settled::new(&decisions).in_language(self.site.lang));
        self.names = decisions;
        moved
    }

    /// True if the file of the theme differs from what was known.
    fn keep_theme_file(&mut self, change: Change) -> bool {
        match change.bytes {
            Some(bytes) if self.theme_files.get(&change.path) == Some(&bytes) => false,
            Some(bytes) => {
                self.theme_files.insert(change.path, bytes);
                true
            }
            None => self.theme_files.remove(&change.path).is_some(),
        }
    }

    /// Compiles the templates again; a theme in error leaves the last good one in place.
    fn load_theme(&mut self) -> Option<Key> {
        let files: Vec<ThemeFile> =
            self.theme_files.iter().map(|(path, bytes)| ThemeFile { path: path.clone(), bytes: bytes.clone() }).collect();
        const THEME: &str = "templates";
        match Theme::load(&files) {
            Ok(theme) => {
                self.site.style = theme.style_path().to_owned();
                self.theme = theme;
                self.note(THEME, Vec::new());
                Some(Key::Theme)
            }
            Err(errors) => {
                let found = errors.iter().map(|error| {
                    Diagnostic::error("template", error.to_string())
                        .remedy("mend the template, or remove it to use the built-in one")
                });
                let found = found.collect();
                self.note(THEME, found);
                None
            }
        }
    }

    /// Citations of the author's pages that lead nowhere.
    pub(super) fn citation_problems(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for page in self.site.pages.values() {
            let given = Page::new(&page.file, &page.given);
            for (range, message) in broken_citations(&self.index, page) {
                let problem = Diagnostic::error("citation-broken", message).at(&given, range);
                found.push(problem.remedy("copy the words exactly from the source, or correct its name"));
            }
        }
        found
    }
}

/// Reads one source file and extracts its facts.
fn read(path: &str, bytes: &[u8], config: &crate::config::Config) -> (SourceFile, Vec<Diagnostic>) {
    let (source, found) = content::read(Path::new(path), bytes, config);
    let read = source.map(|source| {
        let detect = || language::detect(&source.text, &Lexicon::languages());
        let site = || Lang::parse(&config.lang).unwrap_or(Lang::FR);
        let lang = source.meta.lang.or_else(detect).unwrap_or_else(site);
        let facts = extract(&Input { text: &source.text, lang, published: source.meta.published });
        Extracted { source: Arc::new(source), lang, facts: Arc::new(facts) }
    });
    (SourceFile { hash: xxh3_128(bytes), read }, found)
}

/// What a file of the dossier is for.
enum Role {
    Source,
    /// A page the author wrote, by its path in `content/` without extension.
    Page(String),
    /// Decisions about the source with this id.
    Decisions(String),
    /// What the author settled about names.
    Names,
    Theme,
    Other,
}

impl Role {
    fn of(path: &str) -> Self {
        let has = |extensions: &[&str]| {
            Path::new(path).extension().is_some_and(|e| extensions.iter().any(|x| e.eq_ignore_ascii_case(x)))
        };
        if path.strip_prefix(SOURCES).is_some_and(|rest| rest.starts_with('/')) {
            return if has(&["md", "txt"]) { Role::Source } else { Role::Other };
        }
        if let Some(name) = path.strip_prefix("content/").filter(|_| has(&["md"])) {
            return Role::Page(name[..name.len() - 3].to_owned());
        }
        if let Some(name) = path.strip_prefix("review/").and_then(|name| name.strip_suffix(".toml")) {
            return Role::Decisions(name.to_owned());
        }
        if path == NAMES {
            return Role::Names;
        }
        if path.starts_with("templates/") || path.starts_with("static/") { Role::Theme } else { Role::Other }
    }
}
