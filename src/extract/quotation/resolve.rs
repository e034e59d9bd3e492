//! Sources into names. [`Resolver::resolve`] is called on the attributions in the order of the text and
//! remembers who has been speaking. A name stands for its fullest form; a role for the person the text
//! gives it to, or for its own fullest wording; a pronoun for the person that fits best by gender and
//! number, by being a subject, by nearness and by having just spoken. Where two fit alike the speaker
//! stays open.

use super::attribution::Source;
use super::phrase::{Head, Phrase};
use super::reading::Reading;
use super::subject;
use crate::extract::facts::EntityKind;
use crate::extract::lexicon::quotation::class;
use crate::text::fold::fold;
use std::collections::HashMap;
use std::ops::Range;

/// Who speaks, as far as the text tells.
#[derive(Clone, Debug)]
pub(super) struct Speaker {
    /// The mention nearest to the quotation.
    pub(super) mention: Option<Range<usize>>,
    /// The fullest name or role.
    pub(super) name: Option<String>,
    /// Position in the text's known names.
    pub(super) known: Option<usize>,
    /// How sure, in percent.
    pub(super) certainty: u8,
}

#[derive(Clone, Debug)]
struct Last {
    name: String,
    known: Option<usize>,
    mention: Option<Range<usize>>,
    agreement: u64,
    /// The last token of what was said.
    until: usize,
    certainty: u8,
}

/// Remembers who has been speaking.
pub(super) struct Resolver<'r, 'd> {
    reading: &'r Reading<'d>,
    last: Option<Last>,
    open: bool,
    /// Whom the text names most.
    hero: Option<usize>,
    /// Head nouns with their fullest wordings.
    wordings: HashMap<&'r str, Vec<Range<usize>>>,
}

/// How many names back a pronoun looks, and how many sentences.
const NAMES: usize = 24;
const SENTENCES: usize = 8;
/// How many names back the bearer of a role is looked for.
const BEARERS: usize = 300;
/// Wordings kept for one head noun.
const WORDINGS: usize = 12;

const GENDER: u64 = class::MASCULINE | class::FEMININE;

impl<'r, 'd> Resolver<'r, 'd> {
    /// Reads the roles and bodies the document speaks of.
    pub(super) fn new(reading: &'r Reading<'d>) -> Self {
        let mut wordings: HashMap<&str, Vec<Range<usize>>> = HashMap::new();
        for at in 0..reading.len() {
            let head = reading.is(at, class::ROLE | class::BODY | class::DOCUMENT) && !reading.is(at, class::CONTINUED);
            if !head || !reading.is(at + 1, class::OF) && !reading.is_word(at + 1) {
                continue;
            }
            let Some(phrase) = super::phrase::read(reading, at, reading.len()) else { continue };
            let list = wordings.entry(reading.doc.lower(at)).or_default();
            if phrase.core.len() > 2 && list.len() < WORDINGS {
                list.push(phrase.core);
            }
        }
        let mut counts = vec![0_u32; reading.names.known.len()];
        for name in &reading.names.list {
            if let Some(count) = counts.get_mut(name.known).filter(|_| !reading.is_marked(name.tokens.start)) {
                *count += 1;
            }
        }
        let most = counts.iter().copied().max().filter(|&most| most > 2);
        let hero = most.and_then(|most| counts.iter().position(|&c| c == most));
        Self { reading, last: None, open: true, hero, wordings }
    }

    /// Puts a name to the source of an attribution with this content.
    pub(super) fn resolve(&mut self, source: &Source, content: &Range<usize>) -> Speaker {
        let (at, until) = (content.start, content.end.saturating_sub(1));
        let speaker = match source {
            Source::Open => Speaker { mention: None, name: None, known: None, certainty: 100 },
            Source::Previous => self.previous(),
            Source::Phrase(phrase) => self.phrase(phrase, at),
            Source::Named(mention, phrase) => Speaker { mention: Some(mention.clone()), ..self.phrase(phrase, at) },
        };
        if let Some(name) = &speaker.name {
            let agreement = match source {
                Source::Phrase(phrase) | Source::Named(_, phrase) => phrase.agreement,
                _ => self.last.as_ref().map_or(0, |l| l.agreement),
            };
            let agreement = agreement | self.known_gender(speaker.known);
            self.last = Some(Last {
                name: name.clone(),
                known: speaker.known,
                mention: speaker.mention.clone(),
                agreement,
                until,
                certainty: speaker.certainty,
            });
            self.open = false;
        } else if !matches!(source, Source::Open) {
            self.open = true;
        }
        speaker
    }

    fn previous(&self) -> Speaker {
        match self.last.as_ref().filter(|_| !self.open) {
            Some(last) => Speaker {
                mention: last.mention.clone(),
                name: Some(last.name.clone()),
                known: last.known,
                certainty: last.certainty.min(97),
            },
            None => Speaker { mention: None, name: None, known: None, certainty: 60 },
        }
    }

    fn phrase(&self, phrase: &Phrase, at: usize) -> Speaker {
        let mention = Some(phrase.tokens.clone());
        match phrase.head {
            Head::Name => self.named(phrase),
            Head::Pronoun | Head::Latter => self.pronoun(phrase, at),
            Head::Role | Head::Body | Head::Document | Head::Other => {
                let own = self.text(&phrase.core);
                let definite = phrase.core.start > phrase.tokens.start && !self.reading.is(phrase.core.start - 1, class::PLURAL);
                if matches!(phrase.head, Head::Role | Head::Body)
                    && definite
                    && let Some(speaker) = self.described(phrase)
                {
                    return speaker;
                }
                let certainty = match phrase.head {
                    Head::Role | Head::Body => 97,
                    Head::Document => 90,
                    _ => 80,
                };
                Speaker { mention, name: Some(own), known: None, certainty }
            }
        }
    }

    fn named(&self, phrase: &Phrase) -> Speaker {
        let name = phrase.name.and_then(|at| self.reading.names.at(at));
        let Some(name) = name else {
            return Speaker {
                mention: Some(phrase.tokens.clone()),
                name: Some(self.text(&phrase.core)),
                known: None,
                certainty: 80,
            };
        };
        let known = self.reading.names.known_as(name);
        let certainty = if name.ambiguous { 62 } else { 99 };
        Speaker { mention: Some(phrase.tokens.clone()), name: known.map(|k| k.name.clone()), known: Some(name.known), certainty }
    }

    /// A role or body without a name: the person the text gives the role to, or its fullest wording.
    fn described(&self, phrase: &Phrase) -> Option<Speaker> {
        let reading = self.reading;
        let noun = reading.doc.lower(phrase.noun);
        let mention = Some(phrase.tokens.clone());
        let complement: Vec<String> = self.complement(&phrase.core, phrase.noun);
        if let Some(last) = self.last.as_ref().filter(|_| !self.open && complement.is_empty()) {
            let holds = last.known.and_then(|i| reading.names.known.get(i)).is_some_and(|k| k.roles.iter().any(|r| r == noun));
            let same = last.known.is_none() && last.name.split([' ', '\'', '’']).next().is_some_and(|w| fold(w) == fold(noun));
            if holds || same {
                return Some(Speaker { mention, name: Some(last.name.clone()), known: last.known, certainty: 95 });
            }
        }
        if complement.is_empty() {
            let mut bearers = reading.names.before(phrase.tokens.start).take(BEARERS).filter(|name| {
                reading
                    .names
                    .known_as(name)
                    .is_some_and(|k| k.roles.iter().any(|r| r == noun) && self.fits(name.known, phrase.agreement))
            });
            if let Some(first) = bearers.next() {
                let rival = bearers.take(NAMES).any(|n| n.known != first.known);
                let known = reading.names.known_as(first)?;
                return Some(Speaker {
                    mention,
                    name: Some(known.name.clone()),
                    known: Some(first.known),
                    certainty: if rival { 60 } else { 92 },
                });
            }
        }
        if let Some(wording) = self.worded(phrase, noun, &complement) {
            return Some(Speaker { mention, name: Some(wording), known: None, certainty: 88 });
        }
        self.organisation(phrase).filter(|_| complement.len() <= 1)
    }

    /// « la compagnie » after the name of one: the organisation that has just been the subject or spoken.
    fn organisation(&self, phrase: &Phrase) -> Option<Speaker> {
        let reading = self.reading;
        if phrase.head != Head::Body || phrase.core.clone().any(|i| reading.is(i, class::OF)) {
            return None;
        }
        let here = reading.sentence_number(phrase.tokens.start);
        let name = reading.names.before(phrase.tokens.start).take(NAMES).find(|name| {
            let known = reading.names.known_as(name);
            let body = known.is_some_and(|k| k.kind == Some(EntityKind::Organisation) || k.kind.is_none() && k.roles.is_empty());
            let number = reading.sentence_number(name.tokens.start);
            let subject = || self.subject_of(number) == Some(name.tokens.start);
            body && here - number.min(here) <= 2 && !reading.is_marked(name.tokens.start) && subject()
        })?;
        let known = reading.names.known_as(name)?;
        Some(Speaker {
            mention: Some(phrase.tokens.clone()),
            name: Some(known.name.clone()),
            known: Some(name.known),
            certainty: 72,
        })
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

    fn complement(&self, core: &Range<usize>, noun: usize) -> Vec<String> {
        let reading = self.reading;
        let words = core.clone().filter(|&i| {
            i != noun && reading.is_word(i) && !reading.is(i, class::OF | class::DETERMINER | class::CONTINUED | class::LATTER)
        });
        words.map(|i| fold(reading.doc.lower(i))).collect()
    }

    /// The person a pronoun stands for.
    fn pronoun(&self, phrase: &Phrase, at: usize) -> Speaker {
        let reading = self.reading;
        let place = phrase.tokens.start;
        let from = place.min(at);
        let nobody = Speaker { mention: Some(phrase.tokens.clone()), name: None, known: None, certainty: 50 };
        let here = reading.sentence_number(from);
        let mut candidates: Vec<(Option<usize>, i32)> = Vec::new();
        let speaking = self.last.as_ref().filter(|l| !self.open && agrees(l.agreement, phrase.agreement));
        if let Some(last) = speaking {
            candidates.push((last.known, self.spoken(last, from)));
        }
        for distance in 1..=2 {
            let Some(known) = here.checked_sub(distance).and_then(|number| self.role_subject(number)) else { continue };
            if self.fits(known, phrase.agreement) && phrase.head != Head::Latter && !candidates.iter().any(|c| c.0 == Some(known))
            {
                candidates.push((Some(known), if distance == 1 { 62 } else { 44 }));
            }
        }
        let mut subjects: HashMap<usize, Option<usize>> = HashMap::new();
        for name in reading.names.before(place).take(NAMES) {
            let number = reading.sentence_number(name.tokens.start);
            let distance = here.saturating_sub(number);
            if distance > SENTENCES {
                break;
            }
            let body = reading.names.known_as(name).is_some_and(|k| k.kind == Some(EntityKind::Organisation));
            let human = body && reading.is(phrase.noun, class::HUMAN);
            if human || reading.is_marked(name.tokens.start) || !self.fits(name.known, phrase.agreement) {
                continue;
            }
            let subject = subjects.entry(number).or_insert_with(|| self.subject_of(number));
            let is_subject = *subject == Some(name.tokens.start);
            let score = self.mentioned(name, distance, from, is_subject != (phrase.head == Head::Latter));
            match candidates.iter_mut().find(|c| c.0 == Some(name.known)) {
                Some(candidate) => candidate.1 = candidate.1.max(score) + 2,
                None => candidates.push((Some(name.known), score)),
            }
        }
        for candidate in &mut candidates {
            candidate.1 += if candidate.0.is_some() && candidate.0 == self.hero { 6 } else { 0 };
        }
        candidates.sort_by_key(|c| -c.1);
        let Some(&(first, score)) = candidates.first() else { return nobody };
        let margin = candidates.get(1).map_or(40, |second| score - second.1);
        if margin < 4 || score < 8 {
            return nobody;
        }
        let certainty = match margin {
            4..8 => 66,
            8..14 => 82,
            14..20 => 92,
            _ => 96,
        };
        let name = match first {
            Some(index) => reading.names.known.get(index).map(|k| k.name.clone()),
            None => self.last.as_ref().map(|l| l.name.clone()),
        };
        Speaker { mention: Some(phrase.tokens.clone()), name, known: first, certainty }
    }

    /// How well the last speaker fits a pronoun near token `from`.
    fn spoken(&self, last: &Last, from: usize) -> i32 {
        let reading = self.reading;
        let paragraphs = reading.paragraph(from).saturating_sub(reading.paragraph(last.until));
        let sentences = reading.sentence_number(from).saturating_sub(reading.sentence_number(last.until));
        let near = match paragraphs {
            0 => 70,
            1 => 62,
            2 => 48,
            3 => 40,
            _ => 28,
        };
        // Each sentence of the writer's in between may have changed the subject.
        near - 6 * i32::try_from(sentences.saturating_sub(1).min(4)).unwrap_or(0)
    }

    /// How well a name that stands `distance` sentences back fits a pronoun near token `from`.
    fn mentioned(&self, name: &super::names::Name, distance: usize, from: usize, is_subject: bool) -> i32 {
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

    /// The person whose role is the subject of a sentence of the writer's (« Le ministre s'est tu. »).
    fn role_subject(&self, number: usize) -> Option<usize> {
        let sentence = self.reading.doc.sentences.get(number)?;
        let phrase = subject::clause(self.reading, &sentence.tokens).filter(|p| p.head == Head::Role)?;
        self.described(&phrase)?.known
    }

    /// The first token of the name that is the subject of a sentence.
    fn subject_of(&self, number: usize) -> Option<usize> {
        let sentence = self.reading.doc.sentences.get(number)?;
        let name = subject::clause(self.reading, &sentence.tokens)?.name?;
        self.reading.names.at(name).map(|name| name.tokens.start)
    }

    /// True if a preposition or `of` governs the name at `at`.
    fn governed(&self, at: usize) -> bool {
        let reading = self.reading;
        (at.saturating_sub(3)..at).any(|i| reading.is(i, class::OF | class::PREPOSITION))
    }

    /// True if the known name can be what a phrase of this gender and number stands for.
    fn fits(&self, known: usize, agreement: u64) -> bool {
        let Some(name) = self.reading.names.known.get(known) else { return false };
        let place = name.kind == Some(EntityKind::Place);
        let plural = agreement & class::PLURAL != 0;
        if name.plural && !plural {
            return false;
        }
        if place || plural && name.may_be_person() && name.kind.is_some() {
            return false;
        }
        let gender = self.known_gender(Some(known));
        agrees(gender, agreement & GENDER)
    }

    fn known_gender(&self, known: Option<usize>) -> u64 {
        let votes = known.and_then(|i| self.reading.names.known.get(i)).map_or([0, 0], |k| k.gender);
        match votes[0].cmp(&votes[1]) {
            std::cmp::Ordering::Greater => class::MASCULINE,
            std::cmp::Ordering::Less => class::FEMININE,
            std::cmp::Ordering::Equal => 0,
        }
    }

    fn text(&self, tokens: &Range<usize>) -> String {
        self.reading.span(tokens).map_or_else(String::new, |span| {
            let text = self.reading.doc.slice(span);
            if text.contains('\n') { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text.to_owned() }
        })
    }
}

/// True if two sets of gender and number do not contradict each other.
fn agrees(a: u64, b: u64) -> bool {
    let (ga, gb) = (a & GENDER, b & GENDER);
    let gender = ga == 0 || gb == 0 || ga & gb != 0;
    gender && (a & class::PLURAL == b & class::PLURAL || a & class::PLURAL == 0 && ga == 0 || gb == 0 && b & class::PLURAL == 0)
}
