//! A file's text as its author sees it in an editor: [`Page`] turns byte offsets into lines and columns, and
//! cuts the line a diagnostic is about to a readable length. Built once a file in linear time.

use super::{Excerpt, Position};
use crate::span::Span;
use std::ops::Range;

/// A file's text with its line starts, to turn byte offsets into places. Built in linear time; a
/// place costs a binary search and one count along its line.
#[derive(Debug)]
pub struct Page<'t> {
    /// The file, relative to the dossier.
    pub file: &'t str,
    /// The decoded text of the whole file.
    pub text: &'t str,
    /// Byte offset of each line's start.
    starts: Vec<usize>,
}

/// Bytes of a line shown on each side of a mark.
const SHOWN: usize = 60;
/// Bytes of a mark that are shown at most.
const MARKED: usize = 80;

impl<'t> Page<'t> {
    /// The lines of `text`, the content of `file`. LF, CRLF and lone CR end a line.
    pub fn new(file: &'t str, text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|&(at, b)| *b == b'\n' || (*b == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { file, text, starts }
    }

    /// The place of byte `offset`, or of the end of the text if it lies beyond.
    pub fn position(&self, offset: usize) -> Position {
        let offset = boundary(self.text, offset);
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start..offset).unwrap_or("");
        let column = before.trim_start_matches('\u{feff}').chars().count() + 1;
        Position { line: small(line), column: small(column) }
    }

    /// The line that holds `range.start`, with the range marked as far as it stays on that line.
    pub fn excerpt(&self, range: Range<usize>) -> Excerpt {
        let from = boundary(self.text, range.start);
        let line = self.starts.partition_point(|start| *start <= from).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = start + self.text.get(start..end).unwrap_or("").trim_end_matches(['\r', '\n']).len();
        let from = from.min(end);
        let to = boundary(self.text, range.end.clamp(from, (from + MARKED).min(end)));
        let first = if from - start > SHOWN * 2 { boundary(self.text, from - SHOWN) } else { start };
        let last = if end - to > SHOWN * 2 { boundary(self.text, to + SHOWN) } else { end };
        let mut text = String::new();
        if first > start {
            text.push('…');
        }
        push_visible(&mut text, self.text.get(first..from).unwrap_or(""));
        let mark_start = text.len();
        push_visible(&mut text, self.text.get(from..to).unwrap_or(""));
        let mark_end = text.len();
        push_visible(&mut text, self.text.get(to..last).unwrap_or(""));
        if last < end {
            text.push('…');
        }
        Excerpt { text, mark: Span::new(mark_start, mark_end) }
    }
}

/// Adds `part` with what cannot be seen or would upset a terminal made visible.
fn push_visible(text: &mut String, part: &str) {
    for c in part.chars() {
        match c {
            '\t' => text.push(' '),
            '\u{feff}' => {}
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' => {
                text.extend(c.escape_unicode());
            }
            c if c.is_control() => text.push('\u{fffd}'),
            c => text.push(c),
        }
    }
}

/// The last character boundary of `text` at or before `offset`.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_code_points_and_any_line_end() {
        let page = Page::new("a.txt", "\u{feff}été\r\nœuf\rx\n");
        let at = |needle| page.position(page.text.find(needle).unwrap());
        assert_eq!(at("t"), Position { line: 1, column: 2 });
        assert_eq!(at("uf"), Position { line: 2, column: 2 });
        assert_eq!(at("x"), Position { line: 3, column: 1 });
        assert_eq!(page.position(999), Position { line: 4, column: 1 });
    }
}
