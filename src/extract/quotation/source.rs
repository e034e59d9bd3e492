//! Sources named by a preposition, and who can be one: « selon X », « d'après X », `according to X`
//! ([`according`]), « pour X, … » ([`opinion`]), the owner of a reaction ([`possessor`]). Both kinds of
//! speech ask here; what the source governs is told by [`super::bounds`].

use super::attribution::{Found, Source, rule};
use super::phrase::{self, Head, Phrase};
use super::reading::Reading;
use super::subject;
use crate::extract::facts::EntityKind;
use crate::extract::lexicon::quotation::class;
use std::ops::Range;

/// What is said of a source between commas is no longer than this, in tokens.
const APPOSITION: usize = 20;

/// True for a phrase that can be a person or a body.
pub(super) fn can_speak(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    let place = phrase.name.and_then(|at| reading.names.at(at)).and_then(|n| reading.names.known_as(n));
    let place = place.is_some_and(|k| k.kind == Some(EntityKind::Place));
    !place && matches!(phrase.head, Head::Name | Head::Role | Head::Pronoun | Head::Latter | Head::Body)
}

/// The person in « la réaction du ministre »: who stands after the noun that heads a phrase.
pub(super) fn possessor(reading: &Reading<'_>, phrase: &Phrase) -> Option<Phrase> {
    if !matches!(phrase.head, Head::Other | Head::Document) {
        return None;
    }
    let of = phrase.core.clone().find(|&i| reading.is(i, class::OF))?;
    let owner = phrase::read(reading, of + 1, phrase.core.end)?;
    matches!(owner.head, Head::Role | Head::Name | Head::Body).then_some(owner)
}

/// « selon X », `according to X` at `at`: its source, and where the phrase ends.
pub(super) fn according(reading: &Reading<'_>, at: usize, limit: usize) -> Option<(Found, Phrase, usize)> {
    let (cue, end) = governor(reading, at);
    // « selon nos informations »: the paper's own.
    let read = || phrase::read(reading, end, limit.max(end + 1)).filter(|_| !reading.is(end, class::SPEAKING));
    let phrase = pronoun(reading, end).or_else(read)?;
    let after = past_apposition(reading, &phrase, limit);
    // « selon la tradition », « selon les cas » name no speaker.
    let strength = if phrase.head == Head::Other { 52 } else { 90 };
    // « une source citée par Reuters »
    let near = (after..limit.min(after + 5)).take_while(|&i| !reading.is_break(i) && !reading.is_marked(i)).count();
    let relayed = (after..after + near).find(|&i| reading.is(i, class::RELAYING));
    let via = relayed.and_then(|i| subject::agency(reading, i..after + near));
    let found = Found { source: Source::Phrase(phrase.clone()), cue: Some(cue), via, rule: rule("according", strength) };
    Some((found, phrase, after))
}

/// The words at `at` that name a source, and where the source begins.
fn governor(reading: &Reading<'_>, at: usize) -> (Range<usize>, usize) {
    let mut end = at + 1;
    while reading.is(end, class::CONTINUED) {
        end += 1;
    }
    let cue = at..end;
    while reading.is(end, class::OF) && reading.names.starting(end).is_none() {
        end += 1;
    }
    (cue, end)
}

/// « lui », `him` at `at`, standing alone: no noun that it owns follows.
fn pronoun(reading: &Reading<'_>, at: usize) -> Option<Phrase> {
    let tag = reading.tag(at);
    let person = tag.is(class::MASCULINE | class::FEMININE | class::PLURAL) && !tag.is(class::SPEAKING | class::IMPERSONAL);
    let closed = !reading.is_word(at + 1)
        || reading.is(at + 1, class::PREPOSITION | class::OF | class::CONJUNCTION | class::HAVE | class::BE);
    let alone = tag.is(class::PRONOUN) || tag.is(class::OBJECT) && (!tag.is(class::POSSESSIVE) || closed);
    let agreement = tag.classes & (class::MASCULINE | class::FEMININE | class::PLURAL);
    let tokens = at..at + 1;
    let phrase = Phrase { core: tokens.clone(), tokens, head: Head::Pronoun, noun: at, name: None, agreement };
    (person && alone).then_some(phrase)
}

/// Where the clause goes on that « selon lui » at `at` is set into (« tient selon lui à … », « vient, selon lui, de … »);
/// `None` where it closes one, or something new is joined to it.
pub(super) fn insertion(reading: &Reading<'_>, at: usize) -> Option<usize> {
    const NEW: u64 = class::CONJUNCTION | class::SUBORDINATOR | class::RELATIVE | class::THAT | class::ACCORDING | class::AS_SAID;
    let end = pronoun(reading, governor(reading, at).1)?.tokens.end;
    let opened = at.checked_sub(1).filter(|&before| reading.reads(before, ","));
    let next = match opened {
        Some(_) if !reading.reads(end, ",") => return None,
        Some(_) => end + 1,
        None => end,
    };
    let led = opened.unwrap_or(at).checked_sub(1).is_some_and(|before| reading.is(before, class::THAT | class::CONJUNCTION));
    // « , selon lui, de … » goes on with the clause; « , selon lui, où … » does not.
    let governed = reading.is(next, class::PREPOSITION | class::OF);
    let goes_on = (reading.is_word(next) || reading.is_marked(next)) && (governed || !reading.is(next, NEW));
    (goes_on && !led).then_some(next)
}

/// The end of a source with what is said of it between commas (« selon X, directeur de l'institut, »).
fn past_apposition(reading: &Reading<'_>, phrase: &Phrase, limit: usize) -> usize {
    let end = phrase.tokens.end;
    let role = reading.is(end + 1, class::ROLE) || reading.is(end + 1, class::DETERMINER) && reading.is(end + 2, class::ROLE);
    if phrase.head != Head::Name || !reading.reads(end, ",") || !role {
        return end;
    }
    let mut rest = end + 1..limit.min(end + APPOSITION);
    let stop =
        rest.find(|&i| reading.is_break(i) || reading.is_marked(i) || reading.is(i, class::FINITE | class::HAVE | class::BE));
    stop.filter(|&i| reading.reads(i, ",")).unwrap_or(end)
}

/// « pour X, » at the start of a sentence, where X can have an opinion; and where the clause begins.
pub(super) fn opinion(reading: &Reading<'_>, start: usize, limit: usize) -> Option<(Found, usize)> {
    let mut at = start;
    while at < limit.min(start + 3) && reading.is(at, class::CONJUNCTION | class::CONNECTIVE) {
        at += 1;
    }
    let headline = (at..limit.min(at + 5)).find(|&i| reading.reads(i, ":")).filter(|&i| reading.is(i + 1, class::POINT_OF_VIEW));
    let at = headline.map_or(at, |i| i + 1);
    if !reading.is(at, class::POINT_OF_VIEW) {
        return None;
    }
    let phrase = phrase::read(reading, at + 1, limit)?;
    let named = phrase.name.is_some() && phrase.tokens.start == phrase.core.start;
    let speaks = phrase.head == Head::Pronoun
        || named
        || matches!(phrase.head, Head::Role | Head::Body) && phrase.tokens.start < phrase.core.start;
    let comma = past_apposition(reading, &phrase, limit);
    if !speaks || !reading.reads(comma, ",") {
        return None;
    }
    Some((Found { source: Source::Phrase(phrase), cue: Some(at..at + 1), via: None, rule: rule("opinion", 82) }, comma))
}
