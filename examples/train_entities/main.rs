//! Trains the entity tagger: `train_entities TABLE OUT TRAIN… [--dev FILE] [--passes N] [--rate X] [--l1 X]
//! [--dropout X] [--models N] [--keep N] [--rare N] [--before N] [--after N]`. TABLE is `entity.words` of the
//! language, OUT its `entity.weights`; TRAIN are JSON lines or texts marked inline; a file named twice counts
//! twice. The weights are the mean of `--models` trainings that differ in the order of sentences. Names are
//! looked for `--before` and `--after` so many words of a capital: French ones have small words. One thread, no
//! randomness but fixed shuffles: the same input gives the same bytes. The models in the repository were made with
//!
//! ```text
//! fr=entities.fr.train.jsonl en=entities.en.train.jsonl texts=examples/train_entities/texts
//! cargo run --release --example train_entities -- src/extract/lexicon/fr/entity.words \
//!     src/extract/lexicon/fr/entity.weights $fr $fr $fr $texts/fr/registers.txt $texts/fr/registers2.txt \
//!     --keep 65000 --before 3 --after 3
//! cargo run --release --example train_entities -- src/extract/lexicon/en/entity.words \
//!     src/extract/lexicon/en/entity.weights $en $en $en $fr $texts/en/genres.txt $texts/en/newswire.txt \
//!     $texts/en/newswire2.txt $texts/en/sports.txt $texts/en/sports2.txt $texts/en/web.txt $texts/en/web2.txt
//! ```

mod gold;
mod marked;
mod optimise;

use liasse::extract::entity::crf::features::{self, Stretch};
use liasse::extract::entity::crf::memo::Memo;
use liasse::extract::entity::crf::reading::{self, Reading};
use liasse::extract::entity::crf::table::WordTable;
use liasse::extract::entity::crf::weights::{Near, WEIGHED, Weights};
use liasse::extract::entity::crf::{KINDS, LABELS, Tagger};
use optimise::{Sentence, Settings};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Weights below this are taken as nothing.
const LEAST: f32 = 0.02;
/// The largest weight that can be kept; an eighth of a byte's step is lost above.
const MOST: f32 = 5.0;

/// How often a lower-case word must open names for sentences without capitals to be read for it.
const OFTEN: usize = 3;
/// And how seldom at most: once in so many times.
const SHARE: usize = 12;
/// One text in so many is learnt in capitals too, and one with a capital on every word.
const RECASED: usize = 8;

struct Arguments {
    table: PathBuf,
    out: PathBuf,
    train: Vec<PathBuf>,
    dev: Vec<PathBuf>,
    settings: Settings,
    keep: usize,
    rare: u32,
    models: u64,
    before: usize,
    after: usize,
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut plain = Vec::new();
    let (mut dev, mut keep, mut rare) = (Vec::new(), 78_000, 1);
    let mut settings = Settings { passes: 10, rate: 0.1, l1: 7e-6, dropout: 0.2, seed: 1 };
    let mut models = 4;
    let (mut before, mut after) = (1, 1);
    let mut rest = env::args().skip(1);
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or_else(|| format!("{argument}: a value is missing"));
        match argument.as_str() {
            "--dev" => dev.push(value()?.into()),
            "--passes" => settings.passes = value()?.parse()?,
            "--rate" => settings.rate = value()?.parse()?,
            "--l1" => settings.l1 = value()?.parse()?,
            "--dropout" => settings.dropout = value()?.parse()?,
            "--keep" => keep = value()?.parse()?,
            "--models" => models = value()?.parse()?,
            "--before" => before = value()?.parse()?,
            "--after" => after = value()?.parse()?,
            "--rare" => rare = value()?.parse()?,
            _ => plain.push(PathBuf::from(argument)),
        }
    }
    let [table, out, train @ ..] = &plain[..] else {
        return Err("usage: train_entities TABLE OUT TRAIN.jsonl… [--dev FILE]".into());
    };
    Ok(Arguments {
        table: table.clone(),
        out: out.clone(),
        train: train.to_vec(),
        dev,
        settings,
        keep,
        rare,
        models,
        before,
        after,
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = arguments()?;
    let table_bytes = fs::read(&arguments.table)?;
    let table = WordTable::open(&table_bytes).ok_or("not a word table")?;
    let mut texts = Vec::new();
    for path in &arguments.train {
        texts.extend(gold::read(path)?);
    }
    // Headlines and old wire copy come in capitals: some texts are learnt in them as well.
    let copies: Vec<gold::Gold> = texts
        .iter()
        .enumerate()
        .filter_map(|(at, text)| match at % RECASED {
            1 => Some(text.in_case(gold::Case::Upper)),
            2 => Some(text.in_case(gold::Case::Title)),
            _ => None,
        })
        .collect();
    texts.extend(copies);
    let (sentences, hashes) = sentences(&texts, &table, arguments.rare);
    let near = Near { before: arguments.before, after: arguments.after, openers: openers(&texts, &table) };
    eprintln!("{} words open names in lower case", near.openers.len());
    eprintln!("{} sentences, {} features", sentences.len(), hashes.len());
    let (weights, transitions) = mean(&sentences, hashes.len(), &arguments);
    let bytes = quantise(&hashes, &weights, &transitions, arguments.keep, &near);
    fs::write(&arguments.out, &bytes)?;
    eprintln!("{}: {} bytes", arguments.out.display(), bytes.len());
    let tagger = Tagger::open(&table_bytes, &bytes).ok_or("the model does not open")?;
    for path in &arguments.dev {
        evaluate(path, &tagger)?;
    }
    Ok(())
}

/// The mean weights of several trainings.
fn mean(sentences: &[Sentence], features: usize, arguments: &Arguments) -> (Vec<[f32; LABELS]>, [[f32; LABELS]; LABELS]) {
    let mut weights = vec![[0.0; LABELS]; features];
    let mut transitions = [[0.0; LABELS]; LABELS];
    let share = 1.0 / arguments.models as f32;
    for seed in 1..=arguments.models {
        let (of_words, of_steps) = optimise::train(sentences, features, Settings { seed, ..arguments.settings });
        for (to, from) in weights.iter_mut().zip(&of_words).chain(transitions.iter_mut().zip(&of_steps)) {
            for (to, from) in to.iter_mut().zip(from) {
                *to += from * share;
            }
        }
    }
    (weights, transitions)
}

/// Training sentences, and the hash of each of their features.
fn sentences(texts: &[gold::Gold], table: &WordTable<'_>, rare: u32) -> (Vec<Sentence>, Vec<u64>) {
    let mut numbers: HashMap<u64, u32> = HashMap::new();
    let mut hashes = Vec::new();
    let mut counts: Vec<u32> = Vec::new();
    let mut all = Vec::new();
    let memo = Memo::default();
    for text in texts {
        let Some(doc) = text.document() else { continue };
        let reading = Reading::of(&doc, table, &memo);
        let labels = gold::labels(&reading.words, &text.names());
        for words in &reading.words.stretches {
            let mut sentence = Sentence { labels: labels[words.clone()].to_vec(), ..Sentence::default() };
            let case = reading::case(&doc, &reading.words.words[words.clone()]);
            let stretch = Stretch { reading: &reading, words: words.clone(), case };
            for place in words.clone() {
                features::all(&stretch, place, &mut |hash| {
                    let number = *numbers.entry(hash).or_insert_with(|| {
                        hashes.push(hash);
                        counts.push(0);
                        hashes.len() as u32 - 1
                    });
                    counts[number as usize] += 1;
                    sentence.features.push(number);
                });
                sentence.ends.push(sentence.features.len() as u32);
            }
            all.push(sentence);
        }
    }
    drop_rare(all, &hashes, &counts, rare)
}

/// Hashes of the lower-case words that open names often enough, in order.
fn openers(texts: &[gold::Gold], table: &WordTable<'_>) -> Vec<u64> {
    let mut counts: BTreeMap<u64, [usize; 2]> = BTreeMap::new();
    let memo = Memo::default();
    for text in texts {
        let Some(doc) = text.document() else { continue };
        let reading = Reading::of(&doc, table, &memo);
        let labels = gold::labels(&reading.words, &text.names());
        for (place, label) in labels.into_iter().enumerate() {
            let form = reading.form(place);
            if !form.capital {
                let count = counts.entry(form.lower).or_default();
                count[0] += usize::from(label % 2 == 1);
                count[1] += 1;
            }
        }
    }
    counts.into_iter().filter(|(_, [opens, all])| *opens >= OFTEN && opens * SHARE >= *all).map(|(hash, _)| hash).collect()
}

/// Leaves out features seen fewer than `least` times.
fn drop_rare(mut all: Vec<Sentence>, hashes: &[u64], counts: &[u32], least: u32) -> (Vec<Sentence>, Vec<u64>) {
    let mut number = vec![u32::MAX; hashes.len()];
    let mut kept = Vec::new();
    for (at, &hash) in hashes.iter().enumerate() {
        if counts[at] >= least {
            number[at] = kept.len() as u32;
            kept.push(hash);
        }
    }
    for sentence in &mut all {
        let mut features = Vec::with_capacity(sentence.features.len());
        let mut start = 0;
        for end in &mut sentence.ends {
            features
                .extend(sentence.features[start..*end as usize].iter().map(|&f| number[f as usize]).filter(|&f| f != u32::MAX));
            start = *end as usize;
            *end = features.len() as u32;
        }
        sentence.features = features;
    }
    (all, kept)
}

/// The `keep` heaviest features in whole steps, as a model file.
fn quantise(
    hashes: &[u64],
    weights: &[[f32; LABELS]],
    transitions: &[[f32; LABELS]; LABELS],
    keep: usize,
    near: &Near,
) -> Vec<u8> {
    // What a feature says of O is taken off all labels: only differences between labels count.
    let weights: Vec<[f32; WEIGHED]> =
        weights.iter().map(|weights| std::array::from_fn(|label| weights[label + 1] - weights[0])).collect();
    let size = |weights: &[f32; WEIGHED]| weights.iter().fold(0.0f32, |most, w| most.max(w.abs()));
    let mut order: Vec<usize> = (0..hashes.len()).filter(|&at| size(&weights[at]) >= LEAST).collect();
    order.sort_by(|&a, &b| size(&weights[b]).total_cmp(&size(&weights[a])).then(hashes[a].cmp(&hashes[b])));
    eprintln!("{} features with weight, largest {:.2}", order.len(), order.first().map_or(0.0, |&at| size(&weights[at])));
    order.truncate(keep);
    let step = 127.0 / MOST;
    let features: Vec<(u64, [i8; WEIGHED])> =
        order.iter().map(|&at| (hashes[at], weights[at].map(|w| (w * step).round().clamp(-127.0, 127.0) as i8))).collect();
    Weights::write(&transitions.map(|row| row.map(|w| (w * step).round() as i16)), near, &features)
}

/// Prints exact precision, recall and F1 on the texts of a file, and the F1 of each kind.
fn evaluate(path: &Path, tagger: &Tagger<'_>) -> Result<(), Box<dyn Error>> {
    let mut counts = [[0usize; 3]; 3];
    let mut genres: HashMap<String, [usize; 3]> = HashMap::new();
    for text in gold::read(path)? {
        let Some(doc) = text.document() else { continue };
        let gold: BTreeSet<gold::Span> = text.names().into_iter().collect();
        let bounds: HashSet<(usize, usize)> = gold.iter().map(|&(start, end, _)| (start, end)).collect();
        let optional = text.optional();
        let found: BTreeSet<gold::Span> = tagger
            .tag(&doc)
            .into_iter()
            .map(|tagged| {
                let span = doc.tokens[tagged.tokens.start].span.join(doc.tokens[tagged.tokens.end - 1].span);
                let kind = KINDS.iter().position(|&kind| kind == tagged.kind).unwrap_or(0);
                (span.start as usize, span.end as usize, kind)
            })
            .filter(|&(start, end, _)| bounds.contains(&(start, end)) || !optional.contains(&(start, end)))
            .collect();
        let genre = genres.entry(text.src.clone()).or_default();
        for &(_, _, kind) in &gold {
            counts[kind][2] += 1;
            genre[2] += 1;
        }
        for name in &found {
            counts[name.2][1] += 1;
            genre[1] += 1;
            if gold.contains(name) {
                counts[name.2][0] += 1;
                genre[0] += 1;
            }
        }
    }
    let f1 = |[right, found, gold]: [usize; 3]| 200.0 * right as f64 / (found + gold).max(1) as f64;
    let all: [usize; 3] = std::array::from_fn(|at| counts.iter().map(|count| count[at]).sum());
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    print!(
        "{}: F1 {:.2} (P {:.1} R {:.1})",
        path.file_name().unwrap_or_default().display(),
        f1(all),
        share(all[0], all[1]),
        share(all[0], all[2])
    );
    println!("  PER {:.1}  LOC {:.1}  ORG {:.1}", f1(counts[0]), f1(counts[1]), f1(counts[2]));
    let mut genres: Vec<_> = genres.into_iter().collect();
    genres.sort();
    for (name, count) in genres {
        println!("    {name} {:.2}", f1(count));
    }
    Ok(())
}
