//! Numbers that count or measure something.

use super::facts::{Quantity, TimeExpression};
use super::lexicon::Lexicon;
use crate::text::Document;

/// Every quantity of the document; numbers inside `times` are no quantities.
pub fn find(_doc: &Document<'_>, _lexicon: &Lexicon, _times: &[TimeExpression]) -> Vec<Quantity> {
    Vec::new()
}
