//! The statistical tagger: a linear-chain conditional random field over words with the labels B and I
//! of persons, places and organisations, and O. [`Tagger::tag`] turns a document into names by the best
//! path through each sentence. It reads two files compiled in with the lexicon, a [`table`] of words and
//! trained [`weights`]; `examples/train_entities` makes the second with the same [`features`].

pub mod features;
pub mod table;
pub mod weights;

use crate::extract::entity::words::{self, Word};
use crate::extract::facts::EntityKind;
use crate::text::{Document, Token};
use features::{Observed, Shown};
use std::ops::Range;
use table::WordTable;
use weights::{Score, Weights};

/// O, then B and I of each of [`KINDS`].
pub const LABELS: usize = 7;
/// The kinds told apart, in the order of their labels.
pub const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Place, EntityKind::Organisation];
/// The most words tagged as one sentence; longer ones are cut, so that memory stays bounded.
pub const LONGEST: usize = 200;

/// A tagger over the bytes of its two files.
#[derive(Clone, Debug)]
pub struct Tagger<'b> {
    /// What is known of words.
    pub table: WordTable<'b>,
    weights: Weights<'b>,
}

/// The words of a document, cut into stretches of at most [`LONGEST`].
#[derive(Debug, Default)]
pub struct Words {
    /// All words, in order.
    pub words: Vec<Word>,
    /// Sentences or pieces of long ones, as ranges of `words`.
    pub stretches: Vec<Range<usize>>,
    /// Positions in `words` that open a sentence.
    pub starts: Vec<usize>,
}

impl Words {
    /// The words of `doc`.
    pub fn of(doc: &Document<'_>) -> Self {
        let mut all = Words::default();
        for sentence in &doc.sentences {
            let from = all.words.len();
            words::group(doc, sentence.tokens.clone(), &mut all.words);
            all.starts.push(from);
            let mut start = from;
            while start < all.words.len() {
                let end = all.words.len().min(start + LONGEST);
                all.stretches.push(start..end);
                start = end;
            }
        }
        all
    }
}

/// A stretch of words tagged as one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its kind.
    pub kind: EntityKind,
}

impl<'b> Tagger<'b> {
    /// A tagger from a word table and weights; `None` if either is not what it should be.
    pub fn open(table: &'b [u8], weights: &'b [u8]) -> Option<Self> {
        Some(Self { table: WordTable::open(table)?, weights: Weights::open(weights)? })
    }

    /// The names of `doc`, in order.
    pub fn tag(&self, doc: &Document<'_>) -> Vec<Tagged> {
        let words = Words::of(doc);
        let shown = Shown::of(doc, &words.words, &words.starts);
        let (mut observed, mut scores, mut names) = (Vec::new(), Vec::new(), Vec::new());
        let mut near = Vec::new();
        for stretch in &words.stretches {
            let Some(part) = words.words.get(stretch.clone()) else { continue };
            if !self.near_names(doc, part, shown.lowers(stretch.clone()), &mut near) {
                continue;
            }
            features::observe(doc, part, stretch.start, &self.table, &mut observed);
            self.score(&observed, &shown, &near, &mut scores);
            let labels = best_path(&scores, self.weights.transitions());
            collect(part, &labels, &mut names);
        }
        names
    }

    /// Marks the words near a capital or a word that opens names in lower case; false if there is none.
    /// Others are never part of a name.
    fn near_names(&self, doc: &Document<'_>, words: &[Word], lowers: &[u64], near: &mut Vec<bool>) -> bool {
        near.clear();
        near.resize(words.len(), false);
        let mut found = false;
        for (at, (word, &lower)) in words.iter().zip(lowers).enumerate() {
            let capital = doc.tokens.get(word.first as usize).is_some_and(Token::is_capitalised);
            if capital || self.weights.opens_name(lower) {
                found = true;
                let start = if capital { at.saturating_sub(BEFORE) } else { at };
                if let Some(window) = near.get_mut(start..words.len().min(at + AFTER + 1)) {
                    window.fill(true);
                }
            }
        }
        found
    }

    fn score(&self, words: &[Observed], shown: &Shown, near: &[bool], scores: &mut Vec<[Score; LABELS]>) {
        scores.clear();
        for (at, near) in near.iter().enumerate() {
            let mut sum = [0; LABELS];
            if *near {
                features::features(words, at, shown, &mut |feature| self.weights.score(feature, &mut sum));
            } else {
                sum[0] = Score::MAX / 1024;
            }
            scores.push(sum);
        }
    }
}

/// Words looked at before a capital: « ministère de l'Intérieur » starts three before.
const BEFORE: usize = 3;
/// Words looked at after a capital.
const AFTER: usize = 3;

/// True if label `to` may follow label `from`: I only after B or I of the same kind.
pub fn may_follow(from: usize, to: usize) -> bool {
    to == 0 || to % 2 == 1 || from == to || from + 1 == to
}

/// The labels of the best path (Viterbi); before the first word stands O.
fn best_path(scores: &[[Score; LABELS]], transitions: &[[Score; LABELS]; LABELS]) -> Vec<u8> {
    const NEVER: Score = Score::MIN / 4;
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    let mut best = [NEVER; LABELS];
    best[0] = 0;
    for word in scores {
        let mut next = [NEVER; LABELS];
        let mut from = [0u8; LABELS];
        for to in 0..LABELS {
            for (at, &score) in best.iter().enumerate() {
                let score = score + transitions[at][to];
                if may_follow(at, to) && score > next[to] {
                    next[to] = score;
                    from[to] = at as u8;
                }
            }
            next[to] = next[to].saturating_add(word[to]).max(NEVER);
        }
        best = next;
        back.push(from);
    }
    let mut label = (0..LABELS).max_by_key(|&label| (best[label], LABELS - label)).unwrap_or(0) as u8;
    let mut labels = vec![0; scores.len()];
    for (slot, from) in labels.iter_mut().zip(&back).rev() {
        *slot = label;
        label = from[label as usize];
    }
    labels
}

/// Labels into names.
fn collect(words: &[Word], labels: &[u8], names: &mut Vec<Tagged>) {
    for (at, (&label, word)) in labels.iter().zip(words).enumerate() {
        if label == 0 {
            continue;
        }
        let kind = KINDS[usize::from(label - 1) / 2 % KINDS.len()];
        let goes_on = label % 2 == 0 && at > 0;
        match names.last_mut() {
            Some(last) if goes_on => last.tokens.end = word.end as usize,
            _ => names.push(Tagged { tokens: word.tokens(), kind }),
        }
    }
}
