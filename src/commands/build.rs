//! `liasse build`: the whole site into `public/`, and what was found in one line.

use super::{CommandError, Outcome, Place, Report, shown};
use crate::dossier::FactKind;
use crate::engine::{Engine, Options, Output};
use crate::output::{Published, publish};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Where the site goes unless `-o` says otherwise.
pub const OUTPUT: &str = "public";

/// Builds the dossier at `place` into `output`.
///
/// # Errors
/// When there is no dossier or the site cannot be written; problems in sources are told, not returned.
pub fn run(place: &Place, output: Option<&Path>, options: Options, report: Report) -> Result<Outcome, CommandError> {
    let start = Instant::now();
    let (root, engine) = place.open(options)?;
    if report.diagnostics(&engine.diagnostics()) == Outcome::Findings {
        report.line("nothing was published: mend the problems above first; the old site is untouched");
        return Ok(Outcome::Findings);
    }
    let target: PathBuf = output.map_or_else(|| root.join(OUTPUT), Path::to_path_buf);
    let published = write(&root, &target, &engine)?;
    report.line(&summary(&engine, &published, &target, start));
    Ok(Outcome::Fine)
}

/// Publishes every output of the engine.
fn write(root: &Path, target: &Path, engine: &Engine) -> Result<Published, CommandError> {
    let outputs: BTreeMap<String, Output> = engine.outputs();
    let paths: Vec<&str> = outputs.keys().map(String::as_str).collect();
    let make = |path: &str| {
        let output = outputs.get(path).ok_or_else(|| "no such page".to_owned())?;
        engine.bytes(output).map_err(|error| error.to_string())
    };
    Ok(publish(root, target, &paths, &make)?)
}

/// What was found and written: sources, facts by kind and state, files, time.
fn summary(engine: &Engine, published: &Published, target: &Path, start: Instant) -> String {
    let index = engine.index();
    let totals = index.totals();
    let kinds = [(FactKind::Figure, totals.figures), (FactKind::Quotation, totals.quotations), (FactKind::Event, totals.events)];
    let kinds = kinds.map(|(kind, count)| format!("{count} {}s", kind.name())).join(", ");
    let proposed = totals.figures + totals.quotations + totals.events - totals.reviewed;
    let entities = index.registry().iter().count();
    format!(
        "{} sources: {kinds}, {entities} names; {} reviewed, {proposed} proposed, {} held back\n{} files ({} written, {} removed, {} kB) in {} in {} ms",
        index.len(),
        totals.reviewed,
        totals.held_back,
        published.files,
        published.written,
        published.removed,
        published.bytes / 1000,
        shown(target),
        start.elapsed().as_millis(),
    )
}
