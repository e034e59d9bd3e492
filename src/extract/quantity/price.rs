//! What is paid for, and for how much of it: « 50 euros le litre », `$5 a head`, « le litre de lait se vend 2 euros », and
//! of what a sum is the sum: « le coût du pont est estimé à 240 millions d'euros », `the bridge will cost $3 million`.
//! [`Scene::rate`] reads the words after any figure, [`name_sums`] those around sums of money once all else is known. Both
//! go by closed lists: a word that is not known to lead from the noun to its sum ends the search.

use super::Scene;
use crate::extract::facts::{Quantity, TimeExpression, TimeKind, Unit};
use crate::extract::lexicon::Lexicon;
use crate::extract::lexicon::quantity::UnitKind;
use crate::span::Span;
use crate::text::Document;
use std::ops::Range;

/// Further units a rate is for: « par personne et par nuit ».
const FURTHER: usize = 2;
/// Tokens from the unit that is sold to the verb, and from that to the sum, at most.
const TO_VERB: usize = 16;
const TO_SUM: usize = 7;
/// Tokens that lead from a noun to its sum, and tokens of the noun with its complements, at most.
const LINKS: usize = 8;
const NOUN: usize = 10;

/// Tells each sum of money what it is the sum of and for how much that is, where the words before it say so.
pub fn name_sums(doc: &Document<'_>, lexicon: &Lexicon, times: &[TimeExpression], quantities: &mut [Quantity]) {
    let scene = Scene { doc, words: &lexicon.quantities, lexicon, times };
    for quantity in quantities.iter_mut().filter(|quantity| matches!(quantity.unit, Unit::Currency(_))) {
        if quantity.scope.is_none() {
            quantity.scope = scene.sold_by(quantity).and_then(|tokens| scene.span(&tokens));
        }
        if quantity.counts.is_none() {
            let (counts, verb) = scene.sum_of(quantity).unwrap_or_default();
            quantity.counts = scene.span(&counts);
            quantity.predicate = quantity.predicate.or_else(|| scene.span(&verb));
        }
    }
}

impl Scene<'_> {
    /// The unit a rate is for, at the token after the figure: « le litre de lait », « par personne et par nuit », `/kg`.
    pub(super) fn rate(&self, at: usize) -> Option<Span> {
        let mut end = self.one_rate(at)?;
        for _ in 0..FURTHER {
            let joined = self.is_word(end) && self.words.list.contains(self.lower(end));
            let Some(further) = self.one_rate(end + usize::from(joined)) else { break };
            end = further;
        }
        self.span(&(at..end))
    }

    fn one_rate(&self, at: usize) -> Option<usize> {
        let words = &self.lexicon.figures;
        let per = self.lower(at);
        let apart = self.doc.str(at) == "/" && !(self.glued(at) && self.glued(at + 1));
        if !words.per.contains(per) || !self.same_line(at) || apart || self.in_day(at + 1) {
            return None;
        }
        if let Some((unit, end)) = self.unit_at(at + 1) {
            return match unit.kind {
                UnitKind::Measure => Some(self.complement_at(end).map_or(end, |of| of.end)),
                // « 3 euros le mois », but « 3 euros le jour de la fête ».
                UnitKind::Duration => {
                    let named = words.is_determiner(per) && self.is_word(end) && !self.words.list.contains(self.lower(end));
                    (!named).then_some(end)
                }
                _ => None,
            };
        }
        let plain = |at: usize| {
            let word = self.doc.tokens.get(at).is_some_and(|token| token.is_word() && !token.is_capitalised());
            word && !self.words.stop.contains(self.lower(at))
        };
        let any = words.per_any.contains(per) && plain(at + 1);
        (any || words.each.contains(self.lower(at + 1))).then_some(at + 2)
    }

    /// True if the token is part of a day or an hour; « par mois » is none.
    fn in_day(&self, at: usize) -> bool {
        let Some(token) = self.doc.tokens.get(at) else { return false };
        let near = self.times.partition_point(|time| time.span.end <= token.span.start);
        let time = self.times.get(near).filter(|time| time.span.overlaps(token.span));
        time.is_some_and(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time))
    }

    /// « le litre de lait se vend 2 euros », `a barrel of crude traded at 80 dollars`: the unit as the subject.
    fn sold_by(&self, quantity: &Quantity) -> Option<Range<usize>> {
        let words = &self.lexicon.figures;
        let figure = self.figure(quantity);
        let floor = self.sentence(figure).start;
        let from = floor.max(figure.saturating_sub(TO_SUM));
        let verb = (from..figure).rev().take_while(|&at| !self.is_mark(at)).find(|&at| words.priced.contains(self.lower(at)))?;
        let subject = (floor.max(verb.saturating_sub(TO_VERB))..verb).rev().find_map(|at| {
            let (_, end) = self.unit_at(at + 1).filter(|(unit, _)| unit.kind == UnitKind::Measure)?;
            let one = words.is_determiner(self.lower(at)) && end <= verb;
            let before = at.checked_sub(1).filter(|before| *before >= floor);
            let opens = before.is_none_or(|before| {
                let linked = self.words.list.contains(self.lower(before)) || words.relative.contains(self.lower(before));
                !self.is_word(before) || linked || self.in_time(before) || words.place_relative.contains(self.lower(before))
            });
            let mut end = self.complement_at(end).map_or(end, |of| of.end);
            // « le litre de gaz liquéfié »
            while end < verb && self.participle(end) {
                end += 1;
            }
            (one && opens).then(|| at..end.min(verb))
        })?;
        let clear = !(subject.end..verb).any(|at| matches!(self.doc.str(at), ";" | ":" | "." | "!" | "?"));
        clear.then_some(subject)
    }

    /// What a sum is the sum of, and the verb that says so where a verb does.
    fn sum_of(&self, quantity: &Quantity) -> Option<(Range<usize>, Range<usize>)> {
        let words = &self.lexicon.figures;
        let figure = self.figure(quantity);
        let floor = self.sentence(figure).start;
        let mut end = figure;
        while end > floor.max(figure.saturating_sub(LINKS)) && self.leads_to_sum(end - 1) {
            end -= 1;
        }
        let last = end.checked_sub(1).filter(|&last| last >= floor);
        let paid = last.filter(|&last| words.costs.contains(self.lower(last)));
        if let Some(verb) = paid {
            let mut subject = verb;
            while subject > floor && self.leads_to_sum(subject - 1) {
                subject -= 1;
            }
            return Some((self.subject_before(subject, floor)?, verb..verb + 1));
        }
        let noun = || {
            let near = floor.max(end.saturating_sub(NOUN))..end;
            let inside =
                near.rev().take_while(|&at| self.in_noun_phrase(at)).filter(|&at| words.sums.contains_key(self.lower(at)));
            let first = inside.last()?;
            // « a ramené le prix à » says no more than the sum.
            let bare = first + 1 == end && words.sums.get(self.lower(first)).is_some_and(|kind| kind == "price");
            let end = (first + 1..=end).rev().find(|end| !self.is_small(end - 1))?;
            (!bare && self.is_one_noun(first..end)).then_some(first..end)
        };
        let after = || {
            let of = self.doc.token_from(quantity.span.end);
            let linked = self.words.complement.contains(self.lower(of)) || words.sum_in.contains(self.lower(of));
            let noun = of + 1;
            let named = linked && self.same_line(noun) && words.sums.contains_key(self.lower(noun));
            named.then(|| noun..self.complement_at(noun + 1).map_or(noun + 1, |of| of.end))
        };
        // « le coût est de », but not « le coût 3 euros ».
        let told = if end < figure { noun() } else { None };
        Some((told.or_else(after)?, 0..0))
    }

    /// A word between a noun and its sum: « est estimé à », `was put at about`.
    fn leads_to_sum(&self, at: usize) -> bool {
        self.lexicon.figures.sum_links.contains(self.lower(at)) || self.in_time(at)
    }

    /// The subject that ends before `end`, without its determiner: from the start of its clause, and nothing but a noun.
    fn subject_before(&self, end: usize, floor: usize) -> Option<Range<usize>> {
        let mut start = end;
        while start > floor.max(end.saturating_sub(NOUN)) && self.in_noun_phrase(start - 1) {
            start -= 1;
        }
        let before = start.checked_sub(1).filter(|before| *before >= floor);
        let opens =
            before.is_none_or(|before| !self.is_word(before) || self.lexicon.figures.relative.contains(self.lower(before)));
        let one = start + 1 < end && self.is_one_noun(start + 1..end);
        (opens && one && self.words.determiners.contains(self.lower(start))).then_some(start + 1..end)
    }

    /// A word of a noun with its complements.
    fn in_noun_phrase(&self, at: usize) -> bool {
        let hyphen = matches!(self.doc.str(at), "-" | "'" | "’") && self.glued(at);
        let telling = || self.is_small(at) || !self.words.stop.contains(self.lower(at));
        hyphen || self.is_word(at) && !self.in_time(at) && telling()
    }

    /// A determiner or a preposition.
    fn is_small(&self, at: usize) -> bool {
        let lower = self.lower(at);
        let joins = self.words.complement.contains(lower) || self.lexicon.figures.place.contains(lower);
        joins || self.words.determiners.contains(lower)
    }

    /// True if no verb and no second noun stands in it: « la dette prévoyait un autre versement ».
    fn is_one_noun(&self, tokens: Range<usize>) -> bool {
        let verb = |at: usize| crate::extract::time::verb_form(self.doc, &self.lexicon.time.tense, at).is_some();
        let again = |at: usize| self.words.determiners.contains(self.lower(at)) && !self.is_small(at - 1);
        !(tokens.start + 1..tokens.end).any(|at| verb(at) || again(at))
    }

    fn is_mark(&self, at: usize) -> bool {
        matches!(self.doc.str(at), "," | ";" | ":" | "." | "(" | ")" | "«" | "»" | "“" | "”" | "!" | "?")
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Input, Quantity, extract};
    use crate::text::Lang;

    fn found(lang: &str, text: &str) -> Vec<Quantity> {
        extract(&Input { text, lang: Lang::parse(lang).unwrap(), published: "2024-03-14".parse().ok() }).quantities
    }

    fn rates(lang: &str, text: &str, expect: &[&str]) {
        let found = found(lang, text);
        let scopes: Vec<&str> = found.iter().map(|q| q.scope.map_or("-", |span| span.of(text))).collect();
        assert_eq!(scopes, expect, "{text}");
    }

    fn sums(lang: &str, text: &str, expect: &[&str]) {
        let found = found(lang, text);
        let counts: Vec<&str> = found.iter().map(|q| q.counts.map_or("-", |span| span.of(text))).collect();
        assert_eq!(counts, expect, "{text}");
    }

    #[test]
    fn the_unit_after_the_sum() {
        rates("fr", "La cantine coûte 3 euros par repas.", &["par repas"]);
        rates("fr", "Le gîte demande 40 euros par personne et par nuit.", &["par personne et par nuit"]);
        rates("fr", "Le garage facture 85 euros l'heure.", &["l'heure"]);
        rates("fr", "Le fioul est vendu 1,20 euro le litre de mazout.", &["le litre de mazout"]);
        rates("fr", "L'eau est à 4 €/m³ ici.", &["/m³"]);
        rates("fr", "Le loyer est de 300 euros par mois.", &["par mois"]);
        rates("en", "Seats cost $5 per person.", &["per person"]);
        rates("en", "Lunch was 7 dollars a head.", &["a head"]);
        rates("en", "Diesel was 1.40 dollars a litre.", &["a litre"]);
        rates("en", "The flat costs 900 euros a month.", &["a month"]);
    }

    #[test]
    fn what_comes_after_a_sum_and_is_no_unit() {
        rates("fr", "Il a versé 300 euros le mois dernier.", &["-"]);
        rates("fr", "Il a perdu 300 euros le jour de la fête.", &["-"]);
        rates("fr", "Il a reçu 300 euros par erreur.", &["-"]);
        rates("en", "She lost 300 euros a year ago.", &["-"]);
    }

    #[test]
    fn a_count_a_year_is_no_toll() {
        rates("fr", "La route fait 300 morts par an.", &["par an"]);
        rates("en", "The road costs 300 lives a year.", &["a year"]);
    }

    #[test]
    fn the_unit_that_is_sold() {
        rates("fr", "Depuis lundi, le litre de lait de brebis se vend 3 euros en Corrèze.", &["le litre de lait de brebis"]);
        rates("fr", "Le kilo de poisson séché coûte 3 euros.", &["Le kilo de poisson séché"]);
        rates("fr", "Le kilo est passé de 2 à 3 euros.", &["Le kilo", "Le kilo"]);
        rates("en", "A barrel of crude traded at 80 dollars.", &["A barrel of crude"]);
        rates("fr", "Le litre monte, et la mairie a dépensé 300 euros.", &["-"]);
        rates("fr", "Dans le baril, on a trouvé un sac vendu 300 euros.", &["-"]);
    }

    #[test]
    fn the_noun_of_a_sum() {
        sums("fr", "Le coût du pont de Brest est estimé à 240 millions d'euros.", &["coût du pont de Brest"]);
        sums("fr", "La facture s'élève désormais à près de 300 000 euros.", &["facture"]);
        sums("fr", "La tempête a fait 3 millions d'euros de dégâts.", &["dégâts"]);
        sums("en", "The cost of the new bridge was put at about $3 million.", &["cost of the new bridge"]);
        sums("en", "The flood did 3 million euros in damage.", &["damage"]);
    }

    #[test]
    fn what_costs_a_sum() {
        sums("fr", "Selon la mairie, le pont devrait coûter 240 millions d'euros.", &["pont"]);
        sums("en", "The new bridge will cost 260 million euros.", &["new bridge"]);
        sums("fr", "Il coûtera 240 millions d'euros.", &["-"]);
    }

    #[test]
    fn a_noun_that_is_not_that_of_the_sum() {
        sums("fr", "L'accord sur la dette prévoyait un autre versement de 3 millions d'euros.", &["-"]);
        sums("fr", "Le déficit de la caisse en 2023 s'élève à 3 millions d'euros.", &["déficit de la caisse"]);
        sums("fr", "La mairie a fixé le prix à 3 euros.", &["-"]);
        sums("fr", "Le coût du pont a poussé la région à verser 3 millions d'euros.", &["-"]);
        sums("fr", "Le budget a été voté, et la région versera 3 millions d'euros.", &["-"]);
    }
}
