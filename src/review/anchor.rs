//! Where a decision's passage stands in the text as it is now.

use super::decisions::Decision;
use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// Whether and where a decision's passage was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchored {
    /// Word for word, here.
    Found(Span),
    /// Not in the text any more.
    Orphan {
        /// The passage most like it.
        nearest: Option<Span>,
    },
}

/// Finds the passage of `decision` in `text`.
pub fn anchor(decision: &Decision, text: &str) -> Anchored {
    match text.find(&decision.exact) {
        Some(at) => Anchored::Found(Span::new(at, at + decision.exact.len())),
        None => Anchored::Orphan { nearest: None },
    }
}

/// The message for a decision whose passage is not in `text`, with the words that differ from the
/// `nearest` passage.
pub fn orphan(path: &str, decision: &Decision, _text: &str, _nearest: Option<Span>) -> Diagnostic {
    Diagnostic::error("fact-orphan", format!("« {} » is not in the source any more", decision.exact)).file(path)
}
