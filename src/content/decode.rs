//! Raw bytes into text: UTF-8 first, then marks of UTF-16, then the one-byte encodings of Western Europe,
//! told apart by how well the letters they give fit together. [`decode`] says what it did; a guess is a
//! warning that names the first byte that is not UTF-8, and a poor guess is refused. An `encoding =` line
//! in the head settles it.

use crate::diagnostic::{Diagnostic, Page};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Decodes the bytes of `file`; no text comes back where that would be a guess in the dark.
pub fn decode(file: &str, raw: &[u8]) -> (Option<String>, Vec<Diagnostic>) {
    for (encoding, mark) in [(UTF_16LE, [0xff, 0xfe]), (UTF_16BE, [0xfe, 0xff])] {
        if let Some(units) = raw.strip_prefix(&mark) {
            return utf16(file, units, encoding);
        }
    }
    if raw.contains(&0) {
        return (None, vec![binary(file, raw)]);
    }
    match std::str::from_utf8(raw) {
        Ok(text) => (Some(text.to_owned()), Vec::new()),
        Err(error) => not_utf8(file, raw, error.valid_up_to()),
    }
}

fn utf16(file: &str, units: &[u8], encoding: &'static Encoding) -> (Option<String>, Vec<Diagnostic>) {
    let (text, broken) = encoding.decode_without_bom_handling(units);
    if text.contains('\0') {
        return (None, vec![binary(file, &[])]);
    }
    let name = encoding.name();
    let found = if broken {
        Diagnostic::warning("encoding-broken", format!("this file is {name} with broken characters, shown as \u{fffd}"))
    } else {
        Diagnostic::note("encoding-utf16", format!("this file is {name}; it is read as such"))
    };
    (Some(text.into_owned()), vec![found.file(file).remedy("save it as UTF-8 to be safe everywhere")])
}

fn binary(file: &str, raw: &[u8]) -> Diagnostic {
    let zeros = |odd: usize| raw.iter().skip(odd).step_by(2).take(512).filter(|b| **b == 0).count();
    let half = raw.len().min(1024) / 2;
    let found = if half > 4 && (zeros(0) * 3 > half || zeros(1) * 3 > half) {
        Diagnostic::error("file-binary", "this file looks like UTF-16 without its mark")
    } else {
        Diagnostic::error("file-binary", "this file holds NUL bytes: is it a picture, a document, or UTF-16?")
    };
    found.file(file).remedy("save it as plain text in UTF-8")
}

/// Bytes that are not UTF-8 from byte `first` on.
fn not_utf8(file: &str, raw: &[u8], first: usize) -> (Option<String>, Vec<Diagnostic>) {
    let byte = raw.get(first).copied().unwrap_or(0);
    if let Some(label) = named_encoding(raw) {
        let Some(encoding) = Encoding::for_label(label.as_bytes()) else {
            let found = Diagnostic::error("encoding-unknown", format!("there is no encoding called `{label}`"));
            return (None, vec![found.file(file).remedy("write encoding = \"windows-1252\", or save the file as UTF-8")]);
        };
        let (text, _) = encoding.decode_without_bom_handling(raw);
        return (Some(text.into_owned()), Vec::new());
    }
    if mostly_utf8(raw) {
        let text = String::from_utf8_lossy(raw).into_owned();
        let place = text.find('\u{fffd}').unwrap_or(0);
        let message = format!("byte 0x{byte:02x} is not UTF-8, though the rest is; shown as \u{fffd}");
        let found = Diagnostic::warning("encoding-broken", message).at(&Page::new(file, &text), place..place + 3);
        return (Some(text), vec![found.remedy("type the character again and save the file as UTF-8")]);
    }
    let (encoding, text, score) = [WINDOWS_1252, ISO_8859_15, MACINTOSH]
        .into_iter()
        .map(|encoding| {
            let text = encoding.decode_without_bom_handling(raw).0;
            let score = fit(&text);
            (encoding, text, score)
        })
        .reduce(|best, next| if next.2 > best.2 { next } else { best })
        .unwrap_or((WINDOWS_1252, "".into(), 0.0));
    let place = text.char_indices().find(|(_, c)| !c.is_ascii()).map_or(0, |(at, _)| at);
    let page = Page::new(file, &text);
    let name = encoding.name();
    if score < REFUSED {
        let found =
            Diagnostic::error("encoding-unknown", format!("byte 0x{byte:02x} is not UTF-8, and the encoding is not clear"));
        let guess = likely(raw).name();
        return (
            None,
            vec![found.at(&page, place..place).remedy(format!("save it as UTF-8, or add encoding = \"{guess}\" to its head"))],
        );
    }
    let found = Diagnostic::warning("encoding-guessed", format!("byte 0x{byte:02x} is not UTF-8; the file is read as {name}"));
    let found = found.at(&page, place..place + 1).remedy(format!("save it as UTF-8, or add encoding = \"{name}\" to its head"));
    (Some(text.to_string()), vec![found])
}

/// The encoding that a line of the head names.
fn named_encoding(raw: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(raw.get(..raw.len().min(4096))?).into_owned();
    if !head.starts_with("+++") && !head.starts_with("---") {
        return None;
    }
    let lines = head.lines().skip(1).take_while(|line| !matches!(line.trim_end(), "+++" | "---"));
    lines.into_iter().find_map(|line| {
        let rest = line.strip_prefix("encoding")?.trim_start().strip_prefix(['=', ':'])?;
        let label = rest.trim().trim_matches(['"', '\'']);
        (!label.is_empty()).then(|| label.to_owned())
    })
}

/// True if well-formed characters of several bytes are far more frequent than what breaks the rule.
fn mostly_utf8(raw: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in raw.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > 3 * broken
}

/// What the detector of browsers takes the bytes for.
fn likely(raw: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(raw.get(..raw.len().min(64 << 10)).unwrap_or(raw), true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Below this mean the letters do not make words, and the guess is refused.
const REFUSED: f64 = 0.3;
/// Marks that stand in running text.
const MARKS: &str = "«»’‘“”…–—€°§·•²³©®™ªº½¼\u{a0}£µ¿¡„‚‹›†×";

/// How well the characters that are not ASCII sit among their neighbours: from -2 to 2, as a mean.
fn fit(text: &str) -> f64 {
    let (mut total, mut count) = (0.0, 0.0);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            let next = chars.peek().copied().unwrap_or(' ');
            total += character_fit(before, c, next);
            count += 1.0;
        }
        before = c;
    }
    if count > 0.0 { total / count } else { 0.0 }
}

fn character_fit(before: char, c: char, next: char) -> f64 {
    let between_letters = before.is_alphabetic() && next.is_alphabetic();
    if ('\u{80}'..='\u{9f}').contains(&c) {
        return -2.0;
    }
    if MARKS.contains(c) {
        return match c {
            '’' | '‘' if between_letters => 2.0,
            _ if between_letters && !matches!(c, '–' | '—' | '\u{a0}' | '·') => -1.0,
            _ => 1.0,
        };
    }
    let western = ('À'..='ÿ').contains(&c) && !"ÐÞ×÷ðþ".contains(c) || "œŒŸŠšŽž".contains(c);
    if !western {
        return -2.0;
    }
    // A capital inside a word is the mark of a wrong table; so is a word of such letters alone.
    if c.is_uppercase() && before.is_lowercase() {
        return -2.0;
    }
    if before.is_ascii_alphabetic() || next.is_ascii_alphabetic() {
        return if "éèêàâçùûîïôëœ".contains(c) { 2.0 } else { 1.0 };
    }
    if !before.is_alphabetic() && !next.is_alphabetic() { 0.5 } else { -0.5 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "L’été dernier, la préfète a déjà reçu les élèves : « À bientôt », où l’œuvre coûte 3 €.";

    fn check(encoding: &'static Encoding, code: &str) {
        let (raw, _, _) = encoding.encode(TEXT);
        let (text, found) = decode("a.txt", &raw);
        assert_eq!(text.as_deref().map(|t| t.replace('\'', "’")), Some(TEXT.to_owned()));
        assert_eq!(found.iter().map(|d| d.code).collect::<Vec<_>>(), [code]);
        assert!(found[0].message.contains(encoding.name()), "{}", found[0].message);
    }

    #[test]
    fn one_byte_encodings_are_told_apart() {
        check(WINDOWS_1252, "encoding-guessed");
        check(MACINTOSH, "encoding-guessed");
        let (raw, _, _) = ISO_8859_15.encode("Le cœur de l'œuvre coûte 3 € aux élèves.");
        assert_eq!(decode("a.txt", &raw).0.as_deref(), Some("Le cœur de l'œuvre coûte 3 € aux élèves."));
    }

    #[test]
    fn other_bytes_are_refused_with_a_name() {
        let (raw, _, _) = encoding_rs::WINDOWS_1251.encode("Президент сообщил о попытке переворота в стране.");
        let (text, found) = decode("a.txt", &raw);
        assert_eq!(text, None);
        assert!(found[0].remedy.as_deref().is_some_and(|r| r.contains("windows-1251")), "{found:?}");
        let headed = [b"+++\nencoding = \"windows-1251\"\n+++\n".as_slice(), &raw].concat();
        assert!(decode("a.txt", &headed).0.is_some_and(|t| t.contains("Президент")));
    }

    #[test]
    fn utf16_nul_and_a_single_broken_byte() {
        let units: Vec<u8> = [0xfeff_u16].into_iter().chain("Été.".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode("a.txt", &units).0.as_deref(), Some("Été."));
        assert_eq!(decode("a.txt", b"PK\0\x03").1[0].code, "file-binary");
        let mut raw = "Été à l’école, dès l’aube.".as_bytes().to_vec();
        raw.push(0xff);
        let (text, found) = decode("a.txt", &raw);
        assert!(text.is_some_and(|t| t.ends_with('\u{fffd}')));
        assert_eq!(found[0].code, "encoding-broken");
    }
}
