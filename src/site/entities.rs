//! People, organisations and places: their lists, and a page each with every spelling, role,
//! quotation and figure of that one and of nobody else.

use super::cards::{entity_path, event_card, evidence, fact_card, one_figure, quotation_card, source_ref};
use super::chrome;
use super::pages::{CompanyRow, EntitiesPage, EntityPage, ExternalId, LetterGroup, MentionGroup, RoleRow, Section};
use super::reader::{Reader, is_listed};
use super::routes::PageId;
use super::view::{EntityRow, EventCard, FactCard, NamedLink};
use crate::content::SourceId;
use crate::dossier::names;
use crate::dossier::registry::Entity;
use crate::dossier::{Contribution, EntityId, FactKind, FactRef, Item};
use crate::extract::EntityKind;
use crate::extract::entity::PlaceKind;
use crate::span::Span;
use crate::text::fold::fold;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Most mentioned, above the alphabet.
const LEADING: usize = 12;
/// Newest sources whose facts an entity's page shows; the page says how many there are in all.
const SOURCES: usize = 60;
/// Sentences shown a source.
const SENTENCES: usize = 10;
/// Facts of one kind on an entity's page.
const FACTS: usize = 60;
/// Rows of « named together with ».
const COMPANY: usize = 20;
/// Roles shown.
const ROLES: usize = 12;

/// The index of people and organisations, or of places.
pub(super) fn list(reader: &Reader<'_>, places: bool) -> EntitiesPage {
    let (page, kind) = if places { (PageId::Places, "places") } else { (PageId::Actors, "actors") };
    let rows = rows(reader, places);
    let mut leading = rows.clone();
    leading.sort_by_key(|row| Reverse(row.mentions));
    leading.truncate(LEADING);
    let total = rows.len();
    let mut letters: BTreeMap<String, Vec<EntityRow>> = BTreeMap::new();
    for row in rows {
        let first = fold(&row.name).chars().next().filter(char::is_ascii_alphabetic);
        let letter = first.map_or("#".to_owned(), |c| c.to_ascii_uppercase().to_string());
        letters.entry(letter).or_default().push(row);
    }
    let letters = letters.into_iter().map(|(letter, rows)| LetterGroup { letter, rows }).collect();
    EntitiesPage { chrome: chrome(reader, &page, kind, ""), total, letters, leading }
}

/// The home page's section: the most mentioned, or all where the index page is folded.
pub(super) fn section(reader: &Reader<'_>, places: bool, most: usize) -> Section<EntityRow> {
    let mut items = rows(reader, places);
    let total = items.len();
    let has_index = reader.has_index(places);
    if has_index {
        items.sort_by_key(|row| (Reverse(row.mentions), Reverse(row.sources)));
        items.truncate(most);
        with_roles(reader, &mut items, places);
    }
    let page = if places { PageId::Places } else { PageId::Actors };
    Section { items, total, path: if has_index { reader.path(&page) } else { String::new() } }
}

/// All rows in the order of the alphabet, without roles.
fn rows(reader: &Reader<'_>, places: bool) -> Vec<EntityRow> {
    let listed = reader.entities().filter(|(_, entity)| is_listed(entity, places));
    let mut rows: Vec<(String, EntityRow)> = listed.map(|(id, entity)| (fold(&entity.name), row(reader, id, entity))).collect();
    rows.sort_by(|a, b| (&a.0, &a.1.path).cmp(&(&b.0, &b.1.path)));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn row(reader: &Reader<'_>, id: &EntityId, entity: &Entity) -> EntityRow {
    EntityRow {
        name: entity.name.clone(),
        path: entity_path(reader, id, entity),
        kind: entity.kind.name(),
        place: entity.place().map(PlaceKind::name),
        role: None,
        mentions: entity.mentions,
        sources: entity.sources(),
    }
}

/// Gives the few rows of the home page the roles the sources give them.
fn with_roles(reader: &Reader<'_>, rows: &mut [EntityRow], places: bool) {
    if places {
        return;
    }
    for row in rows {
        let id: EntityId = row.path.rsplit('/').nth(1).unwrap_or("").into();
        let Some(entity) = reader.entity(&id) else { continue };
        row.role = roles(reader, entity).into_iter().next().map(|role| role.role);
    }
}

/// One person, organisation or place.
pub(super) fn view(reader: &Reader<'_>, id: &EntityId, page: &PageId) -> Option<EntityPage> {
    let entity = reader.entity(id)?;
    let kind = if matches!(page, PageId::Place(_)) { "place" } else { "actor" };
    let roles = roles(reader, entity);
    let mut row = row(reader, id, entity);
    row.role = roles.first().map(|role| role.role.clone());
    let mut gathered = Gathered::default();
    for (source, referents) in newest_sources(reader, entity) {
        if let Some(part) = reader.part(&source) {
            gathered.add(reader, part, &referents);
        }
    }
    let company = gathered.company(reader, id);
    let place = |at: &FactRef| reader.fact(at).and_then(|(part, item)| Some(part.place_of(part.facts.events.get(item.index)?)));
    let mut told: Vec<&FactRef> = gathered.events.iter().take(FACTS).collect();
    told.sort_by_cached_key(|at| place(at));
    let events: Vec<EventCard> = told.into_iter().filter_map(|at| event_card(reader, at, &[])).collect();
    Some(EntityPage {
        chrome: chrome(reader, page, kind, &entity.name),
        entity: row,
        aliases: entity.aliases.clone(),
        ids: ids(entity),
        roles,
        quotations: gathered.quotations.iter().take(FACTS).filter_map(|at| quotation_card(reader, at)).collect(),
        figures: gathered.figures.iter().take(FACTS).filter_map(|at| one_figure(reader, at)).collect(),
        events,
        company,
        mentions: gathered.mentions,
    })
}

fn ids(entity: &Entity) -> Vec<ExternalId> {
    let id = |(register, id): (&String, &String)| ExternalId {
        register: register.clone(),
        id: id.clone(),
        url: names::address(register, id),
    };
    entity.ids.iter().map(id).collect()
}

/// The sources of an entity, newest first, each with the referents that are the entity.
fn newest_sources(reader: &Reader<'_>, entity: &Entity) -> Vec<(SourceId, BTreeSet<usize>)> {
    let mut sources: BTreeMap<&SourceId, BTreeSet<usize>> = BTreeMap::new();
    for (source, referent) in &entity.members {
        sources.entry(source).or_default().insert(*referent);
    }
    let mut ordered: Vec<(SourceId, BTreeSet<usize>)> = sources.into_iter().map(|(id, set)| (id.clone(), set)).collect();
    ordered.sort_by_key(|(id, _)| Reverse(reader.number(id)));
    ordered.truncate(SOURCES);
    ordered
}

/// Roles by frequency, each with the first sentence that gives it.
fn roles(reader: &Reader<'_>, entity: &Entity) -> Vec<RoleRow> {
    let mut found: BTreeMap<String, (usize, RoleRow)> = BTreeMap::new();
    for (source, referents) in newest_sources(reader, entity) {
        let Some(part) = reader.part(&source) else { continue };
        let policy = reader.policy();
        let spans = referents.iter().filter_map(|referent| part.facts.entities.referents.get(*referent));
        for span in spans.flat_map(|referent| &referent.roles) {
            let role = part.words(*span);
            // The role is shown where its bearer is named nearest to it.
            let near = mentions(part, &referents).filter(|item| policy.publishes(item.state));
            let Some(item) = near.min_by_key(|item| item.span.start.abs_diff(span.end)) else { continue };
            let Some(source) = source_ref(reader, &part.source.id) else { continue };
            let row = RoleRow {
                role: role.to_owned(),
                sentence: part.sentence(item).to_owned(),
                lang: part.lang.to_string(),
                evidence: evidence(reader, &part.source.id, item),
                source,
            };
            found.entry(fold(role)).or_insert((0, row)).0 += 1;
        }
    }
    let mut rows: Vec<(usize, RoleRow)> = found.into_values().collect();
    rows.sort_by_key(|(count, _)| Reverse(*count));
    rows.into_iter().take(ROLES).map(|(_, row)| row).collect()
}

/// The mentions of `referents` in a source.
fn mentions<'a>(part: &'a Contribution, referents: &'a BTreeSet<usize>) -> impl Iterator<Item = &'a Item> {
    let ours = |item: &&Item| part.facts.entities.mentions.get(item.index).is_some_and(|m| referents.contains(&m.referent));
    part.items.iter().filter(|item| item.kind == FactKind::Mention).filter(ours)
}

/// What the sources say of an entity where they name it.
#[derive(Default)]
struct Gathered {
    quotations: Vec<FactRef>,
    figures: Vec<FactRef>,
    events: Vec<FactRef>,
    mentions: Vec<MentionGroup>,
    together: BTreeMap<EntityId, usize>,
}

impl Gathered {
    fn add(&mut self, reader: &Reader<'_>, part: &Contribution, referents: &BTreeSet<usize>) {
        let policy = reader.policy();
        let is_ours = |item: &Item| part.facts.entities.mentions.get(item.index).is_some_and(|m| referents.contains(&m.referent));
        let named = mentions(part, referents).filter(|item| policy.publishes(item.state));
        let sentences: BTreeSet<usize> = named.map(|item| item.sentence).collect();
        let spans: Vec<Span> = mentions(part, referents).map(|item| item.span).collect();
        let names = |within: Span| spans.iter().any(|span| within.contains(*span));
        let of_place =
            referents.iter().filter_map(|at| part.facts.entities.referents.get(*at)).all(|r| r.kind == EntityKind::Place);
        let mut others: BTreeSet<(EntityId, usize)> = BTreeSet::new();
        for (place, item) in part.items.iter().enumerate() {
            let at = FactRef { source: part.source.id.clone(), item: place };
            let here = sentences.contains(&item.sentence);
            if item.kind == FactKind::Mention {
                let told = here && policy.publishes(item.state) && !is_ours(item);
                let referent = part.facts.entities.mentions.get(item.index).map(|m| m.referent).filter(|_| told);
                let other = referent.and_then(|referent| reader.entity_of(&part.source.id, referent));
                others.extend(other.map(|(id, _)| (id.clone(), item.sentence)));
                continue;
            }
            if !policy.publishes(item.state) {
                continue;
            }
            match item.kind {
                FactKind::Quotation => {
                    let speaker = part.facts.quotations.get(item.index).and_then(|q| q.referent);
                    if speaker.is_some_and(|speaker| referents.contains(&speaker)) {
                        self.quotations.push(at);
                    }
                }
                // A figure is of whoever gives it; one that nobody gives, and those of a place, of whom the sentence names.
                FactKind::Figure => {
                    let giver = part.facts.quantities.get(item.index).and_then(|quantity| quantity.says);
                    if giver.filter(|_| !of_place).map_or(here, names) {
                        self.figures.push(at);
                    }
                }
                FactKind::Event if names(item.span) => self.events.push(at),
                FactKind::Event | FactKind::Mention => {}
            }
        }
        for (id, _) in others {
            *self.together.entry(id).or_default() += 1;
        }
        self.mentions.extend(group(reader, part, &sentences, referents));
    }

    /// Who is named in the same sentences, most often first.
    fn company(&self, reader: &Reader<'_>, own: &EntityId) -> Vec<CompanyRow> {
        let mut rows: Vec<CompanyRow> = self
            .together
            .iter()
            .filter(|(id, _)| *id != own)
            .filter_map(|(id, count)| {
                let entity = reader.entity_row(id)?;
                let other = NamedLink { name: entity.name.clone(), path: entity_path(reader, id, entity) };
                // What the author hides has no page, and is not named here either.
                (!other.path.is_empty()).then_some(CompanyRow { other, kind: entity.kind.name(), count: *count })
            })
            .collect();
        rows.sort_by(|a, b| (Reverse(a.count), &a.other.name).cmp(&(Reverse(b.count), &b.other.name)));
        rows.truncate(COMPANY);
        rows
    }
}

/// The sentences of a source that name an entity, a few of them in full.
fn group(
    reader: &Reader<'_>,
    part: &Contribution,
    sentences: &BTreeSet<usize>,
    referents: &BTreeSet<usize>,
) -> Option<MentionGroup> {
    let policy = reader.policy();
    let first =
        |sentence: &usize| mentions(part, referents).find(|item| item.sentence == *sentence && policy.publishes(item.state));
    let cards: Vec<FactCard> =
        sentences.iter().take(SENTENCES).filter_map(first).filter_map(|item| fact_card(reader, part, item)).collect();
    Some(MentionGroup { source: source_ref(reader, &part.source.id)?, sentences: cards, total: sentences.len() })
}
