//! What a language knows of names, as data: `entity.toml` becomes [`EntityWords`], taken by
//! [`crate::extract::entity`]. Word lists only; how they are put together is the extractor's affair.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// Grammatical or natural gender of a person, where a title or first name tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gender {
    /// Feminine.
    Feminine,
    /// Masculine.
    Masculine,
}

/// The words of a language that make, frame or exclude names. All lower case.
#[derive(Debug, Default)]
pub struct EntityWords {
    /// How sure the statistical model is of persons, organisations and places, in percent.
    pub confidence: [u8; 3],
    /// Titles that stand before a person's name and are no part of it, with the gender they tell.
    pub titles: FxHashMap<String, Option<Gender>>,
    /// Titles that are stripped from a name wherever they stand in it at the front.
    pub stripped: FxHashSet<String>,
    /// Head nouns of roles: `président`, `minister`.
    pub roles: FxHashSet<String>,
    /// Words before a role that change whose it is or when: « ancien », `former`, `acting`.
    pub role_qualifiers: FxHashSet<String>,
    /// Capitalised words before a role belong to it: `Defence Minister`.
    pub role_capitals: bool,
    /// Words that a role never reaches across: verbs, pronouns, conjunctions.
    pub role_stops: FxHashSet<String>,
    /// Words written with a capital that are never a name by themselves: months, weekdays, pronouns.
    pub never: FxHashSet<String>,
    /// Words that open a sentence with a capital and are no part of the name after them.
    pub openers: FxHashSet<String>,
    /// Head nouns of organisations: `ministère`, `party`.
    pub organisations: FxHashSet<String>,
    /// Head nouns of places: `mont`, `river`.
    pub places: FxHashSet<String>,
    /// Lower-case words that may stand inside a name: `de`, `van`, `of`.
    pub inner: FxHashSet<String>,
    /// Bodies named after who leads them: « gouvernement », `cabinet`.
    pub led: FxHashSet<String>,
    /// The words that link them to the name: « de », `of`.
    pub led_links: FxHashSet<String>,
    /// Lower-case words that belong to a family name that follows: `de`, `van`, `ben`.
    pub particles: FxHashSet<String>,
    /// Prepositions after which a lone capitalised word is most often a place.
    pub before_place: FxHashSet<String>,
    /// Names of well-known places, for languages without a statistical model.
    pub known_places: FxHashSet<String>,
}

/// `entity.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntityFile {
    confidence: Share,
    titles: Titles,
    roles: Roles,
    names: Names,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Share {
    person: u8,
    organisation: u8,
    place: u8,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Titles {
    feminine: Vec<String>,
    masculine: Vec<String>,
    either: Vec<String>,
    stripped: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Roles {
    heads: Vec<String>,
    qualifiers: Vec<String>,
    capitals: bool,
    stops: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    never: Vec<String>,
    openers: Vec<String>,
    organisations: Vec<String>,
    places: Vec<String>,
    inner: Vec<String>,
    led: Vec<String>,
    led_links: Vec<String>,
    particles: Vec<String>,
    before_place: Vec<String>,
    known_places: Vec<String>,
}

impl EntityFile {
    pub(super) fn into_words(self) -> EntityWords {
        let gender = |words: Vec<String>, gender| words.into_iter().map(move |word| (word, gender));
        EntityWords {
            confidence: [self.confidence.person, self.confidence.organisation, self.confidence.place],
            titles: gender(self.titles.feminine, Some(Gender::Feminine))
                .chain(gender(self.titles.masculine, Some(Gender::Masculine)))
                .chain(gender(self.titles.either, None))
                .collect(),
            stripped: set(self.titles.stripped),
            roles: set(self.roles.heads),
            role_qualifiers: set(self.roles.qualifiers),
            role_capitals: self.roles.capitals,
            role_stops: set(self.roles.stops),
            never: set(self.names.never),
            openers: set(self.names.openers),
            organisations: set(self.names.organisations),
            places: set(self.names.places),
            inner: set(self.names.inner),
            led: set(self.names.led),
            led_links: set(self.names.led_links),
            particles: set(self.names.particles),
            before_place: set(self.names.before_place),
            known_places: set(self.names.known_places),
        }
    }
}

fn set(words: Vec<String>) -> FxHashSet<String> {
    words.into_iter().collect()
}
