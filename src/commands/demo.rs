//! The example dossier that `liasse init --demo` brings: the repository's own, compiled in. The list is
//! written by hand, and is also its table of contents.

/// Paths relative to the dossier, and what the files hold.
pub(super) const FILES: [(&str, &str); 0] = [];
