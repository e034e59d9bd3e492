//! Reported statements in the writer's own words: the content clause of a reporting verb (`said that`,
//! « affirme qu'il », `said he`, « dit vouloir »), what *selon* or *according to* governs, and the clause
//! an inquit stands after (« …, a indiqué la police »). [`find`] gives them in the order of the text;
//! where a clause ends is told by [`super::bounds`]. What stands between marks alone is not read here.

use super::attribution::{Attribution, Found, Rule, Source, rule};
use super::bounds;
use super::cue::Cue;
use super::nominal;
use super::phrase::{self, Head};
use super::reading::Reading;
use super::source;
use super::subject;
use crate::extract::facts::QuotationKind;
use crate::extract::lexicon::quotation::{class, verb};
use std::ops::Range;

/// How far after its verb a content clause may begin, in tokens.
pub(super) const REACH: usize = 18;
/// Longer passages, in tokens, stand for themselves.
pub(super) const PASSAGE: usize = 7;
/// What follows a verb that takes no object is a clause from this many words on.
const SURE: usize = 3;
/// Shorter clauses, in words, report nothing.
const SHORTEST: usize = 2;

/// The reported clauses of the document, in order.
pub(super) fn find(reading: &Reading<'_>, cues: &[Cue]) -> Vec<Attribution> {
    let mut finder = Finder { reading, cues, found: Vec::new(), groups: 1 << 16 };
    for cue in cues.iter().filter(|c| !reading.is_marked(c.head)) {
        if !finder.content_clause(cue) {
            finder.inquit(cue);
        }
    }
    let mut at = 0;
    while at < reading.len() {
        if reading.is(at, class::ACCORDING) && !reading.is(at, class::CONTINUED) && !reading.is_marked(at) {
            finder.according(at);
        }
        at += 1;
    }
    for sentence in &reading.doc.sentences {
        finder.opinion(&sentence.tokens);
    }
    finder.found.extend(nominal::find(reading, cues));
    finder.found.sort_by_key(|a| (a.content.start, usize::MAX - a.content.end));
    relay(reading, finder.found)
}

/// Where an agency only passes on what somebody else says (« Selon Reuters, le ministre a dit que … »),
/// it is kept as what it is, and the words are the other's.
fn relay(reading: &Reading<'_>, clauses: Vec<Attribution>) -> Vec<Attribution> {
    let mut kept: Vec<Attribution> = Vec::with_capacity(clauses.len());
    for mut clause in clauses {
        let around =
            kept.last().filter(|outer| outer.content.start <= clause.content.start && clause.content.end <= outer.content.end);
        let agency = around.and_then(|outer| match &outer.source {
            Source::Phrase(phrase) if subject::is_agency(reading, phrase) => Some(phrase.core.clone()),
            _ => None,
        });
        if agency.is_some() && !matches!(clause.source, Source::Open) {
            clause.via = agency;
            kept.pop();
        }
        kept.push(clause);
    }
    kept
}

/// A search under way.
pub(super) struct Finder<'r, 'd> {
    pub(super) reading: &'r Reading<'d>,
    pub(super) cues: &'r [Cue],
    pub(super) found: Vec<Attribution>,
    pub(super) groups: u32,
}

impl Finder<'_, '_> {
    /// The clause a verb takes. True if there is one, even if it is all between marks.
    fn content_clause(&mut self, cue: &Cue) -> bool {
        let reading = self.reading;
        let sentence = reading.sentence(cue.head);
        let Some((start, mut strength)) = self.opening(cue, sentence.end) else { return false };
        if cue.negated {
            strength.confidence = strength.confidence.min(55);
        }
        let Some(phrase) = subject::of(reading, self.cues, cue) else { return false };
        let document = matches!(phrase.head, Head::Document | Head::Other);
        let takes =
            cue.takes(verb::CONTENT | verb::ASK | verb::INFINITIVE | verb::ACCUSE) || cue.takes(verb::DOCUMENT) && document;
        if !takes {
            return false;
        }
        let subject = phrase.tokens.clone();
        let impersonal = reading.is(subject.start, class::IMPERSONAL) && phrase.head == Head::Other && subject.len() == 1;
        if impersonal || subject.start >= start {
            return false;
        }
        if phrase.head == Head::Other && phrase.tokens.start == phrase.core.start {
            strength.confidence = strength.confidence.min(58);
        }
        let mut end = bounds::end(reading, self.cues, start, sentence.end);
        let relative = cue.tokens.start.checked_sub(1).filter(|&p| reading.is(p, class::SUBJECT_RELATIVE));
        if relative.is_some_and(|p| p > 0 && reading.reads(p - 1, ",")) {
            // « X, qui affirme être innocent, est parti »: the clause ends with the relative one.
            end = (start..end).find(|&i| reading.reads(i, ",") && !reading.is_marked(i)).unwrap_or(end);
        }
        // `told Reuters that`, `was quoted by Interfax as saying`
        let between = subject.end..cue.tokens.start.min(subject.end + REACH);
        let via = subject::agency(reading, cue.tokens.end..start).or_else(|| subject::agency(reading, between));
        let found = Found { source: Source::Phrase(phrase), cue: Some(cue.tokens.clone()), via, rule: strength };
        self.push(start..end, found, None);
        true
    }

    /// Where the clause begins that `cue` takes, and by which rule.
    fn opening(&self, cue: &Cue, limit: usize) -> Option<(usize, Rule)> {
        let reading = self.reading;
        let mut at = cue.tokens.end;
        if cue.takes(verb::INFINITIVE)
            && let Some(start) = self.infinitive(at, limit)
        {
            return Some((start, rule("infinitive", 76)));
        }
        if cue.takes(verb::ADDRESSEE) {
            at = self.addressee(at, limit);
        }
        if cue.takes(verb::ACCUSE) {
            let of = (at..limit.min(at + REACH)).find(|&i| reading.is(i, class::OF) && reading.names.at(i).is_none());
            let done = of.filter(|&i| {
                reading.tag(i + 1).verb & verb::GERUND != 0
                    || reading.doc.lower(i + 1).ends_with(reading.words.gerund_ending.as_str())
            });
            return done.filter(|_| at < limit && !reading.is_marked(at)).map(|_| (at, rule("accuse", 72)));
        }
        while cue.takes(verb::ASK) && reading.is(at, class::ADVERB) && reading.is(at + 1, class::WHETHER | class::ADVERB) {
            at += 1;
        }
        if cue.takes(verb::ASK) && reading.is(at, class::WHETHER) {
            return Some((at, rule("question", 70)));
        }
        if !cue.takes(verb::CONTENT | verb::DOCUMENT) {
            return None;
        }
        if let Some(start) = self.complementiser(at, limit) {
            return Some((start, rule("content", 90)));
        }
        if !cue.takes(verb::BARE) {
            return None;
        }
        let own =
            phrase::read(reading, cue.tokens.end, limit).filter(|_| cue.takes(verb::ADDRESSEE) && !cue.takes(verb::TRANSITIVE));
        if own.is_some_and(|p| p.tokens.start < p.core.start && reading.is(p.tokens.end, class::FINITE)) {
            return Some((cue.tokens.end, rule("bare-content", 80))); // `warned the dam could burst`
        }
        let skipped = if cue.takes(verb::ADDRESSEE) { class::CALENDAR | class::ADVERB } else { class::CALENDAR };
        while at < limit && reading.is(at, skipped) && !reading.is(at, class::MODAL | class::SUBORDINATOR | class::IMPERSONAL) {
            at += 1;
        }
        // `the plan failed, said Rep. X on Monday` is no clause, `said Rep. X had lied` is.
        let title = reading.is(at, class::TITLE) && cue.tokens.start > 0 && reading.reads(cue.tokens.start - 1, ",");
        let comma = reading.words.subject_first && cue.tokens.start > 0 && reading.reads(cue.tokens.start - 1, ",");
        let inverted = title
            || comma && subject::before(reading, cue.tokens.start).is_none_or(|p| matches!(p.head, Head::Other | Head::Document));
        if self.is_clause(at, limit, cue.takes(verb::SURE) && !inverted) {
            return Some((at, rule("bare-content", 84)));
        }
        let sure = cue.takes(verb::SURE | verb::TRANSITIVE) && reading.words.subject_first;
        self.past_complements(at, limit).filter(|_| sure).map(|start| (start, rule("bare-after-complement", 74)))
    }

    /// `said on Sunday he would veto`: where a clause with its own verb begins after one or two complements.
    fn past_complements(&self, from: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let mut at = from;
        for _ in 0..2 {
            let governs = reading.is(at, class::PREPOSITION) && !reading.is(at, class::TO | class::OF | class::SUBORDINATOR);
            if !governs || reading.is_marked(at) || at >= limit {
                return None;
            }
            at = phrase::skip_prepositional(reading, at, limit).max(at + 1);
            let pronoun = reading.is(at, class::PRONOUN | class::NEUTER | class::SPEAKING) && !reading.is(at, class::DETERMINER);
            let verb = |i: usize| reading.is(i, class::FINITE | class::HAVE | class::BE);
            if pronoun && at < limit && (verb(at) || verb(at + 1) || reading.is(at + 1, class::ADVERB) && verb(at + 2)) {
                return Some(at);
            }
            let article = reading.is(at, class::DETERMINER) && !reading.is(at, class::POSSESSIVE | class::CALENDAR);
            let subject = phrase::read(reading, at, limit).filter(|_| article && at < limit);
            if subject.is_some_and(|p| verb(p.tokens.end)) {
                return Some(at);
            }
        }
        None
    }

    /// `at least 34 people`, `about 40 percent`, `one in four`: a subject that opens with how many.
    fn is_quantified(&self, at: usize) -> bool {
        let reading = self.reading;
        let number = |i: usize| {
            reading.doc.tokens.get(i).is_some_and(|t| t.kind == crate::text::TokenKind::Digits)
                || reading.is(i, class::DETERMINER) && reading.is(i, class::PLURAL)
        };
        let about = |i: usize| reading.is_listed("(about so many)", i) && number(i + 1);
        let share = reading.is(at, class::DETERMINER) && reading.is(at, class::IMPERSONAL);
        about(at)
            || reading.is(at, class::PREPOSITION) && about(at + 1)
            || share && reading.is(at + 1, class::PREPOSITION) && reading.is_word(at + 2)
    }

    pub(super) fn addressee(&self, at: usize, limit: usize) -> usize {
        let reading = self.reading;
        let owned = reading.is(at, class::POSSESSIVE) && reading.is(at + 1, class::ROLE | class::BODY | class::PLURAL);
        let told = |p: &phrase::Phrase| reading.is(p.tokens.end, class::THAT | class::PREPOSITION) && p.tokens.len() > 1;
        let owned = owned || reading.is(at, class::POSSESSIVE) && phrase::read(reading, at, limit).is_some_and(|p| told(&p));
        if reading.is(at, class::OBJECT) && !owned {
            return at + 1;
        }
        if reading.is(at, class::THAT) {
            return at;
        }
        match phrase::read(reading, at, limit) {
            Some(phrase) if phrase.head != Head::Pronoun => phrase.core.end.max(phrase.tokens.end),
            _ => at,
        }
    }

    /// An infinitive clause right after the verb (« dit ne pas vouloir », `vowed to fight`).
    fn infinitive(&self, at: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let mut verb = at;
        if reading.is(at, class::PREPOSITION) && !reading.is(at, class::TO | class::OF) {
            // « a déclaré aux enquêteurs avoir agi seul »
            verb = phrase::skip_prepositional(reading, at, limit);
            let perfect = reading.is(verb, class::HAVE | class::BE) && reading.words.opens_infinitive(reading.doc.lower(verb));
            return perfect.then_some(verb);
        }
        while verb < limit && verb < at + 4 && reading.is(verb, class::NEGATION | class::CLITIC | class::REFLEXIVE) {
            verb += 1;
        }
        let lower = reading.doc.lower(verb);
        let other =
            class::ROLE | class::BODY | class::ADVERB | class::CALENDAR | class::DETERMINER | class::LATTER | class::CONJUNCTION;
        let fits = verb < limit
            && reading.is_word(verb)
            && !reading.is_capitalised(verb)
            && !reading.is(verb, other)
            && !reading.is_marked(verb)
            && (verb == at || !reading.is(verb - 1, class::DETERMINER))
            && reading.words.opens_infinitive(lower);
        fits.then_some(at)
    }

    /// The token after `que` or `that`, past adverbs, complements and insertions.
    fn complementiser(&self, from: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let limit = limit.min(from + REACH);
        let mut at = from;
        let mut commas = 0;
        while at < limit {
            let tag = reading.tag(at);
            if let Some(passage) = reading.passage(at).and_then(|i| reading.marked.get(i)) {
                // The name of a programme or a paper stands between marks, what is said does not.
                let name = passage.inner.len() <= PASSAGE && at > from && reading.is_capitalised(passage.inner.start);
                if !name || at != passage.open || reading.is_break(passage.inner.end - 1) {
                    return None;
                }
                at = passage.after();
                continue;
            }
            if tag.is(class::THAT) && reading.names.at(at).is_none() {
                let other = at > from && reading.is(at - 1, class::SUBORDINATOR | class::NEGATION);
                return (!other).then_some(at + 1);
            }
            let named = reading.names.starting(at).map(|n| n.tokens.end);
            if tag.is(class::PREPOSITION) && named.is_none() {
                at = phrase::skip_prepositional(reading, at, limit).max(at + 1);
            } else if reading.reads(at, ",") && commas < 2 {
                commas += 1;
                at += 1;
            } else if tag.is(class::ADVERB | class::CALENDAR | class::OBJECT | class::CONNECTIVE | class::STATE | class::GENITIVE)
                || reading.doc.tokens[at].kind == crate::text::TokenKind::Digits
            {
                at += 1;
            } else if let Some(end) = named.filter(|_| at > from) {
                at = end;
            } else {
                return None;
            }
        }
        None
    }

    /// True if a finite clause without `that` begins at `at`; `sure`: the verb takes nothing else.
    pub(super) fn is_clause(&self, at: usize, limit: usize, sure: bool) -> bool {
        let reading = self.reading;
        let tag = reading.tag(at);
        let never = class::PREPOSITION
            | class::OF
            | class::CONJUNCTION
            | class::RELATIVE
            | class::THAT
            | class::HAVE
            | class::BE
            | class::TO
            | class::AS_SAID;
        let opens = reading.is_word(at) || reading.doc.tokens.get(at).is_some_and(|t| t.kind == crate::text::TokenKind::Digits);
        let quantified = self.is_quantified(at);
        if at >= limit
            || !opens
            || !quantified && tag.is(never) && !tag.is(class::SPEAKING | class::PRONOUN)
            || reading.is_marked(at)
        {
            return false;
        }
        if tag.is(class::IMPERSONAL) && !quantified {
            // « said nothing of it » has no verb of its own.
            let other =
                class::ADVERB | class::PREPOSITION | class::OF | class::CONJUNCTION | class::CALENDAR | class::SUBORDINATOR;
            if reading.is(at, class::NEUTER) && reading.is_word(at + 1) && !reading.is(at + 1, other) {
                return true;
            }
            return (at + 1..limit.min(at + 4)).any(|i| reading.is(i, class::FINITE) || reading.tag(i).verb & verb::FINITE != 0)
                || reading.is(at, class::FINITE);
        }
        if tag.is(class::PRONOUN | class::SPEAKING) && reading.is_word(at + 1) {
            return true;
        }
        if tag.is(class::SUBORDINATOR) && reading.tag(at + 1).verb & verb::PARTICIPLE != 0 {
            return false; // `replied when asked`
        }
        if sure && !quantified {
            let goes_on = |i: usize| {
                // `said the union "cannot live on summits"`: the words between marks belong to the clause.
                let small = reading.passage(i).and_then(|p| reading.marked.get(p)).map(|m| m.inner.start);
                small.is_none_or(|first| i > at && reading.is_word(first) && !reading.is_capitalised(first))
            };
            return (at..at + SURE).all(|i| i < limit && !reading.is_break(i) && goes_on(i));
        }
        let window = at..limit.min(at + REACH);
        let mut first = true;
        for i in window {
            if reading.is_break(i) && !reading.is_hyphen(i) && i > at + 1 && !reading.reads(i, "(") {
                // A stop ends the search; one comma may close an insertion.
                if !reading.reads(i, ",") || !first {
                    return false;
                }
                first = false;
            }
            let tag = reading.tag(i);
            let other = i > at && tag.is(class::CONJUNCTION) && reading.tag(i + 1).verb & verb::FINITE != 0;
            if other || !first && tag.is(class::RELATIVE) && reading.reads(i - 1, ",") {
                return false; // `denied the charges, which he says …`, `denied the charges and said …`
            }
            if tag.is(class::FINITE) && i > at && reading.names.at(i).is_none() {
                return true;
            }
        }
        false
    }

    /// « Pour X, … » at the start of a sentence.
    fn opinion(&mut self, sentence: &Range<usize>) {
        let reading = self.reading;
        let Some((found, comma)) = source::opinion(reading, sentence.start, sentence.end) else { return };
        let end = bounds::end(reading, self.cues, comma + 1, sentence.end);
        self.push(comma + 1..end, found, None);
    }

    /// Keeps a clause unless it is all between marks, or too short to say anything.
    pub(super) fn push(&mut self, content: Range<usize>, found: Found, group: Option<u32>) {
        let reading = self.reading;
        let words = content.clone().filter(|&i| reading.is_word(i)).count();
        let outside = content.clone().filter(|&i| reading.is_word(i) && !reading.is_marked(i)).count();
        let passage = content.clone().any(|i| reading.is_marked(i));
        if words < SHORTEST || passage && outside * 8 < words {
            return;
        }
        let Found { source, cue, via, rule } = found;
        self.found.push(Attribution { content, kind: QuotationKind::Indirect, source, cue, via, group, rule });
    }
}
