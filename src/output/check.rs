//! The link check: every link, style sheet, picture and anchor of a site leads to a file and an id that
//! are there, and nothing leads to a third party unasked. It reads the HTML that goes out, whoever's
//! template made it.

use html5gum::{Token, Tokenizer};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Something that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Broken {
    /// The page it stands on.
    pub page: String,
    /// The address as written.
    pub target: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// There is no such file in the site.
    NoFile,
    /// The page is there, the anchor is not.
    NoAnchor,
    /// An id stands twice on one page.
    DoubleId,
    /// The site's own files are called by an absolute path, which breaks under a sub-path.
    Absolute,
    /// A style sheet, script or picture of a third party.
    ThirdParty,
}

impl Problem {
    /// What to tell the author.
    pub fn message(self) -> &'static str {
        match self {
            Problem::NoFile => "leads to no page of the site",
            Problem::NoAnchor => "leads to no place on that page",
            Problem::DoubleId => "is an id that stands twice on this page",
            Problem::Absolute => "is absolute and breaks under a sub-path",
            Problem::ThirdParty => "makes the reader's browser call a third party",
        }
    }
}

/// What one page links to and can be linked at.
struct Page {
    ids: BTreeSet<String>,
    doubles: Vec<String>,
    links: Vec<(String, bool)>,
}

/// Checks the files of a site, given by path with their bytes; files that are no HTML are only targets.
/// Returns what is broken, and how many links were followed.
pub fn check(files: &BTreeMap<String, Vec<u8>>) -> (Vec<Broken>, usize) {
    let html: Vec<(&String, &Vec<u8>)> = files.iter().filter(|(path, _)| path.ends_with(".html")).collect();
    let pages: BTreeMap<&str, Page> = html.par_iter().map(|(path, bytes)| (path.as_str(), read(bytes))).collect();
    let mut broken: Vec<Broken> = Vec::new();
    let mut followed = 0;
    for (path, page) in &pages {
        let mut report =
            |target: &str, problem| broken.push(Broken { page: (*path).to_owned(), target: target.to_owned(), problem });
        for id in &page.doubles {
            report(id, Problem::DoubleId);
        }
        for (target, loads) in &page.links {
            followed += 1;
            match resolve(path, target) {
                Target::Outside if *loads => report(target, Problem::ThirdParty),
                Target::Outside => {}
                Target::Absolute => report(target, Problem::Absolute),
                Target::File(file, anchor) => {
                    if !files.contains_key(&file) {
                        report(target, Problem::NoFile);
                    } else if !anchor.is_empty() && pages.get(file.as_str()).is_some_and(|p| !p.ids.contains(&anchor)) {
                        report(target, Problem::NoAnchor);
                    }
                }
            }
        }
    }
    broken.sort();
    (broken, followed)
}

fn read(bytes: &[u8]) -> Page {
    let mut page = Page { ids: BTreeSet::new(), doubles: Vec::new(), links: Vec::new() };
    for Ok(token) in Tokenizer::new(bytes) {
        let Token::StartTag(tag) = token else { continue };
        let name = tag.name.as_slice();
        let loads = matches!(name, b"link" | b"script" | b"img" | b"source" | b"iframe" | b"video" | b"audio");
        let mut canonical = false;
        let mut links = Vec::new();
        for (key, value) in &tag.attributes {
            let value = String::from_utf8_lossy(value).into_owned();
            match key.as_slice() {
                b"id" if page.ids.contains(&value) => page.doubles.push(value),
                b"id" => drop(page.ids.insert(value)),
                b"rel" => canonical = value == "canonical",
                b"href" | b"src" if name != b"base" => links.push((value, loads)),
                _ => {}
            }
        }
        if !canonical {
            page.links.append(&mut links);
        }
    }
    page
}

enum Target {
    /// Another site, or mail.
    Outside,
    /// A path from the server's root.
    Absolute,
    /// A file of the site and an anchor, which may be empty.
    File(String, String),
}

/// Where `target` on the page at `path` leads.
fn resolve(path: &str, target: &str) -> Target {
    let scheme = target.split_once(':').map(|(scheme, _)| scheme);
    if target.starts_with("//")
        || scheme.is_some_and(|s| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b)))
    {
        return Target::Outside;
    }
    if target.starts_with('/') {
        return Target::Absolute;
    }
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    let file = file.split('?').next().unwrap_or("");
    if file.is_empty() {
        return Target::File(path.to_owned(), decode(anchor));
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let mut file = decode(&parts.join("/"));
    if file.is_empty() || file.ends_with('/') {
        file.push_str("index.html");
    }
    Target::File(file, decode(anchor))
}

/// Percent-decoding of UTF-8; what is no valid escape stays as it is.
pub fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| first == b'%').and_then(|two| std::str::from_utf8(two).ok());
        match hex.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_leads_nowhere() {
        let page = |html: &str| html.as_bytes().to_vec();
        let files: BTreeMap<String, Vec<u8>> = [
            ("index.html".to_owned(), page("<a href='a/index.html#x'>ok</a><a href='a/index.html#y'>no</a><a href=b.html>no</a><a href='/a/'>no</a><p id=i><p id=i>")),
            ("a/index.html".to_owned(), page("<p id=x><a href='../index.html#i'>ok</a><a href='https://example.org/'>ok</a><img src='https://example.org/p.png'><link href='../s%C3%A9.css'>")),
            ("sé.css".to_owned(), Vec::new()),
        ]
        .into();
        let (broken, followed) = check(&files);
        let found: Vec<(&str, Problem)> = broken.iter().map(|b| (b.target.as_str(), b.problem)).collect();
        assert_eq!(
            found,
            [
                ("https://example.org/p.png", Problem::ThirdParty),
                ("/a/", Problem::Absolute),
                ("a/index.html#y", Problem::NoAnchor),
                ("b.html", Problem::NoFile),
                ("i", Problem::DoubleId),
            ]
        );
        assert_eq!(followed, 8);
    }
}
