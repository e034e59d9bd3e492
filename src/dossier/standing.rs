//! How the values of a series stand to each other: [`standing`] says whether independent sources agree, whether
//! they differ on the same thing at the same time, or whether later values took the place of earlier ones; [`lead`]
//! picks the value that stands for all. Two articles of one publisher are one voice, one giver quoted twice is
//! one giver, and a value that was taken back neither agrees nor differs.

use super::fact::FactRef;
use super::figures::Figure;
use crate::extract::{Amount, Modifier};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How the values of a series stand to each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// `single` (one voice), `agreed`, `disputed` or `updated`; `withdrawn` if nothing else is left.
    pub name: &'static str,
    /// Independent voices that give the leading value.
    pub witnesses: usize,
    /// The values that differ, where they do.
    pub differing: BTreeSet<FactRef>,
    /// Values that somebody took back, as bits of their low ends.
    pub withdrawn: BTreeSet<u64>,
}

/// Share by which a round « environ » may miss.
const ABOUT: f64 = 0.1;

/// The leading value: the latest that nobody took back, told at best by who gives it and as of when.
pub(super) fn lead<'v>(values: &'v BTreeMap<FactRef, Figure>, by_day: &'v BTreeSet<(String, FactRef)>) -> Option<&'v FactRef> {
    let withdrawn = withdrawn(values);
    let stands = |at: &FactRef| values.get(at).is_some_and(|figure| !withdrawn.contains(&bits(figure)));
    let latest = |keep: &dyn Fn(&FactRef) -> bool| {
        let day = by_day.iter().rev().find(|(_, at)| keep(at)).map(|(day, _)| day.as_str())?;
        let same =
            by_day.iter().rev().skip_while(move |(other, _)| other.as_str() > day).take_while(move |(other, _)| other == day);
        same.map(|(_, at)| at)
            .filter(|at| keep(at))
            .max_by_key(|at| (values.get(*at).map(|figure| figure.confidence), Reverse(*at)))
    };
    let newest = latest(&stands).or_else(|| latest(&|_| true))?;
    let amount = values.get(newest).map(|figure| figure.amount);
    // The same value with a date of its own and with who gives it says more than a later article that repeats it.
    let rank = |at: &FactRef| {
        let figure = values.get(at)?;
        Some((figure.told && !figure.giver.is_empty(), figure.told, !figure.giver.is_empty(), figure.confidence))
    };
    let same = values.iter().filter(|(_, figure)| Some(figure.amount) == amount).map(|(at, _)| at);
    same.max_by_key(|at| (rank(at), *at == newest, Reverse(*at)))
}

/// How `values` stand to each other, led by `lead`.
pub(super) fn standing(values: &BTreeMap<FactRef, Figure>, lead: &Figure) -> Standing {
    let withdrawn = withdrawn(values);
    let standing: Vec<(&FactRef, &Figure)> = values.iter().filter(|(_, figure)| !withdrawn.contains(&bits(figure))).collect();
    let voices =
        |figures: &mut dyn Iterator<Item = &Figure>| figures.map(|figure| figure.voice.clone()).collect::<BTreeSet<_>>().len();
    let same = |figure: &Figure| figure.amount == lead.amount;
    let witnesses = voices(&mut standing.iter().map(|(_, figure)| *figure).filter(|figure| same(figure)));
    let differing = differing(&standing);
    let name = if standing.is_empty() {
        "withdrawn"
    } else if !differing.is_empty() {
        "disputed"
    } else if !standing.iter().all(|(_, figure)| same(figure)) {
        "updated"
    } else if witnesses > 1 {
        "agreed"
    } else {
        "single"
    };
    Standing { name, witnesses, differing, withdrawn }
}

fn bits(figure: &Figure) -> u64 {
    figure.amount.bounds().0.to_bits()
}

fn withdrawn(values: &BTreeMap<FactRef, Figure>) -> BTreeSet<u64> {
    values.values().filter(|figure| figure.withdrawn).map(bits).collect()
}

/// The values of one time that cannot all be right, given by different voices and givers.
fn differing(values: &[(&FactRef, &Figure)]) -> BTreeSet<FactRef> {
    let mut times: BTreeMap<&str, Vec<(&FactRef, &Figure)>> = BTreeMap::new();
    for (at, figure) in values.iter().filter(|(_, figure)| !figure.as_of.is_empty()) {
        // A toll grows from day to day; how many soldiers there are is one number, whoever counts them.
        let time = if figure.steady { "" } else { figure.as_of.as_str() };
        times.entry(time).or_default().push((at, figure));
    }
    let mut found = BTreeSet::new();
    for members in times.into_values() {
        // A giver who counts again has corrected himself: his last value stands.
        let mut last: BTreeMap<&str, (&FactRef, &Figure)> = BTreeMap::new();
        for (at, figure) in &members {
            let giver = if figure.giver.is_empty() { &*figure.voice } else { figure.giver.as_str() };
            let newer = last.get(giver).is_none_or(|(other, before)| (&before.as_of, *other) < (&figure.as_of, *at));
            if newer {
                last.insert(giver, (at, figure));
            }
        }
        let least = last.values().map(|(_, figure)| bounds(figure).1).fold(f64::INFINITY, f64::min);
        let most = last.values().map(|(_, figure)| bounds(figure).0).fold(f64::NEG_INFINITY, f64::max);
        if last.len() > 1 && most > least {
            found.extend(last.into_values().map(|(at, _)| at.clone()));
        }
    }
    found
}

/// The lowest and highest number a value may mean.
fn bounds(figure: &Figure) -> (f64, f64) {
    let (low, high) = match figure.amount {
        Amount::Exact(value) => (value, value),
        Amount::Range(low, high) => (low, high),
    };
    match figure.modifier {
        Some(Modifier::Approximate) => (low * (1.0 - ABOUT), high * (1.0 + ABOUT)),
        Some(Modifier::More | Modifier::AtLeast) => (low, f64::INFINITY),
        Some(Modifier::Less | Modifier::AtMost) => (0.0, high),
        Some(Modifier::Vague) => (0.0, f64::INFINITY),
        None => (low, high),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::SourceId;
    use crate::extract::lexicon::Topic;

    /// A value with its day, the publisher and who gives it.
    struct Told(f64, &'static str, &'static str, &'static str, bool);

    fn check(topic: Topic, told: &[Told], expect: (&str, usize, f64)) {
        let mut values = BTreeMap::new();
        for (item, Told(value, day, voice, giver, withdrawn)) in told.iter().enumerate() {
            let figure = Figure::example(topic, *value, (day, voice, giver), *withdrawn);
            values.insert(FactRef { source: SourceId((*voice).into()), item }, figure);
        }
        let by_day = values.iter().map(|(at, figure)| (figure.as_of.clone(), at.clone())).collect();
        let lead = values[lead(&values, &by_day).unwrap()].clone();
        let found = standing(&values, &lead);
        assert_eq!((found.name, found.witnesses, lead.amount.bounds().0), expect);
    }

    #[test]
    fn two_articles_of_one_publisher_are_one_voice() {
        let (day, next) = ("2024-03-01", "2024-03-02");
        check(Topic::Deaths, &[Told(9.0, day, "a", "", false), Told(9.0, next, "a", "", false)], ("single", 1, 9.0));
        check(Topic::Deaths, &[Told(9.0, day, "a", "", false), Told(9.0, next, "b", "", false)], ("agreed", 2, 9.0));
    }

    #[test]
    fn two_givers_differ_on_one_day_and_one_giver_corrects_himself() {
        let day = "2024-03-01";
        check(Topic::Deaths, &[Told(9.0, day, "a", "mayor", false), Told(12.0, day, "b", "police", false)], ("disputed", 1, 9.0));
        check(Topic::Deaths, &[Told(9.0, day, "a", "police", false), Told(12.0, day, "b", "police", false)], ("updated", 1, 9.0));
    }

    #[test]
    fn a_toll_grows_and_a_force_does_not() {
        let (day, next) = ("2024-03-01", "2024-03-05");
        let told = || [Told(900.0, day, "a", "mayor", false), Told(1200.0, next, "b", "police", false)];
        check(Topic::Deaths, &told(), ("updated", 1, 1200.0));
        check(Topic::Forces, &told(), ("disputed", 1, 1200.0));
    }

    #[test]
    fn what_was_taken_back_neither_leads_nor_differs() {
        let (day, next) = ("2024-03-01", "2024-03-02");
        check(Topic::Deaths, &[Told(9.0, day, "a", "", false), Told(40.0, next, "b", "", true)], ("single", 1, 9.0));
        check(Topic::Deaths, &[Told(40.0, next, "b", "", true)], ("withdrawn", 0, 40.0));
    }
}
