//! The hard cases, each named by what is hard. A check shows every quantity of a text as
//! `span = amount unit (modifier)`; publication-worthy ones only, unless it asks for all.

mod english;
mod french;
mod kinds;
mod news;

use super::find;
use crate::extract::facts::{Amount, Modifier, Quantity, Unit};
use crate::extract::lexicon::Lexicon;
use crate::text::{Document, Lang};

fn quantities(lang: &str, text: &str) -> Vec<Quantity> {
    let lexicon = Lexicon::of(Lang::parse(lang).unwrap());
    let doc = Document::new(text, &lexicon.abbreviations, &lexicon.numbers);
    find(&doc, lexicon, &[])
}

fn show(text: &str, q: &Quantity) -> String {
    let round = |v: f64| (v * 1e4).round() / 1e4;
    let amount = match q.amount {
        Amount::Exact(v) => round(v).to_string(),
        Amount::Range(low, high) => format!("{}–{}", round(low), round(high)),
    };
    let unit = match &q.unit {
        Unit::Currency(u) | Unit::Share(u) | Unit::Measure(u) | Unit::Counted(u) => format!(" {u}"),
        Unit::None => String::new(),
    };
    let modifier = q.modifier.map_or("", |modifier| match modifier {
        Modifier::Approximate => " (approx)",
        Modifier::More => " (more)",
        Modifier::Less => " (less)",
        Modifier::AtLeast => " (at least)",
        Modifier::AtMost => " (at most)",
        Modifier::Vague => " (vague)",
    });
    let age = if q.is_age() { " (age)" } else { "" };
    format!("{} = {amount}{unit}{modifier}{age}", q.span.of(text))
}

/// Quantities sure enough to be published.
fn check(lang: &str, text: &str, expect: &[&str]) {
    let found: Vec<String> = quantities(lang, text).iter().filter(|q| q.confidence.0 >= 60).map(|q| show(text, q)).collect();
    assert_eq!(found, expect, "{text}");
}

/// All quantities, those kept from publication too.
fn check_all(lang: &str, text: &str, expect: &[&str]) {
    let found: Vec<String> = quantities(lang, text).iter().map(|q| show(text, q)).collect();
    assert_eq!(found, expect, "{text}");
}

/// What is counted, what happened and who says so, for each quantity.
fn check_context(lang: &str, text: &str, expect: &[(&str, &str, &str)]) {
    let part = |span: Option<crate::span::Span>| span.map_or("", |span| span.of(text));
    let found: Vec<(&str, &str, &str)> =
        quantities(lang, text).iter().map(|q| (part(q.counts), part(q.predicate), part(q.says))).collect();
    assert_eq!(found, expect, "{text}");
}
