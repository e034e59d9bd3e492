//! Short forms of bodies: a club called by its town, a firm without its legal form, a ministry without its
//! country. [`shorter`] says whether one cluster is a short form of another and on which forms; that no other
//! full name fits is seen to by [`super::link`].

use super::{Pair, Shape, Written};
use crate::dossier::resolve::Ground;
use crate::extract::lexicon::known::{KnownKind, same_thing, town_club};
use crate::extract::lexicon::naming::{concepts, naming};
use crate::text::fold::fold;

/// A short form leaves out at most so many words.
const LEFT_OUT: usize = 3;

/// A name that begins or ends the full one and is more than a common word.
pub(super) fn shorter<'s>(short: &'s Shape, full: &'s Shape) -> Option<Pair<'s>> {
    for form in short.forms.iter().filter(|form| form.letters.is_none()) {
        for to in full.forms.iter().filter(|to| to.letters.is_none()) {
            let left_out = to.words.len().saturating_sub(form.words.len());
            // `Hamburg` and `Hamburg SV`, `Monaco` and `AS Monaco`: only the legal form differs.
            let legal = to.words == form.words && form.folded.len() < to.folded.len() && !is_common(&form.words);
            let town = town_club(&form.folded).is_some_and(|label| club(to) == Some(label));
            if legal || town || without_state(form, to) {
                return Some((form, to, Ground::ShortForm));
            }
            if !tells(&form.words) || !(1..=LEFT_OUT).contains(&left_out) {
                continue;
            }
            let (head, tail) = to.words.split_at(left_out);
            let ends = tail == form.words && head.iter().all(|word| may_open(word)) && is_town_of(form, to);
            let rest = to.words.strip_prefix(form.words.as_slice());
            let begins = rest.is_some_and(|rest| rest.iter().all(|word| may_close(word)))
                && place(&form.folded).is_none()
                && closes_with_names(&to.text, left_out);
            if ends || begins {
                return Some((form, to, Ground::ShortForm));
            }
        }
    }
    None
}

/// True if the words say which body is meant: not all of them are common, nor the name of a country.
fn tells(words: &[String]) -> bool {
    !is_common(words) && place(&words.join(" ")) != Some(KnownKind::Country)
}

fn is_common(words: &[String]) -> bool {
    let naming = naming();
    let common = |word: &String| naming.generic.contains(word) || naming.demonyms.contains(word) || word.chars().count() < 3;
    words.iter().all(common)
}

/// The club a form is known to name, or the one a town stands for.
pub(super) fn club(form: &Written) -> Option<&'static str> {
    town_club(&form.folded).or_else(|| same_thing(&form.folded, false).map(|known| known.label))
}

/// A body of every state, named without its own: `Finance Ministry` for `German Finance Ministry`, « Parti
/// communiste » for « Parti communiste chinois », `Supreme Court` for `Supreme Court of India`.
fn without_state(form: &Written, to: &Written) -> bool {
    let (said, rest) = concepts(&form.folded);
    let is_party = said.contains("party");
    let of_state = is_party || said.iter().any(|concept| naming().of_states.contains(*concept));
    let nothing_else = is_party || rest.split(' ').all(|word| word.chars().count() < 4);
    if form.words.len() < 2 || !of_state || !nothing_else {
        return false;
    }
    let state = |words: &[String]| {
        let telling: Vec<&str> = words
            .iter()
            .filter(|word| !naming().particles.contains(*word) && *word != "of" && *word != "the")
            .map(|word| elided(word))
            .collect();
        match telling[..] {
            [] => false,
            [only] if naming().demonyms.contains(only) => true,
            _ => place(&telling.join(" ")) == Some(KnownKind::Country),
        }
    };
    let before = to.words.strip_suffix(form.words.as_slice()).is_some_and(|head| head.len() < 3 && state(head));
    before || to.words.strip_prefix(form.words.as_slice()).is_some_and(|tail| tail.len() <= LEFT_OUT + 1 && state(tail))
}

/// A word without the article or preposition elided before it.
fn elided(word: &str) -> &str {
    word.strip_prefix("l'").or_else(|| word.strip_prefix("d'")).unwrap_or(word)
}

fn place(name: &str) -> Option<KnownKind> {
    same_thing(name, true).map(|known| known.kind)
}

/// A town stands for its club (`Borussia Dortmund`), not for what merely lies in it.
fn is_town_of(form: &Written, to: &Written) -> bool {
    place(&form.folded).is_none() || to.words.len() == 2 && !to.words.iter().any(|word| naming().generic.contains(word))
}

/// A word that may be left out before a short form.
fn may_open(word: &str) -> bool {
    !naming().demonyms.contains(word) && place(word).is_none()
}

/// A word that may be left out after a short form: not what makes a part or another body of it.
fn may_close(word: &str) -> bool {
    let naming = naming();
    let common = naming.generic.contains(word) && !naming.describing.contains(word);
    // The year of a club's founding: `Schalke 04`.
    if word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    may_open(word) && !common && !naming.particles.contains(word) && word.chars().count() > 2
}

/// True if the last words of a name are written as names: what closes in small letters (« Conseil de sécurité
/// collective ») makes another body of it.
fn closes_with_names(text: &str, words: usize) -> bool {
    let named = |word: &str| !word.starts_with(char::is_lowercase) || naming().describing.contains(&fold(word));
    text.split([' ', '-']).rev().take(words).all(named)
}
