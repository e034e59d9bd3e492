//! A text taken apart once for all extractors: paragraphs, tokens, sentences, numbers.
//! [`Document::new`] runs in linear time and allocates a handful of buffers, never one a token.

use super::number::{self, Number, NumberWords};
use super::paragraphs::paragraphs;
use super::sentences::{self, Abbreviations, Sentence};
use super::tokens::{Token, tokenise};
use crate::span::Span;

/// Normalised text with its parts. All spans are byte spans of [`Document::text`].
#[derive(Debug)]
pub struct Document<'t> {
    /// The normalised text.
    pub text: &'t str,
    /// Paragraphs in order.
    pub paragraphs: Vec<Span>,
    /// Tokens in order.
    pub tokens: Vec<Token>,
    /// Sentences in order; every token is in exactly one.
    pub sentences: Vec<Sentence>,
    /// Numbers in order.
    pub numbers: Vec<Number>,
    lower: String,
}

impl<'t> Document<'t> {
    /// Takes `text` (normalised) apart with the language's `abbreviations` and number `words`.
    pub fn new(text: &'t str, abbreviations: &Abbreviations, words: &NumberWords) -> Self {
        let (tokens, lower) = tokenise(text);
        let mut doc = Document { text, paragraphs: paragraphs(text), tokens, sentences: Vec::new(), numbers: Vec::new(), lower };
        doc.sentences = sentences::split(&doc, abbreviations);
        doc.numbers = number::scan(&doc, words);
        doc
    }

    /// The token at `at` as written; empty past the end.
    pub fn str(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The token at `at` in lower case with plain apostrophes; empty past the end.
    pub fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.lower.of(&self.lower))
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &'t str {
        span.of(self.text)
    }

    /// The position of the sentence that holds byte `offset`, or of the last one before it.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        self.sentences.partition_point(|s| s.span.start <= offset).checked_sub(1)
    }

    /// The position of the first token that starts at or after byte `offset`.
    pub fn token_from(&self, offset: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sentences(text: &str) -> Vec<&str> {
        let mut abbreviations = Abbreviations::default();
        abbreviations.before_name.extend(["m", "mme", "dr"].map(String::from));
        abbreviations.anywhere.extend(["janv", "etc"].map(String::from));
        let doc = Document::new(text, &abbreviations, &NumberWords::default());
        doc.sentences.iter().map(|s| s.span.of(text)).collect()
    }

    #[test]
    fn stops_that_end_nothing() {
        assert_eq!(
            sentences("M. Dupont est venu le 3 janv. à 10 h 30. Il repart."),
            ["M. Dupont est venu le 3 janv. à 10 h 30.", "Il repart."]
        );
        assert_eq!(
            sentences("La S.N.C.F. recrute. J. R. R. Tolkien écrit 3.5 pages..."),
            ["La S.N.C.F. recrute.", "J. R. R. Tolkien écrit 3.5 pages..."]
        );
        assert_eq!(sentences("Il hésite… puis part. Fin"), ["Il hésite… puis part.", "Fin"]);
    }

    #[test]
    fn closing_marks_go_with_their_sentence() {
        assert_eq!(sentences("« Non. » Il part. « Oui ! », dit-il."), ["« Non. »", "Il part.", "« Oui ! », dit-il."]);
        assert_eq!(sentences("\"Stop.\" He left. (Really.) Yes."), ["\"Stop.\"", "He left.", "(Really.)", "Yes."]);
    }

    proptest! {
        #[test]
        fn every_token_is_in_exactly_one_sentence(text in "[a-zA-Zé .!?«»\"'’\n0-9-]{0,80}") {
            let doc = Document::new(&text, &Abbreviations::default(), &NumberWords::default());
            let covered: Vec<usize> = doc.sentences.iter().flat_map(|s| s.tokens.clone()).collect();
            prop_assert_eq!(covered, (0..doc.tokens.len()).collect::<Vec<_>>());
        }
    }
}
