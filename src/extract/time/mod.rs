//! Time expressions, resolved against the publication date: [`find`] reads a [`Document`] with the rules
//! of the lexicon and returns TIMEX3 values with EDTF dates. The [`matcher`] finds what fits, in the
//! order of the text; [`resolve`] gives it a value. Without a publication date nothing is guessed: the
//! value stays open and says what is missing. Durations are never dates. No quantities, no events here.

mod bounds;
mod clock;
mod expr;
mod grain;
mod matcher;
mod pairs;
mod resolve;
mod stamp;
mod tense;

use super::facts::{Confidence, TimeExpression, TimeKind, TimeModifier};
use super::lexicon::Lexicon;
use super::lexicon::time::{Rule, Tense, TenseForms, TimeLexicon};
use crate::content::Published;
use crate::span::Span;
use crate::text::Document;
use expr::{Expr, Fields, Found};
use grain::Grain;
use jiff::civil::DateTime;
use matcher::Matcher;
use resolve::context::{Context, Told};
use resolve::{Resolved, range, resolve};
use stamp::Stamp;

pub(super) use tense::{around as tense_around, form as verb_form};

/// Paragraphs in which a dateline may stand.
const DATELINE_PARAGRAPHS: usize = 4;
/// A history has at least so many years of its own, of which this share (percent) lie so far back.
const HISTORY_YEARS: usize = 6;
const HISTORY_SHARE: usize = 70;
const HISTORY_BACK: i32 = 3;
/// Days before the publication of which a report may be.
const LEAD_DAYS: i64 = 7;
/// Tokens a note has at most.
const NOTE_TOKENS: usize = 80;
/// One « hier » or bare weekday in so many years makes it news after all.
const SPOKEN_SHARE: usize = 3;

/// Every time expression of the document; relative ones stay open without a publication date.
pub fn find(doc: &Document<'_>, lexicon: &Lexicon, published: Option<Published>) -> Vec<TimeExpression> {
    let note = is_note(doc, &lexicon.time.tense, published);
    let published = published.map(|published| published.at);
    let mut matcher = Matcher::new(doc, &lexicon.time, note);
    let found = scan(&mut matcher);
    let published = published.or_else(|| dateline(doc, &found));
    let mut reader = Reader {
        lexicon: &lexicon.time,
        context: Context {
            published,
            note,
            history: !note && is_history(&found, published),
            told: None,
            tale: None,
            told_day: None,
            lead_day: None,
            tense: None,
            sentence: 0,
            next_is_next_week: lexicon.time.next_weekday_is_next_week,
            day_reach: lexicon.time.day_reach,
        },
        matcher: &matcher,
        paragraph: 0,
        local: None,
        out: Vec::with_capacity(found.len()),
    };
    for (at, expression) in found.iter().enumerate() {
        reader.read(expression, found.get(at + 1));
    }
    reader.out
}

/// The longest expressions from left to right, none overlapping; what only looks like a time left out.
fn scan(matcher: &mut Matcher<'_, '_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < matcher.doc.tokens.len() {
        match matcher.longest(at) {
            Some(expression) if expression.tokens.end > at => {
                at = expression.tokens.end;
                if !matches!(expression.expr, Expr::Nothing) {
                    found.push(expression);
                }
            }
            _ => at += 1,
        }
    }
    found
}

/// A full date that opens one of the first paragraphs.
fn dateline(doc: &Document<'_>, found: &[Found]) -> Option<DateTime> {
    let opens = |expression: &&Found| {
        let start = doc.tokens.get(expression.tokens.start).map(|token| token.span.start);
        doc.paragraphs.iter().take(DATELINE_PARAGRAPHS).any(|p| Some(p.start) == start)
    };
    found.iter().take_while(|f| f.tokens.start < 200).filter(opens).find_map(|expression| match &expression.expr {
        Expr::Fields(fields) => match resolve::year_told(fields)? {
            Stamp::Day(day) => Some(day.at(0, 0, 0, 0)),
            _ => None,
        },
        _ => None,
    })
}

/// True for a short text told at a known time of day in which somebody speaks for himself, or that tells of nothing
/// past: a message, an entry of a diary, a request. Who writes one speaks of appointments, so that a range of hours
/// or days is one thing with two ends, and counts lengths from the very moment; an article or an alert tells what
/// happened on a day, and each date in it may be an event of its own.
fn is_note(doc: &Document<'_>, forms: &TenseForms, published: Option<Published>) -> bool {
    if !published.is_some_and(|published| published.has_time) || doc.tokens.len() > NOTE_TOKENS {
        return false;
    }
    let mut quoted = false;
    let speaks = (0..doc.tokens.len()).any(|at| {
        match doc.str(at) {
            "«" | "“" => quoted = true,
            "»" | "”" => quoted = false,
            "\"" => quoted = !quoted,
            _ => {}
        }
        !quoted && forms.speakers.contains(doc.lower(at))
    });
    let past = |at: usize| matches!(tense::form(doc, forms, at), Some(Tense::Past | Tense::Pluperfect));
    speaks || !(0..doc.tokens.len()).any(past)
}

/// True for a text without publication date, or one whose own years lie long before it.
fn is_history(found: &[Found], published: Option<DateTime>) -> bool {
    let Some(published) = published else { return true };
    let this_year = i32::from(published.year());
    let (mut years, mut back, mut over, mut spoken) = (0, 0, 0, 0);
    for expression in found {
        if let Some(year) = year_in(&expression.expr) {
            years += 1;
            back += usize::from(year <= this_year - HISTORY_BACK);
            over += usize::from(year < this_year);
        }
        spoken += usize::from(is_of_the_day(&expression.expr));
    }
    // « hier » and bare weekdays belong to news.
    if spoken * SPOKEN_SHARE > years && spoken >= 3 {
        return false;
    }
    years >= HISTORY_YEARS && back * 100 >= years * HISTORY_SHARE
        || years >= 4 * HISTORY_YEARS && over * 100 >= years * HISTORY_SHARE
}

/// Reads expressions in order, keeping what was told.
struct Reader<'r, 'd, 't> {
    lexicon: &'r TimeLexicon,
    matcher: &'r Matcher<'d, 't>,
    context: Context,
    /// Paragraphs begun so far.
    paragraph: usize,
    /// The last hour told without a zone, and its sentence: « 21 h 26 (12 h 26 UTC) » is past midnight after 21 h.
    local: Option<(i32, usize)>,
    out: Vec<TimeExpression>,
}

impl Reader<'_, '_, '_> {
    fn read(&mut self, found: &Found, next: Option<&Found>) {
        let doc = self.matcher.doc;
        let Some(first) = doc.tokens.get(found.tokens.start) else { return };
        if !self.context.history && self.lexicon.rules.get(found.rule as usize).is_some_and(|rule| rule.history) {
            return;
        }
        self.context.sentence = doc.sentence_at(first.span.start).unwrap_or(0);
        // « …, il avait parlé le 10. ¶ La veille, »: a new paragraph goes on from the tale, not from what was recalled.
        let paragraph = doc.paragraphs.partition_point(|paragraph| paragraph.start <= first.span.start);
        if paragraph != self.paragraph && !self.context.history && self.context.tale.is_some() {
            self.context.told.clone_from(&self.context.tale);
        }
        self.paragraph = paragraph;
        // « l'attaque du 24 décembre »: a date that names something does not follow the verb.
        // « le recensement de mars-avril » is one name, « de mars à avril » a range.
        let bound = matches!(&found.expr, Expr::Pair { a, .. } if !matches!(doc.str(a.tokens.end), "-" | "–" | "/"));
        let names = !bound && self.matcher.ends_in(found.tokens.start, "of");
        self.context.tense = if names { None } else { tense::around(doc, &self.lexicon.tense, &found.tokens) };
        let ahead = self.matcher.ends_in(found.tokens.start, "ahead");
        // A note without a verb looks ahead.
        let ahead = ahead || self.context.note && self.context.tense.is_none();
        // « a été reporté au 3 février »: the verb is over, its date is not.
        let deferred = self.context.tense != Some(Tense::Pluperfect) && self.matcher.ends_in(found.tokens.start, "deferred");
        if ahead || deferred || !self.context.is_past() && self.matcher.ends_in(found.tokens.start, "deadline") {
            self.context.tense = Some(Tense::Future);
        }
        match &found.expr {
            Expr::Pair { a, b } if self.context.note && self.is_span(found, a, b) => {
                if let Some(resolved) = resolve(&Expr::Range { a: a.clone(), b: b.clone() }, self.lexicon, &self.context) {
                    self.emit(found, resolved);
                }
            }
            Expr::Pair { a, b } => {
                let mut context = self.context.clone();
                let hours = |found: &Found| matches!(&found.expr, Expr::Clock(clock) if clock.on.is_none());
                if let Some(day) = next.filter(|next| hours(a) && hours(b) && next.tokens.start == found.tokens.end) {
                    self.on_day(day, &mut context);
                }
                let parts = pairs::resolve(a, b, self.lexicon, &context);
                let first = parts.first().map(|(_, resolved)| resolved.stamp.clone());
                for (part, resolved) in parts {
                    self.emit(&part, resolved);
                }
                // A span of years goes on from its first.
                if let (Some(Some(stamp @ Stamp::Year(_))), Some(told)) = (first, self.context.told.as_mut()) {
                    told.stamp = stamp;
                }
            }
            // « aujourd'hui » with a state is the present time, `in two years` with a past verb a length.
            Expr::Shift { n: 0, .. } if self.is_generic(found) && self.context.tense == Some(Tense::Present) => {
                self.emit(found, Resolved::value("PRESENT_REF", TimeKind::Date));
            }
            Expr::Offset { length, .. } if self.is_generic(found) && (self.context.history || !self.context.is_future()) => {
                self.emit(found, Resolved::value(length.value(), TimeKind::Duration));
            }
            Expr::Clock(clock) if clock.on.is_none() => self.clock(found, next),
            expr => {
                if let Some(resolved) = resolve(expr, self.lexicon, &self.context) {
                    self.emit(found, resolved);
                }
            }
        }
    }

    /// True if a pair goes from one to the other: « de 3 à 5 », not « le 3 et le 5 ».
    fn is_span(&self, found: &Found, a: &Found, b: &Found) -> bool {
        let lengths = matches!(b.expr, Expr::Duration(_));
        !lengths && (self.matcher.holds(a.tokens.end..b.tokens.start, "spans") || found.tokens.start < a.tokens.start)
    }

    fn is_generic(&self, found: &Found) -> bool {
        self.lexicon.rules.get(found.rule as usize).is_some_and(|rule| rule.generic)
    }

    /// A time of day goes with the day told before it in the sentence, or just after it.
    fn clock(&mut self, found: &Found, next: Option<&Found>) {
        let mut context = self.context.clone();
        let told = context.told_day.is_some_and(|(_, sentence)| sentence == context.sentence);
        self.past_midnight(found, &mut context);
        let sentence = self.matcher.doc.sentences.get(context.sentence).map_or(0, |sentence| sentence.tokens.end);
        let beside = |day: &&Found| day.tokens.start <= found.tokens.end + 3 && day.tokens.start < sentence;
        // `5:34 on 20 March (21:34, 19 March)`: in brackets the day stands beside its own hour.
        let bracket = found.tokens.start.checked_sub(1).is_some_and(|i| self.matcher.doc.str(i) == "(");
        let own = |day: &Found| bracket && matches!(&day.expr, Expr::Fields(fields) if fields.day.is_some());
        if let Some(next) = next.filter(|next| beside(next) && (!told || own(next))) {
            self.on_day(next, &mut context);
        }
        if let Some(mut resolved) = resolve(&found.expr, self.lexicon, &context) {
            if let Expr::Clock(clock) = &found.expr
                && clock.zone.is_some()
            {
                self.same_moment(found, &mut resolved);
            }
            if let Expr::Clock(clock) = &found.expr
                && clock.zone.is_none()
            {
                self.local = Some((i32::from(clock.hour), self.context.sentence));
            }
            self.emit(found, resolved);
        }
    }

    /// Takes the day that stands beside an hour for the last told.
    fn on_day(&self, beside: &Found, context: &mut Context) {
        if let Some(resolved) = resolve(&beside.expr, self.lexicon, context)
            && let Some(day) = resolved.stamp.as_ref().and_then(Stamp::day)
        {
            context.told_day = Some((day, context.sentence));
            context.told = resolved.stamp.map(|stamp| Told { stamp, sentence: context.sentence, explicit: false });
        }
    }

    /// « à 21 h 26, puis à 0 h 03 »: the second is on the next day.
    fn past_midnight(&self, found: &Found, context: &mut Context) {
        let Expr::Clock(clock) = &found.expr else { return };
        let Some((day, sentence)) = context.told_day.filter(|(_, sentence)| *sentence == context.sentence) else { return };
        let before = self.local.filter(|(_, sentence)| clock.zone.is_none() && *sentence == context.sentence);
        if before.is_some_and(|(hour, _)| i32::from(clock.hour) + 12 < hour)
            && let Some(next) = stamp::days_later(day, 1)
        {
            context.told_day = Some((next, sentence));
        }
    }

    /// « 4 h heure locale (20 h GMT) »: the second may lie on the day before or after.
    fn same_moment(&self, found: &Found, resolved: &mut Resolved) {
        const FAR: i32 = 14 * 60;
        let Some(local) = self.out.last().filter(|last| last.kind == TimeKind::Time) else { return };
        let Some(opening) = self.matcher.doc.tokens.get(found.tokens.start) else { return };
        let between = self.matcher.doc.slice(Span { start: local.span.end, end: opening.span.start });
        let Some(Stamp::Time { day, hour, minute, second, zone }) = &resolved.stamp else { return };
        let Some((local_hour, local_minute)) = bounds::clock_of(&local.value) else { return };
        if !between.contains('(') || between.len() > 40 || between.contains('.') {
            return;
        }
        let ahead = (local_hour * 60 + local_minute) - (i32::from(*hour) * 60 + i32::from(*minute));
        let days = if ahead < -FAR { -1 } else { i32::from(ahead > FAR) };
        if let Some(day) = stamp::days_later(*day, days) {
            let stamp = Stamp::Time { day, hour: *hour, minute: *minute, second: *second, zone: zone.clone() };
            resolved.value = stamp.value();
            resolved.stamp = Some(stamp);
        }
    }

    /// Remembers a date for those that count from it.
    fn keep(&mut self, found: &Found, stamp: Stamp) {
        let sentence = self.context.sentence;
        if matches!(found.expr, Expr::Holiday { .. }) || self.context.history && is_deictic(&found.expr) {
            return;
        }
        // `earned $3 million, against $2 million a year earlier`: what is compared is not what the tale goes on from.
        if !self.context.history && compares(&found.expr) {
            return;
        }
        if let Some(day) = stamp.day() {
            let report = self.context.today().filter(|&today| (0..=LEAD_DAYS).contains(&stamp::days_between(day, today)));
            self.context.lead_day = self.context.lead_day.or(report.map(|_| day));
            self.context.told_day = Some((day, sentence));
        }
        if self.context.history && matches!(stamp, Stamp::Year(_)) && !self.turns_to(found, &stamp) {
            return;
        }
        if self.context.history && matches!(stamp, Stamp::Century(_) | Stamp::Decade(_)) {
            return;
        }
        let handed_on = self.context.told_within(0).is_some_and(|told| told.explicit && told.stamp.year() == stamp.year());
        // « née le 3 mai 1950, elle est morte le 6 janvier »: the year of a birth does not go on.
        let start = found.tokens.start;
        let birth = self.matcher.holds(start.saturating_sub(3)..start, "birth");
        self.context.told = Some(Told { stamp, sentence, explicit: !birth && (handed_on || names_year(&found.expr)) });
        if self.context.tense != Some(Tense::Pluperfect) {
            self.context.tale.clone_from(&self.context.told);
        }
    }

    /// True if a bare year moves a history on: it opens a sentence, or lies at most two years ahead.
    fn turns_to(&self, found: &Found, stamp: &Stamp) -> bool {
        const OPENING: usize = 3;
        let Some(told) = self.context.told.as_ref().and_then(|told| told.stamp.year()) else { return true };
        let sentence = self.matcher.doc.sentences.get(self.context.sentence);
        let opens = sentence.is_some_and(|s| found.tokens.start < s.tokens.start + OPENING);
        opens || stamp.year().is_some_and(|year| (0..=2).contains(&(year - told))) && !self.context.is_future()
    }

    /// The value as the language writes it; in a note an open end is told in it, and so is what ISO 8601 knows only as an interval.
    fn noted(&self, found: &Found, resolved: &Resolved, modifier: Option<TimeModifier>) -> String {
        let period = matches!(resolved.stamp, Some(Stamp::Decade(_) | Stamp::Century(_)));
        if period && self.lexicon.short_periods && !self.context.note {
            return resolved.value.trim_end_matches('X').to_owned();
        }
        let value = || resolved.value.clone();
        let Some(stamp) = resolved.stamp.as_ref().filter(|stamp| self.context.note && stamp.is_closed()) else { return value() };
        let own = |bound: TimeModifier| found.modifier == Some(bound) && matches!(stamp, Stamp::Time { .. });
        let before = self.opens(found, "open_before") || own(TimeModifier::Before);
        let from = self.opens(found, "open_from");
        if before || from || self.opens(found, "open_after") || own(TimeModifier::After) {
            let edge = modifier.filter(|m| !matches!(m, TimeModifier::Before | TimeModifier::After)).or(resolved.modifier);
            return range::open_end(stamp, before, from, edge).unwrap_or_else(value);
        }
        let of_month = matches!(&found.expr, Expr::Nth { of, .. } if !matches!(&**of, Expr::Fields(Fields { month: None, .. })));
        let week = matches!(stamp, Stamp::Week(..)) && (of_month || matches!(found.expr, Expr::Holding { .. }));
        match stamp {
            Stamp::Quarter(..) | Stamp::Half(..) | Stamp::Decade(_) => range::whole(stamp).unwrap_or_else(value),
            Stamp::Week(..) if week => range::whole(stamp).unwrap_or_else(value),
            _ => value(),
        }
    }

    fn opens(&self, found: &Found, class: &str) -> bool {
        self.matcher.ends_in(found.tokens.start, class)
    }

    /// What a length in a note counts to as an article would tell it: a chronology never says a day where the text
    /// says « il y a deux ans ».
    fn plain(&self, found: &Found) -> Option<Stamp> {
        if !self.context.note || !matches!(found.expr, Expr::Offset { .. }) {
            return None;
        }
        resolve(&found.expr, self.lexicon, &Context { note: false, ..self.context.clone() })?.stamp
    }

    fn emit(&mut self, found: &Found, resolved: Resolved) {
        let doc = self.matcher.doc;
        let (Some(first), Some(last)) =
            (doc.tokens.get(found.tokens.start), found.tokens.end.checked_sub(1).and_then(|at| doc.tokens.get(at)))
        else {
            return;
        };
        if resolved.stamp.as_ref().is_some_and(|stamp| !stamp.is_writable()) {
            return;
        }
        let rule = self.lexicon.rules.get(found.rule as usize);
        let modifier = found.modifier.or(resolved.modifier);
        let plain = self.plain(found);
        let stamp = plain.as_ref().or(resolved.stamp.as_ref());
        let (edtf, modifier) = bounds::edtf(self.matcher, found, stamp, modifier, self.context.today());
        // « de 23 heures à 7 heures » are the hours of something, not its day.
        let edtf = edtf.filter(|_| !clock::is_bare_range(&found.expr) && !matches!(found.expr, Expr::Reach { .. }));
        let confidence = confidence(rule, &resolved, modifier);
        let value = self.noted(found, &resolved, modifier);
        if let Some(stamp) = resolved.stamp.filter(Stamp::is_closed) {
            self.keep(found, stamp);
        }
        self.out.push(TimeExpression {
            span: first.span.join(last.span),
            kind: rule.and_then(|rule| rule.kind).unwrap_or(resolved.kind),
            value,
            modifier,
            edtf,
            missing: resolved.missing,
            rule: rule.map_or("time", |rule| rule.make.name()),
            confidence,
        });
    }
}

/// True for « hier », `this morning` and a bare weekday.
fn is_of_the_day(expr: &Expr) -> bool {
    match expr {
        Expr::Fields(Fields { weekday: Some(_), day: None, month: None, of: None, .. }) => true,
        Expr::Shift { told: false, grain: Grain::Day, .. } => true,
        Expr::Part { on: Some(on), .. } => is_of_the_day(on),
        _ => false,
    }
}

/// True for what counts from the moment of speaking.
fn is_deictic(expr: &Expr) -> bool {
    match expr {
        Expr::Shift { told, grain, .. } => !told && *grain == Grain::Day,
        Expr::Offset { told, of, .. } => !told && of.is_none(),
        Expr::Part { on: Some(of), .. } | Expr::Edge { of, .. } | Expr::Nth { of, .. } => is_deictic(of),
        _ => false,
    }
}

/// True for `a year earlier`, `the same quarter last year`.
fn compares(expr: &Expr) -> bool {
    match expr {
        Expr::Period(..) => true,
        Expr::Offset { told, sign, length, of: None } => *told && *sign < 0 && length.grain == Grain::Year,
        _ => false,
    }
}

/// The share of right values of a rule, less where the value had to be chosen.
fn confidence(rule: Option<&Rule>, resolved: &Resolved, _modifier: Option<TimeModifier>) -> Confidence {
    let sure = rule.map_or(50, |rule| rule.confidence);
    Confidence(if resolved.missing.is_some() { sure.min(55) } else { sure })
}

fn names_year(expr: &Expr) -> bool {
    year_in(expr).is_some()
}

/// The year that the text itself gives.
fn year_in(expr: &Expr) -> Option<i32> {
    match expr {
        Expr::Fields(fields) => fields.year.or_else(|| fields.of.as_deref().and_then(year_in)),
        Expr::Edge { of, .. } | Expr::Nth { of, .. } => year_in(of),
        Expr::Part { on: Some(on), .. } => year_in(on),
        Expr::Clock(clock) => clock.on.as_deref().and_then(year_in),
        Expr::Pair { b, .. } => year_in(&b.expr),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
