//! Who is who across the sources: referents with a common name key form a group, a group is resolved
//! into clusters ([`resolve`]), clusters of several keys are linked ([`pieces`]), and what is linked is an
//! entity with a slug. An edit resolves again only the groups it touches ([`Registry::update`]); ids are
//! slugs, so they do not depend on order or history.

mod pieces;

use self::pieces::{Piece, PieceId, Pieces};
use super::key::EntityId;
use super::resolve::{self, Ids, Name, Settled};
use crate::content::SourceId;
use crate::extract::entity::{PlaceKind, place_kind};
use crate::extract::lexicon::Lexicon;
use crate::extract::lexicon::known::{KnownKind, same_thing};
use crate::extract::{EntityKind, Gender, Referent};
use crate::text::Lang;
use crate::text::fold::fold;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A referent of one source: who `Facts::entities.referents[n]` is.
pub type Member = (SourceId, usize);

/// What a source says of one of its referents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The fullest form in the source.
    pub name: String,
    /// Its kind there.
    pub kind: EntityKind,
    /// The acronym or expansion the source gives.
    pub acronym: Option<String>,
    /// A person's gender, where the source tells it.
    pub gender: Option<Gender>,
    /// Mentions in the source.
    pub mentions: usize,
    /// How it is written there with the number of mentions, in order; empty where it is `name` throughout.
    pub forms: Vec<(String, usize)>,
    /// The language of the source.
    pub lang: Lang,
}

impl Claim {
    /// What a source claims of one of its referents, with so many mentions.
    pub fn new(referent: &Referent, lang: Lang, mentions: usize) -> Self {
        Claim {
            name: referent.name.clone(),
            kind: referent.kind,
            acronym: referent.acronym.clone(),
            gender: referent.gender,
            mentions,
            forms: Vec::new(),
            lang,
        }
    }

    /// The same with all forms of its mentions, each as the source writes it.
    pub fn written<'w>(mut self, forms: impl Iterator<Item = &'w str>) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for form in forms {
            *counts.entry(form.split_whitespace().collect::<Vec<_>>().join(" ")).or_default() += 1;
        }
        if counts.keys().any(|form| *form != self.name) {
            self.forms = counts.into_iter().collect();
        }
        self
    }

    fn name(&self) -> Name<'_> {
        let first = self.name.split(' ').next().unwrap_or_default();
        let is_last = |form: &str| form.len() < self.name.len() && self.name.ends_with(form) && !form.starts_with(first);
        Name {
            called: self.kind == EntityKind::Person && self.forms.iter().any(|(form, _)| is_last(form)),
            name: &self.name,
            kind: self.kind,
            acronym: self.acronym.as_deref(),
            gender: self.gender,
            mentions: self.mentions,
            lang: self.lang,
        }
    }
}

/// The claims of one source before and after a change, by referent; none for a referent of which no
/// mention is sure enough to publish.
#[derive(Debug)]
pub struct Change {
    /// The source.
    pub source: SourceId,
    /// What it claimed.
    pub old: Vec<Option<Claim>>,
    /// What it claims now.
    pub new: Vec<Option<Claim>>,
}

/// One person, organisation or place of the dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The canonical name: the fullest, most frequent form.
    pub name: String,
    /// Its kind.
    pub kind: EntityKind,
    /// Other forms, most frequent first.
    pub aliases: Vec<String>,
    /// The referents it brings together.
    pub members: Vec<Member>,
    /// Mentions in all sources.
    pub mentions: usize,
    /// Why its forms are one, for `explain`.
    pub why: Vec<resolve::Why>,
    /// The author does not want to see it.
    pub hidden: bool,
    /// What other registers call it, as the author wrote: `wikidata` to `Q567`.
    pub ids: Ids,
}

impl Entity {
    /// What kind of place it is, where lists know one of its names.
    pub fn place(&self) -> Option<PlaceKind> {
        let known = |form: &String| {
            let folded = fold(form);
            let named = same_thing(&folded, true).map(|known| known.kind);
            let listed = match named {
                Some(KnownKind::Country) => Some(PlaceKind::Country),
                Some(KnownKind::Region) => Some(PlaceKind::Region),
                Some(KnownKind::City) => Some(PlaceKind::City),
                _ => None,
            };
            listed.or_else(|| Lexicon::languages().into_iter().find_map(|lang| place_kind(form, Lexicon::of(lang))))
        };
        (self.kind == EntityKind::Place).then(|| std::iter::once(&self.name).chain(&self.aliases).find_map(known)).flatten()
    }

    /// Sources that mention it.
    pub fn sources(&self) -> usize {
        let sources: BTreeSet<&SourceId> = self.members.iter().map(|(source, _)| source).collect();
        sources.len()
    }
}

/// All entities of the dossier.
#[derive(Debug, Default)]
pub struct Registry {
    settled: Settled,
    claims: BTreeMap<String, BTreeMap<Member, Claim>>,
    pieces: Pieces,
    /// Which groups of clusters want a slug, by the cluster that leads: the first has it plain.
    wanted: BTreeMap<String, BTreeSet<PieceId>>,
    /// The slug each of them wants.
    slugs: BTreeMap<PieceId, String>,
    entities: BTreeMap<EntityId, Entity>,
    of_member: HashMap<Member, EntityId>,
    /// How many claims write a folded form.
    written: HashMap<String, usize>,
}

/// What an update changed.
#[derive(Debug, Default)]
pub struct Moved {
    /// Entities that came, went or changed in any way.
    pub entities: BTreeSet<EntityId>,
    /// Entities whose name came, went or changed.
    pub names: BTreeSet<EntityId>,
    /// Sources of which a referent is now another entity.
    pub sources: BTreeSet<SourceId>,
}

impl Registry {
    /// Takes the author's decisions about names. They touch every key, so the registry starts anew:
    /// all claims have to be put in again.
    pub fn settle(&mut self, settled: Settled) {
        *self = Self { settled, ..Self::default() };
    }

    /// Takes the old claims of some sources out and puts the new ones in.
    pub fn update(&mut self, changes: &[Change]) -> Moved {
        let mut touched: BTreeSet<String> = BTreeSet::new();
        for change in changes {
            for (referent, claim) in claimed(&change.old) {
                self.count(claim, false);
                let key = resolve::key(&claim.name(), &self.settled);
                if let Some(group) = self.claims.get_mut(&key) {
                    group.remove(&(change.source.clone(), referent));
                    if group.is_empty() {
                        self.claims.remove(&key);
                    }
                }
                touched.insert(key);
            }
            for (referent, claim) in claimed(&change.new) {
                self.count(claim, true);
                let key = resolve::key(&claim.name(), &self.settled);
                self.claims.entry(key.clone()).or_default().insert((change.source.clone(), referent), claim.clone());
                touched.insert(key);
            }
        }
        self.resolve(&touched)
    }

    /// Counts the forms of a claim in or out.
    fn count(&mut self, claim: &Claim, more: bool) {
        let forms: BTreeSet<String> =
            claim.forms.iter().map(|(form, _)| form).chain([&claim.name]).map(|form| fold(form)).collect();
        for form in forms {
            match self.written.get_mut(&form) {
                Some(count) if more => *count += 1,
                Some(count) if *count > 1 => *count -= 1,
                Some(_) => {
                    self.written.remove(&form);
                }
                None if more => {
                    self.written.insert(form, 1);
                }
                None => {}
            }
        }
    }

    /// Resolves the groups of `keys` again and gives the entities they are part of slugs.
    fn resolve(&mut self, keys: &BTreeSet<String>) -> Moved {
        let pieces = |key: &String| self.claims.get(key).map(|group| pieces(group, &self.settled)).unwrap_or_default();
        let found: Vec<(String, Vec<Piece>)> = keys.iter().map(|key| (key.clone(), pieces(key))).collect();
        let mut slugs: BTreeSet<String> = BTreeSet::new();
        let mut entities: BTreeMap<PieceId, Entity> = BTreeMap::new();
        for leader in self.pieces.update(found, &self.settled) {
            if let Some(slug) = self.slugs.remove(&leader) {
                if let Some(wanted) = self.wanted.get_mut(&slug) {
                    wanted.remove(&leader);
                }
                slugs.insert(slug);
            }
            if let Some(entity) = self.pieces.entity(&leader) {
                let slug = slug(&entity.name);
                self.wanted.entry(slug.clone()).or_default().insert(leader.clone());
                self.slugs.insert(leader.clone(), slug.clone());
                slugs.insert(slug);
                entities.insert(leader, entity);
            }
        }
        self.assign(&slugs, &mut entities)
    }

    /// Writes the entities of `slugs` anew and says what changed.
    fn assign(&mut self, slugs: &BTreeSet<String>, entities: &mut BTreeMap<PieceId, Entity>) -> Moved {
        let mut before: BTreeMap<EntityId, Entity> = BTreeMap::new();
        let mut after: BTreeMap<EntityId, Entity> = BTreeMap::new();
        for slug in slugs {
            let old: Vec<EntityId> = self
                .entities
                .range::<str, _>((std::ops::Bound::Included(slug.as_str()), std::ops::Bound::Unbounded))
                .take_while(|(id, _)| id.starts_with(slug.as_str()))
                .filter(|(id, _)| id.len() == slug.len() || id[slug.len()..].starts_with("--"))
                .map(|(id, _)| id.clone())
                .collect();
            for id in old {
                if let Some(entity) = self.entities.remove(&id) {
                    before.insert(id, entity);
                }
            }
            let wanted = self.wanted.get(slug).cloned().unwrap_or_default();
            if wanted.is_empty() {
                self.wanted.remove(slug);
            }
            for (place, leader) in wanted.iter().enumerate() {
                let id = if place == 0 { slug.clone() } else { format!("{slug}--{}", short_hash(&leader.0, &leader.1)) };
                if let Some(entity) = entities.remove(leader).or_else(|| self.pieces.entity(leader)) {
                    after.insert(id.into(), entity);
                }
            }
        }
        let mut moved = Moved::default();
        for (id, entity) in &before {
            if after.get(id) != Some(entity) {
                moved.entities.insert(id.clone());
                for member in &entity.members {
                    if self.of_member.get(member) == Some(id) {
                        self.of_member.remove(member);
                    }
                }
            }
            if after.get(id).is_none_or(|new| new.name != entity.name || new.kind != entity.kind) {
                moved.names.insert(id.clone());
            }
        }
        for (id, entity) in after {
            if before.get(&id) != Some(&entity) {
                moved.entities.insert(id.clone());
                for member in &entity.members {
                    let old = self.of_member.insert(member.clone(), id.clone());
                    if old.as_ref() != Some(&id) {
                        moved.sources.insert(member.0.clone());
                    }
                }
            }
            if before.get(&id).is_none_or(|old| old.name != entity.name || old.kind != entity.kind) {
                moved.names.insert(id.clone());
            }
            self.entities.insert(id, entity);
        }
        moved
    }

    /// The entity with this id.
    pub fn get(&self, id: &str) -> Option<&Entity> {
        self.entities.get(id)
    }

    /// All entities in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&EntityId, &Entity)> {
        self.entities.iter()
    }

    /// True if a source writes this folded form.
    pub fn is_written(&self, folded: &str) -> bool {
        self.written.contains_key(folded)
    }

    /// All names and other forms, by entity.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        self.entities.values().flat_map(|entity| std::iter::once(&entity.name).chain(&entity.aliases)).map(String::as_str)
    }

    /// The author's decisions in force.
    pub fn settled(&self) -> &Settled {
        &self.settled
    }

    /// The entity a source's referent is.
    pub fn of(&self, source: &SourceId, referent: usize) -> Option<&EntityId> {
        self.of_member.get(&(source.clone(), referent))
    }
}

/// The claims of a source with their referents.
fn claimed(claims: &[Option<Claim>]) -> impl Iterator<Item = (usize, &Claim)> {
    claims.iter().enumerate().filter_map(|(referent, claim)| Some((referent, claim.as_ref()?)))
}

fn short_hash(key: &str, identity: &str) -> String {
    let hash = xxhash_rust::xxh3::xxh3_64(format!("{key}\0{identity}").as_bytes());
    format!("{:06x}", hash & 0xff_ffff)
}

/// The slug of a name, never empty.
fn slug(name: &str) -> String {
    let slug = slug::slugify(name);
    if slug.is_empty() { format!("x-{}", short_hash(name, "")) } else { slug }
}

/// The clusters of one group.
fn pieces(group: &BTreeMap<Member, Claim>, settled: &Settled) -> Vec<Piece> {
    let members: Vec<&Member> = group.keys().collect();
    let names: Vec<Name<'_>> = group.values().map(Claim::name).collect();
    let claims: Vec<&Claim> = group.values().collect();
    let piece = |cluster: resolve::Cluster| {
        let found = cluster.members.iter().filter_map(|&at| members.get(at)).map(|&member| member.clone()).collect();
        let mut forms: BTreeMap<String, usize> = BTreeMap::new();
        for claim in cluster.members.iter().filter_map(|&at| claims.get(at)) {
            for (form, mentions) in &claim.forms {
                *forms.entry(form.clone()).or_default() += mentions;
            }
            if claim.forms.is_empty() {
                *forms.entry(claim.name.clone()).or_default() += claim.mentions;
            }
        }
        Piece::new(cluster, found, forms)
    };
    resolve::resolve(&names, settled).into_iter().map(piece).collect()
}
