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

mod others;
mod persons;
mod settled;

pub use settled::{Decisions, Settled};

use crate::extract::EntityKind;
use crate::extract::entity::names::{parts, skeleton};
use crate::extract::facts::Gender;
use crate::extract::lexicon::known::{KnownKind, known};
use crate::text::fold::fold;
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
    /// Mentions in the source.
    pub mentions: usize,
}

/// Names that are one person, organisation or place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// The canonical name: the fullest form, the most frequent among equals, or what the author chose.
    pub name: String,
    /// Its kind, by majority of mentions or as the author says.
    pub kind: EntityKind,
    /// The other forms, most frequent first.
    pub aliases: Vec<String>,
    /// Positions in the names given to [`resolve`], in order.
    pub members: Vec<usize>,
    /// Mentions in all sources.
    pub mentions: usize,
    /// Why forms were joined, one entry a join.
    pub why: Vec<Why>,
    /// The author does not want to see it.
    pub hidden: bool,
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
    /// The same given names but for a middle name or an initial.
    GivenNames,
    /// A source gives one as the acronym of the other.
    Acronym,
    /// The letters of one are the initials of the other.
    Initials,
    /// Both are names of one known thing.
    Known,
    /// The author says so.
    Author,
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Ground::SameLetters => "same letters",
            Ground::Spelling => "other spelling",
            Ground::LastName => "last name of the only full name",
            Ground::GivenNames => "same given and last names",
            Ground::Acronym => "acronym given by a source",
            Ground::Initials => "initials",
            Ground::Known => "known under both names",
            Ground::Author => "decided by the author",
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
    if let Some(key) = settled.key(&others::bare(&fold(name.name))) {
        return key;
    }
    if name.kind != EntityKind::Person
        && let Some(label) = known_label(name)
    {
        return format!("known:{label}");
    }
    let words = parts(name.name);
    let last = persons::family(&words);
    match name.kind {
        EntityKind::Person => format!("word:{}", skeleton(last)),
        _ if words.len() == 1 => format!("word:{}", skeleton(last)),
        EntityKind::Organisation => match name.acronym.map(others::letters).filter(|letters| letters.len() > 1) {
            Some(letters) => format!("word:{}", skeleton(&letters)),
            None => format!("word:{}", skeleton(&others::initials(name.name))),
        },
        // `Nur-Sultan` and `Noursoultan`: where a place name is cut does not count.
        EntityKind::Place | EntityKind::Other => format!("word:{}", skeleton(&words.concat())),
    }
}

/// The label of the known thing a name or its acronym names.
fn known_label(name: &Name<'_>) -> Option<String> {
    let found = [Some(name.name), name.acronym].into_iter().flatten().find_map(|form| known(&others::bare(&fold(form))))?;
    let fits = match found.kind {
        KnownKind::Organisation => name.kind != EntityKind::Place,
        KnownKind::Country | KnownKind::City | KnownKind::Region => name.acronym.is_none(),
    };
    fits.then(|| format!("{:?} {}", found.kind, found.label))
}

/// The clusters of `names`, which all have one [`key`]: largest first, then by name.
pub fn resolve(names: &[Name<'_>], settled: &Settled) -> Vec<Cluster> {
    let forms = forms(names, settled);
    let mut groups = Groups::new(&forms);
    settled.join(&forms, &mut groups);
    groups.join_known(&forms);
    persons::join(&forms, &mut groups, settled);
    others::join(&forms, &mut groups, settled);
    let leaders: BTreeSet<usize> = (0..forms.len()).map(|at| groups.of(at)).collect();
    let mut clusters: Vec<Cluster> = leaders.into_iter().map(|leader| cluster(names, &forms, &groups, leader, settled)).collect();
    clusters
        .sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.name.cmp(&b.name)).then_with(|| a.members.cmp(&b.members)));
    clusters
}

/// All names of one spelling.
#[derive(Debug)]
struct Form {
    /// The spelling most sources use.
    text: String,
    folded: String,
    parts: Vec<String>,
    /// The kind most mentions have.
    kind: EntityKind,
    gender: Option<Gender>,
    acronyms: Vec<String>,
    mentions: usize,
    names: Vec<usize>,
}

/// The names by folded spelling and, where no majority settles it, by kind; in order of the folded spelling.
fn forms(names: &[Name<'_>], settled: &Settled) -> Vec<Form> {
    let mut by_fold: BTreeMap<String, BTreeMap<EntityKind, Vec<usize>>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        let folded = others::bare(&fold(name.name));
        let kind = settled.kind(&folded).unwrap_or(name.kind);
        by_fold.entry(folded).or_default().entry(kind).or_default().push(at);
    }
    let mut forms = Vec::new();
    for (folded, by_kind) in by_fold {
        let count = |list: &[usize]| list.iter().map(|&at| names[at].mentions.max(1)).sum::<usize>();
        let total: usize = by_kind.values().map(|list| count(list)).sum();
        let lead = by_kind.iter().max_by_key(|(kind, list)| (count(list), std::cmp::Reverse(**kind))).map(|(kind, _)| *kind);
        let mut kinds: BTreeMap<EntityKind, Vec<usize>> = BTreeMap::new();
        for (kind, list) in by_kind {
            // The dossier's own majority: a form nearly always of one kind is of that kind everywhere.
            let minor = count(&list) * 4 <= total || kind == EntityKind::Other;
            let kind = lead.filter(|_| minor).unwrap_or(kind);
            kinds.entry(kind).or_default().extend(list);
        }
        forms.extend(kinds.into_iter().map(|(kind, list)| form(names, &folded, kind, list)));
    }
    forms
}

fn form(names: &[Name<'_>], folded: &str, kind: EntityKind, mut list: Vec<usize>) -> Form {
    list.sort_unstable();
    let mut spellings: BTreeMap<&str, usize> = BTreeMap::new();
    for &at in &list {
        *spellings.entry(names[at].name).or_default() += names[at].mentions.max(1);
    }
    let shouted = |text: &str| text.contains(' ') && !text.chars().any(char::is_lowercase);
    let text = spellings
        .iter()
        .max_by(|a, b| (!shouted(a.0), a.1).cmp(&(!shouted(b.0), b.1)).then_with(|| b.0.cmp(a.0)))
        .map_or(String::new(), |(text, _)| (*text).to_owned());
    let mut acronyms: Vec<String> = list.iter().filter_map(|&at| names[at].acronym).map(fold).collect();
    acronyms.sort();
    acronyms.dedup();
    let genders: Vec<Gender> = list.iter().filter_map(|&at| names[at].gender).collect();
    Form {
        parts: parts(folded),
        folded: folded.to_owned(),
        text,
        kind,
        gender: genders.first().copied().filter(|first| genders.iter().all(|gender| gender == first)),
        acronyms,
        mentions: list.iter().map(|&at| names[at].mentions).sum(),
        names: list,
    }
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

    fn join_known(&mut self, forms: &[Form]) {
        let mut first: BTreeMap<(EntityKind, &str), usize> = BTreeMap::new();
        for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.kind != EntityKind::Person) {
            if let Some(known) = known(&form.folded).or_else(|| form.acronyms.iter().find_map(|acronym| known(acronym))) {
                let lead = *first.entry((form.kind, known.label.as_str())).or_insert(at);
                self.join(forms, at, lead, Ground::Known);
            }
        }
    }
}

fn cluster(names: &[Name<'_>], forms: &[Form], groups: &Groups, leader: usize, settled: &Settled) -> Cluster {
    let mut order: Vec<&Form> =
        forms.iter().enumerate().filter(|(at, _)| groups.of(*at) == leader).map(|(_, form)| form).collect();
    order.sort_by(|a, b| fullness(b).cmp(&fullness(a)).then_with(|| a.text.cmp(&b.text)));
    let mut kinds: BTreeMap<EntityKind, usize> = BTreeMap::new();
    for form in &order {
        *kinds.entry(form.kind).or_default() += form.mentions.max(1);
    }
    let kind = kinds
        .iter()
        .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)))
        .map_or(EntityKind::Other, |(kind, _)| *kind);
    let chosen = order.iter().find_map(|form| settled.name(&form.folded));
    let name = chosen.map_or_else(|| order.first().map_or(String::new(), |form| form.text.clone()), str::to_owned);
    let mut spellings: BTreeMap<&str, usize> = BTreeMap::new();
    let mut positions: Vec<usize> = order.iter().flat_map(|form| form.names.iter().copied()).collect();
    positions.sort_unstable();
    for &at in &positions {
        *spellings.entry(names[at].name).or_default() += names[at].mentions;
    }
    let mut aliases: Vec<(&str, usize)> = spellings.into_iter().filter(|(form, _)| *form != name).collect();
    aliases.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let mut why: Vec<Why> =
        groups.why.iter().filter(|(form, _)| groups.of(*form) == leader).map(|(_, why)| why.clone()).collect();
    why.sort();
    Cluster {
        kind: order.iter().find_map(|form| settled.kind(&form.folded)).unwrap_or(kind),
        aliases: aliases.into_iter().map(|(form, _)| form.to_owned()).collect(),
        mentions: positions.iter().map(|&at| names[at].mentions).sum(),
        hidden: order.iter().any(|form| settled.hides(&form.folded)),
        members: positions,
        name,
        why,
    }
}

/// What makes a form the name of its cluster: words (no lone initials), then frequency.
fn fullness(form: &Form) -> (usize, usize) {
    let words = form.parts.iter().filter(|part| part.chars().nth(1).is_some()).count();
    (words.min(4), form.mentions)
}

#[cfg(test)]
mod tests;
