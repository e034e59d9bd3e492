//! The only access of views to the dossier. Every read is recorded as a [`Key`], so that no
//! dependency can be forgotten: a page is stale when a key it read has moved, and only then.

use super::Site;
use super::routes::{Folders, PageId};
use crate::content::SourceId;
use crate::dossier::figures::Weights;
use crate::dossier::index::Series;
use crate::dossier::registry::Entity;
use crate::dossier::{Contribution, EntityId, FactKind, FactRef, Index, Item, Key, List, Month, Policy, SeriesKey, Totals};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Lists longer than this are split by month (items).
const SPLIT: usize = 500;
/// A list of fewer items folds into the home page.
const FOLD: usize = 3;

/// Reads the dossier for one page and remembers what it read.
#[derive(Debug)]
pub struct Reader<'a> {
    index: &'a Index,
    site: &'a Site,
    seen: RefCell<BTreeSet<Key>>,
}

/// Which of the listing pages exist, and whether they are split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Too short for a page: shown on the home page.
    Folded,
    /// One page.
    Whole,
    /// A page a month.
    Split,
}

impl<'a> Reader<'a> {
    /// A reader that has read nothing yet.
    pub fn new(index: &'a Index, site: &'a Site) -> Self {
        Self { index, site, seen: RefCell::new(BTreeSet::new()) }
    }

    /// The keys read so far.
    pub fn into_keys(self) -> BTreeSet<Key> {
        self.seen.into_inner()
    }

    fn read(&self, key: Key) {
        self.seen.borrow_mut().insert(key);
    }

    /// The configuration and the author's pages.
    pub fn site(&self) -> &'a Site {
        self.read(Key::Config);
        self.site
    }

    /// The folders of the interface language.
    pub fn folders(&self) -> &'static Folders {
        Folders::of(self.site().lang)
    }

    /// The publishing policy.
    pub fn policy(&self) -> Policy {
        self.read(Key::Config);
        self.index.policy()
    }

    /// The points of the ranking of figures.
    pub fn weights(&self) -> &'a Weights {
        self.read(Key::Config);
        self.index.weights()
    }

    /// A page the author wrote.
    pub fn author_page(&self, path: &str) -> Option<&'a super::author::AuthorSource> {
        self.read(Key::Page(path.into()));
        self.site.pages.get(path)
    }

    /// Everything of a source.
    pub fn part(&self, id: &SourceId) -> Option<&'a Arc<Contribution>> {
        self.read(Key::Source(id.clone()));
        self.index.part(id)
    }

    /// A source for its title, publisher and date only.
    pub fn row(&self, id: &SourceId) -> Option<&'a Arc<Contribution>> {
        self.read(Key::SourceRow(id.clone()));
        self.index.part(id)
    }

    /// A source's number.
    pub fn number(&self, id: &SourceId) -> usize {
        self.read(Key::Order);
        self.index.number_of(id)
    }

    /// A fact with its source.
    pub fn fact(&self, at: &FactRef) -> Option<(&'a Arc<Contribution>, &'a Item)> {
        self.read(Key::Source(at.source.clone()));
        self.index.fact(at)
    }

    /// Everything of an entity.
    pub fn entity(&self, id: &EntityId) -> Option<&'a Entity> {
        self.read(Key::Entity(id.clone()));
        self.index.registry().get(id)
    }

    /// An entity for its name and path only.
    pub fn entity_row(&self, id: &EntityId) -> Option<&'a Entity> {
        self.read(Key::EntityRow(id.clone()));
        self.index.registry().get(id)
    }

    /// The entity a source's referent is; the source must have been read with [`Reader::part`] or [`Reader::fact`].
    pub fn entity_of(&self, source: &SourceId, referent: usize) -> Option<(&'a EntityId, &'a Entity)> {
        self.read(Key::Source(source.clone()));
        let id = self.index.registry().of(source, referent)?;
        Some((id, self.entity_row(id)?))
    }

    /// All entities.
    pub fn entities(&self) -> impl Iterator<Item = (&'a EntityId, &'a Entity)> {
        self.read(Key::Entities);
        self.index.registry().iter()
    }

    /// A series of figures.
    pub fn series(&self, key: &SeriesKey) -> Option<&'a Series> {
        self.read(Key::Series(key.clone()));
        self.index.series(key)
    }

    /// The series of a figure.
    pub fn series_of(&self, at: &FactRef) -> Option<SeriesKey> {
        self.read(Key::Source(at.source.clone()));
        self.index.series_of(at)
    }

    /// Series by rank, highest first.
    pub fn ranking(&self) -> impl Iterator<Item = &'a SeriesKey> {
        self.read(Key::Totals);
        self.index.ranking()
    }

    /// The months of a long list with their counts.
    pub fn months(&self, list: List) -> Vec<(Month, usize)> {
        self.read(Key::Parts(list));
        self.index.months(list).map(|(month, count)| (month.clone(), count)).collect()
    }

    /// The items of a month, in order of date.
    pub fn month(&self, list: List, month: &Month) -> impl DoubleEndedIterator<Item = &'a FactRef> + use<'a> {
        self.read(Key::Part(list, month.clone()));
        self.index.month(list, month)
    }

    /// Counts.
    pub fn totals(&self) -> Totals {
        self.read(Key::Totals);
        self.index.totals()
    }

    /// Number of sources.
    pub fn source_count(&self) -> usize {
        self.read(Key::Nav);
        self.index.len()
    }

    /// Whether a long list has a page, or pages.
    pub fn shape(&self, list: List) -> Shape {
        self.read(Key::Nav);
        shape(self.index, list)
    }

    /// The path of a page.
    pub fn path(&self, page: &PageId) -> String {
        self.folders().path(page)
    }

    /// The page of a long list that holds an item of `month`, or home where the list is folded.
    pub fn list_page(&self, list: List, month: &str) -> PageId {
        match self.shape(list) {
            Shape::Folded => PageId::Home,
            Shape::Whole => PageId::List(list, None),
            Shape::Split => PageId::List(list, Some(month.into())),
        }
    }

    /// Whether people and organisations, or places, have an index page.
    pub fn has_index(&self, places: bool) -> bool {
        self.read(Key::Nav);
        has_index(self.index, places)
    }
}

/// Whether a long list has a page, or pages; for routes as well as for views.
pub fn shape(index: &Index, list: List) -> Shape {
    let total: usize = index.months(list).map(|(_, count)| count).sum();
    match total {
        0..FOLD => Shape::Folded,
        FOLD..=SPLIT => Shape::Whole,
        _ => Shape::Split,
    }
}

/// Whether people and organisations (or `places`) are enough for an index page.
pub fn has_index(index: &Index, places: bool) -> bool {
    index.registry().iter().filter(|(_, entity)| is_listed(entity, places)).nth(FOLD - 1).is_some()
}

/// True if the entity belongs on the index of places, or of people and organisations.
pub fn is_listed(entity: &Entity, places: bool) -> bool {
    use crate::extract::EntityKind;
    match entity.kind {
        _ if entity.hidden => false,
        EntityKind::Place => places,
        EntityKind::Person | EntityKind::Organisation => !places,
        EntityKind::Other => false,
    }
}

/// The list a kind of fact is shown in; mentions are shown on the page of their entity.
pub fn list_of(kind: FactKind) -> Option<List> {
    match kind {
        FactKind::Figure => Some(List::Figures),
        FactKind::Quotation => Some(List::Quotations),
        FactKind::Event => Some(List::Events),
        FactKind::Mention => None,
    }
}
