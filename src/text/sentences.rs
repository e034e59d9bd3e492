//! Where sentences end. A sentence ends at `.`, `!`, `?` or `…`, with the closing marks that follow,
//! unless the stop belongs to an abbreviation (« M. », « janv. »), an initial, a number or a name
//! with dots (« S.N.C.F. »), or what follows goes on in lower case. Paragraphs always end one.

use super::Document;
use super::tokens::TokenKind;
use crate::span::Span;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// The abbreviations of a language, lower case, without their last stop.
#[derive(Debug, Default)]
pub struct Abbreviations {
    /// Never end a sentence: titles and the like, always followed by a name or number.
    pub before_name: FxHashSet<String>,
    /// May end a sentence: it ends when a capital follows that is no part of a name.
    pub anywhere: FxHashSet<String>,
}

/// One sentence: its text and its tokens.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where it stands, closing marks included.
    pub span: Span,
    /// Its tokens, as positions in [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Which paragraph it belongs to, counted from 0.
    pub paragraph: usize,
}

pub(super) fn split(doc: &Document<'_>, abbreviations: &Abbreviations) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut next = 0;
    for (paragraph, span) in doc.paragraphs.iter().enumerate() {
        let from = next;
        while next < doc.tokens.len() && doc.tokens[next].span.start < span.end {
            next += 1;
        }
        split_paragraph(doc, abbreviations, from..next, &mut |tokens| {
            let span = doc.tokens[tokens.start].span.join(doc.tokens[tokens.end - 1].span);
            sentences.push(Sentence { span, tokens, paragraph });
        });
    }
    sentences
}

fn split_paragraph(doc: &Document<'_>, abbreviations: &Abbreviations, range: Range<usize>, emit: &mut dyn FnMut(Range<usize>)) {
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        if !is_terminator(doc, at) {
            at += 1;
            continue;
        }
        let stop = at;
        while at < range.end && is_terminator(doc, at) {
            at += 1;
        }
        let single_stop = at == stop + 1 && doc.str(stop) == ".";
        let mut after = at;
        while after < range.end && is_closer(doc, after) {
            after += 1;
        }
        if after >= range.end {
            break;
        }
        if !doc.tokens[after].space_before() && after == at {
            continue;
        }
        if single_stop && belongs_to_word(doc, abbreviations, stop, after) {
            continue;
        }
        if !opens_sentence(doc, after, range.end) {
            continue;
        }
        emit(start..after);
        (start, at) = (after, after);
    }
    if start < range.end {
        emit(start..range.end);
    }
}

fn is_terminator(doc: &Document<'_>, at: usize) -> bool {
    matches!(doc.str(at), "." | "!" | "?" | "…" | "。")
}

/// A closing mark that belongs to the sentence before: directly after the stop, or a French
/// guillemet after a space. A straight quote closes only when no space parts it from the stop.
fn is_closer(doc: &Document<'_>, at: usize) -> bool {
    match doc.str(at) {
        "»" | "›" => true,
        "”" | ")" | "]" | "\"" | "'" | "’" => !doc.tokens[at].space_before(),
        _ => false,
    }
}

/// True if what starts at `at` can open a sentence: no lower-case word, no closing punctuation.
fn opens_sentence(doc: &Document<'_>, at: usize, end: usize) -> bool {
    let token = &doc.tokens[at];
    match token.kind {
        TokenKind::Word => token.is_capitalised() || !has_case(doc.str(at)),
        TokenKind::Digits => true,
        TokenKind::Symbol => true,
        TokenKind::Punct => match doc.str(at) {
            "," | ";" | ":" | "." | ")" | "]" | "»" | "”" => false,
            "-" | "–" | "—" | "«" | "“" | "\"" | "(" | "[" | "‘" | "'" | "„" | "•" => {
                at + 1 >= end || opens_sentence(doc, at + 1, end)
            }
            _ => true,
        },
    }
}

fn has_case(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

/// True if the stop at `stop` is part of the word before it rather than the end of a sentence.
fn belongs_to_word(doc: &Document<'_>, abbreviations: &Abbreviations, stop: usize, after: usize) -> bool {
    let Some(before) = stop.checked_sub(1) else { return false };
    let word = &doc.tokens[before];
    if !word.is_word() || doc.tokens[stop].space_before() {
        return false;
    }
    let lower = doc.lower(before);
    if abbreviations.before_name.contains(lower) {
        return true;
    }
    let dotted = before.checked_sub(1).is_some_and(|i| doc.str(i) == "." && !word.space_before());
    let initial = word.is_capitalised() && doc.str(before).chars().nth(1).is_none();
    if initial && !dotted {
        // « J. Dupont »: an initial goes with the capitalised word after it.
        return doc.tokens[after].is_capitalised();
    }
    if dotted || abbreviations.anywhere.contains(lower) {
        return !(doc.tokens[after].is_capitalised() || doc.tokens[after].kind == TokenKind::Punct);
    }
    false
}
