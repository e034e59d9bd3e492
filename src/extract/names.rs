//! The words by which data, pages and the contract call the variants of facts.

use super::facts::{Amount, EntityKind, Factuality, Modifier, Precision, QuotationKind, Unit};

impl EntityKind {
    /// `person`, `organisation`, `place`, `other`.
    pub fn name(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Organisation => "organisation",
            EntityKind::Place => "place",
            EntityKind::Other => "other",
        }
    }
}

impl QuotationKind {
    /// `direct`, `indirect`, `mixed`.
    pub fn name(self) -> &'static str {
        match self {
            QuotationKind::Direct => "direct",
            QuotationKind::Indirect => "indirect",
            QuotationKind::Mixed => "mixed",
        }
    }
}

impl Modifier {
    /// `approx`, `more`, `less`, `at-least`, `at-most`, `vague`.
    pub fn name(self) -> &'static str {
        match self {
            Modifier::Approximate => "approx",
            Modifier::More => "more",
            Modifier::Less => "less",
            Modifier::AtLeast => "at-least",
            Modifier::AtMost => "at-most",
            Modifier::Vague => "vague",
        }
    }
}

impl Precision {
    /// `time`, `daypart`, `day`, `week`, `month`, `season`, `year`, `era`, `interval`.
    pub fn name(self) -> &'static str {
        match self {
            Precision::Time => "time",
            Precision::DayPart => "daypart",
            Precision::Day => "day",
            Precision::Week => "week",
            Precision::Month => "month",
            Precision::Season => "season",
            Precision::Year => "year",
            Precision::Era => "era",
            Precision::Interval => "interval",
        }
    }
}

impl Factuality {
    /// `factual`, `announced`, `denied`, `hypothetical`, `stated`.
    pub fn name(self) -> &'static str {
        match self {
            Factuality::Factual => "factual",
            Factuality::Announced => "announced",
            Factuality::Denied => "denied",
            Factuality::Hypothetical => "hypothetical",
            Factuality::Stated => "stated",
        }
    }
}

impl Amount {
    /// The value, or the two ends of a range.
    pub fn bounds(self) -> (f64, Option<f64>) {
        match self {
            Amount::Exact(value) => (value, None),
            Amount::Range(low, high) => (low, Some(high)),
        }
    }
}

impl Unit {
    /// `currency`, `share`, `measure`, `counted`, `none`.
    pub fn kind(&self) -> &'static str {
        match self {
            Unit::Currency(_) => "currency",
            Unit::Share(_) => "share",
            Unit::Measure(_) => "measure",
            Unit::Counted(_) => "counted",
            Unit::None => "none",
        }
    }

    /// The code, symbol or noun; empty for a bare number.
    pub fn symbol(&self) -> &str {
        match self {
            Unit::Currency(unit) | Unit::Share(unit) | Unit::Measure(unit) | Unit::Counted(unit) => unit,
            Unit::None => "",
        }
    }
}
