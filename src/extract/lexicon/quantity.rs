//! `quantity.toml` and the common `units.toml` into [`QuantityWords`]: units by name and symbol, what
//! modifies a number, and the words that tell a figure from an identifier. Fed by the language folders
//! through [`super::Lexicon`], read by [`crate::extract::quantity`]; holds words only, no rules.

pub use super::units::{Before, Phrases, UnitKind, UnitPhrase};
use super::units::{CommonFile, Units, tokens};
use crate::extract::facts::Modifier;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Everything the quantity extractor knows of a language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuantityWords {
    /// Units by the lower-case form of their first token.
    #[serde(skip)]
    pub units: FxHashMap<String, Vec<UnitPhrase>>,
    /// Units that may stand before their number, by their last token in lower case.
    #[serde(skip)]
    pub before: Phrases<Before>,
    /// What modifies the number after it, by its last token; true if it reaches over a coordination.
    #[serde(skip)]
    pub modifiers: Phrases<(Modifier, bool)>,
    /// What modifies the number before it, by its first token.
    #[serde(skip)]
    pub modifiers_after: Phrases<Modifier>,
    /// Words that are no nouns: function words, auxiliaries, common adverbs.
    #[serde(deserialize_with = "words")]
    pub stop: FxHashSet<String>,
    /// Adjectives that stand between a number and its noun.
    #[serde(deserialize_with = "words")]
    pub before_noun: FxHashSet<String>,
    /// Plurals without a plural ending.
    #[serde(deserialize_with = "words")]
    pub plurals: FxHashSet<String>,
    /// Endings of plural nouns; empty where number does not show.
    #[serde(skip)]
    pub plural_endings: Vec<String>,
    /// `de`, `d'`, `of`: between a number and what it is of.
    #[serde(deserialize_with = "words")]
    pub of: FxHashSet<String>,
    /// Articles that may stand after a fraction: `half a litre`.
    #[serde(deserialize_with = "words")]
    pub articles: FxHashSet<String>,
    /// « et demi » after a unit, by its first token.
    #[serde(skip)]
    pub half_after: Phrases<()>,
    /// Articles before an age bracket: « les 18-25 ans ».
    #[serde(deserialize_with = "words")]
    pub bracket: FxHashSet<String>,
    /// Two words before a length of time that make it a date: « y a ».
    #[serde(deserialize_with = "words")]
    pub date_before: FxHashSet<String>,
    /// Joins of two days of a month: « au ».
    #[serde(deserialize_with = "words")]
    pub days_to: FxHashSet<String>,
    /// Units and zones between the parts of a clock time: `h`, `min`, `gmt`.
    #[serde(deserialize_with = "words")]
    pub clock_parts: FxHashSet<String>,
    /// Words of a clock time that need one of [`QuantityWords::clock_before`] before the number: « heures ».
    #[serde(deserialize_with = "words")]
    pub clock_if_before: FxHashSet<String>,
    /// Links of a share that stand between two numbers and nothing else: `over`, `out of`.
    #[serde(deserialize_with = "words")]
    pub out_of_tight: FxHashSet<String>,
    /// Plural endings and what they are in the singular, longest first; empty where the noun stays as written.
    #[serde(skip)]
    pub singular: Vec<(String, String)>,
    /// True if adjectives stand before their noun (`armed men`), false if after it.
    #[serde(skip)]
    pub adjectives_first: bool,
    /// True if a hyphen joins a number and its unit (`six-mile`).
    #[serde(skip)]
    pub hyphen_compounds: bool,
    /// True if a currency sign between two numbers belongs to the second.
    #[serde(skip)]
    pub currency_first: bool,
    /// Prepositions that open a complement: `de`, `des`, `of`.
    #[serde(deserialize_with = "words")]
    pub complement: FxHashSet<String>,
    /// Determiners inside a complement.
    #[serde(deserialize_with = "words")]
    pub determiners: FxHashSet<String>,
    /// Words before a number that make it a name: `article`, `ligne`, `flight`.
    #[serde(deserialize_with = "words")]
    pub labels: FxHashSet<String>,
    /// `no`, `nos`, « n »: with a full stop or ring before a number that names.
    #[serde(deserialize_with = "words")]
    pub number_signs: FxHashSet<String>,
    /// Prepositions before a name that make it a place: `in`, `at`.
    #[serde(deserialize_with = "words")]
    pub before_place: FxHashSet<String>,
    /// Words a hyphen may join to a number without being counted: `off`, `way`.
    #[serde(deserialize_with = "words")]
    pub not_after_hyphen: FxHashSet<String>,
    /// Nouns whose number of `m` is metres: `3m waves`.
    #[serde(deserialize_with = "words")]
    pub metre_nouns: FxHashSet<String>,
    /// « contre », `against`: the number after it shares no unit with the next.
    #[serde(deserialize_with = "words")]
    pub against: FxHashSet<String>,
    /// `up`, `down` before `from`: the figure before it came from the one after it, of the same unit.
    #[serde(deserialize_with = "words")]
    pub moved: FxHashSet<String>,
    /// Words that make `40C` a temperature.
    #[serde(deserialize_with = "words")]
    pub heat_context: FxHashSet<String>,
    /// Words that make degrees those of an angle.
    #[serde(deserialize_with = "words")]
    pub angle_context: FxHashSet<String>,
    /// Codes of units of heat.
    #[serde(skip)]
    pub temperatures: FxHashSet<String>,
    /// Names of a currency that also name a weight: `pounds`.
    #[serde(deserialize_with = "words")]
    pub weights: FxHashSet<String>,
    /// Prepositions between a weight and what it is of: `12 pounds of flour`; empty where that shows no weight.
    #[serde(deserialize_with = "words")]
    pub weights_of: FxHashSet<String>,
    /// Words that show a weight: `weighs`.
    #[serde(deserialize_with = "words")]
    pub weight_context: FxHashSet<String>,
    /// Short names of inches that only stand after feet.
    #[serde(deserialize_with = "words")]
    pub inches: FxHashSet<String>,
    /// Numbers of lines of a picture: `1080` in `1080p`.
    #[serde(deserialize_with = "words")]
    pub video_lines: FxHashSet<String>,
    /// Names of months.
    #[serde(deserialize_with = "words")]
    pub months: FxHashSet<String>,
    /// Names of weekdays.
    #[serde(deserialize_with = "words")]
    pub weekdays: FxHashSet<String>,
    /// « tous », `every`: a number after it counts times.
    #[serde(deserialize_with = "words")]
    pub every: FxHashSet<String>,
    /// Words that show a year before or after it.
    #[serde(deserialize_with = "words")]
    pub year_before: FxHashSet<String>,
    /// Words of a street after its number.
    #[serde(deserialize_with = "words")]
    pub streets: FxHashSet<String>,
    /// Words before a clock time.
    #[serde(deserialize_with = "words")]
    pub clock_before: FxHashSet<String>,
    /// Words after a clock time: `h`, `heures`, `p.m`.
    #[serde(deserialize_with = "words")]
    pub clock_after: FxHashSet<String>,
    /// Words that make a duration a date: `ago`, `plus tard`.
    #[serde(deserialize_with = "words")]
    pub date_after: FxHashSet<String>,
    /// « sur » in « un sur trois », `in`.
    #[serde(deserialize_with = "words")]
    pub out_of: FxHashSet<String>,
    /// `between`, « entre ».
    #[serde(deserialize_with = "words")]
    pub between: FxHashSet<String>,
    /// Joins of a range: « à », `to`.
    #[serde(deserialize_with = "words")]
    pub to: FxHashSet<String>,
    /// Joins of a list: « et », « ou », `and`.
    #[serde(deserialize_with = "words")]
    pub list: FxHashSet<String>,
    /// « de », `from` before a range or a change.
    #[serde(deserialize_with = "words")]
    pub from: FxHashSet<String>,
    /// Verbs of change: « passer de 5 à 6 » gives two figures.
    #[serde(deserialize_with = "words")]
    pub change: FxHashSet<String>,
    /// Verbs whose object is how much something moved, before where it stands: « a gagné 4 euros à 287 euros ».
    #[serde(deserialize_with = "words")]
    pub moves: FxHashSet<String>,
    /// Words that open a clause with a subject of its own.
    #[serde(deserialize_with = "words")]
    pub clause_openers: FxHashSet<String>,
    /// Victims: nouns an article may count.
    #[serde(deserialize_with = "words")]
    pub casualties: FxHashSet<String>,
    /// What stands before a toll.
    #[serde(deserialize_with = "words")]
    pub toll: FxHashSet<String>,
    /// Nouns of persons: « un homme de 26 ans ».
    #[serde(deserialize_with = "words")]
    pub persons: FxHashSet<String>,
    /// Words before an age: « âgé », `aged`.
    #[serde(deserialize_with = "words")]
    pub age_before: FxHashSet<String>,
    /// « que », `than` after one of [`QuantityWords::age_compared`].
    #[serde(deserialize_with = "words")]
    pub age_than: FxHashSet<String>,
    /// Adjectives that compare ages: « jeunes », `older`.
    #[serde(deserialize_with = "words")]
    pub age_compared: FxHashSet<String>,
    /// Adverbs between *have* and an age: « seulement ».
    #[serde(deserialize_with = "words")]
    pub age_adverbs: FxHashSet<String>,
    /// Words after a length of time that somebody has, so that it is no age: « a deux ans pour ».
    #[serde(deserialize_with = "words")]
    pub not_after_age: FxHashSet<String>,
    /// Forms of *have* before an age in languages that have ages.
    #[serde(deserialize_with = "words")]
    pub age_verbs: FxHashSet<String>,
    /// Possessives between such a verb and an age: « fêtera ses quinze ans ».
    #[serde(deserialize_with = "words")]
    pub age_owners: FxHashSet<String>,
    /// Forms of *be*, which may say an age of their subject.
    #[serde(deserialize_with = "words")]
    pub copulas: FxHashSet<String>,
    /// Pronouns of persons, subjects of an age: `she is 96`.
    #[serde(deserialize_with = "words")]
    pub age_subjects: FxHashSet<String>,
    /// `turned`: its bare number is an age.
    #[serde(deserialize_with = "words")]
    pub turning: FxHashSet<String>,
    /// Words that may follow a bare number that is an age.
    #[serde(deserialize_with = "words")]
    pub after_age: FxHashSet<String>,
    /// « à », `at` before an age.
    #[serde(deserialize_with = "words")]
    pub age_at: FxHashSet<String>,
    /// Verbs before it: « mort à 91 ans », `died at 91`.
    #[serde(deserialize_with = "words")]
    pub age_at_verbs: FxHashSet<String>,
    /// `older` in `65 and older`.
    #[serde(deserialize_with = "words")]
    pub age_tails: FxHashSet<String>,
    /// What is measured in time and has no age: « peine », « délai ».
    #[serde(deserialize_with = "words")]
    pub lasting: FxHashSet<String>,
    /// Persons whose age *of* may tell in such units: « nourrisson », « fillette ».
    #[serde(deserialize_with = "words")]
    pub infants: FxHashSet<String>,
    /// Units of time that are the age of a person after *of* only: « un nourrisson de trois jours ».
    #[serde(deserialize_with = "words")]
    pub infant_units: FxHashSet<String>,
    /// Subjects of *be* before a clock time: « il est 18 heures ».
    #[serde(deserialize_with = "words")]
    pub clock_subjects: FxHashSet<String>,
    /// Unit words that are no unit before a noun: `two stone houses`.
    #[serde(deserialize_with = "words")]
    pub weak_units: FxHashSet<String>,
    /// Units of time that can be an age by context: « ans ».
    #[serde(deserialize_with = "words")]
    pub age_units: FxHashSet<String>,
    /// Words that make points percentage points.
    #[serde(deserialize_with = "words")]
    pub share_context: FxHashSet<String>,
    /// Words that make points those of an index or a game.
    #[serde(deserialize_with = "words")]
    pub score_context: FxHashSet<String>,
    /// `point`, `points`.
    #[serde(deserialize_with = "words")]
    pub points: FxHashSet<String>,
    /// Unit words too ambiguous to follow an article.
    #[serde(deserialize_with = "words")]
    pub not_after_article: FxHashSet<String>,
    /// « score », `match`: words before a score.
    #[serde(deserialize_with = "words")]
    pub score_words: FxHashSet<String>,
    /// « par », `by`: between a multiplication and its factor.
    #[serde(deserialize_with = "words")]
    pub factor_by: FxHashSet<String>,
    /// « multiplié par », `factor of`: the number is a factor, no figure.
    #[serde(deserialize_with = "words")]
    pub factors: FxHashSet<String>,
    /// Auxiliaries that open a predicate.
    #[serde(deserialize_with = "words")]
    pub auxiliaries: FxHashSet<String>,
    /// Those of one: what they say is said of no plural.
    #[serde(deserialize_with = "words")]
    pub singular_auxiliaries: FxHashSet<String>,
    /// Endings of participles, and participles without them.
    #[serde(skip)]
    pub participle_endings: Vec<String>,
    /// Participles without such an ending.
    #[serde(deserialize_with = "words")]
    pub participles: FxHashSet<String>,
    /// Adjectives that end like participles: « criminels armés ».
    #[serde(deserialize_with = "words")]
    pub adjectives: FxHashSet<String>,
    /// Adverbs and negations inside a predicate.
    #[serde(deserialize_with = "words")]
    pub predicate_adverbs: FxHashSet<String>,
    /// « selon », `according to`: phrases before who says so, by their first token.
    #[serde(skip)]
    pub attribution: Phrases<()>,
    /// Verbs whose object is a figure their subject gives: « fait état de », `reported`; by their last token.
    #[serde(skip)]
    pub giving: Phrases<()>,
    /// Verbs whose subject gives the figure after [`QuantityWords::giving_to`]: « chiffre à », `put at`.
    #[serde(deserialize_with = "words")]
    pub giving_at: FxHashSet<String>,
    /// « à », `at`.
    #[serde(deserialize_with = "words")]
    pub giving_to: FxHashSet<String>,
    /// Pronouns that with an auxiliary make another verb: « s'en étaient pris ».
    #[serde(deserialize_with = "words")]
    pub reflexives: FxHashSet<String>,
    /// Nouns that say what happened to what they govern: « la mort de 26 hommes ».
    #[serde(deserialize_with = "words")]
    pub event_nouns: FxHashSet<String>,
    /// Opens a part of the figure before: « dont », `including`.
    #[serde(deserialize_with = "words")]
    pub part_of: FxHashSet<String>,
    /// Words between a giving verb and its figure: « un bilan de », `a total of`.
    #[serde(deserialize_with = "words")]
    pub giving_between: FxHashSet<String>,
    /// Verbs whose speaker does not give the figure they speak of: « nie », `denied`.
    #[serde(deserialize_with = "words")]
    pub denying: FxHashSet<String>,
    /// Nouns for who counts, beside those that speak: « secours », `rescuers`.
    #[serde(deserialize_with = "words")]
    pub givers: FxHashSet<String>,
    /// Pronouns bound to a giving verb: « en ».
    #[serde(deserialize_with = "words")]
    pub giving_clitics: FxHashSet<String>,
    /// Verbs before a number that say what happened to what is counted.
    #[serde(deserialize_with = "words")]
    pub event_verbs: FxHashSet<String>,
    /// Words after which `one` is a pronoun.
    #[serde(deserialize_with = "words")]
    pub pronoun_before: FxHashSet<String>,
    /// Number words that are pronouns unless a noun follows.
    #[serde(deserialize_with = "words")]
    pub pronouns: FxHashSet<String>,
    /// Verbs between a count as subject and its number: « s'élève à », `rose to`.
    #[serde(deserialize_with = "words")]
    pub amounts_to: FxHashSet<String>,
    /// `below zero`, by its first token.
    #[serde(skip)]
    pub below_zero: Phrases<()>,
    /// Words before a sign that leave it open: « plus ou moins ».
    #[serde(deserialize_with = "words")]
    pub either: FxHashSet<String>,
    /// Words that make a temperature negative.
    #[serde(deserialize_with = "words")]
    pub minus: FxHashSet<String>,
}

/// The language's file as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct QuantityFile {
    adjectives_first: bool,
    hyphen_compounds: bool,
    currency_first: bool,
    plural_endings: Vec<String>,
    singular: Vec<(String, String)>,
    participle_endings: Vec<String>,
    currencies: BTreeMap<String, Vec<String>>,
    currency_symbols: BTreeMap<String, Vec<String>>,
    coins: BTreeMap<String, Vec<String>>,
    coin_symbols: BTreeMap<String, Vec<String>>,
    measure_symbols: BTreeMap<String, Vec<String>>,
    shares: BTreeMap<String, Vec<String>>,
    measures: BTreeMap<String, Vec<String>>,
    durations: BTreeMap<String, Vec<String>>,
    ages: BTreeMap<String, Vec<String>>,
    modifiers: BTreeMap<String, Vec<String>>,
    modifiers_after: BTreeMap<String, Vec<String>>,
    reaching: Vec<String>,
    attribution: Vec<String>,
    giving: Vec<String>,
    below_zero: Vec<String>,
    half_after: Vec<String>,
    before: BTreeMap<String, Vec<String>>,
    words: QuantityWords,
}

/// Reads a language's `quantity.toml` together with the common `units.toml`.
///
/// # Errors
/// When either text is not such a file.
pub(super) fn load(toml: &str, common: &str) -> Result<QuantityWords, toml::de::Error> {
    let file: QuantityFile = toml::from_str(toml)?;
    let common: CommonFile = toml::from_str(common)?;
    let mut units = Units::default();
    for (codes, kind) in [
        (&file.currencies, UnitKind::Currency),
        (&file.coins, UnitKind::Coin),
        (&file.shares, UnitKind::Share),
        (&file.measures, UnitKind::Measure),
        (&file.durations, UnitKind::Duration),
        (&file.ages, UnitKind::Age),
    ] {
        units.add_all(codes, kind, false);
    }
    units.add_all(&file.currency_symbols, UnitKind::Currency, true);
    units.add_all(&file.coin_symbols, UnitKind::Coin, true);
    units.add_all(&file.measure_symbols, UnitKind::Measure, true);
    units.add_all(&common.shares, UnitKind::Share, true);
    units.add_all(&common.symbols, UnitKind::Measure, true);
    for (sign, code) in &common.signs {
        units.add(sign, code, UnitKind::Currency, true);
        units.add_before(sign, code, UnitKind::Currency, false);
    }
    for code in &common.codes.list {
        let iso = if code == "RMB" { "CNY" } else { code };
        units.add(code, iso, UnitKind::Currency, true);
        units.add_before(code, iso, UnitKind::Currency, true);
        units.add_before(&format!("{code} $"), iso, UnitKind::Currency, false);
    }
    units.scaled_codes(&common);
    let mut words = QuantityWords {
        temperatures: common.temperatures.into_iter().collect(),
        plural_endings: file.plural_endings,
        singular: file.singular,
        adjectives_first: file.adjectives_first,
        hyphen_compounds: file.hyphen_compounds,
        currency_first: file.currency_first,
        participle_endings: file.participle_endings,
        ..file.words
    };
    for (code, names) in &file.currencies {
        let clear = |name: &&String| !words.not_after_article.contains(*name);
        names.iter().filter(clear).for_each(|name| units.add_before(name, code, UnitKind::Currency, false));
    }
    for code in &common.codes.lower {
        let iso = if code == "RMB" { "CNY" } else { code };
        units.add(&code.to_lowercase(), iso, UnitKind::Currency, false);
        units.add_before(&code.to_lowercase(), iso, UnitKind::Currency, false);
    }
    for (code, phrases) in &file.before {
        let kind = if common.shares.contains_key(code) { UnitKind::Share } else { UnitKind::Measure };
        phrases.iter().for_each(|phrase| units.add_before(phrase, code, kind, false));
    }
    words.units = units.by_first;
    words.before = units.before;
    for (name, phrases) in &file.modifiers {
        for phrase in phrases {
            let tokens = tokens(phrase);
            let reaches = file.reaching.contains(phrase);
            words.modifiers.add(tokens.last().cloned(), tokens, (modifier(name), reaches));
        }
    }
    for (name, phrases) in &file.modifiers_after {
        for phrase in phrases {
            let tokens = tokens(phrase);
            words.modifiers_after.add(tokens.first().cloned(), tokens, modifier(name));
        }
    }
    for phrase in &file.attribution {
        let tokens = tokens(phrase);
        words.attribution.add(tokens.first().cloned(), tokens, ());
    }
    for phrase in &file.giving {
        let tokens = tokens(phrase);
        words.giving.add(tokens.last().cloned(), tokens, ());
    }
    for phrase in &file.below_zero {
        let tokens = tokens(phrase);
        words.below_zero.add(tokens.first().cloned(), tokens, ());
    }
    for phrase in &file.half_after {
        let tokens = tokens(phrase);
        words.half_after.add(tokens.first().cloned(), tokens, ());
    }
    words.before.sort();
    words.modifiers.sort();
    words.modifiers_after.sort();
    words.attribution.sort();
    words.giving.sort();
    words.units.values_mut().for_each(|phrases| phrases.sort_by_key(|p| (usize::MAX - p.tokens.len(), !p.exact)));
    Ok(words)
}

fn modifier(name: &str) -> Modifier {
    match name {
        "more" => Modifier::More,
        "less" => Modifier::Less,
        "at-least" => Modifier::AtLeast,
        "at-most" => Modifier::AtMost,
        "vague" => Modifier::Vague,
        _ => Modifier::Approximate,
    }
}

/// Words in one string, parted by white space, `_` standing for a space inside one.
fn words<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<FxHashSet<String>, D::Error> {
    let list = String::deserialize(deserializer)?;
    Ok(list.split_whitespace().map(|word| word.replace('_', " ")).collect())
}
