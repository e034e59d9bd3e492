//! The names of one key as [`Form`]s: all names of one spelling and kind, made ready for comparison. Made
//! by [`forms`] for [`super::resolve`]; which forms are one is decided elsewhere.

use super::{Name, Settled};
use crate::extract::EntityKind;
use crate::extract::entity::names::parts;
use crate::extract::facts::Gender;
use crate::extract::lexicon::known::same_thing;
use crate::extract::lexicon::naming::naming;
use crate::text::Lang;
use crate::text::fold::fold;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Articles that do not belong to a name.
const ARTICLES: [&str; 5] = ["l'", "le ", "la ", "les ", "the "];

/// All names of one spelling.
#[derive(Debug)]
pub(super) struct Form {
    /// The spelling most sources use.
    pub text: String,
    pub folded: String,
    /// The words that count: no title, no article, no legal form.
    pub parts: Vec<String>,
    /// The kind most mentions have.
    pub kind: EntityKind,
    /// A person's, where no two names differ.
    pub gender: Option<Gender>,
    pub acronyms: Vec<String>,
    pub mentions: usize,
    /// In how many sources the person is called by the last name alone too.
    pub called: usize,
    /// Mentions in the dossier's language.
    pub native: usize,
    /// Languages of the sources that write it so.
    pub langs: BTreeSet<Lang>,
    /// Positions in the names given to [`super::resolve`].
    pub names: Vec<usize>,
}

/// A folded name without its article.
pub(super) fn bare(folded: &str) -> String {
    let rest = ARTICLES.iter().find_map(|article| folded.strip_prefix(article)).unwrap_or(folded);
    if rest.chars().count() < 3 { folded.to_owned() } else { rest.to_owned() }
}

/// The folded name of a place without what only says what kind of place it is: `Republic of Niger`, `Tahrir Square`;
/// none where nothing of it does. What is left of a city's name may be another place: `New York State`.
pub(super) fn place_core(folded: &str) -> Option<&str> {
    let naming = naming();
    let before = naming.before_places.iter().find_map(|words| folded.strip_prefix(words.as_str()));
    if let Some(rest) = before {
        return Some(rest).filter(|rest| rest.chars().count() > 2);
    }
    let rest = naming.after_places.iter().find_map(|word| folded.strip_suffix(word.as_str()))?;
    (rest.chars().count() > 2 && same_thing(rest, true).is_none()).then_some(rest)
}

/// The words of a name that count for its kind.
pub(super) fn words(name: &str, kind: EntityKind) -> Vec<String> {
    let naming = naming();
    let folded = bare(&fold(name));
    let core = place_core(&folded).filter(|_| kind == EntityKind::Place);
    let mut words = parts(core.unwrap_or(&folded));
    match kind {
        EntityKind::Person => {
            // `J.P.` are two initials.
            if words.iter().any(|word| word.contains('.')) {
                words =
                    words.iter().flat_map(|word| word.split('.')).filter(|word| !word.is_empty()).map(str::to_owned).collect();
            }
            let titles = words.iter().take_while(|word| naming.titles.contains(*word)).count();
            words.drain(..titles.min(words.len().saturating_sub(1)));
            // One article in two transcriptions.
            for article in words.iter_mut().filter(|word| *word == "el") {
                *article = "al".to_owned();
            }
        }
        EntityKind::Organisation => {
            let legal = |word: Option<&String>| word.is_some_and(|word| naming.legal.contains(&word.replace('.', "")));
            while words.len() > 1 && legal(words.last()) {
                words.pop();
            }
            while words.len() > 1 && legal(words.first()) {
                words.remove(0);
            }
        }
        EntityKind::Place | EntityKind::Other => {}
    }
    words
}

/// The names by folded spelling and, where no majority settles it, by kind; in order of the folded spelling.
pub(super) fn forms(names: &[Name<'_>], settled: &Settled) -> Vec<Form> {
    let mut by_fold: BTreeMap<String, BTreeMap<EntityKind, Vec<usize>>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        let folded = bare(&fold(name.name));
        let kind = settled.kind(&folded).unwrap_or(name.kind);
        by_fold.entry(folded).or_default().entry(kind).or_default().push(at);
    }
    let mut forms = Vec::new();
    for (folded, by_kind) in by_fold {
        let count = |list: &[usize]| list.iter().map(|&at| names[at].mentions.max(1)).sum::<usize>();
        let total: usize = by_kind.values().map(|list| count(list)).sum();
        let lead = by_kind.iter().max_by_key(|(kind, list)| (count(list), Reverse(**kind))).map(|(kind, _)| *kind);
        let mut kinds: BTreeMap<EntityKind, Vec<usize>> = BTreeMap::new();
        for (kind, list) in by_kind {
            // The dossier's own majority: a form nearly always of one kind is of that kind everywhere.
            let minor = count(&list) * 4 <= total || kind == EntityKind::Other;
            let kind = lead.filter(|_| minor).unwrap_or(kind);
            kinds.entry(kind).or_default().extend(list);
        }
        for (kind, list) in kinds {
            // A last name alone can be several persons': `Mme Rey` and `M. Rey` are two to begin with.
            let bare = kind == EntityKind::Person && words(&folded, kind).len() == 1;
            let mut by_gender: BTreeMap<Option<Gender>, Vec<usize>> = BTreeMap::new();
            for at in list {
                by_gender.entry(names[at].gender.filter(|_| bare)).or_default().push(at);
            }
            forms.extend(by_gender.into_values().map(|list| form(names, &folded, kind, list, settled)));
        }
    }
    forms
}

fn form(names: &[Name<'_>], folded: &str, kind: EntityKind, mut list: Vec<usize>, settled: &Settled) -> Form {
    list.sort_unstable();
    let mut spellings: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for name in list.iter().map(|&at| &names[at]) {
        let (native, all) = spellings.entry(name.name).or_default();
        *native += name.mentions.max(1) * usize::from(settled.is_native(name.lang));
        *all += name.mentions.max(1);
    }
    let shouted = |text: &str| text.contains(' ') && !text.chars().any(char::is_lowercase);
    // What keeps most marks over its letters is the most careful spelling: `Castañeda`, not `Castaneda`.
    let marks = |text: &str| text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    let rank = |(text, (native, all)): &(&str, (usize, usize))| {
        let small = text.chars().any(char::is_lowercase);
        (!shouted(text), *native > 0, small || text.chars().count() < 5, *all, marks(text), Reverse((*text).to_owned()))
    };
    let text = spellings.into_iter().max_by_key(rank).map_or(String::new(), |(text, _)| text.to_owned());
    let mut acronyms: Vec<String> = list.iter().filter_map(|&at| names[at].acronym).map(fold).collect();
    acronyms.sort();
    acronyms.dedup();
    let genders: Vec<Gender> = list.iter().filter_map(|&at| names[at].gender).collect();
    let mentions = |at: &usize| names[*at].mentions;
    Form {
        parts: words(folded, kind),
        folded: folded.to_owned(),
        text,
        kind,
        gender: genders.first().copied().filter(|first| genders.iter().all(|gender| gender == first)),
        acronyms,
        mentions: list.iter().map(mentions).sum(),
        called: list.iter().filter(|at| names[**at].called).count(),
        native: list.iter().filter(|at| settled.is_native(names[**at].lang)).map(mentions).sum(),
        langs: list.iter().map(|&at| names[at].lang).collect(),
        names: list,
    }
}
