//! Quoted passages and reported statements, with their speakers. [`find`] pairs the marks, reads the
//! reporting verbs and names, gives every passage and clause its source, and puts a name to it.
//! Fed by the document, the lexicon and the entity mentions (which may be empty). No span overlaps another
//! except a fragment between marks inside a reported clause; every span is the text's own words.
//! Speakers are known within one text only; who they are elsewhere is the dossier's affair.
//!
//! What the confidence of a quotation with a named speaker is worth is told, with figures, in
//! `docs/confidence.md`.

mod according;
mod attribution;
mod bounds;
mod cue;
mod direct;
mod indirect;
mod inquit;
mod marks;
mod names;
mod nominal;
mod phrase;
mod reading;
mod resolve;
mod select;
mod sequence;
mod source;
mod subject;

use super::facts::{Entities, EntityKind, Mention, Quotation};
use super::lexicon::Lexicon;
use super::lexicon::quotation::class;
use crate::text::Document;
use attribution::{Attribution, Source};
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
    for attribution in &mut attributions {
        relayed(&reading, attribution);
    }
    let mut quotations = select::quotations(&reading, attributions);
    for quotation in &mut quotations {
        link(&reading, quotation, entities);
    }
    quotations
}

/// A news agency passes on what others say: it is kept as what it is, and the speaker stays open.
fn relayed(reading: &Reading<'_>, attribution: &mut Attribution) {
    if let Source::Phrase(phrase) = &attribution.source
        && subject::is_agency(reading, phrase)
    {
        let named = subject::agency(reading, phrase.core.clone());
        attribution.via = attribution.via.take().or(named).or_else(|| Some(phrase.core.clone()));
        attribution.source = Source::Open;
    }
}

/// A speaker told with role and name (« le général Paul Danton ») is the one person whose name ends
/// the words, unless a preposition stands before it (« l'avocat de Paul Danton »). A body is one only
/// if its name is most of what is said.
fn link(reading: &Reading<'_>, quotation: &mut Quotation, entities: &Entities) {
    let Some(speaker) = quotation.speaker.filter(|_| quotation.referent.is_none()) else { return };
    let first = entities.mentions.partition_point(|mention| mention.span.start < speaker.start);
    let inside = entities.mentions[first..].iter().take_while(|mention| mention.span.end <= speaker.end);
    let mut persons = inside.clone().filter(|mention| mention.kind == EntityKind::Person);
    let named = |mention: &&Mention| {
        let before = reading.doc.token_from(mention.span.start).checked_sub(1);
        let joined = before.is_some_and(|at| reading.is(at, class::OF | class::PREPOSITION));
        mention.span.end == speaker.end && !joined
    };
    let is_most = |mention: &&Mention| mention.kind == EntityKind::Organisation && mention.span.len() * 3 >= speaker.len() * 2;
    let found = match (persons.next(), persons.next()) {
        (Some(only), None) => Some(only).filter(named),
        (None, _) => inside.clone().find(is_most),
        _ => None,
    };
    if let Some(mention) = found {
        quotation.referent = Some(mention.referent);
        let name = entities.referents.get(mention.referent).map(|referent| referent.name.clone());
        quotation.speaker_name = name.or(quotation.speaker_name.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::entity;
    use crate::text::Lang;
    use proptest::prelude::*;

    fn legal(lang: &str, text: &str) -> Result<(), String> {
        let lexicon = Lexicon::of(Lang::parse(lang).unwrap());
        let doc = Document::new(text, &lexicon.abbreviations, &lexicon.numbers);
        for entities in [Entities::default(), entity::find(&doc, lexicon)] {
            select::are_legal(text, &find(&doc, lexicon, &entities))?;
        }
        Ok(())
    }

    /// Pieces that marks, verbs and names are made of: most of what can go wrong meets in their mixtures.
    const PIECES: [&str; 48] = [
        "«",
        "»",
        "“",
        "”",
        "\"",
        "„",
        "‹",
        "›",
        "‘",
        "’",
        "'",
        "—",
        "- ",
        "``",
        "''",
        ",",
        ".",
        ":",
        ";",
        "?",
        "(",
        ")",
        "\n",
        "\n\n",
        "\u{a0}",
        "a-t-il déclaré",
        "dit-elle",
        "a dit que",
        "selon",
        "Pour",
        "le maire",
        "Luc Ferrand",
        "Nadia",
        "qui",
        "et",
        "affirmant",
        "Reuters",
        "said",
        "he",
        "according to",
        "the minister",
        "that",
        "told",
        "la police",
        "Il s'agit de mots",
        "d'",
        "l’",
        "é𝄞",
    ];

    proptest! {
        #[test]
        fn no_mixture_of_marks_makes_an_illegal_span(pieces in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..60)) {
            let text: String = pieces.iter().map(|&(i, apart)| format!("{}{}", PIECES[i], if apart { " " } else { "" })).collect();
            for lang in ["fr", "en"] {
                prop_assert_eq!(legal(lang, &text), Ok(()), "{:?}", text);
            }
        }

        #[test]
        fn no_string_makes_an_illegal_span(text in "\\PC{0,120}") {
            for lang in ["fr", "en", "xx"] {
                prop_assert_eq!(legal(lang, &text), Ok(()), "{:?}", text);
            }
        }
    }

    #[test]
    fn junk_takes_linear_time() {
        for piece in
            ["«", "« a", "\"a ", "'a ", "a-t-il dit, ", "Selon X, ", "said ", "Luc ", "le maire, ", "« a » dit X, ", "(", "que "]
        {
            let text = piece.repeat(60_000 / piece.len());
            let started = std::time::Instant::now();
            assert_eq!(legal("fr", &text), Ok(()));
            assert!(started.elapsed().as_secs() < 10, "{piece:?}: {:?}", started.elapsed());
        }
    }
}
