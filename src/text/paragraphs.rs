//! Where a text's paragraphs are. A blank line always parts; a single line end parts unless the
//! text is hard-wrapped, as mail and old agency copy are. Articles copied from the web have one
//! paragraph a line and no blank lines at all.

use crate::span::Span;

/// Lines longer than this (code points) are never the product of hard wrapping.
const WRAP_LIMIT: usize = 100;
/// A wrapped text fills most of its lines at least this far (code points).
const WRAP_LEAST: usize = 45;

/// The paragraphs of `text`, white space at their ends left out, in order, none empty.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let wrapped = is_hard_wrapped(text);
    let mut found: Vec<Span> = Vec::new();
    let mut open = false;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let start = offset + (line.len() - line.trim_start().len());
        let end = offset + line.trim_end().len();
        offset += line.len();
        if start >= end {
            open = false;
            continue;
        }
        match found.last_mut() {
            Some(last) if open && wrapped => *last = last.join(Span::new(start, end)),
            _ => found.push(Span::new(start, end)),
        }
        open = true;
    }
    found
}

/// True if the lines look cut at a column: none is long, most are full, and most full lines end
/// inside a sentence.
fn is_hard_wrapped(text: &str) -> bool {
    let (mut full, mut inside, mut lines) = (0, 0, 0);
    let mut previous_full = false;
    for line in text.lines().map(str::trim) {
        let length = line.chars().count();
        if length > WRAP_LIMIT {
            return false;
        }
        if length > 0 && previous_full {
            inside += 1;
        }
        lines += usize::from(length > 0);
        let is_full = length >= WRAP_LEAST;
        full += usize::from(is_full);
        previous_full = is_full && !line.ends_with(['.', '!', '?', '…', '»', '”', '"', ':']);
    }
    lines >= 4 && full * 2 > lines && inside * 2 > full
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn one_paragraph_a_line_or_blank_lines() {
        let text = "Titre\nUne phrase. Une autre.\n\n  Fin.\n";
        let parts: Vec<&str> = paragraphs(text).iter().map(|s| s.of(text)).collect();
        assert_eq!(parts, ["Titre", "Une phrase. Une autre.", "Fin."]);
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let line = "une ligne coupée à une colonne fixe comme dans un courriel\n";
        let text = format!("{}fin.\n\nAutre paragraphe.", line.repeat(5));
        assert_eq!(paragraphs(&text).len(), 2);
    }
}
