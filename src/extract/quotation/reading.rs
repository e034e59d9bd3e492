//! A document with what the lexicon knows of each token: the ground the other rooms of this folder
//! stand on. [`Reading::new`] makes one look-up a token; marks and names are laid over it afterwards.
//! Token positions are those of [`Document::tokens`]; every question past the end has a plain answer.

use super::marks::Marked;
use super::names::Names;
use crate::extract::lexicon::quotation::{QuotationWords, Word, class};
use crate::span::Span;
use crate::text::Document;
use std::ops::Range;

/// A document, word by word as the lexicon sees it.
pub(super) struct Reading<'d> {
    pub(super) doc: &'d Document<'d>,
    pub(super) words: &'d QuotationWords,
    pub(super) tags: Vec<Word>,
    pub(super) names: Names,
    /// Passages between marks, outermost ones only, in order.
    pub(super) marked: Vec<Marked>,
    /// For each token, the passage it stands in or whose mark it is, counted from 1; 0 outside.
    pub(super) inside: Vec<u32>,
}

impl<'d> Reading<'d> {
    /// Looks every word of the document up.
    pub(super) fn new(doc: &'d Document<'d>, words: &'d QuotationWords) -> Self {
        let mut tags: Vec<Word> = Vec::with_capacity(doc.tokens.len());
        for (at, token) in doc.tokens.iter().enumerate() {
            tags.push(if token.is_word() || doc.lower(at) == "'" { words.word(doc.lower(at)) } else { Word::default() });
        }
        let mut at = 0;
        while at < tags.len() {
            let found = if tags[at].is(class::STARTS) { words.phrase(doc, at) } else { None };
            let Some((length, classes)) = found else {
                at += 1;
                continue;
            };
            for (offset, tag) in tags.iter_mut().skip(at).take(length).enumerate() {
                let continued = if offset > 0 { class::CONTINUED } else { 0 };
                *tag = Word { classes: classes | continued, verb: 0 };
            }
            at += length;
        }
        Self { doc, words, tags, names: Names::default(), marked: Vec::new(), inside: vec![0; doc.tokens.len()] }
    }

    /// What is known of the token at `at`.
    pub(super) fn tag(&self, at: usize) -> Word {
        self.tags.get(at).copied().unwrap_or_default()
    }

    /// True if the token at `at` is in one of `classes`.
    pub(super) fn is(&self, at: usize, classes: u64) -> bool {
        self.tag(at).is(classes)
    }

    /// True if the token at `at` is written `text`.
    pub(super) fn reads(&self, at: usize, text: &str) -> bool {
        self.doc.str(at) == text
    }

    /// Number of tokens.
    pub(super) fn len(&self) -> usize {
        self.tags.len()
    }

    /// The passage between marks that holds token `at`, marks included.
    pub(super) fn passage(&self, at: usize) -> Option<usize> {
        self.inside.get(at).and_then(|&index| (index as usize).checked_sub(1))
    }

    /// True if the token at `at` stands between marks or is one of them.
    pub(super) fn is_marked(&self, at: usize) -> bool {
        self.inside.get(at).is_some_and(|&index| index > 0)
    }

    /// The tokens of the sentence that holds token `at`.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let offset = self.doc.tokens.get(at).map_or(u32::MAX, |t| t.span.start);
        self.doc.sentence_at(offset).and_then(|i| self.doc.sentences.get(i)).map_or(0..0, |s| s.tokens.clone())
    }

    /// The position of the sentence that holds token `at`.
    pub(super) fn sentence_number(&self, at: usize) -> usize {
        let offset = self.doc.tokens.get(at).map_or(u32::MAX, |t| t.span.start);
        self.doc.sentence_at(offset).unwrap_or(0)
    }

    /// The paragraph that holds token `at`.
    pub(super) fn paragraph(&self, at: usize) -> usize {
        self.doc.sentences.get(self.sentence_number(at)).map_or(0, |s| s.paragraph)
    }

    /// The text span of a range of tokens; `None` for an empty one.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        let first = self.doc.tokens.get(tokens.start)?;
        let last = self.doc.tokens.get(tokens.end.checked_sub(1)?)?;
        (tokens.start < tokens.end).then(|| first.span.join(last.span))
    }

    /// True for a stop that can end a sentence.
    pub(super) fn is_terminator(&self, at: usize) -> bool {
        matches!(self.doc.str(at), "." | "!" | "?" | "…")
    }

    /// True for the stop of an initial, a letter word (`F.B.I. agents`) or a title inside a sentence.
    fn is_inner_stop(&self, at: usize) -> bool {
        let letter = at.checked_sub(1).is_some_and(|p| self.is_capitalised(p) && self.doc.str(p).chars().nth(1).is_none());
        let goes_on = self.is_word(at + 1) && (!self.starts_apart(at + 1) || !self.is_capitalised(at + 1));
        let stop = self.reads(at, ".") && !self.starts_apart(at);
        // `Mr. DeLuca`: the sentence goes on after the stop of a title.
        let titled = || at.checked_sub(1).is_some_and(|p| self.is(p, class::TITLE)) && self.is_word(at + 1);
        stop && (letter && goes_on || titled() && self.sentence(at).end > at + 1)
    }

    /// True for a comma, stop, colon or dash outside words.
    pub(super) fn is_break(&self, at: usize) -> bool {
        !self.is_inner_stop(at) && self.is_parting(at)
    }

    fn is_parting(&self, at: usize) -> bool {
        matches!(self.doc.str(at), "," | ";" | ":" | "." | "!" | "?" | "…" | "—" | "–" | "(" | ")" | "[" | "]")
            || self.is_hyphen(at) && self.starts_apart(at)
    }

    /// True if white space stands before the token at `at`.
    pub(super) fn starts_apart(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_none_or(|t| t.space_before())
    }

    /// True for a hyphen.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.doc.str(at), "-" | "‐" | "‑")
    }

    /// True inside a word with hyphens, after its first part.
    pub(super) fn is_inside_word(&self, at: usize) -> bool {
        let joined = |i: usize| self.is_hyphen(i) && !self.starts_apart(i) && !self.starts_apart(i + 1);
        at > 1 && joined(at - 1) && self.is_word(at - 2) || at > 0 && joined(at) && self.is_word(at - 1)
    }

    /// True if the word at `at` is in a list the lexicon keeps under a name in brackets.
    pub(super) fn is_listed(&self, list: &str, at: usize) -> bool {
        self.is_word(at) && self.words.may_stand_for(list, self.doc.lower(at))
    }

    /// True for a word.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| t.is_word())
    }

    /// True for a word with a capital.
    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| t.is_word() && t.is_capitalised())
    }
}
