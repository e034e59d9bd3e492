//! What a source named by a preposition governs: the clause after it (« Selon X, … »), before it
//! (« …, selon X ») or around it (« tiennent selon lui à … »). [`Finder::according`] is asked at each such word by
//! [`super::indirect`]; who the source is, [`super::source`] tells. Where « selon lui » closes what he himself
//! blames or praises, only the clause beside it is what he said; without one nothing is.

use super::attribution::{Found, Rule, rule};
use super::bounds;
use super::cue;
use super::indirect::{Finder, REACH};
use super::phrase::{Head, Phrase};
use super::source;
use super::subject;
use crate::extract::lexicon::quotation::{class, verb};
use std::ops::Range;

/// An insert stands no nearer to the start of its sentence, and a clause has at least a comma and two words, in tokens.
const OPENING: usize = 4;
const CLAUSE: usize = 3;
/// How often an insert with what stands on both sides of it is right, and a clause beside an act, in percent.
const INSERTED: u8 = 76;
const BESIDE: u8 = 72;
const GENDER: u64 = class::MASCULINE | class::FEMININE;

impl Finder<'_, '_> {
    /// « Selon X, … » and « …, selon X ».
    pub(super) fn according(&mut self, at: usize) {
        let reading = self.reading;
        let sentence = reading.sentence(at);
        let Some((found, phrase, after)) = source::according(reading, at, sentence.end) else { return };
        // Another source before it in the sentence has its own words.
        let earlier =
            (sentence.start..at).rev().take(bounds::LONGEST).find(|&i| reading.is(i, class::ACCORDING) && !reading.is_marked(i));
        let from = earlier.and_then(|i| (i..at).find(|&k| reading.reads(k, ","))).map_or(sentence.start, |comma| comma + 1);
        let before = if earlier.is_some() && from > sentence.start { from } else { bounds::start(reading, sentence.start, at) };
        let opens = before >= at
            || at <= sentence.start + 2
            || reading.is(at - 1, class::THAT | class::CONJUNCTION)
            || reading.reads(at - 1, ":");
        if opens {
            let comma = (after..sentence.end.min(after + REACH)).find(|&i| reading.is_break(i) || reading.is_marked(i));
            let comma = comma.filter(|&i| reading.reads(i, ",") && !(after..i).any(|k| reading.is(k, class::FINITE)));
            let start = comma.map_or(after, |i| i + 1);
            let end = bounds::end(reading, self.cues, start, sentence.end);
            let weak = if comma.is_some() { found.rule } else { Rule { confidence: 58, ..found.rule } };
            self.push(start..end, Found { rule: weak, ..found }, None);
            return;
        }
        let comma = if reading.reads(at - 1, ",") { at - 1 } else { at };
        if phrase.head == Head::Pronoun && self.own(from..comma, at, &phrase, &found) {
            return;
        }
        let end = self.tail(after, sentence.end);
        let strength = rule("according-after", if comma < at { 84 } else { 72 });
        if comma == at && reading.is_marked(at - 1) {
            return;
        }
        let inserted = reading.reads(end, ",") && cue::starting(self.cues, end + 1).is_none() && comma > sentence.start + OPENING;
        if !inserted {
            self.around(from..sentence.end, comma, end, Found { rule: strength, ..found });
        }
    }

    /// « …, selon lui » where the pronoun is the subject of the clause itself, or the clause goes on after it. True if
    /// that settles what is said.
    fn own(&mut self, range: Range<usize>, at: usize, source: &Phrase, found: &Found) -> bool {
        let reading = self.reading;
        let limit = reading.sentence(at).end;
        let next = source::insertion(reading, at);
        let within = |a: &super::attribution::Attribution| a.content.start < at && at < a.content.end;
        if next.is_some() && self.found.iter().rev().take(REACH).any(within) {
            return true; // « dit que le retard vient selon lui de … » is read with its verb
        }
        let start = bounds::start(reading, range.start.min(range.end), range.end);
        if range.end.saturating_sub(start) > bounds::LONGEST || start >= range.end {
            return false;
        }
        let end = next.map(|next| bounds::end(reading, self.cues, next, limit).max(next));
        let act = self.act(&(start..range.end), source);
        let part = self.relative(start..range.end).or_else(|| act.and_then(|act| self.joined(act..range.end)));
        if let Some(act) = act {
            if let Some(part) = part.filter(|&part| part > act) {
                let rule = rule("beside-act", BESIDE);
                self.push(part..end.unwrap_or(range.end), Found { rule, ..found.clone() }, None);
            }
            return true;
        }
        let (Some(next), Some(end)) = (next, end) else { return false };
        let rule = rule("around-source", INSERTED);
        let content = match part {
            // « X, dont l'avis a selon lui changé, est parti »: the clause between the commas.
            Some(part) => part..(next..end).find(|&i| reading.reads(i, ",") && !reading.is_marked(i)).unwrap_or(end),
            None => start..end,
        };
        self.push(content, Found { rule, ..found.clone() }, None);
        true
    }

    /// The end of the verb of speech or judgement in `clause` whose subject may be whom `source` stands for.
    fn act(&self, clause: &Range<usize>, source: &Phrase) -> Option<usize> {
        let reading = self.reading;
        let subject = subject::clause(reading, clause)?;
        let speaks = matches!(subject.head, Head::Pronoun | Head::Name | Head::Role | Head::Body);
        let (a, b) = (subject.agreement & GENDER, source.agreement & GENDER);
        let apart = a != 0 && b != 0 && a & b == 0 || (subject.agreement ^ source.agreement) & class::PLURAL != 0;
        if !speaks || apart {
            return None;
        }
        let acts = |at: &usize| {
            let tag = reading.tag(*at);
            tag.verb & verb::ACT != 0 && tag.verb & (verb::FINITE | verb::PARTICIPLE) != 0 && !reading.is_marked(*at)
        };
        let at = (subject.tokens.end..clause.end.min(subject.tokens.end + REACH)).find(acts)?;
        let group = class::HAVE | class::CLITIC | class::REFLEXIVE | class::ADVERB | class::NEGATION;
        let mut first = at;
        while first > subject.tokens.end
            && (reading.is(first - 1, group)
                || reading.is(first - 1, class::BE) && reading.is(first.saturating_sub(2), class::REFLEXIVE))
        {
            first -= 1;
        }
        let nested = class::THAT | class::RELATIVE | class::SUBORDINATOR;
        let main = !(subject.tokens.end..first).any(|i| reading.is(i, nested));
        let its = || {
            first == subject.tokens.end || subject::before(reading, first).is_some_and(|p| p.tokens.start == subject.tokens.start)
        };
        (main && its()).then_some(at + 1)
    }

    /// The start of a relative clause after a comma that reaches to the end of `range` without a further break.
    fn relative(&self, range: Range<usize>) -> Option<usize> {
        let reading = self.reading;
        let comma = range.clone().rev().find(|&i| reading.is_break(i) || reading.is_marked(i))?;
        let lead =
            usize::from(reading.is(comma + 1, class::PREPOSITION | class::IMPERSONAL) && !reading.is(comma + 1, class::RELATIVE));
        let opens = reading.is(comma + 1 + lead, class::RELATIVE) && !reading.is(comma + 1 + lead, class::THAT);
        (reading.reads(comma, ",") && opens && comma + CLAUSE <= range.end).then_some(comma + 1)
    }

    /// The start of a clause with a subject of its own after a comma and a conjunction, up to the end of `range`.
    fn joined(&self, range: Range<usize>) -> Option<usize> {
        let reading = self.reading;
        let comma = range.clone().rev().find(|&i| reading.is_break(i) || reading.is_marked(i))?;
        let joins = reading.reads(comma, ",") && reading.is(comma + 1, class::CONJUNCTION);
        (joins && self.is_clause(comma + 2, range.end, false)).then_some(comma + 2)
    }
}
