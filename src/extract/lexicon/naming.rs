//! How names are shortened and framed in any language: `naming.toml` becomes [`Naming`], word lists by which
//! names of several texts are put together. [`naming`] gives the lists, [`concepts`] what a name says of the body
//! it names. What single names stand for is in [`super::known`]; who is who is decided by the dossier.

use super::Lexicon;
use super::known::even;
use crate::text::fold::fold;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Words that frame names, folded.
#[derive(Debug, Default)]
pub struct Naming {
    /// Before a person's name and no part of it.
    pub titles: FxHashSet<String>,
    /// Before a last name and part of it.
    pub particles: FxHashSet<String>,
    /// Particles after which another person's name stands: `bin`, `abu`.
    pub kinship: FxHashSet<String>,
    /// After a last name and no part of it: `Jr`.
    pub suffixes: FxHashSet<String>,
    /// Legal forms of firms and clubs: `AG`, `Ltd`, `FC`.
    pub legal: FxHashSet<String>,
    /// Words that name no body for sure when they stand alone.
    pub generic: FxHashSet<String>,
    /// Words that only say what kind of body a name is: `bank`, `airlines`.
    pub describing: FxHashSet<String>,
    /// Words before or after a last name that stands for several of a family.
    pub families: FxHashSet<String>,
    /// Adjectives of countries and regions.
    pub demonyms: FxHashSet<String>,
    /// Concepts of bodies that every state has one of.
    pub of_states: FxHashSet<String>,
    /// What stands before the name of a place and is no part of it: `republic of`.
    pub before_places: Vec<String>,
    /// What stands after the name of a place and is no part of it: `square`.
    pub after_places: Vec<String>,
    /// What bodies of every country are called, with the word for it, longest first.
    concepts: Vec<(String, String)>,
}

#[derive(Debug, Default, Deserialize)]
struct File {
    titles: Vec<String>,
    particles: Vec<String>,
    kinship: Vec<String>,
    suffixes: Vec<String>,
    legal: Vec<String>,
    generic: Vec<String>,
    describing: Vec<String>,
    families: Vec<String>,
    demonyms: Vec<String>,
    of_states: Vec<String>,
    before_places: Vec<String>,
    after_places: Vec<String>,
    concepts: BTreeMap<String, Vec<String>>,
}

static NAMING: LazyLock<Naming> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("naming.toml")).unwrap_or_default();
    let set = |words: Vec<String>| words.iter().map(|word| fold(word)).collect::<FxHashSet<_>>();
    let mut generic = set(file.generic);
    generic.extend(Lexicon::organisation_heads().iter().map(|word| fold(word)));
    let mut naming = Naming {
        titles: set(file.titles),
        particles: set(file.particles),
        kinship: set(file.kinship),
        suffixes: set(file.suffixes),
        legal: set(file.legal),
        generic,
        describing: set(file.describing),
        families: set(file.families),
        demonyms: set(file.demonyms),
        of_states: file.of_states.into_iter().collect(),
        before_places: file.before_places.into_iter().map(|words| words + " ").collect(),
        after_places: file.after_places.into_iter().map(|word| format!(" {word}")).collect(),
        ..Naming::default()
    };
    for (concept, words) in file.concepts {
        naming.concepts.extend(words.iter().map(|word| (spaced(word), concept.clone())));
    }
    naming.concepts.sort_by(|a, b| (b.0.len(), &a.0).cmp(&(a.0.len(), &b.0)));
    naming
});

/// What a folded name says of the body it names, in words of no language: `ministry`, `interior`; and what is
/// left of it.
pub fn concepts(folded: &str) -> (BTreeSet<&'static str>, String) {
    let mut rest = spaced(folded);
    let mut found = BTreeSet::new();
    for (word, concept) in &NAMING.concepts {
        if rest.contains(word) {
            rest = rest.replace(word, " ");
            found.insert(concept.as_str());
        }
    }
    (found, rest.trim().to_owned())
}

/// A folded name with a space around every word, elided articles apart.
fn spaced(folded: &str) -> String {
    let words = even(folded).replace("l'", " ").replace("d'", " ");
    format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The word lists, read once.
pub fn naming() -> &'static Naming {
    &NAMING
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_in_two_languages() {
        let french = concepts("ministere de l'interieur").0;
        assert!(french.len() == 2 && french == concepts("ministry of internal affairs").0, "{french:?}");
        assert_ne!(french, concepts("ministere de la justice").0);
    }

    #[test]
    fn all_lists_are_read() {
        let naming = naming();
        for list in [&naming.titles, &naming.particles, &naming.suffixes, &naming.legal, &naming.generic, &naming.demonyms] {
            assert!(list.len() > 5);
        }
        assert!(naming.generic.contains("ministere"));
    }
}
