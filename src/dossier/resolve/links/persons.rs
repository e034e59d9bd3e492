//! Other forms of persons' names: a first name alone, the same words in another order, a second last name left
//! out, the letters a person goes by. [`person`] says whether one cluster is a form of another; that nobody
//! else fits is seen to by [`super::link`].

use super::{Pair, Shape, Written};
use crate::dossier::resolve::Ground;
use crate::extract::entity::names::sound;
use crate::extract::lexicon::given_names::is_given;
use crate::extract::lexicon::naming::naming;

/// The words of a name in one order, whatever order they stand in.
pub(super) fn in_order(words: &[String]) -> String {
    let mut sounds: Vec<String> = words.iter().map(|word| sound(word)).collect();
    sounds.sort();
    sounds.join(" ")
}

/// The first letters of all words of a name.
pub(super) fn first_letters(words: &[String]) -> String {
    words.iter().filter_map(|word| word.chars().next()).collect()
}

/// The letters a person goes by, where a form is nothing else: `AKK`, `IBK`.
pub(super) fn capitals(form: &Written) -> Option<&str> {
    let short = (3..=4).contains(&form.text.chars().count()) && form.text.chars().all(char::is_uppercase);
    form.words.first().filter(|_| short && form.words.len() == 1).map(String::as_str)
}

/// True if the full name only adds a second last name: `Salva Kiir`, `Salva Kiir Mayardit`. What could be a
/// second given name is no last name, and double names with a hyphen are names of their own.
fn adds_last_name(form: &Written, to: &Written) -> bool {
    let Some(last) = form.words.last() else { return false };
    let naming = naming();
    form.words.len() > 1
        && to.words.len() == form.words.len() + 1
        && to.words.starts_with(&form.words)
        && last.chars().nth(2).is_some()
        && !is_given(last)
        && !naming.particles.contains(last)
        && !to.words.last().is_some_and(|word| naming.suffixes.contains(word))
        && !to.folded.contains(&format!("{last}-"))
}

/// True if the full name only adds a given name before two last names: `Caïd Essebsi`, `Béji Caïd Essebsi`.
fn adds_given_name(form: &Written, to: &Written) -> bool {
    let Some(first) = form.words.first() else { return false };
    form.words.len() > 1
        && to.words.len() == form.words.len() + 1
        && to.words.ends_with(&form.words)
        && first.chars().nth(2).is_some()
        && !is_given(first)
        && !naming().particles.contains(first)
        && to.words.first().is_some_and(|word| word.chars().nth(1).is_some())
}

/// A name by which one full name begins, or the same words in another order.
pub(super) fn person<'s>(short: &'s Shape, full: &'s Shape) -> Option<Pair<'s>> {
    if matches!((short.gender, full.gender), (Some(a), Some(b)) if a != b) {
        return None;
    }
    let naming = naming();
    let given = |word: &String| is_given(word);
    for form in &short.forms {
        for to in &full.forms {
            let same_words =
                form.words.len() > 1 && form.words.len() == to.words.len() && in_order(&form.words) == in_order(&to.words);
            let longer = form.words.len() != to.words.len() && form.words.len() > 1 && to.words.len() > 1;
            if longer && form.words.first() == to.words.first() && form.words.concat() == to.words.concat() {
                return Some((form, to, Ground::Spelling));
            }
            if adds_last_name(form, to) || adds_given_name(form, to) {
                return Some((form, to, Ground::ShortForm));
            }
            let lasts = (form.words.last()?, to.words.last()?);
            if same_words && sound(lasts.0) != sound(lasts.1) && !(given(lasts.0) && given(lasts.1)) {
                return Some((form, to, Ground::WordOrder));
            }
        }
    }
    let bare = short.forms.iter().all(|form| form.words.len() == 1);
    for form in short.forms.iter().filter(|_| bare) {
        let word = form.words.first()?;
        let named =
            |to: &&Written| to.words.len() > 2 && capitals(form).is_some_and(|letters| first_letters(&to.words) == letters);
        if let Some(to) = full.forms.iter().find(named) {
            return Some((form, to, Ground::Initials));
        }
        let ends = |words: &[String]| {
            let whole = words.first().is_some_and(|first| sound(first) == sound(word)) && !given(word);
            (words.len() > 1).then_some(whole)
        };
        if let Some(to) = full.forms.iter().find(|to| ends(&to.words) == Some(true)) {
            return Some((form, to, Ground::FirstName));
        }
        let last = |to: &&Written| to.words.len() > 1 && to.words.last().is_some_and(|last| sound(last) == sound(word));
        if let Some(to) = full.forms.iter().find(last) {
            return Some((form, to, Ground::LastName));
        }
    }
    let kin = |form: &&Written| form.words.len() > 1 && form.words.first().is_some_and(|word| naming.kinship.contains(word));
    for form in short.forms.iter().filter(kin) {
        let longer = |to: &&Written| to.words.len() > form.words.len() && to.words.starts_with(&form.words);
        if let Some(to) = full.forms.iter().find(longer) {
            return Some((form, to, Ground::FirstName));
        }
    }
    None
}
