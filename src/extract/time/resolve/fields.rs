//! A date by its parts: what is told is kept, what is left out is chosen by the context. A date with its
//! year stands for itself; one without goes with tense in news, and with the last date told in a
//! history. The named parts decide the precision.

use super::super::expr::Fields;
use super::super::stamp::{Stamp, date, days_between, days_later, week_day, week_of};
use super::context::{Context, weekday_near};
use super::{Resolved, moves};
use crate::extract::facts::Missing;
use crate::extract::facts::TimeKind;
use crate::extract::lexicon::time::{Tense, TimeLexicon};
use jiff::civil::Date;

/// Sentences back in which a date is at hand.
const NEAR: usize = 2;

/// See the module.
pub(super) fn resolve(fields: &Fields, lexicon: &TimeLexicon, context: &Context) -> Option<Resolved> {
    if let Some(of) = &fields.of {
        let whole = super::resolve(of, lexicon, context)?;
        return match whole.stamp.as_ref().filter(|stamp| stamp.is_closed()) {
            Some(stamp) => within(fields, stamp).map(Resolved::stamp),
            None => Some(whole),
        };
    }
    if let Some(century) = fields.century {
        let stamp = if fields.bc { Stamp::Century(-century) } else { Stamp::Century(century - 1) };
        return (1..=99).contains(&century).then(|| Resolved::stamp(stamp));
    }
    if let Some(decade) = fields.decade {
        // `the 1600s` are a century, `the 1900s` may be ten years.
        let century = decade % 10 == 0 && decade < 190;
        let stamp = if century { Stamp::Century(decade / 10) } else { Stamp::Decade(decade) };
        return (0..=999).contains(&decade).then(|| Resolved::stamp(stamp));
    }
    if let Some(year) = fields.year {
        return in_year(fields, year).map(Resolved::stamp);
    }
    // `the following January`: after the date told, whatever the day of publication.
    let told = context.told_within(NEAR).and_then(|told| told.stamp.start()).filter(|_| fields.told && !context.history);
    if let Some(start) = told {
        let from = Context { published: Some(start.at(0, 0, 0, 0)), next_is_next_week: false, ..context.clone() };
        return without_year(fields, &from);
    }
    without_year(fields, context)
}

/// The date in a year.
pub(super) fn in_year(fields: &Fields, year: i32) -> Option<Stamp> {
    if !(-9998..=9998).contains(&year) {
        return None;
    }
    match *fields {
        Fields { month: Some(month), day: Some(day), .. } => date(year, month, day).map(Stamp::Day),
        Fields { month: Some(month), .. } => Some(Stamp::Month(year, month)),
        Fields { quarter: Some(quarter), .. } => Some(Stamp::Quarter(year, quarter)),
        Fields { half: Some(half), .. } => Some(Stamp::Half(year, half)),
        Fields { season: Some(season), .. } => Some(Stamp::Season(year, season)),
        Fields { week: Some(week), weekday: Some(weekday), .. } => week_day(year, week, weekday).map(Stamp::Day),
        Fields { week: Some(week), .. } => week_day(year, week, 1).map(|_| Stamp::Week(year, week)),
        Fields { day: None, weekday: None, .. } => Some(Stamp::Year(year)),
        _ => None,
    }
}

/// The date within a year, month, week or season.
fn within(fields: &Fields, whole: &Stamp) -> Option<Stamp> {
    let named = fields.month.or(fields.quarter).or(fields.half).or(fields.season).or(fields.week);
    if named.is_some() {
        return in_year(fields, whole.year()?);
    }
    if let Some(weekday) = fields.weekday {
        let (year, week) = match whole {
            Stamp::Week(year, week) | Stamp::Weekend(year, week) => (*year, *week),
            Stamp::Day(day) => week_of(*day),
            Stamp::Month(..) => return weekday_near(whole.start()?, weekday, true, false).map(Stamp::Day),
            _ => return None,
        };
        return week_day(year, week, weekday).map(Stamp::Day);
    }
    let (year, month) = whole.month()?;
    date(year, month, fields.day?).map(Stamp::Day)
}

fn without_year(fields: &Fields, context: &Context) -> Option<Resolved> {
    match *fields {
        Fields { month: Some(month), day, weekday, turn, .. } => {
            // Some year must have such a day.
            in_year(fields, 2000)?;
            let by_weekday = weekday.zip(day).and_then(|(weekday, day)| agreeing_year(month, day, weekday, context));
            let stamp = by_weekday.or_else(|| context.pick(turn, |year| in_year(fields, year)));
            Some(stamp.map_or_else(
                || {
                    let value = day.map_or(format!("XXXX-{month:02}"), |day| format!("XXXX-{month:02}-{day:02}"));
                    Resolved::open(value, TimeKind::Date, Missing::Year)
                },
                Resolved::stamp,
            ))
        }
        Fields { weekday: Some(weekday), day: Some(day), .. } => Some(day_and_weekday(day, weekday, context)),
        Fields { weekday: Some(weekday), turn, .. } => Some(bare_weekday(weekday, turn, context)),
        Fields { day: Some(day), turn, .. } => Some(day_of_month(day, turn, context)),
        Fields { turn, .. } => {
            let open = in_year(fields, 2000)?.value();
            let nearest = Context { tense: None, ..context.clone() };
            let by_tense = if fields.week.is_some() { &nearest } else { context };
            let stamp = by_tense.pick(turn, |year| in_year(fields, year));
            let open = open.strip_prefix("2000").filter(|rest| !rest.is_empty())?;
            Some(stamp.map_or_else(|| Resolved::open(format!("XXXX{open}"), TimeKind::Date, Missing::Year), Resolved::stamp))
        }
    }
}

/// The year in which the weekday falls on that day, if one lies near.
fn agreeing_year(month: i8, day: i8, weekday: i8, context: &Context) -> Option<Stamp> {
    let (reference, _) = context.reference()?;
    let year = i32::from(reference.year());
    let agrees = |day: &Date| day.weekday().to_monday_one_offset() == weekday;
    let nearest = (year - 1..=year + 1).filter_map(|year| date(year, month, day)).filter(agrees);
    nearest.min_by_key(|day| days_between(reference, *day).abs()).map(Stamp::Day)
}

fn bare_weekday(weekday: i8, turn: Option<i32>, context: &Context) -> Resolved {
    let open = || Resolved::open(format!("XXXX-WXX-{weekday}"), TimeKind::Date, Missing::Publication);
    let day = if context.history {
        let told = context.told.as_ref().and_then(|told| told.stamp.day());
        told.and_then(|day| weekday_near(day, weekday, turn != Some(-1), turn.is_some()))
    } else {
        context.today().and_then(|today| match turn {
            Some(-1) => weekday_near(today, weekday, false, true),
            // « mardi en huit »: a week after the one to come.
            Some(later @ (8 | 15)) => {
                weekday_near(today, weekday, true, true).and_then(|day| days_later(day, if later == 8 { 7 } else { 14 }))
            }
            // `last Wednesday`, said on a Thursday: the one of last week.
            Some(-2) => {
                let (year, week) = week_of(days_later(today, -7)?);
                week_day(year, week, weekday)
            }
            Some(1) if context.next_is_next_week => {
                let (year, week) = week_of(days_later(today, 7)?);
                week_day(year, week, weekday)
            }
            Some(1) => weekday_near(today, weekday, true, true),
            _ => weekday_by_tense(today, weekday, context),
        })
    };
    day.map_or_else(open, |day| Resolved::stamp(Stamp::Day(day)))
}

/// A bare weekday in news: told just before, or the last or next one by tense.
fn weekday_by_tense(today: Date, weekday: i8, context: &Context) -> Option<Date> {
    let told = context.told_day.map(|(day, _)| day).filter(|day| {
        day.weekday().to_monday_one_offset() == weekday
            && days_between(today, *day).abs() <= 21
            && !(context.is_past() && *day > today)
            && !(context.is_future() && *day < today)
    });
    if let Some(day) = told {
        return Some(day);
    }
    let ahead = match context.tense {
        Some(Tense::Future) => true,
        Some(Tense::Past | Tense::Pluperfect) => false,
        // Without a verb of its own it goes the way of the day told before in the sentence.
        _ => context.told_day.is_some_and(|(day, sentence)| sentence + 1 >= context.sentence && day > today),
    };
    weekday_near(today, weekday, ahead, false)
}

/// « lundi 15 »: the month in which they agree.
fn day_and_weekday(day: i8, weekday: i8, context: &Context) -> Resolved {
    let found = context.reference().and_then(|(reference, _)| {
        let months = months_around(reference, 8);
        let days = months.filter_map(|(year, month)| date(year, month, day));
        let agreeing = days.filter(|day| day.weekday().to_monday_one_offset() == weekday);
        agreeing.min_by_key(|day| days_between(reference, *day).abs())
    });
    found.map_or_else(
        || Resolved::open(format!("XXXX-WXX-{weekday}"), TimeKind::Date, Missing::Publication),
        |day| Resolved::stamp(Stamp::Day(day)),
    )
}

/// « le 15 »: in the month told just before, else by tense.
fn day_of_month(day: i8, turn: Option<i32>, context: &Context) -> Resolved {
    let told = context.told_within(if context.history { usize::MAX / 2 } else { 1 }).and_then(|told| told.stamp.month());
    let stamp = match told.filter(|_| turn.is_none()) {
        Some((year, month)) => date(year, month, day).map(Stamp::Day),
        None => context.today().filter(|_| !context.history).and_then(|today| {
            let days = months_around(today, 2).filter_map(|(year, month)| date(year, month, day).map(Stamp::Day));
            super::context::choose(&days.collect::<Vec<_>>(), today, turn, context.tense)
        }),
    };
    stamp.map_or_else(|| Resolved::open(format!("XXXX-XX-{day:02}"), TimeKind::Date, Missing::Publication), Resolved::stamp)
}

fn months_around(day: Date, aside: i32) -> impl Iterator<Item = (i32, i8)> {
    (-aside..=aside).filter_map(move |n| moves::month_shift(i32::from(day.year()), day.month(), n))
}
