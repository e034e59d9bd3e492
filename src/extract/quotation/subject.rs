//! The subject of a cue: whom the sentence makes the speaker. [`of`] gives the noun phrase, before or
//! after the verb, past appositions, relative clauses and parentheses; [`clause`] the subject of a
//! whole clause. Windows are bounded, so that a sentence without end costs no more than its length.

use super::cue::{self, Cue, Form};
use super::phrase::{self, Head, Phrase};
use super::reading::Reading;
use crate::extract::facts::EntityKind;
use crate::extract::lexicon::quotation::{class, verb};
use std::ops::Range;

/// How far a subject is looked for, in tokens.
const REACH: usize = 60;
/// The name of a paper between marks is no longer than this, in tokens.
const MARKED_NAME: usize = 5;
/// How many appositions are stepped over.
const APPOSITIONS: usize = 4;

/// The subject of `cue`, wherever it stands.
pub(super) fn of(reading: &Reading<'_>, cues: &[Cue], cue: &Cue) -> Option<Phrase> {
    if let Some(at) = cue.pronoun {
        return phrase::read(reading, at, at + 1);
    }
    match cue.form {
        Form::Finite => finite(reading, cues, cue),
        Form::Gerund | Form::Infinitive => dependent(reading, cues, cue),
    }
}

fn finite(reading: &Reading<'_>, cues: &[Cue], cue: &Cue) -> Option<Phrase> {
    let start = cue.tokens.start;
    let coordinated = start.checked_sub(1).is_some_and(|p| reading.is(p, class::CONJUNCTION));
    if coordinated {
        return shared(reading, cues, cue);
    }
    if start.checked_sub(1).is_some_and(|p| reading.is(p, class::AS_SAID))
        && let Some((phrase, _)) = after(reading, cue.tokens.end, reading.sentence(cue.head).end)
    {
        return Some(phrase);
    }
    before(reading, start)
}

/// The subject that a verb without one shares with an earlier verb of its sentence.
fn shared(reading: &Reading<'_>, cues: &[Cue], cue: &Cue) -> Option<Phrase> {
    let sentence = reading.sentence(cue.head);
    let earlier = cue::within(cues, &(sentence.start.max(cue.head.saturating_sub(REACH))..cue.tokens.start));
    let earlier = earlier
        .iter()
        .rev()
        .find(|c| c.form == Form::Finite && c.takes(verb::CONTENT | verb::LABEL) && !reading.is_marked(c.head));
    if let Some(earlier) = earlier {
        let inverted = earlier.pronoun.and_then(|at| phrase::read(reading, at, at + 1));
        let follows_mark = earlier.tokens.start.checked_sub(1).is_some_and(|p| reading.is_marked(p))
            || earlier.tokens.start >= 2 && reading.is_marked(earlier.tokens.start - 2);
        let found = inverted
            .or_else(|| if follows_mark { after(reading, earlier.tokens.end, sentence.end).map(|(p, _)| p) } else { None })
            .or_else(|| before(reading, earlier.tokens.start));
        if found.is_some() {
            return found;
        }
    }
    clause(reading, &(sentence.start..cue.tokens.start))
}

/// The subject of a gerund or infinitive: that of the main verb. A document right before it speaks
/// only where nobody else can (« un message disant … »).
fn dependent(reading: &Reading<'_>, cues: &[Cue], cue: &Cue) -> Option<Phrase> {
    let main = shared(reading, cues, cue);
    let beside = before_in(reading, cue.tokens.start, cue.tokens.start.saturating_sub(REACH / 4));
    match (main, beside) {
        (Some(main), _) if matches!(main.head, Head::Name | Head::Body | Head::Role | Head::Pronoun) => Some(main),
        (_, Some(document)) if document.head == Head::Document => Some(document),
        (main, _) => main,
    }
}

/// The subject that stands before the verb group that starts at `start`.
pub(super) fn before(reading: &Reading<'_>, start: usize) -> Option<Phrase> {
    let sentence = reading.sentence(start);
    let floor = sentence.start.max(start.saturating_sub(REACH));
    before_in(reading, start, floor).or_else(|| clause(reading, &(sentence.start..start)))
}

fn before_in(reading: &Reading<'_>, start: usize, floor: usize) -> Option<Phrase> {
    if let Some(found) = named_between(reading, start, floor).or_else(|| marked_name(reading, start, floor)) {
        return Some(found);
    }
    let mut end = start;
    for _ in 0..APPOSITIONS {
        end = step_over(reading, end, floor)?;
        let low = boundary(reading, end, floor);
        let subject_relative = low > floor && reading.is(low - 1, class::SUBJECT_RELATIVE);
        if !subject_relative || low == end {
            let apposed = low > floor && reading.reads(low - 1, ",");
            if let Some(found) = last_phrase(reading, low..end, apposed) {
                return Some(apposition_of(reading, &found, floor).filter(|_| apposed).unwrap_or(found));
            }
        }
        if low <= floor {
            return None;
        }
        let edge = low - 1;
        if reading.reads(edge, ",") {
            end = edge;
        } else if reading.is(edge, class::SUBJECT_RELATIVE) {
            end = if edge > floor && reading.reads(edge - 1, ",") { edge - 1 } else { edge };
        } else {
            return None;
        }
    }
    None
}

/// `A clerk who saw it, Priya Nair, said`: a full name between commas right before the verb.
fn named_between(reading: &Reading<'_>, start: usize, floor: usize) -> Option<Phrase> {
    let last = start.checked_sub(2).filter(|&last| last > floor && reading.reads(last + 1, ","))?;
    let name = reading.names.at(last).filter(|n| n.tokens.end == last + 1 && n.tokens.len() > 1)?;
    let person = reading.names.known_as(name).is_some_and(|k| k.kind == Some(EntityKind::Person));
    let comma = name.tokens.start.checked_sub(1).filter(|&comma| comma > floor && reading.reads(comma, ","))?;
    let role = (floor..comma).any(|i| reading.is(i, class::ROLE | class::BODY));
    (person && role).then(|| phrase::read(reading, name.tokens.start, last + 1)).flatten()
}

/// « Le « Guardian » révèle »: the name of a paper between marks.
fn marked_name(reading: &Reading<'_>, start: usize, floor: usize) -> Option<Phrase> {
    let passage = reading.passage(start.checked_sub(1)?).and_then(|i| reading.marked.get(i))?;
    let article = passage.open.checked_sub(1).filter(|&p| p >= floor && reading.is(p, class::DETERMINER))?;
    let capital = reading.is_capitalised(passage.inner.start) && passage.inner.len() <= MARKED_NAME;
    if passage.close? + 1 != start || !capital {
        return None;
    }
    let core = passage.inner.clone();
    let noun = core.start;
    Some(Phrase { tokens: article..start, core, head: Head::Document, noun, name: None, agreement: 0 })
}

/// The name that `phrase`, which stands after a comma, is in apposition to (« X, le candidat du parti »).
fn apposition_of(reading: &Reading<'_>, phrase: &Phrase, floor: usize) -> Option<Phrase> {
    let comma = phrase.tokens.start.checked_sub(1)?;
    let body = phrase.head == Head::Body && phrase.tokens.start == phrase.core.start;
    if phrase.head != Head::Role && !body || comma <= floor || !reading.reads(comma, ",") {
        return None;
    }
    let end = step_over(reading, comma, floor)?;
    let name = reading.names.at(end.checked_sub(1)?)?;
    let low = boundary(reading, end, floor);
    last_phrase(reading, low..end, false).filter(|p| p.head == Head::Name && p.tokens.end == name.tokens.end)
}

/// Steps from `end` over a parenthesis or an insertion between commas that ends there.
fn step_over(reading: &Reading<'_>, end: usize, floor: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&last| last >= floor)?;
    let opening = match reading.doc.str(last) {
        ")" => "(",
        "," => ",",
        "—" => "—",
        "–" => "–",
        _ => return Some(end),
    };
    let found = (floor..last).rev().find(|&i| reading.reads(i, opening) || reading.is_marked(i));
    match found {
        Some(at) if !reading.is_marked(at) => Some(at),
        _ => Some(last),
    }
}

/// The start of the stretch before `end` in which its subject must stand.
fn boundary(reading: &Reading<'_>, end: usize, floor: usize) -> usize {
    let mut at = end;
    while at > floor {
        let p = at - 1;
        if reading.reads(p, ")") {
            let open = (floor..p).rev().find(|&i| reading.reads(i, "("));
            at = open.unwrap_or(p);
            continue;
        }
        let title_stop = reading.reads(p, ".") && !reading.starts_apart(p);
        if reading.is_marked(p)
            || reading.is_break(p) && !title_stop
            || reading.is(p, class::THAT | class::SUBORDINATOR | class::RELATIVE) && reading.names.at(p).is_none()
        {
            break;
        }
        at = p;
    }
    at
}

/// The last noun phrase of `range` that no preposition governs. `apposed`: a comma stands before it.
fn last_phrase(reading: &Reading<'_>, range: Range<usize>, apposed: bool) -> Option<Phrase> {
    let mut found: Option<Phrase> = None;
    let mut at = range.start;
    while at < range.end {
        if reading.reads(at, "(") {
            at = (at..range.end).find(|&i| reading.reads(i, ")")).map_or(range.end, |i| i + 1);
            continue;
        }
        if let Some(next) = skip_governed(reading, at, range.end) {
            at = next;
            continue;
        }
        let Some(phrase) = opening(reading, at, range.end) else {
            at += 1;
            continue;
        };
        at = phrase.tokens.end.max(at + 1);
        let joined = found
            .as_ref()
            .is_some_and(|f| f.tokens.end + 1 == phrase.tokens.start && reading.is(f.tokens.end, class::CONJUNCTION));
        match &mut found {
            Some(first) if joined && first.tokens.start <= range.start + 1 => {
                first.tokens.end = phrase.tokens.end;
                first.core.end = phrase.tokens.end;
                first.agreement |= class::PLURAL;
                first.name = None;
                first.head = Head::Other;
            }
            _ => found = Some(phrase),
        }
    }
    found.filter(|phrase| !(apposed && is_bare_role(reading, phrase)))
}

/// « président de la République », between commas: an apposition to a name, no subject.
fn is_bare_role(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    phrase.tokens.start == phrase.core.start
        && phrase.name.is_none()
        && phrase.head == Head::Role
        && !reading.is(phrase.noun, class::PLURAL)
}

/// Past a prepositional phrase or an adverb at `at`.
fn skip_governed(reading: &Reading<'_>, at: usize, limit: usize) -> Option<usize> {
    if reading.names.starting(at).is_some() {
        return None;
    }
    let tag = reading.tag(at);
    let article = tag.is(class::DETERMINER) && !tag.is(class::PREPOSITION);
    if tag.is(class::PREPOSITION | class::OF | class::ACCORDING) && !article {
        return Some(phrase::skip_prepositional(reading, at, limit).max(at + 1));
    }
    let nominal = tag.is(class::DETERMINER | class::ROLE | class::BODY | class::TITLE | class::PRONOUN);
    (tag.is(class::ADVERB | class::CALENDAR | class::CONNECTIVE) && !nominal).then_some(at + 1)
}

/// A noun phrase whose first word shows that it is one.
fn opening(reading: &Reading<'_>, at: usize, limit: usize) -> Option<Phrase> {
    const OPENS: u64 =
        class::DETERMINER | class::PRONOUN | class::NEUTER | class::TITLE | class::ROLE | class::BODY | class::DOCUMENT;
    let named = reading.names.starting(at).is_some();
    if reading.is_inside_word(at) && !named && !reading.is(at, class::PRONOUN) {
        return None;
    }
    let compound = reading.is_word(at) && reading.is_inside_word(at + 2) && reading.is(at + 2, class::ROLE | class::BODY);
    let opens = reading.is(at, OPENS) || named || compound;
    let plural_noun = reading.is_word(at) && !reading.is_capitalised(at) && reading.is(at, class::QUANTITY);
    (opens || plural_noun).then(|| phrase::read(reading, at, limit)).flatten()
}

/// The first noun phrase of a clause that no preposition governs, introductory phrases left out.
pub(super) fn clause(reading: &Reading<'_>, range: &Range<usize>) -> Option<Phrase> {
    let limit = range.end.min(range.start + REACH);
    let mut at = range.start;
    while at < limit {
        if reading.is_marked(at) {
            at = reading.passage(at).and_then(|i| reading.marked.get(i)).map_or(at + 1, |m| m.after().max(at + 1));
            continue;
        }
        let subordinate = !reading.is(at, class::ADVERB) || reading.is(at + 1, class::THAT);
        if reading.is(at, class::SUBORDINATOR) && reading.names.at(at).is_none() && subordinate {
            at = (at..limit).find(|&i| reading.reads(i, ",")).map_or(at + 1, |i| i + 1);
            continue;
        }
        if let Some(next) = skip_governed(reading, at, limit) {
            at = next;
            continue;
        }
        let found = opening(reading, at, limit);
        // « La veille, X a parlé »: a day before the comma is no subject.
        if let Some(past) = found.as_ref().and_then(|p| past_day(reading, p)) {
            at = past;
            continue;
        }
        if found.is_some() {
            return found;
        }
        if reading.is(at, class::IMPERSONAL) {
            return None;
        }
        at += 1;
    }
    None
}

/// Past the comma after a phrase that only says when (« la veille, », `the day before,`).
fn past_day(reading: &Reading<'_>, phrase: &Phrase) -> Option<usize> {
    let end = phrase.tokens.end;
    let day = phrase.head == Head::Other && reading.is_listed("(day)", phrase.noun);
    let comma = (end..end + 2).find(|&i| reading.reads(i, ",")).filter(|_| day)?;
    (comma == end || reading.is(end, class::ADVERB | class::PREPOSITION)).then_some(comma + 1)
}

/// The subject that follows the verb group that ends at `at`, past adverbs and complements, and the
/// agency that is spoken to (« déclare à l'AFP Jean Petit »).
pub(super) fn after(reading: &Reading<'_>, at: usize, limit: usize) -> Option<(Phrase, Option<Range<usize>>)> {
    let limit = limit.min(at + REACH / 2);
    let passage = reading.passage(at.saturating_sub(1));
    let mut via = None;
    let mut at = at;
    while at < limit {
        let tag = reading.tag(at);
        let elsewhere = reading.is_marked(at) && reading.passage(at) != passage;
        if reading.is_break(at) || elsewhere || tag.is(class::THAT | class::RELATIVE | class::CONJUNCTION) {
            return None;
        }
        let named = reading.names.starting(at).is_some();
        if !named && tag.is(class::PREPOSITION) && (!tag.is(class::OF) || tag.verb & verb::ANY != 0) {
            let end = phrase::skip_prepositional(reading, at, limit).max(at + 1);
            via = via.or_else(|| agency(reading, at..end));
            at = end;
            continue;
        }
        if !named
            && (tag.is(class::ADVERB | class::CALENDAR | class::OBJECT) && !tag.is(class::DETERMINER) || !reading.is_word(at))
        {
            at += 1;
            continue;
        }
        return opening(reading, at, limit).map(|phrase| (phrase, via));
    }
    None
}

/// A subject at `at` with its reporting verb after it (`the minister, a Democrat, said`).
pub(super) fn with_cue<'c>(reading: &Reading<'_>, cues: &'c [Cue], at: usize, limit: usize) -> Option<(Phrase, &'c Cue)> {
    let phrase = phrase::read(reading, at, limit)?;
    let mut next = phrase.tokens.end;
    // `the lawyer, Reza Moradi, told`
    let apposed = cue::starting(cues, next + 1).filter(|c| c.form == Form::Finite && c.pronoun.is_none());
    if let Some(cue) = apposed.filter(|_| reading.reads(next, ",") && phrase.tokens.end > phrase.core.end) {
        return Some((phrase, cue));
    }
    for _ in 0..3 {
        if reading.reads(next, "(") {
            next = (next..limit).find(|&i| reading.reads(i, ")"))? + 1;
        } else if reading.reads(next, ",") {
            next =
                (next + 1..limit).find(|&i| reading.reads(i, ",") || reading.is_marked(i)).filter(|&i| !reading.is_marked(i))?
                    + 1;
        } else {
            while reading.is(next, class::PREPOSITION | class::OF) && next < limit && cue::starting(cues, next).is_none() {
                next = phrase::skip_prepositional(reading, next, limit).max(next + 1);
            }
        }
        let mut start = next;
        while start < limit && reading.is(start, class::ADVERB | class::CALENDAR) && cue::starting(cues, start).is_none() {
            start += 1;
        }
        if let Some(cue) = cue::starting(cues, start).filter(|c| c.form == Form::Finite && c.pronoun.is_none()) {
            return Some((phrase, cue));
        }
    }
    None
}

/// The agency or medium named in `range`: what is said there is said by way of it.
pub(super) fn agency(reading: &Reading<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let at = range.clone().find(|&i| reading.is(i, class::AGENCY | class::MEDIUM) && reading.is_capitalised(i))?;
    let mut end = at + 1;
    while reading.is(end, class::CONTINUED) {
        end += 1;
    }
    let named = reading.names.at(at).map_or(at..end, |name| name.tokens.clone());
    Some(named.start..named.end.max(end))
}

/// True if a phrase names a news agency: one by its own name, « l'agence de presse X », a dispatch of
/// one; not somebody who works there.
pub(super) fn is_agency(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    if matches!(phrase.head, Head::Pronoun | Head::Latter | Head::Role) || reading.is(phrase.noun, class::ROLE) {
        return false;
    }
    let named = |i: &usize| {
        let own = reading.is(*i, class::AGENCY) && reading.is_capitalised(*i);
        own || reading.is(*i, class::AGENCY_NOUN) && !reading.is(*i, class::CONTINUED)
    };
    let Some(at) = phrase.core.clone().find(named) else { return false };
    let dispatch = reading.is(phrase.noun, class::DOCUMENT) || phrase.noun == at;
    dispatch || !(phrase.core.start..at).any(|i| reading.is(i, class::OF | class::GENITIVE))
}
