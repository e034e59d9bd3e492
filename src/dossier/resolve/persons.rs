//! Persons of one key: full names first, joined only if given and last names agree; then bare last
//! names, joined only where one person fits. Two persons named in full are never joined on a last
//! name, and a bare name that fits two stays open.

use super::forms::Form;
use super::{Ground, Groups, Settled};
use crate::extract::EntityKind;
use crate::extract::entity::names::{same_given, same_part, sound};
use crate::extract::lexicon::given_names::is_given;
use crate::extract::lexicon::naming::naming;
use std::collections::BTreeSet;

/// How many persons of one key a name is compared with; keeps hostile dossiers linear.
const CROWD: usize = 400;
/// The word of a name that decides its key: its last, without `Jr`.
pub(super) fn family(words: &[String]) -> &str {
    let words = trimmed(words);
    words.last().map_or("", String::as_str)
}

fn trimmed(words: &[String]) -> &[String] {
    match words {
        [rest @ .., last] if !rest.is_empty() && naming().suffixes.contains(last) => rest,
        _ => words,
    }
}

/// A person's name taken apart.
struct Person<'f> {
    given: &'f [String],
    /// Particles and last name.
    family: &'f [String],
    /// Positions in `given` where a space stands before a word, as opposed to a hyphen.
    blocks: Vec<bool>,
}

fn person(form: &Form) -> Person<'_> {
    let words = trimmed(&form.parts);
    let mut at = words.len().saturating_sub(1);
    while at > 0 && naming().particles.contains(&words[at - 1]) {
        at -= 1;
    }
    let mut blocks = Vec::new();
    let skipped = form.folded.split(' ').take_while(|word| naming().titles.contains(word.trim_end_matches('.'))).count();
    for block in form.folded.split(' ').skip(skipped) {
        for (inside, word) in block.split('-').enumerate() {
            if !word.is_empty() {
                blocks.push(inside == 0);
            }
        }
    }
    // `Jong-un` alone, or a last name with a hyphen: the words of its last block are one name.
    while at > 0 && blocks.len() == words.len() && blocks.get(at) == Some(&false) {
        at -= 1;
    }
    Person { given: &words[..at], family: &words[at..], blocks }
}

/// True if a given name stands in the name in full.
pub(super) fn has_given(form: &Form) -> bool {
    person(form).given.iter().any(|word| word.chars().nth(1).is_some())
}

/// Joins the persons among `forms`.
pub(super) fn join(forms: &[Form], groups: &mut Groups, settled: &Settled) {
    let mut full: Vec<usize> = Vec::new();
    let mut bare: Vec<usize> = Vec::new();
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.kind == EntityKind::Person) {
        if person(form).given.is_empty() { bare.push(at) } else { full.push(at) }
    }
    let rank = |at: &usize| {
        let form = &forms[*at];
        let initials = form.parts.iter().filter(|part| part.chars().nth(1).is_none()).count();
        (initials, std::cmp::Reverse(form.parts.len()), std::cmp::Reverse(form.mentions), *at)
    };
    full.sort_by_key(rank);
    join_fitting(forms, groups, settled, &full, false);
    join_fitting(forms, groups, settled, &bare, true);
}

/// Joins each of `names` to the one group of earlier ones it fits, if there is one only.
fn join_fitting(forms: &[Form], groups: &mut Groups, settled: &Settled, names: &[usize], bare: bool) {
    let persons: Vec<usize> = (0..forms.len()).filter(|&at| forms[at].kind == EntityKind::Person).take(CROWD).collect();
    for (rank, &at) in names.iter().enumerate() {
        let earlier: Vec<usize> = match bare {
            true => persons.iter().copied().filter(|&other| !person(&forms[other]).given.is_empty()).collect(),
            false => names[..rank].iter().rev().take(CROWD).copied().collect(),
        };
        let mut fitting: Vec<(usize, usize, Ground)> = Vec::new();
        for other in earlier {
            if let Some(ground) = fits(&forms[at], &forms[other], bare)
                && !settled.parts(&forms[at].folded, &forms[other].folded)
            {
                fitting.push((groups.of(other), other, ground));
            }
        }
        let apart = |group: usize| {
            let others = (0..forms.len()).filter(|&other| groups.of(other) == group);
            others
                .into_iter()
                .any(|other| settled.parts(&forms[at].folded, &forms[other].folded) || !bare && clash(&forms[at], &forms[other]))
        };
        fitting.sort_unstable();
        fitting.retain(|&(group, _, _)| !apart(group));
        if let [(group, other, ground), rest @ ..] = &fitting[..]
            && rest.iter().all(|(another, _, _)| another == group)
        {
            groups.join(forms, at, *other, *ground);
        } else if bare && let Some(other) = called(forms, groups, &fitting) {
            groups.join(forms, at, other, Ground::Called);
        }
    }
    if bare {
        join_spellings(forms, groups, settled, names);
    }
}

/// In so many sources a person must be called by the last name alone to have it wherever it stands; in one, if
/// the person is named in twice as many sources as all others of that name.
const CALLED: usize = 2;

/// The one of several bearers of a last name whom the sources call by it alone: `Mugabe` is Robert where nobody
/// calls Grace so.
fn called(forms: &[Form], groups: &Groups, fitting: &[(usize, usize, Ground)]) -> Option<usize> {
    let members = |group: usize| forms.iter().enumerate().filter(move |(at, _)| groups.of(*at) == group).map(|(_, form)| form);
    let times = |group: usize| members(group).map(|form| form.called).sum::<usize>();
    let sources = |group: usize| members(group).map(|form| form.names.len()).sum::<usize>();
    let bearers: BTreeSet<usize> = fitting.iter().map(|(group, _, _)| *group).collect();
    let mut known = bearers.iter().copied().filter(|group| times(*group) > 0);
    let only = known.next().filter(|_| known.next().is_none())?;
    let others: usize = bearers.iter().filter(|group| **group != only).map(|group| sources(*group)).sum();
    if times(only) < CALLED && sources(only) < 2 * others {
        return None;
    }
    fitting.iter().find(|(group, _, _)| *group == only).map(|(_, other, _)| *other)
}

/// Bare names that are one name in two spellings, where neither found a full name.
fn join_spellings(forms: &[Form], groups: &mut Groups, settled: &Settled, bare: &[usize]) {
    let full = |at: &usize| !person(&forms[*at]).given.is_empty();
    let found: BTreeSet<usize> = (0..forms.len()).filter(full).map(|at| groups.of(at)).collect();
    let open: Vec<usize> = bare.iter().copied().filter(|&at| !found.contains(&groups.of(at))).collect();
    for (rank, &at) in open.iter().enumerate() {
        for &other in open[..rank].iter().rev().take(CROWD) {
            let (a, b) = (&forms[at], &forms[other]);
            let one = |form: usize, group: usize| {
                let mut others = open.iter().filter(|&&other| groups.of(other) == group);
                others.all(|&other| !other_gender(&forms[form], &forms[other]))
            };
            let agree = one(at, groups.of(other)) && one(other, groups.of(at));
            if agree && same_family(&a.parts, &b.parts) && !settled.parts(&a.folded, &b.folded) {
                groups.join(forms, at, other, Ground::Spelling);
                break;
            }
        }
    }
}

fn other_gender(a: &Form, b: &Form) -> bool {
    matches!((a.gender, b.gender), (Some(a), Some(b)) if a != b)
}

/// True if two full names can never be one person.
fn clash(a: &Form, b: &Form) -> bool {
    let (x, y) = (person(a), person(b));
    other_gender(a, b)
        || !x.given.is_empty() && !y.given.is_empty() && given_ground(&x, &y).is_none() && given_ground(&y, &x).is_none()
}

/// On what ground `short` can be `long`, if it can.
fn fits(short: &Form, long: &Form, bare: bool) -> Option<Ground> {
    let (a, b) = (person(short), person(long));
    if other_gender(short, long) {
        return None;
    }
    if bare {
        let ends = ends_with(b.family, a.family).filter(|()| !cuts_kinship(b.family, a.family));
        return ends.or_else(|| ends_with(a.family, b.family)).map(|()| Ground::LastName);
    }
    ends_with(a.family, b.family).or_else(|| ends_with(b.family, a.family))?;
    // Two given names that writers of one language know apart: `Marine`, `Marion`.
    let other = |(x, y): (&String, &String)| sound(x) != sound(y) && is_given(x) && is_given(y);
    if !short.langs.is_disjoint(&long.langs) && a.given.iter().zip(b.given).any(other) {
        return None;
    }
    let exact = a.family.last().map(|word| sound(word)) == b.family.last().map(|word| sound(word));
    let ground = given_ground(&a, &b).or_else(|| given_ground(&b, &a))?;
    // One Arabic or Persian vowel is written both ways: `Morsi`, `Mursi`; `Rohani`, `Rouhani`.
    let even = |person: &Person<'_>| person.family.last().map(|word| sound(word).replace('o', "u"));
    let exact = exact || ground == Ground::SameLetters && even(&a) == even(&b);
    // With a doubt in the last name, the given names must leave none, and the spellings be of two languages or
    // differ well inside a long name: `Erik Hansen` and `Erik Hanson` are two.
    let sure = exact || ground == Ground::SameLetters && (short.langs.is_disjoint(&long.langs) || only_inside(&a, &b));
    sure.then_some(match ground {
        Ground::SameLetters if short.folded == long.folded => Ground::SameLetters,
        Ground::SameLetters => Ground::Spelling,
        other => other,
    })
}

/// True if two long last names end alike.
fn only_inside(a: &Person<'_>, b: &Person<'_>) -> bool {
    let tail = |person: &Person<'_>| {
        let word = person.family.last()?;
        (word.chars().count() > 8).then(|| word.chars().rev().take(4).collect::<String>())
    };
    tail(a).is_some() && tail(a) == tail(b)
}

/// True if what `short` leaves out of `long` says whose child or parent it names: `bin Salman` is not `Salman`.
fn cuts_kinship(long: &[String], short: &[String]) -> bool {
    let cut = long.len().saturating_sub(short.len());
    long.iter().take(cut).any(|word| naming().kinship.contains(word))
}

fn ends_with(long: &[String], short: &[String]) -> Option<()> {
    let tail = long.get(long.len().checked_sub(short.len())?..)?;
    tail.iter().zip(short).all(|(a, b)| same_part(a, b)).then_some(())
}

/// On what ground the given names of `short` can be those of `long`: `SameLetters` where all are the same.
fn given_ground(short: &Person<'_>, long: &Person<'_>) -> Option<Ground> {
    let (a, b) = (short.given, long.given);
    if a.len() > b.len() || a.is_empty() {
        return None;
    }
    if !a.iter().zip(b).all(|(x, y)| same_given(x, y) && !is_feminine_of(x, y) && !is_feminine_of(y, x)) {
        return None;
    }
    // `Jean` is not `Jean-Marie`: a given name is shortened at a space only.
    if a.len() < b.len() && long.blocks.get(a.len()) == Some(&false) {
        return None;
    }
    let all_same = a.len() == b.len() && a.iter().zip(b).all(|(x, y)| sound(x) == sound(y));
    Some(if all_same { Ground::SameLetters } else { Ground::GivenNames })
}

/// True if `b` looks like the feminine of the given name `a`: `Daniel`, `Danielle`; `Mario`, `Maria`.
fn is_feminine_of(a: &str, b: &str) -> bool {
    let rest = b.strip_prefix(a);
    let swapped = a.strip_suffix(['o', 'e', 'i']).is_some_and(|stem| b.strip_suffix('a') == Some(stem));
    swapped || matches!(rest, Some("e" | "le" | "ne" | "te" | "a" | "ia" | "ine" | "ette"))
}

fn same_family(a: &[String], b: &[String]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| same_part(x, y))
}
