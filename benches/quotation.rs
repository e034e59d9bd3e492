//! Words a second of the quotation extractor alone, on a text of news sentences of both kinds of speech.

use divan::counter::ItemsCount;
use liasse::extract::lexicon::Lexicon;
use liasse::extract::{Entities, quotation};
use liasse::text::{Document, Lang};

fn main() {
    divan::main();
}

const FRENCH: &str = "Le maire de la ville, Luc Ferrand, a annoncé mardi que le pont serait fermé pendant six mois. \
    « Nous n'avons pas le choix : les piles sont usées et la route doit être refaite », a-t-il expliqué à la presse. \
    Selon la préfecture, près de quatre mille voitures passent chaque jour. Les riverains, eux, s'inquiètent du bruit. \
    Nadia Perrin, présidente de leur association, dénonce une « décision prise sans débat » et demande une réunion publique.\n";
const ENGLISH: &str = "Governor Maria Lopez said on Tuesday that the bridge would be closed for six months. \
    \"We have no choice: the piers are worn and the road must be rebuilt,\" she told reporters in the capital. \
    According to the transport office, some four thousand cars cross it every day. Residents worry about the noise. \
    Ruth Malone, who heads their association, called the plan \"a decision without a debate\" and asked for a public hearing.\n";

#[divan::bench(args = ["fr", "en"])]
fn find(bencher: divan::Bencher<'_, '_>, lang: &str) {
    let text = if lang == "fr" { FRENCH } else { ENGLISH }.repeat(200);
    let lexicon = Lexicon::of(Lang::parse(lang).unwrap_or(Lang::FR));
    let doc = Document::new(&text, &lexicon.abbreviations, &lexicon.numbers);
    let entities = Entities::default();
    bencher
        .counter(ItemsCount::new(text.split_whitespace().count()))
        .bench_local(|| quotation::find(divan::black_box(&doc), lexicon, &entities));
}
