//! How true the text says an event is: [`judge`] reads the tense and cue words of the clause, and
//! whether the date lies ahead of or well before the publication. Denials win over doubts, doubts over
//! announcements; where the dated verb is one of saying, what happened is that it was said; the rest happened.

use super::clause;
use crate::extract::facts::Factuality;
use crate::extract::lexicon::Lexicon;
use crate::extract::lexicon::event::Role;
use crate::extract::lexicon::time::Tense;
use crate::text::Document;
use jiff::civil::Date;
use std::ops::Range;

/// Tokens on each side of the date in which a cue of denial or doubt counts.
const NEAR: usize = 12;
/// Years before the publication from which an event is background in any tense.
const LONG_AGO: i16 = 5;

/// Factuality, and whether it is background to what the text tells.
pub(super) fn judge(
    doc: &Document<'_>,
    lexicon: &Lexicon,
    clause: &Range<usize>,
    time: &Range<usize>,
    (date, published, tense): (&str, Option<Date>, Option<Tense>),
) -> (Factuality, bool) {
    let words = &lexicon.events;
    // « a annoncé mardi que le pont serait fermé »: what is said does not doubt that it was said.
    let told = (time.end..clause.end).find(|&at| clause::opens_said(doc, lexicon, clause.start, at)).unwrap_or(clause.end);
    let lead = (clause.start..time.start).rev().find(|&at| clause::opens_said(doc, lexicon, clause.start, at));
    let from = lead.map_or(clause.start, |that| that + 1);
    let near = from.max(time.start.saturating_sub(NEAR))..told.min(time.end + NEAR);
    // « pas plus de dix jours » bounds a number and denies nothing.
    let bounds = |at: usize| words.has(doc.lower(at + 1), Role::Bounds);
    // « il est là depuis lundi et n'a pas bougé »: what is denied beyond « et » is something else.
    let apart =
        |at: usize| (at.min(time.end)..at.max(time.start)).any(|i| !time.contains(&i) && words.has(doc.lower(i), Role::Opens));
    let tells = |at: usize, role: Role| words.has(doc.lower(at), role) && !(role == Role::Denies && (bounds(at) || apart(at)));
    let any = |role: Role| near.clone().any(|at| !time.contains(&at) && tells(at, role));
    let first = first_day(date);
    let ahead = matches!((first, published), (Some(day), Some(published)) if day > published);
    let factuality = if any(Role::Denies) {
        Factuality::Denied
    } else if any(Role::Supposes) {
        // « il a annoncé que le scrutin aurait lieu le 10 avril »: to come, seen from when it was said.
        let doubt = |at: usize| tells(at, Role::Supposes) && !tells(at, Role::Conditional);
        let set = any(Role::Announces) || lead.is_some() && !near.clone().any(doubt);
        if ahead && set { Factuality::Announced } else { Factuality::Hypothetical }
    } else if ahead || tense == Some(Tense::Future) && (published.is_none() || any(Role::Announces)) {
        Factuality::Announced
    } else if lead.is_none() && is_said(doc, lexicon, clause.start..told, time) {
        Factuality::Stated
    } else {
        Factuality::Factual
    };
    let background = match (first, published) {
        (Some(day), Some(published)) => {
            let years = published.year() - day.year();
            let a_year = years > 1 || years == 1 && (day.month(), day.day()) <= (published.month(), published.day());
            let recalled = tense == Some(Tense::Pluperfect) || clause.clone().any(|at| words.has(doc.lower(at), Role::Recalls));
            years >= LONG_AGO || a_year && recalled
        }
        _ => false,
    };
    (factuality, background)
}

/// True if the verb the date stands with is one of saying: « a fait état mercredi de », `said on Friday that`.
/// A verb that only counts or puts needs its number.
fn is_said(doc: &Document<'_>, lexicon: &Lexicon, part: Range<usize>, time: &Range<usize>) -> bool {
    let words = &lexicon.events;
    let has = |at: usize, role: Role| words.has(doc.lower(at), role);
    let said = |at: usize| {
        if has(at, Role::Light) {
            return has(at + 1, Role::Saying);
        }
        let counted = || {
            let first = doc.numbers.partition_point(|number| number.tokens.start < part.start);
            let inside = doc.numbers[first..].iter().take_while(|number| number.tokens.start < part.end);
            inside.into_iter().any(|number| !time.contains(&number.tokens.start) && !number.article)
        };
        has(at, Role::Reports) || has(at, Role::Tells) && counted()
    };
    let verb = |at: &usize| {
        let speaks = has(*at, Role::Reports) || has(*at, Role::Tells) || has(*at, Role::Light);
        let led = || at.checked_sub(1).is_some_and(|before| has(before, Role::Auxiliary)) && words.is_participle(doc.lower(*at));
        !has(*at, Role::Auxiliary) && (speaks || clause::is_verb(doc, lexicon, *at) || led())
    };
    let main = (part.start..time.start).rev().take(NEAR).find(verb).or_else(|| (time.end..part.end).take(NEAR).find(verb));
    let passive = |at: usize| at.checked_sub(1).is_some_and(|before| before >= part.start && has(before, Role::Passive));
    main.is_some_and(|at| said(at) && !passive(at))
}

/// The first day of an EDTF date, or the last one where its start is unknown.
fn first_day(edtf: &str) -> Option<Date> {
    let date = match edtf.split_once('/') {
        Some((".." | "", end)) => end,
        Some((start, _)) => start,
        None => edtf,
    };
    let plain: String = date.split('T').next()?.trim_end_matches('~').replace('X', "0");
    let mut parts = plain.split('-').map(str::parse::<i16>);
    let year = parts.next()?.ok()?;
    let month = match parts.next() {
        Some(Ok(month)) => i8::try_from(month).ok()?,
        _ => 1,
    };
    // Seasons, quarters and halves by their first month.
    let month = match month {
        21..=24 => (month - 21) * 3 + 3,
        33..=36 => (month - 33) * 3 + 1,
        40..=41 => (month - 40) * 6 + 1,
        _ => month,
    };
    let day = match parts.next() {
        Some(Ok(day)) => i8::try_from(day).ok()?,
        _ => 1,
    };
    Date::new(year, month.min(12), day).ok()
}
