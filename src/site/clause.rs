//! The words of a dated clause as a page prints them: [`told`] takes the comma and the pronoun out of a subject and its
//! relative clause and marks the gap, [`lead_in`] gives what must be read before a clause that opens with a pronoun.
//! Fed by the cards and the chronology; every word is the source's own, in its order.

use crate::dossier::{Contribution, Item};
use crate::extract::Event;
use crate::extract::lexicon::Lexicon;
use crate::extract::lexicon::event::Role;
use crate::span::Span;

/// What stands for words left out.
const GAP: &str = " […] ";
/// The longest words shown before a clause, in bytes.
const LONGEST: u32 = 400;
/// Bytes from the start of a clause to the date that opens it: « Dans la soirée, il… », `By Monday he…`.
const OPENING: u32 = 12;

/// The clause, verbatim; of a relative clause its subject and what that did.
pub(super) fn told(part: &Contribution, event: &Event) -> String {
    match event.relative {
        Some(link) if event.span.contains(link) => {
            let subject = part.words(Span { start: event.span.start, end: link.start });
            let rest = part.words(Span { start: link.end, end: event.span.end });
            format!("{}{GAP}{}", subject.trim_end(), rest.trim_start())
        }
        _ => part.words(event.span).to_owned(),
    }
}

/// What stands before a clause whose subject is a pronoun: the rest of its sentence, else the sentence before in the
/// same paragraph. `None` where the clause speaks for itself.
pub(super) fn lead_in<'p>(part: &'p Contribution, item: &Item, event: &Event) -> Option<&'p str> {
    let sentence = *part.facts.sentences.get(item.sentence)?;
    if !pronoun_opens(part, event) {
        return None;
    }
    let inside = Span { start: sentence.start, end: event.span.start };
    let before = if inside.start < inside.end && part.words(inside).chars().any(char::is_alphanumeric) {
        inside
    } else {
        *part.facts.sentences.get(item.sentence.checked_sub(1)?)?
    };
    let gap = part.words(Span { start: before.end.min(event.span.start), end: event.span.start });
    (before.end - before.start <= LONGEST && !gap.contains('\n')).then(|| part.words(before).trim())
}

/// True if the first word of an event's clause stands for something told before.
pub(super) fn opens_with_pronoun(part: &Contribution, item: &Item) -> bool {
    let first = first_word(part.words(item.span));
    let lexicon = Lexicon::of(part.lang);
    lexicon.events.has(&first, Role::LeadsVerb) || lexicon.figures.count.contains(&first)
}

/// True if a pronoun opens the clause, alone or after the date: « Il a cédé lundi », « Lundi soir, il a cédé ».
fn pronoun_opens(part: &Contribution, event: &Event) -> bool {
    let figures = &Lexicon::of(part.lang).figures;
    let time = part.facts.times.get(event.time).map(|time| time.span);
    let near = time.filter(|time| time.start <= event.span.start + OPENING && time.end < event.span.end);
    let after = near.map(|time| part.words(Span { start: time.end, end: event.span.end }));
    // The « il » of « il y a trois jours » stands for nothing.
    let dated = time.is_some_and(|time| time.start <= event.span.start);
    let whole = (!dated).then(|| part.words(event.span));
    [whole, after].into_iter().flatten().any(|words| figures.is_pronoun(&first_word(words)))
}

fn first_word(words: &str) -> String {
    words.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default().to_lowercase()
}
