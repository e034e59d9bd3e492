//! The list of sources, numbered by date.

use super::cards::source_ref;
use super::chrome;
use super::pages::{SourceRow, SourcesPage};
use super::parts::{parts, shown};
use super::reader::{Reader, Shape};
use super::routes::PageId;
use crate::content::SourceId;
use crate::dossier::{FactKind, List, Month};

/// All sources, the newest month when split, or one month.
pub(super) fn view(reader: &Reader<'_>, month: Option<&Month>) -> SourcesPage {
    let months = reader.months(List::Sources);
    let split = reader.shape(List::Sources) == Shape::Split;
    let shown = shown(&months, split, month);
    let mut sources: Vec<SourceRow> =
        shown.iter().flat_map(|month| reader.month(List::Sources, month)).filter_map(|at| row(reader, &at.source)).collect();
    sources.sort_by_key(|row| row.source.number);
    let page = PageId::List(List::Sources, month.cloned());
    SourcesPage {
        chrome: chrome(reader, &page, "sources", ""),
        total: months.iter().map(|(_, count)| count).sum(),
        sources,
        parts: if split { parts(reader, List::Sources, &months, month.or(shown.last())) } else { Vec::new() },
    }
}

/// A source in a list, with the number of its published facts.
pub(super) fn row(reader: &Reader<'_>, id: &SourceId) -> Option<SourceRow> {
    let part = reader.part(id)?;
    let policy = reader.policy();
    let facts = part.items.iter().filter(|item| item.kind != FactKind::Mention && policy.publishes(item.state)).count();
    Some(SourceRow { source: source_ref(reader, id)?, lang: part.lang.to_string(), facts })
}
