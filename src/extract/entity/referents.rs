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
use crate::text::fold::fold;
use std::collections::{BTreeMap, HashMap};

/// How many referents under one key are compared; keeps hostile input linear.
const CROWD: usize = 64;

/// One spelling of one kind, with the names that have it.
struct Form {
    kind: EntityKind,
    text: String,
    parts: Vec<String>,
    /// A last name that stands for several of one family: « les époux Rey ».
    family: bool,
    names: Vec<usize>,
}

/// Mentions and referents of `names` (in order, none overlapping).
pub fn merge(doc: &Document<'_>, names: &[Name], acronyms: &[Pair], beside: &[Beside]) -> Entities {
    let forms = forms(doc, names);
    let (mut group, open) = group(&forms);
    let mut form_of = vec![0; names.len()];
    for (at, form) in forms.iter().enumerate() {
        for &name in &form.names {
            form_of[name] = at;
        }
    }
    for pair in acronyms {
        let (Some(&short), Some(&long)) = (form_of.get(pair.acronym), form_of.get(pair.expansion)) else { continue };
        let (from, to) = (group[short], group[long]);
        for g in &mut group {
            if *g == from {
                *g = to;
            }
        }
    }
    let mut position: BTreeMap<usize, usize> = BTreeMap::new();
    let mut found = Entities::default();
    for (at, name) in names.iter().enumerate() {
        let g = open.get(&form_of[at]).and_then(|fitting| only_before(fitting, &forms, at)).unwrap_or(form_of[at]);
        let g = group[g];
        let referent = *position.entry(g).or_insert_with(|| {
            found.referents.push(Referent {
                name: String::new(),
                kind: name.kind,
                acronym: None,
                roles: Vec::new(),
                gender: None,
            });
            found.referents.len() - 1
        });
        let entry = &mut found.referents[referent];
        let text = &forms[form_of[at]].text;
        if is_fuller(text, &entry.name) {
            entry.name.clone_from(text);
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

/// The names by kind and spelling, in order of first appearance.
fn forms(doc: &Document<'_>, names: &[Name]) -> Vec<Form> {
    let mut at: HashMap<(EntityKind, Vec<String>, bool), usize> = HashMap::new();
    let mut forms: Vec<Form> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let text = doc.slice(name.span(doc)).split_whitespace().collect::<Vec<_>>().join(" ");
        let parts = parts(&text);
        let family = parts.len() == 1 && is_family(doc, name);
        let form = *at.entry((name.kind, parts.clone(), family)).or_insert_with(|| {
            forms.push(Form { kind: name.kind, text: text.clone(), parts, family, names: Vec::new() });
            forms.len() - 1
        });
        let form = &mut forms[form];
        if form.text.chars().all(|c| !c.is_lowercase()) && text.chars().any(char::is_lowercase) {
            form.text = text;
        }
        form.names.push(index);
    }
    forms
}

/// True if the words around a last name make it stand for several of one family.
fn is_family(doc: &Document<'_>, name: &Name) -> bool {
    let around = [name.tokens.start.checked_sub(1), Some(name.tokens.end)];
    let is_word = |at: usize| doc.tokens.get(at).is_some_and(|_| naming().families.contains(&fold(doc.lower(at))));
    name.kind == EntityKind::Person && around.into_iter().flatten().any(is_word)
}

/// Of the full names a last name can be, the only one that stands before the name at `at`: `Rey` is Paul as
/// long as Anne Rey has not been named.
fn only_before(fitting: &[usize], forms: &[Form], at: usize) -> Option<usize> {
    let mut named = fitting.iter().copied().filter(|&form| forms[form].names.first().is_some_and(|&first| first < at));
    named.next().filter(|_| named.next().is_none())
}

/// For every form, the form that leads its group; and the forms several full names of which fit a bare name.
fn group(forms: &[Form]) -> (Vec<usize>, HashMap<usize, Vec<usize>>) {
    let mut group: Vec<usize> = (0..forms.len()).collect();
    let mut open: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut order: Vec<usize> =
        (0..forms.len()).filter(|&at| forms[at].kind == EntityKind::Person && !forms[at].family).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(forms[at].parts.len()));
    let mut by_last: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
    for at in order {
        let form = &forms[at].parts;
        let (Some(first), Some(last)) = (form.first(), form.last()) else { continue };
        let near = by_last.get(&skeleton(last)).map_or(&[][..], |list| &list[..list.len().min(CROWD)]);
        let mut fitting: Vec<usize> = near.iter().copied().filter(|&other| fits(form, &forms[other].parts)).collect();
        if fitting.is_empty() && form.len() == 1 {
            let near = by_first.get(&skeleton(first)).map_or(&[][..], |list| &list[..list.len().min(CROWD)]);
            fitting = near.iter().copied().filter(|&other| is_first_name(form, &forms[other])).collect();
        }
        if let [only] = fitting[..] {
            group[at] = group[only];
            continue;
        }
        if form.len() == 1 && fitting.len() > 1 {
            open.insert(at, fitting);
        }
        by_last.entry(skeleton(last)).or_default().push(at);
        if form.len() > 1 {
            by_first.entry(skeleton(first)).or_default().push(at);
        }
    }
    let mut same_spelling: HashMap<(EntityKind, String), usize> = HashMap::new();
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.kind != EntityKind::Person) {
        let key = (form.kind, form.parts.join(" "));
        group[at] = *same_spelling.entry(key).or_insert(at);
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

/// True if `text` is a fuller name than `other`: more words, or as many and longer.
fn is_fuller(text: &str, other: &str) -> bool {
    let size = |name: &str| (name.split([' ', '-']).count(), name.chars().filter(|c| c.is_alphabetic()).count());
    size(text) > size(other)
}
