//! Names in a text and what they refer to: [`find`] turns a [`Document`] into [`Entities`].
//! A tagger proposes names ([`candidates`] for a language without a model), rules on top add what
//! the whole document shows ([`acronyms`]), [`roles`] reads titles and roles beside persons, and
//! [`referents`] says which names are the same. Spans never overlap and hold the name alone.
//! Other sources are not known here: names are put together across texts by the dossier.

pub mod acronyms;
pub mod candidates;
pub mod consistency;
pub mod crf;
pub mod headlines;
pub mod listed;
pub mod names;
pub mod referents;
pub mod roles;
pub mod words;

use self::crf::Tagger;
use self::crf::table::{CITY, COUNTRY, FEMININE, MASCULINE, WordTable, hash, phrase};
use super::facts::Gender;
use super::facts::{Confidence, Entities, EntityKind};
use super::lexicon::Lexicon;
use super::lexicon::entity::EntityWords;
use super::lexicon::known::{KnownKind, known};
use crate::span::Span;
use crate::text::Document;
use crate::text::fold::fold;
use std::ops::Range;

/// A name as a tagger or rule proposes it.
#[derive(Clone, Debug)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its kind.
    pub kind: EntityKind,
    /// Which rule found it.
    pub rule: &'static str,
    /// How sure that rule is.
    pub confidence: Confidence,
}

impl Name {
    /// Where the name stands.
    pub fn span(&self, doc: &Document<'_>) -> Span {
        let first = doc.tokens.get(self.tokens.start).map_or(Span::default(), |token| token.span);
        let last = self.tokens.end.checked_sub(1).and_then(|at| doc.tokens.get(at)).map_or(first, |token| token.span);
        first.join(last)
    }
}

/// Every name of the document and the referents they share.
pub fn find(doc: &Document<'_>, lexicon: &Lexicon) -> Entities {
    let words = &lexicon.entity;
    let mut names = match &lexicon.tagger {
        Some(tagger) => tagged(doc, tagger, words),
        None => candidates::find(doc, words),
    };
    if let Some(tagger) = &lexicon.tagger {
        listed::part_persons(doc, &mut names, &tagger.table);
    }
    roles::part(doc, &mut names, &lexicon.quotation);
    listed::apply(doc, &mut names);
    headlines::settle(doc, &mut names);
    consistency::apply(doc, &mut names, lexicon);
    put_together(doc, names, lexicon)
}

/// The names of a document, in order, as mentions of the referents they share.
pub fn put_together(doc: &Document<'_>, mut names: Vec<Name>, lexicon: &Lexicon) -> Entities {
    let words = &lexicon.entity;
    for name in &mut names {
        consistency::strip_title(doc, name, words);
    }
    let acronyms = acronyms::find(doc, &mut names, words);
    let roles = roles::find(doc, &names, words);
    let mut entities = referents::merge(doc, &names, &acronyms, &roles);
    if let Some(tagger) = &lexicon.tagger {
        for person in entities.referents.iter_mut().filter(|referent| referent.kind == EntityKind::Person) {
            person.gender = person.gender.or_else(|| gender_of(&person.name, &tagger.table));
        }
    }
    entities
}

/// What the statistical tagger finds, as names.
fn tagged(doc: &Document<'_>, tagger: &Tagger<'_>, words: &EntityWords) -> Vec<Name> {
    let [person, organisation, place] = words.confidence;
    let named = |tagged: crf::Tagged| {
        let confidence = match tagged.kind {
            EntityKind::Person => person,
            EntityKind::Place => place,
            EntityKind::Organisation | EntityKind::Other => organisation,
        };
        Name { tokens: tagged.tokens, kind: tagged.kind, rule: "name.tagger", confidence: Confidence(confidence) }
    };
    tagger.tag(doc).into_iter().map(named).collect()
}

/// What kind of place a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// A country or territory.
    Country,
    /// A large region: a continent, a state of a federation.
    Region,
    /// A city.
    City,
}

impl PlaceKind {
    /// `country`, `region` or `city`.
    pub fn name(self) -> &'static str {
        match self {
            PlaceKind::Country => "country",
            PlaceKind::Region => "region",
            PlaceKind::City => "city",
        }
    }
}

/// The kind of a place by its name, where lists know it: a name of both a country and a city is a country.
pub fn place_kind(name: &str, lexicon: &Lexicon) -> Option<PlaceKind> {
    match known(&fold(name)).map(|known| known.kind) {
        Some(KnownKind::Country) => return Some(PlaceKind::Country),
        Some(KnownKind::City) => return Some(PlaceKind::City),
        Some(KnownKind::Region) => return Some(PlaceKind::Region),
        Some(KnownKind::Organisation) | None => {}
    }
    let flags = lexicon.tagger.as_ref()?.table.get(phrase(&name.replace('’', "'")))?.flags;
    match (flags & COUNTRY != 0, flags & CITY != 0) {
        (true, _) => Some(PlaceKind::Region),
        (false, true) => Some(PlaceKind::City),
        (false, false) => None,
    }
}

/// The gender the first given name of a full name tells, where lists of first names agree on one.
fn gender_of(name: &str, table: &WordTable<'_>) -> Option<Gender> {
    let (first, _) = name.split_once(' ')?;
    let known = |given: &str| match table.get(hash(given))?.flags & (FEMININE | MASCULINE) {
        FEMININE => Some(Gender::Feminine),
        MASCULINE => Some(Gender::Masculine),
        _ => None,
    };
    known(first).or_else(|| known(first.split_once('-')?.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use proptest::prelude::*;

    fn entities(text: &str, lang: &str) -> Entities {
        let lexicon = Lexicon::of(Lang::parse(lang).unwrap());
        let doc = Document::new(text, &lexicon.abbreviations, &lexicon.numbers);
        find(&doc, lexicon)
    }

    #[test]
    fn full_name_and_last_name_are_one_referent() {
        let text = "Hier, le ministre Jean-Marc Lavigne a parlé. Selon M. Lavigne, tout va bien.";
        let found = entities(text, "fr");
        let persons: Vec<&str> =
            found.referents.iter().filter(|r| r.kind == EntityKind::Person).map(|r| r.name.as_str()).collect();
        assert_eq!(persons, ["Jean-Marc Lavigne"]);
        assert_eq!(found.referents[0].roles.iter().map(|s| s.of(text)).collect::<Vec<_>>(), ["ministre"]);
    }

    #[test]
    fn a_role_keeps_what_makes_it_another() {
        let role = |text: &str, lang| {
            let found = entities(text, lang);
            found.referents.iter().flat_map(|r| r.roles.iter().map(|s| s.of(text).to_owned())).collect::<Vec<_>>()
        };
        assert_eq!(role("Il a reçu l'ancien président Jean-Marc Lavigne.", "fr"), ["ancien président"]);
        assert_eq!(role("He met the Italian Defence Minister Paolo Rossi.", "en"), ["Italian Defence Minister"]);
        assert_eq!(role("He met former mayor Susan Miller.", "en"), ["former mayor"]);
        assert_eq!(role("Anne Leroy, porte-parole de la mairie, l'a dit.", "fr"), ["porte-parole de la mairie"]);
    }

    #[test]
    fn first_names_and_titles_tell_gender() {
        let found = entities("Hier, Sophie Lambert a rencontré le député Bernard Rousseau à Lyon.", "fr");
        let genders: Vec<(&str, Option<Gender>)> = found.referents.iter().map(|r| (r.name.as_str(), r.gender)).collect();
        assert_eq!(
            genders,
            [("Sophie Lambert", Some(Gender::Feminine)), ("Bernard Rousseau", Some(Gender::Masculine)), ("Lyon", None)]
        );
    }

    #[test]
    fn places_have_kinds() {
        let french = Lexicon::of(Lang::FR);
        let check = |name, kind| assert_eq!(place_kind(name, french), kind, "{name}");
        for country in ["Kazakhstan", "Côte d’Ivoire", "U.S."] {
            check(country, Some(PlaceKind::Country));
        }
        for city in ["Moscou", "Grenoble", "San Francisco", "Washington"] {
            check(city, Some(PlaceKind::City));
        }
        for region in ["Europe", "Afrique de l'Ouest", "New South Wales", "Texas"] {
            check(region, Some(PlaceKind::Region));
        }
        check("Trifouilly", None);
    }

    #[test]
    fn headlines_show_what_the_body_shows() {
        let text = "Le Ministre Breton Garnier Annonce Un Plan Pour Lyon Demain\n\nLe ministre Paul Garnier a annoncé un plan pour Lyon.";
        let found = entities(text, "fr");
        let shown: Vec<&str> = found.referents.iter().map(|r| r.name.as_str()).collect();
        assert_eq!(shown, ["Paul Garnier", "Lyon"]);
    }

    #[test]
    fn a_government_is_named_after_a_person() {
        let kind = |text: &str, name: &str| {
            let found = entities(text, "fr");
            found.mentions.iter().find(|m| m.span.of(text) == name).map(|m| m.kind)
        };
        let text = "Le président a accepté la démission du gouvernement d’Askhat Mamirov mardi.";
        assert_eq!(kind(text, "Askhat Mamirov"), Some(EntityKind::Person));
        let text = "Le gouvernement de Salut National a démissionné mardi à Sidi Bouzid.";
        assert_eq!(kind(text, "Sidi Bouzid"), Some(EntityKind::Place));
    }

    #[test]
    fn a_dateline_names_a_place() {
        let found = entities("PORTO NOVO, 12 mars (AFP) - Le gouvernement a réuni les maires mardi.", "fr");
        assert_eq!(found.mentions.first().map(|m| m.kind), Some(EntityKind::Place), "{found:?}");
    }

    #[test]
    fn what_is_never_a_name() {
        for text in ["Il viendra lundi.", "Le président a parlé en janvier.", "Les Français votent dimanche, dit-elle."] {
            let found = entities(text, "fr");
            assert!(found.mentions.iter().all(|m| m.confidence.0 < 60 || m.kind == EntityKind::Other), "{text}: {found:?}");
        }
    }

    #[test]
    fn an_acronym_and_its_expansion_are_one() {
        let text = "L'Observatoire du littoral breton (OLB) publie son rapport. Selon l'OLB, la côte recule.";
        let found = entities(text, "fr");
        let shown: Vec<&str> = found.referents.iter().map(|r| r.name.as_str()).collect();
        assert_eq!(shown, ["Observatoire du littoral breton"]);
        assert_eq!(found.referents[0].acronym.as_deref(), Some("OLB"));
    }

    #[test]
    fn long_junk_takes_linear_time() {
        for piece in ["Aa ", "A", "(AB) ", "Bc Ab (AB) ", "M. Aa, ", "a-", "A.", "Ministre "] {
            let text = piece.repeat(120_000 / piece.len());
            let started = std::time::Instant::now();
            entities(&text, "fr");
            assert!(started.elapsed().as_secs() < 5, "{piece}");
        }
    }

    proptest! {
        #[test]
        fn spans_lie_in_the_text_in_order(text in "[A-ZÉa-zé .,()'’\n0-9-]{0,80}", any in "\\PC{0,40}") {
            for text in [&text, &any] {
                for lang in ["fr", "en", "de"] {
                    let found = entities(text, lang);
                    let mut last = 0;
                    for mention in &found.mentions {
                        prop_assert!(mention.span.start >= last && !mention.span.is_empty());
                        prop_assert!(text.get(mention.span.range()).is_some());
                        prop_assert!(mention.referent < found.referents.len());
                        last = mention.span.end;
                    }
                }
            }
        }
    }
}
