//! Markdown into a body: the words a reader sees, in blocks, each byte leading back to the author's file.
//! Pictures are left out; raw HTML is too, tags that only style a word aside, and that is told. A first
//! heading is the title. [`read`] is fed by [`super::read`]; nothing is rendered here.

use super::body::{Body, Builder};
use super::characters::Seen;
use super::front_matter::Head;
use super::plain;
use super::source::BlockKind;
use crate::diagnostic::{Diagnostic, Page};
use crate::text::fold::fold;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Bytes of a first paragraph that can be a title.
const LONGEST_TITLE: usize = 300;

/// Tags that style words or part them, and carry nothing else.
const HARMLESS: [&str; 30] = [
    "a", "abbr", "b", "bdi", "br", "cite", "code", "dfn", "em", "i", "ins", "kbd", "mark", "p", "q", "s", "samp", "small",
    "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "del", "data", "font", "big",
];

/// Reads the body of `page` from byte `start`.
pub(super) fn read(page: &Page<'_>, start: usize, head: &Head, found: &mut Vec<Diagnostic>) -> Body {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let text = page.text.get(start..).unwrap_or("");
    let mut reader = Reader::new(page);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, start + range.start..start + range.end);
    }
    reader.flush();
    reader.tell(found);
    let mut builder = reader.builder;
    let title = take_title(page, &mut builder, head, found);
    // Feeds and note-taking programs often say the title again above the text.
    if builder.blocks.len() > 1 && builder.blocks.first().is_some_and(|block| says_again(block.span.of(&builder.text), &title)) {
        builder.take_first();
    }
    builder.finish(title)
}

fn says_again(line: &str, title: &str) -> bool {
    line.len() <= LONGEST_TITLE && !title.is_empty() && fold(line) == fold(title)
}

/// The title as the file has it: the first heading, or the head's, or the first words.
fn take_title(page: &Page<'_>, builder: &mut Builder, head: &Head, found: &mut Vec<Diagnostic>) -> String {
    let first = builder.blocks.first().copied();
    let line = first.map_or("", |block| block.span.of(&builder.text)).to_owned();
    let is_heading = first.is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)));
    match &head.title {
        Some(title) if plain::same_title(title, &line) => builder.take_first().map_or(String::new(), |line| plain::clean(&line)),
        Some(title) => title.clone(),
        None if is_heading => builder.take_first().map_or(String::new(), |line| plain::clean(&line)),
        None if line.len() <= LONGEST_TITLE && builder.blocks.len() > 1 => {
            let made = builder.take_first().map_or(String::new(), |line| plain::clean(&line));
            let taken = Diagnostic::warning("title-missing", "no title: the first line is taken for it").file(page.file);
            found.push(taken.remedy("put # before it, or add title = \"…\" to the head"));
            made
        }
        None => {
            let made = plain::cut(&line);
            if !line.is_empty() {
                let missing = Diagnostic::warning("title-missing", "no title: the first words of the text stand in for it");
                found.push(missing.file(page.file).remedy("add title = \"…\" to the head"));
            }
            made
        }
    }
}

/// What surrounds the events.
struct Reader<'p> {
    page: &'p Page<'p>,
    builder: Builder,
    /// Where the block under way starts in the built text.
    open: Option<usize>,
    heading: Option<u8>,
    quotes: usize,
    items: usize,
    code: bool,
    /// Depth of pictures, whose words are not the article's.
    pictures: usize,
    /// The tag whose content is dropped until it closes, such as `script`.
    dropping: Option<String>,
    html: Seen,
    scripts: Seen,
    links: Seen,
    twice: Seen,
}

impl<'p> Reader<'p> {
    fn new(page: &'p Page<'p>) -> Self {
        Self {
            page,
            builder: Builder::default(),
            open: None,
            heading: None,
            quotes: 0,
            items: 0,
            code: false,
            pictures: 0,
            dropping: None,
            html: Seen::default(),
            scripts: Seen::default(),
            links: Seen::default(),
            twice: Seen::default(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start_tag(&tag, range),
            Event::End(tag) => self.end_tag(tag),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => {
                let inside = self.page.text.get(range.clone()).and_then(|written| written.find(&*text)).unwrap_or(0);
                self.text(&text, range.start + inside..range.end);
            }
            Event::SoftBreak | Event::HardBreak => self.text(" ", range),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::Html(html) => self.html_block(&html, range),
            _ => {}
        }
    }

    fn start_tag(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Link { dest_url, .. } => self.link(dest_url, range),
            Tag::Image { .. } => self.pictures += 1,
            Tag::TableCell => {
                if self.open.is_some() {
                    self.text("\t", range.start..range.start);
                }
            }
            _ => {
                self.flush();
                match tag {
                    Tag::Heading { level, .. } => self.heading = Some(*level as u8),
                    Tag::BlockQuote(_) => self.quotes += 1,
                    Tag::Item => self.items += 1,
                    Tag::CodeBlock(_) => self.code = true,
                    _ => {}
                }
            }
        }
    }

    fn end_tag(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link | TagEnd::TableCell => {}
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            _ => {
                self.flush();
                match tag {
                    TagEnd::Heading(_) => self.heading = None,
                    TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
                    TagEnd::Item => self.items = self.items.saturating_sub(1),
                    TagEnd::CodeBlock => self.code = false,
                    _ => {}
                }
            }
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.pictures > 0 || self.dropping.is_some() {
            return;
        }
        if text.starts_with('&') && self.page.text.get(range.clone()) == Some("&amp;") && self.is_entity_tail(range.end) {
            self.twice.add(range.clone());
        }
        self.open.get_or_insert(self.builder.text.len());
        self.builder.piece(text, range);
    }

    /// Whether what stands at byte `at` would be an entity with `&` before it.
    fn is_entity_tail(&self, at: usize) -> bool {
        let rest = self.page.text.as_bytes().get(at..).unwrap_or(&[]);
        let name = rest.iter().take(32).take_while(|b| b.is_ascii_alphanumeric() || **b == b'#').count();
        name > 1 && rest.get(name) == Some(&b';')
    }

    /// Ends the block under way, of the kind its surroundings make it.
    fn flush(&mut self) {
        // A script that a paragraph leaves open ends with it.
        self.dropping = None;
        let Some(start) = self.open.take() else { return };
        let kind = match self.heading {
            Some(level) => BlockKind::Heading(level),
            None if self.code => BlockKind::Code,
            None if self.quotes > 0 => BlockKind::Quote,
            None if self.items > 0 => BlockKind::ListItem,
            None => BlockKind::Paragraph,
        };
        self.builder.block(kind, start);
    }

    fn link(&mut self, url: &str, range: Range<usize>) {
        let visible: String = url.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let scheme = visible.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        let relative = scheme.as_deref().is_none_or(|scheme| scheme.contains(['/', '?', '#']));
        if !relative && !matches!(scheme.as_deref(), Some("http" | "https" | "mailto" | "tel")) {
            self.links.add(range);
        }
    }

    fn inline_html(&mut self, html: &str, range: Range<usize>) {
        let (name, closing) = tag_name(html);
        if let Some(open) = &self.dropping {
            if closing && *open == name {
                self.dropping = None;
            }
            return;
        }
        match name.as_str() {
            "script" | "style" | "iframe" | "object" if !closing => {
                self.scripts.add(range);
                self.dropping = Some(name);
            }
            "br" => self.text(" ", range),
            "" => {}
            name if HARMLESS.contains(&name) => {}
            _ => self.html.add(range),
        }
    }

    fn html_block(&mut self, html: &str, range: Range<usize>) {
        let trimmed = html.trim();
        if trimmed.is_empty() || trimmed.starts_with("<!--") || trimmed == "-->" {
            return;
        }
        match tag_name(trimmed).0.as_str() {
            "script" | "style" | "iframe" | "object" => self.scripts.add(range),
            _ => self.html.add(range),
        }
    }

    fn tell(&self, found: &mut Vec<Diagnostic>) {
        let places = |seen: &Seen| if seen.count > 1 { format!(" ({} places)", seen.count) } else { String::new() };
        let mut tell = |seen: &Seen, code, message: &str, remedy: &str| {
            if seen.count > 0 {
                let warning = Diagnostic::warning(code, format!("{message}{}", places(seen)));
                found.push(warning.at(self.page, seen.first.clone()).remedy(remedy));
            }
        };
        tell(
            &self.html,
            "html-dropped",
            "HTML is left out of the text",
            "write it as Markdown, or run `liasse import` on the web page",
        );
        tell(&self.scripts, "html-script", "scripts and frames are left out", "delete them");
        tell(
            &self.links,
            "link-scheme",
            "this link is not one to a page; it is not printed",
            "use an address that starts with https://",
        );
        tell(
            &self.twice,
            "entity-twice",
            "this entity was encoded twice; it is decoded once",
            "replace it by the character that is meant",
        );
    }
}

/// The name of a tag in lower case, and whether it closes one.
fn tag_name(html: &str) -> (String, bool) {
    let inside = html.strip_prefix('<').unwrap_or(html);
    let closing = inside.starts_with('/');
    let name = inside.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).take(20);
    (name.map(|c| c.to_ascii_lowercase()).collect(), closing)
}
