//! Ages, which look like lengths of time or like bare numbers: « âgé de 5 ans », « un bébé de 3 semaines »,
//! `John Smith, 45,`, `she is 96`. [`Scene::tells_age`] and [`Scene::is_age`] are asked for a length of time,
//! [`Scene::apposed_age`] for a number without unit and noun. No age is derived from a date of birth here.

use super::{Draft, Part, Scene};
use crate::extract::facts::{Amount, QuantityKind, Unit};
use crate::text::number::{Number, NumberForm};
use std::ops::Range;

/// Tokens before *be* searched for its subject.
const SUBJECT: usize = 12;

impl Scene<'_> {
    /// « âgé de trois semaines », « un chêne vieux de trois siècles », « plus jeunes que dix jours »: whatever the unit of time.
    pub(super) fn tells_age(&self, tokens: &Range<usize>) -> bool {
        let Some(start) = self.past_modifier(tokens.start) else { return false };
        let (one, two) = (self.before(start, 1), self.before(start, 2));
        let of = self.words.complement.contains(one) || self.words.between.contains(one) || self.words.to.contains(one);
        let compared = self.words.age_than.contains(one) && self.words.age_compared.contains(two);
        self.words.age_before.contains(one) || of && self.words.age_before.contains(two) || compared
    }

    /// « a 29 ans », « avait alors plus de 500 ans »; « a deux ans pour répondre » is no age.
    fn has_age(&self, start: usize, end: usize) -> bool {
        // « fêtera ses quinze ans »
        let own = start - usize::from(self.words.age_owners.contains(self.before(start, 1)));
        let verb = own - usize::from(self.words.age_adverbs.contains(self.before(own, 1)));
        let goes_on = self.words.complement.contains(self.lower(end)) || self.words.not_after_age.contains(self.lower(end));
        self.words.age_verbs.contains(self.before(verb, 1)) && !self.dated_by(verb) && !goes_on
    }

    /// True if a number of « ans » at `tokens` is an age and no length of time.
    pub(super) fn is_age(&self, tokens: &Range<usize>, number: &Number) -> bool {
        let Some(start) = self.past_modifier(tokens.start) else { return false };
        if self.tells_age(tokens) || self.has_age(start, tokens.end) {
            return true;
        }
        if number.value > 125.0 {
            return false;
        }
        let (one, two) = (self.before(start, 1), self.before(start, 2));
        if self.words.of.contains(one)
            && (self.words.persons.contains(two)
                || self.words.persons.contains(self.before(start, 3)) && self.is_noun_like(start))
        {
            return true;
        }
        // « les moins de 18 ans », « les 65 ans et plus »
        let limited = tokens.start != start || self.modifier_at(tokens.end).is_some();
        if self.words.bracket.contains(one) && limited || self.at_age(start, tokens.end) {
            return true;
        }
        // « Pierre Durand, 45 ans, »
        let comma = matches!(one, "," | "(") && tokens.start == start;
        let name = start.checked_sub(2).and_then(|i| self.doc.tokens.get(i)).is_some_and(|t| t.is_capitalised())
            || self.words.persons.contains(two);
        comma && name && !self.is_word(tokens.end)
    }

    /// « un nourrisson de trois jours »: a small child of so many days or weeks; « grève des pilotes de deux jours » is none.
    pub(super) fn is_infant(&self, tokens: &Range<usize>) -> bool {
        let Some(start) = self.past_modifier(tokens.start) else { return false };
        self.words.of.contains(self.before(start, 1)) && self.words.infants.contains(self.before(start, 2))
    }

    /// An article and its unit of time that are an age: « a un an », « un bébé d'un mois ».
    pub(super) fn is_age_of_one(&self, tokens: &Range<usize>, unit: &str, number: &Number) -> bool {
        let (of_age, of_infant) = (self.words.age_units.contains(unit), self.words.infant_units.contains(unit));
        self.tells_age(tokens)
            || of_age && self.is_age(tokens, number)
            || of_infant && self.is_infant(tokens)
            || (of_age || of_infant) && self.is_years(tokens).is_some()
    }

    /// A noun of a person at `at`.
    fn is_person(&self, at: usize) -> bool {
        let lower = self.lower(at);
        self.is_word(at)
            && (self.words.persons.contains(lower)
                || self.words.persons.contains(self.doc.str(at))
                || self.lexicon.topics.names_people(lower))
    }

    /// « mort à 91 ans », `died at 91`; « À 57 ans, il » where the sentence opens.
    fn at_age(&self, start: usize, end: usize) -> bool {
        let Some(at) = start.checked_sub(1).filter(|&at| self.words.age_at.contains(self.lower(at))) else { return false };
        let opens = self.sentence(at).start == at && self.doc.str(end) == ",";
        let named = self.words.age_subjects.contains(self.lower(end + 1))
            || self.doc.tokens.get(end + 1).is_some_and(|t| t.is_capitalised());
        self.words.age_at_verbs.contains(self.before(at, 1)) || opens && named
    }

    /// `people over 65`, `65 and older`: a bracket without its unit.
    fn bare_bracket(&self, number: &Number) -> bool {
        let (start, end) = (number.tokens.start, number.tokens.end);
        let Some(first) = self.past_modifier(start) else { return false };
        let ends =
            !self.same_line(end) || !self.is_word(end) || self.words.stop.contains(self.lower(end)) || !self.is_plural(end);
        let over = first + 1 == start && ends && self.words.age_tails.contains(self.lower(first));
        let over = over && first.checked_sub(1).is_some_and(|at| self.is_person(at));
        // `a score of 90 and above` is no age, `those 90 and above` may be.
        let (before, tail) = (self.before(start, 1), self.lower(end + 1));
        let whose = || self.words.determiners.contains(before) || start.checked_sub(1).is_some_and(|at| self.is_person(at));
        let older = self.words.list.contains(self.lower(end))
            && (self.words.age_compared.contains(tail) || self.words.age_tails.contains(tail) && whose());
        over && self.words.adjectives_first || older && self.same_line(end + 1)
    }

    /// « le bébé est trois semaines. »: a length of time straight after *be*, which says what its subject is, with
    /// nothing after it. What that tells of its subject: an age of a person, perhaps one of anything else, never one of
    /// what is measured in time (« la peine est deux ans ») or of nothing (« c'est trois ans »).
    pub(super) fn is_years(&self, tokens: &Range<usize>) -> Option<u8> {
        let start = self.past_modifier(tokens.start)?;
        let verb = (start - usize::from(self.words.age_adverbs.contains(self.before(start, 1)))).checked_sub(1)?;
        let aged = self.words.age_before.contains(self.lower(tokens.end)) && self.same_line(tokens.end);
        let ends = aged || !self.same_line(tokens.end) || !self.is_word(tokens.end);
        if !self.words.copulas.contains(self.lower(verb)) || !ends {
            return None;
        }
        let sentence = self.sentence(verb);
        let from = sentence.start.max(verb.saturating_sub(SUBJECT));
        let opens = |at: &usize| self.words.clause_openers.contains(self.lower(*at));
        let clause = (from..verb).rev().find(opens).map_or(from, |at| at + 1)..verb;
        let nearest = clause.clone().rev().find(|&at| !self.words.stop.contains(self.lower(at)) && self.is_word(at));
        let person = |at: usize| self.is_person(at) || self.words.age_subjects.contains(self.lower(at));
        let lasts = clause.clone().any(|at| self.words.lasting.contains(self.lower(at)));
        match nearest {
            _ if aged => Some(70),
            _ if lasts => None,
            Some(at) if person(at) => Some(70),
            _ if verb.checked_sub(1).is_some_and(person) => Some(70),
            Some(_) => Some(40),
            None => None,
        }
    }

    fn is_noun_like(&self, start: usize) -> bool {
        start.checked_sub(2).is_some_and(|i| self.is_word(i) && !self.words.stop.contains(self.lower(i)))
    }

    /// `aged 34 and 51`: the second of two ages.
    fn aged_list(&self, start: usize) -> bool {
        let joined = start.checked_sub(1).filter(|&at| self.words.list.contains(self.lower(at)) && self.lower(at) != ";");
        let first = joined.and_then(|at| self.doc.numbers.binary_search_by_key(&at, |n| n.tokens.end).ok());
        first
            .and_then(|i| self.doc.numbers.get(i))
            .is_some_and(|n| self.words.age_before.contains(self.before(n.tokens.start, 1)))
    }

    /// `she is 96,`, `he turned 65 in May`: what a person is who is a bare number.
    fn says_age(&self, number: &Number) -> bool {
        let (start, end) = (number.tokens.start, number.tokens.end);
        let Some(start) = self.past_modifier(start) else { return false };
        let adverb = usize::from(self.words.age_adverbs.contains(self.before(start, 1)));
        let (verb, subject) = (self.before(start, 1 + adverb), self.before(start, 2 + adverb));
        let turns = self.words.turning.contains(verb);
        let stands = turns || self.words.copulas.contains(verb) && self.words.age_subjects.contains(subject);
        let next = self.doc.str(end);
        let stops = !self.same_line(end) || matches!(next, "," | "." | ";" | "!" | "?" | ")" | "\"" | "”" | "»");
        let goes_on = turns || stops || self.same_line(end) && self.words.after_age.contains(self.lower(end));
        let pronoun = number.in_words && self.words.pronouns.contains(self.lower(number.tokens.start));
        stands && goes_on && !pronoun && number.scale == 1.0
    }

    /// The first token before `start` that is no modifier of the number.
    fn past_modifier(&self, start: usize) -> Option<usize> {
        let last = start.checked_sub(1)?;
        let phrases = self.words.modifiers.of(self.lower(last));
        let found = phrases.iter().find(|(tokens, _)| {
            let first = start.checked_sub(tokens.len());
            first.is_some_and(|first| tokens.iter().enumerate().all(|(i, token)| self.lower(first + i) == token))
        });
        Some(found.map_or(start, |(tokens, _)| start - tokens.len()))
    }

    /// `John Smith, 45, said`; `aged 26`; `age 87`: a bare number that is an age.
    pub(super) fn apposed_age(&self, part: &Part<'_>) -> Option<Draft> {
        let number = part.number;
        let (start, end) = (number.tokens.start, number.tokens.end);
        if number.value > 120.0 || number.value < 1.0 || number.value.fract() != 0.0 || number.form != NumberForm::Cardinal {
            return None;
        }
        let before = self.before(start, 1);
        let aged = self.words.age_before.contains(before)
            || self.words.age_before.contains(self.before(start, 2)) && self.words.complement.contains(before);
        // `said Rita Moss, 52, of Leeds`, `said Rita Moss, 52.`
        let closed = self.doc.str(end) == "," || self.doc.str(end) == "." && self.sentence(start).end == end + 1;
        let comma = before == "," && closed && !number.in_words && self.words.adjectives_first;
        let name = start.checked_sub(2).and_then(|i| self.doc.tokens.get(i)).is_some_and(|t| t.is_capitalised() && t.is_word());
        let name = name || start.checked_sub(2).is_some_and(|at| self.is_person(at));
        let told = aged || self.aged_list(start);
        let is = !told
            && (self.says_age(number) || self.words.adjectives_first && (self.at_age(start, end) || self.bare_bracket(number)));
        if !(told || is || comma && name && number.value >= 10.0) {
            return None;
        }
        Some(Draft {
            tokens: number.tokens.clone(),
            amount: Amount::Exact(number.value),
            unit: Unit::Measure("year".to_owned()),
            counts: None,
            modifier: None,
            kind: QuantityKind::Age,
            rule: "age",
            confidence: if told { 85 } else { 70 },
        })
    }
}
