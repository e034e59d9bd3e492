//! Plain text into a body: paragraphs, never Markdown, whatever a line begins with. The first line is the
//! title unless the head gives one; entities such as `&eacute;` are decoded once. [`read`] is fed by
//! [`super::read`]; [`same_title`] and [`entity`] serve the Markdown reader too.

use super::body::{Body, Builder};
use super::front_matter::Head;
use super::furniture::clean_title;
use super::source::{Block, BlockKind};
use crate::diagnostic::{Diagnostic, Page};
use crate::text::fold::fold;
use crate::text::normalise;
use crate::text::paragraphs::paragraphs;
use pulldown_cmark::{Event, Parser};
use std::collections::BTreeMap;
use std::ops::Range;

/// Bytes of a first line that can be a title: a longer one is a paragraph.
const LONGEST_TITLE: usize = 300;
/// Characters of the title made of a paragraph.
const CUT_TITLE: usize = 80;

/// Reads the body of `page` from byte `start`.
pub(super) fn read(page: &Page<'_>, start: usize, head: &Head, found: &mut Vec<Diagnostic>) -> Body {
    let first = first_line(page.text, start);
    let line = page.text.get(first.clone()).unwrap_or("");
    let (title, from) = match &head.title {
        Some(title) if same_title(title, line) => (clean(line), first.end),
        Some(title) => (title.clone(), first.start),
        None if line.len() <= LONGEST_TITLE => (clean(line), first.end),
        None => {
            let title = cut(line);
            untitled(page, first.clone(), &title, found);
            (title, first.start)
        }
    };
    let from = after_repeated(page.text, from, &title);
    let mut builder = Builder::default();
    let text = page.text.get(from..).unwrap_or("");
    let from = from + (text.len() - text.trim_start().len());
    pieces(page, from..from + text.trim().len(), &mut builder, found);
    let mut body = builder.finish(title);
    body.blocks = paragraphs(&body.text).into_iter().map(|span| Block { kind: BlockKind::Paragraph, span }).collect();
    body
}

/// Where the text starts if its first line says the title once more.
fn after_repeated(text: &str, from: usize, title: &str) -> usize {
    let next = first_line(text, from);
    let line = text.get(next.clone()).unwrap_or("");
    if line.len() <= LONGEST_TITLE && !title.is_empty() && fold(&clean(line)) == fold(title) { next.end } else { from }
}

/// Says that the title was made of the first paragraph.
pub(super) fn untitled(page: &Page<'_>, range: Range<usize>, title: &str, found: &mut Vec<Diagnostic>) {
    let missing = Diagnostic::warning("title-missing", "no title: the first words of the text stand in for it");
    found.push(
        missing.at(page, range.start..range.start).remedy(format!("add title = \"{}\" to the head", title.replace('"', "'"))),
    );
}

/// The first line from `start` on that is not blank, white space at its ends left out.
pub(super) fn first_line(text: &str, start: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or("");
    let from = start + (rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len());
    let line = text.get(from..).unwrap_or("");
    let line = line.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).next().unwrap_or("");
    from..from + line.trim_end().len()
}

/// Normalised, entities decoded, white space single.
pub(super) fn clean(title: &str) -> String {
    let mut cache = BTreeMap::new();
    let mut decoded = String::new();
    let mut at = 0;
    while let Some((range, character)) = next_entity(title, at, &mut cache) {
        decoded.push_str(title.get(at..range.start).unwrap_or(""));
        decoded.push_str(&character);
        at = range.end;
    }
    decoded.push_str(title.get(at..).unwrap_or(""));
    normalise(&decoded).text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first words of a paragraph, as a title.
pub(super) fn cut(line: &str) -> String {
    let line = clean(line.get(..floor(line, 4 * CUT_TITLE)).unwrap_or(""));
    let Some((end, _)) = line.char_indices().nth(CUT_TITLE) else { return line };
    let part = line.get(..end).unwrap_or("");
    let kept = part.rfind(' ').and_then(|space| part.get(..space)).unwrap_or(part);
    format!("{}…", kept.trim_end_matches([',', ';', ':', '.']))
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// True if `line` is the title again, perhaps with a word of the page's buttons behind it. A sentence that
/// merely begins with the words of the title is none.
pub(super) fn same_title(title: &str, line: &str) -> bool {
    if line.len() > 4 * LONGEST_TITLE {
        return false;
    }
    let line = clean(line);
    let (title, folded) = (fold(title), fold(&line));
    let Some(rest) = folded.strip_prefix(&title) else { return false };
    if title.is_empty() || rest.trim_matches(['.', ' ']).is_empty() {
        return !title.is_empty();
    }
    if clean_title(&line, "").is_some_and(|(kept, _)| fold(kept) == title) {
        return true;
    }
    let sentence = rest.ends_with(['.', '!', '?', '…', ':', '»', '"']) || !rest.starts_with(' ');
    !sentence && title.split(' ').count() >= 4 && rest.split_whitespace().count() <= 2
}

/// Adds `range` of the file to `builder`, entities decoded.
fn pieces(page: &Page<'_>, range: Range<usize>, builder: &mut Builder, found: &mut Vec<Diagnostic>) {
    let text = page.text.get(..range.end).unwrap_or("");
    let mut cache = BTreeMap::new();
    let (mut at, mut first, mut count, mut twice) = (range.start, None, 0, None);
    while let Some((entity, character)) = next_entity(text, at, &mut cache) {
        builder.piece(text.get(at..entity.start).unwrap_or(""), at..entity.start);
        builder.piece(&character, entity.clone());
        at = entity.end;
        count += 1;
        first.get_or_insert(entity.clone());
        if character == "&" && twice.is_none() {
            let again = format!("&{}", text.get(at..floor(text, at + 40)).unwrap_or(""));
            twice = next_entity(&again, 0, &mut cache).filter(|(range, _)| range.start == 0).map(|_| entity);
        }
    }
    builder.piece(text.get(at..).unwrap_or(""), at..range.end);
    if let Some(first) = first {
        let note = Diagnostic::note(
            "entity-decoded",
            format!("HTML entities are read as the characters they stand for ({count} places)"),
        );
        found.push(note.at(page, first));
    }
    if let Some(twice) = twice {
        tell_twice(page, twice, found);
    }
}

/// Says that what an entity gave is one again.
pub(super) fn tell_twice(page: &Page<'_>, range: Range<usize>, found: &mut Vec<Diagnostic>) {
    let warning = Diagnostic::warning("entity-twice", "this entity was encoded twice; it is decoded once");
    found.push(warning.at(page, range).remedy("replace it by the character that is meant"));
}

/// Bytes of an entity at most.
const LONGEST_ENTITY: usize = 34;

/// The next entity of `text` from byte `from` on, with what it stands for. What was seen once is kept in `cache`.
fn next_entity(text: &str, from: usize, cache: &mut BTreeMap<String, Option<String>>) -> Option<(Range<usize>, String)> {
    let mut at = from;
    loop {
        let start = at + text.get(at..)?.find('&')?;
        at = start + 1;
        let window = text.get(start..floor(text, start + LONGEST_ENTITY)).unwrap_or("");
        let Some(length) = window.find(';') else { continue };
        let name = window.get(1..length).unwrap_or("");
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#') {
            continue;
        }
        let written = window.get(..=length).unwrap_or("");
        let character = match cache.get(written) {
            Some(known) => known.clone(),
            None => cache.entry(written.to_owned()).or_insert(decode(written)).clone(),
        };
        if let Some(character) = character {
            return Some((start..start + length + 1, character));
        }
    }
}

/// What the Markdown reader, which knows all entities of HTML, makes of one.
fn decode(entity: &str) -> Option<String> {
    let texts: String = Parser::new(entity)
        .filter_map(|event| if let Event::Text(text) = event { Some(text.into_string()) } else { None })
        .collect();
    (!texts.is_empty() && texts != entity).then_some(texts)
}
