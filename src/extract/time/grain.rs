//! The units time is told in: [`Grain`] (day, week, quarter …), [`Part`] of a day, and [`Length`], so
//! many of a grain, with its TIMEX3 duration value. Plain data shared by the tree and the resolver.

use crate::extract::lexicon::time::code;
use std::fmt::Write;

/// A unit of the calendar or clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Grain {
    pub(super) fn of(value: i32) -> Option<Self> {
        Some(match value {
            code::SECOND => Self::Second,
            code::MINUTE => Self::Minute,
            code::HOUR => Self::Hour,
            code::DAY => Self::Day,
            code::WEEK => Self::Week,
            code::WEEKEND => Self::Weekend,
            code::FORTNIGHT => Self::Fortnight,
            code::MONTH => Self::Month,
            code::QUARTER => Self::Quarter,
            code::HALF => Self::Half,
            code::SEASON => Self::Season,
            code::YEAR => Self::Year,
            code::DECADE => Self::Decade,
            code::CENTURY => Self::Century,
            code::MILLENNIUM => Self::Millennium,
            _ => return None,
        })
    }

    /// The unit that is left out in « deux heures trente ».
    pub(super) fn finer(self) -> Option<Self> {
        match self {
            Self::Hour => Some(Self::Minute),
            Self::Minute => Some(Self::Second),
            _ => None,
        }
    }

    fn is_clock(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }

    /// Count and letters in a TIMEX3 duration.
    fn unit(self) -> (f64, &'static str) {
        match self {
            Self::Second => (1.0, "S"),
            Self::Minute | Self::Month => (1.0, "M"),
            Self::Hour => (1.0, "H"),
            Self::Day => (1.0, "D"),
            Self::Week => (1.0, "W"),
            Self::Weekend => (1.0, "WE"),
            Self::Fortnight => (2.0, "W"),
            Self::Quarter | Self::Season => (3.0, "M"),
            Self::Half => (6.0, "M"),
            Self::Year => (1.0, "Y"),
            Self::Decade => (1.0, "DE"),
            Self::Century => (1.0, "CE"),
            Self::Millennium => (1000.0, "Y"),
        }
    }
}

/// A length of time: one or two counts. A count that is not told is NaN.
#[derive(Clone, Copy, Debug)]
pub(super) struct Length {
    pub(super) n: f64,
    pub(super) grain: Grain,
    pub(super) second: Option<(f64, Grain)>,
}

impl Length {
    /// `None` if a count is negative, zero or not to be written.
    pub(super) fn new(n: f64, grain: Grain, second: Option<(f64, Grain)>) -> Option<Self> {
        let fits = |n: f64| n.is_nan() || (n > 0.0 && n < 1e9);
        // Half a clock unit is told in the finer one.
        let (n, second) = match second {
            None if n.fract() != 0.0 && !n.is_nan() && grain.finer().is_some() => {
                let rest = (n.fract() * 60.0).round();
                (n.trunc(), grain.finer().map(|finer| (rest, finer)))
            }
            other => (n, other),
        };
        if n == 0.0 {
            return second.and_then(|(n, grain)| Self::new(n, grain, None));
        }
        (fits(n) && second.is_none_or(|(n, _)| fits(n) && !n.is_nan())).then_some(Self { n, grain, second })
    }

    /// True if it is told in hours, minutes or seconds.
    pub(super) fn is_clock(&self) -> bool {
        self.grain.is_clock()
    }

    /// The TIMEX3 value: `P3D`, `PT2H30M`, `PXM`, `P2.5Y`.
    pub(super) fn value(&self) -> String {
        let mut value = String::from("P");
        let mut clock = false;
        for (n, grain) in [(self.n, self.grain)].into_iter().chain(self.second) {
            if grain.is_clock() && !clock {
                clock = true;
                value.push('T');
            }
            let (each, letters) = grain.unit();
            if n.is_nan() {
                value.push('X');
            } else {
                let _ = write!(value, "{}", (n * each * 1000.0).round() / 1000.0);
            }
            value.push_str(letters);
        }
        value
    }
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl Part {
    pub(super) fn of(value: i32) -> Option<Self> {
        Some(match value {
            code::MORNING => Self::Morning,
            code::NOON => Self::Noon,
            code::AFTERNOON => Self::Afternoon,
            code::EVENING => Self::Evening,
            code::NIGHT => Self::Night,
            code::DAYTIME => Self::Daytime,
            _ => return None,
        })
    }

    /// The letters after `T` in a TIMEX3 value.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Noon => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Daytime => "DT",
        }
    }
}
