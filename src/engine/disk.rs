//! A dossier's files on disk into [`Change`]s, and a whole dossier into an [`Engine`]: the one place
//! where the engine meets the file system. Files are read in parallel and taken in the order of their paths.

use super::{Change, Engine, Options};
use crate::config;
use crate::content;
use crate::diagnostic::Diagnostic;
use crate::dossier::names::NAMES;
use crate::render::ThemeError;
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;
use walkdir::WalkDir;

/// Why a dossier could not be opened at all; problems of single files are diagnostics.
#[derive(Debug, Error)]
pub enum OpenError {
    /// `liasse.toml` is there and cannot be read.
    #[error("{0}: {1}")]
    Config(PathBuf, io::Error),
    /// The built-in theme does not load.
    #[error("the built-in theme is damaged: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Theme(Vec<ThemeError>),
}

/// The folders besides `content/` whose files make a dossier.
pub const FOLDERS: [&str; 3] = ["review", "templates", "static"];

/// Opens the dossier at `root` with all its files. `config` names another file than `liasse.toml`.
///
/// # Errors
/// See [`OpenError`].
pub fn open(root: &Path, config: Option<&Path>, options: Options) -> Result<Engine, OpenError> {
    let (parsed, mut problems) = match config {
        None => config::load(root).map_err(|error| OpenError::Config(root.join(config::FILE), error))?,
        Some(path) => {
            let text = fs::read(path).map_err(|error| OpenError::Config(path.to_path_buf(), error))?;
            config::parse(&content::display_path(path), &String::from_utf8_lossy(&text))
        }
    };
    let (paths, found) = all(root, &parsed);
    problems.extend(found);
    let mut engine = Engine::new(parsed, problems, options).map_err(OpenError::Theme)?;
    engine.apply(read(root, &paths));
    Ok(engine)
}

/// Every file of the dossier at `root` that makes a difference, relative to it, in order.
pub fn all(root: &Path, config: &config::Config) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let (mut paths, found) = content::walk(root, config);
    let sources = root.join(content::SOURCES);
    let pages = WalkDir::new(root.join("content")).into_iter().filter_entry(|entry| entry.path() != sources);
    let pages = pages.filter_map(Result::ok).filter(|entry| entry.path().extension().is_some_and(|e| e == "md"));
    let others = FOLDERS.iter().flat_map(|folder| WalkDir::new(root.join(folder))).filter_map(Result::ok);
    let files = pages.chain(others).filter(|entry| entry.file_type().is_file() && !is_hidden(entry.path()));
    paths.extend(files.filter_map(|entry| entry.path().strip_prefix(root).ok().map(Path::to_path_buf)));
    paths.extend(root.join(NAMES).is_file().then(|| PathBuf::from(NAMES)));
    paths.sort();
    (paths, found)
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    name.is_some_and(|name| name.starts_with('.') || name.ends_with('~'))
}

/// The files at `paths` as they are now; a file that is gone has no bytes, one that cannot be read is
/// left as it was.
pub fn read(root: &Path, paths: &[PathBuf]) -> Vec<Change> {
    let read = |path: &PathBuf| {
        let bytes = match fs::read(root.join(path)) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(_) => return None,
        };
        Some(Change { path: content::display_path(path), bytes })
    };
    paths.par_iter().filter_map(read).collect()
}
