//! What is wrong or worth knowing in what the author wrote: code, level, file, line, column, the line
//! itself, and what to do next. Every reading step returns its value *and* diagnostics, all at once;
//! nothing here stops a build. Places are those of the file as the author sees it in an editor, in
//! lines and code points from 1. [`render`] shows diagnostics to a person; the order is file, place, level.

use crate::span::Span;
use annotate_snippets::{AnnotationKind, Group, Origin, Renderer, Snippet};
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

/// A file's text with its line starts, to turn byte offsets into places. Built in linear time; a
/// place costs a binary search and one count along its line.
#[derive(Debug)]
pub struct Page<'t> {
    /// The file, relative to the dossier.
    pub file: &'t str,
    /// The decoded text of the whole file.
    pub text: &'t str,
    /// Byte offset of each line's start.
    starts: Vec<usize>,
}

/// Bytes of a line shown on each side of a mark.
const SHOWN: usize = 60;
/// Bytes of a mark that are shown at most.
const MARKED: usize = 80;

impl<'t> Page<'t> {
    /// The lines of `text`, the content of `file`. LF, CRLF and lone CR end a line.
    pub fn new(file: &'t str, text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|&(at, b)| *b == b'\n' || (*b == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { file, text, starts }
    }

    /// The place of byte `offset`, or of the end of the text if it lies beyond.
    pub fn position(&self, offset: usize) -> Position {
        let offset = boundary(self.text, offset);
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start..offset).unwrap_or("");
        let column = before.trim_start_matches('\u{feff}').chars().count() + 1;
        Position { line: small(line), column: small(column) }
    }

    /// The line that holds `range.start`, with the range marked as far as it stays on that line.
    pub fn excerpt(&self, range: Range<usize>) -> Excerpt {
        let from = boundary(self.text, range.start);
        let line = self.starts.partition_point(|start| *start <= from).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = start + self.text.get(start..end).unwrap_or("").trim_end_matches(['\r', '\n']).len();
        let from = from.min(end);
        let to = boundary(self.text, range.end.clamp(from, (from + MARKED).min(end)));
        let first = if from - start > SHOWN * 2 { boundary(self.text, from - SHOWN) } else { start };
        let last = if end - to > SHOWN * 2 { boundary(self.text, to + SHOWN) } else { end };
        let mut text = String::new();
        if first > start {
            text.push('…');
        }
        push_visible(&mut text, self.text.get(first..from).unwrap_or(""));
        let mark_start = text.len();
        push_visible(&mut text, self.text.get(from..to).unwrap_or(""));
        let mark_end = text.len();
        push_visible(&mut text, self.text.get(to..last).unwrap_or(""));
        if last < end {
            text.push('…');
        }
        Excerpt { text, mark: Span::new(mark_start, mark_end) }
    }
}

/// Adds `part` with what cannot be seen or would upset a terminal made visible.
fn push_visible(text: &mut String, part: &str) {
    for c in part.chars() {
        match c {
            '\t' => text.push(' '),
            '\u{feff}' => {}
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' => {
                text.extend(c.escape_unicode());
            }
            c if c.is_control() => text.push('\u{fffd}'),
            c => text.push(c),
        }
    }
}

/// The last character boundary of `text` at or before `offset`.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The diagnostics as a person reads them, in colour if wished, in their order, a blank line between two.
pub fn render(diagnostics: &[Diagnostic], color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort();
    let mut out = String::new();
    for diagnostic in sorted {
        out.push_str(&shown(&renderer, diagnostic));
        out.push_str("\n\n");
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// One diagnostic. The renderer counts columns in the excerpt, which may be cut or have characters escaped:
/// the true column is put back.
fn shown(renderer: &Renderer, diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.level {
        Level::Note => annotate_snippets::Level::NOTE,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Error => annotate_snippets::Level::ERROR,
    };
    let mut group = Group::with_title(level.primary_title(diagnostic.message.as_str()).id(diagnostic.code));
    let mut column = None;
    match (&diagnostic.file, diagnostic.position, &diagnostic.excerpt) {
        (Some(file), Some(position), Some(excerpt)) => {
            let mark = excerpt.mark.range();
            let shown = excerpt.text.get(..mark.start).map_or(0, |before| before.chars().count()) + 1;
            let place = |column: usize| format!("{file}:{}:{column}", position.line);
            column = Some((place(shown), place(position.column as usize)));
            let snippet = Snippet::source(excerpt.text.as_str()).path(file.as_str()).line_start(position.line as usize);
            group = group.element(snippet.annotation(AnnotationKind::Primary.span(mark)));
        }
        (Some(file), position, _) => {
            let origin = Origin::path(file.as_str());
            group = group.element(match position {
                Some(p) => origin.line(p.line as usize).char_column(p.column as usize),
                None => origin,
            });
        }
        (None, ..) => {}
    }
    if let Some(remedy) = &diagnostic.remedy {
        group = group.element(annotate_snippets::Level::HELP.message(remedy.as_str()));
    }
    let text = renderer.render(&[group]);
    column.map_or_else(|| text.clone(), |(shown, meant)| text.replacen(&shown, &meant, 1))
}

/// A diagnostic as JSON readers get it (`--format json`).
#[derive(Debug, serde::Serialize)]
pub struct View<'d> {
    level: &'static str,
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    message: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    remedy: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<&'d str>,
}

impl<'d> From<&'d Diagnostic> for View<'d> {
    fn from(d: &'d Diagnostic) -> Self {
        View {
            level: d.level.name(),
            code: d.code,
            file: d.file.as_deref(),
            line: d.position.map(|p| p.line),
            column: d.position.map(|p| p.column),
            message: &d.message,
            remedy: d.remedy.as_deref(),
            excerpt: d.excerpt.as_ref().map(|e| e.text.as_str()),
        }
    }
}

/// The known word nearest to a misspelt one, if it is near enough to be meant.
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let word = word.to_lowercase();
    let allowed = (word.chars().count() / 3).clamp(1, 3);
    known
        .into_iter()
        .map(|candidate| (distance(&word, &candidate.to_lowercase(), allowed), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Edits (insert, delete, replace, swap of neighbours) between two words; anything above `most` is
/// reported as `most + 1` without being counted.
fn distance(a: &str, b: &str, most: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let same = a[i - 1] == b[j - 1];
            let mut least = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + usize::from(!same));
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_count_code_points_and_any_line_end() {
        let page = Page::new("a.txt", "\u{feff}été\r\nœuf\rx\n");
        let at = |needle| page.position(page.text.find(needle).unwrap());
        assert_eq!(at("t"), Position { line: 1, column: 2 });
        assert_eq!(at("uf"), Position { line: 2, column: 2 });
        assert_eq!(at("x"), Position { line: 3, column: 1 });
        assert_eq!(page.position(999), Position { line: 4, column: 1 });
    }

    #[test]
    fn rendered_with_line_mark_and_remedy() {
        let page = Page::new("content/sources/a.md", "+++\ntitel = \"A\"\n+++\n");
        let found = Diagnostic::warning("key-unknown", "unknown key `titel`").at(&page, 4..9).remedy("did you mean `title`?");
        let expected = "warning[key-unknown]: unknown key `titel`
 --> content/sources/a.md:2:1
  |
2 | titel = \"A\"
  | ^^^^^
  |
  = help: did you mean `title`?
";
        assert_eq!(render(&[found], false), expected);
        let long = "x".repeat(500) + "oops" + &"y".repeat(500);
        let page = Page::new("long.txt", &long);
        let shown = render(&[Diagnostic::note("x", "here").at(&page, 500..504)], false);
        assert!(shown.contains("long.txt:1:501"), "{shown}");
        assert!(shown.lines().all(|line| line.chars().count() < 200), "{shown}");
    }

    #[test]
    fn near_words() {
        assert_eq!(nearest("titel", ["date", "title"]), Some("title"));
        assert_eq!(nearest("publicher", ["publisher", "publish"]), Some("publisher"));
        assert_eq!(nearest("couleur", ["date", "title"]), None);
    }

    proptest! {
        #[test]
        fn any_range_of_any_text_can_be_shown(text in "[\\PC\r\n\t\u{202e}\u{0}é𝄞]{0,200}", a in 0usize..300, b in 0usize..300) {
            let page = Page::new("x", &text);
            let found = Diagnostic::error("x", "message").at(&page, a..b);
            prop_assert!(render(&[found], false).contains("message"));
        }
    }
}
