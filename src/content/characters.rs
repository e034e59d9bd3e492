//! Characters that should not be in an article, found in one pass over the decoded file: each kind is told
//! once, at its first place, with how many there are. Nothing is changed here; what cannot be seen is left
//! out of the text by the normalisation, what looks wrong is only proposed.

use crate::diagnostic::{Diagnostic, Level, Page};
use encoding_rs::WINDOWS_1252;
use std::ops::Range;

/// Where a kind first occurs and how often.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) first: Range<usize>,
    pub(super) count: usize,
}

impl Seen {
    pub(super) fn add(&mut self, range: Range<usize>) {
        if self.count == 0 {
            self.first = range;
        }
        self.count += 1;
    }
}

/// Looks through the whole file.
pub(super) fn check(page: &Page<'_>, found: &mut Vec<Diagnostic>) {
    let text = page.text;
    if !text.is_ascii() || text.bytes().any(|b| b < b' ' && !b"\n\r\t".contains(&b) || b == 0x7f) {
        let [mut invisible, mut bidi, mut control, mut lost, mut broken] = std::array::from_fn(|_| Seen::default());
        let mut skip = 0;
        for (at, c) in text.char_indices().filter(|(at, c)| !(c.is_ascii_graphic() || *at == 0 && *c == '\u{feff}')) {
            let range = at..at + c.len_utf8();
            match c {
                ' ' | '\n' | '\r' | '\t' => {}
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => invisible.add(range),
                '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => bidi.add(range),
                '\u{fffd}' => lost.add(range),
                '\u{85}' => {}
                c if c.is_control() => control.add(range),
                _ if at >= skip => {
                    if let Some(length) = mojibake(text.get(at..).unwrap_or("")) {
                        broken.add(at..at + length);
                        skip = at + length;
                    }
                }
                _ => {}
            }
        }
        tell(page, found, &invisible, Level::Note, ("character-invisible", "invisible character inside the text, left out", ""));
        let remedy = "delete it, unless the text is in a script that needs it";
        tell(
            page,
            found,
            &bidi,
            Level::Warning,
            ("character-bidi", "mark that turns the direction of writing, left out", remedy),
        );
        tell(page, found, &control, Level::Warning, ("character-control", "control character, left out", "delete it"));
        let remedy = "type the characters that were lost again, from the original";
        tell(page, found, &lost, Level::Warning, ("character-lost", "a character was lost before this file was saved", remedy));
        if broken.count > 0 {
            let given = text.get(broken.first.clone()).unwrap_or("");
            let (bytes, _, _) = WINDOWS_1252.encode(given);
            let meant = String::from_utf8_lossy(&bytes).into_owned();
            let remedy = format!("replace « {given} » by « {meant} », or paste the text again");
            tell(page, found, &broken, Level::Warning, ("mojibake", "accents look broken by a wrong encoding", &remedy));
        }
    }
    conflict(page, found);
}

fn tell(page: &Page<'_>, found: &mut Vec<Diagnostic>, seen: &Seen, level: Level, words: (&'static str, &str, &str)) {
    let (code, message, remedy) = words;
    if seen.count == 0 {
        return;
    }
    let times = if seen.count > 1 { format!(" ({} places)", seen.count) } else { String::new() };
    let mut told = Diagnostic::new(level, code, format!("{message}{times}")).at(page, seen.first.clone());
    if !remedy.is_empty() {
        told = told.remedy(remedy);
    }
    found.push(told);
}

/// Characters that UTF-8 read as Windows-1252 is likely to stand for.
fn likely_meant(c: char) -> bool {
    ('À'..='ÿ').contains(&c) && !"×÷".contains(c) || "œŒŸ’‘“”«»…–—€°\u{a0}".contains(c)
}

/// The length of what stands at the start of `text`, if it is a character of two or three bytes of UTF-8 that
/// were read one by one.
fn mojibake(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let lead = byte(chars.next()?)?;
    let more = match lead {
        0xc2 | 0xc3 | 0xc5 => 1,
        0xe2 => 2,
        _ => return None,
    };
    let mut bytes = vec![lead];
    let mut length = text.chars().next()?.len_utf8();
    for _ in 0..more {
        let c = chars.next()?;
        bytes.push(byte(c).filter(|b| (0x80..=0xbf).contains(b))?);
        length += c.len_utf8();
    }
    let meant = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    likely_meant(meant).then_some(length)
}

/// The Windows-1252 byte of a character that is not ASCII.
fn byte(c: char) -> Option<u8> {
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    (!unmappable && !c.is_ascii() && bytes.len() == 1).then(|| bytes.first().copied()).flatten()
}

/// Marks that a merge left behind: from the first to the last line.
fn conflict(page: &Page<'_>, found: &mut Vec<Diagnostic>) {
    if let Some((open, lines)) = conflict_lines(page) {
        let file = page.file;
        let message = format!("unresolved merge in {file}, {lines}");
        let remedy = "keep the lines that are right and delete the lines with <<<<<<<, ======= and >>>>>>>";
        found.push(Diagnostic::error("merge-conflict", message).at(page, open..open + 7).remedy(remedy));
    }
}

/// The first byte of a merge conflict, and « lines 3–7 ».
pub(crate) fn conflict_lines(page: &Page<'_>) -> Option<(usize, String)> {
    let starts = |mark: &str| {
        let at_start = page.text.starts_with(mark).then_some(0);
        at_start.or_else(|| page.text.find(&format!("\n{mark}")).map(|at| at + 1))
    };
    let open = starts("<<<<<<< ")?;
    let close = starts(">>>>>>> ").filter(|close| *close > open)?;
    Some((open, format!("lines {}–{}", page.position(open).line, page.position(close).line)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<(&'static str, u32, u32)> {
        let mut found = Vec::new();
        check(&Page::new("a.txt", text), &mut found);
        found.iter().map(|d| (d.code, d.position.map_or(0, |p| p.line), d.position.map_or(0, |p| p.column))).collect()
    }

    #[test]
    fn each_kind_is_told_once_at_its_first_place() {
        assert_eq!(codes("\u{feff}Un texte « simple » : l’œuvre, ÇA, Â, Ã, €."), []);
        assert_eq!(codes("Un dÃ©cret et l’Ã©tÃ©"), [("mojibake", 1, 5)]);
        assert_eq!(codes("câ€™est"), [("mojibake", 1, 2)]);
        assert_eq!(
            codes("so\u{ad}leil\u{200b}\nx\u{202e}y\u{7}"),
            [("character-invisible", 1, 3), ("character-bidi", 2, 2), ("character-control", 2, 4)]
        );
        assert_eq!(codes("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n"), [("merge-conflict", 2, 1)]);
    }
}
