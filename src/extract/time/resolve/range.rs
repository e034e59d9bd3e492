//! Expressions with two ends: « de 14 h à 16 h », `from March to May`, `the last three weeks`, `for two hours
//! from 9 am`. In a note they are one expression with an ISO 8601 interval as value ([`between`],
//! [`reach`], [`lasting`]); an article gives each end its own. A month or year that closes a range
//! closes it with its first day, as it is told; the EDTF date keeps the whole of it.

use super::super::expr::{Expr, Fields, Found};
use super::super::grain::{Grain, Length};
use super::super::pairs;
use super::super::stamp::{Stamp, date, days_later};
use super::context::{Context, weekday_near};
use super::{Resolved, moves};
use crate::extract::facts::{TimeKind, TimeModifier};
use crate::extract::lexicon::time::TimeLexicon;
use jiff::ToSpan;
use jiff::civil::Date;

/// From `a` to `b`.
pub(super) fn between(a: &Found, b: &Found, lexicon: &TimeLexicon, context: &Context) -> Option<Resolved> {
    let parts = pairs::resolve(a, b, lexicon, context);
    let [(a, first), (b, last)] = parts.as_slice() else { return None };
    let first = end(first, context)?;
    let mut last = end(last, context)?;
    // « de 22 h à 2 h » goes past midnight.
    if let (Stamp::Time { day, hour, minute, .. }, Stamp::Time { day: to, hour: h, minute: m, .. }) = (&first, &mut last)
        && day == to
        && (*h, *m) <= (*hour, *minute)
    {
        *to = days_later(*to, 1)?;
    }
    // « du mardi au samedi »: the Saturday after that Tuesday.
    if let (Stamp::Day(from), Stamp::Day(to), Expr::Fields(Fields { weekday: Some(_), day: None, .. })) =
        (&first, &mut last, &b.expr)
        && *to < *from
    {
        *to = weekday_near(*from, to.weekday().to_monday_one_offset(), true, true)?;
    }
    let value = format!("{}/{}", point(&first, edge(&a.expr), false)?, point(&last, edge(&b.expr), true)?);
    Some(Resolved::stamp(Stamp::Span { first: Box::new(first), last: Box::new(last), value }))
}

/// The stamp of one end; « maintenant » is the day of publication.
fn end(resolved: &Resolved, context: &Context) -> Option<Stamp> {
    if resolved.value == "PRESENT_REF" {
        return context.today().map(Stamp::Day);
    }
    resolved.stamp.clone().filter(Stamp::is_closed)
}

fn edge(expr: &Expr) -> Option<TimeModifier> {
    match expr {
        Expr::Edge { edge, .. } => Some(*edge),
        _ => None,
    }
}

/// The day or time at which an end of a range lies.
pub(in super::super) fn point(stamp: &Stamp, edge: Option<TimeModifier>, closes: bool) -> Option<String> {
    if let Stamp::Time { .. } = stamp {
        return Some(stamp.value());
    }
    let day = match (edge, stamp) {
        (Some(TimeModifier::End), stamp) => stamp.end()?.tomorrow().ok()?,
        (Some(TimeModifier::Mid), Stamp::Month(year, month)) => date(*year, *month, 16)?,
        (Some(TimeModifier::Mid), Stamp::Year(year)) => date(*year, 7, 2)?,
        // A quarter or half that closes a range lies within it.
        (_, Stamp::Quarter(..) | Stamp::Half(..)) if closes => stamp.end()?.tomorrow().ok()?,
        _ => stamp.start()?,
    };
    Some(Stamp::Day(day).value())
}

/// So long from the publication on, or back from it.
pub(super) fn reach(length: &Length, sign: i32, now: bool, context: &Context) -> Option<Resolved> {
    let published = context.published?;
    let length_alone = || Some(Resolved::value(length.value(), TimeKind::Duration));
    let span = |first: Stamp, last: Stamp| {
        let value = format!("{}/{}", point(&first, None, false)?, point(&last, None, true)?);
        Some(Resolved::stamp(Stamp::Span { first: Box::new(first), last: Box::new(last), value }))
    };
    if length.is_clock() {
        let Some(there) = moves::clock_offset(length, sign, published) else { return length_alone() };
        let here = moves::moment(published);
        return if sign < 0 { span(there, here) } else { span(here, there) };
    }
    let today = published.date();
    if let (Grain::Quarter | Grain::Decade | Grain::Half, false) = (length.grain, now) {
        return aligned(length, sign, today).and_then(|(first, last)| span(Stamp::Day(first), Stamp::Day(last)));
    }
    // What is to come begins tomorrow, unless from this very moment.
    let from = if sign > 0 && !now { days_later(today, 1)? } else { today };
    let Some(there) = moves::days_away(length, sign, from) else { return length_alone() };
    let (first, last) = if sign < 0 { (there, from) } else { (from, there) };
    span(Stamp::Day(first), Stamp::Day(last))
}

/// So many whole quarters, halves or decades before or after the present one.
fn aligned(length: &Length, sign: i32, today: Date) -> Option<(Date, Date)> {
    let months: i32 = match length.grain {
        Grain::Quarter => 3,
        Grain::Half => 6,
        _ => 120,
    };
    #[allow(clippy::cast_possible_truncation, reason = "whole and bounded by the check")]
    let n = (length.n.fract() == 0.0 && length.n < 1000.0).then_some(length.n as i32)?;
    let month = i32::from(today.year()) * 12 + i32::from(today.month()) - 1;
    let start = month.div_euclid(months) * months;
    let on = |month: i32| date(month.div_euclid(12), i8::try_from(month.rem_euclid(12)).ok()? + 1, 1);
    let next = start + months;
    if sign < 0 { Some((on(start - n * months)?, on(start)?)) } else { Some((on(next)?, on(next + n * months)?)) }
}

/// So long from the start of something: `from 9 am for two hours`.
pub(super) fn lasting(length: &Length, from: &Expr, lexicon: &TimeLexicon, context: &Context) -> Option<Resolved> {
    let from = super::resolve(from, lexicon, context)?;
    let first = end(&from, context)?;
    let last = match &first {
        Stamp::Time { day, hour, minute, second, zone } => {
            let start = day.at(*hour, *minute, second.unwrap_or(0), 0);
            if length.is_clock() {
                let at = start.checked_add(moves::seconds(length)?.seconds()).ok()?;
                Stamp::Time { day: at.date(), hour: at.hour(), minute: at.minute(), second: *second, zone: zone.clone() }
            } else {
                let day = moves::days_away(length, 1, *day)?;
                Stamp::Time { day, hour: *hour, minute: *minute, second: *second, zone: zone.clone() }
            }
        }
        _ if length.is_clock() => return None,
        stamp => Stamp::Day(moves::days_away(length, 1, stamp.start()?)?),
    };
    let first = if let Stamp::Time { .. } = first { first } else { Stamp::Day(first.start()?) };
    let value = format!("{}/{}", point(&first, None, false)?, point(&last, None, true)?);
    Some(Resolved::stamp(Stamp::Span { first: Box::new(first), last: Box::new(last), value }))
}

/// A quarter, half or decade, or a week told by its month, as an interval: ISO 8601 has no other way.
pub(in super::super) fn whole(stamp: &Stamp) -> Option<String> {
    let (first, after) = (stamp.start()?, stamp.end()?.tomorrow().ok()?);
    Some(format!("{}/{}", Stamp::Day(first).value(), Stamp::Day(after).value()))
}

/// The value with an open end: `../2018-04-27` before, `2018-04-27/..` from then on or after.
pub(in super::super) fn open_end(stamp: &Stamp, before: bool, from: bool, modifier: Option<TimeModifier>) -> Option<String> {
    if stamp.kind() == TimeKind::Time && !matches!(stamp, Stamp::Time { .. }) {
        return None;
    }
    match (before, modifier) {
        (_, Some(TimeModifier::Approximate)) => None,
        (true, edge) => Some(format!("../{}", point(stamp, edge, false)?)),
        // « depuis fin juillet » begins with its second half, « après la mi-mai » when its middle is over.
        (false, Some(TimeModifier::End)) => match stamp {
            Stamp::Month(year, month) if from => Some(format!("{}/..", Stamp::Day(date(*year, *month, 16)?).value())),
            _ => None,
        },
        (false, Some(TimeModifier::Mid)) => match stamp {
            Stamp::Month(year, month) if !from => Some(format!("{}/..", Stamp::Day(date(*year, *month, 21)?).value())),
            _ => None,
        },
        (false, Some(TimeModifier::Start)) => Some(format!("{}/..", point(stamp, None, false)?)),
        (false, None) if from || stamp.day().is_some() => Some(format!("{}/..", point(stamp, None, false)?)),
        (false, None) => Some(format!("{}/..", point(stamp, Some(TimeModifier::End), false)?)),
        _ => None,
    }
}
