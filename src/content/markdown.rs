//! Markdown into a body.

use super::body::Body;
use super::front_matter::Head;
use crate::diagnostic::{Diagnostic, Page};

/// Reads the body of `page` from byte `start`.
pub(super) fn read(page: &Page<'_>, start: usize, head: &Head, found: &mut Vec<Diagnostic>) -> Body {
    super::plain::read(page, start, head, found)
}
