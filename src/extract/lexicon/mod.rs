//! What a language knows, as data: one folder a language, one TOML file a kind of knowledge, compiled
//! in and parsed once on first use. [`Lexicon::of`] gives the lexicon of a language, an empty one
//! where there is none. A new language is a new folder and one line in [`FOLDERS`].

pub mod event;
mod numbers;
mod pattern;
pub mod quantity;
pub mod time;
mod units;

use crate::text::Lang;
use crate::text::number::NumberWords;
use crate::text::sentences::Abbreviations;
use serde::Deserialize;
use std::sync::LazyLock;

/// The files of one language folder.
struct Folder {
    code: &'static str,
    text: &'static str,
    numbers: &'static str,
    time: &'static str,
    event: &'static str,
    quantity: &'static str,
}

/// The languages compiled in.
const FOLDERS: [Folder; 2] = [
    Folder {
        code: "fr",
        text: include_str!("fr/text.toml"),
        numbers: include_str!("fr/numbers.toml"),
        quantity: include_str!("fr/quantity.toml"),
        time: include_str!("fr/time.toml"),
        event: include_str!("fr/event.toml"),
    },
    Folder {
        code: "en",
        text: include_str!("en/text.toml"),
        numbers: include_str!("en/numbers.toml"),
        quantity: include_str!("en/quantity.toml"),
        time: include_str!("en/time.toml"),
        event: include_str!("en/event.toml"),
    },
];

/// Units and signs every language shares.
const UNITS: &str = include_str!("common/units.toml");

/// Everything the extractors know of one language.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Abbreviations that do not end a sentence.
    pub abbreviations: Abbreviations,
    /// Words that mean numbers.
    pub numbers: NumberWords,
    /// Months, rules of time expressions, cues of tense.
    pub time: time::TimeLexicon,
    /// Words around dated clauses.
    pub events: event::EventWords,
    /// Units, modifiers and the words around figures.
    pub quantities: quantity::QuantityWords,
}

/// `text.toml`: abbreviations.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TextFile {
    abbreviations: AbbreviationLists,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct AbbreviationLists {
    before_name: Vec<String>,
    anywhere: Vec<String>,
}

static LEXICONS: LazyLock<Vec<(Lang, Lexicon)>> = LazyLock::new(|| {
    FOLDERS.iter().filter_map(|folder| Some((Lang::parse(folder.code)?, Lexicon::load(folder).ok()?))).collect()
});
static EMPTY: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

impl Lexicon {
    /// The lexicon of `lang`; an empty one for a language without a folder.
    pub fn of(lang: Lang) -> &'static Lexicon {
        LEXICONS.iter().find(|(known, _)| *known == lang).map_or(&*EMPTY, |(_, lexicon)| lexicon)
    }

    /// The languages that have a folder, in the order of preference.
    pub fn languages() -> Vec<Lang> {
        LEXICONS.iter().map(|(lang, _)| *lang).collect()
    }

    fn load(folder: &Folder) -> Result<Self, toml::de::Error> {
        let text: TextFile = toml::from_str(folder.text)?;
        Ok(Self {
            abbreviations: Abbreviations {
                before_name: text.abbreviations.before_name.into_iter().collect(),
                anywhere: text.abbreviations.anywhere.into_iter().collect(),
            },
            numbers: numbers::load(folder.numbers, units::codes(UNITS)?)?,
            quantities: quantity::load(folder.quantity, UNITS)?,
            time: time::TimeLexicon::load(folder.time)?,
            events: event::EventWords::load(folder.event)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folder_parses() {
        for folder in &FOLDERS {
            Lexicon::load(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.code));
        }
    }
}
