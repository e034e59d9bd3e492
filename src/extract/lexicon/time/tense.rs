//! Verb forms that tell when a clause plays: [`TenseForms`], whole words and endings, from the `[tense]` part
//! of `time.toml`. How they are weighed is the business of `extract::time`.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// What a verb form says of when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// A finished or past event.
    Past,
    /// Past before past.
    Pluperfect,
    /// Present.
    Present,
    /// To come, seen from the publication.
    Future,
    /// An auxiliary: past with a participle, else present.
    Auxiliary,
}

/// Forms that tell tense.
#[derive(Debug, Default)]
pub struct TenseForms {
    /// Whole words.
    pub words: FxHashMap<String, Tense>,
    /// Endings, longest first.
    pub endings: Vec<(String, Tense)>,
    /// Words with such an ending that are no verbs.
    pub exceptions: FxHashSet<String>,
    /// Endings of participles.
    pub participles: Vec<String>,
    /// Words that may stand between an auxiliary and its participle.
    pub between: FxHashSet<String>,
    /// Words that open another clause.
    pub clauses: FxHashSet<String>,
    /// Words in which somebody speaks for himself or to somebody: « je », `let's`.
    pub speakers: FxHashSet<String>,
    /// Endings of the conditional: after [`TenseForms::that`] and a verb of the past it tells what was to come.
    pub conditional_endings: Vec<String>,
    /// Conditionals that with a participle tell what may have happened: « aurait ».
    pub may_have: FxHashSet<String>,
    /// Opens what is said.
    pub that: FxHashSet<String>,
    /// Participles without an auxiliary.
    pub bare: BareParticiples,
    /// Opens what is done later than the main verb, by its words: « avant de ».
    pub before_doing: Vec<Vec<String>>,
    /// Endings of the verb after it.
    pub doing_endings: Vec<String>,
    /// Prepositions right before a date to come: « pour samedi », `for Saturday`.
    pub ahead: FxHashSet<String>,
    /// Opens an infinitive, and is a preposition before a name, a figure or a word of [`TenseForms::not_infinitive`].
    pub infinitive: FxHashSet<String>,
    /// Verbs that with a capital inside a sentence are names: `in May`.
    pub names: FxHashSet<String>,
    /// Words that are no infinitive.
    pub not_infinitive: FxHashSet<String>,
}

/// What tells a participle that stands by itself before a date, and so is over: « l'usine fermée en octobre rouvrira ».
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BareParticiples {
    /// Endings of such participles; none where other forms tell already.
    pub endings: Vec<String>,
    /// Nouns with such an ending, unless they open a clause: « marché », « arrivée ».
    pub exceptions: FxHashSet<String>,
    /// Participles of what may be to come: « organisée ».
    pub to_come: FxHashSet<String>,
    /// Words that may stand between the participle and the date.
    pub links: FxHashSet<String>,
    /// Words after which it is a noun, or goes with a verb: « la », « être ».
    pub not_after: FxHashSet<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TenseFile {
    past: Vec<String>,
    pluperfect: Vec<String>,
    present: Vec<String>,
    future: Vec<String>,
    auxiliary: Vec<String>,
    past_endings: Vec<String>,
    future_endings: Vec<String>,
    exceptions: Vec<String>,
    participles: Vec<String>,
    between: Vec<String>,
    clauses: Vec<String>,
    speakers: Vec<String>,
    conditional_endings: Vec<String>,
    may_have: Vec<String>,
    that: Vec<String>,
    bare: BareParticiples,
    before_doing: Vec<String>,
    doing_endings: Vec<String>,
    ahead: Vec<String>,
    #[serde(default)]
    infinitive: Vec<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    not_infinitive: Vec<String>,
}

impl TenseFile {
    pub(super) fn forms(self) -> TenseForms {
        let lists = [
            (self.past, Tense::Past),
            (self.pluperfect, Tense::Pluperfect),
            (self.present, Tense::Present),
            (self.future, Tense::Future),
            (self.auxiliary, Tense::Auxiliary),
        ];
        let words = lists.into_iter().flat_map(|(words, tense)| words.into_iter().map(move |word| (word, tense))).collect();
        let past = self.past_endings.into_iter().map(|ending| (ending, Tense::Past));
        let future = self.future_endings.into_iter().map(|ending| (ending, Tense::Future));
        let mut endings: Vec<(String, Tense)> = past.chain(future).collect();
        endings.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
        TenseForms {
            words,
            endings,
            exceptions: self.exceptions.into_iter().collect(),
            participles: self.participles,
            between: self.between.into_iter().collect(),
            clauses: self.clauses.into_iter().collect(),
            speakers: self.speakers.into_iter().collect(),
            conditional_endings: self.conditional_endings,
            may_have: self.may_have.into_iter().collect(),
            that: self.that.into_iter().collect(),
            bare: self.bare,
            before_doing: self.before_doing.iter().map(|phrase| phrase.split(' ').map(str::to_owned).collect()).collect(),
            doing_endings: self.doing_endings,
            ahead: self.ahead.into_iter().collect(),
            infinitive: self.infinitive.into_iter().collect(),
            names: self.names.into_iter().collect(),
            not_infinitive: self.not_infinitive.into_iter().collect(),
        }
    }
}
