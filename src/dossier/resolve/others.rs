//! Organisations, places and other names of one key: the same words in another spelling, an acronym and
//! the one expansion a source gives for it, or three initials and more. An acronym with two
//! expansions stays open.

use super::{Form, Ground, Groups, Settled};
use crate::extract::EntityKind;
use crate::extract::entity::names::{initials_match, same_part};
use crate::text::fold::fold;

/// How many names of one key are compared with each other.
const CROWD: usize = 400;
/// Articles that do not belong to a name.
const ARTICLES: [&str; 5] = ["l'", "le ", "la ", "les ", "the "];
/// Words whose initial an acronym leaves out.
const SMALL: [&str; 24] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "pour", "sur", "a", "au", "aux", "of", "the", "and", "for", "on",
    "in", "to", "dans", "contre",
];

/// A folded name without its article.
pub(super) fn bare(folded: &str) -> String {
    let rest = ARTICLES.iter().find_map(|article| folded.strip_prefix(article)).unwrap_or(folded);
    if rest.chars().count() < 3 { folded.to_owned() } else { rest.to_owned() }
}

/// The letters of an acronym, folded.
pub(super) fn letters(acronym: &str) -> String {
    let short = acronym.split_whitespace().count() == 1;
    if short { fold(acronym).chars().filter(|c| c.is_alphanumeric()).collect() } else { initials(acronym) }
}

/// The initials of the words that count; the whole name where there is only one.
pub(super) fn initials(name: &str) -> String {
    let folded = bare(&fold(name));
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !SMALL.contains(word)).collect();
    match words[..] {
        [only] => only.to_owned(),
        _ => words.iter().filter_map(|word| word.chars().next()).collect(),
    }
}

/// Joins the names among `forms` that are no persons.
pub(super) fn join(forms: &[Form], groups: &mut Groups, settled: &Settled) {
    let others: Vec<usize> = (0..forms.len()).filter(|&at| forms[at].kind != EntityKind::Person).take(CROWD).collect();
    for (rank, &at) in others.iter().enumerate() {
        for &other in &others[..rank] {
            let (a, b) = (&forms[at], &forms[other]);
            if a.kind == b.kind && !settled.parts(&a.folded, &b.folded) && same_words(a, b) {
                groups.join(forms, at, other, Ground::Spelling);
            }
        }
    }
    for &at in &others {
        let form = &forms[at];
        if form.parts.len() > 1 {
            continue;
        }
        let mut fitting: Vec<(usize, usize, Ground)> = Vec::new();
        for &other in others.iter().filter(|&&other| other != at) {
            if let Some(ground) = expands(form, &forms[other])
                && !settled.parts(&form.folded, &forms[other].folded)
            {
                fitting.push((groups.of(other), other, ground));
            }
        }
        fitting.sort_unstable();
        if let [(group, other, ground), rest @ ..] = &fitting[..]
            && rest.iter().all(|(another, _, _)| another == group)
        {
            groups.join(forms, at, *other, *ground);
        }
    }
}

fn same_words(a: &Form, b: &Form) -> bool {
    // An acronym has no spelling variants: two of them are one only letter by letter.
    let acronym = |form: &Form| form.parts.len() == 1 && !form.text.chars().any(char::is_lowercase);
    if acronym(a) || acronym(b) {
        return a.folded.replace('.', "") == b.folded.replace('.', "");
    }
    if a.kind == EntityKind::Place && same_part(&a.parts.concat(), &b.parts.concat()) {
        return true;
    }
    a.parts.len() == b.parts.len() && a.parts.iter().zip(&b.parts).all(|(x, y)| same_part(x, y))
}

/// On what ground `long` is the expansion of the one-word name `short`.
fn expands(short: &Form, long: &Form) -> Option<Ground> {
    if long.parts.len() < 2 || short.kind == EntityKind::Place && long.kind == EntityKind::Place {
        return None;
    }
    let plain = short.folded.replace('.', "");
    if long.acronyms.iter().any(|acronym| acronym.replace('.', "") == plain) || short.acronyms.contains(&long.folded) {
        return Some(Ground::Acronym);
    }
    let capitals = short.text.chars().filter(|c| c.is_uppercase()).count();
    let is_acronym = capitals >= 3 && capitals * 2 > short.text.chars().count();
    (is_acronym && initials_match(&short.text, &long.text)).then_some(Ground::Initials)
}
