//! Diagnostics as JSON, for editors and continuous integration.

use crate::diagnostic::Diagnostic;
use serde_json::{Value, json};

/// The diagnostics as one JSON array, one a line.
pub fn json(found: &[Diagnostic]) -> String {
    let lines: Vec<String> = found.iter().map(|diagnostic| one(diagnostic).to_string()).collect();
    format!("[{}]", lines.join(",\n"))
}

fn one(d: &Diagnostic) -> Value {
    json!({
        "code": d.code, "level": d.level.name(), "file": d.file, "line": d.position.map(|p| p.line),
        "column": d.position.map(|p| p.column), "message": d.message, "remedy": d.remedy,
        "excerpt": d.excerpt.as_ref().map(|e| &e.text),
    })
}
