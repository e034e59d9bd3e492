//! The unit of a number: currencies before and after it, percentages, measures, lengths of time.
//! [`Scene::unit_of`] looks the neighbouring tokens up in the lexicon's tables; the longest phrase
//! wins, and a symbol of one letter must stand as written.

use super::Scene;
use crate::extract::lexicon::quantity::{UnitKind, UnitPhrase};
use crate::text::number::{Number, NumberForm};
use crate::text::tokens::TokenKind;
use std::ops::Range;

/// A unit beside a number.
#[derive(Clone, Debug)]
pub(super) struct FoundUnit {
    /// Its tokens; before or after the number.
    pub(super) tokens: Range<usize>,
    pub(super) code: String,
    pub(super) kind: UnitKind,
    /// A factor the unit carries: 1,000,000 in `MGBP`.
    pub(super) factor: f64,
    /// Coins or halves after it, in the unit: 0.15 in « 15 dollars et 15 cents ».
    pub(super) plus: f64,
}

/// Tokens before a number of pounds that may show a weight.
const WEIGHT: usize = 5;
/// Tokens on each side of degrees searched for an angle.
const ANGLE: usize = 5;
/// Tokens of a line that says nothing but a figure, at most.
const SHORT: usize = 4;
/// Tokens read on each side for what a word means here.
const WINDOW: usize = 40;

impl Scene<'_> {
    /// The unit of `number`; tokens before `taken` belong to another figure, `next` is the number after it.
    pub(super) fn unit_of(&self, number: &Number, taken: usize, next: Option<&Number>) -> Option<FoundUnit> {
        if number.form == NumberForm::Ordinal {
            return None;
        }
        let before = self.unit_before(number, taken);
        let after = self.unit_after(number);
        let mut unit = match (before, after) {
            (Some(before), Some(after)) if after.kind == UnitKind::Currency => {
                // « 1 $10 »: a sign between two numbers goes with the one it touches, else as the language has it.
                let tight = self.glued(number.tokens.start);
                if tight || self.words.currency_first && before.kind == UnitKind::Currency { before } else { after }
            }
            // « un pourcentage de 3 euros », « magnitude 6 M »: a measure after the number counts more than a word before it.
            (Some(before), Some(after)) if before.kind == UnitKind::Share => self.unless_of_next(after, next)?,
            (Some(before), _) => before,
            (None, Some(after)) => self.unless_of_next(after, next)?,
            (None, None) => return None,
        };
        let behind = unit.tokens.start >= number.tokens.end;
        if unit.kind == UnitKind::Currency && behind {
            self.add_coins(&mut unit, number, next);
        }
        if behind {
            self.add_lesser(&mut unit, next);
        }
        if behind && unit.plus == 0.0 && matches!(unit.code.as_str(), "m" | "km" | "kg") {
            self.add_smaller(&mut unit, number, next);
        }
        if behind && unit.plus == 0.0 && matches!(unit.kind, UnitKind::Duration | UnitKind::Measure | UnitKind::Currency) {
            self.add_half(&mut unit, next);
        }
        if number.value > 0.0 {
            self.add_sign(&mut unit, number, taken);
        }
        Some(unit)
    }

    /// The longest unit phrase that starts at token `at`, and where it ends.
    pub(super) fn unit_at(&self, at: usize) -> Option<(&UnitPhrase, usize)> {
        let phrases = self.words.units.get(self.lower(at))?;
        phrases.iter().find_map(|phrase| Some((phrase, self.stands(phrase, at)?)))
    }

    /// Where `phrase` ends if it stands at `at`; hyphens may join its words (`square-foot`).
    fn stands(&self, phrase: &UnitPhrase, at: usize) -> Option<usize> {
        let mut here = at;
        for (i, token) in phrase.tokens.iter().enumerate() {
            if i > 0
                && self.words.hyphen_compounds
                && token != "-"
                && self.doc.str(here) == "-"
                && self.glued(here)
                && self.glued(here + 1)
            {
                here += 1;
            }
            let same = if phrase.exact { self.doc.str(here) == token } else { self.lower(here) == token };
            let power = i > 0 && token.starts_with(|c: char| c.is_ascii_digit());
            let apart = power && !self.glued(here) && !self.loose_power(here);
            if !same || i > 0 && !self.same_line(here) || apart {
                return None;
            }
            here += 1;
        }
        let letter =
            phrase.exact && phrase.tokens.len() == 1 && phrase.tokens.first().is_some_and(|t| t.chars().nth(1).is_none());
        if phrase.code == "in" && phrase.exact && !self.inch_stands(at, here) {
            return None;
        }
        (!letter || !self.is_word(at) || self.letter_stands(phrase, at)).then_some(here)
    }

    /// `5 in`, `5"`, `5''`: not the preposition and not the end of a quotation.
    fn inch_stands(&self, at: usize, end: usize) -> bool {
        if self.is_word(at) {
            return !self.same_line(end) || !self.is_word(end) && !self.starts_number(end);
        }
        let sentence = self.sentence(at);
        let opened =
            (sentence.start.max(at.saturating_sub(WINDOW))..at).filter(|&i| matches!(self.doc.str(i), "\"" | "“")).count();
        self.glued(at) && opened % 2 == 0
    }

    /// Degrees of heat, not of an angle.
    pub(super) fn is_heat(&self, unit: &FoundUnit) -> bool {
        let sentence = self.sentence(unit.tokens.start);
        let (first, last) = (unit.tokens.start.saturating_sub(ANGLE), unit.tokens.end + ANGLE);
        let mut near = sentence.start.max(first)..sentence.end.min(last);
        self.words.temperatures.contains(&unit.code)
            && !(unit.code == "degree" && near.any(|at| self.words.angle_context.contains(self.lower(at))))
    }

    /// `m`, `t`, `C` as a unit: not the start of a name, an abbreviation or a code.
    fn letter_stands(&self, phrase: &UnitPhrase, at: usize) -> bool {
        let next = self.doc.tokens.get(at + 1);
        let runs_on = next.is_some_and(|t| {
            let letters = matches!(t.kind, TokenKind::Word | TokenKind::Digits);
            !t.space_before() && (letters || matches!(self.doc.str(at + 1), "-" | "'" | "’" | "&" | "/"))
        });
        if phrase.kind == UnitKind::Coin || phrase.kind == UnitKind::Measure && matches!(phrase.code.as_str(), "C" | "F" | "K") {
            // `310p` and `49.6C`, but not `iPhone 5c`, `seat 12C` or `1080p`.
            let number = at.saturating_sub(1);
            let video = self.words.video_lines.contains(self.doc.str(number));
            let named = self.words.labels.contains(self.before(number, 1)) || self.after_name(number) || video;
            let sentence = self.sentence(at);
            let near = sentence.start.max(at.saturating_sub(WINDOW))..sentence.end.min(at + WINDOW);
            let heat = phrase.kind == UnitKind::Coin
                || self.ends_short_line(at)
                || near.into_iter().any(|i| self.words.heat_context.contains(self.lower(i)));
            // « 40 C » may stand apart, `50 p` not.
            let stands = self.glued(at) || phrase.kind != UnitKind::Coin;
            return !runs_on && stands && !named && heat;
        }
        let upper = self.doc.tokens.get(at).is_some_and(|t| t.is_capitalised()) && phrase.kind != UnitKind::Currency;
        !runs_on && (!upper || self.glued(at) || matches!(self.doc.str(at), "L" | "W" | "V"))
    }

    /// A short line ends with the unit at `at`: « 72 F », `15 to 18 C`.
    fn ends_short_line(&self, at: usize) -> bool {
        !self.same_line(at + 1) && (at.saturating_sub(SHORT)..at).any(|i| i == 0 || !self.same_line(i))
    }

    /// « 2 500 m 2 , »: a power that lost its place, with nothing after it that it could count.
    fn loose_power(&self, at: usize) -> bool {
        !self.is_word(at + 1) || self.words.stop.contains(self.lower(at + 1))
    }

    /// The token after *de*, *d'* or *of* at `at`, `at` itself where there is none.
    pub(super) fn past_of(&self, at: usize) -> usize {
        // « d' années »: the space after the apostrophe made two tokens of one.
        let apostrophe = matches!(self.doc.str(at + 1), "'" | "’") && self.glued(at + 1);
        if apostrophe && self.words.of.contains(&format!("{}'", self.lower(at))) {
            return at + 2;
        }
        at + usize::from(self.words.of.contains(self.lower(at)))
    }

    fn unit_after(&self, number: &Number) -> Option<FoundUnit> {
        let mut at = number.tokens.end;
        if !self.same_line(at) {
            return None;
        }
        let loose = number.scale > 1.0 || matches!(number.form, NumberForm::Collective | NumberForm::Fraction);
        let of = self.past_of(at);
        if (loose || number.value >= 1e6) && of > at {
            at = of + usize::from(self.words.articles.contains(self.lower(of)));
        } else {
            // `half a litre`, `six-mile`, `20 (kg)`
            let article = number.form == NumberForm::Fraction && self.words.articles.contains(self.lower(at));
            // « un demi-hectare »
            let compounds = self.words.hyphen_compounds || number.form == NumberForm::Fraction;
            let hyphen = compounds && self.doc.str(at) == "-" && self.glued(at) && self.glued(at + 1);
            let bracket = self.doc.str(at) == "(" && self.doc.str(at + 2) == ")";
            at += usize::from(article || hyphen || bracket);
        }
        if !self.same_line(at) {
            return None;
        }
        let Some((phrase, end)) = self.unit_at(at) else { return self.points(at) };
        let letter = phrase.tokens.first().is_some_and(|t| t.chars().count() == 1 || t == "in");
        if phrase.exact && at > number.tokens.end && phrase.kind == UnitKind::Measure && self.doc.str(at - 1) == "-" && letter {
            return None;
        }
        // « Une t. » is no ton.
        if number.article && phrase.exact && letter && self.is_word(at) {
            return None;
        }
        // `two stone houses`
        if self.words.weak_units.contains(self.lower(at)) && end == at + 1 && self.is_noun(end, false) {
            return None;
        }
        let kind = phrase.kind;
        let (factor, code) = factor_of(&phrase.code);
        let mut found = FoundUnit { tokens: at..end, code, kind, factor, plus: 0.0 };
        if number.article && self.not_after_article(&found, number) {
            return None;
        }
        if let Some(count) = self.short_million(&found, number) {
            return Some(count);
        }
        if self.weighs(&found, number) {
            (found.code, found.kind) = ("lb".to_owned(), UnitKind::Measure);
        }
        if let Some((scale, after)) = self.scale_after(end).filter(|_| kind == UnitKind::Currency) {
            found.factor *= scale;
            found.tokens.end = after;
        }
        Some(found)
    }

    /// `1.2m cars`: a letter for a million and what it counts; `3m waves` are high.
    fn short_million(&self, unit: &FoundUnit, number: &Number) -> Option<FoundUnit> {
        let at = unit.tokens.start;
        if unit.code != "m" || !self.words.adjectives_first || !self.glued(at) || self.doc.str(at) != "m" {
            return None;
        }
        let many = Number { value: 2.0, tokens: number.tokens.start..at + 1, form: NumberForm::Cardinal, ..number.clone() };
        let noun = self.noun_of(&many)?;
        let high = noun.head.clone().any(|i| self.words.metre_nouns.contains(self.lower(i)));
        let found = FoundUnit { tokens: at..noun.head.end, code: noun.unit, kind: UnitKind::Count, factor: 1e6, plus: 0.0 };
        (!high && self.is_plural(noun.head.end - 1)).then_some(found)
    }

    /// `12 pounds of cocaine`, `a 300-pound man`: pounds that are no money.
    fn weighs(&self, unit: &FoundUnit, number: &Number) -> bool {
        let (start, end) = (unit.tokens.start, unit.tokens.end);
        if !self.words.weights.contains(self.lower(start)) || end != start + 1 || number.scale > 1.0 {
            return false;
        }
        let hyphen = self.doc.str(start - 1) == "-";
        let stuff = self.words.weights_of.contains(self.lower(end))
            && self.is_word(end + 1)
            && !self.words.stop.contains(self.lower(end + 1));
        let sentence = self.sentence(start);
        let near = sentence.start.max(number.tokens.start.saturating_sub(WEIGHT))..sentence.end.min(end + 2);
        hyphen || stuff || near.into_iter().any(|at| self.words.weight_context.contains(self.lower(at)))
    }

    /// `75 USD million`: a scale word directly after a currency.
    fn scale_after(&self, at: usize) -> Option<(f64, usize)> {
        if !self.same_line(at) || !self.doc.str(at.checked_sub(1)?).chars().all(char::is_uppercase) {
            return None;
        }
        let scale = self.doc.numbers.binary_search_by_key(&at, |n| n.tokens.start).ok().and_then(|i| self.doc.numbers.get(i))?;
        (scale.tokens.len() == 1 && scale.scale >= 1000.0).then_some((scale.value, scale.tokens.end))
    }

    /// « points »: percentage points where the sentence speaks of shares, points of an index or game elsewhere.
    fn points(&self, at: usize) -> Option<FoundUnit> {
        if !self.words.points.contains(self.lower(at)) {
            return None;
        }
        let (mut shares, mut scores) = (false, false);
        let sentence = self.sentence(at);
        for near in sentence.start.max(at.saturating_sub(WINDOW))..sentence.end.min(at + WINDOW) {
            shares |= self.words.share_context.contains(self.lower(near));
            scores |= self.words.score_context.contains(self.lower(near));
        }
        let unit = FoundUnit { tokens: at..at + 1, code: "pp".to_owned(), kind: UnitKind::Share, factor: 1.0, plus: 0.0 };
        (shares && !scores).then_some(unit)
    }

    fn not_after_article(&self, unit: &FoundUnit, number: &Number) -> bool {
        let word = self.lower(unit.tokens.start);
        if unit.kind == UnitKind::Duration && !self.words.adjectives_first {
            return !self.is_age_of_one(&(number.tokens.start..unit.tokens.end), word, number);
        }
        unit.kind == UnitKind::Duration || self.words.not_after_article.contains(word)
    }

    /// A currency before the number: « $ 75 », `US$5`, `EUR 20`.
    fn unit_before(&self, number: &Number, taken: usize) -> Option<FoundUnit> {
        let mut end = number.tokens.start;
        // « -$5 » and `$-5` keep their sign in the number or before the currency.
        if !self.same_line(end) || number.article {
            return None;
        }
        if end > taken && self.doc.str(end) != "-" && self.before(end, 1) == "(" {
            end -= 1;
        }
        // `magnitude-7.1`
        let joined = end > taken && self.before(end, 1) == "-" && self.glued(end) && self.glued(end - 1);
        end -= usize::from(joined && self.words.hyphen_compounds);
        let last = end.checked_sub(1).filter(|&i| i >= taken)?;
        let phrases = self.words.before.of(self.lower(last));
        let (tokens, unit) = phrases.iter().find(|(tokens, unit)| {
            let start = end.checked_sub(tokens.len());
            let capitals = !unit.capitals || self.doc.tokens.get(last).is_some_and(|t| t.is_all_caps());
            let tight = |start: usize| !unit.tight || (start + 1..end).all(|i| self.glued(i));
            capitals && start.is_some_and(|start| start >= taken && tight(start) && self.spells(tokens, start))
        })?;
        let start = end - tokens.len();
        let name = self.is_word(start);
        let year = number.tokens.len() == 1 && (1900.0..2100.0).contains(&number.value) && number.value.fract() == 0.0;
        if name && tokens.len() == 1 && year && !self.doc.tokens.get(start)?.is_all_caps() {
            // `Euro 1996` is a championship.
            return None;
        }
        if name
            && unit.kind != UnitKind::Measure
            && !joined
            && !self.doc.tokens.get(start)?.is_all_caps()
            && (number.in_words || !tokens.iter().any(|t| t == "$"))
            && self.doc.str(start).len() > 4
        {
            // `ringgit 42`: a name before its number counts only where no other noun follows.
            if self.noun_of(number).is_some() {
                return None;
            }
        }
        let (factor, code) = factor_of(&unit.code);
        Some(FoundUnit { tokens: start..end, code, kind: unit.kind, factor, plus: 0.0 })
    }

    /// True if `tokens` stand from `start`; a letter before a sign is no possessive (`'s $5`).
    pub(super) fn spells(&self, tokens: &[String], start: usize) -> bool {
        let letter = tokens.len() > 1 && self.doc.str(start).len() == 1 && self.is_word(start);
        let possessive = letter && matches!(self.before(start, 1), "'" | "’");
        !possessive && tokens.iter().enumerate().all(|(i, token)| self.lower(start + i) == token)
    }

    /// `1 $10`: a sign that touches the next number and not this one belongs to the next.
    fn unless_of_next(&self, unit: FoundUnit, next: Option<&Number>) -> Option<FoundUnit> {
        if unit.kind != UnitKind::Currency || self.is_word(unit.tokens.start) && self.is_word(unit.tokens.end - 1) {
            return Some(unit);
        }
        let follows = next.is_some_and(|n| n.tokens.start == unit.tokens.end);
        let touches_next = follows && self.glued(unit.tokens.end);
        let touches_this = self.glued(unit.tokens.start);
        let again = next.is_some_and(|n| self.doc.str(n.tokens.end) == self.doc.str(unit.tokens.start));
        let loose = follows && !touches_this && self.words.currency_first && !again;
        if (touches_next && !touches_this) || loose { None } else { Some(unit) }
    }
}

/// `1000000*GBP` is a code with its factor.
fn factor_of(code: &str) -> (f64, String) {
    match code.split_once('*').and_then(|(factor, code)| Some((factor.parse().ok()?, code))) {
        Some((factor, code)) => (factor, code.to_owned()),
        None => (1.0, code.to_owned()),
    }
}
