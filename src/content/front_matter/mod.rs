//! The head of a source, between two `+++` lines (TOML) or two `---` lines (YAML), into [`Meta`]. All that is
//! wrong is told at once, and whatever is sound is kept. [`read`] returns the head and where the body starts.
//! A file without a head is fine: nothing is guessed for it.

mod address;
mod extent;

use super::date;
use super::source::{Meta, Published};
use super::yaml;
use crate::config::table::{self, Entry, Reader, Value};
use crate::config::{self, Config, PublishText};
use crate::diagnostic::{Diagnostic, Page};
use crate::text::Lang;
use address::address;
use extent::extent;
pub use extent::has_head;
use jiff::tz::TimeZone;

/// What the head says.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// `title =`.
    pub(super) title: Option<String>,
    /// `slug =`.
    pub(super) slug: Option<String>,
    /// False where the author says that no line is boilerplate.
    pub(super) keep_all_lines: bool,
    /// The rest.
    pub(super) meta: Meta,
}

/// Reads the head of `page`; returns it with the byte at which the body starts.
pub(super) fn read(page: &Page<'_>, config: &Config, found: &mut Vec<Diagnostic>) -> (Head, usize) {
    let Some(extent) = extent(page, found) else {
        let start = page.text.len() - page.text.trim_start_matches('\u{feff}').len();
        let head = Head::default();
        dates_told(page, &head, start, found);
        return (head, start);
    };
    let keys = extent.keys.clone();
    let (entries, errors) = if extent.toml { table::toml(page, keys.clone()) } else { yaml::read(page, keys.clone()) };
    found.extend(errors);
    let head = keys_into_head(page, entries, config, found);
    dates_told(page, &head, keys.start, found);
    (head, extent.body)
}

fn keys_into_head(page: &Page<'_>, entries: Vec<Entry>, config: &Config, found: &mut Vec<Diagnostic>) -> Head {
    let mut reader = Reader::new(page, entries);
    let lang = language(&mut reader);
    let day_first = lang.map_or(config.lang == "fr", |lang| lang == Lang::FR);
    let timezone = config::timezone(&mut reader);
    let zone = timezone.as_deref().or(config.timezone.as_deref()).and_then(|name| config::zone(name).ok());
    let dates = Dates { day_first, zone, as_of: config.as_of };
    let head = Head {
        title: reader.string(&["title"]),
        slug: reader.string(&["slug"]),
        keep_all_lines: !reader.boolean(&["boilerplate"]).unwrap_or(true),
        meta: Meta {
            publisher: reader.string(&["publisher"]),
            url: address(&mut reader, &["url", "source"]),
            archive_url: address(&mut reader, &["archive_url"]),
            // Note-taking programs write names as links to notes.
            authors: reader.strings(&["authors", "author"]).iter().map(|name| name.trim_matches(['[', ']']).to_owned()).collect(),
            published: dates.take(&mut reader, &["date", "published"]),
            updated: dates.take(&mut reader, &["updated"]),
            retrieved: dates.take(&mut reader, &["retrieved", "created"]),
            lang,
            origin: reader.string(&["origin"]),
            rights: reader.string(&["rights"]),
            timezone,
            description: reader.string(&["description"]),
            tags: reader.strings(&["tags"]),
            aliases: reader.strings(&["aliases"]),
            draft: reader.boolean(&["draft"]).unwrap_or(false),
            publish: reader.choice(&["publish"], &PublishText::WORDS),
            extra: reader.table("extra"),
        },
    };
    // Read before decoding, where it matters.
    reader.take(&["encoding"]);
    found.extend(reader.finish());
    head
}

/// How dates of this source are read.
struct Dates {
    day_first: bool,
    zone: Option<TimeZone>,
    as_of: Option<jiff::civil::Date>,
}

impl Dates {
    fn take(&self, reader: &mut Reader<'_>, names: &[&'static str]) -> Option<Published> {
        let node = reader.take(names)?;
        let (Value::String(text) | Value::Datetime(text)) = &node.value else {
            if node.value != Value::Null {
                let wrong = Diagnostic::error("date-wrong", "this is not a date").at(reader.page, node.range);
                reader.diagnostics.push(wrong.remedy("write year-month-day, such as 2022-01-31"));
            }
            return None;
        };
        if text.trim().is_empty() {
            return None;
        }
        match date::read(text, self.day_first) {
            Ok((read, assumed)) => {
                let read = self.zone.as_ref().map_or(read, |zone| date::in_zone(read, zone));
                if let Some(assumed) = assumed {
                    let told = Diagnostic::note("date-order", assumed.message).remedy(assumed.remedy);
                    reader.diagnostics.push(told.at(reader.page, node.range));
                } else if names.contains(&"date") && self.as_of.is_some_and(|as_of| read.date() > as_of) {
                    let late = Diagnostic::warning("date-after-as-of", "this is later than the day the dossier speaks from");
                    reader.diagnostics.push(late.at(reader.page, node.range).remedy("check it against as_of in liasse.toml"));
                }
                Some(read)
            }
            Err(problem) => {
                let wrong = Diagnostic::error("date-wrong", problem.message).remedy(problem.remedy);
                reader.diagnostics.push(wrong.at(reader.page, node.range));
                None
            }
        }
    }
}

/// Says that the publication date is missing, unless a wrong one was told already.
fn dates_told(page: &Page<'_>, head: &Head, at: usize, found: &mut Vec<Diagnostic>) {
    if head.meta.published.is_none() && !found.iter().any(|d| d.code == "date-wrong") {
        let missing = Diagnostic::warning("date-missing", "no publication date: « lundi » or « hier » cannot be placed");
        let has_head = at > 3;
        let remedy = if has_head {
            "add date = \"YYYY-MM-DD\" to the head"
        } else {
            "add a head with date = \"YYYY-MM-DD\" between +++ lines"
        };
        found.push(missing.file(page.file).remedy(remedy));
    }
}

fn language(reader: &mut Reader<'_>) -> Option<Lang> {
    let node = reader.take(&["lang", "language"])?;
    let lang = match &node.value {
        Value::String(tag) => Lang::parse(tag.trim()),
        _ => None,
    };
    if lang.is_none() && node.value != Value::Null {
        reader.wrong(&node, &["lang"], "a two-letter code such as \"fr\"");
    }
    lang
}
