//! What a language knows of reported speech: its reporting verbs with all their forms, the words that
//! open or end a noun phrase, role nouns, pronouns. [`QuotationWords::parse`] reads `quotation.toml`
//! and spells out every form, so that the extractor needs one look-up a token ([`QuotationWords::word`]).
//! Entries of several tokens are kept apart and matched by [`QuotationWords::phrase`].

use super::given_names::GivenNames;
use crate::text::Document;
use crate::text::number::NumberWords;
use crate::text::sentences::Abbreviations;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use serde::de::Error as _;
use std::collections::BTreeMap;

/// What a word can be, as bits of [`Word::classes`].
pub mod class {
    macro_rules! classes {
        ($($name:ident = $bit:literal, $doc:literal;)*) => {
            $(#[doc = $doc] pub const $name: u64 = 1 << $bit;)*
        };
    }
    classes! {
        MASCULINE = 0, "Says that what it stands for is masculine or a man.";
        FEMININE = 1, "Says that what it stands for is feminine or a woman.";
        PLURAL = 2, "Says that what it stands for is several.";
        PRONOUN = 3, "A third-person pronoun that can speak.";
        LATTER = 4, "« ce dernier », `the latter`.";
        SPEAKING = 5, "First and second persons.";
        IMPERSONAL = 6, "A subject that is nobody.";
        DETERMINER = 7, "Opens a noun phrase.";
        POSSESSIVE = 8, "A determiner that points to a person.";
        PREPOSITION = 9, "Opens a prepositional phrase; `of` is apart.";
        OF = 10, "Joins a noun to its complement.";
        CLITIC = 11, "A pronoun bound to the verb after it.";
        REFLEXIVE = 12, "A reflexive clitic.";
        HAVE = 13, "A form of the auxiliary of the perfect.";
        BE = 14, "A form of the auxiliary of the passive.";
        BEEN = 15, "The participle that shows a passive.";
        MODAL = 16, "A verb before an infinitive with the same subject.";
        NEGATION = 17, "Negates.";
        THAT = 18, "Opens a content clause.";
        WHETHER = 19, "Opens an indirect question.";
        CONJUNCTION = 20, "Coordinates.";
        RELATIVE = 21, "Opens a relative clause.";
        SUBORDINATOR = 22, "Opens an adverbial clause.";
        ADVERB = 23, "May stand between subject, verb and complement.";
        CALENDAR = 24, "Weekdays, months and the like: no names.";
        ACCORDING = 25, "Names the source of a statement.";
        POINT_OF_VIEW = 26, "Names the source of an opinion when it opens a sentence.";
        AS_SAID = 27, "May stand before an inquit.";
        NAMING = 28, "What follows in marks is a name.";
        WORK = 29, "What follows in marks is a title or a word.";
        CALLED = 30, "What follows in marks is what somebody calls it.";
        ROLE = 31, "A noun for a person by role.";
        BODY = 32, "A noun for a collective or an institution.";
        DOCUMENT = 33, "A noun for a text that speaks.";
        TITLE = 34, "A form of address before a name.";
        AGENCY = 35, "A news agency: it relays and never speaks.";
        RELAYING = 36, "Says that what follows relays.";
        PARTICLE = 37, "May stand inside a name.";
        QUANTITY = 38, "A noun that only counts the one after it.";
        FINITE = 39, "A finite verb form.";
        OBJECT = 40, "A pronoun that is spoken to.";
        NOT_SAYING = 41, "A set phrase with a verb of speech that reports nothing.";
        CAUSATIVE = 42, "A verb of several words that reports.";
        CONNECTIVE = 43, "Links a sentence to the one before; no part of what is said.";
        CONTINUED = 44, "A later token of an entry of several tokens.";
        SUBJECT_RELATIVE = 46, "A relative pronoun that is the subject of its clause.";
        TO = 47, "Stands between a verb and its infinitive.";
        GERUNDIAL = 48, "A verb of several words in its present participle.";
        HUMAN = 49, "A pronoun that only stands for persons.";
        ANAPHOR = 50, "A noun that takes up a person already named.";
        DEMONYM = 51, "A noun for a person by origin.";
        MEDIUM = 52, "A medium that speaks for itself and is spoken to.";
        AGENCY_NOUN = 53, "A noun for an agency that relays.";
        SAYING = 54, "A noun for what somebody says or thinks, with a content clause.";
        STATE = 55, "An adjective of opinion, with a content clause.";
        NEUTER = 56, "A pronoun for a body.";
        GENITIVE = 58, "Joins an owner to what follows.";
        INDEFINITE = 59, "A determiner of somebody not yet named.";
        EPITHET = 60, "An adjective that tells nobody apart.";
        OFFICE = 61, "A role that a text may tell without having named its bearer.";
        RELATION = 62, "A role towards somebody else, beside any other role.";
        QUANTIFIER = 57, "A determiner that can be a subject by itself.";
        STARTS = 45, "The first token of an entry of several tokens.";
    }
}

/// What a verb form is and takes, as bits of [`Word::verb`].
pub mod verb {
    macro_rules! bits {
        ($($name:ident = $bit:literal, $doc:literal;)*) => {
            $(#[doc = $doc] pub const $name: u32 = 1 << $bit;)*
        };
    }
    bits! {
        CONTENT = 0, "Takes a content clause.";
        INQUIT = 1, "Goes with quoted words.";
        LABEL = 2, "What is quoted is a fragment for something.";
        INFINITIVE = 3, "Takes an infinitive clause.";
        ASK = 4, "Takes an indirect question.";
        BARE = 5, "Takes a content clause without its `that`.";
        DOCUMENT = 6, "Is said of documents.";
        ADDRESSEE = 7, "Takes the person spoken to as its object.";
        ACCUSE = 15, "Says of its object what it has done.";
        TRANSITIVE = 16, "Never without the person spoken to.";
        ACT = 18, "Is itself an act of speech or judgement (« critiquer », `praise`).";
        CONTINUES = 17, "Says that the same person speaks on.";
        SURE = 14, "Takes a clause and no object.";
        SINGULAR = 8, "Finite, third person singular.";
        PLURAL = 9, "Finite, third person plural (in English also the base form).";
        PAST = 10, "Finite, past, any number.";
        PARTICIPLE = 11, "Past participle.";
        GERUND = 12, "Present participle.";
        BASE = 13, "Infinitive.";
    }
    /// Any finite form.
    pub const FINITE: u32 = SINGULAR | PLURAL | PAST;
    /// Any reporting verb.
    pub const ANY: u32 = CONTENT | INQUIT | LABEL | DOCUMENT | ACCUSE;
}

/// All that is known of one word form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Bits of [`class`].
    pub classes: u64,
    /// Bits of [`verb`]; 0 for what is no reporting verb.
    pub verb: u32,
}

impl Word {
    /// True if it is in one of `classes`.
    pub fn is(self, classes: u64) -> bool {
        self.classes & classes != 0
    }
}

/// The words of reported speech of one language.
#[derive(Debug, Default)]
pub struct QuotationWords {
    words: FxHashMap<String, Word>,
    phrases: FxHashMap<String, Vec<(Vec<String>, u64)>>,
    endings: Vec<String>,
    markers: Vec<String>,
    /// For a noun that takes up a person, the roles that person may have been given.
    stands_for: FxHashMap<String, Vec<String>>,
    /// What given names tell.
    given: GivenNames,
    /// The subject of an inquit may stand before it (`…, police said`).
    pub subject_first: bool,
    /// How regular past forms end.
    pub past_ending: String,
    /// Participles that end otherwise: `run`.
    pub irregular_participles: FxHashSet<String>,
    /// The word for who did it: `by`.
    pub agent: String,
    /// How gerunds end.
    pub gerund_ending: String,
    /// How adverbs end that no list names; empty where other words end so too.
    adverb_ending: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    paradigms: Vec<Paradigm>,
    verbs: BTreeMap<String, Vec<String>>,
    words: BTreeMap<String, Vec<String>>,
    syntax: Syntax,
    phrases: BTreeMap<String, Vec<String>>,
    stands_for: FxHashMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Syntax {
    infinitive_endings: Vec<String>,
    infinitive_markers: Vec<String>,
    subject_first_inquit: bool,
    past_ending: String,
    #[serde(default)]
    irregular_participles: FxHashSet<String>,
    #[serde(default)]
    agent: String,
    gerund_ending: String,
    adverb_ending: String,
}

/// How the verbs with one ending inflect.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Paradigm {
    ending: String,
    singular: Vec<String>,
    plural: Vec<String>,
    past: Vec<String>,
    preterite: Vec<String>,
    participle: Vec<String>,
    gerund: Vec<String>,
}

const VERB_LISTS: [(&str, u32); 13] = [
    ("act", verb::ACT),
    ("content", verb::CONTENT),
    ("inquit", verb::INQUIT),
    ("label", verb::LABEL),
    ("infinitive", verb::INFINITIVE),
    ("ask", verb::ASK),
    ("bare", verb::BARE),
    ("sure", verb::SURE),
    ("addressee", verb::ADDRESSEE),
    ("document", verb::DOCUMENT),
    ("accuse", verb::ACCUSE),
    ("transitive", verb::TRANSITIVE | verb::ADDRESSEE),
    ("continues", verb::CONTINUES),
];

const WORD_LISTS: [(&str, u64); 65] = [
    ("masculine", class::MASCULINE),
    ("feminine", class::FEMININE),
    ("plural", class::PLURAL),
    ("pronoun", class::PRONOUN),
    ("latter", class::LATTER),
    ("speaking", class::SPEAKING),
    ("impersonal", class::IMPERSONAL),
    ("determiner", class::DETERMINER),
    ("possessive", class::POSSESSIVE | class::DETERMINER),
    ("preposition", class::PREPOSITION),
    ("of", class::OF),
    ("clitic", class::CLITIC),
    ("reflexive", class::REFLEXIVE),
    ("have", class::HAVE),
    ("be", class::BE),
    ("been", class::BEEN),
    ("modal", class::MODAL),
    ("negation", class::NEGATION),
    ("that", class::THAT),
    ("whether", class::WHETHER),
    ("conjunction", class::CONJUNCTION),
    ("relative", class::RELATIVE),
    ("subject_relative", class::RELATIVE | class::SUBJECT_RELATIVE),
    ("to", class::TO),
    ("human", class::PRONOUN | class::HUMAN),
    ("subordinator", class::SUBORDINATOR),
    ("adverb", class::ADVERB),
    ("calendar", class::CALENDAR),
    ("according", class::ACCORDING),
    ("point_of_view", class::POINT_OF_VIEW),
    ("as_said", class::AS_SAID),
    ("naming", class::NAMING),
    ("work", class::WORK),
    ("called", class::CALLED),
    ("role", class::ROLE),
    ("role_masculine", class::ROLE | class::MASCULINE),
    ("role_feminine", class::ROLE | class::FEMININE),
    ("role_plural", class::ROLE | class::PLURAL),
    ("body", class::BODY),
    ("body_feminine", class::BODY | class::FEMININE),
    ("document", class::DOCUMENT),
    ("title", class::TITLE),
    ("agency", class::AGENCY),
    ("relaying", class::RELAYING),
    ("particle", class::PARTICLE),
    ("quantity_noun", class::QUANTITY),
    ("finite", class::FINITE),
    ("object", class::OBJECT),
    ("not_saying", class::NOT_SAYING),
    ("anaphor", class::ANAPHOR),
    ("demonym", class::DEMONYM),
    ("demonym_masculine", class::DEMONYM | class::MASCULINE),
    ("demonym_feminine", class::DEMONYM | class::FEMININE),
    ("medium", class::MEDIUM),
    ("agency_noun", class::AGENCY_NOUN | class::BODY),
    ("saying", class::SAYING),
    ("state", class::STATE),
    ("neuter", class::NEUTER),
    ("quantifier", class::QUANTIFIER),
    ("genitive", class::GENITIVE),
    ("epithet", class::EPITHET),
    ("office", class::OFFICE),
    ("relation", class::RELATION),
    ("latter_pronoun", class::LATTER | class::PRONOUN),
    ("indefinite", class::INDEFINITE),
];

const PHRASE_LISTS: [(&str, u64); 3] = [
    ("causative_gerund", class::CAUSATIVE | class::GERUNDIAL),
    ("causative", class::CAUSATIVE),
    ("connective", class::CONNECTIVE),
];

impl QuotationWords {
    /// Reads a language's `quotation.toml` and spells out the forms of its verbs; `given` is what given
    /// names tell in the language.
    ///
    /// # Errors
    /// When the file is not in the form of its documentation, or names a list nobody reads.
    pub fn parse(toml: &str, given: GivenNames) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(toml)?;
        let mut words = Self {
            endings: file.syntax.infinitive_endings,
            markers: file.syntax.infinitive_markers,
            stands_for: file.stands_for,
            given,
            subject_first: file.syntax.subject_first_inquit,
            past_ending: file.syntax.past_ending,
            irregular_participles: file.syntax.irregular_participles,
            agent: file.syntax.agent,
            gerund_ending: file.syntax.gerund_ending,
            adverb_ending: file.syntax.adverb_ending,
            ..Self::default()
        };
        for (list, lemmas) in &file.verbs {
            let class = find(&VERB_LISTS, list)?;
            for lemma in lemmas {
                words.add_verb(lemma, class, &file.paradigms);
            }
        }
        for (list, entries) in file.words.iter().chain(&file.phrases) {
            let class = find(&WORD_LISTS, list).or_else(|_| find(&PHRASE_LISTS, list))?;
            for entry in entries {
                words.add_word(entry, class);
            }
        }
        Ok(words)
    }

    /// What is known of a lower-case form; of an unknown one, that it ends like an adverb.
    pub fn word(&self, lower: &str) -> Word {
        if let Some(word) = self.words.get(lower) {
            return *word;
        }
        let adverb = !self.adverb_ending.is_empty() && lower.ends_with(self.adverb_ending.as_str());
        Word { classes: if adverb { class::ADVERB } else { 0 }, verb: 0 }
    }

    /// The longest entry of several tokens that starts at token `at`: its length in tokens and its classes.
    pub fn phrase(&self, doc: &Document<'_>, at: usize) -> Option<(usize, u64)> {
        let entries = self.phrases.get(doc.lower(at))?;
        entries
            .iter()
            .filter(|(rest, _)| rest.iter().enumerate().all(|(i, word)| doc.lower(at + 1 + i) == word))
            .map(|(rest, class)| (rest.len() + 1, *class))
            .max()
    }

    /// Masculine or feminine, as bits of [`class`], if the given name in lower case tells either; 0 if not.
    pub fn given_gender(&self, lower: &str) -> u64 {
        self.given.gender(lower)
    }

    /// True if the noun `taken_up` can stand for a person of whom the text has said `role`.
    pub fn may_stand_for(&self, taken_up: &str, role: &str) -> bool {
        taken_up == role || self.roles_of(taken_up).iter().any(|r| r == role)
    }

    /// The other roles of persons that the noun `taken_up` can stand for.
    pub fn roles_of(&self, taken_up: &str) -> &[String] {
        self.stands_for.get(taken_up).map_or(&[], Vec::as_slice)
    }

    /// True if a lower-case word looks like an infinitive, or is the word that marks one.
    pub fn opens_infinitive(&self, lower: &str) -> bool {
        self.markers.iter().any(|marker| marker == lower)
            || lower.len() > 3 && self.endings.iter().any(|ending| lower.ends_with(ending.as_str()))
    }

    fn add_word(&mut self, entry: &str, class: u64) {
        let (abbreviations, numbers) = (Abbreviations::default(), NumberWords::default());
        // An elided word (« qu' », `'s`) is one token beside its neighbour, and not when it stands alone.
        let bare = entry.strip_prefix('\'').or_else(|| entry.strip_suffix('\'')).unwrap_or(entry);
        let single = bare.bytes().all(|b| b.is_ascii_alphabetic());
        if single {
            self.words.entry(entry.to_owned()).or_default().classes |= class;
            return;
        }
        let doc = Document::new(entry, &abbreviations, &numbers);
        let mut parts = (0..doc.tokens.len()).map(|at| doc.lower(at).to_owned());
        let Some(first) = parts.next() else { return };
        let rest: Vec<String> = parts.collect();
        let word = self.words.entry(first.clone()).or_default();
        if rest.is_empty() {
            word.classes |= class;
        } else {
            word.classes |= class::STARTS;
            let entries = self.phrases.entry(first).or_default();
            match entries.iter_mut().find(|(known, _)| *known == rest) {
                Some((_, classes)) => *classes |= class,
                None => entries.push((rest, class)),
            }
        }
    }

    fn add_verb(&mut self, lemma: &str, class: u32, paradigms: &[Paradigm]) {
        let fitting = paradigms.iter().filter(|p| lemma.ends_with(p.ending.as_str()));
        let Some(paradigm) = fitting.max_by_key(|p| p.ending.len()) else { return };
        let stem = &lemma[..lemma.len() - paradigm.ending.len()];
        let forms = [
            (&paradigm.singular, verb::SINGULAR),
            (&paradigm.plural, verb::PLURAL),
            (&paradigm.past, verb::PAST | verb::PARTICIPLE),
            (&paradigm.preterite, verb::PAST),
            (&paradigm.participle, verb::PARTICIPLE),
            (&paradigm.gerund, verb::GERUND),
        ];
        for (endings, form) in forms {
            for ending in endings {
                self.words.entry(format!("{stem}{ending}")).or_default().verb |= class | form;
            }
        }
        self.words.entry(lemma.to_owned()).or_default().verb |= class | verb::BASE;
    }
}

fn find<T: Copy>(lists: &[(&str, T)], name: &str) -> Result<T, toml::de::Error> {
    let found = lists.iter().find(|(known, _)| *known == name);
    found.map(|(_, class)| *class).ok_or_else(|| toml::de::Error::custom(format!("unknown list {name:?}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::Lexicon;
    use crate::text::Lang;

    fn forms(lang: &str, bits: u32, words: &[&str]) {
        let lexicon = Lexicon::of(Lang::parse(lang).unwrap());
        for word in words {
            assert!(lexicon.quotation.word(word).verb & bits == bits, "{word}");
        }
    }

    #[test]
    fn verbs_are_spelt_out() {
        forms(
            "fr",
            verb::CONTENT | verb::SINGULAR,
            &["annonçait", "jugea", "rappelle", "répète", "soutient", "admet", "martèle", "écrivait"],
        );
        forms("fr", verb::CONTENT | verb::PARTICIPLE, &["reconnu", "dit", "prévenu", "conclu", "démenti", "écrit"]);
        forms("fr", verb::GERUND, &["jugeant", "disant", "croyant", "poursuivant"]);
        forms("en", verb::CONTENT | verb::PAST, &["said", "denied", "admitted", "wrote", "stressed", "declared"]);
    }

    #[test]
    fn entries_of_several_tokens_are_found() {
        let lexicon = Lexicon::of(Lang::FR);
        let doc = Document::new("d'après le porte-parole", &lexicon.abbreviations, &lexicon.numbers);
        assert_eq!(lexicon.quotation.phrase(&doc, 0), Some((2, class::ACCORDING)));
        assert_eq!(lexicon.quotation.phrase(&doc, 3), Some((3, class::ROLE | class::OFFICE)));
    }
}
