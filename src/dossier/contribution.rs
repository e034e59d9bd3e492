//! One source's part in the dossier: its facts with ids and states. A pure function of the source,
//! its facts, the author's decisions and the publishing policy; nothing of other sources enters here.

use super::fact::{FactId, FactKind, Item, State};
use crate::content::{BlockKind, Source};
use crate::extract::{Amount, Confidence, Event, Facts, Quotation, Unit};
use crate::review::{self, Decision, Decisions, Verdict};
use crate::span::Span;
use crate::text::Lang;
use std::collections::HashMap;
use std::sync::Arc;

/// What may be published, from `[publish]` in `liasse.toml` and the `--drafts` flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Confidence in percent from which a found fact is published.
    pub threshold: u8,
    /// Only facts a person accepted are published.
    pub accepted_only: bool,
    /// Show what is held back too.
    pub drafts: bool,
}

impl Policy {
    /// True if a fact in `state` goes on the site.
    pub fn publishes(self, state: State) -> bool {
        match state {
            State::Accepted | State::Edited => true,
            State::Proposed => !self.accepted_only || self.drafts,
            State::Uncertain => self.drafts,
            State::Rejected => false,
        }
    }
}

/// One source's part in the dossier.
#[derive(Debug)]
pub struct Contribution {
    /// The source.
    pub source: Arc<Source>,
    /// The language its facts were read in.
    pub lang: Lang,
    /// Its facts.
    pub facts: Arc<Facts>,
    /// Its facts as the dossier handles them, in the order of the text.
    pub items: Vec<Item>,
}

impl Contribution {
    /// Gives every fact its id and state.
    pub fn new(source: Arc<Source>, lang: Lang, facts: Arc<Facts>, decisions: &Decisions, policy: Policy) -> Self {
        let mut items = Vec::new();
        let mut add = |kind, index, span: Span, confidence: Confidence, rule| {
            items.push(Item {
                id: FactId::new(&source.id, kind, "", 0),
                kind,
                index,
                span,
                sentence: 0,
                state: if confidence.0 >= policy.threshold { State::Proposed } else { State::Uncertain },
                confidence: confidence.0,
                rule,
            });
        };
        for (index, q) in facts.quantities.iter().enumerate() {
            add(FactKind::Figure, index, q.span, q.confidence, q.rule);
        }
        for (index, q) in facts.quotations.iter().enumerate() {
            if is_first_piece(&facts.quotations, index) {
                add(FactKind::Quotation, index, q.span, q.confidence, q.rule);
            }
        }
        for (index, e) in facts.events.iter().enumerate() {
            add(FactKind::Event, index, e.span, e.confidence, e.rule);
        }
        for (index, m) in facts.entities.mentions.iter().enumerate() {
            add(FactKind::Mention, index, m.span, m.confidence, m.rule);
        }
        let unread: Vec<Span> =
            source.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Boilerplate | BlockKind::Code)).map(|b| b.span).collect();
        items.retain(|item| !unread.iter().any(|block| block.overlaps(item.span)));
        items.sort_by_key(|item| (item.span, item.kind, item.index));
        identify(&mut items, &source, &facts);
        let mut facts = facts;
        decide(&mut items, &source, &mut facts, decisions);
        Self { source, lang, facts, items }
    }

    /// The day of publication, EDTF; `None` if the source does not say.
    pub fn day(&self) -> Option<String> {
        self.source.meta.published.map(|published| published.date().to_string())
    }

    /// The pieces of the quotation at `index`: itself, or all pieces of its group in order.
    pub fn pieces(&self, index: usize) -> impl Iterator<Item = &Quotation> {
        let group = self.facts.quotations.get(index).and_then(|q| q.group);
        self.facts
            .quotations
            .iter()
            .enumerate()
            .filter(move |(i, q)| *i == index || group.is_some() && q.group == group)
            .map(|(_, q)| q)
    }

    /// The sentence of an item, verbatim.
    pub fn sentence(&self, item: &Item) -> &str {
        self.facts.sentences.get(item.sentence).map_or("", |span| span.of(&self.source.text))
    }

    /// What a corrected fact says now, in words that differ when it does.
    pub fn correction(&self, item: &Item) -> String {
        let facts = &self.facts;
        match item.kind {
            FactKind::Figure => facts.quantities.get(item.index).map(|q| format!("{:?} {:?}", q.amount, q.unit)),
            FactKind::Quotation => facts.quotations.get(item.index).map(|q| format!("{:?}", q.speaker_name)),
            FactKind::Event => facts.events.get(item.index).map(|e| e.date.clone()),
            FactKind::Mention => None,
        }
        .unwrap_or_default()
    }

    /// Where an event stands in the chronology, as text that sorts.
    pub fn place_of(&self, event: &Event) -> String {
        let clock = self.facts.times.get(event.time).map_or("", |time| time.value.as_str());
        super::chronology::place(&event.date, clock)
    }

    /// The words of a span of the source.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.source.text)
    }
}

fn is_first_piece(quotations: &[Quotation], index: usize) -> bool {
    quotations[index].group.is_none_or(|group| quotations[..index].iter().rev().take(64).all(|q| q.group != Some(group)))
}

/// Ids by occurrence, and the sentence of each item.
fn identify(items: &mut [Item], source: &Source, facts: &Facts) {
    let mut seen: HashMap<(FactKind, &str), usize> = HashMap::new();
    for item in items.iter_mut() {
        let exact = item.span.of(&source.text);
        let occurrence = seen.entry((item.kind, exact)).or_insert(0);
        item.id = FactId::new(&source.id, item.kind, exact, *occurrence);
        *occurrence += 1;
        item.sentence = facts.sentences.partition_point(|s| s.start <= item.span.start).saturating_sub(1);
    }
}

/// The author's decisions outrank what was found; a decision is joined by id, or by its anchor
/// when the text has moved.
fn decide(items: &mut [Item], source: &Source, facts: &mut Arc<Facts>, decisions: &Decisions) {
    for decision in &decisions.facts {
        let by_id = items.iter().position(|item| decision.id.as_deref().and_then(FactId::parse) == Some(item.id));
        let position = by_id.or_else(|| {
            let review::Anchored::Found(span) = review::anchor(decision, &source.text) else { return None };
            items.iter().position(|item| item.kind.name() == decision.kind.name() && item.span == span)
        });
        if let Some(item) = position.and_then(|at| items.get_mut(at)) {
            item.state = match decision.verdict {
                Verdict::Accepted | Verdict::Added => State::Accepted,
                Verdict::Rejected => State::Rejected,
                Verdict::Edited => State::Edited,
            };
            if decision.verdict == Verdict::Edited {
                correct(Arc::make_mut(facts), item, decision);
            }
        }
    }
}

/// Puts what a person corrected in the place of what was found: a value or unit, a speaker, a date.
fn correct(facts: &mut Facts, item: &Item, decision: &Decision) {
    match item.kind {
        FactKind::Figure => {
            let Some(quantity) = facts.quantities.get_mut(item.index) else { return };
            if let Some(value) = decision.value.as_deref().and_then(|value| value.parse().ok()) {
                quantity.amount = Amount::Exact(value);
            }
            if let Some(unit) = &decision.unit {
                quantity.unit = Unit::Counted(unit.clone());
            }
        }
        FactKind::Quotation => {
            let Some(quotation) = facts.quotations.get_mut(item.index) else { return };
            if let Some(speaker) = &decision.speaker {
                (quotation.speaker_name, quotation.referent) = (Some(speaker.clone()), None);
            }
        }
        FactKind::Event => {
            let Some(event) = facts.events.get_mut(item.index) else { return };
            if let Some(date) = &decision.date {
                event.date.clone_from(date);
            }
        }
        FactKind::Mention => {}
    }
}
