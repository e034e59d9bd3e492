//! `numbers.toml` into [`NumberWords`]: the number words of a language and its ways of writing figures.

#[cfg(test)]
mod tests;

use crate::text::number::{AndRule, NumberWord, NumberWords};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Currency signs every language writes; codes and names are the quantity lexicon's.
const SIGNS: [&str; 9] = ["$", "€", "£", "¥", "₹", "₽", "₩", "₪", "₺"];

/// The file as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NumbersFile {
    and: Vec<String>,
    and_rule: String,
    articles: Vec<String>,
    counting_articles: Vec<String>,
    of: Vec<String>,
    of_the: Vec<String>,
    hundred: Vec<String>,
    not_hundred_after: Vec<String>,
    half: Vec<String>,
    decimal_words: Vec<String>,
    decimal_zeros: Vec<String>,
    vague_lead: Vec<String>,
    collective_adjectives: Vec<String>,
    not_fraction_of: Vec<String>,
    part_of: Vec<String>,
    needs_of: Vec<String>,
    one_of_scale: Vec<String>,
    minus: Vec<String>,
    either: Vec<String>,
    parts_by: Vec<String>,
    parts_before: Vec<String>,
    long_tens: Vec<f64>,
    twenties: bool,
    decimal_marks: Vec<String>,
    group_marks: Vec<String>,
    ordinal_endings: Vec<String>,
    values: BTreeMap<String, f64>,
    scales: BTreeMap<String, f64>,
    counted_scales: BTreeMap<String, f64>,
    plural_scales: BTreeMap<String, f64>,
    collectives: BTreeMap<String, f64>,
    plural_collectives: BTreeMap<String, f64>,
    ordinals: BTreeMap<String, f64>,
    ordinal_forms: OrdinalForms,
    denominators: BTreeMap<String, f64>,
    abbreviations: BTreeMap<String, f64>,
    glued: BTreeMap<String, f64>,
    lone: BTreeMap<String, f64>,
    beside_currency: BTreeMap<String, f64>,
}

/// How further forms of the ordinals are made.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OrdinalForms {
    plural: String,
    unaccented: bool,
}

/// Reads `numbers.toml`; `codes` are the currency codes in lower case.
///
/// # Errors
/// When the text is not such a file.
pub(super) fn load(toml: &str, codes: Vec<String>) -> Result<NumberWords, toml::de::Error> {
    let file: NumbersFile = toml::from_str(toml)?;
    let mut words = NumberWords {
        and_rule: if file.and_rule == "after-hundred" { AndRule::AfterHundred } else { AndRule::BeforeOne },
        articles: file.articles,
        and: file.and,
        of: file.of,
        of_the: file.of_the,
        decimal_words: file.decimal_words,
        decimal_zeros: file.decimal_zeros,
        vague_lead: file.vague_lead,
        collective_adjectives: file.collective_adjectives,
        not_hundred_after: file.not_hundred_after,
        not_fraction_of: file.not_fraction_of,
        part_of: file.part_of,
        needs_of: file.needs_of,
        one_of_scale: file.one_of_scale,
        minus: file.minus,
        either: file.either,
        parts_by: file.parts_by,
        parts_before: file.parts_before,
        long_tens: file.long_tens,
        twenties: file.twenties,
        decimal_marks: file.decimal_marks,
        group_marks: file.group_marks,
        ordinal_endings: file.ordinal_endings,
        abbreviations: file.abbreviations.into_iter().collect(),
        glued: file.glued.into_iter().collect(),
        lone: file.lone.into_iter().collect(),
        beside_currency: file.beside_currency.into_iter().collect(),
        currency_marks: SIGNS.iter().map(|&sign| sign.to_owned()).chain(codes).collect(),
        ..NumberWords::default()
    };
    let map = &mut words.words;
    for (word, value) in file.ordinals {
        let plain = if file.ordinal_forms.unaccented { word.replace(['è', 'é'], "e") } else { word.clone() };
        for form in [word, plain] {
            map.insert(format!("{form}{}", file.ordinal_forms.plural), NumberWord::Ordinal { value, plural: true });
            map.insert(form, NumberWord::Ordinal { value, plural: false });
        }
    }
    map.extend(file.denominators.into_iter().map(|(word, value)| (word, NumberWord::Denominator(value))));
    map.extend(file.half.into_iter().map(|word| (word, NumberWord::Half)));
    map.extend(file.hundred.into_iter().map(|word| (word, NumberWord::Hundred)));
    map.extend(file.counting_articles.into_iter().map(|word| (word, NumberWord::Article)));
    map.extend(file.values.into_iter().map(|(word, value)| (word, NumberWord::Value(value))));
    let scale = |bare, plural| move |(word, factor)| (word, NumberWord::Scale { factor, bare, plural });
    map.extend(file.scales.into_iter().map(scale(true, false)));
    map.extend(file.counted_scales.into_iter().map(scale(false, false)));
    map.extend(file.plural_scales.into_iter().map(scale(false, true)));
    let collective = |plural| move |(word, factor)| (word, NumberWord::Collective { factor, plural });
    map.extend(file.collectives.into_iter().map(collective(false)));
    map.extend(file.plural_collectives.into_iter().map(collective(true)));
    Ok(words)
}
