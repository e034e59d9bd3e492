//! Bytes on disk into [`Source`]s. [`walk`] finds the files, [`read`] turns the bytes of one into a
//! source and diagnostics, [`load`] and [`load_all`] do both with the file system. [`read`] is pure: same
//! bytes, same path, same configuration, same result, on any machine; it never fails and never panics.
//! The author's files are only ever read. Facts, other sources and the clock are not known here.

mod body;
mod characters;
mod date;
mod decode;
mod front_matter;
mod furniture;
mod markdown;
mod plain;
mod slug;
mod source;
mod tags;
mod walk;
mod web_page;
mod yaml;

pub(crate) use characters::conflict_lines;
pub use date::{Weekday, years_that_fit};
pub use decode::decode;
pub use front_matter::has_head;
pub use slug::{clashes, slug};
pub use source::{Block, BlockKind, Meta, Published, Source, SourceId};
pub use walk::walk;
pub use web_page::{WebPage, web_page};

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Page};
use body::Body;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path};
use std::sync::Arc;

/// The folder of the sources, relative to the dossier.
pub const SOURCES: &str = "content/sources";

/// Reads the bytes of the file at `path` (relative to the dossier). No source comes back where the
/// bytes cannot be read as text, are too many, or hold none.
pub fn read(path: &Path, raw: &[u8], config: &Config) -> (Option<Source>, Vec<Diagnostic>) {
    let file = display_path(path);
    let (given, mut found) = text_of(&file, raw, config);
    let Some(given) = given else { return (None, found) };
    let page = Page::new(&file, &given);
    characters::check(&page, &mut found);
    let (head, body_start) = front_matter::read(&page, config, &mut found);
    let markdown = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("md"));
    let mut body = if markdown {
        markdown::read(&page, body_start, &head, &mut found)
    } else {
        plain::read(&page, body_start, &head, &mut found)
    };
    if !head.keep_all_lines {
        tell_furniture(&page, &mut body, &mut found);
    }
    let proposed_title = head.title.is_none().then(|| tell_title(&page, body_start, &body, &mut found)).flatten();
    drop(page);
    let id = slug::source_id(path, head.slug.as_deref(), &body.title, raw);
    let source = (!body.text.is_empty()).then(|| Source {
        id,
        path: path.to_path_buf(),
        title: head.title.unwrap_or_else(|| body.title.clone()),
        title_as_given: body.title,
        proposed_title,
        meta: head.meta,
        text_hash: xxhash_rust::xxh3::xxh3_128(body.text.as_bytes()),
        text: Arc::from(body.text),
        blocks: body.blocks,
        map: body.map,
        given: Arc::from(given),
        hash: xxhash_rust::xxh3::xxh3_128(raw),
        sha256: hexadecimal(&Sha256::digest(raw)),
    });
    if source.is_none() {
        found.retain(|d| d.code != "date-missing");
        let empty = Diagnostic::warning("source-empty", "there is no text in this file; it is skipped");
        found.push(empty.file(file).remedy("paste the article's text, or remove the file"));
    }
    found.sort();
    (source, found)
}

/// The bytes of `file` as text, unless they are too many or no text.
fn text_of(file: &str, raw: &[u8], config: &Config) -> (Option<String>, Vec<Diagnostic>) {
    if raw.len() as u64 > config.max_bytes {
        return (None, vec![too_large(file, config)]);
    }
    decode::decode(file, raw)
}

/// A page the author wrote: its title, the whole file as decoded, and the bytes of it that are the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorPage {
    /// Its title; the file's name where the head gives none.
    pub title: String,
    /// The whole file, decoded.
    pub given: String,
    /// The Markdown body, as bytes of `given`.
    pub body: std::ops::Range<usize>,
}

/// Reads a page of the author at `path` (relative to the dossier).
pub fn read_page(path: &Path, raw: &[u8], config: &Config) -> (Option<AuthorPage>, Vec<Diagnostic>) {
    let file = display_path(path);
    let (given, mut found) = text_of(&file, raw, config);
    let Some(given) = given else { return (None, found) };
    let page = Page::new(&file, &given);
    let (head, start) = front_matter::read(&page, config, &mut found);
    drop(page);
    let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let end = given.len();
    // A page of the author is no article: it may well be undated.
    found.retain(|diagnostic| diagnostic.code != "date-missing");
    found.sort();
    (Some(AuthorPage { title: head.title.unwrap_or(name), given, body: start..end }), found)
}

/// Marks the lines that are no part of the article, and says so once.
fn tell_furniture(page: &Page<'_>, body: &mut Body, found: &mut Vec<Diagnostic>) {
    let marked = furniture::mark(&body.text, &mut body.blocks);
    let first = marked.first().and_then(|at| body.blocks.get(*at));
    let Some(first) = first else { return };
    let lines = if marked.len() == 1 { "1 line is".to_owned() } else { format!("{} lines are", marked.len()) };
    let start = body.map.to_given(first.span.start as usize);
    let note = Diagnostic::note("boilerplate", format!("{lines} not part of the article and not read for facts"));
    let note = note.at(page, start..body.map.end_to_given(first.span.end as usize).max(start));
    found.push(note.remedy("add boilerplate = false to the head to read every line"));
}

/// Proposes a title where the given one ends in a word of the page's buttons.
fn tell_title(page: &Page<'_>, from: usize, body: &Body, found: &mut Vec<Diagnostic>) -> Option<String> {
    let (kept, word) = furniture::clean_title(&body.title, &body.text)?;
    let message = format!("the title ends in « {word} », which looks like a button of the web page");
    let warning = Diagnostic::warning("title-stray-word", message);
    let line = plain::first_line(page.text, from);
    let place = page.text.get(line.clone()).and_then(|text| text.rfind(word)).map(|at| line.start + at);
    let warning = place.map_or(warning.clone().file(page.file), |at| warning.at(page, at..at + word.len()));
    found.push(warning.remedy(format!("add title = \"{}\" to the head", kept.replace('"', "\\\""))));
    Some(kept.to_owned())
}

/// Reads the file at `path`, relative to the dossier at `root`.
pub fn load(root: &Path, path: &Path, config: &Config) -> (Option<Source>, Vec<Diagnostic>) {
    match bytes(&root.join(path), config.max_bytes) {
        Ok(raw) => read(path, &raw, config),
        Err(error) => {
            let message = format!("this file cannot be read: {error}");
            let found = Diagnostic::error("file-unreadable", message).file(display_path(path));
            (None, vec![found.remedy("check that it is there and that you may read it")])
        }
    }
}

/// Reads every source of the dossier at `root`, in parallel, in the order of their paths, and says
/// which of them would stand in each other's way.
pub fn load_all(root: &Path, config: &Config) -> (Vec<Source>, Vec<Diagnostic>) {
    let (paths, mut found) = walk(root, config);
    let read: Vec<_> = paths.par_iter().map(|path| load(root, path, config)).collect();
    let mut sources = Vec::new();
    for (source, diagnostics) in read {
        sources.extend(source);
        found.extend(diagnostics);
    }
    found.extend(clashes(sources.iter().map(|source| (source.id.as_str().to_owned(), source.file()))));
    found.extend(twins(sources.iter().map(|source| (source.text_hash, source.file()))));
    found.sort();
    (sources, found)
}

/// Which of `texts` (a hash of the whole text, the file) are the same article twice: one warning for each file
/// after the first.
pub fn twins(texts: impl IntoIterator<Item = (u128, String)>) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<u128, String> = BTreeMap::new();
    let mut found = Vec::new();
    for (hash, file) in texts {
        match seen.get(&hash) {
            Some(first) => {
                let twin = Diagnostic::warning("source-twice", format!("this is the same article as {first}")).file(file);
                found.push(twin.remedy("delete one of the two, and keep both addresses in the other"));
            }
            None => {
                seen.insert(hash, file);
            }
        }
    }
    found
}

/// The bytes of a file, one more than `most` at the most: enough to know that there are too many.
fn bytes(path: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut raw)?;
    Ok(raw)
}

fn too_large(file: &str, config: &Config) -> Diagnostic {
    let limit = config.max_bytes;
    Diagnostic::error("file-too-large", format!("this file is larger than {limit} bytes"))
        .file(file)
        .remedy("split it, or set max_bytes under [extract] in liasse.toml")
}

/// A path as messages and pages show it: `/` between the parts, bytes that are not UTF-8 escaped.
pub fn display_path(path: &Path) -> String {
    let mut shown = String::new();
    for component in path.components() {
        if !shown.is_empty() && !shown.ends_with('/') {
            shown.push('/');
        }
        match component {
            Component::RootDir => shown.push('/'),
            other => {
                for chunk in other.as_os_str().as_encoded_bytes().utf8_chunks() {
                    shown.push_str(chunk.valid());
                    for byte in chunk.invalid() {
                        shown.extend(std::ascii::escape_default(*byte).map(char::from));
                    }
                }
            }
        }
    }
    shown
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").ok();
        text
    })
}
