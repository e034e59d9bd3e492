//! `liasse extract`: facts on standard output, one JSON object a line (see [`contract`]).

use super::Outcome;
use crate::export::contract;
use rayon::prelude::*;
use std::io::{self, BufRead, Write};

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
