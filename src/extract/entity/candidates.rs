//! Names by rule alone, for languages without a statistical model: runs of capitalised words, their
//! kind told by a title before, a head noun inside, a known place, or a preposition. [`find`] reads
//! sentences and gives names in order. A lone capitalised word that opens a sentence counts only if
//! the text shows it with its capital elsewhere.

use super::super::facts::{Confidence, EntityKind};
use super::Name;
use super::words::{self, Word};
use crate::extract::lexicon::entity::EntityWords;
use crate::text::{Document, TokenKind};
use std::collections::HashSet;

/// The longest name in words.
const LONGEST: usize = 12;

/// Every run of capitalised words that reads as a name.
pub fn find(doc: &Document<'_>, words: &EntityWords) -> Vec<Name> {
    let mut names = Vec::new();
    let mut opening: Vec<usize> = Vec::new();
    let mut buffer = Vec::new();
    for sentence in &doc.sentences {
        buffer.clear();
        words::group(doc, sentence.tokens.clone(), &mut buffer);
        let mut at = 0;
        while at < buffer.len() {
            let end = run_end(doc, words, &buffer, at);
            if end == at {
                at += 1;
                continue;
            }
            let tokens = buffer[at].first as usize..buffer[end - 1].end as usize;
            if end == at + 1 && starts_sentence(doc, &buffer, at) {
                opening.push(names.len());
            }
            let (kind, confidence) = kind_of(doc, words, &buffer, at..end);
            names.push(Name { tokens, kind, rule: "name.capitals", confidence: Confidence(confidence) });
            at = end;
        }
    }
    drop_sentence_openers(doc, &mut names, &opening);
    names
}

/// One past the last word of the name that starts at word `at`, or `at` if none does.
fn run_end(doc: &Document<'_>, words: &EntityWords, buffer: &[Word], at: usize) -> usize {
    let Some(first) = buffer.get(at) else { return at };
    if !is_name_part(doc, words, first) {
        return at;
    }
    let lower = doc.lower(first.first as usize);
    let opens = starts_sentence(doc, buffer, at) && (words.openers.contains(lower) || words.roles.contains(lower));
    if opens || words.titles.contains_key(lower) {
        return at;
    }
    let is_organisation = words.organisations.contains(lower);
    let mut end = at + 1;
    while end < buffer.len() && end < at + LONGEST {
        if is_name_part(doc, words, &buffer[end]) {
            end += 1;
            continue;
        }
        let link = (end..buffer.len().min(end + 3))
            .find(|&i| {
                let lower = doc.lower(buffer[i].first as usize);
                !(words.particles.contains(lower) || is_organisation && words.inner.contains(lower))
            })
            .filter(|&i| i > end && is_name_part(doc, words, &buffer[i]));
        match link {
            Some(next) => end = next + 1,
            None => break,
        }
    }
    end
}

fn is_name_part(doc: &Document<'_>, words: &EntityWords, word: &Word) -> bool {
    let at = word.first as usize;
    doc.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.is_capitalised())
        && !doc.str(at).ends_with(['\'', '’'])
        && !words.never.contains(doc.lower(at))
}

/// True if only marks stand before word `at` in its sentence.
fn starts_sentence(doc: &Document<'_>, buffer: &[Word], at: usize) -> bool {
    buffer.get(..at).is_some_and(|before| {
        before.iter().all(|word| doc.tokens.get(word.first as usize).is_some_and(|token| token.kind != TokenKind::Word))
    })
}

fn kind_of(doc: &Document<'_>, words: &EntityWords, buffer: &[Word], range: std::ops::Range<usize>) -> (EntityKind, u8) {
    let first = buffer.get(range.start).map_or(0, |word| word.first as usize);
    let last = buffer.get(range.end.saturating_sub(1)).map_or(0, |word| word.end as usize);
    let known = (first..last).map(|i| doc.lower(i)).collect::<Vec<_>>().join(" ");
    if words.known_places.contains(known.as_str()) {
        return (EntityKind::Place, 85);
    }
    if (first..last).any(|i| words.organisations.contains(doc.lower(i))) {
        return (EntityKind::Organisation, 75);
    }
    if words.places.contains(doc.lower(first)) || words.places.contains(doc.lower(last - 1)) {
        return (EntityKind::Place, 70);
    }
    let mut before = first;
    if before > 0 && doc.str(before - 1) == "." {
        before -= 1;
    }
    if before > 0 && words.titles.contains_key(doc.lower(before - 1)) {
        return (EntityKind::Person, 90);
    }
    if range.len() == 1 {
        if doc.tokens.get(first).is_some_and(|token| token.is_all_caps()) {
            return (EntityKind::Organisation, 60);
        }
        if first > 0 && words.before_place.contains(doc.lower(first - 1)) {
            return (EntityKind::Place, 65);
        }
        return (EntityKind::Other, 40);
    }
    (EntityKind::Person, 65)
}

/// Drops lone words that open a sentence and never show a capital inside one.
fn drop_sentence_openers(doc: &Document<'_>, names: &mut Vec<Name>, opening: &[usize]) {
    let openers: HashSet<usize> = opening.iter().copied().collect();
    let inside: HashSet<&str> = names
        .iter()
        .enumerate()
        .filter(|(at, _)| !openers.contains(at))
        .flat_map(|(_, name)| name.tokens.clone().map(|i| doc.str(i)))
        .collect();
    let mut at = 0;
    names.retain(|name| {
        at += 1;
        !openers.contains(&(at - 1)) || name.kind == EntityKind::Place || name.tokens.clone().any(|i| inside.contains(doc.str(i)))
    });
}
