//! Numbers that start with digits: group marks, decimals, sign, abbreviated scales, ordinal endings
//! and written fractions. Marks join only exact groups of three digits, all marks alike; a run that
//! goes on with other digits (telephone numbers, versions) is not joined.

use super::{Number, NumberForm, NumberWord, Reader, Reading};
use crate::text::tokens::TokenKind;

/// Digits with their marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digits {
    pub(super) end: usize,
    pub(super) value: f64,
    pub(super) grouped: bool,
    pub(super) decimal: bool,
}

/// A group mark in use: white space of any kind, or one character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark<'a> {
    Space,
    Written(&'a str),
}

/// Longer runs of digits are no quantity of anything.
const MOST_DIGITS: usize = 21;

impl Reader<'_> {
    /// The number whose first digits stand at `at`; tokens before `free` belong to another number.
    pub(super) fn digits(&self, at: usize, free: usize) -> Option<Number> {
        let (first, leading) = match self.leading_mark(at, free) {
            Some(mark) => (mark, true),
            None => (at, false),
        };
        let digits = if leading { self.leading_decimal(at)? } else { self.read_digits(at)? };
        let start = self.sign(first, free).unwrap_or(first);
        let sign = if start < first { -1.0 } else { 1.0 };
        if let Some(end) = self.ordinal_ending(digits) {
            let form = NumberForm::Ordinal;
            let reading = Reading { end, value: digits.value, scale: 1.0, in_words: false, form, vague: false };
            return self.finish(first, reading);
        }
        if let Some((value, end)) = self.power(digits) {
            let reading =
                Reading { end, value: sign * value, scale: 1.0, in_words: false, form: NumberForm::Cardinal, vague: false };
            return self.finish(start, reading);
        }
        let (value, end) = self.with_fraction(digits);
        let form = if end > digits.end && digits.value > value { NumberForm::Fraction } else { NumberForm::Cardinal };
        if let Some((factor, end)) = self.abbreviation(at, end).or_else(|| self.lone_scale(start, end)) {
            let value = sign * value * factor;
            return self
                .finish(start, Reading { end, value, scale: factor, in_words: false, form: NumberForm::Cardinal, vague: false });
        }
        let mut reading = self.cardinal(at, Some((value, end)))?;
        if !reading.in_words {
            reading.form = form;
        }
        reading = self.with_tail(reading);
        reading.value *= sign;
        self.finish(start, reading)
    }

    /// Digits with group marks and decimals, from the token at `at`.
    pub(super) fn read_digits(&self, at: usize) -> Option<Digits> {
        let token = self.doc.tokens.get(at).filter(|t| t.kind == TokenKind::Digits)?;
        let text = self.doc.str(at);
        if text.len() > MOST_DIGITS {
            return None;
        }
        if let Some(digits) = self.indian_groups(at) {
            return Some(digits);
        }
        let mut value: f64 = text.parse().ok()?;
        let mut end = at + 1;
        let mut mark = None;
        if token.span.len() <= 3 && !text.starts_with('0') {
            while let Some((found, group)) = self.group(end) {
                if mark.is_some_and(|m| m != found) || end - at > MOST_DIGITS {
                    break;
                }
                mark = Some(found);
                value = value * 1000.0 + self.doc.str(group).parse::<f64>().ok()?;
                end = group + 1;
            }
        }
        let runs_on = mark == Some(Mark::Space) && self.space_digits(end);
        let other = self.mark_then_digits(end).is_some_and(|_| mark.is_some_and(|m| m != Mark::Written(self.doc.str(end))));
        let dubious = mark.is_some_and(|m| !self.groups(m, end - at > 3 || other));
        if runs_on
            || dubious
            || self.mark_then_digits(end).is_some() && matches!(mark, Some(Mark::Written(m)) if m == self.doc.str(end))
        {
            (value, end, mark) = (text.parse().ok()?, at + 1, None);
        }
        let grouped = mark.is_some();
        let decimal = self.decimals(end, mark).or_else(|| self.spaced_decimals(at, end).filter(|_| !grouped));
        if let Some(after) = decimal {
            value = self.with_decimals(value, after)?;
            end = after + 1;
        }
        Some(Digits { end, value, grouped, decimal: decimal.is_some() })
    }

    /// `12,34,567.89`: groups of two above a last group of three.
    fn indian_groups(&self, at: usize) -> Option<Digits> {
        let digits =
            |at: usize, len: usize| self.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() == len);
        let mark = |at: usize| self.doc.str(at) == "," && self.glued(at) && self.glued(at + 1);
        let grouping = self.words.group_marks.iter().any(|m| m == ",");
        if !grouping || !mark(at + 1) || !digits(at + 2, 2) || digits(at, 3) || self.doc.str(at).len() > 2 {
            return None;
        }
        let mut value: f64 = self.doc.str(at).parse().ok()?;
        let mut end = at + 1;
        while mark(end) && digits(end + 1, 2) && end - at < MOST_DIGITS {
            value = value * 100.0 + self.doc.str(end + 1).parse::<f64>().ok()?;
            end += 2;
        }
        if !mark(end) || !digits(end + 1, 3) || self.mark_then_digits(end + 2).is_some_and(|_| mark(end + 2)) {
            return None;
        }
        value = value * 1000.0 + self.doc.str(end + 1).parse::<f64>().ok()?;
        end += 2;
        let decimal = self.decimals(end, Some(Mark::Written(",")));
        if let Some(after) = decimal {
            value = self.with_decimals(value, after)?;
            end = after + 1;
        }
        Some(Digits { end, value, grouped: true, decimal: decimal.is_some() })
    }

    /// `4 . 8 %`, `1 . 6 billion`: a decimal mark set apart, in text that was cut into words.
    fn spaced_decimals(&self, at: usize, end: usize) -> Option<usize> {
        let usual = self.words.decimal_marks.first().is_some_and(|mark| mark == self.doc.str(end));
        let apart = |at: usize| self.same_line(at) && !self.glued(at);
        let after = end + 1;
        let part = self.doc.tokens.get(after).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() <= 2);
        let whole = end == at + 1 && self.doc.str(at).len() <= 3;
        if !usual || !part || !whole || !apart(end) || !apart(after) {
            return None;
        }
        let measured = self.doc.str(after + 1) == "%" || self.is_scale(after + 1);
        (measured && self.same_line(after + 1)).then_some(after)
    }

    /// `value` with the digits at `at` behind its decimal mark, as near as a number can be.
    fn with_decimals(&self, value: f64, at: usize) -> Option<f64> {
        let digits = self.doc.str(at);
        let shift = 10f64.powi(i32::try_from(digits.len().min(15)).ok()?);
        let part = self.fraction_digits(at)?;
        if value * shift < 9e15 { Some((value * shift + (part * shift).round()) / shift) } else { Some(value + part) }
    }

    /// The digits at `at` as decimals.
    pub(super) fn decimal_part(&self, at: usize) -> Option<f64> {
        let token = self.doc.tokens.get(at)?;
        if token.kind == TokenKind::Digits { self.fraction_digits(at) } else { None }
    }

    /// A group of exactly three digits after a mark at `end`: the mark and the group's position.
    fn group(&self, end: usize) -> Option<(Mark<'_>, usize)> {
        let three = |at: usize| self.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() == 3);
        if three(end) && self.one_space_before(end) {
            return Some((Mark::Space, end));
        }
        let mark = self.doc.str(end);
        let known = matches!(mark, "." | ",") || self.words.group_marks.iter().any(|m| m == mark);
        (known && self.glued(end) && self.glued(end + 1) && three(end + 1)).then_some((Mark::Written(mark), end + 1))
    }

    /// True if `mark` joins groups in this language; between three groups or more any mark does.
    fn groups(&self, mark: Mark<'_>, many: bool) -> bool {
        match mark {
            Mark::Space => true,
            Mark::Written(mark) => many || self.words.group_marks.iter().any(|m| m == mark),
        }
    }

    /// One space, no-break or thin space between the token at `at` and the one before.
    fn one_space_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|i| self.doc.tokens.get(i)) else { return false };
        let Some(token) = self.doc.tokens.get(at) else { return false };
        let gap = self.doc.text.get(before.span.end as usize..token.span.start as usize);
        matches!(gap, Some(" " | "\u{a0}" | "\u{202f}" | "\u{2009}"))
    }

    fn space_digits(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits) && self.one_space_before(at)
    }

    /// Digits glued after a mark at `end`.
    fn mark_then_digits(&self, end: usize) -> Option<usize> {
        let digits = self.doc.tokens.get(end + 1)?.kind == TokenKind::Digits;
        let mark = matches!(self.doc.str(end), "." | "," | "·");
        (mark && digits && self.glued(end) && self.glued(end + 1)).then_some(end + 1)
    }

    /// The decimals after a decimal mark at `end`, unless the digits go on (1.2.3).
    fn decimals(&self, end: usize, group: Option<Mark<'_>>) -> Option<usize> {
        let after = self.mark_then_digits(end)?;
        let mark = self.doc.str(end);
        let foreign = matches!(group, Some(Mark::Written(m)) if m != mark && !self.groups(Mark::Written(m), false));
        let usable = (self.words.decimal_marks.iter().any(|m| m == mark) || foreign) && group != Some(Mark::Written(mark));
        let goes_on = self.mark_then_digits(after + 1).is_some() && self.doc.str(after + 1) == mark;
        let goes_before =
            end.checked_sub(2).is_some_and(|i| self.doc.str(i) == mark && group.is_none() && self.glued(i + 1) && self.glued(i));
        (usable && !goes_on && !goes_before).then_some(after)
    }

    fn fraction_digits(&self, at: usize) -> Option<f64> {
        let digits = self.doc.str(at);
        let shown = digits.get(..digits.len().min(15))?;
        let power = i32::try_from(shown.len()).ok()?;
        Some(shown.parse::<f64>().ok()? / 10f64.powi(power))
    }

    /// `.5`, « ,08 »: the mark before digits at `at`.
    fn leading_mark(&self, at: usize, free: usize) -> Option<usize> {
        let mark = at.checked_sub(1).filter(|&m| m >= free)?;
        let known = self.words.decimal_marks.first().is_some_and(|m| m == self.doc.str(mark));
        let opens =
            self.doc.tokens.get(mark)?.space_before() || matches!(self.doc.str(mark.wrapping_sub(1)), "-" | "−" | "(" | "$");
        (known && opens && self.glued(at)).then_some(mark)
    }

    fn leading_decimal(&self, at: usize) -> Option<Digits> {
        Some(Digits { end: at + 1, value: self.fraction_digits(at)?, grouped: false, decimal: true })
    }

    /// A minus sign glued before `first`, itself after a space or an opening mark.
    fn sign(&self, first: usize, free: usize) -> Option<usize> {
        let sign = first.checked_sub(1).filter(|&s| s >= free)?;
        if !self.glued(first) {
            return None;
        }
        let opens = self.doc.tokens.get(sign)?.space_before()
            || matches!(self.doc.str(sign.wrapping_sub(1)), "(" | "[" | ":" | "«" | "“" | "/");
        let range = sign.checked_sub(1).and_then(|i| self.doc.tokens.get(i)).is_some_and(|t| t.kind == TokenKind::Digits);
        match self.doc.str(sign) {
            _ if range => None,
            "-" | "\u{2010}" | "\u{2011}" | "−" if opens => Some(sign),
            _ => None,
        }
    }

    /// « 3e », « 1 er », `21st`: where the ordinal ends.
    fn ordinal_ending(&self, digits: Digits) -> Option<usize> {
        if digits.decimal || !self.is(digits.end, &self.words.ordinal_endings) || !self.same_line(digits.end) {
            return None;
        }
        // `1e9`, `9e-2` as all a line says are powers of ten.
        let after = digits.end + 1;
        let signed =
            matches!(self.doc.str(after), "-" | "−" | "+") && self.opens_figure(digits.end - 1) && !self.same_line(after + 2);
        let exponent = after + usize::from(signed);
        if self.glued(after) && self.glued(exponent) && self.doc.tokens.get(exponent).is_some_and(|t| t.kind == TokenKind::Digits)
        {
            return None;
        }
        // A stray space before the ending comes from lost superscripts: « 38 e édition ».
        let lower_case = !self.doc.tokens.get(digits.end)?.is_capitalised();
        (self.glued(digits.end) || lower_case && self.doc.tokens.get(digits.end + 1)?.is_word()).then_some(digits.end + 1)
    }

    /// `12.3e+14`, `1.3x10^6`, `2^8`: digits with an exponent.
    fn power(&self, digits: Digits) -> Option<(f64, usize)> {
        let at = digits.end;
        // `1.1 x 10^3` may stand apart.
        let times = matches!(self.doc.str(at), "x" | "×") && self.same_line(at) && self.same_line(at + 1);
        if !self.glued(at) && !times {
            return None;
        }
        let (base, factor, mut next) = match self.doc.str(at) {
            // `7e7` is a name, `12e-1` and `1.2e6` are numbers.
            "e" | "E" if digits.decimal || matches!(self.doc.str(at + 1), "-" | "+" | "−") => (10.0, digits.value, at + 1),
            // `1e10` is one where nothing else stands on the line.
            "e" | "E" if self.opens_figure(at - 1) && !self.same_line(at + 2) => (10.0, digits.value, at + 1),
            "^" => (digits.value, 1.0, at + 1),
            "x" | "×" if self.doc.str(at + 1) == "10" && self.doc.str(at + 2) == "^" => (10.0, digits.value, at + 3),
            _ => return None,
        };
        let mut negative = false;
        for _ in 0..2 {
            let minus = matches!(self.doc.str(next), "-" | "−");
            negative ^= minus;
            next += usize::from(minus || self.doc.str(next) == "+");
        }
        let exponent: i32 = self.doc.str(next).parse().ok().filter(|exponent| *exponent < 300)?;
        let exponent = if negative { -exponent } else { exponent };
        let value = if base == 10.0 { format!("{factor}e{exponent}").parse().ok()? } else { factor * f64::powi(base, exponent) };
        (value.is_finite() && self.glued(next)).then_some((value, next + 1))
    }

    /// True if the digits at `at` open their line, a sign aside.
    fn opens_figure(&self, at: usize) -> bool {
        let signed = at.checked_sub(1).filter(|&i| matches!(self.doc.str(i), "-" | "−"));
        self.opens_line(at) || signed.is_some_and(|sign| self.opens_line(sign))
    }

    /// True if the token at `at` is the first of its line.
    pub(super) fn opens_line(&self, at: usize) -> bool {
        at == 0 || !self.same_line(at)
    }

    /// `2.33 k`, `10G` where the number is all its line says.
    fn lone_scale(&self, start: usize, end: usize) -> Option<(f64, usize)> {
        let signed = start == 1 && matches!(self.doc.str(0), "-" | "−");
        let alone = (signed || self.opens_line(start)) && self.same_line(end) && !self.same_line(end + 1);
        self.words.lone.get(self.doc.str(end)).copied().filter(|_| alone).map(|factor| (factor, end + 1))
    }

    /// `1/2`, `10 1/2`, `2½` from digits already read.
    fn with_fraction(&self, digits: Digits) -> (f64, usize) {
        let plain = (digits.value, digits.end);
        if digits.decimal {
            return plain;
        }
        if let Some(part) = vulgar(self.doc.str(digits.end)).filter(|_| self.same_line(digits.end)) {
            return (digits.value + part, digits.end + 1);
        }
        if let Some((value, end)) = self.slash_fraction(digits.end - 1).filter(|_| !digits.grouped) {
            return (value, end);
        }
        // `2 1/4`, `1 and 1/3`
        let and = usize::from(self.is(digits.end, &self.words.and) && self.same_line(digits.end));
        let at = digits.end + and;
        match self.slash_fraction(at).filter(|_| self.same_line(at) && !self.glued(at)) {
            Some((part, end)) => (digits.value + part, end),
            None => plain,
        }
    }

    /// `3/4` from the numerator at `at`; dates (3/4/2020) are none.
    fn slash_fraction(&self, at: usize) -> Option<(f64, usize)> {
        let (over, under) = (at + 1, at + 2);
        if !matches!(self.doc.str(over), "/" | "\u{2044}") || !self.glued(over) || !self.glued(under) {
            return None;
        }
        let before = at.checked_sub(1).map_or("", |i| self.doc.str(i));
        let after = self.doc.str(under + 1);
        if before == "/" && self.glued(at) || matches!(after, "/" | "-") && self.glued(under + 1) {
            return None;
        }
        let (numerator, denominator) = (self.doc.str(at).parse::<f64>().ok()?, self.doc.str(under).parse::<f64>().ok()?);
        let usual = matches!(self.doc.str(under), "2" | "3" | "4" | "5" | "6" | "8" | "10" | "16" | "100" | "1000");
        (usual && numerator > 0.0 && numerator < denominator).then(|| (numerator / denominator, under + 1))
    }

    /// An abbreviated scale after the digits: `bn` anywhere, `m` beside a currency, `k` when glued.
    fn abbreviation(&self, start: usize, end: usize) -> Option<(f64, usize)> {
        let token = self.doc.tokens.get(end).filter(|t| t.is_word() && !t.line_before())?;
        if token.span.len() > 4 {
            return None;
        }
        let lower = self.doc.lower(end);
        if let Some(&factor) = self.words.abbreviations.get(lower) {
            let stop = self.doc.str(end + 1) == "." && self.glued(end + 1);
            let goes_on = stop && self.doc.tokens.get(end + 2).is_some_and(|t| !t.is_capitalised());
            return Some((factor, end + 1 + usize::from(goes_on)));
        }
        let factor = self.words.beside_currency.get(lower).copied();
        let before = start.checked_sub(1).is_some_and(|i| self.is(i, &self.words.currency_marks));
        if let Some(factor) = factor.filter(|_| before || self.is(end + 1, &self.words.currency_marks)) {
            return Some((factor, end + 1));
        }
        let alone = !self.glued(end + 1) || self.doc.tokens.get(end + 1).is_some_and(|t| t.kind != TokenKind::Digits);
        self.words.glued.get(self.doc.str(end)).copied().filter(|_| self.glued(end) && alone).map(|factor| (factor, end + 1))
    }

    /// True if the token at `at` is a hundred or a scale.
    pub(super) fn is_scale(&self, at: usize) -> bool {
        matches!(self.word(at), Some(NumberWord::Scale { .. } | NumberWord::Hundred))
    }
}

/// The value of a vulgar fraction character.
pub(super) fn vulgar(text: &str) -> Option<f64> {
    Some(match text {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅕" => 0.2,
        "⅖" => 0.4,
        "⅗" => 0.6,
        "⅘" => 0.8,
        "⅙" => 1.0 / 6.0,
        "⅚" => 5.0 / 6.0,
        "⅛" => 0.125,
        "⅜" => 0.375,
        "⅝" => 0.625,
        "⅞" => 0.875,
        _ => return None,
    })
}
