//! Pronouns into names. [`Resolver::pronoun`] weighs who has just spoken, whom the sentences before are about
//! and who else is named there, by gender and number, by being a subject, by nearness; the margin between
//! the first and the second is how sure it is. [`Resolver::follow`] keeps, sentence by sentence, the
//! person each is about: its subject, a pronoun there going on with the one before.

use super::{Last, NAMES, Resolver, SENTENCES, Speaker, agrees};
use crate::extract::facts::EntityKind;
use crate::extract::lexicon::quotation::class;
use crate::extract::quotation::names::Name;
use crate::extract::quotation::phrase::{self, Head, Phrase};
use crate::extract::quotation::subject;
use std::collections::HashMap;

/// A first candidate below this is nobody; one ahead of the second by less is not sure enough.
const LEAST: i32 = 8;
const MARGIN: i32 = 5;
/// What the person who did it gains on a body it was done to; he is named this near to « par », in tokens.
const AGENT: i32 = 24;
const BY: usize = 4;
/// How many sentences a pronoun goes on with a topic.
const TOPICS: usize = 3;
/// How far back « ces derniers » looks, in tokens.
const GROUP: usize = 60;
/// The margin of a candidate without a rival.
const ALONE: i32 = 40;

impl Resolver<'_, '_> {
    /// The person a pronoun stands for.
    pub(super) fn pronoun(&self, phrase: &Phrase, at: usize) -> Speaker {
        let nobody = Speaker::open(Some(phrase.tokens.clone()), 50);
        if phrase.head == Head::Latter && phrase.agreement & class::PLURAL != 0 {
            return self.latter_group(phrase).unwrap_or(nobody);
        }
        let Some((first, margin)) = self.best(phrase, at, |_| true).filter(|&(_, margin)| margin >= MARGIN) else {
            return nobody;
        };
        let certainty: u8 = match margin {
            ..9 => 64,
            9..15 => 80,
            15..22 => 90,
            _ => 95,
        };
        let far = self.paragraphs_since(first, phrase.tokens.start.min(at));
        let certainty = certainty - [0, 3, 10, 16][far.min(3)];
        let unknown = first.and_then(|i| self.reading.names.known.get(i)).is_some_and(|k| k.kind != Some(EntityKind::Person));
        let certainty = if unknown && self.reading.is(phrase.noun, class::HUMAN) { certainty - 18 } else { certainty };
        match first {
            Some(known) => self.as_known(phrase, known, certainty),
            None => Speaker { name: self.last.as_ref().map(|l| l.name.clone()), certainty, ..nobody },
        }
    }

    /// « ces derniers »: the group told last.
    fn latter_group(&self, phrase: &Phrase) -> Option<Speaker> {
        let reading = self.reading;
        let place = phrase.tokens.start;
        let group = |&i: &usize| reading.is(i, class::ROLE) && reading.is(i, class::PLURAL) && !reading.is_marked(i);
        let noun = (place.saturating_sub(GROUP)..place).rev().find(group)?;
        let told = phrase::read(reading, noun, place)?;
        let name = Some(self.text(&told.core));
        Some(Speaker { mention: Some(phrase.tokens.clone()), name, known: None, certainty: 76 })
    }

    /// The candidate that fits `phrase` best, of those `allowed`, and by how much more than the second: a
    /// known name, or the last speaker where it has none.
    pub(super) fn best(&self, phrase: &Phrase, at: usize, allowed: impl Fn(usize) -> bool) -> Option<(Option<usize>, i32)> {
        let reading = self.reading;
        let place = phrase.tokens.start;
        let from = place.min(at);
        let here = reading.sentence_number(from);
        let latter = phrase.head == Head::Latter;
        let neuter = phrase.agreement & class::NEUTER != 0;
        let human = reading.is(phrase.noun, class::HUMAN);
        let mut candidates: Vec<(Option<usize>, i32)> = Vec::new();
        let speaking = self.last.as_ref().filter(|l| !self.open && (neuter || agrees(l.agreement, phrase.agreement)));
        let speaking = speaking.filter(|l| if neuter { l.body } else { !(human && l.body) });
        if let Some(last) = speaking.filter(|l| l.known.is_none_or(&allowed)) {
            candidates.push((last.known, self.spoken(last, from, phrase.agreement)));
        }
        for distance in 0..=2 {
            let Some(number) = here.checked_sub(distance) else { continue };
            let Some(known) = self.topics.get(number).copied().flatten().filter(|&k| self.fits(k, phrase.agreement)) else {
                continue;
            };
            if latter || !allowed(known) {
                continue;
            }
            let apart = self.paragraphs_between(number, here);
            let score = [70, 66, 48][distance] - if apart { 10 } else { 0 };
            raise(&mut candidates, known, score, 0);
        }
        let mut subjects: HashMap<usize, Option<usize>> = HashMap::new();
        for name in reading.names.before(place).take(NAMES) {
            let number = reading.sentence_number(name.tokens.start);
            let distance = here.saturating_sub(number);
            if distance > SENTENCES {
                break;
            }
            let body = human && self.is_body(Some(name.known));
            if body || reading.is_marked(name.tokens.start) || !self.fits(name.known, phrase.agreement) || !allowed(name.known) {
                continue;
            }
            let subject = subjects.entry(number).or_insert_with(|| self.subject_of(number));
            let is_subject = *subject == Some(name.tokens.start);
            // `she` is a person: one who is not known to be one is a poor candidate.
            let person = reading.names.known_as(name).is_some_and(|k| k.kind == Some(EntityKind::Person));
            let doubt = if human && !person { 14 } else { 0 };
            let score = self.mentioned(name, distance, from, is_subject != latter) - doubt;
            raise(&mut candidates, name.known, score, 2);
        }
        // « balayé par X »: the person who did it, not the body it is told of.
        if let Some(agent) = self.agent(here, place).filter(|&k| !neuter && self.fits(k, phrase.agreement) && allowed(k)) {
            candidates.iter_mut().for_each(|(who, score)| {
                let body = match *who {
                    Some(index) => self.is_body(*who) || self.is_told_a_body(index),
                    None => self.last.as_ref().is_some_and(|l| l.body),
                };
                *score -= if body { AGENT } else { 0 };
                *score += if *who == Some(agent) { AGENT / 2 } else { 0 };
            });
        }
        for candidate in &mut candidates {
            candidate.1 += if candidate.0.is_some() && candidate.0 == self.hero { 5 } else { 0 };
        }
        candidates.sort_by_key(|c| -c.1);
        let &(first, score) = candidates.first()?;
        let margin = candidates.get(1).map_or(ALONE, |second| score - second.1);
        (score >= LEAST).then_some((first, margin))
    }

    /// « l'association X »: the text calls it a body.
    fn is_told_a_body(&self, known: usize) -> bool {
        let roles = self.reading.names.known.get(known).map(|k| &k.roles);
        roles.is_some_and(|roles| roles.iter().any(|r| self.reading.words.word(&r.noun).is(class::BODY)))
    }

    /// The person named after a passive in the sentence before number `here`, if only one is.
    fn agent(&self, here: usize, place: usize) -> Option<usize> {
        let reading = self.reading;
        let sentence = here.checked_sub(1).and_then(|number| reading.doc.sentences.get(number))?;
        let named = reading.names.before(place).take(NAMES).take_while(|n| n.tokens.start >= sentence.tokens.start);
        let by = |at: usize| {
            let from = at.saturating_sub(BY).max(sentence.tokens.start);
            let plain = |i: &usize| reading.is_word(*i) && !reading.is(*i, class::OF) && !reading.is_marked(*i);
            (from..at).rev().take_while(plain).any(|i| reading.is_listed("(by)", i))
        };
        let person = |n: &&Name| reading.names.known_as(n).is_some_and(|k| k.kind == Some(EntityKind::Person));
        let mut agents = named.filter(person).filter(|n| by(n.tokens.start)).map(|n| n.known);
        let first = agents.next()?;
        agents.all(|other| other == first).then_some(first)
    }

    /// Reads whom the sentences up to `number` are about.
    pub(super) fn follow(&mut self, number: usize) {
        while self.topics.len() <= number {
            let next = self.topics.len();
            let topic = self.topic(next);
            self.topics.push(topic);
        }
    }

    fn topic(&self, number: usize) -> Option<usize> {
        let reading = self.reading;
        let sentence = reading.doc.sentences.get(number)?;
        let phrase = subject::clause(reading, &sentence.tokens)?;
        if self.is_joined(&phrase) {
            return None;
        }
        match phrase.head {
            Head::Name => {
                let name = reading.names.at(phrase.name?)?;
                reading.names.known.get(name.known).filter(|k| k.may_be_person()).map(|_| name.known)
            }
            Head::Pronoun => {
                // A sentence about nobody may stand in between, if nobody else is named there.
                let back = self.topics.iter().rev().take(TOPICS).position(Option::is_some)?;
                let known = self.topics.get(number.checked_sub(back + 1)?).copied().flatten()?;
                let since = reading.doc.sentences.get(number - back)?.tokens.start;
                let mut named = reading.names.before(phrase.tokens.start).take_while(|n| n.tokens.start >= since);
                let other =
                    named.any(|n| n.known != known && !reading.is_marked(n.tokens.start) && self.fits(n.known, phrase.agreement));
                (!other && self.fits(known, phrase.agreement)).then_some(known)
            }
            Head::Role => self.described(&phrase)?.known,
            _ => None,
        }
    }

    /// « X et Y »: a subject of several.
    fn is_joined(&self, phrase: &Phrase) -> bool {
        let reading = self.reading;
        let end = phrase.tokens.end;
        reading.is(end, class::CONJUNCTION)
            && (reading.names.starting(end + 1).is_some() || reading.is(end + 1, class::TITLE | class::DETERMINER))
    }

    /// How well the last speaker fits a pronoun near token `from`.
    fn spoken(&self, last: &Last, from: usize, agreement: u64) -> i32 {
        let reading = self.reading;
        let paragraphs = reading.paragraph(from).saturating_sub(reading.paragraph(last.until));
        let said = reading.sentence_number(last.until);
        let here = reading.sentence_number(from);
        let near = match paragraphs {
            0 => 70,
            1 => 62,
            2 => 48,
            3 => 40,
            _ => 28,
        };
        // Each sentence of the writer's in between may have changed the subject; one about somebody else has.
        let between = here.saturating_sub(said).saturating_sub(1);
        let others = (said + 1..here).rev().take(SENTENCES).filter_map(|number| self.topics.get(number).copied().flatten());
        let mut others = others.filter(|&known| Some(known) != last.known && self.fits(known, agreement));
        let changed = if others.next().is_some() { 24 } else { 0 };
        near - changed - 6 * i32::try_from(between.min(4)).unwrap_or(0)
    }

    /// How well a name that stands `distance` sentences back fits a pronoun near token `from`.
    fn mentioned(&self, name: &Name, distance: usize, from: usize, is_subject: bool) -> i32 {
        let reading = self.reading;
        let at = name.tokens.start;
        let known = reading.names.known_as(name);
        let mut score = 44 - 9 * i32::try_from(distance.min(SENTENCES)).unwrap_or(0);
        let other_paragraph = reading.paragraph(at) != reading.paragraph(from);
        score -= if other_paragraph { 6 } else { 0 };
        score += if is_subject { 16 } else { 0 };
        score += if is_subject && distance <= 1 && !other_paragraph { 14 } else { 0 };
        score -= if self.governed(at) { 6 } else { 0 };
        score -= if known.is_some_and(|k| k.kind == Some(EntityKind::Organisation)) { 16 } else { 0 };
        score + if known.is_some_and(|k| k.gender != [0, 0]) { 8 } else { 0 }
    }

    /// The first token of the name that is the subject of a sentence.
    pub(super) fn subject_of(&self, number: usize) -> Option<usize> {
        let sentence = self.reading.doc.sentences.get(number)?;
        let phrase = subject::clause(self.reading, &sentence.tokens).filter(|p| !self.is_joined(p))?;
        self.reading.names.at(phrase.name?).map(|name| name.tokens.start)
    }

    /// True if a preposition or `of` governs the name at `at`.
    fn governed(&self, at: usize) -> bool {
        let reading = self.reading;
        (at.saturating_sub(3)..at).any(|i| reading.is(i, class::OF | class::PREPOSITION))
    }

    fn paragraphs_between(&self, earlier: usize, later: usize) -> bool {
        let paragraph = |number: usize| self.reading.doc.sentences.get(number).map(|s| s.paragraph);
        paragraph(earlier) != paragraph(later)
    }

    /// How many paragraphs back a candidate was last named or heard.
    fn paragraphs_since(&self, candidate: Option<usize>, from: usize) -> usize {
        let reading = self.reading;
        let heard = self.last.as_ref().filter(|l| l.known == candidate).map(|l| l.until);
        let named =
            reading.names.before(from).take(NAMES).find(|name| Some(name.known) == candidate).map(|name| name.tokens.start);
        let latest = heard.into_iter().chain(named).max().unwrap_or(from);
        reading.paragraph(from).saturating_sub(reading.paragraph(latest.min(from)))
    }
}

/// Gives a candidate at least this score, or a little more than its own where it is named again.
fn raise(candidates: &mut Vec<(Option<usize>, i32)>, known: usize, score: i32, again: i32) {
    match candidates.iter_mut().find(|c| c.0 == Some(known)) {
        Some(candidate) => candidate.1 = candidate.1.max(score) + again,
        None => candidates.push((Some(known), score)),
    }
}
