//! Tokens into the words a name is made of: [`group`] joins tokens that touch and read as one word
//! (`Jean-Marie`, `S.N.C.F.`, `J.`, `G20`, `AT&T`), which the shared tokeniser keeps apart. Names,
//! tags and the statistical model all count in these words. Every token is in exactly one word.
//! Elided articles and possessives stay words of their own.

use crate::span::Span;
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// One word: one token or several that touch.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Where it stands in the text.
    pub span: Span,
    /// Its first token.
    pub first: u32,
    /// One past its last token.
    pub end: u32,
}

impl Word {
    /// Its tokens, as positions in [`Document::tokens`].
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// Longest word in tokens: keeps hostile input (`a-a-a-…`) from making one endless word.
const LONGEST: usize = 12;

/// The words of the tokens `range`, in order.
pub fn group(doc: &Document<'_>, range: Range<usize>, words: &mut Vec<Word>) {
    let mut at = range.start;
    while at < range.end {
        let end = word_end(doc, at, range.end);
        let span = match (doc.tokens.get(at), doc.tokens.get(end - 1)) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => return,
        };
        words.push(Word { span, first: u32::try_from(at).unwrap_or(u32::MAX), end: u32::try_from(end).unwrap_or(u32::MAX) });
        at = end;
    }
}

/// One past the last token of the word that starts at token `at`; at least `at + 1`.
fn word_end(doc: &Document<'_>, at: usize, limit: usize) -> usize {
    let Some(first) = doc.tokens.get(at) else { return at + 1 };
    if !matches!(first.kind, TokenKind::Word | TokenKind::Digits) || ends_elided(doc.str(at)) {
        return at + 1;
    }
    let limit = limit.min(at + LONGEST);
    let mut end = at + 1;
    while end < limit {
        if !touches(doc, end) {
            break;
        }
        if is_part(doc, end) && (doc.tokens[end - 1].kind != doc.tokens[end].kind || ends_elided(doc.str(end - 1))) {
            end += 1;
        } else if is_joint(doc.str(end)) && end + 1 < limit && touches(doc, end + 1) && is_part(doc, end + 1) {
            end += 2;
        } else {
            return with_stop(doc, at, end, limit);
        }
    }
    end
}

/// Takes in the stops of dotted acronyms (`U.S.`, `S.N.C.F.`) and of an initial (`J.` before a capital).
fn with_stop(doc: &Document<'_>, at: usize, end: usize, limit: usize) -> usize {
    if end != at + 1 || doc.str(end) != "." || !is_letter(doc, at) {
        return end;
    }
    let mut stop = end + 1;
    while stop + 1 < limit && touches(doc, stop) && is_letter(doc, stop) && touches(doc, stop + 1) && doc.str(stop + 1) == "." {
        stop += 2;
    }
    let initial = stop == end + 1;
    if initial && !doc.tokens.get(stop).is_some_and(|next| stop < limit && next.is_capitalised()) {
        return end;
    }
    stop
}

/// A hyphen or another mark that holds two parts of one word together.
fn is_joint(mark: &str) -> bool {
    matches!(mark, "-" | "‐" | "\u{2011}" | "&" | "·" | "_")
}

fn touches(doc: &Document<'_>, at: usize) -> bool {
    doc.tokens.get(at).is_some_and(|token| !token.space_before())
}

/// A word that can stand inside another: no possessive, no elision.
fn is_part(doc: &Document<'_>, at: usize) -> bool {
    let form = doc.str(at);
    match doc.tokens.get(at).map(|token| token.kind) {
        Some(TokenKind::Digits) => true,
        Some(TokenKind::Word) => !form.starts_with(['\'', '’', 'ʼ']),
        _ => false,
    }
}

fn ends_elided(form: &str) -> bool {
    form.ends_with(['\'', '’', 'ʼ'])
}

/// One capital letter.
fn is_letter(doc: &Document<'_>, at: usize) -> bool {
    let mut chars = doc.str(at).chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::number::NumberWords;
    use crate::text::sentences::Abbreviations;

    fn check(text: &str, expect: &[&str]) {
        let doc = Document::new(text, &Abbreviations::default(), &NumberWords::default());
        let mut words = Vec::new();
        group(&doc, 0..doc.tokens.len(), &mut words);
        let forms: Vec<&str> = words.iter().map(|word| word.span.of(text)).collect();
        assert_eq!(forms, expect);
    }

    #[test]
    fn hyphens_dots_and_digits_join() {
        check("Jean-Marie vit à Saint-Étienne.", &["Jean-Marie", "vit", "à", "Saint-Étienne", "."]);
        check("La S.N.C.F. et J. Doe, du G20", &["La", "S.N.C.F.", "et", "J.", "Doe", ",", "du", "G20"]);
        check("Villeneuve-d’Ascq", &["Villeneuve-d’Ascq"]);
        check("AT&T a dit non - enfin.", &["AT&T", "a", "dit", "non", "-", "enfin", "."]);
    }

    #[test]
    fn elisions_and_possessives_stay_apart() {
        check("l'ex-URSS, Tokayev's aide", &["l'", "ex-URSS", ",", "Tokayev", "'s", "aide"]);
        check("d’Ivoire A. b", &["d’", "Ivoire", "A", ".", "b"]);
    }
}
