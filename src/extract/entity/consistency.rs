//! What the whole document shows of its names: [`apply`] strips titles the tagger took in, drops words
//! that are never names, gives a form the kind most of its mentions have (or the person whose last name
//! it is), and finds the same surface again where the tagger passed over it. Only forms the document
//! itself shows count; nothing is guessed from lists.

use super::super::facts::{Confidence, EntityKind};
use super::{Name, place_kind};
use crate::extract::lexicon::Lexicon;
use crate::extract::lexicon::entity::EntityWords;
use crate::extract::lexicon::known::{KnownKind, known};
use crate::text::fold::fold;
use crate::text::{Document, Token, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::ops::Range;

/// Mentions of one form by kind: person, organisation, place, other.
type Counts = [usize; 4];

/// Makes the names of a document agree with each other; they stay in order and without overlaps.
pub fn apply(doc: &Document<'_>, names: &mut Vec<Name>, lexicon: &Lexicon) {
    let words = &lexicon.entity;
    for name in names.iter_mut() {
        strip_title(doc, name, words);
    }
    names.retain(|name| !name.tokens.is_empty() && !name.tokens.clone().all(|at| is_never(doc, words, at)));
    for name in names.iter_mut().filter(|name| name.kind != EntityKind::Organisation) {
        let known = known(&fold(doc.slice(name.span(doc))));
        if known.is_some_and(|known| known.kind == KnownKind::Organisation) {
            (name.kind, name.rule) = (EntityKind::Organisation, "name.known");
        }
    }
    for name in names.iter_mut().filter(|name| is_leader(doc, name, words)) {
        (name.kind, name.rule) = (EntityKind::Person, "name.leader");
    }
    settle_kinds(doc, names);
    settle_last_names(doc, names, lexicon);
    for name in names.iter_mut().filter(|name| is_portfolio(doc, name, words)) {
        name.confidence = Confidence(PORTFOLIO);
    }
    find_again(doc, names);
}

/// True for the name of several capitals after a body named after who leads it, taken for an organisation:
/// « le gouvernement d'Ana Sousa ».
fn is_leader(doc: &Document<'_>, name: &Name, words: &EntityWords) -> bool {
    let capitals = name.tokens.clone().all(|at| doc.tokens.get(at).is_some_and(|t| t.is_capitalised() && !t.is_all_caps()));
    let Some((body, link)) = name.tokens.start.checked_sub(2).map(|body| (doc.lower(body), doc.lower(body + 1))) else {
        return false;
    };
    let led = words.led.contains(body) && words.led_links.contains(link.replace('’', "'").as_str());
    name.kind == EntityKind::Organisation
        && name.tokens.len() > 1
        && capitals
        && led
        && known(&fold(doc.slice(name.span(doc)))).is_none()
}

/// How sure it is that « Intérieur » in « ministre de l'Intérieur » names an organisation of its own.
const PORTFOLIO: u8 = 50;

/// True for the one word of a portfolio after a role: « ministre de la Culture ».
fn is_portfolio(doc: &Document<'_>, name: &Name, words: &EntityWords) -> bool {
    let start = name.tokens.start;
    if name.kind != EntityKind::Organisation || name.tokens.len() != 1 {
        return false;
    }
    let role = (start.saturating_sub(3)..start).rev().find(|&at| !words.inner.contains(doc.lower(at)));
    role.is_some_and(|at| at + 1 < start && words.roles.contains(doc.lower(at)))
}

/// A lone word tagged as a place that is the last name of a person named in full is that person, unless
/// lists know it as a place.
fn settle_last_names(doc: &Document<'_>, names: &mut [Name], lexicon: &Lexicon) {
    let full = names.iter().filter(|name| name.kind == EntityKind::Person && name.tokens.len() > 1);
    let last: FxHashSet<&str> = full.map(|name| doc.lower(name.tokens.end - 1)).collect();
    for name in names.iter_mut().filter(|name| name.kind == EntityKind::Place && name.tokens.len() == 1) {
        let at = name.tokens.start;
        if last.contains(doc.lower(at)) && place_kind(doc.str(at), lexicon).is_none() {
            (name.kind, name.rule) = (EntityKind::Person, "name.family");
        }
    }
}

/// Takes titles off the front of a person's name: « M. », `Dr.`.
pub(super) fn strip_title(doc: &Document<'_>, name: &mut Name, words: &EntityWords) {
    if name.kind != EntityKind::Person {
        return;
    }
    while name.tokens.len() > 1 && words.stripped.contains(doc.lower(name.tokens.start)) {
        let stop = usize::from(doc.str(name.tokens.start + 1) == ".");
        if doc.str(name.tokens.start + 1) == "-" || name.tokens.len() <= 1 + stop {
            return;
        }
        name.tokens.start += 1 + stop;
    }
}

fn is_never(doc: &Document<'_>, words: &EntityWords, at: usize) -> bool {
    let lower = doc.lower(at);
    words.never.contains(lower) && doc.tokens.get(at).is_some_and(|token| !token.is_all_caps() || lower.chars().nth(4).is_some())
}

/// The form of a name: its tokens in lower case.
pub(super) fn form<'d>(doc: &'d Document<'_>, tokens: &Range<usize>) -> Cow<'d, str> {
    if tokens.len() == 1 {
        return Cow::Borrowed(doc.lower(tokens.start));
    }
    let mut form = String::with_capacity(24);
    for at in tokens.clone() {
        if !form.is_empty() {
            form.push(' ');
        }
        form.push_str(doc.lower(at));
    }
    Cow::Owned(form)
}

/// Gives a form the kind two thirds of its mentions have.
fn settle_kinds(doc: &Document<'_>, names: &mut [Name]) {
    let forms: Vec<Cow<'_, str>> = names.iter().map(|name| form(doc, &name.tokens)).collect();
    let mut counts: FxHashMap<&str, Counts> = FxHashMap::default();
    for (form, name) in forms.iter().zip(names.iter()) {
        counts.entry(form).or_default()[name.kind as usize] += 1;
    }
    for (form, name) in forms.iter().zip(names.iter_mut()) {
        let Some(counts) = counts.get(&**form) else { continue };
        let total: usize = counts.iter().sum();
        for kind in [EntityKind::Person, EntityKind::Organisation, EntityKind::Place] {
            if name.kind != kind && counts[kind as usize] * 3 >= total * 2 {
                (name.kind, name.rule) = (kind, "name.majority");
            }
        }
    }
}

/// Finds the surfaces of names again where none was found.
fn find_again(doc: &Document<'_>, names: &mut Vec<Name>) {
    // By their first word, the longest first.
    let mut surfaces: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, name) in names.iter().enumerate() {
        let capital = doc.tokens.get(name.tokens.start).is_some_and(Token::is_capitalised);
        if !capital {
            continue;
        }
        let known = surfaces.entry(doc.str(name.tokens.start)).or_default();
        if known.len() < 16 && !known.iter().any(|&other| same_surface(doc, &names[other].tokens, &name.tokens)) {
            known.insert(known.partition_point(|&other| names[other].tokens.len() >= name.tokens.len()), at);
        }
    }
    let found = untagged(doc, names, &surfaces);
    if found.is_empty() {
        return;
    }
    // A form passed over more often than found is most likely no name here.
    let mut votes: FxHashMap<Cow<'_, str>, isize> = FxHashMap::default();
    for name in names.iter() {
        *votes.entry(form(doc, &name.tokens)).or_default() += 1;
    }
    for name in &found {
        *votes.entry(form(doc, &name.tokens)).or_default() -= 1;
    }
    names.extend(found.into_iter().filter(|name| votes.get(&form(doc, &name.tokens)).is_some_and(|&votes| votes >= 0)));
    names.sort_by_key(|name| name.tokens.start);
}

/// Every place outside `names` where one of the `surfaces` stands alone.
fn untagged(doc: &Document<'_>, names: &[Name], surfaces: &FxHashMap<&str, Vec<usize>>) -> Vec<Name> {
    let mut found = Vec::new();
    let mut taken = names.iter().peekable();
    let mut at = 0;
    while at < doc.tokens.len() {
        while taken.next_if(|name| name.tokens.end <= at).is_some() {}
        let limit = taken.peek().map_or(doc.tokens.len(), |name| name.tokens.start.max(at));
        let fitting =
            doc.tokens.get(at).filter(|token| token.is_capitalised()).and_then(|_| surfaces.get(doc.str(at))).and_then(|list| {
                list.iter().filter_map(|&name| names.get(name)).find(|name| {
                    let here = at..at + name.tokens.len();
                    here.end <= limit && same_surface(doc, &here, &name.tokens) && stands_alone(doc, &here)
                })
            });
        match fitting {
            Some(name) => {
                let tokens = at..at + name.tokens.len();
                at = tokens.end;
                found.push(Name { tokens, kind: name.kind, rule: "name.again", confidence: Confidence(50) });
            }
            None => at += 1,
        }
    }
    found
}

fn same_surface(doc: &Document<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    a.len() == b.len() && a.clone().zip(b.clone()).all(|(a, b)| doc.str(a) == doc.str(b))
}

/// True if the tokens are no part of a longer run of capitals or of a word with hyphens.
fn stands_alone(doc: &Document<'_>, tokens: &Range<usize>) -> bool {
    let joins = |at: Option<usize>, mark_at: Option<usize>| {
        let mark = mark_at.is_some_and(|at| matches!(doc.str(at), "-" | "/" | "." | "&" | "@"))
            && mark_at.and_then(|at| doc.tokens.get(at)).is_some_and(|token| !token.space_before());
        let token = at.and_then(|at| doc.tokens.get(at));
        (mark, token.is_some_and(|token| token.is_capitalised() || token.kind == TokenKind::Digits))
    };
    let before = tokens.start.checked_sub(1);
    let (mark_before, capital_before) = joins(before, before.filter(|_| touches(doc, tokens.start)));
    let (mark_after, capital_after) = joins(Some(tokens.end), Some(tokens.end).filter(|&at| doc.str(at) != "."));
    !mark_before && !mark_after && !capital_before && !capital_after
}

fn touches(doc: &Document<'_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|token| !token.space_before())
}
