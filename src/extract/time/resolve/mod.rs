//! Trees into calendar values: [`resolve`] turns an [`Expr`] into a [`Resolved`], given the [`Context`].
//! Deictic words count from the publication, anaphoric ones from the last date told; without either
//! the value stays open and says what is missing. Dates that do not exist resolve to nothing.

pub(super) mod context;
mod fields;
mod moves;
pub(super) mod range;

use super::clock::Clock;
use super::expr::{Expr, Fields};
use super::grain::{Grain, Part};
use super::stamp::Stamp;
use crate::extract::facts::Missing;
use crate::extract::facts::{TimeKind, TimeModifier};
use crate::extract::lexicon::time::{Holiday, TimeLexicon};
use context::Context;
use jiff::civil::{Date, Weekday};
use std::fmt::Write;

/// What became of an expression.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    pub(super) value: String,
    pub(super) kind: TimeKind,
    /// The calendar value, where there is one.
    pub(super) stamp: Option<Stamp>,
    /// A modifier that lies in the meaning.
    pub(super) modifier: Option<TimeModifier>,
    pub(super) missing: Option<Missing>,
}

impl Resolved {
    fn stamp(stamp: Stamp) -> Self {
        let missing = (!stamp.is_closed()).then_some(Missing::Publication);
        Self { value: stamp.value(), kind: stamp.kind(), stamp: Some(stamp), modifier: None, missing }
    }

    pub(super) fn value(value: impl Into<String>, kind: TimeKind) -> Self {
        Self { value: value.into(), kind, stamp: None, modifier: None, missing: None }
    }

    /// An open value for want of something.
    fn open(value: impl Into<String>, kind: TimeKind, missing: Missing) -> Self {
        let stamp = Stamp::Open(value.into(), kind);
        Self { missing: Some(missing), ..Self::stamp(stamp) }
    }
}

/// The date of `fields` if their year stands in the text.
pub(super) fn year_told(fields: &Fields) -> Option<Stamp> {
    fields.year.and_then(|year| fields::in_year(fields, year))
}

/// Resolves `expr`; `None` if there is no such date.
pub(super) fn resolve(expr: &Expr, lexicon: &TimeLexicon, context: &Context) -> Option<Resolved> {
    match expr {
        Expr::Fields(fields) => fields::resolve(fields, lexicon, context),
        Expr::Shift { grain, n, told } => moves::shift(*grain, *n, *told, context),
        Expr::Offset { length, sign, told, of } => match of {
            Some(of) => {
                let of = resolve(of, lexicon, context)?;
                moves::offset_from(length, *sign, of.stamp.as_ref()?, context.note)
                    .map(Resolved::stamp)
                    .or_else(|| Some(Resolved::value(length.value(), TimeKind::Duration)))
            }
            None => moves::offset(length, *sign, *told, context),
        },
        Expr::Nth { n, grain, weekday, of } => {
            let whole = resolve(of, lexicon, context)?;
            match whole.stamp.as_ref().and_then(|stamp| match weekday {
                Some(weekday) => moves::nth_weekday(*n, *weekday, stamp),
                None => moves::nth(*n, *grain, stamp),
            }) {
                Some(stamp) => Some(Resolved::stamp(stamp)),
                None if whole.stamp.as_ref().is_none_or(Stamp::is_closed) => None,
                None => Some(whole),
            }
        }
        Expr::Edge { edge, of } => {
            let whole = resolve(of, lexicon, context)?;
            Some(Resolved { modifier: Some(*edge), ..whole })
        }
        Expr::Part { part, on } => part_of_day(*part, on.as_deref(), lexicon, context),
        Expr::Clock(clock) => time_of_day(clock, lexicon, context),
        Expr::Duration(length) => Some(Resolved::value(length.value(), TimeKind::Duration)),
        Expr::Set(value) => Some(Resolved::value(value.clone(), TimeKind::Set)),
        Expr::Reference { value, kind } => Some(Resolved::value(value.clone(), *kind)),
        Expr::Holiday { id, year, turn } => holiday(*lexicon.holidays.get(*id)?, *year, *turn, context),
        Expr::Range { a, b } => range::between(a, b, lexicon, context),
        Expr::Reach { length, sign, now } => range::reach(length, *sign, *now, context),
        Expr::Lasting { length, from } => range::lasting(length, from, lexicon, context),
        Expr::Period(years, grain) => moves::same_period(*years, *grain, context).map(Resolved::stamp),
        Expr::Holding { grain, of } => {
            let of = resolve(of, lexicon, context)?;
            let stamp = of.stamp.as_ref().filter(|stamp| stamp.is_closed())?;
            // The weekend of a Monday is the one before.
            let monday = *grain == Grain::Weekend && stamp.day().is_some_and(|day| day.weekday() == Weekday::Monday);
            moves::step(stamp, *grain, -i32::from(monday), context).map(Resolved::stamp)
        }
        Expr::Pair { .. } | Expr::Nothing => None,
    }
}

/// The day an hour or a part of a day without date belongs to.
fn day_at_hand(context: &Context) -> Option<Date> {
    if context.history {
        return context.told.as_ref().and_then(|told| told.stamp.day());
    }
    let told = context.told_day.filter(|(_, sentence)| sentence + context.day_reach >= context.sentence);
    told.map(|(day, _)| day).or(context.lead_day).or_else(|| context.today())
}

fn part_of_day(part: Part, on: Option<&Expr>, lexicon: &TimeLexicon, context: &Context) -> Option<Resolved> {
    let open = |day: &str| format!("{day}T{}", part.code());
    let Some(on) = on else {
        return Some(match day_at_hand(context) {
            Some(day) => Resolved::stamp(Stamp::Part(day, part)),
            None if context.history => Resolved::open(open("XXXX-XX-XX"), TimeKind::Time, Missing::Told),
            None => Resolved::open(open(""), TimeKind::Time, Missing::Publication),
        });
    };
    let on = resolve(on, lexicon, context)?;
    match on.stamp {
        Some(stamp) => match stamp.day() {
            Some(day) => Some(Resolved::stamp(Stamp::Part(day, part))),
            None if !stamp.is_closed() && stamp.kind() == TimeKind::Date => {
                Some(Resolved { missing: on.missing, ..Resolved::stamp(Stamp::Open(open(&on.value), TimeKind::Time)) })
            }
            None => None,
        },
        None => None,
    }
}

fn time_of_day(clock: &Clock, lexicon: &TimeLexicon, context: &Context) -> Option<Resolved> {
    let zone = clock.zone.and_then(|at| lexicon.zones.get(at)).cloned().unwrap_or_default();
    let (hour, minute) = (clock.hour, clock.minute.unwrap_or(0));
    let mut open = format!("T{hour:02}:{minute:02}");
    if let Some(second) = clock.second {
        let _ = write!(open, ":{second:02}");
    }
    open.push_str(&zone);
    let on = match &clock.on {
        Some(on) => {
            let on = resolve(on, lexicon, context)?;
            match on.stamp {
                Some(stamp) if stamp.is_closed() => Some(stamp.day()?),
                Some(Stamp::Open(day, TimeKind::Date)) => {
                    return Some(Resolved {
                        missing: on.missing,
                        ..Resolved::stamp(Stamp::Open(format!("{day}{open}"), TimeKind::Time))
                    });
                }
                _ => return None,
            }
        }
        None => day_at_hand(context),
    };
    Some(match on {
        Some(day) => Resolved::stamp(Stamp::Time { day, hour, minute, second: clock.second, zone }),
        None => Resolved::open(open, TimeKind::Time, if context.history { Missing::Told } else { Missing::Publication }),
    })
}

fn holiday(rule: Holiday, year: Option<i32>, turn: Option<i32>, context: &Context) -> Option<Resolved> {
    let in_year = |year: i32| moves::holiday_in(rule, year).map(Stamp::Day);
    if let Holiday::Exact(year, ..) = rule {
        return in_year(year.into()).map(Resolved::stamp);
    }
    if let Some(year) = year {
        return in_year(year).map(Resolved::stamp);
    }
    let tense = context.tense.filter(|_| context.note);
    let nearest = Context { tense, ..context.clone() };
    match nearest.pick(turn, in_year) {
        Some(stamp) => Some(Resolved::stamp(stamp)),
        None => Some(Resolved::open(
            match rule {
                Holiday::Fixed(month, day) => format!("XXXX-{month:02}-{day:02}"),
                _ => "XXXX-XX-XX".to_owned(),
            },
            TimeKind::Date,
            Missing::Year,
        )),
    }
}
