//! Fact cards: one fact of one source into what every page shows of it.

use super::clause;
use super::reader::{Reader, list_of};
use super::routes::PageId;
use super::view::{Also, EventCard, FactCard, FigureCard, NamedLink, QuotationCard, SeriesRow, SourceRef, Value};
use super::wording;
use crate::content::SourceId;
use crate::dossier::figures::Figure;
use crate::dossier::index::Series;
use crate::dossier::registry::Entity;
use crate::dossier::thing::bearer;
use crate::dossier::{Contribution, EntityId, FactKind, FactRef, Item, List, SeriesKey, chronology};
use crate::extract::lexicon::Lexicon;
use crate::extract::{EntityKind, Modifier, Quantity, TimeModifier, Unit};
use crate::span::Span;
use crate::text::fold::fold;

/// Longest role shown (code points); what is longer is a clause, not a role.
const LONGEST_ROLE: usize = 120;
/// Latest values of a series shown; the card says how many there are in all.
const SERIES: usize = 24;

/// The numbered reference to a source.
pub(super) fn source_ref(reader: &Reader<'_>, id: &SourceId) -> Option<SourceRef> {
    let part = reader.row(id)?;
    Some(SourceRef {
        number: reader.number(id),
        title: part.source.title.clone(),
        publisher: part.source.meta.publisher.clone(),
        date: part.day(),
        path: reader.path(&PageId::Source(id.clone())),
    })
}

/// The path of a fact's sentence.
pub(super) fn evidence(reader: &Reader<'_>, source: &SourceId, item: &Item) -> String {
    format!("{}#f-{}", reader.path(&PageId::Source(source.clone())), item.id)
}

/// The path of a fact's card; empty for mentions of what has no page.
pub fn card_path(reader: &Reader<'_>, part: &Contribution, at: &FactRef, item: &Item) -> String {
    let Some(list) = list_of(item.kind) else {
        let referent = part.facts.entities.mentions.get(item.index).map(|m| m.referent);
        let entity = referent.and_then(|referent| reader.entity_of(&part.source.id, referent));
        return entity.map(|(id, entity)| entity_path(reader, id, entity)).unwrap_or_default();
    };
    let mut anchor = item.id;
    let date = match list {
        List::Figures => {
            let series = reader.series_of(at).and_then(|key| reader.series(&key));
            let Some((series, (lead, figure))) = series.and_then(|series| Some((series, series.lead()?))) else {
                return String::new();
            };
            // A card prints the latest values only; an older one is found with the value that leads it.
            if at != lead && !series.by_day.iter().rev().take(SERIES).any(|(_, shown)| shown == at) {
                anchor = reader.fact(lead).map_or(anchor, |(_, item)| item.id);
            }
            figure.as_of.clone()
        }
        List::Events => part.facts.events.get(item.index).map(|e| e.date.clone()).unwrap_or_default(),
        List::Quotations | List::Sources => part.day().unwrap_or_default(),
    };
    let page = reader.list_page(list, &chronology::month(&date));
    format!("{}#f-{anchor}", reader.path(&page))
}

/// The path of an entity's page; empty where its kind has none.
pub fn entity_path(reader: &Reader<'_>, id: &EntityId, entity: &Entity) -> String {
    match entity.kind {
        _ if entity.hidden => String::new(),
        EntityKind::Person | EntityKind::Organisation => reader.path(&PageId::Actor(id.clone())),
        EntityKind::Place => reader.path(&PageId::Place(id.clone())),
        EntityKind::Other => String::new(),
    }
}

/// The parts every card shares.
pub(super) fn fact_card(reader: &Reader<'_>, part: &Contribution, item: &Item) -> Option<FactCard> {
    Some(FactCard {
        id: item.id.to_string(),
        kind: item.kind.name(),
        evidence: evidence(reader, &part.source.id, item),
        sentence: part.sentence(item).to_owned(),
        lang: part.lang.to_string(),
        source: source_ref(reader, &part.source.id)?,
        state: item.state.name(),
        confidence: item.confidence,
        witnesses: 1,
    })
}

/// The card of a series of figures, led by its latest value, with its latest other values.
pub(super) fn figure_card(reader: &Reader<'_>, key: &SeriesKey) -> Option<FigureCard> {
    let series = reader.series(key)?;
    let (lead, _) = series.lead()?;
    let mut card = one_figure(reader, lead)?;
    card.card.witnesses = series.standing.witnesses;
    if series.values.len() > 1 {
        let latest: Vec<&(String, FactRef)> = series.by_day.iter().rev().take(SERIES).collect();
        card.series = latest.iter().rev().filter_map(|(_, at)| series_row(reader, at, series)).collect();
    }
    Some(card)
}

/// The card of one figure as its own source gives it.
pub(super) fn one_figure(reader: &Reader<'_>, at: &FactRef) -> Option<FigureCard> {
    let (part, item) = reader.fact(at)?;
    let quantity = part.facts.quantities.get(item.index)?;
    let series = reader.series_of(at).and_then(|key| reader.series(&key))?;
    let figure = series.values.get(at)?;
    Some(FigureCard {
        value: value(part, quantity),
        scope: scope(part, quantity),
        says: quantity.says.map(|span| wording::inside(part, span)),
        as_of: dated(figure),
        told: figure.told,
        part: quantity.part,
        withdrawn: is_withdrawn(series, figure),
        standing: standing(series, figure),
        series: Vec::new(),
        series_total: series.values.len(),
        card: fact_card(reader, part, item)?,
    })
}

/// How a figure stands among those of its series: an earlier value is told from the one that took its place.
fn standing(series: &Series, figure: &Figure) -> &'static str {
    let lead = series.lead().map(|(_, lead)| lead.amount);
    let earlier = lead.is_some_and(|lead| lead != figure.amount);
    if series.standing.name == "updated" && earlier { "superseded" } else { series.standing.name }
}

/// The day a figure stands for, if any.
fn dated(figure: &Figure) -> Option<String> {
    (!figure.as_of.is_empty()).then(|| figure.as_of.clone())
}

/// True if any source takes the value back.
fn is_withdrawn(series: &Series, figure: &Figure) -> bool {
    series.standing.withdrawn.contains(&figure.amount.bounds().0.to_bits())
}

fn series_row(reader: &Reader<'_>, at: &FactRef, series: &Series) -> Option<SeriesRow> {
    let figure = series.values.get(at)?;
    let (part, item) = reader.fact(at)?;
    let quantity = part.facts.quantities.get(item.index)?;
    Some(SeriesRow {
        id: item.id.to_string(),
        evidence: evidence(reader, &part.source.id, item),
        as_of: dated(figure),
        told: figure.told,
        withdrawn: is_withdrawn(series, figure),
        differs: series.standing.differing.contains(at),
        value: value(part, quantity),
        scope: scope(part, quantity),
        says: quantity.says.map(|span| wording::inside(part, span)),
        source: source_ref(reader, &part.source.id)?,
    })
}

fn value(part: &Contribution, quantity: &Quantity) -> Value {
    let (low, high) = quantity.amount.bounds();
    // A modifier that covers several figures (« quelque 2 030 soldats et 250 matériels ») is printed with the first only.
    let next =
        |m: &Span| m.end <= quantity.span.start && part.words(Span { start: m.end, end: quantity.span.start }).trim().is_empty();
    let words = quantity.modifier_span.filter(next).map_or(quantity.span, |m| m.join(quantity.span));
    let modifier = quantity.modifier.map(Modifier::name);
    Value {
        low,
        high,
        unit_kind: quantity.unit.kind(),
        unit: shown_unit(part, quantity),
        modifier,
        verbatim: part.words(words).to_owned(),
    }
}

/// The unit or counted noun as a page shows it: the noun as the source writes it (« officers » where the
/// model has the singular).
fn shown_unit(part: &Contribution, quantity: &Quantity) -> String {
    let symbol = quantity.unit.symbol();
    let written = quantity.counts.filter(|_| matches!(quantity.unit, Unit::Counted(_))).map_or("", |span| part.words(span));
    let form = written.split_whitespace().find(|word| word.to_lowercase().starts_with(&symbol.to_lowercase()));
    form.filter(|_| !symbol.is_empty()).map_or(symbol, |word| word.trim_end_matches([',', '.', ';'])).to_owned()
}

/// The words right after a sum that say for how much it is: « le litre » after « 50 tenges », with their space.
fn rate<'p>(part: &'p Contribution, quantity: &Quantity) -> &'p str {
    let scope = quantity.scope.filter(|_| matches!(quantity.unit, Unit::Currency(_)));
    let after =
        scope.filter(|scope| scope.start >= quantity.span.end).map(|scope| Span { start: quantity.span.end, end: scope.end });
    after.map_or("", |span| part.words(span))
}

/// Longest run of words from what is counted to what the count is limited to that is shown in one piece, in bytes.
const IN_ONE: u32 = 160;

/// What is counted, what happened to it and what the count is limited to, as far as the sentence tells: in one
/// piece where the words follow each other, else what happened in brackets; for an age, whose it is.
fn scope(part: &Contribution, quantity: &Quantity) -> String {
    if quantity.is_age() {
        let worded = || quantity.scope.map(|span| part.words(span).to_owned());
        return bearer(part, quantity).or_else(worded).unwrap_or_default();
    }
    if let Unit::Currency(_) = quantity.unit {
        // « 120 tenges le litre », « 3 millions d'euros (coût du pont) ».
        let rate = quantity.scope.map(|span| wording::inside(part, span)).unwrap_or_default();
        let sum = quantity.counts.map(|span| format!("({})", wording::inside(part, span))).unwrap_or_default();
        return format!("{rate} {sum}").trim().to_owned();
    }
    let Some(counted) = quantity.counts else {
        let rest = [quantity.predicate, quantity.scope].into_iter().flatten().map(|span| wording::inside(part, span));
        return rest.collect::<Vec<_>>().join(" ");
    };
    let follows = |whole: Span, next: Span| {
        let gap = Span { start: whole.end, end: next.start };
        next.start >= whole.end && next.end - whole.start <= IN_ONE && !part.words(gap).contains([',', ';', ':'])
    };
    let (mut whole, mut beside): (Span, Vec<String>) = (counted, Vec::new());
    for span in [quantity.predicate, quantity.scope].into_iter().flatten().filter(|span| !counted.contains(*span)) {
        if follows(whole, span) && !between_holds_number(part, whole, span) {
            whole = whole.join(span);
        } else if !whole.contains(span) {
            beside.push(wording::inside(part, span));
        }
    }
    // « 1 000 personnes » says nothing without what they did.
    let people = || Lexicon::of(part.lang).topics.is_people(&fold(quantity.unit.symbol()));
    if whole != counted || beside.is_empty() && people() {
        whole = to_the_mark(part, whole);
    }
    let words = part.words(whole).to_owned();
    if quantity.unit == Unit::None {
        // `put the toll at 16`: the words are those of the count, not of a noun.
        return format!("({words})");
    }
    if beside.is_empty() { words } else { format!("{words} ({})", beside.join(", ")) }
}

/// Longest rest of a clause that is shown with what happened, in bytes.
const REST: usize = 60;

/// With the rest of its clause, if that is short and holds no number: « ont passé la nuit dans une école ».
fn to_the_mark(part: &Contribution, whole: Span) -> Span {
    let text = part.source.text.get(whole.end as usize..).unwrap_or_default();
    let mark = |(_, c): &(usize, char)| matches!(c, ',' | ';' | ':' | '.' | '(' | ')' | '«' | '»' | '!' | '?' | '\n');
    let end = text.char_indices().take(REST + 1).find(mark).map(|(end, _)| end);
    let Some(rest) = end.and_then(|end| text.get(..end)) else { return whole };
    let short = rest.len() <= REST && rest.starts_with(char::is_whitespace) && !rest.contains(|c: char| c.is_ascii_digit());
    let joined = rest.split_whitespace().any(|word| Lexicon::of(part.lang).quantities.list.contains(word));
    let added = u32::try_from(rest.trim_end().len()).unwrap_or(0);
    if short && !joined { Span { start: whole.start, end: whole.end + added } } else { whole }
}

/// True if another number stands between two spans: what is said after it is said of that one too.
fn between_holds_number(part: &Contribution, whole: Span, next: Span) -> bool {
    part.words(Span { start: whole.end, end: next.start }).contains(|c: char| c.is_ascii_digit())
}

/// The card of a quotation.
pub(super) fn quotation_card(reader: &Reader<'_>, at: &FactRef) -> Option<QuotationCard> {
    let (part, item) = reader.fact(at)?;
    let quotation = part.facts.quotations.get(item.index)?;
    let referent = quotation.referent.and_then(|referent| reader.entity_of(&part.source.id, referent));
    let speaker = match referent {
        Some((id, entity)) => Some(NamedLink { name: entity.name.clone(), path: entity_path(reader, id, entity) }),
        None => quotation.speaker_name.as_ref().map(|name| NamedLink { name: name.clone(), path: String::new() }),
    };
    let role = quotation.referent.and_then(|referent| part.facts.entities.referents.get(referent));
    let role = role.and_then(|referent| referent.roles.first()).map(|span| part.words(*span).to_owned());
    Some(QuotationCard {
        form: quotation.kind.name(),
        pieces: part.pieces(item.index).map(|piece| part.words(piece.span).to_owned()).collect(),
        speaker,
        role: role.filter(|role| role.chars().count() <= LONGEST_ROLE),
        via: quotation.via.map(|span| part.words(span).to_owned()),
        published: part.day(),
        card: fact_card(reader, part, item)?,
    })
}

/// The card of an event; `also` are the same event in other sources.
pub(super) fn event_card(reader: &Reader<'_>, at: &FactRef, also: &[FactRef]) -> Option<EventCard> {
    let (part, item) = reader.fact(at)?;
    let event = part.facts.events.get(item.index)?;
    let also: Vec<Also> = also.iter().filter_map(|at| same_elsewhere(reader, at)).collect();
    let mut card = fact_card(reader, part, item)?;
    card.witnesses = 1 + also.len();
    Some(EventCard {
        date: event.date.clone(),
        precision: event.precision.name(),
        lead_in: clause::lead_in(part, item, event).map(str::to_owned),
        clause: clause::told(part, event),
        time_text: part.facts.times.get(event.time).map(|time| part.words(time.span).to_owned()).unwrap_or_default(),
        approximate: part.facts.times.get(event.time).is_some_and(|time| time.modifier == Some(TimeModifier::Approximate)),
        factuality: event.factuality.name(),
        withdrawn: tells_withdrawn(part, event.span),
        also,
        card,
    })
}

/// True if a figure within `clause` is taken back by its own text.
fn tells_withdrawn(part: &Contribution, clause: Span) -> bool {
    let quantities = &part.facts.quantities;
    let first = quantities.partition_point(|quantity| quantity.span.start < clause.start);
    quantities[first..]
        .iter()
        .take_while(|quantity| quantity.span.start < clause.end)
        .any(|quantity| quantity.withdrawn.is_some())
}

fn same_elsewhere(reader: &Reader<'_>, at: &FactRef) -> Option<Also> {
    let (part, item) = reader.fact(at)?;
    let source = source_ref(reader, &part.source.id)?;
    Some(Also {
        id: item.id.to_string(),
        evidence: evidence(reader, &part.source.id, item),
        source,
        clause: part.facts.events.get(item.index).map(|event| clause::told(part, event)).unwrap_or_default(),
    })
}

/// Short words for a fact in a list: the figure, the speaker, the date.
pub(super) fn short_label(reader: &Reader<'_>, part: &Contribution, item: &Item) -> String {
    match item.kind {
        FactKind::Figure => {
            part.facts.quantities.get(item.index).map(|q| format!("{}{}", value(part, q).verbatim, rate(part, q)))
        }
        FactKind::Quotation => part.facts.quotations.get(item.index).and_then(|q| {
            let named = q.referent.and_then(|referent| reader.entity_of(&part.source.id, referent));
            named.map(|(_, entity)| entity.name.clone()).or_else(|| q.speaker_name.clone())
        }),
        FactKind::Event => {
            let event = part.facts.events.get(item.index);
            event.and_then(|e| part.facts.times.get(e.time)).map(|time| part.words(time.span).to_owned())
        }
        FactKind::Mention => Some(part.words(item.span).to_owned()),
    }
    .unwrap_or_default()
}
