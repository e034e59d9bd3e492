//! Number words: what each word of a language means ([`NumberWords`]) and how a row of them makes a
//! cardinal ([`Reader::cardinal`]). The grammar is that of both languages at once; what differs
//! (where *and* may stand, which tens take a second ten) is data.

use super::{NumberForm, Reader, Reading};
use rustc_hash::FxHashMap;

/// What one word means inside a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberWord {
    /// `seize` 16, `vingt` 20: a value below 100.
    Value(f64),
    /// `a`, `an`: one before a scale, else an article.
    Article,
    /// `cent`, `hundred`.
    Hundred,
    /// `mille`, `million`; `bare` is true if it may stand without a count and mean exactly that many.
    Scale {
        /// 1,000 and up.
        factor: f64,
        /// « mille soldats ».
        bare: bool,
        /// « des millions ».
        plural: bool,
    },
    /// `trentaine`, `dozens`, `milliers`.
    Collective {
        /// Its size.
        factor: f64,
        /// Without a count it is vague.
        plural: bool,
    },
    /// `troisième`, `third`; may be the denominator of a fraction.
    Ordinal {
        /// Its value.
        value: f64,
        /// « cinquièmes », `fifths`.
        plural: bool,
    },
    /// `tiers`, `quarts`: only in fractions.
    Denominator(f64),
    /// `demi`, `half`.
    Half,
}

/// Where *et* or *and* may stand inside a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AndRule {
    /// « vingt et un », « soixante et onze », « mille et une ».
    #[default]
    BeforeOne,
    /// `two hundred and five`.
    AfterHundred,
}

/// The number words of a language. Words are lower case with plain apostrophes.
#[derive(Debug, Default)]
pub struct NumberWords {
    /// What each word means.
    pub words: FxHashMap<String, NumberWord>,
    /// Words that are 1 in a row of number words and an article alone: `un`, `une`.
    pub articles: Vec<String>,
    /// `et`, `and`.
    pub and: Vec<String>,
    /// Where they may stand.
    pub and_rule: AndRule,
    /// `de`, `d'`, `of`: between a collective or fraction and what it is of.
    pub of: Vec<String>,
    /// *De* or *of* and an article in one word: `du`, `des`.
    pub of_the: Vec<String>,
    /// `virgule`, `point`.
    pub decimal_words: Vec<String>,
    /// Words for a zero behind the decimal word only: `five point oh two`.
    pub decimal_zeros: Vec<String>,
    /// Words before a plural that make it vague and belong to it: `des`, `several`.
    pub vague_lead: Vec<String>,
    /// Adjectives between article and collective: « une bonne centaine ».
    pub collective_adjectives: Vec<String>,
    /// Words after which a hundred is none: `pour` cent.
    pub not_hundred_after: Vec<String>,
    /// Words before a half or quarter that make it a part in time: `last`, `latter`.
    pub part_of: Vec<String>,
    /// Collectives that are such only before *of*: `couple`, `scores`.
    pub needs_of: Vec<String>,
    /// Words before a single scale that make it one: « le million de ».
    pub one_of_scale: Vec<String>,
    /// Words before a number that make it negative: `minus`.
    pub minus: Vec<String>,
    /// Words before a sign that leave it open: `plus or minus`.
    pub either: Vec<String>,
    /// Words before a half or third that nothing follows: `fell by half`, « réduit de moitié ».
    pub parts_by: Vec<String>,
    /// Words after `a half` that it is a half of: `a half percent`.
    pub parts_before: Vec<String>,
    /// Words after a fraction that make it a name: `quart de finale`.
    pub not_fraction_of: Vec<String>,
    /// Tens that take 10 to 19 (60 and 80 in French).
    pub long_tens: Vec<f64>,
    /// Tens multiplied by a unit before them (`quatre-vingts`).
    pub twenties: bool,
    /// Decimal marks, the first being the usual one.
    pub decimal_marks: Vec<String>,
    /// Group marks besides white space.
    pub group_marks: Vec<String>,
    /// Endings of ordinals in digits: `e`, `er`, `st`.
    pub ordinal_endings: Vec<String>,
    /// Abbreviated scales that need no currency beside them: `bn`, `md`.
    pub abbreviations: FxHashMap<String, f64>,
    /// Abbreviated scales, as written, glued to the digits: `k`, `M`.
    pub glued: FxHashMap<String, f64>,
    /// Abbreviated scales, as written, with or without a space where the number is all its line says: `2.5 G`.
    pub lone: FxHashMap<String, f64>,
    /// Abbreviated scales, lower case, beside a currency only: `m`, `k`, `b`.
    pub beside_currency: FxHashMap<String, f64>,
    /// Currency signs and codes, lower case.
    pub currency_marks: Vec<String>,
}

impl NumberWords {
    /// What `lower` means; one hash look-up, none for words of an impossible length.
    pub(super) fn get(&self, lower: &str) -> Option<NumberWord> {
        if lower.len() > 20 {
            return None;
        }
        self.words.get(lower).copied()
    }
}

/// The kind of word a row of number words ended with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    #[default]
    Nothing,
    Digits,
    Below100,
    Hundred,
    Scale,
}

/// A row of number words so far: whole scales in `total`, the group below the next scale in `group`.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    total: f64,
    group: Option<f64>,
    last: Last,
    last_value: f64,
    scale: f64,
    smallest: f64,
}

impl Row {
    fn value(&self) -> f64 {
        self.total + self.group.unwrap_or(0.0)
    }

    /// Adds a word below 100; false if it cannot follow.
    fn add(&mut self, value: f64, and: bool, words: &NumberWords) -> bool {
        let Some(group) = self.group else {
            let opens = !and || self.last == Last::Nothing || self.and_opens(value, words);
            if opens && (value > 0.0 || self.last == Last::Nothing) {
                (self.group, self.last, self.last_value) = (Some(value), Last::Below100, value);
            }
            return opens && self.last == Last::Below100;
        };
        let below = group % 100.0;
        if words.twenties && value == 20.0 && below == 4.0 && self.last_value == 4.0 && !and {
            (self.group, self.last_value) = (Some(group - 4.0 + 80.0), 80.0);
            return true;
        }
        let fits = match self.last {
            Last::Hundred => value > 0.0 && (!and || self.and_opens(value, words)),
            Last::Below100 => {
                let unit = (1.0..10.0).contains(&value) && below >= 20.0 && below % 10.0 == 0.0 && self.last_value >= 20.0;
                let second_ten = words.long_tens.contains(&below) && (10.0..20.0).contains(&value) && self.last_value >= 20.0;
                let after_ten = words.twenties && self.last_value == 10.0 && (7.0..10.0).contains(&value);
                let and_fits =
                    !and || (words.and_rule == AndRule::BeforeOne && (value == 1.0 || (value == 11.0 && below == 60.0)));
                (unit || second_ten || (after_ten && !and)) && and_fits
            }
            _ => false,
        };
        if fits {
            (self.group, self.last, self.last_value) = (Some(group + value), Last::Below100, value);
        }
        fits
    }

    fn and_opens(&self, value: f64, words: &NumberWords) -> bool {
        match words.and_rule {
            AndRule::AfterHundred => value > 0.0,
            AndRule::BeforeOne => value == 1.0 && (self.last == Last::Hundred || self.scale == 1000.0),
        }
    }

    /// Multiplies by 100; false if it cannot follow.
    fn hundred(&mut self, words: &NumberWords) -> bool {
        let group = self.group.unwrap_or(1.0);
        let counts = match words.and_rule {
            AndRule::BeforeOne => (2.0..10.0).contains(&group) || (11.0..20.0).contains(&group) || self.group.is_none(),
            AndRule::AfterHundred => group >= 1.0 && group.fract() == 0.0 && (group % 10.0 != 0.0) || self.group.is_none(),
        };
        let follows = self.last != Last::Hundred;
        if counts && follows {
            (self.group, self.last, self.last_value) = (Some(group * 100.0), Last::Hundred, 100.0);
        }
        counts && follows
    }

    /// Multiplies by a scale; false if it cannot follow.
    fn scale(&mut self, factor: f64, bare: bool) -> bool {
        let low = self.total % factor;
        let high = self.total - low;
        let count = match self.group {
            Some(group) => low + group,
            None if low > 0.0 => low,
            None if bare => 1.0,
            None => return false,
        };
        // Scales fall (« deux millions trois mille ») or multiply what is below them (« mille milliards »).
        let falls = high == 0.0 || factor < self.smallest;
        let multiplies = low < 1e6 || self.group.is_none();
        if !falls || !multiplies || count == 0.0 || count >= 1e6 {
            return false;
        }
        self.scale = if self.last == Last::Scale && low > 0.0 { self.scale * factor } else { factor };
        self.total = high + count * factor;
        self.smallest = factor;
        (self.group, self.last, self.last_value) = (None, Last::Scale, factor);
        true
    }
}

impl Reader<'_> {
    /// The longest cardinal that starts at `start`, where `opening` is the value and end of a number in
    /// digits that starts it. Fractions and collectives around it are read by [`super::forms`].
    pub(super) fn cardinal(&self, start: usize, opening: Option<(f64, usize)>) -> Option<Reading> {
        let mut row = Row::default();
        let mut end = start;
        let mut in_words = false;
        if let Some((value, after)) = opening {
            (row.group, row.last, row.last_value, end) = (Some(value), Last::Digits, value, after);
        }
        while let Some((at, and)) = self.connect(end, row.last == Last::Nothing) {
            if and && self.parts_follow(at) {
                break;
            }
            let Some(word) = self.word(at) else {
                match self.digits_after_scale(at, &row, and) {
                    Some((value, after)) => {
                        (row.group, row.last, row.last_value, end) = (Some(value), Last::Digits, value, after);
                        continue;
                    }
                    None => break,
                }
            };
            // « vingt et trois et trois cinquièmes »: ahead of a fraction every *and* only links.
            let links = and && row.last == Last::Below100 && self.and_half(at + 1).is_some();
            let fits = match word {
                NumberWord::Value(value) => row.last != Last::Digits && row.add(value, and && !links, self.words),
                NumberWord::Hundred => {
                    // « 50 cents » is money, `3 hundred` a number.
                    let digits = row.last == Last::Digits && self.words.and_rule == AndRule::BeforeOne;
                    !and && !digits && !self.after_not_hundred(at) && row.hundred(self.words)
                }
                NumberWord::Scale { factor, bare, .. } => {
                    !and && row.scale(factor, bare && (row.last == Last::Nothing || row.total > 0.0 && factor == 1000.0))
                }
                NumberWord::Article => {
                    let opens = row.last == Last::Nothing
                        && matches!(self.word(at + 1), Some(NumberWord::Hundred | NumberWord::Scale { .. }));
                    opens && self.same_line(at + 1) && row.add(1.0, false, self.words)
                }
                _ => false,
            };
            if !fits {
                break;
            }
            end = at + 1;
            in_words = true;
        }
        if row.last == Last::Nothing {
            return None;
        }
        let scale = if row.last == Last::Scale { row.scale } else { 1.0 };
        Some(Reading { end, value: row.value(), scale, in_words, form: NumberForm::Cardinal, vague: false })
    }

    /// Where the next word of a row stands after `end`, past a hyphen or *and*; true if past *and*.
    pub(super) fn connect(&self, end: usize, first: bool) -> Option<(usize, bool)> {
        if first {
            return Some((end, false));
        }
        if !self.same_line(end) {
            return None;
        }
        let mut at = end;
        let hyphen = |at: usize| is_hyphen(self.doc.str(at)) && self.glued(at) && self.glued(at + 1);
        if self.dash_joins(at) {
            return Some((at + 1, false));
        }
        let joined = hyphen(at);
        at += usize::from(joined);
        let and = self.is(at, &self.words.and);
        if and {
            at += 1;
            at += usize::from(joined && hyphen(at));
        }
        self.same_line(at).then_some((at, and))
    }

    /// A dash at `at` in the place of a hyphen, in text that was taken apart: `fifty - two`, `one - fourth`, `twenty—fifth`.
    fn dash_joins(&self, at: usize) -> bool {
        let dash = self.doc.str(at);
        let apart = self.doc.tokens.get(at).is_some_and(|t| t.space_before()) && !self.glued(at + 1);
        let long = matches!(dash, "—" | "–") && self.glued(at) && self.glued(at + 1);
        if !(long || apart && is_hyphen(dash)) || !self.same_line(at) || !self.same_line(at + 1) {
            return false;
        }
        let Some(before) = at.checked_sub(1).and_then(|i| self.word(i)) else { return false };
        match (before, self.word(at + 1)) {
            (NumberWord::Value(tens), Some(NumberWord::Value(unit))) => is_tens(tens) && (1.0..10.0).contains(&unit),
            (NumberWord::Value(tens), Some(NumberWord::Ordinal { value, .. })) if is_tens(tens) => value < 10.0,
            (NumberWord::Value(1.0), Some(NumberWord::Ordinal { value, plural: false })) => value > 2.0,
            (NumberWord::Value(count), Some(NumberWord::Ordinal { value, plural: true })) => count < value,
            (NumberWord::Value(count), Some(NumberWord::Denominator(value))) => count < value,
            _ => false,
        }
    }

    /// `six million and two thirds`, `two hundred and fifty-four hundredths`: a fraction after *and* is no part of the row.
    fn parts_follow(&self, at: usize) -> bool {
        let past = |at: usize| at + usize::from(is_hyphen(self.doc.str(at)) && self.glued(at));
        let next = past(at + 1);
        match self.word(next) {
            Some(NumberWord::Half | NumberWord::Denominator(_)) => true,
            // « vingt et un cinquièmes » are 21 of them.
            Some(NumberWord::Ordinal { plural: true, .. }) => self.word(at) != Some(NumberWord::Value(1.0)),
            // `three million and one third`
            Some(NumberWord::Ordinal { value, plural: false }) => {
                let one = self.word(at) == Some(NumberWord::Value(1.0)) && self.words.and_rule == AndRule::AfterHundred;
                one && value > 2.0 && self.fraction_ends(next + 1)
            }
            Some(NumberWord::Value(_)) => {
                matches!(self.word(past(next + 1)), Some(NumberWord::Ordinal { plural: true, value }) if value >= 100.0)
            }
            _ => false,
        }
    }

    fn after_not_hundred(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(before, &self.words.not_hundred_after))
    }

    /// « 3 milliards 200 millions », « 2 millions 300 000 »: digits inside a row, after a scale.
    fn digits_after_scale(&self, at: usize, row: &Row, and: bool) -> Option<(f64, usize)> {
        // `3 hundred and 21`
        let read =
            self.read_digits(at).filter(|_| row.last == Last::Hundred && and && self.words.and_rule == AndRule::AfterHundred);
        if let Some(read) = read.filter(|read| read.value < 100.0 && read.value > 0.0 && !read.decimal) {
            return Some((row.group? + read.value, read.end));
        }
        if row.last != Last::Scale || and || !self.doc.tokens.get(at)?.space_before() {
            return None;
        }
        let read = self.read_digits(at)?;
        let smaller = match self.word(read.end) {
            Some(NumberWord::Scale { factor, .. }) => factor < row.last_value && read.value < 1000.0,
            Some(NumberWord::Hundred) => self.words.and_rule == AndRule::AfterHundred && read.value < 10.0,
            _ => read.grouped && !read.decimal && read.value < row.last_value,
        };
        smaller.then_some((read.value, read.end))
    }
}

/// 20, 30 … 90.
pub(super) fn is_tens(value: f64) -> bool {
    (20.0..100.0).contains(&value) && value % 10.0 == 0.0
}

/// Hyphens inside words.
pub(super) fn is_hyphen(text: &str) -> bool {
    matches!(text, "-" | "\u{2010}" | "\u{2011}")
}
