//! When a clause plays: the verb that governs a time expression, and what its form says ([`around`]).
//! There is no parser: the nearest verb form in the sentence counts, with a charge for each comma and
//! each word that opens another clause. Forms and endings are data of the lexicon; windows are bounded.

use crate::extract::lexicon::time::{Tense, TenseForms};
use crate::text::Document;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Tokens looked at on each side.
const WINDOW: usize = 24;
/// What a comma and a clause opener cost, in tokens.
const COMMA: usize = 3;
const CLAUSE: usize = 6;
/// Tokens from a verb of saying to its « que ».
const SAID: usize = 6;

/// The tense of the verb nearest to `tokens` within its sentence.
pub(in super::super) fn around(doc: &Document<'_>, forms: &TenseForms, tokens: &Range<usize>) -> Option<Tense> {
    let sentence =
        doc.tokens.get(tokens.start).and_then(|t| doc.sentence_at(t.span.start)).and_then(|at| doc.sentences.get(at))?;
    let from = sentence.tokens.start.max(tokens.start.saturating_sub(WINDOW));
    let to = sentence.tokens.end.min(tokens.end + WINDOW);
    if over(doc, forms, from..tokens.start) {
        return Some(Tense::Past);
    }
    let mut best: Option<(usize, Tense)> = None;
    let mut consider = |cost: usize, tense: Tense| {
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, tense));
        }
    };
    let mut extra = 0;
    for at in (from..tokens.start).rev() {
        match charge(doc, forms, at) {
            Some(more) => extra += more,
            None => break,
        }
        if let Some(tense) = form(doc, forms, at) {
            consider(2 * (tokens.start - at + extra), with_auxiliary(doc, forms, at, tense));
            break;
        }
    }
    extra = 0;
    for at in tokens.end..to {
        match charge(doc, forms, at) {
            Some(more) => extra += more,
            None => break,
        }
        // `Sunday's vote`
        let possessive = at == tokens.end && doc.lower(at).starts_with('\'');
        if let Some(tense) = form(doc, forms, at).filter(|_| !possessive) {
            // `voted late Sunday to leave`: what for says less of when.
            let purpose = if forms.infinitive.contains(doc.lower(at)) { CLAUSE } else { 0 };
            consider(2 * (at - tokens.end + 1 + extra + purpose) + 1, tense);
            break;
        }
    }
    // « annoncé pour samedi », `set for Saturday`
    let ahead = tokens.start.checked_sub(1).is_some_and(|at| at >= from && forms.ahead.contains(doc.lower(at)));
    if ahead && doc.lower(tokens.end) != "'s" && best.is_some_and(|(_, tense)| tense != Tense::Pluperfect) {
        return Some(Tense::Future);
    }
    if foretold(doc, forms, from..tokens.start) {
        return Some(Tense::Future);
    }
    let tense = best.map(|(_, tense)| tense);
    tense.filter(|tense| *tense == Tense::Future || !before_doing(doc, forms, from..tokens.start))
}

/// « l'usine fermée [en octobre] rouvrira »: a participle right before the date, without an auxiliary.
fn over(doc: &Document<'_>, forms: &TenseForms, before: Range<usize>) -> bool {
    let bare = &forms.bare;
    let is_link = |at: &usize| bare.links.contains(doc.lower(*at));
    let links = before.clone().rev().take(2).take_while(is_link).count();
    let Some(at) = before.end.checked_sub(1 + links).filter(|at| before.contains(at)) else { return false };
    let lower = doc.lower(at);
    let participle = doc.tokens.get(at).is_some_and(|token| token.is_word())
        && lower.chars().nth(3).is_some()
        && bare.endings.iter().any(|ending| lower.ends_with(ending.as_str()))
        && !bare.to_come.contains(lower)
        && !forms.exceptions.contains(lower);
    // « neuf disparus »
    let counted = doc.numbers.binary_search_by_key(&at, |number| number.tokens.end).is_ok();
    let opens = at == before.start || at.checked_sub(1).is_some_and(|i| matches!(doc.str(i), "," | "("));
    participle
        && !counted
        && (opens || !bare.exceptions.contains(lower))
        && !forms.words.contains_key(lower)
        && !(before.start.max(at.saturating_sub(3))..at).any(|i| forms.words.contains_key(doc.lower(i)))
        && !(at > before.start && bare.not_after.contains(doc.lower(at - 1)))
        && !(before.start.max(at.saturating_sub(3))..at).any(|i| form(doc, forms, i).is_some())
}

/// « avant de quitter son poste [le 3 mars] », `before leaving office [on 3 March]`: the main verb says nothing of when.
fn before_doing(doc: &Document<'_>, forms: &TenseForms, before: Range<usize>) -> bool {
    let doing = |at: usize| forms.doing_endings.iter().any(|ending| doc.lower(at).ends_with(ending.as_str()));
    let opens = |at: usize| {
        let phrase = forms.before_doing.iter().find(|phrase| (at..).zip(phrase.iter()).all(|(i, word)| doc.lower(i) == word));
        phrase.map(|phrase| at + phrase.len()).filter(|verb| before.contains(verb))
    };
    let near = before.clone().rev().take(WINDOW / 2).take_while(|&at| !is_stop(doc, at));
    let verb = near.filter_map(opens).find(|&verb| doing(verb) || doing(verb + 1));
    verb.is_some_and(|verb| (verb..before.end).all(|at| form(doc, forms, at).is_none()))
}

/// A mark that ends the clause.
fn is_stop(doc: &Document<'_>, at: usize) -> bool {
    matches!(doc.str(at), "," | ";" | ":" | "." | "!" | "?" | "(" | ")" | "«" | "»")
}

/// « le maire a annoncé que le pont rouvrirait [le 10 avril] »: to come, seen from when it was said. « aurait
/// quitté » may have happened, and is not.
fn foretold(doc: &Document<'_>, forms: &TenseForms, before: Range<usize>) -> bool {
    let is = |at: usize, list: &FxHashSet<String>| list.contains(doc.lower(at));
    let conditional = |at: usize| {
        let lower = doc.lower(at);
        lower.len() > 5 && forms.conditional_endings.iter().any(|ending| lower.ends_with(ending.as_str()))
    };
    let Some(verb) =
        before.clone().rev().take(WINDOW / 2).take_while(|&at| charge(doc, forms, at) == Some(0)).find(|&at| conditional(at))
    else {
        return false;
    };
    // « serait rouvert » is a passive, and to come.
    if is(verb, &forms.may_have) && has_participle(doc, forms, verb + 1) {
        return false;
    }
    let Some(that) = (before.start..verb).rev().take(WINDOW / 2).find(|&at| is(at, &forms.that)) else { return false };
    (before.start..that).rev().take(SAID).any(|at| matches!(form(doc, forms, at), Some(Tense::Past | Tense::Pluperfect)))
}

/// What passing the token costs; `None` where the search ends.
fn charge(doc: &Document<'_>, forms: &TenseForms, at: usize) -> Option<usize> {
    Some(match doc.str(at) {
        // A full stop within a sentence is that of `Mr.` or of `2.5`.
        ";" | ":" | "!" | "?" => return None,
        "," | "(" | ")" | "«" | "»" | "“" | "”" | "\"" | "–" | "—" => COMMA,
        _ if forms.clauses.contains(doc.lower(at)) => CLAUSE,
        _ => 0,
    })
}

/// A participle takes the tense of the auxiliary before it: « doit être signé », `to be held`.
fn with_auxiliary(doc: &Document<'_>, forms: &TenseForms, at: usize, tense: Tense) -> Tense {
    if tense == Tense::Future {
        return tense;
    }
    let before = at.saturating_sub(3)..at;
    let ahead =
        before.rev().take_while(|&i| doc.tokens.get(i).is_some_and(|t| t.is_word() && !forms.clauses.contains(doc.lower(i))));
    ahead.filter_map(|i| forms.words.get(doc.lower(i))).find(|tense| **tense != Tense::Past).map_or(tense, |found| match found {
        Tense::Future => Tense::Future,
        Tense::Pluperfect => Tense::Pluperfect,
        Tense::Present => Tense::Present,
        _ => tense,
    })
}

/// What the token says as a verb form.
pub(in super::super) fn form(doc: &Document<'_>, forms: &TenseForms, at: usize) -> Option<Tense> {
    let token = doc.tokens.get(at).filter(|token| token.is_word())?;
    let lower = doc.lower(at);
    let inner_capital = token.is_capitalised() && at > 0 && !matches!(doc.str(at - 1), "." | "«" | "\"" | "“");
    if forms.infinitive.contains(lower) && !is_verb(doc, forms, at + 1) || inner_capital && forms.names.contains(lower) {
        return None;
    }
    if let Some(&tense) = forms.words.get(lower) {
        if tense != Tense::Auxiliary {
            return Some(tense);
        }
        // « est prévu », `has been scheduled`.
        let planned = (at + 1..at + 4).any(|next| forms.words.get(doc.lower(next)) == Some(&Tense::Future));
        return Some(match has_participle(doc, forms, at + 1) {
            _ if planned => Tense::Future,
            true => Tense::Past,
            false => Tense::Present,
        });
    }
    if lower.len() < 5 || inner_capital || forms.exceptions.contains(lower) {
        return None;
    }
    forms.endings.iter().find(|(ending, _)| lower.ends_with(ending.as_str())).map(|(_, tense)| *tense)
}

/// `to resign` and not `to 6 percent`, `to the dollar`, `to Paris`.
fn is_verb(doc: &Document<'_>, forms: &TenseForms, at: usize) -> bool {
    let word = doc.tokens.get(at).is_some_and(|token| token.is_word() && !token.is_capitalised());
    word && !forms.not_infinitive.contains(doc.lower(at)) && doc.numbers.binary_search_by_key(&at, |n| n.tokens.start).is_err()
}

/// True if a participle follows within three words of the kind that may stand between.
fn has_participle(doc: &Document<'_>, forms: &TenseForms, from: usize) -> bool {
    for at in from..from + 4 {
        let lower = doc.lower(at);
        if forms.between.contains(lower) {
            continue;
        }
        return lower.chars().count() >= 2
            && !forms.exceptions.contains(lower)
            && forms.participles.iter().any(|ending| lower.ends_with(ending.as_str()));
    }
    false
}
