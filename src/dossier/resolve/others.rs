//! Organisations, places and other names of one key: the same words in another spelling. Acronyms and
//! short forms have keys of their own; they are linked in [`super::links`].

use super::forms::{Form, bare};
use super::{Ground, Groups, Settled};
use crate::extract::EntityKind;
use crate::extract::entity::names::same_part;
use crate::text::fold::fold;

/// How many names of one key are compared with each other.
const CROWD: usize = 400;
/// Words whose initial an acronym leaves out.
const SMALL: [&str; 37] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "pour", "sur", "a", "au", "aux", "of", "the", "and", "for", "on",
    "in", "to", "dans", "contre", "e", "y", "und", "fur", "der", "del", "della", "di", "do", "da", "dos", "van", "von",
];

/// The letters of an acronym, folded.
pub(super) fn letters(acronym: &str) -> String {
    let short = acronym.split_whitespace().count() == 1;
    if short { fold(acronym).chars().filter(|c| c.is_alphanumeric()).collect() } else { initials(acronym) }
}

/// The initials of the words that count; the whole name where there is only one.
pub(super) fn initials(name: &str) -> String {
    let folded = bare(&fold(name));
    let folded = folded.replace("'s ", " ");
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !SMALL.contains(word)).collect();
    match words[..] {
        [only] => only.to_owned(),
        _ => words.iter().filter_map(|word| word.chars().next()).collect(),
    }
}

/// Joins the names among `forms` that are no persons and have the same words.
pub(super) fn join(forms: &[Form], groups: &mut Groups, settled: &Settled) {
    let others: Vec<usize> = (0..forms.len()).filter(|&at| forms[at].kind != EntityKind::Person).take(CROWD).collect();
    for (rank, &at) in others.iter().enumerate() {
        for &other in &others[..rank] {
            let (a, b) = (&forms[at], &forms[other]);
            if a.kind == b.kind && !settled.parts(&a.folded, &b.folded) && same_words(a, b) {
                let same = a.parts.concat() == b.parts.concat();
                groups.join(forms, at, other, if same { Ground::SameLetters } else { Ground::Spelling });
            }
        }
    }
}

/// True for a name of one word in capitals: it has no spelling variants.
pub(super) fn is_acronym(text: &str) -> bool {
    !text.contains(' ') && text.chars().filter(|c| c.is_uppercase()).count() > 1 && !text.chars().any(char::is_lowercase)
}

fn same_words(a: &Form, b: &Form) -> bool {
    if is_acronym(&a.text) || is_acronym(&b.text) {
        return a.folded.replace('.', "") == b.folded.replace('.', "") || a.parts == b.parts;
    }
    let (x, y) = (a.parts.concat(), b.parts.concat());
    if x == y || a.kind == EntityKind::Place && same_part(&x, &y) {
        return true;
    }
    a.parts.len() == b.parts.len() && a.parts.iter().zip(&b.parts).all(|(x, y)| same_part(x, y))
}
