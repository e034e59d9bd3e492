//! What a pattern may capture: [`Slot`], the name it is kept under, and [`Terminal`], what it must be. Both
//! are read from the names of the data file when the lexicon is loaded; `extract::time` gives them sense.

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
    pub(super) fn parse(name: &str) -> Option<Self> {
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
    /// A day of the month in digits.
    DayFig,
    /// A day of the month in digits with its ordinal ending.
    DayTh,
    /// A number a person's age may be, from youth on.
    AgeNum,
    /// `1990s`, `1870s`.
    Decade,
    /// Any number above zero, in digits or words.
    Num,
    /// A number that is no article: `3 hours a day` is not three hours and one day.
    PlainNum,
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
    /// Eight digits that read as a date: `20220110`.
    Ymd,
    /// A count of quarters, that reads like a fraction: `three quarters`.
    Quarters,
    /// A year in number words: `nineteen eighty-four`.
    WordYear,
}

impl Terminal {
    pub(super) fn builtin(name: &str) -> Option<Self> {
        Some(match name {
            "day" => Self::Day,
            "year" => Self::Year,
            "bareyear" => Self::BareYear,
            "year2" => Self::Year2,
            "yearend" => Self::YearEnd,
            "anyyear" => Self::AnyYear,
            "nineties" => Self::Nineties,
            "dayfig" => Self::DayFig,
            "dayth" => Self::DayTh,
            "agenum" => Self::AgeNum,
            "decade" => Self::Decade,
            "num" => Self::Num,
            "num2" => Self::PlainNum,
            "ord" => Self::Ord,
            "mm" => Self::MonthNumber,
            "dd" => Self::DayNumber,
            "bigday" => Self::BigDay,
            "hour" => Self::Hour,
            "minute" | "second" => Self::Minute,
            "military" => Self::Military,
            "ymd" => Self::Ymd,
            "quarters" => Self::Quarters,
            "wordyear" => Self::WordYear,
            _ => return None,
        })
    }
}
