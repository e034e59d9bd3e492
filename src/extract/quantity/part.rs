//! Parts of a figure: « 225 morts, dont 19 policiers ». [`inherit`] tells the part what happened to the whole,
//! where that is a death, an injury or an arrest; whatever else the two have in common is not carried over.
//! Both stand in one sentence, one right after the other, with nothing but the word of parting between.

use super::Scene;
use crate::extract::facts::Quantity;
use crate::extract::lexicon::{Lexicon, Topic};
use crate::span::Span;
use crate::text::Document;

/// Tokens of the whole's own words after its noun, at most: « 225 morts au total, dont ».
const TAIL: usize = 6;

/// Gives each part the predicate of its whole, or what the whole counts.
pub(super) fn inherit(doc: &Document<'_>, lexicon: &Lexicon, quantities: &mut [Quantity]) {
    let scene = Scene { doc, words: &lexicon.quantities, times: &[] };
    for at in 1..quantities.len() {
        let (before, rest) = quantities.split_at_mut(at);
        let (Some(whole), Some(part)) = (before.last(), rest.first_mut()) else { continue };
        if part.predicate.is_some() || part.counts.is_none() || !scene.is_part(whole, part) {
            continue;
        }
        let harm = |span: &Span| {
            let topic = lexicon.topics.of("", doc.slice(*span));
            matches!(topic, Some(Topic::Deaths | Topic::Injuries | Topic::Arrests))
        };
        part.predicate = [whole.predicate, whole.counts].into_iter().flatten().find(harm);
    }
}

impl Scene<'_> {
    fn is_part(&self, whole: &Quantity, part: &Quantity) -> bool {
        let end = [whole.counts, whole.predicate].into_iter().flatten().fold(whole.span, Span::join).end;
        let start = part.modifier_span.map_or(part.span.start, |modifier| modifier.start.min(part.span.start));
        let (from, to) = (self.doc.token_from(end), self.doc.token_from(start));
        let Some(parts) = to.checked_sub(1).filter(|&at| at >= from && at <= from + TAIL) else { return false };
        let one_sentence = self.sentence(from).contains(&parts);
        one_sentence
            && self.words.part_of.contains(self.lower(parts))
            && !(from..parts).any(|at| matches!(self.doc.str(at), ";" | ":"))
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Input, extract};
    use crate::text::Lang;

    fn check(lang: &str, text: &str, expect: &[(&str, &str)]) {
        let facts = extract(&Input { text, lang: Lang::parse(lang).unwrap(), published: None });
        let found: Vec<(&str, &str)> =
            facts.quantities.iter().map(|q| (q.span.of(text), q.predicate.map_or("-", |span| span.of(text)))).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn a_part_shares_what_happened_to_the_whole() {
        check("fr", "On compte 40 morts, dont 12 enfants.", &[("40 morts", "-"), ("12 enfants", "morts")]);
        check(
            "fr",
            "Il y a 90 blessés dans la ville, dont au moins 8 pompiers.",
            &[("90 blessés", "-"), ("8 pompiers", "blessés")],
        );
        check("en", "The storm left 30 dead, including 4 children.", &[("30 dead", "left"), ("4 children", "dead")]);
    }

    #[test]
    fn a_part_of_anything_else_does_not() {
        check("fr", "La ville emploie 300 agents, dont 12 cadres.", &[("300 agents", "-"), ("12 cadres", "-")]);
        check("fr", "On compte 40 morts ; 12 enfants ont survécu.", &[("40 morts", "-"), ("12 enfants", "ont survécu")]);
    }
}
