//! Typed values out of the keys a person wrote. Whatever does not fit becomes a diagnostic with its place and
//! remedy; reading goes on, so that all mistakes are told at once. Keys nobody took are unknown, and told with
//! the nearest known one.

use super::table::{Entry, Node, Value};
use crate::diagnostic::{Diagnostic, Page, nearest};

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

    /// Whether `name` is given.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == name)
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
        let found =
            Diagnostic::error("value-wrong", format!("this value does not fit `{name}`")).remedy(format!("write {expected}"));
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
