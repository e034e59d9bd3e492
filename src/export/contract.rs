//! The extraction contract: one JSON object a line in, one a line out ([`answer`]).
//! Offsets in answers are code points of the text *as given*, mapped back through the
//! normalisation. A line that cannot be read gets an answer with an `error`, never a panic.

use crate::content::Published;
use crate::extract::lexicon::Lexicon;
use crate::extract::{EntityKind, Event, Facts, Input, Modifier, Quantity, Quotation, TimeExpression, TimeKind, extract};
use crate::span::{CodePoints, Span};
use crate::text::{Lang, Normalised, normalise};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One request line.
#[derive(Debug, Deserialize)]
struct Request {
    #[serde(default)]
    id: Value,
    text: String,
    lang: Option<String>,
    date: Option<String>,
}

/// The answer to one request line, as one JSON line without its line end, and whether it is an error.
pub fn answer(line: &str) -> (String, bool) {
    let request: Request = match serde_json::from_str(line) {
        Ok(request) => request,
        Err(error) => return (refuse(&id_of(line), &error.to_string()), true),
    };
    let lang = match request.lang.as_deref().map(|tag| (tag, Lang::parse(tag))) {
        Some((_, Some(lang))) => Some(lang),
        Some((tag, None)) => return (refuse(&request.id, &format!("lang: {tag:?} is no ISO 639-1 code")), true),
        None => None,
    };
    let published = match request.date.as_deref().map(|date| (date, date.parse::<Published>())) {
        Some((_, Ok(date))) => Some(date),
        Some((date, Err(_))) => return (refuse(&request.id, &format!("date: {date:?} is no ISO 8601 date")), true),
        None => None,
    };
    (describe(&request.id, &request.text, lang, published), false)
}

/// The contract's answer for `text` as given.
pub fn describe(id: &Value, text: &str, lang: Option<Lang>, published: Option<Published>) -> String {
    let normalised = normalise(text);
    let lang = lang.or_else(|| language(&normalised.text)).unwrap_or(Lang::FR);
    let facts = extract(&Input { text: &normalised.text, lang, published });
    let offsets = Offsets { given: text, normalised: &normalised, points: CodePoints::new(text) };
    to_line(&offsets.answer(id, lang, &facts))
}

/// The language of a text among those with a lexicon; `None` if the text says too little.
pub fn language(text: &str) -> Option<Lang> {
    crate::text::language::detect(text, &Lexicon::languages())
}

fn id_of(line: &str) -> Value {
    serde_json::from_str::<Value>(line).ok().and_then(|v| v.get("id").cloned()).unwrap_or(Value::Null)
}

fn refuse(id: &Value, error: &str) -> String {
    to_line(&Refusal { id, error })
}

fn to_line<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| format!("{{\"error\":{:?}}}", error.to_string()))
}

#[derive(Serialize)]
struct Refusal<'a> {
    id: &'a Value,
    error: &'a str,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    lang: String,
    sentences: Vec<[usize; 2]>,
    entities: Vec<EntityOut<'a>>,
    quotations: Vec<QuotationOut<'a>>,
    quantities: Vec<QuantityOut<'a>>,
    times: Vec<TimeOut<'a>>,
    events: Vec<EventOut<'a>>,
}

#[derive(Serialize)]
struct EntityOut<'a> {
    start: usize,
    end: usize,
    label: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
struct QuotationOut<'a> {
    start: usize,
    end: usize,
    r#type: &'static str,
    speaker: Option<[usize; 2]>,
    speaker_name: Option<&'a str>,
    cue: Option<[usize; 2]>,
    confidence: u8,
}

#[derive(Serialize)]
struct QuantityOut<'a> {
    start: usize,
    end: usize,
    value: Option<Value>,
    low: Option<Value>,
    high: Option<Value>,
    unit: &'a str,
    kind: &'static str,
    modifier: Option<&'static str>,
    counts: &'a str,
}

#[derive(Serialize)]
struct TimeOut<'a> {
    start: usize,
    end: usize,
    r#type: &'static str,
    value: &'a str,
}

#[derive(Serialize)]
struct EventOut<'a> {
    start: usize,
    end: usize,
    date: &'a str,
    precision: &'static str,
    time: usize,
}

/// From spans of the normalised text to code points of the text as given.
struct Offsets<'a> {
    given: &'a str,
    normalised: &'a Normalised,
    points: CodePoints,
}

impl<'a> Offsets<'a> {
    fn of(&self, span: Span) -> [usize; 2] {
        let map = &self.normalised.map;
        [map.to_given(span.start as usize), map.end_to_given(span.end as usize)].map(|at| self.points.at(self.given, at))
    }

    fn answer<'f>(&'f self, id: &'f Value, lang: Lang, facts: &'f Facts) -> Answer<'f> {
        let entity = |m: &'f crate::extract::Mention| {
            let [start, end] = self.of(m.span);
            let name = facts.entities.referents.get(m.referent).map_or("", |r| r.name.as_str());
            EntityOut { start, end, label: label(m.kind), name }
        };
        Answer {
            id,
            lang: lang.to_string(),
            sentences: facts.sentences.iter().map(|s| self.of(*s)).collect(),
            entities: facts.entities.mentions.iter().map(entity).collect(),
            quotations: facts.quotations.iter().map(|q| self.quotation(q)).collect(),
            quantities: facts.quantities.iter().map(|q| self.quantity(q)).collect(),
            times: facts.times.iter().map(|t| self.time(t)).collect(),
            events: facts.events.iter().map(|e| self.event(e)).collect(),
        }
    }

    fn quotation<'f>(&self, q: &'f Quotation) -> QuotationOut<'f> {
        let [start, end] = self.of(q.span);
        QuotationOut {
            start,
            end,
            r#type: q.kind.name(),
            speaker: q.speaker.map(|s| self.of(s)),
            speaker_name: q.speaker_name.as_deref(),
            cue: q.cue.map(|s| self.of(s)),
            confidence: q.confidence.0,
        }
    }

    fn quantity<'f>(&'f self, q: &'f Quantity) -> QuantityOut<'f> {
        let [start, end] = self.of(q.span);
        let (value, low, high) = match q.amount.bounds() {
            (value, None) => (Some(number(value)), None, None),
            (low, Some(high)) => (None, Some(number(low)), Some(number(high))),
        };
        let unit = q.unit.symbol();
        let counts = q.counts.map_or("", |span| span.of(&self.normalised.text));
        QuantityOut { start, end, value, low, high, unit, kind: q.kind.name(), modifier: q.modifier.map(Modifier::name), counts }
    }

    fn time<'f>(&self, t: &'f TimeExpression) -> TimeOut<'f> {
        let [start, end] = self.of(t.span);
        let r#type = match t.kind {
            TimeKind::Date => "DATE",
            TimeKind::Time => "TIME",
            TimeKind::Duration => "DURATION",
            TimeKind::Set => "SET",
        };
        TimeOut { start, end, r#type, value: &t.value }
    }

    fn event<'f>(&self, e: &'f Event) -> EventOut<'f> {
        let [start, end] = self.of(e.span);
        EventOut { start, end, date: &e.date, precision: e.precision.name(), time: e.time }
    }
}

fn label(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "PER",
        EntityKind::Organisation => "ORG",
        EntityKind::Place => "LOC",
        EntityKind::Other => "MISC",
    }
}

/// Whole numbers up to 2^53 are written without a fraction.
pub(super) fn number(value: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[allow(clippy::cast_possible_truncation, reason = "checked to be whole and within range")]
    if value.fract() == 0.0 && value.abs() <= EXACT { Value::from(value as i64) } else { Value::from(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_lines_are_refused_with_their_id() {
        let (line, failed) = answer(r#"{"id": "a1", "text": 3}"#);
        assert!(failed && line.starts_with(r#"{"id":"a1","error":"#), "{line}");
        assert!(answer("nonsense").1);
        assert!(answer(r#"{"text": "x", "date": "2022-02-30"}"#).1);
    }

    #[test]
    fn an_empty_text_has_an_empty_answer() {
        let (line, failed) = answer(r#"{"id": 7, "text": ""}"#);
        assert!(!failed);
        assert!(line.starts_with(r#"{"id":7,"lang":"fr","sentences":[],"#), "{line}");
    }

    #[test]
    fn offsets_are_code_points_of_the_text_as_given() {
        let (line, _) = answer(r#"{"id": 1, "text": "e\u0301te\u0301.\r\nFin.", "lang": "fr"}"#);
        assert!(line.contains("\"sentences\":[[0,6],[8,12]]"), "{line}");
    }
}
