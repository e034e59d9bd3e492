//! The source files of a dossier, in the order of their paths.

use super::SOURCES;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The source files of the dossier at `root`, relative to it, sorted.
pub fn walk(root: &Path, _config: &Config) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let mut paths: Vec<PathBuf> = WalkDir::new(root.join(SOURCES))
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .filter(|entry| entry.path().extension().is_some_and(|e| e == "md" || e == "txt"))
        .filter_map(|entry| entry.path().strip_prefix(root).ok().map(Path::to_path_buf))
        .collect();
    paths.sort();
    (paths, Vec::new())
}
