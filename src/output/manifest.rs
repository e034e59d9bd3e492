//! `manifest.json`: the files of the site with their SHA-256, so that a reader can verify them and the
//! next build knows which files are ours. Files it does not name are never touched.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Where the manifest is, from the root of the site.
pub(super) const PATH: &str = "manifest.json";

/// The files of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// SHA-256 in hexadecimal, by path from the root of the site.
    pub files: BTreeMap<String, String>,
}

impl Manifest {
    /// The manifest of the site in `folder`; empty if there is none or it cannot be read.
    pub fn read(folder: &Path) -> Self {
        let read = fs::read(folder.join(PATH)).ok();
        let parsed = read.and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok());
        let files = parsed.as_ref().and_then(|value| value.get("files")).and_then(|files| files.as_object());
        let entries = files.into_iter().flatten();
        Self { files: entries.filter_map(|(path, hash)| Some((path.clone(), hash.as_str()?.to_owned()))).collect() }
    }

    /// The manifest as JSON, one file a line, the same bytes for the same files.
    pub fn to_json(&self) -> String {
        let mut out = format!("{{\"generator\":\"liasse {}\",\n\"files\":{{\n", env!("CARGO_PKG_VERSION"));
        for (place, (path, hash)) in self.files.iter().enumerate() {
            let comma = if place + 1 < self.files.len() { "," } else { "" };
            let path = serde_json::to_string(path).unwrap_or_default();
            writeln!(out, "{path}:\"{hash}\"{comma}").ok();
        }
        out.push_str("}}\n");
        out
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        write!(text, "{byte:02x}").ok();
        text
    })
}
