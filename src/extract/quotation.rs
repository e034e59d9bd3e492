//! Quoted passages and reported statements, with their speakers.

use super::facts::{Entities, Quotation};
use super::lexicon::Lexicon;
use crate::text::Document;

/// Every quotation of the document.
pub fn find(_doc: &Document<'_>, _lexicon: &Lexicon, _entities: &Entities) -> Vec<Quotation> {
    Vec::new()
}
