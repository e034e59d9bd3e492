//! The clause a date stands in: [`around`] cuts the sentence where another clause begins, keeps the lead
//! that says who says so, and trims marks and conjunctions from both ends. The clause is one run of
//! tokens of one sentence and always holds the date.

use crate::extract::lexicon::Lexicon;
use crate::extract::lexicon::event::Role;
use crate::extract::time::verb_form;
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// Tokens from a verb of saying to its « que ».
const SAYING: usize = 6;
/// The longest clause; a longer one is cut at commas.
const LONG: usize = 60;
/// The longest subject before its verb, and from a participle to the date that belongs to it, in tokens.
const SUBJECT: usize = 8;
const NOUN_TO_DATE: usize = 6;

/// How a clause stands in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// It has a verb of its own.
    Whole,
    /// The sentence has the verb.
    Beside,
    /// A subject, and after the tokens given (a comma and « qui ») what it did: « Le pont, qui a cédé lundi ».
    Relative(Range<usize>),
    /// A noun and what is said of it in passing: « le pont fermé lundi », « le pont, dont un pilier a cédé lundi ».
    Fragment,
}

/// The clause within `sentence` that holds `time`, and how it stands there; `None` if the sentence has no verb at all.
pub(super) fn around(
    doc: &Document<'_>,
    lexicon: &Lexicon,
    sentence: &Range<usize>,
    time: &Range<usize>,
) -> Option<(Range<usize>, Form)> {
    let has_verb = |range: &Range<usize>| range.clone().any(|at| !time.contains(&at) && is_verb(doc, lexicon, at));
    let (cut, insert) = cut(doc, lexicon, sentence, time);
    if insert.is_some() || has_verb(&cut) {
        let clause = trim(doc, lexicon, cut, time);
        let form = match insert {
            None => Form::Whole,
            Some(relative) => relative
                .filter(|link| is_subject(doc, lexicon, clause.start..link.start, time))
                .map_or(Form::Fragment, Form::Relative),
        };
        return (clause.len() > time.len() + 1).then_some((clause, form));
    }
    let whole = sentence.clone();
    (has_verb(&whole) && whole.len() <= LONG).then(|| (trim(doc, lexicon, whole, time), Form::Beside))
}

/// True if the tokens before a relative clause are one plain subject, so that what « qui » says is said of them: neither
/// « dans le port, qui », nor « les toits de la ville, qui », nor what has a verb, a mark or a number of its own.
fn is_subject(doc: &Document<'_>, lexicon: &Lexicon, tokens: Range<usize>, time: &Range<usize>) -> bool {
    let words = &lexicon.events;
    let Some(first) = doc.tokens.get(tokens.start) else { return false };
    let opens = words.has(doc.lower(tokens.start), Role::Determiner)
        || first.is_capitalised() && !lexicon.quantities.stop.contains(doc.lower(tokens.start));
    let plain = |at: usize| {
        let word = doc.tokens.get(at).is_some_and(|token| token.is_word()) || matches!(doc.str(at), "-" | "'" | "’");
        word && !words.has(doc.lower(at), Role::Names) && !words.has(doc.lower(at), Role::Joins) && !is_verb(doc, lexicon, at)
    };
    opens && !tokens.is_empty() && tokens.len() <= SUBJECT && tokens.end <= time.start && tokens.into_iter().all(plain)
}

/// True if the token reads like a verb form.
pub(super) fn is_verb(doc: &Document<'_>, lexicon: &Lexicon, at: usize) -> bool {
    if lexicon.events.has(doc.lower(at), Role::NotVerb) {
        return false;
    }
    if lexicon.events.has(doc.lower(at), Role::WithObject) {
        let next = doc.lower(at + 1);
        return lexicon.events.has(next, Role::Determiner) || lexicon.events.has(next, Role::LeadsVerb);
    }
    let led = || {
        let word = doc.tokens.get(at).is_some_and(|t| t.is_word() && !t.is_capitalised()) && doc.lower(at).len() > 3;
        word && at.checked_sub(1).is_some_and(|before| lexicon.events.has(doc.lower(before), Role::LeadsVerb))
    };
    verb_form(doc, &lexicon.time.tense, at).is_some() || led()
}

/// The part of the sentence between the boundaries next to the date; if an insert ends it, also the comma and the
/// pronoun that open that, where the pronoun is the subject.
fn cut(
    doc: &Document<'_>,
    lexicon: &Lexicon,
    sentence: &Range<usize>,
    time: &Range<usize>,
) -> (Range<usize>, Option<Option<Range<usize>>>) {
    let ends = |at: usize| parts(doc, lexicon, at) || coordinates(doc, lexicon, sentence, at);
    // « », a-t-il déclaré » goes with what it closes.
    let begins = |at: &usize| ends(*at) && !(matches!(doc.str(*at), "»" | "”" | ",") && says(doc, lexicon, at + 1));
    let start = (sentence.start..time.start).rev().find(begins).map_or(sentence.start, |at| at + 1);
    let end = (time.end..sentence.end).find(|&at| ends(at)).unwrap_or(sentence.end);
    match insert_end(doc, lexicon, &(start..end), time) {
        Some((close, relative)) => (start..close, Some(relative)),
        None => (start..end, None),
    }
}

/// Where the part ends that has the date to itself: « le pont, qui a cédé lundi, | sera rebâti », « le pont
/// fermé lundi | rouvrira ». What the main clause says after it is said of another time.
fn insert_end(
    doc: &Document<'_>,
    lexicon: &Lexicon,
    clause: &Range<usize>,
    time: &Range<usize>,
) -> Option<(usize, Option<Range<usize>>)> {
    let words = &lexicon.events;
    let comma = |at: &usize| doc.str(*at) == ",";
    let plain = |at: usize| doc.tokens.get(at).is_some_and(|token| token.is_word() && !token.is_capitalised());
    let verb = |range: Range<usize>| range.into_iter().any(|at| is_verb(doc, lexicon, at));
    let open = (clause.start + 1..time.start).rev().find(comma).filter(|open| open + 1 < time.start);
    let close = (time.end..clause.end).find(comma);
    if let (Some(open), Some(close)) = (open, close) {
        let word = doc.lower(open + 1);
        let opens = words.has(word, Role::Relates) || plain(open + 1) && words.is_participle(word);
        if opens && verb(close + 1..clause.end) {
            let subject = words.has(word, Role::RelatesSubject) && words.has(word, Role::Relates);
            return Some((close, subject.then_some(open..open + 2)));
        }
    }
    let near = time.start.saturating_sub(NOUN_TO_DATE).max(clause.start + 1)..time.start;
    let attribute = near.rev().find(|&at| plain(at) && words.is_attribute(doc.lower(at)))?;
    let finite = |at: usize| is_verb(doc, lexicon, at) && !words.is_attribute(doc.lower(at));
    (!verb(clause.start..attribute) && (time.end..clause.end).any(finite)).then_some((time.end, None))
}

/// « Le pont a cédé lundi, et le maire a fermé la route »: a second subject with its verb after a first.
fn coordinates(doc: &Document<'_>, lexicon: &Lexicon, sentence: &Range<usize>, at: usize) -> bool {
    let words = &lexicon.events;
    let subject = || {
        let opens = words.has(doc.lower(at + 2), Role::Determiner) || words.has(doc.lower(at + 2), Role::LeadsVerb);
        opens || doc.tokens.get(at + 2).is_some_and(|token| token.is_capitalised())
    };
    let verb = |range: Range<usize>| range.into_iter().any(|i| is_verb(doc, lexicon, i));
    let near =
        || (at + 3..sentence.end.min(at + 3 + SUBJECT)).take_while(|&i| doc.str(i) != ",").any(|i| is_verb(doc, lexicon, i));
    // « il est là depuis 2019 et qu'il n'a pas bougé »: a second thing that is said.
    if words.has(doc.lower(at), Role::Joins) && words.has(doc.lower(at + 1), Role::That) {
        return true;
    }
    doc.str(at) == "," && words.has(doc.lower(at + 1), Role::Joins) && subject() && near() && verb(sentence.start..at)
}

/// True if one clause ends and another begins at the token. Marks around a few words part nothing.
fn parts(doc: &Document<'_>, lexicon: &Lexicon, at: usize) -> bool {
    match doc.str(at) {
        ";" | "—" => true,
        ":" => doc.tokens.get(at + 1).is_none_or(|t| t.space_before()),
        "»" | "”" => doc.str(at + 1) == ",",
        // A lone dash, not a hyphen.
        "–" | "-" => {
            doc.tokens.get(at).is_some_and(|t| t.space_before()) && doc.tokens.get(at + 1).is_some_and(|t| t.space_before())
        }
        "," => lexicon.events.has(doc.lower(at + 1), Role::Splits),
        _ => false,
    }
}

/// True if what follows only says who said it: « », a-t-il déclaré ».
fn says(doc: &Document<'_>, lexicon: &Lexicon, from: usize) -> bool {
    (from..from + SAYING + 1).any(|at| lexicon.events.has(doc.lower(at), Role::Reports))
}

/// True if the token opens what a verb of saying before it, not before `from`, reports.
pub(super) fn opens_said(doc: &Document<'_>, lexicon: &Lexicon, from: usize, at: usize) -> bool {
    let words = &lexicon.events;
    let reported = || (at.saturating_sub(SAYING).max(from)..at).any(|verb| words.has(doc.lower(verb), Role::Reports));
    words.has(doc.lower(at), Role::That) && reported()
}

/// Without marks and conjunctions at its ends; never cuts into the date.
fn trim(doc: &Document<'_>, lexicon: &Lexicon, clause: Range<usize>, time: &Range<usize>) -> Range<usize> {
    let is_mark = |at: usize| doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Punct);
    let Range { mut start, mut end } = clause;
    let opens = |at: usize| lexicon.events.has(doc.lower(at), Role::Opens) || lexicon.events.has(doc.lower(at), Role::Links);
    while start < time.start && (is_mark(start) && !matches!(doc.str(start), "(" | "[") || opens(start)) {
        start += 1;
    }
    // The stop of `9 p.m.` is the word's own.
    let own = |at: usize| {
        let glued = |at: usize| doc.tokens.get(at).is_some_and(|token| !token.space_before());
        doc.str(at) == "." && glued(at) && at >= 2 && doc.str(at - 1).chars().nth(1).is_none() && doc.str(at - 2) == "."
            || doc.str(at) == "." && at >= 1 && doc.str(at - 1).contains('.')
    };
    while end > time.end && is_mark(end - 1) && !matches!(doc.str(end - 1), ")" | "]" | "»" | "”") && !own(end - 1) {
        end -= 1;
    }
    start..end
}
