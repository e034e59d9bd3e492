//! The chronology: dates in order, the same event of several sources once, context apart.

use super::cards::event_card;
use super::chrome;
use super::pages::{ChronologyPage, DayGroup};
use super::parts::{parts, shown};
use super::reader::{Reader, Shape};
use super::routes::PageId;
use super::view::EventCard;
use crate::config::Status;
use crate::dossier::chronology::{content_words, heading, same};
use crate::dossier::{FactRef, List, Month};
use std::collections::BTreeSet;

/// Events of one date compared with each other at most: beyond, each stands for itself.
const COMPARED: usize = 200;

/// The page with all events, its last month when split, or one month of it.
pub(super) fn view(reader: &Reader<'_>, month: Option<&Month>) -> ChronologyPage {
    let months = reader.months(List::Events);
    let split = reader.shape(List::Events) == Shape::Split;
    let shown = shown(&months, split, month);
    let (background, main): (Vec<_>, Vec<_>) =
        shown.iter().flat_map(|month| reader.month(List::Events, month)).partition(|at| is_background(reader, at));
    let mut days = days(reader, &main);
    let newest_first = reader.site().config.status == Status::Ongoing;
    if newest_first {
        days.reverse();
    }
    let page = PageId::List(List::Events, month.cloned());
    ChronologyPage {
        chrome: chrome(reader, &page, "chronology", ""),
        total: months.iter().map(|(_, count)| count).sum(),
        newest_first,
        days,
        background: merged(reader, &background),
        parts: if split { parts(reader, List::Events, &months, month.or(shown.last())) } else { Vec::new() },
    }
}

fn is_background(reader: &Reader<'_>, at: &FactRef) -> bool {
    reader.fact(at).and_then(|(part, item)| part.facts.events.get(item.index)).is_some_and(|event| event.background)
}

/// Events under their dates; `events` come in order of date.
pub(super) fn days(reader: &Reader<'_>, events: &[&FactRef]) -> Vec<DayGroup> {
    let date = |at: &FactRef| {
        let (part, item) = reader.fact(at)?;
        part.facts.events.get(item.index).map(|event| heading(&event.date).to_owned())
    };
    let mut groups: Vec<(String, Vec<&FactRef>)> = Vec::new();
    for at in events {
        let Some(date) = date(at) else { continue };
        match groups.iter_mut().rev().take(8).find(|(other, _)| *other == date) {
            Some((_, list)) => list.push(at),
            None => groups.push((date, vec![at])),
        }
    }
    let group = |(date, list): (String, Vec<&FactRef>)| DayGroup {
        anchor: format!("d-{}", date.replace("..", "x").replace(|c: char| !c.is_ascii_alphanumeric(), "-")),
        events: merged(reader, &list),
        date,
    };
    groups.into_iter().map(group).collect()
}

/// The same event of several sources once, led by the surest telling.
pub(super) fn merged(reader: &Reader<'_>, events: &[&FactRef]) -> Vec<EventCard> {
    let mut clusters: Vec<(BTreeSet<String>, Vec<FactRef>)> = Vec::new();
    for at in events {
        let Some((part, item)) = reader.fact(at) else { continue };
        let words = content_words(part.words(item.span));
        let date = part.facts.events.get(item.index).map(|event| event.date.as_str());
        let fits = |(other, members): &&mut (BTreeSet<String>, Vec<FactRef>)| {
            members.iter().all(|member| member.source != at.source)
                && same(&words, other)
                && members
                    .first()
                    .and_then(|m| reader.fact(m))
                    .and_then(|(p, i)| p.facts.events.get(i.index))
                    .map(|e| e.date.as_str())
                    == date
        };
        match clusters.iter_mut().rev().take(COMPARED).find(fits) {
            Some((_, members)) => members.push((*at).clone()),
            None => clusters.push((words, vec![(*at).clone()])),
        }
    }
    let card = |(_, mut members): (BTreeSet<String>, Vec<FactRef>)| {
        let confidence = |at: &FactRef| reader.fact(at).map_or(0, |(_, item)| item.confidence);
        members.sort_by_key(|at| std::cmp::Reverse(confidence(at)));
        let (lead, also) = members.split_first()?;
        event_card(reader, lead, also)
    };
    clusters.into_iter().filter_map(card).collect()
}
