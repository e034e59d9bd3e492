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
    blocks: Vec<Block>,
}

impl Builder {
    /// Adds `text`, which bytes `from` of the file stand for.
    pub(super) fn piece(&mut self, text: &str, from: Range<usize>) {
        self.map.push(self.text.len(), self.end.min(from.start), from.start);
        self.text.push_str(text);
        self.end = from.end;
    }

    /// Says that the text from `start` on is a block, and parts it from what follows.
    pub(super) fn block(&mut self, kind: BlockKind, start: usize) {
        let written = self.text.get(start..).unwrap_or("");
        let first = start + (written.len() - written.trim_start().len());
        let last = start + written.trim_end().len();
        if first < last {
            self.blocks.push(Block { kind, span: Span::new(first, last) });
            self.piece("\n\n", self.end..self.end);
        } else {
            self.text.truncate(start);
        }
    }

    /// Normalises the whole; block spans follow.
    pub(super) fn finish(mut self, title: String) -> Body {
        self.map.push(self.text.len(), self.end, self.end);
        let normal = normalise(&self.text);
        let length = normal.text.len();
        let place = |at: u32| -> usize {
            let (mut low, mut high) = (0, length);
            while low < high {
                let middle = usize::midpoint(low, high);
                if normal.map.to_given(middle) < at as usize { low = middle + 1 } else { high = middle }
            }
            low
        };
        let blocks = self
            .blocks
            .iter()
            .map(|block| Block { kind: block.kind, span: Span::new(place(block.span.start), place(block.span.end)) })
            .filter(|block| !block.span.is_empty())
            .collect();
        Body { title, map: normal.map.then(&self.map), text: normal.text, blocks }
    }
}
