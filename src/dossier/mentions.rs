//! Where an entity is named: [`of`] gives the published mentions of an [`Entity`] in the order of the sources'
//! numbers and of their texts, for those who list them (explain, review, exports). Looks at the entity's own
//! sources only.

use super::registry::Entity;
use super::{Contribution, FactKind, Index, Item};
use crate::content::SourceId;
use std::collections::{BTreeMap, BTreeSet};

/// One mention with its source.
#[derive(Clone, Copy, Debug)]
pub struct Named<'i> {
    /// The source.
    pub part: &'i Contribution,
    /// The mention.
    pub item: &'i Item,
    /// Who it is among the source's referents.
    pub referent: usize,
}

impl Named<'_> {
    /// The words of the mention.
    pub fn words(&self) -> &str {
        self.part.words(self.item.span)
    }

    /// File, line and column.
    pub fn place(&self) -> String {
        let source = &self.part.source;
        format!("{}:{}", source.file(), source.position(self.item.span.start as usize))
    }

    /// The sentence on one line.
    pub fn sentence(&self) -> String {
        self.part.sentence(self.item).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The published mentions of an entity.
pub fn of<'i>(index: &'i Index, entity: &Entity) -> Vec<Named<'i>> {
    let mut sources: BTreeMap<(usize, &SourceId), BTreeSet<usize>> = BTreeMap::new();
    for (source, referent) in &entity.members {
        sources.entry((index.number_of(source), source)).or_default().insert(*referent);
    }
    let mut found = Vec::new();
    for ((_, source), referents) in sources {
        let Some(part) = index.part(source) else { continue };
        for item in part.items.iter().filter(|item| item.kind == FactKind::Mention && index.policy().publishes(item.state)) {
            let referent = part.facts.entities.mentions.get(item.index).map(|mention| mention.referent);
            if let Some(referent) = referent.filter(|referent| referents.contains(referent)) {
                found.push(Named { part, item, referent });
            }
        }
    }
    found
}
