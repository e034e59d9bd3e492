//! Keys and values a person wrote (TOML here, YAML in `content`), each with its place, and a [`Reader`]
//! that takes typed values out of them. Whatever does not fit becomes a diagnostic with its place and
//! remedy; reading goes on, so that all mistakes are told at once. Keys nobody took are unknown.

use crate::diagnostic::{Diagnostic, Page, nearest};
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

/// Reads the TOML that stands at `range` of the page. All mistakes are told; what is sound is returned.
pub fn toml(page: &Page<'_>, range: Range<usize>) -> (Vec<Entry>, Vec<Diagnostic>) {
    let start = range.start;
    let (table, errors) = DeTable::parse_recoverable(page.text.get(range).unwrap_or(""));
    let found = errors.iter().map(|error| toml_error(page, start, error)).collect();
    (entries(table.get_ref(), start), found)
}

/// What the TOML reader says, in a few words, with what to do.
fn toml_error(page: &Page<'_>, start: usize, error: &toml::de::Error) -> Diagnostic {
    let span = error.span().map_or(start..start, |span| start + span.start..start + span.end);
    let message = error.message();
    let found = if message.contains("duplicate key") {
        Diagnostic::error("key-repeated", "this key is given twice").remedy("keep one of the two lines")
    } else {
        Diagnostic::error("toml-syntax", format!("not valid TOML: {message}")).remedy("texts go in quotes: key = \"value\"")
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

/// Takes typed values out of a table, noting what does not fit.
#[derive(Debug)]
pub struct Reader<'p> {
    /// The file the table stands in.
    pub page: &'p Page<'p>,
    entries: Vec<Entry>,
    /// Every name that was asked for, so that unknown keys can be told and near ones proposed.
    asked: Vec<&'static str>,
    /// What was wrong so far.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'p> Reader<'p> {
    /// A reader of `entries`, which stand in `page`.
    pub fn new(page: &'p Page<'p>, entries: Vec<Entry>) -> Self {
        Self { page, entries, asked: Vec::new(), diagnostics: Vec::new() }
    }

    /// Takes out the value of the first of `names` that is given; the others are its other names, and
    /// giving two of them is a warning.
    pub fn take(&mut self, names: &[&'static str]) -> Option<Node> {
        self.asked.extend(names);
        let mut taken: Option<Entry> = None;
        for name in names {
            let Some(at) = self.entries.iter().position(|entry| entry.key == *name) else { continue };
            let entry = self.entries.remove(at);
            match &taken {
                None => taken = Some(entry),
                Some(first) => {
                    let message = format!("`{name}` says the same as `{}`, which is used", first.key);
                    let found = Diagnostic::warning("key-repeated", message).remedy("keep one of the two lines");
                    self.diagnostics.push(found.at(self.page, entry.range));
                }
            }
        }
        taken.map(|entry| entry.node)
    }

    /// A text; empty text counts as not given. Numbers and dates are taken as written.
    pub fn string(&mut self, names: &[&'static str]) -> Option<String> {
        let node = self.take(names)?;
        let text = self.text_of(&node, names.first().copied().unwrap_or(""))?;
        (!text.trim().is_empty()).then(|| text.trim().to_owned())
    }

    /// A text or a list of texts.
    pub fn strings(&mut self, names: &[&'static str]) -> Vec<String> {
        let name = names.first().copied().unwrap_or("");
        let Some(node) = self.take(names) else { return Vec::new() };
        let texts: Vec<String> = match &node.value {
            Value::Array(items) => items.iter().filter_map(|item| self.text_of(item, name)).collect(),
            _ => self.text_of(&node, name).into_iter().collect(),
        };
        texts.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
    }

    /// True or false.
    pub fn boolean(&mut self, names: &[&'static str]) -> Option<bool> {
        let node = self.take(names)?;
        match node.value {
            Value::Boolean(yes) => Some(yes),
            Value::Null => None,
            _ => {
                self.wrong(&node, names, "true or false");
                None
            }
        }
    }

    /// A whole number from `least` to `most`.
    pub fn integer(&mut self, names: &[&'static str], least: i64, most: i64) -> Option<i64> {
        let node = self.take(names)?;
        match node.value {
            Value::Integer(number) if (least..=most).contains(&number) => Some(number),
            Value::Null => None,
            _ => {
                self.wrong(&node, names, &format!("a whole number from {least} to {most}"));
                None
            }
        }
    }

    /// One word of a fixed list.
    pub fn choice<T: Copy>(&mut self, names: &[&'static str], choices: &[(&'static str, T)]) -> Option<T> {
        let node = self.take(names)?;
        let Value::String(word) = &node.value else {
            self.wrong(&node, names, &quoted(choices));
            return None;
        };
        let found = choices.iter().find(|(name, _)| name.eq_ignore_ascii_case(word.trim()));
        if found.is_none() {
            self.wrong(&node, names, &quoted(choices));
        }
        found.map(|(_, value)| *value)
    }

    /// The keys of a table inside this one; none if it is not given.
    pub fn table(&mut self, name: &'static str) -> Vec<Entry> {
        let Some(node) = self.take(&[name]) else { return Vec::new() };
        match node.value {
            Value::Table(entries) => entries,
            _ => {
                self.wrong(&node, &[name], &format!("a section: [{name}]"));
                Vec::new()
            }
        }
    }

    /// Says that the value of a key is not what it should be.
    pub fn wrong(&mut self, node: &Node, names: &[&'static str], expected: &str) {
        let name = names.first().copied().unwrap_or("");
        let found = Diagnostic::error("value-wrong", format!("`{name}` does not fit here")).remedy(format!("write {expected}"));
        self.diagnostics.push(found.at(self.page, node.range.clone()));
    }

    /// Ends the reading: every key nobody asked for is a warning with the nearest known name.
    pub fn finish(self) -> Vec<Diagnostic> {
        let Self { page, entries, asked, mut diagnostics } = self;
        for entry in entries {
            let found = Diagnostic::warning("key-unknown", format!("unknown key `{}`", entry.key)).at(page, entry.range);
            diagnostics.push(match nearest(&entry.key, asked.iter().copied()) {
                Some(name) => found.remedy(format!("did you mean `{name}`?")),
                None => found.remedy("remove it, or put it under [extra]"),
            });
        }
        diagnostics
    }

    fn text_of(&mut self, node: &Node, name: &'static str) -> Option<String> {
        match &node.value {
            Value::String(text) | Value::Datetime(text) => Some(text.clone()),
            Value::Integer(_) | Value::Float(_) | Value::Boolean(_) => self.page.text.get(node.range.clone()).map(str::to_owned),
            Value::Null => None,
            Value::Array(_) | Value::Table(_) => {
                self.wrong(node, &[name], "a text in quotes");
                None
            }
        }
    }
}

fn quoted<T>(choices: &[(&'static str, T)]) -> String {
    let names: Vec<String> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    names.join(" or ")
}
