//! Where the rules of the lexicon fit: tokens into [`Found`] expressions. [`Matcher::longest`] gives the
//! longest one that starts at a token. Each try has a budget of steps, so that no input costs more than
//! linear time. Words are looked up once a document; what the words mean is the lexicon's business.

use super::expr::{Capture, Found, Value, build};
use super::tense;
use crate::extract::lexicon::time::{Node, Rule, Slot, Terminal, TimeLexicon, Trie, WordId};
use crate::text::number::{Number, NumberForm};
use crate::text::{Document, TokenKind};

/// Steps one start may take.
const BUDGET: u32 = 20_000;
/// Expressions within expressions.
const DEPTH: u8 = 5;

pub(super) struct Matcher<'d, 't> {
    pub(super) doc: &'d Document<'t>,
    pub(super) lexicon: &'d TimeLexicon,
    ids: Vec<WordId>,
    /// For each token the number that starts there, counted from 1.
    starts: Vec<u32>,
    /// For each token whether it lies within a number of several tokens.
    inside: Vec<bool>,
    classes: Classes,
    budget: u32,
    /// Where the paragraph of each sentence ends, and the end for the start at hand.
    paragraph_ends: Vec<(usize, usize)>,
    limit: usize,
    /// The text is a note: see [`super::is_note`].
    note: bool,
}

/// Classes the built-in terminals read.
struct Classes {
    ordinal: Option<u8>,
    ordinal_suffix: Option<u8>,
    number: Option<u8>,
    year_after: Option<u8>,
    determiner: Option<u8>,
    function: Option<u8>,
    hour: Option<u8>,
    ambiguous: Option<u8>,
    counted: Option<u8>,
    weak_prep: Option<u8>,
    quarters: Option<u8>,
}

impl<'d, 't> Matcher<'d, 't> {
    pub(super) fn new(doc: &'d Document<'t>, lexicon: &'d TimeLexicon, note: bool) -> Self {
        let ids = (0..doc.tokens.len()).map(|at| lexicon.word(doc.lower(at))).collect();
        let mut starts = vec![0; doc.tokens.len()];
        let mut inside = vec![false; doc.tokens.len()];
        for (count, number) in doc.numbers.iter().enumerate() {
            if let Some(start) = starts.get_mut(number.tokens.start) {
                *start = u32::try_from(count + 1).unwrap_or(0);
            }
            if number.tokens.len() > 1 {
                for at in number.tokens.clone() {
                    if let Some(flag) = inside.get_mut(at) {
                        *flag = true;
                    }
                }
            }
        }
        let class = |name| lexicon.find_class(name);
        let classes = Classes {
            ordinal: class("ordinal"),
            ordinal_suffix: class("ordinal_suffix"),
            number: class("number"),
            year_after: class("year_after"),
            determiner: class("determiner"),
            function: class("function"),
            hour: class("hour_word"),
            ambiguous: class("ambiguous"),
            counted: class("counted"),
            weak_prep: class("weak_prep"),
            quarters: class("quarters"),
        };
        Self { doc, lexicon, ids, starts, inside, classes, budget: 0, paragraph_ends: paragraph_ends(doc), limit: 0, note }
    }

    /// True if the token at `at` is a member of `class`.
    pub(super) fn is(&self, at: usize, class: Option<u8>) -> bool {
        self.value(at, class).is_some()
    }

    /// True if a word or phrase of the class named `class` ends just before token `end`.
    pub(super) fn ends_in(&self, end: usize, class: &str) -> bool {
        self.lexicon.find_class(class).is_some_and(|class| self.ends_class(end, class))
    }

    fn ends_class(&self, end: usize, class: u8) -> bool {
        if end.checked_sub(1).is_some_and(|at| self.is(at, Some(class))) {
            return true;
        }
        (2..=4).filter_map(|back| end.checked_sub(back)).any(|at| {
            let id = self.ids.get(at).copied().unwrap_or(0);
            let mut phrases = self.lexicon.phrases(id).iter();
            phrases.any(|(rest, of, _)| *of == class && at + 1 + rest.len() == end && self.follows(at + 1, rest))
        })
    }

    /// True if a word of the class named `class` stands among the tokens.
    pub(super) fn holds(&self, tokens: std::ops::Range<usize>, class: &str) -> bool {
        let class = self.lexicon.find_class(class);
        tokens.into_iter().any(|at| self.is(at, class))
    }

    fn value(&self, at: usize, class: Option<u8>) -> Option<f64> {
        self.lexicon.value(*self.ids.get(at)?, class?)
    }

    /// The longest expression that starts at token `at`.
    pub(super) fn longest(&mut self, at: usize) -> Option<Found> {
        let opens = self.ids.get(at).is_some_and(|&id| self.lexicon.opens(id));
        let known = opens || self.starts.get(at).is_some_and(|&n| n != 0);
        if !known && self.doc.tokens.get(at)?.kind != TokenKind::Digits {
            return None;
        }
        self.budget = BUDGET;
        let part = self.paragraph_ends.partition_point(|(start, _)| *start <= at).checked_sub(1)?;
        self.limit = self.paragraph_ends.get(part)?.1;
        let lexicon = self.lexicon;
        let mut found = self.all(&lexicon.top, at, DEPTH);
        if self.note {
            self.budget = BUDGET;
            found.append(&mut self.all(&lexicon.notes, at, DEPTH));
        }
        found.into_iter().max_by_key(|found| {
            let priority = lexicon.rules.get(found.rule as usize).map_or(0, |rule| rule.priority);
            (found.tokens.end, priority, std::cmp::Reverse(found.rule))
        })
    }

    /// Every expression of `trie` that starts at `at`.
    fn all(&mut self, trie: &'d Trie, at: usize, depth: u8) -> Vec<Found> {
        let mut found = Vec::new();
        if let (Some(root), Some(_)) = (trie.nodes.first(), depth.checked_sub(1)) {
            let mut captures = Vec::new();
            self.walk((trie, root), (at, at), &mut captures, (depth - 1, &mut found));
        }
        found
    }

    fn walk(
        &mut self,
        (trie, node): (&'d Trie, &'d Node),
        (start, at): (usize, usize),
        captures: &mut Vec<Capture>,
        (depth, out): (u8, &mut Vec<Found>),
    ) {
        let Some(left) = self.budget.checked_sub(1) else { return };
        self.budget = left;
        for &rule in &node.rules {
            self.accept(rule, (start, at), captures, out);
        }
        let lexicon = self.lexicon;
        let Some(token) = self.doc.tokens.get(at).filter(|_| at < self.limit) else { return };
        if let Some(next) = node.glue.and_then(|next| trie.nodes.get(next as usize))
            && !token.space_before()
        {
            self.walk((trie, next), (start, at), captures, (depth, out));
        }
        let id = self.ids.get(at).copied().unwrap_or(0);
        if id != 0
            && let Ok(place) = node.words.binary_search_by_key(&id, |(word, _)| *word)
            && let Some(next) = node.words.get(place).and_then(|(_, next)| trie.nodes.get(*next as usize))
        {
            self.walk((trie, next), (start, at + 1), captures, (depth, out));
        }
        let counts = token.kind == TokenKind::Digits || self.starts.get(at).is_some_and(|&number| number != 0);
        for &(terminal, slot, next) in &node.slots {
            let Some(next) = trie.nodes.get(next as usize) else { continue };
            if let Terminal::Group(group) = terminal {
                if !(counts || lexicon.opens_group(group as usize, id)) {
                    continue;
                }
                let Some(inner) = lexicon.groups.get(group as usize) else { continue };
                for found in best(self.all(inner, at, depth), &lexicon.rules) {
                    let end = found.tokens.end;
                    captures.push(Capture { slot, value: Value::Node(Box::new(found)) });
                    self.walk((trie, next), (start, end), captures, (depth, out));
                    captures.pop();
                }
            } else if let Terminal::Class(class) = terminal {
                if let Some(value) = lexicon.value(id, class) {
                    self.step((trie, next), (start, at + 1), (slot, value), (captures, depth, out));
                }
                for (rest, of, value) in lexicon.phrases(id) {
                    if *of == class && self.follows(at + 1, rest) {
                        self.step((trie, next), (start, at + 1 + rest.len()), (slot, *value), (captures, depth, out));
                    }
                }
            } else if let Some((value, end)) = self.builtin(terminal, at) {
                self.step((trie, next), (start, end), (slot, value), (captures, depth, out));
            }
        }
    }

    fn step(
        &mut self,
        place: (&'d Trie, &'d Node),
        span: (usize, usize),
        (slot, value): (Slot, f64),
        (captures, depth, out): (&mut Vec<Capture>, u8, &mut Vec<Found>),
    ) {
        captures.push(Capture { slot, value: Value::Number(value) });
        self.walk(place, span, captures, (depth, out));
        captures.pop();
    }

    fn follows(&self, at: usize, words: &[WordId]) -> bool {
        self.ids.get(at..at + words.len()).is_some_and(|ids| ids == words)
    }

    fn accept(&self, id: u32, (start, end): (usize, usize), captures: &[Capture], out: &mut Vec<Found>) {
        let Some(rule) = self.lexicon.rules.get(id as usize) else { return };
        let before = start.checked_sub(1);
        let fits = rule.after.is_none_or(|class| self.ends_class(start, class))
            && rule.not_after.is_none_or(|class| !before.is_some_and(|at| self.is(at, Some(class))))
            && rule.before.is_none_or(|class| self.is(end, Some(class)) || end >= self.limit && self.stops(class))
            && rule.not_before.is_none_or(|class| !self.is(end, Some(class)));
        let fits = fits && rule.capital.is_none_or(|capital| self.cased(start, end, capital));
        if !fits || end <= start {
            return;
        }
        if let Some((expr, modifier)) = build(self.lexicon, rule, captures) {
            out.push(Found { expr, tokens: start..end, rule: id, modifier });
        }
    }

    /// True if every ambiguous word from `start` to `end` is capitalised, or none but the first of a sentence.
    fn cased(&self, start: usize, end: usize, capital: bool) -> bool {
        (start..end).filter(|&at| self.is(at, self.classes.ambiguous)).all(|at| {
            let token = self.doc.tokens.get(at);
            let opens = || {
                let sentence = token.and_then(|t| self.doc.sentence_at(t.span.start)).and_then(|s| self.doc.sentences.get(s));
                sentence.is_some_and(|s| s.tokens.start == at)
            };
            token.is_none_or(|t| t.is_capitalised() == capital || !capital && opens())
        })
    }

    /// True if a full stop is a member of the class: then the end of a paragraph is as good.
    fn stops(&self, class: u8) -> bool {
        self.lexicon.value(self.lexicon.word("."), class).is_some()
    }

    fn number_at(&self, at: usize) -> Option<&'d Number> {
        let count = self.starts.get(at)?.checked_sub(1)?;
        self.doc.numbers.get(count as usize)
    }

    /// The digits of a token that stands alone, with their value.
    fn digits(&self, at: usize, most: usize) -> Option<(&'t str, f64)> {
        let token = self.doc.tokens.get(at)?;
        let text = self.doc.str(at);
        if token.kind != TokenKind::Digits || text.len() > most {
            return None;
        }
        text.parse().ok().map(|value| (text, value))
    }

    /// False for the `1` of `27 1/4`.
    fn opens_number(&self, at: usize) -> bool {
        self.alone(at) || self.glued(at) || self.starts.get(at).is_some_and(|&number| number != 0)
    }

    fn alone(&self, at: usize) -> bool {
        !self.inside.get(at).copied().unwrap_or(false)
    }

    /// True if the token at `at` touches the one before it.
    fn glued(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|token| !token.space_before())
    }

    fn builtin(&self, terminal: Terminal, at: usize) -> Option<(f64, usize)> {
        let up_to = |most: f64, found: Option<(&str, f64)>| found.filter(|(_, value)| *value <= most).map(|(_, v)| (v, at + 1));
        match terminal {
            Terminal::Day => self.day(at),
            Terminal::Year => self.year(at).map(|value| (value, at + 1)),
            Terminal::BareYear => self.year(at).filter(|&value| self.stands_as_year(at, value)).map(|value| (value, at + 1)),
            Terminal::Year2 => {
                let (text, value) = self.digits(at, 2)?;
                (text.len() == 2).then_some((if value < 40.0 { 2000.0 + value } else { 1900.0 + value }, at + 1))
            }
            Terminal::YearEnd => {
                let (text, value) = self.digits(at, 2)?;
                let start = at.checked_sub(2).and_then(|first| self.year(first))?;
                let end = (start / 100.0).floor() * 100.0 + value;
                (text.len() == 2 && end > start && !(self.glued(at + 1) && self.digits(at + 2, 2).is_some()))
                    .then_some((end, at + 1))
            }
            Terminal::AnyYear => {
                let (_, value) = self.digits(at, 4)?;
                (value >= 1.0).then_some((value, at + 1))
            }
            Terminal::Decade => {
                let (text, value) = self.digits(at, 4)?;
                let decade = match text.len() {
                    4 if value >= 1000.0 => value / 10.0,
                    2 if value >= 20.0 => 190.0 + value / 10.0,
                    _ => return None,
                };
                (decade.fract() == 0.0).then_some((decade, at + 1))
            }
            Terminal::Num => self.count(at),
            Terminal::PlainNum => self.count(at).filter(|_| self.number_at(at).is_some_and(|n| !n.article)),
            Terminal::Nineties => {
                let (text, value) = self.digits(at, 2)?;
                (text.len() == 2 && value >= 50.0).then_some((1900.0 + value, at + 1))
            }
            Terminal::DayFig => self.day(at).filter(|_| self.number_at(at).is_some_and(|n| !n.in_words)),
            Terminal::DayTh => {
                let number = self.number_at(at).filter(|n| n.form == NumberForm::Ordinal && !n.in_words)?;
                (number.value >= 1.0 && number.value <= 31.0).then_some((number.value, number.tokens.end))
            }
            Terminal::AgeNum => {
                let number = self.number_at(at).filter(|n| n.form == NumberForm::Cardinal)?;
                (number.value >= 14.0 && number.value <= 110.0).then_some((number.value, number.tokens.end))
            }
            Terminal::Ord => self.ordinal(at),
            Terminal::MonthNumber => up_to(12.0, self.digits(at, 2)).filter(|(value, _)| *value >= 1.0 && self.opens_number(at)),
            Terminal::DayNumber => up_to(31.0, self.digits(at, 2)).filter(|(value, _)| *value >= 1.0),
            Terminal::BigDay => up_to(31.0, self.digits(at, 2)).filter(|(value, _)| *value > 12.0),
            Terminal::Hour => {
                let words = self.number_at(at).filter(|n| n.in_words && n.form == NumberForm::Cardinal && n.value <= 24.0);
                words
                    .map(|n| (n.value, n.tokens.end))
                    .or_else(|| self.value(at, self.classes.hour).map(|v| (v, at + 1)))
                    .or_else(|| up_to(24.0, self.digits(at, 2)))
            }
            Terminal::Minute => {
                let words = self.number_at(at).filter(|n| n.in_words && n.form == NumberForm::Cardinal && n.value < 60.0);
                words
                    .map(|n| (n.value, n.tokens.end))
                    .or_else(|| up_to(59.0, self.digits(at, 2).filter(|(text, _)| text.len() == 2)))
            }
            Terminal::Military => {
                let (text, value) = self.digits(at, 4)?;
                (text.len() == 4 && value < 2400.0 && value % 100.0 < 60.0).then_some((value, at + 1))
            }
            Terminal::Ymd => {
                let (text, value) = self.digits(at, 8)?;
                let (month, day) = ((value / 100.0).floor() % 100.0, value % 100.0);
                let fits = (1.0..=12.0).contains(&month) && (1.0..=31.0).contains(&day) && (1900e4..2100e4).contains(&value);
                (text.len() == 8 && fits && self.alone(at)).then_some((value, at + 1))
            }
            Terminal::WordYear => self.word_year(at),
            Terminal::Quarters => {
                let number = self.number_at(at).filter(|n| n.tokens.len() > 1)?;
                let last = number.tokens.end.checked_sub(1)?;
                self.is(last, self.classes.quarters).then_some((number.value * 4.0, number.tokens.end))
            }
            Terminal::Class(_) | Terminal::Group(_) => None,
        }
    }

    /// `two thousand and five`, `nineteen eighty-four`.
    fn word_year(&self, at: usize) -> Option<(f64, usize)> {
        let number = self.number_at(at).filter(|n| n.in_words && n.form == NumberForm::Cardinal && !n.article)?;
        if (1000.0..2200.0).contains(&number.value) {
            return Some((number.value, number.tokens.end));
        }
        let rest = self.number_at(number.tokens.end).filter(|n| n.in_words && n.form == NumberForm::Cardinal)?;
        let fits = (10.0..22.0).contains(&number.value) && (10.0..100.0).contains(&rest.value);
        fits.then_some((number.value * 100.0 + rest.value, rest.tokens.end))
    }

    fn day(&self, at: usize) -> Option<(f64, usize)> {
        let number = self.number_at(at).filter(|n| matches!(n.form, NumberForm::Cardinal | NumberForm::Ordinal))?;
        let fits = number.value >= 1.0 && number.value <= 31.0 && number.value.fract() == 0.0 && !number.article;
        // « 1 er », with the ending set apart.
        let spaced = usize::from(number.value == 1.0 && self.is(number.tokens.end, self.classes.ordinal_suffix));
        fits.then_some((number.value, number.tokens.end + spaced))
    }

    fn year(&self, at: usize) -> Option<f64> {
        let (text, value) = self.digits(at, 4)?;
        let glued = self.glued(at + 1)
            && self.doc.tokens.get(at + 1).is_some_and(|t| t.is_word() && !self.doc.str(at + 1).starts_with(['\'', '’']));
        let money = at
            .checked_sub(1)
            .is_some_and(|i| self.doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Symbol) && self.doc.str(i) != "~");
        (text.len() == 4 && (1000.0..2200.0).contains(&value) && self.alone(at) && !glued && !money).then_some(value)
    }

    /// Four digits without a month, as a year: told by what stands before and after.
    fn stands_as_year(&self, at: usize, value: f64) -> bool {
        let before = at.checked_sub(1);
        if self.glued(at)
            && before.is_some_and(|i| !matches!(self.doc.str(i), "(" | "[" | "«" | "\"" | "“" | "/" | "-" | "–" | "'" | "’"))
            && !before.is_some_and(|i| self.doc.str(i).ends_with(['\'', '’']))
        {
            return false;
        }
        let next = self.doc.tokens.get(at + 1);
        if at + 1 < self.limit && next.is_some_and(|t| t.kind == TokenKind::Symbol) {
            return false;
        }
        let led = before.is_some_and(|i| self.is(i, self.classes.year_after));
        // `a quake in 1939 killed …`
        let verb = || (1500.0..2100.0).contains(&value) && tense::form(self.doc, &self.lexicon.tense, at + 1).is_some();
        if self.is(at + 1, self.classes.counted) && !(led && verb()) {
            return false;
        }
        if led {
            return true;
        }
        if !(1500.0..2100.0).contains(&value) {
            return false;
        }
        let ends = at + 1 >= self.limit
            || next.is_none_or(|t| t.kind == TokenKind::Punct || t.is_capitalised() || self.is(at + 1, self.classes.function));
        let weak = before.is_some_and(|i| self.is(i, self.classes.weak_prep)) && !self.doc.lower(at + 1).ends_with(['s', 'x']);
        ends || weak
            || self.lexicon.counts_take_plural && self.before_singular(at, value)
            || before.is_some_and(|i| self.is(i, self.classes.determiner))
    }

    /// `the secret 1902 pact`: a count would have a plural after it.
    fn before_singular(&self, at: usize, value: f64) -> bool {
        let word = self.doc.lower(at + 1);
        let noun = self.doc.tokens.get(at + 1).is_some_and(|t| t.is_word() && t.space_before())
            && word.len() > 3
            && !word.ends_with('s')
            && word.chars().all(char::is_alphabetic);
        (1800.0..2050.0).contains(&value) && noun && tense::form(self.doc, &self.lexicon.tense, at + 1).is_none()
    }

    fn count(&self, at: usize) -> Option<(f64, usize)> {
        if let Some(number) = self.number_at(at) {
            let counts = matches!(number.form, NumberForm::Cardinal | NumberForm::Collective) && number.value > 0.0;
            let value = if number.vague { f64::NAN } else { number.value };
            return counts.then_some((value, number.tokens.end));
        }
        self.value(at, self.classes.number).map(|value| (value, at + 1))
    }

    fn ordinal(&self, at: usize) -> Option<(f64, usize)> {
        if let Some(value) = self.value(at, self.classes.ordinal) {
            return Some((value, at + 1));
        }
        let number = self.number_at(at).filter(|n| n.form == NumberForm::Ordinal)?;
        Some((number.value, number.tokens.end))
    }
}

/// Of readings of one length the best.
fn best(mut found: Vec<Found>, rules: &[Rule]) -> Vec<Found> {
    if found.len() > 1 {
        found.sort_by_key(|f| {
            let priority = rules.get(f.rule as usize).map_or(0, |rule| rule.priority);
            (f.tokens.end, std::cmp::Reverse(priority), f.rule)
        });
        found.dedup_by_key(|f| f.tokens.end);
    }
    found
}

/// First and last token (exclusive) of each paragraph.
fn paragraph_ends(doc: &Document<'_>) -> Vec<(usize, usize)> {
    let mut ends: Vec<(usize, usize)> = Vec::with_capacity(doc.paragraphs.len());
    let mut last = None;
    for sentence in &doc.sentences {
        match ends.last_mut() {
            Some((_, end)) if last == Some(sentence.paragraph) => *end = sentence.tokens.end,
            _ => ends.push((sentence.tokens.start, sentence.tokens.end)),
        }
        last = Some(sentence.paragraph);
    }
    ends
}
