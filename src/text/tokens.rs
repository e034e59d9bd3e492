//! Text into tokens: words, digit runs, punctuation, symbols; white space is not a token.
//! [`tokenise`] is one pass without allocation per token: lower-case forms share one buffer.
//! An elided word keeps its apostrophe (`l’` is a token, `l'` its lower form), an English
//! possessive is a token of its own (`'s`), and hyphens stand alone, so that `a-t-il`,
//! `Jean-Marie` and `vingt-deux` can each be read by whoever knows what they are.

use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with an elision's apostrophe.
    Word,
    /// ASCII digits only; group marks and decimals are read by [`super::number`].
    Digits,
    /// One punctuation character, hyphen and quotation marks included.
    Punct,
    /// Any other single character: currency, percent, degree, emoji.
    Symbol,
}

/// One token. 20 bytes; its lower-case form is read through [`super::Document::lower`].
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// Where its lower-case form stands in the shared buffer.
    pub(super) lower: Span,
    /// What it is made of.
    pub kind: TokenKind,
    flags: u8,
}

const SPACE: u8 = 1;
const LINE: u8 = 2;
const CAPITAL: u8 = 4;
const CAPS: u8 = 8;

impl Token {
    /// White space stands before it, or it opens the text.
    pub fn space_before(&self) -> bool {
        self.flags & SPACE != 0
    }

    /// A line break stands before it.
    pub fn line_before(&self) -> bool {
        self.flags & LINE != 0
    }

    /// Its first letter is upper case.
    pub fn is_capitalised(&self) -> bool {
        self.flags & CAPITAL != 0
    }

    /// All its letters are upper case and there are two or more.
    pub fn is_all_caps(&self) -> bool {
        self.flags & CAPS != 0
    }

    /// True for [`TokenKind::Word`].
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// Words that elide before a vowel with more than two letters; shorter ones are told by length.
const LONG_ELISIONS: [&str; 6] = ["jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu"];

/// Splits `text`; returns the tokens and the buffer of their lower-case forms
/// (typographic apostrophes written `'`).
pub(super) fn tokenise(text: &str) -> (Vec<Token>, String) {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut lower = String::with_capacity(text.len());
    let (mut space, mut line) = (true, false);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            space = true;
            line |= matches!(c, '\n' | '\u{2028}' | '\u{2029}');
            at += c.len_utf8();
            continue;
        }
        let (end, kind) = extent(text, at, c);
        let form = &text[at..end];
        let lower_start = lower.len();
        let (mut letters, mut upper) = (0, 0);
        for c in form.chars() {
            if c.is_ascii() {
                letters += u32::from(c.is_ascii_alphabetic());
                upper += u32::from(c.is_ascii_uppercase());
                lower.push(c.to_ascii_lowercase());
            } else if is_apostrophe(c) {
                lower.push('\'');
            } else {
                letters += u32::from(c.is_alphabetic());
                upper += u32::from(c.is_uppercase());
                lower.extend(c.to_lowercase());
            }
        }
        let mut flags = if space { SPACE } else { 0 } | if line { LINE } else { 0 };
        if c.is_uppercase() {
            flags |= CAPITAL;
        }
        if letters >= 2 && upper == letters {
            flags |= CAPS;
        }
        tokens.push(Token { span: Span::new(at, end), lower: Span::new(lower_start, lower.len()), kind, flags });
        (space, line) = (false, false);
        at = end;
    }
    (tokens, lower)
}

/// Where the token that starts at `at` with `first` ends, and its kind.
fn extent(text: &str, at: usize, first: char) -> (usize, TokenKind) {
    if first.is_ascii_digit() {
        let rest = &text[at..];
        let len = rest.bytes().take_while(u8::is_ascii_digit).count();
        return (at + len, TokenKind::Digits);
    }
    if is_word_char(first) {
        return (word_end(text, at), TokenKind::Word);
    }
    if is_apostrophe(first) {
        let rest = &text[at + first.len_utf8()..];
        let mut letters = rest.chars();
        let possessive = matches!(letters.next(), Some('s' | 'S')) && !letters.next().is_some_and(is_word_char);
        if possessive && text[..at].chars().next_back().is_some_and(is_word_char) {
            return (at + first.len_utf8() + 1, TokenKind::Word);
        }
    }
    let kind = if is_punctuation(first) { TokenKind::Punct } else { TokenKind::Symbol };
    (at + first.len_utf8(), kind)
}

fn word_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut chars = text[at..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        if is_word_char(c) {
            end = at + offset + c.len_utf8();
            continue;
        }
        let next = chars.peek().map(|&(_, n)| n);
        if !is_apostrophe(c) || !next.is_some_and(|n| n.is_alphabetic()) {
            break;
        }
        let left = &text[at..at + offset];
        let after = at + offset + c.len_utf8();
        let mut right = text[after..].chars();
        // No elided word is followed by a lone `s`: `the EU's`.
        let possessive = matches!(right.next(), Some('s' | 'S')) && !right.next().is_some_and(is_word_char);
        if possessive && left.chars().nth(1).is_some() {
            break;
        }
        if elides(left) {
            return after;
        }
    }
    end
}

/// `l`, `d`, `qu`, `jusqu` before an apostrophe; a capital `O` is a name (`O'Brien`).
fn elides(left: &str) -> bool {
    let short = left.chars().nth(2).is_none();
    (short && left != "O") || LONG_ELISIONS.iter().any(|word| left.eq_ignore_ascii_case(word))
}

/// `'`, `’` and the modifier letter apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_word_char(c: char) -> bool {
    !is_apostrophe(c) && (c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c))
}

fn is_punctuation(c: char) -> bool {
    matches!(c, '!'..='#' | '%'..='*' | ','..='/' | ':' | ';' | '?' | '@' | '['..=']' | '_' | '{' | '}') && c != '%'
        || matches!(c, '¡' | '§' | '«' | '»' | '·' | '¿' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '〝' | '〞')
}

#[cfg(test)]
mod tests {
    use super::tokenise;

    fn split(text: &str) -> Vec<&str> {
        tokenise(text).0.iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn splits_elisions_possessives_and_numbers() {
        assert_eq!(split("l’effondrement jusqu'à"), ["l’", "effondrement", "jusqu'", "à"]);
        assert_eq!(split("aujourd’hui, don't"), ["aujourd’hui", ",", "don't"]);
        assert_eq!(split("Tokayev's O'Brien's"), ["Tokayev", "'s", "O'Brien", "'s"]);
        assert_eq!(split("EU's qu'il"), ["EU", "'s", "qu'", "il"]);
        assert_eq!(
            split("a-t-il 2\u{202f}030 10h30 A380 50%"),
            ["a", "-", "t", "-", "il", "2", "030", "10", "h", "30", "A", "380", "50", "%"]
        );
        assert_eq!(split("« Oui. »"), ["«", "Oui", ".", "»"]);
    }

    #[test]
    fn lower_forms_use_plain_apostrophes() {
        let (tokens, lower) = tokenise("L’ÉTAT");
        assert_eq!(tokens[0].lower.of(&lower), "l'");
        assert_eq!(tokens[1].lower.of(&lower), "état");
        assert!(tokens[1].is_all_caps() && tokens[1].is_capitalised() && !tokens[1].space_before());
    }
}
