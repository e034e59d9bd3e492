//! The clusters of all keys and how they are linked into entities: [`Pieces::update`] puts clusters in and
//! out, links again what meets them on a hook, and says which groups of clusters came of it. Costs time in
//! the size of what is touched, never of the dossier.

use super::{Entity, Member};
use crate::dossier::resolve::links::{CROWD, Shape, link};
use crate::dossier::resolve::{Cluster, Settled, Why};
use std::collections::{BTreeMap, BTreeSet};

/// A cluster by the key of its names and what tells it from the others there.
pub(super) type PieceId = (String, String);

/// A cluster with its members.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub cluster: Cluster,
    pub members: Vec<Member>,
    /// All ways it is written, with mentions.
    forms: BTreeMap<String, usize>,
    shape: Shape,
}

impl Piece {
    pub(super) fn new(cluster: Cluster, members: Vec<Member>, forms: BTreeMap<String, usize>) -> Self {
        Self { shape: Shape::new(&cluster), cluster, members, forms }
    }

    /// What tells two clusters of one key apart, whatever their order.
    pub(super) fn id(&self, key: &str) -> PieceId {
        (key.to_owned(), format!("{:?} {}", self.cluster.kind, self.cluster.lead))
    }
}

/// All clusters of the dossier and their links.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pieces: BTreeMap<PieceId, Piece>,
    of_key: BTreeMap<String, BTreeSet<PieceId>>,
    hooks: BTreeMap<String, BTreeSet<PieceId>>,
    /// The fuller cluster a cluster belongs to.
    links: BTreeMap<PieceId, (PieceId, Why)>,
    /// The cluster that leads the group of each.
    leader: BTreeMap<PieceId, PieceId>,
    groups: BTreeMap<PieceId, BTreeSet<PieceId>>,
}

impl Pieces {
    /// Replaces the clusters of some keys; returns the leaders of all groups that may have changed, those
    /// that are gone too.
    pub(super) fn update(&mut self, keys: Vec<(String, Vec<Piece>)>, settled: &Settled) -> BTreeSet<PieceId> {
        let mut touched: BTreeSet<PieceId> = BTreeSet::new();
        // Every hook with a change, and how many met there before.
        let mut hooks: BTreeMap<String, usize> = BTreeMap::new();
        for (key, pieces) in keys {
            for id in self.of_key.remove(&key).unwrap_or_default() {
                if let Some(piece) = self.pieces.remove(&id) {
                    for hook in piece.shape.hooks() {
                        let before = self.unhook(&hook, &id);
                        hooks.entry(hook).or_insert(before);
                    }
                }
                self.links.remove(&id);
                touched.insert(id);
            }
            for piece in pieces {
                let id = piece.id(&key);
                for hook in piece.shape.hooks() {
                    let met = self.hooks.entry(hook.clone()).or_default();
                    hooks.entry(hook).or_insert(met.len());
                    met.insert(id.clone());
                }
                self.of_key.entry(key.clone()).or_default().insert(id.clone());
                touched.insert(id.clone());
                self.pieces.insert(id, piece);
            }
        }
        // Where too many met before and do now, nothing was joined and nothing is.
        let telling = |(hook, before): (&String, &usize)| match *before <= CROWD {
            true => self.hooks.get(hook),
            false => self.crowd(hook),
        };
        let met: BTreeSet<PieceId> = hooks.iter().filter_map(telling).flatten().chain(&touched).cloned().collect();
        for id in met {
            let found = self.link_of(&id, settled);
            if self.links.get(&id) != found.as_ref() {
                match found {
                    Some(link) => self.links.insert(id.clone(), link),
                    None => self.links.remove(&id),
                };
                touched.insert(id);
            }
        }
        self.regroup(touched)
    }

    /// Takes a cluster off a hook; returns how many met there before.
    fn unhook(&mut self, hook: &str, id: &PieceId) -> usize {
        let Some(met) = self.hooks.get_mut(hook) else { return 0 };
        let before = met.len();
        met.remove(id);
        if met.is_empty() {
            self.hooks.remove(hook);
        }
        before
    }

    /// Who meets on a hook, unless there are too many to tell.
    fn crowd(&self, hook: &str) -> Option<&BTreeSet<PieceId>> {
        self.hooks.get(hook).filter(|met| met.len() <= CROWD)
    }

    fn link_of(&self, id: &PieceId, settled: &Settled) -> Option<(PieceId, Why)> {
        let piece = self.pieces.get(id)?;
        let hooks = piece.shape.hooks();
        let others: BTreeSet<&PieceId> =
            hooks.iter().filter_map(|hook| self.crowd(hook)).flatten().filter(|other| *other != id).collect();
        let others: Vec<(&PieceId, &Shape)> =
            others.into_iter().filter_map(|id| Some((id, &self.pieces.get(id)?.shape))).collect();
        let shapes: Vec<&Shape> = others.iter().map(|(_, shape)| *shape).collect();
        let (at, why) = link(&piece.shape, &shapes, settled)?;
        others.get(at).map(|(id, _)| ((*id).clone(), why))
    }

    /// Follows the links of all whose group may have changed.
    fn regroup(&mut self, mut touched: BTreeSet<PieceId>) -> BTreeSet<PieceId> {
        let led = |id: &PieceId| self.leader.get(id).cloned();
        let mut changed: BTreeSet<PieceId> = touched.iter().filter_map(led).collect();
        touched.extend(changed.iter().filter_map(|leader| self.groups.get(leader)).flatten().cloned());
        for leader in &changed {
            self.groups.remove(leader);
        }
        for id in &touched {
            self.leader.remove(id);
        }
        for id in touched.iter().filter(|id| self.pieces.contains_key(*id)) {
            let leader = self.lead(id);
            self.leader.insert(id.clone(), leader.clone());
            // A link may lead into a group that was not touched itself.
            self.groups.entry(leader.clone()).or_default().insert(id.clone());
            changed.insert(leader);
        }
        changed
    }

    /// Where the links from `id` end; the first of a ring.
    fn lead(&self, id: &PieceId) -> PieceId {
        let mut way = vec![id];
        while let Some((next, _)) = way.last().and_then(|last| self.links.get(*last)) {
            if let Some(at) = way.iter().position(|seen| *seen == next) {
                return way.iter().skip(at).min().map_or_else(|| id.clone(), |first| (*first).clone());
            }
            way.push(next);
        }
        way.last().map_or_else(|| id.clone(), |last| (*last).clone())
    }

    /// The entity a group of clusters is.
    pub(super) fn entity(&self, leader: &PieceId) -> Option<Entity> {
        let group = self.groups.get(leader)?;
        let pieces: Vec<&Piece> = group.iter().filter_map(|id| self.pieces.get(id)).collect();
        let first = pieces.iter().max_by(|a, b| (&a.cluster.rank, &b.cluster.name).cmp(&(&b.cluster.rank, &a.cluster.name)))?;
        let mut forms: BTreeMap<&str, usize> = BTreeMap::new();
        for (form, mentions) in pieces.iter().flat_map(|piece| &piece.forms) {
            *forms.entry(form).or_default() += mentions;
        }
        let mut aliases: Vec<(&str, usize)> = forms.into_iter().filter(|(form, _)| *form != first.cluster.name).collect();
        aliases.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let mut members: Vec<Member> = pieces.iter().flat_map(|piece| piece.members.iter().cloned()).collect();
        members.sort();
        let mut why: Vec<Why> = pieces.iter().flat_map(|piece| piece.cluster.why.iter().cloned()).collect();
        // Of a ring of links one is enough.
        why.extend(group.iter().filter(|id| *id != leader).filter_map(|id| self.links.get(id)).map(|(_, why)| why.clone()));
        why.sort();
        why.dedup();
        Some(Entity {
            name: first.cluster.name.clone(),
            kind: first.cluster.kind,
            aliases: aliases.into_iter().map(|(form, _)| form.to_owned()).collect(),
            members,
            mentions: pieces.iter().map(|piece| piece.cluster.mentions).sum(),
            why,
            hidden: pieces.iter().any(|piece| piece.cluster.hidden),
            ids: pieces.iter().flat_map(|piece| piece.cluster.ids.clone()).collect(),
        })
    }
}
