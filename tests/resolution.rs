//! Who is who across the sources of a dossier, measured: `tests/resolution/*.toml` are small dossiers with the
//! truth written into their texts as `[words](whom)`. The names are given, so that only their putting together
//! is measured: B³ over mentions, and persons named in full who were taken for one another, of whom there must
//! be none.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set up its world has failed")]

use liasse::content::SourceId;
use liasse::dossier::registry::{Change, Claim, Registry};
use liasse::extract::EntityKind;
use liasse::extract::entity::{Name, find, put_together};
use liasse::extract::facts::Confidence;
use liasse::extract::lexicon::Lexicon;
use liasse::extract::lexicon::naming::naming;
use liasse::text::{Document, Lang};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The least B³ F1 of all dossiers together, in percent.
const FLOOR: f64 = 97.5;
/// The same where the names are those the tagger finds.
const FLOOR_FOUND: f64 = 80.0;

/// A dossier with its truth.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dossier {
    /// What is hard about it.
    hard: String,
    /// Language of the dossier and of its documents but where these are in another script or say `fr:`, `en:`.
    lang: String,
    /// The kind of everyone: `PER`, `ORG`, `LOC`.
    kinds: BTreeMap<String, String>,
    /// Texts, each name as `[words](whom)`.
    documents: Vec<String>,
}

/// A name in a text: who is meant, the words, and the entity it was put to.
#[derive(Clone, Debug)]
struct Mention {
    whom: String,
    words: String,
    person: bool,
    found: String,
}

/// `[words](whom)` taken out of a text: the plain text, and where the names stand in it.
fn plain(marked: &str) -> (String, Vec<(usize, usize, String)>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (words, after) = after.split_once("](").unwrap();
        let (whom, after) = after.split_once(')').unwrap();
        text.push_str(before);
        names.push((text.len(), text.len() + words.len(), whom.to_owned()));
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    (text, names)
}

fn kind(word: &str) -> EntityKind {
    match word {
        "PER" => EntityKind::Person,
        "ORG" => EntityKind::Organisation,
        "LOC" => EntityKind::Place,
        other => panic!("no kind {other:?}"),
    }
}

/// Where the names come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    /// Those of the truth, of the true kinds.
    Given,
    /// Those the tagger finds; who is not found is nobody else.
    Found,
}

/// Puts the names of a dossier together, as the program does.
fn resolve(dossier: &Dossier, source_of_names: Names) -> Vec<Mention> {
    let mut registry = Registry::default();
    let (mut changes, mut waiting) = (Vec::new(), Vec::new());
    for (number, marked) in dossier.documents.iter().enumerate() {
        let (lang, marked) = match marked.split_once(": ").filter(|(lang, _)| lang.len() == 2) {
            Some((lang, rest)) => (lang, rest),
            None => (dossier.lang.as_str(), marked.as_str()),
        };
        let (text, given) = plain(marked);
        let lexicon = Lexicon::of(Lang::parse(lang).unwrap());
        let doc = Document::new(&text, &lexicon.abbreviations, &lexicon.numbers);
        let names = given.iter().map(|(start, end, whom)| {
            let at = |offset: usize| doc.tokens.partition_point(|token| (token.span.end as usize) <= offset);
            let kind = kind(dossier.kinds.get(whom).unwrap_or_else(|| panic!("{whom} has no kind")));
            Name { tokens: at(*start)..at(*end - 1) + 1, kind, rule: "given", confidence: Confidence(100) }
        });
        let found = match source_of_names {
            Names::Given => put_together(&doc, names.collect(), lexicon),
            Names::Found => find(&doc, lexicon),
        };
        let source = SourceId(format!("d{number}").as_str().into());
        let claim = |(at, referent)| {
            let spans = || found.mentions.iter().filter(move |mention| mention.referent == at).map(|mention| mention.span);
            Claim::new(referent, Lang::parse(lang).unwrap(), spans().count()).written(spans().map(|span| span.of(&text)))
        };
        let claims: Vec<Claim> = found.referents.iter().enumerate().map(claim).collect();
        for (start, end, whom) in given {
            let is_it =
                |mention: &&liasse::extract::Mention| (mention.span.start as usize) < end && start < mention.span.end as usize;
            let referent = found.mentions.iter().find(is_it).map(|mention| mention.referent);
            assert!(referent.is_some() || source_of_names == Names::Found, "{whom} is gone");
            let person = dossier.kinds[&whom] == "PER";
            waiting.push((
                source.clone(),
                referent,
                Mention { words: text[start..end].to_owned(), whom, person, found: String::new() },
            ));
        }
        changes.push(Change { source, old: Vec::new(), new: claims.into_iter().map(Some).collect() });
    }
    registry.update(&changes);
    let named = waiting.into_iter().enumerate().map(|(at, (source, referent, mention))| {
        let found = referent.map(|referent| registry.of(&source, referent).unwrap_or_else(|| panic!("{mention:?} is nobody")));
        Mention { found: found.map_or_else(|| format!("nobody {at}"), ToString::to_string), ..mention }
    });
    named.collect()
}

/// Sums of B³ over mentions.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    precision: f64,
    recall: f64,
    mentions: f64,
}

impl Score {
    fn of(mentions: &[Mention]) -> Self {
        let mut score = Score::default();
        for one in mentions {
            let same = mentions.iter().filter(|other| other.whom == one.whom);
            let put = mentions.iter().filter(|other| other.found == one.found);
            let both = same.clone().filter(|other| other.found == one.found).count();
            #[allow(clippy::cast_precision_loss, reason = "small counts")]
            let share = |of: usize| both as f64 / of as f64;
            score.precision += share(put.count());
            score.recall += share(same.count());
            score.mentions += 1.0;
        }
        score
    }

    fn add(&mut self, other: Score) {
        self.precision += other.precision;
        self.recall += other.recall;
        self.mentions += other.mentions;
    }

    /// Precision, recall and F1 in percent.
    fn percent(self) -> [f64; 3] {
        let (precision, recall) = (self.precision / self.mentions, self.recall / self.mentions);
        [precision, recall, 2.0 * precision * recall / (precision + recall)].map(|share| share * 100.0)
    }
}

/// Pairs of persons, both named in full, who were put together though they are two.
fn wrong_merges(mentions: &[Mention]) -> BTreeSet<(String, String)> {
    let no_name = |word: &str| naming().particles.contains(word) || naming().titles.contains(word) || word == "m";
    let particle = |word: &&str| !no_name(word.to_lowercase().trim_end_matches('.'));
    let in_full = |mention: &&Mention| mention.person && mention.words.split([' ', '-']).filter(particle).count() > 1;
    let full: Vec<&Mention> = mentions.iter().filter(in_full).collect();
    let mut wrong = BTreeSet::new();
    for a in &full {
        for b in full.iter().filter(|b| b.found == a.found && a.whom < b.whom) {
            wrong.insert((a.words.clone(), b.words.clone()));
        }
    }
    wrong
}

/// What is not as it should be, in a line an entity.
fn mistakes(mentions: &[Mention]) -> Vec<String> {
    let mut groups: BTreeMap<&str, BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
    for mention in mentions {
        groups.entry(&mention.whom).or_default().entry(&mention.found).or_default().insert(&mention.words);
    }
    let split = groups.iter().filter(|(_, found)| found.len() > 1).map(|(whom, found)| format!("{whom} is in pieces: {found:?}"));
    let mut mixed: BTreeMap<&str, BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
    for mention in mentions {
        mixed.entry(&mention.found).or_default().entry(&mention.whom).or_default().insert(&mention.words);
    }
    let mixed = mixed.iter().filter(|(_, whom)| whom.len() > 1).map(|(found, whom)| format!("{found} is several: {whom:?}"));
    split.chain(mixed).collect()
}

/// The dossiers with the names of their files; a dossier belongs to the batch its name opens with.
fn dossiers() -> Vec<(String, Dossier)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/resolution");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let dossier = toml::from_str(&fs::read_to_string(file).unwrap()).unwrap_or_else(|e| panic!("{name}: {e}"));
        (name, dossier)
    };
    files.iter().map(read).collect()
}

/// Prints the scores of all dossiers and their mistakes; the total and the wrong merges of persons.
fn measure(source: Names) -> ([f64; 3], Vec<(String, String)>) {
    let (mut batches, mut total, mut wrong): (BTreeMap<String, Score>, _, _) = (BTreeMap::new(), Score::default(), Vec::new());
    for (name, dossier) in dossiers() {
        let mentions = resolve(&dossier, source);
        let score = Score::of(&mentions);
        total.add(score);
        let batch = name.split_once('_').map(|(batch, _)| batch).filter(|batch| batch.ends_with(char::is_numeric));
        batches.entry(batch.unwrap_or("hard").to_owned()).or_default().add(score);
        let [precision, recall, f1] = score.percent();
        println!("{name:<20} P {precision:5.1} R {recall:5.1} F {f1:5.1}  {}", dossier.hard);
        for mistake in mistakes(&mentions) {
            println!("    {mistake}");
        }
        wrong.extend(wrong_merges(&mentions));
    }
    batches.insert("all".to_owned(), total);
    for (batch, score) in batches {
        let [precision, recall, f1] = score.percent();
        println!("{source:?} {batch}: {} mentions: P {precision:.1} R {recall:.1} F {f1:.1}", score.mentions);
    }
    (total.percent(), wrong)
}

#[test]
fn names_are_put_together_as_a_reader_would() {
    let ([_, _, f1], wrong) = measure(Names::Given);
    assert!(wrong.is_empty(), "two persons named in full taken for one: {wrong:?}");
    assert!(f1 >= FLOOR, "B³ is {f1:.1}, the floor is {FLOOR}");
}

#[test]
fn names_the_tagger_finds_are_put_together() {
    let ([_, _, f1], _) = measure(Names::Found);
    assert!(f1 >= FLOOR_FOUND, "B³ is {f1:.1}, the floor is {FLOOR_FOUND}");
}

#[test]
fn time_grows_with_the_names_and_an_edit_costs_what_it_touches() {
    let claim = |name: String, kind| {
        let lang = Lang::parse("en").unwrap();
        Some(Claim { name, kind, acronym: None, gender: None, mentions: 1, forms: Vec::new(), lang })
    };
    let syllables = ["ba", "de", "ki", "lo", "mu", "ra", "se", "ti", "vo", "na"];
    let word = |mut n: usize| {
        let mut word = String::from("N");
        for _ in 0..5 {
            word.push_str(syllables[n % 10]);
            n /= 10;
        }
        word
    };
    // All persons share a first name, all organisations a first word: the worst for those who compare.
    let source = |n: usize| {
        let names = (0..5).flat_map(|at| {
            let word = word(n * 5 + at);
            [claim(format!("Jean {word}"), EntityKind::Person), claim(format!("Alpha {word} Works"), EntityKind::Organisation)]
        });
        Change { source: SourceId(format!("s{n}").as_str().into()), old: Vec::new(), new: names.collect() }
    };
    let mut registry = Registry::default();
    let started = std::time::Instant::now();
    registry.update(&(0..4000).map(source).collect::<Vec<_>>());
    let built = started.elapsed();
    let mut edited = std::time::Duration::MAX;
    for _ in 0..10 {
        for (old, new) in [(7, 5000), (5000, 7)] {
            let edit = Change { source: SourceId("s7".into()), old: source(old).new, new: source(new).new };
            let started = std::time::Instant::now();
            let moved = registry.update(&[edit]);
            edited = edited.min(started.elapsed());
            assert!(moved.entities.len() >= 20, "{moved:?}");
        }
    }
    println!("40,000 names in {built:?}, an edit of ten in {edited:?}");
    assert!(built.as_secs() < 20 && edited.as_millis() < 500, "{built:?} {edited:?}");
}
