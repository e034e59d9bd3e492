//! The dossier as it is now: engine, pages made so far, routes. [`Live::change`] takes changed files in,
//! [`Live::get`] answers a path. While a file is in error every page shows the errors, and the site comes
//! back when they are mended.

use super::Settings;
use crate::config;
use crate::diagnostic::{Diagnostic, Level};
use crate::engine::disk::{self, OpenError};
use crate::engine::memo::Memo;
use crate::engine::{Engine, Output};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A dossier in memory.
#[derive(Debug)]
pub struct Live {
    settings: Settings,
    engine: Engine,
    memo: Memo,
    routes: BTreeMap<String, Output>,
    errors: Vec<Diagnostic>,
}

/// What stands at a path.
#[derive(Debug)]
pub enum Answer {
    /// An HTML page.
    Page(Arc<str>),
    /// The page for addresses that do not exist.
    Missing(Arc<str>),
    /// A file of another kind.
    File(Vec<u8>),
    /// The folder's page stands one slash further.
    Folder,
    /// Nothing can be shown before these are mended.
    Errors(Vec<Diagnostic>),
}

impl Live {
    /// Opens the dossier.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn open(settings: &Settings) -> Result<Self, OpenError> {
        let engine = disk::open(&settings.root, settings.config.as_deref(), settings.options.clone())?;
        let mut live =
            Self { settings: settings.clone(), engine, memo: Memo::default(), routes: BTreeMap::new(), errors: Vec::new() };
        live.settle();
        Ok(live)
    }

    /// The engine.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Errors that keep the site from being shown.
    pub fn errors(&self) -> &[Diagnostic] {
        &self.errors
    }

    /// Takes the files at `paths` (relative to the dossier) as they are now; all files if `paths` is `None`.
    /// True if anything moved.
    pub fn change(&mut self, paths: Option<&BTreeSet<PathBuf>>) -> bool {
        let is_config = |path: &PathBuf| path == Path::new(config::FILE) || self.settings.config.as_deref() == Some(path);
        let root = self.settings.root.clone();
        let paths: Vec<PathBuf> = match paths {
            Some(paths) if paths.iter().any(is_config) => return self.reopen(),
            Some(paths) => paths.iter().cloned().collect(),
            None => {
                let (mut all, _) = disk::all(&root, &self.engine.site().config);
                all.extend(self.engine.known_files().map(PathBuf::from));
                all.sort();
                all.dedup();
                all
            }
        };
        let before = self.errors.clone();
        let moved = self.engine.apply(disk::read(&root, &paths));
        self.memo.invalidate(&moved);
        self.settle();
        !moved.is_empty() || before != self.errors
    }

    /// A new configuration wants a new engine; one that cannot be opened leaves the old one.
    fn reopen(&mut self) -> bool {
        match disk::open(&self.settings.root, self.settings.config.as_deref(), self.settings.options.clone()) {
            Ok(engine) => {
                self.engine = engine;
                self.memo = Memo::default();
                self.settle();
            }
            Err(error) => self.errors = vec![Diagnostic::error("config-unreadable", error.to_string()).file(config::FILE)],
        }
        true
    }

    fn settle(&mut self) {
        self.errors = self.engine.diagnostics();
        self.errors.retain(|diagnostic| diagnostic.level == Level::Error);
        self.routes = self.engine.outputs();
    }

    /// What stands at `path` (without a leading `/`, percent-decoded).
    pub fn get(&mut self, path: &str) -> Answer {
        let html = path.is_empty() || path.ends_with('/') || path.ends_with(".html");
        if html && !self.errors.is_empty() {
            return Answer::Errors(self.errors.clone());
        }
        let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        match self.routes.get(&file) {
            Some(Output::Page(page)) => match self.memo.page(&self.engine, page) {
                Ok(Some(html)) => Answer::Page(html),
                Ok(None) => self.missing(),
                Err(error) => Answer::Errors(vec![Diagnostic::error("template", error.to_string())]),
            },
            Some(output) => match self.engine.bytes(output) {
                Ok(bytes) => Answer::File(bytes.into_owned()),
                Err(error) => Answer::Errors(vec![Diagnostic::error("template", error.to_string())]),
            },
            None if !html && self.routes.contains_key(&format!("{path}/index.html")) => Answer::Folder,
            None => self.missing(),
        }
    }

    fn missing(&mut self) -> Answer {
        match self.memo.page(&self.engine, &crate::site::PageId::Missing) {
            Ok(Some(html)) => Answer::Missing(html),
            Ok(None) => Answer::Missing("".into()),
            Err(error) => Answer::Errors(vec![Diagnostic::error("template", error.to_string())]),
        }
    }
}
