//! Texts of our own with their names marked inline, `[PER Ana Sousa] left [LOC Porto].`: [`read`] turns a
//! file of them into training texts. Blank lines part documents; each gives the document whole and every
//! line by itself, since names are looked for in articles and in single sentences.

use super::gold::{Gold, GoldSpan};
use std::error::Error;
use std::fs;
use std::path::Path;

/// The documents of a file, then their lines. The folder the file lies in is named after its language.
pub(crate) fn read(path: &Path) -> Result<Vec<Gold>, Box<dyn Error>> {
    let marked = fs::read_to_string(path)?;
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (lang, src) = (part(path.parent().and_then(Path::file_name)), part(path.file_stem()));
    let text = |marked: &str| unmark(marked, &lang, &src).ok_or_else(|| format!("{}: cannot read {marked:?}", path.display()));
    let lines: Vec<&str> = marked.lines().map(str::trim).collect();
    let mut texts = Vec::new();
    for document in lines.split(|line| line.is_empty()).filter(|document| !document.is_empty()) {
        texts.push(text(&document.join("\n\n"))?);
    }
    for line in lines.iter().filter(|line| !line.is_empty()) {
        texts.push(text(line)?);
    }
    Ok(texts)
}

/// The text without its marks, and the names they mark; `None` if a mark is not closed or has no label.
fn unmark(marked: &str, lang: &str, src: &str) -> Option<Gold> {
    let (mut text, mut entities, mut end) = (String::new(), Vec::new(), 0);
    let mut add = |part: &str| {
        text.push_str(part);
        end += part.chars().count();
        end
    };
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let start = add(before);
        let (label, after) = after.split_once(' ')?;
        let (name, after) = after.split_once(']')?;
        entities.push(GoldSpan { start, end: add(name), label: label.to_owned() });
        rest = after;
    }
    add(rest);
    Some(Gold { text, lang: lang.to_owned(), src: src.to_owned(), entities, optional: Vec::new() })
}
