//! The head of a source, between `+++` (TOML) or `---` (YAML) lines, into [`Meta`].

use super::date;
use super::source::{Meta, Published};
use crate::config::table::{self, Reader, Value};
use crate::config::{Config, PublishText};
use crate::diagnostic::{Diagnostic, Page};
use crate::text::Lang;

/// What the head says.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// `title =`.
    pub(super) title: Option<String>,
    /// `slug =`.
    pub(super) slug: Option<String>,
    /// The rest.
    pub(super) meta: Meta,
}

/// Reads the head of `page`; returns it with the byte at which the body starts.
pub(super) fn read(page: &Page<'_>, _config: &Config, found: &mut Vec<Diagnostic>) -> (Head, usize) {
    let start = if page.text.starts_with('\u{feff}') { 3 } else { 0 };
    let rest = page.text.get(start..).unwrap_or("");
    let Some(after) = rest.strip_prefix("+++\n") else { return (Head::default(), start) };
    let Some(close) = after.find("\n+++") else { return (Head::default(), start) };
    let (entries, errors) = table::toml(page, start + 4..start + 4 + close);
    found.extend(errors);
    let mut reader = Reader::new(page, entries);
    let head = Head {
        title: reader.string(&["title"]),
        slug: reader.string(&["slug"]),
        meta: Meta {
            publisher: reader.string(&["publisher"]),
            url: reader.string(&["url", "source"]),
            archive_url: reader.string(&["archive_url"]),
            authors: reader.strings(&["authors", "author"]),
            published: moment(&mut reader, &["date", "published"]),
            updated: moment(&mut reader, &["updated"]),
            retrieved: moment(&mut reader, &["retrieved", "created"]),
            lang: reader.string(&["lang"]).and_then(|tag| Lang::parse(&tag)),
            origin: reader.string(&["origin"]),
            rights: reader.string(&["rights"]),
            timezone: reader.string(&["timezone"]),
            description: reader.string(&["description"]),
            tags: reader.strings(&["tags"]),
            aliases: reader.strings(&["aliases"]),
            draft: reader.boolean(&["draft"]).unwrap_or(false),
            publish: reader.choice(&["publish"], &PublishText::WORDS),
            extra: reader.table("extra"),
        },
    };
    found.extend(reader.finish());
    (head, start + 4 + close + 4)
}

fn moment(reader: &mut Reader<'_>, names: &[&'static str]) -> Option<Published> {
    let node = reader.take(names)?;
    let read = match &node.value {
        Value::String(text) | Value::Datetime(text) => date::iso(text),
        _ => None,
    };
    if read.is_none() {
        reader.wrong(&node, names, "a date as year-month-day, such as 2022-01-31");
    }
    read
}
