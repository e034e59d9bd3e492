//! The dossier's configuration: `liasse.toml` into [`Config`], with all problems at once. [`find_root`]
//! finds the dossier from any folder inside it. Reading is pure ([`parse`]); only [`load`] and
//! [`find_root`] touch files. Dates and zones are kept as checked text where a later step needs them so.

mod reader;
pub mod table;
mod zone;

use crate::diagnostic::{Diagnostic, Page};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use table::{Entry, Reader};
pub use zone::{offset, zone};

/// The file that makes a folder a dossier.
pub const FILE: &str = "liasse.toml";

/// Whether the dossier still follows its subject.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// New sources may come.
    #[default]
    Ongoing,
    /// Nothing more is expected.
    Closed,
}

/// How much of a source's text goes out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PublishText {
    /// The whole text.
    #[default]
    Full,
    /// The passages facts stand on.
    Excerpt,
    /// A link to the original only.
    Link,
}

impl PublishText {
    /// The words of the configuration.
    pub const WORDS: [(&'static str, PublishText); 3] =
        [("full", PublishText::Full), ("excerpt", PublishText::Excerpt), ("link", PublishText::Link)];
}

/// Which facts go out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PublishFacts {
    /// Proposed ones too, marked so.
    #[default]
    Proposed,
    /// Only those a person accepted, edited or added.
    Accepted,
}

/// The publishing policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publish {
    /// How much of each source's text goes out, unless the source says otherwise.
    pub text: PublishText,
    /// Which facts go out.
    pub facts: PublishFacts,
    /// The least confidence, in percent, of a proposed fact that goes out.
    pub threshold: u8,
}

/// Everything `liasse.toml` says.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The dossier's title.
    pub title: String,
    /// The language of the site, a two-letter code.
    pub lang: String,
    /// The time zone of sources that name none: an IANA name or an offset such as `+01:00`.
    pub timezone: Option<String>,
    /// The day the dossier speaks from.
    pub as_of: Option<Date>,
    /// Ongoing or closed.
    pub status: Status,
    /// Where the site will stand; feeds and the site map need it.
    pub base_url: Option<String>,
    /// One or two sentences about the dossier.
    pub description: Option<String>,
    /// Who signs the dossier.
    pub authors: Vec<String>,
    /// The publishing policy.
    pub publish: Publish,
    /// `[figures]`, for the ranking of figures: the points the author gave, by a name of [`FIGURES`].
    pub figures: BTreeMap<&'static str, i64>,
    /// Bytes of a source file that are read at most.
    pub max_bytes: u64,
    /// Whether links may lead out of the dossier.
    pub allow_external: bool,
    /// `[extra]`, for templates: free.
    pub extra: Vec<Entry>,
}

/// What points can be given to under `[figures]`: what a figure is about, then what else counts.
pub const FIGURES: [&str; 13] = [
    "deaths",
    "injuries",
    "arrests",
    "forces",
    "economy",
    "durations",
    "other",
    "sources",
    "attributed",
    "vague",
    "context",
    "part",
    "bare",
];
/// Points under `[figures]` lie between this and its negative.
const MOST_POINTS: i64 = 1000;

/// The default of [`Config::max_bytes`]: 5 MB.
pub const MAX_BYTES: u64 = 5 << 20;

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "Dossier".to_owned(),
            lang: "fr".to_owned(),
            timezone: None,
            as_of: None,
            status: Status::Ongoing,
            base_url: None,
            description: None,
            authors: Vec::new(),
            publish: Publish { text: PublishText::Full, facts: PublishFacts::Proposed, threshold: 60 },
            figures: BTreeMap::new(),
            max_bytes: MAX_BYTES,
            allow_external: false,
            extra: Vec::new(),
        }
    }
}

/// Reads the text of `liasse.toml`. What is wrong keeps its default and is told.
pub fn parse(file: &str, text: &str) -> (Config, Vec<Diagnostic>) {
    let page = Page::new(file, text);
    let (entries, mut found) = table::toml(&page, text.len() - text.trim_start_matches('\u{feff}').len()..text.len());
    let mut reader = Reader::new(&page, entries);
    let defaults = Config::default();
    let mut config = Config {
        title: reader.string(&["title"]).unwrap_or(defaults.title),
        lang: language(&mut reader).unwrap_or(defaults.lang),
        timezone: timezone(&mut reader),
        as_of: day(&mut reader, "as_of"),
        status: reader
            .choice(&["status"], &[("ongoing", Status::Ongoing), ("closed", Status::Closed)])
            .unwrap_or(defaults.status),
        base_url: address(&mut reader),
        description: reader.string(&["description"]),
        authors: reader.strings(&["authors", "author"]),
        publish: defaults.publish,
        figures: BTreeMap::new(),
        max_bytes: defaults.max_bytes,
        allow_external: reader.boolean(&["allow_external"]).unwrap_or(false),
        extra: reader.table("extra"),
    };
    let mut publish = Reader::new(&page, reader.table("publish"));
    config.publish.text = publish.choice(&["text"], &PublishText::WORDS).unwrap_or_default();
    let facts = [("proposed", PublishFacts::Proposed), ("accepted", PublishFacts::Accepted)];
    config.publish.facts = publish.choice(&["facts"], &facts).unwrap_or_default();
    if let Some(percent) = publish.integer(&["threshold"], 0, 100) {
        config.publish.threshold = u8::try_from(percent).unwrap_or(60);
    }
    let mut extract = Reader::new(&page, reader.table("extract"));
    if let Some(bytes) = extract.integer(&["max_bytes"], 1, 1 << 31) {
        config.max_bytes = bytes.unsigned_abs();
    }
    config.allow_external |= extract.boolean(&["allow_external"]).unwrap_or(false);
    let mut figures = Reader::new(&page, reader.table("figures"));
    let points = |name| Some((name, figures.integer(&[name], -MOST_POINTS, MOST_POINTS)?));
    config.figures = FIGURES.into_iter().filter_map(points).collect();
    for reader in [reader, publish, figures, extract] {
        found.extend(reader.finish());
    }
    found.sort();
    (config, found)
}

fn language(reader: &mut Reader<'_>) -> Option<String> {
    let node = reader.take(&["lang", "language"])?;
    let table::Value::String(tag) = &node.value else {
        reader.wrong(&node, &["lang"], "a two-letter code such as \"fr\"");
        return None;
    };
    let primary = tag.split(['-', '_']).next().unwrap_or("").to_lowercase();
    if primary.len() == 2 && primary.bytes().all(|b| b.is_ascii_lowercase()) {
        return Some(primary);
    }
    reader.wrong(&node, &["lang"], "a two-letter code such as \"fr\"");
    None
}

/// The checked name of a time zone, under `timezone`.
pub fn timezone(reader: &mut Reader<'_>) -> Option<String> {
    let node = reader.take(&["timezone"])?;
    let table::Value::String(name) = &node.value else {
        reader.wrong(&node, &["timezone"], "a zone in quotes, such as \"Europe/Paris\"");
        return None;
    };
    match zone(name) {
        Ok(_) => Some(name.trim().to_owned()),
        Err(instead) => {
            reader.wrong(&node, &["timezone"], &instead);
            None
        }
    }
}

fn day(reader: &mut Reader<'_>, name: &'static str) -> Option<Date> {
    let node = reader.take(&[name])?;
    let date = match &node.value {
        table::Value::String(text) | table::Value::Datetime(text) => text.get(..10).and_then(|day| day.parse().ok()),
        _ => None,
    };
    if date.is_none() {
        reader.wrong(&node, &[name], "a day as year-month-day, such as 2022-01-31");
    }
    date
}

fn address(reader: &mut Reader<'_>) -> Option<String> {
    let node = reader.take(&["base_url"])?;
    let table::Value::String(url) = &node.value else {
        reader.wrong(&node, &["base_url"], "an address such as \"https://example.org/dossier/\"");
        return None;
    };
    if url.is_empty() {
        return None;
    }
    if url.starts_with("https://") || url.starts_with("http://") {
        return Some(url.clone());
    }
    reader.wrong(&node, &["base_url"], "an address that starts with https://");
    None
}

/// The dossier that holds `from`: the nearest folder upwards that has a `liasse.toml`.
pub fn find_root(from: &Path) -> Option<PathBuf> {
    from.ancestors().find(|folder| folder.join(FILE).is_file()).map(Path::to_path_buf)
}

/// Reads `liasse.toml` of the dossier at `root`; the defaults where there is none.
///
/// # Errors
/// When the file is there and cannot be read.
pub fn load(root: &Path) -> io::Result<(Config, Vec<Diagnostic>)> {
    match fs::read(root.join(FILE)) {
        Ok(bytes) => Ok(parse(FILE, &String::from_utf8_lossy(&bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok((Config::default(), vec![missing()])),
        Err(error) => Err(error),
    }
}

/// The message for a folder that is no dossier; a command that needs one makes it an error.
pub fn missing() -> Diagnostic {
    Diagnostic::warning("config-missing", "there is no liasse.toml here; defaults are used")
        .file(FILE)
        .remedy("run `liasse init` to start a dossier")
}
