//! The weights of a trained tagger, straight from bytes: [`Weights::score`] adds what one feature says
//! for every label. Features are kept as fingerprints of their hash, weights as whole numbers of one
//! common step, so that tagging gives the same on every machine. The file is made by
//! `examples/train_entities`; nothing is parsed or copied when it is opened.
//!
//! File: `LCW2`, slots (u32), openers (u32), transitions from each of [`LABELS`] to each (i16); openers
//! (u64, in order); slots of a fingerprint (u16, 0 is empty) and [`LABELS`] weights (i8). All numbers
//! little-endian.

use super::LABELS;

/// Bytes of one slot.
const SLOT: usize = 2 + LABELS;
const MAGIC: &[u8; 4] = b"LCW2";
/// Slots looked at before a feature is taken as unknown.
const PROBES: usize = 64;

/// What a path or label scores, in steps.
pub type Score = i32;

/// Trained weights over the bytes of their file.
#[derive(Clone, Debug)]
pub struct Weights<'b> {
    transitions: [[Score; LABELS]; LABELS],
    openers: Vec<u64>,
    slots: &'b [u8],
}

impl<'b> Weights<'b> {
    /// Opens the bytes of a model; `None` if they are none.
    pub fn open(bytes: &'b [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (count, rest) = rest.split_first_chunk::<4>()?;
        let (openers, rest) = rest.split_first_chunk::<4>()?;
        let length = (u32::from_le_bytes(*count) as usize).checked_mul(SLOT)?;
        let (table, rest) = rest.split_at_checked(LABELS * LABELS * 2)?;
        let (openers, slots) = rest.split_at_checked((u32::from_le_bytes(*openers) as usize).checked_mul(8)?)?;
        let openers = openers.chunks_exact(8).filter_map(|hash| hash.try_into().ok().map(u64::from_le_bytes)).collect();
        let mut transitions = [[0; LABELS]; LABELS];
        for (to, pair) in transitions.iter_mut().flatten().zip(table.chunks_exact(2)) {
            *to = i16::from_le_bytes([pair[0], pair[1]]).into();
        }
        Some(Self { transitions, openers, slots: slots.get(..length)? })
    }

    /// The bytes of a model of `features` (hash and weights), in that order, with `transitions` and the
    /// `openers` (hashes of lower-case words, in order).
    pub fn write(transitions: &[[i16; LABELS]; LABELS], openers: &[u64], features: &[(u64, [i8; LABELS])]) -> Vec<u8> {
        let count = features.len() + features.len() / 5 + 1;
        let mut slots = vec![0; count * SLOT];
        for (hash, weights) in features {
            let mut at = home(*hash, count);
            while slots[at * SLOT..at * SLOT + 2] != [0, 0] {
                at = (at + 1) % count;
            }
            slots[at * SLOT..at * SLOT + 2].copy_from_slice(&mark(*hash));
            for (to, weight) in slots[at * SLOT + 2..(at + 1) * SLOT].iter_mut().zip(weights) {
                *to = weight.to_le_bytes()[0];
            }
        }
        let mut bytes = MAGIC.to_vec();
        bytes.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
        bytes.extend(u32::try_from(openers.len()).unwrap_or(u32::MAX).to_le_bytes());
        bytes.extend(transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        bytes.extend(openers.iter().flat_map(|hash| hash.to_le_bytes()));
        bytes.extend(slots);
        bytes
    }

    /// What it scores to go from one label to the next.
    pub fn transitions(&self) -> &[[Score; LABELS]; LABELS] {
        &self.transitions
    }

    /// True if a name often starts with the lower-case word that has this hash: `gouvernement`.
    pub fn opens_name(&self, hash: u64) -> bool {
        self.openers.binary_search(&hash).is_ok()
    }

    /// Adds to `scores` what the feature with this hash says.
    pub fn score(&self, hash: u64, scores: &mut [Score; LABELS]) {
        let count = self.slots.len() / SLOT;
        let mark = mark(hash);
        let mut at = home(hash, count);
        for _ in 0..count.min(PROBES) {
            let Some((found, weights)) = self.slots.get(at * SLOT..(at + 1) * SLOT).and_then(|s| s.split_first_chunk::<2>())
            else {
                return;
            };
            if *found == mark {
                for (score, &weight) in scores.iter_mut().zip(weights) {
                    *score += Score::from(i8::from_le_bytes([weight]));
                }
                return;
            }
            if *found == [0, 0] {
                return;
            }
            at = if at + 1 == count { 0 } else { at + 1 };
        }
    }
}

fn home(hash: u64, slots: usize) -> usize {
    ((u128::from(hash) * slots as u128) >> 64) as usize
}

/// The fingerprint of a hash; never 0.
fn mark(hash: u64) -> [u8; 2] {
    [hash.to_le_bytes()[0], hash.to_le_bytes()[1] | 1]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::entity::crf::table::mix;

    #[test]
    fn weights_come_back_as_written() {
        let features: Vec<(u64, [i8; LABELS])> = (1..100).map(|i| (mix(i), [i as i8; LABELS])).collect();
        let bytes = Weights::write(&[[3; LABELS]; LABELS], &[5, 9], &features);
        let weights = Weights::open(&bytes).unwrap();
        assert_eq!(weights.transitions()[2][1], 3);
        assert!(weights.opens_name(9) && !weights.opens_name(8));
        for (hash, expect) in features {
            let mut scores = [0; LABELS];
            weights.score(hash, &mut scores);
            assert_eq!(scores, expect.map(Score::from));
        }
        assert!(Weights::open(&bytes[..40]).is_none());
    }
}
