//! What a count is limited to: « 8 blessés parmi les pompiers », `12 dead in the port`, « 26 hommes qu'elle dit
//! armés », « Dans la capitale, 9 personnes… », and the unit a price is for (« 3 euros le kilo »).
//! [`Scene::narrow`] runs over the figures found and fills [`Quantity::scope`] with one run of words of the same
//! sentence, or of the start of the one before, that holds no number and no date. Whether two figures are limited alike is decided in the dossier.

use super::Scene;
use crate::extract::facts::{Quantity, QuantityKind, Unit};
use crate::extract::lexicon::Topic;
use crate::span::Span;
use std::ops::Range;

/// Tokens of what a count is limited to, at most.
const LENGTH: usize = 12;
/// Tokens of a place that opens a sentence, up to its comma, at most.
const LEADING: usize = 9;
/// Tokens from « où » to the figure, at most.
const REACH: usize = 6;

impl Scene<'_> {
    /// Fills in what each figure is limited to.
    pub(super) fn narrow(&self, found: &mut [Quantity]) {
        for quantity in found {
            quantity.scope = match quantity.unit {
                _ if quantity.is_age() => self.aged(quantity),
                Unit::Counted(_) => self.limits(quantity).or_else(|| self.rate(self.after(quantity))),
                Unit::Currency(_) | Unit::Share(_) => self.rate(self.after(quantity)),
                Unit::Measure(_) if quantity.kind != QuantityKind::Duration => self.rate(self.after(quantity)),
                _ => None,
            };
        }
    }

    /// The token after a figure and what it counts.
    fn after(&self, quantity: &Quantity) -> usize {
        self.doc.token_from(quantity.counts.map_or(quantity.span, |counts| counts.join(quantity.span)).end)
    }

    fn limits(&self, quantity: &Quantity) -> Option<Span> {
        let counted = quantity.counts.map_or(quantity.span, |counts| counts.join(quantity.span));
        let told = quantity.predicate.filter(|predicate| predicate.start >= counted.end);
        let end = told.map_or(counted.end, |predicate| predicate.end);
        let sentence = self.sentence(self.doc.token_from(quantity.span.start));
        let at = self.doc.token_from(end);
        let after = if sentence.contains(&at) { self.limit_at(at, sentence.end, told.is_none()) } else { None };
        let figure = self.figure(quantity);
        let range = after.or_else(|| self.place_before(figure, sentence.start)).or_else(|| self.leading(figure, sentence.start));
        let range = range.or_else(|| self.cleft(figure, sentence.start)).or_else(|| self.carried(quantity, sentence.start))?;
        self.span(&range)
    }

    /// « C'est à Brest que neuf personnes… », `It was in Hull that`: a place set before what happened there.
    fn cleft(&self, figure: usize, start: usize) -> Option<Range<usize>> {
        let openers = self.lexicon.figures.cleft.of(self.lower(start));
        let place = start + openers.iter().find(|(tokens, ())| self.spells_at(tokens, start))?.0.len();
        let named = |at: &usize| {
            let name = self.doc.tokens.get(*at).is_some_and(|token| token.is_word() && token.is_capitalised());
            name || self.doc.str(*at) == "-" && self.glued(*at)
        };
        let end = place + 1 + (place + 1..figure.min(place + LEADING)).take_while(named).count();
        (self.lexicon.figures.place.contains(self.lower(place)) && end > place + 1).then_some(place..end)
    }

    /// « À Dinan, la police a bloqué le pont. Elle a arrêté 20 personnes. »: the place that opened the sentence before, of
    /// a toll in a sentence whose subject is a pronoun.
    fn carried(&self, quantity: &Quantity, start: usize) -> Option<Range<usize>> {
        let words = |span: Option<Span>| span.map_or("", |span| self.doc.slice(span));
        let toll = self.lexicon.topics.of(words(quantity.counts), words(quantity.predicate)).is_some_and(Topic::is_toll);
        let goes_on = toll && self.same_line(start) && self.lexicon.figures.is_pronoun(self.lower(start));
        let before = start.checked_sub(1).filter(|_| goes_on).map(|last| self.sentence(last))?;
        self.leading(before.end, before.start)
    }

    /// What a word at `at` limits the count before it to; a relative clause only right after what is counted.
    fn limit_at(&self, at: usize, end: usize, direct: bool) -> Option<Range<usize>> {
        let words = &self.lexicon.figures;
        let lower = self.lower(at);
        let among = words.among.of(lower).iter().find(|(tokens, ())| self.spells_at(tokens, at)).map(|(tokens, ())| tokens.len());
        let clause = direct && (words.relative.contains(lower) || words.contact.contains(lower));
        let place = words.place.contains(lower) && !self.in_time(at) && !self.in_time(at + 1);
        let opener = among.or_else(|| (clause || place).then_some(1))?;
        let first = at + opener;
        let mut last = first;
        while last < end.min(first + LENGTH) && !self.stops(last) {
            let joins = self.words.list.contains(self.lower(last));
            // « tués à Lyon et évacués »: beyond « et » only those a count is limited to go on.
            if joins && (among.is_none() && !clause || !self.is_word(last + 1)) {
                break;
            }
            last += 1;
        }
        while last > first && self.words.stop.contains(self.lower(last - 1)) {
            last -= 1;
        }
        (last > first).then_some(at..last)
    }

    /// A mark, a number, a date or a source: what is told beyond it limits nothing.
    fn stops(&self, at: usize) -> bool {
        let mark =
            matches!(self.doc.str(at), "," | ";" | ":" | "." | "(" | ")" | "«" | "»" | "“" | "”" | "\"" | "—" | "–" | "!" | "?");
        let number = self.doc.numbers.binary_search_by_key(&at, |number| number.tokens.start);
        let number = number.ok().and_then(|i| self.doc.numbers.get(i)).is_some_and(|number| !number.article);
        let source = self.words.attribution.of(self.lower(at)).iter().any(|(tokens, ())| self.spells_at(tokens, at));
        mark || number || source || self.in_time(at) || self.words.part_of.contains(self.lower(at))
    }

    /// « la ville d'Aktau, où trois manifestants… »: the name before « où ».
    fn place_before(&self, figure: usize, floor: usize) -> Option<Range<usize>> {
        let near = floor.max(figure.saturating_sub(REACH))..figure;
        let relative = near.rev().find(|&at| self.lexicon.figures.place_relative.contains(self.lower(at)))?;
        let mut end = relative;
        while end > floor && matches!(self.doc.str(end - 1), "," | "(" | ")") {
            end -= 1;
        }
        let capital = |at: usize| self.doc.tokens.get(at).is_some_and(|token| token.is_word() && token.is_capitalised());
        let hyphen =
            |at: usize| matches!(self.doc.str(at), "-" | "\u{2010}" | "\u{2011}") && self.glued(at) && self.glued(at + 1);
        let mut start = end;
        while start > floor.max(end.saturating_sub(LEADING)) && (capital(start - 1) || hyphen(start - 1)) {
            start -= 1;
        }
        (start < end).then_some(start..end)
    }

    /// « Dans le port de Brest, neuf personnes… »: a place that opens the sentence.
    fn leading(&self, figure: usize, start: usize) -> Option<Range<usize>> {
        let opens = self.lexicon.figures.place.contains(self.lower(start)) && !self.in_time(start + 1);
        let comma = (start + 1..figure.min(start + LEADING)).find(|&at| self.doc.str(at) == ",").filter(|_| opens)?;
        let named = (start + 1..comma).any(|at| self.doc.tokens.get(at).is_some_and(|token| token.is_capitalised()));
        let clear = !(start + 1..comma).any(|at| self.stops(at));
        (named && clear).then_some(start..comma)
    }

    /// « un agriculteur de 58 ans »: whose age it is, where no name tells.
    fn aged(&self, quantity: &Quantity) -> Option<Span> {
        let of = self.doc.token_from(quantity.span.start).checked_sub(1)?;
        let floor = self.sentence(of).start.max(of.saturating_sub(REACH));
        let opens = |at: &usize| self.lexicon.figures.is_determiner(self.lower(*at));
        let noun = self.words.of.contains(self.lower(of)).then(|| (floor..of).rev().find(opens)).flatten()?;
        // « à l'âge de 58 ans » says only that it is one.
        let told = |at: usize| self.is_word(at) && !self.in_time(at) && !self.words.age_before.contains(self.lower(at));
        let plain = (noun + 1..of).all(told) && noun + 1 < of;
        if plain { self.span(&(noun..of)) } else { None }
    }

    /// True if the token is part of a date.
    pub(super) fn in_time(&self, at: usize) -> bool {
        let Some(token) = self.doc.tokens.get(at) else { return false };
        let near = self.times.partition_point(|time| time.span.end <= token.span.start);
        self.times.get(near).is_some_and(|time| time.span.overlaps(token.span))
    }

    pub(super) fn spells_at(&self, tokens: &[String], at: usize) -> bool {
        tokens.iter().enumerate().all(|(i, token)| self.lower(at + i) == token)
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Input, extract};
    use crate::text::Lang;

    fn check(lang: &str, text: &str, expect: &[(&str, &str)]) {
        let published = "2024-03-14".parse().ok();
        let facts = extract(&Input { text, lang: Lang::parse(lang).unwrap(), published });
        let found: Vec<(&str, &str)> =
            facts.quantities.iter().map(|q| (q.span.of(text), q.scope.map_or("-", |span| span.of(text)))).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn those_a_count_is_limited_to() {
        check("fr", "On compte 8 blessés parmi les pompiers.", &[("8 blessés", "parmi les pompiers")]);
        check(
            "fr",
            "La mairie parle de six morts et de 40 blessés parmi les passagers et le personnel.",
            &[("six morts", "parmi les passagers et le personnel"), ("40 blessés", "parmi les passagers et le personnel")],
        );
        check("en", "Officials counted 8 injured among the crew.", &[("8 injured", "among the crew")]);
    }

    #[test]
    fn the_place_of_what_happened() {
        check(
            "fr",
            "Au moins 31 personnes sont mortes dans les hôpitaux de la ville.",
            &[("31 personnes", "dans les hôpitaux de la ville")],
        );
        check("fr", "À Dinan, 31 personnes ont été arrêtées.", &[("31 personnes", "À Dinan")]);
        check("fr", "Le calme est revenu à Dinan, où 31 passants ont été arrêtés.", &[("31 passants", "Dinan")]);
        check("en", "At least 31 people were killed in the port of Hull.", &[("31 people", "in the port of Hull")]);
    }

    #[test]
    fn the_place_set_first_and_the_place_told_before() {
        check("fr", "C'est à Saint-Malo que la tempête avait fait 31 morts.", &[("31 morts", "à Saint-Malo")]);
        check("en", "It was in Hull that the storm killed 31 people.", &[("31 people", "in Hull")]);
        check("fr", "À Dinan, la police a bloqué le pont. Elle a arrêté 31 personnes.", &[("31 personnes", "À Dinan")]);
        check("fr", "À Dinan, la police a bloqué le pont. Le préfet annonce 31 arrestations.", &[("31 arrestations", "-")]);
        check("fr", "À Dinan, la police a bloqué le pont. Elle a acheté 31 voitures.", &[("31 voitures", "-")]);
    }

    #[test]
    fn a_clause_that_says_which_ones() {
        check(
            "en",
            "They reported the deaths of 26 people they described as smugglers.",
            &[("26 people", "they described as smugglers")],
        );
        check("fr", "Elle annonce la mort de 26 hommes qu'elle dit armés.", &[("26 hommes", "qu'elle dit armés")]);
    }

    #[test]
    fn a_date_limits_nothing() {
        check("fr", "Le port compte 31 blessés au 12 mars.", &[("31 blessés", "-")]);
        check("en", "The port had 31 injured in March.", &[("31 injured", "-")]);
    }

    #[test]
    fn whose_age_it_is() {
        check("fr", "La police a vu un agriculteur de 58 ans.", &[("58 ans", "un agriculteur")]);
        check("fr", "Il est mort à l'âge de 58 ans.", &[("58 ans", "-")]);
    }

    #[test]
    fn the_unit_a_price_is_for() {
        check("fr", "Le lait se vend 2 euros le litre.", &[("2 euros", "le litre")]);
        check("en", "Milk costs 2 dollars a gallon.", &[("2 dollars", "a gallon")]);
    }
}
