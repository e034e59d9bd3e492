//! The best labels of a run of words: [`best`] turns what each word says for each label into a path
//! (Viterbi). Scores stay near nothing from word to word, so that sixteen bits hold them and eight
//! labels are compared at once.

use super::LABELS;

/// What features say for each label, in steps. The first place (O, which always weighs nothing) and the one
/// after the last mean nothing until [settled](super::weights::settle).
pub type Sum = [i16; LABELS + 1];

/// What it scores to go from each label to each.
pub type Transitions = [Sum; LABELS];

/// Lower than any path in the running.
const NEVER: i16 = i16::MIN / 2;

/// True if label `to` may follow label `from`: I only after B or I of the same kind.
pub fn may_follow(from: usize, to: usize) -> bool {
    to == 0 || to % 2 == 1 || from == to || from + 1 == to
}

/// `transitions` with every step that must not be taken out of the running.
pub fn legal(mut transitions: Transitions) -> Transitions {
    for (from, row) in transitions.iter_mut().enumerate() {
        for (to, score) in row.iter_mut().enumerate() {
            if to >= LABELS || !may_follow(from, to) {
                *score = NEVER;
            }
        }
    }
    transitions
}

/// Buffers used again from one run of words to the next.
#[derive(Debug, Default)]
pub struct Path {
    /// The label before each label, for every word.
    back: Vec<[i16; LABELS + 1]>,
    /// The labels of the last run.
    pub labels: Vec<u8>,
}

impl Path {
    /// Sets `labels` to the best for `words`; O stands before the first, and after the last if `closed`.
    pub fn best(&mut self, words: &[Sum], transitions: &Transitions, closed: bool) {
        self.back.clear();
        let mut best = [NEVER; LABELS + 1];
        best[0] = 0;
        for word in words {
            let mut next = [i16::MIN; LABELS + 1];
            let mut from: Sum = [0; LABELS + 1];
            for (at, (&score, row)) in (0..).zip(best.iter().zip(transitions)) {
                let to: Sum = std::array::from_fn(|label| score.saturating_add(row[label]));
                from = std::array::from_fn(|label| if to[label] > next[label] { at } else { from[label] });
                next = std::array::from_fn(|label| next[label].max(to[label]));
            }
            let next: Sum = std::array::from_fn(|label| next[label].saturating_add(word[label]));
            let top = next.iter().copied().max().unwrap_or(0);
            best = std::array::from_fn(|label| next[label].saturating_sub(top).max(NEVER));
            self.back.push(from);
        }
        if closed {
            for (score, row) in best.iter_mut().zip(transitions) {
                *score = score.saturating_add(row[0]);
            }
        }
        let mut label = (0..LABELS).max_by_key(|&label| (best[label], LABELS - label)).unwrap_or(0);
        self.labels.clear();
        for from in self.back.iter().rev() {
            self.labels.push(label as u8);
            label = usize::try_from(from[label]).unwrap_or(0);
        }
        self.labels.reverse();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_goes_on_where_none_began() {
        let mut path = Path::default();
        let inside: Sum = [0, 0, 50, 0, 0, 0, 0, 0];
        path.best(&[inside, inside], &legal([[0; LABELS + 1]; LABELS]), false);
        assert_eq!(path.labels, [1, 2]);
        path.best(&[], &legal([[0; LABELS + 1]; LABELS]), true);
        assert!(path.labels.is_empty());
    }

    #[test]
    fn what_follows_the_last_word_counts() {
        let mut steps = [[0; LABELS + 1]; LABELS];
        steps[1][0] = -100;
        let word: Sum = [0, 10, 0, 0, 0, 0, 0, 0];
        let mut path = Path::default();
        path.best(&[word], &legal(steps), false);
        assert_eq!(path.labels, [1]);
        path.best(&[word], &legal(steps), true);
        assert_eq!(path.labels, [0]);
    }
}
