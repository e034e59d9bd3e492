//! What the tagger sees of a word, as 64-bit hashes in a fixed order. [`own`] gives what one word says
//! of a place near it, whatever stands around; [`run`] what frames a run of capitals; [`joint`] the
//! rest, which needs several words at once. [`all`] puts them together for training. Training and
//! tagging both come through here, so that they see the same.

use super::form::{Form, Side};
use super::reading::Reading;
use std::ops::Range;

/// How far a word is seen.
pub const REACH: isize = 4;

/// One stretch of a document's words.
#[derive(Clone, Debug)]
pub struct Stretch<'r> {
    /// The whole document.
    pub reading: &'r Reading,
    /// The words of the stretch.
    pub words: Range<usize>,
    /// How most of them are written.
    pub case: u8,
}

impl Stretch<'_> {
    /// The form `offset` words from the word at `place`; the edge outside the stretch.
    pub fn near(&self, place: usize, offset: isize) -> &Form {
        let place = place.checked_add_signed(offset).filter(|place| self.words.contains(place));
        place.map_or(&Form::EDGE, |place| self.reading.form(place))
    }

    /// The run of words with capitals and of digits around `place`.
    pub fn run_at(&self, place: usize) -> Range<usize> {
        let joins = |at: &usize| {
            let form = self.reading.form(*at);
            form.capital || form.digits
        };
        let start = (self.words.start..place).rev().take_while(joins).last().unwrap_or(place);
        start..(place..self.words.end).find(|at| !joins(at)).unwrap_or(self.words.end)
    }
}

/// A feature: a value under a template. Values are hashes or small numbers, so that one multiplication
/// spreads them enough.
fn key(template: u64, value: u64) -> u64 {
    let hash = (value ^ template.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ hash >> 32
}

fn pair(a: u64, b: u64) -> u64 {
    a.rotate_left(17).wrapping_mul(0xff51_afd7_ed55_8ccd) ^ b
}

/// A cluster of a form.
fn cluster(form: &Form, level: usize) -> u64 {
    form.facts.clusters.get(level).copied().unwrap_or(0).into()
}

/// Levels of few, large clusters: one of each clustering.
const COARSE: usize = 1;
const SECOND: usize = 5;
/// A finer level.
const FINE: usize = 2;
/// The finest level of each clustering, which only the word itself shows.
const FINEST: [usize; 2] = [3, 7];

/// Gives `sink` what `form` says by itself of the place that has it at `side`.
pub fn own(form: &Form, side: Side, sink: &mut impl FnMut(u64)) {
    match side {
        Side::Here(opens) => own_here(form, opens, sink),
        Side::Before => own_beside(form, 20, sink),
        Side::After => own_beside(form, 40, sink),
        Side::Before2 => own_beyond(form, 60, sink),
        Side::After2 => own_beyond(form, 65, sink),
        Side::Far => {
            sink(key(70, form.lower));
            sink(key(71, cluster(form, SECOND)));
        }
    }
}

fn own_here(form: &Form, opens: bool, sink: &mut impl FnMut(u64)) {
    sink(key(1, form.form));
    sink(key(2, form.lower));
    for (template, &value) in (4..).zip(form.prefixes.iter().chain(&form.suffixes)) {
        if value != 0 {
            sink(key(template, value));
        }
    }
    for (template, (&cluster, &low)) in (140..).step_by(2).zip(form.facts.clusters.iter().zip(&form.low)) {
        if cluster != 0 {
            sink(key(template, cluster.into()));
        }
        if low != 0 {
            sink(key(template + 1, pair(low.into(), u64::from(opens))));
        }
    }
    sink(key(80, pair(form.facts.flags.into(), form.capital.into())));
}

fn own_beside(form: &Form, template: u64, sink: &mut impl FnMut(u64)) {
    sink(key(template, form.lower));
    sink(key(template + 1, form.shape));
    sink(key(template + 2, form.suffixes[2]));
    for (level, &cluster) in form.facts.clusters.iter().enumerate() {
        if cluster != 0 && !FINEST.contains(&level) {
            sink(key(template + 10 + level as u64, cluster.into()));
        }
    }
}

fn own_beyond(form: &Form, template: u64, sink: &mut impl FnMut(u64)) {
    sink(key(template, form.lower));
    sink(key(template + 1, form.shape));
    sink(key(template + 2, cluster(form, COARSE)));
    sink(key(template + 3, cluster(form, SECOND)));
}

/// Gives `sink` what several words together say of the word at `place`, which stands in the run of
/// capitals `run` if it has one.
pub fn joint(stretch: &Stretch<'_>, place: usize, run: &Range<usize>, sink: &mut impl FnMut(u64)) {
    let near = |offset| stretch.near(place, offset);
    let (before2, before, word, after) = (near(-2), near(-1), near(0), near(1));
    let case = u64::from(stretch.case);
    let capital = u64::from(word.capital);
    let shape = pair(word.shape, case);
    sink(key(3, shape));
    for (template, neighbour) in [(23, before), (43, after)] {
        sink(key(template, pair(neighbour.shape, shape)));
        if neighbour.facts.flags != 0 {
            sink(key(template + 6, pair(neighbour.facts.flags.into(), capital)));
        }
    }
    let phrase = stretch.reading.phrases.get(place).copied().unwrap_or(0);
    sink(key(81, pair(phrase.into(), capital)));
    let flags = |form: &Form| u64::from(form.facts.flags);
    if flags(before) | flags(word) | flags(after) != 0 {
        sink(key(82, pair(flags(word), pair(flags(before), flags(after)))));
    }
    sink(key(83, pair(word.shape, u64::from(place == stretch.words.start) << 2 | case)));
    sink(key(84, pair(before.lower, word.lower)));
    sink(key(85, pair(word.lower, after.lower)));
    sink(key(86, pair(before.shape, pair(word.shape, after.shape))));
    sink(key(87, pair(cluster(before, COARSE), cluster(word, COARSE))));
    sink(key(88, pair(cluster(word, COARSE), cluster(after, COARSE))));
    sink(key(89, pair(before.lower, word.shape)));
    sink(key(90, pair(after.lower, word.shape)));
    sink(key(91, pair(before2.lower, before.lower)));
    if word.capital {
        in_run(stretch, place, run, sink);
        shown(stretch.reading, word, place, sink);
    }
}

/// Gives `sink` what frames a run of capitals, and what opens and closes it.
pub fn run(stretch: &Stretch<'_>, run: &Range<usize>, sink: &mut impl FnMut(u64)) {
    let last = run.end.saturating_sub(1);
    let [left2, left, first] = [-2, -1, 0].map(|offset| stretch.near(run.start, offset));
    let [last, right, right2] = [0, 1, 2].map(|offset| stretch.near(last, offset));
    sink(key(100, left.lower));
    sink(key(101, right.lower));
    sink(key(102, pair(left.lower, right.lower)));
    sink(key(104, first.lower));
    sink(key(105, last.lower));
    sink(key(109, pair(cluster(first, COARSE), cluster(last, COARSE))));
    sink(key(110, cluster(left, FINE)));
    sink(key(111, cluster(right, FINE)));
    sink(key(112, pair(left2.lower, left.lower)));
    sink(key(113, pair(right.lower, right2.lower)));
    sink(key(114, cluster(left2, SECOND)));
    sink(key(115, cluster(right2, SECOND)));
}

/// What the place of a word in its run says, with what stands around the run.
fn in_run(stretch: &Stretch<'_>, place: usize, run: &Range<usize>, sink: &mut impl FnMut(u64)) {
    const LIMIT: usize = 15;
    let (left, first) = (stretch.near(run.start, -1), stretch.near(run.start, 0));
    let right = stretch.near(run.end.saturating_sub(1), 1);
    let inside = place.saturating_sub(run.start).min(LIMIT) as u64;
    let position = u64::from(stretch.case) << 8 | inside << 4 | run.len().min(LIMIT) as u64;
    sink(key(103, position));
    sink(key(106, pair(cluster(left, COARSE), position)));
    sink(key(107, pair(cluster(right, COARSE), position)));
    sink(key(108, pair(first.facts.flags.into(), position)));
}

/// What the other places say where the document shows the same form.
fn shown(reading: &Reading, word: &Form, place: usize, sink: &mut impl FnMut(u64)) {
    let Some(seen) = reading.seen(place) else { return };
    let bits = u64::from(seen.inside) | u64::from(seen.lower) << 1;
    sink(key(120, pair(bits, word.shape)));
    for other in seen.places().iter().map(|&other| other as usize).filter(|&other| other != place) {
        let lower = |at: Option<usize>| at.map_or(Form::EDGE.lower, |at| reading.form(at).lower);
        sink(key(121, lower(other.checked_sub(1))));
        sink(key(122, lower(other.checked_add(1))));
    }
}

/// Gives `sink` every feature of the word at `place`.
pub fn all(stretch: &Stretch<'_>, place: usize, sink: &mut impl FnMut(u64)) {
    for offset in -REACH..=REACH {
        own(stretch.near(place, offset), Side::of(offset, place == stretch.words.start), sink);
    }
    let around = stretch.run_at(place);
    if stretch.near(place, 0).capital {
        run(stretch, &around, sink);
    }
    joint(stretch, place, &around, sink);
}
