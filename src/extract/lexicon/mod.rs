//! What a language knows, as data: one folder a language, one file a kind of knowledge, compiled in and
//! read once on first use. [`Lexicon::of`] gives the lexicon of a language, an empty one where there is
//! none. A new language is a new folder and one word in [`FOLDERS`].

pub mod entity;
pub mod event;
pub mod figure;
pub mod given_names;
pub mod known;
pub mod naming;
mod numbers;
mod pattern;
pub mod quantity;
pub mod quotation;
pub mod time;
mod topics;
mod units;

use super::entity::crf::Tagger;
use crate::text::Lang;
use crate::text::number::NumberWords;
use crate::text::sentences::Abbreviations;
use entity::{EntityFile, EntityWords};
use given_names::GivenNames;
use quantity::QuantityWords;
use quotation::QuotationWords;
use serde::Deserialize;
use std::sync::{LazyLock, OnceLock};
pub use topics::{Topic, Topics};

/// The files of one language folder.
struct Folder {
    code: &'static str,
    text: &'static str,
    numbers: &'static str,
    quantity: &'static str,
    quotation: &'static str,
    entity: &'static str,
    topics: &'static str,
    time: &'static str,
    event: &'static str,
    figure: &'static str,
    /// Word table and weights of the tagger of names.
    tagger: (&'static [u8], &'static [u8]),
}

/// The folder of one language, file by file.
macro_rules! folder {
    ($code:literal) => {
        Folder {
            code: $code,
            text: include_str!(concat!($code, "/text.toml")),
            numbers: include_str!(concat!($code, "/numbers.toml")),
            quantity: include_str!(concat!($code, "/quantity.toml")),
            quotation: include_str!(concat!($code, "/quotation.toml")),
            entity: include_str!(concat!($code, "/entity.toml")),
            topics: include_str!(concat!($code, "/topics.toml")),
            time: include_str!(concat!($code, "/time.toml")),
            event: include_str!(concat!($code, "/event.toml")),
            figure: include_str!(concat!($code, "/figure.toml")),
            tagger: (include_bytes!(concat!($code, "/entity.words")), include_bytes!(concat!($code, "/entity.weights"))),
        }
    };
}

/// The languages compiled in, in the order of preference.
static FOLDERS: [Folder; 2] = [folder!("fr"), folder!("en")];

/// Units and signs every language shares.
const UNITS: &str = include_str!("common/units.toml");

/// Everything the extractors know of one language.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Abbreviations that do not end a sentence.
    pub abbreviations: Abbreviations,
    /// Words that mean numbers.
    pub numbers: NumberWords,
    /// Units, modifiers and the words around figures.
    pub quantities: QuantityWords,
    /// Words of reported speech.
    pub quotation: QuotationWords,
    /// Words that make, frame or exclude names.
    pub entity: EntityWords,
    /// The trained tagger of names; none for a language without one.
    pub tagger: Option<Tagger<'static>>,
    /// Words that tell what a figure is about.
    pub topics: Topics,
    /// Months, rules of time expressions, cues of tense.
    pub time: time::TimeLexicon,
    /// Words that tell what became of an event.
    pub events: event::EventWords,
    /// Words that narrow a figure, take it back, or stand for who gives it.
    pub figures: figure::FigureWords,
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

/// Every language of a folder, with its lexicon once somebody asks for it.
static LEXICONS: LazyLock<Vec<(Lang, &'static Folder, OnceLock<Lexicon>)>> =
    LazyLock::new(|| FOLDERS.iter().filter_map(|folder| Some((Lang::parse(folder.code)?, folder, OnceLock::new()))).collect());
static EMPTY: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

impl Lexicon {
    /// The lexicon of `lang`; an empty one for a language without a folder.
    pub fn of(lang: Lang) -> &'static Lexicon {
        let found = LEXICONS.iter().find(|(known, _, _)| *known == lang);
        found.map_or(&*EMPTY, |(_, folder, lexicon)| lexicon.get_or_init(|| Lexicon::load(folder).unwrap_or_default()))
    }

    /// The languages that have a folder, in the order of preference.
    pub fn languages() -> Vec<Lang> {
        LEXICONS.iter().map(|(lang, _, _)| *lang).collect()
    }

    /// Head nouns of organisations in all languages, read without the rest of their lexicons.
    fn organisation_heads() -> Vec<String> {
        let heads = |folder: &Folder| toml::from_str::<EntityFile>(folder.entity).map(|file| file.into_words().organisations);
        FOLDERS.iter().filter_map(|folder| heads(folder).ok()).flatten().collect()
    }

    /// Reads the lexicon of a language anew, for those who measure it; [`Lexicon::of`] reads it once.
    pub fn read(lang: Lang) -> Option<Self> {
        let (_, folder, _) = LEXICONS.iter().find(|(known, _, _)| *known == lang)?;
        Lexicon::load(folder).ok()
    }

    fn load(folder: &Folder) -> Result<Self, toml::de::Error> {
        let text: TextFile = toml::from_str(folder.text)?;
        let entity: EntityFile = toml::from_str(folder.entity)?;
        Ok(Self {
            abbreviations: Abbreviations {
                before_name: text.abbreviations.before_name.into_iter().collect(),
                anywhere: text.abbreviations.anywhere.into_iter().collect(),
            },
            topics: Topics::load(toml::from_str(folder.topics)?),
            entity: entity.into_words(),
            tagger: Tagger::open(folder.tagger.0, folder.tagger.1),
            numbers: numbers::load(folder.numbers, units::codes(UNITS)?)?,
            quantities: quantity::load(folder.quantity, UNITS)?,
            time: time::TimeLexicon::load(folder.time)?,
            events: event::EventWords::load(folder.event)?,
            figures: figure::FigureWords::load(folder.figure)?,
            quotation: QuotationWords::parse(folder.quotation, GivenNames::of(folder.code))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folder_parses() {
        for folder in &FOLDERS {
            let lexicon = Lexicon::load(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.code));
            assert!(lexicon.tagger.is_some(), "{}", folder.code);
        }
    }
}
