//! What a number counts: the noun after it ([`Scene::noun_of`]) and the noun's qualifiers
//! (« membres des forces de sécurité »). There is no parser: function words, plural endings and the
//! place of adjectives decide, and a word that may be a verb is rather left out.

use super::Scene;
use crate::extract::lexicon::quantity::UnitKind;
use crate::text::number::{Number, NumberForm};
use crate::text::tokens::TokenKind;
use std::ops::Range;

/// A counted noun.
#[derive(Clone, Debug)]
pub(super) struct Noun {
    /// The number's complement up to the noun itself (adjectives before it included).
    pub(super) head: Range<usize>,
    /// The noun.
    pub(super) unit: String,
    /// The noun with its qualifiers.
    pub(super) counts: Range<usize>,
}

/// Words between a number and its noun, at most.
const REACH: usize = 8;
/// Words of qualifiers after the noun, at most.
const QUALIFIERS: usize = 10;

impl Scene<'_> {
    /// The noun `number` counts.
    pub(super) fn noun_of(&self, number: &Number) -> Option<Noun> {
        if number.article || number.form == NumberForm::Ordinal {
            return None;
        }
        if let Some(noun) = self.hyphened_noun(number) {
            return Some(noun);
        }
        let mut at = self.past_vague_tail(number.tokens.end);
        let loose = number.scale > 1.0 || number.form == NumberForm::Collective;
        let of = self.past_of(at);
        if loose && of > at {
            at = of;
            if self.words.determiners.contains(self.lower(at)) {
                return None;
            }
        } else if of > at && number.value >= 2.0 && self.words.adjectives_first && self.words.determiners.contains(self.lower(of))
        {
            // `three of the six parties`: the noun is told with the other number.
            if let Ok(next) = self.doc.numbers.binary_search_by_key(&(of + 1), |n| n.tokens.start) {
                let noun = self.noun_at(self.doc.numbers.get(next)?.tokens.end, true)?;
                return Some(Noun { head: number.tokens.end..number.tokens.end, ..noun });
            }
            // `two of the envoys`
            return self.noun_at(of + 1, true).map(|noun| Noun { head: at..noun.head.end, ..noun });
        } else if number.form == NumberForm::Fraction {
            // `three quarters of a point`
            // `half a point`
            let article = self.words.articles.contains(self.lower(of));
            let point = of + usize::from(article);
            let noun = Noun { head: at..point + 1, unit: self.lower(point).to_owned(), counts: point..point + 1 };
            return (point > at && self.words.points.contains(self.lower(point))).then_some(noun);
        }
        let many = if self.words.adjectives_first { number.value.abs() != 1.0 } else { number.value.abs() >= 2.0 };
        self.noun_at(at, many || loose)
    }

    /// `a 30-member council`: the word a hyphen joins to the number.
    fn hyphened_noun(&self, number: &Number) -> Option<Noun> {
        let hyphen = number.tokens.end;
        let at = hyphen + 1;
        let joined = self.words.hyphen_compounds && self.doc.str(hyphen) == "-" && self.glued(hyphen) && self.glued(at);
        if !joined || number.value < 2.0 && number.in_words || number.form != NumberForm::Cardinal {
            return None;
        }
        let token = self.doc.tokens.get(at)?;
        let lower = self.lower(at);
        let word = token.is_word() && !token.is_capitalised() && lower.len() > 2 && !self.starts_number(at);
        if !word || self.words.stop.contains(lower) || self.words.not_after_hyphen.contains(lower) || self.participle(at) {
            return None;
        }
        Some(Noun { head: at..at + 1, unit: self.singular(self.doc.str(at)), counts: at..at + 1 })
    }

    /// Past a modifier between a number and what it counts: `300-plus videos`, `50 or more people`.
    fn past_vague_tail(&self, at: usize) -> usize {
        self.modifier_at(at).filter(|_| self.opens_tail(at)).map_or(at, |(_, end)| end)
    }

    /// True for the hyphen or *or* such a modifier starts with.
    pub(super) fn opens_tail(&self, at: usize) -> bool {
        let hyphen = self.doc.str(at) == "-" && self.glued(at) && self.glued(at + 1);
        self.words.adjectives_first && (hyphen || self.is_word(at) && self.words.list.contains(self.lower(at)))
    }

    /// The noun phrase that starts at `at`; `plural` if the noun must be one.
    fn noun_at(&self, at: usize, plural: bool) -> Option<Noun> {
        let head = if self.words.adjectives_first { self.last_of_chain(at, plural)? } else { self.first_noun(at, plural)? };
        let (first, last) = self.compound(head);
        let unit = self.singular(self.doc.slice(self.span(&(first..last + 1))?));
        let end = self.qualifiers(last + 1);
        let counts = at..self.coordinated(end).unwrap_or(end);
        Some(Noun { head: at..last + 1, unit, counts })
    }

    /// « 19 policiers et militaires »: where the second noun of people ends that the one number counts too.
    fn coordinated(&self, and: usize) -> Option<usize> {
        let joins = self.words.list.contains(self.lower(and)) && self.is_word(and) && self.same_line(and);
        let first = and + 1;
        if !joins || self.starts_number(first) {
            return None;
        }
        let last = if self.words.adjectives_first { self.last_of_chain(first, true)? } else { self.first_noun(first, true)? };
        let people = self.is_plural(last) && self.lexicon.topics.names_people(self.lower(last));
        people.then(|| self.qualifiers(last + 1))
    }

    /// The whole of a hyphenated noun whose first word is at `head`: « petits-enfants », « porte-avions ».
    fn compound(&self, head: usize) -> (usize, usize) {
        let mut last = head;
        while !self.words.adjectives_first && self.hyphen_after(last) && last < head + 4 {
            last += 2;
        }
        (head, last)
    }

    fn hyphen_after(&self, at: usize) -> bool {
        matches!(self.doc.str(at + 1), "-" | "\u{2010}" | "\u{2011}")
            && self.glued(at + 1)
            && self.glued(at + 2)
            && self.is_word(at + 2)
    }

    /// The noun after the adjectives that may stand before it.
    fn first_noun(&self, start: usize, plural: bool) -> Option<usize> {
        let mut at = start;
        while self.words.before_noun.contains(self.lower(at)) && at < start + REACH && self.is_noun(at + 1, plural) {
            at += 1;
        }
        if self.words.before_noun.contains(self.lower(at)) && plural && !self.is_plural(at) {
            return None;
        }
        self.is_noun(at, plural).then_some(at)
    }

    /// The first plural of a row of words, or its last word where none is plural: `federal police officers`.
    fn last_of_chain(&self, start: usize, plural: bool) -> Option<usize> {
        let mut last = None;
        let mut at = start;
        while at < start + REACH
            && (self.chain_word(at, at == start) || at == start && self.words.before_noun.contains(self.lower(at)))
        {
            last = Some(at);
            if plural && self.is_plural(at) {
                // `eight policemen hours later`
                let time = self.unit_at(at + 1).is_some_and(|(unit, _)| unit.kind == UnitKind::Duration);
                let goes_on = !time
                    && self.chain_word(at + 1, false)
                    && self.is_plural(at + 1)
                    && !self.words.participles.contains(self.lower(at + 1));
                if !goes_on {
                    return Some(at);
                }
            }
            at += 1;
            if self.doc.str(at) == "-" && self.glued(at) && self.glued(at + 1) {
                at += 1;
            }
        }
        // More than one needs a plural: `iPhone 4 antenna` counts nothing.
        // The last word of `one attorney` may be a verb: `one agreed`, `one senator missed`.
        let last =
            (start..last? + 1).rev().find(|&at| !self.participle(at) && !self.words.participles.contains(self.lower(at)))?;
        (!plural && self.is_word(last) && !self.words.before_noun.contains(self.lower(last))).then_some(last)
    }

    fn chain_word(&self, at: usize, first: bool) -> bool {
        let Some(token) = self.doc.tokens.get(at) else { return false };
        let lower = self.lower(at);
        let short = lower.chars().nth(1).is_none();
        if !token.is_word()
            || token.line_before()
            || short
            || self.starts_number(at)
            || self.words.stop.contains(lower)
            || lower.starts_with('\'')
        {
            return false;
        }
        let possessive = self.lower(at + 1) == "'s";
        !possessive && (first || token.space_before() || self.before(at, 1) == "-")
    }

    pub(super) fn is_noun(&self, at: usize, plural: bool) -> bool {
        let Some(token) = self.doc.tokens.get(at) else { return false };
        let elided = at.checked_sub(1).is_some_and(|i| self.lower(i).ends_with('\''));
        if !token.is_word() || token.line_before() || !token.space_before() && !elided {
            return false;
        }
        let lower = self.lower(at);
        if self.words.stop.contains(lower) || self.starts_number(at) || lower.ends_with('\'') || lower.chars().nth(1).is_none() {
            return false;
        }
        !plural || self.is_plural(at) || self.is_plural(self.compound(at).1) || token.is_capitalised() && !token.is_all_caps()
    }

    pub(super) fn is_plural(&self, at: usize) -> bool {
        let lower = self.lower(at);
        let ending = self.words.plural_endings.iter().any(|ending| lower.ends_with(ending.as_str()));
        let singular = self.words.adjectives_first && (lower.ends_with("ss") || lower.ends_with("us") || lower.ends_with("is"));
        ending && !singular || self.words.plurals.contains(lower)
    }

    /// The noun as it names the unit.
    fn singular(&self, noun: &str) -> String {
        let bare_plural = self.words.plurals.contains(noun);
        for (plural, singular) in &self.words.singular {
            let Some(stem) = noun.strip_suffix(plural.as_str()) else { continue };
            // `species` has no singular of its own, `women` and `men` have.
            let whole = stem.is_empty() && singular.len() > 2;
            if (stem.len() > 1 || whole) && !(bare_plural && plural.ends_with('s')) {
                return format!("{stem}{singular}");
            }
        }
        noun.to_owned()
    }

    /// Where the qualifiers end that start at `start`: adjectives that agree and complements with *de*, *of*.
    fn qualifiers(&self, start: usize) -> usize {
        let mut at = start;
        while at < start + QUALIFIERS && self.same_line(at) {
            if let Some(end) = self.complement(at) {
                at = end;
            } else if !self.words.adjectives_first && self.agrees(at) {
                at += 1;
            } else {
                break;
            }
        }
        at
    }

    /// An adjective after a plural noun.
    fn agrees(&self, at: usize) -> bool {
        let adjective = self.words.adjectives.contains(self.lower(at));
        let verbal = || self.words.participles.contains(self.lower(at)) || self.participle(at);
        self.is_noun(at, true) && self.is_plural(at) && (adjective || !verbal())
    }

    pub(super) fn participle(&self, at: usize) -> bool {
        let lower = self.lower(at);
        self.words.participle_endings.iter().any(|ending| lower.ends_with(ending.as_str()))
    }

    /// « des forces de sécurité » at `at`: where it ends.
    fn complement(&self, at: usize) -> Option<usize> {
        if !self.words.complement.contains(self.lower(at)) {
            return None;
        }
        let mut next = at + 1;
        if self.words.determiners.contains(self.lower(next)) {
            next += 1;
        }
        let word = |at: usize| {
            self.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word && !t.line_before())
                && !self.words.stop.contains(self.lower(at))
        };
        // `a third of the country's 5,570 towns`: of the towns, and how many is told there.
        if !word(next) || self.lower(next + 1) == "'s" {
            return None;
        }
        let first = next;
        next += 1;
        // A name goes on with its capitals, an English complement with its nouns.
        while next < first + 4 && word(next) && !self.lower(next).starts_with('\'') {
            let capital = |at: usize| self.doc.tokens.get(at).is_some_and(|t| t.is_capitalised());
            if capital(next) && capital(next - 1)
                || self.words.adjectives_first && !self.participle(next) && !self.is_plural(next - 1)
            {
                next += 1;
            } else {
                break;
            }
        }
        Some(next)
    }

    /// What a share or fraction is of: « des voix » at `at`, without its preposition.
    pub(super) fn complement_at(&self, at: usize) -> Option<Range<usize>> {
        let end = self.complement(at).filter(|_| self.same_line(at))?;
        let start = if self.words.determiners.contains(self.lower(at + 1)) { at + 2 } else { at + 1 };
        let end = self.qualifiers(end);
        // « des suffrages exprimés »
        let end =
            end + usize::from(!self.words.adjectives_first && self.participle(end) && self.is_plural(end) && self.same_line(end));
        Some(start..end)
    }
}
