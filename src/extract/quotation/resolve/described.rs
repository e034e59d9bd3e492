//! Roles and bodies into names (« le magistrat », « l'entreprise », `the senator`). A role stands for the one
//! person the text has given it, or will give it, or has given another role it may take up (data); a noun
//! that only takes up a person (« l'intéressé », « l'Uruguayen ») for whom a pronoun would stand for; a
//! body for the organisation named just before. What is left is called by its fullest wording.

use super::{BEARERS, NAMES, Resolver, Speaker};
use crate::extract::facts::EntityKind;
use crate::extract::lexicon::quotation::class;
use crate::extract::quotation::names::{self, Name, Role};
use crate::extract::quotation::phrase::{self, Head, Phrase};
use crate::text::fold::fold;

/// Adjectives and nouns that share so many letters are of one root (« écologiste », « Écologie »).
const ROOT: usize = 6;
/// How far back it stands, in sentences.
const ROOTED: usize = 8;
/// The bearer of a role who is told again is no further back than this, in sentences.
const NEAR: usize = 3;
/// « le même ministère » was told no further back than this, in tokens.
const SAME: usize = 120;

impl Resolver<'_, '_> {
    /// A role or body without a name.
    pub(super) fn role(&self, phrase: &Phrase, at: usize) -> Speaker {
        let reading = self.reading;
        let singular = !reading.is(phrase.core.start.wrapping_sub(1), class::PLURAL) && !reading.is(phrase.noun, class::PLURAL);
        let definite = phrase.core.start > phrase.tokens.start && singular;
        let own = self.worded_as_it_is(phrase);
        if !definite || reading.is(phrase.tokens.start, class::INDEFINITE) {
            return own;
        }
        if let Some(speaker) = self.same_body(phrase).or_else(|| self.described(phrase)) {
            return speaker;
        }
        let same = reading.is_listed("(same)", phrase.core.start.wrapping_sub(1));
        if same || names::is_former(reading, phrase.noun) {
            return Speaker { certainty: 82, ..own };
        }
        let takes_up = reading.is(phrase.noun, class::ANAPHOR | class::DEMONYM);
        let bare = self.complement(&phrase.core, phrase.noun).is_empty();
        let governs = phrase.core.clone().any(|i| reading.is(i, class::OF));
        if phrase.head != Head::Role || governs && !takes_up {
            return own;
        }
        let speaker = self.taken_up(phrase, at, takes_up);
        let certainty = match (takes_up, bare) {
            (true, _) => 55,
            (false, true) => 82,
            (false, false) => 94,
        };
        speaker.unwrap_or(Speaker { certainty, ..own })
    }

    /// The person the text gives a role to, or the fullest wording of the role.
    pub(super) fn described(&self, phrase: &Phrase) -> Option<Speaker> {
        let reading = self.reading;
        let noun = reading.doc.lower(phrase.noun);
        let complement = self.complement(&phrase.core, phrase.noun);
        if phrase.head == Head::Role && names::is_former(reading, phrase.noun) {
            return self.former(phrase, noun, &complement);
        }
        if let Some(last) = self.last.as_ref().filter(|_| !self.open) {
            let holds = last.known.and_then(|known| self.bears(known, noun, &complement));
            let first = last.name.split([' ', '\'', '’']).next();
            let same = last.known.is_none() && complement.is_empty() && first.is_some_and(|w| fold(w) == fold(noun));
            let certainty = holds.map(|c| c.min(95)).or(same.then_some(95));
            let fits = last.known.is_none_or(|known| self.fits(known, phrase.agreement));
            if let Some(certainty) = certainty.filter(|_| fits) {
                let mention = Some(phrase.tokens.clone());
                return Some(Speaker { mention, name: Some(last.name.clone()), known: last.known, certainty });
            }
        }
        let told = self.held.contains(noun) || reading.words.roles_of(noun).iter().any(|role| self.held.contains(role.as_str()));
        let bearer = || self.bearer_before(phrase, noun, &complement).or_else(|| self.bearer_after(phrase, noun, &complement));
        if let Some(speaker) = told.then(bearer).flatten() {
            return Some(speaker);
        }
        if let Some(wording) = self.worded(phrase, noun, &complement) {
            return Some(Speaker { mention: Some(phrase.tokens.clone()), name: Some(wording), known: None, certainty: 88 });
        }
        self.organisation(phrase, &complement)
    }

    /// « l'ancien président »: who is told to have been that, or whom the sentence before is about; never
    /// one who is that now.
    fn former(&self, phrase: &Phrase, noun: &str, complement: &[String]) -> Option<Speaker> {
        let reading = self.reading;
        let goes = |role: &Role| reading.words.may_stand_for(noun, &role.noun);
        let known = |index: usize| reading.names.known.get(index);
        let was = |index: usize| {
            let within = |role: &Role| complement.iter().all(|word| role.complement.contains(word));
            known(index).is_some_and(|k| k.roles.iter().any(|r| r.former && goes(r) && within(r)))
        };
        let mut told = reading.names.before(phrase.tokens.start).take(BEARERS);
        if let Some(name) = told.find(|name| was(name.known) && self.fits(name.known, phrase.agreement)) {
            let rival = told.any(|other| other.known != name.known && was(other.known));
            return Some(self.as_known(phrase, name.known, if rival { 70 } else { 92 }));
        }
        let before = reading.sentence_number(phrase.tokens.start).checked_sub(1)?;
        let subject = || self.subject_of(before).and_then(|at| reading.names.at(at)).map(|name| name.known);
        let topic = self.topics.get(before).copied().flatten().or_else(subject)?;
        let is = |index: usize| known(index).is_some_and(|k| k.roles.iter().any(|r| !r.former && goes(r)));
        let person = known(topic).is_some_and(|k| k.kind == Some(EntityKind::Person));
        (person && !is(topic) && self.fits(topic, phrase.agreement)).then(|| self.as_known(phrase, topic, 74))
    }

    /// « le même ministère »: the body of that kind told last.
    fn same_body(&self, phrase: &Phrase) -> Option<Speaker> {
        let reading = self.reading;
        let same = (phrase.tokens.start..phrase.noun).any(|i| reading.is_listed("(same)", i));
        if !same || phrase.head != Head::Body || !self.complement(&phrase.core, phrase.noun).is_empty() {
            return None;
        }
        let (noun, from) = (reading.doc.lower(phrase.noun), phrase.tokens.start.saturating_sub(SAME));
        let at = (from..phrase.tokens.start).rev().find(|&i| reading.doc.lower(i) == noun && !reading.is_inside_word(i))?;
        if let Some(name) = reading.names.at(at) {
            return Some(self.as_known(phrase, name.known, 88));
        }
        let told = phrase::read(reading, at, phrase.tokens.start).filter(|p| p.noun == at && p.core.len() > 1)?;
        let name = Some(self.text(&told.core));
        Some(Speaker { mention: Some(phrase.tokens.clone()), name, known: None, certainty: 86 })
    }

    /// How surely somebody is whom a role noun with these complements stands for, in percent.
    fn bears(&self, known: usize, noun: &str, complement: &[String]) -> Option<u8> {
        let roles = &self.reading.names.known.get(known)?.roles;
        // Who was president is not « le président » where somebody else is.
        let now = roles.iter().filter(|role| !role.former || !self.held_now.contains(role.noun.as_str()));
        let certainty = now.filter_map(|role| {
            let within = complement.iter().all(|word| role.complement.contains(word));
            let same = role.noun == noun;
            match (same, complement.is_empty(), within) {
                (true, true, _) => Some(92),
                (true, false, true) => Some(95),
                (false, _, true) if self.reading.words.may_stand_for(noun, &role.noun) => Some(84),
                _ => None,
            }
        });
        certainty.max()
    }

    /// The latest person before the phrase that has its role; less sure if others have it too.
    fn bearer_before(&self, phrase: &Phrase, noun: &str, complement: &[String]) -> Option<Speaker> {
        let reading = self.reading;
        let bearers: Vec<(&Name, u8)> = reading
            .names
            .before(phrase.tokens.start)
            .take(BEARERS)
            .filter(|name| self.fits(name.known, phrase.agreement))
            .filter_map(|name| Some((name, self.bears(name.known, noun, complement)?)))
            .take(NAMES)
            .collect();
        let exact = bearers.iter().copied().max_by_key(|(name, certainty)| (*certainty >= 92, name.tokens.start));
        let (name, certainty) = exact?;
        let rival = bearers.iter().any(|&(other, c)| other.known != name.known && (c >= 92) == (certainty >= 92));
        let here = reading.sentence_number(phrase.tokens.start);
        let back = here.saturating_sub(reading.sentence_number(name.tokens.start));
        let subject = self.topics.get(here.saturating_sub(back)).copied().flatten() == Some(name.known);
        let certainty = match (rival, subject && back <= NEAR) {
            (false, _) => certainty,
            (true, true) => 70,
            (true, false) => 52,
        };
        Some(self.as_known(phrase, name.known, certainty))
    }

    /// The one person further on that has the role in the same words.
    fn bearer_after(&self, phrase: &Phrase, noun: &str, complement: &[String]) -> Option<Speaker> {
        let names = &self.reading.names;
        let from = names.list.partition_point(|name| name.tokens.start < phrase.tokens.end);
        let later = names.list.get(from..)?.iter().take(BEARERS).filter(|name| self.fits(name.known, phrase.agreement));
        let mut bearers = later.filter(|name| self.bears(name.known, noun, complement).is_some_and(|c| c >= 92));
        let first = bearers.next()?;
        let rival = bearers.any(|name| name.known != first.known);
        (!rival).then(|| self.as_known(phrase, first.known, if complement.is_empty() { 80 } else { 88 }))
    }

    /// « l'Uruguayen », « la jeune femme », « le magistrat » of whom the text has told no role.
    fn taken_up(&self, phrase: &Phrase, at: usize, takes_up: bool) -> Option<Speaker> {
        let (names, words) = (&self.reading.names, self.reading.words);
        let noun = self.reading.doc.lower(phrase.noun);
        // A trade (« la glaciologue ») takes up somebody who holds an office, an office nobody but who has none.
        let trade = !self.reading.is(phrase.noun, class::OFFICE);
        let office = |role: &str| words.word(role).is(class::OFFICE | class::BODY | class::TITLE);
        let (first, margin) = self.best(phrase, at, |known| {
            let Some(name) = names.known.get(known) else { return false };
            let goes =
                |role: &str| words.may_stand_for(noun, role) || words.word(role).is(class::RELATION) || trade && office(role);
            let free = takes_up || name.roles.iter().all(|r| goes(&r.noun));
            free && name.kind == Some(EntityKind::Person)
        })?;
        let known = first?;
        let certainty = match (takes_up, trade, margin) {
            (true, _, 12..) => 84,
            (true, _, 6..) => 70,
            (false, true, 12..) => 76,
            (false, false, 16..) => 60,
            _ => return None,
        };
        Some(self.as_known(phrase, known, certainty))
    }

    /// « la compagnie » after the name of one: the organisation that has just been the subject or spoken;
    /// « le parti écologiste » after one whose name has that root.
    fn organisation(&self, phrase: &Phrase, complement: &[String]) -> Option<Speaker> {
        let reading = self.reading;
        if phrase.head != Head::Body || phrase.core.clone().any(|i| reading.is(i, class::OF)) || complement.len() > 1 {
            return None;
        }
        let here = reading.sentence_number(phrase.tokens.start);
        let body = |name: &&Name| {
            let known = reading.names.known_as(name);
            known.is_some_and(|k| k.kind == Some(EntityKind::Organisation) || k.kind.is_none() && k.roles.is_empty())
                && !reading.is_marked(name.tokens.start)
        };
        let near = |name: &&Name, reach: usize| here.saturating_sub(reading.sentence_number(name.tokens.start)) <= reach;
        if let Some(word) = complement.first() {
            let root: String = word.chars().take(ROOT).collect();
            let akin = |name: &&Name| {
                let name = reading.names.known_as(name).map(|k| fold(&k.name));
                name.is_some_and(|n| n.split_whitespace().any(|part| part.starts_with(&root)))
            };
            let long = root.chars().count() == ROOT;
            let earlier = reading.names.before(phrase.tokens.start).take(NAMES).filter(body);
            let name = earlier.filter(|_| long).find(|n| near(n, ROOTED) && akin(n));
            if let Some(name) = name {
                return Some(self.as_known(phrase, name.known, 80));
            }
        }
        let name = reading.names.before(phrase.tokens.start).take(NAMES).filter(body).find(|name| {
            let number = reading.sentence_number(name.tokens.start);
            near(name, 2) && self.subject_of(number) == Some(name.tokens.start)
        })?;
        Some(self.as_known(phrase, name.known, 78))
    }

    /// The fullest wording of a role or body elsewhere in the text.
    fn worded(&self, phrase: &Phrase, noun: &str, complement: &[String]) -> Option<String> {
        let list = self.wordings.get(noun)?;
        let fuller = list.iter().filter(|w| **w != phrase.core && w.len() > phrase.core.len());
        let fuller = fuller.filter(|w| {
            let other = self.complement(w, w.start);
            complement.iter().all(|word| other.contains(word))
        });
        let (earlier, later): (Vec<_>, Vec<_>) = fuller.partition(|w| w.start < phrase.tokens.start);
        let best = earlier.last().or_else(|| later.first())?;
        Some(self.text(best))
    }
}
