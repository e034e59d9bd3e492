//! Numbers that are more than a row of cardinal words: halves, fractions, ordinals, collectives and
//! decimals in words. [`Reader::word_number`] reads what starts with a word, [`Reader::with_tail`] adds
//! what may follow any cardinal (« et demi », « virgule trois », « cinquièmes », « douzaines »).

use super::{Number, NumberForm, NumberWord, Reader, Reading, words};
use crate::text::tokens::TokenKind;

impl Reader<'_> {
    /// The number that starts with the word at `at`; tokens before `free` belong to another number.
    pub(super) fn word_number(&self, at: usize, free: usize) -> Option<Number> {
        let Some(word) = self.word(at) else { return self.lone_decimal(at).or_else(|| self.roman_ordinal(at)) };
        let reading = match word {
            NumberWord::Value(_) | NumberWord::Article | NumberWord::Hundred | NumberWord::Scale { .. } => {
                return self.counted(at, free);
            }
            NumberWord::Collective { factor, plural } => self.bare_collective(at, factor, plural)?,
            NumberWord::Ordinal { value, .. } => plain(at + 1, value, NumberForm::Ordinal),
            NumberWord::Denominator(value) => {
                let reading = self.of_scale(plain(at + 1, 1.0 / value, NumberForm::Fraction));
                // `the third quarter of 2020`: alone only « la moitié » is a share.
                if reading.form == NumberForm::Fraction && (value > 2.0 || self.after_ordinal(at)) {
                    return None;
                }
                reading
            }
            NumberWord::Half if self.after_ordinal(at) => return None,
            NumberWord::Half => self.of_scale(plain(at + 1, 0.5, NumberForm::Fraction)),
        };
        let whole = self.of_follows(reading.end)
            || self.article_follows(reading.end)
            || self.by_part(at, reading.end)
            || self.lone_part(at, reading.end);
        if reading.form == NumberForm::Fraction && !whole {
            return None;
        }
        let start = if reading.vague { self.lead(at, free) } else { at };
        self.finish(start, reading)
    }

    /// What starts with a cardinal word or an article.
    fn counted(&self, at: usize, free: usize) -> Option<Number> {
        if let Some(reading) = self.article_collective(at) {
            return self.finish(at, reading);
        }
        let Some(cardinal) = self.cardinal(at, None) else { return self.bare_scale(at, free) };
        let reading = self.with_tail(cardinal);
        let single = reading.end == at + 1;
        let lower = self.doc.lower(at);
        let mut number = self.finish(at, reading)?;
        number.article = single && self.words.articles.iter().any(|article| article == lower);
        if single && self.is_scale(at) {
            // `several hundred`, « des millions »: vague after its lead.
            let start = self.lead(at, free);
            if start < at {
                number = self.finish(start, Reading { form: NumberForm::Collective, vague: true, ..reading })?;
            }
        }
        Some(number)
    }

    /// A scale or article that is no cardinal by itself: « des millions », `a` alone.
    fn bare_scale(&self, at: usize, free: usize) -> Option<Number> {
        match self.word(at)? {
            NumberWord::Scale { factor, plural, .. } => {
                let start = self.lead(at, free);
                let one = at.checked_sub(1).is_some_and(|i| self.is(i, &self.words.one_of_scale)) && self.of_follows(at + 1);
                if one && !plural {
                    return self.finish(at, Reading { scale: factor, ..plain(at + 1, factor, NumberForm::Cardinal) });
                }
                if start == at && !plural {
                    return None;
                }
                let reading = Reading { scale: factor, vague: true, ..plain(at + 1, factor, NumberForm::Collective) };
                self.finish(start, reading)
            }
            NumberWord::Article => {
                let mut number = self.finish(at, plain(at + 1, 1.0, NumberForm::Cardinal))?;
                number.article = true;
                Some(number)
            }
            _ => None,
        }
    }

    /// « une trentaine », « une bonne centaine », `a dozen`, « un demi-million », « une demi-douzaine », `half a million`
    /// after its article.
    fn article_collective(&self, at: usize) -> Option<Reading> {
        let article = self.words.articles.iter().any(|a| a == self.doc.lower(at)) || self.word(at) == Some(NumberWord::Article);
        if !article {
            return None;
        }
        let mut next = at + 1;
        if self.is(next, &self.words.collective_adjectives) {
            next += 1;
        }
        if !self.same_line(next) {
            return None;
        }
        match self.word(next)? {
            NumberWord::Collective { factor, plural: false } if self.complete(next) => {
                let reading = plain(next + 1, factor, NumberForm::Collective);
                Some(self.collective_chain(Reading { scale: factor, ..reading }))
            }
            NumberWord::Half if next == at + 1 => {
                let half = self.of_scale(plain(next + 1, 0.5, NumberForm::Fraction));
                let part = self.fraction_ends(next + 1) || self.is(next + 1, &self.words.parts_before);
                (half.form != NumberForm::Fraction || part).then_some(half)
            }
            NumberWord::Ordinal { value, plural: false }
                if next == at + 1
                    && (self.of_follows(next + 1)
                        || value > 2.0 && self.opens_line(at) && !self.same_line(next + 1)
                        || value > 2.0 && self.by_part(at, next + 1)
                        || value >= 1000.0 && self.fraction_ends(next + 1)) =>
            {
                Some(self.of_scale(plain(next + 1, 1.0 / value, NumberForm::Fraction)))
            }
            NumberWord::Denominator(value) if next == at + 1 && !self.is_name(next + 1) => {
                Some(self.of_scale(plain(next + 1, 1.0 / value, NumberForm::Fraction)))
            }
            _ => None,
        }
    }

    /// `dozens`, « des dizaines de milliers », « milliers ».
    fn bare_collective(&self, at: usize, factor: f64, plural: bool) -> Option<Reading> {
        if !self.complete(at) || !plural && !self.of_follows(at + 1) && !self.led(at) {
            return None;
        }
        let reading = Reading { scale: factor, vague: plural || self.led(at), ..plain(at + 1, factor, NumberForm::Collective) };
        Some(self.collective_chain(reading))
    }

    /// `scores of`, `a couple hundred`, but not `the scores`.
    fn complete(&self, at: usize) -> bool {
        !self.is(at, &self.words.needs_of) || self.of_follows(at + 1) || self.is_scale(at + 1) && self.same_line(at + 1)
    }

    /// « dizaines de milliers », `hundreds of thousands`: multiplies on.
    fn collective_chain(&self, mut reading: Reading) -> Reading {
        // `a couple hundred` needs no *of*.
        let direct = self.is(reading.end.saturating_sub(1), &self.words.needs_of) && self.is_scale(reading.end);
        let mut at = direct.then_some(reading.end).filter(|&at| self.same_line(at));
        while let Some(next) = at.take().or_else(|| self.after_of(reading.end)) {
            let factor = match self.word(next) {
                Some(NumberWord::Hundred) if direct => 100.0,
                Some(NumberWord::Collective { factor, plural: true }) => factor,
                // « des dizaines de milliers », `a couple of million`
                Some(NumberWord::Scale { factor, .. }) => factor,
                _ => break,
            };
            if factor * reading.value > 1e15 {
                break;
            }
            reading.end = next + 1;
            reading.value *= factor;
            reading.scale *= factor;
        }
        reading
    }

    /// Adds to a cardinal what may follow it.
    pub(super) fn with_tail(&self, reading: Reading) -> Reading {
        let mut reading = self.with_decimal_words(reading);
        if let Some((part, end)) = self.and_half(reading.end) {
            // `one billion and a quarter million`: the part has a smaller scale of its own.
            let own = match self.word(end).filter(|_| self.same_line(end)) {
                Some(NumberWord::Scale { factor, .. }) if factor < reading.scale => Some(factor),
                _ => None,
            };
            // `three million and two thirds` are parts of a million, `one thousand and two fifths` of one.
            let of_scale = part == 0.5 || reading.scale >= 1e6;
            let unit = own.unwrap_or(if of_scale { reading.scale } else { 1.0 });
            let end = end + usize::from(own.is_some());
            reading = Reading { value: reading.value + part * unit, end, in_words: true, ..reading };
            if unit == 1.0 {
                reading = self.of_scale(reading);
            }
        }
        if let Some(found) = self.fraction(reading).or_else(|| self.ordinal(reading)) {
            return found;
        }
        match self.word(reading.end).filter(|_| self.same_line(reading.end)) {
            Some(NumberWord::Collective { factor, .. }) if reading.scale == 1.0 && reading.value >= 1.0 => {
                let value = reading.value * factor;
                self.collective_chain(Reading { end: reading.end + 1, value, scale: factor, in_words: true, ..reading })
            }
            _ => reading,
        }
    }

    /// « et demi », `and a half`, « et trois quarts »: the part and where it ends.
    pub(super) fn and_half(&self, end: usize) -> Option<(f64, usize)> {
        let (at, and) = self.connect(end, false)?;
        if !and {
            return None;
        }
        let article = self.word(at) == Some(NumberWord::Article);
        // `two-and-a-half`
        let at = if article { self.past_hyphen(at + 1) } else { at };
        if self.word(at) == Some(NumberWord::Half) {
            return Some((0.5, at + 1));
        }
        let numerator = self.cardinal(at, None);
        let (count, over) = numerator.map_or((1.0, at), |n| (n.value, n.end));
        let under = if numerator.is_some() { self.past_hyphen(over) } else { over };
        let joined = under > over;
        // « un sur trois et un tiers des députés » are two.
        if self.of_follows(under + 1) && !self.is_scale(end.saturating_sub(1)) {
            return None;
        }
        match self.word(under) {
            Some(NumberWord::Half) => Some((0.5, under + 1)),
            Some(NumberWord::Denominator(value)) if count < value && !self.is_name(under + 1) => Some((count / value, under + 1)),
            Some(NumberWord::Ordinal { value, plural })
                if count < value
                    && (numerator.is_some() || article)
                    && (plural || count == 1.0)
                    && (joined || self.fraction_ends(under + 1)) =>
            {
                Some((count / value, under + 1))
            }
            _ => None,
        }
    }

    /// « trois cinquièmes », `two-thirds`, « trois quarts de million ».
    fn fraction(&self, reading: Reading) -> Option<Reading> {
        let (at, and) = self.connect(reading.end, false)?;
        if and || reading.value.fract() != 0.0 || reading.value < 1.0 {
            return None;
        }
        if let Some(found) = self.compound_denominator(reading, at) {
            return Some(found);
        }
        let small = matches!(self.word(at), Some(NumberWord::Ordinal { value, plural: true }) if value > reading.value);
        if reading.scale > 1.0 && !small {
            return None;
        }
        let under = match self.word(at)? {
            // `four quarters`, `two quarters` are lengths of time: nobody names a half or a whole so.
            NumberWord::Denominator(value)
                if !self.is_name(at + 1)
                    && reading.in_words
                    && self.agrees(at, reading.value)
                    && reading.value < value
                    && (reading.value == 1.0 || value % reading.value != 0.0) =>
            {
                value
            }
            NumberWord::Half if reading.value == 1.0 => 2.0,
            NumberWord::Ordinal { value, plural } => {
                let compound = !plural && self.ordinal(reading).is_some();
                // « un huitième » as all a line says.
                let alone = self.opens_line(reading.end - 1) && !self.same_line(at + 1);
                let counts =
                    alone || reading.value > 1.0 || !self.words.articles.iter().any(|a| a == self.doc.lower(reading.end - 1));
                // `a two-thirds majority`
                let joined = plural && at > reading.end;
                let ends = joined || self.fraction_ends(at + 1) && (plural || self.of_follows(at + 1) || counts);
                let ends = ends && reading.in_words;
                if compound || !ends || value < 3.0 {
                    return None;
                }
                value
            }
            _ => return None,
        };
        let form = NumberForm::Fraction;
        Some(self.of_scale(Reading { end: at + 1, value: reading.value / under, form, in_words: true, ..reading }))
    }

    /// `three twenty-firsts`, « un vingt-cinquième », `one hundred thirty-fifths`: a denominator of several words.
    fn compound_denominator(&self, reading: Reading, at: usize) -> Option<Reading> {
        let form = NumberForm::Fraction;
        let last = self.doc.tokens.get(reading.end.checked_sub(1)?).filter(|t| t.is_word() && reading.in_words)?;
        let fraction = |over: f64, under: f64, end| Some(Reading { end, value: over / under, scale: 1.0, form, ..reading });
        if let (Some(NumberWord::Value(tens)), Some(NumberWord::Ordinal { value, plural: true })) =
            (self.words.get(self.doc.lower(reading.end - 1)), self.word(at))
            && words::is_tens(tens)
            && value < 10.0
            && at > reading.end
            && reading.value > tens
            && last.space_before()
        {
            return fraction(reading.value - tens, tens + value, at + 1);
        }
        let (NumberWord::Value(_) | NumberWord::Hundred | NumberWord::Scale { .. }) = self.word(at)? else { return None };
        let under = self.cardinal(at, None).filter(|_| at == reading.end)?;
        let (end, _) = self.connect(under.end, false)?;
        let NumberWord::Ordinal { plural, value: unit } = self.word(end)? else { return None };
        let value = match self.ordinal(under) {
            Some(ordinal) => ordinal.value,
            None if plural && words::is_tens(under.value) && unit < 10.0 => under.value + unit,
            None => return None,
        };
        let one = reading.value == 1.0 && !plural && self.fraction_ends(end + 1);
        if value > 20.0 && (plural || one) { fraction(reading.value, value, end + 1) } else { None }
    }

    /// `fell by half.`, `by a third,`: the part by which something changes, from `at` to `end`.
    fn by_part(&self, at: usize, end: usize) -> bool {
        let by = at.checked_sub(1).is_some_and(|i| self.is(i, &self.words.parts_by) && self.same_line(at));
        by && (!self.same_line(end) || self.doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Punct) && !self.glues(end))
    }

    /// `half`, « la moitié » where the line says nothing else.
    fn lone_part(&self, at: usize, end: usize) -> bool {
        let article =
            at.checked_sub(1).is_some_and(|i| self.opens_line(i) && self.doc.tokens.get(i).is_some_and(|t| t.is_word()));
        !self.same_line(end) && (self.opens_line(at) || article)
    }

    fn glues(&self, at: usize) -> bool {
        words::is_hyphen(self.doc.str(at)) && self.glued(at) && self.glued(at + 1)
    }

    /// The token after a hyphen inside a word at `at`, `at` itself where there is none.
    fn past_hyphen(&self, at: usize) -> usize {
        at + usize::from(self.glues(at))
    }

    /// « vingt-deuxième », `two hundredth`, « trois millième » after their cardinal part.
    fn ordinal(&self, reading: Reading) -> Option<Reading> {
        let (at, and) = self.connect(reading.end, false)?;
        let NumberWord::Ordinal { value, plural } = self.word(at)? else { return None };
        let below = reading.value % 100.0;
        let hyphen = at > reading.end;
        let long = (10.0..20.0).contains(&value) && self.words.long_tens.contains(&below);
        let adds = !plural
            && (value < 10.0 && below >= 20.0 && below % 10.0 == 0.0
                || value < 100.0 && below == 0.0
                || long
                || self.words.twenties && hyphen && below % 20.0 == 10.0 && (7.0..10.0).contains(&value));
        let multiplies = !plural && value >= 100.0 && reading.value < value;
        let total = match () {
            () if self.words.twenties && value == 20.0 && below == 4.0 && hyphen => reading.value + 76.0,
            () if adds && reading.in_words => reading.value + value,
            () if multiplies && !and && reading.in_words => reading.value * value,
            () => return None,
        };
        Some(Reading { end: at + 1, value: total, form: NumberForm::Ordinal, ..reading })
    }

    /// A part of a scale is a plain number: « trois quarts de million », `half a million`, « demi-milliard », `half a dozen`.
    pub(super) fn of_scale(&self, reading: Reading) -> Reading {
        let mut at = reading.end;
        if let Some((after, false)) = self.connect(at, false) {
            at = after;
        }
        if self.is(at, &self.words.of) {
            at += 1;
        }
        if self.word(at) == Some(NumberWord::Article) {
            at += 1;
        }
        if !self.same_line(at) {
            return reading;
        }
        let factor = match self.word(at) {
            Some(NumberWord::Scale { factor, .. }) if reading.scale == 1.0 => factor,
            Some(NumberWord::Collective { factor, plural: false }) if reading.form == NumberForm::Fraction => factor,
            _ => return reading,
        };
        let form = if factor < 1000.0 { NumberForm::Collective } else { NumberForm::Cardinal };
        Reading { end: at + 1, value: reading.value * factor, scale: factor, form, ..reading }
    }

    /// « `XXIe` », « Ier »: Roman digits with an ordinal ending.
    fn roman_ordinal(&self, at: usize) -> Option<Number> {
        let text = self.doc.str(at);
        if !text.starts_with(['I', 'V', 'X', 'L']) || text.len() > 12 {
            return None;
        }
        let ending = text.trim_start_matches(['I', 'V', 'X', 'L']);
        let digits = text.get(..text.len() - ending.len())?;
        // « Le », « Les », « Vers » are words: one letter takes « e », only the first takes « er ».
        let plain_ending =
            matches!(ending, "e" | "ème") && digits != "L" || digits == "I" && matches!(ending, "er" | "re" | "ère");
        if !plain_ending || !self.words.ordinal_endings.iter().any(|e| e == ending) {
            return None;
        }
        let mut reading = plain(at + 1, roman(digits)?, NumberForm::Ordinal);
        reading.in_words = false;
        self.finish(at, reading)
    }

    /// The first token of a vague plural: its lead word, if one stands before it and is free.
    fn lead(&self, at: usize, free: usize) -> usize {
        if self.led(at) && at > free { at - 1 } else { at }
    }

    fn led(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(before, &self.words.vague_lead) && self.same_line(at))
    }

    /// The token after *de* or *of* at `at`.
    fn after_of(&self, at: usize) -> Option<usize> {
        (self.is(at, &self.words.of) && self.same_line(at) && self.same_line(at + 1)).then_some(at + 1)
    }

    fn of_follows(&self, at: usize) -> bool {
        let of = self.is(at, &self.words.of) || self.is(at, &self.words.of_the);
        self.same_line(at) && of && !self.is_name(at)
    }

    fn article_follows(&self, at: usize) -> bool {
        self.same_line(at) && self.word(at) == Some(NumberWord::Article)
    }

    /// A fraction ends before *de*, *of*, a stop or the end, not before a noun (« les deux troisièmes places »).
    pub(super) fn fraction_ends(&self, at: usize) -> bool {
        self.of_follows(at) || !self.same_line(at) || !self.doc.tokens.get(at).is_some_and(|t| t.is_word())
    }

    /// `three quarters` but not `1988 quarter`: a denominator that has a plural stands in it after more than one.
    fn agrees(&self, at: usize, count: f64) -> bool {
        let plural = format!("{}s", self.doc.lower(at));
        count == 1.0 || self.words.get(&plural).is_none()
    }

    /// `the first half`, `the last quarter`: a part in time, no share.
    fn after_ordinal(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        matches!(self.word(before), Some(NumberWord::Ordinal { .. })) || self.is(before, &self.words.part_of)
    }

    /// « quart de finale »: no fraction.
    fn is_name(&self, at: usize) -> bool {
        self.is(at + 1, &self.words.not_fraction_of)
    }
}

pub(super) fn plain(end: usize, value: f64, form: NumberForm) -> Reading {
    Reading { end, value, scale: 1.0, in_words: true, form, vague: false }
}

/// The value of Roman digits up to 99, as centuries and sovereigns need; `None` where they are no such number.
fn roman(text: &str) -> Option<f64> {
    let digit = |c: char| match c {
        'I' => Some(1_i32),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        _ => None,
    };
    let digits: Vec<i32> = text.chars().map(digit).collect::<Option<_>>()?;
    let signed = digits.iter().enumerate().map(|(i, &d)| if digits.get(i + 1).is_some_and(|&next| d < next) { -d } else { d });
    let total: i32 = signed.sum();
    (total > 0 && total < 100).then(|| f64::from(total))
}
