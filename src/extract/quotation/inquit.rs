//! Inquits: the clause « a indiqué la police », `the mayor said` that follows or parts what somebody says
//! ([`Finder::inquit`]), and how far the reported words reach on both sides of it. Part of the search for
//! reported statements in [`super::indirect`], which tells what each cue opens.

use super::attribution::{Found, Rule, Source, rule};
use super::bounds;
use super::cue::{self, Cue, Form};
use super::indirect::{Finder, PASSAGE, REACH};
use super::phrase::{self, Head};
use super::subject;
use crate::extract::lexicon::quotation::{class, verb};
use std::ops::Range;

impl Finder<'_, '_> {
    /// « Le pont a cédé, a indiqué la police. »: what stands before an inquit.
    pub(super) fn inquit(&mut self, cue: &Cue) {
        let reading = self.reading;
        if cue.form != Form::Finite || !cue.takes(verb::CONTENT | verb::DOCUMENT) || cue.negated {
            return;
        }
        let sentence = reading.sentence(cue.head);
        let mut start = cue.tokens.start;
        while start > sentence.start && reading.is(start - 1, class::AS_SAID | class::ADVERB) {
            start -= 1;
        }
        let inverted = match cue.pronoun {
            Some(at) => phrase::read(reading, at, at + 1).map(|p| (p, None)),
            None if start > sentence.start && reading.reads(start - 1, ",") && !cue.takes(verb::TRANSITIVE) => {
                subject::after(reading, cue.tokens.end, sentence.end)
            }
            None => None,
        };
        let (phrase, via, end, comma) = if let Some((phrase, via)) = inverted {
            let end = phrase.tokens.end.max(cue.tokens.end);
            let Some(comma) = start.checked_sub(1).filter(|&c| c > sentence.start && reading.reads(c, ",")) else { return };
            if phrase.head == Head::Other || !cue.takes(verb::CONTENT) {
                // An object: « les résultats, tardifs, confirment la tendance ».
                return;
            }
            (phrase, via, end, comma)
        } else {
            if !reading.words.subject_first {
                return;
            }
            let Some(phrase) = subject::before(reading, cue.tokens.start) else { return };
            let Some(comma) = phrase.tokens.start.checked_sub(1).filter(|&c| c > sentence.start && reading.reads(c, ",")) else {
                return;
            };
            let speaks = cue.takes(verb::CONTENT) || phrase.head == Head::Document;
            if !speaks || !self.ends_soon(cue, sentence.end) {
                return;
            }
            (phrase, None, cue.tokens.end, comma)
        };
        let end = self.tail(end, sentence.end);
        let via = via.or_else(|| subject::agency(reading, cue.tokens.end..end));
        let found = Found { source: Source::Phrase(phrase), cue: Some(cue.tokens.clone()), via, rule: rule("inquit", 84) };
        self.around(sentence, comma, end, found);
    }

    /// True if nothing but time, place and addressee follows before the next break.
    pub(super) fn ends_soon(&self, cue: &Cue, limit: usize) -> bool {
        let reading = self.reading;
        let mut at = if cue.takes(verb::ADDRESSEE) { self.addressee(cue.tokens.end, limit) } else { cue.tokens.end };
        while at < limit && !reading.is_break(at) && !reading.is_marked(at) {
            let tag = reading.tag(at);
            if tag.is(class::PREPOSITION) {
                at = phrase::skip_prepositional(reading, at, limit).max(at + 1);
            } else if tag.is(class::ADVERB | class::CALENDAR) || reading.doc.tokens[at].kind == crate::text::TokenKind::Digits {
                at += 1;
            } else {
                return false;
            }
        }
        true
    }

    /// True if a clause of its own stands in `range`, as far as a list of finite verbs can tell.
    pub(super) fn is_finite(&self, mut range: Range<usize>) -> bool {
        let reading = self.reading;
        let opens = !reading.is(range.start, class::PREPOSITION | class::SUBORDINATOR | class::ADVERB);
        let past = |i: usize| reading.is_word(i) && reading.doc.lower(i).ends_with(reading.words.past_ending.as_str());
        !reading.words.subject_first || opens && range.any(|i| reading.is(i, class::FINITE) || past(i))
    }

    /// Past the complements of an inquit, to the break that ends it.
    pub(super) fn tail(&self, from: usize, limit: usize) -> usize {
        let reading = self.reading;
        let mut at = from;
        while at < limit && !reading.is_break(at) && !reading.is_marked(at) && at < from + REACH {
            at += 1;
        }
        at
    }

    /// Gives `found` what stands before `comma`, or both sides of an inquit set into the clause.
    pub(super) fn around(&mut self, sentence: Range<usize>, comma: usize, end: usize, found: Found) {
        let reading = self.reading;
        let start = bounds::start(reading, sentence.start.min(comma), comma);
        // A long passage right before the inquit is what was said, not the sentence around it.
        let passage = comma.checked_sub(1).and_then(|i| reading.passage(i)).and_then(|i| reading.marked.get(i));
        // Between a passage at its start and the inquit stands no more than who speaks.
        let opening = reading.passage(start).and_then(|i| reading.marked.get(i)).filter(|m| m.open == start && m.after() < comma);
        if opening.is_some_and(|m| reading.words.subject_first && !self.is_finite(m.after()..comma)) {
            return;
        }
        if passage.is_some_and(|m| m.inner.len() > PASSAGE) || comma.saturating_sub(start) > bounds::LONGEST {
            return;
        }
        let words = (start..comma).filter(|&i| reading.is_word(i)).count();
        let goes_on = reading.reads(end, ",")
            && cue::starting(self.cues, end + 1).is_none_or(|c| c.form != Form::Gerund)
            && !reading.is(end + 1, class::CONJUNCTION | class::SUBORDINATOR | class::RELATIVE | class::PREPOSITION | class::OF)
            && (reading.is_word(end + 1) || reading.is_marked(end + 1));
        // « promet X, délégué syndical »: more of who speaks, none of what is said.
        let apposed =
            reading.is(end + 1, class::ROLE) || reading.is(end + 1, class::DETERMINER) && reading.is(end + 2, class::ROLE);
        let goes_on = goes_on && !apposed;
        if goes_on && words <= 6 && (reading.is_marked(end + 1) || reading.is(start, class::PREPOSITION | class::SUBORDINATOR)) {
            return;
        }
        if goes_on && words <= 6 {
            self.groups += 1;
            let group = Some(self.groups);
            let second = end + 1..bounds::end(reading, self.cues, end + 1, sentence.end);
            let lower = Rule { confidence: 58, ..found.rule };
            if reading.is(comma - 1, class::THAT) {
                return self.push(second, found, None); // « Reste que, selon lui, … »
            }
            self.push(start..comma, Found { rule: lower, ..found.clone() }, group);
            self.push(second, Found { rule: lower, ..found }, group);
            return;
        }
        if self.is_finite(start..comma) || found.rule.name != "inquit" {
            self.push(start..comma, found, None);
        }
    }
}
