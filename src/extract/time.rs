//! Time expressions, resolved against the publication date.

use super::facts::TimeExpression;
use super::lexicon::Lexicon;
use crate::text::Document;
use jiff::civil::DateTime;

/// Every time expression of the document; relative ones stay open without a publication date.
pub fn find(_doc: &Document<'_>, _lexicon: &Lexicon, _published: Option<DateTime>) -> Vec<TimeExpression> {
    Vec::new()
}
