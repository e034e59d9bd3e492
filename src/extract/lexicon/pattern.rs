//! Token patterns, as the lexicons write them: `(le|ce)? <weekday>? <day> <month> <year>?` becomes the
//! flat sequences of [`Atom`]s it stands for ([`expand`]). Words are lower-case tokens, `<slot:terminal>`
//! is something to capture, `~` says that no white space stands there, `\` takes the next mark literally.
//! Patterns are read once, when a lexicon is loaded; matching is the extractors' business.

/// One step of a flat pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Atom {
    /// This lower-case token.
    Word(String),
    /// Something of the kind `terminal`, kept under the name `slot`.
    Slot {
        /// The name it is kept under.
        slot: String,
        /// What it must be.
        terminal: String,
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
pub(super) fn expand(pattern: &str) -> Result<Vec<Vec<Atom>>, String> {
    let mut reader = Reader { chars: pattern.chars().peekable() };
    let found = reader.choice().ok_or_else(|| format!("pattern {pattern:?}: brackets do not close"))?;
    if reader.chars.next().is_some() || found.is_empty() || found.len() > MOST {
        return Err(format!("pattern {pattern:?}: unbalanced, or too many readings ({})", found.len()));
    }
    Ok(found)
}

struct Reader<'p> {
    chars: std::iter::Peekable<std::str::Chars<'p>>,
}

impl Reader<'_> {
    /// Alternatives up to a closing bracket or the end.
    fn choice(&mut self) -> Option<Vec<Vec<Atom>>> {
        let mut all = self.sequence()?;
        while self.chars.next_if_eq(&'|').is_some() {
            all.extend(self.sequence()?);
        }
        Some(all)
    }

    fn sequence(&mut self) -> Option<Vec<Vec<Atom>>> {
        let mut readings: Vec<Vec<Atom>> = vec![Vec::new()];
        while let Some(&c) = self.chars.peek() {
            let item = match c {
                '|' | ')' => break,
                ' ' => {
                    self.chars.next();
                    continue;
                }
                '(' => {
                    self.chars.next();
                    let inner = self.choice()?;
                    self.chars.next_if_eq(&')')?;
                    inner
                }
                '<' => {
                    self.chars.next();
                    vec![vec![self.slot()?]]
                }
                '~' => {
                    self.chars.next();
                    vec![vec![Atom::Glue]]
                }
                _ => vec![vec![self.word()]],
            };
            let optional = self.chars.next_if_eq(&'?').is_some();
            readings = product(&readings, &item, optional)?;
        }
        Some(readings)
    }

    fn slot(&mut self) -> Option<Atom> {
        let mut name = String::new();
        loop {
            match self.chars.next()? {
                '>' => break,
                c => name.push(c),
            }
        }
        let (slot, terminal) = name.split_once(':').unwrap_or((&name, &name));
        Some(Atom::Slot { slot: slot.to_owned(), terminal: terminal.to_owned() })
    }

    fn word(&mut self) -> Atom {
        let mut word = String::new();
        while let Some(&c) = self.chars.peek() {
            if matches!(c, ' ' | '|' | '(' | ')' | '<' | '>' | '~' | '?') {
                break;
            }
            self.chars.next();
            word.push(if c == '\\' { self.chars.next().unwrap_or('\\') } else { c });
        }
        Atom::Word(word)
    }
}

fn product(left: &[Vec<Atom>], right: &[Vec<Atom>], optional: bool) -> Option<Vec<Vec<Atom>>> {
    let mut all = Vec::new();
    for start in left {
        if optional {
            all.push(start.clone());
        }
        for end in right {
            all.push(start.iter().chain(end).cloned().collect());
        }
    }
    (all.len() <= MOST).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, expect: &[&str]) {
        let show = |atom: &Atom| match atom {
            Atom::Word(word) => word.clone(),
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
