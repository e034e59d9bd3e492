//! What a language knows of time, from `time.toml`: classes of words (months, weekdays, units …), rules
//! (a token pattern and what it means), named days, and cues of tense. The patterns of a group are
//! merged into one [`Trie`], so that the matcher reads each token once, however many rules there are.
//! [`TimeLexicon::load`] is the entry point; `extract::time` reads the result.

mod first;
mod holiday;
mod rule;
mod tense;
mod terminal;
mod trie;

use super::pattern::{Atom, expand};
use first::{ClassSet, First};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde::de::Error;
use std::collections::BTreeMap;
use tense::TenseFile;
use trie::Step;

pub use holiday::Holiday;
pub use rule::{Make, Rule};
pub use tense::{Tense, TenseForms};
pub use terminal::{Slot, Terminal};
pub use trie::{Node, Trie};

/// A word that a class or a pattern knows; 0 is every other word.
pub type WordId = u32;

/// Everything one language knows of time.
#[derive(Debug, Default)]
pub struct TimeLexicon {
    words: FxHashMap<String, WordId>,
    /// Classes of each word, by word.
    members: Vec<Vec<(u8, f64)>>,
    /// Longer members by their first word: the other words, the class, the value.
    phrases: FxHashMap<WordId, Vec<(Vec<WordId>, u8, f64)>>,
    class_names: Vec<String>,
    /// All rules.
    pub rules: Vec<Rule>,
    /// Patterns by group.
    pub groups: Vec<Trie>,
    /// All patterns that stand for an expression of their own.
    pub top: Trie,
    /// Those of the group `note`: they hold only in a short text told at a known time of day.
    pub notes: Trie,
    /// Words that may open an expression, by word.
    openers: Vec<bool>,
    /// What an expression of each group may begin with.
    firsts: Vec<First>,
    /// Classes that have a member which begins with a word, by word.
    classes_of: Vec<ClassSet>,
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
    /// TIMEX3 values of decades and centuries end with their digits: `198`, not `198X`.
    pub short_periods: bool,
    /// What is counted ends in s: `1902 pact` is no count.
    pub counts_take_plural: bool,
    /// Sentences through which a told day gives its day to an hour; beyond, the hour is of the report's first day.
    pub day_reach: usize,
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
    short_periods: bool,
    counts_take_plural: bool,
    day_reach: usize,
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
            short_periods: file.settings.short_periods,
            day_reach: file.settings.day_reach,
            counts_take_plural: file.settings.counts_take_plural,
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
            let holiday = Holiday::parse(rule).ok_or_else(|| format!("named day {phrase:?}: cannot read {rule:?}"))?;
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
        lexicon.find_openers();
        Ok(lexicon)
    }

    /// The word's number; 0 if no class or pattern knows it.
    pub fn word(&self, lower: &str) -> WordId {
        self.words.get(lower).copied().unwrap_or(0)
    }

    /// True if an expression may begin with the word.
    pub fn opens(&self, word: WordId) -> bool {
        self.openers.get(word as usize).copied().unwrap_or(false)
    }

    /// True if an expression of the group may begin with the word.
    pub fn opens_group(&self, group: usize, word: WordId) -> bool {
        let classes = self.classes_of.get(word as usize);
        self.firsts.get(group).zip(classes).is_some_and(|(first, classes)| first.holds(word, classes))
    }

    /// Finds the words that the patterns can begin with, so that the matcher need not try the others.
    fn find_openers(&mut self) {
        let phrases = &self.phrases;
        let begun = |word: WordId| phrases.get(&word).into_iter().flatten().map(|(_, class, _)| *class);
        let of_word = |(word, of): (WordId, &Vec<(u8, f64)>)| of.iter().map(|(class, _)| *class).chain(begun(word)).collect();
        self.classes_of = (0..).zip(&self.members).map(of_word).collect();
        // Classes that built-in captures read beside numbers.
        let beside = ["hour_word", "ordinal", "number"].iter().filter_map(|name| self.find_class(name)).collect();
        self.firsts = self.groups.iter().map(|group| First::of(vec![group], &self.groups, beside)).collect();
        let all = First::of(vec![&self.top, &self.notes], &self.groups, beside);
        self.openers = (0..).zip(&self.classes_of).map(|(word, classes)| all.holds(word, classes)).collect();
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
        let rule = Rule::read(make, |name| self.find_class(name))?;
        let id = u32::try_from(self.rules.len()).unwrap_or(u32::MAX);
        self.rules.push(rule);
        for flat in expand(pattern)? {
            let mut steps = Vec::with_capacity(flat.len());
            for atom in flat {
                steps.push(match atom {
                    Atom::Word(word) => Step::Word(self.intern(&word)),
                    Atom::Glue => Step::Glue,
                    Atom::Slot { slot, terminal } => {
                        let name = Slot::parse(slot).ok_or_else(|| format!("unknown slot {slot:?}"))?;
                        let terminal = names
                            .iter()
                            .position(|known| *known == terminal)
                            .and_then(|at| u8::try_from(at).ok().map(Terminal::Group))
                            .or_else(|| Terminal::builtin(terminal))
                            .or_else(|| self.find_class(terminal).map(Terminal::Class))
                            .ok_or_else(|| format!("unknown class or group {terminal:?}"))?;
                        Step::Slot(terminal, name)
                    }
                });
            }
            if let Some(trie) = self.groups.get_mut(group) {
                trie.insert(&steps, id);
            }
            if names.get(group) == Some(&"note") {
                self.notes.insert(&steps, id);
            } else if top {
                self.top.insert(&steps, id);
            }
        }
        Ok(())
    }
}
