//! What a command did to the author's folder, for a person to read: a line for each thing done, and what is
//! wrong or missing. `init`, `new` and `import` return it; the wrappers around them print it.

use super::Outcome;
use crate::diagnostic::{self, Diagnostic, Level};
use std::io::{self, Write};

/// The account of a command.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Done {
    /// What was done, a line each.
    pub(super) lines: Vec<String>,
    /// What is wrong or missing.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Done {
    /// [`Outcome::Findings`] if there is an error.
    pub(super) fn outcome(&self) -> Outcome {
        let failed = self.diagnostics.iter().any(|d| d.level == Level::Error);
        if failed { Outcome::Findings } else { Outcome::Fine }
    }

    /// Writes it as a person reads it.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub(super) fn print(&self, mut out: impl Write) -> io::Result<Outcome> {
        out.write_all(diagnostic::render(&self.diagnostics, false).as_bytes())?;
        for line in &self.lines {
            writeln!(out, "{line}")?;
        }
        Ok(self.outcome())
    }
}
