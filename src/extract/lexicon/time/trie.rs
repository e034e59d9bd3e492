//! Many patterns as one automaton: [`Trie`] merges what they have in common, so that a matcher reads each
//! token once, however many rules there are. Built when the lexicon is loaded, never changed after.

use super::WordId;
use super::terminal::{Slot, Terminal};

/// The merged patterns of one group.
#[derive(Debug, Default)]
pub struct Trie {
    /// Nodes; the first is the root.
    pub nodes: Vec<Node>,
}

/// One state of a [`Trie`].
#[derive(Debug, Default)]
pub struct Node {
    /// Next state by word, sorted by word.
    pub words: Vec<(WordId, u32)>,
    /// Next states by capture.
    pub slots: Vec<(Terminal, Slot, u32)>,
    /// Next state if no white space stands here.
    pub glue: Option<u32>,
    /// Rules that end here.
    pub rules: Vec<u32>,
}

/// One step of a flat pattern.
pub(super) enum Step {
    Word(WordId),
    Slot(Terminal, Slot),
    Glue,
}

impl Trie {
    /// Adds a pattern that ends in `rule`.
    pub(super) fn insert(&mut self, steps: &[Step], rule: u32) {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let mut at = 0;
        for step in steps {
            let fresh = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
            let Some(node) = self.nodes.get_mut(at) else { return };
            let next = match step {
                Step::Word(word) => match node.words.binary_search_by_key(word, |(known, _)| *known) {
                    Ok(found) => node.words.get(found).map_or(fresh, |(_, next)| *next),
                    Err(place) => {
                        node.words.insert(place, (*word, fresh));
                        fresh
                    }
                },
                Step::Slot(terminal, slot) => {
                    let known = node.slots.iter().find(|(t, s, _)| t == terminal && s == slot).map(|(_, _, next)| *next);
                    known.unwrap_or_else(|| {
                        node.slots.push((*terminal, *slot, fresh));
                        fresh
                    })
                }
                Step::Glue => *node.glue.get_or_insert(fresh),
            };
            if next == fresh {
                self.nodes.push(Node::default());
            }
            at = next as usize;
        }
        if let Some(node) = self.nodes.get_mut(at)
            && !node.rules.contains(&rule)
        {
            node.rules.push(rule);
        }
    }
}
