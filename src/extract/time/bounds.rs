//! Open ends: from the words before an expression (« avant », « depuis », `until`) and from its modifier
//! to an EDTF date or interval ([`edtf`]). What ends before a date has an unknown start, what began
//! after one an open end; a plain date keeps its own precision.

use super::expr::Found;
use super::matcher::Matcher;
use super::stamp::{Stamp, edtf_day};
use crate::extract::facts::TimeModifier;
use jiff::civil::Date;

/// The EDTF date of `stamp` with its open ends, and the modifier that tells them.
pub(super) fn edtf(
    matcher: &Matcher<'_, '_>,
    found: &Found,
    stamp: Option<&Stamp>,
    modifier: Option<TimeModifier>,
    today: Option<Date>,
) -> (Option<String>, Option<TimeModifier>) {
    let Some(stamp) = stamp.filter(|stamp| stamp.is_closed()) else { return (None, modifier) };
    let about = || matcher.ends_in(found.tokens.start, "about").then_some(TimeModifier::Approximate);
    let modifier = modifier.or_else(about);
    let bound = modifier.filter(|m| matches!(m, TimeModifier::Before | TimeModifier::After));
    let bound = bound.or_else(|| {
        if matcher.ends_in(found.tokens.start, "bound_before") {
            Some(TimeModifier::Before)
        } else {
            matcher.ends_in(found.tokens.start, "bound_after").then_some(TimeModifier::After)
        }
    });
    let whole = match bound {
        // « jusqu'au 19 » ends then, « avant le 19 » some time before: an unknown start, and an open one.
        Some(TimeModifier::Before) if matcher.ends_in(found.tokens.start, "bound_until") => {
            before(stamp).map(|date| date.trim_start_matches("..").to_owned())
        }
        Some(TimeModifier::Before) => before(stamp),
        // « il y a moins de deux ans » ends with the publication at the latest.
        Some(TimeModifier::After) if modifier == Some(TimeModifier::After) => match (after(stamp), today) {
            (Some(start), Some(today)) if stamp.start() < Some(today) => {
                Some(format!("{}{}", start.trim_end_matches(".."), edtf_day(today)))
            }
            (start, _) => start,
        },
        Some(TimeModifier::After) => after(stamp),
        _ => match modifier {
            Some(TimeModifier::Approximate) => {
                stamp.edtf().map(|date| if date.contains(['/', 'T', 'X']) { date } else { format!("{date}~") })
            }
            _ => stamp.edtf(),
        },
    };
    (whole, bound.or(modifier))
}

/// Up to a date: `../2022-01-03`.
fn before(stamp: &Stamp) -> Option<String> {
    match stamp {
        Stamp::Week(..) | Stamp::Weekend(..) | Stamp::Part(..) => Some(format!("../{}", edtf_day(stamp.end()?))),
        _ => Some(format!("../{}", stamp.edtf()?)),
    }
}

/// From a date on: `1998/..`.
fn after(stamp: &Stamp) -> Option<String> {
    match stamp {
        Stamp::Week(..) | Stamp::Weekend(..) | Stamp::Part(..) => Some(format!("{}/..", edtf_day(stamp.start()?))),
        _ => Some(format!("{}/..", stamp.edtf()?)),
    }
}

/// Hour and minute of a TIMEX3 time.
pub(super) fn clock_of(value: &str) -> Option<(i32, i32)> {
    let (_, clock) = value.split_once('T')?;
    let (hour, rest) = clock.split_once(':')?;
    Some((hour.parse().ok()?, rest.get(..2)?.parse().ok()?))
}
