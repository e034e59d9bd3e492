//! The decisions file of one source.

use crate::config::table::{self, Reader, Value};
use crate::diagnostic::{Diagnostic, Page};

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The proposal is right.
    Accepted,
    /// The proposal is wrong; kept, so that it does not come back.
    Rejected,
    /// Right with the values given here.
    Edited,
    /// Added by a person.
    Added,
}

impl Verdict {
    /// The words of the file.
    pub const WORDS: [(&'static str, Verdict); 4] = [
        ("accepted", Verdict::Accepted),
        ("rejected", Verdict::Rejected),
        ("edited", Verdict::Edited),
        ("added", Verdict::Added),
    ];
}

/// One `[[fact]]`: which passage, and what was decided about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The fact's id, where the decision is about a proposal.
    pub id: Option<String>,
    /// Quotation, quantity, time, event or entity.
    pub kind: String,
    /// The passage, word for word, normalised.
    pub exact: String,
    /// The text before it, normalised.
    pub prefix: String,
    /// The text after it, normalised.
    pub suffix: String,
    /// Where it began, in code points of the body, when the decision was made.
    pub start: Option<usize>,
    /// What was decided.
    pub verdict: Verdict,
    /// The value as a person gives it: a number.
    pub value: Option<String>,
    /// Its unit.
    pub unit: Option<String>,
    /// The date.
    pub date: Option<String>,
    /// The speaker.
    pub speaker: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Who decided.
    pub by: Option<String>,
    /// When, as written.
    pub on: Option<String>,
    /// The line of `[[fact]]` in the file.
    pub line: u32,
}

/// All decisions about one source, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    /// The decisions.
    pub facts: Vec<Decision>,
}

/// Reads the text of the decisions file `path`.
pub fn parse(path: &str, text: &str) -> (Decisions, Vec<Diagnostic>) {
    let page = Page::new(path, text);
    let (entries, mut found) = table::toml(&page, 0..text.len());
    let mut reader = Reader::new(&page, entries);
    let mut decisions = Decisions::default();
    if let Some(node) = reader.take(&["fact"]) {
        match node.value {
            Value::Array(items) => {
                for item in items {
                    let line = page.position(item.range.start).line;
                    let Value::Table(entries) = item.value else { continue };
                    let mut fact = Reader::new(&page, entries);
                    let verdict = fact.choice(&["decision"], &Verdict::WORDS);
                    let exact = fact.string(&["exact"]);
                    let decision = Decision {
                        id: fact.string(&["id"]),
                        kind: fact.string(&["kind"]).unwrap_or_default(),
                        exact: exact.unwrap_or_default(),
                        prefix: fact.string(&["prefix"]).unwrap_or_default(),
                        suffix: fact.string(&["suffix"]).unwrap_or_default(),
                        start: fact.integer(&["start"], 0, i64::MAX).and_then(|n| usize::try_from(n).ok()),
                        verdict: verdict.unwrap_or(Verdict::Accepted),
                        value: fact.string(&["value"]),
                        unit: fact.string(&["unit"]),
                        date: fact.string(&["date"]),
                        speaker: fact.string(&["speaker"]),
                        note: fact.string(&["note"]),
                        by: fact.string(&["by"]),
                        on: fact.string(&["on"]),
                        line,
                    };
                    found.extend(fact.finish());
                    if verdict.is_some() && !decision.exact.is_empty() {
                        decisions.facts.push(decision);
                    }
                }
            }
            _ => reader.wrong(&node, &["fact"], "[[fact]] sections"),
        }
    }
    found.extend(reader.finish());
    (decisions, found)
}
