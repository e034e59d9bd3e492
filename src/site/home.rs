//! The home page: what, how much, since when, how sure, as of when, in thirty seconds.

use super::author;
use super::cards::{figure_card, quotation_card};
use super::chrome;
use super::chronology;
use super::entities;
use super::pages::{HomePage, Section, Totals};
use super::reader::{Reader, Shape};
use super::routes::PageId;
use super::sources;
use super::view::{EventCard, FigureCard, QuotationCard};
use crate::dossier::{FactRef, List};

/// Key figures on the home page.
const FIGURES: usize = 6;
/// Last dates on the home page.
const EVENTS: usize = 7;
/// Quotations on the home page, of distinct speakers.
const QUOTATIONS: usize = 3;
/// People and organisations on the home page.
const ACTORS: usize = 6;
/// Sources listed in full up to this many, else the newest of them.
const SOURCES: usize = 30;
/// Newest facts looked at to choose from.
const CANDIDATES: usize = 60;

pub(super) fn view(reader: &Reader<'_>) -> HomePage {
    HomePage {
        chrome: chrome(reader, &PageId::Home, "home", ""),
        totals: totals(reader),
        description: reader.site().config.description.clone(),
        brief: author::brief(reader),
        figures: section(reader, List::Figures, figures(reader)),
        events: section(reader, List::Events, events(reader)),
        quotations: section(reader, List::Quotations, quotations(reader)),
        actors: entities::section(reader, false, ACTORS),
        places: entities::section(reader, true, 0),
        sources: section(
            reader,
            List::Sources,
            newest(reader, List::Sources, SOURCES).iter().filter_map(|at| sources::row(reader, &at.source)).collect(),
        ),
    }
}

/// Counts for the home and method pages.
pub(super) fn totals(reader: &Reader<'_>) -> Totals {
    let totals = reader.totals();
    let (mut actors, mut places) = (0, 0);
    for (_, entity) in reader.entities() {
        actors += usize::from(super::is_listed(entity, false));
        places += usize::from(super::is_listed(entity, true));
    }
    Totals {
        sources: reader.source_count(),
        facts: totals.figures + totals.quotations + totals.events,
        figures: totals.figures,
        quotations: totals.quotations,
        events: totals.events,
        actors,
        places,
        reviewed: totals.reviewed,
        held_back: totals.held_back,
    }
}

fn section<T>(reader: &Reader<'_>, list: List, items: Vec<T>) -> Section<T> {
    let total = reader.months(list).iter().map(|(_, count)| count).sum();
    let folded = reader.shape(list) == Shape::Folded;
    let path = if folded { String::new() } else { reader.path(&PageId::List(list, None)) };
    Section { items, total, path }
}

fn figures(reader: &Reader<'_>) -> Vec<FigureCard> {
    reader.ranking().take(FIGURES).filter_map(|key| figure_card(reader, key)).collect()
}

/// The last dated events that happened, oldest of them first; context is left to the chronology.
fn events(reader: &Reader<'_>) -> Vec<EventCard> {
    let newest = newest(reader, List::Events, CANDIDATES);
    let told = |at: &&FactRef| {
        let event = reader.fact(at).and_then(|(part, item)| part.facts.events.get(item.index));
        event.is_some_and(|event| !event.background)
    };
    let chosen: Vec<&FactRef> = newest.into_iter().filter(told).collect();
    let ordered: Vec<&FactRef> = chosen.into_iter().rev().collect();
    let mut cards = chronology::merged(reader, &ordered);
    cards.drain(..cards.len().saturating_sub(EVENTS));
    cards
}

/// The newest direct quotations, one a speaker while there are several speakers.
fn quotations(reader: &Reader<'_>) -> Vec<QuotationCard> {
    let newest = newest(reader, List::Quotations, CANDIDATES);
    let mut cards: Vec<QuotationCard> = newest.into_iter().filter_map(|at| quotation_card(reader, at)).collect();
    let rank = |card: &QuotationCard| match card.form {
        "direct" if card.speaker.is_some() => 0,
        "mixed" if card.speaker.is_some() => 1,
        "indirect" => 2,
        _ => 3,
    };
    cards.sort_by_key(rank);
    let mut chosen: Vec<QuotationCard> = Vec::new();
    for repeat in [false, true] {
        for card in &cards {
            let name = card.speaker.as_ref().map(|s| s.name.as_str());
            let known = chosen.iter().any(|other| other.speaker.as_ref().map(|s| s.name.as_str()) == name);
            let taken = chosen.iter().any(|other| other.card.id == card.card.id);
            if chosen.len() < QUOTATIONS && !taken && (repeat || !known) {
                chosen.push(card.clone());
            }
        }
    }
    chosen
}

/// The newest `most` items of a list, newest first.
fn newest<'a>(reader: &Reader<'a>, list: List, most: usize) -> Vec<&'a FactRef> {
    let mut found = Vec::new();
    for (month, _) in reader.months(list).into_iter().rev() {
        // Undated items have the empty month and come last.
        if found.len() >= most {
            break;
        }
        found.extend(reader.month(list, &month).rev().take(most - found.len()));
    }
    found
}
