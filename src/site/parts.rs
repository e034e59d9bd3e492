//! Long lists in parts: which months a page shows, and the links to the others.

use super::pages::PartLink;
use super::reader::Reader;
use super::routes::PageId;
use crate::dossier::{List, Month};

/// The months a page of a list shows: the one asked for, the newest of a split list, or all.
pub(super) fn shown(months: &[(Month, usize)], split: bool, asked: Option<&Month>) -> Vec<Month> {
    match asked {
        Some(month) => vec![month.clone()],
        None if split => months.last().map(|(month, _)| month.clone()).into_iter().collect(),
        None => months.iter().map(|(month, _)| month.clone()).collect(),
    }
}

/// Links to the months of a split list.
pub(super) fn parts(reader: &Reader<'_>, list: List, months: &[(Month, usize)], current: Option<&Month>) -> Vec<PartLink> {
    let link = |(month, count): &(Month, usize)| PartLink {
        label: month.to_string(),
        path: reader.path(&PageId::List(list, Some(month.clone()))),
        count: *count,
        current: current == Some(month),
    };
    months.iter().map(link).collect()
}
