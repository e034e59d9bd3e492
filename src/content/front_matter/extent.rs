//! Where the head of a file begins and ends: [`extent`] finds the marks, and tells those that are missing, wrong
//! or around the other language. What the keys say is read elsewhere.

use crate::diagnostic::{Diagnostic, Page};
use std::ops::Range;

/// Bytes of a head at most.
const LONGEST: usize = 64 << 10;

/// Where the keys of a head are, and where the body starts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// The lines between the marks.
    pub(super) keys: Range<usize>,
    /// The byte after the closing mark's line.
    pub(super) body: usize,
    /// Whether the keys are TOML; YAML otherwise.
    pub(super) toml: bool,
}

/// Whether `text` begins with a head, closed or not.
pub fn has_head(text: &str) -> bool {
    extent(&Page::new("", text), &mut Vec::new()).is_some()
}

/// Finds the marks. A missing or wrong closing mark is told, and the head then ends where its keys end.
pub(super) fn extent(page: &Page<'_>, found: &mut Vec<Diagnostic>) -> Option<Extent> {
    let start = page.text.len() - page.text.trim_start_matches('\u{feff}').len();
    let mut lines = Lines { text: page.text, at: start };
    let first = lines.next()?;
    let mark = page.text.get(first.clone())?.trim_end();
    if mark != "+++" && mark != "---" {
        headless(page, &first, found);
        return None;
    }
    let keys_start = lines.at;
    let mut keys_end = None;
    let mut last = first.clone();
    for line in lines.by_ref() {
        let text = page.text.get(line.clone()).unwrap_or("");
        let is_mark = matches!(text.trim_end(), "+++" | "---" | "...");
        if is_mark && (text.trim_end() == mark || (keys_end.is_none() && looks_closed(page.text, keys_start..line.start))) {
            if text.trim_end() != mark {
                let message = format!("the head opens with {mark} and closes with {}", text.trim_end());
                found.push(
                    Diagnostic::error("head-marks", message).at(page, line.clone()).remedy(format!("close it with {mark}")),
                );
            }
            let keys = keys_start..line.start;
            return Some(Extent { toml: is_toml(page, keys.clone(), mark, found), keys, body: line_end(page.text, line.end) });
        }
        if !is_key_line(text) && !text.trim().is_empty() && !text.starts_with([' ', '\t', '#', '[', '-']) && keys_end.is_none() {
            keys_end = Some(last.end);
        }
        if !text.trim().is_empty() {
            last = line.clone();
        }
        if line.end - keys_start > LONGEST {
            break;
        }
    }
    let keys_end = keys_end.unwrap_or(last.end).max(keys_start);
    let has_keys = page.text.get(keys_start..keys_end).is_some_and(|keys| keys.lines().any(is_key_line));
    if !has_keys {
        // A line of dashes above a text is an ornament, not a head.
        return (mark == "+++").then(|| unclosed(page, first.clone(), keys_start..keys_start, found));
    }
    Some(unclosed(page, first, keys_start..keys_end, found))
}

fn unclosed(page: &Page<'_>, first: Range<usize>, keys: Range<usize>, found: &mut Vec<Diagnostic>) -> Extent {
    let mark = page.text.get(first.clone()).unwrap_or("").trim_end();
    let line = page.position(keys.end).line;
    let missing = Diagnostic::error("head-unclosed", format!("the head opened with {mark} is not closed"));
    found.push(missing.at(page, first).remedy(format!("add a line {mark} after line {line}")));
    Extent { toml: is_toml(page, keys.clone(), mark, found), body: line_end(page.text, keys.end), keys }
}

/// True if every line of `keys` looks like one of a head, so that another mark must be its end.
fn looks_closed(text: &str, keys: Range<usize>) -> bool {
    let keys = text.get(keys).unwrap_or("");
    keys.lines().any(is_key_line) && keys.lines().all(|line| is_key_line(line) || line.trim().is_empty())
}

/// True for `key = …` and `key: …`.
fn is_key_line(line: &str) -> bool {
    let key_end = line.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).unwrap_or(line.len());
    let after = line.get(key_end..).unwrap_or("");
    let after = after.trim_start_matches([' ', '\t']);
    (1..=30).contains(&key_end) && (after.starts_with('=') || after == ":" || after.starts_with(": ") || after.starts_with(":\t"))
}

/// Whether the keys are TOML: as the mark says, or as most lines are written, which is then told.
fn is_toml(page: &Page<'_>, keys: Range<usize>, mark: &str, found: &mut Vec<Diagnostic>) -> bool {
    let text = page.text.get(keys.clone()).unwrap_or("");
    let signs = |sign: char| {
        text.lines().filter(|l| is_key_line(l) && l.find([':', '=']).is_some_and(|at| l[at..].starts_with(sign))).count()
    };
    let (equals, colons) = (signs('='), signs(':'));
    let (toml, other) = if mark == "+++" { (true, colons > equals) } else { (false, equals > colons) };
    if other {
        let (written, right) = if toml { ("key: value (YAML)", "---") } else { ("key = value (TOML)", "+++") };
        let message = format!("between {mark} lines, but written {written}");
        let found_here = Diagnostic::warning("head-marks", message).at(page, keys.start..keys.start);
        found.push(found_here.remedy(format!("use {right} lines instead of {mark}")));
    }
    toml != other
}

/// Keys at the top of a file without marks are part of the text, which is hardly meant.
fn headless(page: &Page<'_>, first: &Range<usize>, found: &mut Vec<Diagnostic>) {
    let line = page.text.get(first.clone()).unwrap_or("");
    let key = line.split([':', '=']).next().unwrap_or("").trim();
    if is_key_line(line) && ["title", "date", "url", "source", "publisher", "author", "lang"].contains(&key) {
        let bare = Diagnostic::warning("head-marks", "this looks like a head, but no +++ line opens it");
        found
            .push(bare.at(page, first.clone()).remedy("put a line +++ (key = \"value\") or --- (key: value) above and below it"));
    }
}

/// The lines of a text without their ends, by place.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        let end = self.text.get(start..)?.find(['\n', '\r']).map_or(self.text.len(), |at| start + at);
        self.at = line_end(self.text, end);
        Some(start..end)
    }
}

/// The byte after the line end at `at`.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    at + if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\n', '\r'])) }
}
