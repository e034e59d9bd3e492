//! Which words a pattern may begin with: [`First::of`] turns [`Trie`]s into the set of their first words
//! and classes, those of inner groups among them, so that a matcher passes over groups that cannot
//! start here. Numbers are not in the set: a matcher tries every pattern where a number stands.

use super::WordId;
use super::terminal::Terminal;
use super::trie::Trie;

/// A set of classes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ClassSet([u64; 4]);

impl ClassSet {
    fn meets(&self, other: &ClassSet) -> bool {
        self.0.iter().zip(&other.0).any(|(own, other)| own & other != 0)
    }
}

impl Extend<u8> for ClassSet {
    fn extend<I: IntoIterator<Item = u8>>(&mut self, classes: I) {
        for class in classes {
            if let Some(part) = self.0.get_mut(usize::from(class) / 64) {
                *part |= 1 << (class % 64);
            }
        }
    }
}

impl FromIterator<u8> for ClassSet {
    fn from_iter<I: IntoIterator<Item = u8>>(classes: I) -> Self {
        let mut set = Self::default();
        set.extend(classes);
        set
    }
}

/// What patterns may begin with, numbers aside.
#[derive(Debug, Default)]
pub(super) struct First {
    /// Words, in order.
    words: Vec<WordId>,
    classes: ClassSet,
    /// One begins with a mark that is no word: nothing can be ruled out.
    anything: bool,
}

impl First {
    /// The set of `tries`, whose inner groups are among `groups`; `beside` are classes that numbers are read with.
    pub(super) fn of<'t>(mut tries: Vec<&'t Trie>, groups: &'t [Trie], beside: ClassSet) -> Self {
        let mut first = First { classes: beside, ..First::default() };
        let mut seen = vec![false; groups.len()];
        while let Some(trie) = tries.pop() {
            let Some(root) = trie.nodes.first() else { continue };
            first.anything |= root.glue.is_some();
            first.words.extend(root.words.iter().map(|(word, _)| *word));
            for (terminal, _, _) in &root.slots {
                match *terminal {
                    Terminal::Class(class) => first.classes.extend([class]),
                    Terminal::Group(group) => {
                        if let (Some(seen @ false), Some(trie)) = (seen.get_mut(group as usize), groups.get(group as usize)) {
                            *seen = true;
                            tries.push(trie);
                        }
                    }
                    _ => {}
                }
            }
        }
        first.words.sort_unstable();
        first.words.dedup();
        first
    }

    /// True if a pattern may begin with `word`, which begins members of `classes`.
    pub(super) fn holds(&self, word: WordId, classes: &ClassSet) -> bool {
        self.anything || self.classes.meets(classes) || self.words.binary_search(&word).is_ok()
    }
}
