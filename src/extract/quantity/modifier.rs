//! What the words before and after a figure say of how exact it is: « près de », « au moins », `up to`,
//! « ou plus ». Some reach over a coordination: « quelque 2 000 soldats et 250 véhicules » are two
//! approximate figures.

use super::Scene;
use crate::extract::facts::{Modifier, Quantity};
use crate::span::Span;
use std::ops::Range;

impl Scene<'_> {
    /// The modifier of the figure at `tokens`, with its words where they stand beside it.
    pub(super) fn modifier(&self, tokens: &Range<usize>, before: &[Quantity]) -> Option<(Modifier, Option<Span>)> {
        if let Some((modifier, _, span)) = self.modifier_before(tokens.start) {
            return Some((modifier, Some(span)));
        }
        if let Some((modifier, span)) = self.modifier_after(tokens.end) {
            return Some((modifier, Some(span)));
        }
        // `300-plus videos`
        if let Some((modifier, _)) = tokens.clone().filter(|&at| self.opens_tail(at)).find_map(|at| self.modifier_at(at)) {
            return Some((modifier, None));
        }
        self.inherited(tokens.start, before)
    }

    /// True if a modifier stands before the token at `start`.
    pub(super) fn modified(&self, start: usize) -> bool {
        self.modifier_before(start).is_some()
    }

    fn modifier_before(&self, start: usize) -> Option<(Modifier, bool, Span)> {
        let last = start.checked_sub(1)?;
        if !self.same_line(start) {
            return None;
        }
        let phrases = self.words.modifiers.of(self.lower(last));
        let (tokens, (modifier, reaches)) = phrases.iter().find(|(tokens, _)| {
            let first = start.checked_sub(tokens.len());
            first.is_some_and(|first| tokens.iter().enumerate().all(|(i, token)| self.lower(first + i) == token))
        })?;
        let span = self.span(&(start - tokens.len()..start))?;
        Some((*modifier, *reaches, span))
    }

    fn modifier_after(&self, end: usize) -> Option<(Modifier, Span)> {
        if !self.same_line(end) {
            return None;
        }
        let (modifier, stop) = self.modifier_at(end)?;
        // « au moins » before the next figure belongs to that one.
        let next = self.doc.numbers.binary_search_by_key(&stop, |n| n.tokens.start).is_ok();
        if next { None } else { Some((modifier, self.span(&(end..stop))?)) }
    }

    /// What stands at `at` and modifies the number before it, and where it ends.
    pub(super) fn modifier_at(&self, at: usize) -> Option<(Modifier, usize)> {
        let phrases = self.words.modifiers_after.of(self.lower(at));
        let (tokens, modifier) =
            phrases.iter().find(|(tokens, _)| tokens.iter().enumerate().all(|(i, token)| self.lower(at + i) == token))?;
        Some((*modifier, at + tokens.len()))
    }

    /// The reaching modifier of the figure before, if only « et » stands between the two.
    fn inherited(&self, start: usize, before: &[Quantity]) -> Option<(Modifier, Option<Span>)> {
        let last = before.last()?;
        let words = last.modifier_span?;
        let modifier = last.modifier?;
        let and = start.checked_sub(1)?;
        let end = last.counts.map_or(last.span, |counts| counts.join(last.span)).end;
        let joined = self.words.list.contains(self.lower(and)) && self.is_word(and);
        if !joined || self.doc.token_from(end) != and || words.start >= last.span.start {
            return None;
        }
        let number = self.doc.token_from(last.span.start);
        let (_, reaches, _) = self.modifier_before(number)?;
        reaches.then_some((modifier, Some(words)))
    }
}
