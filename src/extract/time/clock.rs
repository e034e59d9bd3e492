//! Times of day before they are resolved: [`Clock`], built from the captures of a rule ([`build`]). Which half
//! of the day an hour lies in is settled here where the words tell: `pm`, « du soir », or the other end of a
//! range ([`settle`]); [`at`] puts times on the day that stands beside them. No dates are worked out here.

use super::expr::{Captures, Expr, Found};
use super::grain::Part;
use crate::extract::lexicon::time::{Slot, TimeLexicon, code};

/// A time of day.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    pub(super) hour: i8,
    pub(super) minute: Option<i8>,
    pub(super) second: Option<i8>,
    pub(super) zone: Option<usize>,
    pub(super) on: Option<Box<Expr>>,
    /// The words tell which half of the day.
    pub(super) settled: bool,
}

impl Clock {
    fn minutes(&self) -> i32 {
        i32::from(self.hour) * 60 + i32::from(self.minute.unwrap_or(0))
    }

    /// Moves an hour of no told half into the part of the day.
    fn lie_in(&mut self, part: Part) {
        if self.settled {
            return;
        }
        let later = match part {
            Part::Afternoon | Part::Evening => self.hour < 12,
            Part::Night => (6..12).contains(&self.hour),
            _ => false,
        };
        if later {
            self.hour += 12;
        }
        self.settled = true;
    }
}

/// The time of day of a rule's captures.
pub(super) fn build(lexicon: &TimeLexicon, captures: &Captures<'_>) -> Option<Clock> {
    let mut hour = captures.small(Slot::Hour)?;
    let mut minute = captures.small(Slot::Minute);
    if let Some(military) = captures.int(Slot::Num) {
        hour = i8::try_from(military / 100).ok()?;
        minute = i8::try_from(military % 100).ok();
    }
    let afternoon = match captures.int(Slot::Ampm) {
        Some(code::PM) => Some(true),
        Some(code::AM) => Some(false),
        _ => match captures.int(Slot::Part).and_then(Part::of) {
            Some(Part::Afternoon | Part::Evening) => Some(true),
            Some(Part::Night) => Some(hour >= 6),
            Some(Part::Morning) => Some(false),
            _ => None,
        },
    };
    let settled = afternoon.is_some() || hour >= 13 || hour == 0;
    hour = match afternoon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    // « six heures moins le quart »: minutes before the hour.
    if captures.int(Slot::N) == Some(-1) {
        minute = minute.map(|m| (60 - m) % 60);
        hour = (hour + 23) % 24;
    }
    let zone = captures.int(Slot::Zone).and_then(|n| usize::try_from(n).ok()).filter(|&n| n < lexicon.zones.len());
    let fits = (0..=24).contains(&hour) && (hour < 24 || minute.unwrap_or(0) == 0);
    let (second, on) = (captures.small(Slot::Second), captures.expr(Slot::On));
    fits.then_some(Clock { hour: hour % 24, minute, second, zone, on, settled })
}

/// The two ends of a range tell each other the half of the day and the day: `5 to 6 pm`, `8am-3`.
pub(super) fn settle(a: &mut Found, b: &mut Found) {
    let (Expr::Clock(a), Expr::Clock(b)) = (&mut a.expr, &mut b.expr) else { return };
    let noon = 12 * 60;
    if !a.settled && b.settled && a.hour < 12 && b.hour >= 12 && a.minutes() + noon < b.minutes() {
        a.hour += 12;
        a.settled = true;
    } else if !b.settled && b.hour < 12 && b.minutes() <= a.minutes() && b.minutes() + noon > a.minutes() {
        b.hour += 12;
        b.settled = true;
        a.settled = true;
    }
    match (&a.on, &b.on) {
        (None, Some(on)) => a.on = Some(on.clone()),
        (Some(on), None) => b.on = Some(on.clone()),
        _ => {}
    }
}

/// Times of day on a day, in a part of a day, or on each of a set of days; `None` if they do not go together.
pub(super) fn at(times: &Expr, on: &Expr) -> Option<Expr> {
    if let Expr::Set(days) = on {
        return on_each(times, days).map(Expr::Set);
    }
    let (part, day) = match on {
        Expr::Part { part, on } => (Some(*part), on.clone()),
        day => (None, Some(Box::new(day.clone()))),
    };
    let mut times = times.clone();
    let put = |clock: &mut Clock| {
        if let Some(part) = part {
            clock.lie_in(part);
        }
        clock.on.clone_from(&day);
    };
    match &mut times {
        Expr::Clock(clock) => put(clock),
        Expr::Pair { a, b } | Expr::Range { a, b } => {
            for end in [&mut *a, &mut *b] {
                let Expr::Clock(clock) = &mut end.expr else { return None };
                put(clock);
            }
            return Some(Expr::Range { a: a.clone(), b: b.clone() });
        }
        _ => return None,
    }
    Some(times)
}

/// True for a range of hours without a day.
pub(super) fn is_bare_range(expr: &Expr) -> bool {
    let bare = |end: &Found| matches!(&end.expr, Expr::Clock(clock) if clock.on.is_none());
    matches!(expr, Expr::Range { a, b } | Expr::Pair { a, b } if bare(a) && bare(b))
}

/// `XXXX-WXX-1T16`, and `T15` for every day.
fn on_each(times: &Expr, days: &str) -> Option<String> {
    let Expr::Clock(clock) = times else { return None };
    let days = if days == "P1D" { "" } else { Some(days).filter(|days| days.starts_with("XXXX-WXX-"))? };
    Some(match clock.minute {
        Some(minute) if minute != 0 => format!("{days}T{:02}:{minute:02}", clock.hour),
        _ => format!("{days}T{:02}", clock.hour),
    })
}
