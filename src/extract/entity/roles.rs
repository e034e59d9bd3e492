//! Titles and roles beside persons: « le ministre des Finances, Paul Rey », `Ann Hill, mayor of Bath`.
//! [`find`] gives, for every person among the names, the span of its role as the text words it and
//! the gender its title tells. A role keeps to one noun phrase: it never reaches across a verb, a
//! pronoun or the end of the sentence. Roles without a name are not looked for.

use super::super::facts::EntityKind;
use super::Name;
use crate::extract::lexicon::entity::{EntityWords, Gender};
use crate::extract::lexicon::quotation::{QuotationWords, class};
use crate::span::Span;
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// What stands beside one name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The role before or after the name, without article.
    pub role: Option<Span>,
    /// The gender told by a title.
    pub gender: Option<Gender>,
}

/// How many tokens a role may have.
const LONGEST: usize = 14;

/// What stands beside each of `names`, in the same order.
pub fn find(doc: &Document<'_>, names: &[Name], words: &EntityWords) -> Vec<Beside> {
    names
        .iter()
        .map(|name| {
            if name.kind != EntityKind::Person {
                return Beside::default();
            }
            let Some(sentence) = doc.tokens.get(name.tokens.start).and_then(|token| doc.sentence_at(token.span.start)) else {
                return Beside::default();
            };
            let bounds = doc.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone());
            let role = before(doc, words, &bounds, name).or_else(|| after(doc, words, &bounds, name));
            Beside { role: role.and_then(|tokens| span(doc, &tokens)), gender: title(doc, words, name) }
        })
        .collect()
}

/// Takes the role out of a person's name that holds it: `Financial Officer Raj Patel`. A given name and a last
/// name stay; a role before a last name alone may be a given name, and stays too.
pub fn part(doc: &Document<'_>, names: &mut [Name], words: &QuotationWords) {
    for name in names.iter_mut().filter(|name| name.kind == EntityKind::Person) {
        let Some(last) = name.tokens.end.checked_sub(FULL) else { continue };
        let is_role = |at: &usize| {
            let word = words.word(doc.lower(*at));
            word.is(class::ROLE) && words.given_gender(doc.lower(*at)) == 0
        };
        if let Some(role) = (name.tokens.start..last).rev().find(is_role) {
            name.tokens.start = role + 1;
        }
    }
}

/// Tokens of a given name and a last name.
const FULL: usize = 2;

/// The gender told by the title right before the name.
fn title(doc: &Document<'_>, words: &EntityWords, name: &Name) -> Option<Gender> {
    let mut at = name.tokens.start.checked_sub(1)?;
    if doc.str(at) == "." {
        at = at.checked_sub(1)?;
    }
    words.titles.get(doc.lower(at)).copied().flatten()
}

/// A role before the name: from its head noun to the name or the comma before it.
fn before(doc: &Document<'_>, words: &EntityWords, bounds: &Range<usize>, name: &Name) -> Option<Range<usize>> {
    let mut end = name.tokens.start;
    if end > bounds.start && doc.str(end - 1) == "," {
        end -= 1;
    }
    if end > bounds.start + 1 && doc.str(end - 1) == "." && words.titles.contains_key(doc.lower(end - 2)) {
        end -= 2;
    } else if end > bounds.start && words.titles.contains_key(doc.lower(end - 1)) && !words.roles.contains(doc.lower(end - 1)) {
        end -= 1;
    }
    let mut start = None;
    for at in (bounds.start.max(end.saturating_sub(LONGEST))..end).rev() {
        if !is_inside(doc, words, at) {
            break;
        }
        if is_head(doc, words, at) {
            start = Some(at);
        }
    }
    start.map(|start| widen(doc, words, bounds, start)..end).filter(|role| role.start < role.end)
}

/// A role after the name and a comma, up to the next comma or the end of the noun phrase.
fn after(doc: &Document<'_>, words: &EntityWords, bounds: &Range<usize>, name: &Name) -> Option<Range<usize>> {
    let comma = name.tokens.end;
    if !matches!(doc.str(comma), "," | "(") || comma >= bounds.end {
        return None;
    }
    let head = (comma + 1..(comma + 5).min(bounds.end)).find(|&at| is_head(doc, words, at))?;
    if (comma + 1..head).any(|at| !is_inside(doc, words, at)) {
        return None;
    }
    let end =
        (head + 1..(head + LONGEST).min(bounds.end)).find(|&at| !is_inside(doc, words, at)).unwrap_or((head + 1).min(bounds.end));
    matches!(doc.str(end), "," | ")" | "." | ";" | "»" | ":").then(|| widen(doc, words, bounds, head)..end)
}

/// True if the token is the head noun of a role, or ends one: « porte-parole » is three tokens.
fn is_head(doc: &Document<'_>, words: &EntityWords, at: usize) -> bool {
    let joined =
        || at >= 2 && doc.str(at - 1) == "-" && words.roles.contains(&format!("{}-{}", doc.lower(at - 2), doc.lower(at)));
    words.roles.contains(doc.lower(at)) || joined()
}

/// Takes in what belongs to the head noun before it: « premier » ministre, « vice- » président.
fn widen(doc: &Document<'_>, words: &EntityWords, bounds: &Range<usize>, start: usize) -> usize {
    let mut start = start;
    while start >= bounds.start + 2
        && doc.str(start - 1) == "-"
        && !doc.tokens.get(start).is_some_and(|token| token.space_before())
    {
        start -= 2;
    }
    // « l'ancien président », `Russian Defence Minister`: without these the role would be another.
    let belongs = |at: usize| {
        let capital = words.role_capitals && at > bounds.start && doc.tokens.get(at).is_some_and(|token| token.is_capitalised());
        let word = doc.lower(at);
        words.roles.contains(word) || words.role_qualifiers.contains(word) || capital && is_inside(doc, words, at)
    };
    while start > bounds.start && belongs(start - 1) {
        start -= 1;
    }
    start
}

/// A token a role may hold.
fn is_inside(doc: &Document<'_>, words: &EntityWords, at: usize) -> bool {
    let Some(token) = doc.tokens.get(at) else { return false };
    match token.kind {
        TokenKind::Word => !words.role_stops.contains(doc.lower(at)),
        TokenKind::Digits => true,
        _ => matches!(doc.str(at), "-" | "&"),
    }
}

fn span(doc: &Document<'_>, tokens: &Range<usize>) -> Option<Span> {
    Some(doc.tokens.get(tokens.start)?.span.join(doc.tokens.get(tokens.end.checked_sub(1)?)?.span))
}
