//! `liasse init`: a new dossier.

use super::Outcome;
use std::io;
use std::path::Path;

/// Makes a dossier of the folder `dir`.
///
/// # Errors
/// When a file cannot be written.
pub fn init(dir: &Path, _force: bool, _demo: bool, mut out: impl std::io::Write) -> io::Result<Outcome> {
    writeln!(out, "{}", dir.display())?;
    std::fs::create_dir_all(dir)?;
    Ok(Outcome::Fine)
}
