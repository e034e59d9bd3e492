//! Names that are one though they have different keys: an acronym and its expansion, a club and the town it
//! is called by, a family name that stands first. Every cluster has a [`Shape`]; shapes that could be one
//! share a hook ([`Shape::hooks`]), and [`link`] finds the one fuller shape a shorter one belongs to. Where
//! two fuller ones fit, the shorter stays by itself.

use super::forms::words;
use super::others::{bare, initials, is_acronym, letters};
use super::{Cluster, Ground, Settled, Why};
use crate::extract::EntityKind;
use crate::extract::entity::names::{initials_match, parts, skeleton, sound};
use crate::extract::facts::Gender;
use crate::extract::lexicon::known::KnownKind;
use crate::extract::lexicon::naming::{naming, same_thing};
use crate::text::fold::fold;
use std::collections::BTreeSet;

/// A hook with more shapes than this joins nothing: too many could be meant.
pub const CROWD: usize = 48;
/// A short form leaves out at most so many words.
const LEFT_OUT: usize = 3;
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
                }
                EntityKind::Organisation | EntityKind::Other => {
                    hooks.extend(ends.into_iter().flatten().map(|word| format!("word {word}")));
                    hooks.extend(form.letters.iter().map(|letters| format!("letters {letters}")));
                    hooks.extend((form.words.len() > 1).then(|| format!("letters {}", initials(&form.text))));
                }
                EntityKind::Place => {}
            }
        }
        hooks.extend(self.acronyms.iter().map(|letters| format!("letters {letters}")));
        hooks
    }
}

/// The words of a name in one order, whatever order they stand in.
fn in_order(words: &[String]) -> String {
    let mut sounds: Vec<String> = words.iter().map(|word| sound(word)).collect();
    sounds.sort();
    sounds.join(" ")
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

/// A name that begins or ends the full one and is more than a common word.
fn shorter<'s>(short: &'s Shape, full: &'s Shape) -> Option<Pair<'s>> {
    for form in short.forms.iter().filter(|form| form.letters.is_none() && tells(&form.words)) {
        for to in full.forms.iter().filter(|to| to.letters.is_none()) {
            let left_out = to.words.len().saturating_sub(form.words.len());
            // `Hamburg` and `Hamburg SV`: only the legal form differs.
            if to.words == form.words && form.folded.len() < to.folded.len() {
                return Some((form, to, Ground::ShortForm));
            }
            if !(1..=LEFT_OUT).contains(&left_out) {
                continue;
            }
            let (head, tail) = to.words.split_at(left_out);
            let ends = tail == form.words && head.iter().all(|word| may_open(word)) && is_town_of(form, to);
            let rest = to.words.strip_prefix(form.words.as_slice());
            let begins = rest.is_some_and(|rest| rest.iter().all(|word| may_close(word)))
                && place(&form.folded).is_none()
                && closes_with_names(&to.text, left_out);
            if ends || begins {
                return Some((form, to, Ground::ShortForm));
            }
        }
    }
    None
}

/// True if the words say which body is meant: not all of them are common, nor the name of a country.
fn tells(words: &[String]) -> bool {
    let naming = naming();
    let common = |word: &String| naming.generic.contains(word) || naming.demonyms.contains(word) || word.chars().count() < 3;
    !words.iter().all(common) && place(&words.join(" ")) != Some(KnownKind::Country)
}

fn place(name: &str) -> Option<KnownKind> {
    same_thing(name, true).map(|known| known.kind)
}

/// A town stands for its club (`Borussia Dortmund`), not for what merely lies in it.
fn is_town_of(form: &Written, to: &Written) -> bool {
    place(&form.folded).is_none() || to.words.len() == 2 && !to.words.iter().any(|word| naming().generic.contains(word))
}

/// A word that may be left out before a short form.
fn may_open(word: &str) -> bool {
    !naming().demonyms.contains(word) && place(word).is_none()
}

/// A word that may be left out after a short form: not what makes a part or another body of it.
fn may_close(word: &str) -> bool {
    let naming = naming();
    let common = naming.generic.contains(word) && !naming.describing.contains(word);
    may_open(word) && !common && !naming.particles.contains(word) && word.chars().count() > 2
}

/// True if the last words of a name are written as names: what closes in small letters (« Conseil de sécurité
/// collective ») makes another body of it.
fn closes_with_names(text: &str, words: usize) -> bool {
    let named = |word: &str| !word.starts_with(char::is_lowercase) || naming().describing.contains(&fold(word));
    text.split([' ', '-']).rev().take(words).all(named)
}

/// A name by which one full name begins, or the same words in another order.
fn person<'s>(short: &'s Shape, full: &'s Shape) -> Option<Pair<'s>> {
    if matches!((short.gender, full.gender), (Some(a), Some(b)) if a != b) {
        return None;
    }
    let naming = naming();
    let given = |word: &String| naming.given.contains(word);
    for form in &short.forms {
        for to in &full.forms {
            let same_words =
                form.words.len() > 1 && form.words.len() == to.words.len() && in_order(&form.words) == in_order(&to.words);
            let longer = form.words.len() != to.words.len() && form.words.len() > 1 && to.words.len() > 1;
            if longer && form.words.first() == to.words.first() && form.words.concat() == to.words.concat() {
                return Some((form, to, Ground::Spelling));
            }
            let lasts = (form.words.last()?, to.words.last()?);
            if same_words && sound(lasts.0) != sound(lasts.1) && !(given(lasts.0) && given(lasts.1)) {
                return Some((form, to, Ground::WordOrder));
            }
        }
    }
    let bare = short.forms.iter().all(|form| form.words.len() == 1);
    for form in short.forms.iter().filter(|_| bare) {
        let word = form.words.first()?;
        let ends = |words: &[String]| {
            let whole = words.first().is_some_and(|first| sound(first) == sound(word)) && !given(word);
            (words.len() > 1).then_some(whole)
        };
        if let Some(to) = full.forms.iter().find(|to| ends(&to.words) == Some(true)) {
            return Some((form, to, Ground::FirstName));
        }
        let last = |to: &&Written| to.words.len() > 1 && to.words.last().is_some_and(|last| sound(last) == sound(word));
        if let Some(to) = full.forms.iter().find(last) {
            return Some((form, to, Ground::LastName));
        }
    }
    let kin = |form: &&Written| form.words.len() > 1 && form.words.first().is_some_and(|word| naming.kinship.contains(word));
    for form in short.forms.iter().filter(kin) {
        let longer = |to: &&Written| to.words.len() > form.words.len() && to.words.starts_with(&form.words);
        if let Some(to) = full.forms.iter().find(longer) {
            return Some((form, to, Ground::FirstName));
        }
    }
    None
}

/// The words of a name, for those who look for near ones.
pub fn words_of(name: &str) -> Vec<String> {
    parts(&bare(&fold(name)))
}
