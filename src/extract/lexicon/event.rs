//! What a language knows of dated clauses, from `event.toml`: words before a date that make it a name,
//! words that part clauses, verbs of saying, and cues that something did not or may not happen. Each
//! word has a set of [`Role`]s; [`EventWords::has`] asks for one. `extract::event` reads it.

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// What a word does in a dated clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Before a date it makes the date name something: « de », `of`.
    Names = 1,
    /// Before such a word the date is told after all: « à partir du », « au cours de ».
    Frees = 2,
    /// An article or possessive: `the June 3 hearing` is a name.
    Determiner = 4,
    /// A verb of saying.
    Reports = 8,
    /// Opens what is said: « que », `that`.
    That = 16,
    /// After a comma it opens a clause of its own: « mais », `while`.
    Splits = 32,
    /// Says that it is not so.
    Denies = 64,
    /// Says that it may be so.
    Supposes = 128,
    /// Says that it is to come.
    Announces = 256,
    /// Between the two dates of a span: « au », `to`.
    Spans = 512,
    /// Reads like a verb form and is none.
    NotVerb = 1024,
    /// Says that it lies back: « depuis », `since`.
    Recalls = 2048,
    /// Stands before a verb: « il », « se », `they`.
    LeadsVerb = 8192,
    /// Stands before a date that something is measured against: « contre », `compared`.
    Compares = 16_384,
    /// Makes « depuis 1999 » a span looked back on: « le plus faible », `the worst`.
    Extremes = 32_768,
    /// Stands before a bare year that dates, rather than names: « en », `by`.
    Dates = 65_536,
    /// After a negation it bounds a number: « pas plus de », `no more than`.
    Bounds = 131_072,
    /// Opens a clause, and is no part of it: « et », `and`.
    Opens = 4096,
    /// After a comma it opens a relative clause: « qui », `which`.
    Relates = 262_144,
    /// Joins two clauses of one rank: « et », `and`.
    Joins = 524_288,
    /// Links a clause to the one before it, and is no part of it: « tandis que », `although`.
    Links = 1_048_576,
    /// A verb only before its object: `put it at`, `cut the rate`.
    WithObject = 2_097_152,
    /// Doubt, or what was to come when somebody said so: « serait », `would`.
    Conditional = 4_194_304,
    /// Gives a figure or speaks, and tells nothing without its subject: « il parlait de ».
    Tells = 8_388_608,
    /// After « fait » it makes a verb of saying: « fait état », « fait savoir ».
    Saying = 16_777_216,
    /// An auxiliary: the verb stands after it.
    Auxiliary = 33_554_432,
    /// An auxiliary of the passive: what was announced is told of the thing, not of who spoke.
    Passive = 67_108_864,
    /// A verb that is one of saying only with its noun: « fait ».
    Light = 134_217_728,
    /// A relative pronoun that is the subject of its clause: « qui », `which`.
    RelatesSubject = 268_435_456,
}

/// Words with their roles.
#[derive(Debug, Default)]
pub struct EventWords {
    roles: FxHashMap<String, u32>,
    participles: Vec<String>,
    attributes: Vec<String>,
}

/// Shorter words are no participles by their ending (bytes).
const PARTICIPLE: usize = 5;

/// `event.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventFile {
    names: Vec<String>,
    frees: Vec<String>,
    determiner: Vec<String>,
    reports: Vec<String>,
    that: Vec<String>,
    splits: Vec<String>,
    denies: Vec<String>,
    supposes: Vec<String>,
    announces: Vec<String>,
    spans: Vec<String>,
    not_verb: Vec<String>,
    recalls: Vec<String>,
    leads_verb: Vec<String>,
    compares: Vec<String>,
    extremes: Vec<String>,
    dates: Vec<String>,
    bounds: Vec<String>,
    opens: Vec<String>,
    relates: Vec<String>,
    relates_subject: Vec<String>,
    joins: Vec<String>,
    links: Vec<String>,
    with_object: Vec<String>,
    conditional: Vec<String>,
    tells: Vec<String>,
    saying: Vec<String>,
    auxiliary: Vec<String>,
    passive: Vec<String>,
    light: Vec<String>,
    participle_endings: Vec<String>,
    attribute_endings: Vec<String>,
}

impl EventWords {
    /// Reads `event.toml`.
    ///
    /// # Errors
    /// Bad TOML, or a list that is missing or unknown.
    pub(super) fn load(text: &str) -> Result<Self, toml::de::Error> {
        let file: EventFile = toml::from_str(text)?;
        let lists = [
            (file.names, Role::Names),
            (file.frees, Role::Frees),
            (file.determiner, Role::Determiner),
            (file.reports, Role::Reports),
            (file.that, Role::That),
            (file.splits, Role::Splits),
            (file.denies, Role::Denies),
            (file.supposes, Role::Supposes),
            (file.announces, Role::Announces),
            (file.spans, Role::Spans),
            (file.not_verb, Role::NotVerb),
            (file.recalls, Role::Recalls),
            (file.leads_verb, Role::LeadsVerb),
            (file.compares, Role::Compares),
            (file.extremes, Role::Extremes),
            (file.dates, Role::Dates),
            (file.bounds, Role::Bounds),
            (file.opens, Role::Opens),
            (file.relates, Role::Relates),
            (file.relates_subject, Role::RelatesSubject),
            (file.joins, Role::Joins),
            (file.links, Role::Links),
            (file.with_object, Role::WithObject),
            (file.conditional, Role::Conditional),
            (file.tells, Role::Tells),
            (file.saying, Role::Saying),
            (file.auxiliary, Role::Auxiliary),
            (file.passive, Role::Passive),
            (file.light, Role::Light),
        ];
        let mut roles: FxHashMap<String, u32> = FxHashMap::default();
        for (words, role) in lists {
            for word in words {
                *roles.entry(word).or_default() |= role as u32;
            }
        }
        Ok(Self { roles, participles: file.participle_endings, attributes: file.attribute_endings })
    }

    /// True if the lower-case `word` has the role.
    pub fn has(&self, word: &str, role: Role) -> bool {
        self.roles.get(word).is_some_and(|roles| roles & role as u32 != 0)
    }
    /// True if the lower-case `word` ends like a participle: « publié », `published`.
    pub fn is_participle(&self, word: &str) -> bool {
        ends(word, &self.participles)
    }

    /// True if it ends like a participle that no finite form of the past shares.
    pub fn is_attribute(&self, word: &str) -> bool {
        ends(word, &self.attributes)
    }
}

fn ends(word: &str, endings: &[String]) -> bool {
    word.len() >= PARTICIPLE && endings.iter().any(|ending| word.ends_with(ending.as_str()))
}
