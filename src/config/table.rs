//! Keys and values a person wrote, each with its place: from TOML here ([`toml()`]), from YAML in `content`.
//! [`Reader`] takes typed values out of them. All mistakes are told at once, and what can be saved of a
//! mistaken line is.

pub use super::reader::Reader;
use crate::diagnostic::{Diagnostic, Page};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A value as written.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text.
    String(String),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// True or false.
    Boolean(bool),
    /// A date, a time or both, as written.
    Datetime(String),
    /// A list.
    Array(Vec<Node>),
    /// Keys and values.
    Table(Vec<Entry>),
    /// Nothing, as YAML has it for a key without a value.
    Null,
}

/// A value and where it stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Its bytes in the decoded file.
    pub range: Range<usize>,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// The key's bytes in the decoded file.
    pub range: Range<usize>,
    /// The value.
    pub node: Node,
}

/// Mistakes told at most for one table: more say nothing new.
const MISTAKES: usize = 20;

/// Reads the TOML that stands at `range` of the page. The reader stops at a mistake; so the line is told,
/// taken out (with what can be saved of it) and the rest read again, until all mistakes are told.
pub fn toml(page: &Page<'_>, range: Range<usize>) -> (Vec<Entry>, Vec<Diagnostic>) {
    let start = range.start;
    let mut text = with_line_feeds(page.text.get(range).unwrap_or(""));
    let (mut saved, mut found) = (Vec::new(), Vec::new());
    for _ in 0..MISTAKES {
        let error = match DeTable::parse(&text) {
            Ok(table) => {
                let mut read = entries(table.get_ref(), start);
                read.extend(saved);
                read.sort_by_key(|entry| entry.range.start);
                return (tell_repeated(page, read, &mut found), found);
            }
            Err(error) => error,
        };
        let line = line_around(&text, error.span().map_or(0, |span| span.start));
        let salvaged = salvage(text.get(line.clone()).unwrap_or(""), start + line.start);
        let dated = salvaged.as_ref().is_some_and(|entry| matches!(entry.node.value, Value::Datetime(_)));
        let repeated = error.message().contains("duplicate key");
        if !dated || repeated {
            found.push(toml_error(page, start, &error));
        }
        saved.extend(salvaged.filter(|_| !repeated));
        let length = line.len();
        text.replace_range(line, &" ".repeat(length));
    }
    (saved, found)
}

/// Drops the later of two entries of one key, which can only come of salvaged lines.
fn tell_repeated(page: &Page<'_>, entries: Vec<Entry>, found: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let mut kept: Vec<Entry> = Vec::new();
    for entry in entries {
        if kept.iter().any(|earlier| earlier.key == entry.key) {
            let repeated = Diagnostic::error("key-repeated", "this key is given twice").at(page, entry.range);
            found.push(repeated.remedy("keep one of the two lines"));
        } else {
            kept.push(entry);
        }
    }
    kept
}

/// The text with every lone carriage return as a line feed: same length, so places stay.
pub fn with_line_feeds(text: &str) -> String {
    let mut bytes = text.chars().peekable();
    let mut made = String::with_capacity(text.len());
    while let Some(c) = bytes.next() {
        made.push(if c == '\r' && bytes.peek() != Some(&'\n') { '\n' } else { c });
    }
    made
}

/// The bytes of the line of `text` that holds byte `at`, without its end. An error at a line's end is the
/// line's own.
pub fn line_around(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let mut at = at.min(bytes.len());
    if at > 0 && bytes.get(at).is_none_or(|b| *b == b'\n') && bytes.get(at - 1) != Some(&b'\n') {
        at -= 1;
    }
    let start = bytes.get(..at).and_then(|before| before.iter().rposition(|b| *b == b'\n')).map_or(0, |end| end + 1);
    let end = bytes.get(at..).and_then(|after| after.iter().position(|b| *b == b'\n')).map_or(bytes.len(), |end| at + end);
    start..end.max(start)
}

/// What can be read of a line `key = value` whose value lacks its quotes, or is a date TOML does not know.
fn salvage(line: &str, start: usize) -> Option<Entry> {
    let (key, value) = line.split_once('=')?;
    let name = key.trim();
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
        return None;
    }
    let bare = value.trim().trim_matches(['"', '\'']);
    if bare.is_empty() || bare.starts_with(['[', '{']) {
        return None;
    }
    let date_like = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.bytes().all(|b| b.is_ascii_digit() || b"/.-:T+Z ".contains(&b))
        && bare.contains(['/', '-']);
    let made = if date_like { Value::Datetime(bare.to_owned()) } else { Value::String(bare.to_owned()) };
    let key_at = start + (key.len() - key.trim_start().len());
    let value_at = start + key.len() + 1 + value.find(bare).unwrap_or(0);
    let node = Node { value: made, range: value_at..value_at + bare.len() };
    Some(Entry { key: name.to_owned(), range: key_at..key_at + name.len(), node })
}

/// What the TOML reader says, in a few words, with what to do.
fn toml_error(page: &Page<'_>, start: usize, error: &toml::de::Error) -> Diagnostic {
    let span = error.span().map_or(start..start, |span| start + span.start..start + span.end);
    let message = error.message();
    let found = if message.contains("duplicate key") {
        Diagnostic::error("key-repeated", "this key is given twice").remedy("keep one of the two lines")
    } else {
        let message = message.lines().next().unwrap_or("");
        Diagnostic::error("toml-syntax", format!("not valid TOML: {message}")).remedy("write key = \"value\", texts in quotes")
    };
    found.at(page, span)
}

fn entries(table: &DeTable<'_>, start: usize) -> Vec<Entry> {
    let mut found: Vec<Entry> = table
        .iter()
        .map(|(key, value)| {
            let span = key.span();
            let range = start + span.start..start + span.end;
            Entry { key: key.get_ref().to_string(), range, node: node(value.get_ref(), value.span(), start) }
        })
        .collect();
    found.sort_by_key(|entry| entry.range.start);
    found
}

fn node(value: &DeValue<'_>, span: Range<usize>, start: usize) -> Node {
    let value = match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Null, Value::Integer),
        DeValue::Float(number) => number.as_str().parse().map_or(Value::Null, Value::Float),
        DeValue::Boolean(yes) => Value::Boolean(*yes),
        DeValue::Datetime(datetime) => Value::Datetime(datetime.to_string()),
        DeValue::Array(items) => Value::Array(items.iter().map(|item| node(item.get_ref(), item.span(), start)).collect()),
        DeValue::Table(table) => Value::Table(entries(table, start)),
    };
    Node { value, range: start + span.start..start + span.end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn codes(text: &str) -> Vec<String> {
        let page = Page::new("x.toml", text);
        let (entries, mut found) = toml(&page, 0..text.len());
        let mut reader = Reader::new(&page, entries);
        reader.string(&["title"]);
        reader.take(&["date"]);
        found.extend(reader.finish());
        found.sort();
        found.iter().map(|d| format!("{} {}", d.code, d.position.map_or(String::new(), |p| p.to_string()))).collect()
    }

    #[test]
    fn all_mistakes_at_once() {
        let text = "title = Sans guillemets\ndate = 05/01/2022\ntitre = \"a\"\ndate = 2\nx = \"a\" b\n";
        assert_eq!(codes(text), ["toml-syntax 1:9", "key-unknown 3:1", "key-repeated 4:1", "key-unknown 5:1", "toml-syntax 5:9"]);
        assert_eq!(codes("title = \"a\"\ntitle = \"b\"\n"), ["key-repeated 2:1"]);
    }

    proptest! {
        #[test]
        fn any_text_gives_entries_inside_it(text in "[a-c=\"'\\[\\]{}#\\.\n 0-9é-]{0,80}") {
            let page = Page::new("x", &text);
            let (entries, _) = toml(&page, 0..text.len());
            for entry in entries {
                prop_assert!(text.get(entry.range).is_some());
            }
        }
    }
}
