//! How the dossier was made: counts, rules and what they are worth, sources with something to know.

use super::cards::source_ref;
use super::chrome;
use super::home::totals;
use super::pages::{MethodPage, RuleRow, SourceNote};
use super::reader::Reader;
use super::routes::PageId;
use crate::config::PublishFacts;
use crate::dossier::{FactKind, List};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use xxhash_rust::xxh3::Xxh3;

/// Remarks on sources listed at most.
const NOTES: usize = 100;

pub(super) fn view(reader: &Reader<'_>) -> MethodPage {
    let policy = reader.policy();
    let mut rules: BTreeMap<(FactKind, &'static str, u8), usize> = BTreeMap::new();
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
            *rules.entry((item.kind, item.rule, item.confidence)).or_default() += 1;
        }
        let undated = part.source.meta.published.is_none().then_some(("undated", ""));
        let suspect = part.source.proposed_title.as_deref().map(|title| ("suspect-title", title));
        for (code, detail) in [undated, suspect].into_iter().flatten() {
            if notes.len() < NOTES {
                notes.extend(source_ref(reader, &at.source).map(|source| SourceNote { source, code, detail: detail.to_owned() }));
            }
        }
    }
    let row = |((kind, rule, confidence), count): ((FactKind, &'static str, u8), usize)| RuleRow {
        kind: kind.name(),
        rule: rule.to_owned(),
        confidence,
        count,
    };
    let mut rules: Vec<RuleRow> = rules.into_iter().map(row).collect();
    rules.sort_by(|a, b| (a.kind, Reverse(a.count), &a.rule).cmp(&(b.kind, Reverse(b.count), &b.rule)));
    MethodPage {
        chrome: chrome(reader, &PageId::Method, "method", ""),
        totals: totals(reader),
        threshold: policy.threshold,
        policy: if reader.site().config.publish.facts == PublishFacts::Accepted { "accepted" } else { "proposed" },
        rules,
        languages: languages.into_iter().collect(),
        period: days.iter().min().cloned().zip(days.iter().max().cloned()),
        notes,
        fingerprint: format!("{:016x}", print.digest()),
    }
}
