//! The parts of the dossier that pages depend on. The index says which keys moved when a source
//! changes; the reader records which keys a page read; the engine brings the two together.

use crate::content::SourceId;
use std::sync::Arc;

/// One part of the dossier, as fine as it pays to tell apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// Everything of one source: text, facts, metadata.
    Source(SourceId),
    /// What other pages print of a source: title, publisher, date, path.
    SourceRow(SourceId),
    /// The numbers of the sources.
    Order,
    /// Everything about one entity: names, roles and all sources that mention it.
    Entity(EntityId),
    /// What other pages print of an entity: name and path.
    EntityRow(EntityId),
    /// The list of entities with pages, and the counts it prints.
    Entities,
    /// One series of figures.
    Series(SeriesKey),
    /// The items of one month of a long list.
    Part(List, Month),
    /// Which months a long list has, and how many items each.
    Parts(List),
    /// The counts of the home and method pages.
    Totals,
    /// Which pages the navigation shows.
    Nav,
    /// The author's configuration.
    Config,
    /// A page the author wrote, by its path in `content/`.
    Page(Arc<str>),
    /// Templates, static files and interface strings.
    Theme,
}

/// The long lists of the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum List {
    /// Series of figures, by the month of the leading value.
    Figures,
    /// Quotations, by the month of publication.
    Quotations,
    /// Events, by their own month.
    Events,
    /// Sources, by the month of publication.
    Sources,
}

/// `2022-01`, or empty for what has no month.
pub type Month = Arc<str>;

/// The slug of an entity: its canonical name in ASCII, unique in the dossier.
pub type EntityId = Arc<str>;

/// What makes figures comparable: topic, unit and counted noun.
pub type SeriesKey = Arc<str>;
