//! Raw bytes into text.

use crate::diagnostic::Diagnostic;

/// Decodes the bytes of `file`.
pub(super) fn decode(file: &str, raw: &[u8]) -> (Option<String>, Vec<Diagnostic>) {
    if raw.contains(&0) {
        let found = Diagnostic::error("file-binary", "this file holds NUL bytes: is it binary, or UTF-16?").file(file);
        return (None, vec![found.remedy("save it as UTF-8 text")]);
    }
    match std::str::from_utf8(raw) {
        Ok(text) => (Some(text.to_owned()), Vec::new()),
        Err(_) => {
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(raw);
            let found = Diagnostic::warning("encoding-guessed", "this file is not UTF-8; read as Windows-1252").file(file);
            (Some(text.into_owned()), vec![found])
        }
    }
}
