//! How the dossier was made: counts, rules and what they are worth, sources with something to know.

use super::cards::source_ref;
use super::chrome;
use super::home::totals;
use super::pages::{MethodPage, RuleRow, SourceNote};
use super::reader::Reader;
use super::routes::PageId;
use crate::config::PublishFacts;
use crate::dossier::figures::MOST_SOURCES;
use crate::dossier::{FactKind, List};
use crate::extract::lexicon::Topic;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use xxhash_rust::xxh3::Xxh3;

/// Remarks on sources listed at most.
const NOTES: usize = 100;

pub(super) fn view(reader: &Reader<'_>) -> MethodPage {
    let policy = reader.policy();
    let mut rules: BTreeMap<(FactKind, &'static str), RuleRow> = BTreeMap::new();
    let mut languages: BTreeMap<String, usize> = BTreeMap::new();
    let mut days: Vec<String> = Vec::new();
    let mut notes = Vec::new();
    // What has to be the same for the same bytes to come out: version, policy, sources.
    let mut print = Xxh3::new();
    print.update(format!("{} {policy:?}", env!("CARGO_PKG_VERSION")).as_bytes());
    let months = reader.months(List::Sources);
    for at in months.iter().flat_map(|(month, _)| reader.month(List::Sources, month)) {
        let Some(part) = reader.part(&at.source) else { continue };
        print.update(part.source.sha256.as_bytes());
        *languages.entry(part.lang.to_string()).or_default() += 1;
        days.extend(part.day());
        for item in part.items.iter().filter(|item| policy.publishes(item.state)) {
            let row = rules.entry((item.kind, item.rule)).or_insert_with(|| RuleRow {
                kind: item.kind.name(),
                rule: item.rule,
                least: item.confidence,
                most: item.confidence,
                count: 0,
            });
            (row.least, row.most) = (row.least.min(item.confidence), row.most.max(item.confidence));
            row.count += 1;
        }
        let undated = part.source.meta.published.is_none().then_some(("undated", ""));
        let suspect = part.source.proposed_title.as_deref().map(|title| ("suspect-title", title));
        for (code, detail) in [undated, suspect].into_iter().flatten() {
            if notes.len() < NOTES {
                notes.extend(source_ref(reader, &at.source).map(|source| SourceNote { source, code, detail: detail.to_owned() }));
            }
        }
    }
    let mut rules: Vec<RuleRow> = rules.into_values().collect();
    rules.sort_by_key(|row| (row.kind, Reverse(row.count), row.rule));
    MethodPage {
        chrome: chrome(reader, &PageId::Method, "method", ""),
        totals: totals(reader),
        threshold: policy.threshold,
        policy: if reader.site().config.publish.facts == PublishFacts::Accepted { "accepted" } else { "proposed" },
        rules,
        topics: topics(reader),
        points: points(reader),
        languages: languages.into_iter().collect(),
        period: days.iter().min().cloned().zip(days.iter().max().cloned()),
        notes,
        fingerprint: format!("{:016x}", print.digest()),
    }
}

fn topics(reader: &Reader<'_>) -> Vec<(&'static str, i64)> {
    let mut topics: Vec<_> = Topic::ALL.iter().map(|topic| (topic.name(), reader.weights().points(topic.name()))).collect();
    topics.sort_by_key(|&(_, points)| Reverse(points));
    topics
}

/// What else counts; what is taken away, as what it takes.
fn points(reader: &Reader<'_>) -> BTreeMap<&'static str, i64> {
    let weights = reader.weights();
    let added = ["sources", "attributed"].map(|name| (name, weights.points(name)));
    let taken = ["vague", "context", "part", "bare"].map(|name| (name, -weights.points(name)));
    let most = i64::try_from(MOST_SOURCES).unwrap_or(i64::MAX);
    added.into_iter().chain(taken).chain([("most_sources", most)]).collect()
}
