//! Passages between marks into direct and mixed quotations. [`find`] looks for the reporting words after
//! a passage, inside it, before it, and for the sentence it follows; a passage that nobody is said to
//! have said is a title, a name or a distancing quote and is left out unless it reads as a statement.
//! The clauses of [`super::indirect`] come first: a fragment inside one has its speaker.

use super::attribution::{Attribution, Found, Rule, Source, rule};
use super::cue::{self, Cue, Form};
use super::marks::{Marked, Style};
use super::phrase::{self, Head};
use super::reading::Reading;
use super::source;
use super::subject;
use crate::extract::facts::QuotationKind;
use crate::extract::lexicon::quotation::{class, verb};
use std::ops::Range;

/// Shorter passages, in words, need reporting words beside them.
const STATEMENT: usize = 6;
/// Names of papers and programmes are no longer than this, in words.
const TITLE: usize = 4;
/// How far before a passage its reporting verb may stand, in tokens.
const REACH: usize = 45;

/// The quotations between marks; `clauses` are the reported clauses found before, in order.
pub(super) fn find(reading: &Reading<'_>, cues: &[Cue], clauses: &[Attribution]) -> Vec<Attribution> {
    let mut finder = Finder { reading, cues, clauses, found: Vec::new(), groups: 0 };
    for marked in &reading.marked {
        finder.passage(marked);
    }
    finder.found
}

struct Finder<'r, 'd> {
    reading: &'r Reading<'d>,
    cues: &'r [Cue],
    clauses: &'r [Attribution],
    found: Vec<Attribution>,
    groups: u32,
}

impl Finder<'_, '_> {
    fn passage(&mut self, marked: &Marked) {
        let pieces = self.turns(marked);
        let last = pieces.len().saturating_sub(1);
        for (index, turn) in pieces.into_iter().enumerate() {
            let piece = Marked { inner: turn, ..marked.clone() };
            if index < last {
                let found = Found { source: Source::Open, cue: None, via: None, rule: rule("turn", 40) };
                self.push(piece.inner, QuotationKind::Direct, found, None);
                continue;
            }
            if self.interrupted(&piece) {
                continue;
            }
            self.whole(&piece);
        }
    }

    fn whole(&mut self, marked: &Marked) {
        let words = self.words(&marked.inner);
        let clause = self.clause_around(marked);
        let named = self.is_name_or_title(marked, words);
        let after = if clause.is_none() { self.after(marked) } else { None };
        if let Some(found) = after.filter(|f| !named || matches!(f.rule.name, "inverted")) {
            let kind = self.kind(marked, words);
            return self.push(marked.inner.clone(), kind, found, None);
        }
        if named || words < 2 && !self.is_plain_word(marked) && (clause.is_some() || words == 0) {
            return;
        }
        if let Some(clause) = clause {
            let found = self.called(marked, clause).unwrap_or_else(|| Found {
                source: clause.source.clone(),
                cue: clause.cue.clone(),
                via: clause.via.clone(),
                rule: rule("in-clause", clause.rule.confidence),
            });
            return self.push(marked.inner.clone(), QuotationKind::Mixed, found, None);
        }
        if let Some((found, group)) = self.before(marked, words) {
            let kind = self.kind(marked, words);
            return self.push(marked.inner.clone(), kind, found, group);
        }
        if let Some(found) = self.floating(marked, words) {
            let kind = self.kind(marked, words);
            self.push(marked.inner.clone(), kind, found, None);
        }
    }

    /// « X dit que Y l'a qualifié de « fou » », « ce qu'il appelle un « plan » »: inside a clause, a verb of
    /// naming right before the fragment has a speaker of its own.
    fn called(&self, marked: &Marked, clause: &Attribution) -> Option<Found> {
        let reading = self.reading;
        let cue = cue::within(self.cues, &(clause.content.start..marked.open)).last()?;
        let near = self.gap(cue.tokens.end, marked.open) <= 4 && cue.form == Form::Finite && !cue.negated;
        if !near || !cue.takes(verb::LABEL) || reading.is_marked(cue.head) {
            return None;
        }
        let phrase = subject::of(reading, self.cues, cue).filter(|p| p.tokens.start >= clause.content.start)?;
        let source = match &clause.source {
            Source::Phrase(speaker) if phrase.head == Head::Pronoun => Source::Named(phrase.tokens, speaker.clone()),
            _ => Source::Phrase(phrase),
        };
        Some(Found { source, cue: Some(cue.tokens.clone()), via: None, rule: rule("called", 80) })
    }

    fn push(&mut self, inner: Range<usize>, kind: QuotationKind, found: Found, group: Option<u32>) {
        let mut content = inner;
        while content.end > content.start + 1 && matches!(self.reading.doc.str(content.end - 1), "," | "-" | "–" | "—") {
            content.end -= 1;
        }
        if !content.clone().any(|i| self.reading.doc.tokens[i].kind != crate::text::TokenKind::Punct) {
            return;
        }
        let Found { source, cue, via, rule } = found;
        self.found.push(Attribution { content, kind, source, cue, via, group, rule });
    }

    fn words(&self, tokens: &Range<usize>) -> usize {
        tokens.clone().take(100).filter(|&i| self.reading.is_word(i)).count()
    }

    /// Whole statements are direct; a fragment of a sentence, or what starts small, is mixed.
    fn kind(&self, marked: &Marked, words: usize) -> QuotationKind {
        let first = marked.inner.start;
        let capital = self.reading.is_capitalised(first) || !self.reading.is_word(first);
        if capital && (words >= 3 || self.reading.is_terminator(marked.inner.end - 1)) || marked.style == Style::Dash {
            QuotationKind::Direct
        } else {
            QuotationKind::Mixed
        }
    }

    /// The turns of a dialogue inside one passage: « — » after a full stop begins another.
    fn turns(&self, marked: &Marked) -> Vec<Range<usize>> {
        let mut turns = Vec::new();
        let mut start = marked.inner.start;
        if marked.style == Style::Dash {
            return vec![marked.inner.clone()];
        }
        for at in marked.inner.clone().skip(1) {
            let dash = matches!(self.reading.doc.str(at), "—" | "–");
            if dash && self.reading.is_terminator(at - 1) && self.reading.is_capitalised(at + 1) && at > start {
                turns.push(start..at);
                start = at + 1;
            }
        }
        if start < marked.inner.end {
            turns.push(start..marked.inner.end);
        }
        turns
    }

    /// The reported clause that holds the passage.
    fn clause_around(&self, marked: &Marked) -> Option<&Attribution> {
        let index = self.clauses.partition_point(|c| c.content.start <= marked.open);
        let near = self.clauses.get(index.saturating_sub(4)..index)?;
        near.iter().rev().find(|c| c.content.end >= marked.after().min(marked.inner.end))
    }

    /// The inquit inside the marks: « Moi, dit-il, je pars ». Pushes both pieces.
    fn interrupted(&mut self, marked: &Marked) -> bool {
        let reading = self.reading;
        let unclosed = marked.close.is_none();
        for cue in cue::within(self.cues, &marked.inner) {
            let start = cue.tokens.start;
            let comma = start > marked.inner.start + 1
                && (reading.reads(start - 1, ",")
                    || reading.is_terminator(start - 1) && cue.pronoun.is_some()
                    || matches!(reading.doc.str(start - 1), "—" | "–"));
            if cue.form != Form::Finite || !comma || !cue.takes(verb::CONTENT | verb::INQUIT) {
                continue;
            }
            let (source, mut end) = match cue.pronoun {
                Some(at) => (phrase::read(reading, at, at + 1), cue.tokens.end),
                None => match subject::after(reading, cue.tokens.end, marked.inner.end) {
                    Some((phrase, _)) if phrase.head == Head::Name || unclosed && phrase.head != Head::Other => {
                        let end = phrase.tokens.end;
                        (Some(phrase), end)
                    }
                    _ => (None, cue.tokens.end),
                },
            };
            let Some(phrase) = source else { continue };
            let limit = marked.inner.end.min(end + 10);
            while end < limit && !reading.is_break(end) {
                end += 1;
            }
            let closes = end >= marked.inner.end || reading.reads(end, ",") || reading.is_terminator(end);
            if !closes || cue.pronoun.is_none() && !unclosed && !reading.reads(end, ",") {
                continue;
            }
            let source = match self.after(marked).map(|f| f.source) {
                Some(Source::Phrase(named)) if cue.pronoun.is_some() => Source::Named(phrase.tokens, named),
                _ => Source::Phrase(phrase),
            };
            let found = Found { source, cue: Some(cue.tokens.clone()), via: None, rule: rule("inquit-inside", 88) };
            let mut first = marked.inner.start..start;
            while first.end > first.start && matches!(reading.doc.str(first.end - 1), "," | "—" | "–") {
                first.end -= 1;
            }
            let second = (end + 1).min(marked.inner.end)..marked.inner.end;
            let joins = reading.reads(end, ",") && second.len() > 1;
            let group = joins.then(|| self.next_group());
            self.push(first, QuotationKind::Direct, found.clone(), group);
            // A passage never closed tells nothing of where the speech goes on.
            if second.len() > 1 && (joins || !unclosed) {
                self.push(second, QuotationKind::Direct, Found { source: Source::Previous, ..found }, group);
            }
            return true;
        }
        false
    }

    fn next_group(&mut self) -> u32 {
        self.groups += 1;
        self.groups
    }

    /// The reporting words right after a passage.
    fn after(&self, marked: &Marked) -> Option<Found> {
        let reading = self.reading;
        let mut at = marked.after();
        let ended = reading.is_terminator(marked.inner.end - 1) && reading.reads(marked.inner.end - 1, ".");
        let inner_comma = reading.reads(marked.inner.end - 1, ",");
        let outer_comma = matches!(reading.doc.str(at), "," | "—" | "–" | "-");
        if outer_comma {
            at += 1;
        }
        let limit = reading.sentence(at).end.min(at + REACH);
        let stop = limit.min(at + 3);
        while at < stop && reading.is(at, class::AS_SAID | class::ADVERB) && cue::starting(self.cues, at).is_none() {
            at += 1;
        }
        if reading.is(at, class::ACCORDING) && !reading.is(at, class::CONTINUED) && !reading.is_capitalised(at) {
            return source::according(reading, at, limit).map(|(found, ..)| found);
        }
        if let Some(cue) =
            cue::starting(self.cues, at).filter(|c| c.form == Form::Finite && c.takes(verb::CONTENT | verb::INQUIT | verb::LABEL))
        {
            let tokens = Some(cue.tokens.clone());
            if let Some(pronoun) = cue.pronoun {
                let source = phrase::read(reading, pronoun, pronoun + 1).map_or(Source::Open, Source::Phrase);
                let via = self.relayed(cue.tokens.end, limit);
                return Some(Found { source, cue: tokens, via, rule: rule("inverted", 97) });
            }
            if !cue.takes(verb::CONTENT | verb::INQUIT) || cue.takes(verb::TRANSITIVE) {
                return None;
            }
            let (phrase, via) = subject::after(reading, cue.tokens.end, limit)?;
            let via = via.or_else(|| self.relayed(phrase.tokens.end, limit));
            return Some(Found { source: Source::Phrase(phrase), cue: tokens, via, rule: rule("inverted", 96) });
        }
        if ended && !outer_comma || !(inner_comma || outer_comma || reading.is_terminator(marked.inner.end - 1)) {
            return None;
        }
        let (phrase, cue) = subject::with_cue(reading, self.cues, at, limit)?;
        let follows = cue.tokens.end;
        let tag = reading.tag(follows);
        let parted = inner_comma || outer_comma;
        let complement = tag.is(class::THAT)
            || cue.takes(verb::BARE) && tag.is(class::PRONOUN)
            // `"Go home!" Police said two men …`
            || !parted && cue.takes(verb::BARE) && reading.is_word(follows) && !cue.takes(verb::ADDRESSEE)
                && !tag.is(class::PREPOSITION | class::OF | class::CALENDAR | class::ADVERB | class::SUBORDINATOR);
        if complement || !cue.takes(verb::CONTENT | verb::INQUIT) {
            return None;
        }
        let via = self.relayed(follows, limit);
        Some(Found { source: Source::Phrase(phrase), cue: Some(cue.tokens.clone()), via, rule: rule("subject-verb", 96) })
    }

    /// « citant Reuters », `told Reuters`, « à l'AFP » after the reporting verb.
    fn relayed(&self, at: usize, limit: usize) -> Option<Range<usize>> {
        let end = (at..limit.min(at + 12))
            .find(|&i| self.reading.is_terminator(i) || self.reading.is_marked(i))
            .unwrap_or(limit.min(at + 12));
        subject::agency(self.reading, at..end)
    }

    /// The reporting words before a passage, in its sentence.
    fn before(&mut self, marked: &Marked, words: usize) -> Option<(Found, Option<u32>)> {
        let reading = self.reading;
        let open = marked.open;
        let mut edge = open;
        let colon = edge > 0 && reading.reads(edge - 1, ":");
        if edge > 0 && (colon || reading.reads(edge - 1, ",")) {
            edge -= 1;
        }
        let sentence = reading.sentence(if colon { edge } else { open });
        let that = edge > sentence.start && reading.is(edge - 1, class::THAT);
        let low = sentence.start.max(open.saturating_sub(REACH));
        let cues = cue::within(self.cues, &(low..edge));
        let cue = cues.iter().rev().find(|c| self.fits(c, low, open));
        let source_words = (low..edge)
            .rev()
            .find(|&i| reading.is(i, class::ACCORDING) && !reading.is(i, class::CONTINUED) && !reading.is_marked(i));
        if let Some(at) = source_words.filter(|&at| cue.is_none_or(|c| c.head < at)) {
            return source::according(reading, at, edge).map(|(found, ..)| (found, None));
        }
        if let Some(found) = self.opinion(sentence.start, edge).filter(|_| cue.is_none()) {
            return Some((found, None));
        }
        let Some(cue) = cue else {
            let phrase = if colon { subject::clause(reading, &(low..edge)) } else { None };
            let phrase = phrase.map(|p| source::possessor(reading, &p).unwrap_or(p));
            let found =
                phrase.map(|phrase| Found { source: Source::Phrase(phrase), cue: None, via: None, rule: rule("colon", 72) });
            return found.map(|f| (f, None));
        };
        let name = edge == open && !that && words <= TITLE && self.is_title_case(marked);
        if name
            && reading.is(open - 1, class::PREPOSITION)
            && reading.is(open - 1, class::DETERMINER | class::MASCULINE | class::PLURAL)
        {
            return None; // « dit-elle au « Courrier » »
        }
        let repeated =
            self.found.last().is_some_and(|f| f.cue.as_ref() == Some(&cue.tokens) && f.content.end <= cue.tokens.start);
        if repeated && words > 0 {
            let previous = self.found.len() - 1;
            let group = match self.found.get(previous).and_then(|f| f.group) {
                Some(group) => group,
                None => self.next_group(),
            };
            if let Some(previous) = self.found.get_mut(previous) {
                previous.group = Some(group);
            }
            let found =
                Found { source: Source::Previous, cue: Some(cue.tokens.clone()), via: None, rule: rule("interrupted", 92) };
            return Some((found, Some(group)));
        }
        let gap = self.gap(cue.tokens.end, edge);
        let title = gap > 0 && !that && !colon && words < STATEMENT && self.is_title_case(marked);
        if title {
            return None;
        }
        let strength = match (colon, that, gap) {
            (true, _, _) => rule("colon-verb", 92),
            (_, true, _) => rule("that-verb", 93),
            (_, _, 0..=1) => rule("verb", 90),
            (_, _, 2..=6) if cue.takes(verb::LABEL) => rule("fragment", if words < 3 { 66 } else { 76 }),
            (_, _, 2..=6) => rule("fragment", if words < STATEMENT { 58 } else { 70 }),
            _ if words < 4 => return None,
            _ => rule("fragment-far", 58),
        };
        if !colon && !that && gap > 1 && words < 2 && !cue.takes(verb::LABEL) {
            return None;
        }
        let first = reading.is(low, class::CONJUNCTION) && cue.form == Form::Infinitive && cue.head <= low + 2;
        if first && !self.found.is_empty() {
            // « Et d'ajouter : »: the same speaker goes on.
            let found = Found { source: Source::Previous, cue: Some(cue.tokens.clone()), via: None, rule: rule("and-adds", 90) };
            return Some((found, None));
        }
        let phrase = subject::of(reading, self.cues, cue);
        if phrase.is_none() && words < STATEMENT && !colon {
            return None;
        }
        let label = !cue.takes(verb::CONTENT | verb::INQUIT) && !colon;
        if label
            && words < STATEMENT
            && self.is_title_case(marked)
            && phrase.as_ref().is_none_or(|p| p.head == Head::Other || p.head == Head::Document)
        {
            return None;
        }
        let thing = phrase.as_ref().is_some_and(|p| p.head == Head::Other) && !cue.takes(verb::CONTENT | verb::INQUIT);
        let strength = Rule { confidence: if thing { 55 } else { strength.confidence }, ..strength };
        let via = phrase.as_ref().and_then(|_| subject::agency(reading, cue.tokens.end..edge));
        let source = phrase.map_or(Source::Open, Source::Phrase);
        Some((Found { source, cue: Some(cue.tokens.clone()), via, rule: strength }, None))
    }

    /// True if nothing parts the verb from the passage that would give it to another clause.
    fn fits(&self, cue: &Cue, low: usize, open: usize) -> bool {
        let reading = self.reading;
        if reading.is_marked(cue.head) || cue.tokens.start < low || cue.negated && !cue.takes(verb::CONTENT) {
            return false;
        }
        !(cue.tokens.end..open)
            .any(|i| reading.reads(i, ";") || reading.is_terminator(i) && reading.is_break(i) && !reading.is_marked(i))
    }

    /// Words between a verb and a passage, other passages left out.
    fn gap(&self, from: usize, to: usize) -> usize {
        (from..to).filter(|&i| self.reading.is_word(i) && !self.reading.is_marked(i) && !self.reading.is(i, class::THAT)).count()
    }

    /// « Pour Obama, « … » » at the start of a sentence.
    fn opinion(&self, start: usize, edge: usize) -> Option<Found> {
        let (found, end) = source::opinion(self.reading, start, edge)?;
        (end == edge).then_some(found)
    }

    /// A statement that follows a sentence about its speaker, or more of the same speaker.
    fn floating(&self, marked: &Marked, words: usize) -> Option<Found> {
        let reading = self.reading;
        let capital = reading.is_capitalised(marked.inner.start) || !reading.is_word(marked.inner.start);
        let sentence = reading.sentence(marked.open);
        let opens = sentence.start == marked.open
            || marked.open > 0
                && (reading.is_marked(marked.open - 1)
                    || reading.is_break(marked.open - 1) && !reading.reads(marked.open - 1, ","));
        let statement = words >= STATEMENT || opens && words >= 3 && reading.is_terminator(marked.inner.end - 1);
        if !statement {
            return None;
        }
        if !opens {
            let known = if words >= 2 * STATEMENT { rule("statement", 55) } else { rule("statement", 45) };
            return (!self.is_title_case(marked)).then_some(Found { source: Source::Open, cue: None, via: None, rule: known });
        }
        let source = self.carried(marked.open);
        let strength = match &source {
            Source::Previous => rule("carried", if capital { 85 } else { 70 }),
            Source::Phrase(_) | Source::Named(..) => rule("after-sentence", 68),
            Source::Open => rule("statement", 55),
        };
        Some(Found { source, cue: None, via: None, rule: strength })
    }

    /// Who speaks where a passage opens a sentence and nothing beside it tells: the speaker of a passage
    /// just before, or the subject of the sentence before.
    fn carried(&self, open: usize) -> Source {
        let reading = self.reading;
        let Some(before) = open.checked_sub(1) else { return Source::Open };
        let previous = self.found.last();
        let mut at = before;
        while at > 0 && (reading.is_terminator(at) || matches!(reading.doc.str(at), "," | "]" | ")")) && !reading.is_marked(at) {
            at -= 1;
        }
        if reading.is_marked(at) {
            let same = previous.is_some_and(|p| p.content.end + 3 > at);
            return if same { Source::Previous } else { Source::Open };
        }
        let sentence = reading.sentence(at);
        if previous
            .is_some_and(|p| p.content.start >= sentence.start || p.cue.as_ref().is_some_and(|c| c.start >= sentence.start))
        {
            return Source::Previous;
        }
        let near = reading.paragraph(open) - reading.paragraph(at).min(reading.paragraph(open)) <= 1;
        match subject::clause(reading, &sentence) {
            Some(phrase) if near && source::can_speak(reading, &phrase) => Source::Phrase(phrase),
            _ => Source::Open,
        }
    }

    /// True for the title of a work, the name of an operation, a term: the word before says so.
    fn is_name_or_title(&self, marked: &Marked, words: usize) -> bool {
        let reading = self.reading;
        let Some(mut before) = marked.open.checked_sub(1) else { return false };
        if reading.reads(before, ",") && before > 0 && reading.is(before - 1, class::WORK) && self.is_title_case(marked) {
            before -= 1; // `her new book, "The Long Road," …`
        }
        let tag = reading.tag(before);
        if tag.is(class::NAMING) && !tag.is(class::CALLED) && cue::starting(self.cues, before).is_none() {
            return words < 3 * STATEMENT;
        }
        let capital = reading.is_capitalised(marked.inner.start);
        if tag.is(class::GENITIVE) && words <= STATEMENT && self.is_title_case(marked) {
            return true; // `NBC's "Meet the Press"`
        }
        let of = before > 0 && reading.is(before, class::OF) && reading.is(before - 1, class::WORK);
        let work = tag.is(class::WORK) && (words <= 3 || capital) || of && capital;
        work && words < 2 * STATEMENT
    }

    /// True if the first word is a common one: no name, no code.
    fn is_plain_word(&self, marked: &Marked) -> bool {
        let first = marked.inner.start;
        self.reading.is_word(first) && !self.reading.is_capitalised(first)
    }

    /// True if it can be a title: short, with a capital and without a full stop.
    fn is_title_case(&self, marked: &Marked) -> bool {
        let short = self.words(&marked.inner) < STATEMENT + 3;
        short && self.reading.is_capitalised(marked.inner.start) && !self.reading.is_terminator(marked.inner.end - 1)
    }
}
