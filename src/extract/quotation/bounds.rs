//! Where a reported clause begins and ends. [`end`] runs from its first word to the end of the sentence
//! unless an inquit, a source, a gerund of speech or a passage after a colon comes first; [`start`]
//! leaves out what links the sentence to the one before. A clause never cuts a passage between marks.

use super::cue::{self, Cue, Form};
use super::reading::Reading;
use super::source;
use super::subject;
use crate::extract::lexicon::quotation::{class, verb};

/// Clauses are followed no further than this, in tokens.
pub(super) const LONGEST: usize = 250;
/// A contrasted source (« tandis que X affirme ») names its verb within this, in tokens.
const TURN: usize = 14;
/// Openings of a headline (« France : ») are no longer than this, in tokens.
const HEADLINE: usize = 5;

/// The end of the reported clause that starts at `start`, in a sentence that ends at `limit`.
pub(super) fn end(reading: &Reading<'_>, cues: &[Cue], start: usize, limit: usize) -> usize {
    let limit = limit.min(start + LONGEST);
    let mut at = start;
    while at < limit {
        if let Some(passage) = reading.passage(at).and_then(|i| reading.marked.get(i)) {
            let after = passage.after().max(at + 1);
            if after > limit {
                // The passage runs on after the sentence: it belongs to the clause that introduces it.
                return trim(reading, start, after);
            }
            at = after;
            if reading.is(at, class::RELAYING) || gerund(reading, cues, at) {
                return trim(reading, start, at);
            }
            continue;
        }
        let source = if reading.reads(at, ",") { at + 1 } else { at };
        if at > start
            && reading.is(source, class::ACCORDING)
            && let Some(next) = source::insertion(reading, source).filter(|&next| next < limit)
        {
            at = next;
            continue;
        }
        let ends = match reading.doc.str(at) {
            ";" => true,
            ":" => reading.is_marked(at + 1),
            "," => turns(reading, cues, at + 1, limit),
            _ => at > start && (reading.is(at, class::ACCORDING) || goes_on(reading, cues, at)),
        };
        if ends {
            return trim(reading, start, at);
        }
        at += 1;
    }
    trim(reading, start, limit)
}

/// True if what follows a comma at `at` is the writer's again.
fn turns(reading: &Reading<'_>, cues: &[Cue], at: usize, limit: usize) -> bool {
    if reading.is(at, class::RELAYING) || reading.is(at, class::ACCORDING) {
        return true;
    }
    if gerund(reading, cues, at)
        || (1..=2).any(|skip| {
            reading.is(at, class::PREPOSITION | class::ADVERB | class::SUBORDINATOR) && gerund(reading, cues, at + skip)
        })
    {
        return true;
    }
    let inquit = |cue: &Cue| cue.form == Form::Finite && cue.takes(verb::CONTENT | verb::INQUIT);
    if cue::starting(cues, at).is_some_and(inquit) {
        return true;
    }
    let contrast = reading.is(at, class::CONJUNCTION | class::SUBORDINATOR) && reading.names.at(at).is_none();
    if contrast
        && subject::with_cue(reading, cues, at + 1, limit.min(at + TURN))
            .is_some_and(|(_, cue)| inquit(cue) && cue.pronoun.is_none() && !cue.negated)
    {
        return true;
    }
    reading.is(at, class::AS_SAID) && cue::starting(cues, at + 1).is_some_and(inquit)
}

/// True if the conjunction at `at` joins a further verb of speech of the same subject (« et a ajouté »).
fn goes_on(reading: &Reading<'_>, cues: &[Cue], at: usize) -> bool {
    let joined = |cue: &Cue| cue.form == Form::Finite && cue.pronoun.is_none() && !reading.is_marked(cue.head);
    reading.is(at, class::CONJUNCTION) && cue::starting(cues, at + 1).is_some_and(joined)
}

fn gerund(reading: &Reading<'_>, cues: &[Cue], at: usize) -> bool {
    cue::within(cues, &(at..at + 3)).iter().any(|c| c.tokens.start == at && c.form == Form::Gerund) && !reading.is_marked(at)
}

/// Takes stops, commas and closing brackets without a partner off the end.
fn trim(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start {
        let last = end - 1;
        let closes = reading.reads(last, ")") && (start..last).any(|i| reading.reads(i, "("));
        // `no toll yet`: with nothing after it, what may join is an adverb.
        let adverb =
            reading.is_terminator(end) || reading.is_break(end) && reading.is(last, class::ADVERB) || end >= reading.len();
        let joins = reading.is(last, class::CONJUNCTION) && !adverb && !reading.is_marked(last);
        let breaks = reading.is_break(last) && !closes || joins;
        let stop = reading.is_terminator(last)
            && last > start
            && !reading.starts_apart(last)
            && reading.doc.str(last - 1).chars().nth(1).is_none()
            && reading.is_capitalised(last - 1);
        if !breaks || reading.is_marked(last) || stop {
            break;
        }
        end -= 1;
    }
    end
}

/// Where the clause of a sentence begins: after a linking phrase, a date line, a headline's place name.
pub(super) fn start(reading: &Reading<'_>, from: usize, limit: usize) -> usize {
    let mut at = from;
    let headline =
        (at..limit.min(at + HEADLINE)).find(|&i| reading.reads(i, ":") && reading.starts_apart(i + 1) && !reading.is_marked(i));
    if let Some(colon) = headline {
        at = colon + 1;
    }
    while at < limit && !reading.is_word(at) && !reading.is_marked(at) && reading.is_break(at) {
        at += 1;
    }
    let mut link = at;
    while link < limit && reading.is(link, class::CONNECTIVE) {
        link += 1;
    }
    if link > at && (reading.reads(link, ",") || reading.is(at, class::CONJUNCTION)) {
        at = if reading.reads(link, ",") { link + 1 } else { link };
    }
    // An earlier quotation in the same sentence is not part of this clause.
    let semicolon = (at..limit).rev().take(LONGEST).find(|&i| reading.reads(i, ";") && !reading.is_marked(i));
    semicolon.map_or(at, |i| i + 1)
}
