//! What a figure counts, as a key: [`series_of`] says which figures may stand in one series. A toll is known by
//! whom it is limited to (police, children, those in hospital, a town), told by groups of words that are the same in
//! every language, else by the remaining words; a count of people or things by its kind of noun, its qualifiers and
//! what happened to it. Where the sentence says too little, only the same value is the same thing; `None` where
//! not even that. Nothing of other sources enters here.

use super::contribution::Contribution;
use super::key::SeriesKey;
use crate::extract::lexicon::{Lexicon, Topic};
use crate::extract::{EntityKind, Quantity, Unit};
use crate::span::Span;
use crate::text::fold::fold;
use std::collections::BTreeSet;

/// Sums of money from here on are not the same by chance.
const SUM: f64 = 10_000.0;
/// Sums that are those of the matter itself where nothing else is told: « 3 millions d'euros de dégâts ».
const OF_THE_MATTER: [&str; 3] = ["damage", "ransom", "loot"];
/// Sums that do not change from day to day.
const STEADY: [&str; 7] = ["cost", "budget", "aid", "loan", "fine", "ransom", "loot"];
/// Letters of a word that tell it from others.
const STEM: usize = 6;
/// Shorter words say too little (code points).
const SHORTEST: usize = 3;
/// Longest words between a name and the age that is said of it (« , âgé de »), in bytes.
const BESIDE: u32 = 16;

/// The series of a figure; `as_of` is the day it stands for.
pub(super) fn series_of(part: &Contribution, quantity: &Quantity, topic: Topic, as_of: &str) -> Option<SeriesKey> {
    if quantity.is_age() {
        return Some(format!("age:{}", fold(&bearer(part, quantity)?)).into());
    }
    if let Unit::Currency(code) = &quantity.unit {
        return sum(part, quantity, code).map(Into::into);
    }
    let noun = match &quantity.unit {
        Unit::Counted(noun) => noun.as_str(),
        // `put the losses of the army at 16`
        Unit::None if quantity.counts.is_some() => "",
        _ => return None,
    };
    let reader = Reader { part, quantity, lexicon: Lexicon::of(part.lang), topic };
    let head = fold(noun);
    let topics = &reader.lexicon.topics;
    match topic {
        toll if toll.is_toll() => {
            // A part without a word for which part: « dont 12 personnes » is of nobody in particular.
            let limits = reader.limits();
            let unknown = quantity.part && limits.is_empty();
            (!unknown).then(|| format!("{}:{}", topic.name(), join(&limits)).into())
        }
        _ => {
            let mut rest = reader.rest(&head);
            let value = || quantity.amount.bounds().0;
            let told = if head.is_empty() { quantity.counts } else { quantity.predicate };
            let words = told.into_iter().flat_map(|span| reader.content(span));
            let kind = topics.kind(&head).or_else(|| words.collect::<Vec<_>>().iter().find_map(|word| topics.kind(word)));
            // « 3 000 personnes ont manifesté » are « 3 000 manifestants ».
            rest.retain(|word| kind.is_none() || reader.kind_of_stem(word) != kind);
            if topics.is_people(&head) && rest.is_empty() && kind.is_none() {
                return None;
            }
            rest.insert(kind.map_or_else(|| stem(&head), |kind| format!("={kind}")));
            let thing = join(&rest);
            Some(
                match (topic, kind) {
                    (Topic::Forces, Some("troops")) => format!("forces:{thing}"),
                    // A crowd is that of its day.
                    (Topic::Forces, Some("demonstrators")) => format!("forces:{thing}@{as_of}"),
                    (_, Some("cases")) => format!("{}:{thing}", topic.name()),
                    _ if rest.len() > 1 => format!("{}:{thing}", topic.name()),
                    _ => format!("{}:{thing}={}", topic.name(), value()),
                }
                .into(),
            )
        }
    }
}

/// What a sum of money is the sum of: « le coût du pont », whoever puts it at how much, or the price of so much of
/// something; else a large sum is of the same thing wherever it is told.
fn sum(part: &Contribution, quantity: &Quantity, code: &str) -> Option<String> {
    let reader = Reader { part, quantity, lexicon: Lexicon::of(part.lang), topic: Topic::Economy };
    let words = &reader.lexicon.figures;
    let told = |span: Option<Span>| span.into_iter().flat_map(|span| part.words(span).split_whitespace()).map(str::to_lowercase);
    let paid = told(quantity.predicate).any(|verb| words.costs.contains(&verb)).then_some("cost");
    let kind = paid.or_else(|| told(quantity.counts).find_map(|noun| words.sums.get(&noun)).map(String::as_str));
    let topics = &reader.lexicon.topics;
    let plain = |word: &String| words.sums.contains_key(word) || topics.is_noise(word) || topics.is_matter(word);
    let of: BTreeSet<String> = quantity
        .counts
        .into_iter()
        .flat_map(|span| reader.content(span))
        .filter(|word| !plain(word))
        .map(|word| stem(&word))
        .collect();
    let per: BTreeSet<String> =
        quantity.scope.into_iter().flat_map(|span| reader.content(span)).map(|word| stem(&word)).collect();
    let good =
        quantity.scope.is_some_and(|span| told(Some(span)).any(|word| reader.lexicon.quantities.complement.contains(&word)));
    if let Some(kind) = kind.filter(|kind| !of.is_empty() || OF_THE_MATTER.contains(kind)) {
        return Some(format!("economy:{code}:{kind}:{}/{}", join(&of), join(&per)));
    }
    if good && kind.is_none_or(|kind| kind == "price") {
        return Some(format!("economy:{code}:price:/{}", join(&per)));
    }
    // « 240 millions » is told of one thing in one dossier, a round number of many.
    let value = quantity.amount.bounds().0;
    (value >= SUM && !is_round(value)).then(|| format!("economy:{code}={value}{}", join(&per)))
}

/// True if a series is one number at any time, whoever gives it: what a thing costs, what was paid for somebody.
pub(super) fn is_steady(series: &str) -> bool {
    let kind = series.strip_prefix("economy:").and_then(|rest| rest.split(':').nth(1));
    kind.is_some_and(|kind| STEADY.contains(&kind))
}

/// True if a number has one digit that tells: 300, 2 000 000.
fn is_round(value: f64) -> bool {
    let scale = 10_f64.powf(value.abs().log10().floor());
    (value / scale).fract() == 0.0
}

/// True if a series is of a part of a toll: policemen only, one town.
pub(super) fn is_limited(series: &str) -> bool {
    let mut tolls = Topic::ALL.iter().filter(|topic| topic.is_toll());
    let limits = tolls.find_map(|topic| series.strip_prefix(topic.name())?.strip_prefix(':'));
    limits.is_some_and(|limits| !limits.is_empty())
}

/// The person named right before an age: « Anna Berg, âgée de 81 ans ».
pub fn bearer(part: &Contribution, age: &Quantity) -> Option<String> {
    let mentions = &part.facts.entities.mentions;
    let before = mentions.partition_point(|mention| mention.span.end <= age.span.start).checked_sub(1)?;
    let mention = mentions.get(before).filter(|mention| mention.kind == EntityKind::Person)?;
    let beside = age.span.start - mention.span.end <= BESIDE;
    let name = part.facts.entities.referents.get(mention.referent).map(|referent| referent.name.clone());
    name.filter(|_| beside)
}

fn join(words: &BTreeSet<String>) -> String {
    words.iter().map(String::as_str).collect::<Vec<_>>().join("+")
}

fn stem(folded: &str) -> String {
    folded.chars().take(STEM).collect()
}

/// A figure and the words of its language.
struct Reader<'p> {
    part: &'p Contribution,
    quantity: &'p Quantity,
    lexicon: &'static Lexicon,
    topic: Topic,
}

impl Reader<'_> {
    fn spans(&self) -> [Option<Span>; 3] {
        [self.quantity.counts, self.quantity.predicate, self.quantity.scope]
    }

    /// Whom a toll is limited to: the groups its words name and the places; without any, its other words.
    fn limits(&self) -> BTreeSet<String> {
        let topics = &self.lexicon.topics;
        let mut groups = BTreeSet::new();
        let mut words = BTreeSet::new();
        for (at, span) in self.spans().into_iter().enumerate().filter_map(|(at, span)| Some((at, span?))) {
            let told: Vec<String> = self.content(span).collect();
            // « dans les inondations » is the matter itself, and whatever is said of it.
            if at == 2 && told.first().is_some_and(|word| topics.is_matter(word)) {
                continue;
            }
            groups.extend(told.iter().filter_map(|word| topics.who(word)).map(str::to_owned));
            groups.extend(self.places(span));
            words.extend(told.iter().filter(|word| !self.is_plain(word)).map(|word| stem(word)));
        }
        if self.is_rate() {
            // « 300 morts par an » are not the dead of the matter.
            groups.insert("per".to_owned());
            groups.append(&mut words);
        }
        if groups.is_empty() { words } else { groups }
    }

    /// True if the count is one a day, a year, a head.
    fn is_rate(&self) -> bool {
        let scope = self.quantity.scope.map(|span| self.part.words(span)).unwrap_or_default();
        let per = |word: &String| {
            let rest = scope.strip_prefix(word.as_str());
            rest.is_some_and(|rest| rest.starts_with(char::is_whitespace) || word.ends_with('\''))
        };
        self.lexicon.figures.per.iter().any(per)
    }

    /// The qualifiers of a count and what happened to it, without the noun itself.
    fn rest(&self, head: &str) -> BTreeSet<String> {
        let nouns: Vec<&str> = head.split_whitespace().collect();
        let topics = &self.lexicon.topics;
        let own = |word: &String| {
            nouns.iter().any(|noun| *noun == word || stem(noun) == stem(word)) || topics.is_noise(word) || topics.is_people(word)
        };
        let words = self.spans().into_iter().flatten().flat_map(|span| self.content(span));
        words.filter(|word| !own(word)).map(|word| stem(&word)).collect()
    }

    /// The kind that a word of the figure with this stem names.
    fn kind_of_stem(&self, stemmed: &str) -> Option<&str> {
        let mut words = self.spans().into_iter().flatten().flat_map(|span| self.content(span));
        let word = words.find(|word| stem(word) == stemmed)?;
        self.lexicon.topics.kind(&word)
    }

    /// The folded content words of a span.
    fn content(&self, span: Span) -> impl Iterator<Item = String> {
        let quantities = &self.lexicon.quantities;
        let function = move |word: &str| {
            quantities.stop.contains(word) || quantities.determiners.contains(word) || quantities.auxiliaries.contains(word)
        };
        let words = self.part.words(span).split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        let telling =
            move |word: &String| word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic) && !function(word);
        words.filter(telling).map(|word| fold(&word))
    }

    /// A word that says no more than that people suffered.
    fn is_plain(&self, word: &str) -> bool {
        let topics = &self.lexicon.topics;
        let same = topics.of_word(word) == Some(self.topic);
        same || topics.is_people(word) || topics.is_noise(word) || topics.is_matter(word)
    }

    fn places(&self, span: Span) -> impl Iterator<Item = String> {
        let entities = &self.part.facts.entities;
        let first = entities.mentions.partition_point(|mention| mention.span.end <= span.start);
        let inside = entities.mentions[first..].iter().take_while(move |mention| mention.span.start < span.end);
        let place = |mention: &&crate::extract::Mention| mention.kind == EntityKind::Place;
        inside.filter(place).filter_map(|mention| Some(format!("@{}", fold(&entities.referents.get(mention.referent)?.name))))
    }
}
