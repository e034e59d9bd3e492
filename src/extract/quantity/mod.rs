//! Numbers that count or measure something. [`find`] takes the numbers of a document one after the
//! other: is it a figure at all ([`guard`]), what is it measured in ([`unit`]) or what does it count
//! ([`noun`]), does it form a range or a list with its neighbour ([`join`]), what modifies it
//! ([`modifier`]), and what does the sentence say of it ([`context`]). Numbers inside dates and clock
//! times are no quantities. What the count is limited to ([`scope`]) and whether the text takes it back
//! ([`withdrawn`]) is read once all are found; [`attribute`] names who gives a figure once the quotations are known, and
//! [`name_sums`] of what a sum of money is the sum. Nothing is
//! compared or added up here.

mod age;
mod calendar;
mod context;
mod giver;
mod guard;
#[cfg(test)]
mod hard_cases;
mod join;
mod modifier;
mod noun;
mod part;
mod price;
mod says;
mod scope;
mod special;
mod tail;
mod unit;
mod withdrawn;

use super::facts::{Amount, Confidence, Modifier, Quantity, QuantityKind, TimeExpression, TimeKind, Unit};
use super::lexicon::Lexicon;
use super::lexicon::quantity::{QuantityWords, UnitKind};
use crate::span::Span;
use crate::text::Document;
use crate::text::number::{Number, NumberForm};
use join::Join;
use noun::Noun;
pub use price::name_sums;
pub use says::attribute;
use std::ops::Range;
use unit::FoundUnit;

/// Every quantity of the document; numbers inside `times` are no quantities. Lengths of time are
/// given with a confidence below publication, ages as figures.
pub fn find(doc: &Document<'_>, lexicon: &Lexicon, times: &[TimeExpression]) -> Vec<Quantity> {
    let scene = Scene { doc, words: &lexicon.quantities, lexicon, times };
    let parts = scene.parts();
    let mut found: Vec<Quantity> = Vec::with_capacity(parts.len());
    let mut at = 0;
    let mut free = 0;
    while at < parts.len() {
        let (draft, next) = scene.draft(&parts, at, free);
        if let Some(draft) = draft {
            free = draft.tokens.end;
            if let Some(quantity) = scene.quantity(&draft, &found) {
                found.push(quantity);
            }
        }
        at = next.max(at + 1);
    }
    scene.narrow(&mut found);
    part::inherit(scene, &mut found);
    withdrawn::mark(scene, &mut found);
    found
}

/// What every rule reads.
#[derive(Clone, Copy)]
struct Scene<'a> {
    doc: &'a Document<'a>,
    words: &'a QuantityWords,
    lexicon: &'a Lexicon,
    times: &'a [TimeExpression],
}

/// A number with what stands directly beside it.
struct Part<'a> {
    number: &'a Number,
    unit: Option<FoundUnit>,
    noun: Option<Noun>,
    /// It can be no figure, whatever follows.
    barred: bool,
}

impl Part<'_> {
    /// Its tokens with its unit or noun.
    fn tokens(&self) -> Range<usize> {
        let mut tokens = self.number.tokens.clone();
        if let Some(unit) = &self.unit {
            tokens = tokens.start.min(unit.tokens.start)..tokens.end.max(unit.tokens.end);
        } else if let Some(noun) = &self.noun {
            tokens.end = noun.head.end;
        }
        tokens
    }
}

/// A quantity before its surroundings are read.
struct Draft {
    tokens: Range<usize>,
    amount: Amount,
    unit: Unit,
    counts: Option<Range<usize>>,
    modifier: Option<Modifier>,
    kind: QuantityKind,
    rule: &'static str,
    confidence: u8,
}

impl Scene<'_> {
    fn parts(&self) -> Vec<Part<'_>> {
        let mut parts: Vec<Part<'_>> = Vec::with_capacity(self.doc.numbers.len());
        let mut time = 0;
        let mut taken = 0;
        for (at, number) in self.doc.numbers.iter().enumerate() {
            while self.times.get(time).is_some_and(|t| t.span.end <= number.span.start) {
                time += 1;
            }
            let inside = self.times.get(time).filter(|t| t.span.overlaps(number.span));
            let dated = inside.is_some_and(|t| t.kind != TimeKind::Duration);
            let barred = dated || self.barred(number);
            let next = self.doc.numbers.get(at + 1);
            let unit = if self.barred(number) { None } else { self.unit_of(number, taken, next) };
            // `1/2 mile`, « 3/4 % » look like dates, but a measure is none.
            let measured = unit.as_ref().is_some_and(|unit| !matches!(unit.kind, UnitKind::Duration | UnitKind::Age));
            let parted = number.form == NumberForm::Fraction || number.value.fract() != 0.0;
            let fraction = parted && (self.alone(number) || self.lone_minus(number));
            let barred = barred && !(dated && (measured || fraction));
            let noun = if barred || unit.is_some() { None } else { self.noun_of(number) };
            let part = Part { number, unit, noun, barred };
            let takes = !number.article || part.unit.is_some() && !self.words.adjectives_first;
            if !barred && takes {
                taken = part.tokens().end;
            }
            parts.push(part);
        }
        parts
    }

    /// The quantity that starts with part `at`, and the next part to look at.
    fn draft(&self, parts: &[Part<'_>], at: usize, free: usize) -> (Option<Draft>, usize) {
        let Some(part) = parts.get(at) else { return (None, at + 1) };
        if part.barred || part.tokens().start < free {
            return (None, at + 1);
        }
        if let Some((draft, used)) = self.ratio(parts, at) {
            return (Some(draft), at + used);
        }
        if part.number.article {
            return (self.counted_article(part), at + 1);
        }
        if self.says_again(parts, at) {
            return (None, at + 1);
        }
        let next = parts.get(at + 1).filter(|next| !next.barred);
        let join = next.map_or(Join::None, |next| self.join(part, next));
        match (join, next) {
            (Join::Score, _) => (None, at + 2),
            (Join::Range, Some(next)) => (self.range(part, next), at + 2),
            (Join::List, Some(next)) => (self.shared(part, next, parts, at), at + 1),
            (Join::Change, Some(next)) => (self.changed(part, next), at + 1),
            _ => (self.single(part, at, parts), at + 1),
        }
    }

    /// One number with its unit, its noun or nothing.
    fn single(&self, part: &Part<'_>, at: usize, parts: &[Part<'_>]) -> Option<Draft> {
        let number = part.number;
        let mut draft = Draft {
            tokens: part.tokens(),
            amount: Amount::Exact(number.value),
            unit: Unit::None,
            counts: None,
            modifier: own_modifier(number),
            kind: QuantityKind::Number,
            rule: "bare",
            confidence: 45,
        };
        if let Some(unit) = &part.unit {
            return self.measured(draft, number, unit);
        }
        if let Some(noun) = &part.noun {
            if let Some(unit) = self.length_in(noun) {
                return self.measured(draft, number, &unit);
            }
            if self.year_with_noun(number, noun) || self.names_with_noun(number, noun) {
                return None;
            }
            (draft.unit, draft.kind) = (Unit::Counted(noun.unit.clone()), QuantityKind::Count);
            draft.counts = Some(noun.counts.clone());
            (draft.rule, draft.confidence) = ("counted", if number.in_words { 85 } else { 90 });
            if number.form == NumberForm::Collective {
                draft.rule = "collective";
            }
            return Some(draft);
        }
        if let Some(age) = self.apposed_age(part) {
            return Some(age);
        }
        if let Some(end) = self.below_zero(number.tokens.end) {
            // `2 below zero`
            draft.tokens.end = end;
            draft.amount = Amount::Exact(-number.value);
            (draft.unit, draft.kind) = (Unit::Measure("degree".to_owned()), QuantityKind::Temperature);
            (draft.rule, draft.confidence) = ("measure", 85);
            return Some(draft);
        }
        if self.no_bare_figure(part, at, parts) {
            return None;
        }
        if let Some(again) = self.unit_again(part, at, parts) {
            return Some(again);
        }
        if number.form == NumberForm::Fraction {
            draft.counts = self.complement_at(number.tokens.end);
            // « un tiers » without a whole may be a third party, (2/3) a score.
            (draft.rule, draft.confidence) = ("fraction", if draft.counts.is_some() { 75 } else { 45 });
        }
        if self.alone(number) {
            (draft.rule, draft.confidence) = ("alone", 20);
        }
        if self.lone_minus(number) {
            (draft.tokens.start, draft.amount) = (0, Amount::Exact(-number.value));
            (draft.rule, draft.confidence) = ("alone", 20);
        }
        Some(draft)
    }

    /// Gives a draft its unit of measure; `None` for a length of time that is part of a date.
    fn measured(&self, mut draft: Draft, number: &Number, unit: &FoundUnit) -> Option<Draft> {
        draft.amount = scaled(draft.amount, unit);
        draft.rule = "measure";
        draft.confidence = 92;
        draft.unit = match unit.kind {
            UnitKind::Currency => {
                (draft.rule, draft.confidence, draft.kind) = ("money", 95, QuantityKind::Money);
                Unit::Currency(unit.code.clone())
            }
            UnitKind::Coin => {
                draft.kind = QuantityKind::Money;
                Unit::Measure(unit.code.clone())
            }
            UnitKind::Share => {
                (draft.rule, draft.confidence, draft.kind) = ("share", 95, QuantityKind::Percent);
                draft.counts = self.complement_at(unit.tokens.end);
                Unit::Share(unit.code.clone())
            }
            UnitKind::Measure => {
                draft.kind = if self.is_heat(unit) { QuantityKind::Temperature } else { QuantityKind::Dimension };
                Unit::Measure(unit.code.clone())
            }
            UnitKind::Count => {
                (draft.rule, draft.confidence, draft.kind) = ("counted", 80, QuantityKind::Count);
                draft.counts = Some(unit.tokens.start + 1..unit.tokens.end);
                Unit::Counted(unit.code.clone())
            }
            UnitKind::Age => {
                (draft.rule, draft.kind) = ("age", QuantityKind::Age);
                Unit::Measure(unit.code.clone())
            }
            UnitKind::Duration => {
                let written = self.doc.lower(unit.tokens.start);
                let young = self.words.infant_units.contains(written) && self.is_infant(&draft.tokens);
                let old = self.words.age_units.contains(written) && self.is_age(&draft.tokens, number);
                let any = self.words.infant_units.contains(written) || self.words.age_units.contains(written);
                if self.tells_age(&draft.tokens) || old || young {
                    (draft.rule, draft.kind) = ("age", QuantityKind::Age);
                } else if let Some(confidence) = self.is_years(&draft.tokens).filter(|_| any) {
                    (draft.rule, draft.confidence, draft.kind) = ("age", confidence, QuantityKind::Age);
                } else if self.is_date(&draft.tokens) {
                    return None;
                } else {
                    (draft.rule, draft.confidence, draft.kind) = ("duration", 35, QuantityKind::Duration);
                }
                Unit::Measure(unit.code.clone())
            }
        };
        Some(draft)
    }

    /// The finished quantity: modifier, what happened and who says so.
    fn quantity(&self, draft: &Draft, before: &[Quantity]) -> Option<Quantity> {
        let span = self.span(&draft.tokens)?;
        let found = self.modifier(&draft.tokens, before);
        let (modifier, modifier_span) = match (draft.modifier, found) {
            (_, Some((modifier, span))) => (Some(modifier), span),
            (own, None) => (own, None),
        };
        let after = draft.counts.as_ref().map_or(draft.tokens.end, |counts| counts.end.max(draft.tokens.end));
        let counted = !matches!(draft.kind, QuantityKind::Age | QuantityKind::Duration);
        let counts = draft.counts.as_ref().and_then(|tokens| self.span(tokens));
        Some(Quantity {
            span,
            amount: draft.amount,
            unit: draft.unit.clone(),
            modifier,
            modifier_span,
            counts,
            predicate: self.predicate(&draft.tokens, after).filter(|span| counted && self.agrees_with(draft, *span)),
            scope: None,
            part: false,
            withdrawn: None,
            kind: draft.kind,
            says: self.says(span),
            rule: draft.rule,
            confidence: Confidence(draft.confidence),
        })
    }

    /// `a ship with 240 passengers has been stopped`: what is said of one is not said of many.
    fn agrees_with(&self, draft: &Draft, predicate: Span) -> bool {
        let many = draft.rule == "counted" && draft.amount.bounds().0 >= 2.0;
        !(many && self.words.singular_auxiliaries.contains(self.lower(self.doc.token_from(predicate.start))))
    }

    fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        let last = tokens.end.checked_sub(1)?;
        Some(self.doc.tokens.get(tokens.start)?.span.join(self.doc.tokens.get(last)?.span))
    }

    fn lower(&self, at: usize) -> &str {
        self.doc.lower(at)
    }

    /// The lower-case form of the token `back` before `at` on the same line; empty at the start.
    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |i| self.doc.lower(i))
    }

    fn same_line(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|token| !token.line_before())
    }

    fn glued(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|token| !token.space_before())
    }

    fn is_word(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|token| token.is_word())
    }

    /// The first token of a figure, its modifier included.
    fn figure(&self, quantity: &Quantity) -> usize {
        self.doc.token_from(quantity.modifier_span.map_or(quantity.span.start, |m| m.start.min(quantity.span.start)))
    }

    /// The sentence's tokens around token `at`.
    fn sentence(&self, at: usize) -> Range<usize> {
        let offset = self.doc.tokens.get(at).map_or(0, |token| token.span.start);
        self.doc.sentence_at(offset).and_then(|i| self.doc.sentences.get(i)).map_or(at..at + 1, |s| s.tokens.clone())
    }
}

/// What a number says of itself: « des dizaines » is vague, « une trentaine » approximate.
fn own_modifier(number: &Number) -> Option<Modifier> {
    match number.form {
        _ if number.vague => Some(Modifier::Vague),
        NumberForm::Collective => Some(Modifier::Approximate),
        _ => None,
    }
}

/// The amount times the factor a unit carries (`MGBP`), plus its coins (« 15 dollars et 15 cents »).
fn scaled(amount: Amount, unit: &FoundUnit) -> Amount {
    let scale = |value: f64| value * unit.factor + unit.plus;
    match amount {
        Amount::Exact(value) => Amount::Exact(scale(value)),
        Amount::Range(low, high) => Amount::Range(scale(low), scale(high)),
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::extract::lexicon::Lexicon;
    use crate::text::{Document, Lang};
    use proptest::prelude::*;

    fn holds(text: &str) {
        for lang in ["fr", "en"] {
            let lexicon = Lexicon::of(Lang::parse(lang).unwrap());
            let doc = Document::new(text, &lexicon.abbreviations, &lexicon.numbers);
            let mut last = 0;
            for quantity in find(&doc, lexicon, &[]) {
                assert!(quantity.span.start >= last && quantity.span.start < quantity.span.end, "{text:?}");
                let spans = [
                    Some(quantity.span),
                    quantity.modifier_span,
                    quantity.counts,
                    quantity.predicate,
                    quantity.says,
                    quantity.scope,
                ];
                let spans = spans.into_iter().chain([quantity.withdrawn]);
                for span in spans.flatten() {
                    assert!(text.get(span.range()).is_some_and(|part| !part.is_empty()), "{text:?}");
                }
                last = quantity.span.end;
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_ordered_spans(text in "\\PC{0,60}") {
            holds(&text);
        }

        #[test]
        fn pieces_of_figures_give_ordered_spans(pieces in prop::collection::vec(prop::sample::select(vec![
            "12", " ", "1 200", "3,5", "%", "€", "$", "-", "−", "à", "et", "entre", "de", "un", "une", "mort", "trois", "millions", "dizaine",
            "ans", "âgé", "km/h", "m²", "°", "C", "h", "sur", "des", "between", "to", "half", "a", "dozen", "of", "people", ",", ".", "(", ")",
            "US", "MGBP", "points", "et demi", "out of", "feet", "inches", "cents", "dont", "\n", "’", "e", "1/2", "½", "x10^", "ago", "+",
        ]), 0..30), spaced: bool) {
            holds(&pieces.join(if spaced { " " } else { "" }));
        }
    }

    #[test]
    fn junk_in_one_line_takes_linear_time() {
        for piece in ["1.", "000 ", "12 à ", "un ", "cent ", "999 999 ", "1-2-", "$", "mille milliards de ", "et 3 ", "1/2 "] {
            holds(&piece.repeat(200_000 / piece.len()));
        }
    }
}
