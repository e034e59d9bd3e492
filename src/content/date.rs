//! Dates a person wrote, into civil dates with the calendar reason where they cannot be; and which years a
//! weekday with a day and month fits. Nothing here knows today's date or the machine's time zone.

use super::source::Published;
use jiff::civil::Date;
pub use jiff::civil::Weekday;
use jiff::tz::Offset;

/// The years from `around - 15` to `around` in which `day`.`month` falls on `weekday`, latest first.
/// A text that says « lundi » and « le 10 janvier » of the same day can be of these years only.
pub fn years_that_fit(weekday: Weekday, day: i8, month: i8, around: i16) -> Vec<i16> {
    (around.saturating_sub(15)..=around)
        .rev()
        .filter(|year| Date::new(*year, month, day).is_ok_and(|date| date.weekday() == weekday))
        .collect()
}

/// Reads an ISO 8601 date, or date and time.
pub(super) fn iso(text: &str) -> Option<Published> {
    let text = text.trim();
    if text.len() <= 10 {
        let date: Date = text.parse().ok()?;
        return Some(Published { at: date.to_datetime(jiff::civil::Time::midnight()), has_time: false, offset: None });
    }
    let at = text.replacen(' ', "T", 1);
    let offset = at.ends_with(['Z', 'z']).then_some(Offset::UTC);
    let at = at.trim_end_matches(['Z', 'z']).parse().ok()?;
    Some(Published { at, has_time: true, offset })
}
