//! Pieces of the author's file into the plain text of a body: [`Builder`] takes each piece with the bytes
//! it comes from, and gives normalised text, its blocks and the map back to the file. The Markdown and
//! plain-text readers feed it; both promise pieces in the order of the file.

use super::source::{Block, BlockKind};
use crate::span::Span;
use crate::text::{OffsetMap, normalise};
use std::ops::Range;

/// What a reader of bodies returns.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The title as given above the text; empty if there is none.
    pub(super) title: String,
    /// Normalised text.
    pub(super) text: String,
    /// From the text to the decoded file.
    pub(super) map: OffsetMap,
    /// The passages.
    pub(super) blocks: Vec<Block>,
}

/// Plain text under construction, not yet normalised.
#[derive(Debug, Default)]
pub(super) struct Builder {
    /// The text so far.
    pub(super) text: String,
    map: OffsetMap,
    /// Where the last piece ended in the file.
    end: usize,
    /// The passages so far.
    pub(super) blocks: Vec<Block>,
}

impl Builder {
    /// Adds `text`, which bytes `from` of the file stand for.
    pub(super) fn piece(&mut self, text: &str, from: Range<usize>) {
        if !text.is_empty() {
            self.map.push(self.text.len(), self.end.min(from.start), from.start);
            self.text.push_str(text);
            self.end = from.end;
        }
    }

    /// Says that the text from `start` on is a block, and parts it from what follows.
    pub(super) fn block(&mut self, kind: BlockKind, start: usize) {
        let written = self.text.get(start..).unwrap_or("");
        let first = start + (written.len() - written.trim_start().len());
        let last = start + written.trim_end().len();
        if first < last {
            self.blocks.push(Block { kind, span: Span::new(first, last) });
        }
        if start < self.text.len() {
            self.piece("\n\n", self.end..self.end);
        }
    }

    /// Takes the first block out again, as a title is.
    pub(super) fn take_first(&mut self) -> Option<String> {
        if self.blocks.is_empty() {
            return None;
        }
        let block = self.blocks.remove(0);
        let words: Vec<&str> = block.span.of(&self.text).split_whitespace().collect();
        Some(words.join(" "))
    }

    /// Normalises what the blocks cover from the first to the last (all of it where there are none); block
    /// spans follow.
    pub(super) fn finish(mut self, title: String) -> Body {
        self.map.push(self.text.len(), self.end, self.end);
        let start = self.blocks.first().map_or(0, |block| block.span.start as usize);
        let end = self.blocks.last().map_or(self.text.len(), |block| block.span.end as usize);
        let mut cut = OffsetMap::default();
        cut.push(0, start, start);
        let normal = normalise(self.text.get(start..end).unwrap_or(""));
        let length = normal.text.len();
        // The first byte of the normalised text that comes from byte `at` of the built one, or from after it.
        let place = |at: u32| -> usize {
            let at = at as usize - start;
            let (mut low, mut high) = (0, length);
            while low < high {
                let middle = usize::midpoint(low, high);
                if normal.map.to_given(middle) < at {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            low
        };
        let blocks = self.blocks.iter().map(|block| {
            let (from, to) = (place(block.span.start), place(block.span.end));
            let part = normal.text.get(from..to).unwrap_or("");
            Block { kind: block.kind, span: Span::new(from, from + part.trim_end().len()) }
        });
        let blocks = blocks.filter(|block| !block.span.is_empty()).collect();
        Body { title, map: normal.map.then(&cut).then(&self.map), text: normal.text, blocks }
    }
}
