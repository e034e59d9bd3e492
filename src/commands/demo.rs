//! The example dossier that `liasse init --demo` brings: the repository's own, compiled in. The list is
//! written by hand, and is also its table of contents.

/// Paths relative to the dossier, and what the files hold.
pub(super) const FILES: [(&str, &str); 12] = [
    ("liasse.toml", include_str!("../../liasse.toml")),
    ("entities.toml", include_str!("../../entities.toml")),
    ("content/_index.md", include_str!("../../content/_index.md")),
    ("content/sources/almaty-mairie-aeroport.md", include_str!("../../content/sources/almaty-mairie-aeroport.md")),
    ("content/sources/appel-a-l-otsc.txt", include_str!("../../content/sources/appel-a-l-otsc.txt")),
    ("content/sources/bilan-du-parquet.txt", include_str!("../../content/sources/bilan-du-parquet.txt")),
    ("content/sources/csto-withdrawal-begins.md", include_str!("../../content/sources/csto-withdrawal-begins.md")),
    ("content/sources/fin-de-l-etat-d-urgence.md", include_str!("../../content/sources/fin-de-l-etat-d-urgence.md")),
    ("content/sources/janaozen-prix-du-gaz.md", include_str!("../../content/sources/janaozen-prix-du-gaz.md")),
    ("content/sources/smailov-premier-ministre.md", include_str!("../../content/sources/smailov-premier-ministre.md")),
    ("content/sources/tentative-de-coup-d-etat.md", include_str!("../../content/sources/tentative-de-coup-d-etat.md")),
    ("content/sources/toll-of-164-withdrawn.md", include_str!("../../content/sources/toll-of-164-withdrawn.md")),
];

#[cfg(test)]
mod tests {
    use super::FILES;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn every_source_of_the_example_is_listed() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/sources");
        let there = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
        let listed = FILES.iter().filter_map(|(path, _)| path.strip_prefix("content/sources/"));
        assert_eq!(there.collect::<BTreeSet<_>>(), listed.map(str::to_owned).collect());
    }
}
