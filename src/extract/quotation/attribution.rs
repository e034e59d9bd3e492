//! What the rules hand on: a passage or clause, and whose words it is as far as the sentence tells.
//! [`super::direct`] and [`super::indirect`] make attributions, [`super::resolve`] puts a name to each
//! source, [`super::select`] turns them into quotations. Positions are tokens.

use super::phrase::Phrase;
use crate::extract::facts::QuotationKind;
use std::ops::Range;

/// Whose words.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// This phrase's.
    Phrase(Phrase),
    /// This phrase's, which stands nearest, and who it is is told by the other one.
    Named(Range<usize>, Phrase),
    /// The same speaker's as in the attribution before.
    Previous,
    /// Nothing tells.
    Open,
}

/// A passage or clause and its source.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// What was said.
    pub(super) content: Range<usize>,
    /// How it stands in the text.
    pub(super) kind: QuotationKind,
    /// Whose words.
    pub(super) source: Source,
    /// The reporting words.
    pub(super) cue: Option<Range<usize>>,
    /// The agency that relays.
    pub(super) via: Option<Range<usize>>,
    /// Pieces of one interrupted quotation share a number.
    pub(super) group: Option<u32>,
    /// Which rule found it.
    pub(super) rule: Rule,
}

/// A rule and what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// Its name.
    pub(super) name: &'static str,
    /// How often passage and source are right, in percent.
    pub(super) confidence: u8,
}

/// A rule by name and confidence.
pub(super) const fn rule(name: &'static str, confidence: u8) -> Rule {
    Rule { name, confidence }
}

/// What stands beside a passage and says whose it is.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Whose words.
    pub(super) source: Source,
    /// The reporting words.
    pub(super) cue: Option<Range<usize>>,
    /// The agency that relays.
    pub(super) via: Option<Range<usize>>,
    /// Which rule found it.
    pub(super) rule: Rule,
}
