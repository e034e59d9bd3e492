//! Quoted passages and reported statements, with their speakers. [`find`] pairs the marks, reads the
//! reporting verbs and names, gives every passage and clause its source, and puts a name to it.
//! Fed by the document, the lexicon and the entity mentions (which may be empty). No span overlaps another
//! except a fragment between marks inside a reported clause; every span is the text's own words.
//! Speakers are known within one text only; who they are elsewhere is the dossier's affair.

mod attribution;
mod bounds;
mod cue;
mod direct;
mod indirect;
mod marks;
mod names;
mod phrase;
mod reading;
mod resolve;
mod select;
mod subject;

use super::facts::{Entities, Quotation};
use super::lexicon::Lexicon;
use crate::text::Document;
use names::Names;
use reading::Reading;

/// Every quotation of the document, in the order of the text.
pub fn find(doc: &Document<'_>, lexicon: &Lexicon, entities: &Entities) -> Vec<Quotation> {
    let mut reading = Reading::new(doc, &lexicon.quotation);
    reading.marked = marks::pair(&reading);
    for (index, marked) in (1..).zip(&reading.marked) {
        for slot in reading.inside.iter_mut().take(marked.after()).skip(marked.open) {
            *slot = index;
        }
    }
    reading.names = Names::collect(&reading, entities);
    let cues = cue::find(&reading);
    let clauses = indirect::find(&reading, &cues);
    let mut attributions = direct::find(&reading, &cues, &clauses);
    attributions.extend(clauses);
    select::quotations(&reading, attributions)
}
