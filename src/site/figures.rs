//! The key figures: groups in fixed order, each series one card, by rank and then by date.

use super::cards::figure_card;
use super::chrome;
use super::pages::{FigureGroup, FiguresPage};
use super::parts::parts;
use super::reader::{Reader, Shape};
use super::routes::PageId;
use super::view::FigureCard;
use crate::dossier::{List, Month, SeriesKey};
use crate::extract::lexicon::Topic;
use std::cmp::Reverse;

/// How many series the first page of a split list shows, by rank.
const LEADING: usize = 60;

/// The page with all figures, its first page when split, or one month of it.
pub(super) fn view(reader: &Reader<'_>, month: Option<&Month>) -> FiguresPage {
    let months = reader.months(List::Figures);
    let total = months.iter().map(|(_, count)| count).sum();
    let split = reader.shape(List::Figures) == Shape::Split;
    let keys: Vec<SeriesKey> = match month {
        Some(month) => in_month(reader, month),
        None if split => reader.ranking().take(LEADING).cloned().collect(),
        None => months.iter().flat_map(|(month, _)| in_month(reader, month)).collect(),
    };
    let page = PageId::List(List::Figures, month.cloned());
    FiguresPage {
        chrome: chrome(reader, &page, "figures", ""),
        total,
        sources: reader.source_count(),
        groups: groups(reader, &keys),
        parts: if split { parts(reader, List::Figures, &months, month) } else { Vec::new() },
    }
}

fn in_month(reader: &Reader<'_>, month: &Month) -> Vec<SeriesKey> {
    reader.month(List::Figures, month).filter_map(|at| reader.series_of(at)).collect()
}

fn groups(reader: &Reader<'_>, keys: &[SeriesKey]) -> Vec<FigureGroup> {
    let mut ranked: Vec<(Topic, Reverse<i64>, FigureCard)> = keys
        .iter()
        .filter_map(|key| {
            let series = reader.series(key)?;
            let (_, lead) = series.lead()?;
            Some((lead.topic, Reverse(series.score), figure_card(reader, key)?))
        })
        .collect();
    ranked.sort_by(|a, b| (a.0, a.1, &b.2.as_of, &a.2.card.id).cmp(&(b.0, b.1, &a.2.as_of, &b.2.card.id)));
    let mut groups: Vec<FigureGroup> = Vec::new();
    for (topic, _, card) in ranked {
        match groups.last_mut() {
            Some(group) if group.topic == topic.name() => group.cards.push(card),
            _ => groups.push(FigureGroup { topic: topic.name().to_owned(), cards: vec![card] }),
        }
    }
    groups
}
