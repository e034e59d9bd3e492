//! Parts of a figure and figures side by side: « 225 morts, dont 19 policiers », « 4 civils et 3 soldats tués ».
//! [`inherit`] tells the part what happened to the whole, where that is a death, an injury or an arrest, and
//! figures joined by « et » what is said of both after the last: what happened, and what the counts are limited
//! to. Nothing else is carried over, and nothing out of a sentence.

use super::Scene;
use crate::extract::facts::Quantity;
use crate::extract::lexicon::Topic;
use crate::span::Span;

/// Tokens of the whole's own words after its noun, at most: « 225 morts au total, dont ».
const TAIL: usize = 6;
/// Tokens between two figures side by side, at most.
const JOINED: usize = 3;

/// Gives each part the predicate of its whole, or what the whole counts; each joined figure what is said of both.
pub(super) fn inherit(scene: Scene<'_>, quantities: &mut [Quantity]) {
    let harm = |span: &Span| scene.lexicon.topics.of("", scene.doc.slice(*span)).is_some_and(Topic::is_toll);
    for at in 1..quantities.len() {
        let (before, rest) = quantities.split_at_mut(at);
        let (Some(whole), Some(part)) = (before.last(), rest.first_mut()) else { continue };
        part.part = scene.is_part(whole, part);
        if part.part && part.predicate.is_none() && part.counts.is_some() {
            part.predicate = [whole.predicate, whole.counts].into_iter().flatten().find(harm);
        }
    }
    for at in (1..quantities.len()).rev() {
        let (before, rest) = quantities.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), rest.first()) else { continue };
        if first.is_age() || !scene.joined(first, second) {
            continue;
        }
        let suffers = |quantity: &Quantity| quantity.predicate.or(quantity.counts).is_some_and(|span| harm(&span));
        let after = |span: &Span| span.start >= second.span.end;
        if first.predicate.is_none() && first.counts.is_some_and(|counts| !harm(&counts)) {
            first.predicate = second.predicate.filter(|span| after(span) && harm(span));
        }
        if first.scope.is_none() && suffers(first) && suffers(second) {
            first.scope = second.scope.filter(after);
        }
    }
}

impl Scene<'_> {
    /// True if nothing but « et de » or a comma parts two figures.
    fn joined(&self, first: &Quantity, second: &Quantity) -> bool {
        let end = first.counts.map_or(first.span, |counts| counts.join(first.span)).end;
        let (from, to) = (self.doc.token_from(end), self.figure(second));
        let word = |at: usize| {
            let lower = self.lower(at);
            lower != ";" && (self.words.list.contains(lower) || self.words.of.contains(lower))
        };
        from < to && to - from <= JOINED && self.same_line(to) && (from..to).all(word)
    }

    fn is_part(&self, whole: &Quantity, part: &Quantity) -> bool {
        let end = [whole.counts, whole.predicate].into_iter().flatten().fold(whole.span, Span::join).end;
        let (from, to) = (self.doc.token_from(end), self.figure(part));
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
    fn what_happened_is_told_once_of_figures_side_by_side() {
        check(
            "fr",
            "La préfète parle de 14 marins et de 6 dockers blessés.",
            &[("14 marins", "blessés"), ("6 dockers", "blessés")],
        );
        check("fr", "Il y a 12 blessés et 3 maisons détruites.", &[("12 blessés", "-"), ("3 maisons", "détruites")]);
    }

    #[test]
    fn a_part_of_anything_else_does_not() {
        check("fr", "La ville emploie 300 agents, dont 12 cadres.", &[("300 agents", "-"), ("12 cadres", "-")]);
        check("fr", "On compte 40 morts ; 12 enfants ont survécu.", &[("40 morts", "-"), ("12 enfants", "ont survécu")]);
    }
}
