//! Who is who across the sources, as pure functions. [`key`] gives the one key under which a name is
//! resolved: names that may be one share it, so that an edit resolves again only the keys it touches.
//! [`resolve`] takes all names of one key and says which are one: [`Cluster`]s of positions, with the
//! canonical name, the other forms and why each was joined. The author's [`Settled`] decisions outrank
//! everything. Nothing is merged on resemblance alone where two persons are named in full.
//!
//! ```text
//! for each referent of each source:  group[key(&name, &settled)].push(name)
//! for each touched key:              clusters = resolve(&group[key], &settled)
//! ```
//!
//! The result depends on the set of names, not on their order, but for `members`.

mod forms;
pub mod links;
mod others;
mod persons;
mod settled;

pub use settled::{Decisions, Ids, Settled};

use self::forms::{Form, bare, forms, place_core, words};
use crate::extract::EntityKind;
use crate::extract::entity::names::skeleton;
use crate::extract::facts::Gender;
use crate::extract::lexicon::known::same_thing;
use crate::text::Lang;
use crate::text::fold::fold;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A name as one source has it: one of its referents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name<'n> {
    /// The fullest form in the source.
    pub name: &'n str,
    /// Its kind there.
    pub kind: EntityKind,
    /// The acronym or expansion the source gives.
    pub acronym: Option<&'n str>,
    /// A person's gender, where the source tells it.
    pub gender: Option<Gender>,
    /// The source calls the person by the last name alone too.
    pub called: bool,
    /// Mentions in the source.
    pub mentions: usize,
    /// The language of the source.
    pub lang: Lang,
}

/// Names that are one person, organisation or place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// The canonical name: what the author chose, or the form of the highest [`Rank`].
    pub name: String,
    /// What made that form the name.
    pub rank: Rank,
    /// The folded form that leads, with its gender; no two clusters of one key and kind have the same.
    pub lead: String,
    /// Its kind, by majority of mentions or as the author says.
    pub kind: EntityKind,
    /// All forms with their mentions, most frequent first.
    pub forms: Vec<(String, usize)>,
    /// Acronyms and expansions the sources give.
    pub acronyms: Vec<String>,
    /// A person's gender, where no two sources differ.
    pub gender: Option<Gender>,
    /// Positions in the names given to [`resolve`], in order.
    pub members: Vec<usize>,
    /// Mentions in all sources.
    pub mentions: usize,
    /// Why forms were joined, one entry a join.
    pub why: Vec<Why>,
    /// The author does not want to see it.
    pub hidden: bool,
    /// What other registers call it, as the author wrote.
    pub ids: Ids,
}

/// What makes a form the name of its entity, first things first.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// The author chose it.
    pub chosen: bool,
    /// A person's given name is in it, in full.
    pub given: bool,
    /// It is a form of the dossier's language.
    pub native: bool,
    /// Words, no lone initials; four at most, more say nothing more.
    pub words: usize,
    /// Mentions.
    pub mentions: usize,
}

/// Why two forms are one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Why {
    /// The form that was joined.
    pub form: String,
    /// The form it was joined to.
    pub to: String,
    /// On what ground.
    pub ground: Ground,
}

/// The ground of a join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// The same letters but for case, accents and typography.
    SameLetters,
    /// Another spelling or transcription of the same name.
    Spelling,
    /// A last name, and one full name only that ends in it.
    LastName,
    /// A last name by which several sources call one of those who bear it, and none another.
    Called,
    /// The first word of one full name only: a family name that stands first, a player's first name.
    FirstName,
    /// The words of a full name in another order.
    WordOrder,
    /// The same given names but for a middle name or an initial.
    GivenNames,
    /// A source gives one as the acronym of the other.
    Acronym,
    /// The letters of one are the initials of the other.
    Initials,
    /// A shorter form that begins or ends one full name only.
    ShortForm,
    /// Both are names of one known thing.
    Known,
    /// The author says so.
    Author,
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Ground::SameLetters => "the same letters but for capitals and accents",
            Ground::Spelling => "another spelling of the same name",
            Ground::LastName => "the last name of one full name only",
            Ground::Called => "several sources call this person by the last name alone, and nobody else",
            Ground::FirstName => "the first word of one full name only, and the last of none",
            Ground::WordOrder => "the same words in another order",
            Ground::GivenNames => "the same given and last names but for an initial or middle name",
            Ground::Acronym => "a source gives one as the acronym of the other",
            Ground::Initials => "its letters are the initials of the other, and of no other name",
            Ground::ShortForm => "a short form that begins or ends one full name only",
            Ground::Known => "both are known names of one thing",
            Ground::Author => "decided in entities.toml",
        })
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is “{}”: {}", self.form, self.to, self.ground)
    }
}

/// The key under which `name` is resolved.
pub fn key(name: &Name<'_>, settled: &Settled) -> String {
    let folded = bare(&fold(name.name));
    settled.key(&folded).map_or_else(|| natural_key(name.name, settled.kind(&folded).or(Some(name.kind))), str::to_owned)
}

/// The key of a name of some kind where the author says nothing.
fn natural_key(name: &str, kind: Option<EntityKind>) -> String {
    let words = words(name, kind.unwrap_or(EntityKind::Person));
    match kind {
        // A name of no known kind can be a last name at least.
        None | Some(EntityKind::Person) => format!("word:{}", skeleton(persons::family(&words))),
        Some(kind) => match known_label(name, kind) {
            Some(label) => format!("known:{label}"),
            // `Nur-Sultan` and `Noursoultan`: where a name is cut does not count.
            None => format!("word:{}", skeleton(&words.concat())),
        },
    }
}

/// The label of the known thing a name names.
fn known_label(name: &str, kind: EntityKind) -> Option<String> {
    let folded = bare(&fold(name));
    let whole = fold(name);
    let core = |place: bool| place_core(&folded).filter(|_| place).and_then(|core| same_thing(core, place));
    let found = |place| same_thing(&folded, place).or_else(|| same_thing(&whole, place)).or_else(|| core(place));
    let thing = match kind {
        EntityKind::Person => None,
        EntityKind::Place => found(true),
        // A country's name may stand for its government.
        EntityKind::Organisation | EntityKind::Other => found(false).or_else(|| found(true)),
    }?;
    Some(format!("{:?} {}", thing.kind, thing.label))
}

/// The clusters of `names`, which all have one [`key`]: largest first, then by name.
pub fn resolve(names: &[Name<'_>], settled: &Settled) -> Vec<Cluster> {
    let forms = forms(names, settled);
    let mut groups = Groups::new(&forms);
    settled.join(&forms, &mut groups);
    groups.join_known(&forms, settled);
    persons::join(&forms, &mut groups, settled);
    others::join(&forms, &mut groups, settled);
    let leaders: BTreeSet<usize> = (0..forms.len()).map(|at| groups.of(at)).collect();
    let mut clusters: Vec<Cluster> = leaders.into_iter().map(|leader| cluster(names, &forms, &groups, leader, settled)).collect();
    clusters
        .sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.name.cmp(&b.name)).then_with(|| a.members.cmp(&b.members)));
    clusters
}

/// Which forms are one, so far.
#[derive(Debug)]
struct Groups {
    leader: Vec<usize>,
    why: Vec<(usize, Why)>,
}

impl Groups {
    fn new(forms: &[Form]) -> Self {
        Self { leader: (0..forms.len()).collect(), why: Vec::new() }
    }

    fn of(&self, form: usize) -> usize {
        self.leader.get(form).copied().unwrap_or(form)
    }

    /// Joins the groups of two forms and says why; nothing if they are one already.
    fn join(&mut self, forms: &[Form], form: usize, to: usize, ground: Ground) {
        let (from, into) = (self.of(form), self.of(to));
        if from == into {
            return;
        }
        for leader in &mut self.leader {
            if *leader == from {
                *leader = into;
            }
        }
        if let (Some(form), Some(to_form)) = (forms.get(form), forms.get(to)) {
            self.why.push((to, Why { form: form.text.clone(), to: to_form.text.clone(), ground }));
        }
    }

    fn join_known(&mut self, forms: &[Form], settled: &Settled) {
        let mut first: BTreeMap<(EntityKind, String), usize> = BTreeMap::new();
        for (at, form) in forms.iter().enumerate() {
            if let Some(label) = known_label(&form.text, form.kind) {
                let lead = *first.entry((form.kind, label)).or_insert(at);
                if !settled.parts(&form.folded, &forms[lead].folded) {
                    self.join(forms, at, lead, Ground::Known);
                }
            }
        }
    }
}

fn cluster(names: &[Name<'_>], forms: &[Form], groups: &Groups, leader: usize, settled: &Settled) -> Cluster {
    let mut order: Vec<&Form> =
        forms.iter().enumerate().filter(|(at, _)| groups.of(*at) == leader).map(|(_, form)| form).collect();
    order.sort_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| a.text.cmp(&b.text)));
    let mut kinds: BTreeMap<EntityKind, usize> = BTreeMap::new();
    for form in &order {
        *kinds.entry(form.kind).or_default() += form.mentions.max(1);
    }
    let kind = kinds.iter().max_by_key(|(kind, count)| (**count, Reverse(**kind))).map_or(EntityKind::Other, |(kind, _)| *kind);
    let chosen = order.iter().find_map(|form| settled.name(&form.folded));
    let first = order.first();
    let mut spellings: BTreeMap<&str, usize> = BTreeMap::new();
    let mut positions: Vec<usize> = order.iter().flat_map(|form| form.names.iter().copied()).collect();
    positions.sort_unstable();
    for &at in &positions {
        *spellings.entry(names[at].name).or_default() += names[at].mentions;
    }
    let mut spellings: Vec<(String, usize)> = spellings.into_iter().map(|(form, count)| (form.to_owned(), count)).collect();
    spellings.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut why: Vec<Why> =
        groups.why.iter().filter(|(form, _)| groups.of(*form) == leader).map(|(_, why)| why.clone()).collect();
    why.sort();
    let acronyms: BTreeSet<&String> = order.iter().flat_map(|form| &form.acronyms).collect();
    let genders: BTreeSet<Gender> = order.iter().filter_map(|form| form.gender).collect();
    Cluster {
        name: chosen.map_or_else(|| first.map_or(String::new(), |form| form.text.clone()), str::to_owned),
        rank: Rank { chosen: chosen.is_some(), ..first.map(|form| rank(form)).unwrap_or_default() },
        lead: first.map_or(String::new(), |form| format!("{} {:?}", form.folded, form.gender)),
        kind: order.iter().find_map(|form| settled.kind(&form.folded)).unwrap_or(kind),
        forms: spellings,
        acronyms: acronyms.into_iter().cloned().collect(),
        gender: genders.first().copied().filter(|_| genders.len() == 1),
        mentions: positions.iter().map(|&at| names[at].mentions).sum(),
        hidden: order.iter().any(|form| settled.hides(&form.folded)),
        ids: order.iter().filter_map(|form| settled.ids(&form.folded)).flat_map(|ids| ids.clone()).collect(),
        members: positions,
        why,
    }
}

/// What makes a form the name of its cluster.
fn rank(form: &Form) -> Rank {
    let words = form.parts.iter().filter(|part| part.chars().nth(1).is_some()).count();
    Rank {
        chosen: false,
        given: form.kind == EntityKind::Person && persons::has_given(form),
        native: form.native * 2 >= form.mentions.max(1),
        words: words.min(4),
        mentions: form.mentions,
    }
}

#[cfg(test)]
mod tests;
