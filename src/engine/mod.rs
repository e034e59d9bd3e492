//! The incremental engine: files in, pages out, and only what changed in between. [`Engine::apply`]
//! takes changes of files and returns the [keys](crate::dossier::Key) that moved; [`Engine::page`] makes one page and says
//! which keys it read; [`memo::Memo`] brings the two together. Pure and in memory: reading the disk,
//! watching and publishing are done by others. What a page is does not depend on the order of edits.

mod apply;
pub mod disk;
pub mod memo;
mod notices;
mod outputs;

use crate::config::{Config, PublishFacts};
use crate::content::{Source, SourceId};
use crate::diagnostic::Diagnostic;
use crate::dossier::figures::Weights;
use crate::dossier::resolve::Settled;
use crate::dossier::{Index, List, Policy};
use crate::extract::Facts;
use crate::render::{Theme, ThemeError};
use crate::review::Decisions;
use crate::site::reader::{Shape, has_index, shape};
use crate::site::{PageId, Reader, Site, view};
use crate::text::Lang;
use jiff::civil::Date;
pub use outputs::Output;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A file of the dossier as it is now; no bytes where it is gone. Paths are relative, with `/`.
#[derive(Clone, Debug)]
pub struct Change {
    /// The file.
    pub path: String,
    /// What is in it.
    pub bytes: Option<Vec<u8>>,
}

/// How an engine is set up.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Show what the policy holds back.
    pub drafts: bool,
    /// Replaces `base_url`.
    pub base_url: Option<String>,
    /// Replaces `as_of`.
    pub as_of: Option<Date>,
    /// The year messages count back from when they name years that fit; never printed on a page.
    pub around: Option<i16>,
}

/// A dossier in memory.
#[derive(Debug)]
pub struct Engine {
    options: Options,
    site: Site,
    theme: Theme,
    theme_files: BTreeMap<String, Vec<u8>>,
    index: Index,
    /// Source files by path.
    files: BTreeMap<String, SourceFile>,
    /// Which files claim a source id; the first has it.
    claims: BTreeMap<SourceId, BTreeSet<String>>,
    /// Decisions by the source id they are about, with their file's path.
    decisions: BTreeMap<String, (String, Decisions)>,
    /// What the author settled about names.
    names: crate::dossier::resolve::Decisions,
    /// The text in which that stands.
    names_text: String,
    /// What is wrong, by file.
    problems: BTreeMap<String, Vec<Diagnostic>>,
}

/// A source file as it was read last.
#[derive(Debug)]
struct SourceFile {
    /// xxh3-128 of its bytes.
    hash: u128,
    read: Option<Extracted>,
}

/// A source with its facts.
#[derive(Clone, Debug)]
struct Extracted {
    source: Arc<Source>,
    lang: Lang,
    facts: Arc<Facts>,
}

impl Engine {
    /// An engine for `config` without any file yet. Problems of the configuration are kept with the others.
    ///
    /// # Errors
    /// When the built-in theme does not load, which is a defect of the program.
    pub fn new(mut config: Config, problems: Vec<Diagnostic>, options: Options) -> Result<Self, Vec<ThemeError>> {
        config.base_url = options.base_url.clone().or(config.base_url);
        config.as_of = options.as_of.or(config.as_of);
        let policy = Policy {
            threshold: config.publish.threshold,
            accepted_only: config.publish.facts == PublishFacts::Accepted,
            drafts: options.drafts,
        };
        let weights = Weights::new(&config.figures);
        let theme = Theme::load(&[])?;
        let site = Site {
            lang: Lang::parse(&config.lang).unwrap_or(Lang::FR),
            pages: BTreeMap::new(),
            style: theme.style_path().to_owned(),
            config,
        };
        let mut engine = Self {
            options,
            site,
            theme,
            theme_files: BTreeMap::new(),
            index: Index::new(policy, weights),
            files: BTreeMap::new(),
            claims: BTreeMap::new(),
            decisions: BTreeMap::new(),
            names: crate::dossier::resolve::Decisions::default(),
            names_text: String::new(),
            problems: BTreeMap::new(),
        };
        engine.index.settle(Settled::default().in_language(engine.site.lang));
        engine.note(crate::config::FILE, problems);
        Ok(engine)
    }

    /// Makes one page: its bytes and the keys it read; `None` if there is no such page.
    ///
    /// # Errors
    /// When a template asks for what its view does not have.
    pub fn page(&self, page: &PageId) -> Result<Option<String>, ThemeError> {
        let reader = Reader::new(&self.index, &self.site);
        match view(&reader, page) {
            Some((view, template)) => self.theme.render(template, &view).map(Some),
            None => Ok(None),
        }
    }

    /// Every page of the site.
    pub fn pages(&self) -> Vec<PageId> {
        crate::site::pages_of(&self.index, &self.site)
    }

    /// The dossier, to read.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The configuration and the author's pages.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The files this engine knows, by path; those that are gone from the disk are found by it.
    pub fn known_files(&self) -> impl Iterator<Item = &str> {
        let pages = self.site.pages.values().map(|page| page.file.as_str());
        let decisions = self.decisions.values().map(|(path, _)| path.as_str());
        let problems = self.problems.keys().map(String::as_str).filter(|path| path.contains('/'));
        let theme = self.theme_files.keys().map(String::as_str);
        self.files.keys().map(String::as_str).chain(pages).chain(decisions).chain(theme).chain(problems)
    }

    /// All problems of all files, in order.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut all: Vec<Diagnostic> = self.problems.values().flatten().cloned().collect();
        all.extend(notices::of(self));
        all.sort();
        all
    }

    /// Remembers what is wrong with a file, in place of what was wrong before.
    fn note(&mut self, path: &str, found: Vec<Diagnostic>) {
        if found.is_empty() {
            self.problems.remove(path);
        } else {
            self.problems.insert(path.to_owned(), found);
        }
    }

    /// What the navigation shows; [`Key::Nav`] moves when it changes.
    fn nav(&self) -> ([Shape; 4], [bool; 2], usize) {
        let lists = [List::Figures, List::Quotations, List::Events, List::Sources];
        (lists.map(|list| shape(&self.index, list)), [false, true].map(|places| has_index(&self.index, places)), self.index.len())
    }
}
