//! The view of each page kind: exactly what its template may print.

use super::view::{Chrome, EntityRow, EventCard, FactCard, FigureCard, NamedLink, QuotationCard, SourceRef};
use serde::Serialize;
use std::collections::BTreeMap;

/// Counts shown on the home and method pages.
#[derive(Clone, Debug, Serialize)]
pub struct Totals {
    /// Sources.
    pub sources: usize,
    /// Published facts of all kinds.
    pub facts: usize,
    /// Published figures.
    pub figures: usize,
    /// Published quotations.
    pub quotations: usize,
    /// Published events.
    pub events: usize,
    /// Persons and organisations.
    pub actors: usize,
    /// Places.
    pub places: usize,
    /// Facts a person accepted, edited or added.
    pub reviewed: usize,
    /// Facts found but held back, by confidence or by policy.
    pub held_back: usize,
}

/// The home page. A list is shown in full when its page is folded, else as a selection.
#[derive(Clone, Debug, Serialize)]
pub struct HomePage {
    /// Shared parts.
    pub chrome: Chrome,
    /// Counts.
    pub totals: Totals,
    /// The author's description.
    pub description: Option<String>,
    /// The author's brief as HTML made from Markdown, citations resolved to links; `None` if there is none.
    pub brief: Option<String>,
    /// Key figures.
    pub figures: Section<FigureCard>,
    /// Last dates.
    pub events: Section<EventCard>,
    /// Quotations of distinct speakers.
    pub quotations: Section<QuotationCard>,
    /// Who is who.
    pub actors: Section<EntityRow>,
    /// Places; shown only when their page is folded.
    pub places: Section<EntityRow>,
    /// All sources, numbered; a selection of the newest above 30.
    pub sources: Section<SourceRow>,
}

/// A list on the home page.
#[derive(Clone, Debug, Serialize)]
pub struct Section<T> {
    /// What is shown.
    pub items: Vec<T>,
    /// How many there are in all.
    pub total: usize,
    /// Path of the page with all of them; empty when the page is folded into home.
    pub path: String,
}

/// A link to a part of a long list (a month), or to a jump target on the same page.
#[derive(Clone, Debug, Serialize)]
pub struct PartLink {
    /// `2022-01` for a month, empty for undated, `A` for a letter.
    pub label: String,
    /// Path from the root, or `#anchor`.
    pub path: String,
    /// How many items.
    pub count: usize,
    /// True for the part shown.
    pub current: bool,
}

/// Key figures.
#[derive(Clone, Debug, Serialize)]
pub struct FiguresPage {
    /// Shared parts.
    pub chrome: Chrome,
    /// All published figures of the dossier.
    pub total: usize,
    /// Sources they come from.
    pub sources: usize,
    /// Groups in fixed order, none empty.
    pub groups: Vec<FigureGroup>,
    /// The months of a long list; empty when one page holds all.
    pub parts: Vec<PartLink>,
}

/// Figures of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct FigureGroup {
    /// `deaths`, `injuries`, `arrests`, `forces`, `economy`, `durations`, `other`: Fluent message `figures-<topic>`.
    pub topic: String,
    /// The cards.
    pub cards: Vec<FigureCard>,
}

/// Quotations.
#[derive(Clone, Debug, Serialize)]
pub struct QuotationsPage {
    /// Shared parts.
    pub chrome: Chrome,
    /// All published quotations of the dossier.
    pub total: usize,
    /// Speakers with their number of quotations, most quoted first.
    pub speakers: Vec<SpeakerLink>,
    /// Latest first.
    pub quotations: Vec<QuotationCard>,
    /// The months of a long list.
    pub parts: Vec<PartLink>,
}

/// A speaker in the list above the quotations.
#[derive(Clone, Debug, Serialize)]
pub struct SpeakerLink {
    /// The speaker.
    pub speaker: NamedLink,
    /// Number of quotations.
    pub count: usize,
}

/// The chronology.
#[derive(Clone, Debug, Serialize)]
pub struct ChronologyPage {
    /// Shared parts.
    pub chrome: Chrome,
    /// All published events of the dossier.
    pub total: usize,
    /// True if the newest come first (the dossier is ongoing).
    pub newest_first: bool,
    /// Dates in order.
    pub days: Vec<DayGroup>,
    /// Events before the matter of the dossier.
    pub background: Vec<EventCard>,
    /// The months of a long list, or jump links.
    pub parts: Vec<PartLink>,
}

/// The events of one date.
#[derive(Clone, Debug, Serialize)]
pub struct DayGroup {
    /// EDTF: a day, or a coarser date for events not known to the day.
    pub date: String,
    /// Anchor on the page.
    pub anchor: String,
    /// The events.
    pub events: Vec<EventCard>,
}

/// Persons and organisations, or places.
#[derive(Clone, Debug, Serialize)]
pub struct EntitiesPage {
    /// Shared parts.
    pub chrome: Chrome,
    /// Number in all.
    pub total: usize,
    /// By first letter, in the order of the language.
    pub letters: Vec<LetterGroup>,
    /// The most mentioned, for the top of the page.
    pub leading: Vec<EntityRow>,
}

/// The names under one letter.
#[derive(Clone, Debug, Serialize)]
pub struct LetterGroup {
    /// The letter, upper case without accent; `#` for what has none.
    pub letter: String,
    /// The rows.
    pub rows: Vec<EntityRow>,
}

/// A person, organisation or place.
#[derive(Clone, Debug, Serialize)]
pub struct EntityPage {
    /// Shared parts.
    pub chrome: Chrome,
    /// Name and counts.
    pub entity: EntityRow,
    /// Other spellings found, without the canonical name.
    pub aliases: Vec<String>,
    /// What other registers call it, as the author wrote.
    pub ids: Vec<ExternalId>,
    /// Roles as sources word them, each cited.
    pub roles: Vec<RoleRow>,
    /// Quotations of this speaker.
    pub quotations: Vec<QuotationCard>,
    /// Figures in sentences that name it.
    pub figures: Vec<FigureCard>,
    /// Events in sentences that name it.
    pub events: Vec<EventCard>,
    /// Named together with, most often first.
    pub company: Vec<CompanyRow>,
    /// Where it is mentioned, a few sentences a source.
    pub mentions: Vec<MentionGroup>,
}

/// What another register calls an entity.
#[derive(Clone, Debug, Serialize)]
pub struct ExternalId {
    /// The register: `wikidata`.
    pub register: String,
    /// The id there.
    pub id: String,
    /// Address of its page there; `None` where that is not known. Nothing is ever asked of it.
    pub url: Option<String>,
}

/// A role with its evidence.
#[derive(Clone, Debug, Serialize)]
pub struct RoleRow {
    /// The role, verbatim.
    pub role: String,
    /// The sentence that gives it, verbatim.
    pub sentence: String,
    /// Language of the sentence.
    pub lang: String,
    /// Path of the sentence.
    pub evidence: String,
    /// The source.
    pub source: SourceRef,
}

/// Who is named in the same sentences.
#[derive(Clone, Debug, Serialize)]
pub struct CompanyRow {
    /// The other.
    pub other: NamedLink,
    /// `person`, `organisation`, `place`, `other`.
    pub kind: &'static str,
    /// Sentences that name both.
    pub count: usize,
}

/// The mentions in one source.
#[derive(Clone, Debug, Serialize)]
pub struct MentionGroup {
    /// The source.
    pub source: SourceRef,
    /// Sentences, in order; at most ten.
    pub sentences: Vec<FactCard>,
    /// Sentences in all.
    pub total: usize,
}

/// All sources.
#[derive(Clone, Debug, Serialize)]
pub struct SourcesPage {
    /// Shared parts.
    pub chrome: Chrome,
    /// All, numbered.
    pub sources: Vec<SourceRow>,
    /// Total.
    pub total: usize,
    /// The months of a long list.
    pub parts: Vec<PartLink>,
}

/// A source in a list.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRow {
    /// Number, title, publisher, date, path.
    #[serde(flatten)]
    pub source: SourceRef,
    /// Language of the source.
    pub lang: String,
    /// Facts drawn from it that are published.
    pub facts: usize,
}

/// One source with its facts marked.
#[derive(Clone, Debug, Serialize)]
pub struct SourcePage {
    /// Shared parts.
    pub chrome: Chrome,
    /// Number, title, publisher, date, path.
    pub source: SourceRef,
    /// Language of the source.
    pub text_lang: String,
    /// A title proposed instead of a suspect one.
    pub proposed_title: Option<String>,
    /// Authors.
    pub authors: Vec<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Where it is archived.
    pub archive_url: Option<String>,
    /// Rights line.
    pub rights: Option<String>,
    /// The agency it comes from.
    pub origin: Option<String>,
    /// SHA-256 of the author's file, hexadecimal.
    pub sha256: String,
    /// `full`, `excerpt` or `link`.
    pub mode: &'static str,
    /// Counts of published facts: figures, quotations, events, mentions.
    pub counts: SourceCounts,
    /// The facts in the order of the text (mentions left out).
    pub facts: Vec<SourceFact>,
    /// The text.
    pub blocks: Vec<TextBlock>,
}

/// Published facts of one source by kind.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SourceCounts {
    /// Figures.
    pub figures: usize,
    /// Quotations.
    pub quotations: usize,
    /// Events.
    pub events: usize,
    /// Names.
    pub mentions: usize,
}

/// A fact in the list beside the text.
#[derive(Clone, Debug, Serialize)]
pub struct SourceFact {
    /// The fact.
    pub id: String,
    /// `figure`, `quotation`, `event`.
    pub kind: &'static str,
    /// Short words for it: the verbatim figure, the speaker, the time expression.
    pub label: String,
    /// State, as in [`FactCard::state`].
    pub state: &'static str,
    /// Path of its card.
    pub card: String,
}

/// A block of the text.
#[derive(Clone, Debug, Serialize)]
pub struct TextBlock {
    /// `heading`, `paragraph`, `item`, `quote`, `boilerplate`, `gap` (something left out, in excerpts).
    pub kind: &'static str,
    /// Heading level 2 to 6, else 0.
    pub level: u8,
    /// The text, verbatim.
    pub text: String,
    /// Sentences, in order: bytes of `text`.
    pub sentences: Vec<Range>,
    /// Marked facts, by start then longest first; they may nest or overlap.
    pub marks: Vec<Mark>,
}

/// A range of UTF-8 bytes in a block's text.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Range {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A marked fact in a block.
#[derive(Clone, Debug, Serialize)]
pub struct Mark {
    /// Where: bytes of the block's text.
    #[serde(flatten)]
    pub range: Range,
    /// The fact's id: the anchor is `f-<id>`.
    pub id: String,
    /// `figure`, `quotation`, `event`, `mention`.
    pub kind: &'static str,
    /// Path of its card or of the entity's page; empty where there is none.
    pub card: String,
    /// What a screen reader should hear for the link (a name for mentions, else empty).
    pub label: String,
}

/// How the dossier was made.
#[derive(Clone, Debug, Serialize)]
pub struct MethodPage {
    /// Shared parts.
    pub chrome: Chrome,
    /// Counts.
    pub totals: Totals,
    /// Confidence in percent from which a fact is published.
    pub threshold: u8,
    /// `proposed` or `accepted`.
    pub policy: &'static str,
    /// Published facts by rule.
    pub rules: Vec<RuleRow>,
    /// What a figure's topic counts in the ranking of key figures, in points, highest first.
    pub topics: Vec<(&'static str, i64)>,
    /// What else counts, by the names of `[figures]`, and `most_sources`.
    pub points: BTreeMap<&'static str, i64>,
    /// Languages of the sources with their number of sources.
    pub languages: Vec<(String, usize)>,
    /// First and last publication date, EDTF.
    pub period: Option<(String, String)>,
    /// Problems the reader should know: suspect titles, undated sources.
    pub notes: Vec<SourceNote>,
    /// Hash of the configuration and of the sources, short, for reproduction.
    pub fingerprint: String,
}

/// One rule in the method page.
#[derive(Clone, Debug, Serialize)]
pub struct RuleRow {
    /// `figure`, `quotation`, `event`, `mention`.
    pub kind: &'static str,
    /// The rule's name.
    pub rule: &'static str,
    /// The lowest and the highest confidence of its facts, in percent.
    pub least: u8,
    /// See [`RuleRow::least`].
    pub most: u8,
    /// Published facts it found.
    pub count: usize,
}

/// A remark on one source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceNote {
    /// The source.
    pub source: SourceRef,
    /// `undated`, `suspect-title`.
    pub code: &'static str,
    /// The proposed title, or empty.
    pub detail: String,
}

/// A page the author wrote.
#[derive(Clone, Debug, Serialize)]
pub struct AuthorPage {
    /// Shared parts.
    pub chrome: Chrome,
    /// HTML made from its Markdown, citations resolved.
    pub body: String,
}

/// The page for addresses that do not exist.
#[derive(Clone, Debug, Serialize)]
pub struct MissingPage {
    /// Shared parts.
    pub chrome: Chrome,
}
