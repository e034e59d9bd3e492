//! `figure.toml` into [`FigureWords`]: what narrows a figure (« parmi les policiers », `in the port`), who
//! counts in another's place (« il », « le même ministère »), and what takes a figure back (« démenti »,
//! `withdrawn`). Fed by the language folders through [`super::Lexicon`], read by
//! [`crate::extract::quantity`]; holds words only, no rules.

use super::units::{Phrases, tokens};
use crate::text::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// What stands around a figure in one language.
#[derive(Debug, Default)]
pub struct FigureWords {
    /// Before those a count is limited to, by the first token.
    pub among: Phrases<()>,
    /// Prepositions before a place or a circumstance.
    pub place: FxHashSet<String>,
    /// Sets a place before what happened there, by the first token: « c'est ».
    pub cleft: Phrases<()>,
    /// Opens a clause that says which ones.
    pub relative: FxHashSet<String>,
    /// Subjects of such a clause that nothing opens: `people they described as`.
    pub contact: FxHashSet<String>,
    /// « où », `where`.
    pub place_relative: FxHashSet<String>,
    /// Before the unit a rate is for: « 50 euros le litre ».
    pub per: FxHashSet<String>,
    /// Those of [`FigureWords::per`] that any noun may follow: `per`.
    pub per_any: FxHashSet<String>,
    /// Nouns a price may be for: « par personne », `a head`.
    pub each: FxHashSet<String>,
    /// Verbs between what is sold and its price: « se vend », `traded at`.
    pub priced: FxHashSet<String>,
    /// Nouns of which sums are the sums, folded too, with their name in every language: `cost` for « facture ».
    pub sums: FxHashMap<String, String>,
    /// Verbs that say so of their subject: « coûtera ».
    pub costs: FxHashSet<String>,
    /// What may stand between such a noun and its sum: « est estimé à ».
    pub sum_links: FxHashSet<String>,
    /// After a sum, before such a noun: `3 million in damage`.
    pub sum_in: FxHashSet<String>,
    /// Nouns for a count, and what stands for one.
    pub count: FxHashSet<String>,
    /// What says that a count is wrong, by the first token.
    pub withdrawn: Phrases<()>,
    /// The same beyond one of [`FigureWords::then`].
    pub error: FxHashSet<String>,
    /// Links to what came after.
    pub then: FxHashSet<String>,
    /// « pas », `not`.
    pub negation: FxHashSet<String>,
    /// « même », `same`.
    pub same: FxHashSet<String>,
    /// Pronouns with the determiners of what they may stand for.
    pronouns: FxHashMap<String, FxHashSet<String>>,
}

/// `figure.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureFile {
    among: Vec<String>,
    place: FxHashSet<String>,
    cleft: Vec<String>,
    relative: FxHashSet<String>,
    contact: FxHashSet<String>,
    #[serde(rename = "where")]
    place_relative: FxHashSet<String>,
    per: FxHashSet<String>,
    per_any: FxHashSet<String>,
    each: FxHashSet<String>,
    priced: FxHashSet<String>,
    costs: FxHashSet<String>,
    sum_links: FxHashSet<String>,
    sum_in: FxHashSet<String>,
    sums: FxHashMap<String, Vec<String>>,
    count: FxHashSet<String>,
    withdrawn: Vec<String>,
    error: FxHashSet<String>,
    then: FxHashSet<String>,
    negation: FxHashSet<String>,
    same: FxHashSet<String>,
    pronouns: FxHashMap<String, String>,
}

impl FigureWords {
    /// Reads `figure.toml`.
    ///
    /// # Errors
    /// Bad TOML, or a list that is missing or unknown.
    pub(super) fn load(text: &str) -> Result<Self, toml::de::Error> {
        let file: FigureFile = toml::from_str(text)?;
        let determiners = |list: &str| list.split_whitespace().map(str::to_owned).collect();
        Ok(Self {
            among: phrases(&file.among),
            place: file.place,
            cleft: phrases(&file.cleft),
            relative: file.relative,
            contact: file.contact,
            place_relative: file.place_relative,
            per: file.per,
            per_any: file.per_any,
            each: file.each,
            priced: file.priced,
            costs: file.costs,
            sum_links: file.sum_links,
            sum_in: file.sum_in,
            sums: sums(file.sums),
            count: file.count,
            withdrawn: phrases(&file.withdrawn),
            error: file.error,
            then: file.then,
            negation: file.negation,
            same: file.same,
            pronouns: file.pronouns.iter().map(|(pronoun, list)| (pronoun.clone(), determiners(list))).collect(),
        })
    }

    /// True for a pronoun that may give a figure.
    pub fn is_pronoun(&self, word: &str) -> bool {
        self.pronouns.contains_key(word)
    }

    /// True if `pronoun` may stand for a phrase that starts with `first`, both in lower case; `first` is `*` for a name
    /// without a determiner.
    pub fn agrees(&self, pronoun: &str, first: &str) -> bool {
        self.pronouns.get(pronoun).is_some_and(|list| list.contains(first))
    }

    /// True for a determiner of any antecedent.
    pub fn is_determiner(&self, word: &str) -> bool {
        word != "*" && self.pronouns.values().any(|list| list.contains(word))
    }
}

/// Each noun, also without its accents, with the name of its list.
fn sums(lists: FxHashMap<String, Vec<String>>) -> FxHashMap<String, String> {
    let of = |(kind, list): (String, Vec<String>)| {
        list.into_iter().flat_map(|noun| [fold(&noun), noun]).map(move |noun| (noun, kind.clone())).collect::<Vec<_>>()
    };
    lists.into_iter().flat_map(of).collect()
}

fn phrases(list: &[String]) -> Phrases<()> {
    let mut phrases = Phrases::default();
    for phrase in list {
        let tokens = tokens(phrase);
        phrases.add(tokens.first().cloned(), tokens, ());
    }
    phrases.sort();
    phrases
}
