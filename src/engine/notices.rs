//! What is wrong between files rather than in one: two sources with one name, decisions whose words
//! are gone, names in `entities.toml` no source has, citations that lead nowhere, undated sources whose own words would date them.

use super::Engine;
use crate::content::{self, Weekday, years_that_fit};
use crate::diagnostic::Diagnostic;
use crate::dossier::names;
use crate::extract::Facts;
use crate::review::{self, Anchored};

/// All such problems.
pub(super) fn of(engine: &Engine) -> Vec<Diagnostic> {
    let names = engine.claims.iter().flat_map(|(id, paths)| paths.iter().map(|path| (id.as_str().to_owned(), path.clone())));
    let mut found = content::clashes(names);
    found.extend(content::twins(engine.index.parts().map(|(_, part)| (part.source.text_hash, part.source.file()))));
    found.extend(engine.citation_problems());
    found.extend(names::unknown(names::NAMES, &engine.names_text, engine.index.registry()));
    found.extend(orphans(engine));
    found.extend(engine.options.around.into_iter().flat_map(|around| undated(engine, around)));
    found
}

/// Decisions about words that are not in their source any more.
fn orphans(engine: &Engine) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, (path, decisions)) in &engine.decisions {
        let part = engine.index.part(&content::SourceId(id.as_str().into()));
        let text = part.map_or("", |part| &part.source.text);
        for decision in &decisions.facts {
            if let Anchored::Orphan { nearest } = review::anchor(decision, text) {
                found.push(review::orphan(path, decision, text, nearest));
            }
        }
    }
    found
}

/// Sources without a date whose text names a weekday and a day of a month: the years that fit.
fn undated(engine: &Engine, around: i16) -> Vec<Diagnostic> {
    let undated = engine.index.parts().filter(|(_, part)| part.source.meta.published.is_none());
    undated.filter_map(|(_, part)| fitting(&part.facts, &part.source.text, around).map(|d| d.file(part.source.file()))).collect()
}

/// The message for a text that holds a bare weekday and a day of a month.
fn fitting(facts: &Facts, text: &str, around: i16) -> Option<Diagnostic> {
    let (weekday_text, weekday) = facts.times.iter().find_map(|time| {
        let number = time.value.strip_prefix("XXXX-WXX-")?.get(..1)?.parse().ok()?;
        Some((time.span.of(text), Weekday::from_monday_one_offset(number).ok()?))
    })?;
    let (day_text, month, day) = facts.times.iter().find_map(|time| {
        let (month, day) = time.value.strip_prefix("XXXX-")?.split_once('-')?;
        Some((time.span.of(text), month.parse().ok()?, day.get(..2)?.parse().ok()?))
    })?;
    let years: Vec<String> = years_that_fit(weekday, day, month, around).iter().map(ToString::to_string).collect();
    let message = format!("no date is given; « {weekday_text} » with « {day_text} » fits {}, …", years.join(", "));
    Some(Diagnostic::note("date-would-fit", message).remedy("if one of them is right, write it as date = year-month-day"))
}
