//! A block of a source's text into HTML with its facts marked ([`highlight`]), without changing a letter of it.
//!
//! A sentence becomes `<span class="s">`; facts in it become one `<mark class="m">` over the union of those that
//! overlap, with the anchor `f-<id>` of the first on the mark, empty anchors for the others, and at the end of each
//! a superscript link to its card. Names are links to their pages. A sentence that a fact runs over is joined to the
//! next, so that all of a fact's evidence lights up together when its anchor is the target of a link.
//! Any ranges are taken, off character boundaries, out of order or outside the text: the result is always well
//! nested, its text is the block's text, and every id stands once.

use std::collections::BTreeSet;

/// A block of text with what is to be marked in it. Ranges are bytes of `text`.
#[derive(Clone, Debug, Default)]
pub struct Block<'a> {
    /// The text, verbatim.
    pub text: &'a str,
    /// Sentences.
    pub sentences: Vec<(usize, usize)>,
    /// Facts and names.
    pub marks: Vec<Fact<'a>>,
}

/// A fact or a name in a block.
#[derive(Clone, Copy, Debug)]
pub struct Fact<'a> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The fact's id; its anchor is `f-<id>`.
    pub id: &'a str,
    /// `figure`, `quotation`, `event`, `mention`.
    pub kind: &'a str,
    /// Path of its card or of the entity's page from the root; empty where there is none.
    pub card: &'a str,
    /// What a name refers to, in full.
    pub label: &'a str,
}

/// What the page adds to all its blocks.
pub struct Setting<'a> {
    /// The way from the page to the root.
    pub root: &'a str,
    /// The spoken names of figures, quotations and events, to stand before their numbers.
    pub kinds: [&'a str; 3],
    /// The number a fact has on the page.
    pub number: &'a dyn Fn(&str) -> Option<u64>,
}

/// What happens at a byte of the text, in the order of happening there: inner things close first and open last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    CloseName,
    Link(usize),
    CloseMark,
    CloseSentence,
    OpenSentence,
    OpenMark(usize),
    Anchor(usize),
    OpenName(usize),
}

/// Overlapping facts, to be marked as one.
struct Union {
    start: usize,
    end: usize,
    facts: Vec<usize>,
}

/// The block as HTML, without the element around it.
pub fn highlight(block: &Block<'_>, setting: &Setting<'_>) -> String {
    let steps = plan(block);
    let mut writer = Writer {
        out: String::with_capacity(block.text.len() + block.text.len() / 8 + block.marks.len() * 160),
        setting,
        block,
        seen: BTreeSet::new(),
    };
    let mut at = 0;
    for (position, step) in &steps.list {
        writer.text(at, *position);
        at = *position;
        writer.step(*step, &steps.unions);
    }
    writer.text(at, block.text.len());
    writer.out
}

struct Plan {
    list: Vec<(usize, Step)>,
    unions: Vec<Union>,
}

fn plan(block: &Block<'_>) -> Plan {
    let snap = |at: usize| block.text.floor_char_boundary(at.min(block.text.len()));
    let range = |fact: &Fact<'_>| {
        let start = snap(fact.start);
        (start, snap(fact.end).max(start))
    };
    let mut list: Vec<(usize, Step)> = Vec::with_capacity(block.marks.len() * 3 + block.sentences.len() * 2);

    // Names first: none may overlap another, and nothing may begin or end inside one, since links do not nest.
    let mut order: Vec<usize> = (0..block.marks.len()).collect();
    order.sort_by_key(|&at| block.marks.get(at).map(|fact| (range(fact).0, usize::MAX - range(fact).1)));
    let mut names: Vec<(usize, usize)> = Vec::new();
    for &at in &order {
        let Some(fact) = block.marks.get(at).filter(|fact| fact.kind == "mention") else { continue };
        let (start, end) = range(fact);
        if start == end || names.last().is_some_and(|&(_, last)| start < last) {
            list.push((start, Step::Anchor(at)));
        } else {
            names.push((start, end));
            list.push((start, Step::OpenName(at)));
            list.push((end, Step::CloseName));
        }
    }

    let unions = unite(block, &order, &names, range, &mut list);
    let mut pieces: Vec<(usize, usize)> = block.sentences.iter().map(|&(start, end)| (snap(start), snap(end))).collect();
    pieces.extend(unions.iter().map(|union| (union.start, union.end)));
    pieces.extend(names.iter().copied());
    for (start, end) in merge(pieces) {
        list.push((start, Step::OpenSentence));
        list.push((end, Step::CloseSentence));
    }
    list.sort_unstable();
    Plan { list, unions }
}

/// Brings overlapping facts together and plans their marks, anchors and links.
fn unite(
    block: &Block<'_>,
    order: &[usize],
    names: &[(usize, usize)],
    range: impl Fn(&Fact<'_>) -> (usize, usize),
    list: &mut Vec<(usize, Step)>,
) -> Vec<Union> {
    let around = |at: usize| {
        let next = names.partition_point(|&(start, _)| start < at);
        next.checked_sub(1).and_then(|before| names.get(before)).copied().filter(|&(_, end)| at < end)
    };
    // A fact that starts or ends inside a name is widened to the whole name, which may change the order of starts.
    let mut facts: Vec<(usize, usize, usize)> = Vec::new();
    for &at in order {
        let Some(fact) = block.marks.get(at).filter(|fact| fact.kind != "mention") else { continue };
        let (start, end) = range(fact);
        let widened = (around(start).map_or(start, |(start, _)| start), around(end).map_or(end, |(_, end)| end));
        if start == end {
            list.push((widened.1, Step::Link(at)));
        } else {
            facts.push((widened.0, widened.1, at));
        }
    }
    facts.sort_by_key(|&(start, end, _)| (start, usize::MAX - end));
    let mut unions: Vec<Union> = Vec::new();
    for (start, end, at) in facts {
        list.push((end, Step::Link(at)));
        match unions.last_mut() {
            Some(last) if start < last.end => {
                last.end = last.end.max(end);
                last.facts.push(at);
                list.push((start, Step::Anchor(at)));
            }
            _ => unions.push(Union { start, end, facts: vec![at] }),
        }
    }
    for (number, union) in unions.iter().enumerate() {
        list.push((union.start, Step::OpenMark(number)));
        list.push((union.end, Step::CloseMark));
    }
    unions
}

/// The ranges in order, those that overlap joined, empty ones left out.
fn merge(mut ranges: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    ranges.retain(|&(start, end)| start < end);
    ranges.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::with_capacity(ranges.len());
    for (start, end) in ranges {
        match merged.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

struct Writer<'a> {
    out: String,
    setting: &'a Setting<'a>,
    block: &'a Block<'a>,
    seen: BTreeSet<&'a str>,
}

impl<'a> Writer<'a> {
    fn text(&mut self, from: usize, to: usize) {
        escape(self.block.text.get(from..to).unwrap_or(""), &mut self.out);
    }

    fn step(&mut self, step: Step, unions: &[Union]) {
        match step {
            Step::OpenSentence => self.out.push_str("<span class=\"s\">"),
            Step::CloseSentence => self.out.push_str("</span>"),
            Step::OpenMark(number) => {
                if let Some(union) = unions.get(number) {
                    self.open_mark(union);
                }
            }
            Step::CloseMark => self.out.push_str("</mark>"),
            Step::Anchor(at) => {
                if let Some(fact) = self.fact(at)
                    && self.seen.insert(fact.id)
                {
                    self.out.push_str("<span class=\"a\"");
                    self.attribute("id", "f-", fact.id);
                    self.out.push_str("></span>");
                }
            }
            Step::OpenName(at) => {
                if let Some(fact) = self.fact(at) {
                    self.open_name(fact);
                }
            }
            // The element a name opened with is the one the plan closes: a link without address is no link.
            Step::CloseName => self.out.push_str("</a>"),
            Step::Link(at) => {
                if let Some(fact) = self.fact(at) {
                    self.link(fact);
                }
            }
        }
    }

    fn fact(&self, at: usize) -> Option<&'a Fact<'a>> {
        self.block.marks.get(at)
    }

    fn open_mark(&mut self, union: &Union) {
        self.out.push_str("<mark");
        if let Some(fact) = union.facts.first().and_then(|&at| self.fact(at))
            && self.seen.insert(fact.id)
        {
            self.attribute("id", "f-", fact.id);
        }
        self.out.push_str(" class=\"m");
        let mut kinds: Vec<&str> = union.facts.iter().filter_map(|&at| self.fact(at)).map(|fact| fact.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            self.out.push(' ');
            escape(kind, &mut self.out);
        }
        self.out.push_str("\">");
    }

    fn open_name(&mut self, fact: &Fact<'a>) {
        self.out.push_str("<a class=\"n\"");
        if self.seen.insert(fact.id) {
            self.attribute("id", "f-", fact.id);
        }
        if !fact.card.is_empty() {
            self.attribute("href", self.setting.root, fact.card);
            // A spoken name must hold the words that are seen, or voice control cannot reach the link.
            let shown = self.block.text.get(fact.start..fact.end).unwrap_or("");
            if fact.label.len() > shown.len() && fact.label.contains(shown) {
                self.attribute("aria-label", "", fact.label);
            }
        }
        self.out.push('>');
    }

    /// The superscript that leads to the fact's card. A fact of no length has no mark to carry its anchor.
    fn link(&mut self, fact: &Fact<'a>) {
        let anchor = self.seen.insert(fact.id);
        if fact.card.is_empty() && !anchor {
            return;
        }
        self.out.push_str("<sup class=\"r\"");
        if anchor {
            self.attribute("id", "f-", fact.id);
        }
        self.out.push('>');
        if !fact.card.is_empty() {
            self.out.push_str("<a");
            self.attribute("href", self.setting.root, fact.card);
            let [figure, quotation, event] = self.setting.kinds;
            let kind = match fact.kind {
                "figure" => figure,
                "quotation" => quotation,
                _ => event,
            };
            let number = (self.setting.number)(fact.id).map_or_else(|| "•".to_owned(), |number| number.to_string());
            self.attribute("aria-label", kind, &format!(" {number}"));
            self.out.push('>');
            self.out.push_str(&number);
            self.out.push_str("</a>");
        }
        self.out.push_str("</sup>");
    }

    fn attribute(&mut self, name: &str, prefix: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(prefix, &mut self.out);
        escape(value, &mut self.out);
        self.out.push('"');
    }
}

/// Appends `text` with the five characters that mean something in HTML replaced.
pub(super) fn escape(text: &str, out: &mut String) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(text.get(from..at).unwrap_or(""));
        out.push_str(entity);
        from = at + 1;
    }
    out.push_str(text.get(from..).unwrap_or(""));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KINDS: [&str; 4] = ["figure", "quotation", "event", "mention"];

    fn render(block: &Block<'_>) -> String {
        let setting = Setting { root: "../../", kinds: ["chiffre", "citation", "date"], number: &|id| id.parse().ok() };
        highlight(block, &setting)
    }

    fn fact<'a>(start: usize, end: usize, id: &'a str, kind: &'a str) -> Fact<'a> {
        Fact { start, end, id, kind, card: "x/index.html", label: "" }
    }

    /// The text of `html` without superscripts, and its ids; panics if tags are not well nested.
    fn read(html: &str) -> (String, Vec<String>) {
        let (mut text, mut ids, mut open, mut rest) = (String::new(), Vec::new(), Vec::new(), html);
        while let Some(at) = rest.find('<') {
            let (before, tagged) = rest.split_at(at);
            if !open.contains(&"sup") {
                text.push_str(before);
            }
            let (tag, after) = tagged[1..].split_once('>').unwrap();
            assert!(!tag.contains('<'), "{html}");
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name), "{html}");
            } else {
                let name = tag.split(' ').next().unwrap();
                assert!(name != "a" || !open.contains(&"a"), "a link in a link: {html}");
                assert!(name != "mark" || !open.contains(&"mark"), "a mark in a mark: {html}");
                open.push(name);
                if let Some((_, id)) = tag.split_once(" id=\"") {
                    ids.push(id.split('"').next().unwrap().to_owned());
                }
            }
            rest = after;
        }
        assert!(open.is_empty(), "{html}");
        text.push_str(rest);
        let plain =
            text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
        (plain, ids)
    }

    #[test]
    fn one_fact_in_its_sentence() {
        let block = Block {
            text: "Il a plu. La digue a cédé.",
            sentences: vec![(0, 9), (10, 28)],
            marks: vec![fact(10, 18, "7", "event")],
        };
        assert_eq!(
            render(&block),
            "<span class=\"s\">Il a plu.</span> <span class=\"s\"><mark id=\"f-7\" class=\"m event\">La digue<sup class=\"r\">\
             <a href=\"../../x/index.html\" aria-label=\"date 7\">7</a></sup></mark> a cédé.</span>"
        );
    }

    #[test]
    fn overlapping_facts_share_one_mark() {
        let marks = vec![fact(0, 6, "1", "quotation"), fact(3, 9, "2", "figure")];
        let html = render(&Block { text: "abc def ghi", sentences: vec![(0, 11)], marks });
        assert_eq!(html.matches("<mark").count(), 1);
        assert!(
            html.contains("<mark id=\"f-1\" class=\"m figure quotation\">abc<span class=\"a\" id=\"f-2\"></span> de"),
            "{html}"
        );
    }

    #[test]
    fn a_fact_over_two_sentences_joins_them() {
        let html =
            render(&Block { text: "Un. Deux.", sentences: vec![(0, 3), (4, 9)], marks: vec![fact(0, 9, "1", "quotation")] });
        assert_eq!(html.matches("class=\"s\"").count(), 1);
    }

    #[test]
    fn a_fact_that_ends_inside_a_name_takes_the_whole_name() {
        let marks = vec![fact(0, 8, "1", "figure"), fact(5, 13, "2", "mention")];
        let html = render(&Block { text: "deux Orléans", sentences: vec![(0, 13)], marks });
        assert!(
            html.ends_with(
                "</a><sup class=\"r\"><a href=\"../../x/index.html\" aria-label=\"chiffre 1\">1</a></sup></mark></span>"
            ),
            "{html}"
        );
    }

    proptest! {
        #[test]
        fn any_ranges_give_well_formed_html_with_the_same_text(
            text in "[a-cé<&\"'>»\u{202f}𝄞 .]{0,30}",
            sentences in prop::collection::vec((0usize..40, 0usize..40), 0..5),
            marks in prop::collection::vec((0usize..40, 0usize..40, 0usize..4, 0usize..6, any::<bool>()), 0..8),
        ) {
            let ids: Vec<String> = (0..6).map(|id| id.to_string()).collect();
            let marks: Vec<Fact<'_>> = marks
                .iter()
                .map(|&(start, end, kind, id, card)| Fact {
                    start, end, id: &ids[id], kind: KINDS[kind], card: if card { "y/?a=\"&b" } else { "" }, label: "abc",
                })
                .collect();
            let given: BTreeSet<String> = marks.iter().map(|fact| format!("f-{}", fact.id)).collect();
            let (read_text, read_ids) = read(&render(&Block { text: &text, sentences, marks }));
            prop_assert_eq!(read_text, text);
            let unique: BTreeSet<String> = read_ids.iter().cloned().collect();
            prop_assert_eq!(unique.len(), read_ids.len());
            prop_assert_eq!(unique, given);
        }
    }
}
