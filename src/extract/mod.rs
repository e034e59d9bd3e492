//! Text into facts: [`extract`] reads one [`Input`] and returns [`Facts`], a pure function of the text,
//! its language and its publication date. One kind of fact a file; each kind reads the shared
//! [`Document`] and the [`lexicon`] of the language, and gives every fact its span, the rule that
//! found it and a confidence. Other sources, the author's decisions and files are not known here.

pub mod entity;
pub mod event;
pub mod facts;
pub mod lexicon;
mod names;
pub mod quantity;
pub mod quotation;
pub mod time;

use crate::content::Published;
use crate::text::{Document, Lang};
pub use facts::*;
use lexicon::Lexicon;

/// What an extraction may read.
#[derive(Clone, Copy, Debug)]
pub struct Input<'t> {
    /// Normalised text.
    pub text: &'t str,
    /// The language of the text.
    pub lang: Lang,
    /// When the text was published, in its own time zone, and whether the time of day is known.
    pub published: Option<Published>,
}

/// Everything found in one text.
///
/// The order matters: quotations need to know who is named, figures who speaks, and events need times and clauses.
pub fn extract(input: &Input<'_>) -> Facts {
    let lexicon = Lexicon::of(input.lang);
    let doc = Document::new(input.text, &lexicon.abbreviations, &lexicon.numbers);
    let entities = entity::find(&doc, lexicon);
    let times = time::find(&doc, lexicon, input.published);
    let mut quantities = quantity::find(&doc, lexicon, &times);
    let quotations = quotation::find(&doc, lexicon, &entities);
    quantity::attribute(&doc, lexicon, &entities, &quotations, &mut quantities);
    quantity::name_sums(&doc, lexicon, &times, &mut quantities);
    let mut events = event::find(&doc, lexicon, &times, input.published.map(|published| published.at));
    event::drop_frames(&mut events, &quotations);
    event::doubt_bare(&mut events, &quantities);
    let sentences = doc.sentences.iter().map(|s| s.span).collect();
    Facts { sentences, entities, quotations, quantities, times, events }
}
