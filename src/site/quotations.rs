//! The quotations, latest first, with their speakers.

use super::cards::quotation_card;
use super::chrome;
use super::pages::{QuotationsPage, SpeakerLink};
use super::parts::{parts, shown};
use super::reader::{Reader, Shape};
use super::routes::PageId;
use super::view::QuotationCard;
use crate::dossier::{List, Month};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Speakers listed above the quotations at most.
const SPEAKERS: usize = 40;

/// The page with all quotations, its newest month when split, or one month of it.
pub(super) fn view(reader: &Reader<'_>, month: Option<&Month>) -> QuotationsPage {
    let months = reader.months(List::Quotations);
    let split = reader.shape(List::Quotations) == Shape::Split;
    let shown = shown(&months, split, month);
    let mut quotations: Vec<QuotationCard> = shown
        .iter()
        .flat_map(|month| reader.month(List::Quotations, month))
        .filter_map(|at| quotation_card(reader, at))
        .collect();
    // Latest first; within a source in the order of the text, which the stable sort keeps.
    quotations.sort_by(|a, b| b.published.cmp(&a.published));
    let page = PageId::List(List::Quotations, month.cloned());
    QuotationsPage {
        chrome: chrome(reader, &page, "quotations", ""),
        total: months.iter().map(|(_, count)| count).sum(),
        speakers: speakers(&quotations),
        parts: if split { parts(reader, List::Quotations, &months, month.or(shown.last())) } else { Vec::new() },
        quotations,
    }
}

fn speakers(quotations: &[QuotationCard]) -> Vec<SpeakerLink> {
    let mut counts: BTreeMap<(&str, &str), SpeakerLink> = BTreeMap::new();
    for speaker in quotations.iter().filter_map(|quotation| quotation.speaker.as_ref()) {
        let link = || SpeakerLink { speaker: speaker.clone(), count: 0 };
        counts.entry((&speaker.name, &speaker.path)).or_insert_with(link).count += 1;
    }
    let mut links: Vec<SpeakerLink> = counts.into_values().collect();
    links.sort_by_key(|link| Reverse(link.count));
    links.truncate(SPEAKERS);
    links
}
