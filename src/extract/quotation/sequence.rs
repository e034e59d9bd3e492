//! Capitalised words into names where the tagger has found none. [`before_mention`] says where a sequence that
//! starts at a token ends; [`is_origin`], [`is_dateline`] and [`guess_kind`] what it is. Fed by and fed to
//! [`super::names`]. A capital that opens a sentence is no sign of a name; no word list of names is used.

use super::names::LONGEST;
use super::reading::Reading;
use crate::extract::facts::EntityKind;
use crate::extract::lexicon::quotation::{class, verb};
use std::ops::Range;

/// Where the sequence of capitalised words that starts at `at` ends, the next mention left out of it; a
/// role right before one (`Treasury Secretary`) is no name.
pub(super) fn before_mention(reading: &Reading<'_>, at: usize, mention: Option<usize>) -> usize {
    let end = sequence(reading, at);
    match mention {
        Some(next) if at < next && next < end => {
            if (at..next).any(|i| reading.is(i, class::ROLE | class::TITLE)) {
                at
            } else {
                next
            }
        }
        _ => end,
    }
}

/// « l'Uruguayen », `the Russian`: says where somebody comes from and is nobody's name.
pub(super) fn is_origin(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let article = tokens.start.checked_sub(1).is_some_and(|p| reading.is(p, class::DETERMINER) && !reading.is(p, class::PLURAL));
    tokens.len() == 1 && article && reading.is(tokens.start, class::DEMONYM) && !reading.is_capitalised(tokens.end)
}

/// Where the sequence of capitalised words that starts at `at` ends; `at` if there is none.
fn sequence(reading: &Reading<'_>, at: usize) -> usize {
    if !is_part(reading, at) || reading.is(at, class::TITLE) && !reading.is(at, class::BODY) || is_origin(reading, &(at..at + 1))
    {
        return at;
    }
    let initial = opens(reading, at);
    if initial && reading.is(at, class::ROLE) && !reading.is(at, class::BODY) {
        return at; // « Natif du Jura, X … »
    }
    let mut end = at + 1;
    while end - at < LONGEST && !reading.is(end - 1, class::AGENCY) {
        let hyphenated = reading.is_hyphen(end) && !reading.starts_apart(end) && !reading.starts_apart(end + 1);
        if hyphenated && reading.is_word(end + 1) {
            end += 2;
        } else if reading.reads(end, ".") && is_initial(reading, end - 1) && reading.is_capitalised(end + 1)
            || is_part(reading, end)
        {
            end += 1;
        } else if let Some(next) = particles(reading, at, end) {
            end = next;
        } else {
            break;
        }
    }
    if end == at + 1 && initial && !stands_alone(reading, at) {
        return at;
    }
    end
}

/// Particles inside a name: « Dominique de Villepin », `Ministry of Defence`. The end of the part after
/// them.
fn particles(reading: &Reading<'_>, start: usize, at: usize) -> Option<usize> {
    let institution = (start..at).any(|i| reading.is(i, class::BODY | class::ROLE));
    let first_name = at - start == 1 || at - start == 3 && reading.is_hyphen(start + 1);
    let mut end = at;
    while end < at + 3 && reading.is(end, class::PARTICLE) && !reading.is_capitalised(end) {
        let joins = reading.is(end, class::OF) && !institution && !first_name;
        if joins || reading.is(end, class::PLURAL) && !institution {
            return None;
        }
        end += 1;
    }
    (end > at && is_part(reading, end)).then_some(end + 1)
}

/// True for a capitalised word that can be part of a name.
fn is_part(reading: &Reading<'_>, at: usize) -> bool {
    const NEVER: u64 = class::CALENDAR | class::SPEAKING | class::THAT | class::RELATIVE | class::PRONOUN | class::IMPERSONAL;
    const FUNCTION: u64 = class::DETERMINER
        | class::PREPOSITION
        | class::CONJUNCTION
        | class::SUBORDINATOR
        | class::ADVERB
        | class::OF
        | class::CLITIC
        | class::HAVE
        | class::BE
        | class::ACCORDING
        | class::NEGATION
        | class::WHETHER
        | class::CONNECTIVE
        | class::MODAL
        | class::POINT_OF_VIEW;
    if reading.is(at, class::ROLE) && reading.doc.tokens[at].is_all_caps() && !reading.is(at, class::BODY) {
        return false; // « son PDG »
    }
    if !reading.is_capitalised(at) || reading.is(at, NEVER) && !reading.doc.tokens[at].is_all_caps() {
        return false;
    }
    !(reading.is(at, FUNCTION) && (opens(reading, at) || !reading.is_capitalised(at + 1)))
}

fn is_initial(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_capitalised(at) && !reading.is(at, class::TITLE) && reading.doc.str(at).chars().nth(1).is_none()
}

/// True if the word at `at` would be capitalised anyway: it opens a sentence, a passage or a line.
fn opens(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let line = reading.doc.tokens.get(at).is_some_and(|t| t.line_before());
    line || reading.is_terminator(before)
        || matches!(reading.doc.str(before), "«" | "“" | "\"" | "‘" | "'" | "„" | ":" | "—" | "–" | "»" | "”")
}

/// True if a single word that opens a sentence is a name: nothing common begins that way.
fn stands_alone(reading: &Reading<'_>, at: usize) -> bool {
    let tag = reading.tag(at);
    if tag.is(class::ROLE | class::DOCUMENT | class::NAMING | class::QUANTITY | class::WORK) || tag.verb != 0 {
        return false;
    }
    if reading.doc.tokens[at].is_all_caps() {
        return true;
    }
    let next = reading.tag(at + 1);
    let reports =
        next.verb & verb::FINITE != 0 || next.is(class::HAVE | class::BE | class::FINITE | class::CLITIC | class::NEGATION);
    !tag.is(class::BODY)
        && (reports || next.is(class::GENITIVE) && reading.is_word(at + 1) || matches!(reading.doc.str(at + 1), "," | "("))
}

/// `DES MOINES, Iowa —`: where a report comes from, at the start of a line.
pub(super) fn is_dateline(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let line = tokens.start == 0 || reading.doc.tokens.get(tokens.start).is_some_and(|t| t.line_before());
    let caps = tokens.clone().all(|i| reading.doc.tokens.get(i).is_some_and(|t| !t.is_word() || t.is_all_caps()));
    line && caps && (tokens.end..tokens.end + LONGEST).any(|i| matches!(reading.doc.str(i), "—" | "–"))
}

/// What a sequence of capitalised words names, as far as its form and the word before tell.
pub(super) fn guess_kind(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<EntityKind> {
    if tokens.clone().any(|i| reading.is(i, class::BODY)) {
        return Some(EntityKind::Organisation);
    }
    let caps = tokens.len() == 1 && reading.doc.tokens.get(tokens.start).is_some_and(|t| t.is_all_caps());
    let article = tokens.start > 0 && reading.is(tokens.start - 1, class::DETERMINER);
    if caps || article || reading.is(tokens.start, class::AGENCY) {
        return Some(EntityKind::Organisation);
    }
    None
}
