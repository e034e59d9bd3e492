//! How fast names are found: words a second on one core, the tokeniser included, and loading.
//! The text is made up of varied sentences so that no cache of words can help.

use divan::counter::ItemsCount;
use liasse::extract::entity;
use liasse::extract::lexicon::Lexicon;
use liasse::extract::lexicon::known::Table;
use liasse::text::{Document, Lang};

fn main() {
    divan::main();
}

const FIRST: [&str; 8] = ["Anne", "Paul", "Sophie", "Karim", "Iouri", "Maria", "Jean-Marc", "Olga"];
const LAST: [&str; 9] = ["Lemoine", "Garnier", "Bek", "Costa", "Petrov", "de Villers", "Okafor", "Nguyen", "Rey"];
const TOWN: [&str; 7] = ["Lyon", "Almaty", "Bruxelles", "Saint-Étienne", "Dakar", "Porto", "Oulan-Bator"];

/// About `sentences` × 24 words of news.
fn text(sentences: usize) -> String {
    let mut text = String::new();
    for at in 0..sentences {
        let (first, last, town) = (FIRST[at % FIRST.len()], LAST[at * 5 % LAST.len()], TOWN[at * 3 % TOWN.len()]);
        text.push_str(&format!(
            "Le ministre des Transports, {first} {last}, a annoncé mardi à {town} que {at} agents seraient engagés avant la fin de l'année pour répondre à la hausse du trafic.\n"
        ));
    }
    text
}

/// Tokens, sentences and names of 2,400 words.
#[divan::bench]
fn names(bencher: divan::Bencher<'_, '_>) {
    let lexicon = Lexicon::of(Lang::FR);
    let text = text(100);
    bencher.counter(ItemsCount::new(text.split_whitespace().count())).bench(|| {
        let doc = Document::new(&text, &lexicon.abbreviations, &lexicon.numbers);
        entity::find(&doc, lexicon)
    });
}

/// The statistical tagger alone with the tokeniser.
#[divan::bench]
fn tagger(bencher: divan::Bencher<'_, '_>) {
    let lexicon = Lexicon::of(Lang::FR);
    let text = text(100);
    bencher.counter(ItemsCount::new(text.split_whitespace().count())).bench(|| {
        let doc = Document::new(&text, &lexicon.abbreviations, &lexicon.numbers);
        lexicon.tagger.as_ref().map(|tagger| tagger.tag(&doc))
    });
}

/// Opening the word table and the weights.
#[divan::bench]
fn loading() -> bool {
    let table = include_bytes!("../src/extract/lexicon/fr/entity.words");
    let weights = include_bytes!("../src/extract/lexicon/fr/entity.weights");
    entity::crf::Tagger::open(divan::black_box(table), divan::black_box(weights)).is_some()
}

/// Reading all lexicons of a language, the tagger's and the shared given names with them.
#[divan::bench(args = ["fr", "en"])]
fn lexicon(code: &str) -> Option<Lexicon> {
    Lexicon::read(Lang::parse(code)?)
}

/// Reading the names known in several languages.
#[divan::bench]
fn known_names() -> Table {
    Table::read()
}
