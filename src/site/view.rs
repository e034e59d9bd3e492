//! The pieces page views share: what every page carries ([`Chrome`]), and the fact card in its parts.
//! Views are plain data: numbers are numbers, dates are EDTF strings, paths start at the site's root
//! (`sources/x/index.html#f-id`) and templates put [`Chrome::root`] before them. Words of the
//! interface are Fluent message ids or are chosen by the templates; only words of sources and of the
//! author stand here.

use serde::Serialize;

/// What every page carries.
#[derive(Clone, Debug, Serialize)]
pub struct Chrome {
    /// Which page kind this is: `home`, `figures`, `quotations`, `chronology`, `actors`, `actor`,
    /// `places`, `place`, `sources`, `source`, `method`, `page`, `missing`.
    pub kind: &'static str,
    /// The dossier's title.
    pub site_title: String,
    /// The page's own title where it comes from a source or the author; empty where the interface names it.
    pub title: String,
    /// Language of the interface, ISO 639-1.
    pub lang: String,
    /// The way from this page to the site's root: empty, `../`, `../../`.
    pub root: String,
    /// This page's own path from the root.
    pub path: String,
    /// The navigation, in the same order on every page; pages folded into home are left out.
    pub nav: Vec<NavItem>,
    /// Path of the style sheet.
    pub style: String,
    /// The author's cut-off, EDTF, if set.
    pub as_of: Option<String>,
    /// IANA name or offset of the dossier's time zone, if set.
    pub timezone: Option<String>,
    /// True if unreviewed or low facts are shown too (`--drafts`): a banner and `noindex`.
    pub drafts: bool,
    /// True if the dossier has one source only.
    pub single_source: bool,
    /// Absolute address of this page, only if a base URL is set.
    pub canonical: Option<String>,
    /// Version of the program.
    pub version: &'static str,
}

/// One entry of the navigation.
#[derive(Clone, Debug, Serialize)]
pub struct NavItem {
    /// Page kind: the label is the Fluent message `nav-<kind>`.
    pub kind: &'static str,
    /// Path from the root.
    pub path: String,
    /// True on the page itself and below it.
    pub current: bool,
    /// True if it stands among the first five.
    pub primary: bool,
}

/// The parts of a fact card every kind of fact shares.
#[derive(Clone, Debug, Serialize)]
pub struct FactCard {
    /// The fact's id, without the `f-` of its anchors.
    pub id: String,
    /// `figure`, `quotation`, `event` or `mention`.
    pub kind: &'static str,
    /// Path of the sentence on the source's page, anchor included.
    pub evidence: String,
    /// The sentence it stands in, verbatim.
    pub sentence: String,
    /// Language of the sentence.
    pub lang: String,
    /// The source.
    pub source: SourceRef,
    /// `proposed`, `accepted`, `edited`, `added`, `uncertain`.
    pub state: &'static str,
    /// Confidence in percent.
    pub confidence: u8,
    /// How many independent sources state the same.
    pub witnesses: usize,
}

/// A numbered reference to a source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRef {
    /// Its number in the dossier, from 1.
    pub number: usize,
    /// Its title.
    pub title: String,
    /// Its publisher, if known.
    pub publisher: Option<String>,
    /// Its publication date, EDTF, if known.
    pub date: Option<String>,
    /// Path of its page.
    pub path: String,
}

/// A named link to a page of the site; the path is empty where the thing has no page.
#[derive(Clone, Debug, Serialize)]
pub struct NamedLink {
    /// What it is called.
    pub name: String,
    /// Path from the root, or empty.
    pub path: String,
}

/// A value with its unit, as a figure shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Value {
    /// The value, or the low end of a range.
    pub low: f64,
    /// The high end of a range.
    pub high: Option<f64>,
    /// `currency` (ISO 4217 code), `share` (`%`, `pp`), `measure` (symbol), `counted` (noun), `none`.
    pub unit_kind: &'static str,
    /// The unit or counted noun, as the source writes it for nouns.
    pub unit: String,
    /// `approx`, `more`, `less`, `at-least`, `at-most`, `vague`.
    pub modifier: Option<&'static str>,
    /// The number with its modifier and unit as the source writes them (« quelque 2 030 soldats »).
    pub verbatim: String,
}

/// A figure: its card and its other values.
#[derive(Clone, Debug, Serialize)]
pub struct FigureCard {
    /// The shared parts.
    #[serde(flatten)]
    pub card: FactCard,
    /// The value.
    pub value: Value,
    /// What is counted, with its qualifiers and what happened to it, verbatim; never omitted if the sentence tells.
    pub scope: String,
    /// Who says so, verbatim.
    pub says: Option<String>,
    /// The date the figure stands for, EDTF; the source's own day where its text names none.
    pub as_of: Option<String>,
    /// True if the text names that date.
    pub told: bool,
    /// True if it is a part of the figure before it in its sentence (« dont 19 policiers »).
    pub part: bool,
    /// True if somebody took the value back or denied it.
    pub withdrawn: bool,
    /// `single`, `agreed`, `disputed`, `updated` (it took the place of others), `superseded` (another took its), `withdrawn`.
    pub standing: &'static str,
    /// The latest values given for the same thing, oldest first; empty if there is only this one.
    pub series: Vec<SeriesRow>,
    /// Values given for the same thing in all.
    pub series_total: usize,
}

/// One value of a series.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesRow {
    /// The fact.
    pub id: String,
    /// Path of its sentence.
    pub evidence: String,
    /// Date it stands for, EDTF; the source's own day where its text names none.
    pub as_of: Option<String>,
    /// True if the text names that date.
    pub told: bool,
    /// True if somebody took the value back or denied it.
    pub withdrawn: bool,
    /// True if it cannot be right together with another value of its time.
    pub differs: bool,
    /// The value.
    pub value: Value,
    /// What is counted, as [`FigureCard::scope`].
    pub scope: String,
    /// Who says so.
    pub says: Option<String>,
    /// Its source.
    pub source: SourceRef,
}

/// A quotation.
#[derive(Clone, Debug, Serialize)]
pub struct QuotationCard {
    /// The shared parts.
    #[serde(flatten)]
    pub card: FactCard,
    /// `direct`, `indirect`, `mixed`.
    pub form: &'static str,
    /// The words, verbatim; pieces of an interrupted quotation in order.
    pub pieces: Vec<String>,
    /// The speaker; `None` where it stays open.
    pub speaker: Option<NamedLink>,
    /// The speaker's role as the source words it.
    pub role: Option<String>,
    /// The agency or medium that relays it.
    pub via: Option<String>,
    /// Date of publication, EDTF (not the date it was said).
    pub published: Option<String>,
}

/// An entry of the chronology.
#[derive(Clone, Debug, Serialize)]
pub struct EventCard {
    /// The shared parts.
    #[serde(flatten)]
    pub card: FactCard,
    /// The date, EDTF.
    pub date: String,
    /// `time`, `daypart`, `day`, `week`, `month`, `season`, `year`, `era`, `interval`.
    pub precision: &'static str,
    /// What the source says right before, where the clause opens with a pronoun.
    pub lead_in: Option<String>,
    /// The clause, verbatim; of a subject and its relative clause without the pronoun between them.
    pub clause: String,
    /// The time expression as the source words it.
    pub time_text: String,
    /// True if the source says « vers ».
    pub approximate: bool,
    /// `factual`, `announced`, `denied`, `hypothetical`, `stated`.
    pub factuality: &'static str,
    /// True if its source takes back a figure it tells.
    pub withdrawn: bool,
    /// Other sources that tell the same event.
    pub also: Vec<Also>,
}

/// The same fact in another source.
#[derive(Clone, Debug, Serialize)]
pub struct Also {
    /// The fact's id: links to it lead here.
    pub id: String,
    /// Path of the sentence there.
    pub evidence: String,
    /// The source.
    pub source: SourceRef,
    /// The clause there, verbatim.
    pub clause: String,
}

/// A person, organisation or place in a list.
#[derive(Clone, Debug, Serialize)]
pub struct EntityRow {
    /// Canonical name.
    pub name: String,
    /// Path of its page.
    pub path: String,
    /// `person`, `organisation`, `place`, `other`.
    pub kind: &'static str,
    /// `country`, `region` or `city`, for places whose kind lists know.
    pub place: Option<&'static str>,
    /// A role as a source words it, the most frequent.
    pub role: Option<String>,
    /// Mentions in all sources.
    pub mentions: usize,
    /// Sources that mention it.
    pub sources: usize,
}
