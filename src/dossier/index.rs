//! The maintained index of a dossier. [`Index::set`] costs time in the size of one source and of the
//! groups it touches, not of the dossier; it returns the keys that moved, so that the engine knows
//! which pages to look at again. Its content is a function of the sources alone, not of the order in
//! which they came.

use super::chronology;
use super::contribution::{Contribution, Policy};
use super::fact::{FactId, FactKind, FactRef, Item};
use super::figures::{self, Figure, Weights};
use super::key::{Key, List, Month, SeriesKey};
use super::registry::{Change, Claim, Registry};
use super::resolve::Settled;
use super::standing::{self, Standing};
use crate::content::SourceId;
use crate::span::Span;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use xxhash_rust::xxh3::Xxh3;

/// Counts of the dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Published figures.
    pub figures: usize,
    /// Published quotations.
    pub quotations: usize,
    /// Published events.
    pub events: usize,
    /// Published facts a person accepted or edited.
    pub reviewed: usize,
    /// Facts found and not published.
    pub held_back: usize,
}

/// Values of one thing from several sources. What pages ask of it is settled once after a change, so
/// that a series of thousands of values costs a card no more than one of two.
#[derive(Debug, Default)]
pub struct Series {
    /// Its values by where they stand.
    pub values: BTreeMap<FactRef, Figure>,
    /// Where they stand, by the day they stand for.
    pub by_day: BTreeSet<(String, FactRef)>,
    /// The leading value: the latest, then the surest, then the first in order.
    pub lead: Option<FactRef>,
    /// How the values stand to each other.
    pub standing: Standing,
    /// Its place in the ranking of key figures, in points.
    pub score: i64,
}

impl Series {
    /// The leading value.
    pub fn lead(&self) -> Option<(&FactRef, &Figure)> {
        self.lead.as_ref().and_then(|at| self.values.get_key_value(at))
    }

    fn insert(&mut self, at: FactRef, figure: Figure) {
        self.by_day.insert((figure.as_of.clone(), at.clone()));
        self.values.insert(at, figure);
    }

    fn remove(&mut self, at: &FactRef) {
        if let Some(figure) = self.values.remove(at) {
            self.by_day.remove(&(figure.as_of, at.clone()));
        }
    }

    /// Settles what depends on all values.
    fn settle(&mut self, weights: &Weights) {
        self.lead = standing::lead(&self.values, &self.by_day).cloned();
        let Some(lead) = self.lead().map(|(_, figure)| figure.clone()) else { return };
        let voices: BTreeSet<&str> = self.values.values().map(|figure| &*figure.voice).collect();
        self.score = weights.score(&lead, voices.len());
        self.standing = standing::standing(&self.values, &lead);
    }
}

/// The dossier.
#[derive(Debug)]
pub struct Index {
    policy: Policy,
    weights: Weights,
    parts: BTreeMap<SourceId, Arc<Contribution>>,
    order: BTreeSet<(String, SourceId)>,
    numbers: HashMap<SourceId, usize>,
    registry: Registry,
    series: BTreeMap<SeriesKey, Series>,
    ranking: BTreeSet<(Reverse<i64>, SeriesKey)>,
    lists: BTreeMap<(List, Month), BTreeSet<(String, FactRef)>>,
    facts: HashMap<FactId, FactRef>,
    totals: Totals,
}

impl Index {
    /// An empty dossier.
    pub fn new(policy: Policy, weights: Weights) -> Self {
        Self {
            policy,
            weights,
            parts: BTreeMap::new(),
            order: BTreeSet::new(),
            numbers: HashMap::new(),
            registry: Registry::default(),
            series: BTreeMap::new(),
            ranking: BTreeSet::new(),
            lists: BTreeMap::new(),
            facts: HashMap::new(),
            totals: Totals::default(),
        }
    }

    /// Puts each contribution in the place of what its source contributed before (`None` takes it out).
    /// Returns the keys that moved. Groups, series and numbers are settled once for all changes.
    pub fn set(&mut self, changes: Vec<(SourceId, Option<Arc<Contribution>>)>) -> BTreeSet<Key> {
        let mut moved = BTreeSet::new();
        let mut touched = Touched::default();
        let mut names = Vec::new();
        let policy = self.policy;
        for (id, new) in changes {
            let old = self.parts.remove(&id);
            let before = old.as_deref().map(fingerprints).unwrap_or_default();
            let after = new.as_deref().map(fingerprints).unwrap_or_default();
            let differs = |key: &&Key| before.get(*key) != after.get(*key);
            let keys: BTreeSet<&Key> = before.keys().chain(after.keys()).filter(differs).collect();
            if !keys.is_empty() {
                moved.extend(keys.into_iter().cloned());
                if let Some(part) = &old {
                    moved.extend(self.mentioned(part));
                    self.take_out(part, &mut touched);
                }
                if let Some(part) = &new {
                    self.put_in(part, &mut touched);
                }
                let claims = |part: Option<&Arc<Contribution>>| part.map(|part| claims(part, policy)).unwrap_or_default();
                names.push(Change { source: id.clone(), old: claims(old.as_ref()), new: claims(new.as_ref()) });
            }
            if let Some(part) = new {
                self.parts.insert(id, part);
            }
        }
        if moved.is_empty() {
            return moved;
        }
        moved.extend(self.rename(&names));
        for change in &names {
            let part = self.parts.get(&change.source).cloned();
            moved.extend(part.iter().flat_map(|part| self.mentioned(part)));
        }
        moved.extend(self.settle_series(touched.series));
        moved.extend(touched.lists.into_iter().flat_map(|(list, month)| [Key::Part(list, month), Key::Parts(list)]));
        moved.insert(Key::Totals);
        if moved.contains(&Key::Order) {
            self.numbers = self.order.iter().enumerate().map(|(i, (_, id))| (id.clone(), i + 1)).collect();
        }
        moved
    }

    /// Takes the author's decisions about names; every name is resolved again.
    pub fn settle(&mut self, settled: Settled) -> BTreeSet<Key> {
        let mut moved: BTreeSet<Key> =
            self.registry.iter().flat_map(|(id, _)| [Key::Entity(id.clone()), Key::EntityRow(id.clone())]).collect();
        self.registry.settle(settled);
        let policy = self.policy;
        let all: Vec<Change> = self
            .parts
            .iter()
            .map(|(id, part)| Change { source: id.clone(), old: Vec::new(), new: claims(part, policy) })
            .collect();
        moved.extend(self.rename(&all));
        moved.insert(Key::Entities);
        moved
    }

    /// Brings changed claims into the registry.
    fn rename(&mut self, names: &[Change]) -> BTreeSet<Key> {
        let found = self.registry.update(names);
        let mut moved = BTreeSet::new();
        if !found.entities.is_empty() {
            moved.insert(Key::Entities);
        }
        moved.extend(found.entities.into_iter().map(Key::Entity));
        moved.extend(found.names.into_iter().map(Key::EntityRow));
        moved.extend(found.sources.into_iter().map(Key::Source));
        moved
    }

    /// The entities a source names: they may show its sentences, so they move with it.
    fn mentioned(&self, part: &Contribution) -> Vec<Key> {
        let referents = 0..part.facts.entities.referents.len();
        referents.filter_map(|referent| self.registry.of(&part.source.id, referent).cloned().map(Key::Entity)).collect()
    }

    fn take_out(&mut self, part: &Contribution, touched: &mut Touched) {
        let source = &part.source;
        self.order.remove(&order_key(part));
        self.unlist(List::Sources, placed(&part.day().unwrap_or_default()), whole(part), touched);
        for (at, item) in part.items.iter().enumerate() {
            self.facts.remove(&item.id);
            let at = FactRef { source: source.id.clone(), item: at };
            if !self.count(item, -1) {
                continue;
            }
            match item.kind {
                FactKind::Figure => {
                    let key = figures::classify(part, item).map(|(key, _)| key).unwrap_or_default();
                    if let Some(series) = self.series.get_mut(&key) {
                        touched.series.entry(key).or_insert_with(|| listed_under(series));
                        series.remove(&at);
                    }
                }
                FactKind::Quotation => self.unlist(List::Quotations, placed(&part.day().unwrap_or_default()), at, touched),
                FactKind::Event => self.unlist(List::Events, placed_event(part, item), at, touched),
                FactKind::Mention => {}
            }
        }
    }

    fn put_in(&mut self, part: &Arc<Contribution>, touched: &mut Touched) {
        let source = &part.source;
        self.order.insert(order_key(part));
        self.list(List::Sources, placed(&part.day().unwrap_or_default()), whole(part), touched);
        for (at, item) in part.items.iter().enumerate() {
            let at = FactRef { source: source.id.clone(), item: at };
            self.facts.insert(item.id, at.clone());
            if !self.count(item, 1) {
                continue;
            }
            match item.kind {
                FactKind::Figure => {
                    if let Some((key, figure)) = figures::classify(part, item) {
                        let series = self.series.entry(key.clone()).or_default();
                        touched.series.entry(key).or_insert_with(|| listed_under(series));
                        series.insert(at, figure);
                    }
                }
                FactKind::Quotation => self.list(List::Quotations, placed(&part.day().unwrap_or_default()), at, touched),
                FactKind::Event => self.list(List::Events, placed_event(part, item), at, touched),
                FactKind::Mention => {}
            }
        }
    }

    /// Counts a fact in (`by` 1) or out (`by` -1); true if it is published.
    fn count(&mut self, item: &Item, by: isize) -> bool {
        let published = self.policy.publishes(item.state);
        let reviewed = matches!(item.state, super::State::Accepted | super::State::Edited);
        let totals = &mut self.totals;
        let counter = match (item.kind, published) {
            (FactKind::Figure, true) => &mut totals.figures,
            (FactKind::Quotation, true) => &mut totals.quotations,
            (FactKind::Event, true) => &mut totals.events,
            (FactKind::Mention, _) => return published,
            (_, false) => &mut totals.held_back,
        };
        *counter = counter.saturating_add_signed(by);
        if published && reviewed {
            totals.reviewed = totals.reviewed.saturating_add_signed(by);
        }
        published
    }

    fn list(&mut self, list: List, (month, key): Placed, at: FactRef, touched: &mut Touched) {
        self.lists.entry((list, month.clone())).or_default().insert((key, at));
        touched.lists.insert((list, month));
    }

    fn unlist(&mut self, list: List, (month, place): Placed, at: FactRef, touched: &mut Touched) {
        let key = (list, month);
        if let Some(items) = self.lists.get_mut(&key) {
            items.remove(&(place, at));
            if items.is_empty() {
                self.lists.remove(&key);
            }
        }
        touched.lists.insert(key);
    }

    /// Ranks and lists the touched series anew; returns the keys that moved with them.
    fn settle_series(&mut self, touched: BTreeMap<SeriesKey, Option<Listed>>) -> BTreeSet<Key> {
        let mut lists = Touched::default();
        let mut moved = BTreeSet::new();
        // All old places are cleared before new ones are taken: after an edit the same reference may
        // stand for a figure of another series.
        for (key, listed) in &touched {
            if let Some(listed) = listed {
                self.ranking.remove(&(Reverse(listed.score), key.clone()));
                self.unlist(List::Figures, placed(&listed.date), listed.lead.clone(), &mut lists);
            }
        }
        for key in touched.into_keys() {
            moved.insert(Key::Series(key.clone()));
            let Some(series) = self.series.get_mut(&key) else { continue };
            series.settle(&self.weights);
            let Some((lead, day)) = series.lead().map(|(at, figure)| (at.clone(), figure.as_of.clone())) else {
                self.series.remove(&key);
                continue;
            };
            self.ranking.insert((Reverse(series.score), key.clone()));
            self.list(List::Figures, placed(&day), lead, &mut lists);
        }
        moved.extend(lists.lists.into_iter().flat_map(|(list, month)| [Key::Part(list, month), Key::Parts(list)]));
        moved
    }
}

/// The read side.
impl Index {
    /// The publishing policy in force.
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// The points of the ranking of figures.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// A source's contribution.
    pub fn part(&self, id: &SourceId) -> Option<&Arc<Contribution>> {
        self.parts.get(id)
    }

    /// All contributions in the order of their ids.
    pub fn parts(&self) -> impl Iterator<Item = (&SourceId, &Arc<Contribution>)> {
        self.parts.iter()
    }

    /// Number of sources.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// True without a source.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// A source's number, from 1, by date and id.
    pub fn number_of(&self, id: &SourceId) -> usize {
        self.numbers.get(id).copied().unwrap_or(0)
    }

    /// Who is who.
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// A series of figures.
    pub fn series(&self, key: &str) -> Option<&Series> {
        self.series.get(key)
    }

    /// Series by rank, highest first.
    pub fn ranking(&self) -> impl Iterator<Item = &SeriesKey> {
        self.ranking.iter().map(|(_, key)| key)
    }

    /// The series of a figure.
    pub fn series_of(&self, at: &FactRef) -> Option<SeriesKey> {
        let part = self.parts.get(&at.source)?;
        figures::classify(part, part.items.get(at.item)?).map(|(key, _)| key)
    }

    /// The months of a long list with their number of items, in order.
    pub fn months(&self, list: List) -> impl Iterator<Item = (&Month, usize)> {
        self.lists
            .range((list, Month::from(""))..)
            .take_while(move |((l, _), _)| *l == list)
            .map(|((_, month), items)| (month, items.len()))
    }

    /// The items of one month of a long list, in order of date.
    pub fn month<'s>(&'s self, list: List, month: &Month) -> impl DoubleEndedIterator<Item = &'s FactRef> + use<'s> {
        self.lists.get(&(list, month.clone())).into_iter().flatten().map(|(_, at)| at)
    }

    /// Where a fact is.
    pub fn find(&self, id: FactId) -> Option<&FactRef> {
        self.facts.get(&id)
    }

    /// A fact with its source.
    pub fn fact(&self, at: &FactRef) -> Option<(&Arc<Contribution>, &Item)> {
        let part = self.parts.get(&at.source)?;
        Some((part, part.items.get(at.item)?))
    }

    /// Counts.
    pub fn totals(&self) -> Totals {
        self.totals
    }
}

/// What a change of one source touched, before it is settled.
#[derive(Debug, Default)]
struct Touched {
    lists: BTreeSet<(List, Month)>,
    /// Series with the place they were listed under before.
    series: BTreeMap<SeriesKey, Option<Listed>>,
}

/// Where a series is listed and ranked.
#[derive(Debug)]
struct Listed {
    score: i64,
    date: String,
    lead: FactRef,
}

fn listed_under(series: &Series) -> Option<Listed> {
    let (lead, figure) = series.lead()?;
    Some(Listed { score: series.score, date: figure.as_of.clone(), lead: lead.clone() })
}

/// The reference that stands for a source as a whole in the list of sources.
fn whole(part: &Contribution) -> FactRef {
    FactRef { source: part.source.id.clone(), item: 0 }
}

fn order_key(part: &Contribution) -> (String, SourceId) {
    (part.day().unwrap_or_else(|| "9999".to_owned()), part.source.id.clone())
}

/// The month of a list and the place within it, as text that sorts.
type Placed = (Month, String);

fn placed(date: &str) -> Placed {
    (chronology::month(date).into(), chronology::sort_key(date))
}

/// Of what stands at the same place in its day, what was told first comes first.
fn placed_event(part: &Contribution, item: &Item) -> Placed {
    let Some(event) = part.facts.events.get(item.index) else { return placed("") };
    let place = format!("{} {}", part.place_of(event), part.day().unwrap_or_default());
    (chronology::month(&event.date).into(), place)
}

fn claims(part: &Contribution, policy: Policy) -> Vec<Option<Claim>> {
    let entities = &part.facts.entities;
    let mut spans: Vec<Vec<Span>> = vec![Vec::new(); entities.referents.len()];
    for item in part.items.iter().filter(|item| item.kind == FactKind::Mention && policy.publishes(item.state)) {
        let referent = entities.mentions.get(item.index).map(|mention| mention.referent);
        if let Some(spans) = referent.and_then(|referent| spans.get_mut(referent)) {
            spans.push(item.span);
        }
    }
    let claim = |(referent, spans): (&crate::extract::Referent, Vec<Span>)| {
        let claim = || Claim::new(referent, part.lang, spans.len()).written(spans.iter().map(|span| part.words(*span)));
        (!spans.is_empty()).then(claim)
    };
    entities.referents.iter().zip(spans).map(claim).collect()
}

/// What one source contributes under each key, hashed, to tell which keys it moves.
fn fingerprints(part: &Contribution) -> BTreeMap<Key, u64> {
    let source = &part.source;
    let mut prints = BTreeMap::new();
    let mut whole = Hashing(Xxh3::new());
    source.hash.hash(&mut whole);
    for item in &part.items {
        (item.id, item.state).hash(&mut whole);
        if item.state == super::State::Edited {
            part.correction(item).hash(&mut whole);
        }
    }
    prints.insert(Key::Source(source.id.clone()), whole.finish());
    let mut row = Hashing(Xxh3::new());
    (&source.title, &source.meta.publisher, part.day()).hash(&mut row);
    prints.insert(Key::SourceRow(source.id.clone()), row.finish());
    let mut order = Hashing(Xxh3::new());
    (part.day(), &source.id).hash(&mut order);
    prints.insert(Key::Order, order.finish());
    prints
}

struct Hashing(Xxh3);

impl Hasher for Hashing {
    fn finish(&self) -> u64 {
        self.0.digest()
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }
}
