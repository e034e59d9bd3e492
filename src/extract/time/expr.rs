//! What a time expression says, before anything is resolved: [`Expr`], a small tree that the rules of
//! the lexicon make from their captures ([`build`]). Nothing here knows the publication date or the
//! neighbours of the expression; [`super::resolve`] turns trees into calendar values.

use super::clock::{self, Clock};
use super::grain::{Grain, Length, Part};
use super::pairs;
use crate::extract::facts::{TimeKind, TimeModifier};
use crate::extract::lexicon::time::{Make, Rule, Slot, TimeLexicon, code};
use std::ops::Range;

/// A matched expression with the tokens it covers.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) expr: Expr,
    pub(super) tokens: Range<usize>,
    /// Position of its rule in the lexicon.
    pub(super) rule: u32,
    pub(super) modifier: Option<TimeModifier>,
}

/// What an expression says.
#[derive(Clone, Debug)]
pub(super) enum Expr {
    Fields(Fields),
    /// The grain `n` steps from the reference.
    Shift {
        grain: Grain,
        n: i32,
        told: bool,
    },
    /// So long before (`sign` -1) or after the reference or `of`.
    Offset {
        length: Length,
        sign: i32,
        told: bool,
        of: Option<Box<Expr>>,
    },
    /// The nth grain of something; counted from its end if negative.
    Nth {
        n: i32,
        grain: Grain,
        /// The nth such weekday instead.
        weekday: Option<i8>,
        of: Box<Expr>,
    },
    Edge {
        edge: TimeModifier,
        of: Box<Expr>,
    },
    Part {
        part: Part,
        on: Option<Box<Expr>>,
    },
    Clock(Clock),
    Duration(Length),
    Set(String),
    Reference {
        value: String,
        kind: TimeKind,
    },
    Holiday {
        id: usize,
        year: Option<i32>,
        turn: Option<i32>,
    },
    /// Two expressions; what the first leaves out it takes from the second, or the other way round.
    Pair {
        a: Box<Found>,
        b: Box<Found>,
    },
    /// The two ends of one expression.
    Range {
        a: Box<Found>,
        b: Box<Found>,
    },
    /// So long from the publication on (`sign` 1) or back from it; `now`: from the very moment.
    Reach {
        length: Length,
        sign: i32,
        now: bool,
    },
    /// So long from the start of something.
    Lasting {
        length: Length,
        from: Box<Expr>,
    },
    /// The period told last, so many years away; the grain it is named by.
    Period(i32, Option<Grain>),
    /// The grain that holds something.
    Holding {
        grain: Grain,
        of: Box<Expr>,
    },
    Nothing,
}

/// A date by the parts that are told.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    pub(super) year: Option<i32>,
    pub(super) decade: Option<i32>,
    pub(super) century: Option<i32>,
    /// The century is before Christ.
    pub(super) bc: bool,
    pub(super) half: Option<i8>,
    pub(super) quarter: Option<i8>,
    pub(super) season: Option<i8>,
    pub(super) month: Option<i8>,
    pub(super) week: Option<i8>,
    pub(super) day: Option<i8>,
    pub(super) weekday: Option<i8>,
    /// Last (-1), this (0) or next (1).
    pub(super) turn: Option<i32>,
    /// The turn counts from the date told last.
    pub(super) told: bool,
    /// Within which year, month or week.
    pub(super) of: Option<Box<Expr>>,
}

/// One capture of a match.
#[derive(Clone, Debug)]
pub(super) struct Capture {
    pub(super) slot: Slot,
    pub(super) value: Value,
}

#[derive(Clone, Debug)]
pub(super) enum Value {
    Number(f64),
    Node(Box<Found>),
}

pub(super) struct Captures<'a> {
    found: &'a [Capture],
    rule: &'a Rule,
}

impl Captures<'_> {
    pub(super) fn number(&self, slot: Slot) -> Option<f64> {
        let captured = self.found.iter().find_map(|c| match c.value {
            Value::Number(number) if c.slot == slot => Some(number),
            _ => None,
        });
        captured.or_else(|| self.rule.fixed.iter().find(|(s, _)| *s == slot).map(|(_, number)| *number))
    }

    #[allow(clippy::cast_possible_truncation, reason = "kept within range by the check")]
    pub(super) fn int(&self, slot: Slot) -> Option<i32> {
        self.number(slot).filter(|n| n.is_finite() && n.abs() < 1e6 && n.fract() == 0.0).map(|n| n as i32)
    }

    pub(super) fn small(&self, slot: Slot) -> Option<i8> {
        self.int(slot).and_then(|n| i8::try_from(n).ok())
    }

    pub(super) fn node(&self, slot: Slot) -> Option<&Found> {
        self.found.iter().find_map(|c| match &c.value {
            Value::Node(found) if c.slot == slot => Some(&**found),
            _ => None,
        })
    }

    pub(super) fn expr(&self, slot: Slot) -> Option<Box<Expr>> {
        self.node(slot).map(|found| Box::new(found.expr.clone()))
    }

    pub(super) fn length(&self) -> Option<Length> {
        if let Some(Expr::Duration(length)) = self.node(Slot::Dur).map(|found| &found.expr) {
            return Some(*length);
        }
        let grain = Grain::of(self.int(Slot::Unit)?)?;
        let half = if self.int(Slot::Half) == Some(1) { 0.5 } else { 0.0 };
        let n = self.number(Slot::Num).unwrap_or(f64::NAN) + half;
        let second = match (self.number(Slot::Num2), self.int(Slot::Unit2).and_then(Grain::of)) {
            (Some(n), Some(grain)) => Some((n, grain)),
            (Some(n), None) => grain.finer().map(|finer| (n, finer)),
            _ => None,
        };
        Length::new(n, grain, second)
    }
}

/// The expression that `rule` makes of `found`; `None` if the parts do not fit together.
pub(super) fn build(lexicon: &TimeLexicon, rule: &Rule, found: &[Capture]) -> Option<(Expr, Option<TimeModifier>)> {
    let captures = Captures { found, rule };
    let inner = [Slot::Of, Slot::On, Slot::Dur].into_iter().find_map(|slot| captures.node(slot)?.modifier);
    let expr = match rule.make {
        Make::Fields => Expr::Fields(fields(&captures)?),
        Make::Shift => Expr::Shift { grain: Grain::of(captures.int(Slot::Unit)?)?, n: captures.int(Slot::N)?, told: rule.told },
        Make::Offset => Expr::Offset {
            length: captures.length()?,
            sign: captures.int(Slot::N)?.signum(),
            told: rule.told,
            of: captures.expr(Slot::Of),
        },
        Make::Nth => {
            let weekday = captures.small(Slot::Weekday);
            let (n, of) = (captures.int(Slot::Ord)?, captures.expr(Slot::Of)?);
            Expr::Nth { n, grain: Grain::of(captures.int(Slot::Unit)?)?, weekday, of }
        }
        Make::Edge => {
            Expr::Edge { edge: rule.modifier.or_else(|| edge(captures.int(Slot::Edge)?))?, of: captures.expr(Slot::Of)? }
        }
        Make::Part => Expr::Part { part: Part::of(captures.int(Slot::Part)?)?, on: part_day(&captures) },
        Make::Clock => Expr::Clock(clock::build(lexicon, &captures)?),
        Make::Dur => Expr::Duration(captures.length()?),
        Make::Set => Expr::Set(set(rule, &captures)?),
        Make::Ref => Expr::Reference { value: rule.value.clone()?, kind: rule.kind.unwrap_or(TimeKind::Date) },
        Make::Holiday => Expr::Holiday {
            id: usize::try_from(captures.int(Slot::Holiday)?).ok()?,
            year: captures.int(Slot::Year),
            turn: captures.int(Slot::N),
        },
        Make::Pair => Expr::Pair { a: Box::new(captures.node(Slot::A)?.clone()), b: Box::new(captures.node(Slot::B)?.clone()) },
        Make::Range => {
            let (mut a, mut b) = (captures.node(Slot::A)?.clone(), captures.node(Slot::B)?.clone());
            clock::settle(&mut a, &mut b);
            Expr::Range { a: Box::new(a), b: Box::new(b) }
        }
        Make::At => clock::at(&captures.node(Slot::A)?.expr, &captures.node(Slot::On)?.expr)?,
        Make::Reach => Expr::Reach { length: captures.length()?, sign: captures.int(Slot::N)?.signum(), now: false },
        Make::Within => Expr::Reach { length: captures.length()?, sign: 1, now: true },
        Make::Lasting => {
            let from = captures.expr(Slot::A)?;
            let on = captures.expr(Slot::On).map_or(Some(*from.clone()), |on| clock::at(&from, &on))?;
            Expr::Lasting { length: captures.length()?, from: Box::new(on) }
        }
        Make::Period => Expr::Period(captures.int(Slot::N)?, captures.int(Slot::Unit).and_then(Grain::of)),
        Make::Fiscal => {
            let year = captures.int(Slot::Year).map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
            Expr::Reference { value: format!("{}{year}", rule.value.as_deref().unwrap_or_default()), kind: TimeKind::Date }
        }
        Make::Same => captures.found.iter().find_map(|c| match &c.value {
            Value::Node(node) => Some(node.expr.clone()),
            Value::Number(_) => None,
        })?,
        Make::Holding => Expr::Holding { grain: Grain::of(captures.int(Slot::Unit)?)?, of: captures.expr(Slot::Of)? },
        Make::Nothing => Expr::Nothing,
    };
    Some((expr, rule.modifier.or(inner)))
}

/// The day a part belongs to: captured, so many days from the reference, or the first of two nights' days.
fn part_day(captures: &Captures<'_>) -> Option<Box<Expr>> {
    if let Some(on) = captures.expr(Slot::On) {
        return Some(on);
    }
    if let Some(n) = captures.int(Slot::N) {
        return Some(Box::new(Expr::Shift { grain: Grain::Day, n, told: captures.rule.told }));
    }
    let (mut first, mut second) = (captures.node(Slot::A)?.expr.clone(), captures.node(Slot::B)?.expr.clone());
    if let (Expr::Fields(first), Expr::Fields(second)) = (&mut first, &mut second) {
        pairs::share(first, second);
    }
    Some(Box::new(first))
}

fn edge(value: i32) -> Option<TimeModifier> {
    Some(match value {
        code::START => TimeModifier::Start,
        code::MID => TimeModifier::Mid,
        code::END => TimeModifier::End,
        _ => return None,
    })
}

fn fields(captures: &Captures<'_>) -> Option<Fields> {
    // Eight digits of one date.
    if let Some(ymd) = captures.number(Slot::Num) {
        #[allow(clippy::cast_possible_truncation, reason = "eight digits")]
        let ymd = ymd as i32;
        let (month, day) = (i8::try_from(ymd / 100 % 100).ok(), i8::try_from(ymd % 100).ok());
        return Some(Fields { year: Some(ymd / 10_000), month, day, ..Fields::default() });
    }
    let fields = Fields {
        year: captures.int(Slot::Year).map(|year| if captures.int(Slot::Bc) == Some(1) { 1 - year } else { year }),
        decade: captures.int(Slot::Decade),
        century: captures.int(Slot::Century),
        bc: captures.int(Slot::Bc) == Some(1),
        half: captures.small(Slot::Half).filter(|n| (1..=2).contains(n)),
        quarter: captures.small(Slot::Quarter).filter(|n| (1..=4).contains(n)),
        season: captures.int(Slot::Season).and_then(|n| i8::try_from(n - code::SPRING).ok()),
        month: captures.small(Slot::Month).filter(|n| (1..=12).contains(n)),
        week: captures.small(Slot::Week).filter(|n| (1..=53).contains(n)),
        day: captures.small(Slot::Day).filter(|n| (1..=31).contains(n)),
        weekday: captures.small(Slot::Weekday).filter(|n| (1..=7).contains(n)),
        turn: captures.int(Slot::N),
        told: captures.rule.told,
        of: captures.expr(Slot::Of),
    };
    let told = |slot, kept: bool| captures.number(slot).is_none() || kept;
    let whole = told(Slot::Half, fields.half.is_some())
        && told(Slot::Quarter, fields.quarter.is_some())
        && told(Slot::Month, fields.month.is_some())
        && told(Slot::Week, fields.week.is_some())
        && told(Slot::Day, fields.day.is_some());
    whole.then_some(fields)
}

/// `P1Y`, `XXXX-WXX-1`, `P6M`.
fn set(rule: &Rule, captures: &Captures<'_>) -> Option<String> {
    if let Some(value) = &rule.value {
        return Some(value.clone());
    }
    if let Some(weekday) = captures.small(Slot::Weekday) {
        let part = captures.int(Slot::Part).and_then(Part::of).map_or("", Part::code);
        return Some(if part.is_empty() { format!("XXXX-WXX-{weekday}") } else { format!("XXXX-WXX-{weekday}T{part}") });
    }
    if let Some(month) = captures.small(Slot::Month) {
        return Some(match captures.small(Slot::Day) {
            Some(day) => format!("XXXX-{month:02}-{day:02}"),
            None => format!("XXXX-{month:02}"),
        });
    }
    if let Some(season) = captures.int(Slot::Season) {
        return Some(format!("XXXX-{}", ["SP", "SU", "FA", "WI"].get(usize::try_from(season - code::SPRING).ok()?)?));
    }
    if let Some(part) = captures.int(Slot::Part).and_then(Part::of) {
        return Some(format!("XXXX-XX-XXT{}", part.code()));
    }
    if captures.int(Slot::Unit) == Some(code::WEEKEND) && captures.number(Slot::Num).is_none() {
        return Some("XXXX-WXX-WE".to_owned());
    }
    let grain = Grain::of(captures.int(Slot::Unit)?)?;
    Length::new(captures.number(Slot::Num).unwrap_or(1.0), grain, None).map(|length| length.value())
}
