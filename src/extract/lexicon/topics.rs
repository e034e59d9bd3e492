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
}

/// The words of one language that tell a figure's group.
#[derive(Debug, Default)]
pub struct Topics {
    words: FxHashMap<String, Topic>,
    people: FxHashSet<String>,
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
        Self { words: words.collect(), people: file.people.iter().map(|word| fold(word)).collect() }
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

    fn first(&self, text: &str) -> Option<Topic> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.filter_map(|word| self.words.get(&fold(word)).copied()).min()
    }
}
