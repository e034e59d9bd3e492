//! Given names and the gender they tell. `common/given_names.txt`, made by `scripts/given_names.py`, is read once for
//! all languages; [`GivenNames::of`] is a language's view of it, and [`GivenNames::gender`] is asked once a name, never
//! once a token. Names are kept without accents, so that `Jérôme` and `JEROME` meet; a name that tells neither
//! gender is not there.

use super::quotation::class;
use crate::text::fold::fold;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// After a line `= language gender`, names of that language and gender, parted by white space.
const FILE: &str = include_str!("common/given_names.txt");
/// The table of all languages.
const COMMON: &str = "common";

/// Names of one language or of all, with their gender.
type Genders = FxHashMap<&'static str, u64>;

static TABLES: LazyLock<FxHashMap<&'static str, Genders>> = LazyLock::new(|| {
    let mut tables: FxHashMap<&'static str, Genders> = FxHashMap::default();
    let (mut language, mut gender) = (COMMON, 0);
    for line in FILE.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix("= ") {
            Some(head) => {
                let (name, words) = head.split_once(' ').unwrap_or((head, ""));
                language = name;
                gender = if words == "feminine" { class::FEMININE } else { class::MASCULINE };
            }
            None => tables.entry(language).or_default().extend(line.split_ascii_whitespace().map(|name| (name, gender))),
        }
    }
    tables
});

/// What given names tell in one language; nothing by default.
#[derive(Clone, Copy, Debug, Default)]
pub struct GivenNames {
    /// The language's own names, which go before, and the common ones.
    tables: [Option<&'static Genders>; 2],
}

impl GivenNames {
    /// The names of `language` and those of all languages.
    pub fn of(language: &str) -> Self {
        Self { tables: [TABLES.get(language), TABLES.get(COMMON)] }
    }

    /// [`class::MASCULINE`] or [`class::FEMININE`] for a name in lower case, with or without accents; 0
    /// where it tells neither.
    pub fn gender(&self, lower: &str) -> u64 {
        let found = |name: &str| self.tables.iter().flatten().find_map(|table| table.get(name).copied()).unwrap_or(0);
        if lower.is_ascii() { found(lower) } else { found(&fold(lower)) }
    }
}

/// True if a folded word is a given name in any language.
pub fn is_given(folded: &str) -> bool {
    TABLES.values().any(|table| table.contains_key(folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: &str, name: &str, expect: u64) {
        assert_eq!(GivenNames::of(language).gender(name), expect, "{language} {name}");
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
        assert!(is_given("marie") && !is_given("qwertz"));
    }

    #[test]
    fn some_tell_in_one_language_only() {
        check("fr", "jean", class::MASCULINE);
        check("en", "jean", 0);
        check("fr", "laurence", class::FEMININE);
    }
}
