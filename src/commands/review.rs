//! `liasse review entities`: names that may be one and were not put together, names put together on a weak
//! ground, and the lines that settle each. With `--accept` and `--reject` the decision is written into
//! `entities.toml`, where the author's own words stay as they are; without them nothing is written.

use super::{CommandError, Outcome, Place, shown};
use crate::dossier::mentions;
use crate::dossier::names::{NAMES, write};
use crate::dossier::proposals::{Action, Proposal, Settle, propose};
use crate::engine::{Engine, Options};
use crate::output::write_atomically;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::io;

/// Sentences shown of each name.
const SENTENCES: usize = 3;

/// What is asked of the review of names.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Print JSON, all proposals.
    pub json: bool,
    /// How many proposals are printed.
    pub most: usize,
    /// Ids of proposals to write as they are.
    pub accept: Vec<String>,
    /// Ids of proposals to write the contrary of.
    pub reject: Vec<String>,
}

/// Prints proposals, or writes decisions.
///
/// # Errors
/// When there is no dossier, an id is unknown, or the file says the contrary.
pub fn entities(place: &Place, asked: &Asked) -> Result<Outcome, CommandError> {
    let (root, engine) = place.open(Options::default())?;
    let proposals = propose(engine.index());
    if asked.accept.is_empty() && asked.reject.is_empty() {
        print(&engine, &proposals, asked);
        return Ok(Outcome::Fine);
    }
    let path = root.join(NAMES);
    let mut text = match fs::read(&path) {
        Ok(bytes) => String::from_utf8(bytes)
            .map_err(|_| CommandError::NotFound(format!("{} is not UTF-8; save it as UTF-8 first", shown(&path))))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(CommandError::Io(shown(&path), error)),
    };
    let decided = asked.accept.iter().map(|id| (id, true)).chain(asked.reject.iter().map(|id| (id, false)));
    // All or nothing: the file is written once, when every decision fits.
    for (id, yes) in decided {
        let found = proposals.iter().find(|proposal| proposal.id == *id);
        let proposal = found.ok_or_else(|| {
            CommandError::NotFound(format!("there is no proposal {id:?} now; `liasse review entities` prints those there are"))
        })?;
        let settle = if yes { Some(proposal.settle.clone()) } else { contrary(proposal) };
        let settle = settle
            .ok_or_else(|| CommandError::NotFound(format!("{id}: one name for two kinds needs no line to stay as it is")))?;
        text = write::write(&text, &settle).map_err(|refused| CommandError::NotFound(format!("{id}: {refused}")))?;
    }
    write_atomically(&path, text.as_bytes()).map_err(|error| CommandError::Io(shown(&path), error))?;
    eprintln!("{} decisions written into {}", asked.accept.len() + asked.reject.len(), shown(&path));
    Ok(Outcome::Fine)
}

/// What says that a proposal is wrong.
fn contrary(proposal: &Proposal) -> Option<Settle> {
    let settle = &proposal.settle;
    let (aliases, not) = match proposal.action {
        Action::Merge => (Vec::new(), settle.aliases.first().cloned().into_iter().collect()),
        Action::Split => (settle.not.clone(), Vec::new()),
        Action::Kind => return None,
    };
    Some(Settle { name: settle.name.clone(), aliases, not, kind: None })
}

fn print(engine: &Engine, proposals: &[Proposal], asked: &Asked) {
    if asked.json {
        let all: Vec<Value> = proposals.iter().map(|proposal| as_json(engine, proposal)).collect();
        println!("{:#}", Value::Array(all));
        return;
    }
    for (at, proposal) in proposals.iter().take(asked.most).enumerate() {
        println!("{}", as_text(engine, proposal, at + 1));
    }
    match proposals.len().checked_sub(asked.most).filter(|more| *more > 0) {
        Some(more) => eprintln!("{more} less likely ones are not shown; -n tells how many are"),
        None if proposals.is_empty() => eprintln!("nothing to propose: no two names of this dossier look like one"),
        None => eprintln!("write one with --accept ID, or with --reject ID that it is wrong"),
    }
}

/// The forms and sentences of each entity of a proposal; of a split, those of the doubtful form first.
fn sides<'e>(
    engine: &'e Engine,
    proposal: &'e Proposal,
) -> Vec<(&'e crate::dossier::registry::Entity, Vec<mentions::Named<'e>>)> {
    let index = engine.index();
    let entities = proposal.entities.iter().filter_map(|id| index.registry().get(id));
    let sides = entities.map(|entity| {
        let mut named = mentions::of(index, entity);
        named.sort_by_key(|mention| !proposal.settle.not.iter().any(|form| form == mention.words()));
        // One sentence a source first, so that what is shown is not all of one text.
        let mut seen = BTreeSet::new();
        let (first, rest): (Vec<_>, Vec<_>) = named.into_iter().partition(|mention| seen.insert(mention.part.source.id.clone()));
        (entity, first.into_iter().chain(rest).take(SENTENCES).collect())
    });
    sides.collect()
}

fn as_text(engine: &Engine, proposal: &Proposal, number: usize) -> String {
    let mut out = String::new();
    let sides = sides(engine, proposal);
    let names = match proposal.action {
        Action::Split => format!("“{}” is not “{}”?", proposal.settle.not.join("”, “"), proposal.settle.name),
        Action::Merge | Action::Kind => {
            sides.iter().map(|(entity, _)| format!("“{}”", entity.name)).collect::<Vec<_>>().join(" = ") + "?"
        }
    };
    writeln!(out, "{number}. {}  {}  {} %  {}", proposal.id, proposal.action.name(), proposal.likelihood, names).ok();
    writeln!(out, "   because {}", proposal.why).ok();
    for (entity, named) in sides {
        let counts = format!("{}, {} mentions in {} sources", entity.kind.name(), entity.mentions, entity.sources());
        writeln!(out, "   “{}” ({counts})", entity.name).ok();
        for mention in named {
            writeln!(out, "      {}: “{}” in « {} »", mention.place(), mention.words(), mention.sentence()).ok();
        }
    }
    writeln!(out, "   for {NAMES}:").ok();
    for line in write::lines(&proposal.settle).lines() {
        writeln!(out, "      {line}").ok();
    }
    out
}

fn as_json(engine: &Engine, proposal: &Proposal) -> Value {
    let sides: Vec<Value> = sides(engine, proposal)
        .into_iter()
        .zip(&proposal.entities)
        .map(|((entity, named), id)| {
            let mention = |m: &mentions::Named<'_>| {
                let position = m.part.source.position(m.item.span.start as usize);
                json!({
                    "source": m.part.source.id.as_str(), "file": m.part.source.file(), "line": position.line,
                    "column": position.column, "exact": m.words(), "sentence": m.sentence(),
                })
            };
            json!({
                "id": id.as_ref(), "name": entity.name, "kind": entity.kind.name(), "aliases": entity.aliases,
                "mentions": entity.mentions, "sources": entity.sources(),
                "sentences": named.iter().map(mention).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "id": proposal.id, "action": proposal.action.name(), "likelihood": proposal.likelihood, "why": proposal.why,
        "entities": sides, "toml": write::lines(&proposal.settle),
    })
}
