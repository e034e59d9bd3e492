//! Numbers in a text, in digits or words: where each stands, its value and its form. [`scan`] is run
//! once a document and shared by times, quantities and whoever counts. Which words mean numbers is
//! data ([`NumberWords`], filled from a language's lexicon). Numbers never overlap, never cross a line
//! and never swallow a neighbour: group marks join only exact groups of three digits. Whether a number
//! is a date, a figure or an identifier is not decided here.

mod decimals;
mod digits;
mod forms;
mod words;

use super::Document;
use super::tokens::TokenKind;
use crate::span::Span;
use std::ops::Range;
pub use words::{AndRule, NumberWord, NumberWords};

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberForm {
    /// « 2 030 », « 1,5 », « seize », « 16 milliards ».
    Cardinal,
    /// « 3e », « premier », « `XIXe` », `third`.
    Ordinal,
    /// « un tiers », `three fifths`, ½.
    Fraction,
    /// « une trentaine », `dozens`: about so many.
    Collective,
}

/// One number of a document.
#[derive(Clone, Debug)]
pub struct Number {
    /// Where it stands: sign, scale words and the vague word before a collective (« des dizaines ») included.
    pub span: Span,
    /// Its tokens, as positions in [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Its value.
    pub value: f64,
    /// How it is written.
    pub form: NumberForm,
    /// True if any part is written in words.
    pub in_words: bool,
    /// True for an article that may count (« un », « une », `a`, `an`): 1 only where the context says so.
    pub article: bool,
    /// True for a plural without a count: « des milliers », `dozens`, `several hundred`.
    pub vague: bool,
    /// The factor of its scale words (1,000,000 in « 3 millions »), 1 without.
    pub scale: f64,
}

/// Every number of the document, in order, none overlapping.
pub fn scan(doc: &Document<'_>, words: &NumberWords) -> Vec<Number> {
    let reader = Reader { doc, words };
    let mut numbers: Vec<Number> = Vec::with_capacity(doc.tokens.len() / 32);
    let mut at = 0;
    let mut free = 0;
    while let Some(token) = doc.tokens.get(at) {
        let read = match token.kind {
            TokenKind::Digits => reader.digits(at, free),
            TokenKind::Word => reader.word_number(at, free),
            TokenKind::Symbol => reader.symbol(at),
            TokenKind::Punct => None,
        };
        match read {
            Some(mut number) if number.tokens.end > at => {
                reader.negate(&mut number, free);
                at = number.tokens.end;
                free = at;
                numbers.push(number);
            }
            _ => at += 1,
        }
    }
    numbers
}

/// A document with the number words of its language.
#[derive(Clone, Copy)]
struct Reader<'a> {
    doc: &'a Document<'a>,
    words: &'a NumberWords,
}

/// A number under way: where it ends and what it is so far.
#[derive(Clone, Copy, Debug)]
struct Reading {
    end: usize,
    value: f64,
    scale: f64,
    in_words: bool,
    form: NumberForm,
    vague: bool,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> Option<NumberWord> {
        self.doc.tokens.get(at).filter(|t| t.is_word()).and_then(|_| self.words.get(self.doc.lower(at)))
    }

    /// True if the token at `at` exists and follows the one before on the same line.
    fn same_line(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| !t.line_before())
    }

    /// True if no white space stands before the token at `at`.
    fn glued(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| !t.space_before())
    }

    fn is(&self, at: usize, list: &[String]) -> bool {
        self.doc.tokens.get(at).is_some() && list.iter().any(|word| word == self.doc.lower(at))
    }

    /// `minus three`: takes the word before into the number.
    fn negate(&self, number: &mut Number, free: usize) {
        let Some(before) = number.tokens.start.checked_sub(1).filter(|&i| i >= free) else { return };
        let minus = matches!(number.form, NumberForm::Cardinal | NumberForm::Fraction)
            && !number.article
            && number.value > 0.0
            && self.is(before, &self.words.minus);
        // `plus or minus 3`
        let either = before.checked_sub(1).is_some_and(|i| self.is(i, &self.words.either));
        let minus = minus && !either;
        if let Some(token) = self.doc.tokens.get(before).filter(|_| minus && self.same_line(number.tokens.start)) {
            number.tokens.start = before;
            number.span = number.span.join(token.span);
            number.value = -number.value;
        }
    }

    fn finish(&self, start: usize, reading: Reading) -> Option<Number> {
        let (first, last) = (self.doc.tokens.get(start)?, self.doc.tokens.get(reading.end.checked_sub(1)?)?);
        Some(Number {
            span: first.span.join(last.span),
            tokens: start..reading.end,
            value: reading.value,
            form: reading.form,
            in_words: reading.in_words,
            article: false,
            vague: reading.vague,
            scale: reading.scale,
        })
    }

    /// ½ and its like, standing alone.
    fn symbol(&self, at: usize) -> Option<Number> {
        let value = digits::vulgar(self.doc.str(at))?;
        let reading = Reading { end: at + 1, value, scale: 1.0, in_words: false, form: NumberForm::Fraction, vague: false };
        self.finish(at, reading)
    }
}
