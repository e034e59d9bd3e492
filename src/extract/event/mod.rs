//! Dated clauses for the chronology: [`find`] takes the time expressions of a document and returns, for
//! each date that a verb stands with, the verbatim clause and how true the text says it is. A date
//! that only names something (« les accords du 10 janvier »), a duration, a set and a date that stays
//! open give no event. Two expressions of one clause and day make one event, at the finer time. Which
//! events of several sources are one is not decided here.

mod clause;
mod truth;

use super::facts::{Confidence, Event, Factuality, Precision, Quantity, Quotation, QuotationKind};
use super::facts::{TimeExpression, TimeKind, TimeModifier, Unit};
use super::lexicon::Lexicon;
use super::lexicon::event::{EventWords, Role};
use super::lexicon::time::Tense;
use crate::span::Span;
use crate::text::{Document, TokenKind};
use clause::Form;
use jiff::civil::{Date, DateTime};
use std::ops::Range;

/// The share of right events where a verb stands in the clause, and where only beside it.
const WITH_VERB: u8 = 82;
const BESIDE_VERB: u8 = 62;
/// The same for a further date of a clause that has one: it may belong to a part of the clause.
const SECOND_DATE: u8 = 50;
/// The same where somebody not named in the clause gives a figure or speaks.
const ONLY_TELLS: u8 = 50;
/// The same where the date lies back and the verb tells of now or of what is to come: it dates a noun.
const OF_A_NOUN: u8 = 45;
/// The same for a noun with what is said of it in passing: it happened, but the words are no clause that reads by itself.
const FRAGMENT: u8 = 45;
/// Tokens on each side of a date in which its clause is looked for; a longer sentence is a list or junk.
const REACH: usize = 300;
/// Figures of a clause looked at for one that says of what.
const FIGURES: usize = 32;
/// Events looked back on for one of the same clause.
const SAME_CLAUSE: usize = 3;
/// Tokens before a date in which a comparison counts, and before « depuis » a superlative.
const COMPARED: usize = 5;
const EXTREME: usize = 8;
/// Tokens from a negation to the date it makes the earliest: « ne rouvrira pas avant jeudi ».
const NEGATED: usize = 5;
/// Words from a pronoun to its verb: « il en comptait ».
const TELLING: usize = 2;

/// The clauses of the document that a time expression dates, in order.
pub fn find(doc: &Document<'_>, lexicon: &Lexicon, times: &[TimeExpression], published: Option<DateTime>) -> Vec<Event> {
    let reader = Reader { doc, lexicon, words: &lexicon.events, published: published.map(DateTime::date) };
    let mut events: Vec<Event> = Vec::new();
    let mut at = 0;
    while let Some(time) = times.get(at) {
        let (date, used) = span_of_dates(doc, &lexicon.events, time, times.get(at + 1));
        if let Some(event) = date.and_then(|date| reader.event((time, at), date, used > 1)) {
            match events.last_mut() {
                Some(last) if last.span == event.span && same_day(&last.date, &event.date) => {
                    if event.precision < last.precision {
                        *last = event;
                    }
                }
                _ => {
                    let told = events.iter().rev().take(SAME_CLAUSE).any(|earlier| earlier.span == event.span);
                    let sure = if told { event.confidence.min(Confidence(SECOND_DATE)) } else { event.confidence };
                    events.push(Event { confidence: sure, ..event });
                }
            }
        }
        at += used;
    }
    events
}

/// Takes out the frames of quotations: « a-t-il déclaré lundi » says when somebody spoke, not what
/// happened. A clause that reports what was said in the writer's own words stays.
pub fn drop_frames(events: &mut Vec<Event>, quotations: &[Quotation]) {
    events.retain(|event| {
        let framed = |quotation: &&Quotation| quotation.cue.is_some_and(|cue| event.span.contains(cue));
        let mut frames = quotations.iter().filter(framed).peekable();
        let reports = |quotation: &Quotation| quotation.kind != QuotationKind::Direct && event.span.overlaps(quotation.span);
        frames.peek().is_none() || frames.any(reports)
    });
}

/// Holds back what gives a figure without saying of what: « the ministry had counted 18 on Friday » has its place among
/// the figures and says nothing by itself.
pub fn doubt_bare(events: &mut [Event], quantities: &[Quantity]) {
    for event in events.iter_mut().filter(|event| event.factuality == Factuality::Stated) {
        let first = quantities.partition_point(|quantity| quantity.span.start < event.span.start);
        let inside = || quantities[first..].iter().take(FIGURES).take_while(|quantity| quantity.span.start < event.span.end);
        let bare = |quantity: &Quantity| quantity.unit == Unit::None && quantity.counts.is_none();
        if inside().next().is_some() && inside().all(bare) {
            event.confidence = event.confidence.min(Confidence(ONLY_TELLS));
        }
    }
}

/// The date of a time expression, or of two that span « du 5 au 10 janvier », and how many that takes.
fn span_of_dates(
    doc: &Document<'_>,
    words: &EventWords,
    time: &TimeExpression,
    next: Option<&TimeExpression>,
) -> (Option<String>, usize) {
    let dated = |time: &TimeExpression| time.edtf.clone().filter(|_| matches!(time.kind, TimeKind::Date | TimeKind::Time));
    let Some(date) = dated(time) else { return (None, 1) };
    if let Some(end) = next.filter(|next| next.kind == TimeKind::Time && time.kind == TimeKind::Time) {
        let between = doc.token_from(time.span.end)..doc.token_from(end.span.start);
        if between.len() == 1 && words.has(doc.lower(between.start), Role::Spans) {
            // « de 23 heures à 7 heures » are the hours of something, not when it happened.
            return (None, 2);
        }
    }
    let Some(next) = next.filter(|next| next.kind == TimeKind::Date && time.kind == TimeKind::Date) else {
        return (Some(date), 1);
    };
    let between = doc.token_from(time.span.end)..doc.token_from(next.span.start);
    let joined = doc.tokens.get(between.start).is_some_and(|token| token.is_word());
    let spans = between.len() == 1 && joined && words.has(doc.lower(between.start), Role::Spans);
    let start = date.trim_end_matches("/..").to_owned();
    match dated(next).map(|end| end.trim_start_matches("../").to_owned()) {
        Some(end) if spans && !start.contains('/') && !end.contains('/') && start < end => (Some(format!("{start}/{end}")), 2),
        _ => (Some(date), 1),
    }
}

/// True if one date holds the other: « mercredi » and « mercredi à 14 h 30 ».
fn same_day(a: &str, b: &str) -> bool {
    a.starts_with(b) || b.starts_with(a)
}

/// How exact an EDTF date is; `value` is its TIMEX3 value.
fn precision(edtf: &str, value: &str) -> Precision {
    let part_of_day = value.split_once('T').is_some_and(|(_, time)| time.starts_with(|c: char| c.is_ascii_alphabetic()));
    let plain = edtf.trim_end_matches('~');
    if edtf.starts_with("..") || edtf.ends_with("..") {
        Precision::Interval
    } else if part_of_day {
        Precision::DayPart
    } else if edtf.contains('/') {
        if value.contains("-W") { Precision::Week } else { Precision::Interval }
    } else if plain.contains('T') {
        Precision::Time
    } else if plain.contains('X') {
        Precision::Era
    } else {
        match plain.trim_start_matches('-').split('-').collect::<Vec<_>>().as_slice() {
            [_] => Precision::Year,
            [_, part] if part.parse::<u8>().is_ok_and(|part| part > 12) => Precision::Season,
            [_, _] => Precision::Month,
            _ => Precision::Day,
        }
    }
}

struct Reader<'r, 't> {
    doc: &'r Document<'t>,
    lexicon: &'r Lexicon,
    words: &'r EventWords,
    published: Option<Date>,
}

impl Reader<'_, '_> {
    fn event(&self, (time, index): (&TimeExpression, usize), date: String, spans: bool) -> Option<Event> {
        let tokens = self.doc.token_from(time.span.start)..self.doc.token_from(time.span.end);
        let hour = time.kind == TimeKind::Time && time.value.contains(':');
        if tokens.is_empty() || !(spans || hour) && self.names_something(&tokens) || self.is_yardstick(&tokens, &date) {
            return None;
        }
        let sentence = self.doc.sentences.get(self.doc.sentence_at(time.span.start)?)?;
        let near = sentence.tokens.start.max(tokens.start.saturating_sub(REACH))..sentence.tokens.end.min(tokens.end + REACH);
        let (clause, form) = clause::around(self.doc, self.lexicon, &near, &tokens)?;
        let span = self.span(&clause)?;
        let precision = precision(&date, &time.value);
        let tense = super::time::tense_around(self.doc, &self.lexicon.time.tense, &tokens);
        let (factuality, background) = truth::judge(self.doc, self.lexicon, &clause, &tokens, (&date, self.published, tense));
        let near = sentence.tokens.start.max(tokens.start.saturating_sub(NEGATED))..tokens.start;
        let negated = near.into_iter().any(|at| self.words.has(self.doc.lower(at), Role::Denies));
        let to_come = tense == Some(Tense::Future) || factuality == Factuality::Announced;
        let (date, factuality) = match date.strip_prefix("../") {
            // « ne rouvrira pas avant jeudi »: from Thursday on, at the earliest.
            Some(day) if negated && to_come && time.modifier == Some(TimeModifier::Before) => {
                (format!("{day}/.."), Factuality::Announced)
            }
            _ => (date, factuality),
        };
        let precision = if date.ends_with("/..") { Precision::Interval } else { precision };
        let tonight = self.published.is_some_and(|day| date.starts_with(&format!("{day}/")));
        let sure = match &form {
            // What happened in the night was over before it was told.
            _ if tonight && precision == Precision::DayPart && tense == Some(Tense::Past) => OF_A_NOUN,
            _ if self.only_tells(&clause, &tokens) => ONLY_TELLS,
            _ if self.is_of_a_noun(tense, &date) => OF_A_NOUN,
            Form::Fragment => FRAGMENT,
            Form::Beside => BESIDE_VERB,
            Form::Whole | Form::Relative(_) => WITH_VERB,
        };
        let relative = if let Form::Relative(link) = &form { self.span(link) } else { None };
        Some(Event {
            span,
            relative,
            date,
            precision,
            time: index,
            factuality,
            background,
            rule: if form == Form::Beside { "event.sentence" } else { "event.clause" },
            confidence: Confidence(sure.min(time.confidence.0)),
        })
    }

    /// « contre 12 % en 2015 », « le plus bas depuis 1999 »: the date of a comparison, not of an event.
    fn is_yardstick(&self, tokens: &Range<usize>, date: &str) -> bool {
        let has = |at: usize, role: Role| self.words.has(self.doc.lower(at), role);
        let before = |back: usize| tokens.start.saturating_sub(back)..tokens.start;
        let counts = |at: usize| self.doc.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Digits);
        let compared = before(COMPARED).any(|at| has(at, Role::Compares) && (at + 1 == tokens.start || counts(at + 1)));
        compared && !date.contains('/') || date.ends_with("/..") && before(EXTREME).any(|at| has(at, Role::Extremes))
    }

    /// « il supprimera cent postes après sa perte de l'an dernier », « le prix existe, créé en 2014 »: what is
    /// to come is not dated by a day gone by, nor what is by a year gone by.
    fn is_of_a_noun(&self, tense: Option<Tense>, date: &str) -> bool {
        let gone = self.published.is_some_and(|published| date < published.to_string().as_str() && !date.contains('/'));
        let whole_day = date.len() >= "2022-01-05".len();
        gone && match tense {
            Some(Tense::Future) => true,
            Some(Tense::Present) => {
                !whole_day && !date.starts_with(&self.published.map_or(String::new(), |day| day.year().to_string()))
            }
            _ => false,
        }
    }

    /// « lundi, il parlait de douze blessés »: a figure has its own page, and who gives it is not told here.
    fn only_tells(&self, clause: &Range<usize>, time: &Range<usize>) -> bool {
        let word = |at: &usize| !time.contains(at) && self.doc.tokens.get(*at).is_some_and(|token| token.is_word());
        let mut words = clause.clone().filter(word).map(|at| self.doc.lower(at));
        words.next().is_some_and(|first| self.words.has(first, Role::LeadsVerb))
            && words.take(TELLING).any(|next| self.words.has(next, Role::Tells))
    }

    fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        let first = self.doc.tokens.get(tokens.start)?;
        let last = self.doc.tokens.get(tokens.end.checked_sub(1)?)?;
        (tokens.start < tokens.end).then(|| first.span.join(last.span))
    }

    /// « les accords du 10 janvier », `the June 3 hearing`, `Monday's attack`, « (1914-1918) ».
    fn names_something(&self, tokens: &Range<usize>) -> bool {
        let word = |at: usize| self.doc.lower(at);
        let Some(before) = tokens.start.checked_sub(1) else { return false };
        if self.doc.str(before) == "(" || word(tokens.end) == "'s" {
            return true;
        }
        if self.words.has(word(before), Role::Names) {
            // « à partir du 5 », « se déroule du 5 au 10 ».
            let frees = |at: usize| self.words.has(word(at), Role::Frees) || clause::is_verb(self.doc, self.lexicon, at);
            return !before.checked_sub(1).is_some_and(frees);
        }
        // « le budget 2021 », « la période 1982-1990 »: a year with nothing but a noun before it.
        let bare_year = self.doc.str(tokens.start).len() == 4 && self.doc.tokens.get(tokens.start).is_some_and(|t| !t.is_word());
        if bare_year && self.doc.tokens.get(before).is_some_and(|t| t.is_word()) && !self.words.has(word(before), Role::Dates) {
            return true;
        }
        // A date between an article and a noun; the expression may hold the article itself.
        let article = self.words.has(word(before), Role::Determiner) && !self.words.has(word(tokens.start), Role::Determiner);
        let next = self.doc.tokens.get(tokens.end);
        article && next.is_some_and(|token| token.is_word()) && !self.words.has(word(tokens.end), Role::Opens)
    }
}

#[cfg(test)]
mod tests;
