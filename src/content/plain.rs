//! Plain text into a body: paragraphs, never Markdown.

use super::body::{Body, Builder};
use super::front_matter::Head;
use super::source::{Block, BlockKind};
use crate::diagnostic::{Diagnostic, Page};
use crate::text::paragraphs::paragraphs;

/// Reads the body of `page` from byte `start`.
pub(super) fn read(page: &Page<'_>, start: usize, head: &Head, _found: &mut Vec<Diagnostic>) -> Body {
    let rest = page.text.get(start..).unwrap_or("");
    let start = start + (rest.len() - rest.trim_start().len());
    let rest = page.text.get(start..).unwrap_or("");
    let line = rest.lines().next().unwrap_or("");
    let mut builder = Builder::default();
    let (title, from) = match &head.title {
        Some(title) if title != line.trim() => (title.clone(), start),
        _ => (line.trim().to_owned(), start + line.len()),
    };
    let text = page.text.get(from..).unwrap_or("");
    let from = from + (text.len() - text.trim_start().len());
    builder.piece(text.trim(), from..from + text.trim().len());
    let mut body = builder.finish(title);
    body.blocks = paragraphs(&body.text).into_iter().map(|span| Block { kind: BlockKind::Paragraph, span }).collect();
    body
}
