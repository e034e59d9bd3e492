//! Named days: how they fall in a year ([`Holiday`]), read from `12-25`, `easter+1`, `nth 4 4 11`, `2001-9-11`.
//! The dates themselves are worked out by `extract::time`.

/// How a named day falls in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// The same month and day each year.
    Fixed(i8, i8),
    /// So many days after Easter Sunday.
    Easter(i32),
    /// The nth (from the end if negative) weekday (Monday 1) of a month, and so many days later.
    Nth(i8, i8, i8, i8),
    /// One day of history.
    Exact(i16, i8, i8),
}

impl Holiday {
    /// `12-25`, `easter+1`, `nth 4 4 11` (the fourth Thursday of November), `2001-09-11`.
    pub(super) fn parse(rule: &str) -> Option<Self> {
        if let Some(days) = rule.strip_prefix("easter") {
            return Some(Holiday::Easter(if days.is_empty() { 0 } else { days.parse().ok()? }));
        }
        if let Some(rest) = rule.strip_prefix("nth ") {
            let mut numbers = rest.split(' ').map(str::parse::<i8>);
            let mut next = || numbers.next()?.ok();
            return Some(Holiday::Nth(next()?, next()?, next()?, next().unwrap_or(0)));
        }
        let parts: Vec<i16> = rule.split('-').map(str::parse).collect::<Result<_, _>>().ok()?;
        let small = |number: i16| i8::try_from(number).ok();
        match *parts.as_slice() {
            [month, day] => Some(Holiday::Fixed(small(month)?, small(day)?)),
            [year, month, day] => Some(Holiday::Exact(year, small(month)?, small(day)?)),
            _ => None,
        }
    }
}
