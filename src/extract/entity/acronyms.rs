//! Acronyms a text explains itself: « Organisation de la santé (ODS) », `ODS (Health Organisation)`.
//! [`find`] looks at every acronym in brackets, checks its letters against the initials of the words
//! beside it, adds the two names where the tagger missed them, and returns the pairs. What a text
//! does not spell out is not guessed.

use super::super::facts::{Confidence, EntityKind};
use super::Name;
use super::names::initials_match;
use crate::extract::lexicon::entity::EntityWords;
use crate::extract::lexicon::known::same_thing;
use crate::text::fold::fold;
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// An acronym and its expansion, as positions in the list of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The acronym.
    pub acronym: usize,
    /// The name it stands for.
    pub expansion: usize,
}

/// The most pairs one document may spell out; bounds the work on junk.
const MOST: usize = 500;
/// How far an expansion may reach before the bracket, in tokens.
const REACH: usize = 24;

/// Every pair the document spells out; `names` stays in order and without overlaps.
pub fn find(doc: &Document<'_>, names: &mut Vec<Name>, words: &EntityWords) -> Vec<Pair> {
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for open in (0..doc.tokens.len()).filter(|&open| doc.str(open) == "(") {
        if found.len() < MOST {
            found.extend(pair_at(doc, names, open));
        }
    }
    for (acronym, expansion) in &found {
        let tagged = kind_of(names, expansion).or_else(|| kind_of(names, acronym));
        let is_organisation = expansion.clone().any(|at| words.organisations.contains(doc.lower(at)));
        let kind = match tagged {
            Some(EntityKind::Person) => continue,
            Some(kind) => kind,
            None if is_organisation => EntityKind::Organisation,
            None => EntityKind::Other,
        };
        let (from, to) = overlapped(names, expansion);
        let cuts_person = names.get(from..to).is_some_and(|cut| cut.iter().any(|name| name.kind == EntityKind::Person));
        if tagged.is_none() && cuts_person {
            continue;
        }
        for tokens in [expansion, acronym] {
            put(names, Name { tokens: tokens.clone(), kind, rule: "name.acronym", confidence: Confidence(85) });
        }
    }
    found
        .iter()
        .filter_map(|(acronym, expansion)| {
            let at = |tokens: &Range<usize>| {
                let at = names.partition_point(|name| name.tokens.start < tokens.start);
                names.get(at).filter(|name| name.tokens == *tokens).map(|_| at)
            };
            Some(Pair { acronym: at(acronym)?, expansion: at(expansion)? })
        })
        .collect()
}

/// The acronym and expansion around the bracket at token `open`.
fn pair_at(doc: &Document<'_>, names: &[Name], open: usize) -> Option<(Range<usize>, Range<usize>)> {
    if open == 0 {
        return None;
    }
    let close = (open + 1..(open + REACH).min(doc.tokens.len())).find(|&i| doc.str(i) == ")")?;
    let inside = name_ending_by(names, open + 1..close).unwrap_or(open + 1..close);
    let sentence = doc.sentence_at(doc.tokens.get(open)?.span.start)?;
    let from = doc.sentences.get(sentence)?.tokens.start.max(open.saturating_sub(REACH));
    if close == open + 2 && is_acronym(doc, open + 1) {
        let acronym = open + 1..close;
        let expansion = expansion_before(doc, names, doc.str(open + 1), from..open);
        let expansion = expansion.or_else(|| organisation_before(doc, names, &acronym, open))?;
        return Some((acronym, expansion));
    }
    // « Mouvement pour l'unité et le jihad (Mujao) »: written as a word, with every letter an initial.
    if close == open + 2 && is_acronym_word(doc, open + 1) {
        let before = name_ending_by(names, from..open).filter(|name| name.end == open && name.len() > 2)?;
        let all = initials_match(doc.str(open + 1), doc.slice(span(doc, &before)?));
        return all.then_some((open + 1..close, before));
    }
    if is_acronym(doc, open - 1) && initials_match(doc.str(open - 1), doc.slice(span(doc, &inside)?)) {
        return Some((open - 1..open, inside));
    }
    None
}

/// The words before a bracket whose initials make `acronym`: a tagged name first, else the shortest
/// run that begins with a capital or reads as the acronym's first letter.
fn expansion_before(doc: &Document<'_>, names: &[Name], acronym: &str, range: Range<usize>) -> Option<Range<usize>> {
    if let Some(name) = name_ending_by(names, range.clone())
        && name.end == range.end
        && initials_match(acronym, doc.slice(span(doc, &name)?))
    {
        return Some(name);
    }
    let first = acronym.chars().next()?.to_lowercase().next()?;
    range
        .clone()
        .rev()
        .take_while(|&at| !matches!(doc.str(at), "," | ";" | ":" | "(" | ")" | "«" | "»" | "."))
        .filter(|&at| doc.tokens.get(at).is_some_and(|token| token.is_capitalised()) && doc.lower(at).starts_with(first))
        .find(|&at| span(doc, &(at..range.end)).is_some_and(|span| initials_match(acronym, doc.slice(span))))
        .map(|at| at..range.end)
}

/// An organisation right before the bracket, where the tagger takes the acronym for one too: `German Football
/// Association (DFB)` has the letters of another language. Known acronyms of something else are not taken.
fn organisation_before(doc: &Document<'_>, names: &[Name], acronym: &Range<usize>, open: usize) -> Option<Range<usize>> {
    let is_one = |tokens: &Range<usize>| kind_of(names, tokens) == Some(EntityKind::Organisation);
    let before = name_ending_by(names, 0..open).filter(|name| name.end == open && name.len() > 1)?;
    let letters = doc.str(acronym.start);
    let named = |tokens: &Range<usize>| Some(same_thing(&fold(doc.slice(span(doc, tokens)?)), false)?.label);
    // A known acronym of another body: `Social Democrats (ANC)`. It may be this one under a name no list has.
    let first = |text: &str| fold(text).chars().next();
    let expansion = doc.slice(span(doc, &before)?);
    let other = named(acronym).is_some_and(|known| named(&before).map_or(first(letters) != first(expansion), |it| it != known));
    (is_one(acronym) && is_one(&before) && letters.chars().all(char::is_uppercase) && !other).then_some(before)
}

/// The last name that lies in `range` and ends where it ends.
fn name_ending_by(names: &[Name], range: Range<usize>) -> Option<Range<usize>> {
    let after = names.partition_point(|name| name.tokens.start < range.end);
    let name = names.get(after.checked_sub(1)?)?;
    (name.tokens.start >= range.start && name.tokens.end <= range.end).then(|| name.tokens.clone())
}

fn kind_of(names: &[Name], tokens: &Range<usize>) -> Option<EntityKind> {
    let at = names.partition_point(|name| name.tokens.start < tokens.start);
    names.get(at).filter(|name| name.tokens == *tokens && name.kind != EntityKind::Other).map(|name| name.kind)
}

/// Puts `name` in, taking out what it overlaps.
fn put(names: &mut Vec<Name>, name: Name) {
    let (from, to) = overlapped(names, &name.tokens);
    names.splice(from..to, [name]);
}

/// The names that share a token with `tokens`, as a range of positions.
fn overlapped(names: &[Name], tokens: &Range<usize>) -> (usize, usize) {
    let from = names.partition_point(|name| name.tokens.end <= tokens.start);
    let to = names.partition_point(|name| name.tokens.start < tokens.end);
    (from, to.max(from))
}

/// Two to ten letters, at least two of them capitals, and nothing but capitals at the start.
fn is_acronym(doc: &Document<'_>, at: usize) -> bool {
    let form = doc.str(at);
    let capitals = form.chars().filter(|c| c.is_uppercase()).count();
    let letters = form.chars().count();
    doc.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.is_capitalised())
        && (2..=10).contains(&letters)
        && capitals >= 2
        && capitals * 2 > letters
}

/// Three to nine letters, the first a capital: « Mujao ».
fn is_acronym_word(doc: &Document<'_>, at: usize) -> bool {
    let token = doc.tokens.get(at).filter(|token| token.kind == TokenKind::Word && token.is_capitalised());
    token.is_some() && (3..=9).contains(&doc.str(at).chars().count())
}

fn span(doc: &Document<'_>, tokens: &Range<usize>) -> Option<crate::span::Span> {
    let first = doc.tokens.get(tokens.start)?.span;
    Some(first.join(doc.tokens.get(tokens.end.checked_sub(1)?)?.span))
}
