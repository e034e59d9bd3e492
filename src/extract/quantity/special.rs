//! Figures with a form of their own: shares in words (« un Français sur trois »), an article that
//! counts a victim (« un mort et deux blessés »). Ages are read by [`super::age`].

use super::{Draft, Part, Scene};
use crate::extract::facts::{Amount, QuantityKind, Unit};
use crate::text::number::{Number, NumberForm};

/// Words between the two numbers of « un Français sur trois », at most.
const RATIO_REACH: usize = 4;
/// Tokens around an article searched for the rest of a toll.
const TOLL: usize = 8;

impl Scene<'_> {
    /// « un Français sur trois », « huit sur dix », `one in five`; with the number of parts used.
    pub(super) fn ratio(&self, parts: &[Part<'_>], at: usize) -> Option<(Draft, usize)> {
        let (part, next) = (parts.get(at)?, parts.get(at + 1)?);
        let (over, under) = (part.number.value, next.number.value);
        let whole = over.fract() == 0.0 && under.fract() == 0.0 && over >= 1.0;
        let between = part.number.tokens.end..next.number.tokens.start;
        let one = over == 1.0 && between.len() == 1 && under <= 1000.0;
        let plain = next.number.form == NumberForm::Cardinal && next.number.scale < 1000.0;
        let usual = plain && (one || under <= 10.0 || [12.0, 20.0, 50.0, 100.0, 1000.0].contains(&under));
        let link = between.end.checked_sub(1)?;
        // `a 1-in-4 chance`
        let hyphen = |at: usize| self.doc.str(at) == "-" && self.glued(at) && self.glued(at + 1);
        let hyphened = between.len() == 3
            && hyphen(between.start)
            && hyphen(link)
            && self.words.out_of.contains(self.lower(between.start + 1));
        // `101 over 4` as all its line says is a fraction, however improper.
        let starts = part.number.tokens.start;
        let lone = self.words.out_of.contains(self.lower(link)) || self.words.out_of_tight.contains(self.lower(link));
        let lone = lone
            && between.len() == 1
            && under != 0.0
            && (starts == 0 || !self.same_line(starts))
            && !self.same_line(next.number.tokens.end);
        let fits = (lone || whole && usual && over < under)
            && next.unit.is_none()
            && (!next.barred || hyphened)
            && between.len() <= RATIO_REACH
            && !between.is_empty();
        let pair = format!("{} {}", self.lower(between.start), self.lower(link));
        let tight = match between.len() {
            1 => self.words.out_of_tight.contains(self.lower(link)),
            2 => self.words.out_of_tight.contains(&pair),
            _ => hyphened,
        } || lone;
        if !fits || !(tight || self.words.out_of.contains(self.lower(link))) || part.unit.is_some() || next.number.article {
            return None;
        }
        let words = between.start..if tight { between.start } else { link };
        let noun = words.clone().all(|i| self.is_word(i) && !self.words.stop.contains(self.lower(i)));
        let determined =
            !hyphened && self.words.determiners.contains(self.before(part.number.tokens.start, 1)) && !part.number.article;
        // `one in 2016`, « 27 sur les 348 sièges » are no shares; « sur trois ans » has a unit.
        if !noun
            || determined
            || !words.is_empty() && next.noun.is_some()
            || part.number.article && words.is_empty() && self.words.adjectives_first
        {
            return None;
        }
        let counts = if words.is_empty() { next.noun.as_ref().map(|n| n.counts.clone()) } else { Some(words) };
        let draft = Draft {
            tokens: part.number.tokens.start..next.number.tokens.end,
            amount: Amount::Exact(over / under),
            unit: Unit::None,
            counts,
            modifier: None,
            kind: QuantityKind::Number,
            rule: "ratio",
            confidence: 75,
        };
        Some((draft, 2))
    }

    /// « un mort » beside « deux blessés » or after « a fait »; « un kilomètre », `a litre`.
    pub(super) fn counted_article(&self, part: &Part<'_>) -> Option<Draft> {
        let number = part.number;
        let mut draft = Draft {
            tokens: number.tokens.clone(),
            amount: Amount::Exact(1.0),
            unit: Unit::None,
            counts: None,
            modifier: None,
            kind: QuantityKind::Number,
            rule: "article",
            confidence: 80,
        };
        if let Some(unit) = &part.unit {
            draft.tokens.end = unit.tokens.end;
            // `$5 a barrel`, « dix euros le kilo »: an article after a figure is a rate.
            let rate = number.tokens.start.checked_sub(1).is_some_and(|i| self.is_unit_word(i));
            // English `a` is rarely one: `about a mile`, or where it is all there is.
            let alone = number.tokens.start == 0 && unit.tokens.end == self.doc.tokens.len();
            let vague = self.words.adjectives_first && !alone && !self.modified(number.tokens.start) && unit.plus == 0.0;
            return if rate || vague {
                None
            } else {
                let draft = self.measured(draft, number, unit);
                draft.map(|d| if d.kind == QuantityKind::Age { d } else { Draft { rule: "article", confidence: 55, ..d } })
            };
        }
        if self.lone_minus(number) && !self.words.adjectives_first {
            (draft.tokens.start, draft.amount) = (0, Amount::Exact(-1.0));
            return Some(Draft { rule: "alone", confidence: 20, ..draft });
        }
        if self.alone(number) && !self.words.adjectives_first {
            return Some(Draft { rule: "alone", confidence: 20, ..draft });
        }
        let noun = number.tokens.end;
        if !self.words.casualties.contains(self.lower(noun)) || !self.in_toll(number) {
            return None;
        }
        draft.tokens.end = noun + 1;
        (draft.unit, draft.kind) = (Unit::Counted(self.doc.str(noun).to_owned()), QuantityKind::Count);
        draft.counts = Some(noun..noun + 1);
        Some(draft)
    }

    /// `45 (forty-five)`: the same number again, in brackets.
    pub(super) fn says_again(&self, parts: &[Part<'_>], at: usize) -> bool {
        let (Some(part), Some(before)) = (parts.get(at), at.checked_sub(1).and_then(|i| parts.get(i))) else { return false };
        let (start, end) = (part.number.tokens.start, part.number.tokens.end);
        self.before(start, 1) == "("
            && self.doc.str(end) == ")"
            && before.tokens().end + 1 == start
            && part.number.value.to_bits() == before.number.value.to_bits()
    }

    /// `- 1,200`: a sign apart, where the text says nothing else.
    pub(super) fn lone_minus(&self, number: &Number) -> bool {
        let whole = number.tokens.start == 1 && number.tokens.end == self.doc.tokens.len();
        whole && number.value > 0.0 && (matches!(self.doc.str(0), "-" | "−") || self.words.minus.contains(self.lower(0)))
    }

    /// The token at `at` ends a figure: a unit, a sign or digits.
    fn is_unit_word(&self, at: usize) -> bool {
        self.words.units.contains_key(self.lower(at))
            || self.doc.numbers.binary_search_by_key(&(at + 1), |n| n.tokens.end).is_ok()
    }

    /// Another victim counted close by, or a verb of a toll before.
    fn in_toll(&self, number: &Number) -> bool {
        let sentence = self.sentence(number.tokens.start);
        let start = number.tokens.start;
        let window = sentence.start.max(start.saturating_sub(TOLL))..sentence.end.min(start + TOLL);
        let after_verb = (start.saturating_sub(3).max(sentence.start)..start).any(|i| self.words.toll.contains(self.lower(i)));
        let others = self.doc.numbers.iter().skip(self.doc.numbers.partition_point(|n| n.tokens.start < window.start));
        let beside = others
            .take_while(|n| n.tokens.start < window.end)
            .any(|n| n.tokens.start != start && (self.words.casualties.contains(self.lower(n.tokens.end))));
        after_verb || beside
    }
}
