//! Sources into names. [`Resolver::resolve`] is called on the attributions in the order of the text and
//! remembers who has been speaking. A name stands for its fullest form; a role for the person the text
//! gives it to, or for its own fullest wording ([`described`]); a pronoun for the person that fits best
//! ([`pronoun`]). Where two fit alike the speaker stays open.

mod described;
mod pronoun;

use super::attribution::Source;
use super::names;
use super::phrase::{Head, Phrase};
use super::reading::Reading;
use crate::extract::facts::EntityKind;
use crate::extract::lexicon::quotation::class;
use std::collections::{HashMap, HashSet};
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

impl Speaker {
    /// Nobody in particular.
    fn open(mention: Option<Range<usize>>, certainty: u8) -> Self {
        Self { mention, name: None, known: None, certainty }
    }
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
    /// A collective or a text spoke, no person.
    body: bool,
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
    /// The role nouns that somebody in the text has.
    held: HashSet<&'r str>,
    /// Those that somebody has now.
    held_now: HashSet<&'r str>,
    /// For each sentence read so far, the person it is about.
    topics: Vec<Option<usize>>,
}

/// How many names back a pronoun looks, and how many sentences.
const NAMES: usize = 24;
const SENTENCES: usize = 8;
/// How many names around it the bearer of a role is looked for.
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
        let roles = || reading.names.known.iter().flat_map(|known| &known.roles);
        let held = roles().map(|role| role.noun.as_str()).collect();
        let held_now = roles().filter(|role| !role.former).map(|role| role.noun.as_str()).collect();
        Self { reading, last: None, open: true, hero, wordings, held, held_now, topics: Vec::new() }
    }

    /// Puts a name to the source of an attribution with this content, found by a rule worth `rule` percent.
    pub(super) fn resolve(&mut self, source: &Source, content: &Range<usize>, rule: u8) -> Speaker {
        let (at, until) = (content.start, content.end.saturating_sub(1));
        if let Source::Phrase(phrase) | Source::Named(_, phrase) = source
            && phrase.head != Head::Name
        {
            self.follow(self.reading.sentence_number(at.min(phrase.tokens.start)));
        }
        let speaker = match source {
            Source::Open => Speaker::open(None, 100),
            Source::Previous => self.previous(),
            Source::Phrase(phrase) => self.phrase(phrase, at),
            Source::Named(mention, phrase) => Speaker { mention: Some(mention.clone()), ..self.phrase(phrase, at) },
        };
        if let Some(name) = &speaker.name {
            let previous = self.last.as_ref();
            let (agreement, body) = match source {
                Source::Phrase(phrase) | Source::Named(_, phrase) => {
                    (phrase.agreement, matches!(phrase.head, Head::Body | Head::Document))
                }
                _ => (previous.map_or(0, |l| l.agreement), previous.is_some_and(|l| l.body)),
            };
            let agreement = agreement & !class::NEUTER | self.known_gender(speaker.known);
            self.last = Some(Last {
                name: name.clone(),
                known: speaker.known,
                mention: speaker.mention.clone(),
                agreement,
                until,
                certainty: percent(rule, speaker.certainty),
                body: body || self.is_body(speaker.known),
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
                certainty: last.certainty,
            },
            None => Speaker::open(None, 60),
        }
    }

    fn phrase(&self, phrase: &Phrase, at: usize) -> Speaker {
        let reading = self.reading;
        if phrase.core.len() == 1
            && matches!(phrase.head, Head::Role | Head::Other)
            && reading.is(phrase.noun, class::EPITHET)
            && phrase.tokens.len() > 1
        {
            // « la première », « le second »: one of several told before.
            return Speaker::open(Some(phrase.tokens.clone()), 50);
        }
        match phrase.head {
            Head::Name => self.named(phrase),
            Head::Pronoun | Head::Latter => self.pronoun(phrase, at),
            Head::Role | Head::Body => self.role(phrase, at),
            Head::Document | Head::Other => {
                let certainty = if phrase.head == Head::Document { 90 } else { 80 };
                Speaker { certainty, ..self.worded_as_it_is(phrase) }
            }
        }
    }

    /// The phrase stands for itself.
    fn worded_as_it_is(&self, phrase: &Phrase) -> Speaker {
        let name = Some(self.text(&phrase.core));
        Speaker { mention: Some(phrase.tokens.clone()), name, known: None, certainty: 97 }
    }

    fn named(&self, phrase: &Phrase) -> Speaker {
        let name = phrase.name.and_then(|at| self.reading.names.at(at));
        let Some(name) = name else { return Speaker { certainty: 80, ..self.worded_as_it_is(phrase) } };
        let certainty = if name.ambiguous { 62 } else { 99 };
        self.as_known(phrase, name.known, certainty)
    }

    /// The phrase stands for somebody the text names.
    fn as_known(&self, phrase: &Phrase, known: usize, certainty: u8) -> Speaker {
        let name = self.reading.names.known.get(known).map(|k| k.name.clone());
        Speaker { mention: Some(phrase.tokens.clone()), name, known: Some(known), certainty }
    }

    /// The words that complete the head noun of a phrase, folded.
    fn complement(&self, core: &Range<usize>, noun: usize) -> Vec<String> {
        // `the two-term governor`: how often tells nobody apart.
        let counted = core.start + 2 < noun && self.reading.is(core.start, class::DETERMINER);
        let first = if counted && self.reading.is_inside_word(core.start + 2) { core.start + 3 } else { core.start };
        let mut words = names::complement(self.reading, first..noun);
        words.extend(names::complement(self.reading, noun + 1..core.end));
        words
    }

    fn is_body(&self, known: Option<usize>) -> bool {
        let known = known.and_then(|i| self.reading.names.known.get(i));
        known.is_some_and(|k| k.kind == Some(EntityKind::Organisation))
    }

    /// True if the known name can be what a phrase of this gender and number stands for.
    fn fits(&self, known: usize, agreement: u64) -> bool {
        let Some(name) = self.reading.names.known.get(known) else { return false };
        let plural = agreement & class::PLURAL != 0;
        if name.plural && !plural || name.kind == Some(EntityKind::Place) {
            return false;
        }
        if agreement & class::NEUTER != 0 {
            return name.kind == Some(EntityKind::Organisation);
        }
        if plural && name.may_be_person() && name.kind.is_some() {
            return false;
        }
        agrees(self.known_gender(Some(known)), agreement & GENDER)
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

/// How sure two things are together.
pub(super) fn percent(a: u8, b: u8) -> u8 {
    u8::try_from((u16::from(a) * u16::from(b) / 100).min(100)).unwrap_or(100)
}

/// True if two sets of gender and number do not contradict each other.
fn agrees(a: u64, b: u64) -> bool {
    let (ga, gb) = (a & GENDER, b & GENDER);
    let gender = ga == 0 || gb == 0 || ga & gb != 0;
    gender && (a & class::PLURAL == b & class::PLURAL || a & class::PLURAL == 0 && ga == 0 || gb == 0 && b & class::PLURAL == 0)
}
