//! Positions in a text: [`Span`], a half-open range of UTF-8 bytes in the *normalised* text.
//! Every fact, token and sentence carries one. Code points appear only where data leaves the
//! program (see [`CodePoints`]); byte offsets of the author's file only in diagnostics.

use std::ops::Range;

/// A half-open range `start..end` of UTF-8 bytes in the normalised text of one source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`, in bytes.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: clamp(start), end: clamp(end) }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end.saturating_sub(self.start)) as usize
    }

    /// True for a span of no bytes.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The range to slice with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text the span covers; empty if the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// True if `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Converts byte offsets of one text to Unicode code points, as JSON and W3C annotations count.
/// Built once a text in linear time; a lookup costs a binary search. Pure ASCII needs no table.
#[derive(Debug)]
pub struct CodePoints {
    /// Byte offset of every 64th code point; `None` when bytes and code points are the same.
    marks: Option<Vec<u32>>,
}

const STRIDE: usize = 64;

impl CodePoints {
    /// The table for `text`.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { marks: None };
        }
        Self { marks: Some(text.char_indices().step_by(STRIDE).map(|(at, _)| clamp(at)).collect()) }
    }

    /// Code points before byte `offset` of `text` (the text the table was made for).
    pub fn at(&self, text: &str, offset: usize) -> usize {
        let Some(marks) = &self.marks else { return offset };
        let offset = offset.min(text.len());
        let block = marks.partition_point(|&mark| mark as usize <= offset).saturating_sub(1);
        let start = marks.get(block).copied().unwrap_or(0) as usize;
        block * STRIDE + text.get(start..offset).map_or(0, |part| part.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_agree_with_a_plain_count() {
        let text = "é".repeat(200) + "abc« 2\u{202f}030 »𝄞";
        let table = CodePoints::new(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(table.at(&text, at), count);
        }
        assert_eq!(table.at(&text, text.len()), text.chars().count());
    }
}
