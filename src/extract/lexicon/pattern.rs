//! Token patterns, as the lexicons write them: `(le|ce)? <weekday>? <day> <month> <year>?` becomes the
//! flat sequences of [`Atom`]s it stands for ([`expand`]). Words are lower-case tokens, `<slot:terminal>`
//! is something to capture, `~` says that no white space stands there, `\` takes the next mark literally.
//! Patterns are read once, when a lexicon is loaded; matching is the extractors' business.

use std::borrow::Cow;

/// One step of a flat pattern; cheap to copy, since a pattern is laid out many times over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Atom<'p> {
    /// This lower-case token.
    Word(Cow<'p, str>),
    /// Something of the kind `terminal`, kept under the name `slot`.
    Slot {
        /// The name it is kept under.
        slot: &'p str,
        /// What it must be.
        terminal: &'p str,
    },
    /// No white space before the next token.
    Glue,
}

/// The most flat sequences one pattern may stand for.
const MOST: usize = 4096;

/// Every flat sequence that `pattern` stands for.
///
/// # Errors
/// A message naming the pattern, when brackets do not close or it stands for too many sequences.
pub(super) fn expand(pattern: &str) -> Result<Vec<Vec<Atom<'_>>>, String> {
    let mut reader = Reader { rest: pattern };
    let found = reader.choice().ok_or_else(|| format!("pattern {pattern:?}: brackets do not close"))?;
    if !reader.rest.is_empty() || found.is_empty() || found.len() > MOST {
        return Err(format!("pattern {pattern:?}: unbalanced, or too many readings ({})", found.len()));
    }
    Ok(found)
}

struct Reader<'p> {
    rest: &'p str,
}

impl<'p> Reader<'p> {
    /// Goes past `mark` if it stands here.
    fn take(&mut self, mark: char) -> bool {
        let rest = self.rest.strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Alternatives up to a closing bracket or the end.
    fn choice(&mut self) -> Option<Vec<Vec<Atom<'p>>>> {
        let mut all = self.sequence()?;
        while self.take('|') {
            all.extend(self.sequence()?);
        }
        Some(all)
    }

    fn sequence(&mut self) -> Option<Vec<Vec<Atom<'p>>>> {
        let mut readings: Vec<Vec<Atom<'p>>> = vec![Vec::new()];
        while !self.rest.is_empty() && !self.rest.starts_with(['|', ')']) {
            if self.take(' ') {
                continue;
            }
            let item = if self.take('(') {
                let inner = self.choice()?;
                self.take(')').then_some(inner)?
            } else if self.take('<') {
                vec![vec![self.slot()?]]
            } else if self.take('~') {
                vec![vec![Atom::Glue]]
            } else {
                vec![vec![self.word()]]
            };
            let optional = self.take('?');
            readings = product(readings, &item, optional)?;
        }
        Some(readings)
    }

    fn slot(&mut self) -> Option<Atom<'p>> {
        let (name, rest) = self.rest.split_once('>')?;
        self.rest = rest;
        let (slot, terminal) = name.split_once(':').unwrap_or((name, name));
        Some(Atom::Slot { slot, terminal })
    }

    fn word(&mut self) -> Atom<'p> {
        let mut escaped = false;
        let ends = |c: char| {
            let ends = !escaped && matches!(c, ' ' | '|' | '(' | ')' | '<' | '>' | '~' | '?');
            escaped = !escaped && c == '\\';
            ends
        };
        let (word, rest) = self.rest.split_at(self.rest.find(ends).unwrap_or(self.rest.len()));
        self.rest = rest;
        Atom::Word(if word.contains('\\') { Cow::Owned(unescaped(word)) } else { Cow::Borrowed(word) })
    }
}

/// A word without its backslashes; the mark after each is literal.
fn unescaped(word: &str) -> String {
    let mut chars = word.chars();
    let mut plain = String::with_capacity(word.len());
    while let Some(c) = chars.next() {
        plain.push(if c == '\\' { chars.next().unwrap_or('\\') } else { c });
    }
    plain
}

fn product<'p>(left: Vec<Vec<Atom<'p>>>, right: &[Vec<Atom<'p>>], optional: bool) -> Option<Vec<Vec<Atom<'p>>>> {
    // Most steps are one word or slot.
    if let ([only], false) = (right, optional) {
        let longer = |mut start: Vec<Atom<'p>>| {
            start.extend_from_slice(only);
            start
        };
        return Some(left.into_iter().map(longer).collect());
    }
    let mut all = Vec::new();
    for start in left {
        let longer = right.iter().map(|end| start.iter().chain(end).cloned().collect()).collect::<Vec<_>>();
        all.extend(optional.then_some(start));
        all.extend(longer);
    }
    (all.len() <= MOST).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, expect: &[&str]) {
        let show = |atom: &Atom<'_>| match atom {
            Atom::Word(word) => word.to_string(),
            Atom::Slot { slot, terminal } => format!("{slot}={terminal}"),
            Atom::Glue => "+".to_owned(),
        };
        let found: Vec<String> =
            expand(pattern).unwrap().iter().map(|p| p.iter().map(show).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn optional_parts_and_alternatives_are_laid_out() {
        check("(le|ce)? <day> <m:month>", &["day=day m=month", "le day=day m=month", "ce day=day m=month"]);
        check("a~b (c d|e)", &["a + b c d", "a + b e"]);
        check("\\( x \\)", &["( x )"]);
    }

    #[test]
    fn brackets_must_close() {
        assert!(expand("(a|b").is_err());
        assert!(expand("a)").is_err());
        assert!(expand("<a").is_err());
    }
}
