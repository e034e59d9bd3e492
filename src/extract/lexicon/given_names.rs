//! Given names and the gender they tell. [`GivenNames::parse`] reads `common/given_names.toml`, made by
//! `scripts/given_names.py`; [`GivenNames::gender`] is asked once a name, never once a token. Names are
//! kept without accents, so that `Jérôme` and `JEROME` meet; a name that tells neither is not there.

use super::quotation::class;
use crate::text::fold::fold;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What given names tell in one language.
#[derive(Debug, Default)]
pub struct GivenNames {
    genders: FxHashMap<String, u64>,
}

/// Names of one gender, parted by white space.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    masculine: String,
    feminine: String,
}

impl GivenNames {
    /// Reads the common names and those of `language`, which go before.
    ///
    /// # Errors
    /// When the file is not in the form told in its first lines.
    pub(super) fn parse(toml: &str, language: &str) -> Result<Self, toml::de::Error> {
        let tables: BTreeMap<String, Table> = toml::from_str(toml)?;
        let mut genders = FxHashMap::default();
        for table in ["common", language].into_iter().filter_map(|name| tables.get(name)) {
            for (names, gender) in [(&table.masculine, class::MASCULINE), (&table.feminine, class::FEMININE)] {
                genders.extend(names.split_whitespace().map(|name| (name.to_owned(), gender)));
            }
        }
        Ok(Self { genders })
    }

    /// Every given name of the file, whatever the language, in lower case without accents.
    ///
    /// # Errors
    /// As [`GivenNames::parse`].
    pub(super) fn all(toml: &str) -> Result<Vec<String>, toml::de::Error> {
        let tables: BTreeMap<String, Table> = toml::from_str(toml)?;
        let words = tables.values().flat_map(|table| [&table.masculine, &table.feminine]);
        Ok(words.flat_map(|names| names.split_whitespace()).map(str::to_owned).collect())
    }

    /// [`class::MASCULINE`] or [`class::FEMININE`] for a name in lower case, with or without accents; 0
    /// where it tells neither.
    pub fn gender(&self, lower: &str) -> u64 {
        if lower.is_ascii() {
            return self.genders.get(lower).copied().unwrap_or(0);
        }
        self.genders.get(&fold(lower)).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: &str, name: &str, expect: u64) {
        let names = GivenNames::parse(include_str!("common/given_names.toml"), language).unwrap();
        assert_eq!(names.gender(name), expect, "{language} {name}");
    }

    #[test]
    fn names_of_many_countries() {
        for name in ["jérôme", "mohammed", "mamadou", "kwame", "sergei", "rajesh", "josé"] {
            check("en", name, class::MASCULINE);
        }
        for name in ["élodie", "fatoumata", "priya", "aminata", "olga", "susan"] {
            check("en", name, class::FEMININE);
        }
        check("en", "qwertz", 0);
    }

    #[test]
    fn some_tell_in_one_language_only() {
        check("fr", "jean", class::MASCULINE);
        check("en", "jean", 0);
        check("fr", "laurence", class::FEMININE);
    }
}
