//! Gold texts into training sentences: JSON lines with `text`, `lang` and `entities` (code-point spans with
//! `PER`, `LOC` or `ORG`) become words with labels, through the same tokeniser and words as tagging.

use super::marked;
use liasse::extract::entity::crf::Words;
use liasse::extract::lexicon::Lexicon;
use liasse::text::{Document, Lang, normalise};
use serde::Deserialize;
use std::collections::HashSet;
use std::error::Error;
use std::fs;
use std::path::Path;

/// One text with its names.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Gold {
    /// The text.
    pub(crate) text: String,
    pub(crate) lang: String,
    /// The collection it comes from.
    #[serde(default)]
    pub(crate) src: String,
    #[serde(default)]
    pub(crate) entities: Vec<GoldSpan>,
    #[serde(default)]
    pub(crate) optional: Vec<GoldSpan>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct GoldSpan {
    /// Its first code point.
    pub(crate) start: usize,
    /// One past its last code point.
    pub(crate) end: usize,
    /// `PER`, `LOC` or `ORG`.
    pub(crate) label: String,
}

/// The labels in the order of the tagger's kinds.
const LABELS: [&str; 3] = ["PER", "LOC", "ORG"];

/// A name: byte span and number of its kind.
pub(crate) type Span = (usize, usize, usize);

/// The texts of a JSON lines file, or of one with its names marked inline (`.txt`).
pub(crate) fn read(path: &Path) -> Result<Vec<Gold>, Box<dyn Error>> {
    if path.extension().is_some_and(|extension| extension == "txt") {
        return marked::read(path);
    }
    fs::read_to_string(path)?.lines().filter(|line| !line.trim().is_empty()).map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// How a copy of a text is written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Case {
    /// `ALL CAPITALS`.
    Upper,
    /// `Every Word With A Capital`.
    Title,
}

impl Gold {
    /// The same text in another case, code point by code point, so that the spans still hold.
    pub(crate) fn in_case(&self, case: Case) -> Gold {
        let mut inside = false;
        let text = self.text.chars().map(|c| {
            let opens = c.is_alphabetic() && !inside;
            inside = c.is_alphanumeric() || matches!(c, '\'' | '’');
            match case {
                Case::Upper => single(c, c.to_uppercase()),
                Case::Title if opens => single(c, c.to_uppercase()),
                Case::Title => c,
            }
        });
        Gold { text: text.collect(), ..self.clone() }
    }

    /// The text taken apart. The texts must be normalised already; one that is not is left out.
    pub(crate) fn document(&self) -> Option<Document<'_>> {
        let lexicon = Lexicon::of(Lang::parse(&self.lang)?);
        (normalise(&self.text).text == self.text).then(|| Document::new(&self.text, &lexicon.abbreviations, &lexicon.numbers))
    }

    /// The names that count.
    pub(crate) fn names(&self) -> Vec<Span> {
        self.spans(&self.entities).collect()
    }

    /// Spans that are neither right nor wrong.
    pub(crate) fn optional(&self) -> HashSet<(usize, usize)> {
        self.spans(&self.optional).map(|(start, end, _)| (start, end)).collect()
    }

    fn spans<'g>(&'g self, spans: &'g [GoldSpan]) -> impl Iterator<Item = Span> + 'g {
        let offsets: Vec<usize> = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]).collect();
        spans.iter().filter_map(move |span| {
            let kind = LABELS.iter().position(|label| *label == span.label)?;
            Some((*offsets.get(span.start)?, *offsets.get(span.end)?, kind))
        })
    }
}

/// The label of every word: O, B or I of the name that covers it.
pub(crate) fn labels(words: &Words, names: &[Span]) -> Vec<u8> {
    let mut labels = vec![0; words.words.len()];
    for &(start, end, kind) in names {
        let mut first = true;
        for (label, word) in labels.iter_mut().zip(&words.words) {
            let (from, to) = (word.span.start as usize, word.span.end as usize);
            let shared = to.min(end).saturating_sub(from.max(start));
            if shared * 2 > to - from {
                *label = (1 + 2 * kind + usize::from(!first)) as u8;
                first = false;
            }
        }
    }
    labels
}

/// The one character of `changed`, or `c` where there are more.
fn single(c: char, mut changed: impl Iterator<Item = char>) -> char {
    match (changed.next(), changed.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}
