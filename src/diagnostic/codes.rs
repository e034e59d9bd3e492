//! What each code means, at more length than a message: [`explain`] serves `liasse explain CODE`. The texts are
//! data (`codes.toml`); a test holds that no code is without one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static CODES: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| toml::from_str(include_str!("codes.toml")).unwrap_or_default());

/// What the code means and what to do about it; `None` if there is no such code.
pub fn explain(code: &str) -> Option<&'static str> {
    CODES.get(code).map(String::as_str)
}

/// All codes, in order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    CODES.keys().map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    /// The codes in a file: the first text in quotes after a diagnostic is made.
    fn used(source: &str, found: &mut Vec<String>) {
        let source = source.split("#[cfg(test)]").next().unwrap_or("");
        for made in ["Diagnostic::note(", "Diagnostic::warning(", "Diagnostic::error("] {
            let codes = source.split(made).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
            found.extend(codes.map(str::to_owned));
        }
    }

    fn search(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap().filter_map(Result::ok) {
            match entry.path() {
                path if path.is_dir() => search(&path, found),
                path if path.extension().is_some_and(|e| e == "rs") => used(&fs::read_to_string(path).unwrap(), found),
                _ => {}
            }
        }
    }

    #[test]
    fn every_code_is_explained() {
        let mut found = Vec::new();
        search(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
        assert!(found.len() > 40, "{found:?}");
        let missing: Vec<&String> = found.iter().filter(|code| explain(code).is_none()).collect();
        assert!(missing.is_empty(), "codes without a text in src/diagnostic/codes.toml: {missing:?}");
    }
}
