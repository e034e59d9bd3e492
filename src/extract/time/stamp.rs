//! A resolved date or time: [`Stamp`], with its TIMEX3 value, its EDTF date of the same precision, and
//! its first and last day. Years are astronomical (0 is 1 BC). Every stamp writes valid TIMEX3 and EDTF;
//! what the text leaves open is [`Stamp::Open`], a TIMEX3 value with X for what is unknown and no EDTF.

use super::grain::Part;
use crate::extract::facts::TimeKind;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span as Length, ToSpan};

/// A calendar value of one precision.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stamp {
    /// `18` is 1800 to 1899.
    Century(i32),
    /// `199` is 1990 to 1999.
    Decade(i32),
    Year(i32),
    Half(i32, i8),
    Quarter(i32, i8),
    /// Spring 0, summer 1, autumn 2, winter 3 (of the year it begins in).
    Season(i32, i8),
    Month(i32, i8),
    /// ISO 8601 year and week.
    Week(i32, i8),
    Weekend(i32, i8),
    Day(Date),
    Part(Date, Part),
    Time {
        day: Date,
        hour: i8,
        minute: i8,
        second: Option<i8>,
        /// `Z` where the text tells the zone and its language writes it.
        zone: String,
    },
    /// From one to another, with its ISO 8601 value.
    Span {
        first: Box<Stamp>,
        last: Box<Stamp>,
        value: String,
    },
    /// A value with parts left open, and its type.
    Open(String, TimeKind),
}

/// The date `year-month-day`, if there is one between the years -9999 and 9999.
pub(super) fn date(year: i32, month: i8, day: i8) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}

/// `date` moved by a length; `None` out of range.
pub(super) fn moved(date: Date, by: Length) -> Option<Date> {
    date.checked_add(by).ok()
}

/// The day `days` later.
pub(super) fn days_later(date: Date, days: i32) -> Option<Date> {
    moved(date, Length::new().try_days(days).ok()?)
}

/// Days from `a` to `b`.
pub(super) fn days_between(a: Date, b: Date) -> i64 {
    (b - a).get_days().into()
}

/// The ISO week of a date.
pub(super) fn week_of(date: Date) -> (i32, i8) {
    let week = date.iso_week_date();
    (i32::from(week.year()), week.week())
}

/// The day of an ISO week; Monday is 1.
pub(super) fn week_day(year: i32, week: i8, weekday: i8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    ISOWeekDate::new(i16::try_from(year).ok()?, week, weekday).ok().map(Date::from)
}

impl Stamp {
    /// True if nothing is left open.
    pub(super) fn is_closed(&self) -> bool {
        !matches!(self, Self::Open(..))
    }

    /// TIMEX3 type.
    pub(super) fn kind(&self) -> TimeKind {
        match self {
            Self::Open(_, kind) => *kind,
            Self::Span { first, .. } => first.kind(),
            Self::Part(..) | Self::Time { .. } => TimeKind::Time,
            _ => TimeKind::Date,
        }
    }

    /// TIMEX3 value.
    pub(super) fn value(&self) -> String {
        const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];
        match self {
            Self::Century(n) if *n < 0 => format!("BC{:02}", -(n * 100 + 98) / 100),
            Self::Decade(n) if *n < 0 => format!("BC{:03}", -(n * 10 + 8) / 10),
            Self::Century(n) => format!("{n:02}XX"),
            Self::Decade(n) => format!("{n:03}X"),
            Self::Year(y) => year(*y),
            Self::Half(y, n) => format!("{}-H{n}", year(*y)),
            Self::Quarter(y, n) => format!("{}-Q{n}", year(*y)),
            Self::Season(y, n) => {
                format!("{}-{}", year(*y), usize::try_from(*n).ok().and_then(|n| SEASONS.get(n)).unwrap_or(&"XX"))
            }
            Self::Month(y, m) => format!("{}-{m:02}", year(*y)),
            Self::Week(y, w) => format!("{}-W{w:02}", year(*y)),
            Self::Weekend(y, w) => format!("{}-W{w:02}-WE", year(*y)),
            Self::Day(day) => timex_day(*day),
            Self::Part(day, part) => format!("{}T{}", timex_day(*day), part.code()),
            Self::Time { day, hour, minute, second, zone } => match second {
                Some(second) => format!("{}T{hour:02}:{minute:02}:{second:02}{zone}", timex_day(*day)),
                None => format!("{}T{hour:02}:{minute:02}{zone}", timex_day(*day)),
            },
            Self::Span { value, .. } | Self::Open(value, _) => value.clone(),
        }
    }

    /// EDTF date or interval of the same precision.
    pub(super) fn edtf(&self) -> Option<String> {
        let short = |y: i32, rest: String| (-9999..=9999).contains(&y).then(|| format!("{}{rest}", edtf_year(y)));
        match self {
            Self::Open(..) => None,
            Self::Span { first, last, .. } => span_edtf(first, last),
            Self::Century(n) => (0..=99).contains(n).then(|| format!("{n:02}XX")),
            Self::Decade(n) => (0..=999).contains(n).then(|| format!("{n:03}X")),
            Self::Year(y) => short(*y, String::new()),
            Self::Half(y, n) => short(*y, format!("-{}", 39 + n)),
            Self::Quarter(y, n) => short(*y, format!("-{}", 32 + n)),
            Self::Season(y, n) => short(*y, format!("-{}", 21 + n)),
            Self::Month(y, m) => short(*y, format!("-{m:02}")),
            Self::Week(..) | Self::Weekend(..) => Some(format!("{}/{}", edtf_day(self.start()?), edtf_day(self.end()?))),
            Self::Part(day, Part::Night) => Some(format!("{}/{}", edtf_day(*day), edtf_day(day.tomorrow().ok()?))),
            Self::Day(day) | Self::Part(day, _) => Some(edtf_day(*day)),
            Self::Time { day, hour, minute, second, zone } => {
                Some(format!("{}T{hour:02}:{minute:02}:{:02}{zone}", edtf_day(*day), second.unwrap_or(0)))
            }
        }
    }

    /// The year it lies in.
    pub(super) fn year(&self) -> Option<i32> {
        Some(match self {
            Self::Century(_) | Self::Decade(_) | Self::Open(..) => return None,
            Self::Year(y) | Self::Half(y, _) | Self::Quarter(y, _) | Self::Season(y, _) | Self::Month(y, _) => *y,
            Self::Week(y, _) | Self::Weekend(y, _) => *y,
            Self::Span { first, .. } => return first.year(),
            Self::Day(day) | Self::Part(day, _) | Self::Time { day, .. } => day.year().into(),
        })
    }

    /// True if its years have the four digits that ISO 8601, TIMEX3 and EDTF write a year with.
    pub(super) fn is_writable(&self) -> bool {
        let year = match self {
            Self::Century(century) => century.saturating_mul(100),
            Self::Decade(decade) => decade.saturating_mul(10),
            Self::Span { first, last, .. } => return first.is_writable() && last.is_writable(),
            _ => self.year().unwrap_or(0),
        };
        (-9999..=9999).contains(&year)
    }

    /// The month it lies in.
    pub(super) fn month(&self) -> Option<(i32, i8)> {
        match self {
            Self::Month(y, m) => Some((*y, *m)),
            _ => self.day().map(|day| (day.year().into(), day.month())),
        }
    }

    /// The day it lies in.
    pub(super) fn day(&self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::Part(day, _) | Self::Time { day, .. } => Some(*day),
            _ => None,
        }
    }

    /// Its first day.
    pub(super) fn start(&self) -> Option<Date> {
        match self {
            Self::Century(n) => date(n * 100, 1, 1),
            Self::Decade(n) => date(n * 10, 1, 1),
            Self::Year(y) => date(*y, 1, 1),
            Self::Half(y, n) => date(*y, n * 6 - 5, 1),
            Self::Quarter(y, n) => date(*y, n * 3 - 2, 1),
            Self::Season(y, n) => date(*y, n * 3 + 3, 1),
            Self::Month(y, m) => date(*y, *m, 1),
            Self::Week(y, w) => week_day(*y, *w, 1),
            Self::Weekend(y, w) => week_day(*y, *w, 6),
            Self::Day(day) | Self::Part(day, _) | Self::Time { day, .. } => Some(*day),
            Self::Span { first, .. } => first.start(),
            Self::Open(..) => None,
        }
    }

    /// Its last day.
    pub(super) fn end(&self) -> Option<Date> {
        let whole = |start: Date, length: Length| moved(start, length).and_then(|next| next.yesterday().ok());
        let start = self.start()?;
        match self {
            Self::Century(_) => whole(start, 100.years()),
            Self::Decade(_) => whole(start, 10.years()),
            Self::Year(_) => whole(start, 1.year()),
            Self::Half(..) => whole(start, 6.months()),
            Self::Quarter(..) | Self::Season(..) => whole(start, 3.months()),
            Self::Month(..) => whole(start, 1.month()),
            Self::Week(..) => whole(start, 7.days()),
            Self::Weekend(..) => whole(start, 2.days()),
            Self::Span { last, .. } => last.end(),
            _ => Some(start),
        }
    }
}

/// Hours are no ends of an EDTF interval: a range of them is dated by its days.
fn span_edtf(first: &Stamp, last: &Stamp) -> Option<String> {
    let whole = |stamp: &Stamp| match stamp {
        Stamp::Time { day, .. } | Stamp::Part(day, _) => Some(edtf_day(*day)),
        Stamp::Week(..) | Stamp::Weekend(..) | Stamp::Span { .. } => None,
        stamp => stamp.edtf(),
    };
    if last.end() < first.start() {
        return None;
    }
    let from = whole(first).or_else(|| first.start().map(edtf_day))?;
    let to = whole(last).or_else(|| last.end().map(edtf_day))?;
    Some(if from == to { from } else { format!("{from}/{to}") })
}

fn year(year: i32) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - year) }
}

fn timex_day(day: Date) -> String {
    format!("{}-{:02}-{:02}", year(day.year().into()), day.month(), day.day())
}

fn edtf_year(year: i32) -> String {
    if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") }
}

/// A day as EDTF.
pub(super) fn edtf_day(day: Date) -> String {
    format!("{}-{:02}-{:02}", edtf_year(day.year().into()), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(stamp: &Stamp, value: &str, edtf: &str) {
        assert_eq!((stamp.value().as_str(), stamp.edtf().as_deref()), (value, Some(edtf)));
    }

    #[test]
    fn each_precision_has_its_value() {
        let day = date(2022, 1, 10).unwrap();
        check(&Stamp::Day(day), "2022-01-10", "2022-01-10");
        check(&Stamp::Part(day, Part::Night), "2022-01-10TNI", "2022-01-10/2022-01-11");
        check(&Stamp::Weekend(2022, 1), "2022-W01-WE", "2022-01-08/2022-01-09");
        check(&Stamp::Quarter(2022, 3), "2022-Q3", "2022-35");
        check(&Stamp::Half(2022, 1), "2022-H1", "2022-40");
        check(&Stamp::Season(2021, 1), "2021-SU", "2021-22");
        check(&Stamp::Century(18), "18XX", "18XX");
        check(&Stamp::Month(-479, 8), "BC0480-08", "-0479-08");
        let time = Stamp::Time { day, hour: 9, minute: 5, second: None, zone: "Z".to_owned() };
        check(&time, "2022-01-10T09:05Z", "2022-01-10T09:05:00Z");
    }

    #[test]
    fn ends_are_the_last_day() {
        assert_eq!(Stamp::Season(2021, 3).end(), date(2022, 2, 28));
        assert_eq!(Stamp::Half(2021, 2).end(), date(2021, 12, 31));
        assert_eq!(Stamp::Month(2024, 2).end(), date(2024, 2, 29));
    }
}
