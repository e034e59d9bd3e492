//! What is wrong or worth knowing in what the author wrote: code, level, file, line, column, the line
//! itself, and what to do next. Every reading step returns its value *and* diagnostics, all at once;
//! nothing here stops a build. Places are those of the file as the author sees it in an editor, in
//! lines and code points from 1. [`render`] shows diagnostics to a person; the order is file, place, level.

mod codes;
mod nearest;
mod page;
mod render;

use crate::span::Span;
pub use codes::{codes, explain};
pub use nearest::nearest;
pub use page::Page;
pub use render::{View, render};
use std::fmt;
use std::ops::Range;

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing; nothing to do.
    Note,
    /// Probably wrong; the build goes on. An error under `--strict`.
    Warning,
    /// Wrong: the build fails, after all files were read.
    Error,
}

impl Level {
    /// `note`, `warning` or `error`.
    pub fn name(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// A place in a file as the author sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// The line a diagnostic is about, cut to a readable length around the place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Excerpt {
    /// The line or the part of it that is shown; control characters are replaced.
    pub text: String,
    /// The marked bytes of `text`, on character boundaries.
    pub mark: Span,
}

/// One message to the author. Fields are in the order diagnostics are sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Diagnostic {
    /// The file, relative to the dossier, with `/`; bytes that are not UTF-8 are escaped.
    pub file: Option<String>,
    /// Where in the file.
    pub position: Option<Position>,
    /// How serious it is.
    pub level: Level,
    /// A stable name such as `title-stray-word`, which `liasse explain` knows.
    pub code: &'static str,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do next, in one sentence.
    pub remedy: Option<String>,
    /// The line it is about.
    pub excerpt: Option<Excerpt>,
}

impl Diagnostic {
    /// A message of `level` that is about no place in particular yet.
    pub fn new(level: Level, code: &'static str, message: impl Into<String>) -> Self {
        Self { file: None, position: None, level, code, message: message.into(), remedy: None, excerpt: None }
    }

    /// A note.
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Level::Note, code, message)
    }

    /// A warning.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Level::Warning, code, message)
    }

    /// An error.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Level::Error, code, message)
    }

    /// Says what to do next.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// Names the file.
    #[must_use]
    pub fn file(mut self, file: impl Into<String>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// Names the file and marks `range` (bytes) of the text of `page`.
    #[must_use]
    pub fn at(mut self, page: &Page<'_>, range: Range<usize>) -> Self {
        self.file = Some(page.file.to_owned());
        self.position = Some(page.position(range.start));
        self.excerpt = Some(page.excerpt(range));
        self
    }
}

impl fmt::Display for Diagnostic {
    /// One line, as compilers print: `file:line:column: level[code]: message`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{file}:")?;
            if let Some(position) = self.position {
                write!(f, "{position}:")?;
            }
            f.write_str(" ")?;
        }
        write!(f, "{}[{}]: {}", self.level.name(), self.code, self.message)?;
        self.remedy.as_ref().map_or(Ok(()), |remedy| write!(f, " ({remedy})"))
    }
}
