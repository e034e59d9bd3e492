//! Numbers in a text, in digits or words: where each stands, its value and its form. [`scan`] is run
//! once a document and shared by times, quantities and whoever counts. Which words mean numbers is
//! data ([`NumberWords`], filled from a language's lexicon).

use super::Document;
use super::tokens::TokenKind;
use crate::span::Span;
use std::collections::HashMap;
use std::ops::Range;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberForm {
    /// « 2 030 », « 1,5 », « seize », « 16 milliards ».
    Cardinal,
    /// « 3e », « premier », `third`.
    Ordinal,
    /// « un tiers », `three fifths`.
    Fraction,
    /// « une trentaine », `dozens`: about so many.
    Collective,
}

/// One number of a document.
#[derive(Clone, Debug)]
pub struct Number {
    /// Where it stands, scale words included.
    pub span: Span,
    /// Its tokens, as positions in [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Its value.
    pub value: f64,
    /// How it is written.
    pub form: NumberForm,
    /// True if any part is written in words.
    pub in_words: bool,
}

/// The number words of a language.
#[derive(Debug, Default)]
pub struct NumberWords {
    /// Lower-case word to value: `seize` 16, `vingt` 20.
    pub units: HashMap<String, f64>,
    /// Lower-case scale word to factor: `mille` 1,000, `million` and `millions` 1,000,000.
    pub scales: HashMap<String, f64>,
}

/// Every number of the document, in order, none overlapping.
pub fn scan(doc: &Document<'_>, words: &NumberWords) -> Vec<Number> {
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < doc.tokens.len() {
        let in_words = doc.tokens[at].is_word();
        let value = match doc.tokens[at].kind {
            TokenKind::Digits => doc.str(at).parse::<f64>().ok(),
            TokenKind::Word => words.units.get(doc.lower(at)).copied(),
            _ => None,
        };
        if let Some(value) = value {
            let span = doc.tokens[at].span;
            numbers.push(Number { span, tokens: at..at + 1, value, form: NumberForm::Cardinal, in_words });
        }
        at += 1;
    }
    numbers
}
