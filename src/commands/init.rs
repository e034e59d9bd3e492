//! `liasse init`: an empty folder into a dossier with a commented configuration, and with the example's
//! sources if wished. Nothing that is there is ever written over, with `--force` or without.

use super::done::Done;
use super::{Outcome, demo};
use crate::config;
use crate::content::SOURCES;
use crate::diagnostic::Diagnostic;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// The configuration a new dossier starts with.
const CONFIG: &str = include_str!("liasse.toml");
/// What version control should not keep.
const IGNORED: &str = "/public\n";

/// Makes a dossier of the folder `dir`, which must be empty unless `force` is given; says on `out` what was done.
///
/// # Errors
/// When a folder or file, or the message, cannot be written.
pub fn init(dir: &Path, force: bool, demo: bool, out: impl Write) -> io::Result<Outcome> {
    prepare(dir, force, demo)?.print(out)
}

fn prepare(dir: &Path, force: bool, demo: bool) -> io::Result<Done> {
    let mut report = Done::default();
    fs::create_dir_all(dir)?;
    let mut present = fs::read_dir(dir)?.filter_map(Result::ok).filter(|entry| entry.file_name() != ".git");
    if let Some(first) = present.next().filter(|_| !force) {
        let message = format!("the folder {} is not empty: it holds {}", dir.display(), first.file_name().to_string_lossy());
        let found = Diagnostic::error("init-not-empty", message);
        report.diagnostics.push(found.remedy("choose another folder, or add --force: files that are there are kept"));
        return Ok(report);
    }
    fs::create_dir_all(dir.join(SOURCES))?;
    let example = if demo { demo::FILES.as_slice() } else { &[] };
    for (path, text) in example {
        write_new(dir, path, text, &mut report)?;
    }
    let config = CONFIG.replace("{title}", &title(dir));
    if !example.iter().any(|(path, _)| *path == config::FILE) {
        write_new(dir, config::FILE, &config, &mut report)?;
    }
    write_new(dir, ".gitignore", IGNORED, &mut report)?;
    report.lines.push(if example.is_empty() {
        "Next: liasse import FILE… to bring in articles, then liasse build.".to_owned()
    } else {
        "Next: liasse build, or liasse serve to see it while you write.".to_owned()
    });
    Ok(report)
}

/// A title out of the folder's name.
fn title(dir: &Path) -> String {
    let dir = fs::canonicalize(dir).unwrap_or_else(|_| dir.to_path_buf());
    let name = dir.file_name().map(|name| name.to_string_lossy().replace(['-', '_'], " ")).unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control() && !matches!(c, '"' | '\\')).collect();
    let mut letters = name.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "Dossier".to_owned(),
    }
}

/// Writes a file that is not there yet, whole or not at all; one that is there is kept, and that is said.
fn write_new(dir: &Path, path: &str, text: &str, report: &mut Done) -> io::Result<()> {
    let target = dir.join(path);
    let written = create(&target, text)?;
    report.lines.push(if written { format!("Written: {path}") } else { format!("Kept as it was: {path}") });
    Ok(())
}

/// Writes `text` to the new file `target` in one step; false if there is such a file already.
///
/// # Errors
/// When it cannot be written.
pub(super) fn create(target: &Path, text: &str) -> io::Result<bool> {
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    if fs::symlink_metadata(target).is_ok() {
        return Ok(false);
    }
    let mut file = tempfile::Builder::new().prefix(".liasse-").tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A temporary file is private; an article is not.
        file.as_file().set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    match file.persist_noclobber(target) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn an_empty_folder_becomes_a_dossier() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("mon-dossier");
        let report = prepare(&dir, false, false).unwrap();
        assert_eq!(report.outcome(), Outcome::Fine);
        let (config, found) = config::load(&dir).unwrap();
        assert!(found.is_empty(), "{found:?}");
        let expected = Config { title: "Mon dossier".into(), timezone: Some("Europe/Paris".into()), ..Config::default() };
        assert_eq!(config, expected);
        assert_eq!(config::find_root(&dir.join(SOURCES)), Some(dir));
    }

    #[test]
    fn what_is_there_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(config::FILE), "title = \"x\"\n").unwrap();
        assert_eq!(prepare(folder.path(), false, false).unwrap().outcome(), Outcome::Findings);
        let report = prepare(folder.path(), true, false).unwrap();
        assert!(report.lines.contains(&"Kept as it was: liasse.toml".to_owned()));
        assert_eq!(fs::read_to_string(folder.path().join(config::FILE)).unwrap(), "title = \"x\"\n");
    }
}
