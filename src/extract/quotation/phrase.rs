//! Noun phrases that can speak: « le ministre de l'Intérieur, Manuel Valls », `a senior official`,
//! « elle », « la direction ». [`read`] reads one forward from a token and says what heads it; who it is
//! is settled by [`super::resolve`]. Phrases are read by the words that may open and end one, without a
//! parser, and never past the end of their sentence.

use super::names::Name;
use super::reading::Reading;
use crate::extract::facts::EntityKind;
use crate::extract::lexicon::quotation::{class, verb};
use crate::text::TokenKind;
use std::ops::Range;

/// What kind of phrase it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A third-person pronoun, or « ce dernier ».
    Pronoun,
    /// « ce dernier », `the latter`.
    Latter,
    /// A name, with or without a role.
    Name,
    /// A noun for a person by role, without a name.
    Role,
    /// A collective or an institution, without a name.
    Body,
    /// A text that speaks.
    Document,
    /// Any other noun.
    Other,
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its tokens, determiner included.
    pub(super) tokens: Range<usize>,
    /// Without determiner, up to a name in apposition: the phrase as a description.
    pub(super) core: Range<usize>,
    /// What heads it.
    pub(super) head: Head,
    /// The token of the noun or pronoun at its head.
    pub(super) noun: usize,
    /// The position of the name in the text's names.
    pub(super) name: Option<usize>,
    /// Gender bits of [`class`] and [`class::PLURAL`].
    pub(super) agreement: u64,
}

/// Determiners that may also be the object of the verb after them, or stand alone before it.
const ARTICLE_OR_OTHER: u64 =
    class::CLITIC | class::QUANTIFIER | class::IMPERSONAL | class::THAT | class::PRONOUN | class::OBJECT;
/// A parenthesis inside a phrase is no longer than this, in tokens.
const PARENTHESIS: usize = 6;
/// Ranks and origins before a name in apposition are no more than this, in tokens.
const RANK: usize = 4;
/// Phrases are no longer than this, in tokens.
const LONGEST: usize = 24;

/// The phrase that starts at token `at`, if one does, read no further than `limit`.
pub(super) fn read(reading: &Reading<'_>, at: usize, limit: usize) -> Option<Phrase> {
    let limit = limit.min(at + LONGEST).min(reading.len());
    if at >= limit || !reading.is_word(at) && reading.names.starting(at).is_none() {
        return None;
    }
    if reading.is(at, class::PRONOUN) && reading.names.starting(at).is_none() {
        let agreement = reading.tag(at).classes & (class::MASCULINE | class::FEMININE | class::PLURAL);
        let mut end = at + 1;
        while reading.is(end, class::CONTINUED) {
            end += 1;
        }
        // « celui-ci » is like « ce dernier ».
        let head = if reading.is(at, class::LATTER) { Head::Latter } else { Head::Pronoun };
        return Some(Phrase { tokens: at..end, core: at..end, head, noun: at, name: None, agreement });
    }
    if reading.is(at, class::NEUTER) && reports(reading, at + 1) {
        let agreement = class::NEUTER;
        return Some(Phrase { tokens: at..at + 1, core: at..at + 1, head: Head::Pronoun, noun: at, name: None, agreement });
    }
    if reading.is(at, class::IMPERSONAL | class::SPEAKING) && !reading.is(at, class::DETERMINER) {
        return None;
    }
    let mut reader = Reader { reading, limit, at, core: at, noun: None, name: None, agreement: 0, latter: false };
    reader.determiners();
    reader.nouns();
    reader.finish(at)
}

/// True if a verb of speech begins at `at`, past auxiliaries and adverbs.
fn reports(reading: &Reading<'_>, at: usize) -> bool {
    let mut at = at;
    let limit = at + 3;
    while at < limit && reading.is(at, class::HAVE | class::ADVERB | class::MODAL) {
        at += 1;
    }
    reading.tag(at).verb & verb::CONTENT != 0
}

struct Reader<'r, 'd> {
    reading: &'r Reading<'d>,
    limit: usize,
    at: usize,
    core: usize,
    noun: Option<usize>,
    name: Option<usize>,
    agreement: u64,
    latter: bool,
}

impl Reader<'_, '_> {
    fn determiners(&mut self) {
        let start = self.at;
        while self.at < self.limit
            && self.reading.is(self.at, class::DETERMINER)
            && self.reading.names.starting(self.at).is_none()
            && !(self.at > self.core && self.is_compound())
        {
            self.agreement |= self.reading.tag(self.at).classes & (class::MASCULINE | class::FEMININE | class::PLURAL);
            self.at += 1;
        }
        // « le même ministère »
        if self.at > start && self.reading.is_listed("(same)", self.at) && self.is_noun_at(self.at + 1) {
            self.at += 1;
        }
        self.core = self.at;
        // `the 22-year-old`
        let digits = self.reading.doc.tokens.get(self.at).is_some_and(|t| t.kind == TokenKind::Digits);
        if digits && self.reading.is_hyphen(self.at + 1) && self.reading.is(self.at + 2, class::ANAPHOR) {
            self.at += 2;
        }
        // « le trois-quarts centre », `the two-term governor`
        if self.core > start && self.reading.is(self.at, class::DETERMINER) && self.is_compound() {
            self.at += 2;
        }
    }

    /// True if the word at hand goes on after a hyphen.
    fn is_compound(&self) -> bool {
        self.reading.is_word(self.at + 2) && self.reading.is_hyphen(self.at + 1) && self.reading.is_inside_word(self.at + 2)
    }

    fn nouns(&mut self) {
        let mut after_of = false;
        while self.at < self.limit {
            let reading = self.reading;
            let tag = reading.tag(self.at);
            if let Some(name) = reading.names.at(self.at) {
                if after_of && self.noun.is_none() && self.name.is_none() {
                    break; // « celui de Chalon »
                }
                let end = name.tokens.end.min(self.limit);
                let modifies = self.modifies(name.known, end);
                if modifies && end < self.limit && !after_of && self.at > self.core.saturating_sub(1) {
                    self.at = if reading.reads(end, ".") { end + 1 } else { end };
                    continue;
                }
                let later = self.name.is_some() || after_of && self.noun.is_some();
                if !later || !after_of && self.noun.is_some() {
                    self.name = Some(self.at);
                }
                self.at = end;
                after_of = false;
                if self.name.is_some()
                    && !reading.is(self.at, class::OF)
                    && reading.names.at(self.at).is_none()
                    && !reading.is_hyphen(self.at)
                    && !reading.reads(self.at, "&")
                    && !self.possessive()
                {
                    break;
                }
                continue;
            }
            if self.possessive() {
                self.name = None;
                self.at += 1;
                continue;
            }
            if tag.is(class::OF) && self.at > self.core {
                after_of = true;
                self.at += 1;
                continue;
            }
            if after_of && tag.is(class::DETERMINER) || self.joins(tag) {
                after_of |= reading.reads(self.at, "&");
                self.at += 1;
                continue;
            }
            let told = self.noun.is_some() && !after_of;
            if !self.is_noun() || told && (tag.is(class::RELAYING) || self.is_participle()) {
                break;
            }
            if tag.is(class::LATTER) && self.at == self.core && !self.is_noun_at(self.at + 1) {
                self.latter = true;
            }
            let heads = tag.is(class::ROLE | class::BODY | class::DOCUMENT);
            let weak = self.noun.is_some_and(|n| !reading.is(n, class::ROLE | class::BODY | class::DOCUMENT));
            if self.noun.is_none() || heads && weak && !after_of {
                self.noun = Some(self.at);
            }
            if !after_of {
                self.agreement |= tag.classes & (class::MASCULINE | class::FEMININE | class::PLURAL);
            }
            after_of = false;
            self.at += 1;
        }
    }

    fn possessive(&self) -> bool {
        self.reading.is(self.at, class::GENITIVE)
            && !self.reading.starts_apart(self.at)
            && self.at > self.core
            && self.is_noun_at(self.at + 1)
    }

    /// A hyphen inside a word, the stop of a title, « aux » after a role.
    fn joins(&self, tag: crate::extract::lexicon::quotation::Word) -> bool {
        let reading = self.reading;
        let next = reading.is_word(self.at + 1);
        let hyphen = reading.is_hyphen(self.at) && !reading.starts_apart(self.at) && !reading.starts_apart(self.at + 1);
        let firm = reading.reads(self.at, "&") && reading.is_capitalised(self.at + 1) && self.at > self.core;
        let title = reading.reads(self.at, ".") && reading.is(self.at.wrapping_sub(1), class::TITLE) && self.at > self.core;
        let charge = tag.is(class::PREPOSITION)
            && tag.is(class::PLURAL)
            && self.noun.is_some_and(|n| reading.is(n, class::ROLE))
            && self.name.is_none();
        // `the chairman and chief executive of X`: two roles of one person.
        let noun_role = self.noun.is_some_and(|n| reading.is(n, class::ROLE) && !reading.is(n, class::PLURAL));
        let roles = tag.is(class::CONJUNCTION)
            && noun_role
            && self.name.is_none()
            && reading.is(self.at + 1, class::ROLE)
            && !reading.is(self.at + 1, class::PLURAL);
        next && (hyphen || title || charge || roles || firm)
    }

    /// `the Vermont senator`, `Apple Inc. CEO Steve Jobs`: a name that ends before `end` only says whose role it is.
    fn modifies(&self, known: usize, end: usize) -> bool {
        let reading = self.reading;
        let role = class::ROLE | class::BODY | class::DOCUMENT;
        let person = reading.names.known.get(known).is_some_and(|k| k.kind == Some(EntityKind::Person));
        let stop = reading.reads(end, ".") && !reading.starts_apart(end) && reading.is_capitalised(end + 1);
        let next = if stop { end + 1 } else { end };
        if reading.is_capitalised(next) {
            let named = |at: usize| reading.names.starting(at).is_some();
            let two = reading.is(next + 1, class::ROLE | class::TITLE) && named(next + 2);
            return !person && reading.is(next, class::ROLE) && (named(next + 1) || two);
        }
        let plain = |at: usize| reading.is_word(at) && !reading.is_capitalised(at) && reading.tag(at).classes == 0;
        reading.is(end, role)
            || reading.words.subject_first && plain(end) && reading.is(end + 1, role) && reading.tag(end).verb == 0
    }

    /// `a poll released Monday`, `a channel run by the state`: a past participle after its noun.
    fn is_participle(&self) -> bool {
        let reading = self.reading;
        let known = reading.is(self.at, class::ROLE | class::BODY | class::DOCUMENT) || reading.is_capitalised(self.at);
        let ends = |ending: &String| reading.doc.lower(self.at).ends_with(ending.as_str());
        let by = || (1..=2).any(|next| reading.reads(self.at + next, &reading.words.agent));
        let irregular = || reading.words.irregular_participles.contains(reading.doc.lower(self.at)) && by();
        reading.words.subject_first && !known && (ends(&reading.words.past_ending) || irregular())
    }

    fn is_noun(&self) -> bool {
        self.is_noun_at(self.at)
    }

    fn is_noun_at(&self, at: usize) -> bool {
        const STOP: u64 = class::HAVE
            | class::BE
            | class::THAT
            | class::RELATIVE
            | class::CONJUNCTION
            | class::SUBORDINATOR
            | class::PREPOSITION
            | class::PRONOUN
            | class::NEGATION
            | class::SPEAKING
            | class::IMPERSONAL
            | class::ACCORDING
            | class::FINITE
            | class::DETERMINER
            | class::CAUSATIVE
            | class::CONNECTIVE;
        let reading = self.reading;
        let tag = reading.tag(at);
        if reading.names.at(at).is_some() {
            return true;
        }
        if !reading.is_word(at) || tag.is(STOP | class::OF) && !tag.is(class::ROLE | class::BODY) {
            return false;
        }
        let nominal = tag.is(class::ROLE | class::BODY | class::DOCUMENT | class::LATTER | class::TITLE);
        if tag.is(class::ADVERB | class::CALENDAR | class::MODAL | class::OBJECT | class::REFLEXIVE) && !nominal {
            return false;
        }
        let verbal = tag.verb & (verb::FINITE | verb::GERUND) != 0;
        // After an article that cannot be a verb's object stands a noun.
        let owned = reading.is_inside_word(at)
            || at.checked_sub(1).is_some_and(|p| {
                reading.is(p, class::GENITIVE | class::POSSESSIVE)
                    || reading.is(p, class::DETERMINER) && !reading.is(p, ARTICLE_OR_OTHER)
            });
        !verbal || owned || nominal && (at == self.core || self.noun.is_none())
    }

    fn finish(mut self, start: usize) -> Option<Phrase> {
        let reading = self.reading;
        if self.noun.is_none() && self.name.is_none() {
            // `Many say`: a determiner alone.
            let last = self.at.checked_sub(1).filter(|&last| last >= start && reading.is(last, class::QUANTIFIER))?;
            let tokens = start..last + 1;
            let agreement = self.agreement | class::PLURAL;
            let bare = reports(reading, last + 1);
            return bare.then_some(Phrase { core: tokens.clone(), tokens, head: Head::Other, noun: last, name: None, agreement });
        }
        // « la femme de 21 ans »: what joins a number is no part of the phrase.
        while self.at > self.core + 1 && reading.is(self.at - 1, class::OF) && reading.names.at(self.at - 1).is_none() {
            self.at -= 1;
        }
        let core = self.core..self.at;
        if self.name.is_none() && !self.latter {
            self.apposition();
        }
        let known = self.name.and_then(|at| reading.names.at(at)).and_then(|n| reading.names.known_as(n));
        let noun = self.noun.or(self.name)?;
        let head = match (self.noun, known) {
            _ if self.latter => Head::Latter,
            (Some(n), None) if reading.is(n, class::ROLE) => Head::Role,
            (Some(n), None) if reading.is(n, class::DEMONYM) && reading.is_capitalised(n) => Head::Role,
            (Some(n), None) if reading.is(n, class::BODY) => Head::Body,
            (Some(n), None) if reading.is(n, class::DOCUMENT) => Head::Document,
            (_, None) => Head::Other,
            (Some(n), Some(known)) if known.kind == Some(EntityKind::Place) && reading.is(n, class::ROLE) => Head::Role,
            (_, Some(_)) => Head::Name,
        };
        Some(Phrase { tokens: start..self.at, core, head, noun, name: self.name, agreement: self.agreement })
    }

    /// « le ministre de l'Intérieur, Manuel Valls »: a name right after a comma, itself followed by a
    /// break or a verb.
    fn apposition(&mut self) {
        let reading = self.reading;
        let role = self.noun.is_some_and(|n| reading.is(n, class::ROLE | class::BODY));
        let mut comma = self.at;
        if reading.reads(comma, "(") {
            // « la fédération (FFX), X »
            comma = (comma..comma + PARENTHESIS).find(|&i| reading.reads(i, ")")).map_or(comma, |i| i + 1);
        }
        if !role || self.agreement & class::PLURAL != 0 || !reading.reads(comma, ",") {
            return;
        }
        let mut at = comma + 1;
        if reading.is(at, class::TITLE) {
            at += if reading.reads(at + 1, ".") { 2 } else { 1 };
        }
        let ranked = || ranked_name(reading, comma);
        let Some(name) = reading.names.starting(at).or_else(ranked) else { return };
        let at = name.tokens.start;
        if name.tokens.end <= self.limit.max(self.at + LONGEST / 2) {
            self.name = Some(at);
            self.at = name.tokens.end;
        }
    }
}

/// « , le général Paul Danton, a », `, Russian General Ivan Petrov, said`: the name in an apposition that opens with a
/// rank or an origin, between `comma` and another one with the verb right after it.
pub(super) fn ranked_name<'r>(reading: &'r Reading<'_>, comma: usize) -> Option<&'r Name> {
    let plain = class::INDEFINITE | class::PLURAL | class::POSSESSIVE | class::OF;
    let led = reading.is(comma + 1, class::DETERMINER) && !reading.is(comma + 1, plain);
    let first = comma + 1 + usize::from(led);
    let rank = |i: usize| reading.is(i, class::ROLE | class::TITLE);
    let origin = |i: usize| reading.is(i, class::DEMONYM) || reading.is_capitalised(i) && reading.names.at(i).is_none();
    let at = (first..first + RANK).find(|&i| reading.names.starting(i).is_some() || !rank(i) && !origin(i))?;
    let name = reading.names.starting(at).filter(|_| (first..at).any(rank))?;
    let person = reading.names.known_as(name).is_some_and(|k| k.kind == Some(EntityKind::Person));
    let verb = class::HAVE | class::BE | class::FINITE | class::CLITIC | class::REFLEXIVE | class::NEGATION;
    let goes_on = |i: usize| reading.is(i, verb) || reading.tag(i).verb & verb::FINITE != 0;
    let closed = reading.reads(name.tokens.end, ",") && goes_on(name.tokens.end + 1);
    (person && closed && reading.reads(comma, ",")).then_some(name)
}

/// The end of the prepositional phrase that starts at `at` (a preposition).
pub(super) fn skip_prepositional(reading: &Reading<'_>, at: usize, limit: usize) -> usize {
    let mut at = at + 1;
    while at < limit && reading.is(at, class::PREPOSITION | class::OF) {
        at += 1;
    }
    if reading.is(at, class::AGENCY) || reading.is(at, class::DETERMINER) && reading.is(at + 1, class::AGENCY) {
        return at + if reading.is(at, class::AGENCY) { 1 } else { 2 };
    }
    if let Some(phrase) = read(reading, at, limit) {
        return phrase.core.end.max(at);
    }
    while at < limit && !reading.is_word(at) && !reading.is_break(at) && !reading.is_marked(at) {
        at += 1;
    }
    if reading.is(at, class::CALENDAR) { at + 1 } else { at }
}
