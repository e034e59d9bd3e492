//! Names of several sources put together: what is one, what stays apart, and what the author says.

use super::*;
use crate::content::SourceId;
use crate::dossier::registry::{Change, Claim, Entity, Registry};
use proptest::prelude::*;

fn name_of(text: &str, kind: EntityKind, mentions: usize) -> Name<'_> {
    Name { name: text, kind, acronym: None, gender: None, called: false, mentions, lang: Lang::FR }
}

/// Resolves `names` (`name = acronym`), each of a source of its own; entities as sorted forms joined by ` | `.
fn clusters(names: &[&str], kind: EntityKind, decisions: &Decisions) -> Vec<String> {
    let mut registry = Registry::default();
    registry.settle(Settled::new(decisions));
    let claim = |(at, text): (usize, &&str)| {
        let (text, acronym) = text.split_once(" = ").map_or((*text, None), |(text, acronym)| (text, Some(acronym.to_owned())));
        let claim = Claim {
            name: text.to_owned(),
            kind,
            acronym,
            gender: None,
            mentions: names.len() - at,
            forms: Vec::new(),
            lang: Lang::FR,
        };
        Change { source: SourceId(format!("s{at}").as_str().into()), old: Vec::new(), new: vec![Some(claim)] }
    };
    registry.update(&names.iter().enumerate().map(claim).collect::<Vec<_>>());
    let shown = |entity: &Entity| {
        let mut forms = entity.aliases.clone();
        forms.sort();
        forms.insert(0, entity.name.clone());
        forms.join(" | ")
    };
    let mut found: Vec<String> = registry.iter().map(|(_, entity)| shown(entity)).collect();
    found.sort();
    found
}

fn check(kind: EntityKind, names: &[&str], expect: &[&str]) {
    assert_eq!(clusters(names, kind, &Decisions::default()), expect);
}

#[test]
fn persons_in_several_spellings_and_scripts() {
    check(
        EntityKind::Person,
        &["Kassym-Jomart Tokaïev", "Tokayev", "Kassym-Jomart Tokayev", "Тоқаев"],
        &["Kassym-Jomart Tokaïev | Kassym-Jomart Tokayev | Tokayev | Тоқаев"],
    );
    check(
        EntityKind::Person,
        &["Vladimir Poutine", "Vladimir Putin", "Poutine"],
        &["Vladimir Poutine | Poutine | Vladimir Putin"],
    );
}

#[test]
fn two_persons_named_in_full_stay_apart() {
    check(EntityKind::Person, &["Anne Lemoine", "Paul Lemoine"], &["Anne Lemoine", "Paul Lemoine"]);
    check(EntityKind::Person, &["Daniel Garnier", "Danielle Garnier"], &["Daniel Garnier", "Danielle Garnier"]);
    check(EntityKind::Person, &["Marine Garnier", "Marion Tauber-Garnier"], &["Marine Garnier", "Marion Tauber-Garnier"]);
    check(EntityKind::Person, &["Jean Garnier", "Jean-Marie Garnier"], &["Jean Garnier", "Jean-Marie Garnier"]);
    check(EntityKind::Person, &["George W. Bush", "George H. W. Bush"], &["George H. W. Bush", "George W. Bush"]);
    check(EntityKind::Person, &["Aida Tokaïeva", "Kanat Tokaïev"], &["Aida Tokaïeva", "Kanat Tokaïev"]);
}

#[test]
fn a_bare_name_that_fits_two_stays_open() {
    check(EntityKind::Person, &["Anne Lemoine", "Paul Lemoine", "Lemoine"], &["Anne Lemoine", "Lemoine", "Paul Lemoine"]);
    check(EntityKind::Person, &["Anne Lemoine", "Lemoine"], &["Anne Lemoine | Lemoine"]);
    check(EntityKind::Person, &["John Hill", "Jane Hill", "J. Hill"], &["J. Hill", "Jane Hill", "John Hill"]);
}

#[test]
fn a_bare_name_goes_to_whom_the_sources_call_so() {
    let full = |text, called| Name { called, ..name_of(text, EntityKind::Person, 1) };
    let found = |list: &[(&'static str, bool)]| {
        let mut names: Vec<Name<'_>> = list.iter().map(|(text, called)| full(text, *called)).collect();
        names.push(name_of("Rey", EntityKind::Person, 1));
        let whose = |cluster: &Cluster| cluster.members.contains(&list.len());
        resolve(&names, &Settled::default()).into_iter().find(whose).map(|cluster| cluster.name)
    };
    let paul = Some("Paul Rey".to_owned());
    assert_eq!(found(&[("Paul Rey", true), ("Paul Rey", true), ("Anne Rey", false), ("Anne Rey", false)]), paul);
    assert_eq!(found(&[("Paul Rey", true), ("Paul Rey", false), ("Anne Rey", false)]), paul);
    let open = Some("Rey".to_owned());
    assert_eq!(found(&[("Paul Rey", true), ("Paul Rey", true), ("Anne Rey", true)]), open);
    assert_eq!(found(&[("Paul Rey", true), ("Anne Rey", false)]), open);
}

#[test]
fn last_names_with_particles() {
    check(
        EntityKind::Person,
        &["Ursula von der Leyen", "von der Leyen", "Leyen"],
        &["Ursula von der Leyen | Leyen | von der Leyen"],
    );
    check(EntityKind::Person, &["Kim Jong-un", "Jong-un"], &["Kim Jong-un | Jong-un"]);
}

#[test]
fn organisations_by_acronym() {
    check(
        EntityKind::Organisation,
        &["Organisation du traité de sécurité collective", "CSTO", "OTSC", "ОДКБ"],
        &["Organisation du traité de sécurité collective | CSTO | OTSC | ОДКБ"],
    );
    check(EntityKind::Organisation, &["Front uni des marins = FUM", "FUM", "Fum"], &["Front uni des marins | FUM | Fum"]);
    check(
        EntityKind::Organisation,
        &["Parti des saules = PS", "Police du sud = PS", "PS"],
        &["PS", "Parti des saules", "Police du sud"],
    );
}

#[test]
fn places_in_two_languages() {
    check(EntityKind::Place, &["Moscou", "Moscow", "Moscou"], &["Moscou | Moscow"]);
    check(EntityKind::Place, &["Nur-Sultan", "Noursoultan"], &["Nur-Sultan | Noursoultan"]);
    check(EntityKind::Place, &["Almaty", "Алматы", "Astana"], &["Almaty | Алматы", "Astana"]);
}

#[test]
fn the_author_has_the_last_word() {
    let decisions = Decisions {
        merge: vec![vec!["Iouri Bek".to_owned(), "Le Faucon".to_owned()]],
        apart: vec![("Anne Lemoine".to_owned(), "Lemoine".to_owned())],
        rename: vec![("Paul Rey".to_owned(), "Paul-Émile Rey".to_owned())],
        ..Decisions::default()
    };
    assert_eq!(
        clusters(&["Iouri Bek", "Le Faucon", "Anne Lemoine", "Lemoine", "Paul Rey"], EntityKind::Person, &decisions),
        ["Anne Lemoine", "Iouri Bek | Le Faucon", "Lemoine", "Paul-Émile Rey | Paul Rey"]
    );
}

#[test]
fn the_name_is_that_of_the_dossiers_language() {
    let named = |name: &'static str, kind, lang: &str, mentions| Name {
        lang: Lang::parse(lang).unwrap(),
        ..name_of(name, kind, mentions)
    };
    let first = |names: &[Name<'_>], lang: &str| {
        let settled = Settled::default().in_language(Lang::parse(lang).unwrap());
        resolve(names, &settled).into_iter().next().map(|cluster| cluster.name).unwrap_or_default()
    };
    let person = [
        named("Aïdar Jakenov", EntityKind::Person, "fr", 1),
        named("Aidar Zhakenov", EntityKind::Person, "en", 9),
        named("Jakenov", EntityKind::Person, "fr", 9),
    ];
    assert_eq!((first(&person, "fr"), first(&person, "en")), ("Aïdar Jakenov".to_owned(), "Aidar Zhakenov".to_owned()));
    let place = [named("Germany", EntityKind::Place, "en", 9), named("Allemagne", EntityKind::Place, "fr", 1)];
    assert_eq!((first(&place, "fr"), first(&place, "en")), ("Allemagne".to_owned(), "Germany".to_owned()));
    let bare = [named("Vladimir Putin", EntityKind::Person, "en", 1), named("Poutine", EntityKind::Person, "fr", 5)];
    assert_eq!(first(&bare, "fr"), "Vladimir Putin", "a full name before a last name of the right language");
}

#[test]
fn families_kin_and_short_forms() {
    check(EntityKind::Person, &["Khalid bin Fahim", "Fahim"], &["Fahim", "Khalid bin Fahim"]);
    check(EntityKind::Person, &["Erik Hansen", "Erik Hanson"], &["Erik Hansen", "Erik Hanson"]);
    check(EntityKind::Person, &["Lin Weiming", "Lin", "Lin Wei-ming"], &["Lin Wei-ming | Lin | Lin Weiming"]);
    check(EntityKind::Organisation, &["Borussia Arndorf", "Arndorf", "Arndorf AG"], &["Borussia Arndorf | Arndorf | Arndorf AG"]);
    check(
        EntityKind::Organisation,
        &["Conseil de sécurité collective", "Conseil de sécurité"],
        &["Conseil de sécurité", "Conseil de sécurité collective"],
    );
    check(EntityKind::Person, &["Salva Mirat", "Salva Mirat Donn"], &["Salva Mirat Donn | Salva Mirat"]);
    check(
        EntityKind::Person,
        &["Anne Rey", "Anne Rey-Petit", "Jean Paul", "Jean Paul Rey"],
        &["Anne Rey", "Anne Rey-Petit", "Jean Paul", "Jean Paul Rey"],
    );
    check(EntityKind::Person, &["Pascal Nguess Bakou", "Nguess Bakou"], &["Pascal Nguess Bakou | Nguess Bakou"]);
    check(EntityKind::Person, &["Odile Kern-Tauber Ost", "OKTO"], &["Odile Kern-Tauber Ost | OKTO"]);
    check(
        EntityKind::Person,
        &["Jochen Loew", "Jochen Löw", "Erich Bauer", "Erich Baur"],
        &["Erich Bauer", "Erich Baur", "Jochen Loew | Jochen Löw"],
    );
    check(
        EntityKind::Organisation,
        &["German Finance Ministry", "Finance Ministry"],
        &["German Finance Ministry | Finance Ministry"],
    );
    check(
        EntityKind::Organisation,
        &["German Finance Ministry", "Finance Ministry", "Greek Finance Ministry"],
        &["Finance Ministry", "German Finance Ministry", "Greek Finance Ministry"],
    );
    check(
        EntityKind::Organisation,
        &["Sportclub Arndorf 04", "Sportclub Arndorf"],
        &["Sportclub Arndorf 04 | Sportclub Arndorf"],
    );
    check(EntityKind::Organisation, &["Croix-Rouge allemande", "Croix-Rouge"], &["Croix-Rouge", "Croix-Rouge allemande"]);
    check(EntityKind::Organisation, &["Nordin", "Nordin Foundation"], &["Nordin", "Nordin Foundation"]);
}

#[test]
fn a_form_mostly_of_one_kind_is_of_that_kind() {
    let names = [name_of("Galène", EntityKind::Organisation, 9), name_of("Galène", EntityKind::Person, 1)];
    let found = resolve(&names, &Settled::default());
    assert_eq!((found.len(), found[0].kind), (1, EntityKind::Organisation));
}

proptest! {
    #[test]
    fn every_name_is_in_one_cluster_whatever_the_order(
        names in prop::collection::vec("(Jean|Anne|J\\.|Jean-Marie|)? ?(de )?(Rey|Reÿ|REY|Hill)( Jr)?|ONU|[A-Z]{2,4}|\\PC{0,6}", 0..8),
    ) {
        let settled = Settled::default();
        let list: Vec<Name<'_>> = names.iter().map(|text| name_of(text, EntityKind::Person, 2)).collect();
        let found = resolve(&list, &settled);
        let mut members: Vec<usize> = found.iter().flat_map(|cluster| cluster.members.clone()).collect();
        members.sort_unstable();
        prop_assert_eq!(members, (0..list.len()).collect::<Vec<_>>());
        let reversed: Vec<Name<'_>> = list.iter().rev().copied().collect();
        let names = |clusters: &[Cluster]| clusters.iter().map(|c| (c.name.clone(), c.forms.clone())).collect::<Vec<_>>();
        prop_assert_eq!(names(&found), names(&resolve(&reversed, &settled)));
    }
}
