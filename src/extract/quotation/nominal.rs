//! What somebody says as the clause of a noun: `Hayes's claim that …`, `his promise that …`, `a warning by
//! the police that …`. [`find`] gives clauses whose owner the phrase names; a claim nobody is said to make
//! is left out. Whose words a possessive stands for is told by [`super::resolve`].

use super::attribution::{Attribution, Source, rule};
use super::bounds;
use super::cue::Cue;
use super::phrase::{self, Head, Phrase};
use super::reading::Reading;
use super::source;
use super::subject;
use crate::extract::facts::QuotationKind;
use crate::extract::lexicon::quotation::{class, verb};
use std::ops::Range;

/// How far the owner may stand from its noun, in tokens.
const REACH: usize = 8;
/// Adjectives between owner and noun.
const ADJECTIVES: usize = 2;

/// The clauses of nouns of saying, in order.
pub(super) fn find(reading: &Reading<'_>, cues: &[Cue]) -> Vec<Attribution> {
    let nouns = (0..reading.len()).filter(|&at| reading.is(at, class::SAYING) && !reading.is_marked(at));
    nouns.filter_map(|at| clause(reading, cues, at)).collect()
}

fn clause(reading: &Reading<'_>, cues: &[Cue], noun: usize) -> Option<Attribution> {
    let sentence = reading.sentence(noun);
    let (source, that) = if reading.is(noun + 1, class::THAT) {
        (before(reading, noun, sentence.start)?, noun + 1)
    } else {
        let phrase = after(reading, noun, sentence.end)?;
        let that = phrase.tokens.end;
        (Source::Phrase(phrase), that)
    };
    let start = that + 1;
    let end = bounds::end(reading, cues, start, sentence.end);
    let subject = !(sentence.start..noun).any(|i| finite(reading, i));
    let cut = if subject { main_verb(reading, start, end) } else { None };
    let content = start..cut.unwrap_or(end);
    let words = content.clone().filter(|&i| reading.is_word(i)).count();
    let marked = content.clone().next().is_none_or(|i| reading.is_marked(i));
    let strength = if subject { rule("noun-clause", 66) } else { rule("noun-clause", 76) };
    let kind = QuotationKind::Indirect;
    (words > 1 && !marked).then_some(Attribution {
        content,
        kind,
        source,
        cue: Some(noun..noun + 1),
        via: None,
        group: None,
        rule: strength,
    })
}

/// The owner before the noun: `Hayes's`, `his`.
fn before(reading: &Reading<'_>, noun: usize, floor: usize) -> Option<Source> {
    let owner = (floor..noun).rev().take(ADJECTIVES + 1).find(|&i| reading.is(i, class::GENITIVE | class::POSSESSIVE))?;
    if !(owner + 1..noun).all(|i| reading.is_word(i) && !reading.is_capitalised(i)) {
        return None;
    }
    if reading.is(owner, class::GENITIVE) {
        let last = owner.checked_sub(1)?;
        let mut start = reading.names.at(last).map_or(last, |name| name.tokens.start);
        let low = floor.max(start.saturating_sub(REACH));
        while start > low && reading.is(start - 1, class::ROLE | class::BODY | class::TITLE | class::DETERMINER) {
            start -= 1;
        }
        return phrase::read(reading, start, owner).filter(|p| source::can_speak(reading, p)).map(Source::Phrase);
    }
    let tokens = owner..owner + 1;
    let agreement = reading.tag(owner).classes & (class::MASCULINE | class::FEMININE | class::PLURAL);
    match subject::clause(reading, &(floor..owner)) {
        Some(phrase) if agrees(&phrase, agreement) => Some(Source::Named(tokens, phrase)),
        _ if agreement == 0 => None,
        _ => Some(Source::Phrase(Phrase {
            tokens: tokens.clone(),
            core: tokens,
            head: Head::Pronoun,
            noun: owner,
            name: None,
            agreement,
        })),
    }
}

/// The owner after the noun: `by the police`.
fn after(reading: &Reading<'_>, noun: usize, limit: usize) -> Option<Phrase> {
    let joins = reading.is(noun + 1, class::OF | class::PREPOSITION);
    let phrase = phrase::read(reading, noun + 2, limit.min(noun + 2 + REACH)).filter(|_| joins)?;
    (reading.is(phrase.tokens.end, class::THAT) && source::can_speak(reading, &phrase)).then_some(phrase)
}

fn agrees(phrase: &Phrase, agreement: u64) -> bool {
    let speaks = matches!(phrase.head, Head::Name | Head::Role | Head::Body | Head::Pronoun);
    let both = phrase.agreement & agreement & (class::MASCULINE | class::FEMININE) != 0;
    let none = phrase.agreement & (class::MASCULINE | class::FEMININE) == 0;
    speaks && (both || none) && phrase.agreement & class::PLURAL == agreement & class::PLURAL
}

fn finite(reading: &Reading<'_>, at: usize) -> bool {
    let verb = reading.is(at, class::FINITE | class::HAVE | class::BE) || reading.tag(at).verb & verb::FINITE != 0;
    let past = reading.is_word(at) && reading.doc.lower(at).ends_with(reading.words.past_ending.as_str());
    (verb || past) && reading.names.at(at).is_none() && !reading.is_marked(at)
}

/// The verb of the main clause after the clause of its subject (`her claim that it is so | was denied`):
/// the second finite verb with no subject of its own.
fn main_verb(reading: &Reading<'_>, start: usize, end: usize) -> Option<usize> {
    let links = class::THAT | class::RELATIVE | class::CONJUNCTION | class::SUBORDINATOR | class::PRONOUN;
    let first = first_verb(reading, start..end)?;
    let mut at = first;
    let mut lexical = false;
    while at < end && (finite(reading, at) || reading.is(at, class::BEEN | class::ADVERB | class::NEGATION)) {
        // `has doubled | was rejected`: an auxiliary after a verb begins the other one.
        if lexical && reading.is(at, class::HAVE | class::BE | class::FINITE) {
            return Some(at);
        }
        lexical |= !reading.is(at, class::HAVE | class::BE | class::BEEN | class::ADVERB | class::NEGATION | class::MODAL);
        at += 1;
    }
    let rest = at..end;
    let second = rest.clone().find(|&i| reading.is(i, class::FINITE) && finite(reading, i))?;
    let linked = rest.take_while(|&i| i < second).any(|i| reading.is(i, links) || reading.reads(i, ","));
    (!linked).then_some(second)
}

fn first_verb(reading: &Reading<'_>, range: Range<usize>) -> Option<usize> {
    range.into_iter().find(|&i| finite(reading, i))
}
