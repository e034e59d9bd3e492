//! One file per verb of the command line. A command reads the world, calls the pure middle, writes
//! the result, and says how the program should end ([`Outcome`]).

mod demo;
pub mod extract;
pub mod import;
pub mod init;
pub mod new;

use crate::diagnostic::{self, Diagnostic, Level};
use std::io::{self, Write};

/// How a command ended, as exit codes of the conventions: 0, 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All went well.
    Fine,
    /// There are findings, or the build failed.
    Findings,
}

/// What a command did to the author's folder, for a person to read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// What was done, a line each.
    pub lines: Vec<String>,
    /// What is wrong or missing.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// [`Outcome::Findings`] if there is an error.
    pub fn outcome(&self) -> Outcome {
        let failed = self.diagnostics.iter().any(|d| d.level == Level::Error);
        if failed { Outcome::Findings } else { Outcome::Fine }
    }

    /// Writes the report as a person reads it.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn print(&self, mut out: impl Write, color: bool) -> io::Result<Outcome> {
        out.write_all(diagnostic::render(&self.diagnostics, color).as_bytes())?;
        for line in &self.lines {
            writeln!(out, "{line}")?;
        }
        Ok(self.outcome())
    }
}
