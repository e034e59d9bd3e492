//! Folding for comparison: names and search keys without case, accents or typographic variants.
//! A folded key is never shown.

use std::borrow::Cow;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Lower case, no accents, œ and æ opened, all apostrophes and hyphens alike, white space single.
/// `Tokaïev` and `TOKAIEV` fold to the same key.
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    if text.is_ascii() {
        for word in text.split_whitespace() {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(word);
        }
        key.make_ascii_lowercase();
        return key;
    }
    for c in text.chars() {
        if c.is_ascii() {
            push(&mut key, c.to_ascii_lowercase());
        } else {
            // One character at a time: what its decomposition would be put in order with are marks, which go.
            decompose_compatible(c, |part| {
                if !is_combining_mark(part) {
                    part.to_lowercase().for_each(|c| push(&mut key, c));
                }
            });
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// [`fold`] of a text that is most often folded already.
pub fn folded(text: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii_graphic() && !byte.is_ascii_uppercase();
    if text.bytes().all(plain) { Cow::Borrowed(text) } else { Cow::Owned(fold(text)) }
}

fn push(key: &mut String, c: char) {
    match c {
        'œ' => key.push_str("oe"),
        'æ' => key.push_str("ae"),
        'ß' => key.push_str("ss"),
        'ø' => key.push('o'),
        'ł' => key.push('l'),
        'đ' => key.push('d'),
        'ı' => key.push('i'),
        '’' | '‘' | 'ʼ' | '′' => key.push('\''),
        '‐' | '‑' | '–' | '—' => key.push('-'),
        c if c.is_whitespace() => {
            if !key.is_empty() && !key.ends_with(' ') {
                key.push(' ');
            }
        }
        c => key.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn variants_meet() {
        assert_eq!(fold("Noursoultan\u{a0}Nazarbaïev"), fold("noursoultan nazarbaiev"));
        assert_eq!(fold("L’Œuvre "), "l'oeuvre");
        assert_eq!(fold("İzmir ﬁn  Å"), "izmir fin a");
        assert_eq!(fold(" New \t York\n"), "new york");
    }
}
