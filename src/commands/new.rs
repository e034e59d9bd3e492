//! `liasse new`: a source with its head ready to fill in and no text yet, under the name its title gives.

use super::Outcome;
use super::done::Done;
use super::init::create;
use crate::content::{SOURCES, slug};
use crate::diagnostic::Diagnostic;
use std::io::{self, Write};
use std::path::Path;

/// Starts the source `title` in the dossier at `root`; says on `out` what was made.
///
/// # Errors
/// When the file or the message cannot be written.
pub fn new(root: &Path, title: &str, out: impl Write) -> io::Result<Outcome> {
    start(root, title)?.print(out)
}

fn start(root: &Path, title: &str) -> io::Result<Done> {
    let mut report = Done::default();
    let name = slug(title);
    if name.is_empty() {
        let found = Diagnostic::error("title-missing", "this title has no letter that can stand in an address");
        report.diagnostics.push(found.remedy("give a title with letters or figures"));
        return Ok(report);
    }
    let path = format!("{SOURCES}/{name}.md");
    let title = toml::Value::String(title.trim().to_owned());
    let text = format!(
        "+++\ntitle = {title}\n# La date de publication, avec ou sans heure.\n# date = 2022-01-31\n# publisher = \"\"\n# url = \"https://\"\n\
         # authors = [\"\"]\n+++\n\n"
    );
    if create(&root.join(&path), &text)? {
        report.lines.push(format!("Written: {path}"));
        report.lines.push("Next: fill in its date and paste the text below the second +++.".to_owned());
    } else {
        let found = Diagnostic::error("file-exists", "there is such a source already; it is left as it is").file(path);
        report.diagnostics.push(found.remedy("choose another title, or edit that file"));
    }
    Ok(report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::content;

    #[test]
    fn a_source_to_fill_in() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(start(folder.path(), "« L'été » \"au port\"").unwrap().outcome(), Outcome::Fine);
        let path = Path::new("content/sources/l-ete-au-port.md");
        let file = folder.path().join(path);
        let text = std::fs::read_to_string(&file).unwrap() + "Un texte.\n";
        std::fs::write(&file, text).unwrap();
        let (source, found) = content::load(folder.path(), path, &Config::default());
        assert_eq!(source.unwrap().title, "« L'été » \"au port\"");
        assert_eq!(found.iter().map(|d| d.code).collect::<Vec<_>>(), ["date-missing"]);
        assert_eq!(start(folder.path(), "L’été au port").unwrap().outcome(), Outcome::Findings);
    }
}
