//! The head of a source, between two `+++` lines (TOML) or two `---` lines (YAML), into [`Meta`]. All that is
//! wrong is told at once, and whatever is sound is kept. [`read`] returns the head and where the body starts.
//! A file without a head is fine: nothing is guessed for it.

use super::date;
use super::source::{Meta, Published};
use super::yaml;
use crate::config::table::{self, Entry, Node, Reader, Value};
use crate::config::{self, Config, PublishText};
use crate::diagnostic::{Diagnostic, Page};
use crate::text::Lang;
use jiff::tz::TimeZone;
use std::ops::Range;

/// Bytes of a head at most.
const LONGEST: usize = 64 << 10;

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

/// Where the keys of a head are, and where the body starts.
#[derive(Debug, PartialEq, Eq)]
struct Extent {
    keys: Range<usize>,
    body: usize,
    toml: bool,
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

/// Whether `text` begins with a head, closed or not.
pub fn has_head(text: &str) -> bool {
    extent(&Page::new("", text), &mut Vec::new()).is_some()
}

/// Finds the marks. A missing or wrong closing mark is told, and the head then ends where its keys end.
fn extent(page: &Page<'_>, found: &mut Vec<Diagnostic>) -> Option<Extent> {
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

/// Marks of campaigns in addresses, which say nothing about the page.
const TRACKERS: [&str; 8] = ["utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "xtor", "at_medium"];

/// A web address; kept as given, with a cleaner form proposed.
fn address(reader: &mut Reader<'_>, names: &[&'static str]) -> Option<String> {
    let node = reader.take(names)?;
    let Value::String(url) = &node.value else {
        if node.value != Value::Null {
            reader.wrong(&node, names, "an address in quotes");
        }
        return None;
    };
    let url = url.trim();
    if url.is_empty() {
        return None;
    }
    let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    if !matches!(scheme.as_deref(), Some("http" | "https")) || url.contains(char::is_whitespace) {
        reader.wrong(&node, names, "an address that starts with https://");
        return None;
    }
    propose_clean(reader, &node, url);
    Some(url.to_owned())
}

fn propose_clean(reader: &mut Reader<'_>, node: &Node, url: &str) {
    let (rest, fragment) = url.split_once('#').map_or((url, ""), |(rest, fragment)| (rest, fragment));
    let Some((page, query)) = rest.split_once('?') else { return };
    let kept: Vec<&str> = query.split('&').filter(|pair| !TRACKERS.iter().any(|t| pair.starts_with(t))).collect();
    if kept.len() == query.split('&').count() {
        return;
    }
    let mut clean = page.to_owned();
    if !kept.is_empty() {
        clean.push('?');
        clean.push_str(&kept.join("&"));
    }
    if !fragment.is_empty() {
        clean.push('#');
        clean.push_str(fragment);
    }
    let note = Diagnostic::note("url-tracking", "this address carries marks of a campaign");
    reader.diagnostics.push(note.at(reader.page, node.range.clone()).remedy(format!("the page is also at {clean}")));
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
