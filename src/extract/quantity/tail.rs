//! What follows or precedes a measured number and changes its value: coins (« 15 dollars et 15 cents »),
//! inches (`5 feet 11 inches`), a half (« deux ans et demi ») and a sign apart (« moins 8 degrés »,
//! `below zero`). Called by [`Scene::unit_of`] on the unit it found.

use super::Scene;
use super::unit::FoundUnit;
use crate::extract::lexicon::quantity::UnitKind;
use crate::text::number::{Number, NumberForm};
use crate::text::tokens::TokenKind;

/// Units with the lesser unit that may follow, and how many of it make one.
const LESSER: [(&str, &str, f64); 3] = [("ft", "in", 12.0), ("lb", "oz", 16.0), ("stone", "lb", 14.0)];

impl Scene<'_> {
    /// « 15 dollars et 15 cents », `15 dollars 50`.
    pub(super) fn add_coins(&self, unit: &mut FoundUnit, number: &Number, next: Option<&Number>) {
        let Some(next) = next else { return };
        let joined = usize::from(self.words.list.contains(self.lower(unit.tokens.end)) && self.doc.str(unit.tokens.end) != ",");
        if next.tokens.start != unit.tokens.end + joined
            || next.value >= 100.0
            || next.value < 1.0
            || !self.same_line(next.tokens.start)
        {
            return;
        }
        let coin = self.unit_at(next.tokens.end).filter(|(phrase, _)| phrase.kind == UnitKind::Coin);
        if let Some((_, end)) = coin {
            unit.plus = next.value / 100.0;
            unit.tokens.end = end;
            return;
        }
        let follows = self.doc.tokens.get(next.tokens.end);
        let ends = follows.is_none_or(|t| !t.is_word() && t.kind != TokenKind::Symbol)
            || self.words.stop.contains(self.lower(next.tokens.end)) && !self.glued(next.tokens.end);
        let two = next.value >= 10.0 && next.value.fract() == 0.0 && next.scale == 1.0 && next.form == NumberForm::Cardinal;
        // « 12€50 », `5 dollars 20`, `twenty dollars and 43`
        let digits = next.tokens.len() == 1 && self.doc.str(next.tokens.start).len() == 2;
        // « 12 € 30 », where a sign stands behind its number
        let apart = !self.words.currency_first && number.value.fract() == 0.0 && self.unit_at(next.tokens.end).is_none();
        let sign = digits && (self.glued(next.tokens.start) || apart);
        let word = self.is_word(unit.tokens.end - 1);
        let bounds = joined == 1 && self.between_opens(unit.tokens.start);
        if two && ends && (word || sign && joined == 0) && !bounds {
            unit.plus = next.value / 100.0;
            unit.tokens.end = next.tokens.end;
        }
    }

    /// `between` stands shortly before `at`: the number after *and* is the other bound.
    fn between_opens(&self, at: usize) -> bool {
        (at.saturating_sub(5)..at).any(|i| self.words.between.contains(self.lower(i)) || self.words.from.contains(self.lower(i)))
    }

    /// « 1 m 75 », « 1m75 », « 2 km 500 »: the smaller unit goes without a name.
    pub(super) fn add_smaller(&self, unit: &mut FoundUnit, number: &Number, next: Option<&Number>) {
        let Some(next) = next.filter(|n| n.tokens.start == unit.tokens.end && n.tokens.len() == 1) else { return };
        let at = next.tokens.start;
        let (digits, most) = if unit.code == "m" { (2, 10.0) } else { (3, 1000.0) };
        let fits = self.doc.str(at).len() == digits && self.same_line(at) && number.value < most && number.value.fract() == 0.0;
        // « 2 km 500 personnes »
        let ends = !self.same_line(at + 1) || !self.is_noun(at + 1, true);
        let ends = ends && self.doc.tokens.get(at + 1).is_none_or(|t| t.kind != TokenKind::Symbol);
        if fits && ends && self.unit_at(at + 1).is_none() {
            unit.plus = next.value / if digits == 2 { 100.0 } else { 1000.0 };
            unit.tokens.end = at + 1;
        }
    }

    /// `5 feet 11 inches`, `five feet and two inches`, `7 lb 3 oz`: the smaller unit has its own name.
    pub(super) fn add_lesser(&self, unit: &mut FoundUnit, next: Option<&Number>) {
        let Some((_, lesser, many)) = LESSER.iter().find(|(code, _, _)| *code == unit.code) else { return };
        let joined = usize::from(self.words.list.contains(self.lower(unit.tokens.end)));
        let Some(next) = next.filter(|n| n.tokens.start == unit.tokens.end + joined && n.value < *many) else { return };
        let named = self.unit_at(next.tokens.end).filter(|(phrase, _)| {
            phrase.code == *lesser || *lesser == "lb" && self.words.weights.contains(self.lower(next.tokens.end))
        });
        // `5 ft 3 in tall`: after feet it is no preposition.
        let short = (*lesser == "in" && self.words.inches.contains(self.lower(next.tokens.end))).then_some(next.tokens.end + 1);
        if let Some(end) = named.map(|(_, end)| end).or(short) {
            unit.plus = next.value / many;
            unit.tokens.end = end;
        }
    }

    /// « deux ans et demi », « trois litres et demi »: the half after the unit.
    pub(super) fn add_half(&self, unit: &mut FoundUnit, next: Option<&Number>) {
        let end = unit.tokens.end;
        let phrases = self.words.half_after.of(self.lower(end));
        if let Some((tokens, ())) = phrases.iter().find(|(tokens, ())| self.spells(tokens, end)) {
            let stop = end + tokens.len();
            // `six miles and a half dozen stops`
            if next.is_some_and(|next| next.tokens.start < stop && next.tokens.end > stop) {
                return;
            }
            unit.plus = 0.5 * unit.factor;
            unit.tokens.end = stop;
        }
    }

    /// « moins 15 degrés », « (- 0,2 %) », `10 degrees below zero`: a sign apart from its number.
    pub(super) fn add_sign(&self, unit: &mut FoundUnit, number: &Number, taken: usize) {
        let start = number.tokens.start;
        let degrees = self.words.temperatures.contains(&unit.code);
        if let Some(end) = self.below_zero(unit.tokens.end).filter(|_| degrees) {
            (unit.factor, unit.tokens.end) = (-unit.factor, end);
            return;
        }
        let Some(sign) = start.checked_sub(1).filter(|&i| i >= taken && self.same_line(start)) else { return };
        let dash = matches!(self.doc.str(sign), "-" | "−");
        let one = self.before(sign, 1);
        let joined = self.words.list.contains(one) || self.words.to.contains(one) || self.words.from.contains(one);
        let opens = sign == 0 || joined || matches!(one, "(" | ":");
        // « plus ou moins 3 degrés »
        let word = degrees && self.words.minus.contains(self.lower(sign)) && !self.words.either.contains(one);
        let range = self.ends_number(sign.saturating_sub(1));
        if word || dash && !range && (degrees || unit.kind == UnitKind::Share && opens) {
            unit.factor = -unit.factor;
            unit.tokens.start = unit.tokens.start.min(sign);
        }
    }

    /// Where `below zero` ends if it starts at `at`.
    pub(super) fn below_zero(&self, at: usize) -> Option<usize> {
        let phrases = self.words.below_zero.of(self.lower(at));
        let (tokens, ()) = phrases.iter().find(|(tokens, ())| self.spells(tokens, at))?;
        Some(at + tokens.len())
    }
}
