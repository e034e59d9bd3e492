//! Training sentences into weights: a linear-chain conditional random field, its likelihood raised
//! sentence by sentence by `AdaGrad` with regularised dual averaging (L1), which leaves most weights at
//! nothing. One thread, a fixed shuffle: the same sentences give the same weights.

use liasse::extract::entity::crf::{LABELS, may_follow};

/// The features of each word (as positions in the table of features) and the labels.
#[derive(Debug, Default)]
pub(crate) struct Sentence {
    /// Features of all words, one word after the other.
    pub(crate) features: Vec<u32>,
    /// Where each word's features end.
    pub(crate) ends: Vec<u32>,
    /// The label of each word.
    pub(crate) labels: Vec<u8>,
}

impl Sentence {
    fn word(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.features[start..self.ends[at] as usize]
    }
}

/// How training goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Times every sentence is seen.
    pub(crate) passes: usize,
    /// `AdaGrad`'s step.
    pub(crate) rate: f32,
    /// L1 strength a sentence.
    pub(crate) l1: f32,
    /// Share of a word's features left out each time it is seen, so that no feature is relied on alone.
    pub(crate) dropout: f32,
    /// Where the random numbers start.
    pub(crate) seed: u64,
}

/// Sum of gradients and of their squares for one feature's labels.
#[derive(Clone, Copy, Default)]
#[repr(align(64))]
struct Cell {
    sum: [f32; 8],
    squares: [f32; 8],
}

impl Cell {
    /// The weights this cell stands for after `seen` sentences (`bar` = L1 strength × seen).
    fn weights(&self, rate: f32, bar: f32) -> [f32; 8] {
        let mut weights = [0.0; 8];
        for (weight, (sum, squares)) in weights.iter_mut().zip(self.sum.iter().zip(&self.squares)) {
            let excess = (sum.abs() - bar).max(0.0);
            *weight = -rate * excess.copysign(*sum) / (squares.sqrt() + 1e-2);
        }
        weights
    }

    fn add(&mut self, gradient: &[f32; 8]) {
        for ((sum, squares), g) in self.sum.iter_mut().zip(&mut self.squares).zip(gradient) {
            *sum += g;
            *squares += g * g;
        }
    }
}

/// The weights of `features` features and the transitions, trained on `sentences`.
pub(crate) fn train(
    sentences: &[Sentence],
    features: usize,
    settings: Settings,
) -> (Vec<[f32; LABELS]>, [[f32; LABELS]; LABELS]) {
    let mut cells = vec![Cell::default(); features];
    let mut steps = [Cell::default(); LABELS];
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut seed = 0x9e37_79b9_7f4a_7c15u64.wrapping_mul(settings.seed);
    let mut seen = 0.0f32;
    let mut work = Work::default();
    for pass in 0..settings.passes {
        shuffle(&mut order, &mut seed);
        let mut loss = 0.0;
        for &at in &order {
            let bar = settings.l1 * seen;
            let mut transitions = [[0.0; LABELS]; LABELS];
            for (row, cell) in transitions.iter_mut().zip(&steps) {
                row.copy_from_slice(&cell.weights(settings.rate, 0.0)[..LABELS]);
            }
            let sentence = &sentences[at];
            work.draw(sentence, settings.dropout, &mut seed);
            work.scores.clear();
            for word in 0..sentence.labels.len() {
                let mut score = [0.0; 8];
                for &feature in work.drawn.word(word) {
                    let weights = cells[feature as usize].weights(settings.rate, bar);
                    for (score, weight) in score.iter_mut().zip(&weights) {
                        *score += weight;
                    }
                }
                work.scores.push(score);
            }
            loss += work.gradients(&sentence.labels, &transitions);
            for word in 0..sentence.labels.len() {
                let gradient = work.marginals[word];
                for &feature in work.drawn.word(word) {
                    cells[feature as usize].add(&gradient);
                }
            }
            for (cell, gradient) in steps.iter_mut().zip(&work.steps) {
                cell.add(gradient);
            }
            seen += 1.0;
        }
        eprintln!("pass {:2}  loss a sentence {:.4}", pass + 1, loss / sentences.len() as f64);
    }
    let bar = settings.l1 * seen;
    let cut = |weights: [f32; 8]| -> [f32; LABELS] { std::array::from_fn(|label| weights[label]) };
    let weights = cells.iter().map(|cell| cut(cell.weights(settings.rate, bar))).collect();
    (weights, steps.map(|cell| cut(cell.weights(settings.rate, 0.0))))
}

/// Buffers of forward and backward sums, in probabilities scaled a word at a time.
#[derive(Default)]
struct Work {
    /// The sentence with the features drawn this time.
    drawn: Sentence,
    scores: Vec<[f32; 8]>,
    /// Probability of each label at each word, less 1 at the gold label: the gradient.
    marginals: Vec<[f32; 8]>,
    /// The same for transitions.
    steps: [[f32; 8]; LABELS],
    forward: Vec<[f32; LABELS]>,
    scale: Vec<f32>,
}

impl Work {
    /// Draws the features of `sentence` that count this time.
    fn draw(&mut self, sentence: &Sentence, dropout: f32, seed: &mut u64) {
        self.drawn.features.clear();
        self.drawn.ends.clear();
        let bar = (f64::from(dropout) * u32::MAX as f64) as u64;
        for word in 0..sentence.labels.len() {
            for &feature in sentence.word(word) {
                *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
                if liasse::extract::entity::crf::table::mix(*seed) >> 32 >= bar {
                    self.drawn.features.push(feature);
                }
            }
            self.drawn.ends.push(self.drawn.features.len() as u32);
        }
    }

    /// Fills `marginals` and `steps` from `scores`; returns the loss.
    fn gradients(&mut self, gold: &[u8], transitions: &[[f32; LABELS]; LABELS]) -> f64 {
        let count = gold.len();
        let mut step = [[0.0f32; LABELS]; LABELS];
        for (from, row) in step.iter_mut().enumerate() {
            for (to, value) in row.iter_mut().enumerate() {
                *value = if may_follow(from, to) { transitions[from][to].exp() } else { 0.0 };
            }
        }
        let mut loss = 0.0f64;
        let mut emit: Vec<[f32; LABELS]> = Vec::with_capacity(count);
        for (scores, &label) in self.scores.iter().zip(gold) {
            let top = scores[..LABELS].iter().copied().fold(f32::MIN, f32::max);
            emit.push(std::array::from_fn(|l| (scores[l] - top).exp()));
            loss -= f64::from(scores[label as usize] - top);
        }
        self.forward.clear();
        self.scale.clear();
        let mut before = [0.0f32; LABELS];
        before[0] = 1.0;
        for (at, emit) in emit.iter().enumerate() {
            let mut now = [0.0f32; LABELS];
            for (from, &mass) in before.iter().enumerate() {
                for to in 0..LABELS {
                    now[to] += mass * step[from][to];
                }
            }
            let mut total = 0.0;
            for (mass, e) in now.iter_mut().zip(emit) {
                *mass *= e;
                total += *mass;
            }
            let total = total.max(1e-30);
            for mass in &mut now {
                *mass /= total;
            }
            loss += f64::from(total.ln());
            let from = at.checked_sub(1).map_or(0, |i| gold[i] as usize);
            loss -= f64::from(transitions[from][gold[at] as usize]);
            self.forward.push(now);
            self.scale.push(total);
            before = now;
        }
        self.steps = [[0.0; 8]; LABELS];
        self.marginals.clear();
        self.marginals.resize(count, [0.0; 8]);
        let mut beta = [1.0f32; LABELS];
        for at in (0..count).rev() {
            let before: [f32; LABELS] = match at.checked_sub(1) {
                Some(i) => self.forward[i],
                None => std::array::from_fn(|l| if l == 0 { 1.0 } else { 0.0 }),
            };
            let mut next = [0.0f32; LABELS];
            for to in 0..LABELS {
                self.marginals[at][to] = self.forward[at][to] * beta[to];
                let tail = emit[at][to] * beta[to] / self.scale[at];
                for from in 0..LABELS {
                    let flow = step[from][to] * tail;
                    next[from] += flow;
                    self.steps[from][to] += before[from] * flow;
                }
            }
            self.marginals[at][gold[at] as usize] -= 1.0;
            let from = at.checked_sub(1).map_or(0, |i| gold[i] as usize);
            self.steps[from][gold[at] as usize] -= 1.0;
            beta = next;
        }
        loss
    }
}

/// Fisher–Yates with `SplitMix64`.
fn shuffle(order: &mut [usize], seed: &mut u64) {
    for at in (1..order.len()).rev() {
        *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let random = liasse::extract::entity::crf::table::mix(*seed);
        order.swap(at, (random % (at as u64 + 1)) as usize);
    }
}
