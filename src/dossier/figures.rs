//! Figures as series: values of the same thing from several sources and dates, brought together.
//! [`classify`] gives a figure its value, the day it stands for and its series; which figures count the same thing
//! is told in [`super::thing`], how the values of a series stand to each other in [`super::standing`], and
//! [`Weights`] say which are key figures. The leading value is the latest that nobody took back.

use super::chronology::{heading, sort_key};
use super::contribution::Contribution;
use super::fact::Item;
use super::key::SeriesKey;
use super::thing;
use crate::extract::lexicon::event::Role;
use crate::extract::lexicon::{Lexicon, Topic};
use crate::extract::{Amount, Modifier, Quantity, Unit};
use crate::span::Span;
use crate::text::fold::fold;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Points of the key figures ranking: the default ones with those of `[figures]` in `liasse.toml` in their place.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    points: BTreeMap<&'static str, i64>,
}

/// What counts when the author says nothing, by the names of `[figures]`: readers of a briefing look for the
/// human toll first, then for who was there, then for money.
const DEFAULT_WEIGHTS: [(&str, i64); 13] = [
    ("deaths", 60),
    ("injuries", 45),
    ("arrests", 40),
    ("forces", 35),
    ("economy", 30),
    ("durations", 5),
    ("other", 10),
    // A further source that gives the series a value.
    ("sources", 8),
    // The sentence says who gives the figure.
    ("attributed", 6),
    // The number is vague (« des dizaines de »).
    ("vague", -15),
    // The sentence tells of another time than the text is about, or the value is taken back.
    ("context", -50),
    // It counts a part of a whole: policemen only, one town.
    ("part", -25),
    // Nothing says what is counted or measured.
    ("bare", -40),
];
/// Sources beyond this many add nothing.
pub const MOST_SOURCES: usize = 5;

impl Weights {
    /// The default weights with the author's in their place.
    pub fn new(own: &BTreeMap<&'static str, i64>) -> Self {
        let mut points = BTreeMap::from(DEFAULT_WEIGHTS);
        points.extend(own);
        Self { points }
    }

    /// The points of a name of `[figures]`.
    pub fn points(&self, name: &str) -> i64 {
        self.points.get(name).copied().unwrap_or(0)
    }

    /// How much a value counts as a key figure when `sources` sources give its series a value.
    /// The sum of topic, sources, attribution and a tenth of the confidence; the method page tells it.
    pub fn score(&self, figure: &Figure, sources: usize) -> i64 {
        let further = i64::try_from(sources.clamp(1, MOST_SOURCES) - 1).unwrap_or(0);
        let when = |so: bool, name| if so { self.points(name) } else { 0 };
        self.points(figure.topic.name())
            + self.points("sources") * further
            + i64::from(figure.confidence) / 10
            + when(!figure.giver.is_empty(), "attributed")
            + when(figure.modifier == Some(Modifier::Vague), "vague")
            + when(figure.context || figure.withdrawn, "context")
            + when(figure.partial, "part")
            + when(figure.bare, "bare")
    }
}

/// One value in a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is about.
    pub topic: Topic,
    /// The value.
    pub amount: Amount,
    /// How exact it is.
    pub modifier: Option<Modifier>,
    /// When it stands for: the date its clause names, else the source's publication day; EDTF, empty if
    /// undated.
    pub as_of: String,
    /// True if the text itself names that date.
    pub told: bool,
    /// The text takes the figure back or says that it is wrong.
    pub withdrawn: bool,
    /// Whose voice the source is: its publisher, or itself where none is known. Two articles of one publisher are one
    /// voice.
    pub voice: Arc<str>,
    /// The words of who gives the figure, folded; empty where nobody is told.
    pub giver: String,
    /// Confidence in percent.
    pub confidence: u8,
    /// It is one number at any time, whoever gives it: how many soldiers there are, what a bridge costs.
    pub steady: bool,
    context: bool,
    partial: bool,
    bare: bool,
}

/// The figure of `item` in `part` and the series it belongs to.
pub fn classify(part: &Contribution, item: &Item) -> Option<(SeriesKey, Figure)> {
    let quantity = part.facts.quantities.get(item.index)?;
    let counted = quantity.counts.map_or("", |span| part.words(span));
    let predicate = quantity.predicate.map_or("", |span| part.words(span));
    let lexicon = Lexicon::of(part.lang);
    let topic = topic(quantity, counted, predicate, lexicon);
    let published = part.day().unwrap_or_default();
    let told = told_days(part, item);
    let old = |date: &&str| days_between(&sort_key(date), &published).is_some_and(|days| days > RECENT);
    let recent = !told.iter().any(old);
    let own = clause_days(part, item);
    let told = if own.is_empty() { told } else { own };
    // « au 15 janvier », « en décembre 2011 »: the only date its clause names, if that is no later than publication
    // and has a start.
    let stands = |date: &&&str| {
        let begun = published.is_empty() || sort_key(date).as_str() <= published.as_str();
        // « 64 blessés depuis mardi » are those counted by now; « 50 euros depuis mardi » is the price since.
        let since = date.ends_with("/..") && matches!(quantity.unit, Unit::Counted(_));
        told.len() == 1 && begun && !since && date.starts_with(|c: char| c.is_ascii_digit())
    };
    let mut named = told.first().filter(stands).filter(|_| !quantity.is_age()).map(|day| (*day).to_owned());
    if named.is_none() && told.is_empty() && topic == Topic::Forces && quantity.says.is_some() {
        named = counted_before(part, item).filter(|day| published.is_empty() || sort_key(day).as_str() <= published.as_str());
    }
    if named.is_none() && told.is_empty() && topic.is_toll() {
        named = gone_by(part, item).filter(|day| published.is_empty() || sort_key(day).as_str() <= published.as_str());
    }
    let meta = &part.source.meta;
    let mut figure = Figure {
        topic,
        amount: quantity.amount,
        modifier: quantity.modifier,
        told: named.is_some(),
        as_of: named.unwrap_or(published),
        withdrawn: quantity.withdrawn.is_some(),
        voice: meta.publisher.as_deref().map_or_else(|| part.source.id.as_str().into(), |name| fold(name).into()),
        giver: quantity.says.map_or_else(String::new, |span| fold(part.words(span))),
        confidence: item.confidence,
        steady: topic == Topic::Forces,
        context: !recent,
        partial: quantity.part,
        bare: quantity.unit == Unit::None,
    };
    // What is told of other years is context: it is not compared with the figures of the matter itself.
    let series = thing::series_of(part, quantity, topic, &figure.as_of).filter(|_| recent);
    figure.steady |= series.as_deref().is_some_and(thing::is_steady);
    figure.partial |= series.as_deref().is_some_and(thing::is_limited);
    Some((series.unwrap_or_else(|| item.id.to_string().into()), figure))
}

/// Days before publication up to which a dated figure belongs to the matter of its text.
const RECENT: i64 = 60;

/// The dates the sentence of `item` names, as far as no semicolon parts them; EDTF, a time of day counts
/// as its day.
fn told_days<'p>(part: &'p Contribution, item: &Item) -> BTreeSet<&'p str> {
    let Some(sentence) = around(part, item) else { return BTreeSet::new() };
    let lexicon = Lexicon::of(part.lang);
    let relates = |segment: &str| {
        let word = segment.split_whitespace().next().unwrap_or_default().to_lowercase();
        lexicon.figures.place_relative.contains(&word) || lexicon.events.has(&word, Role::Relates)
    };
    let parted = |time: Span, figure: Span| {
        let between = Span { start: time.end.min(figure.end), end: time.start.max(figure.start) };
        if between.start >= between.end {
            return false;
        }
        let words = part.words(between);
        // « venu vendredi à Brest, où 12 quais… »: said of the place, not of the day.
        words.contains(PARTS) || time.start < figure.start && words.split(',').skip(1).any(relates)
    };
    // A date of another clause of the sentence is that clause's.
    let events = &part.facts.events;
    let first = events.partition_point(|event| event.span.start < sentence.start);
    let near = || events[first..].iter().take_while(|event| event.span.start < sentence.end);
    let elsewhere = |time: usize| {
        near().any(|event| event.time == time && !event.span.contains(item.span))
            && !near().any(|event| event.time == time && event.span.contains(item.span))
    };
    let times = &part.facts.times;
    let first = times.partition_point(|time| time.span.start < sentence.start);
    let inside = times.iter().enumerate().skip(first).take_while(|(_, time)| time.span.start < sentence.end);
    let own = inside.filter(|(at, time)| !parted(time.span, item.span) && !elsewhere(*at));
    own.filter_map(|(_, time)| time.edtf.as_deref()).map(heading).collect()
}

/// « Mille personnes ont défilé samedi, selon la police. Les syndicats en comptent trois mille »: the only date of the
/// sentence before, where that counts the same kind of people.
fn counted_before(part: &Contribution, item: &Item) -> Option<String> {
    let sentence = item.sentence.checked_sub(1)?;
    let whole = part.facts.sentences.get(sentence)?;
    let quantities = &part.facts.quantities;
    let earlier = quantities.get(..item.index)?.iter().rev().take_while(|quantity| quantity.span.start >= whole.start);
    let lexicon = Lexicon::of(part.lang);
    let words = |span: Option<Span>| span.map_or("", |span| part.words(span));
    let same = |quantity: &&Quantity| {
        let own = whole.contains(quantity.span) && !quantity.part && quantity.says.is_some();
        own && topic(quantity, words(quantity.counts), words(quantity.predicate), lexicon) == Topic::Forces
    };
    let before = earlier.into_iter().find(same)?;
    only_day(&told_days(part, &Item { span: before.span, sentence, ..*item }))
}

/// « Dans la nuit du 4 au 5, la police avait bouclé le port. Elle avait annoncé 20 arrestations »: a pluperfect is told
/// from a time named before, so the only date of the sentence before is that of a toll whose own sentence has none and
/// goes on with a pronoun.
fn gone_by(part: &Contribution, item: &Item) -> Option<String> {
    let lexicon = Lexicon::of(part.lang);
    let sentence = item.sentence.checked_sub(1)?;
    let (whole, own) = (*part.facts.sentences.get(sentence)?, *part.facts.sentences.get(item.sentence)?);
    let near = own.end - own.start <= STRETCH && whole.end - whole.start <= STRETCH;
    let gap = part.words(Span { start: whole.end.min(own.start), end: own.start });
    if !near || gap.contains('\n') {
        return None;
    }
    let words = |span: Span| part.words(span).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let gone = |word: &str| {
        let word = word.to_lowercase();
        lexicon.events.has(&word, Role::Auxiliary) && lexicon.events.has(&word, Role::Recalls)
    };
    let goes_on = words(own).next().is_some_and(|first| lexicon.figures.is_pronoun(&first.to_lowercase()));
    if !(goes_on && words(own).any(gone) && words(whole).any(gone)) {
        return None;
    }
    let times = &part.facts.times;
    let first = times.partition_point(|time| time.span.start < whole.start);
    let dates = times[first..].iter().take_while(|time| time.span.start < whole.end).filter_map(|time| time.edtf.as_deref());
    only_day(&dates.map(heading).collect())
}

/// The one date of several where there is but one, and no open start.
fn only_day(days: &BTreeSet<&str>) -> Option<String> {
    let day = days.first().filter(|day| days.len() == 1 && day.starts_with(|c: char| c.is_ascii_digit()))?;
    Some((*day).to_owned())
}

/// What stands beyond it is told of another time.
const PARTS: char = ';';

/// The sentence of `item`, of a very long one the stretch around it.
fn around(part: &Contribution, item: &Item) -> Option<Span> {
    let sentence = part.facts.sentences.get(item.sentence)?;
    let start = sentence.start.max(item.span.start.saturating_sub(STRETCH));
    Some(Span { start, end: sentence.end.min(item.span.end.saturating_add(STRETCH)) })
}

/// Bytes of a sentence on each side of a figure that may date it.
const STRETCH: u32 = 800;

/// The dates of the dated clauses that hold `item`.
fn clause_days<'p>(part: &'p Contribution, item: &Item) -> BTreeSet<&'p str> {
    let Some(sentence) = around(part, item) else { return BTreeSet::new() };
    let events = &part.facts.events;
    let first = events.partition_point(|event| event.span.start < sentence.start);
    let near = events[first..].iter().take_while(|event| event.span.start < sentence.end);
    near.filter(|event| event.span.contains(item.span)).map(|event| heading(&event.date)).collect()
}

fn days_between(day: &str, later: &str) -> Option<i64> {
    let day = day.get(..10)?.replace("-00", "-01");
    let (day, later): (Date, Date) = (day.parse().ok()?, later.parse().ok()?);
    Some(i64::from((later - day).get_days()))
}

fn topic(quantity: &Quantity, counted: &str, predicate: &str, lexicon: &Lexicon) -> Topic {
    let (unit_topic, noun) = match &quantity.unit {
        Unit::Currency(_) => (Some(Topic::Economy), ""),
        Unit::Counted(noun) => (None, noun.as_str()),
        _ => (None, ""),
    };
    let counted = if counted.is_empty() { noun } else { counted };
    unit_topic.or_else(|| lexicon.topics.of(counted, predicate)).unwrap_or(Topic::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Figure {
        /// A figure for tests: its day, the publisher and who gives it.
        pub(in super::super) fn example(topic: Topic, value: f64, told: (&str, &str, &str), withdrawn: bool) -> Self {
            let (as_of, voice, giver) = (told.0.to_owned(), told.1.into(), told.2.to_owned());
            let (modifier, told, context, partial, bare) = (None, true, false, false, false);
            let (amount, confidence) = (Amount::Exact(value), 90);
            let steady = topic == Topic::Forces;
            Self { topic, amount, modifier, as_of, told, withdrawn, voice, giver, confidence, steady, context, partial, bare }
        }
    }

    fn figure(topic: Topic) -> Figure {
        Figure::example(topic, 16.0, ("2022-01-10", "the courier", "the mayor"), false)
    }

    #[test]
    fn the_author_s_points_take_the_place_of_ours() {
        let ours = Weights::new(&BTreeMap::new());
        let own = Weights::new(&BTreeMap::from([("economy", 90)]));
        let (deaths, money) = (figure(Topic::Deaths), figure(Topic::Economy));
        assert_eq!(ours.score(&deaths, 2), 60 + 8 + 9 + 6);
        assert!(ours.score(&deaths, 1) > ours.score(&money, 1) && own.score(&deaths, 1) < own.score(&money, 1));
    }

    #[test]
    fn every_topic_and_every_weight_has_its_name_in_the_configuration() {
        assert!(DEFAULT_WEIGHTS.iter().map(|(name, _)| *name).eq(crate::config::FIGURES));
        assert!(Topic::ALL.iter().all(|topic| crate::config::FIGURES.contains(&topic.name())));
    }
}
