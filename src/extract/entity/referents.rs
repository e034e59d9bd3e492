//! Names of one document put together: [`merge`] turns names into mentions and the referents they
//! share. The same letters, the same name in two spellings, a last name after a full name, an acronym
//! and its expansion are one referent; two persons with one last name leave the bare name open (a
//! referent of its own). Linear in the number of names but for those that share a last name.

use super::super::facts::{Entities, EntityKind, Mention, Referent};
use super::Name;
use super::acronyms::Pair;
use super::names::{parts, same_given, same_part, skeleton, sound};
use super::roles::Beside;
use crate::extract::lexicon::naming::naming;
use crate::text::Document;
use crate::text::fold::folded;
use rustc_hash::FxHashMap;

/// How many referents under one key are compared; keeps hostile input linear.
const CROWD: usize = 64;

/// One spelling of one kind, with the names that have it.
struct Form {
    kind: EntityKind,
    text: String,
    parts: Vec<String>,
    /// A last name that stands for several of one family: « les époux Rey ».
    family: bool,
    /// Its words and its letters, which tell the fuller of two names.
    fullness: (usize, usize),
    /// The first name that has it.
    first: usize,
}

/// Mentions and referents of `names` (in order, none overlapping).
pub fn merge(doc: &Document<'_>, names: &[Name], acronyms: &[Pair], beside: &[Beside]) -> Entities {
    let (forms, form_of) = forms(doc, names);
    let (mut group, open) = group(&forms);
    for pair in acronyms {
        let (Some(&short), Some(&long)) = (form_of.get(pair.acronym), form_of.get(pair.expansion)) else { continue };
        let (from, to) = (group[short], group[long]);
        for g in &mut group {
            if *g == from {
                *g = to;
            }
        }
    }
    // For every form, its referent and how full the name is that the referent has so far.
    let mut position: Vec<Option<usize>> = vec![None; forms.len()];
    let mut fullest: Vec<(usize, usize)> = Vec::new();
    let mut found = Entities::default();
    for (at, name) in names.iter().enumerate() {
        let g = open.get(&form_of[at]).and_then(|fitting| only_before(fitting, &forms, at)).unwrap_or(form_of[at]);
        let g = group[g];
        let referent = *position[g].get_or_insert_with(|| {
            found.referents.push(Referent {
                name: String::new(),
                kind: name.kind,
                acronym: None,
                roles: Vec::new(),
                gender: None,
            });
            fullest.push((0, 0));
            found.referents.len() - 1
        });
        let entry = &mut found.referents[referent];
        let form = &forms[form_of[at]];
        if form.fullness > fullest[referent] {
            entry.name.clone_from(&form.text);
            fullest[referent] = form.fullness;
        }
        if let Some(beside) = beside.get(at) {
            entry.roles.extend(beside.role);
            entry.gender = entry.gender.or(beside.gender);
        }
        found.mentions.push(Mention {
            span: name.span(doc),
            kind: name.kind,
            referent,
            rule: name.rule,
            confidence: name.confidence,
        });
    }
    for pair in acronyms {
        let (Some(short), Some(mention)) = (names.get(pair.acronym), found.mentions.get(pair.expansion)) else { continue };
        if let Some(referent) = found.referents.get_mut(mention.referent) {
            referent.acronym = Some(doc.slice(short.span(doc)).to_owned());
        }
    }
    found
}

/// The names by kind and spelling, in order of first appearance; and the form of every name.
fn forms(doc: &Document<'_>, names: &[Name]) -> (Vec<Form>, Vec<usize>) {
    let mut written: FxHashMap<(EntityKind, &str, bool), usize> = FxHashMap::default();
    let mut spelt: FxHashMap<(EntityKind, String, bool), usize> = FxHashMap::default();
    let mut forms: Vec<Form> = Vec::new();
    let form_of = names.iter().enumerate().map(|(first, name)| {
        let text = doc.slice(name.span(doc));
        let family = name.kind == EntityKind::Person && is_family(doc, name);
        *written.entry((name.kind, text, family)).or_insert_with(|| {
            let (kind, text, parts) = (name.kind, spaced(text), parts(text));
            let family = family && parts.len() == 1;
            let form = *spelt.entry((kind, parts.join(" "), family)).or_insert_with(|| {
                forms.push(Form { kind, text: String::new(), parts, family, fullness: (0, 0), first });
                forms.len() - 1
            });
            let shown = &mut forms[form].text;
            let shouted = shown.chars().all(|c| !c.is_lowercase());
            if shown.is_empty() || shouted && text.chars().any(char::is_lowercase) {
                *shown = text;
            }
            form
        })
    });
    let form_of = form_of.collect();
    for form in &mut forms {
        form.fullness = fullness(&form.text);
    }
    (forms, form_of)
}

/// A name on one line with single spaces.
fn spaced(text: &str) -> String {
    let double = text.as_bytes().windows(2).any(|pair| pair == b"  ");
    if double || text.contains(|c: char| c != ' ' && c.is_whitespace()) {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    text.to_owned()
}

/// True if the words around a last name make it stand for several of one family.
fn is_family(doc: &Document<'_>, name: &Name) -> bool {
    let around = [name.tokens.start.checked_sub(1), Some(name.tokens.end)];
    let is_word = |at: usize| doc.tokens.get(at).is_some_and(|_| naming().families.contains(&*folded(doc.lower(at))));
    around.into_iter().flatten().any(is_word)
}

/// Of the full names a last name can be, the only one that stands before the name at `at`: `Rey` is Paul as
/// long as Anne Rey has not been named.
fn only_before(fitting: &[usize], forms: &[Form], at: usize) -> Option<usize> {
    let mut named = fitting.iter().copied().filter(|&form| forms[form].first < at);
    named.next().filter(|_| named.next().is_none())
}

/// For every form, the form that leads its group; and the forms several full names of which fit a bare name.
fn group(forms: &[Form]) -> (Vec<usize>, FxHashMap<usize, Vec<usize>>) {
    let mut group: Vec<usize> = (0..forms.len()).collect();
    let mut open: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let mut order: Vec<usize> =
        (0..forms.len()).filter(|&at| forms[at].kind == EntityKind::Person && !forms[at].family).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(forms[at].parts.len()));
    let mut by_last: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut by_first: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for at in order {
        let form = &forms[at].parts;
        let Some((last, given)) = form.split_last() else { continue };
        let last = skeleton(last);
        let near = |list: Option<&Vec<usize>>, fits: &dyn Fn(&Form) -> bool| -> Vec<usize> {
            list.into_iter().flatten().take(CROWD).copied().filter(|&other| fits(&forms[other])).collect()
        };
        let mut fitting = near(by_last.get(&last), &|other| fits(form, &other.parts));
        if fitting.is_empty() && given.is_empty() {
            fitting = near(by_first.get(&last), &|other| is_first_name(form, other));
        }
        if let [only] = fitting[..] {
            group[at] = group[only];
            continue;
        }
        if given.is_empty() && fitting.len() > 1 {
            open.insert(at, fitting);
        }
        by_last.entry(last).or_default().push(at);
        if let Some(first) = given.first() {
            by_first.entry(skeleton(first)).or_default().push(at);
        }
    }
    (group, open)
}

/// True if the person name `short` can be the fuller name `long`: its end, or both ends of it.
fn fits(short: &[String], long: &[String]) -> bool {
    if short.len() > long.len() {
        return false;
    }
    let (head, tail) = long.split_at(long.len() - short.len());
    if short.iter().zip(tail).all(|(a, b)| same_part(a, b)) {
        // `Salman` is not `bin Salman` but his father; and a writer who gives two full names in two spellings
        // means two persons.
        let kin = head.iter().any(|word| naming().kinship.contains(word));
        let doubtful = head.is_empty() && short.len() > 1 && short.iter().zip(tail).any(|(a, b)| sound(a) != sound(b));
        return !kin && !doubtful;
    }
    let (Some(first), Some(last)) = (short.first(), short.last()) else { return false };
    // One writer spells one given name alike: `Marine Le Pen` is not `Marion Maréchal-Le Pen`.
    let alike = |given: &String| sound(first) == sound(given) || first.chars().nth(1).is_none() || given.chars().nth(1).is_none();
    short.len() > 1
        && long.first().is_some_and(|given| same_given(first, given) && alike(given))
        && long.last().is_some_and(|family| same_part(last, family))
}

/// True if the lone word can be the first name of a full one; the halves of `Rey-Petit` are no first names.
fn is_first_name(word: &[String], full: &Form) -> bool {
    full.text.contains(' ') && starts_with(&full.parts, word)
}

fn starts_with(long: &[String], short: &[String]) -> bool {
    short.len() < long.len() && short.iter().zip(long).all(|(a, b)| same_part(a, b))
}

/// The words of a name and its letters: of two names, the one with more is the fuller.
fn fullness(name: &str) -> (usize, usize) {
    (name.split([' ', '-']).count(), name.chars().filter(|c| c.is_alphabetic()).count())
}
