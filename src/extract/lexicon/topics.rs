//! What a figure is about, told by the words around it: the groups of the key figures page.
//! [`Topics::of`] reads the counted noun and what happened to it; the words are data.

use crate::text::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// A group of figures, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// The dead.
    Deaths,
    /// The injured.
    Injuries,
    /// Arrests and prosecutions.
    Arrests,
    /// Demonstrators, soldiers, police and what they brought.
    Forces,
    /// Money and prices.
    Economy,
    /// Lengths of time.
    Durations,
    /// Everything else.
    Other,
}

impl Topic {
    /// All groups in order.
    pub const ALL: [Topic; 7] =
        [Topic::Deaths, Topic::Injuries, Topic::Arrests, Topic::Forces, Topic::Economy, Topic::Durations, Topic::Other];

    /// True for what people suffered: the dead, the injured, the arrested.
    pub fn is_toll(self) -> bool {
        matches!(self, Topic::Deaths | Topic::Injuries | Topic::Arrests)
    }

    /// The name used in paths and message ids.
    pub fn name(self) -> &'static str {
        match self {
            Topic::Deaths => "deaths",
            Topic::Injuries => "injuries",
            Topic::Arrests => "arrests",
            Topic::Forces => "forces",
            Topic::Economy => "economy",
            Topic::Durations => "durations",
            Topic::Other => "other",
        }
    }
}

/// `topics.toml`: words, in lower case, by group.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TopicsFile {
    deaths: Vec<String>,
    injuries: Vec<String>,
    arrests: Vec<String>,
    forces: Vec<String>,
    economy: Vec<String>,
    people: Vec<String>,
    noise: Vec<String>,
    matter: Vec<String>,
    who: FxHashMap<String, Vec<String>>,
    kinds: FxHashMap<String, Vec<String>>,
}

/// The words of one language that tell a figure's group.
#[derive(Debug, Default)]
pub struct Topics {
    words: FxHashMap<String, Topic>,
    people: FxHashSet<String>,
    noise: FxHashSet<String>,
    matter: FxHashSet<String>,
    who: FxHashMap<String, String>,
    kinds: FxHashMap<String, String>,
}

impl Topics {
    pub(super) fn load(file: TopicsFile) -> Self {
        let lists = [
            (Topic::Economy, file.economy),
            (Topic::Forces, file.forces),
            (Topic::Arrests, file.arrests),
            (Topic::Injuries, file.injuries),
            (Topic::Deaths, file.deaths),
        ];
        let words = lists.into_iter().flat_map(|(topic, list)| list.into_iter().map(move |word| (fold(&word), topic)));
        let folded = |list: Vec<String>| list.iter().map(|word| fold(word)).collect();
        Self {
            words: words.collect(),
            people: folded(file.people),
            noise: folded(file.noise),
            matter: folded(file.matter),
            who: by_word(file.who),
            kinds: by_word(file.kinds),
        }
    }

    /// The group of a figure from what is counted and what happened to it; what happened decides
    /// first (« membres des forces de sécurité, tués » are deaths).
    pub fn of(&self, counted: &str, predicate: &str) -> Option<Topic> {
        self.first(predicate).or_else(|| self.first(counted))
    }

    /// True for a word that says no more than « people » (folded).
    pub fn is_people(&self, folded: &str) -> bool {
        self.people.contains(folded)
    }

    /// The group of a single folded word.
    pub fn of_word(&self, folded: &str) -> Option<Topic> {
        self.words.get(folded).copied()
    }

    /// True for a folded word that does not tell which ones are counted: « membres », `confirmed`.
    pub fn is_noise(&self, folded: &str) -> bool {
        self.noise.contains(folded)
    }

    /// True for a folded noun a whole dossier may be about: « dans les inondations » narrows no toll.
    pub fn is_matter(&self, folded: &str) -> bool {
        self.matter.contains(folded)
    }

    /// Of whom a toll is the toll, by one name in every language: `security` for « policiers ».
    pub fn who(&self, folded: &str) -> Option<&str> {
        self.who.get(folded).map(String::as_str)
    }

    /// What a noun counts, by one name in every language: `troops` for « militaires ».
    pub fn kind(&self, folded: &str) -> Option<&str> {
        self.kinds.get(folded).map(String::as_str)
    }

    /// True for a noun of people that one number may count with another: « policiers et militaires ».
    pub fn names_people(&self, word: &str) -> bool {
        let folded = fold(word);
        self.people.contains(&folded) || self.who.contains_key(&folded) || self.kinds.contains_key(&folded)
    }

    fn first(&self, text: &str) -> Option<Topic> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.filter_map(|word| self.words.get(&fold(word)).copied()).min()
    }
}

/// Each folded word with the name of its list; a word of two lists keeps the one that comes first by name.
fn by_word(lists: FxHashMap<String, Vec<String>>) -> FxHashMap<String, String> {
    let mut sorted: Vec<(String, Vec<String>)> = lists.into_iter().collect();
    sorted.sort();
    let mut words = FxHashMap::default();
    for (name, list) in sorted {
        for word in list {
            words.entry(fold(&word)).or_insert_with(|| name.clone());
        }
    }
    words
}
