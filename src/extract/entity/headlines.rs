//! Names in headlines and datelines, where capitals say little. [`settle`] cuts a name of a headline
//! back to what the body of the same text shows (« Le Ministre Breton Garnier Annonce » names Garnier),
//! lowers the confidence of what the body never shows, and reads the place of a dateline
//! (« DAKAR, 12 mars (AFP) – », `LONDON 2019-05-14`). Texts without headline or dateline pass untouched.

use super::super::facts::{Confidence, EntityKind};
use super::Name;
use super::consistency::form;
use super::names::{parts, same_part};
use crate::text::{Document, TokenKind};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// How far into a text's sentence a dateline may reach, in tokens.
const DATELINE: usize = 16;

/// Settles the names of headlines and datelines; names stay in order.
pub fn settle(doc: &Document<'_>, names: &mut [Name]) {
    let sentence = |name: &Name| doc.tokens.get(name.tokens.start).and_then(|token| doc.sentence_at(token.span.start));
    let headlines: Vec<bool> = doc.sentences.iter().map(|sentence| is_headline(doc, &sentence.tokens)).collect();
    if headlines.contains(&true) {
        let is_in = |name: &Name| sentence(name).and_then(|at| headlines.get(at)).is_some_and(|&headline| headline);
        let in_headline: Vec<bool> = names.iter().map(is_in).collect();
        let body = Body::of(doc, names.iter().zip(&in_headline).filter(|(_, headline)| !**headline).map(|(name, _)| name));
        for (name, _) in names.iter_mut().zip(&in_headline).filter(|(_, headline)| **headline) {
            body.trim(doc, name);
        }
    }
    for name in names.iter_mut() {
        if let Some(at) = sentence(name)
            && let Some(sentence) = doc.sentences.get(at)
            && opens_dateline(doc, &sentence.tokens, name)
        {
            (name.kind, name.rule) = (EntityKind::Place, "name.dateline");
        }
    }
}

/// True if most words of a sentence have a capital, or are written in capitals.
fn is_headline(doc: &Document<'_>, tokens: &Range<usize>) -> bool {
    let words = tokens.clone().take(200).filter_map(|at| doc.tokens.get(at)).filter(|token| token.is_word());
    let (all, capitalised) =
        words.fold((0, 0), |(all, capitalised), word| (all + 1, capitalised + usize::from(word.is_capitalised())));
    all >= 4 && capitalised * 10 >= all * 7
}

/// What the body of a text shows.
struct Body<'d> {
    /// Forms of names, in lower case, with their kind.
    forms: FxHashMap<Cow<'d, str>, EntityKind>,
    /// Last names of persons, folded.
    last: Vec<String>,
}

impl<'d> Body<'d> {
    fn of<'n>(doc: &'d Document<'_>, names: impl Iterator<Item = &'n Name>) -> Self {
        let mut body = Body { forms: FxHashMap::default(), last: Vec::new() };
        for name in names {
            let form = form(doc, &name.tokens);
            if name.kind == EntityKind::Person
                && body.last.len() < 200
                && let Some(last) = parts(&form).pop()
                && !body.last.contains(&last)
            {
                body.last.push(last);
            }
            body.forms.insert(form, name.kind);
        }
        body
    }

    /// Cuts `name` back to the longest part the body knows.
    fn trim(&self, doc: &Document<'_>, name: &mut Name) {
        let all = name.tokens.clone();
        for length in (1..=all.len().min(12)).rev() {
            for start in all.start..=all.end - length {
                let tokens = start..start + length;
                if let Some(&kind) = self.forms.get(&form(doc, &tokens)) {
                    (name.tokens, name.kind) = (tokens, kind);
                    return;
                }
            }
        }
        let known = |at: &usize| {
            let word = parts(doc.lower(*at));
            word.first().is_some_and(|word| self.last.iter().any(|last| same_part(last, word)))
        };
        match all.clone().find(known) {
            Some(at) if name.kind == EntityKind::Person => name.tokens = at..at + 1,
            _ if all.len() > 1 => name.confidence = Confidence(name.confidence.0.min(55)),
            _ => {}
        }
    }
}

/// True if `tokens` are a date in digits and nothing else: `LONDON 2019-05-14`.
fn is_date_alone(doc: &Document<'_>, tokens: Range<usize>) -> bool {
    let digits = tokens.clone().filter(|&at| doc.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Digits)).count();
    let joined = tokens.clone().all(|at| {
        doc.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Digits) || matches!(doc.str(at), "-" | "/" | "." | ",")
    });
    digits == 3 && tokens.len() <= 6 && joined
}

/// True for a name in capitals that opens a sentence whose first words end in an agency in brackets.
fn opens_dateline(doc: &Document<'_>, sentence: &Range<usize>, name: &Name) -> bool {
    let shouted = name.tokens.clone().all(|at| doc.tokens.get(at).is_none_or(|token| !token.is_word() || token.is_all_caps()));
    if name.tokens.start != sentence.start || !shouted || doc.str(name.tokens.end) == ")" {
        return false;
    }
    if is_date_alone(doc, name.tokens.end..sentence.end) {
        return true;
    }
    let limit = sentence.end.min(sentence.start + DATELINE);
    (name.tokens.end..limit).find(|&at| doc.str(at) == "(").is_some_and(|open| {
        let agency = doc.tokens.get(open + 1).is_some_and(|token| token.kind == TokenKind::Word && token.is_capitalised());
        let date = doc.str(name.tokens.end) == "," || open == name.tokens.end;
        let dash = matches!(doc.str(open + 3), "-" | "–" | "—" | "." | ":");
        agency && date && doc.str(open + 2) == ")" && dash
    })
}
