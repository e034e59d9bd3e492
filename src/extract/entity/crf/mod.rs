//! The statistical tagger: a linear-chain conditional random field over words with the labels B and I
//! of persons, places and organisations, and O. [`Tagger::tag`] turns a document into names by the best
//! path through each sentence. It reads two files compiled in with the lexicon, a [`table`] of words and
//! trained [`weights`]; `examples/train_entities` makes the second with the same [`features`].

pub mod features;
pub mod form;
pub mod memo;
pub mod path;
pub mod reading;
pub mod table;
pub mod weights;

use crate::extract::entity::words::{self, Word};
use crate::extract::facts::EntityKind;
use crate::text::{Document, Token};
use features::{Group, REACH, Sink, Stretch};
use form::{Form, Side};
use memo::Memo;
pub use path::may_follow;
use path::{Path, Sum};
use reading::Reading;
use std::ops::Range;
use table::WordTable;
use weights::Weights;

/// O, then B and I of each of [`KINDS`].
pub const LABELS: usize = 7;
/// The kinds told apart, in the order of their labels.
pub const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Place, EntityKind::Organisation];
/// The most words tagged as one sentence; longer ones are cut, so that memory stays bounded.
pub const LONGEST: usize = 200;

/// A tagger over the bytes of its two files.
#[derive(Debug)]
pub struct Tagger<'b> {
    /// What is known of words.
    pub table: WordTable<'b>,
    weights: Weights<'b>,
    memo: Memo,
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
        let mut all = Words { words: Vec::with_capacity(doc.tokens.len()), ..Words::default() };
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
        Some(Self { table: WordTable::open(table)?, weights: Weights::open(weights)?, memo: Memo::default() })
    }

    /// The names of `doc`, in order.
    pub fn tag(&self, doc: &Document<'_>) -> Vec<Tagged> {
        let reading = Reading::of(doc, &self.table, &self.memo);
        let said = Said::new(self, &reading);
        let (mut path, mut names) = (Path::default(), Vec::new());
        let (mut near, mut scores) = (Vec::new(), Vec::new());
        for words in &reading.words.stretches {
            if !self.near_names(doc, &reading, words, &mut near) {
                continue;
            }
            let Some(part) = reading.words.words.get(words.clone()) else { continue };
            let stretch = Stretch { reading: &reading, words: words.clone(), case: reading::case(doc, part) };
            // Words far from a capital are O, so that each run of others is decoded by itself.
            let mut at = 0;
            while let Some(start) = near.iter().skip(at).position(|&near| near).map(|skipped| at + skipped) {
                let end = near.iter().skip(start).position(|&near| !near).map_or(near.len(), |length| start + length);
                said.scores(&stretch, words.start + start..words.start + end, &mut scores);
                path.best(&scores, self.weights.transitions(), end < near.len());
                collect(part.get(start..end).unwrap_or_default(), &path.labels, &mut names);
                at = end;
            }
        }
        names
    }

    /// Marks the words near a capital or a word that opens names in lower case; false if there is none.
    /// Others are never part of a name.
    fn near_names(&self, doc: &Document<'_>, reading: &Reading, words: &Range<usize>, near: &mut Vec<bool>) -> bool {
        let reach = &self.weights.near;
        near.clear();
        near.resize(words.len(), false);
        let mut found = false;
        for (at, place) in words.clone().enumerate() {
            let first = reading.words.words.get(place).and_then(|word| doc.tokens.get(word.first as usize));
            let capital = first.is_some_and(Token::is_capitalised);
            if capital || reach.opens_name(reading.form(place).lower) {
                found = true;
                let (before, after) = if capital { (reach.before, reach.after) } else { (0, OPENED) };
                if let Some(window) = near.get_mut(at.saturating_sub(before)..words.len().min(at + after + 1)) {
                    window.fill(true);
                }
            }
        }
        found
    }
}

/// Words looked at after a small word that opens names.
const OPENED: usize = 3;

/// What the words of a document say for each label.
struct Said<'r> {
    weights: &'r Weights<'r>,
    memo: &'r Memo,
    reading: &'r Reading,
}

impl<'r> Said<'r> {
    fn new(tagger: &'r Tagger<'r>, reading: &'r Reading) -> Self {
        Self { weights: &tagger.weights, memo: &tagger.memo, reading }
    }

    /// Sets `scores` to what the words at `places` say for each label.
    fn scores(&self, stretch: &Stretch<'_>, places: Range<usize>, scores: &mut Vec<Sum>) {
        scores.clear();
        scores.resize(places.len(), Sum::default());
        self.spread(stretch, &places, scores);
        let (mut run, mut framed) = (0..0, Sum::default());
        for (place, sum) in places.zip(scores) {
            if stretch.near(place, 0).capital {
                if !run.contains(&place) {
                    run = stretch.run_at(place);
                    framed = Sum::default();
                    features::run(stretch, &run, &mut |feature| self.weights.score(feature, &mut framed));
                }
                add(sum, &framed);
            }
            features::joint(stretch, place, &run, &mut Adding { weights: self.weights, memo: self.memo, sum });
            weights::settle(sum);
        }
    }

    /// Adds what every word near `places` says by itself to the places that see it.
    fn spread(&self, stretch: &Stretch<'_>, places: &Range<usize>, scores: &mut [Sum]) {
        let own = |form: &Form, side| own(self.weights, form, side);
        let (start, end) = (places.start.cast_signed(), places.end.cast_signed());
        for other in start - REACH..end + REACH {
            let inside = usize::try_from(other).ok().filter(|other| stretch.words.contains(other));
            let known = inside.and_then(|other| self.reading.known(other)).unwrap_or(&self.memo.edge);
            let around = known.around(own);
            let first = (other - REACH).max(start);
            let seen = scores.iter_mut().skip((first - start).cast_unsigned()).zip(first..=other + REACH);
            for (sum, place) in seen {
                if place == other {
                    add(sum, known.here(inside == Some(stretch.words.start), own));
                } else {
                    add(sum, &around[Side::near(other - place)]);
                }
            }
        }
    }
}

/// Adds up what features say.
struct Adding<'s> {
    weights: &'s Weights<'s>,
    memo: &'s Memo,
    sum: &'s mut Sum,
}

impl Sink for Adding<'_> {
    fn one(&mut self, feature: u64) {
        self.weights.score(feature, self.sum);
    }

    fn group(&mut self, group: &impl Group) {
        let all = self.memo.sum(group.key(), || {
            let mut sum = Sum::default();
            group.features(&mut |feature| self.weights.score(feature, &mut sum));
            sum
        });
        add(self.sum, &all);
    }
}

fn own(weights: &Weights<'_>, form: &Form, side: Side) -> Sum {
    let mut sum = Sum::default();
    features::own(form, side, &mut |feature| weights.score(feature, &mut sum));
    sum
}

fn add(sum: &mut Sum, other: &Sum) {
    *sum = std::array::from_fn(|label| sum[label].wrapping_add(other[label]));
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
