//! Figures their own text takes back: « celui de 40 a été démenti », « on annonçait 40 morts, avant d'admettre
//! une erreur », `It reported 40 deaths. The figure was withdrawn.` [`mark`] fills [`Quantity::withdrawn`]
//! with the words that say so. Only what is said of the count itself takes it back: a figure beside an
//! error of somebody else stays.

use super::Scene;
use crate::extract::facts::Quantity;
use crate::extract::lexicon::event::Role;
use crate::span::Span;
use std::ops::Range;

/// Tokens between a figure and what takes it back, at most.
const REACH: usize = 30;
/// Sentences after that of the figure in which « le chiffre » may stand for it.
const SENTENCES: usize = 2;
/// Tokens within which « le chiffre » opens its sentence.
const OPENING: usize = 3;
/// Tokens from the noun for a count to its number: « le bilan officiel de 40 ».
const NOUN: usize = 4;
/// Tokens after a link within which the error is named.
const LINKED: usize = 12;

/// Marks each figure that its text takes back.
pub(super) fn mark(scene: Scene<'_>, quantities: &mut [Quantity]) {
    for quantity in &mut *quantities {
        quantity.withdrawn = scene.taken_back(quantity);
    }
    // « Le chiffre a été démenti » is said of the first figure of the last sentence that counts anything.
    for sentence in 1..scene.doc.sentences.len() {
        let Some(tokens) = scene.doc.sentences.get(sentence).map(|sentence| sentence.tokens.clone()) else { continue };
        let Some(words) = scene.takes_back_what_was_told(&tokens) else { continue };
        let floor = sentence.saturating_sub(SENTENCES);
        let Some(from) = scene.doc.sentences.get(floor).map(|sentence| sentence.span.start) else { continue };
        let first = quantities.partition_point(|quantity| quantity.span.start < from);
        let end = quantities.partition_point(|quantity| quantity.span.start < words.start.min(scene.start(tokens.start)));
        let counts = |quantity: &Quantity| quantity.counts.is_some() && !quantity.is_age();
        let Some(last) = quantities[first.min(end)..end].iter().rposition(counts).map(|at| at + first) else { continue };
        let told = scene.doc.sentence_at(quantities[last].span.start);
        for quantity in &mut quantities[first..=last] {
            if scene.doc.sentence_at(quantity.span.start) == told && quantity.counts.is_some() {
                quantity.withdrawn = Some(words);
                break;
            }
        }
    }
}

impl Scene<'_> {
    fn start(&self, at: usize) -> u32 {
        self.doc.tokens.get(at).map_or(u32::MAX, |token| token.span.start)
    }

    /// The words of its own sentence that take a figure back.
    fn taken_back(&self, quantity: &Quantity) -> Option<Span> {
        let words = &self.lexicon.figures;
        let (number, after) = (self.figure(quantity), self.doc.token_from(quantity.span.end));
        let sentence = self.sentence(number);
        let end = sentence.end.min(after + REACH);
        // « celui de 40, publié lundi, a été démenti »
        let of = number.checked_sub(1).filter(|&at| self.words.of.contains(self.lower(at)) && at > sentence.start);
        let noun = of.and_then(|of| {
            (sentence.start.max(of.saturating_sub(NOUN))..of).rev().find(|&at| words.count.contains(self.lower(at)))
        });
        if noun.is_some() {
            let said = (after..end).find_map(|at| self.withdraws(at));
            if let Some(range) = said {
                return self.span(&range);
            }
        }
        // « annonçait 40 morts, avant d'admettre une erreur »
        if quantity.says.is_none() && !self.is_given(number, sentence.start) {
            return None;
        }
        let then = (after..end).find(|&at| words.then.contains(self.lower(at)) && self.before(at, 1) == ",")?;
        let error = (then + 1..end.min(then + LINKED)).find(|&at| words.error.contains(self.lower(at)))?;
        self.span(&(error..error + 1))
    }

    /// True if a verb that gives figures stands before the number.
    fn is_given(&self, number: usize, floor: usize) -> bool {
        let events = &self.lexicon.events;
        let gives = |at: usize| {
            let lower = self.lower(at);
            events.has(lower, Role::Reports) || events.has(lower, Role::Tells) || !self.words.giving.of(lower).is_empty()
        };
        (floor.max(number.saturating_sub(LINKED))..number).any(gives)
    }

    /// « Le chiffre a été démenti »: the words of a sentence that opens with a noun for a count and takes it back.
    fn takes_back_what_was_told(&self, sentence: &Range<usize>) -> Option<Span> {
        let opening = sentence.start..sentence.end.min(sentence.start + OPENING);
        let noun = opening.into_iter().find(|&at| self.lexicon.figures.count.contains(self.lower(at)))?;
        // « Le bilan de 40 morts… » speaks of its own figure.
        let end = sentence.end.min(noun + REACH);
        let first = self.doc.numbers.partition_point(|number| number.tokens.start < noun);
        let mut numbers = self.doc.numbers[first..].iter().take_while(|number| number.tokens.start < end);
        let own = numbers.any(|number| !number.article && !self.in_time(number.tokens.start));
        if own {
            return None;
        }
        self.span(&(noun + 1..end).find_map(|at| self.withdraws(at))?)
    }

    /// What at `at` says that a count is wrong, unless it is denied.
    fn withdraws(&self, at: usize) -> Option<Range<usize>> {
        let words = &self.lexicon.figures;
        let (tokens, ()) = words.withdrawn.of(self.lower(at)).iter().find(|(tokens, ())| self.spells_at(tokens, at))?;
        let denied = (1..=3).any(|back| words.negation.contains(self.before(at, back)));
        (!denied).then(|| at..at + tokens.len())
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Input, extract};
    use crate::text::Lang;

    /// Each figure with the words that take it back, `-` where none do.
    fn check(lang: &str, text: &str, expect: &[(&str, &str)]) {
        let facts = extract(&Input { text, lang: Lang::parse(lang).unwrap(), published: None });
        let found: Vec<(&str, &str)> =
            facts.quantities.iter().map(|q| (q.span.of(text), q.withdrawn.map_or("-", |span| span.of(text)))).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn a_count_that_is_denied_in_its_own_sentence() {
        check("fr", "Le bilan de 40 morts, diffusé lundi, a été démenti par la mairie.", &[("40 morts", "démenti")]);
        check("en", "The toll of 40 deaths was later withdrawn.", &[("40 deaths", "withdrawn")]);
        check("fr", "Le bilan de 40 morts n'a pas été démenti.", &[("40 morts", "-")]);
    }

    #[test]
    fn a_count_that_its_giver_takes_back() {
        check("fr", "La chaîne annonçait 40 morts, avant que la mairie ne reconnaisse une erreur.", &[("40 morts", "erreur")]);
        check("en", "The agency reported 40 deaths, before admitting a mistake.", &[("40 deaths", "mistake")]);
    }

    #[test]
    fn a_count_that_is_taken_back_in_the_next_sentence() {
        check(
            "en",
            "A website reported that 40 people had died in the fire, 12 of them children. The figure was withdrawn two hours later.",
            &[("40 people", "withdrawn"), ("12", "-")],
        );
        check("fr", "Une radio annonce 40 morts. Ce chiffre est erroné, selon la mairie.", &[("40 morts", "erroné")]);
    }

    #[test]
    fn an_error_of_somebody_else_takes_nothing_back() {
        check("fr", "La collision a fait 40 morts après une erreur de pilotage.", &[("40 morts", "-")]);
        check("fr", "Il y a eu 40 morts. Le bilan pourrait s'alourdir.", &[("40 morts", "-")]);
        check("en", "Rescuers found 40 bodies before an error stopped the crane.", &[("40 bodies", "-")]);
    }
}
