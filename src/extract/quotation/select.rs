//! Attributions into quotations: [`quotations`] puts a speaker to each in the order of the text, turns
//! token positions into spans and keeps what may stand together. Two spans are apart or one lies
//! inside the other; inside lie only mixed quotations in reported clauses.

use super::attribution::{Attribution, Source};
use super::phrase::Head;
use super::reading::Reading;
use super::resolve::{Resolver, percent};
use crate::extract::facts::{Confidence, Quotation, QuotationKind};
use crate::extract::lexicon::quotation::{class, verb};

/// No more than this is what a passage is worth whose speaker stays open, in percent; and one that an
/// agency relays.
const OPEN: u8 = 50;
const RELAYED: u8 = 80;
/// What the name of one who speaks on is worth for what was said before.
const GOES_ON: u8 = 78;

/// The quotations of the document, in the order of the text; clauses before the fragments inside them.
pub(super) fn quotations(reading: &Reading<'_>, mut attributions: Vec<Attribution>) -> Vec<Quotation> {
    attributions.sort_by_key(|a| (a.content.start, usize::MAX - a.content.end));
    let mut attributions = compatible(attributions);
    go_on(reading, &mut attributions);
    let mut resolver = Resolver::new(reading);
    let mut groups: Vec<u32> = Vec::new();
    let mut found = Vec::with_capacity(attributions.len());
    for a in attributions {
        let Some(span) = reading.span(&a.content) else { continue };
        let speaker = resolver.resolve(&a.source, &a.content, a.rule.confidence);
        let group = a.group.map(|group| number(&mut groups, group));
        let referent = speaker.known.and_then(|i| reading.names.known.get(i)).and_then(|k| k.referent);
        let confidence = if speaker.name.is_some() {
            percent(a.rule.confidence, speaker.certainty)
        } else if a.via.is_some() && matches!(a.source, Source::Open) {
            // Relayed by an agency: that nobody is named is what the text says.
            a.rule.confidence.min(RELAYED)
        } else {
            a.rule.confidence.min(OPEN)
        };
        found.push(Quotation {
            span,
            kind: a.kind,
            speaker: speaker.mention.and_then(|m| reading.span(&m)),
            speaker_name: speaker.name,
            referent,
            cue: a.cue.and_then(|c| reading.span(&c)),
            via: a.via.and_then(|v| reading.span(&v)),
            group,
            rule: a.rule.name,
            confidence: Confidence(confidence),
        });
    }
    found
}

/// « Le candidat a admis … « … », a ajouté Luc Ferrand. »: whoever adds has spoken just before, as a role
/// that the text gives nobody.
fn go_on(reading: &Reading<'_>, attributions: &mut [Attribution]) {
    for index in 1..attributions.len() {
        let Some((before, [next, ..])) = attributions.split_at_mut_checked(index) else { return };
        let continues = next.cue.clone().is_some_and(|c| c.into_iter().any(|i| reading.tag(i).verb & verb::CONTINUES != 0));
        let Source::Phrase(named) = &next.source else { continue };
        if !continues || named.head != Head::Name || named.tokens.start != named.core.start {
            continue;
        }
        let near = |a: &Attribution| reading.sentence_number(next.content.start) <= reading.sentence_number(a.content.start) + 1;
        for attribution in before.iter_mut().rev().take(2).take_while(|a| near(a)) {
            if let Source::Phrase(role) = &attribution.source
                && role.head == Head::Role
                && role.tokens.len() == 2
                && role.core.len() == 1
                && !reading.is(role.tokens.start, class::INDEFINITE | class::PLURAL)
            {
                attribution.source = Source::Named(role.tokens.clone(), named.clone());
                attribution.rule.confidence = attribution.rule.confidence.min(GOES_ON);
            }
        }
    }
}

/// Drops what may not stand together: of two clauses one inside the other the outer is kept, of two
/// that overlap the surer one.
fn compatible(attributions: Vec<Attribution>) -> Vec<Attribution> {
    let mut kept: Vec<Attribution> = Vec::with_capacity(attributions.len());
    for a in attributions {
        let mut drop = false;
        while let Some(last) = clause_or_last(&kept, &a) {
            let other = &kept[last];
            if a.content.start >= other.content.end {
                break;
            }
            let inside = a.content.end <= other.content.end;
            let fragment = a.kind == QuotationKind::Mixed && other.kind == QuotationKind::Indirect;
            if inside && fragment && a.content != other.content {
                break;
            }
            let marked = |q: &Attribution| q.kind != QuotationKind::Indirect;
            let wins = marked(&a) && !marked(other)
                || marked(&a) == marked(other) && !inside && a.rule.confidence > other.rule.confidence;
            if !wins {
                drop = true;
                break;
            }
            kept.remove(last);
        }
        if !drop {
            kept.push(a);
        }
    }
    kept
}

/// The last kept attribution that still reaches the start of `a`: the last one, or the clause around it.
fn clause_or_last(kept: &[Attribution], a: &Attribution) -> Option<usize> {
    let from = kept.len().saturating_sub(12);
    (from..kept.len()).rev().find(|&i| kept.get(i).is_some_and(|k| k.content.end > a.content.start))
}

fn number(groups: &mut Vec<u32>, group: u32) -> u32 {
    let position = groups.iter().rev().take(4).position(|&known| known == group).map(|back| groups.len() - 1 - back);
    let index = position.unwrap_or_else(|| {
        groups.push(group);
        groups.len() - 1
    });
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// Every span lies in `text`, none overlaps another but by lying inside a clause.
#[cfg(test)]
pub(super) fn are_legal(text: &str, quotations: &[Quotation]) -> Result<(), String> {
    let mut last: Option<crate::span::Span> = None;
    let mut clause: Option<crate::span::Span> = None;
    for q in quotations {
        let s = q.span;
        if s.is_empty() || text.get(s.range()).is_none() {
            return Err(format!("outside the text: {q:?}"));
        }
        for part in [q.speaker, q.cue, q.via].into_iter().flatten() {
            if part.is_empty() || text.get(part.range()).is_none() {
                return Err(format!("a part outside the text: {q:?}"));
            }
        }
        let free = last.is_none_or(|l| !l.overlaps(s));
        let nested = q.kind == QuotationKind::Mixed && clause.is_some_and(|c| c.contains(s) && c != s);
        let ordered = last.is_none_or(|l| l.start <= s.start);
        if !ordered
            || !(free && clause.is_none_or(|c| !c.overlaps(s))
                || nested && last.is_none_or(|l| !l.overlaps(s) || Some(l) == clause))
        {
            return Err(format!("overlaps: {q:?}"));
        }
        if q.kind == QuotationKind::Indirect {
            clause = Some(s);
        }
        last = Some(s);
    }
    Ok(())
}
