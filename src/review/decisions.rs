//! The decisions file of one source, `review/<source>.toml`, into [`Decisions`]: one `[[fact]]` a decision,
//! with the passage it is about. Proposals and caches are never in it. [`parse`] tells every mistake at
//! once and keeps each decision that says which passage and what; [`super::anchor`] takes them from here.

use crate::config::table::{self, Entry, Reader, Value};
use crate::content::conflict_lines;
use crate::diagnostic::{Diagnostic, Page};
use crate::text::normalise;
use std::ops::Range;

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

/// What a decision is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A number with what it counts.
    Figure,
    /// A quoted passage or reported statement.
    Quotation,
    /// A dated clause.
    Event,
    /// A name.
    Mention,
    /// A time expression.
    Time,
}

impl Kind {
    /// The words of the file; a kind may go by two.
    pub const WORDS: [(&'static str, Kind); 7] = [
        ("figure", Kind::Figure),
        ("quotation", Kind::Quotation),
        ("event", Kind::Event),
        ("mention", Kind::Mention),
        ("time", Kind::Time),
        ("quantity", Kind::Figure),
        ("entity", Kind::Mention),
    ];

    /// The first of its words.
    pub fn name(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// One `[[fact]]`: which passage, and what was decided about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The fact's id, where the decision is about a proposal.
    pub id: Option<String>,
    /// The kind of fact.
    pub kind: Kind,
    /// The passage, word for word, normalised.
    pub exact: String,
    /// The text before it, normalised; it may be empty.
    pub prefix: String,
    /// The text after it, normalised; it may be empty.
    pub suffix: String,
    /// Where it began, in code points of the body, when the decision was made.
    pub start: Option<usize>,
    /// What was decided.
    pub verdict: Verdict,
    /// Its value, as written.
    pub value: Option<String>,
    /// Its unit.
    pub unit: Option<String>,
    /// Its date, ISO 8601 or EDTF as written.
    pub date: Option<String>,
    /// Its speaker.
    pub speaker: Option<String>,
    /// The name it goes by.
    pub name: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Who decided.
    pub by: Option<String>,
    /// When it was decided, as written.
    pub on: Option<String>,
    /// The line of the passage in the decisions file, from 1.
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
    if let Some((open, lines)) = conflict_lines(&page) {
        let found = Diagnostic::error("merge-conflict", format!("unresolved merge in {path}, {lines}")).at(&page, open..open + 7);
        let remedy = "keep the decisions that hold and delete the lines with <<<<<<<, ======= and >>>>>>>";
        return (Decisions::default(), vec![found.remedy(remedy)]);
    }
    let (entries, mut found) = table::toml(&page, text.len() - text.trim_start_matches('\u{feff}').len()..text.len());
    let mut reader = Reader::new(&page, entries);
    let mut decisions = Decisions::default();
    if let Some(node) = reader.take(&["fact"]) {
        match node.value {
            Value::Array(items) => {
                for item in items {
                    if let Value::Table(entries) = item.value {
                        decisions.facts.extend(decision(&page, entries, item.range, &mut found));
                    }
                }
            }
            _ => reader.wrong(&node, &["fact"], "[[fact]] above each decision"),
        }
    }
    // Which format the file has; there is one so far.
    reader.integer(&["version"], 1, 1);
    found.extend(reader.finish());
    tell_twice(&page, &decisions, &mut found);
    found.sort();
    (decisions, found)
}

/// One `[[fact]]`; none if it does not say which passage of what kind, or what was decided.
fn decision(page: &Page<'_>, entries: Vec<Entry>, range: Range<usize>, found: &mut Vec<Diagnostic>) -> Option<Decision> {
    let place = entries.iter().find(|entry| entry.key == "exact").or(entries.first()).map_or(range, |entry| entry.range.clone());
    let mut reader = Reader::new(page, entries);
    let given = ["kind", "decision"].map(|key| reader.has(key));
    let kind = reader.choice(&["kind"], &Kind::WORDS);
    let verdict = reader.choice(&["decision"], &Verdict::WORDS);
    let exact = passage(&mut reader, "exact");
    let made = Decision {
        id: reader.string(&["id"]),
        kind: kind.unwrap_or(Kind::Quotation),
        prefix: passage(&mut reader, "prefix"),
        suffix: passage(&mut reader, "suffix"),
        start: reader.integer(&["start"], 0, i64::from(u32::MAX)).and_then(|start| usize::try_from(start).ok()),
        verdict: verdict.unwrap_or(Verdict::Accepted),
        value: reader.string(&["value"]),
        unit: reader.string(&["unit"]),
        date: reader.string(&["date"]),
        speaker: reader.string(&["speaker"]),
        name: reader.string(&["name"]),
        note: reader.string(&["note"]),
        by: reader.string(&["by"]),
        on: reader.string(&["on"]),
        line: page.position(place.start).line,
        exact,
    };
    found.extend(reader.finish());
    let missing = [(!given[0], "kind"), (!given[1], "decision"), (made.exact.is_empty(), "exact")];
    for (_, key) in missing.iter().filter(|(missing, _)| *missing) {
        let lacks = Diagnostic::error("key-missing", format!("this decision has no `{key}`")).at(page, place.clone());
        let remedy = match *key {
            "kind" => "add kind = \"figure\", \"quotation\", \"event\", \"mention\" or \"time\"",
            "decision" => "add decision = \"accepted\", \"rejected\", \"edited\" or \"added\"",
            _ => "add exact = \"…\", the passage word for word",
        };
        found.push(lacks.remedy(remedy));
    }
    (kind.is_some() && verdict.is_some() && !made.exact.is_empty()).then_some(made)
}

/// A passage, normalised as the body is; its white space is kept.
fn passage(reader: &mut Reader<'_>, key: &'static str) -> String {
    let Some(node) = reader.take(&[key]) else { return String::new() };
    match &node.value {
        Value::String(text) => normalise(text).text,
        _ => {
            reader.wrong(&node, &[key], "the passage in quotes");
            String::new()
        }
    }
}

/// Says which passages were decided on twice in different ways.
fn tell_twice(page: &Page<'_>, decisions: &Decisions, found: &mut Vec<Diagnostic>) {
    let mut seen = std::collections::BTreeMap::new();
    for fact in &decisions.facts {
        let key = (fact.kind, fact.exact.as_str(), fact.prefix.as_str(), fact.suffix.as_str(), fact.start);
        let first: &Decision = seen.entry(key).or_insert(fact);
        if first.verdict != fact.verdict {
            let message = format!("this passage was decided on in line {} in another way", first.line);
            let twice = Diagnostic::warning("decision-twice", message).file(page.file);
            let mut twice = twice.remedy("keep one of the two [[fact]] sections; the later one counts");
            twice.position = Some(crate::diagnostic::Position { line: fact.line, column: 1 });
            found.push(twice);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_with_all_it_says() {
        let text = "[[fact]]\nid = \"q1\"\nkind = \"quantity\"\nexact = \"e\u{301}tats 12 blessés\"\nprefix = \"soit \"\nstart = 40\ndecision = \"edited\"\nvalue = 12\nby = \"AM\"\non = 2022-01-12\n";
        let (decisions, found) = parse("review/a.toml", text);
        assert!(found.is_empty(), "{found:?}");
        let fact = &decisions.facts[0];
        assert_eq!((fact.exact.as_str(), fact.prefix.as_str(), fact.start), ("états 12 blessés", "soit ", Some(40)));
        assert_eq!((fact.verdict, fact.kind, fact.value.as_deref()), (Verdict::Edited, Kind::Figure, Some("12")));
        assert_eq!((fact.on.as_deref(), fact.line), (Some("2022-01-12"), 4));
    }

    #[test]
    fn mistakes_are_told_and_the_rest_is_kept() {
        let text = "[[fact]]\nkind = \"quantity\"\nexact = \"a\"\ndecision = \"acepted\"\n[[fact]]\nkind = \"time\"\ndecision = \"accepted\"\n\
                    [[fact]]\nkind = \"event\"\nexact = \"b\"\ndecision = \"rejected\"\nspeeker = \"x\"\n";
        let (decisions, found) = parse("review/a.toml", text);
        assert_eq!(decisions.facts.len(), 1);
        let codes: Vec<_> = found.iter().map(|d| (d.code, d.position.map_or(0, |p| p.line))).collect();
        assert_eq!(codes, [("value-wrong", 4), ("key-missing", 6), ("key-unknown", 12)]);
    }

    #[test]
    fn a_merge_left_open() {
        let (_, found) = parse("review/a.toml", "[[fact]]\n<<<<<<< HEAD\nkind = \"x\"\n=======\n>>>>>>> b\n");
        assert_eq!(found[0].message, "unresolved merge in review/a.toml, lines 2–5");
    }
}
