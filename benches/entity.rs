//! How fast names are found: words a second on one core, the tokeniser included, and loading.
//! The texts are short documents of many subjects, as a dossier has them.

use divan::counter::ItemsCount;
use liasse::extract::entity;
use liasse::extract::lexicon::Lexicon;
use liasse::extract::lexicon::known::Table;
use liasse::text::{Document, Lang};

fn main() {
    divan::main();
}

/// Five thousand words of French and four of English, of many subjects, that the models did not learn from.
const TEXTS: [(&str, &str); 2] = [
    ("fr", include_str!("../examples/train_entities/texts/fr/registers.held.txt")),
    ("en", include_str!("../examples/train_entities/texts/en/newswire.held.txt")),
];

/// The documents of a text, without the marks of its names.
fn documents(marked: &str) -> Vec<String> {
    let plain = ["[PER ", "[LOC ", "[ORG ", "]"].iter().fold(marked.to_owned(), |text, mark| text.replace(mark, ""));
    plain.split("\n\n").map(|document| document.replace('\n', "\n\n")).collect()
}

fn run<T>(bencher: divan::Bencher<'_, '_>, lang: &str, names: impl Fn(&Document<'_>, &Lexicon) -> T + Sync) {
    let Some((lang, (_, marked))) = Lang::parse(lang).zip(TEXTS.iter().find(|(of, _)| *of == lang)) else { return };
    let (lexicon, documents) = (Lexicon::of(lang), documents(marked));
    let words: usize = documents.iter().map(|document| document.split_whitespace().count()).sum();
    bencher.counter(ItemsCount::new(words)).bench(|| {
        for text in &documents {
            let doc = Document::new(text, &lexicon.abbreviations, &lexicon.numbers);
            divan::black_box(names(&doc, lexicon));
        }
    });
}

/// Tokens, sentences and names.
#[divan::bench(args = ["fr", "en"])]
fn names(bencher: divan::Bencher<'_, '_>, lang: &str) {
    run(bencher, lang, entity::find);
}

/// The statistical tagger alone with the tokeniser.
#[divan::bench(args = ["fr", "en"])]
fn tagger(bencher: divan::Bencher<'_, '_>, lang: &str) {
    run(bencher, lang, |doc, lexicon| lexicon.tagger.as_ref().map(|tagger| tagger.tag(doc)));
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
