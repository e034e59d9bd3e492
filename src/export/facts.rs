//! `data/facts.json`: every published fact with its state, source, W3C anchor and page, one fact a line; then
//! every person, organisation and place with its forms, ids and where it is named, one a line.
//! Offsets are code points of the source's normalised text, end exclusive, as in the contract.

use super::contract::number;
use crate::content::SourceId;
use crate::dossier::{Contribution, EntityId, FactKind, FactRef, Index, Item};
use crate::extract::entity::PlaceKind;
use crate::site::cards::{card_path, entity_path};
use crate::site::{Reader, Site};
use crate::span::CodePoints;
use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Code points of context in an anchor, before and after.
const CONTEXT: usize = 32;

/// The whole file.
pub fn json(index: &Index, site: &Site) -> Vec<u8> {
    let parts: Vec<(&SourceId, &Arc<Contribution>)> = index.parts().collect();
    let described: Vec<Described> = parts.par_iter().map(|(_, part)| describe(index, site, part)).collect();
    let mut out = String::new();
    out.push_str("{\"title\":");
    out.push_str(&line(&site.config.title));
    out.push_str(",\n\"generator\":");
    out.push_str(&line(&concat!("liasse ", env!("CARGO_PKG_VERSION"))));
    out.push_str(",\n\"sources\":[\n");
    out.push_str(&described.iter().map(|part| part.source.as_str()).collect::<Vec<_>>().join(",\n"));
    out.push_str("\n],\n\"facts\":[\n");
    out.push_str(&described.iter().flat_map(|part| &part.facts).map(String::as_str).collect::<Vec<_>>().join(",\n"));
    out.push_str("\n],\n\"entities\":[\n");
    out.push_str(&entities(index, site, &described).join(",\n"));
    out.push_str("\n]}\n");
    out.into_bytes()
}

/// What one source contributes.
struct Described {
    id: SourceId,
    /// The source itself, as one line of JSON.
    source: String,
    /// Its published facts, each as one line.
    facts: Vec<String>,
    /// Where it names whom, in code points.
    named: BTreeMap<EntityId, Vec<[usize; 2]>>,
}

/// Every entity that is shown, each as one line.
fn entities(index: &Index, site: &Site, described: &[Described]) -> Vec<String> {
    let reader = Reader::new(index, site);
    let mut named: BTreeMap<&EntityId, Vec<Value>> = BTreeMap::new();
    for part in described {
        for (id, spans) in &part.named {
            named.entry(id).or_default().push(json!({ "source": part.id.as_str(), "spans": spans }));
        }
    }
    let shown = index.registry().iter().filter(|(_, entity)| !entity.hidden);
    let lines = shown.map(|(id, entity)| {
        let page = entity_path(&reader, id, entity);
        line(&json!({
            "id": id.as_ref(), "name": entity.name, "kind": entity.kind.name(), "place": entity.place().map(PlaceKind::name),
            "aliases": entity.aliases, "ids": entity.ids, "mentions": entity.mentions,
            "page": if page.is_empty() { None } else { Some(page) }, "named": named.remove(id).unwrap_or_default(),
        }))
    });
    lines.collect()
}

fn line<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn describe(index: &Index, site: &Site, part: &Contribution) -> Described {
    let source = &part.source;
    let head = json!({
        "id": source.id.as_str(), "title": source.title, "publisher": source.meta.publisher, "date": part.day(),
        "lang": part.lang.to_string(), "url": source.meta.url, "sha256": source.sha256,
    });
    let reader = Reader::new(index, site);
    let points = CodePoints::new(&source.text);
    let published =
        part.items.iter().enumerate().filter(|(_, item)| item.kind != FactKind::Mention && index.policy().publishes(item.state));
    let facts = published.map(|(place, item)| {
        let at = FactRef { source: source.id.clone(), item: place };
        let mut fact = anchor(part, item, &points);
        fact.insert("page".into(), card_path(&reader, part, &at, item).into());
        values(part, item, &mut fact);
        line(&fact)
    });
    let facts = facts.collect();
    let mut named: BTreeMap<EntityId, Vec<[usize; 2]>> = BTreeMap::new();
    for item in part.items.iter().filter(|item| item.kind == FactKind::Mention && index.policy().publishes(item.state)) {
        let referent = part.facts.entities.mentions.get(item.index).map(|mention| mention.referent);
        if let Some(id) = referent.and_then(|referent| index.registry().of(&source.id, referent)) {
            let span = [item.span.start, item.span.end].map(|at| points.at(&source.text, at as usize));
            named.entry(id.clone()).or_default().push(span);
        }
    }
    Described { id: source.id.clone(), source: line(&head), facts, named }
}

fn anchor(part: &Contribution, item: &Item, points: &CodePoints) -> Map<String, Value> {
    let text = &*part.source.text;
    let (before, after) = (&text[..item.span.start as usize], &text[item.span.end as usize..]);
    let prefix = before.char_indices().rev().take(CONTEXT).last().map_or("", |(at, _)| &before[at..]);
    let suffix = after.char_indices().nth(CONTEXT).map_or(after, |(at, _)| &after[..at]);
    let mut fact = Map::new();
    fact.insert("id".into(), item.id.to_string().into());
    fact.insert("kind".into(), item.kind.name().into());
    fact.insert("source".into(), part.source.id.as_str().into());
    fact.insert("state".into(), item.state.name().into());
    fact.insert("confidence".into(), item.confidence.into());
    fact.insert("rule".into(), item.rule.into());
    fact.insert("exact".into(), part.words(item.span).into());
    fact.insert("prefix".into(), prefix.into());
    fact.insert("suffix".into(), suffix.into());
    fact.insert("start".into(), points.at(text, item.span.start as usize).into());
    fact.insert("end".into(), points.at(text, item.span.end as usize).into());
    fact
}

/// What the fact says, by kind.
fn values(part: &Contribution, item: &Item, fact: &mut Map<String, Value>) {
    match item.kind {
        FactKind::Figure => {
            let Some(quantity) = part.facts.quantities.get(item.index) else { return };
            let (low, high) = quantity.amount.bounds();
            fact.insert("value".into(), if high.is_none() { number(low) } else { Value::Null });
            if let Some(high) = high {
                fact.insert("low".into(), number(low));
                fact.insert("high".into(), number(high));
            }
            fact.insert("unit".into(), quantity.unit.symbol().into());
            fact.insert("modifier".into(), quantity.modifier.map(|m| m.name()).into());
            fact.insert("counts".into(), quantity.counts.map(|span| part.words(span)).into());
            fact.insert("scope".into(), quantity.scope.map(|span| part.words(span)).into());
            fact.insert("part".into(), quantity.part.into());
            fact.insert("withdrawn".into(), quantity.withdrawn.is_some().into());
        }
        FactKind::Quotation => {
            let Some(quotation) = part.facts.quotations.get(item.index) else { return };
            fact.insert("type".into(), quotation.kind.name().into());
            fact.insert("speaker".into(), quotation.speaker_name.clone().into());
        }
        FactKind::Event => {
            let Some(event) = part.facts.events.get(item.index) else { return };
            fact.insert("date".into(), event.date.clone().into());
            fact.insert("precision".into(), event.precision.name().into());
            fact.insert("factuality".into(), event.factuality.name().into());
        }
        FactKind::Mention => {}
    }
}
