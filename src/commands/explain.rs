//! `liasse explain FACT-ID`: where a fact was found, by which rule, how sure it is, what was decided, and
//! on which pages it stands; or, for a name, which mentions are one and why.

use super::{CommandError, Outcome, Place};
use crate::diagnostic;
use crate::dossier::mentions::Named;
use crate::dossier::registry::Entity;
use crate::dossier::{Contribution, EntityId, FactId, FactKind, Item, mentions};
use crate::engine::{Engine, Options};
use crate::extract::Unit;
use crate::extract::entity::PlaceKind;
use crate::site::routes::Folders;
use crate::text::fold::fold;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Explains the fact called `id` (with or without `f-`), the entity with that name, or the code of a
/// diagnostic (`title-stray-word`).
///
/// # Errors
/// When there is no dossier, or no such fact in it.
pub fn run(place: &Place, id: &str) -> Result<Outcome, CommandError> {
    if let Some(text) = diagnostic::explain(id) {
        println!("{}", text.trim_end());
        return Ok(Outcome::Fine);
    }
    let (_, engine) = place.open(Options { drafts: true, ..Options::default() })?;
    let text = match FactId::parse(id).and_then(|id| engine.index().find(id)).and_then(|at| engine.index().fact(at)) {
        Some((part, item)) => fact(&engine, part, item),
        None => entity(&engine, id).ok_or_else(|| {
            let remedy = "ids are printed beside facts (f-…) on every page, and in data/facts.json";
            CommandError::NotFound(format!("there is no fact or name {id:?} in this dossier; {remedy}"))
        })?,
    };
    print!("{text}");
    Ok(Outcome::Fine)
}

fn fact(engine: &Engine, part: &Contribution, item: &Item) -> String {
    let source = &part.source;
    let position = source.position(item.span.start as usize);
    let mut out = String::new();
    let mut row = |name: &str, value: &str| {
        if !value.is_empty() {
            writeln!(out, "{name:<12}{value}").ok();
        }
    };
    row("fact", &format!("f-{} ({})", item.id, item.kind.name()));
    row("source", &format!("{} — {}", source.id, source.title));
    row("place", &format!("{}:{position}, bytes {}–{} of the text", source.file(), item.span.start, item.span.end));
    row("words", part.words(item.span));
    row("sentence", part.sentence(item));
    for (name, value) in reading(part, item) {
        row(name, &value);
    }
    if let Some(mention) = part.facts.entities.mentions.get(item.index).filter(|_| item.kind == FactKind::Mention)
        && let Some(id) = engine.index().registry().of(&source.id, mention.referent)
    {
        row("who", &format!("{id}; liasse explain {id} tells why"));
    }
    row("rule", item.rule);
    let policy = engine.index().policy();
    row("confidence", &format!("{} %, published from {} %", item.confidence, policy.threshold));
    row("state", item.state.name());
    row("pages", &pages(engine, item.id).join(", "));
    out
}

/// How the fact is read, by kind.
fn reading(part: &Contribution, item: &Item) -> Vec<(&'static str, String)> {
    let words = |span: Option<crate::span::Span>| span.map(|span| part.words(span).to_owned()).unwrap_or_default();
    match item.kind {
        FactKind::Figure => part.facts.quantities.get(item.index).map(|q| {
            let value = match q.amount.bounds() {
                (value, None) => value.to_string(),
                (low, Some(high)) => format!("{low} to {high}"),
            };
            let unit = if q.unit == Unit::None { "none".to_owned() } else { format!("{} ({})", q.unit.symbol(), q.unit.kind()) };
            let modifier = q.modifier.map_or("exact", |m| m.name()).to_owned();
            vec![("value", value), ("unit", unit), ("modifier", modifier), ("counts", words(q.counts)), ("says", words(q.says))]
        }),
        FactKind::Quotation => part.facts.quotations.get(item.index).map(|q| {
            let speaker = q.speaker_name.clone().unwrap_or_else(|| "open".to_owned());
            vec![
                ("form", q.kind.name().to_owned()),
                ("speaker", speaker),
                ("named by", words(q.speaker)),
                ("cue", words(q.cue)),
                ("via", words(q.via)),
            ]
        }),
        FactKind::Event => part.facts.events.get(item.index).map(|e| {
            let time = part.facts.times.get(e.time).map(|time| part.words(time.span).to_owned()).unwrap_or_default();
            vec![
                ("date", format!("{} ({})", e.date, e.precision.name())),
                ("told as", time),
                ("truth", e.factuality.name().to_owned()),
            ]
        }),
        FactKind::Mention => part.facts.entities.mentions.get(item.index).and_then(|m| {
            let referent = part.facts.entities.referents.get(m.referent)?;
            Some(vec![("names", format!("{} ({})", referent.name, m.kind.name()))])
        }),
    }
    .unwrap_or_default()
}

/// The pages on which the anchor of a fact stands.
fn pages(engine: &Engine, id: FactId) -> Vec<String> {
    let anchor = format!("id=\"f-{id}\"");
    let folders = Folders::of(engine.site().lang);
    let holds = |page: &crate::site::PageId| engine.page(page).ok().flatten().is_some_and(|html| html.contains(&anchor));
    engine.pages().par_iter().filter(|page| holds(page)).map(|page| folders.path(page)).collect()
}

/// Mentions shown of one entity.
const MENTIONS: usize = 20;

/// Which mentions are one entity, and why.
fn entity(engine: &Engine, name: &str) -> Option<String> {
    let index = engine.index();
    let folded = fold(name);
    let matches = |form: &String| fold(form) == folded;
    let found: Vec<(&EntityId, &Entity)> = index
        .registry()
        .iter()
        .filter(|(id, entity)| id.as_ref() == name || matches(&entity.name) || entity.aliases.iter().any(matches))
        .collect();
    let texts: Vec<String> = found.into_iter().map(|(id, entity)| one_entity(engine, id, entity)).collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}

fn one_entity(engine: &Engine, id: &EntityId, entity: &Entity) -> String {
    let index = engine.index();
    let mut out = String::new();
    let mut row = |name: &str, value: &str| {
        writeln!(out, "{name:<12}{value}").ok();
    };
    let kind = entity.place().map_or(entity.kind.name(), PlaceKind::name);
    row("name", &format!("{} ({kind})", entity.name));
    row("id", id);
    row("also", &if entity.aliases.is_empty() { "no other form".to_owned() } else { entity.aliases.join(", ") });
    for (register, id) in &entity.ids {
        row(register, id);
    }
    if entity.hidden {
        row("hidden", "decided in entities.toml");
    }
    row("mentions", &format!("{} in {} sources", entity.mentions, entity.sources()));
    for why in &entity.why {
        row("because", &why.to_string());
    }
    let named = mentions::of(index, entity);
    for ((form, full), files) in shortened(&named) {
        let names = if files.len() == 1 { "which names" } else { "which name" };
        let files = files.into_iter().collect::<Vec<_>>().join(", ");
        row("because", &format!("“{form}” is “{full}” in {files}, {names} no other so"));
    }
    for mention in named.iter().take(MENTIONS) {
        row("mention", &format!("{}: “{}” in « {} »", mention.place(), mention.words(), mention.sentence()));
    }
    if let Some(more) = named.len().checked_sub(MENTIONS).filter(|more| *more > 0) {
        row("", &format!("and {more} more, on the page of the name"));
    }
    out
}

/// A form and the fuller one it stands for in some files.
type Shortened = BTreeMap<(String, String), BTreeSet<String>>;

/// What one text calls by several forms was put together in that text, before any other was looked at.
fn shortened(named: &[Named<'_>]) -> Shortened {
    let mut found = Shortened::new();
    for mention in named {
        let full = mention.part.facts.entities.referents.get(mention.referent).map_or("", |one| one.name.as_str());
        if fold(full) != fold(mention.words()) {
            let forms = (mention.words().to_owned(), full.to_owned());
            found.entry(forms).or_default().insert(mention.part.source.file());
        }
    }
    found
}
