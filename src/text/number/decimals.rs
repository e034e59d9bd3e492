//! Decimals in words: « deux virgule cinq », `three point oh two`, `1 point 1`. [`Reader::with_decimal_words`] is asked
//! by [`super::forms`] for every cardinal, [`Reader::lone_decimal`] for a line that opens with the decimal word. Marks
//! between digits are the business of [`super::digits`].

use super::forms::plain;
use super::{Number, NumberForm, NumberWord, Reader, Reading};

impl Reader<'_> {
    /// « deux virgule cinq », `three point two million`.
    pub(super) fn with_decimal_words(&self, reading: Reading) -> Reading {
        if !self.is(reading.end, &self.words.decimal_words) || reading.scale > 1.0 {
            return reading;
        }
        if !reading.in_words {
            return self.with_decimal_digits(reading);
        }
        let (mut end, mut part, mut place) = (reading.end + 1, 0.0, 1.0);
        while place > 1e-12 && self.same_line(end) {
            let zero = self.is(end, &self.words.decimal_zeros).then_some(NumberWord::Value(0.0));
            let Some(NumberWord::Value(first)) = zero.or_else(|| self.word(end)) else { break };
            let (value, after) = if first < 10.0 && !self.words.twenties {
                (first, end + 1)
            } else {
                let Some(read) = self.cardinal(end, None) else { break };
                // « deux virgule cinq millions »: the scale is that of the whole.
                let scaled = read.scale > 1.0 && read.value / read.scale < 1000.0 && self.is_scale(read.end - 1);
                if scaled { (read.value / read.scale, read.end - 1) } else { (read.value % 1000.0, read.end) }
            };
            place /= if value < 10.0 {
                10.0
            } else if value < 100.0 {
                100.0
            } else {
                1000.0
            };
            part += value * place;
            end = after;
        }
        if place == 1.0 {
            return reading;
        }
        self.of_scale(Reading { end, value: reading.value + part, ..reading })
    }

    /// `point five` where the line says nothing else.
    pub(super) fn lone_decimal(&self, at: usize) -> Option<Number> {
        if !self.opens_line(at) || !self.is(at, &self.words.decimal_words) {
            return None;
        }
        let none = Reading { in_words: true, ..plain(at, 0.0, NumberForm::Cardinal) };
        let reading = self.with_decimal_words(none);
        if reading.end > at && !self.same_line(reading.end) { self.finish(at, reading) } else { None }
    }

    /// `1 point 1`: digits around the decimal word.
    fn with_decimal_digits(&self, reading: Reading) -> Reading {
        let after = reading.end + 1;
        let follows = self.same_line(reading.end) && self.same_line(after) && reading.value.fract() == 0.0;
        match self.decimal_part(after).filter(|_| follows && reading.form == NumberForm::Cardinal) {
            Some(part) => self.of_scale(Reading { end: after + 1, value: reading.value + part, in_words: true, ..reading }),
            None => reading,
        }
    }
}
