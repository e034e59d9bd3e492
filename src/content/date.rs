//! Dates a person wrote, into civil dates, with the calendar's reason where they cannot be; and which years
//! a weekday with a day and month fits. Nothing here knows today's date or the machine's time zone: a time
//! in UTC is moved to the zone of the source or of the dossier, any other time stays as written.

use super::source::Published;
pub use jiff::civil::Weekday;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

/// The years from `around - 15` to `around` in which `day`.`month` falls on `weekday`, latest first.
/// A text that says « lundi » and « le 10 janvier » of the same day can be of these years only.
pub fn years_that_fit(weekday: Weekday, day: i8, month: i8, around: i16) -> Vec<i16> {
    (around.saturating_sub(15)..=around)
        .rev()
        .filter(|year| Date::new(*year, month, day).is_ok_and(|date| date.weekday() == weekday))
        .collect()
}

/// Why a date could not be read, or how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// What is wrong, or what was assumed.
    pub(super) message: String,
    /// What to write.
    pub(super) remedy: String,
}

fn problem(message: impl Into<String>, remedy: impl Into<String>) -> Problem {
    Problem { message: message.into(), remedy: remedy.into() }
}

/// A date as read: with what was assumed, if anything was.
pub(super) type Read = Result<(Published, Option<Problem>), Problem>;

/// Reads `2022-01-10`, `2022-01-10T18:30:00+06:00`, `2022-01-10 18:30`; and day, month, year with slashes or
/// dots, day first where `day_first` says so.
pub(super) fn read(text: &str, day_first: bool) -> Read {
    let text = text.trim();
    let day_end = text.find(|c: char| c == 'T' || c == 't' || c.is_whitespace()).unwrap_or(text.len());
    let (day, rest) = text.split_at(day_end);
    let (date, assumed) = read_day(day, day_first)?;
    let rest = rest.trim_start_matches(['T', 't']).trim();
    if rest.is_empty() {
        return Ok((Published { at: date.to_datetime(Time::midnight()), has_time: false, offset: None }, assumed));
    }
    let (time, offset) = read_time(rest)?;
    Ok((Published { at: date.to_datetime(time), has_time: true, offset }, assumed))
}

fn read_day(day: &str, day_first: bool) -> Result<(Date, Option<Problem>), Problem> {
    let unreadable = || problem(format!("« {day} » is not a date"), "write year-month-day, such as 2022-01-31");
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let numbers: Vec<i64> = parts.iter().map_while(|part| part.parse().ok()).collect();
    if parts.iter().any(|part| part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit())) {
        return Err(unreadable());
    }
    match (numbers.as_slice(), parts.as_slice()) {
        (&[year, month, dom], [y, _, _]) if y.len() == 4 => Ok((calendar(year, month, dom)?, None)),
        (&[first, second, year], [_, _, y]) if y.len() == 4 => day_or_month_first(first, second, year, day_first),
        (&[year, month], [y, _]) if y.len() == 4 && (1..=12).contains(&month) => {
            Err(problem("the day is missing", format!("write {year}-{month:02}-01 with the right day")))
        }
        _ => Err(unreadable()),
    }
}

/// `05/01/2022` can be two days; `25/01/2022` only one.
fn day_or_month_first(first: i64, second: i64, year: i64, day_first: bool) -> Result<(Date, Option<Problem>), Problem> {
    let by_day = calendar(year, second, first);
    let by_month = calendar(year, first, second);
    let taken = |date: Date| (date, Some(problem(format!("read as {}", spoken(date)), format!("write {date} to be clear"))));
    match (by_day, by_month) {
        (Ok(date), _) if day_first => Ok(taken(date)),
        (Ok(one), Ok(other)) if one != other => {
            let message = format!("this can be {} or {}", spoken(one), spoken(other));
            Err(problem(message, format!("write {one} or {other}")))
        }
        (Ok(date), _) => Ok(taken(date)),
        (Err(_), Ok(date)) if !day_first => Ok(taken(date)),
        (Err(_), Ok(date)) => Err(problem(
            format!("day first, there is no such day; month first, this is {}", spoken(date)),
            format!("write {date} if that is meant"),
        )),
        (Err(why), Err(_)) => Err(why),
    }
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn month_name(month: i64) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("")
}

fn spoken(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date.month().into()), date.year())
}

/// The date, or the calendar's reason why there is none.
fn calendar(year: i64, month: i64, day: i64) -> Result<Date, Problem> {
    let remedy = "write the day the source names as year-month-day";
    if !(1..=12).contains(&month) {
        return Err(problem(format!("there is no month {month}"), remedy));
    }
    let small = |n: i64| i8::try_from(n).unwrap_or(0);
    let first = i16::try_from(year).ok().and_then(|year| Date::new(year, small(month), 1).ok());
    let Some(first) = first else { return Err(problem(format!("there is no year {year}"), remedy)) };
    let last = i64::from(first.days_in_month());
    if day > last && month == 2 && day == 29 {
        return Err(problem(format!("{year} is no leap year: February has 28 days"), remedy));
    }
    if !(1..=last).contains(&day) {
        return Err(problem(format!("there is no {day} {}: that month has {last} days", month_name(month)), remedy));
    }
    Date::new(first.year(), first.month(), small(day)).map_err(|_| problem("there is no such day", remedy))
}

/// `18:30`, `18:30:00.5`, `18h30`, each with or without an offset.
fn read_time(text: &str) -> Result<(Time, Option<Offset>), Problem> {
    let unreadable = || problem(format!("« {text} » is not a time of day"), "write it as 18:30 or 18:30:00+01:00");
    let clock_end = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = text.split_at(clock_end);
    let offset = if zone.is_empty() { None } else { Some(crate::config::offset(zone.trim()).ok_or_else(unreadable)?) };
    let clock = clock.trim().split('.').next().unwrap_or("");
    let parts: Vec<&str> = clock.split([':', 'h', 'H']).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<i8> = parts.iter().map_while(|part| part.parse().ok()).collect();
    let (hour, minute, second) = match *numbers.as_slice() {
        [hour] if parts.len() == 1 && clock.contains(['h', 'H']) => (hour, 0, 0),
        [hour, minute] if parts.len() == 2 => (hour, minute, 0),
        [hour, minute, second] if parts.len() == 3 => (hour, minute, second),
        _ => return Err(unreadable()),
    };
    let time = Time::new(hour, minute, second.min(59), 0);
    time.map(|time| (time, offset))
        .map_err(|_| problem(format!("there is no {clock} on the clock"), "hours go from 0 to 23, minutes to 59"))
}

/// Puts `read` into `zone`: a time in UTC is moved there, a time without an offset gets the zone's; a time
/// with an offset of its own is the source's and stays.
pub(super) fn in_zone(read: Published, zone: &TimeZone) -> Published {
    if !read.has_time {
        return read;
    }
    let moved: Option<(DateTime, Offset)> = match read.offset {
        Some(offset) if offset == Offset::UTC => offset.to_timestamp(read.at).ok().map(|instant| {
            let there = zone.to_offset(instant);
            (there.to_datetime(instant), there)
        }),
        Some(_) => None,
        None => zone.to_ambiguous_timestamp(read.at).compatible().ok().map(|instant| (read.at, zone.to_offset(instant))),
    };
    moved.map_or(read, |(at, offset)| Published { at, offset: Some(offset), ..read })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, day_first: bool, expect: &str) {
        let got = match read(text, day_first) {
            Ok((date, None)) => date.to_string(),
            Ok((date, Some(assumed))) => format!("{date} ({})", assumed.message),
            Err(problem) => format!("- {}", problem.message),
        };
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn dates_in_iso_order() {
        check("2022-01-10", true, "2022-01-10");
        check("2022-01-10T18:30:00Z", true, "2022-01-10T18:30:00+00:00");
        check("2022-01-10 18:30", true, "2022-01-10T18:30:00");
        check("2022-01-10T18:30:05.25+06:00", true, "2022-01-10T18:30:05+06:00");
        check("2022-01-10 8h30", true, "2022-01-10T08:30:00");
    }

    #[test]
    fn the_calendar_gives_its_reason() {
        check("2022-02-30", true, "- there is no 30 February: that month has 28 days");
        check("2023-02-29", true, "- 2023 is no leap year: February has 28 days");
        check("2022-13-01", true, "- there is no month 13");
        check("2022-01-10T25:00", true, "- there is no 25:00 on the clock");
        check("2022-01", true, "- the day is missing");
        check("lundi", true, "- « lundi » is not a date");
    }

    #[test]
    fn day_first_or_both_readings() {
        check("05/01/2022", true, "2022-01-05 (read as 5 January 2022)");
        check("05/01/2022", false, "- this can be 5 January 2022 or 1 May 2022");
        check("25.01.2022", false, "2022-01-25 (read as 25 January 2022)");
        check("01/25/2022", true, "- day first, there is no such day; month first, this is 25 January 2022");
    }

    #[test]
    fn a_weekday_leaves_few_years() {
        assert_eq!(years_that_fit(Weekday::Monday, 10, 1, 2026), [2022, 2011]);
        assert_eq!(years_that_fit(Weekday::Monday, 31, 2, 2026), Vec::<i16>::new());
    }

    #[test]
    fn zones_of_the_source_only() {
        let paris = crate::config::zone("Europe/Paris").unwrap();
        let moved = |text| in_zone(read(text, true).unwrap().0, &paris).to_string();
        assert_eq!(moved("2022-07-10T23:30:00Z"), "2022-07-11T01:30:00+02:00");
        assert_eq!(moved("2022-01-10 18:30"), "2022-01-10T18:30:00+01:00");
        assert_eq!(moved("2022-01-10T18:30+06:00"), "2022-01-10T18:30:00+06:00");
        assert_eq!(moved("2022-01-10"), "2022-01-10");
    }
}
