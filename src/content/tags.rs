//! A web page as a row of tags and texts, for [`super::web_page`]. No tree, no repair: each call moves on by at
//! least a byte, and a `<` that opens nothing is text. Linear on any input.

/// A tag as written.
#[derive(Debug)]
pub(super) struct Tag {
    /// Its name, in lower case.
    pub(super) name: String,
    /// `</p>`.
    pub(super) closing: bool,
    /// `<br/>`.
    pub(super) empty: bool,
    attributes: String,
}

impl Tag {
    /// The value of an attribute.
    pub(super) fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes.as_str();
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
            let name = rest.get(..end).filter(|name| !name.is_empty() || rest.starts_with('='))?;
            let after = rest.get(end..)?.trim_start();
            let (value, next) = match after.strip_prefix('=').map(str::trim_start) {
                Some(value) => attribute_value(value),
                None => ("", after),
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(value.to_owned());
            }
            if next.len() == rest.len() {
                return None;
            }
            rest = next;
        }
    }
}

/// The value at the start of `text`, quoted or bare, and what follows.
fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at(end)
}

/// What stands next in a page.
pub(super) enum Piece<'t> {
    /// Text as written, entities and all.
    Text(&'t str),
    /// A tag.
    Tag(Tag),
}

/// Tags and the text between them.
pub(super) struct Tags<'t> {
    html: &'t str,
    at: usize,
}

/// Bytes of a tag at most: a longer one is not read further, so that a lone `<` costs little.
const LONGEST_TAG: usize = 16 << 10;

impl<'t> Tags<'t> {
    /// The pieces of `html`, from its start.
    pub(super) fn new(html: &'t str) -> Self {
        Self { html, at: 0 }
    }

    /// The next piece; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Piece<'t>> {
        let rest = self.html.get(self.at..).filter(|rest| !rest.is_empty())?;
        if let Some(comment) = rest.strip_prefix("<!--") {
            self.at += 4 + comment.find("-->").map_or(comment.len(), |end| end + 3);
            return Some(Piece::Text(""));
        }
        let bytes = rest.as_bytes();
        let is_tag = bytes.first() == Some(&b'<') && bytes.get(1).is_some_and(|b| b.is_ascii_alphabetic() || b"/!?".contains(b));
        if !is_tag {
            let end = bytes.iter().skip(1).position(|b| *b == b'<').map_or(rest.len(), |end| end + 1);
            self.at += end;
            return rest.get(..end).map(Piece::Text);
        }
        let end = tag_end(bytes).unwrap_or(1);
        self.at += end;
        if end == 1 {
            return Some(Piece::Text("<"));
        }
        let inside = rest.get(1..end - 1).unwrap_or("");
        let closing = inside.starts_with('/');
        let inside = inside.trim_start_matches('/');
        let name_end = inside.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(name_end);
        let empty = attributes.ends_with('/');
        Some(Piece::Tag(Tag { name: name.to_ascii_lowercase(), closing, empty, attributes: attributes.to_owned() }))
    }

    /// Goes behind the end tag of an element whose content is no HTML.
    pub(super) fn skip_raw(&mut self, name: &str) {
        let rest = self.html.get(self.at..).unwrap_or("").as_bytes();
        let mut from = 0;
        while let Some(found) = rest.get(from..).and_then(|rest| rest.windows(2).position(|pair| pair == b"</")) {
            from += found + 2;
            if rest.get(from..from + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes())) {
                self.at += from - 2;
                return;
            }
        }
        self.at = self.html.len();
    }

    /// The text up to the end tag of `name`, tags left out.
    pub(super) fn text_until(&mut self, name: &str) -> String {
        let mut text = String::new();
        while let Some(piece) = self.next() {
            match piece {
                Piece::Text(part) => text.push_str(part),
                Piece::Tag(tag) if tag.name == name => break,
                Piece::Tag(_) => {}
            }
        }
        text
    }
}

/// The byte after the `>` that closes the tag at the start of `bytes`; quotes may hold others.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, b) in bytes.iter().enumerate().take(LONGEST_TAG) {
        match (quote, b) {
            (None, b'>') => return Some(at + 1),
            // The sign of a new tag: this one was never closed.
            (None, b'<') if at > 0 => return None,
            (None, b'"' | b'\'') if at > 0 && bytes.get(at - 1) == Some(&b'=') => quote = Some(*b),
            (Some(open), b) if open == *b => quote = None,
            _ => {}
        }
    }
    None
}
