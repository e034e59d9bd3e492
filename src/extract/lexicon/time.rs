//! What a language knows of time, from `time.toml`: classes of words (months, weekdays, units …), rules
//! (a token pattern and what it means), named days, and cues of tense. The patterns of a group are
//! merged into one [`Trie`], so that the matcher reads each token once, however many rules there are.
//! [`TimeLexicon::load`] is the entry point; `extract::time` reads the result.

use super::pattern::{Atom, expand};
use crate::extract::facts::{TimeKind, TimeModifier};
use serde::Deserialize;
use serde::de::Error;
use std::collections::{BTreeMap, HashMap};

/// A word that a class or a pattern knows; 0 is every other word.
pub type WordId = u32;

/// What stands under a capture's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are those of the data file")]
pub enum Slot {
    A,
    Ampm,
    B,
    Bc,
    Century,
    Day,
    Decade,
    Dur,
    Edge,
    Half,
    Holiday,
    Hour,
    Minute,
    Month,
    N,
    Num,
    Num2,
    Of,
    On,
    Ord,
    Part,
    Quarter,
    Season,
    Second,
    Unit,
    Unit2,
    Weekday,
    Week,
    Year,
    Zone,
}

impl Slot {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "a" => Self::A,
            "ampm" => Self::Ampm,
            "b" => Self::B,
            "bc" => Self::Bc,
            "century" => Self::Century,
            "day" => Self::Day,
            "decade" => Self::Decade,
            "dur" => Self::Dur,
            "edge" => Self::Edge,
            "half" => Self::Half,
            "holiday" => Self::Holiday,
            "hour" => Self::Hour,
            "minute" => Self::Minute,
            "month" => Self::Month,
            "n" => Self::N,
            "num" => Self::Num,
            "num2" => Self::Num2,
            "of" => Self::Of,
            "on" => Self::On,
            "ord" => Self::Ord,
            "part" => Self::Part,
            "quarter" => Self::Quarter,
            "season" => Self::Season,
            "second" => Self::Second,
            "unit" => Self::Unit,
            "unit2" => Self::Unit2,
            "weekday" => Self::Weekday,
            "week" => Self::Week,
            "year" => Self::Year,
            "zone" => Self::Zone,
            _ => return None,
        })
    }
}

/// What a captured token or run of tokens must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terminal {
    /// A word or phrase of this class.
    Class(u8),
    /// An expression of this group of rules.
    Group(u8),
    /// A day of the month: `5`, `1er`, `3rd`, or a number word up to 31.
    Day,
    /// Four digits from 1000 to 2199 that are no part of a larger number.
    Year,
    /// Such a year that nothing but its neighbours tells from a count.
    BareYear,
    /// Two digits, read as a year of this or the last century.
    Year2,
    /// Two digits that end a range of years: `2010-12`.
    YearEnd,
    /// One to four digits, for years before or soon after Christ.
    AnyYear,
    /// Two digits of the last century from 1950 on.
    Nineties,
    /// A day of the month in digits with its ordinal ending.
    DayTh,
    /// A number a person's age may be, from youth on.
    AgeNum,
    /// `1990s`, `1870s`.
    Decade,
    /// Any number above zero, in digits or words.
    Num,
    /// An ordinal.
    Ord,
    /// One or two digits up to 12.
    MonthNumber,
    /// One or two digits up to 31.
    DayNumber,
    /// Two digits from 13 to 31, no number of a month.
    BigDay,
    /// One or two digits up to 24.
    Hour,
    /// Exactly two digits up to 59.
    Minute,
    /// Four digits that read as a time of day: `0830`.
    Military,
}

impl Terminal {
    fn builtin(name: &str) -> Option<Self> {
        Some(match name {
            "day" => Self::Day,
            "year" => Self::Year,
            "bareyear" => Self::BareYear,
            "year2" => Self::Year2,
            "yearend" => Self::YearEnd,
            "anyyear" => Self::AnyYear,
            "nineties" => Self::Nineties,
            "dayth" => Self::DayTh,
            "agenum" => Self::AgeNum,
            "decade" => Self::Decade,
            "num" | "num2" => Self::Num,
            "ord" => Self::Ord,
            "mm" => Self::MonthNumber,
            "dd" => Self::DayNumber,
            "bigday" => Self::BigDay,
            "hour" => Self::Hour,
            "minute" | "second" => Self::Minute,
            "military" => Self::Military,
            _ => return None,
        })
    }
}

/// How a rule makes an expression from what it captured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Make {
    /// A date by its parts.
    Fields,
    /// The unit before, after or at the reference: « la semaine dernière », `next May`.
    Shift,
    /// So many units from the reference: « il y a trois jours », `two weeks later`.
    Offset,
    /// The nth unit of something: `the last week of March`.
    Nth,
    /// The start, middle or end of something.
    Edge,
    /// A part of a day.
    Part,
    /// A time of day.
    Clock,
    /// A length of time.
    Dur,
    /// A recurring time.
    Set,
    /// A fixed TIMEX3 value.
    Ref,
    /// A named day.
    Holiday,
    /// Two expressions that share what the first leaves out.
    Pair,
    /// What looks like a time and is none.
    Nothing,
}

impl Make {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "fields" => Self::Fields,
            "shift" => Self::Shift,
            "offset" => Self::Offset,
            "nth" => Self::Nth,
            "edge" => Self::Edge,
            "part" => Self::Part,
            "clock" => Self::Clock,
            "dur" => Self::Dur,
            "set" => Self::Set,
            "ref" => Self::Ref,
            "holiday" => Self::Holiday,
            "pair" => Self::Pair,
            "nothing" => Self::Nothing,
            _ => return None,
        })
    }

    /// The rule's name as facts carry it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fields => "time.date",
            Self::Shift => "time.shift",
            Self::Offset => "time.offset",
            Self::Nth => "time.nth",
            Self::Edge => "time.edge",
            Self::Part => "time.part-of-day",
            Self::Clock => "time.clock",
            Self::Dur => "time.duration",
            Self::Set => "time.set",
            Self::Ref => "time.reference",
            Self::Holiday => "time.named-day",
            Self::Pair => "time.pair",
            Self::Nothing => "time.nothing",
        }
    }
}

/// One rule: how it makes its expression, and the fixed values it brings.
#[derive(Clone, Debug)]
pub struct Rule {
    /// How the expression is made.
    pub make: Make,
    /// Fixed captures.
    pub fixed: Vec<(Slot, f64)>,
    /// Count from the last date told, not from publication.
    pub told: bool,
    /// How a duration or date is modified.
    pub modifier: Option<TimeModifier>,
    /// A value given as is (`PAST_REF`, `P1D`).
    pub value: Option<String>,
    /// A type given as is.
    pub kind: Option<TimeKind>,
    /// Its month names must (true) or must not (false) be capitalised, unless they open a sentence.
    pub capital: Option<bool>,
    /// Holds only in a history, not in news.
    pub history: bool,
    /// Its reading depends on its clause: « aujourd'hui » may be the present time at large.
    pub generic: bool,
    /// Of two matches of one length the higher wins.
    pub priority: i8,
    /// The class one of whose words must stand just before.
    pub after: Option<u8>,
    /// The class none of whose words may stand just before.
    pub not_after: Option<u8>,
    /// The class one of whose words must follow.
    pub before: Option<u8>,
    /// The class none of whose words may follow.
    pub not_before: Option<u8>,
    /// Percent of such facts that are right.
    pub confidence: u8,
}

/// The merged patterns of one group.
#[derive(Debug, Default)]
pub struct Trie {
    /// Nodes; the first is the root.
    pub nodes: Vec<Node>,
}

/// One state of a [`Trie`].
#[derive(Debug, Default)]
pub struct Node {
    /// Next state by word, sorted by word.
    pub words: Vec<(WordId, u32)>,
    /// Next states by capture.
    pub slots: Vec<(Terminal, Slot, u32)>,
    /// Next state if no white space stands here.
    pub glue: Option<u32>,
    /// Rules that end here.
    pub rules: Vec<u32>,
}

/// How a named day falls in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// The same month and day each year.
    Fixed(i8, i8),
    /// So many days after Easter Sunday.
    Easter(i32),
    /// The nth (from the end if negative) weekday (Monday 1) of a month, and so many days later.
    Nth(i8, i8, i8, i8),
    /// One day of history.
    Exact(i16, i8, i8),
}

/// What a verb form says of when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// A finished or past event.
    Past,
    /// Past before past.
    Pluperfect,
    /// Present.
    Present,
    /// To come, seen from the publication.
    Future,
    /// An auxiliary: past with a participle, else present.
    Auxiliary,
}

/// Forms that tell tense.
#[derive(Debug, Default)]
pub struct TenseForms {
    /// Whole words.
    pub words: HashMap<String, Tense>,
    /// Endings, longest first.
    pub endings: Vec<(String, Tense)>,
    /// Words with such an ending that are no verbs.
    pub exceptions: std::collections::HashSet<String>,
    /// Endings of participles.
    pub participles: Vec<String>,
    /// Words that may stand between an auxiliary and its participle.
    pub between: std::collections::HashSet<String>,
    /// Words that open another clause.
    pub clauses: std::collections::HashSet<String>,
}

/// Everything one language knows of time.
#[derive(Debug, Default)]
pub struct TimeLexicon {
    words: HashMap<String, WordId>,
    /// Classes of each word, by word.
    members: Vec<Vec<(u8, f64)>>,
    /// Longer members by their first word: the other words, the class, the value.
    phrases: HashMap<WordId, Vec<(Vec<WordId>, u8, f64)>>,
    class_names: Vec<String>,
    /// All rules.
    pub rules: Vec<Rule>,
    /// Patterns by group.
    pub groups: Vec<Trie>,
    /// All patterns that stand for an expression of their own.
    pub top: Trie,
    /// Named days; a member of the class `holiday` has its position as value.
    pub holidays: Vec<Holiday>,
    /// Suffixes of times in a zone, by the value of the class `zone`.
    pub zones: Vec<String>,
    /// Cues of tense.
    pub tense: TenseForms,
    /// « lundi prochain » is the next to come, `next Monday` the one of next week.
    pub next_weekday_is_next_week: bool,
    /// `7/4` is July the fourth.
    pub month_first: bool,
}

/// `time.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TimeFile {
    settings: Settings,
    classes: BTreeMap<String, Members>,
    holidays: BTreeMap<String, String>,
    zones: BTreeMap<String, String>,
    tense: TenseFile,
    rules: BTreeMap<String, Vec<(String, String)>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    next_weekday_is_next_week: bool,
    month_first: bool,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Members {
    List(Vec<String>),
    Values(BTreeMap<String, Code>),
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Code {
    Number(f64),
    Name(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TenseFile {
    past: Vec<String>,
    pluperfect: Vec<String>,
    present: Vec<String>,
    future: Vec<String>,
    auxiliary: Vec<String>,
    past_endings: Vec<String>,
    future_endings: Vec<String>,
    exceptions: Vec<String>,
    participles: Vec<String>,
    between: Vec<String>,
    clauses: Vec<String>,
}

/// Names of units, seasons and parts of the day in the data file, as numbers.
pub mod code {
    macro_rules! codes {
        ($($name:ident $text:literal $value:literal)*) => {
            $(#[doc = concat!("`", $text, "` in the data file.")] pub const $name: i32 = $value;)*
            /// The number of a name of the data file.
            pub fn parse(text: &str) -> Option<f64> {
                Some(match text { $($text => f64::from($name),)* _ => return None })
            }
        };
    }
    codes! {
        SECOND "S" 1 MINUTE "MIN" 2 HOUR "H" 3 DAY "D" 4 WEEK "W" 5 WEEKEND "WE" 6 MONTH "M" 7 QUARTER "Q" 8 HALF "HY" 9
        SEASON "SE" 10 YEAR "Y" 11 DECADE "DE" 12 CENTURY "CE" 13 FORTNIGHT "FN" 14 MILLENNIUM "ML" 15
        SPRING "SP" 21 SUMMER "SU" 22 AUTUMN "FA" 23 WINTER "WI" 24
        MORNING "MO" 31 NOON "MI" 32 AFTERNOON "AF" 33 EVENING "EV" 34 NIGHT "NI" 35 DAYTIME "DT" 36
        START "START" 41 MID "MID" 42 END "END" 43
        AM "AM" 51 PM "PM" 52
    }
}

impl TimeLexicon {
    /// Reads `time.toml`.
    ///
    /// # Errors
    /// Bad TOML, or a rule or named day that cannot be read; the message names it.
    pub(super) fn load(text: &str) -> Result<Self, toml::de::Error> {
        let file: TimeFile = toml::from_str(text)?;
        Self::build(file).map_err(toml::de::Error::custom)
    }

    fn build(file: TimeFile) -> Result<Self, String> {
        let mut lexicon = Self {
            members: vec![Vec::new()],
            next_weekday_is_next_week: file.settings.next_weekday_is_next_week,
            month_first: file.settings.month_first,
            ..Self::default()
        };
        for (name, members) in &file.classes {
            let class = lexicon.class(name);
            match members {
                Members::List(words) => {
                    for word in words {
                        lexicon.member(word, class, 0.0);
                    }
                }
                Members::Values(words) => {
                    for (word, value) in words {
                        let value = match value {
                            Code::Number(number) => *number,
                            Code::Name(name) => code::parse(name).ok_or_else(|| format!("unknown name {name:?}"))?,
                        };
                        lexicon.member(word, class, value);
                    }
                }
            }
        }
        let class = lexicon.class("holiday");
        for (phrase, rule) in &file.holidays {
            let holiday = holiday(rule).ok_or_else(|| format!("named day {phrase:?}: cannot read {rule:?}"))?;
            #[allow(clippy::cast_precision_loss, reason = "a few hundred named days")]
            lexicon.member(phrase, class, lexicon.holidays.len() as f64);
            lexicon.holidays.push(holiday);
        }
        let class = lexicon.class("zone");
        for (phrase, suffix) in &file.zones {
            #[allow(clippy::cast_precision_loss, reason = "a few dozen zones")]
            lexicon.member(phrase, class, lexicon.zones.len() as f64);
            lexicon.zones.push(suffix.clone());
        }
        let names: Vec<&str> = file.rules.keys().map(String::as_str).collect();
        lexicon.groups = names.iter().map(|_| Trie::default()).collect();
        for (group, lines) in file.rules.values().enumerate() {
            let top = !names.get(group).is_some_and(|name| name.starts_with('_'));
            for (pattern, make) in lines {
                lexicon.rule(&names, (group, top), pattern, make).map_err(|error| format!("{pattern}: {error}"))?;
            }
        }
        lexicon.tense = file.tense.forms();
        Ok(lexicon)
    }

    /// The word's number; 0 if no class or pattern knows it.
    pub fn word(&self, lower: &str) -> WordId {
        self.words.get(lower).copied().unwrap_or(0)
    }

    /// The word's value in `class`, if it is a member.
    pub fn value(&self, word: WordId, class: u8) -> Option<f64> {
        self.members.get(word as usize)?.iter().find(|(c, _)| *c == class).map(|(_, value)| *value)
    }

    /// Members of more than one word that start with `word`.
    pub fn phrases(&self, word: WordId) -> &[(Vec<WordId>, u8, f64)] {
        self.phrases.get(&word).map_or(&[], Vec::as_slice)
    }

    /// The number of a class.
    pub fn find_class(&self, name: &str) -> Option<u8> {
        self.class_names.iter().position(|known| known == name).and_then(|at| u8::try_from(at).ok())
    }

    fn class(&mut self, name: &str) -> u8 {
        if let Some(class) = self.find_class(name) {
            return class;
        }
        self.class_names.push(name.to_owned());
        u8::try_from(self.class_names.len() - 1).unwrap_or(u8::MAX)
    }

    fn intern(&mut self, word: &str) -> WordId {
        if let Some(&id) = self.words.get(word) {
            return id;
        }
        let id = WordId::try_from(self.members.len()).unwrap_or(0);
        self.members.push(Vec::new());
        self.words.insert(word.to_owned(), id);
        id
    }

    fn member(&mut self, phrase: &str, class: u8, value: f64) {
        let ids: Vec<WordId> = phrase.split(' ').map(|word| self.intern(word)).collect();
        match ids.split_first() {
            Some((first, [])) => {
                if let Some(classes) = self.members.get_mut(*first as usize) {
                    classes.push((class, value));
                }
            }
            Some((first, rest)) => self.phrases.entry(*first).or_default().push((rest.to_vec(), class, value)),
            None => {}
        }
    }

    fn rule(&mut self, names: &[&str], (group, top): (usize, bool), pattern: &str, make: &str) -> Result<(), String> {
        let rule = self.read_make(make)?;
        let id = u32::try_from(self.rules.len()).unwrap_or(u32::MAX);
        self.rules.push(rule);
        for flat in expand(pattern)? {
            let mut steps = Vec::with_capacity(flat.len());
            for atom in flat {
                steps.push(match atom {
                    Atom::Word(word) => Step::Word(self.intern(&word)),
                    Atom::Glue => Step::Glue,
                    Atom::Slot { slot, terminal } => {
                        let name = Slot::parse(&slot).ok_or_else(|| format!("unknown slot {slot:?}"))?;
                        let terminal = names
                            .iter()
                            .position(|known| *known == terminal)
                            .and_then(|at| u8::try_from(at).ok().map(Terminal::Group))
                            .or_else(|| Terminal::builtin(&terminal))
                            .or_else(|| self.find_class(&terminal).map(Terminal::Class))
                            .ok_or_else(|| format!("unknown class or group {terminal:?}"))?;
                        Step::Slot(terminal, name)
                    }
                });
            }
            if let Some(trie) = self.groups.get_mut(group) {
                trie.insert(&steps, id);
            }
            if top {
                self.top.insert(&steps, id);
            }
        }
        Ok(())
    }

    fn read_make(&self, text: &str) -> Result<Rule, String> {
        let mut words = text.split(' ');
        let name = words.next().unwrap_or_default();
        let make = Make::parse(name).ok_or_else(|| format!("unknown meaning {name:?}"))?;
        let mut rule = Rule {
            make,
            fixed: Vec::new(),
            told: false,
            modifier: None,
            value: None,
            kind: None,
            history: false,
            capital: None,
            generic: false,
            priority: 0,
            after: None,
            not_after: None,
            before: None,
            not_before: None,
            confidence: 90,
        };
        for word in words {
            let (key, value) = word.split_once('=').unwrap_or((word, ""));
            let class = || self.find_class(value).ok_or_else(|| format!("unknown class {value:?}"));
            match key {
                "told" => rule.told = true,
                "upper" => rule.capital = Some(true),
                "lower" => rule.capital = Some(false),
                "history" => rule.history = true,
                "generic" => rule.generic = true,
                "mod" => rule.modifier = Some(modifier(value).ok_or_else(|| format!("unknown modifier {value:?}"))?),
                "value" => rule.value = Some(value.to_owned()),
                "type" => rule.kind = Some(kind(value).ok_or_else(|| format!("unknown type {value:?}"))?),
                "prio" => rule.priority = value.parse().map_err(|_| format!("bad priority {value:?}"))?,
                "sure" => rule.confidence = value.parse().map_err(|_| format!("bad confidence {value:?}"))?,
                "after" => rule.after = Some(class()?),
                "notafter" => rule.not_after = Some(class()?),
                "before" => rule.before = Some(class()?),
                "notbefore" => rule.not_before = Some(class()?),
                _ => {
                    let slot = Slot::parse(key).ok_or_else(|| format!("unknown option {key:?}"))?;
                    let number = value.parse::<f64>().ok().or_else(|| code::parse(value));
                    rule.fixed.push((slot, number.ok_or_else(|| format!("bad value {value:?}"))?));
                }
            }
        }
        Ok(rule)
    }
}

enum Step {
    Word(WordId),
    Slot(Terminal, Slot),
    Glue,
}

impl Trie {
    fn insert(&mut self, steps: &[Step], rule: u32) {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let mut at = 0;
        for step in steps {
            let fresh = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
            let Some(node) = self.nodes.get_mut(at) else { return };
            let next = match step {
                Step::Word(word) => match node.words.binary_search_by_key(word, |(known, _)| *known) {
                    Ok(found) => node.words.get(found).map_or(fresh, |(_, next)| *next),
                    Err(place) => {
                        node.words.insert(place, (*word, fresh));
                        fresh
                    }
                },
                Step::Slot(terminal, slot) => {
                    let known = node.slots.iter().find(|(t, s, _)| t == terminal && s == slot).map(|(_, _, next)| *next);
                    known.unwrap_or_else(|| {
                        node.slots.push((*terminal, *slot, fresh));
                        fresh
                    })
                }
                Step::Glue => *node.glue.get_or_insert(fresh),
            };
            if next == fresh {
                self.nodes.push(Node::default());
            }
            at = next as usize;
        }
        if let Some(node) = self.nodes.get_mut(at)
            && !node.rules.contains(&rule)
        {
            node.rules.push(rule);
        }
    }
}

impl TenseFile {
    fn forms(self) -> TenseForms {
        let lists = [
            (self.past, Tense::Past),
            (self.pluperfect, Tense::Pluperfect),
            (self.present, Tense::Present),
            (self.future, Tense::Future),
            (self.auxiliary, Tense::Auxiliary),
        ];
        let words = lists.into_iter().flat_map(|(words, tense)| words.into_iter().map(move |word| (word, tense))).collect();
        let past = self.past_endings.into_iter().map(|ending| (ending, Tense::Past));
        let future = self.future_endings.into_iter().map(|ending| (ending, Tense::Future));
        let mut endings: Vec<(String, Tense)> = past.chain(future).collect();
        endings.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
        TenseForms {
            words,
            endings,
            exceptions: self.exceptions.into_iter().collect(),
            participles: self.participles,
            between: self.between.into_iter().collect(),
            clauses: self.clauses.into_iter().collect(),
        }
    }
}

fn modifier(name: &str) -> Option<TimeModifier> {
    Some(match name {
        "BEFORE" => TimeModifier::Before,
        "AFTER" => TimeModifier::After,
        "START" => TimeModifier::Start,
        "MID" => TimeModifier::Mid,
        "END" => TimeModifier::End,
        "APPROX" => TimeModifier::Approximate,
        _ => return None,
    })
}

fn kind(name: &str) -> Option<TimeKind> {
    Some(match name {
        "DATE" => TimeKind::Date,
        "TIME" => TimeKind::Time,
        "DURATION" => TimeKind::Duration,
        "SET" => TimeKind::Set,
        _ => return None,
    })
}

/// `12-25`, `easter+1`, `nth 4 4 11` (the fourth Thursday of November), `2001-09-11`.
fn holiday(rule: &str) -> Option<Holiday> {
    if let Some(days) = rule.strip_prefix("easter") {
        return Some(Holiday::Easter(if days.is_empty() { 0 } else { days.parse().ok()? }));
    }
    if let Some(rest) = rule.strip_prefix("nth ") {
        let mut numbers = rest.split(' ').map(str::parse::<i8>);
        let mut next = || numbers.next()?.ok();
        return Some(Holiday::Nth(next()?, next()?, next()?, next().unwrap_or(0)));
    }
    let parts: Vec<i16> = rule.split('-').map(str::parse).collect::<Result<_, _>>().ok()?;
    let small = |number: i16| i8::try_from(number).ok();
    match *parts.as_slice() {
        [month, day] => Some(Holiday::Fixed(small(month)?, small(day)?)),
        [year, month, day] => Some(Holiday::Exact(year, small(month)?, small(day)?)),
        _ => None,
    }
}
