//! One source as the fact-checker's bench: its text with every fact marked, and what is known of it.

use super::cards::{card_path, short_label, source_ref};
use super::chrome;
use super::pages::{Mark, Range, SourceCounts, SourceFact, SourcePage, TextBlock};
use super::reader::Reader;
use super::routes::PageId;
use crate::config::PublishText;
use crate::content::{Block, BlockKind, SourceId};
use crate::dossier::{Contribution, FactKind, FactRef, Item};
use crate::span::Span;
use std::collections::BTreeSet;

pub(super) fn view(reader: &Reader<'_>, id: &SourceId) -> Option<SourcePage> {
    let part = reader.part(id)?;
    let policy = reader.policy();
    let published: Vec<(usize, &Item)> = part.items.iter().enumerate().filter(|(_, item)| policy.publishes(item.state)).collect();
    let source = &part.source;
    let mode = source.meta.publish.unwrap_or(reader.site().config.publish.text);
    let mut counts = SourceCounts::default();
    let mut facts = Vec::new();
    for (place, item) in &published {
        match item.kind {
            FactKind::Figure => counts.figures += 1,
            FactKind::Quotation => counts.quotations += 1,
            FactKind::Event => counts.events += 1,
            FactKind::Mention => {
                counts.mentions += 1;
                continue;
            }
        }
        let at = FactRef { source: id.clone(), item: *place };
        facts.push(SourceFact {
            id: item.id.to_string(),
            kind: item.kind.name(),
            label: short_label(reader, part, item),
            state: item.state.name(),
            card: card_path(reader, part, &at, item),
        });
    }
    Some(SourcePage {
        chrome: chrome(reader, &PageId::Source(id.clone()), "source", &source.title),
        source: source_ref(reader, id)?,
        text_lang: part.lang.to_string(),
        proposed_title: source.proposed_title.clone(),
        authors: source.meta.authors.clone(),
        url: source.meta.url.clone(),
        archive_url: source.meta.archive_url.clone(),
        rights: source.meta.rights.clone(),
        origin: source.meta.origin.clone(),
        sha256: source.sha256.clone(),
        mode: mode_name(mode),
        counts,
        facts,
        blocks: blocks(reader, part, &published, mode),
    })
}

fn mode_name(mode: PublishText) -> &'static str {
    PublishText::WORDS.iter().find(|(_, word)| *word == mode).map_or("full", |(name, _)| name)
}

/// The blocks of the text with their facts; in an excerpt only the sentences that carry facts with
/// their neighbours, in link mode without them.
fn blocks(reader: &Reader<'_>, part: &Contribution, published: &[(usize, &Item)], mode: PublishText) -> Vec<TextBlock> {
    let neighbours = match mode {
        PublishText::Full => None,
        PublishText::Excerpt => Some(1),
        PublishText::Link => Some(0),
    };
    let wanted = neighbours.map(|reach| sentences_around(part, published, reach));
    let mut blocks: Vec<TextBlock> = Vec::new();
    for block in &part.source.blocks {
        let Some(wanted) = &wanted else {
            blocks.push(text_block(reader, part, block, block.span, published));
            continue;
        };
        for span in kept(part, block, wanted) {
            let gap = blocks.last().is_some_and(|last| last.kind != "gap") && span.start > block.span.start;
            if gap {
                blocks.push(gap_block());
            }
            blocks.push(text_block(reader, part, block, span, published));
        }
        if blocks.last().is_some_and(|last| last.kind != "gap") {
            blocks.push(gap_block());
        }
    }
    blocks
}

fn sentences_around(part: &Contribution, published: &[(usize, &Item)], reach: usize) -> BTreeSet<usize> {
    let last = |item: &Item| part.facts.sentences.partition_point(|s| s.start < item.span.end);
    published
        .iter()
        .filter(|(_, item)| item.kind != FactKind::Mention)
        .flat_map(|(_, item)| item.sentence.saturating_sub(reach)..last(item) + reach)
        .collect()
}

/// The runs of wanted sentences in a block.
fn kept(part: &Contribution, block: &Block, wanted: &BTreeSet<usize>) -> Vec<Span> {
    let mut runs: Vec<(usize, Span)> = Vec::new();
    let first = part.facts.sentences.partition_point(|s| s.end <= block.span.start);
    for (at, sentence) in part.facts.sentences.iter().enumerate().skip(first) {
        if sentence.start >= block.span.end {
            break;
        }
        if !wanted.contains(&at) || !block.span.contains(*sentence) {
            continue;
        }
        match runs.last_mut() {
            Some((last, run)) if *last + 1 == at => (*last, *run) = (at, run.join(*sentence)),
            _ => runs.push((at, *sentence)),
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

fn gap_block() -> TextBlock {
    TextBlock { kind: "gap", level: 0, text: String::new(), sentences: Vec::new(), marks: Vec::new() }
}

/// One passage of the text: `span` is all of `block` or a part of it.
fn text_block(reader: &Reader<'_>, part: &Contribution, block: &Block, span: Span, published: &[(usize, &Item)]) -> TextBlock {
    let (kind, level) = match block.kind {
        BlockKind::Heading(level) => ("heading", level.clamp(2, 6)),
        BlockKind::Paragraph => ("paragraph", 0),
        BlockKind::ListItem => ("item", 0),
        BlockKind::Quote => ("quote", 0),
        BlockKind::Boilerplate => ("boilerplate", 0),
        BlockKind::Code => ("code", 0),
    };
    let range = |inner: Span| Range {
        start: inner.start.max(span.start).saturating_sub(span.start) as usize,
        end: inner.end.min(span.end).saturating_sub(span.start) as usize,
    };
    let first = part.facts.sentences.partition_point(|s| s.end <= span.start);
    let inside = part.facts.sentences.iter().skip(first).take_while(|s| s.start < span.end);
    let from = published.partition_point(|(_, item)| item.span.start < span.start);
    // A fact is marked in the block it starts in; what runs on into the next block is cut at its end.
    let starting = published.iter().skip(from).take_while(|(_, item)| item.span.start < span.end);
    TextBlock {
        kind,
        level,
        text: part.words(span).to_owned(),
        sentences: inside.map(|sentence| range(*sentence)).collect(),
        marks: starting.map(|(place, item)| mark(reader, part, *place, item, range(item.span))).collect(),
    }
}

fn mark(reader: &Reader<'_>, part: &Contribution, place: usize, item: &Item, range: Range) -> Mark {
    let at = FactRef { source: part.source.id.clone(), item: place };
    let label = if item.kind == FactKind::Mention { part.words(item.span).to_owned() } else { String::new() };
    Mark { range, id: item.id.to_string(), kind: item.kind.name(), card: card_path(reader, part, &at, item), label }
}
