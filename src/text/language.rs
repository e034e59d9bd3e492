//! The language of a text: a two-letter code, given by the author or detected on the body.

use std::fmt;

/// An ISO 639-1 code, such as `fr`. Whether a lexicon exists for it is the lexicons' affair.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang([u8; 2]);

impl Lang {
    /// French, the first language of the interface.
    pub const FR: Lang = Lang(*b"fr");

    /// Reads `fr`, `fr-BE`, `FR_ca`: the two letters before any region. `None` for anything else.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?;
        let bytes: [u8; 2] = primary.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_alphabetic).then(|| Lang(bytes.map(|b| b.to_ascii_lowercase())))
    }

    /// The code, in lower case.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The most likely of `known` for a body of text; `None` if the text says too little.
/// Only the first 4,000 bytes are read: enough to be sure, and constant in time.
pub fn detect(body: &str, known: &[Lang]) -> Option<Lang> {
    let mut end = body.len().min(4_000);
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    let allow: Vec<whatlang::Lang> =
        known.iter().filter_map(|lang| whatlang::Lang::all().iter().copied().find(|l| two_letters(*l) == lang.code())).collect();
    let found = whatlang::Detector::with_allowlist(allow).detect(&body[..end])?;
    Lang::parse(two_letters(found.lang()))
}

/// ISO 639-1 for the languages a lexicon may exist for (whatlang speaks ISO 639-3).
fn two_letters(lang: whatlang::Lang) -> &'static str {
    match lang.code() {
        "fra" => "fr",
        "eng" => "en",
        "deu" => "de",
        "spa" => "es",
        "ita" => "it",
        "por" => "pt",
        "nld" => "nl",
        "rus" => "ru",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tags_and_detects_bodies() {
        assert_eq!(Lang::parse("fr-BE"), Some(Lang::FR));
        assert_eq!(Lang::parse("french"), None);
        let known = [Lang::FR, Lang::parse("en").unwrap()];
        assert_eq!(detect("La police a annoncé hier que le calme était revenu.", &known), Some(Lang::FR));
        assert_eq!(detect("Police said yesterday that calm had returned.", &known), Lang::parse("en"));
        assert_eq!(detect("", &known), None);
    }
}
