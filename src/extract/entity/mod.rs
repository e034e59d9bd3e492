//! Names in a text and what they refer to: [`find`] turns a [`Document`] into [`Entities`].
//! A tagger proposes names ([`candidates`] for a language without a model), rules on top add what
//! the whole document shows ([`acronyms`]), [`roles`] reads titles and roles beside persons, and
//! [`referents`] says which names are the same. Spans never overlap and hold the name alone.
//! Other sources are not known here: names are put together across texts by the dossier.

pub mod acronyms;
pub mod candidates;
pub mod crf;
pub mod names;
pub mod referents;
pub mod roles;
pub mod words;

use self::crf::Tagger;
use super::facts::{Confidence, Entities, EntityKind};
use super::lexicon::Lexicon;
use crate::span::Span;
use crate::text::Document;
use std::ops::Range;

/// A name as a tagger or rule proposes it.
#[derive(Clone, Debug)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its kind.
    pub kind: EntityKind,
    /// Which rule found it.
    pub rule: &'static str,
    /// How sure that rule is.
    pub confidence: Confidence,
}

impl Name {
    /// Where the name stands.
    pub fn span(&self, doc: &Document<'_>) -> Span {
        let first = doc.tokens.get(self.tokens.start).map_or(Span::default(), |token| token.span);
        let last = self.tokens.end.checked_sub(1).and_then(|at| doc.tokens.get(at)).map_or(first, |token| token.span);
        first.join(last)
    }
}

/// Every name of the document and the referents they share.
pub fn find(doc: &Document<'_>, lexicon: &Lexicon) -> Entities {
    let words = &lexicon.entity;
    let mut names = match &lexicon.tagger {
        Some(tagger) => tagged(doc, tagger),
        None => candidates::find(doc, words),
    };
    let acronyms = acronyms::find(doc, &mut names);
    let roles = roles::find(doc, &names, words);
    referents::merge(doc, &names, &acronyms, &roles)
}

/// What the statistical tagger finds, as names.
fn tagged(doc: &Document<'_>, tagger: &Tagger<'_>) -> Vec<Name> {
    let names = tagger.tag(doc).into_iter();
    names.map(|t| Name { tokens: t.tokens, kind: t.kind, rule: "name.tagger", confidence: Confidence(85) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use proptest::prelude::*;

    fn entities(text: &str, lang: &str) -> Entities {
        let lexicon = Lexicon::of(Lang::parse(lang).unwrap());
        let doc = Document::new(text, &lexicon.abbreviations, &lexicon.numbers);
        find(&doc, lexicon)
    }

    #[test]
    fn full_name_and_last_name_are_one_referent() {
        let text = "Hier, le ministre Jean-Marc Lavigne a parlé. Selon M. Lavigne, tout va bien.";
        let found = entities(text, "fr");
        let persons: Vec<&str> =
            found.referents.iter().filter(|r| r.kind == EntityKind::Person).map(|r| r.name.as_str()).collect();
        assert_eq!(persons, ["Jean-Marc Lavigne"]);
        assert_eq!(found.referents[0].roles.iter().map(|s| s.of(text)).collect::<Vec<_>>(), ["ministre"]);
    }

    proptest! {
        #[test]
        fn spans_lie_in_the_text_in_order(text in "[A-ZÉa-zé .,()'’\n0-9-]{0,80}", any in "\\PC{0,40}") {
            for text in [&text, &any] {
                for lang in ["fr", "en", "de"] {
                    let found = entities(text, lang);
                    let mut last = 0;
                    for mention in &found.mentions {
                        prop_assert!(mention.span.start >= last && !mention.span.is_empty());
                        prop_assert!(text.get(mention.span.range()).is_some());
                        prop_assert!(mention.referent < found.referents.len());
                        last = mention.span.end;
                    }
                }
            }
        }
    }
}
