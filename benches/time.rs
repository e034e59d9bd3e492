//! Words a second of the time and event extractors on running text; `cargo bench --bench time`.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use liasse::content::Published;
use liasse::extract::lexicon::Lexicon;
use liasse::extract::{event, time};
use liasse::text::{Document, Lang};

const FR: &str = "Le ministre a annoncé lundi que le pont, fermé depuis 2019, rouvrira le 3 avril prochain. Les travaux, qui ont \
    coûté près de 16 millions d'euros, devaient durer dix-huit mois. Selon la préfecture, le trafic avait baissé de 12 % au premier \
    trimestre, tandis que la commune voisine demandait une étude. Une réunion publique est prévue dans la salle des fêtes.\n";
const EN: &str = "The minister said on Monday that the bridge, closed since 2019, will reopen on April 3. The works, which cost nearly 16 \
    million euros, were to last eighteen months. Traffic had dropped by 12% in the first quarter, while the nearby town asked for a \
    study. A public meeting is planned in the village hall.\n";

fn main() {
    divan::main();
}

#[divan::bench(args = ["fr", "en"])]
fn times(bencher: Bencher<'_, '_>, lang: &str) {
    let text = if lang == "fr" { FR } else { EN }.repeat(200);
    let lexicon = Lexicon::of(Lang::parse(lang).unwrap_or(Lang::FR));
    let doc = Document::new(&text, &lexicon.abbreviations, &lexicon.numbers);
    let published = "2022-01-13".parse().ok();
    bencher.counter(ItemsCount::new(text.split_whitespace().count())).bench(|| time::find(black_box(&doc), lexicon, published));
}

#[divan::bench(args = ["fr", "en"])]
fn events(bencher: Bencher<'_, '_>, lang: &str) {
    let text = if lang == "fr" { FR } else { EN }.repeat(200);
    let lexicon = Lexicon::of(Lang::parse(lang).unwrap_or(Lang::FR));
    let doc = Document::new(&text, &lexicon.abbreviations, &lexicon.numbers);
    let published: Option<Published> = "2022-01-13".parse().ok();
    let found = time::find(&doc, lexicon, published);
    bencher
        .counter(ItemsCount::new(text.split_whitespace().count()))
        .bench(|| event::find(black_box(&doc), lexicon, &found, published.map(|p| p.at)));
}
