//! Names in a text and whom they stand for, as far as speakers need it. [`Names::collect`] takes the
//! mentions of the entity tagger where there are any and reads capitalised words where there are none;
//! forms of one name (`Tokayev`, « M. Tokaïev », « Kassym-Jomart Tokaïev ») meet in one [`Known`].
//! Gender is what titles and role nouns tell, never a guess from the name alone.

use super::reading::Reading;
use super::sequence;
use crate::extract::facts::{Entities, EntityKind};
use crate::extract::lexicon::quotation::{class, verb};
use crate::text::fold::fold;
use std::collections::HashMap;
use std::ops::Range;

/// A name in the text.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Its tokens, without title or role.
    pub(super) tokens: Range<usize>,
    /// Position in [`Names::known`].
    pub(super) known: usize,
    /// It may stand for more than one of them.
    pub(super) ambiguous: bool,
}

/// What a text says somebody is (« ministre de l'Intérieur »).
#[derive(Clone, Debug)]
pub(super) struct Role {
    /// The noun, in lower case.
    pub(super) noun: String,
    /// The words that complete it, folded.
    pub(super) complement: Vec<String>,
    /// « ancien président »: it is told as one no longer held.
    pub(super) former: bool,
}

/// Somebody or something the text names.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// The fullest form.
    pub(super) name: String,
    /// What it is, if anything tells.
    pub(super) kind: Option<EntityKind>,
    /// Votes for masculine and feminine.
    pub(super) gender: [u32; 2],
    /// What the text says it is.
    pub(super) roles: Vec<Role>,
    /// It stands for several (« les Bulgares »).
    pub(super) plural: bool,
    /// The tagger's referent.
    pub(super) referent: Option<usize>,
    keys: Vec<String>,
}

impl Known {
    /// True if it can be a person.
    pub(super) fn may_be_person(&self) -> bool {
        matches!(self.kind, None | Some(EntityKind::Person))
    }
}

/// The names of one text.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// In the order of the text, none overlapping.
    pub(super) list: Vec<Name>,
    /// Whom they stand for.
    pub(super) known: Vec<Known>,
    /// For each token, the name it is part of, counted from 1.
    of_token: Vec<u32>,
    by_key: HashMap<String, Vec<usize>>,
    /// Where a headline in capitals ends, in tokens: its names may hold words that are none.
    headline: usize,
    /// How many names were known when it ended.
    uncertain: usize,
}

/// No word of a name has more bearers than this looked at.
const BEARERS: usize = 8;
/// Names are no longer than this, in tokens.
pub(super) const LONGEST: usize = 10;

impl Names {
    /// The names of `reading`: those of `entities`, and capitalised sequences where they have none.
    pub(super) fn collect(reading: &Reading<'_>, entities: &Entities) -> Self {
        let mut names = Self { of_token: vec![0; reading.len()], headline: headline(reading), ..Self::default() };
        let mut consumed = 0;
        let mut by_referent: HashMap<usize, usize> = HashMap::new();
        let mut at = 0;
        while at < reading.len() {
            let here = reading.doc.tokens[at].span;
            while entities.mentions.get(consumed).is_some_and(|m| m.span.end <= here.start) {
                consumed += 1;
            }
            let mention = entities.mentions.get(consumed).filter(|m| m.span.overlaps(here));
            let mention =
                mention.filter(|m| !sequence::is_origin(reading, &(at..reading.doc.token_from(m.span.end).max(at + 1))));
            let next = entities.mentions.get(consumed).map(|m| reading.doc.token_from(m.span.start));
            let tokens = match mention {
                Some(m) => at..reading.doc.token_from(m.span.end).max(at + 1),
                None => at..sequence::before_mention(reading, at, next),
            };
            if tokens.is_empty() {
                at += 1;
                continue;
            }
            at = tokens.end;
            let in_headline = tokens.start < names.headline;
            match mention {
                Some(m) => {
                    let referent = entities.referents.get(m.referent);
                    let index = *by_referent
                        .entry(m.referent)
                        .or_insert_with(|| names.settle(referent.map_or("", |r| r.name.as_str()), m.kind, m.referent));
                    names.add(Name { tokens, known: index, ambiguous: false });
                }
                None => names.meet(reading, tokens),
            }
            if in_headline {
                names.uncertain = names.known.len();
            }
        }
        names.describe(reading);
        names
    }

    /// The name that token `at` is part of.
    pub(super) fn at(&self, at: usize) -> Option<&Name> {
        let index = (*self.of_token.get(at)? as usize).checked_sub(1)?;
        self.list.get(index)
    }

    /// The name that starts at token `at`.
    pub(super) fn starting(&self, at: usize) -> Option<&Name> {
        self.at(at).filter(|name| name.tokens.start == at)
    }

    /// Whom a name stands for.
    pub(super) fn known_as(&self, name: &Name) -> Option<&Known> {
        self.known.get(name.known)
    }

    /// The names that end at or before token `at`, nearest first.
    pub(super) fn before(&self, at: usize) -> impl Iterator<Item = &Name> {
        let end = self.list.partition_point(|n| n.tokens.end <= at);
        self.list.get(..end).unwrap_or(&[]).iter().rev()
    }

    fn introduce(&mut self, name: &str, keys: Vec<String>, kind: Option<EntityKind>, referent: Option<usize>) -> usize {
        let index = self.known.len();
        for key in &keys {
            let bearers = self.by_key.entry(key.clone()).or_default();
            if bearers.len() == BEARERS {
                bearers.remove(0);
            }
            bearers.push(index);
        }
        self.known.push(Known { name: name.to_owned(), kind, gender: [0, 0], roles: Vec::new(), plural: false, referent, keys });
        index
    }

    fn add(&mut self, name: Name) {
        let number = u32::try_from(self.list.len() + 1).unwrap_or(u32::MAX);
        for slot in self.of_token.iter_mut().take(name.tokens.end).skip(name.tokens.start) {
            *slot = number;
        }
        self.list.push(name);
    }

    /// Adds a sequence of capitalised words, as a form of a name already known if it can be one.
    fn meet(&mut self, reading: &Reading<'_>, tokens: Range<usize>) {
        let text = reading.span(&tokens).map_or("", |span| reading.doc.slice(span));
        let keys = keys_of(text);
        let (first, rival) = self.bearer(&keys);
        let known = match first {
            Some(index) => {
                self.lengthen(index, text, keys);
                index
            }
            None => {
                let place = sequence::is_dateline(reading, &tokens).then_some(EntityKind::Place);
                let kind = place.or_else(|| sequence::guess_kind(reading, &tokens));
                self.introduce(text, keys, kind, None)
            }
        };
        self.add(Name { tokens, known, ambiguous: rival });
    }

    /// The tagger's referent among those already known: spellings that it keeps apart (`Tokayev`, « Kassym-Jomart
    /// Tokaïev ») are one person if they can only be one.
    fn settle(&mut self, name: &str, kind: EntityKind, referent: usize) -> usize {
        let keys = keys_of(name);
        if kind == EntityKind::Person
            && let (Some(index), false) = self.bearer(&keys)
            && self.known.get(index).is_some_and(Known::may_be_person)
        {
            let longer = self.known.get(index).is_some_and(|known| known.keys.len() < keys.len());
            self.lengthen(index, name, keys);
            if let Some(known) = self.known.get_mut(index) {
                known.kind = Some(kind);
                if longer || known.referent.is_none() {
                    known.referent = Some(referent);
                }
            }
            return index;
        }
        self.introduce(name, keys, Some(kind), Some(referent))
    }

    /// The latest known name that one with these words can be a form of, and whether there is another.
    fn bearer(&self, keys: &[String]) -> (Option<usize>, bool) {
        let mut bearers: Vec<usize> = keys.iter().filter_map(|k| self.by_key.get(k)).flatten().copied().collect();
        bearers.sort_unstable_by(|a, b| b.cmp(a));
        bearers.dedup();
        bearers.retain(|&i| self.known.get(i).is_some_and(|known| agree(&known.keys, keys)));
        let sure = bearers.iter().filter(|&&i| i >= self.uncertain).count();
        (bearers.first().copied(), if sure > 0 { sure > 1 } else { bearers.len() > 1 })
    }

    /// Takes a fuller form of a known name.
    fn lengthen(&mut self, index: usize, text: &str, keys: Vec<String>) {
        let Some(known) = self.known.get_mut(index).filter(|known| known.keys.len() < keys.len()) else { return };
        text.clone_into(&mut known.name);
        let new: Vec<String> = keys.iter().filter(|k| !known.keys.contains(k)).cloned().collect();
        known.keys = keys;
        for key in new {
            let bearers = self.by_key.entry(key).or_default();
            if bearers.len() < BEARERS {
                bearers.push(index);
            }
        }
    }

    /// Learns gender, kind and roles from the words beside each name.
    fn describe(&mut self, reading: &Reading<'_>) {
        for index in 0..self.list.len() {
            let Some(Name { tokens, known, .. }) = self.list.get(index).cloned() else { continue };
            let Some(known) = self.known.get_mut(known) else { continue };
            if tokens.start > 0
                && reading.is(tokens.start - 1, class::PLURAL)
                && reading.is(tokens.start - 1, class::DETERMINER | class::PREPOSITION)
            {
                known.plural = true;
            }
            if (tokens.len() > 1 || known.kind == Some(EntityKind::Person)) && known.may_be_person() {
                let given = reading.words.given_gender(reading.doc.lower(tokens.start));
                known.gender[0] += 2 * u32::from(given == class::MASCULINE);
                known.gender[1] += 2 * u32::from(given == class::FEMININE);
                known.kind = known.kind.or((given != 0).then_some(EntityKind::Person));
            }
            for at in beside(reading, &tokens) {
                let tag = reading.tag(at);
                if tag.is(class::ROLE | class::TITLE) && !tag.is(class::BODY) && known.kind.is_none() {
                    known.kind = Some(EntityKind::Person);
                }
                // « le ministre de la Santé »: only the noun's own article tells.
                let inner = tag.is(class::DETERMINER) && at > 0 && reading.is(at - 1, class::OF | class::PREPOSITION);
                if tag.is(class::ROLE | class::TITLE | class::DETERMINER) && !inner && known.may_be_person() {
                    known.gender[0] += u32::from(tag.is(class::MASCULINE) && !tag.is(class::PLURAL));
                    known.gender[1] += u32::from(tag.is(class::FEMININE) && !tag.is(class::PLURAL));
                }
                if tag.is(class::ROLE | class::BODY) && !tag.is(class::CONTINUED) && known.roles.len() < BEARERS {
                    let noun = reading.doc.lower(at);
                    let end = if at < tokens.start { tokens.start } else { (at + LONGEST).min(reading.len()) };
                    let complement = complement(reading, at + 1..end);
                    let former = is_former(reading, at);
                    if !known.roles.iter().any(|r| r.noun == noun && r.complement == complement && r.former == former) {
                        known.roles.push(Role { noun: noun.to_owned(), complement, former });
                    }
                }
            }
        }
    }
}

/// True if the role noun at `at` is told as one no longer held (« l'ancien président », « ex-ministre »).
pub(super) fn is_former(reading: &Reading<'_>, at: usize) -> bool {
    let before = (at.saturating_sub(3)..at).rev();
    before
        .take_while(|&i| (reading.is_word(i) || reading.is_hyphen(i)) && !reading.is(i, class::DETERMINER | class::OF))
        .any(|i| reading.is_listed("(former)", i))
}

/// The words that complete a noun, from the token after it to the next break, folded.
pub(super) fn complement(reading: &Reading<'_>, tokens: Range<usize>) -> Vec<String> {
    let left_out = class::OF | class::DETERMINER | class::CONTINUED | class::LATTER | class::PREPOSITION | class::EPITHET;
    let inside = tokens.take_while(|&i| !reading.is_break(i) || reading.is_hyphen(i) && !reading.starts_apart(i));
    let words = inside.filter(|&i| reading.is_word(i) && !reading.is(i, left_out));
    words.map(|i| fold(reading.doc.lower(i))).collect()
}

/// The end of a first line whose words are nearly all capitalised; 0 if it is no such line.
fn headline(reading: &Reading<'_>) -> usize {
    let Some(first) = reading.doc.paragraphs.first() else { return 0 };
    let end = reading.doc.token_from(first.end).min(4 * LONGEST);
    let words = (0..end).filter(|&i| reading.is_word(i) && reading.doc.str(i).len() > 3);
    let (capitalised, all) = words.fold((0, 0), |(c, n), i| (c + usize::from(reading.is_capitalised(i)), n + 1));
    if all > 3 && capitalised * 4 > all * 3 { end } else { 0 }
}

/// Tokens beside a name that describe it: title and role before it, in one phrase or parted by a
/// comma; a role after it (« X, le maire de Y, »).
fn beside(reading: &Reading<'_>, name: &Range<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = name.start;
    let mut steps = 0;
    let article = if at > 0 && reading.is(at - 1, class::DETERMINER) { at - 1 } else { at };
    if article > 0 && reading.is(article - 1, class::OF | class::PREPOSITION) {
        // « le ministre de l'Intérieur »: the name completes the role, it does not bear it.
        at = 0;
    }
    while at > 0 && steps < LONGEST {
        at -= 1;
        steps += 1;
        let tag = reading.tag(at);
        // « l'administrateur, Me Caron »
        let titled = steps == 2 && reading.is(at + 1, class::TITLE);
        let comma = reading.reads(at, ",") && (steps == 1 || titled);
        let stop = reading.reads(at, ".") && reading.is(at.saturating_sub(1), class::TITLE) && steps == 1;
        let word = reading.is_word(at) || reading.is_hyphen(at);
        if !comma && !stop && !word || tag.is(class::HAVE | class::BE | class::THAT | class::RELATIVE | class::CONJUNCTION) {
            break;
        }
        found.push(at);
        if tag.is(class::DETERMINER) && !reading.is(at.wrapping_sub(1), class::OF | class::PREPOSITION) {
            break;
        }
    }
    if !found.iter().any(|&i| reading.is(i, class::ROLE | class::BODY | class::TITLE)) {
        found.clear();
    }
    found.extend(role_before_rank(reading, name));
    if reading.is(name.end, class::BE) {
        // « X est le nouveau maire de Y »
        let role = (name.end + 1..name.end + 4).find(|&i| reading.is(i, class::ROLE));
        let plain = |at: usize| (name.end + 1..at).all(|i| reading.is_word(i) && !reading.is(i, class::OF | class::PREPOSITION));
        found.extend(role.filter(|&at| plain(at)));
    }
    if reading.reads(name.end, ",") {
        let after =
            (name.end + 1..name.end + 5).take_while(|&i| reading.is_word(i) && !reading.is(i, class::OF | class::PREPOSITION));
        let after: Vec<usize> = after.collect();
        if let Some(role) =
            after.iter().position(|&i| reading.is(i, class::ROLE)).filter(|_| is_apposition(reading, name.end + 1))
        {
            found.extend(after.into_iter().take(role + 1));
        }
    }
    found
}

/// « le chef de la mission, le général [X], »: the role noun of the phrase before the comma, where that phrase opens its
/// clause and only ranks and origins stand between comma and name.
fn role_before_rank(reading: &Reading<'_>, name: &Range<usize>) -> Option<usize> {
    let rank = class::ROLE | class::TITLE | class::DEMONYM;
    let floor = name.start.saturating_sub(LONGEST);
    let comma = (floor..name.start)
        .rev()
        .find(|&i| !reading.is(i, rank) && !reading.is(i, class::DETERMINER) && !reading.is_capitalised(i))?;
    let ranked = (comma + 1..name.start).any(|i| reading.is(i, class::ROLE | class::TITLE));
    if !ranked || !reading.reads(comma, ",") || !reading.is_break(name.end) || reading.is(name.end + 1, class::CONJUNCTION) {
        return None;
    }
    let from = comma.saturating_sub(LONGEST);
    let opens = |&i: &usize| i == 0 || reading.is_break(i - 1);
    let first = (from..comma).rev().find(opens).filter(|&i| reading.is(i, class::DETERMINER))?;
    let other = class::HAVE
        | class::BE
        | class::FINITE
        | class::THAT
        | class::RELATIVE
        | class::CONJUNCTION
        | class::INDEFINITE
        | class::PLURAL;
    let noun = (first + 1..comma).find(|&i| reading.is(i, class::ROLE))?;
    let plain = !(first..comma).any(|i| reading.is(i, other)) && !(first + 1..noun).any(|i| reading.is(i, class::OF));
    plain.then_some(noun)
}

/// True if no verb stands between `at` and the next break (« X, le maire de Y, … », not « X, le maire a … »).
fn is_apposition(reading: &Reading<'_>, at: usize) -> bool {
    let verb = |i: usize| {
        reading.is(i, class::HAVE | class::BE | class::FINITE)
            || reading.tag(i).verb & verb::FINITE != 0 && !reading.is(i, class::ROLE)
    };
    let end = (at..at + 2 * LONGEST).find(|&i| reading.is_break(i) || i >= reading.len());
    end.is_some_and(|end| !(at..end).any(verb))
}

/// The words of a name for comparison: no case, accents, titles; `y` as `i`, double letters single.
fn keys_of(name: &str) -> Vec<String> {
    let folded = fold(name);
    let parts = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let mut keys: Vec<String> = Vec::new();
    for part in parts.take(LONGEST) {
        let mut key = String::with_capacity(part.len());
        for c in part.chars() {
            let c = if c == 'y' { 'i' } else { c };
            if !key.ends_with(c) {
                key.push(c);
            }
        }
        keys.push(key);
    }
    keys
}

/// True if one name can be a shorter form of the other: all its words are there, initials included,
/// and what they share is more than a particle.
fn agree(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let initial = |key: &str| key.chars().nth(1).is_none();
    let same = |a: &str, b: &str| a == b || initial(a) && b.starts_with(a) || initial(b) && a.starts_with(b);
    short.iter().all(|key| long.iter().any(|other| same(key, other)))
        && short.iter().any(|key| key.chars().nth(2).is_some() && long.contains(key))
}
