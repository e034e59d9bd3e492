//! Names for addresses: [`slug`] turns any title or file stem into lower-case ASCII words joined by `-`,
//! safe as a file name on every system. [`clashes`] says which names would fall on the same file somewhere.

use super::source::SourceId;
use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// Characters of a slug at most; it is cut at the end of a word.
const LONGEST: usize = 80;

/// Names Windows keeps for devices, whatever their extension.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3",
    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// The slug of a title or name: transliterated, cut at 80 characters on a word, never a name that Windows
/// keeps for itself (`-x` is added). Empty if nothing of `text` can be written in ASCII.
pub fn slug(text: &str) -> String {
    let start: String = text.chars().take(4 * LONGEST).collect();
    let mut made = slug::slugify(start);
    if made.len() > LONGEST {
        let cut = made.get(..=LONGEST).and_then(|part| part.rfind('-')).unwrap_or(LONGEST);
        made.truncate(cut);
        // « … à Almaty » cut before the name: a lone letter at the end says nothing.
        while made.rsplit_once('-').is_some_and(|(_, last)| last.len() == 1) {
            made.truncate(made.len() - 2);
        }
    }
    if DEVICES.contains(&made.as_str()) {
        made.push_str("-x");
    }
    made
}

/// The id of the source at `path`: the slug it asks for, or that of its file name, or of its title, or
/// one made of its bytes.
pub(super) fn source_id(path: &Path, wanted: Option<&str>, title: &str, raw: &[u8]) -> SourceId {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
    let made = [wanted.unwrap_or(""), stem, title].into_iter().map(slug).find(|made| !made.is_empty());
    let made = made.unwrap_or_else(|| format!("source-{:08x}", xxhash_rust::xxh3::xxh3_64(raw) >> 32));
    SourceId(Arc::from(made))
}

/// Which of `names` (name in an address, file it comes from) would be one file on a system that does not
/// tell capitals or Unicode forms apart. One error a group, naming the files.
pub fn clashes(names: impl IntoIterator<Item = (String, String)>) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (name, file) in names {
        let key: String = name.nfc().flat_map(char::to_lowercase).nfc().collect();
        groups.entry(key).or_default().push((name, file));
    }
    let clashing = groups.into_values().filter(|group| group.len() > 1);
    clashing
        .map(|group| {
            let files: Vec<&str> = group.iter().map(|(_, file)| file.as_str()).collect();
            let name = group.first().map_or("", |(name, _)| name.as_str());
            let message = format!("these files would have the same address `{name}`: {}", files.join(", "));
            let found = Diagnostic::error("slug-clash", message);
            let found = found.remedy(format!("add a line such as slug = \"{name}-2\" to the head of one of them"));
            found.file(files.last().copied().unwrap_or(""))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn any_title_becomes_a_name_every_system_takes() {
        assert_eq!(slug("L’œuvre d'Été : « 40 % »"), "l-oeuvre-d-ete-40");
        assert_eq!(slug("Токаев"), "tokaev");
        assert_eq!(slug("NUL"), "nul-x");
        assert_eq!(slug("com1"), "com1-x");
        assert_eq!(slug("  ...  "), "");
        let long = slug(&"Un très long titre à rallonge ".repeat(20));
        assert!(long.len() <= LONGEST && !long.ends_with("-a") && !long.ends_with('-'), "{long}");
    }

    #[test]
    fn ids_from_slug_name_title_or_bytes() {
        let id = |path: &str, wanted, title| source_id(Path::new(path), wanted, title, b"x").to_string();
        assert_eq!(id("a/Été 2022.txt", None, "T"), "ete-2022");
        assert_eq!(id("a/b.txt", Some("Mon Nom"), "T"), "mon-nom");
        assert_eq!(id("a/….txt", None, "Titre"), "titre");
        assert!(id("a/….txt", None, "").starts_with("source-"));
    }

    #[test]
    fn names_that_meet_on_some_system() {
        let names = [("ete", "a"), ("ETE", "b"), ("e\u{301}te", "c"), ("éte", "d"), ("port", "e")];
        let found = clashes(names.map(|(name, file)| (name.to_owned(), file.to_owned())));
        assert_eq!(found.iter().map(|d| d.message.rsplit(": ").next().unwrap_or("")).collect::<Vec<_>>(), ["a, b", "c, d"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn slugs_are_plain(text in "\\PC{0,200}") {
            let made = slug(&text);
            prop_assert!(made.len() <= LONGEST + 2 && made.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!made.starts_with('-') && !made.ends_with('-'));
        }
    }
}
