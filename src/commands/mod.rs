//! One file per verb of the command line. A command reads the world, calls the pure middle, writes
//! the result, and says how the program should end ([`Outcome`]). Data goes to standard output,
//! messages to standard error.

pub mod build;
pub mod check;
mod demo;
mod done;
pub mod explain;
pub mod extract;
pub mod import;
pub mod init;
pub mod new;
mod report;
pub mod review;
pub mod serve;

use crate::config;
use crate::engine::disk::{self, OpenError};
use crate::engine::{Engine, Options};
pub use report::Report;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// How a command ended, as exit codes of the conventions: 0, 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All went well.
    Fine,
    /// There are findings, or the build failed.
    Findings,
}

/// Why a command could not do its work. Told on standard error; the exit code is 1.
#[derive(Debug, Error)]
pub enum CommandError {
    /// There is no dossier here.
    #[error("there is no liasse.toml in {0} or above it; run `liasse init` to start a dossier")]
    NoDossier(PathBuf),
    /// The dossier cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The site cannot be published.
    #[error(transparent)]
    Publish(#[from] crate::output::PublishError),
    /// There is no preview.
    #[error(transparent)]
    Serve(#[from] crate::serve::ServeError),
    /// Anything else the system refused.
    #[error("{0}: {1}")]
    Io(String, std::io::Error),
    /// What was asked for is not there.
    #[error("{0}")]
    NotFound(String),
}

/// Which dossier a command is about.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// `-r`: where to look for the dossier; the current folder otherwise.
    pub root: Option<PathBuf>,
    /// `-c`: another configuration file.
    pub config: Option<PathBuf>,
}

impl Place {
    /// The folder of the dossier, found from any folder inside it.
    ///
    /// # Errors
    /// When there is none.
    pub fn find(&self) -> Result<PathBuf, CommandError> {
        let start = self.root.clone().unwrap_or_else(|| PathBuf::from("."));
        let full = std::path::absolute(&start).unwrap_or_else(|_| start.clone());
        if self.config.is_some() {
            return Ok(full);
        }
        config::find_root(&full).ok_or(CommandError::NoDossier(start))
    }

    /// Opens the dossier.
    ///
    /// # Errors
    /// When there is none or it cannot be read at all.
    pub fn open(&self, options: Options) -> Result<(PathBuf, Engine), CommandError> {
        let root = self.find()?;
        let engine = disk::open(&root, self.config.as_deref(), options)?;
        Ok((root, engine))
    }
}

/// A path as messages show it: relative to the current folder where that is shorter.
pub(crate) fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).display().to_string()
}
