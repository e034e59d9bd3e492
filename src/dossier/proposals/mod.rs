//! Who may be one and was not put together, who was put together on a weak ground, and who goes under two
//! kinds: [`propose`] looks at all entities of the dossier and gives [`Proposal`]s for a person to decide, the
//! likeliest first. Nothing is changed by it. Only entities that share a hook are compared, and no more than
//! [`CROWD`] of a hook, so that the work grows with the names and not with their pairs.

mod compare;

use self::compare::{Side, hooks, likeness};
use super::registry::{Entity, Registry};
use super::resolve::{Ground, Why};
use super::{EntityId, Index};
use crate::content::SourceId;
use crate::extract::EntityKind;
use crate::text::fold::fold;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Entities compared on one hook at most.
const CROWD: usize = 16;
/// Below this likelihood nothing is proposed, in percent.
const LEAST: u8 = 15;

/// What is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Two entities may be one.
    Merge,
    /// One entity may be two.
    Split,
    /// Two entities of one name may be one of one kind.
    Kind,
}

impl Action {
    /// `merge`, `split` or `kind`.
    pub fn name(self) -> &'static str {
        match self {
            Action::Merge => "merge",
            Action::Split => "split",
            Action::Kind => "kind",
        }
    }
}

/// Something a person may decide about names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Short and stable: the same as long as it is about the same names.
    pub id: String,
    /// What is proposed.
    pub action: Action,
    /// How likely it is right, in percent; a rough order, not a measured share.
    pub likelihood: u8,
    /// Why, in plain words.
    pub why: String,
    /// The entities it is about.
    pub entities: Vec<EntityId>,
    /// What settles it in `entities.toml`.
    pub settle: Settle,
}

/// The lines of one `[[entity]]` that settle a proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settle {
    /// The name to print.
    pub name: String,
    /// Forms that are the same.
    pub aliases: Vec<String>,
    /// Forms that are someone else.
    pub not: Vec<String>,
    /// The kind.
    pub kind: Option<EntityKind>,
}

/// All proposals, the likeliest first.
pub fn propose(index: &Index) -> Vec<Proposal> {
    let registry = index.registry();
    let shown = registry.iter().filter(|(_, entity)| !entity.hidden && entity.kind != EntityKind::Other);
    let sides: Vec<Side<'_>> = shown.map(|(id, entity)| Side::new(id, entity)).collect();
    let mut found = pairs(registry, &sides);
    found.extend(sides.iter().flat_map(|side| splits(registry, side)));
    found.retain(|proposal| proposal.likelihood >= LEAST);
    found.sort_by(|a, b| (Reverse(a.likelihood), &a.entities, &a.id).cmp(&(Reverse(b.likelihood), &b.entities, &b.id)));
    found
}

/// What is proposed of two entities.
fn pairs(registry: &Registry, sides: &[Side<'_>]) -> Vec<Proposal> {
    let mut met: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, side) in sides.iter().enumerate() {
        for hook in hooks(side) {
            met.entry(hook).or_default().push(at);
        }
    }
    let mut likely: BTreeMap<(usize, usize), (u8, String, bool)> = BTreeMap::new();
    for group in met.values().filter(|group| (2..=CROWD).contains(&group.len())) {
        for (rank, &b) in group.iter().enumerate() {
            for &a in group.iter().take(rank) {
                let pair = (a.min(b), a.max(b));
                if likely.contains_key(&pair) || decided(registry, sides[a].entity, sides[b].entity) {
                    continue;
                }
                if let Some(found) = likeness(&sides[pair.0], &sides[pair.1]) {
                    likely.insert(pair, found);
                }
            }
        }
    }
    // A short name that could be several is less likely to be any one of them.
    let mut choices: BTreeMap<usize, usize> = BTreeMap::new();
    for ((a, b), _) in likely.iter().filter(|(_, (_, _, short))| *short) {
        *choices.entry(shorter(sides, *a, *b)).or_default() += 1;
    }
    let proposal = |((a, b), (likelihood, why, short)): ((usize, usize), (u8, String, bool))| {
        let among = if short { choices.get(&shorter(sides, a, b)).copied().unwrap_or(1) } else { 1 };
        let (a, b) = (&sides[a], &sides[b]);
        let together = shared(a.entity, b.entity);
        let likelihood = usize::from(likelihood) * 2 / (among + 1) + if short && together > 0 { 8 } else { 0 };
        let mut why = why;
        if among > 1 {
            why.push_str(&format!("; it fits {among} names"));
        }
        if together > 0 {
            why.push_str(&format!("; {together} sources name both"));
        }
        merge(a, b, u8::try_from(likelihood.min(95)).unwrap_or(95), why)
    };
    likely.into_iter().map(proposal).collect()
}

/// Of two, the one with the shorter name.
fn shorter(sides: &[Side<'_>], a: usize, b: usize) -> usize {
    let length = |at: usize| sides.get(at).map_or(0, |side| side.entity.name.chars().count());
    if length(a) <= length(b) { a } else { b }
}

/// Sources that name both.
fn shared(a: &Entity, b: &Entity) -> usize {
    let sources = |entity: &Entity| entity.members.iter().map(|(source, _)| source.clone()).collect::<BTreeSet<SourceId>>();
    sources(a).intersection(&sources(b)).count()
}

/// True if the author has said already that the two are not one.
fn decided(registry: &Registry, a: &Entity, b: &Entity) -> bool {
    let forms = |entity: &Entity| std::iter::once(&entity.name).chain(&entity.aliases).cloned().collect::<Vec<_>>();
    let (a, b) = (forms(a), forms(b));
    a.iter().any(|x| b.iter().any(|y| registry.settled().keeps_apart(x, y)))
}

fn merge(a: &Side<'_>, b: &Side<'_>, likelihood: u8, why: String) -> Proposal {
    let words = |side: &Side<'_>| (side.entity.name.split([' ', '-']).count(), side.entity.mentions);
    let (full, short) = if words(a) >= words(b) { (a, b) } else { (b, a) };
    let other_kind = a.entity.kind != b.entity.kind;
    let lead = if a.entity.mentions >= b.entity.mentions { a } else { b };
    let mut aliases: Vec<String> = std::iter::once(&short.entity.name).chain(&short.entity.aliases).cloned().collect();
    aliases.retain(|form| fold(form) != fold(&full.entity.name));
    let settle = Settle {
        name: full.entity.name.clone(),
        aliases,
        not: Vec::new(),
        kind: Some(if other_kind { lead.entity.kind } else { full.entity.kind }),
    };
    let action = if other_kind { Action::Kind } else { Action::Merge };
    Proposal {
        id: name(action, &[&full.entity.name, &short.entity.name], short.entity.kind),
        action,
        likelihood,
        why,
        entities: vec![full.id.clone(), short.id.clone()],
        settle,
    }
}

/// What was joined on a ground that may deceive.
fn splits(registry: &Registry, side: &Side<'_>) -> Vec<Proposal> {
    let doubtful = |why: &&Why| match why.ground {
        Ground::ShortForm | Ground::FirstName => Some(24),
        Ground::Initials | Ground::WordOrder => Some(20),
        Ground::Spelling if compare::sounds_differ(&why.form, &why.to) => Some(22),
        _ => None,
    };
    let weak = side.entity.why.iter().filter_map(|why| Some((doubtful(&why)?, why)));
    let open = weak.filter(|(_, why)| !registry.settled().joins(&why.form, &why.to));
    open.map(|(likelihood, why)| Proposal {
        id: name(Action::Split, &[&why.form, &why.to], side.entity.kind),
        action: Action::Split,
        likelihood,
        why: format!("they were put together on this ground alone: {}", why.ground),
        entities: vec![side.id.clone()],
        settle: Settle { name: why.to.clone(), aliases: Vec::new(), not: vec![why.form.clone()], kind: None },
    })
    .collect()
}

fn name(action: Action, forms: &[&str], kind: EntityKind) -> String {
    let hash = xxhash_rust::xxh3::xxh3_64(format!("{} {} {}", action.name(), forms.join("\0"), kind.name()).as_bytes());
    format!("n-{:05x}", hash & 0xf_ffff)
}
