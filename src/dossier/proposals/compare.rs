//! How alike two entities are by their names: [`hooks`] says where an entity meets those it could be one with,
//! [`likeness`] how likely two are one and why. Pure functions on names; who is named where counts elsewhere.

use crate::dossier::EntityId;
use crate::dossier::registry::Entity;
use crate::dossier::resolve::links::words_of;
use crate::extract::EntityKind;
use crate::extract::entity::names::{same_given, same_part, skeleton, sound};
use crate::extract::lexicon::naming::{concepts, naming};
use crate::text::fold::fold;
use std::collections::BTreeSet;

/// Forms of one entity that are looked at.
const FORMS: usize = 12;

/// An entity with its forms taken apart.
#[derive(Debug)]
pub(super) struct Side<'e> {
    pub id: &'e EntityId,
    pub entity: &'e Entity,
    forms: Vec<Vec<String>>,
    /// Letters of its acronyms, in order of the alphabet.
    acronyms: BTreeSet<String>,
}

impl<'e> Side<'e> {
    pub(super) fn new(id: &'e EntityId, entity: &'e Entity) -> Self {
        let all = || std::iter::once(&entity.name).chain(&entity.aliases).take(FORMS);
        let forms = all().map(|form| words_of(form)).filter(|words| !words.is_empty());
        let short = all().filter(|form| {
            let letters = form.chars().filter(|c| c.is_alphabetic()).count();
            !form.contains(' ') && (3..=8).contains(&letters) && form.chars().filter(|c| c.is_uppercase()).count() > 2
        });
        let acronyms = short.map(|form| sorted(fold(form).chars())).collect();
        Self { id, entity, forms: forms.collect(), acronyms }
    }

    /// True if no form has more than one word.
    fn is_bare(&self) -> bool {
        self.forms.iter().all(|words| words.len() == 1)
    }
}

fn sorted(letters: impl Iterator<Item = char>) -> String {
    let mut letters: Vec<char> = letters.filter(|c| c.is_alphabetic()).collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

/// The consonants of a name, those alike that transcriptions confuse: `ch`, `kh`, `h` and `g`, `d` and `t`.
fn rough(words: &[String]) -> String {
    let mut out = String::new();
    for c in skeleton(&words.concat().replace("kh", "k").replace("ch", "k")).chars() {
        let c = match c {
            'C' | 'g' | 'q' => 'k',
            'J' | 'i' => 'i',
            'd' => 't',
            'b' => 'p',
            'z' => 's',
            other => other,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// The initials of the words that count, in order of the alphabet.
fn initials(words: &[String]) -> String {
    let naming = naming();
    let telling = words.iter().filter(|word| word.chars().count() > 3 || !naming.particles.contains(*word));
    sorted(telling.filter_map(|word| word.chars().next()))
}

/// Where an entity meets those it could be one with.
pub(super) fn hooks(side: &Side<'_>) -> BTreeSet<String> {
    let kind = side.entity.kind.name();
    let mut hooks = BTreeSet::new();
    for words in &side.forms {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        hooks.insert(format!("text {}", words.concat()));
        hooks.insert(format!("rough {kind} {}", rough(words)));
        match side.entity.kind {
            EntityKind::Person => {
                hooks.insert(format!("last {}", skeleton(last)));
                hooks.insert(format!("first {first}"));
                let ends = [last.chars().next(), last.chars().next_back()].map(|c| c.unwrap_or(' '));
                hooks.insert(format!("open {first} {}", ends[0]));
                hooks.insert(format!("close {first} {}", ends[1]));
                hooks.insert(format!("given {} {last}", first.chars().next().unwrap_or(' ')));
            }
            EntityKind::Organisation => {
                hooks.insert(format!("word {first}"));
                hooks.insert(format!("word {last}"));
                if words.len() > 2 {
                    hooks.insert(format!("letters {}", initials(words)));
                }
            }
            EntityKind::Place | EntityKind::Other => {}
        }
    }
    if side.entity.kind == EntityKind::Organisation {
        hooks.extend(side.acronyms.iter().map(|letters| format!("letters {letters}")));
        let said = |form: &String| concepts(&fold(form)).0;
        let names = std::iter::once(&side.entity.name).chain(&side.entity.aliases).take(FORMS);
        hooks.extend(names.map(said).filter(|said| !said.is_empty()).map(|said| format!("concepts {said:?}")));
    }
    hooks
}

/// How likely two entities are one in percent, why, and whether one is merely short for the other.
pub(super) fn likeness(a: &Side<'_>, b: &Side<'_>) -> Option<(u8, String, bool)> {
    if a.entity.kind != b.entity.kind {
        let same = a.forms.iter().any(|x| b.forms.iter().any(|y| x == y));
        let said = || format!("one name goes for {} and for {}", article(a.entity.kind), article(b.entity.kind));
        return same.then(|| (if a.is_bare() { 30 } else { 70 }, said(), false));
    }
    match a.entity.kind {
        EntityKind::Person => persons(a, b),
        EntityKind::Organisation => bodies(a, b).or_else(|| spellings(a, b)),
        EntityKind::Place | EntityKind::Other => spellings(a, b),
    }
}

fn article(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "a person",
        EntityKind::Organisation => "an organisation",
        EntityKind::Place => "a place",
        EntityKind::Other => "something else",
    }
}

fn persons(a: &Side<'_>, b: &Side<'_>) -> Option<(u8, String, bool)> {
    let (short, full) = if a.is_bare() { (a, b) } else { (b, a) };
    if short.is_bare() {
        if full.is_bare() {
            return spellings(a, b);
        }
        for word in short.forms.iter().filter_map(|words| words.first()) {
            let by =
                |end: fn(&Vec<String>) -> Option<&String>| full.forms.iter().filter_map(end).any(|other| same_part(other, word));
            if by(|words| words.last()) {
                return Some((62, "a last name alone, and a person with that last name".to_owned(), true));
            }
            if by(|words| words.first()) {
                return Some((40, "a first name alone, and a person with that first name".to_owned(), true));
            }
        }
        return None;
    }
    a.forms.iter().flat_map(|x| b.forms.iter().filter_map(move |y| two_persons(x, y))).max()
}

/// Two persons named in full, by one form of each.
fn two_persons(x: &[String], y: &[String]) -> Option<(u8, String, bool)> {
    let ([given, .., last], [other_given, .., other_last]) = (x, y) else { return None };
    let begins = x.len() != y.len() && (x.starts_with(y) || y.starts_with(x));
    if begins {
        return Some((52, "one full name begins the other".to_owned(), true));
    }
    let initial = given.chars().count() == 1 || other_given.chars().count() == 1;
    if initial && last == other_last && same_given(given, other_given) {
        return Some((50, "an initial, and a given name that begins with it".to_owned(), true));
    }
    let edits = (edits(given, other_given), edits(last, other_last));
    let long = last.chars().count() > 4;
    let gendered = is_gendered(given, other_given) || is_gendered(last, other_last);
    if x.len() == y.len() && !gendered && long && matches!(edits, (0, 1) | (1, 0)) {
        return Some((64, "the names differ in one letter".to_owned(), false));
    }
    let alike = rough(x) == rough(y) && same_given(given, other_given) || rough(x) == rough(y) && edits.0 < 2;
    (alike && !gendered && long && !initial).then(|| (48, "the names may be two transcriptions of one".to_owned(), false))
}

/// True if two words differ as the masculine and the feminine of a name do.
fn is_gendered(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let ends = |word: &str| word.ends_with(['a', 'e', 'o']);
    let longer = long.strip_prefix(short).is_some_and(|rest| matches!(rest, "a" | "e" | "ia" | "ne" | "le" | "ine" | "ette"));
    let swapped = a != b && ends(a) && ends(b) && a.get(..a.len() - 1) == b.get(..b.len() - 1);
    longer || swapped
}

fn bodies(a: &Side<'_>, b: &Side<'_>) -> Option<(u8, String, bool)> {
    let letters = |short: &Side<'_>, full: &Side<'_>| {
        let made = |words: &Vec<String>| words.len() > 2 && short.acronyms.contains(&initials(words));
        short.is_bare() && !full.is_bare() && full.forms.iter().any(made)
    };
    if letters(a, b) || letters(b, a) {
        return Some((55, "the letters of one are the initials of the other, in some order".to_owned(), true));
    }
    let said = |side: &Side<'_>| {
        let names = std::iter::once(&side.entity.name).chain(&side.entity.aliases).take(FORMS);
        names.map(|form| concepts(&fold(form))).filter(|(said, _)| !said.is_empty()).collect::<Vec<_>>()
    };
    for (said_a, rest_a) in said(a) {
        for (said_b, rest_b) in said(b) {
            if said_a == said_b && fit(&rest_a, &rest_b) {
                let sure = if rest_a.is_empty() && rest_b.is_empty() || said_a.len() > 1 { 72 } else { 40 };
                return Some((sure, "the names say the same, perhaps in two languages".to_owned(), false));
            }
        }
    }
    let naming = naming();
    for (short, full) in [(a, b), (b, a)] {
        for x in &short.forms {
            let common = |word: &String| naming.generic.contains(word) || word.chars().count() < 3;
            let longer = |y: &&Vec<String>| y.len() > x.len() && (y.starts_with(x) || y.ends_with(x));
            if let Some(y) = full.forms.iter().find(longer) {
                let close = y.len() - x.len() < 4 && !(x.len() == 1 && x.iter().all(common));
                return close.then(|| (36, "one name begins or ends the other".to_owned(), true));
            }
        }
    }
    None
}

/// True if what two names say beside their concepts does not tell two bodies apart.
fn fit(a: &str, b: &str) -> bool {
    let naming = naming();
    let telling = |text: &str| {
        let words = text.split_whitespace().filter(|word| word.chars().count() > 3 && !naming.legal.contains(*word));
        words
            .filter(|word| !matches!(*word, "republic" | "republique" | "national" | "nationale"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (a, b) = (telling(a), telling(b));
    // `kazakh`, `Kazakhstan`, `kazakhe` begin alike; `français` and `German` do not.
    let alike = |x: &String, y: &String| x.chars().zip(y.chars()).take_while(|(x, y)| x == y).count() > 3;
    a.is_empty() || b.is_empty() || a.iter().any(|x| b.iter().any(|y| alike(x, y)))
}

fn spellings(a: &Side<'_>, b: &Side<'_>) -> Option<(u8, String, bool)> {
    let near = |x: &Vec<String>, y: &Vec<String>| {
        let (x, y) = (x.concat(), y.concat());
        let long = x.chars().count().min(y.chars().count());
        long > 4
            && x != y
            && !is_gendered(&x, &y)
            && (edits(&x, &y) == 1 || long > 6 && edits(&x, &y) == 2 && rough(&[x]) == rough(&[y]))
    };
    let found = a.forms.iter().any(|x| b.forms.iter().any(|y| near(x, y)));
    found.then(|| (46, "the names differ in a letter or two".to_owned(), false))
}

/// True if two names are not even spoken alike.
pub(super) fn sounds_differ(a: &str, b: &str) -> bool {
    let spoken = |name: &str| words_of(name).iter().map(|word| sound(word)).collect::<Vec<_>>();
    spoken(a) != spoken(b)
}

/// Letters to change, add, drop or swap with their neighbour, counted to three.
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(60).collect(), b.chars().take(60).collect());
    if a.len().abs_diff(b.len()) > 2 {
        return 3;
    }
    let differ: Vec<usize> = (0..a.len().min(b.len())).filter(|&at| a.get(at) != b.get(at)).collect();
    if let [first, second] = differ[..]
        && a.len() == b.len()
        && second == first + 1
        && a.get(first) == b.get(second)
        && a.get(second) == b.get(first)
    {
        return 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let cost = (corner + usize::from(x != y)).min(left + 1).min(*cell + 1);
            corner = *cell;
            *cell = cost;
            left = cost;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(3).min(3)
}
