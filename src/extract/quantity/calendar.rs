//! Numbers that belong to the calendar or the clock and are no figures, whether or not a time expression
//! was found there: days, years, clock times, lengths of time that go on. Light guards only; what the
//! expression means is the business of [`crate::extract::time`].

use super::noun::Noun;
use super::unit::FoundUnit;
use super::{Part, Scene};
use crate::extract::lexicon::quantity::UnitKind;
use crate::text::number::Number;
use std::ops::Range;

impl Scene<'_> {
    /// Next to a month: « 10 janvier », `January 10`, « du 6 au 10 mars ».
    pub(super) fn in_date(&self, start: usize, end: usize) -> bool {
        let month = |at: usize| self.words.months.contains(self.lower(at));
        let day = (1..=31).contains(&self.whole(start, end));
        if day && self.same_line(end) && (month(end) || month(end + 1) && matches!(self.doc.str(end), "." | "-")) {
            return true;
        }
        let capital = start.checked_sub(1).and_then(|i| self.doc.tokens.get(i)).is_some_and(|t| t.is_capitalised());
        let stop = usize::from(self.before(start, 1) == ".");
        let month_before = start.checked_sub(1 + stop).is_some_and(month);
        let short = end == start + 1 && self.doc.str(start).len() == 2;
        // `on Friday 14 people`
        let counts = self.is_noun(end, true) && self.is_plural(end);
        if self.words.weekdays.contains(self.before(start, 1)) && day && self.unit_at(end).is_none() && !counts {
            return true;
        }
        let plain = !matches!(self.doc.str(end), "%");
        if month_before
            && (day || short || self.is_year(start, end))
            && plain
            && (capital || stop == 1 || !self.words.adjectives_first)
            && self.unit_at(end).is_none()
        {
            return true;
        }
        // « du 6 au 10 mars », « les 5 et 6 mai »
        let joined = self.words.list.contains(self.lower(end))
            || self.words.to.contains(self.lower(end))
            || self.words.days_to.contains(self.lower(end));
        let next = end + 1;
        day && joined
            && self.same_line(next)
            && self.starts_number(next)
            && month(next + 1)
            && (1..=31).contains(&self.whole(next, next + 1))
    }

    /// Four digits that may be a year.
    pub(super) fn is_year(&self, start: usize, end: usize) -> bool {
        end == start + 1 && self.doc.str(start).len() == 4 && (1000..2100).contains(&self.whole(start, end))
    }

    /// « 14 h 30 », « à 20 heures », `11pm`.
    pub(super) fn in_clock(&self, number: &Number) -> bool {
        let (start, end) = (number.tokens.start, number.tokens.end);
        let after = self.lower(end);
        let dotted = after.len() == 1 && self.doc.str(end + 1) == "." && self.glued(end + 2);
        let known = self.words.clock_after.contains(after)
            || dotted && self.words.clock_after.contains(&format!("{after}.{}", self.lower(end + 2)));
        let whole = (0.0..=24.0).contains(&number.value) && number.value.fract() == 0.0 && self.same_line(end);
        // « à 20 heures », « il est 18 heures »
        let is =
            || self.words.clock_subjects.contains(self.before(start, 2)) && self.words.copulas.contains(self.before(start, 1));
        let told =
            self.words.clock_if_before.contains(after) && (self.words.clock_before.contains(self.before(start, 1)) || is());
        if whole && (known || told) {
            return true;
        }
        let before = self.before(start, 1);
        let zone = matches!(before, "+" | "-" | "−") && self.words.clock_parts.contains(self.before(start, 2));
        zone || self.words.clock_parts.contains(before) && self.ends_number(start.saturating_sub(2))
    }

    /// « de 2014 à 2016 », « depuis 1988 », « en 97 »: a year without more.
    pub(super) fn bare_year(&self, start: usize, end: usize) -> bool {
        let before = self.before(start, 1);
        let year = self.whole(start, end);
        if self.is_year(start, end) && !self.modified(start) {
            return (1700..2100).contains(&year) || self.words.year_before.contains(before);
        }
        let short = end == start + 1 && self.doc.str(start).len() == 2 && year > 31;
        short && self.words.year_before.contains(before)
    }

    /// A year although a noun follows: `the 2016 Olympics`, « en 2016 ».
    pub(super) fn year_with_noun(&self, number: &Number, noun: &Noun) -> bool {
        let (start, end) = (number.tokens.start, number.tokens.end);
        if number.in_words || !self.is_year(start, end) || self.whole(start, end) < 1800 {
            return false;
        }
        let shown = self.words.year_before.contains(self.before(start, 1));
        let capital = self.doc.tokens.get(noun.head.start).is_some_and(|t| t.is_capitalised());
        shown || capital || self.words.adjectives_first && !self.modified(start)
    }

    /// « trois longs mois », `ten working days`: a length of time behind adjectives counts nothing.
    pub(super) fn length_in(&self, noun: &Noun) -> Option<FoundUnit> {
        let at = noun.head.end.checked_sub(1)?;
        let (unit, end) = self.unit_at(at)?;
        let tokens = at..noun.head.end;
        (unit.kind == UnitKind::Duration && end == noun.head.end).then(|| FoundUnit {
            tokens,
            code: unit.code.clone(),
            kind: unit.kind,
            factor: 1.0,
            plus: 0.0,
        })
    }

    /// `1 minute 20`: what follows a length of time without a unit is its smaller part.
    pub(super) fn goes_on_duration(&self, at: usize, parts: &[Part<'_>]) -> bool {
        let Some(start) = parts.get(at).map(|part| part.number.tokens.start) else { return false };
        at.checked_sub(1)
            .and_then(|i| parts.get(i))
            .and_then(|part| part.unit.as_ref())
            .is_some_and(|unit| unit.kind == UnitKind::Duration && unit.tokens.end == start)
    }

    /// « dix-huit mois dont six avec sursis »: the number goes on counting time.
    pub(super) fn elliptic_duration(&self, at: usize, parts: &[Part<'_>]) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|i| parts.get(i)) else { return false };
        let Some(part) = parts.get(at) else { return false };
        let near = part.number.tokens.start.saturating_sub(before.tokens().end) <= 5;
        let time = before.unit.as_ref().is_some_and(|unit| unit.kind == UnitKind::Duration)
            || before.barred && self.times.iter().any(|t| t.span.overlaps(before.number.span));
        near && time && self.before(part.number.tokens.start, 1) == "dont"
    }

    /// True if `tokens` go on as a date: `three years ago`, « deux jours plus tard ».
    pub(super) fn is_date(&self, tokens: &Range<usize>) -> bool {
        let after = self.lower(tokens.end);
        let two = format!("{after} {}", self.lower(tokens.end + 1));
        let ago = self.words.date_after.contains(after) || self.words.date_after.contains(&two);
        ago || self.dated_by(tokens.start)
    }

    /// « il y a » before `start`.
    pub(super) fn dated_by(&self, start: usize) -> bool {
        let words = &self.words.date_before;
        !words.is_empty() && words.contains(&format!("{} {}", self.before(start, 2), self.before(start, 1)))
    }
}
