//! The words of a document read into numbers, each distinct form once: [`Reading::of`] turns a
//! [`Document`] into [`Form`]s (hashes of the form and its parts, what the word table says of it, where
//! else the document shows it) and the form, the list and the case of every word. Feeds
//! [`super::features`] and the tagger; a text of many words has far fewer forms, and a [`Memo`] keeps
//! them from text to text. Nothing here knows a language: word knowledge comes from a [`WordTable`].

use super::Words;
use super::memo::{Known, Memo};
use super::table::{FNV_START, LEVELS, WordFacts, WordTable, fnv, join, mix};
use crate::extract::entity::words::Word;
use crate::text::{Document, TokenKind};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

/// How many places of one form are remembered.
const PLACES: usize = 4;
/// The longest listed phrase, in words.
const PHRASE: usize = 4;

/// One form in numbers.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Hash of the form.
    pub form: u64,
    /// Hash of its lower case.
    pub lower: u64,
    /// Hash of its runs of capitals, small letters, digits and marks.
    pub shape: u64,
    /// Hashes of its first one to four letters; 0 where it is shorter.
    pub prefixes: [u64; 4],
    /// Hashes of its last one to four letters.
    pub suffixes: [u64; 4],
    /// What is known of the form, or else of its lower case.
    pub facts: WordFacts,
    /// Clusters of the lower case of a form with a capital.
    pub low: [u16; LEVELS],
    /// It starts with a capital letter.
    pub capital: bool,
    /// It starts with a digit.
    pub digits: bool,
}

impl Form {
    /// What stands outside a sentence.
    pub const EDGE: Form = Form {
        form: 1,
        lower: 1,
        shape: 1,
        prefixes: [0; 4],
        suffixes: [0; 4],
        facts: WordFacts { clusters: [0; LEVELS], flags: 0 },
        low: [0; LEVELS],
        capital: false,
        digits: false,
    };

    /// A form written as `form`, with `lower` its lower case.
    pub fn of(form: &str, lower: &str, table: &WordTable<'_>) -> Self {
        let first = form.chars().next().unwrap_or(' ');
        let mut seen = Form { capital: first.is_uppercase(), ..Form::EDGE };
        seen.form = mix(form_bytes(form).fold(FNV_START, fnv));
        let mut state = FNV_START;
        for (slot, c) in seen.prefixes.iter_mut().zip(lower.chars()) {
            let mut buffer = [0; 4];
            state = c.encode_utf8(&mut buffer).bytes().fold(state, fnv);
            *slot = mix(state);
        }
        for (slot, (at, _)) in seen.suffixes.iter_mut().zip(lower.char_indices().rev()) {
            *slot = mix(lower.bytes().skip(at).fold(FNV_START, fnv));
        }
        seen.lower = mix(lower.bytes().fold(FNV_START, fnv));
        seen.shape = shape(form);
        let low = seen.capital.then(|| table.get(seen.lower)).flatten();
        seen.facts = match table.get(seen.form) {
            Some(facts) => facts,
            None if seen.capital => {
                let titled = lower_tail(first, lower);
                table.get(titled).unwrap_or(WordFacts { flags: 0, ..low.unwrap_or_default() })
            }
            None => WordFacts::default(),
        };
        seen.low = low.map_or([0; LEVELS], |facts| facts.clusters);
        seen
    }
}

/// What the document shows of one capitalised form, whatever its other letters' case.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    places: [u32; PLACES],
    count: u8,
    /// It stands inside a sentence somewhere.
    pub inside: bool,
    /// The document shows it in lower case too.
    pub lower: bool,
}

impl Seen {
    /// The first places it stands at, as positions in the words of the document.
    pub fn places(&self) -> &[u32] {
        self.places.get(..self.count as usize).unwrap_or(&[])
    }
}

/// A document's words and what they are.
#[derive(Debug, Default)]
pub struct Reading {
    /// The words and the stretches they are tagged in.
    pub words: Words,
    /// The distinct forms.
    pub forms: Vec<Arc<Known>>,
    /// The form of every word.
    pub ids: Vec<u32>,
    /// What is shown of capitalised forms.
    seen: Vec<Seen>,
    /// Where each form stands in `seen`; only with a capital.
    seen_at: Vec<Option<u32>>,
    /// Flags of a listed phrase that starts or goes on at a word; 0 for none.
    pub phrases: Vec<u8>,
}

impl Reading {
    /// Reads `doc`, with the forms that `memo` knows taken from there.
    pub fn of(doc: &Document<'_>, table: &WordTable<'_>, memo: &Memo) -> Self {
        let mut reading = Reading { words: Words::of(doc), ..Reading::default() };
        let mut known: HashMap<u64, u32, Ready> = HashMap::default();
        reading.ids.reserve(reading.words.words.len());
        for word in &reading.words.words {
            let form = word.span.of(doc.text);
            let digits = doc.tokens.get(word.first as usize).is_some_and(|token| token.kind == TokenKind::Digits);
            let hash = quick_hash(form, digits);
            let id = *known.entry(hash).or_insert_with(|| {
                reading.forms.push(memo.form(hash, form, || {
                    let lower: String = word.tokens().map(|token| doc.lower(token)).collect();
                    Form { digits, ..Form::of(form, &lower, table) }
                }));
                u32::try_from(reading.forms.len() - 1).unwrap_or(u32::MAX)
            });
            reading.ids.push(id);
        }
        reading.mark_seen();
        reading.mark_phrases(table);
        reading
    }

    /// The form of the word at `place` with what it says; `None` outside the document.
    pub fn known(&self, place: usize) -> Option<&Known> {
        self.ids.get(place).and_then(|&id| self.forms.get(id as usize)).map(Arc::as_ref)
    }

    /// What the document shows of the form of the word at `place`; only with a capital.
    pub fn seen(&self, place: usize) -> Option<&Seen> {
        let at = *self.seen_at.get(*self.ids.get(place)? as usize)?;
        self.seen.get(at? as usize)
    }

    /// The form of the word at `place`; the edge outside the document.
    pub fn form(&self, place: usize) -> &Form {
        self.known(place).map_or(&Form::EDGE, |known| &known.form)
    }

    fn mark_seen(&mut self) {
        let mut at: HashMap<u64, u32, Ready> = HashMap::default();
        let mut number = |form: &Form| {
            *at.entry(form.lower).or_insert_with(|| {
                self.seen.push(Seen::default());
                u32::try_from(self.seen.len() - 1).unwrap_or(u32::MAX)
            })
        };
        let forms = || self.forms.iter().map(|known| &known.form);
        self.seen_at = forms().map(|form| form.capital.then(|| number(form))).collect();
        for form in forms().filter(|form| !form.capital) {
            if let Some(seen) = at.get(&form.lower).and_then(|&at| self.seen.get_mut(at as usize)) {
                seen.lower = true;
            }
        }
        let mut starts = self.words.starts.iter().peekable();
        for (place, &id) in self.ids.iter().enumerate() {
            let opens = starts.next_if(|&&start| start == place).is_some();
            let at = self.seen_at.get(id as usize).copied().flatten();
            let Some(seen) = at.and_then(|at| self.seen.get_mut(at as usize)) else { continue };
            if let Some(slot) = seen.places.get_mut(seen.count as usize) {
                *slot = u32::try_from(place).unwrap_or(u32::MAX);
                seen.count += 1;
            }
            seen.inside |= !opens;
        }
    }

    /// Marks the longest listed phrase of two or more words that starts at each capital.
    fn mark_phrases(&mut self, table: &WordTable<'_>) {
        self.phrases = vec![0; self.ids.len()];
        for stretch in &self.words.stretches {
            for at in stretch.clone() {
                if !self.form(at).capital {
                    continue;
                }
                let mut key = self.form(at).form;
                let mut found = None;
                for last in at + 1..stretch.end.min(at + PHRASE) {
                    key = join(key, self.form(last).form);
                    found = table.get(key).map(|facts| (last, facts.flags)).or(found);
                }
                let Some((last, flags)) = found.filter(|&(_, flags)| flags != 0) else { continue };
                if let Some(phrase) = self.phrases.get_mut(at..=last) {
                    phrase.fill(flags << 1 | 1);
                    phrase[0] = flags << 1;
                }
            }
        }
    }
}

/// How most words are written: 0 as usual, 1 in capitals, 2 with a capital.
pub fn case(doc: &Document<'_>, words: &[Word]) -> u8 {
    let (mut all, mut capitalised, mut capitals) = (0, 0, 0);
    for token in words.iter().filter_map(|word| doc.tokens.get(word.first as usize)).filter(|token| token.is_word()) {
        all += 1;
        capitalised += usize::from(token.is_capitalised());
        capitals += usize::from(token.is_all_caps());
    }
    match all {
        0..3 => 0,
        _ if capitals * 10 >= all * 6 => 1,
        _ if capitalised * 10 >= all * 7 => 2,
        _ => 0,
    }
}

/// Takes keys that are hashes already as they are.
#[derive(Clone, Copy, Debug, Default)]
struct Hashed(u64);

type Ready = BuildHasherDefault<Hashed>;

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().copied().fold(self.0, fnv);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// A hash that only tells forms apart, eight bytes at a time.
fn quick_hash(form: &str, digits: bool) -> u64 {
    let mut parts = form.as_bytes().chunks_exact(8);
    let mut hash = (form.len() as u64) << 1 | u64::from(digits);
    for part in &mut parts {
        hash = mix(hash ^ part.try_into().map_or(0, u64::from_le_bytes));
    }
    mix(hash ^ parts.remainder().iter().fold(0, |rest, &byte| rest << 8 | u64::from(byte)))
}

/// The bytes of a form with plain apostrophes.
fn form_bytes(form: &str) -> impl Iterator<Item = u8> + '_ {
    form.split_inclusive('’').flat_map(|part| {
        let (body, mark) = part.strip_suffix('’').map_or((part, None), |body| (body, Some(b'\'')));
        body.bytes().chain(mark)
    })
}

/// The hash of `lower` with its first letter as `first`: `PARIS` is looked up as `Paris`.
fn lower_tail(first: char, lower: &str) -> u64 {
    let mut buffer = [0; 4];
    let start = first.encode_utf8(&mut buffer).bytes().fold(FNV_START, fnv);
    let skip = lower.chars().next().map_or(0, char::len_utf8);
    mix(lower.bytes().skip(skip).fold(start, fnv))
}

/// Runs of capitals, small letters, digits and marks; runs of two or more are told from single characters.
fn shape(form: &str) -> u64 {
    let mut state = FNV_START;
    let (mut last, mut run) = (0u8, 0u8);
    for c in form.chars() {
        let class = if c.is_uppercase() {
            b'X'
        } else if c.is_alphabetic() {
            b'x'
        } else if c.is_numeric() {
            b'd'
        } else if matches!(c, '\'' | '’') {
            b'\''
        } else if c.is_ascii() {
            c as u8
        } else {
            b'_'
        };
        run = if class == last { run.saturating_add(1) } else { 1 };
        last = class;
        if run <= 2 {
            state = fnv(state, class);
        }
    }
    mix(state)
}
