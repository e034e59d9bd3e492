//! What looks like a figure and is none: ordinals, identifiers, telephone numbers, scores, versions, list
//! numbers, streets and model names ([`super::calendar`] has years, dates and clock times).
//! [`Scene::barred`] tells what can never be a figure, [`Scene::no_bare_figure`] what is none without a
//! unit or noun.

use super::noun::Noun;
use super::{Part, Scene};
use crate::extract::lexicon::quantity::UnitKind;
use crate::text::number::{Number, NumberForm};
use crate::text::tokens::TokenKind;

impl Scene<'_> {
    /// True if `number` is no figure whatever follows.
    pub(super) fn barred(&self, number: &Number) -> bool {
        let (start, end) = (number.tokens.start, number.tokens.end);
        if number.article && self.glued(end) {
            // `A$9m`
            return true;
        }
        if number.form == NumberForm::Ordinal {
            return !self.alone(number);
        }
        if self.numbered(start) || self.excluded(start) {
            return true;
        }
        if number.in_words {
            // « tous les deux », « toutes les trente minutes »
            let every =
                self.words.determiners.contains(self.before(start, 1)) && self.words.every.contains(self.before(start, 2));
            let clock = self.in_clock(number) && self.words.adjectives_first;
            let every = every || self.words.every.contains(self.before(start, 1));
            let half = number.form == NumberForm::Fraction && self.unit_at(end + 1).is_some();
            return every || clock || self.part_of_name(start, end) && !half;
        }
        self.glued_to_letters(start)
            || self.in_code(start, end)
            || self.in_date(start, end)
            || self.in_clause_number(end)
            || self.in_tally(end)
            || self.in_short_year(start, end)
            || self.in_clock(number)
            || self.opens_list(start, end)
            || self.in_street(end)
            || self.in_phone(start, end)
            || self.in_postal_code(start, end)
    }

    /// `No. 4 seed`, « n° 12 »: what follows the sign is a name, whatever comes after.
    fn numbered(&self, start: usize) -> bool {
        let signs = &self.words.number_signs;
        // « n° 2004-575 »
        let goes_on = start.checked_sub(2).filter(|&i| {
            matches!(self.doc.str(i + 1), "-" | "/") && self.glued(start) && self.glued(i + 1) && self.ends_number(i)
        });
        let start = goes_on.unwrap_or(start);
        let stop = self.before(start, 1) == "." && signs.contains(self.before(start, 2));
        stop && start.checked_sub(2).and_then(|i| self.doc.tokens.get(i)).is_some_and(|t| t.is_capitalised())
            || self.after_number_sign(start)
    }

    /// `<>30`, `!= 30`: the value something does not have.
    fn excluded(&self, start: usize) -> bool {
        matches!((self.before(start, 2), self.before(start, 1)), ("<", ">") | ("!", "=")) || self.before(start, 1) == "≠"
    }

    /// `401(k)`, « 12(b) »: a letter in brackets is part of the name.
    fn in_clause_number(&self, end: usize) -> bool {
        let letter = self.is_word(end + 1) && self.doc.str(end + 1).len() == 1;
        letter && self.doc.str(end) == "(" && self.doc.str(end + 2) == ")" && self.glued(end) && self.glued(end + 1)
    }

    /// `8-for-12`, `3-of-5`: shots of a game.
    fn in_tally(&self, end: usize) -> bool {
        let hyphen = |at: usize| self.doc.str(at) == "-" && self.glued(at) && self.glued(at + 1);
        let word = self.lower(end + 1);
        let between = self.is_word(end + 1) && !self.words.to.contains(word) && !self.words.out_of.contains(word);
        hyphen(end) && hyphen(end + 2) && between && self.unit_at(end + 1).is_none() && self.starts_number(end + 3)
    }

    /// `the class of '68`
    fn in_short_year(&self, start: usize, end: usize) -> bool {
        let mark = matches!(self.before(start, 1), "'" | "’" | "‘") && self.glued(start);
        let opens = start.checked_sub(1).and_then(|i| self.doc.tokens.get(i)).is_some_and(|t| t.space_before());
        mark && opens && end == start + 1 && self.doc.str(start).len() == 2 && self.before(end, 1) != "'"
    }

    /// « , 75005 Paris »: five digits in one before a name, after a mark.
    fn in_postal_code(&self, start: usize, end: usize) -> bool {
        let name = self.doc.tokens.get(end).is_some_and(|t| t.is_word() && t.is_capitalised() && !t.line_before());
        let before = self.before(start, 1);
        end == start + 1 && self.doc.str(start).len() == 5 && name && matches!(before, "," | "(" | "-" | "–")
    }

    /// « Deux-Sèvres », « trois-mâts »: a number word inside a hyphenated word.
    fn part_of_name(&self, start: usize, end: usize) -> bool {
        let hyphen = |at: usize| matches!(self.doc.str(at), "-" | "\u{2010}" | "\u{2011}" | "/") && self.glued(at);
        let before = start.checked_sub(1).is_some_and(|at| hyphen(at) && self.glued(start) && self.is_word_before(at));
        let after = hyphen(end) && self.glued(end + 1) && self.is_word(end + 1);
        let joined_number = self.starts_number(end + 1);
        before
            || after && !joined_number && !self.words.hyphen_compounds
            || self.words.pronoun_before.contains(self.before(start, 1))
                && self.words.pronouns.contains(self.lower(start))
                && self.unit_at(end).is_none_or(|(unit, _)| unit.kind != UnitKind::Measure)
    }

    fn is_word_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is_word(before) && !self.ends_number(before))
    }

    pub(super) fn starts_number(&self, at: usize) -> bool {
        self.doc.numbers.binary_search_by_key(&at, |n| n.tokens.start).is_ok()
    }

    pub(super) fn ends_number(&self, at: usize) -> bool {
        self.doc.numbers.binary_search_by_key(&(at + 1), |n| n.tokens.end).is_ok()
    }

    /// `A380`, `Covid-19`, `F-16`: letters before, with or without a hyphen. Currency codes are letters too.
    fn glued_to_letters(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1).filter(|_| self.glued(start)) else { return false };
        if self.is_word(before) {
            let elided = self.lower(before).ends_with('\'');
            let unit = self
                .words
                .before
                .of(self.lower(before))
                .iter()
                .any(|(tokens, _)| (before + 1).checked_sub(tokens.len()).is_some_and(|first| self.spells(tokens, first)));
            return !elided && !unit;
        }
        if matches!(self.doc.str(before), "-" | "\u{2010}" | "\u{2011}" | "_" | "#" | "@") && self.glued(before) {
            let letters = self.is_word_before(before);
            // `A330-200`: digits glued to letters before the hyphen.
            let model = before.checked_sub(2).is_some_and(|i| {
                let digits = self.doc.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Digits && !t.space_before());
                digits && self.is_word(i) && !self.lower(i).ends_with('\'')
            });
            // `CVE-2021-44228`
            let long = before.checked_sub(3).is_some_and(|i| {
                let digits = self.doc.tokens.get(i + 2).is_some_and(|t| t.kind == TokenKind::Digits && !t.space_before());
                digits && self.doc.str(i + 1) == "-" && self.glued(i + 1) && self.is_word(i) && !self.ends_number(i)
            });
            if long {
                return true;
            }
            // `3km-5km`: the letters are the unit of the number before.
            let unit = before
                .checked_sub(2)
                .is_some_and(|i| self.ends_number(i) && self.unit_at(i + 1).is_some_and(|(_, end)| end == before));
            // `a magnitude-7.1 quake`
            let named = before.checked_sub(1).is_some_and(|i| {
                let phrases = self.words.before.of(self.lower(i));
                phrases.iter().any(|(tokens, unit)| tokens.len() == 1 && unit.kind == UnitKind::Measure)
            });
            return (letters || model) && !unit && !named && !self.words.between.contains(self.before(before, 1));
        }
        matches!(self.doc.str(before), "#" | "@" | "№")
    }

    /// Versions, addresses, dates with marks, links: `1.2.3`, `12/05/2020`, `10:30`, `2020-01`.
    fn in_code(&self, start: usize, end: usize) -> bool {
        let digits = |at: usize| self.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits);
        let mark = |at: usize| matches!(self.doc.str(at), "." | "/" | ":" | "=" | "&" | "%" | "_" | "\\" | "^");
        let after = mark(end) && self.glued(end) && self.glued(end + 1) && digits(end + 1) && self.doc.str(end) != "%";
        let before = start.checked_sub(2).is_some_and(|i| {
            mark(i + 1)
                && self.glued(i + 1)
                && self.glued(start)
                && (digits(i) || matches!(self.doc.str(i + 1), "=" | "%" | "_" | "&" | "^"))
        });
        let letters = self.is_word(end)
            && self.glued(end)
            && self.unit_at(end).is_none()
            && !self.words.clock_after.contains(self.lower(end));
        let plus = start.checked_sub(1).is_some_and(|i| self.doc.str(i) == "+" && self.glued(start))
            && matches!(self.doc.str(end), "-" | "(");
        // `777-200LR`, `%2F31`
        let model = matches!(self.doc.str(end), "-" | "–")
            && self.glued(end)
            && digits(end + 1)
            && self.glued(end + 1)
            && self.is_word(end + 2)
            && self.glued(end + 2)
            && self.unit_at(end + 2).is_none();
        let escaped =
            self.doc.str(end) == "%" && self.glued(end) && self.glued(end + 1) && (digits(end + 1) || self.is_word(end + 1));
        let zero = self.doc.str(start).len() > 1 && self.doc.str(start).starts_with('0') && end == start + 1;
        // 22° 52′ 16″, 3'30"65, 4 x 100
        let sexagesimal = |at: usize| matches!(self.doc.str(at), "′" | "″" | "'" | "’" | "\"" | "”" | "º" | "°");
        let twice = self.doc.str(end) == "'" && self.doc.str(end + 1) == "'" && digits(end + 2);
        let twice_before =
            start.checked_sub(3).is_some_and(|i| digits(i) && self.doc.str(i + 1) == "'" && self.doc.str(i + 2) == "'");
        let minutes = twice
            || twice_before
            || sexagesimal(end)
                && (matches!(self.doc.str(end), "′" | "″")
                    || self.glued(end) && self.glued(end + 1) && digits(end + 1)
                    || digits(end + 1) && sexagesimal(end + 2))
            || start
                .checked_sub(2)
                .is_some_and(|i| sexagesimal(i + 1) && digits(i) && (self.glued(start) && self.glued(i + 1) || sexagesimal(end)));
        let times = matches!(self.doc.str(end), "x" | "×") && digits(end + 1);
        minutes || times || after || before || letters || plus || model || escaped || zero
    }

    /// The value of a single token of digits, 0 for anything else.
    pub(super) fn whole(&self, start: usize, end: usize) -> u32 {
        if end == start + 1 { self.doc.str(start).parse().unwrap_or(0) } else { 0 }
    }

    /// « 1. », « 2) » at the start of a line, `[3]`.
    fn opens_list(&self, start: usize, end: usize) -> bool {
        let first = self.doc.tokens.get(start).is_some_and(|t| t.line_before()) || start == 0;
        // « 12° Celsius »
        let heat = self.unit_at(end).is_some_and(|(unit, after)| after > end + 1 && self.words.temperatures.contains(&unit.code));
        let marked = matches!(self.doc.str(end), ")" | "." | "°") && self.glued(end) && self.doc.tokens.get(end + 1).is_some();
        let marked = marked && !heat;
        let item = self.doc.str(end) == ")" && self.glued(end) && self.is_word(end + 1) && !self.opened(start);
        let bracketed = start.checked_sub(1).is_some_and(|i| self.doc.str(i) == "[") && self.doc.str(end) == "]";
        let lower = self.doc.tokens.get(end + 1).is_some_and(|t| t.is_word() && t.space_before() && !t.is_capitalised());
        let point = self.doc.str(end) == "." && self.glued(end) && lower && end == start + 1 && self.doc.str(start).len() < 3;
        first && marked && end == start + 1 || item || point || bracketed
    }

    /// An opening bracket stands shortly before `at`.
    fn opened(&self, at: usize) -> bool {
        (at.saturating_sub(12)..at).any(|i| self.doc.str(i) == "(")
    }

    /// « 12, rue de la Paix », `10 Downing Street`.
    fn in_street(&self, end: usize) -> bool {
        // « 38-40, rue »
        let pair = matches!(self.doc.str(end), "-" | "/") && self.glued(end) && self.starts_number(end + 1);
        let end = if pair { end + 2 } else { end };
        let at = if self.doc.str(end) == "," { end + 1 } else { end };
        if !self.words.adjectives_first {
            return self.words.streets.contains(self.lower(at)) && !self.lower(at).ends_with('s') && self.same_line(at);
        }
        let named = |at: usize| self.doc.tokens.get(at).is_some_and(|t| t.is_capitalised() && t.is_word());
        named(at) && (1..4).any(|i| named(at + i) && self.words.streets.contains(self.lower(at + i)))
    }

    /// A run of four or more groups of digits, or any after a plus sign.
    fn in_phone(&self, start: usize, end: usize) -> bool {
        // `(555) 010-1234`
        let bracket = self.before(start, 1) == "(" && self.doc.str(end) == ")" && self.doc.str(end + 2) == "-";
        let between = self.before(start, 1) == ")" && self.before(start, 3) == "(" && self.doc.str(end) == "-" && self.glued(end);
        let after_bracket =
            self.before(start, 1) == "-" && self.glued(start) && self.before(start, 3) == ")" && self.before(start, 5) == "(";
        if (bracket || between || after_bracket) && end == start + 1 && self.doc.str(start).len() >= 3 {
            return true;
        }
        let digits = |at: usize| self.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits && !t.line_before());
        let zero = |at: usize| usize::from(self.doc.str(at).starts_with('0'));
        let mut groups = 1 + zero(start);
        let mut at = end;
        while groups < 5 {
            let step = usize::from(matches!(self.doc.str(at), "-" | "." | "/") && self.glued(at));
            if !digits(at + step) || step == 1 && !self.glued(at + 1) {
                break;
            }
            groups += 1;
            at += step + 1;
        }
        let mut at = start;
        while groups < 5 {
            let Some(before) = at.checked_sub(1) else { break };
            let step = usize::from(matches!(self.doc.str(before), "-" | "." | "/") && self.glued(before) && self.glued(at));
            let Some(group) = before.checked_sub(step).filter(|&g| digits(g) && self.same_line(at)) else {
                groups += usize::from(self.doc.str(before) == "+" && groups > 1) * 3;
                break;
            };
            groups += 1 + zero(group);
            at = group;
        }
        groups >= 4 || self.in_long_phone(start)
    }

    /// `555-123-4567`: three digits, three, four.
    fn in_long_phone(&self, start: usize) -> bool {
        let digits = |at: usize, len: usize| {
            self.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits) && self.doc.str(at).len() == len
        };
        let mark = |at: usize| matches!(self.doc.str(at), "-" | ".") && self.glued(at) && self.glued(at + 1);
        (0..3).any(|group| {
            let first = start.checked_sub(2 * group);
            first.is_some_and(|at| {
                digits(at, 3)
                    && mark(at + 1)
                    && digits(at + 2, 3)
                    && self.doc.str(at + 3) == self.doc.str(at + 1)
                    && mark(at + 3)
                    && digits(at + 4, 4)
            })
        })
    }

    /// `Boeing 787 Dreamliners`: the noun goes on naming.
    pub(super) fn names_with_noun(&self, number: &Number, noun: &Noun) -> bool {
        let capital = self.doc.tokens.get(noun.head.start).is_some_and(|t| t.is_capitalised());
        let start = number.tokens.start;
        let written = number.in_words && !self.doc.tokens.get(start).is_some_and(|t| t.is_capitalised());
        let label = self.words.labels.contains(self.before(start, 1)) && self.after_name(start);
        let named = capital && self.after_name(start) || self.words.adjectives_first && self.versioned(start, number.tokens.end);
        !written && number.scale == 1.0 && (named && !number.in_words || label)
    }

    /// `Windows 10 users`: a short number after a name that is no place, inside a sentence.
    fn versioned(&self, start: usize, end: usize) -> bool {
        let Some(name) = start.checked_sub(1) else { return false };
        let lower = self.lower(name);
        let calendar = self.words.months.contains(lower) || self.words.weekdays.contains(lower);
        let capital = self.doc.tokens.get(name).is_some_and(|t| t.is_word() && t.is_capitalised());
        let short = end == start + 1 && self.doc.str(start).len() <= 4;
        let inside = self.sentence(start).start < name;
        // `PARIS - All 155 people`, `LIMA - Nearly 40 houses`
        let opens = self.words.stop.contains(lower) || !self.words.modifiers.of(lower).is_empty();
        let place = self.words.before_place.contains(self.before(name, 1)) || self.before(name, 1) == ".";
        short && capital && inside && !opens && !calendar && !place && self.same_line(start) && lower.len() > 2
    }

    /// True if a number without unit and noun is no figure.
    pub(super) fn no_bare_figure(&self, part: &Part<'_>, at: usize, parts: &[Part<'_>]) -> bool {
        let number = part.number;
        let (start, end) = (number.tokens.start, number.tokens.end);
        if self.alone(number) {
            return false;
        }
        let before = self.before(start, 1);
        if self.words.labels.contains(before) || before == "." && self.words.labels.contains(self.before(start, 2)) {
            return true;
        }
        let factor = self.words.factors.contains(self.before(start, 2)) || self.words.factors.contains(self.before(start, 3));
        if factor && self.words.factor_by.contains(before) || self.goes_on_duration(at, parts) {
            return true;
        }
        if number.in_words {
            // « les Trois », `the Big Three`
            let name = self.doc.tokens.get(start).is_some_and(|t| t.is_capitalised())
                && self.sentence(start).start != start
                && number.scale < 1000.0;
            return name
                || self.words.pronouns.contains(self.lower(start)) && end == start + 1
                || self.words.determiners.contains(before) && number.form == NumberForm::Cardinal && number.scale < 1000.0
                || self.elliptic_duration(at, parts);
        }
        self.bare_year(start, end)
            || self.scores(start, end)
            || self.after_name(start)
            || self.after_number_sign(start)
            || self.elliptic_duration(at, parts)
    }

    /// « 7 à 0 », « score de 3 à 1 ».
    fn scores(&self, start: usize, end: usize) -> bool {
        let small = |start: usize| {
            let number =
                self.doc.numbers.binary_search_by_key(&start, |n| n.tokens.start).ok().and_then(|i| self.doc.numbers.get(i));
            let digits = self.doc.tokens.get(start).is_some_and(|t| t.kind == TokenKind::Digits);
            digits && self.whole(start, start + 1) < 50 && number.is_some_and(|n| n.tokens.len() == 1)
        };
        let pair = |first: usize, second: usize| {
            let falls = self.whole(first, first + 1) >= self.whole(second, second + 1);
            let told = (first.saturating_sub(3)..first).any(|i| self.words.score_words.contains(self.lower(i)));
            small(first) && small(second) && (falls && !self.after_from(first) || told)
        };
        let to = |at: usize| self.words.to.contains(self.lower(at)) && self.is_word(at);
        to(end) && pair(start, end + 1) || start.checked_sub(2).is_some_and(|first| to(first + 1) && pair(first, start))
    }

    /// « n° 2 ».
    fn after_number_sign(&self, start: usize) -> bool {
        matches!(self.before(start, 1), "°" | "º") && matches!(self.before(start, 2), "n" | "no")
    }

    /// « Boeing 737 », `CAC 40`: digits after a name.
    pub(super) fn after_name(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else { return false };
        let Some(token) = self.doc.tokens.get(before) else { return false };
        let first = self.sentence(start).start == before;
        let possessive = self.lower(before) == "'s" && self.words.adjectives_first;
        let capital = token.is_capitalised() || self.doc.str(before).contains(|c: char| c.is_uppercase());
        let name = token.is_word() && (capital || possessive) && self.same_line(start);
        name && !(first
            && (self.words.stop.contains(self.lower(before)) || !self.words.modifiers.of(self.lower(before)).is_empty()))
            && !self.lower(before).ends_with('\'')
    }

    /// The number is all its paragraph says: a cell of a table, an answer.
    pub(super) fn alone(&self, number: &Number) -> bool {
        let first = number.tokens.start == 0 || self.doc.tokens.get(number.tokens.start).is_some_and(|t| t.line_before());
        let last = !self.same_line(number.tokens.end);
        first && last
    }
}
