//! One word form in numbers, whatever text it stands in: [`Form::of`] gives the hashes of a form and its
//! parts and what the word table says of it. Nothing here knows a language: word knowledge comes from a
//! [`WordTable`]. [`Side`] is where a form stands as seen from a place near it.

use super::table::{FNV_START, LEVELS, WordFacts, WordTable, fnv, mix};

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

/// Where a word stands as seen from the place it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The place itself; true for the first of a sentence.
    Here(bool),
    /// The word before.
    Before,
    /// The word after.
    After,
    /// Two before.
    Before2,
    /// Two after.
    After2,
    /// Three or four before or after.
    Far,
}

impl Side {
    /// The sides of a word that is seen from a place near it.
    pub const NEAR: [Side; 5] = [Side::Far, Side::Before2, Side::Before, Side::After, Side::After2];

    /// The position in [`Side::NEAR`] of the side of a word `offset` words on (0 apart).
    pub fn near(offset: isize) -> usize {
        match offset {
            -2 => 1,
            -1 => 2,
            1 => 3,
            2 => 4,
            _ => 0,
        }
    }

    /// The side of a word `offset` words on, at a place that opens a sentence or not.
    pub fn of(offset: isize, opens: bool) -> Self {
        if offset == 0 { Side::Here(opens) } else { Side::NEAR[Side::near(offset)] }
    }
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
