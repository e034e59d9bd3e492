//! Units by name, symbol and sign: the tables every language shares (`common/units.toml`) joined with a
//! language's own names. [`Units`] is filled by [`super::quantity`]; everything is keyed by the first (or
//! last) lower-case token of a phrase, so that a look-up costs one hash.

use crate::text::Document;
use crate::text::number::NumberWords;
use crate::text::sentences::Abbreviations;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What kind of unit a phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// A currency by its ISO 4217 code.
    Currency,
    /// A hundredth or smaller part of a currency: cents, pence.
    Coin,
    /// `%` and the like.
    Share,
    /// A measure.
    Measure,
    /// A length of time.
    Duration,
    /// An age by its own words: `years old`.
    Age,
    /// No unit: a short million before the noun it counts, `1.2m cars`.
    Count,
}

/// One way to write a unit.
#[derive(Debug)]
pub struct UnitPhrase {
    /// Its tokens: lower case, or as written for symbols.
    pub tokens: Vec<String>,
    /// The unit's code or symbol.
    pub code: String,
    /// Its kind.
    pub kind: UnitKind,
    /// True if its tokens must stand as written.
    pub exact: bool,
}

/// A unit that may stand before its number.
#[derive(Debug)]
pub struct Before {
    /// The unit's code.
    pub code: String,
    /// Its kind.
    pub kind: UnitKind,
    /// True for a bare code, which must stand in capitals.
    pub capitals: bool,
    /// True if its tokens stand without a space (`A$`).
    pub tight: bool,
}

/// Phrases by one of their tokens, the longest first.
#[derive(Debug)]
pub struct Phrases<T>(FxHashMap<String, Vec<(Vec<String>, T)>>);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<T> Phrases<T> {
    /// The phrases that start (or end) with `token`.
    pub fn of(&self, token: &str) -> &[(Vec<String>, T)] {
        self.0.get(token).map_or(&[], Vec::as_slice)
    }

    pub(super) fn add(&mut self, key: Option<String>, tokens: Vec<String>, meaning: T) {
        if let Some(key) = key {
            self.0.entry(key).or_default().push((tokens, meaning));
        }
    }

    pub(super) fn sort(&mut self) {
        self.0.values_mut().for_each(|phrases| phrases.sort_by_key(|(tokens, _)| usize::MAX - tokens.len()));
    }
}

/// The common file as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CommonFile {
    pub(super) signs: BTreeMap<String, String>,
    pub(super) codes: Codes,
    pub(super) code_prefixes: BTreeMap<String, f64>,
    pub(super) shares: BTreeMap<String, Vec<String>>,
    pub(super) symbols: BTreeMap<String, Vec<String>>,
    pub(super) temperatures: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Codes {
    pub(super) list: Vec<String>,
    pub(super) lower: Vec<String>,
}

/// The currency codes of the common file, lower case.
///
/// # Errors
/// When the text is not such a file.
pub(super) fn codes(common: &str) -> Result<Vec<String>, toml::de::Error> {
    let file: CommonFile = toml::from_str(common)?;
    Ok(file.codes.list.iter().map(|code| code.to_lowercase()).collect())
}

/// The unit tables under construction.
#[derive(Default)]
pub(super) struct Units {
    pub(super) by_first: FxHashMap<String, Vec<UnitPhrase>>,
    pub(super) before: Phrases<Before>,
}

impl Units {
    pub(super) fn add_all(&mut self, codes: &BTreeMap<String, Vec<String>>, kind: UnitKind, exact: bool) {
        for (code, names) in codes {
            names.iter().for_each(|name| self.add(name, code, kind, exact));
        }
    }

    pub(super) fn add(&mut self, name: &str, code: &str, kind: UnitKind, exact: bool) {
        let written = tokens(name);
        let Some(first) = written.first().map(|token| token.to_lowercase()) else { return };
        let phrase = UnitPhrase { tokens: written, code: code.to_owned(), kind, exact };
        self.by_first.entry(first).or_default().push(phrase);
    }

    pub(super) fn add_before(&mut self, name: &str, code: &str, kind: UnitKind, capitals: bool) {
        let tokens: Vec<String> = tokens(name).iter().map(|token| token.to_lowercase()).collect();
        self.before.add(
            tokens.last().cloned(),
            tokens,
            Before { code: code.to_owned(), kind, capitals, tight: !name.contains(' ') },
        );
    }

    /// `MGBP`, `KEUR`: codes with their scale, kept as units whose code starts with the factor.
    pub(super) fn scaled_codes(&mut self, common: &CommonFile) {
        for (prefix, factor) in &common.code_prefixes {
            for code in &common.codes.list {
                let name = format!("{prefix}{code}");
                let scaled = format!("{factor}*{code}");
                self.add(&name, &scaled, UnitKind::Currency, true);
                self.add_before(&name, &scaled, UnitKind::Currency, true);
            }
        }
    }
}

/// A phrase as the tokeniser takes it apart, as written.
pub(super) fn tokens(phrase: &str) -> Vec<String> {
    // « plus d' » elides only before a letter.
    let elides = phrase.ends_with('\'');
    let whole = if elides { format!("{phrase}a") } else { phrase.to_owned() };
    let doc = Document::new(&whole, &Abbreviations::default(), &NumberWords::default());
    (0..doc.tokens.len() - usize::from(elides)).map(|at| doc.str(at).to_owned()).collect()
}
