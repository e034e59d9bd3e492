//! What can go wrong with a theme, in the terms of the person who edits it: [`ThemeError`] names the
//! template, the line and the column. Made from Tera's errors; turned into diagnostics by the caller.

use std::fmt;

/// A problem in a template, found while loading or rendering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeError {
    /// Name of the template (`home.html`); empty if the problem is not in one template.
    pub file: String,
    /// Line from 1; 0 if unknown.
    pub line: usize,
    /// Column from 1, in characters; 0 if unknown.
    pub column: usize,
    /// What is wrong, in one sentence.
    pub message: String,
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file.as_str(), self.line) {
            ("", _) => f.write_str(&self.message),
            (file, 0) => write!(f, "{file}: {}", self.message),
            (file, line) => write!(f, "{file}:{line}:{}: {}", self.column, self.message),
        }
    }
}

impl std::error::Error for ThemeError {}

impl ThemeError {
    /// A problem in `file` as a whole.
    pub(super) fn in_file(file: &str, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: 0, column: 0, message: message.into() }
    }

    /// The problem Tera reports; `fallback` is the template at hand where Tera names none.
    pub(super) fn from_tera(error: &tera::Error, fallback: &str) -> Self {
        match error.kind() {
            tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => {
                let span = report.span();
                let file = if report.filename().is_empty() { fallback } else { report.filename() };
                let message = report.message().to_owned();
                Self { file: file.to_owned(), line: span.start_line, column: span.start_col + 1, message }
            }
            other => Self::in_file(fallback, other.to_string()),
        }
    }
}
