//! Facts as the dossier holds them: each with an id that survives reformatting, and a state.

use crate::content::SourceId;
use crate::span::Span;
use std::fmt;
use xxhash_rust::xxh3::Xxh3;

/// The kind of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactKind {
    /// A quantity.
    Figure,
    /// A quotation.
    Quotation,
    /// An event.
    Event,
    /// A name.
    Mention,
}

impl FactKind {
    /// The name used in data and templates.
    pub fn name(self) -> &'static str {
        match self {
            FactKind::Figure => "figure",
            FactKind::Quotation => "quotation",
            FactKind::Event => "event",
            FactKind::Mention => "mention",
        }
    }
}

/// What became of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Found by the tool and sure enough to publish.
    Proposed,
    /// Found, but below the publishing confidence.
    Uncertain,
    /// A person confirmed it.
    Accepted,
    /// A person corrected it.
    Edited,
    /// A person refused it.
    Rejected,
}

impl State {
    /// The name used in data and templates.
    pub fn name(self) -> &'static str {
        match self {
            State::Proposed => "proposed",
            State::Uncertain => "uncertain",
            State::Accepted => "accepted",
            State::Edited => "edited",
            State::Rejected => "rejected",
        }
    }
}

/// A short hash of (source id, kind, normalised exact text, occurrence). 50 bits: among the million
/// facts of a very large dossier a clash stays under one in two thousand.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactId(u64);

/// Crockford's base 32 in lower case: no letter that is taken for a digit.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const DIGITS: u32 = 10;

impl FactId {
    /// The id of the `occurrence`-th (from 0) fact of `kind` in `source` whose exact text is `exact`.
    /// White space in `exact` counts as one space, so that reformatting changes nothing.
    pub fn new(source: &SourceId, kind: FactKind, exact: &str, occurrence: usize) -> Self {
        let mut hash = Xxh3::new();
        hash.update(source.as_str().as_bytes());
        hash.update(&[0]);
        hash.update(kind.name().as_bytes());
        for word in exact.split_whitespace() {
            hash.update(&[0]);
            hash.update(word.as_bytes());
        }
        hash.update(&(occurrence as u64).to_le_bytes());
        Self(hash.digest() >> (64 - 5 * DIGITS))
    }

    /// Reads an id as printed; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix("f-").unwrap_or(text);
        if text.len() != DIGITS as usize {
            return None;
        }
        text.bytes()
            .try_fold(0, |value, byte| {
                let digit = ALPHABET.iter().position(|&letter| letter == byte)?;
                Some(value << 5 | digit as u64)
            })
            .map(Self)
    }
}

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in (0..DIGITS).rev() {
            let digit = (self.0 >> (5 * place)) & 31;
            fmt::Write::write_char(f, char::from(ALPHABET[digit as usize]))?;
        }
        Ok(())
    }
}

impl fmt::Debug for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "f-{self}")
    }
}

/// One fact of one source, as the dossier handles it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// Its id.
    pub id: FactId,
    /// Its kind.
    pub kind: FactKind,
    /// Its position in the list of its kind in the source's facts.
    pub index: usize,
    /// Where it stands in the source's text.
    pub span: Span,
    /// The sentence it stands in, as a position in the source's sentences.
    pub sentence: usize,
    /// Its state.
    pub state: State,
    /// Confidence in percent.
    pub confidence: u8,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Where a fact is: its source and its position among the source's items.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactRef {
    /// The source.
    pub source: SourceId,
    /// Position in [`super::Contribution::items`].
    pub item: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_survive_reformatting_and_tell_occurrences_apart() {
        let source = SourceId("a".into());
        let id = FactId::new(&source, FactKind::Figure, "2 030\nsoldats", 0);
        assert_eq!(id, FactId::new(&source, FactKind::Figure, "2 030  soldats", 0));
        assert_ne!(id, FactId::new(&source, FactKind::Figure, "2 030 soldats", 1));
        assert_ne!(id, FactId::new(&source, FactKind::Event, "2 030 soldats", 0));
        assert_eq!(FactId::parse(&id.to_string()), Some(id));
        assert_eq!(FactId::parse("f-oops"), None);
    }
}
