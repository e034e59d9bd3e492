//! What the tagger sees of a word: [`Shown`] gathers what the whole document shows of each form,
//! [`observe`] reads the words of one sentence into numbers, and [`features`] gives the features of one
//! position as 64-bit hashes, in a fixed order. Training and tagging both come through here, so that
//! they see the same. Nothing here knows a language: word knowledge comes from a [`WordTable`].

use super::table::{FNV_START, LEVELS, WordFacts, WordTable, fnv, mix};
use crate::extract::entity::words::Word;
use crate::text::{Document, TokenKind};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// How many places of one form are remembered.
const PLACES: usize = 4;
/// The longest listed phrase, in words.
const PHRASE: usize = 4;

/// One word in numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Observed {
    form: u64,
    lower: u64,
    shape: u64,
    prefixes: [u64; 4],
    suffixes: [u64; 4],
    facts: WordFacts,
    low: [u16; LEVELS],
    /// Flags of a listed phrase that starts or goes on here.
    phrase: u8,
    /// It starts with a capital letter.
    pub capital: bool,
    digits: bool,
    /// How the sentence is written: 0 as usual, 1 in capitals, 2 with a capital on most words.
    case: u8,
    /// Its position in the document's words, to tell its own place from others of the same form.
    place: u32,
}

/// What the document shows of one capitalised form.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    places: [u32; PLACES],
    count: u8,
    inside: bool,
    /// The document shows it in lower case too.
    lower: bool,
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

/// What the whole document shows of its forms.
#[derive(Debug, Default)]
pub struct Shown {
    capitals: HashMap<u64, Seen, Ready>,
    /// Lower-case hashes of all words, by place.
    all: Vec<u64>,
}

impl Shown {
    /// Reads the document's words once; `starts` are the places that open a sentence, in order.
    pub fn of(doc: &Document<'_>, words: &[Word], starts: &[usize]) -> Self {
        let mut shown = Shown { all: Vec::with_capacity(words.len()), ..Shown::default() };
        let mut starts = starts.iter().peekable();
        for (place, word) in words.iter().enumerate() {
            let opens = starts.next_if(|&&start| start == place).is_some();
            let lower = lower_hash(doc, word);
            shown.all.push(lower);
            let Some(token) = doc.tokens.get(word.first as usize) else { continue };
            if token.is_capitalised() {
                let seen = shown.capitals.entry(lower).or_default();
                if let Some(slot) = seen.places.get_mut(seen.count as usize) {
                    *slot = u32::try_from(place).unwrap_or(u32::MAX);
                    seen.count += 1;
                }
                seen.inside |= !opens;
            }
        }
        for (word, lower) in words.iter().zip(&shown.all) {
            if doc.tokens.get(word.first as usize).is_some_and(|token| !token.is_capitalised())
                && let Some(seen) = shown.capitals.get_mut(lower)
            {
                seen.lower = true;
            }
        }
        shown
    }
}

impl Shown {
    /// Lower-case hashes of the words in `range`.
    pub fn lowers(&self, range: Range<usize>) -> &[u64] {
        self.all.get(range).unwrap_or(&[])
    }
}

fn lower_hash(doc: &Document<'_>, word: &Word) -> u64 {
    mix(word.tokens().flat_map(|at| doc.lower(at).bytes()).fold(FNV_START, fnv))
}

/// Reads the words of one sentence, the first of which stands at `place` in the document.
pub fn observe(doc: &Document<'_>, words: &[Word], place: usize, table: &WordTable<'_>, into: &mut Vec<Observed>) {
    into.clear();
    let mut scratch = String::new();
    for (at, word) in words.iter().enumerate() {
        scratch.clear();
        scratch.extend(word.tokens().map(|token| doc.lower(token)));
        let mut observed = read(word.span.of(doc.text), &scratch, table);
        observed.digits = doc.tokens.get(word.first as usize).is_some_and(|token| token.kind == TokenKind::Digits);
        observed.place = u32::try_from(place + at).unwrap_or(u32::MAX);
        into.push(observed);
    }
    let case = case_of(doc, words);
    for word in into.iter_mut() {
        word.case = case;
    }
    for at in 0..words.len() {
        if into.get(at).is_some_and(|word| word.capital) {
            mark_phrase(doc, words, at, table, into);
        }
    }
}

/// How most of the words are written: 0 as usual, 1 in capitals, 2 with a capital.
fn case_of(doc: &Document<'_>, words: &[Word]) -> u8 {
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

/// Marks the longest listed phrase of two or more words that starts at `at`.
fn mark_phrase(doc: &Document<'_>, words: &[Word], at: usize, table: &WordTable<'_>, into: &mut [Observed]) {
    let mut hash = FNV_START;
    let mut found = None;
    for (length, word) in words.iter().enumerate().skip(at).take(PHRASE) {
        if length > at {
            hash = fnv(hash, b' ');
        }
        hash = form_bytes(word.span.of(doc.text)).fold(hash, fnv);
        if length > at
            && let Some(facts) = table.get(mix(hash))
        {
            found = Some((length, facts.flags));
        }
    }
    let Some((last, flags)) = found.filter(|&(_, flags)| flags != 0) else { return };
    if let Some(words) = into.get_mut(at..=last) {
        for (inside, word) in words.iter_mut().enumerate() {
            word.phrase = flags << 1 | u8::from(inside > 0);
        }
    }
}

/// The bytes of a form with plain apostrophes.
fn form_bytes(form: &str) -> impl Iterator<Item = u8> + '_ {
    form.split_inclusive('’').flat_map(|part| {
        let (body, mark) = part.strip_suffix('’').map_or((part, None), |body| (body, Some(b'\'')));
        body.bytes().chain(mark)
    })
}

/// One word in numbers.
fn read(form: &str, lower: &str, table: &WordTable<'_>) -> Observed {
    let first = form.chars().next().unwrap_or(' ');
    let mut seen = Observed { capital: first.is_uppercase(), ..Observed::default() };
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

/// A feature: a value under a template.
fn key(template: u64, value: u64) -> u64 {
    mix(value ^ template.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

fn pair(a: u64, b: u64) -> u64 {
    a.rotate_left(17).wrapping_mul(0xff51_afd7_ed55_8ccd) ^ b
}

/// The run of capitalised words around a position: `start..end` in the sentence.
fn run(words: &[Observed], at: usize) -> (usize, usize) {
    const LIMIT: usize = 12;
    let joins = |word: &Observed| word.capital || word.digits;
    let start = (at.saturating_sub(LIMIT)..at).rev().take_while(|&i| joins(&words[i])).last().unwrap_or(at);
    let end = (at..words.len().min(at + LIMIT)).find(|&i| !joins(&words[i])).unwrap_or(words.len().min(at + LIMIT));
    (start, end.max(at + 1))
}

/// Gives `sink` every feature of the word at `at`.
pub fn features(words: &[Observed], at: usize, shown: &Shown, sink: &mut impl FnMut(u64)) {
    const EDGE: Observed = Observed {
        form: 1,
        lower: 1,
        shape: 1,
        prefixes: [0; 4],
        suffixes: [0; 4],
        facts: WordFacts { clusters: [0; LEVELS], flags: 0 },
        low: [0; LEVELS],
        phrase: 0,
        capital: false,
        digits: false,
        case: 0,
        place: u32::MAX,
    };
    let near = |offset: isize| at.checked_add_signed(offset).and_then(|i| words.get(i)).unwrap_or(&EDGE);
    let (before2, before, word, after, after2) = (near(-2), near(-1), near(0), near(1), near(2));
    sink(key(1, word.form));
    sink(key(2, word.lower));
    sink(key(3, pair(word.shape, word.case.into())));
    for (template, &value) in (4..).zip(word.prefixes.iter().chain(&word.suffixes)) {
        if value != 0 {
            sink(key(template, value));
        }
    }
    for (template, neighbour) in [(20, before), (40, after)] {
        sink(key(template, neighbour.lower));
        sink(key(template + 1, neighbour.shape));
        sink(key(template + 2, neighbour.suffixes[2]));
        sink(key(template + 3, pair(neighbour.shape, pair(word.shape, word.case.into()))));
        for (level, &cluster) in (template + 10..).zip(&neighbour.facts.clusters) {
            if cluster != 0 && level != template + 13 {
                sink(key(level, cluster.into()));
            }
        }
        if neighbour.facts.flags != 0 {
            sink(key(template + 9, pair(neighbour.facts.flags.into(), word.capital.into())));
        }
    }
    for (template, neighbour) in [(60, before2), (65, after2)] {
        sink(key(template, neighbour.lower));
        sink(key(template + 1, neighbour.shape));
        sink(key(template + 2, neighbour.facts.clusters[1].into()));
    }
    for (template, (&cluster, &low)) in (140..).step_by(2).zip(word.facts.clusters.iter().zip(&word.low)) {
        if cluster != 0 {
            sink(key(template, cluster.into()));
        }
        if low != 0 {
            sink(key(template + 1, pair(low.into(), u64::from(at == 0))));
        }
    }
    let capital = u64::from(word.capital);
    sink(key(80, pair(word.facts.flags.into(), capital)));
    sink(key(81, pair(word.phrase.into(), capital)));
    sink(key(82, pair(word.facts.flags.into(), pair(before.facts.flags.into(), after.facts.flags.into()))));
    sink(key(83, pair(word.shape, u64::from(at == 0) << 2 | u64::from(word.case))));
    sink(key(84, pair(before.lower, word.lower)));
    sink(key(85, pair(word.lower, after.lower)));
    sink(key(86, pair(before.shape, pair(word.shape, after.shape))));
    sink(key(87, pair(before.facts.clusters[1].into(), word.facts.clusters[1].into())));
    sink(key(88, pair(word.facts.clusters[1].into(), after.facts.clusters[1].into())));
    sink(key(89, pair(before.lower, word.shape)));
    sink(key(90, pair(after.lower, word.shape)));
    sink(key(91, pair(before2.lower, before.lower)));
    if word.capital {
        run_features(words, at, sink);
        shown_features(word, shown, sink);
    }
}

/// Features of the run of capitals the word stands in: what frames it, what opens and closes it.
fn run_features(words: &[Observed], at: usize, sink: &mut impl FnMut(u64)) {
    let (start, end) = run(words, at);
    let left = start.checked_sub(1).and_then(|i| words.get(i)).copied().unwrap_or_default();
    let right = words.get(end).copied().unwrap_or_default();
    let (first, last) = (words.get(start).copied().unwrap_or_default(), words.get(end - 1).copied().unwrap_or_default());
    let position = u64::from(words[at].case) << 8 | ((at - start) as u64) << 4 | (end - start) as u64;
    sink(key(100, left.lower));
    sink(key(101, right.lower));
    sink(key(102, pair(left.lower, right.lower)));
    sink(key(103, position));
    sink(key(104, first.lower));
    sink(key(105, last.lower));
    sink(key(106, pair(left.facts.clusters[1].into(), position)));
    sink(key(107, pair(right.facts.clusters[1].into(), position)));
    sink(key(108, pair(first.facts.flags.into(), position)));
    sink(key(109, pair(first.facts.clusters[1].into(), last.facts.clusters[1].into())));
    sink(key(110, left.facts.clusters[2].into()));
    sink(key(111, right.facts.clusters[2].into()));
}

/// Features of the other places where the document shows the same form.
fn shown_features(word: &Observed, shown: &Shown, sink: &mut impl FnMut(u64)) {
    let Some(seen) = shown.capitals.get(&word.lower) else { return };
    let bits = u64::from(seen.inside) | u64::from(seen.lower) << 1;
    sink(key(120, pair(bits, pair(word.shape, word.case.into()))));
    for &place in seen.places.iter().take(seen.count as usize).filter(|&&place| place != word.place) {
        let place = place as usize;
        let lower = |at: Option<usize>| at.and_then(|at| shown.all.get(at)).copied().unwrap_or(1);
        sink(key(121, lower(place.checked_sub(1))));
        sink(key(122, lower(place.checked_add(1))));
    }
}
