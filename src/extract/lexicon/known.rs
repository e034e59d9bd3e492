//! Names known in several languages: `organisations.toml`, `places.toml` and `regions.toml` answer which names are one
//! thing whatever the language (`OTSC`, `CSTO`, `ОДКБ`; `Moscou`, `Moscow`). [`known`] takes a folded
//! name. Only data; whether two mentions are one is decided by the dossier.

use crate::text::fold::fold;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What kind of thing a known name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KnownKind {
    /// An international organisation.
    Organisation,
    /// A country or territory.
    Country,
    /// A region of a country or of several.
    Region,
    /// A city.
    City,
}

/// A thing with names in several languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its label in the data, unique within its kind.
    pub label: String,
    /// Its kind.
    pub kind: KnownKind,
}

#[derive(Debug, Default, Deserialize)]
struct File {
    #[serde(default)]
    organisations: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    countries: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    cities: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    regions: BTreeMap<String, Vec<String>>,
    /// Names of organisations that have no others, by theme.
    #[serde(default)]
    names: BTreeMap<String, Vec<String>>,
}

const ORGANISATIONS_FILE: &str = include_str!("organisations.toml");

static KNOWN: LazyLock<FxHashMap<String, Known>> = LazyLock::new(|| {
    let mut names = FxHashMap::default();
    for text in [ORGANISATIONS_FILE, include_str!("places.toml"), include_str!("regions.toml")] {
        let file: File = toml::from_str(text).unwrap_or_default();
        let kinds = [
            (KnownKind::Organisation, file.organisations),
            (KnownKind::Country, file.countries),
            (KnownKind::City, file.cities),
            (KnownKind::Region, file.regions),
        ];
        for form in file.names.into_values().flatten() {
            let known = Known { label: form.clone(), kind: KnownKind::Organisation };
            names.entry(fold(&form)).or_insert(known);
        }
        for (kind, entries) in kinds {
            for (label, forms) in entries {
                for form in forms {
                    names.entry(fold(&form)).or_insert_with(|| Known { label: label.clone(), kind });
                }
            }
        }
    }
    names
});

/// Themes whose names mean the organisation wherever they stand; a firm's may mean what it makes.
const PLAIN: [&str; 3] = ["clubs", "media", "offices"];

/// Organisations to be found as they are written, by their first word.
static WRITTEN: LazyLock<FxHashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut file: File = toml::from_str(ORGANISATIONS_FILE).unwrap_or_default();
    let acronyms = file.organisations.into_values().flatten().filter(|form| form.chars().all(char::is_uppercase));
    let names = PLAIN.iter().filter_map(|theme| file.names.remove(*theme)).flatten();
    let mut by_first: FxHashMap<String, Vec<String>> = FxHashMap::default();
    let mut forms: Vec<String> = acronyms.chain(names).collect();
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    for form in forms {
        let first: String = form.chars().take_while(|c| c.is_alphanumeric()).collect();
        by_first.entry(first).or_default().push(form);
    }
    by_first
});

/// The organisations to be found as they are written whose name opens with the word `first`: acronyms and
/// names that mean nothing else, the longest first.
pub fn opens_organisation(first: &str) -> &'static [String] {
    WRITTEN.get(first).map_or(&[], Vec::as_slice)
}

/// What a folded name is known to name.
pub fn known(folded: &str) -> Option<&'static Known> {
    KNOWN.get(folded)
}

/// All known names, folded, in no order.
pub(super) fn all() -> impl Iterator<Item = (&'static String, &'static Known)> {
    KNOWN.iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_in_three_languages() {
        for names in [["OTSC", "CSTO", "ОДКБ"], ["Moscou", "Moscow", "Москва"], ["Allemagne", "Germany", "Германия"]]
        {
            let labels = names.map(|name| known(&fold(name)).map(|known| &known.label));
            assert!(labels[0].is_some() && labels[0] == labels[1] && labels[1] == labels[2], "{names:?} {labels:?}");
        }
    }
}
