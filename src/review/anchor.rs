//! Where a decision's passage stands in the text as it is now. [`anchor`] looks for it word for word, tells
//! several occurrences apart by what stood before and after and by where it began, then once more without
//! regard to spaces and forms of quotes. What is not found is an orphan, never forced onto another passage:
//! [`orphan`] then shows the nearest one with the words that differ. Pure, and linear in the text.

use super::decisions::Decision;
use crate::diagnostic::{Diagnostic, Position};
use crate::span::Span;
use std::collections::HashMap;

/// Whether and where a decision's passage was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchored {
    /// Word for word, here.
    Found(Span),
    /// Not in the text any more.
    Orphan {
        /// The passage most like it, if one shares at least half of its words.
        nearest: Option<Span>,
    },
}

/// Words of a passage that are compared at most.
const MOST_WORDS: usize = 300;
/// Bytes before and after an occurrence that are compared at most.
const CONTEXT: usize = 200;

/// Finds the passage of `decision` in `text`, the normalised body of its source.
pub fn anchor(decision: &Decision, text: &str) -> Anchored {
    let exact = decision.exact.as_str();
    if exact.is_empty() {
        return Anchored::Orphan { nearest: None };
    }
    let start = decision.start.map(|start| text.char_indices().nth(start).map_or(text.len(), |(at, _)| at));
    if let Some(span) = best(text, exact, (&decision.prefix, &decision.suffix), start) {
        return Anchored::Found(span);
    }
    let loose = Loose::new(text);
    let wanted = Loose::new(exact).text;
    let context = (Loose::new(&decision.prefix).text, Loose::new(&decision.suffix).text);
    let start = start.map(|start| loose.offsets.partition_point(|at| (*at as usize) < start));
    match best(&loose.text, wanted.trim(), (&context.0, &context.1), start) {
        Some(span) => Anchored::Found(loose.given(span)),
        None => Anchored::Orphan { nearest: nearest(text, exact) },
    }
}

/// The occurrence of `exact` whose surroundings fit best; among equals the one nearest to `start`, or the first.
fn best(text: &str, exact: &str, context: (&str, &str), start: Option<usize>) -> Option<Span> {
    if exact.is_empty() {
        return None;
    }
    let rate = |at: usize| {
        let before = text.get(..at).unwrap_or("");
        let after = text.get(at + exact.len()..).unwrap_or("");
        let fits = common_end(before, context.0) + common_start(after, context.1);
        (fits, std::cmp::Reverse(start.map_or(0, |start| start.abs_diff(at))), std::cmp::Reverse(at))
    };
    let at = text.match_indices(exact).map(|(at, _)| at).max_by_key(|at| rate(*at))?;
    Some(Span::new(at, at + exact.len()))
}

fn common_end(a: &str, b: &str) -> usize {
    a.bytes().rev().zip(b.bytes().rev()).take(CONTEXT).take_while(|(a, b)| a == b).count()
}

fn common_start(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take(CONTEXT).take_while(|(a, b)| a == b).count()
}

/// A text with all white space as single spaces and all quotes of a class alike, and the way back.
struct Loose {
    text: String,
    /// For each byte of `text`, its byte in the given text; one more for the end.
    offsets: Vec<u32>,
}

impl Loose {
    fn new(given: &str) -> Self {
        let mut text = String::with_capacity(given.len());
        let mut offsets = Vec::with_capacity(given.len() + 1);
        for (at, c) in given.char_indices() {
            let c = match c {
                c if c.is_whitespace() && text.ends_with(' ') => continue,
                c if c.is_whitespace() => ' ',
                '’' | '‘' | 'ʼ' | '′' => '\'',
                '“' | '”' | '„' | '«' | '»' => '"',
                '‐' | '‑' | '–' | '—' => '-',
                c => c,
            };
            text.push(c);
            offsets.resize(text.len(), u32::try_from(at).unwrap_or(u32::MAX));
        }
        offsets.push(u32::try_from(given.len()).unwrap_or(u32::MAX));
        Self { text, offsets }
    }

    fn given(&self, span: Span) -> Span {
        let at = |offset: u32| self.offsets.get(offset as usize).copied().unwrap_or(0);
        Span { start: at(span.start), end: at(span.end) }
    }
}

/// The words of a text, with their places.
fn words(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match (c.is_alphanumeric(), open) {
            (true, None) => open = Some(at),
            (false, Some(start)) => {
                found.push(Span::new(start, at));
                open = None;
            }
            _ => {}
        }
    }
    found.extend(open.map(|start| Span::new(start, text.len())));
    found
}

/// The run of as many words as `exact` has that shares most words with it: one pass over the text.
fn nearest(text: &str, exact: &str) -> Option<Span> {
    let wanted: Vec<String> = words(exact).iter().take(MOST_WORDS).map(|word| word.of(exact).to_lowercase()).collect();
    let mut lacking: HashMap<&str, isize> = HashMap::new();
    for word in &wanted {
        *lacking.entry(word).or_default() += 1;
    }
    let places = words(text);
    let lower: Vec<String> = places.iter().map(|word| word.of(text).to_lowercase()).collect();
    let width = wanted.len().min(places.len());
    let (mut shared, mut most, mut best_end) = (0_usize, 0, 0);
    for (at, word) in lower.iter().enumerate() {
        if let Some(count) = lacking.get_mut(word.as_str()) {
            shared += usize::from(*count > 0);
            *count -= 1;
        }
        if let Some(count) = at.checked_sub(width).and_then(|old| lower.get(old)).and_then(|old| lacking.get_mut(old.as_str())) {
            *count += 1;
            shared -= usize::from(*count > 0);
        }
        if shared > most {
            (most, best_end) = (shared, at);
        }
    }
    if most == 0 || most * 2 < wanted.len() {
        return None;
    }
    let first = places.get((best_end + 1).saturating_sub(width))?;
    Some(first.join(*places.get(best_end)?))
}

/// The message for a decision whose passage is not in `text`, with the words that differ from the `nearest`
/// passage; `path` is the decisions file.
pub fn orphan(path: &str, decision: &Decision, text: &str, nearest: Option<Span>) -> Diagnostic {
    let message = format!("« {} » is not in the source any more; the decision is kept and not used", short(&decision.exact));
    let mut found = Diagnostic::error("fact-orphan", message).file(path);
    found.position = Some(Position { line: decision.line, column: 1 });
    match nearest {
        Some(span) => found.remedy(format!(
            "the nearest passage is « {} »: if it is meant, set exact to it",
            difference(&decision.exact, span.of(text))
        )),
        None => found.remedy("if the source was right to change, delete the decision or set decision = \"rejected\""),
    }
}

fn short(text: &str) -> String {
    match text.char_indices().nth(100) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or("")),
        None => text.to_owned(),
    }
}

/// The words of `new`, with those that `old` had instead: `il a [-deux-] {+trois+} ports`.
fn difference(old: &str, new: &str) -> String {
    let old: Vec<&str> = old.split_whitespace().take(MOST_WORDS).collect();
    let new: Vec<&str> = new.split_whitespace().take(MOST_WORDS).collect();
    let width = new.len() + 1;
    // Length of the longest common run of words from (i, j) on.
    let mut common = vec![0_u16; (old.len() + 1) * width];
    let cell = |i: usize, j: usize| i * width + j;
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[cell(i, j)] = if old[i] == new[j] {
                common[cell(i + 1, j + 1)] + 1
            } else {
                common[cell(i + 1, j)].max(common[cell(i, j + 1)])
            };
        }
    }
    let mut parts: Vec<String> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            parts.push(new[j].to_owned());
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (j == new.len() || common[cell(i + 1, j)] >= common[cell(i, j + 1)]) {
            parts.push(format!("[-{}-]", old[i]));
            i += 1;
        } else {
            parts.push(format!("{{+{}+}}", new[j]));
            j += 1;
        }
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::parse;
    use proptest::prelude::*;

    fn decision(exact: &str, more: &str) -> Decision {
        let text = format!("[[fact]]\nkind = \"quantity\"\ndecision = \"accepted\"\nexact = '''{exact}'''\n{more}");
        parse("r", &text).0.facts.remove(0)
    }

    fn check(text: &str, exact: &str, more: &str, expect: Option<&str>) {
        let got = match anchor(&decision(exact, more), text) {
            Anchored::Found(span) => Some(format!("{}:{}", span.start, span.of(text))),
            Anchored::Orphan { .. } => None,
        };
        assert_eq!(got.as_deref(), expect, "{exact} in {text}");
    }

    #[test]
    fn occurrences_are_told_apart() {
        let text = "Ils sont dix ici, dix là, dix partout.";
        check(text, "dix", "", Some("9:dix"));
        check(text, "dix", "start = 18", Some("18:dix"));
        check(text, "dix", "prefix = \"là, \"", Some("27:dix"));
        check(text, "onze", "", None);
    }

    #[test]
    fn other_spaces_and_quotes_are_the_same_passage() {
        check("Il a dit :\n« l’eau\u{a0}monte »", "l'eau monte", "", Some("14:l’eau\u{a0}monte"));
        check("« oui »", "\" oui \"", "", Some("0:« oui »"));
    }

    #[test]
    fn an_orphan_shows_what_differs() {
        let text = "Le port compte douze quais. La ville en voulait vingt.";
        let decision = decision("Le port compte onze quais", "");
        let Anchored::Orphan { nearest } = anchor(&decision, text) else { panic!("found") };
        let shown = orphan("review/a.toml", &decision, text, nearest);
        assert!(shown.remedy.as_deref().is_some_and(|r| r.contains("Le port compte [-onze-] {+douze+} quais")), "{shown:?}");
    }

    proptest! {
        #[test]
        fn what_is_found_is_inside(text in "[ab «»'\u{a0}é\n]{0,60}", exact in "[ab «»'\u{a0}é]{1,6}", start in 0usize..80) {
            let mut wanted = decision("x", "");
            (wanted.exact, wanted.start) = (exact.clone(), Some(start));
            match anchor(&wanted, &text) {
                Anchored::Found(span) => prop_assert!(!span.of(&text).is_empty()),
                Anchored::Orphan { nearest } => {
                    prop_assert!(!text.contains(&exact));
                    prop_assert!(nearest.is_none_or(|span| !span.of(&text).is_empty()));
                }
            }
        }
    }
}
