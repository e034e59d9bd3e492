//! Words a second: numbers and quantities on news-like text, French and English.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use liasse::extract::lexicon::Lexicon;
use liasse::extract::quantity;
use liasse::text::number;
use liasse::text::{Document, Lang};

const FRENCH: &str = "Le ministère a annoncé lundi que 1 250 agents et une trentaine de véhicules seraient déployés dans la région, \
    où au moins douze personnes ont été blessées depuis le début des inondations. Selon la préfecture, les dégâts atteignent 3,4 milliards \
    d'euros, soit 12 % de plus qu'en 2018. Le maire, âgé de 61 ans, demande que les habitants restent chez eux. Les écoles de la ville \
    sont fermées et les secours poursuivent leurs recherches dans les villages voisins, malgré la pluie et le vent qui gênent les avions.\n\n";
const ENGLISH: &str = "The ministry said on Monday that 1,250 officers and dozens of vehicles would be sent to the region, where at least \
    twelve people have been injured since the floods began. According to the governor, the damage amounts to $3.4 billion, or 12 percent more \
    than in 2018. The mayor, a 61-year-old engineer, asks residents to stay at home. The schools of the town are closed and the rescuers go on \
    searching the villages nearby, in spite of the rain and the wind that hinder their aircraft.\n\n";

fn main() {
    divan::main();
}

fn text(lang: &str) -> String {
    if lang == "fr" { FRENCH.repeat(200) } else { ENGLISH.repeat(200) }
}

fn words(text: &str) -> ItemsCount {
    ItemsCount::new(text.split_whitespace().count())
}

#[divan::bench(args = ["fr", "en"])]
fn numbers(bencher: Bencher<'_, '_>, lang: &str) {
    let text = text(lang);
    let Some(lexicon) = Lang::parse(lang).map(Lexicon::of) else { return };
    let doc = Document::new(&text, &lexicon.abbreviations, &lexicon.numbers);
    bencher.counter(words(&text)).bench(|| number::scan(black_box(&doc), &lexicon.numbers));
}

#[divan::bench(args = ["fr", "en"])]
fn quantities(bencher: Bencher<'_, '_>, lang: &str) {
    let text = text(lang);
    let Some(lexicon) = Lang::parse(lang).map(Lexicon::of) else { return };
    let doc = Document::new(&text, &lexicon.abbreviations, &lexicon.numbers);
    bencher.counter(words(&text)).bench(|| quantity::find(black_box(&doc), lexicon, &[]));
}
