//! What the author writes: the brief and pages of their own, Markdown with citations. A link to
//! `source:slug#exact words` becomes a link to the fact that stands at these words; words that are
//! not in the source are reported by [`citations`], never printed as if they were.

use super::cards::evidence;
use super::chrome;
use super::pages::AuthorPage;
use super::reader::Reader;
use super::routes::PageId;
use crate::content::SourceId;
use crate::dossier::{Contribution, FactKind, Index, Item};
use crate::span::Span;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};
use std::ops::Range;

/// The page in `content/` that opens the home page.
pub const BRIEF: &str = "_index";
/// What a citation's address starts with.
const SCHEME: &str = "source:";

/// One page of the author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorSource {
    /// The file, relative to the dossier.
    pub file: String,
    /// Its title.
    pub title: String,
    /// The whole file as it was read.
    pub given: String,
    /// The bytes of `given` that are the Markdown body.
    pub body: Range<usize>,
}

impl AuthorSource {
    fn markdown(&self) -> &str {
        self.given.get(self.body.clone()).unwrap_or("")
    }
}

/// The author's brief as HTML; `None` if there is none or it is empty.
pub(super) fn brief(reader: &Reader<'_>) -> Option<String> {
    let page = reader.author_page(BRIEF)?;
    (!page.markdown().trim().is_empty()).then(|| to_html(reader, page, "", 2))
}

/// A page of the author.
pub(super) fn view(reader: &Reader<'_>, path: &str) -> Option<AuthorPage> {
    let page = reader.author_page(path)?;
    let id = PageId::Author(path.into());
    let chrome = chrome(reader, &id, "page", &page.title);
    let body = to_html(reader, page, &chrome.root, 2);
    Some(AuthorPage { chrome, body })
}

/// Markdown into HTML: raw HTML is dropped, headings start at `level`, citations are resolved.
fn to_html(reader: &Reader<'_>, page: &AuthorSource, root: &str, level: u8) -> String {
    let mut skipped = 0_usize;
    let events = numbered(reader, page).into_iter().filter_map(|event| match event {
        Event::Html(_) | Event::InlineHtml(_) => None,
        Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => None,
        Event::Start(Tag::Image { .. }) => {
            skipped += 1;
            None
        }
        Event::End(TagEnd::Image) => {
            skipped = skipped.saturating_sub(1);
            None
        }
        Event::Start(Tag::Heading { level: own, id, classes, attrs }) => {
            Some(Event::Start(Tag::Heading { level: lowered(own, level), id, classes, attrs }))
        }
        Event::End(TagEnd::Heading(own)) => Some(Event::End(TagEnd::Heading(lowered(own, level)))),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = address(reader, &dest_url, root);
            Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        other => Some(other),
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out
}

/// A citation without words of its own (`[](<source:slug#words>)`) prints the number of its source, so
/// that numbers stay right when sources come and go.
fn numbered<'a>(reader: &Reader<'_>, page: &'a AuthorSource) -> Vec<Event<'a>> {
    let mut events: Vec<Event<'a>> = Vec::new();
    let mut cited: Option<String> = None;
    for event in Parser::new_ext(page.markdown(), options()) {
        if let (Some(slug), Event::End(TagEnd::Link)) = (cited.take(), &event) {
            let number = reader.number(&SourceId(slug.into()));
            events.push(Event::Text(format!("[{number}]").into()));
        }
        if let Event::Start(Tag::Link { dest_url, .. }) = &event {
            cited = Citation::parse(dest_url).map(|citation| citation.slug);
        }
        events.push(event);
    }
    events
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
}

fn lowered(own: pulldown_cmark::HeadingLevel, first: u8) -> pulldown_cmark::HeadingLevel {
    let level = (own as u8).saturating_add(first - 1).min(6);
    pulldown_cmark::HeadingLevel::try_from(usize::from(level)).unwrap_or(own)
}

/// Where a link of the author leads: citations to their fact, web addresses as they are, and no
/// scheme that could run anything.
fn address<'a>(reader: &Reader<'_>, target: &str, root: &str) -> CowStr<'a> {
    if let Some(citation) = Citation::parse(target) {
        let id = SourceId(citation.slug.into());
        let Some(part) = reader.part(&id) else { return "#".into() };
        let place = locate(part, &citation.words).map(|item| evidence(reader, &id, item));
        return format!("{root}{}", place.unwrap_or_else(|| reader.path(&PageId::Source(id)))).into();
    }
    let safe = ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme)) || !target.contains(':');
    if safe { target.to_owned().into() } else { "#".into() }
}

/// A citation: `source:slug#exact words`.
struct Citation {
    slug: String,
    words: String,
}

impl Citation {
    fn parse(target: &str) -> Option<Self> {
        let rest = target.strip_prefix(SCHEME)?;
        let (slug, words) = rest.split_once('#').unwrap_or((rest, ""));
        Some(Self { slug: slug.to_owned(), words: words.to_owned() })
    }
}

/// The fact that stands at the first place of `words`: the shortest that overlaps them, mentions last.
fn locate<'a>(part: &'a Contribution, words: &str) -> Option<&'a Item> {
    let start = part.source.text.find(words).filter(|_| !words.is_empty())?;
    let span = Span::new(start, start + words.len());
    let sentence = |item: &&Item| part.facts.sentences.get(item.sentence).is_some_and(|s| s.overlaps(span));
    let overlapping = part.items.iter().filter(|item| item.span.overlaps(span));
    overlapping
        .min_by_key(|item| (item.kind == FactKind::Mention, item.span.len()))
        .or_else(|| part.items.iter().filter(sentence).min_by_key(|item| item.span.start.abs_diff(span.start)))
}

/// Citations that lead nowhere: the bytes of the file each stands at, and why.
pub fn broken_citations(index: &Index, page: &AuthorSource) -> Vec<(Range<usize>, String)> {
    let mut broken = Vec::new();
    for (event, range) in Parser::new_ext(page.markdown(), options()).into_offset_iter() {
        let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
        let Some(citation) = Citation::parse(&dest_url) else { continue };
        let range = page.body.start + range.start..page.body.start + range.end;
        let Some(part) = index.part(&SourceId(citation.slug.as_str().into())) else {
            broken.push((range, format!("there is no source {:?}", citation.slug)));
            continue;
        };
        if !part.source.text.contains(&citation.words) {
            broken.push((range, format!("these words are not in the source {:?}: {:?}", citation.slug, citation.words)));
        }
    }
    broken
}
