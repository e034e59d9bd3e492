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

/// Takes features.
pub trait Sink {
    /// Takes one.
    fn one(&mut self, feature: u64);

    /// Takes those of a group; what they come to may be remembered by the group's key.
    fn group(&mut self, group: &impl Group) {
        group.features(&mut |feature| self.one(feature));
    }
}

impl<F: FnMut(u64)> Sink for F {
    fn one(&mut self, feature: u64) {
        self(feature);
    }
}

/// Features that follow from a few small values, so that the same group comes again and again.
pub trait Group {
    /// A hash of those values.
    fn key(&self) -> u64;

    /// Gives `sink` the features.
    fn features(&self, sink: &mut impl FnMut(u64));
}

/// How a word and those beside it are written.
struct Shapes {
    before: u64,
    word: u64,
    after: u64,
    case: u64,
    opens: bool,
}

impl Group for Shapes {
    fn key(&self) -> u64 {
        let place = self.case << 8 | u64::from(self.opens);
        key(1, pair(pair(pair(self.before, self.word), self.after), place))
    }

    fn features(&self, sink: &mut impl FnMut(u64)) {
        let shape = pair(self.word, self.case);
        sink(key(3, shape));
        sink(key(23, pair(self.before, shape)));
        sink(key(43, pair(self.after, shape)));
        sink(key(83, pair(self.word, u64::from(self.opens) << 2 | self.case)));
        sink(key(86, pair(self.before, pair(self.word, self.after))));
    }
}

/// The lists that know a word, those beside it, and the phrase it stands in.
struct Listed {
    before: u64,
    word: u64,
    after: u64,
    phrase: u64,
    capital: u64,
}

impl Group for Listed {
    fn key(&self) -> u64 {
        let flags = self.before << 32 | self.word << 24 | self.after << 16 | self.phrase << 8 | self.capital;
        key(2, flags)
    }

    fn features(&self, sink: &mut impl FnMut(u64)) {
        for (template, flags) in [(29, self.before), (49, self.after)] {
            if flags != 0 {
                sink(key(template, pair(flags, self.capital)));
            }
        }
        sink(key(81, pair(self.phrase, self.capital)));
        if self.before | self.word | self.after != 0 {
            sink(key(82, pair(self.word, pair(self.before, self.after))));
        }
    }
}

/// The coarse clusters of a word and those beside it.
struct Clusters {
    before: u64,
    word: u64,
    after: u64,
}

impl Group for Clusters {
    fn key(&self) -> u64 {
        key(3, self.before << 32 | self.word << 16 | self.after)
    }

    fn features(&self, sink: &mut impl FnMut(u64)) {
        sink(key(87, pair(self.before, self.word)));
        sink(key(88, pair(self.word, self.after)));
    }
}

/// The place of a word in its run of capitals, and what stands around the run.
struct Framed {
    position: u64,
    left: u64,
    right: u64,
    first: u64,
}

impl Group for Framed {
    fn key(&self) -> u64 {
        key(4, pair(self.position, self.left << 32 | self.right << 16 | self.first))
    }

    fn features(&self, sink: &mut impl FnMut(u64)) {
        sink(key(103, self.position));
        sink(key(106, pair(self.left, self.position)));
        sink(key(107, pair(self.right, self.position)));
        sink(key(108, pair(self.first, self.position)));
    }
}

/// Gives `sink` what several words together say of the word at `place`, which stands in the run of
/// capitals `run` if it has one.
pub fn joint(stretch: &Stretch<'_>, place: usize, run: &Range<usize>, sink: &mut impl Sink) {
    let near = |offset| stretch.near(place, offset);
    let (before2, before, word, after) = (near(-2), near(-1), near(0), near(1));
    let (case, opens) = (stretch.case.into(), place == stretch.words.start);
    sink.group(&Shapes { before: before.shape, word: word.shape, after: after.shape, case, opens });
    let flags = |form: &Form| u64::from(form.facts.flags);
    let phrase = stretch.reading.phrases.get(place).copied().unwrap_or(0).into();
    let capital = word.capital.into();
    sink.group(&Listed { before: flags(before), word: flags(word), after: flags(after), phrase, capital });
    let coarse = |form| cluster(form, COARSE);
    sink.group(&Clusters { before: coarse(before), word: coarse(word), after: coarse(after) });
    sink.one(key(84, pair(before.lower, word.lower)));
    sink.one(key(85, pair(word.lower, after.lower)));
    sink.one(key(89, pair(before.lower, word.shape)));
    sink.one(key(90, pair(after.lower, word.shape)));
    sink.one(key(91, pair(before2.lower, before.lower)));
    if word.capital {
        sink.group(&in_run(stretch, place, run));
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
fn in_run(stretch: &Stretch<'_>, place: usize, run: &Range<usize>) -> Framed {
    const LIMIT: usize = 15;
    let (left, first) = (stretch.near(run.start, -1), stretch.near(run.start, 0));
    let right = stretch.near(run.end.saturating_sub(1), 1);
    let inside = place.saturating_sub(run.start).min(LIMIT) as u64;
    let position = u64::from(stretch.case) << 8 | inside << 4 | run.len().min(LIMIT) as u64;
    Framed { position, left: cluster(left, COARSE), right: cluster(right, COARSE), first: first.facts.flags.into() }
}

/// What the other places say where the document shows the same form.
fn shown(reading: &Reading, word: &Form, place: usize, sink: &mut impl Sink) {
    let Some(seen) = reading.seen(place) else { return };
    let bits = u64::from(seen.inside) | u64::from(seen.lower) << 1;
    sink.one(key(120, pair(bits, word.shape)));
    for other in seen.places().iter().map(|&other| other as usize).filter(|&other| other != place) {
        let lower = |at: Option<usize>| at.map_or(Form::EDGE.lower, |at| reading.form(at).lower);
        sink.one(key(121, lower(other.checked_sub(1))));
        sink.one(key(122, lower(other.checked_add(1))));
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
