//! `liasse check`: every source read, every page made in memory, every link, anchor and asset followed.
//! Nothing is written.

use super::{CommandError, Outcome, Place, Report};
use crate::diagnostic::{self, Diagnostic};
use crate::engine::Options;
use crate::output::check;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Checks the dossier at `place`; with `json` the findings go to standard output as JSON.
///
/// # Errors
/// When there is no dossier.
pub fn run(place: &Place, options: Options, json: bool, report: Report) -> Result<Outcome, CommandError> {
    let (_, engine) = place.open(options)?;
    let mut found = engine.diagnostics();
    let outputs = engine.outputs();
    let made: Vec<_> = outputs.par_iter().map(|(path, output)| (path, engine.bytes(output))).collect();
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (path, made) in made {
        match made {
            Ok(bytes) => drop(files.insert(path.clone(), bytes.into_owned())),
            Err(error) => {
                found.push(Diagnostic::error("template", error.to_string()).remedy("mend the template it names"));
            }
        }
    }
    let (broken, followed) = check::check(&files);
    found.extend(broken.iter().map(|broken| {
        let message = format!("{:?} {}", broken.target, broken.problem.message());
        Diagnostic::error("link-broken", message).file(broken.page.clone()).remedy("mend the template or the page that has it")
    }));
    found.sort();
    found.dedup();
    if json {
        println!("{}", crate::export::diagnostics::json(&found));
    }
    let outcome = report.diagnostics(if json { &[] } else { &found });
    report.line(&format!("{} files, {followed} links followed, {} broken", files.len(), broken.len()));
    Ok(if found.iter().any(|d| d.level == diagnostic::Level::Error) { Outcome::Findings } else { outcome })
}
