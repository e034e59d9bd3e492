//! Two numbers side by side: a range (« 3 à 5 millions d'euros », `between 10 and 20 people`), a list
//! whose unit stands at its end (« 5 et 10 euros »), a change (« passer de 142 à 159 », two figures) or a
//! score (« 3-1 », none). Units and scales are given to both bounds.

use super::{Draft, Part, Scene, unit};
use crate::extract::facts::{Amount, QuantityKind, Unit};
use crate::extract::lexicon::quantity::UnitKind;
use crate::text::number::NumberForm;

/// How two numbers belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    None,
    Range,
    List,
    /// « passer de 2 à 3 milliards »: two figures, the first with the unit of the second.
    Change,
    Score,
}

/// Tokens from a figure to the one it is set against.
const AGAIN_REACH: usize = 6;
/// Tokens from a verb of change to the figure it moves by.
const CHANGE_REACH: usize = 5;
/// Tokens looked back for a verb of change or *between*.
const LOOK_BACK: usize = 7;

impl Scene<'_> {
    /// How `part` and the number after it belong together.
    pub(super) fn join(&self, part: &Part<'_>, next: &Part<'_>) -> Join {
        let end = part.tokens().end;
        let begin = next.tokens().start;
        let plain = |part: &Part<'_>| !part.number.article && part.number.form != NumberForm::Ordinal;
        if begin <= end || begin - end > 3 || !plain(part) || !plain(next) || !self.same_line(end) || !self.same_line(begin) {
            return Join::None;
        }
        let word = self.lower(end);
        let (from, to) = (part.number.value, next.number.value);
        let bare = part.unit.is_none() && part.noun.is_none();
        let next_bare = next.unit.is_none() && next.noun.is_none();
        let alike = bare || same_unit(part, next);
        let start = part.tokens().start;
        if self.words.between.contains(self.before_modifier(start))
            && self.words.list.contains(word)
            && alike
            && self.gap(end + 1, begin)
        {
            return Join::Range;
        }
        if begin != end + 1 && !self.gap(end + 1, begin) {
            return Join::None;
        }
        if bare && next_bare && self.words.to.contains(word) && from < to && to <= 120.0 && self.apposed_age(part).is_some() {
            return Join::Range;
        }
        if self.words.to.contains(word) {
            let dash = !self.is_word(end);
            let tight = dash && self.glued(end) && self.glued(begin);
            if bare && next_bare {
                let small = from <= 50.0 && to <= 50.0 && from.fract() == 0.0 && to.fract() == 0.0;
                let change = !dash && self.changes(start);
                return if tight || small && !change && !self.after_from(start) && (dash || from >= to) {
                    Join::Score
                } else {
                    Join::None
                };
            }
            // `a 2-1 majority`, `a 5-4 win`
            let falling = tight && bare && next.unit.is_none() && from >= to && from <= 50.0 && from.fract() == 0.0;
            if falling && part.number.tokens.len() == 1 {
                return Join::Score;
            }
            let rises = from * scale_of(part, next) < to;
            // With a unit on both sides « de 5 % à 8 % » is rather a change.
            // `fell 12p to 310p`: by how much, and to what.
            // « a gagné 4 euros à 287 euros »
            let moves = |at: usize| self.words.change.contains(self.lower(at)) || self.words.moves.contains(self.lower(at));
            let moved = !bare && !dash && (start.saturating_sub(3)..start).any(moves);
            let change = moved || self.after_from(start) && !bare || self.changes(start);
            let fits = rises && alike && !change && !next_bare;
            let measured = next.unit.as_ref().is_some_and(|u| !matches!(u.kind, UnitKind::Duration | UnitKind::Age));
            // `by 51.9 to 48.1 percent`: two shares of one whole.
            let shares = bare && !dash && from > to && next.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Share);
            return match fits {
                true => Join::Range,
                false if shares => Join::Change,
                false if change && bare && measured && !dash => Join::Change,
                false => Join::None,
            };
        }
        if self.words.list.contains(word) && bare && !next_bare && next.number.value >= 0.0 {
            return Join::List;
        }
        Join::None
    }

    /// Nothing but a preposition or modifier stands from `from` to `to`.
    fn gap(&self, from: usize, to: usize) -> bool {
        (from..to).all(|at| self.words.from.contains(self.lower(at)) || !self.words.modifiers.of(self.lower(at)).is_empty())
    }

    /// The word before `at`, past one modifier word.
    fn before_modifier(&self, at: usize) -> &str {
        let before = self.before(at, 1);
        if self.words.modifiers.of(before).is_empty() { before } else { self.before(at, 2) }
    }

    pub(super) fn after_from(&self, at: usize) -> bool {
        self.words.from.contains(self.before(at, 1))
    }

    /// « passer de X à Y »: from one figure to another, not between them.
    fn changes(&self, start: usize) -> bool {
        let sentence = self.sentence(start);
        self.after_from(start)
            && (sentence.start.max(start.saturating_sub(LOOK_BACK))..start).any(|at| self.words.change.contains(self.lower(at)))
    }

    /// A range from `part` to `next`.
    pub(super) fn range(&self, part: &Part<'_>, next: &Part<'_>) -> Option<Draft> {
        let aged = self.apposed_age(part).filter(|_| next.unit.is_none() && next.noun.is_none());
        let mut draft = match aged {
            Some(age) => Draft { tokens: next.tokens(), amount: Amount::Exact(next.number.value), ..age },
            None => self.single_of(next)?,
        };
        let Amount::Exact(high) = draft.amount else { return None };
        let low = part.number.value * scale_of(part, next) * next.unit.as_ref().map_or(1.0, |u: &unit::FoundUnit| u.factor);
        let age = draft.kind == QuantityKind::Age || self.is_bracket(part, next);
        draft.amount = Amount::Range(low.min(high), low.max(high));
        draft.tokens = part.tokens().start..draft.tokens.end;
        if age {
            draft.kind = QuantityKind::Age;
            draft.unit = Unit::Measure(next.unit.as_ref().map_or("year", |unit| unit.code.as_str()).to_owned());
            (draft.rule, draft.confidence) = ("age", 90);
        } else if draft.rule != "duration" {
            draft.confidence = draft.confidence.saturating_sub(5);
        }
        Some(draft)
    }

    /// The draft of `part` alone.
    fn single_of(&self, part: &Part<'_>) -> Option<Draft> {
        self.single(part, 0, &[])
    }

    /// « les 18-25 ans »: an age bracket.
    fn is_bracket(&self, part: &Part<'_>, next: &Part<'_>) -> bool {
        let years = next
            .unit
            .as_ref()
            .is_some_and(|u| u.kind == UnitKind::Duration && self.words.age_units.contains(self.lower(u.tokens.start)));
        let start = part.tokens().start;
        let dash = !self.is_word(part.tokens().end);
        years
            && (dash && self.words.bracket.contains(self.before(start, 1))
                || self.is_age(&(start..next.tokens().end), part.number))
    }

    /// The first of a list whose unit or noun stands at its end.
    pub(super) fn shared(&self, part: &Part<'_>, next: &Part<'_>, parts: &[Part<'_>], at: usize) -> Option<Draft> {
        let comma = !self.is_word(part.tokens().end);
        // « 301 voix contre 243 et 33 abstentions »
        if self.words.against.contains(self.before(part.tokens().start, 1)) {
            return self.single(part, at, parts);
        }
        // « 5, 10 et 15 euros » shares its unit; « en 2016, 12 personnes » does not.
        let listed = !comma || parts.get(at + 2).is_some_and(|third| self.join(next, third) == Join::List);
        if !listed || self.no_bare_figure(part, at, parts) {
            return self.single(part, at, parts);
        }
        let mut draft = self.single_of(next)?;
        let Amount::Exact(_) = draft.amount else { return None };
        let factor = next.unit.as_ref().map_or(1.0, |u| u.factor);
        draft.amount = Amount::Exact(part.number.value * factor);
        draft.tokens = part.tokens();
        draft.confidence = draft.confidence.saturating_sub(10);
        Some(draft)
    }
}

impl Scene<'_> {
    /// `55 percent to 45`, `9.8 percent of the workforce against 9.9`, `743 deaths, up from 601`: the unit goes on.
    pub(super) fn unit_again(&self, part: &Part<'_>, at: usize, parts: &[Part<'_>]) -> Option<Draft> {
        let before = at.checked_sub(1).and_then(|i| parts.get(i)).filter(|before| !before.barred)?;
        let (start, number) = (part.number.tokens.start, part.number);
        let apart = start.checked_sub(before.tokens().end).filter(|apart| *apart <= AGAIN_REACH)?;
        let word = self.before(start, 1);
        let share = before.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Share);
        let small = !number.in_words && (0.0..=100.0).contains(&number.value);
        let set_against = self.words.against.contains(word) || self.words.from.contains(word);
        // `by 55 percent to 45`, but not `fell 1.2 percent to 13.85`, which is a level.
        let from = before.tokens().start;
        let moves = (from.saturating_sub(CHANGE_REACH)..from).any(|at| self.words.change.contains(self.lower(at)));
        let onward = apart == 1 && self.words.to.contains(word) && self.is_word(start - 1) && !moves;
        let moved = self.words.from.contains(word) && self.words.moved.contains(self.before(start, 2));
        let near = self.sentence(start).contains(&before.tokens().start) && self.words.adjectives_first;
        if !near || number.form != NumberForm::Cardinal || !(moved || share && small && (onward || set_against)) {
            return None;
        }
        let mut draft = self.single_of(before)?;
        draft.tokens = number.tokens.clone();
        draft.amount = Amount::Exact(number.value);
        draft.confidence = draft.confidence.saturating_sub(20);
        Some(draft)
    }

    /// The first figure of a change, with the unit and scale of the second.
    pub(super) fn changed(&self, part: &Part<'_>, next: &Part<'_>) -> Option<Draft> {
        let mut draft = self.single_of(next)?;
        let factor = next.unit.as_ref().map_or(1.0, |u| u.factor);
        draft.amount = Amount::Exact(part.number.value * scale_of(part, next) * factor);
        draft.tokens = part.tokens();
        draft.confidence = draft.confidence.saturating_sub(15);
        Some(draft)
    }
}

/// The factor the first bound takes from the second: 1,000,000 in « 3 à 5 millions ».
fn scale_of(part: &Part<'_>, next: &Part<'_>) -> f64 {
    let (first, second) = (part.number, next.number);
    let takes =
        first.scale == 1.0 && second.scale >= 1000.0 && first.value < 1000.0 && first.value * second.scale <= second.value;
    if takes && part.unit.as_ref().is_none_or(|unit| unit.tokens.start < first.tokens.start) { second.scale } else { 1.0 }
}

/// Both have the same unit, or count the same noun.
fn same_unit(part: &Part<'_>, next: &Part<'_>) -> bool {
    match (&part.unit, &next.unit) {
        (Some(first), Some(second)) => first.code == second.code,
        (None, None) => part.noun.as_ref().map(|n| &n.unit) == next.noun.as_ref().map(|n| &n.unit),
        // `$10 to 20`: a sign before the first reaches over the second.
        (Some(first), None) => first.tokens.start < part.number.tokens.start && next.noun.is_none(),
        (None, Some(_)) => false,
    }
}
