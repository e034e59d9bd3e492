//! What the sentence says of a figure: what happened to what is counted ([`Scene::predicate`]: « ont été
//! tués ») and who says so ([`Scene::says`]: « selon le ministère »). Both are read within the sentence
//! and a bounded window; silence is no error.

use super::Scene;
use crate::span::Span;
use std::ops::Range;

/// Tokens between what is counted and its verb, at most.
const REACH: usize = 4;
/// Tokens of a predicate, at most.
const LENGTH: usize = 6;
/// Tokens of an attribution, at most, and how far from the figure it may stand.
const ATTRIBUTION: usize = 12;
const ATTRIBUTION_REACH: usize = 40;

impl Scene<'_> {
    /// The verb of the clause whose subject or object is the figure at `tokens`, its noun phrase ending at `after`.
    pub(super) fn predicate(&self, tokens: &Range<usize>, after: usize) -> Option<Span> {
        let sentence = self.sentence(tokens.start);
        let verb_before =
            tokens.start.checked_sub(1).filter(|&i| self.words.event_verbs.contains(self.lower(i)) && sentence.contains(&i));
        if let Some(verb) = verb_before.or_else(|| self.event_noun(tokens.start, sentence.start)) {
            return self.span(&(verb..verb + 1));
        }
        let mut at = after;
        let end = sentence.end.min(after + REACH);
        while at < end {
            // « s'en étaient pris à »: with its pronoun the verb says something else.
            if self.words.reflexives.contains(self.lower(at)) {
                return None;
            }
            if self.words.auxiliaries.contains(self.lower(at)) {
                return self.verb_group(at, sentence.end);
            }
            let participle = self.participle_at(at) && at == after;
            if participle {
                return self.span(&(at..at + 1));
            }
            if !self.is_word(at) || self.doc.numbers.binary_search_by_key(&at, |n| n.tokens.start).is_ok() {
                return None;
            }
            at += 1;
        }
        None
    }

    /// « la mort de 26 hommes »: the noun before the figure that says what happened.
    fn event_noun(&self, number: usize, floor: usize) -> Option<usize> {
        let of = number.checked_sub(1).filter(|&at| self.words.of.contains(self.lower(at)))?;
        of.checked_sub(1).filter(|&at| at >= floor && self.words.event_nouns.contains(self.lower(at)))
    }

    /// « ont été grièvement blessés » from its auxiliary at `start`.
    fn verb_group(&self, start: usize, end: usize) -> Option<Span> {
        let mut last = None;
        for at in start + 1..end.min(start + LENGTH) {
            if self.participle_at(at) {
                last = Some(at);
            }
            let inside = self.words.predicate_adverbs.contains(self.lower(at)) || self.words.auxiliaries.contains(self.lower(at));
            // « sont portées disparues », `were found dead`
            if !(inside || last == Some(at) && self.participle_at(at + 1)) {
                break;
            }
        }
        self.span(&(start..last? + 1))
    }

    fn participle_at(&self, at: usize) -> bool {
        let lower = self.lower(at);
        self.is_word(at)
            && (self.words.participles.contains(lower)
                || self.words.participle_endings.iter().any(|e| lower.ends_with(e.as_str())))
            && lower.len() > 3
    }

    /// The attribution in the sentence of the figure at `span`, the nearest one.
    pub(super) fn says(&self, span: Span) -> Option<Span> {
        let figure = self.doc.token_from(span.start);
        let sentence = self.sentence(figure);
        let from = sentence.start.max(figure.saturating_sub(ATTRIBUTION_REACH));
        let to = sentence.end.min(figure + ATTRIBUTION_REACH);
        // What stands beyond a semicolon is said of something else.
        let parts = |at: &usize| self.doc.str(*at) == ";";
        let from = (from..figure).rev().find(parts).map_or(from, |at| at + 1);
        let to = (figure..to).find(parts).unwrap_or(to);
        let cues = (from..to).filter_map(|at| self.cue(at).map(|end| (at, end)));
        let cue = cues.filter(|&(at, _)| self.reaches(at, figure)).min_by_key(|(at, _)| at.abs_diff(figure))?;
        let (start, mut end) = cue;
        let first = end;
        while end < sentence.end && end < first + ATTRIBUTION {
            let stop = matches!(self.doc.str(end), "," | ";" | ":" | "." | "»" | ")" | "(" | "—" | "–" | "!" | "?");
            if stop || end > first && self.words.auxiliaries.contains(self.lower(end)) {
                break;
            }
            end += 1;
        }
        (end > first).then(|| self.span(&(start..end))).flatten()
    }

    /// « 20 000 selon les organisateurs, 6 500 selon la police »: a cue without a comma before it stays with its own
    /// stretch, one between commas or at the start speaks of the whole sentence.
    fn reaches(&self, cue: usize, figure: usize) -> bool {
        let comma = |at: usize| matches!(self.doc.str(at), "," | "(" | ")" | ":" | "—" | "–");
        let opens = cue.checked_sub(1).is_none_or(comma) || self.sentence(cue).start == cue;
        opens || !(cue.min(figure)..cue.max(figure)).any(comma)
    }

    fn cue(&self, at: usize) -> Option<usize> {
        let phrases = self.words.attribution.of(self.lower(at));
        let (tokens, ()) =
            phrases.iter().find(|(tokens, ())| tokens.iter().enumerate().all(|(i, token)| self.lower(at + i) == token))?;
        // « en fin d'après-midi »
        let hyphen = self.doc.str(at + tokens.len()) == "-" && self.glued(at + tokens.len());
        (!hyphen).then_some(at + tokens.len())
    }
}
