//! Quotation marks into passages: which mark opens, which closes it, what has no partner. [`pair`]
//! reads the tokens once and returns the outermost passages in order; they never overlap.
//! Marks of all kinds are read whatever the language: « », “ ”, „ “, ‹ ›, ‘ ’, straight quotes told by
//! the space around them, and dashes of dialogue. An apostrophe is never a mark. A mark repeated at the
//! start of each paragraph continues a passage; a passage never closed ends with its paragraph, or
//! before the next mark if a sentence has ended in between. Who speaks is not known here.

use super::reading::Reading;
use std::ops::Range;

/// The kind of a pair of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// « »
    Guillemets,
    /// ‹ ›
    Angles,
    /// “ ”, or „ “
    Double,
    /// " "
    Straight,
    /// ‘ ’
    Single,
    /// ' '
    Apostrophes,
    /// Two strokes of the typewriter's grave accent and apostrophe.
    Strokes,
    /// A dash at the start of a paragraph.
    Dash,
}

/// A passage between marks.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    /// The opening mark.
    pub(super) open: usize,
    /// What stands between the marks; never empty.
    pub(super) inner: Range<usize>,
    /// The closing mark, if there is one.
    pub(super) close: Option<usize>,
    /// The kind of marks.
    pub(super) style: Style,
}

impl Marked {
    /// The position after the closing mark, or after the last word if none closes.
    pub(super) fn after(&self) -> usize {
        self.close.map_or(self.inner.end, |close| close + 1)
    }
}

/// Passages may hold passages this deep; deeper marks are read as text.
const DEPTH: usize = 4;
/// How far a passage without repeated marks is followed into the next paragraph, in tokens.
const FOLLOW: usize = 300;

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Opens,
    Closes,
    Either,
}

#[derive(Clone, Copy)]
struct Open {
    at: usize,
    style: Style,
}

struct Pairing<'r, 'd> {
    reading: &'r Reading<'d>,
    stack: Vec<Open>,
    /// Passages closed inside the outermost open one.
    inner: Vec<Marked>,
    found: Vec<Marked>,
}

/// The outermost passages of the document, in order.
pub(super) fn pair(reading: &Reading<'_>) -> Vec<Marked> {
    let mut pairing = Pairing { reading, stack: Vec::new(), inner: Vec::new(), found: Vec::new() };
    let mut start = 0;
    for paragraph in &reading.doc.paragraphs {
        let end = start + reading.doc.tokens[start..].partition_point(|t| t.span.start < paragraph.end);
        pairing.paragraph(start..end);
        start = end;
    }
    pairing.end_all(reading.len());
    pairing.found.retain(|m| m.inner.start < m.inner.end);
    pairing.found
}

impl Pairing<'_, '_> {
    fn paragraph(&mut self, tokens: Range<usize>) {
        let mut at = tokens.start;
        if let Some(&outer) = self.stack.first() {
            let mark = self.mark(at, tokens.end);
            let repeated = mark.is_some_and(|(style, role)| style == outer.style && role != Role::Closes)
                || outer.style == Style::Guillemets && self.reading.reads(at, "»");
            if repeated {
                self.stack.truncate(1);
                self.inner.clear();
                at += 1;
            } else if !self.closes_later(outer.style, &tokens) {
                self.end_all(tokens.start);
            }
        }
        if self.stack.is_empty() && self.is_dialogue(&tokens) {
            self.found.push(Marked { open: at, inner: at + 1..tokens.end, close: None, style: Style::Dash });
            return;
        }
        while at < tokens.end {
            if let Some((style, role)) = self.mark(at, tokens.end) {
                self.meet(at, style, role);
            }
            at += 1;
        }
    }

    /// Opens or closes a passage at a mark.
    fn meet(&mut self, at: usize, style: Style, role: Role) {
        let open = self.stack.iter().rposition(|o| o.style == style);
        match (role, open) {
            (Role::Closes | Role::Either, Some(index)) => self.close(index, at),
            (Role::Opens | Role::Either, None) => self.open(at, style),
            (Role::Opens, Some(0)) if style != Style::Guillemets && self.ended_before(at) => {
                self.end_all(at);
                self.open(at, style);
            }
            (Role::Opens, Some(index)) if style == Style::Straight => self.close(index, at),
            (Role::Opens, Some(_)) => self.open(at, style),
            (Role::Closes, None) => {}
        }
    }

    fn open(&mut self, at: usize, style: Style) {
        if self.stack.len() < DEPTH {
            self.stack.push(Open { at, style });
        }
    }

    fn close(&mut self, index: usize, at: usize) {
        let Some(open) = self.stack.get(index).copied() else { return };
        self.stack.truncate(index);
        let marked = Marked {
            open: open.at,
            inner: open.at + 1..at,
            close: Some(at + usize::from(open.style == Style::Strokes)),
            style: open.style,
        };
        if index == 0 {
            self.inner.clear();
            self.found.push(marked);
        } else {
            self.inner.retain(|m| m.open < open.at);
            self.inner.push(marked);
        }
    }

    /// True if a sentence has ended between the outermost opening mark and `at`.
    fn ended_before(&self, at: usize) -> bool {
        let Some(outer) = self.stack.first() else { return false };
        (outer.at + 1..at).rev().take(3).any(|i| self.reading.is_terminator(i))
    }

    /// Ends what is still open at `end`: the outermost passage stops before the next opening mark if
    /// a sentence ended there (its closing mark is missing), and what was inside comes out.
    fn end_all(&mut self, end: usize) {
        let Some(outer) = self.stack.first().copied() else { return };
        let mut children = std::mem::take(&mut self.inner);
        let orphans = self.stack.get(1..).unwrap_or(&[]).iter();
        children.extend(orphans.map(|o| Marked { open: o.at, inner: o.at + 1..end, close: None, style: o.style }));
        self.stack.clear();
        children.sort_by_key(|m| m.open);
        let first = children.first().map_or(end, |m| m.open);
        let cut = first < end && (first.saturating_sub(3)..first).any(|i| i > outer.at && self.reading.is_terminator(i));
        let stop = if cut { first } else { end };
        self.found.push(Marked { open: outer.at, inner: outer.at + 1..stop, close: None, style: outer.style });
        let mut last = stop;
        for child in children {
            if cut && child.open >= last {
                last = child.after();
                self.found.push(child);
            }
        }
    }

    /// True if the passage in marks of `style` is closed in this paragraph before another opens.
    fn closes_later(&self, style: Style, tokens: &Range<usize>) -> bool {
        if !matches!(style, Style::Guillemets | Style::Double | Style::Strokes) {
            return false;
        }
        let window = tokens.start..tokens.end.min(tokens.start + FOLLOW);
        window.clone().find_map(|at| self.mark(at, window.end).filter(|m| m.0 == style)).is_some_and(|m| m.1 == Role::Closes)
    }

    /// The mark at token `at`, if it is one: its style, and whether it opens or closes.
    fn mark(&self, at: usize, end: usize) -> Option<(Style, Role)> {
        let before = self.reading.starts_apart(at);
        let after = at + 1 >= end || self.reading.starts_apart(at + 1);
        Some(match self.reading.doc.str(at) {
            "«" => (Style::Guillemets, Role::Opens),
            "»" => (Style::Guillemets, Role::Closes),
            "‹" => (Style::Angles, Role::Opens),
            "›" => (Style::Angles, Role::Closes),
            "„" | "‟" | "〝" => (Style::Double, Role::Opens),
            "“" => {
                let low = self.stack.iter().rev().find(|o| o.style == Style::Double);
                let closes = low.is_some_and(|o| self.reading.reads(o.at, "„")) || !before && after;
                (Style::Double, if closes { Role::Closes } else { Role::Opens })
            }
            "”" | "〞" => {
                let opens = before && !after && !self.stack.iter().any(|o| o.style == Style::Double);
                (Style::Double, if opens { Role::Opens } else { Role::Closes })
            }
            // Marks of the typewriter: ``two strokes''.
            "`" if self.reading.reads(at + 1, "`") && !self.reading.starts_apart(at + 1) => return None,
            "`" if at > 0 && self.reading.reads(at - 1, "`") && !before => (Style::Strokes, Role::Opens),
            "'" if self.strokes() && self.reading.reads(at + 1, "'") && !self.reading.starts_apart(at + 1) => {
                (Style::Strokes, Role::Closes)
            }
            "\"" => (Style::Straight, self.straight(at, before, after)?),
            "‘" => (Style::Single, Role::Opens),
            "’" if self.stack.iter().any(|o| o.style == Style::Single) && (after || self.follows_mark(at + 1)) => {
                (Style::Single, Role::Closes)
            }
            "'" => (Style::Apostrophes, self.apostrophe(at, end)?),
            _ => return None,
        })
    }

    /// Which way a straight double quote looks, by the space on either side of it.
    fn straight(&self, at: usize, before: bool, after: bool) -> Option<Role> {
        let open = self.stack.iter().any(|o| o.style == Style::Straight);
        let apart = before || at.checked_sub(1).is_some_and(|p| matches!(self.reading.doc.str(p), "(" | "[" | "«" | "“" | "—"));
        if apart && !after {
            return Some(if open && self.reading.is_break(at + 1) { Role::Closes } else { Role::Opens });
        }
        if !before && after {
            return open.then_some(Role::Closes);
        }
        let inches = at.checked_sub(1).and_then(|p| self.reading.doc.str(p).chars().next()).is_some_and(|c| c.is_ascii_digit());
        (open || !inches).then_some(Role::Either)
    }

    /// An apostrophe that stands for a mark: before a word, with a partner in the same paragraph.
    fn apostrophe(&self, at: usize, end: usize) -> Option<Role> {
        let reading = self.reading;
        if self.stack.iter().any(|o| o.style == Style::Apostrophes) {
            return self.may_close(at, end).then_some(Role::Closes);
        }
        let before = reading.starts_apart(at) || at > 0 && matches!(reading.doc.str(at - 1), "«" | "“" | "\"" | "(");
        if !before || reading.starts_apart(at + 1) || !reading.is_word(at + 1) {
            return None;
        }
        if reading.doc.str(at + 1).chars().nth(1).is_none() && reading.reads(at + 2, "'") {
            return None; // rock 'n' roll
        }
        let window = (at + 2..end.min(at + FOLLOW)).take_while(|&i| !matches!(reading.doc.str(i), "«" | "»" | "“" | "”" | "\""));
        let limit = 60;
        window.take(limit).any(|i| reading.reads(i, "'") && self.may_close(i, end)).then_some(Role::Opens)
    }

    fn strokes(&self) -> bool {
        self.stack.iter().any(|o| o.style == Style::Strokes)
    }

    fn may_close(&self, at: usize, end: usize) -> bool {
        let reading = self.reading;
        !reading.starts_apart(at) && (at + 1 >= end || reading.starts_apart(at + 1) || self.follows_mark(at + 1))
    }

    fn follows_mark(&self, at: usize) -> bool {
        matches!(
            self.reading.doc.str(at),
            "," | "." | ";" | ":" | "!" | "?" | "…" | ")" | "»" | "”" | "\"" | "-" | "–" | "—" | "'s" | "’s"
        )
    }

    /// True for a paragraph of dialogue: it opens with a dash, and what follows sounds spoken (a question
    /// or exclamation, a first or second person, an inquit), where the items of a list do not.
    fn is_dialogue(&self, tokens: &Range<usize>) -> bool {
        use crate::extract::lexicon::quotation::{class, verb};
        let reading = self.reading;
        let at = tokens.start;
        let long = matches!(reading.doc.str(at), "—" | "–");
        if !(long || reading.is_hyphen(at)) || !reading.starts_apart(at + 1) || tokens.len() < 3 {
            return false;
        }
        let spoken = |i: usize| matches!(reading.doc.str(i), "!" | "?") || reading.is(i, class::SPEAKING);
        let inquit = |i: usize| {
            reading.reads(i, ",") && reading.tag(i + 1).verb & verb::ANY != 0 && reading.tag(i + 1).verb & verb::FINITE != 0
        };
        let mut window = (at..tokens.end).take(FOLLOW);
        if long { window.any(|i| spoken(i) || inquit(i)) } else { window.any(inquit) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::Lexicon;
    use crate::text::{Document, Lang};

    fn check(text: &str, expect: &[&str]) {
        let lexicon = Lexicon::of(Lang::FR);
        let doc = Document::new(text, &lexicon.abbreviations, &lexicon.numbers);
        let reading = Reading::new(&doc, &lexicon.quotation);
        let found: Vec<&str> = pair(&reading).iter().filter_map(|m| Some(reading.span(&m.inner)?.of(text))).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn marks_of_every_kind() {
        check(
            "« Un », “deux”, \"trois\", „quatre“, ‹ cinq ›, ‘six’ et 'sept'.",
            &["Un", "deux", "trois", "quatre", "cinq", "six", "sept"],
        );
        check("— Tu viens ? demanda-t-elle.", &["Tu viens ? demanda-t-elle."]);
        check("- du pain\n- du vin", &[]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("L'homme d'hier n'a qu'une idée, l'été.", &[]);
        check("The workers' rights and the '90s, rock 'n' roll.", &[]);
        check("l'\"affaire\" et l’« affaire »", &["affaire", "affaire"]);
    }

    #[test]
    fn a_quotation_inside_another_stays_inside() {
        check(
            "« Il m'a dit \"non\" et “jamais” », dit-il. « Ah « bon » ! »",
            &["Il m'a dit \"non\" et “jamais”", "Ah « bon » !"],
        );
    }

    #[test]
    fn marks_repeated_at_each_paragraph_are_one_quotation() {
        check("« Un.\n\n« Deux.\n\n« Trois », dit-il.", &["Un.\n\n« Deux.\n\n« Trois"]);
        check("« Un. »\n\n« Deux. »", &["Un.", "Deux."]);
    }

    #[test]
    fn a_missing_closing_mark_costs_one_paragraph() {
        check("« Un sans fin.\n\nDeux. « Trois »", &["Un sans fin.", "Trois"]);
        check("\"Un sans fin. \"Deux\" fin.", &["Un sans fin.", "Deux"]);
        check("» rien ” ›", &[]);
    }

    #[test]
    fn straight_quotes_are_told_by_the_space_around_them() {
        check("un \"mot \". Puis \"autre\"; 24\" de large", &["mot", "autre"]);
    }
}
