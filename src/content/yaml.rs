//! YAML heads into the same keys and values as TOML ones. Where the reader stops at a mistake, the line is
//! told, taken out, and the rest read again, so that all mistakes are told at once.

use crate::config::table::{Entry, Node, Value, line_around, with_line_feeds};
use crate::diagnostic::{Diagnostic, Page};
use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};
use std::ops::Range;

/// Mistakes told at most for one head.
const MISTAKES: usize = 20;
/// Brackets inside brackets at most: no head needs more, and the reader's stack is finite.
const DEPTH: usize = 20;
/// How the message about a mistake begins that has no more precise one.
const STRUCTURE: &str = "not valid YAML";

/// Reads the YAML that stands at `range` of the page.
pub(super) fn read(page: &Page<'_>, range: Range<usize>) -> (Vec<Entry>, Vec<Diagnostic>) {
    let start = range.start;
    let mut found = Vec::new();
    let mut text = with_line_feeds(page.text.get(range).unwrap_or(""));
    replace_tabs(page, start, &mut text, &mut found);
    if is_too_deep(&text) {
        let deep = Diagnostic::error("yaml-syntax", "this head has too many brackets or indents inside one another");
        found.push(deep.at(page, start..start).remedy("write one key: value a line"));
        return (Vec::new(), found);
    }
    for _ in 0..MISTAKES {
        let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let byte = |chars: usize| offsets.get(chars).copied().unwrap_or(text.len());
        let error = match MarkedYaml::load_from_str(&text) {
            Ok(documents) => {
                let entries = documents.first().map_or_else(Vec::new, |document| {
                    let places = Places { start, byte: &byte };
                    match &document.data {
                        YamlData::Mapping(mapping) => places.entries(mapping),
                        YamlData::Value(Scalar::Null) | YamlData::BadValue => Vec::new(),
                        _ => {
                            let odd = Diagnostic::error("yaml-syntax", "this head has no keys");
                            found.push(odd.at(page, start..start).remedy("write one key: value a line"));
                            Vec::new()
                        }
                    }
                });
                return (entries, found);
            }
            Err(error) => error,
        };
        let at = byte(error.marker().index());
        let line = guilty_line(&text, at);
        let told = yaml_error(page, start + line.start..start + line.end, error.info());
        // One mistake in the structure makes the lines after it look wrong too: only the first says something.
        let structure = |d: &Diagnostic| d.message.starts_with(STRUCTURE);
        if !structure(&told) || !found.iter().any(structure) {
            found.push(told);
        }
        let length = line.len();
        text.replace_range(line, &" ".repeat(length));
    }
    (Vec::new(), found)
}

/// The last line with something on it at or before byte `at`.
fn guilty_line(text: &str, at: usize) -> Range<usize> {
    let mut line = line_around(text, at);
    while text.get(line.clone()).is_some_and(|part| part.trim().is_empty()) && line.start > 0 {
        line = line_around(text, line.start - 1);
    }
    line
}

fn yaml_error(page: &Page<'_>, range: Range<usize>, info: &str) -> Diagnostic {
    let line = page.text.get(range.clone()).unwrap_or("");
    let value = line.split_once(':').map_or("", |(_, value)| value.trim());
    let info = info.lines().next().unwrap_or("");
    let found = if info.contains("duplicate") {
        Diagnostic::error("key-repeated", "this key is given twice").remedy("keep one of the two lines")
    } else if value.contains(": ") || value.ends_with(':') {
        let message = "a colon inside a value ends it";
        Diagnostic::error("yaml-syntax", message).remedy("put the value in quotes: key: \"one: two\"")
    } else {
        Diagnostic::error("yaml-syntax", format!("{STRUCTURE}: {info}")).remedy("write key: \"value\", one a line")
    };
    let indent = line.len() - line.trim_start().len();
    found.at(page, range.start + indent..range.end)
}

/// YAML has no tabs at the start of a line. The first is told; all are read as spaces, and a key after one as
/// standing at the start of its line where it cannot be part of the key above.
fn replace_tabs(page: &Page<'_>, start: usize, text: &mut String, found: &mut Vec<Diagnostic>) {
    let (mut offset, mut first) = (0, None);
    let mut made = String::with_capacity(text.len());
    let mut above_is_open = false;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t']);
        let indent = line.len() - words.len();
        let tab = line.get(..indent).and_then(|blank| blank.find('\t'));
        first = first.or(tab.map(|at| offset + at));
        offset += line.len();
        if tab.is_some() && !above_is_open && words.contains(": ") {
            let end = words.trim_end().len();
            made.push_str(words.get(..end).unwrap_or(""));
            made.push_str(&" ".repeat(indent));
            made.push_str(words.get(end..).unwrap_or(""));
        } else {
            made.push_str(&" ".repeat(indent));
            made.push_str(words);
        }
        if !words.trim().is_empty() {
            above_is_open = words.trim_end().ends_with([':', '|', '>']) || words.starts_with("- ");
        }
    }
    *text = made;
    if let Some(at) = first {
        let tab = Diagnostic::error("yaml-tab", "YAML does not allow a tab at the start of a line");
        found.push(tab.at(page, start + at..start + at + 1).remedy("replace it by spaces"));
    }
}

fn is_too_deep(text: &str) -> bool {
    let (mut depth, mut deepest) = (0_usize, 0);
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let dashes = line.trim_start().matches("- ").count();
        deepest = deepest.max(indent / 2).max(if line.trim_start().starts_with("- -") { dashes } else { 0 });
        for b in line.bytes() {
            match b {
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            deepest = deepest.max(depth);
        }
    }
    deepest > DEPTH
}

/// From the reader's places to bytes of the file.
struct Places<'b> {
    start: usize,
    byte: &'b dyn Fn(usize) -> usize,
}

impl Places<'_> {
    fn range(&self, node: &MarkedYaml<'_>) -> Range<usize> {
        let start = self.start + (self.byte)(node.span.start.index());
        start..(self.start + (self.byte)(node.span.end.index())).max(start)
    }

    fn entries<'m, 'y: 'm>(&self, mapping: impl IntoIterator<Item = (&'m MarkedYaml<'y>, &'m MarkedYaml<'y>)>) -> Vec<Entry> {
        let pairs = mapping.into_iter();
        pairs.map(|(key, value)| Entry { key: text(&key.data), range: self.range(key), node: self.node(value) }).collect()
    }

    fn node(&self, yaml: &MarkedYaml<'_>) -> Node {
        let value = match &yaml.data {
            YamlData::Value(Scalar::String(text)) => Value::String(text.to_string()),
            YamlData::Value(Scalar::Integer(number)) => Value::Integer(*number),
            YamlData::Value(Scalar::FloatingPoint(number)) => Value::Float(number.into_inner()),
            YamlData::Value(Scalar::Boolean(yes)) => Value::Boolean(*yes),
            YamlData::Sequence(items) => Value::Array(items.iter().map(|item| self.node(item)).collect()),
            YamlData::Mapping(mapping) => Value::Table(self.entries(mapping)),
            YamlData::Tagged(_, inner) => return self.node(inner),
            _ => Value::Null,
        };
        Node { value, range: self.range(yaml) }
    }
}

/// A key as text.
fn text<'y>(data: &YamlData<'y, MarkedYaml<'y>>) -> String {
    match data {
        YamlData::Value(Scalar::String(text)) => text.to_string(),
        YamlData::Value(Scalar::Integer(number)) => number.to_string(),
        YamlData::Value(Scalar::Boolean(yes)) => yes.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> (String, Vec<String>) {
        let page = Page::new("a.md", text);
        let (entries, mut found) = read(&page, 0..text.len());
        found.sort();
        let shown: Vec<String> =
            entries.iter().map(|e| format!("{}={}", &text[e.range.clone()], &text[e.node.range.clone()])).collect();
        (
            shown.join(" "),
            found.iter().map(|d| format!("{} {}", d.code, d.position.map_or(String::new(), |p| p.to_string()))).collect(),
        )
    }

    #[test]
    fn keys_and_places() {
        let (entries, found) = check("titré: \"Été\"\ndate: 2022-01-10\n");
        assert_eq!(entries, "titré=\"Été\" date=2022-01-10");
        assert!(found.is_empty());
    }

    #[test]
    fn all_mistakes_at_once() {
        let (entries, found) = check("a: 1\na: 2\nb: un: deux\nc:\n\t- 3\nd: \"ouvert\n");
        assert!(entries.starts_with("a=1"), "{entries}");
        assert_eq!(found, ["key-repeated 2:1", "yaml-syntax 3:1", "yaml-tab 5:1", "yaml-syntax 6:1"]);
    }

    #[test]
    fn hostile_depth_is_refused() {
        assert_eq!(check(&"[".repeat(50_000)).1, ["yaml-syntax 1:1"]);
        assert_eq!(check(&"- ".repeat(50_000)).1, ["yaml-syntax 1:1"]);
    }
}
