//! The chronology: dates in order, the same event of several sources once, context apart.

use super::cards::event_card;
use super::chrome;
use super::clause::opens_with_pronoun;
use super::pages::{ChronologyPage, DayGroup};
use super::parts::{parts, shown};
use super::reader::{Reader, Shape};
use super::routes::PageId;
use super::view::EventCard;
use crate::config::Status;
use crate::dossier::chronology::{Telling, heading};
use crate::dossier::{EntityId, FactRef, List, Month};
use crate::extract::{Amount, EntityKind, Mention, Quantity};
use crate::span::Span;

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

/// The same event of several sources once, led by the surest telling, at best in the site's language.
pub(super) fn merged(reader: &Reader<'_>, events: &[&FactRef]) -> Vec<EventCard> {
    struct Cluster<'a> {
        date: &'a str,
        /// Where it stands: the finest telling says when in the day.
        place: String,
        tellings: Vec<Telling<&'a EntityId>>,
        members: Vec<FactRef>,
    }
    let mut clusters: Vec<Cluster<'_>> = Vec::new();
    for at in events {
        let Some((date, place, telling)) = telling(reader, at) else { continue };
        let fits = |cluster: &&mut Cluster<'_>| {
            let elsewhere = cluster.members.iter().all(|member| member.source != at.source);
            let tellings = &cluster.tellings;
            let same = tellings.iter().any(|other| telling.same(other)) && !tellings.iter().any(|other| telling.apart(other));
            elsewhere && cluster.date == date && same
        };
        match clusters.iter_mut().rev().take(COMPARED).find(fits) {
            Some(cluster) => {
                cluster.members.push((*at).clone());
                cluster.tellings.push(telling);
                cluster.place = place.max(std::mem::take(&mut cluster.place));
            }
            None => clusters.push(Cluster { date, place, tellings: vec![telling], members: vec![(*at).clone()] }),
        }
    }
    clusters.sort_by(|a, b| a.place.cmp(&b.place));
    let lang = reader.site().lang;
    let card = |Cluster { mut members, .. }: Cluster<'_>| {
        // A clause that opens with a pronoun says less without the sentence before it.
        let rank = |at: &FactRef| {
            let (part, item) = reader.fact(at)?;
            Some((!opens_with_pronoun(part, item), item.confidence, part.lang == lang))
        };
        members.sort_by_key(|at| std::cmp::Reverse(rank(at)));
        let (lead, also) = members.split_first()?;
        event_card(reader, lead, also)
    };
    clusters.into_iter().filter_map(card).collect()
}

/// The date an event is listed under, its place in the chronology, and what can be compared of it.
fn telling<'a>(reader: &Reader<'a>, at: &FactRef) -> Option<(&'a str, String, Telling<&'a EntityId>)> {
    let (part, item) = reader.fact(at)?;
    let event = part.facts.events.get(item.index)?;
    let inside = |span: Span| event.span.contains(span);
    let quantities = &part.facts.quantities;
    let first = quantities.partition_point(|quantity| quantity.span.start < event.span.start);
    let figures = quantities[first..].iter().take_while(|quantity| inside(quantity.span));
    let value = |quantity: &Quantity| match quantity.amount {
        Amount::Exact(value) if !quantity.is_age() => Some(value),
        _ => None,
    };
    let mentions = &part.facts.entities.mentions;
    let first = mentions.partition_point(|mention| mention.span.start < event.span.start);
    let named = mentions[first..].iter().take_while(|mention| inside(mention.span));
    let actor = |mention: &Mention| {
        let (id, entity) = reader.entity_of(&at.source, mention.referent)?;
        matches!(entity.kind, EntityKind::Person | EntityKind::Organisation).then_some(id)
    };
    let telling = Telling::new(part.words(item.span), figures.filter_map(value), named.filter_map(actor));
    Some((heading(&event.date), part.place_of(event), telling))
}
