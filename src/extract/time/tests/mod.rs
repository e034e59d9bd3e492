//! Time expressions by what is hard about them, one file a language, and properties of all values.
//! Sentences are told on Thursday 13 January 2022 unless a test says otherwise.

mod english;
mod french;
mod news;
mod notes;
mod properties;

use super::super::lexicon::Lexicon;
use super::find;
use crate::extract::TimeExpression;
use crate::text::{Document, Lang};

fn times(lang: Lang, text: &str, published: Option<&str>) -> Vec<TimeExpression> {
    let lexicon = Lexicon::of(lang);
    let doc = Document::new(text, &lexicon.abbreviations, &lexicon.numbers);
    find(&doc, lexicon, published.map(|date| date.parse().unwrap()))
}

/// Each expression as « text → value ».
fn values(lang: Lang, text: &str, published: Option<&str>) -> Vec<String> {
    times(lang, text, published).iter().map(|t| format!("{} → {}", t.span.of(text), t.value)).collect()
}

fn check(lang: Lang, text: &str, expect: &[&str]) {
    assert_eq!(values(lang, text, Some("2022-01-13")), expect, "{text}");
}

fn lang(code: &str) -> Lang {
    Lang::parse(code).unwrap()
}
