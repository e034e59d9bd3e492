//! Steps in the calendar: the week before, three months later, the last Monday of May, the days a named
//! day falls on. Each step keeps the precision of its unit: « il y a deux ans » is a year, « il y a deux
//! jours » a day.

use super::super::grain::{Grain, Length};
use super::super::stamp::{Stamp, date, days_later, moved, week_of};
use super::Resolved;
use super::context::{Context, weekday_near};
use crate::extract::facts::Missing;
use crate::extract::facts::TimeKind;
use crate::extract::lexicon::time::{Holiday, Tense};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

/// The month `n` steps from one.
pub(super) fn month_shift(year: i32, month: i8, n: i32) -> Option<(i32, i8)> {
    let months = year.checked_mul(12)?.checked_add(i32::from(month) - 1)?.checked_add(n)?;
    Some((months.div_euclid(12), i8::try_from(months.rem_euclid(12)).ok()? + 1))
}

/// The grain `n` steps from the reference.
pub(super) fn shift(grain: Grain, n: i32, told: bool, context: &Context) -> Option<Resolved> {
    // « La veille, il en comptait neuf » after a date to come looks back from the publication.
    let to_come = |stamp: &Stamp| {
        !context.history && context.tense.is_some_and(|tense| tense != Tense::Future) && stamp.start() > context.today()
    };
    let told_ahead = told && context.told.as_ref().is_some_and(|told| to_come(&told.stamp));
    let reference = if told_ahead {
        context.today().map(Stamp::Day)
    } else if told || (context.history && context.today().is_none()) {
        context.told.as_ref().map(|told| told.stamp.clone())
    } else if context.history && grain != Grain::Day {
        context.told.as_ref().map(|told| told.stamp.clone()).or_else(|| context.today().map(Stamp::Day))
    } else {
        context.today().map(Stamp::Day)
    };
    // In a history « hier » and « demain » stand in somebody's words.
    let spoken = context.history && !told && grain == Grain::Day;
    if spoken && n == 0 && context.published.is_some() {
        return Some(Resolved::value("PRESENT_REF", TimeKind::Date));
    }
    let open = || {
        let missing = if told || context.history { Missing::Told } else { Missing::Publication };
        Resolved::open(open_value(grain), TimeKind::Date, missing)
    };
    let reference = match reference {
        Some(stamp) => stamp,
        None if told && !context.history => match context.today() {
            Some(today) => Stamp::Day(today),
            None => return Some(open()),
        },
        None => return Some(open()),
    };
    if spoken {
        return Some(open());
    }
    let day_at_hand = || {
        let day = context.told_day.filter(|(_, sentence)| told && grain == Grain::Day && sentence + 1 >= context.sentence);
        // `later in the day` is the day of the report, `the day before` the one before its publication.
        let lead = context.lead_day.filter(|_| n == 0);
        let report = lead.or_else(|| context.today()).filter(|_| told && grain == Grain::Day && n <= 0 && !context.history);
        step(&Stamp::Day(day.map(|(day, _)| day).or(report)?), grain, n, context)
    };
    Some(step(&reference, grain, n, context).or_else(day_at_hand).map_or_else(open, Resolved::stamp))
}

fn open_value(grain: Grain) -> &'static str {
    match grain {
        Grain::Week => "XXXX-WXX",
        Grain::Weekend => "XXXX-WXX-WE",
        Grain::Month => "XXXX-XX",
        Grain::Quarter => "XXXX-QX",
        Grain::Half => "XXXX-HX",
        Grain::Year => "XXXX",
        Grain::Decade => "XXX",
        Grain::Century => "XX",
        _ => "XXXX-XX-XX",
    }
}

/// The grain that lies `n` steps from the one `reference` lies in; `None` if it is too coarse to tell.
pub(super) fn step(reference: &Stamp, grain: Grain, n: i32, context: &Context) -> Option<Stamp> {
    let year = reference.year().or_else(|| reference.start().map(|day| day.year().into()));
    Some(match grain {
        Grain::Day => Stamp::Day(days_later(reference.day()?, n)?),
        Grain::Week => {
            let (year, week) = week_of(days_later(fine(reference)?, n.checked_mul(7)?)?);
            Stamp::Week(year, week)
        }
        Grain::Weekend => {
            let day = fine(reference)?;
            // At the start of a week a past « ce week-end » is the one just over.
            let over = n == 0 && context.is_past() && day.weekday().to_monday_one_offset() <= 3;
            let (year, week) = week_of(days_later(day, (n - i32::from(over)).checked_mul(7)?)?);
            Stamp::Weekend(year, week)
        }
        Grain::Month => {
            let (year, month) = reference.month()?;
            let (year, month) = month_shift(year, month, n)?;
            Stamp::Month(year, month)
        }
        Grain::Quarter => {
            let day = fine(reference)?;
            let at = i32::from(day.year()) * 4 + i32::from(day.month() - 1) / 3 + n;
            Stamp::Quarter(at.div_euclid(4), i8::try_from(at.rem_euclid(4)).ok()? + 1)
        }
        Grain::Half => {
            let day = fine(reference)?;
            let at = i32::from(day.year()) * 2 + i32::from(day.month() - 1) / 6 + n;
            Stamp::Half(at.div_euclid(2), i8::try_from(at.rem_euclid(2)).ok()? + 1)
        }
        Grain::Season => {
            let day = fine(reference)?;
            let at = i32::from(day.year()) * 4 + (i32::from(day.month()) - 3).div_euclid(3) + n;
            Stamp::Season(at.div_euclid(4), i8::try_from(at.rem_euclid(4)).ok()?)
        }
        Grain::Year => Stamp::Year(year?.checked_add(n)?),
        Grain::Decade => Stamp::Decade((year?.div_euclid(10)).checked_add(n)?),
        Grain::Century => Stamp::Century((year?.div_euclid(100)).checked_add(n)?),
        _ => return None,
    })
}

/// A day to count weeks and quarters from; a year is too coarse.
fn fine(stamp: &Stamp) -> Option<Date> {
    match stamp {
        Stamp::Year(_) | Stamp::Decade(_) | Stamp::Century(_) | Stamp::Half(..) => None,
        _ => stamp.start(),
    }
}

/// So long before or after the reference.
pub(super) fn offset(length: &Length, sign: i32, told: bool, context: &Context) -> Option<Resolved> {
    if told {
        let near = if context.history { usize::MAX / 2 } else { 2 };
        let from = context.told_within(near).map(|told| &told.stamp);
        // `a year earlier` in news is told of the publication where no other date is at hand.
        let today = context.today().filter(|_| context.note || sign < 0 && !context.history).map(Stamp::Day);
        if let (None, Some(published), true) = (from, context.published, context.note && length.is_clock()) {
            return clock_offset(length, sign, published).map(Resolved::stamp);
        }
        // `a day earlier` after a summer counts from the publication.
        let stamp = [from, today.as_ref()].into_iter().flatten().find_map(|stamp| offset_from(length, sign, stamp, context.note));
        return Some(match stamp {
            Some(stamp) => Resolved::stamp(stamp),
            None => Resolved::value(length.value(), TimeKind::Duration),
        });
    }
    if length.n.is_nan() {
        return Some(Resolved::value(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }, TimeKind::Date));
    }
    let Some(published) = context.published.filter(|_| !context.history) else {
        return Some(Resolved::open(open_value(length.grain), TimeKind::Date, Missing::Publication));
    };
    if length.is_clock() {
        return Some(
            clock_offset(length, sign, published)
                .map_or_else(|| Resolved::value(length.value(), TimeKind::Duration), Resolved::stamp),
        );
    }
    let stamp = offset_from(length, sign, &Stamp::Day(published.date()), context.note);
    Some(stamp.map_or_else(|| Resolved::value(length.value(), TimeKind::Duration), Resolved::stamp))
}

/// The month, quarter or half told last, so many years away; a year if none is at hand and none is named by `grain`.
pub(super) fn same_period(years: i32, grain: Option<Grain>, context: &Context) -> Option<Stamp> {
    const NEAR: usize = 2;
    let told = context.told_within(NEAR).map(|told| &told.stamp);
    let named = grain.zip(told).and_then(|(grain, told)| step(told, grain, 0, context));
    let told = named.as_ref().or(told);
    Some(match told {
        Some(Stamp::Month(year, month)) => Stamp::Month(year.checked_add(years)?, *month),
        Some(Stamp::Quarter(year, quarter)) => Stamp::Quarter(year.checked_add(years)?, *quarter),
        Some(Stamp::Half(year, half)) => Stamp::Half(year.checked_add(years)?, *half),
        Some(Stamp::Season(year, season)) => Stamp::Season(year.checked_add(years)?, *season),
        Some(stamp) if context.history => Stamp::Year(stamp.year()?.checked_add(years)?),
        _ => Stamp::Year(i32::from(context.today()?.year()).checked_add(years)?),
    })
}

/// The time of publication.
pub(super) fn moment(published: DateTime) -> Stamp {
    Stamp::Time { day: published.date(), hour: published.hour(), minute: published.minute(), second: None, zone: String::new() }
}

/// The day so long before or after another; `None` if the length is not told in days or more.
pub(super) fn days_away(length: &Length, sign: i32, from: Date) -> Option<Date> {
    [(length.n, length.grain)].into_iter().chain(length.second).try_fold(from, |day, (n, grain)| {
        #[allow(clippy::cast_possible_truncation, reason = "whole and bounded by the check")]
        let n = (n.fract() == 0.0 && n.abs() < 1e5).then_some(n as i32 * sign)?;
        let months = |each: i32| jiff::Span::new().try_months(n.checked_mul(each)?).ok();
        match grain {
            Grain::Day => days_later(day, n),
            Grain::Week => days_later(day, n.checked_mul(7)?),
            Grain::Fortnight => days_later(day, n.checked_mul(14)?),
            Grain::Month => moved(day, months(1)?),
            Grain::Quarter => moved(day, months(3)?),
            Grain::Half => moved(day, months(6)?),
            Grain::Year => moved(day, months(12)?),
            Grain::Decade => moved(day, months(120)?),
            _ => None,
        }
    })
}

/// A length of the clock in seconds.
pub(super) fn seconds(length: &Length) -> Option<i64> {
    let seconds: f64 = [(length.n, length.grain)]
        .into_iter()
        .chain(length.second)
        .map(|(n, grain)| {
            n * match grain {
                Grain::Second => 1.0,
                Grain::Minute => 60.0,
                _ => 3600.0,
            }
        })
        .sum();
    #[allow(clippy::cast_possible_truncation, reason = "bounded by the check")]
    (seconds.abs() < 1e9).then_some(seconds as i64)
}

/// The time so long before or after the publication.
pub(super) fn clock_offset(length: &Length, sign: i32, published: DateTime) -> Option<Stamp> {
    let seconds = seconds(length)?;
    let at = published.checked_add((i64::from(sign) * seconds).seconds()).ok()?;
    let second = (length.grain == Grain::Second).then_some(at.second());
    Some(Stamp::Time { day: at.date(), hour: at.hour(), minute: at.minute(), second, zone: String::new() })
}

/// So long before or after a date; `None` if the date is coarser than the unit or the count not told.
pub(super) fn offset_from(length: &Length, sign: i32, from: &Stamp, to_the_day: bool) -> Option<Stamp> {
    if let (true, Stamp::Day(day)) = (to_the_day, from) {
        return days_away(length, sign, *day).map(Stamp::Day);
    }
    let count = |n: f64| -> Option<i32> {
        #[allow(clippy::cast_possible_truncation, reason = "whole and bounded by the check")]
        (n.fract() == 0.0 && n.abs() < 1e5).then_some(n as i32 * sign)
    };
    // Two and a half years are thirty months.
    if length.second.is_some() || length.n.fract() != 0.0 {
        let months = match (length.grain, length.second) {
            (Grain::Year, None) => length.n * 12.0,
            (Grain::Year, Some((months, Grain::Month))) => length.n * 12.0 + months,
            (Grain::Month, None) => length.n.floor(),
            _ => return None,
        };
        let (year, month) = from.month()?;
        let (year, month) = month_shift(year, month, count(months.round())?)?;
        return Some(Stamp::Month(year, month));
    }
    let n = count(length.n)?;
    Some(match length.grain {
        Grain::Day => Stamp::Day(days_later(from.day()?, n)?),
        Grain::Week | Grain::Fortnight => {
            let days = n.checked_mul(if length.grain == Grain::Week { 7 } else { 14 })?;
            match from {
                Stamp::Week(..) => {
                    let (year, week) = week_of(days_later(from.start()?, days)?);
                    Stamp::Week(year, week)
                }
                _ => Stamp::Day(days_later(from.day()?, days)?),
            }
        }
        Grain::Month | Grain::Quarter | Grain::Half => {
            let each = match length.grain {
                Grain::Month => 1,
                Grain::Quarter => 3,
                _ => 6,
            };
            let (year, month) = from.month()?;
            let (year, month) = month_shift(year, month, n.checked_mul(each)?)?;
            Stamp::Month(year, month)
        }
        // `the third quarter … a year earlier` is a quarter again.
        Grain::Year => match from {
            Stamp::Quarter(year, quarter) => Stamp::Quarter(year.checked_add(n)?, *quarter),
            _ => Stamp::Year(from.year()?.checked_add(n)?),
        },
        Grain::Decade => Stamp::Year(from.year()?.checked_add(n.checked_mul(10)?)?),
        Grain::Century => Stamp::Year(from.year()?.checked_add(n.checked_mul(100)?)?),
        _ => return None,
    })
}

/// The nth grain of something, from its end if negative.
pub(super) fn nth(n: i32, grain: Grain, of: &Stamp) -> Option<Stamp> {
    let (start, end) = (of.start()?, of.end()?);
    let back = n < 0;
    let steps = if back { n + 1 } else { n - 1 };
    Some(match grain {
        Grain::Day => {
            let day = days_later(if back { end } else { start }, steps)?;
            (day >= start && day <= end).then_some(Stamp::Day(day))?
        }
        Grain::Week => {
            // The first week is the one with the first Thursday, as in ISO 8601.
            let thursday = weekday_near(if back { end } else { start }, 4, !back, false)?;
            let (year, week) = week_of(days_later(thursday, steps.checked_mul(7)?)?);
            Stamp::Week(year, week)
        }
        Grain::Weekend => {
            let saturday = weekday_near(if back { end } else { start }, 6, !back, false)?;
            let (year, week) = week_of(days_later(saturday, steps.checked_mul(7)?)?);
            Stamp::Weekend(year, week)
        }
        Grain::Month => {
            let from = if back { end } else { start };
            let (year, month) = month_shift(from.year().into(), from.month(), steps)?;
            Stamp::Month(year, month)
        }
        Grain::Quarter => match of {
            Stamp::Year(year) => {
                Stamp::Quarter(*year, i8::try_from(if back { 5 + n } else { n }).ok().filter(|q| (1..=4).contains(q))?)
            }
            _ => return None,
        },
        Grain::Half => match of {
            Stamp::Year(year) => {
                Stamp::Half(*year, i8::try_from(if back { 3 + n } else { n }).ok().filter(|h| (1..=2).contains(h))?)
            }
            _ => return None,
        },
        Grain::Year => {
            let from = if back { end } else { start };
            Stamp::Year(i32::from(from.year()) + steps)
        }
        Grain::Decade => {
            let from = if back { end } else { start };
            Stamp::Decade((i32::from(from.year()) + steps * 10).div_euclid(10))
        }
        _ => return None,
    })
}

/// The nth such weekday of something, from its end if negative.
pub(super) fn nth_weekday(n: i32, weekday: i8, of: &Stamp) -> Option<Stamp> {
    let (start, end) = (of.start()?, of.end()?);
    let first = weekday_near(if n < 0 { end } else { start }, weekday, n > 0, false)?;
    let day = days_later(first, (if n < 0 { n + 1 } else { n - 1 }).checked_mul(7)?)?;
    (day >= start && day <= end).then_some(Stamp::Day(day))
}

/// The day a named day falls on in a year.
pub(super) fn holiday_in(rule: Holiday, year: i32) -> Option<Date> {
    match rule {
        Holiday::Fixed(month, day) => date(year, month, day),
        Holiday::Exact(year, month, day) => date(year.into(), month, day),
        Holiday::Easter(days) => days_later(easter(year)?, days),
        Holiday::Nth(n, weekday, month, later) => {
            let first = date(year, month, 1)?;
            if n < 0 {
                let last = weekday_near(first.last_of_month(), weekday, false, false)?;
                return days_later(last, (i32::from(n) + 1) * 7 + i32::from(later));
            }
            days_later(weekday_near(first, weekday, true, false)?, (i32::from(n) - 1) * 7 + i32::from(later))
        }
    }
}

/// Easter Sunday of the Gregorian calendar (anonymous algorithm, Meeus).
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    date(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?)
}
