//! Extended Date/Time Format as the extraction writes it, read into [`Edtf`]: a date of any precision,
//! from a minute to a century, or an interval with open or unknown ends. Beyond the standard's levels it
//! takes the parts of a day that TIMEX3 knows (`2022-01-05TNI`) and ISO weeks. Reading never fails loudly:
//! what is no date is `None`, and printed as it stands. Words are made in `dates`.

use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A date or an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edtf {
    /// A date.
    One(Moment),
    /// An interval.
    Interval(End, End),
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// A date.
    At(Moment),
    /// `..`: no bound.
    Open,
    /// Nothing: a bound nobody knows.
    Unknown,
}

/// A date at its precision, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// The date.
    pub(super) when: When,
    /// `~` or `%`.
    pub(super) approximate: bool,
    /// `?` or `%`.
    pub(super) uncertain: bool,
}

/// A date at its precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// A day at an hour, and minute if known.
    Time(Date, u8, Option<u8>),
    /// A part of a day, in TIMEX3 letters.
    Part(Date, Part),
    /// A day.
    Day(Date),
    /// A week, by its Monday.
    Week(Date),
    /// A month.
    Month(i16, u8),
    /// A season (21–24), quarter (33–36), third (37–39) or half (40–41) of a year.
    Season(i16, u8),
    /// A year.
    Year(i16),
    /// A decade, by its first year.
    Decade(i16),
    /// A century, by its number: 20 for 19XX.
    Century(i16),
    /// A month and day without a year.
    YearlessDay(u8, u8),
    /// A month without a year.
    YearlessMonth(u8),
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// `TMO`
    Morning,
    /// `TMI`
    Midday,
    /// `TAF`
    Afternoon,
    /// `TEV`
    Evening,
    /// `TNI`: the night that starts on the day.
    Night,
    /// `TDT`
    Daytime,
}

/// Reads `text`; `None` if it is no date this reads.
pub(super) fn parse(text: &str) -> Option<Edtf> {
    let text = text.trim();
    match text.split_once('/') {
        None => moment(text).map(Edtf::One),
        Some((from, to)) => Some(Edtf::Interval(end(from)?, end(to)?)),
    }
}

fn end(text: &str) -> Option<End> {
    match text {
        "" => Some(End::Unknown),
        ".." => Some(End::Open),
        date => moment(date).map(End::At),
    }
}

fn moment(text: &str) -> Option<Moment> {
    let bare = text.trim_end_matches(['~', '?', '%']);
    let marks = text.get(bare.len()..)?;
    let both = marks.contains('%');
    Some(Moment { when: when(bare)?, approximate: both || marks.contains('~'), uncertain: both || marks.contains('?') })
}

fn when(text: &str) -> Option<When> {
    if let Some((date, time)) = text.split_once('T') {
        let date = date.parse::<Date>().ok()?;
        return clock(date, time);
    }
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let mut parts = digits.split('-');
    let year_text = parts.next()?;
    let (second, third) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    if year_text == "XXXX" {
        let month: u8 = number(second?, 2)?;
        return match third {
            None => (1..=12).contains(&month).then_some(When::YearlessMonth(month)),
            // 2000 was a leap year, so every day of a year is one of its days.
            Some(day) => Date::new(2000, i8::try_from(month).ok()?, number(day, 2)?)
                .ok()
                .map(|d| When::YearlessDay(month, d.day().unsigned_abs())),
        };
    }
    match (year_text, second) {
        (year, None) if year.len() == 4 && year.ends_with("XX") => {
            let century: i16 = number(year.get(..2)?, 2)?;
            Some(When::Century(century + 1))
        }
        (year, None) if year.len() == 4 && year.ends_with('X') => {
            number::<i16>(year.get(..3)?, 3).map(|decade| When::Decade(decade * 10))
        }
        _ => {
            let year: i16 = number(year_text, 4)?;
            within_year(if negative { -year } else { year }, second, third)
        }
    }
}

fn within_year(year: i16, second: Option<&str>, third: Option<&str>) -> Option<When> {
    let Some(second) = second else { return Some(When::Year(year)) };
    if let Some(week) = second.strip_prefix('W') {
        let monday = ISOWeekDate::new(year, number(week, 2)?, Weekday::Monday).ok()?.date();
        return third.is_none().then_some(When::Week(monday));
    }
    if let Some(quarter) = second.strip_prefix('Q') {
        let quarter: u8 = number(quarter, 1)?;
        return (third.is_none() && (1..=4).contains(&quarter)).then_some(When::Season(year, 32 + quarter));
    }
    if let Some(half) = second.strip_prefix('H') {
        let half: u8 = number(half, 1)?;
        return (third.is_none() && (1..=2).contains(&half)).then_some(When::Season(year, 39 + half));
    }
    let second: u8 = number(second, 2)?;
    match (second, third) {
        (1..=12, None) => Some(When::Month(year, second)),
        (1..=12, Some("XX" | "00")) => Some(When::Month(year, second)),
        (1..=12, Some(day)) => Date::new(year, i8::try_from(second).ok()?, number(day, 2)?).ok().map(When::Day),
        (21..=24 | 33..=41, None) => Some(When::Season(year, second)),
        _ => None,
    }
}

fn clock(date: Date, time: &str) -> Option<When> {
    let part = match time {
        "MO" => Part::Morning,
        "MI" => Part::Midday,
        "AF" => Part::Afternoon,
        "EV" => Part::Evening,
        "NI" => Part::Night,
        "DT" => Part::Daytime,
        clock => {
            // The zone, if any, is the dossier's; it is told once, not at every time.
            let clock = clock.split(['+', '-', 'Z']).next().unwrap_or("");
            let mut fields = clock.split(':');
            let hour: u8 = number(fields.next()?, 2)?;
            let minute = fields.next().map(|minute| number::<u8>(minute, 2)).unwrap_or(Some(u8::MAX))?;
            let minute = (minute != u8::MAX).then_some(minute);
            return (hour <= 24 && minute.is_none_or(|m| m < 60)).then_some(When::Time(date, hour, minute));
        }
    };
    Some(When::Part(date, part))
}

/// A number of exactly `width` ASCII digits.
fn number<T: std::str::FromStr>(text: &str, width: usize) -> Option<T> {
    (text.len() == width && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_precision_is_read() {
        let when = |text: &str| match parse(text) {
            Some(Edtf::One(moment)) => Some(moment.when),
            _ => None,
        };
        let day = Date::constant(2022, 1, 5);
        assert_eq!(when("2022-01-05"), Some(When::Day(day)));
        assert_eq!(when("2022-01-05T16:00"), Some(When::Time(day, 16, Some(0))));
        assert_eq!(when("2022-01-05T16"), Some(When::Time(day, 16, None)));
        assert_eq!(when("2022-01-05T16:00:00+06:00"), Some(When::Time(day, 16, Some(0))));
        assert_eq!(when("2022-01-05TNI"), Some(When::Part(day, Part::Night)));
        assert_eq!(when("2022-W01"), Some(When::Week(Date::constant(2022, 1, 3))));
        assert_eq!(when("2022-01"), Some(When::Month(2022, 1)));
        assert_eq!(when("2022-01-XX"), Some(When::Month(2022, 1)));
        assert_eq!(when("2022-22"), Some(When::Season(2022, 22)));
        assert_eq!(when("2022-Q1"), Some(When::Season(2022, 33)));
        assert_eq!(when("199X"), Some(When::Decade(1990)));
        assert_eq!(when("19XX"), Some(When::Century(20)));
        assert_eq!(when("-0052"), Some(When::Year(-52)));
        assert_eq!(when("XXXX-01-05"), Some(When::YearlessDay(1, 5)));
        for wrong in ["", "2022-13", "2022-02-30", "hier", "2022-01-05T25:00", "20é2", "P3D", "T", "2022-W99", "2022-1"] {
            assert_eq!(when(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,20}|[0-9X~?%/.TWQH:-]{0,20}") {
            let _ = parse(&text);
        }
    }
}
