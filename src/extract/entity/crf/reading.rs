//! The words of a document read into numbers, each distinct form once: [`Reading::of`] turns a
//! [`Document`] into the form, the list and the case of every word, and what else the document shows of
//! it. Feeds [`super::features`] and the tagger; a text of many words has far fewer forms, and a
//! [`Memo`] keeps them from text to text.

use super::Words;
use super::form::Form;
use super::memo::{Known, Memo};
use super::table::{WordTable, fnv, join, mix};
use crate::extract::entity::words::Word;
use crate::text::{Document, TokenKind};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

/// How many places of one form are remembered.
const PLACES: usize = 4;
/// The longest listed phrase, in words.
const PHRASE: usize = 4;

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
        let count = reading.words.words.len();
        reading.ids.reserve(count);
        // More than half of the words of a short text are forms of their own.
        known.reserve(count.min(512));
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
