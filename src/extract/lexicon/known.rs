//! Names known in several languages: `known/*.txt` become one table of things with the names they go by (`OTSC`,
//! `CSTO`, `ОДКБ`; `Moscou`, `Moscow`). [`known`] says what a name tells by itself, [`same_thing`] what it may be
//! where a dossier has it under several names, [`opens_organisation`] which organisations are looked for as they are
//! written. Only data; whether two mentions are one is decided by the dossier.

use crate::text::fold::fold;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::sync::LazyLock;

/// What kind of thing a known name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KnownKind {
    /// An organisation.
    Organisation,
    /// A country or territory.
    Country,
    /// A region of a country or of several.
    Region,
    /// A city.
    City,
}

/// A thing with names in several languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its label in the data, unique within its kind.
    pub label: &'static str,
    /// Its kind.
    pub kind: KnownKind,
}

/// What a name names, and whether it tells so by itself.
type Named = (Known, bool);

/// All names; keys are folded, without stops and hyphens.
#[derive(Debug, Default)]
pub struct Table {
    organisations: FxHashMap<String, Named>,
    places: FxHashMap<String, Named>,
    /// Clubs by the town that stands for them.
    towns: FxHashMap<String, &'static str>,
    /// Organisations to be found as they are written, by their first word, the longest first.
    written: FxHashMap<&'static str, Vec<&'static str>>,
}

/// A thing a line: kind, label, names, parted by tabs. What comes first has a name that two things claim.
const FILES: [&str; 2] = [include_str!("known/written.txt"), include_str!("known/cldr.txt")];

static TABLE: LazyLock<Table> = LazyLock::new(Table::read);

impl Table {
    /// Reads the table; the functions of this module read it once.
    pub fn read() -> Self {
        let mut table = Table::default();
        table.organisations.reserve(2000);
        table.places.reserve(3000);
        for line in FILES.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#')) {
            table.add(line);
        }
        table
    }

    /// Adds the thing of one line; a line that is none adds nothing.
    fn add(&mut self, line: &'static str) {
        let mut fields = line.split('\t');
        let (Some(kind), Some(label)) = (fields.next(), fields.next()) else { return };
        let kind = match kind {
            "organisation" => KnownKind::Organisation,
            "country" => KnownKind::Country,
            "region" => KnownKind::Region,
            "city" => KnownKind::City,
            "town" => {
                self.towns.extend(fields.map(|name| (key(name), label)));
                return;
            }
            _ => return,
        };
        // A thing of one name needs no label.
        let first = fields.clone().next().unwrap_or_default().trim_start_matches(['=', '~']);
        let label = if label.is_empty() { first } else { label };
        for field in fields {
            let name = field.trim_start_matches(['=', '~']);
            let tells = !field.starts_with('~');
            let names = if kind == KnownKind::Organisation { &mut self.organisations } else { &mut self.places };
            match names.entry(key(name)) {
                Entry::Vacant(free) => {
                    free.insert((Known { label, kind }, tells));
                }
                // Two spellings of one key: the surer counts.
                Entry::Occupied(mut taken) => taken.get_mut().1 |= tells && taken.get().0.label == label,
            }
            if field.starts_with('=') {
                let first = name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(name);
                let names = self.written.entry(first).or_default();
                names.insert(names.partition_point(|known| known.len() >= name.len()), name);
            }
        }
    }
}

/// A folded name without stops and hyphens: `al-jazeera` as `al jazeera`, `u.s.` as `us`.
pub(super) fn even(folded: &str) -> Cow<'_, str> {
    if !folded.contains(['.', '-']) {
        return Cow::Borrowed(folded);
    }
    folded.chars().filter(|c| *c != '.').map(|c| if c == '-' { ' ' } else { c }).collect()
}

/// The key of a name as it is written.
fn key(name: &str) -> String {
    even(&fold(name)).into_owned()
}

/// The organisations to be found as they are written whose name opens with the word `first`: acronyms and
/// names that mean nothing else, the longest first.
pub fn opens_organisation(first: &str) -> &'static [&'static str] {
    TABLE.written.get(first).map_or(&[], Vec::as_slice)
}

/// What a folded name tells by itself.
pub fn known(folded: &str) -> Option<&'static Known> {
    let key = even(folded);
    let telling = |names: &'static FxHashMap<String, Named>| names.get(&*key).filter(|(_, tells)| *tells).map(|(thing, _)| thing);
    telling(&TABLE.organisations).or_else(|| telling(&TABLE.places))
}

/// What a folded name is known to name, as an organisation or as a place.
pub fn same_thing(folded: &str, place: bool) -> Option<&'static Known> {
    let names = if place { &TABLE.places } else { &TABLE.organisations };
    names.get(&*even(folded)).map(|(thing, _)| thing)
}

/// The label of the club for which a town, folded, stands in sports news.
pub fn town_club(folded: &str) -> Option<&'static str> {
    TABLE.towns.get(&*even(folded)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn check(names: [&str; 3], place: bool) {
        let labels = names.map(|name| same_thing(&fold(name), place).map(|known| known.label));
        assert!(labels[0].is_some() && labels[0] == labels[1] && labels[1] == labels[2], "{names:?} {labels:?}");
    }

    #[test]
    fn one_thing_in_three_languages() {
        check(["OTSC", "CSTO", "ОДКБ"], false);
        check(["IAEA", "AIEA", "МАГАТЭ"], false);
        check(["Moscou", "Moscow", "Москва"], true);
        check(["Allemagne", "Germany", "Германия"], true);
        check(["USA", "États-Unis", "America"], true);
    }

    #[test]
    fn what_only_joins_tells_nothing() {
        assert!(same_thing("dortmund", false).is_some() && same_thing("dortmund", true).is_none());
        assert!(known("dortmund").is_none() && known("borussia dortmund").is_some());
        assert_eq!(town_club("marseille"), same_thing("olympique de marseille", false).map(|known| known.label));
        assert!(opens_organisation("Al").contains(&"Al Jazeera"));
    }

    #[test]
    fn lines_are_whole_and_every_name_is_of_one_thing() {
        let mut owners: BTreeMap<(bool, String), &str> = BTreeMap::new();
        for line in FILES.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            assert!(fields.len() > 2 && fields.iter().skip(2).all(|name| !name.trim().is_empty()), "{line}");
            let kinds = ["organisation", "country", "region", "city", "town"];
            assert!(kinds.contains(&fields[0]), "{line}");
            for name in fields.iter().skip(2).filter(|_| fields[0] == "organisation") {
                let plain = |name: &'static str| name.trim_start_matches(['=', '~']);
                let (name, label) = (plain(name), if fields[1].is_empty() { plain(fields[2]) } else { fields[1] });
                let owner = owners.entry((true, key(name))).or_insert(label);
                assert_eq!(*owner, label, "{name} is of two things");
            }
        }
    }
}
