//! Text as given into the text everything is read from: LF line ends, NFC, no invisible
//! characters that would split words. [`normalise`] returns the text with an [`OffsetMap`] back to
//! the given one. Already clean text (the usual case) is recognised in one pass and not copied twice.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Normalised text and the way back.
#[derive(Debug)]
pub struct Normalised {
    /// UTF-8, LF, NFC.
    pub text: String,
    /// From byte offsets of `text` to byte offsets of what was given.
    pub map: OffsetMap,
}

/// A monotonic map from offsets in normalised text to offsets in the text as given.
/// Stored as break points only; between two of them both texts run in step.
#[derive(Clone, Debug, Default)]
pub struct OffsetMap {
    /// Where the distance changes, in order; empty for the identity.
    breaks: Vec<Break>,
}

/// At byte `at` of the normalised text, what came before ended at `before` in the given text, and
/// what follows starts at `after`.
#[derive(Clone, Copy, Debug)]
struct Break {
    at: u32,
    before: u32,
    after: u32,
}

impl OffsetMap {
    /// The byte offset in the given text at which byte `at` of the normalised text *starts*.
    pub fn to_given(&self, at: usize) -> usize {
        let index = self.breaks.partition_point(|b| b.at as usize <= at);
        let given = match index.checked_sub(1).and_then(|i| self.breaks.get(i)) {
            Some(b) => b.after as usize + (at - b.at as usize),
            None => at,
        };
        // A character may be longer in normal form than it was given: stay inside its run.
        self.breaks.get(index).map_or(given, |next| given.min(next.before as usize))
    }

    /// The byte offset in the given text at which what stands before byte `at` *ends*: dropped
    /// characters that follow are left out.
    pub fn end_to_given(&self, at: usize) -> usize {
        match self.breaks.binary_search_by_key(&at, |b| b.at as usize) {
            Ok(index) => self.breaks[index].before as usize,
            Err(_) => self.to_given(at),
        }
    }

    /// Says that the text before normalised byte `at` ended at given byte `before`, and that what
    /// follows starts at given byte `after`. Calls must come in order of `at`.
    pub fn push(&mut self, at: usize, before: usize, after: usize) {
        if before == after && self.to_given(at) == after {
            return;
        }
        let [at, mut before, after] = [at, before, after].map(|n| u32::try_from(n).unwrap_or(u32::MAX));
        if let Some(last) = self.breaks.pop_if(|last| last.at == at) {
            before = last.before;
        }
        self.breaks.push(Break { at, before, after });
    }

    /// The way back over two steps: `self` leads to the text that `next` starts from.
    #[must_use]
    pub fn then(&self, next: &OffsetMap) -> OffsetMap {
        if self.breaks.is_empty() {
            return next.clone();
        }
        let mut joined = OffsetMap::default();
        let mut later = next.breaks.iter().peekable();
        // The run of `self` under way: it starts at `at`, and at `after` in the text between.
        let (mut at, mut after) = (0, 0);
        for b in self.breaks.iter().chain(std::iter::once(&Break { at: u32::MAX, before: u32::MAX, after: u32::MAX })) {
            while let Some(inner) = later.next_if(|inner| inner.at < b.before) {
                if inner.at >= after {
                    joined.push((at + (inner.at - after)) as usize, inner.before as usize, inner.after as usize);
                }
            }
            if b.at < u32::MAX {
                let (before, start) = (next.end_to_given(b.before as usize), next.to_given(b.after as usize));
                joined.push(b.at as usize, before, start);
            }
            (at, after) = (b.at, b.after);
        }
        joined
    }
}

/// Normalises line ends (CRLF, CR, U+0085, U+2028, U+2029 to LF) and accents (NFC), and drops what
/// is invisible: byte order marks, soft hyphens, zero-width and word-joiner characters, bidi
/// overrides, control characters other than tab and LF. Zero-width joiners are kept: some scripts
/// and emoji need them. The rules are those of the input table, one line each.
pub fn normalise(given: &str) -> Normalised {
    if is_nfc_quick(given.chars()) == IsNormalized::Yes && !given.chars().any(is_touched) {
        return Normalised { text: given.to_owned(), map: OffsetMap::default() };
    }
    let mut text = String::with_capacity(given.len());
    let mut map = OffsetMap::default();
    let (mut at, mut kept) = (0, 0);
    while at < given.len() {
        let run = run_end(given, at);
        if run == at {
            let (after, replacement) = dropped(given, at);
            if let Some(c) = replacement {
                map.push(text.len(), kept, at);
                text.push(c);
                kept = after;
            }
            at = after;
            continue;
        }
        map.push(text.len(), kept, at);
        let part = &given[at..run];
        if is_nfc_quick(part.chars()) == IsNormalized::Yes {
            text.push_str(part);
        } else {
            text.extend(part.nfc());
        }
        (at, kept) = (run, run);
    }
    map.push(text.len(), kept, given.len());
    Normalised { text, map }
}

/// The end of the longest run from `at` that can be normalised as one piece: either all clean, or
/// one base character with its combining marks.
fn run_end(given: &str, at: usize) -> usize {
    let mut chars = given[at..].char_indices().peekable();
    let mut end = at;
    while let Some((offset, c)) = chars.next() {
        if is_touched(c) {
            break;
        }
        let next_combines = chars.peek().is_some_and(|&(_, n)| combines(n));
        if (next_combines || combines(c) || !is_stable(c)) && end > at {
            break;
        }
        end = at + offset + c.len_utf8();
        if next_combines || combines(c) || !is_stable(c) {
            while let Some(&(offset, n)) = chars.peek() {
                if !combines(n) || is_touched(n) {
                    break;
                }
                end = at + offset + n.len_utf8();
                chars.next();
            }
            break;
        }
    }
    end
}

fn combines(c: char) -> bool {
    unicode_normalization::char::canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) != IsNormalized::Yes
}

fn is_stable(c: char) -> bool {
    c.is_ascii() || is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

fn is_touched(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}

/// The touched character at `at`: the offset after it, and what it becomes if anything.
fn dropped(given: &str, at: usize) -> (usize, Option<char>) {
    let Some(c) = given[at..].chars().next() else { return (given.len(), None) };
    let after = at + c.len_utf8();
    let replacement = match c {
        '\r' if given[after..].starts_with('\n') => None,
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        _ => None,
    };
    (after, replacement)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn line_ends_accents_and_invisible_characters() {
        let given = "\u{feff}e\u{301}te\u{301}\r\nso\u{ad}leil\rfin\u{85}";
        let out = normalise(given);
        assert_eq!(out.text, "été\nsoleil\nfin\n");
        let at = out.text.find("soleil").unwrap();
        assert_eq!(out.map.to_given(at), given.find("so").unwrap());
        assert_eq!(out.map.to_given(at + 3), given.find("leil").unwrap() + 1);
    }

    #[test]
    fn a_way_back_over_two_steps() {
        // « xxab--cd » was cut to « ab--cd », then the dashes were dropped.
        let (mut first, mut second) = (OffsetMap::default(), OffsetMap::default());
        second.push(0, 0, 2);
        first.push(2, 2, 4);
        let joined = first.then(&second);
        assert_eq!([0, 1, 2, 3].map(|at| joined.to_given(at)), [2, 3, 6, 7]);
        assert_eq!(joined.end_to_given(2), 4);
    }

    proptest! {
        #[test]
        fn two_steps_lead_where_each_would(given in "[ab\r\n\u{ad}e\u{301}]{0,40}", cut in 0usize..5) {
            let inner = normalise(&given);
            let mut shift = OffsetMap::default();
            shift.push(0, cut, cut);
            let joined = inner.map.then(&shift);
            for at in 0..=inner.text.len() {
                prop_assert_eq!(joined.to_given(at), shift.to_given(inner.map.to_given(at)));
            }
        }

        #[test]
        fn any_text_becomes_nfc_and_the_map_stays_inside(given in "[\\PC\r\n\u{ad}e\u{301}\u{323}가ᄀ\u{1161}]{0,60}") {
            let out = normalise(&given);
            prop_assert!(unicode_normalization::is_nfc(&out.text));
            let mut last = 0;
            for (at, _) in out.text.char_indices() {
                let to = out.map.to_given(at);
                prop_assert!(to >= last && to <= given.len());
                last = to;
            }
        }
    }
}
