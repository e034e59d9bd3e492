//! What the resolver knows when it comes to an expression: the publication, the last date told, the tense
//! of the clause, and whether the text is a history ([`Context`]). [`Context::pick`] chooses the year,
//! month or week that an expression leaves out; it never guesses without a publication or a told date.

use super::super::stamp::{Stamp, days_between, days_later};
use crate::extract::lexicon::time::Tense;
use jiff::civil::{Date, DateTime};

/// Days back or forward within which a date without year lies.
const YEARS_ASIDE: i32 = 1;

/// Days ahead that are « about to come ».
const SOON: i64 = 14;

/// The last date told, and where.
#[derive(Clone, Debug)]
pub(in super::super) struct Told {
    pub(in super::super) stamp: Stamp,
    /// Its sentence.
    pub(in super::super) sentence: usize,
    /// Its year stands in the text.
    pub(in super::super) explicit: bool,
}

/// See the module.
#[derive(Clone, Debug)]
pub(in super::super) struct Context {
    pub(in super::super) published: Option<DateTime>,
    /// The text tells of times long before its publication, or has none.
    pub(in super::super) history: bool,
    pub(in super::super) told: Option<Told>,
    /// The last date told that is not looked back on in the pluperfect: where the tale goes on.
    pub(in super::super) tale: Option<Told>,
    /// The text is a note: lengths count from the moment it was told, to the day.
    pub(in super::super) note: bool,
    /// The first day told, if it is of the last days before the publication: the one a report is about.
    pub(in super::super) lead_day: Option<Date>,
    /// The last day told.
    pub(in super::super) told_day: Option<(Date, usize)>,
    /// Tense of the clause at hand.
    pub(in super::super) tense: Option<Tense>,
    /// Sentence at hand.
    pub(in super::super) sentence: usize,
    /// « lundi prochain » is the next to come, `next Monday` the one of next week.
    pub(in super::super) next_is_next_week: bool,
    /// Sentences through which a told day is at hand.
    pub(in super::super) day_reach: usize,
}

impl Context {
    /// The day everything deictic counts from.
    pub(in super::super) fn today(&self) -> Option<Date> {
        self.published.map(DateTime::date)
    }

    /// True if the clause is to come.
    pub(in super::super) fn is_future(&self) -> bool {
        self.tense == Some(Tense::Future)
    }

    /// True if the clause is over.
    pub(in super::super) fn is_past(&self) -> bool {
        matches!(self.tense, Some(Tense::Past | Tense::Pluperfect))
    }

    /// The last date told, if in this sentence or one of the `back` before.
    pub(in super::super) fn told_within(&self, back: usize) -> Option<&Told> {
        self.told.as_ref().filter(|told| told.sentence + back >= self.sentence)
    }

    /// The date an undated part counts from, and whether it is one told in the text.
    pub(in super::super) fn reference(&self) -> Option<(Date, bool)> {
        if self.history {
            return self.told.as_ref().and_then(|told| told.stamp.start()).map(|day| (day, true));
        }
        self.today().map(|day| (day, false))
    }

    /// The stamp that `make` gives for the right year.
    pub(in super::super) fn pick(&self, turn: Option<i32>, make: impl Fn(i32) -> Option<Stamp>) -> Option<Stamp> {
        if turn.is_none()
            && let Some(stamp) = self.inherited(&make)
        {
            return Some(stamp);
        }
        let (reference, told) = self.reference()?;
        let year = i32::from(reference.year());
        if told && turn.is_none() {
            return nearest_told(reference, self.told.as_ref()?, &make);
        }
        let around = (year - YEARS_ASIDE - 4)..=(year + YEARS_ASIDE + 4);
        let stamps: Vec<Stamp> = around.filter_map(make).collect();
        choose(&stamps, reference, turn, self.tense)
    }

    /// In news, a year told before in this sentence goes on.
    fn inherited(&self, make: &impl Fn(i32) -> Option<Stamp>) -> Option<Stamp> {
        let today = self.today().filter(|_| !self.history)?;
        let told = self.told_within(0).filter(|told| told.explicit)?;
        let year = told.stamp.year()?;
        if self.is_future() || year >= i32::from(today.year()) - 1 {
            return None;
        }
        nearest_told(told.stamp.start()?, told, make)
    }
}

/// The stamp of the year last told, or of the next one when the tale has gone over new year.
fn nearest_told(reference: Date, told: &Told, make: &impl Fn(i32) -> Option<Stamp>) -> Option<Stamp> {
    let year = i32::from(reference.year());
    let same = make(year)?;
    // A season goes by the number of its year: « l'hiver » told of January 1919 is that of 1919.
    if matches!(same, Stamp::Season(..)) {
        return Some(same);
    }
    let Some((_, month)) = told.stamp.month() else { return Some(same) };
    let ahead = same.start().map_or(0, |start| days_between(reference, start));
    if month >= 10 && ahead < -240 {
        return make(year + 1).or(Some(same));
    }
    if month <= 2 && ahead > 300 {
        return make(year - 1).or(Some(same));
    }
    Some(same)
}

/// The one of `stamps` (in order) that the turn or tense asks for, seen from `reference`.
pub(super) fn choose(stamps: &[Stamp], reference: Date, turn: Option<i32>, tense: Option<Tense>) -> Option<Stamp> {
    let before = |strict: bool| {
        stamps.iter().rev().find(|s| if strict { s.end() < Some(reference) } else { s.start() <= Some(reference) })
    };
    let after =
        |strict: bool| stamps.iter().find(|s| if strict { s.start() > Some(reference) } else { s.end() >= Some(reference) });
    let chosen = match (turn, tense) {
        (Some(-1), _) => before(true),
        (Some(1), _) => after(true),
        (Some(0), _) => nearest(stamps, reference),
        // A year back is too far when the day is about to come.
        (None, Some(Tense::Past | Tense::Pluperfect)) => match (before(false), after(false)) {
            (Some(back), Some(ahead)) if is_far(back, reference) && is_soon(ahead, reference) => Some(ahead),
            (back, _) => back,
        },
        (None, Some(Tense::Future)) => after(false),
        _ => nearest(stamps, reference),
    };
    chosen.cloned()
}

fn is_far(stamp: &Stamp, reference: Date) -> bool {
    stamp.end().is_some_and(|end| days_between(end, reference) > 300)
}

fn is_soon(stamp: &Stamp, reference: Date) -> bool {
    stamp.start().is_some_and(|start| days_between(reference, start) <= SOON)
}

/// The stamp that holds the reference, or the nearest one.
fn nearest(stamps: &[Stamp], reference: Date) -> Option<&Stamp> {
    stamps.iter().min_by_key(|stamp| match (stamp.start(), stamp.end()) {
        (Some(start), _) if start > reference => days_between(reference, start) * 4 / 3,
        (_, Some(end)) if end < reference => days_between(end, reference),
        _ => 0,
    })
}

/// The weekday (Monday 1) at or next to `reference`.
pub(super) fn weekday_near(reference: Date, weekday: i8, ahead: bool, strict: bool) -> Option<Date> {
    let now = i32::from(reference.weekday().to_monday_one_offset());
    let steps = i32::from(weekday) - now;
    let days = if ahead { steps.rem_euclid(7) } else { -((-steps).rem_euclid(7)) };
    let days = if strict && days == 0 { if ahead { 7 } else { -7 } } else { days };
    days_later(reference, days)
}
