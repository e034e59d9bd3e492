//! What a rule means: [`Make`], how it makes an expression from its captures, and [`Rule`], with the fixed
//! values and conditions of one line of the data file. [`Rule::read`] parses `make key=value …`.

use super::code;
use super::terminal::Slot;
use crate::extract::facts::{TimeKind, TimeModifier};

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
    /// Two expressions that are the ends of one.
    Range,
    /// A time of day, or a range of them, on a day.
    At,
    /// So long from now on, or back from now: `the last three weeks`.
    Reach,
    /// From now to the end of a length: `within two hours`.
    Within,
    /// A length that starts at a date or time: `from 2 pm for an hour`.
    Lasting,
    /// The unit that holds a date: `the week of May 3`.
    Holding,
    /// The period told last, so many years away: `the same quarter last year`.
    Period,
    /// A year of accounts or of school: `fiscal 1998`; the rule's value is its prefix.
    Fiscal,
    /// What it captured, as it is.
    Same,
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
            "range" => Self::Range,
            "at" => Self::At,
            "reach" => Self::Reach,
            "within" => Self::Within,
            "lasting" => Self::Lasting,
            "holding" => Self::Holding,
            "period" => Self::Period,
            "fiscal" => Self::Fiscal,
            "same" => Self::Same,
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
            Self::Range | Self::Lasting => "time.range",
            Self::At => "time.clock",
            Self::Reach | Self::Within | Self::Period => "time.offset",
            Self::Holding => "time.shift",
            Self::Fiscal | Self::Same => "time.date",
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

impl Rule {
    /// Reads `make key=value …`; `class` finds the number of a class.
    pub(super) fn read(text: &str, find: impl Fn(&str) -> Option<u8>) -> Result<Self, String> {
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
            let class = || find(value).ok_or_else(|| format!("unknown class {value:?}"));
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
