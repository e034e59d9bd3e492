//! One article as the rest of the program knows it: [`Source`], plain normalised text with its blocks,
//! what its head says ([`Meta`]), and the way back to the author's file. Made by [`super::read`] only;
//! nothing here reads or guesses. Spans are byte spans of [`Source::text`].

use crate::config::PublishText;
use crate::config::table::Entry;
use crate::diagnostic::{Page, Position};
use crate::span::Span;
use crate::text::{Lang, OffsetMap};
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

/// The name of a source in addresses, files and ids: a slug of lower-case ASCII letters, digits and `-`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub Arc<str>);

impl SourceId {
    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// When something was published, as the source says it, in the source's own time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day and time; midnight if only the day is known.
    pub at: DateTime,
    /// Whether the time of day is known.
    pub has_time: bool,
    /// The distance from UTC, where the source or a time zone gives it.
    pub offset: Option<Offset>,
}

impl Published {
    /// The day.
    pub fn date(&self) -> Date {
        self.at.date()
    }
}

impl FromStr for Published {
    type Err = jiff::Error;

    /// Reads an ISO 8601 date, or date and time with or without an offset; the local part counts.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let local = text.trim().trim_end_matches(['Z', 'z']);
        Ok(Self { at: local.parse::<DateTime>()?, has_time: local.contains(['T', 't', ' ']), offset: None })
    }
}

impl fmt::Display for Published {
    /// ISO 8601: the day, or day and time with the offset where known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.has_time {
            return write!(f, "{}", self.at.date());
        }
        write!(f, "{}", self.at)?;
        let Some(offset) = self.offset else { return Ok(()) };
        let minutes = offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
    }
}

/// What the head of a source says. Everything is optional; nothing is guessed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// The medium.
    pub publisher: Option<String>,
    /// The address of the original, as given.
    pub url: Option<String>,
    /// The address of an archived copy.
    pub archive_url: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// When it was last changed by its publisher.
    pub updated: Option<Published>,
    /// When the copy was made.
    pub retrieved: Option<Published>,
    /// The language the author gives; detected later where there is none.
    pub lang: Option<Lang>,
    /// Where the text comes from in the end, such as an agency.
    pub origin: Option<String>,
    /// Rights and licence.
    pub rights: Option<String>,
    /// The time zone: an IANA name or an offset.
    pub timezone: Option<String>,
    /// A short description.
    pub description: Option<String>,
    /// Subjects.
    pub tags: Vec<String>,
    /// Other addresses of the page.
    pub aliases: Vec<String>,
    /// Not to be published yet.
    pub draft: bool,
    /// How much of the text goes out, where it differs from the dossier.
    pub publish: Option<PublishText>,
    /// `[extra]`: free.
    pub extra: Vec<Entry>,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A passage set off as a quotation.
    Quote,
    /// A line that is no part of the article (« Lire aussi »); shown, never read for facts.
    Boilerplate,
    /// Preformatted text.
    Code,
}

/// A passage of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is in [`Source::text`]; never empty, in order, none overlapping.
    pub span: Span,
}

/// One article.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name in addresses.
    pub id: SourceId,
    /// The file, relative to the dossier.
    pub path: PathBuf,
    /// The title that is shown.
    pub title: String,
    /// The title as the file has it above the text.
    pub title_as_given: String,
    /// A better title, where the given one ends in a stray word.
    pub proposed_title: Option<String>,
    /// What the head says.
    pub meta: Meta,
    /// The text of the body, normalised, without its title.
    pub text: Arc<str>,
    /// The passages of the text.
    pub blocks: Vec<Block>,
    /// From [`Source::text`] to [`Source::given`].
    pub map: OffsetMap,
    /// The whole file, decoded: byte for byte the file where that is UTF-8.
    pub given: Arc<str>,
    /// xxh3-128 of the text: the same for the same article whatever its head and encoding.
    pub text_hash: u128,
    /// xxh3-128 of the raw bytes.
    pub hash: u128,
    /// SHA-256 of the raw bytes, in hexadecimal.
    pub sha256: String,
}

impl Source {
    /// The path as diagnostics and pages name it.
    pub fn file(&self) -> String {
        super::display_path(&self.path)
    }

    /// The bytes of [`Source::given`] that `span` of the text comes from.
    pub fn given_range(&self, span: Span) -> std::ops::Range<usize> {
        let most = self.given.len();
        let start = self.map.to_given(span.start as usize).min(most);
        start..self.map.end_to_given(span.end as usize).clamp(start, most)
    }

    /// Where byte `offset` of the text is in the author's file. Costs a pass over the file: for many
    /// places make one [`Page`] of [`Source::given`].
    pub fn position(&self, offset: usize) -> Position {
        Page::new("", &self.given).position(self.map.to_given(offset))
    }

    /// Whether byte `offset` of the text lies in a passage that is not read for facts.
    pub fn is_boilerplate(&self, offset: u32) -> bool {
        let next = self.blocks.partition_point(|block| block.span.start <= offset);
        let block = next.checked_sub(1).and_then(|at| self.blocks.get(at));
        block.is_some_and(|block| block.kind == BlockKind::Boilerplate && offset < block.span.end)
    }
}
