//! The whole way on the example dossier: what a careful reader would not get wrong, and a site in which
//! every link lands.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set up its world has failed")]

use liasse::dossier::{FactKind, Item};
use liasse::engine::{Engine, Options, disk};
use liasse::extract::{Amount, QuotationKind};
use liasse::output::check;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

static EXAMPLE: LazyLock<Engine> =
    LazyLock::new(|| disk::open(Path::new(env!("CARGO_MANIFEST_DIR")), None, Options::default()).unwrap());

/// The article that retells the real one.
fn article() -> &'static Arc<liasse::dossier::Contribution> {
    let (_, part) = EXAMPLE.index().parts().find(|(id, _)| id.as_str() == "tentative-de-coup-d-etat").unwrap();
    part
}

fn items(kind: FactKind) -> impl Iterator<Item = &'static Item> {
    article().items.iter().filter(move |item| item.kind == kind)
}

#[test]
fn the_example_dossier_has_nothing_to_mend() {
    let problems = EXAMPLE.diagnostics();
    assert!(problems.iter().all(|d| d.level == liasse::diagnostic::Level::Note), "{problems:#?}");
}

#[test]
fn every_link_anchor_and_asset_of_the_site_is_there() {
    let files: BTreeMap<String, Vec<u8>> =
        EXAMPLE.outputs().iter().map(|(path, output)| (path.clone(), EXAMPLE.bytes(output).unwrap().into_owned())).collect();
    let (broken, followed) = check::check(&files);
    assert!(broken.is_empty(), "{broken:#?}");
    assert!(followed > 500, "only {followed} links");
}

#[test]
fn each_quotation_is_the_speakers_and_the_agency_is_none() {
    let facts = &article().facts;
    for item in items(FactKind::Quotation) {
        let quotation = &facts.quotations[item.index];
        let speaker = quotation.speaker_name.as_deref().unwrap_or("");
        assert!(speaker.contains("Tokaïev"), "{speaker:?}: {}", article().words(quotation.span));
    }
    let blow = facts.quotations.iter().find(|q| article().words(q.span).starts_with("Le coup principal")).unwrap();
    assert!(article().words(blow.span).contains("(la ville de)"));
    assert_eq!(blow.kind, QuotationKind::Direct);
}

#[test]
fn fragments_between_marks_are_fragments() {
    let facts = &article().facts;
    let kind = |words: &str| facts.quotations.iter().find(|q| article().words(q.span) == words).map(|q| q.kind);
    for fragment in ["centre unique", "lutte contre le terrorisme"] {
        assert_eq!(kind(fragment), Some(QuotationKind::Mixed), "{fragment}");
    }
    assert_ne!(kind("terroristes"), Some(QuotationKind::Direct));
}

#[test]
fn figures_are_figures_and_nothing_else_is() {
    let facts = &article().facts;
    let mut values: Vec<f64> = items(FactKind::Figure)
        .filter_map(|item| match facts.quantities[item.index].amount {
            Amount::Exact(value) => Some(value),
            Amount::Range(..) => None,
        })
        .collect();
    values.sort_by(f64::total_cmp);
    assert_eq!(values, [16.0, 81.0, 250.0, 2030.0]);
    let approximate = facts.quantities.iter().filter(|q| q.modifier == Some(liasse::extract::Modifier::Approximate));
    assert_eq!(approximate.count(), 2, "« quelque » is said of the soldiers and of the equipment");
}

#[test]
fn dates_are_the_texts_own() {
    let part = article();
    let edtf = |words: &str| {
        let time = part.facts.times.iter().find(|time| part.words(time.span).to_lowercase().contains(words));
        time.and_then(|time| time.edtf.clone())
    };
    assert_eq!(edtf("lundi").as_deref(), Some("2022-01-10"));
    assert_eq!(edtf("10 janvier").as_deref(), Some("2022-01-10"));
    assert_eq!(edtf("plus d’une semaine").as_deref(), Some("../2022-01-03"));
    let frame = part.facts.events.iter().find(|event| part.words(event.span).contains("cité par Reuters"));
    assert!(frame.is_none(), "when somebody was quoted is no event");
    assert!(part.facts.events.iter().all(|event| !event.date.starts_with("1991")), "the end of the Union is no event here");
}

#[test]
fn nobody_is_there_twice_and_no_pronoun_is_anybody() {
    let registry = EXAMPLE.index().registry();
    let presidents: Vec<&str> =
        registry.iter().filter(|(_, e)| e.name.contains("Toka")).map(|(_, entity)| entity.name.as_str()).collect();
    assert_eq!(presidents.len(), 1, "{presidents:?}");
    for (_, entity) in registry.iter() {
        let lower = entity.name.to_lowercase();
        assert!(!["il", "elle", "le président", "président", "the president", "he"].contains(&lower.as_str()), "{lower}");
    }
}
