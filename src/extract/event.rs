//! Dated clauses for the chronology.

use super::facts::{Event, TimeExpression};
use super::lexicon::Lexicon;
use crate::text::Document;

/// The clauses of the document that a time expression dates.
pub fn find(_doc: &Document<'_>, _lexicon: &Lexicon, _times: &[TimeExpression]) -> Vec<Event> {
    Vec::new()
}
