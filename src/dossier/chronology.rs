//! Events in order of time: where an EDTF date sorts, which month it belongs to, and which events of
//! several sources are one.

use crate::text::fold::fold;
use std::collections::BTreeSet;

/// The first day an EDTF date can mean, as text that sorts: `2022-01-05` for `2022-01-05T16:00`,
/// `2022-01-01` for `2022-01`; open starts sort at their end, unknown dates last.
pub fn sort_key(edtf: &str) -> String {
    let edtf = edtf.trim_end_matches(['?', '~', '%']);
    let (start, end) = edtf.split_once('/').unwrap_or((edtf, ""));
    let point = if start.is_empty() || start == ".." { end } else { start };
    let week = point.split_once("-W").and_then(|(year, week)| week_start(year, week.get(..2)?));
    let mut key = week.unwrap_or_else(|| point.to_owned());
    if key.is_empty() {
        return "9999".to_owned();
    }
    if key.len() == 4 {
        key.push_str("-00");
    }
    if key.len() == 7 {
        // Coarse dates come before the days they hold: « janvier » before « 1er janvier ».
        key.push_str("-00");
    }
    if !(start.is_empty() || end.is_empty() || start == ".." || end == "..") {
        // The night of the 4th to the 5th comes after the 4th.
        key.push('~');
    }
    key
}

/// Where a part of the day stands among its hours; TIMEX3 codes.
const PARTS_OF_DAY: [(&str, &str); 6] =
    [("MO", "T06"), ("DT", "T06"), ("MI", "T12"), ("AF", "T12:30"), ("EV", "T18"), ("NI", "T21")];

/// Where an event stands in the chronology, as text that sorts; `clock` is the TIMEX3 value of what dates it. A
/// reader goes through a day as it went: what was over by then (« le 3 janvier ou avant ») leads to the day and stands
/// before it; what is told of the day as a whole frames it and comes next; then what has an hour or a part of the day,
/// by the clock; what reaches into the next day comes last.
pub fn place(edtf: &str, clock: &str) -> String {
    let mut key = sort_key(edtf);
    let part = clock.split_once('T').and_then(|(_, part)| PARTS_OF_DAY.iter().find(|(code, _)| *code == part));
    if edtf.starts_with("..") {
        key.push(' ');
    } else if !key.contains(['T', '~']) {
        key.push_str(part.map_or("!", |(_, hour)| hour));
    }
    key
}

fn week_start(year: &str, week: &str) -> Option<String> {
    let (year, week) = (year.parse().ok()?, week.parse().ok()?);
    let day = jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Monday).ok()?;
    Some(day.date().to_string())
}

/// `2022-01` for any date within a month or coarser date that starts in it; empty if there is no year.
pub fn month(edtf: &str) -> String {
    let key = sort_key(edtf);
    match key.get(..7) {
        Some(month) if month.as_bytes()[..4].iter().all(u8::is_ascii_digit) && !key.starts_with("9999") => {
            if month.ends_with("-00") || !month.as_bytes()[5..].iter().all(u8::is_ascii_digit) {
                month[..4].to_owned()
            } else {
                month.to_owned()
            }
        }
        _ => String::new(),
    }
}

/// The day, or the coarser date, under which an event is listed: times go under their day.
pub fn heading(edtf: &str) -> &str {
    match edtf.split_once('T') {
        Some((day, _)) if !edtf.contains('/') => day,
        _ => edtf,
    }
}

/// Content words shorter than this say too little (code points).
const SHORTEST: usize = 4;
/// Share of the shorter clause's content words that must stand in the other.
const OVERLAP: f64 = 0.6;
/// Fewer common content words than this never make two clauses one event.
const LEAST: usize = 3;
/// The same beside a common figure.
const LEAST_WITH_FIGURE: usize = 2;
/// Lower figures than this are often the same by chance.
const SMALLEST: f64 = 10.0;
/// A figure from here on that is not round is hardly ever the same by chance.
const TELLING: f64 = 100.0;
/// Common words beside a common actor, and their share of the shorter clause.
const LEAST_WITH_ACTOR: usize = 4;
const OVERLAP_WITH_ACTOR: f64 = 0.4;

/// What a dated clause tells, as far as two clauses can be compared: its words within one language, its
/// figures and who takes part in any.
#[derive(Debug)]
pub struct Telling<A> {
    words: BTreeSet<String>,
    /// Exact values, as bits.
    figures: BTreeSet<u64>,
    actors: BTreeSet<A>,
}

impl<A: Ord> Telling<A> {
    /// From the clause, the exact values of its figures, and the people and organisations it names.
    pub fn new(clause: &str, figures: impl Iterator<Item = f64>, actors: impl Iterator<Item = A>) -> Self {
        Self {
            words: content_words(clause),
            figures: figures.filter(|figure| *figure >= SMALLEST).map(f64::to_bits).collect(),
            actors: actors.collect(),
        }
    }

    /// True if two clauses of the same date tell the same event: mostly the same words, or the same
    /// figure with the same actor or some of the same words.
    pub fn same(&self, other: &Self) -> bool {
        let common = self.words.intersection(&other.words).count();
        let shorter = self.words.len().min(other.words.len());
        #[allow(clippy::cast_precision_loss, reason = "word counts of one clause")]
        let share = common as f64 / shorter.max(1) as f64;
        let figure = !self.figures.is_disjoint(&other.figures);
        let odd = self.figures.intersection(&other.figures).map(|bits| f64::from_bits(*bits));
        let telling = odd.into_iter().any(|figure| figure >= TELLING && figure % TELLING != 0.0);
        let actor = !self.actors.is_disjoint(&other.actors);
        common >= LEAST && share >= OVERLAP
            || actor && common >= LEAST_WITH_ACTOR && share >= OVERLAP_WITH_ACTOR
            || figure && (actor || common >= LEAST_WITH_FIGURE || telling && common > 0)
    }

    /// True if the two cannot tell one event though a third is the same as both: each has figures, and
    /// none in common.
    pub fn apart(&self, other: &Self) -> bool {
        let figures = !self.figures.is_empty() && !other.figures.is_empty();
        figures && self.figures.is_disjoint(&other.figures) && !self.same(other)
    }
}

/// The content words of a clause, folded and cut to a stem's length.
fn content_words(clause: &str) -> BTreeSet<String> {
    clause
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST)
        .map(|word| fold(word).chars().take(6).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_sort_by_their_first_day() {
        assert!(sort_key("2022-01") < sort_key("2022-01-01"));
        assert!(sort_key("2022-01-05") < sort_key("2022-01-05T16:00"));
        assert_eq!(sort_key("../2022-01-03"), "2022-01-03");
        assert!(sort_key("2022-01-04T16:00") < sort_key("2022-01-04/2022-01-05"));
        assert!(sort_key("2022-01-04/2022-01-05") < sort_key("2022-01-05"));
        assert_eq!(sort_key("2022-W02"), "2022-01-10");
        assert_eq!(month("2022-01-05/2022-01-07"), "2022-01");
        assert_eq!(month("2021"), "2021");
        assert_eq!(month(""), "");
        assert_eq!(heading("2022-01-05T16:00"), "2022-01-05");
    }

    #[test]
    fn a_day_reads_as_it_went() {
        let order = [
            ("2024-03-01/2024-03-02", "2024-03-01TNI"),
            ("../2024-03-02", "2024-03-02"),
            ("2024-03-02", "2024-03-02"),
            ("2024-03-02", "2024-03-02TMO"),
            ("2024-03-02T09:30:00", "2024-03-02T09:30"),
            ("2024-03-02T12:00:00", "2024-03-02T12:00"),
            ("2024-03-02", "2024-03-02TAF"),
            ("2024-03-02T17:00:00~", "2024-03-02T17:00"),
            ("2024-03-02", "2024-03-02TEV"),
            ("2024-03-02/2024-03-03", "2024-03-02TNI"),
            ("../2024-03-03", "2024-03-03"),
        ];
        let keys: Vec<String> = order.iter().map(|(date, clock)| place(date, clock)).collect();
        assert!(keys.is_sorted(), "{keys:?}");
    }

    fn told(clause: &str, figures: &[f64], actors: &[&'static str]) -> Telling<&'static str> {
        Telling::new(clause, figures.iter().copied(), actors.iter().copied())
    }

    #[test]
    fn the_same_event_in_other_words() {
        let a = told("le gouvernement a démissionné mercredi après les manifestations", &[], &[]);
        let b = told("Mercredi, le gouvernement démissionne après des manifestations", &[], &[]);
        let c = told("l'aéroport a été pris par la foule", &[], &[]);
        assert!(a.same(&b) && !a.same(&c));
    }

    #[test]
    fn the_same_figure_of_the_same_actor_in_two_languages() {
        let a = told("le ministère a fait état de 26 morts", &[26.0], &["ministry"]);
        let b = told("the ministry counted 26 dead", &[26.0], &["ministry"]);
        let other = told("26 arrests were made in the port", &[26.0], &["police"]);
        let small = told("the ministry sent 3 ships", &[3.0], &["ministry"]);
        let few = told("le ministère a ouvert 3 enquêtes", &[3.0], &["ministry"]);
        assert!(a.same(&b) && !a.same(&other) && !small.same(&few));
        let channel = told("une chaîne Telegram annonçait 164 morts", &[164.0], &[]);
        let denied = told("celui de 164, diffusé sur Telegram", &[164.0], &[]);
        let round = told("200 morts, dit une chaîne Telegram", &[200.0], &[]);
        let chance = told("200 postes supprimés, dit Telegram", &[200.0], &[]);
        assert!(channel.same(&denied) && !round.same(&chance));
    }

    #[test]
    fn a_third_that_tells_both_does_not_join_two() {
        let attackers = told("la préfecture a compté 31 assaillants tués", &[31.0], &["préfecture"]);
        let both = told("la préfecture parlait de 31 assaillants et de 17 agents tués", &[31.0, 17.0], &["préfecture"]);
        let agents = told("the prefecture had counted 17", &[17.0], &["préfecture"]);
        assert!(both.same(&attackers) && both.same(&agents) && agents.apart(&attackers) && !both.apart(&agents));
    }

    #[test]
    fn one_actor_and_mostly_his_words() {
        let a = told("la démission, le 5 mai, du cabinet de Rosa Lund, qu'elle assurait alors", &[], &["lund"]);
        let b = told("le président a accepté la démission du cabinet de Rosa Lund", &[], &["lund"]);
        let c = told("Rosa Lund a inauguré un pont dans le nord", &[], &["lund"]);
        assert!(a.same(&b) && !a.same(&c));
    }
}
