//! What is told on standard error: diagnostics with their excerpts, one line of result, and nothing
//! that was not asked for.

use super::Outcome;
use crate::diagnostic::{self, Diagnostic, Level};
use std::io::{IsTerminal, Write};

/// How much is told, and in which form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Report {
    /// `-q`: only errors.
    pub quiet: bool,
    /// `-v`: notes too.
    pub verbose: bool,
    /// Colours, after `--color`, `NO_COLOR` and `CLICOLOR_FORCE`.
    pub color: bool,
    /// Warnings count as errors.
    pub strict: bool,
}

impl Report {
    /// Whether colours are wanted: `always`, `never`, or what the environment and the terminal say.
    pub fn wants_color(choice: &str) -> bool {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
        match choice {
            "always" => true,
            "never" => false,
            _ => !set("NO_COLOR") && (set("CLICOLOR_FORCE") || std::io::stderr().is_terminal()),
        }
    }

    /// Tells the diagnostics that are wanted; findings if there is an error, or a warning under `strict`.
    pub fn diagnostics(&self, found: &[Diagnostic]) -> Outcome {
        let least = match (self.quiet, self.verbose) {
            (true, _) => Level::Error,
            (_, true) => Level::Note,
            _ => Level::Warning,
        };
        let told: Vec<Diagnostic> = found.iter().filter(|d| d.level >= least || d.code == "date-would-fit").cloned().collect();
        if !told.is_empty() {
            self.write(&diagnostic::render(&told, self.color));
        }
        let limit = if self.strict { Level::Warning } else { Level::Error };
        if found.iter().any(|d| d.level >= limit) { Outcome::Findings } else { Outcome::Fine }
    }

    /// Tells one line, unless quiet.
    pub fn line(&self, text: &str) {
        if !self.quiet {
            self.write(text);
        }
    }

    /// A closed standard error is no reason to fail.
    fn write(&self, text: &str) {
        let mut err = std::io::stderr().lock();
        writeln!(err, "{}", text.trim_end()).ok();
    }
}
