//! Names that are one though they have different keys: an acronym and its expansion, a club and the town it
//! is called by, a family name that stands first. Every cluster has a [`Shape`]; shapes that could be one
//! share a hook ([`Shape::hooks`]), and [`link`] finds the one fuller shape a shorter one belongs to. Where
//! two fuller ones fit, the shorter stays by itself.

mod bodies;
mod persons;

use self::bodies::{club, shorter};
use self::persons::{capitals, first_letters, in_order, person};
use super::forms::{bare, words};
use super::others::{initials, is_acronym, letters};
use super::{Cluster, Ground, Settled, Why};
use crate::extract::EntityKind;
use crate::extract::entity::names::{initials_match, parts, skeleton};
use crate::extract::facts::Gender;
use crate::text::fold::fold;
use std::collections::BTreeSet;

/// A hook with more shapes than this joins nothing: too many could be meant.
pub const CROWD: usize = 48;
/// Forms of one cluster that are looked at.
const FORMS: usize = 24;

/// What a cluster is compared by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    kind: EntityKind,
    forms: Vec<Written>,
    /// Letters of the acronyms the sources give.
    acronyms: BTreeSet<String>,
    gender: Option<Gender>,
}

/// A form of a cluster, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Written {
    text: String,
    folded: String,
    words: Vec<String>,
    /// Its letters, where it is an acronym itself.
    letters: Option<String>,
}

impl Shape {
    /// The shape of a cluster.
    pub fn new(cluster: &Cluster) -> Self {
        let mut seen = BTreeSet::new();
        let fresh = cluster.forms.iter().filter(|(text, _)| seen.insert(fold(text))).take(FORMS);
        let is_short =
            |text: &str| cluster.kind != EntityKind::Person && (2..=9).contains(&text.chars().count()) && is_acronym(text);
        let acronyms: BTreeSet<String> =
            cluster.forms.iter().filter(|(text, _)| is_short(text)).map(|(text, _)| letters(text)).collect();
        let forms = fresh.map(|(text, _)| {
            // An acronym may be written as a word elsewhere: `Unicef`.
            let short = is_short(text) || !text.contains(' ') && acronyms.contains(&letters(text));
            Written {
                text: text.clone(),
                folded: bare(&fold(text)),
                words: words(text, cluster.kind),
                letters: short.then(|| letters(text)),
            }
        });
        let acronyms = cluster.acronyms.iter().filter(|acronym| !acronym.contains(' '));
        Shape {
            kind: cluster.kind,
            forms: forms.collect(),
            acronyms: acronyms.map(|acronym| letters(acronym)).collect(),
            gender: cluster.gender,
        }
    }

    /// Under which keys it meets the shapes it could be one with.
    pub fn hooks(&self) -> BTreeSet<String> {
        let mut hooks = BTreeSet::new();
        for form in &self.forms {
            let ends = [form.words.first(), form.words.last()];
            match self.kind {
                EntityKind::Person => {
                    hooks.extend(ends.into_iter().flatten().map(|word| format!("person {}", skeleton(word))));
                    hooks.extend((form.words.len() > 1).then(|| format!("order {}", in_order(&form.words))));
                    hooks.extend((form.words.len() > 1).then(|| format!("whole {}", form.words.concat())));
                    hooks.extend((form.words.len() > 2).then(|| format!("capitals {}", first_letters(&form.words))));
                    hooks.extend(capitals(form).map(|letters| format!("capitals {letters}")));
                }
                EntityKind::Organisation | EntityKind::Other => {
                    hooks.extend(ends.into_iter().flatten().map(|word| format!("word {word}")));
                    hooks.extend(form.letters.iter().map(|letters| format!("letters {letters}")));
                    hooks.extend(club(form).map(|label| format!("club {label}")));
                    hooks.extend((form.words.len() > 1).then(|| format!("letters {}", initials(&form.text))));
                }
                EntityKind::Place => {}
            }
        }
        hooks.extend(self.acronyms.iter().map(|letters| format!("letters {letters}")));
        hooks
    }
}

/// The one of `others` that `short` is a shorter form of, with the reason; none where several could be meant.
pub fn link(short: &Shape, others: &[&Shape], settled: &Settled) -> Option<(usize, Why)> {
    let mut fitting: Vec<(usize, usize, Why)> = Vec::new();
    for (at, full) in others.iter().enumerate() {
        if let Some((length, why)) = fits(short, full, settled) {
            fitting.push((length, at, why));
        }
    }
    // Last names are settled where they share a key; one that fits here was left open there.
    if fitting.iter().any(|(_, _, why)| why.ground == Ground::LastName) {
        return None;
    }
    // The shortest of them, if all others are longer forms of it.
    fitting.sort();
    let (_, first, why) = fitting.first()?.clone();
    let rest = fitting.get(1..).unwrap_or(&[]);
    let one = rest.iter().all(|(_, at, _)| fits(others[first], others[*at], settled).is_some());
    one.then_some((first, why))
}

/// Why `short` can be `full`, with the number of words of the form that fits; none if it cannot.
fn fits(short: &Shape, full: &Shape, settled: &Settled) -> Option<(usize, Why)> {
    let apart = || short.forms.iter().any(|a| full.forms.iter().any(|b| settled.parts(&a.folded, &b.folded)));
    if short.kind != full.kind {
        return None;
    }
    let found = match short.kind {
        EntityKind::Person => person(short, full),
        EntityKind::Organisation | EntityKind::Other => acronym(short, full).or_else(|| shorter(short, full)),
        EntityKind::Place => None,
    };
    let (form, to, ground) = found?;
    (!apart()).then(|| (to.words.len(), Why { form: form.text.clone(), to: to.text.clone(), ground }))
}

type Pair<'s> = (&'s Written, &'s Written, Ground);

/// An acronym whose full form is known from nowhere else, and a name that has its letters.
fn acronym<'s>(short: &'s Shape, full: &'s Shape) -> Option<Pair<'s>> {
    if short.forms.iter().any(|form| form.letters.is_none()) {
        return None;
    }
    let long = || full.forms.iter().filter(|form| form.words.len() > 1 && form.letters.is_none());
    for form in &short.forms {
        let letters = form.letters.as_ref()?;
        if full.acronyms.contains(letters) {
            let to = long().next().or(full.forms.first())?;
            return Some((form, to, Ground::Acronym));
        }
        if letters.chars().count() > 2
            && let Some(to) = long().find(|to| initials(&to.text) == *letters && initials_match(&form.text, &to.text))
        {
            return Some((form, to, Ground::Initials));
        }
    }
    None
}

/// The words of a name, for those who look for near ones.
pub fn words_of(name: &str) -> Vec<String> {
    parts(&bare(&fold(name)))
}
