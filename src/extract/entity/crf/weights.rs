//! The weights of a trained tagger, straight from bytes: [`Weights::score`] adds what one feature says
//! for every label against O. Features are kept as fingerprints of their hash, weights as whole numbers
//! of one common step, so that tagging gives the same on every machine. The file is made by
//! `examples/train_entities`; nothing is parsed or copied when it is opened.
//!
//! File: `LCW5`; bits of a bucket, features, openers, [`Near::before`], [`Near::after`] (u32 each);
//! transitions from each of [`LABELS`] to each (i16); openers (u64, in order); where each bucket starts (see [`Buckets`]); features in order of
//! their hash: the first byte of a fingerprint, the weights of the labels after O (i8), the second byte.
//! All numbers little-endian.

use super::LABELS;
use super::path::{Sum, Transitions, legal};
use super::table::{Buckets, Filter};

/// Labels that have weights: O always weighs nothing.
pub const WEIGHED: usize = LABELS - 1;
/// Bytes of one feature.
const FEATURE: usize = 2 + WEIGHED;
const MAGIC: &[u8; 4] = b"LCW5";
/// Bits of a bucket in the files written.
const BITS: u32 = 15;
/// Bits of a fingerprint.
const MARK: u32 = 16;

/// Makes a sum ready for comparing labels.
pub fn settle(sum: &mut Sum) {
    (sum[0], sum[LABELS]) = (0, 0);
}

/// Which words are looked at: the others are never part of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Near {
    /// Words before a capital: « ministère de l'Intérieur » starts three before.
    pub before: usize,
    /// Words after a capital.
    pub after: usize,
    /// Hashes of lower-case words names often start with, in order: `gouvernement`.
    pub openers: Vec<u64>,
}

impl Near {
    /// True if a name often starts with the lower-case word that has this hash.
    pub fn opens_name(&self, hash: u64) -> bool {
        self.openers.binary_search(&hash).is_ok()
    }
}

/// Trained weights over the bytes of their file.
#[derive(Clone, Debug)]
pub struct Weights<'b> {
    transitions: Transitions,
    /// Which words are looked at.
    pub near: Near,
    buckets: Buckets<'b>,
    features: &'b [u8],
    filter: Filter,
}

impl<'b> Weights<'b> {
    /// Opens the bytes of a model; `None` if they are none.
    pub fn open(bytes: &'b [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (counts, rest) = rest.split_at_checked(20)?;
        let [bits, features, openers, before, after] =
            [0, 4, 8, 12, 16].map(|at| counts[at..].first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize));
        let (table, rest) = rest.split_at_checked(LABELS * LABELS * 2)?;
        if bits != BITS as usize {
            return None;
        }
        let (openers, rest) = rest.split_at_checked(openers.checked_mul(8)?)?;
        let openers = openers.chunks_exact(8).filter_map(|hash| hash.try_into().ok().map(u64::from_le_bytes)).collect();
        let near = Near { before, after, openers };
        let (buckets, rest) = Buckets::open(rest, bits, features)?;
        let features = rest.get(..features.checked_mul(FEATURE)?)?;
        let mut transitions = [Sum::default(); LABELS];
        for (to, pair) in transitions.iter_mut().flat_map(|row| &mut row[..LABELS]).zip(table.chunks_exact(2)) {
            *to = i16::from_le_bytes([pair[0], pair[1]]);
        }
        let mut filter = Filter::new(BITS, MARK);
        for (bucket, (start, end)) in buckets.ranges() {
            for feature in features.get(start * FEATURE..end * FEATURE)?.chunks_exact(FEATURE) {
                filter.add(bucket, u16::from_le_bytes([feature[0], feature[FEATURE - 1]]).into());
            }
        }
        Some(Self { transitions: legal(transitions), near, buckets, features, filter })
    }

    /// The bytes of a model of `features` (hash and weights), in that order, with `transitions`, for the words `near` tells.
    pub fn write(transitions: &[[i16; LABELS]; LABELS], near: &Near, features: &[(u64, [i8; WEIGHED])]) -> Vec<u8> {
        let mut features = features.to_vec();
        features.sort_unstable();
        let hashes: Vec<u64> = features.iter().map(|(hash, _)| *hash).collect();
        let mut bytes = MAGIC.to_vec();
        for count in [BITS as usize, features.len(), near.openers.len(), near.before, near.after] {
            bytes.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
        }
        bytes.extend(transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        bytes.extend(near.openers.iter().flat_map(|hash| hash.to_le_bytes()));
        bytes.extend(Buckets::write(BITS, &hashes));
        for (hash, weights) in &features {
            let [first, second] = mark(*hash);
            bytes.push(first);
            bytes.extend(weights.iter().flat_map(|weight| weight.to_le_bytes()));
            bytes.push(second);
        }
        bytes
    }

    /// What it scores to go from one label to the next; steps not allowed are out of the running.
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// Adds to `sum` what the feature with this hash says.
    #[inline]
    pub fn score(&self, hash: u64, sum: &mut Sum) {
        if self.filter.may_hold(hash) {
            self.add(hash, sum);
        }
    }

    fn add(&self, hash: u64, sum: &mut Sum) {
        let (start, end) = self.buckets.range(hash);
        let mark = mark(hash);
        let Some(features) = self.features.get(start * FEATURE..end * FEATURE) else { return };
        for feature in features.as_chunks::<FEATURE>().0 {
            if [feature[0], feature[FEATURE - 1]] == mark {
                // The fingerprint falls on the places that mean nothing.
                *sum = std::array::from_fn(|label| sum[label].wrapping_add(i16::from(feature[label].cast_signed())));
                return;
            }
        }
    }
}

/// The fingerprint of a hash.
fn mark(hash: u64) -> [u8; 2] {
    [hash.to_le_bytes()[0], hash.to_le_bytes()[1]]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::entity::crf::table::mix;

    #[test]
    fn weights_come_back_as_written() {
        let features: Vec<(u64, [i8; WEIGHED])> = (1..100).map(|i| (mix(i), [i as i8; WEIGHED])).collect();
        let near = Near { before: 3, after: 1, openers: vec![5, 9] };
        let bytes = Weights::write(&[[3; LABELS]; LABELS], &near, &features);
        let weights = Weights::open(&bytes).unwrap();
        assert_eq!(weights.transitions()[2][1], 3);
        assert!(weights.near == near && near.opens_name(9) && !near.opens_name(8));
        for (hash, expect) in features {
            let mut sum = Sum::default();
            weights.score(hash, &mut sum);
            assert_eq!(sum[1..LABELS], expect.map(i16::from));
            settle(&mut sum);
            assert_eq!((sum[0], sum[LABELS]), (0, 0));
        }
        assert!(Weights::open(&bytes[..40]).is_none());
    }
}
