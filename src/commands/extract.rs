//! `liasse extract`: facts on standard output, one JSON object a line (see [`contract`]), of the lines
//! of standard input or of content files.

use super::{CommandError, Outcome, Place, Report};
use crate::content;
use crate::export::contract;
use crate::{config, text::Lang};
use rayon::prelude::*;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

/// Lines read before they are worked on in parallel; bounds memory together with [`BATCH_BYTES`].
const BATCH_LINES: usize = 512;
/// Bytes read before a batch is worked on.
const BATCH_BYTES: usize = 8 << 20;

/// Answers every line of `input` on `output`, in order.
///
/// # Errors
/// Only when `input` cannot be read or `output` not written; bad lines are answered.
pub fn jsonl(mut input: impl BufRead, mut output: impl Write) -> io::Result<Outcome> {
    let mut outcome = Outcome::Fine;
    let mut batch: Vec<String> = Vec::new();
    loop {
        let more = fill(&mut input, &mut batch)?;
        let answers: Vec<(String, bool)> = batch.par_iter().map(|line| contract::answer(line)).collect();
        for (line, failed) in answers {
            output.write_all(line.as_bytes())?;
            output.write_all(b"\n")?;
            if failed {
                outcome = Outcome::Findings;
            }
        }
        output.flush()?;
        if !more {
            return Ok(outcome);
        }
    }
}

/// Answers for content files, each on a line of its own with its source id; the text is the body of the
/// file. Works inside a dossier and outside.
///
/// # Errors
/// When standard output cannot be written to; unreadable files are told.
pub fn files(place: &Place, files: &[PathBuf], report: Report) -> Result<Outcome, CommandError> {
    let config = place.find().ok().and_then(|root| config::load(&root).ok()).map(|(config, _)| config).unwrap_or_default();
    let mut found = Vec::new();
    let mut out = io::stdout().lock();
    for path in files {
        let (source, problems) = content::load(Path::new(""), path, &config);
        found.extend(problems);
        let Some(source) = source else { continue };
        let lang = source.meta.lang.or_else(|| contract::language(&source.text)).or_else(|| Lang::parse(&config.lang));
        let line = contract::describe(&source.id.as_str().into(), &source.text, lang, source.meta.published);
        writeln!(out, "{line}").map_err(|error| CommandError::Io("standard output".to_owned(), error))?;
    }
    found.sort();
    Ok(report.diagnostics(&found))
}

/// Reads the next batch of non-blank lines; false at the end of the input. Bytes that are not UTF-8
/// are replaced, so that the line fails or answers by itself.
fn fill(input: &mut impl BufRead, batch: &mut Vec<String>) -> io::Result<bool> {
    batch.clear();
    let mut bytes = 0;
    while batch.len() < BATCH_LINES && bytes < BATCH_BYTES {
        let mut raw = Vec::new();
        if input.read_until(b'\n', &mut raw)? == 0 {
            return Ok(false);
        }
        bytes += raw.len();
        let line = String::from_utf8_lossy(&raw);
        if !line.trim().is_empty() {
            batch.push(line.into_owned());
        }
    }
    Ok(true)
}
