//! The site on disk. The new tree is made beside the old one, unchanged files as hard links, and the
//! two change places in one step; whoever is killed before that leaves the old site whole. Where the
//! system cannot exchange folders (or `public/` is a mount), files are replaced one by one, each atomically.

use super::manifest::{self, Manifest, digest};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a site was not published. The old one is whole.
#[derive(Debug, Error)]
pub enum PublishError {
    /// The folder is one that must not be written over.
    #[error("{0} cannot be the output folder: {1}")]
    Refused(PathBuf, &'static str),
    /// There are files in it that are not ours, and no manifest.
    #[error("{0} holds files that liasse did not write ({1} and others); choose an empty folder with -o")]
    Foreign(PathBuf, String),
    /// A page could not be made.
    #[error("{path}: {message}")]
    Page {
        /// The page.
        path: String,
        /// Why.
        message: String,
    },
    /// The system refused.
    #[error("{0}: {1}")]
    Io(PathBuf, io::Error),
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files of the site.
    pub files: usize,
    /// Files that were written because they are new or differ.
    pub written: usize,
    /// Files of the old site that are gone.
    pub removed: usize,
    /// Bytes of the site.
    pub bytes: u64,
}

/// What makes the bytes of the file at a path of the site.
type Make<'a> = dyn Fn(&str) -> Result<Cow<'a, [u8]>, String> + Sync + 'a;

/// Publishes the files named `paths`, whose bytes `make` gives, in `folder` of the dossier at `root`.
/// `make` is called once a path, from several threads; its result is dropped at once.
///
/// # Errors
/// See [`PublishError`]; nothing has changed then.
pub fn publish(root: &Path, folder: &Path, paths: &[&str], make: &Make<'_>) -> Result<Published, PublishError> {
    guard(root, folder)?;
    let old = Manifest::read(folder);
    let foreign = foreign_files(folder, &old)?;
    let parent = folder.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(|error| PublishError::Io(parent.to_path_buf(), error))?;
    let staging = tempfile::Builder::new()
        .prefix(".liasse-")
        .tempdir_in(parent)
        .map_err(|error| PublishError::Io(parent.to_path_buf(), error))?;
    open_to_readers(staging.path());
    let mut folders: BTreeSet<&Path> = paths.iter().filter_map(|path| Path::new(path).parent()).collect();
    folders.extend(foreign.iter().filter_map(|path| path.parent()));
    for inner in folders {
        let inner = staging.path().join(inner);
        fs::create_dir_all(&inner).map_err(|error| PublishError::Io(inner, error))?;
    }
    let stage = Stage { folder, staging: staging.path(), old: &old };
    let made: Vec<(String, String, u64, bool)> = paths.par_iter().map(|path| stage.file(path, make)).collect::<Result<_, _>>()?;
    let mut result = Published { files: made.len(), ..Published::default() };
    let mut new = Manifest::default();
    for (path, hash, bytes, written) in made {
        result.written += usize::from(written);
        result.bytes += bytes;
        new.files.insert(path, hash);
    }
    result.removed = old.files.keys().filter(|path| !new.files.contains_key(*path)).count();
    if result.written == 0 && result.removed == 0 && folder.join(manifest::PATH).exists() {
        return Ok(result);
    }
    let manifest = staging.path().join(manifest::PATH);
    fs::write(&manifest, new.to_json()).map_err(|error| PublishError::Io(manifest, error))?;
    for path in &foreign {
        let (from, to) = (folder.join(path), staging.path().join(path));
        fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(drop)).map_err(|error| PublishError::Io(from, error))?;
    }
    exchange(staging.path(), folder, &new, &old)?;
    Ok(result)
}

/// Writes one file so that readers see the old bytes or the new ones, never a part.
///
/// # Errors
/// When the folder cannot be written to; the old file is whole then.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    let mut file = tempfile::Builder::new().prefix(".liasse-").tempfile_in(parent)?;
    file.write_all(bytes)?;
    open_to_readers(file.path());
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// A web server runs as someone else: what is published may be read by all, as with any new file.
fn open_to_readers(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = if path.is_dir() { 0o755 } else { 0o644 };
        // Some file systems have no modes; then there is nothing to open.
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).ok();
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Refuses folders that hold more than a site: the root of the disk, home, the dossier and its content.
fn guard(root: &Path, folder: &Path) -> Result<(), PublishError> {
    let refuse = |why| Err(PublishError::Refused(folder.to_path_buf(), why));
    let full = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let (root, target) = (full(root), full(folder));
    if target.parent().is_none() {
        return refuse("it is the root of the disk");
    }
    if std::env::var_os("HOME").is_some_and(|home| full(Path::new(&home)) == target) {
        return refuse("it is the home folder");
    }
    if root.starts_with(&target) {
        return refuse("it holds the dossier itself");
    }
    let own = ["content", "templates", "static", "review", "editions"];
    if own.iter().any(|name| target.starts_with(root.join(name))) {
        return refuse("it holds what the author writes");
    }
    if folder.exists() && !folder.is_dir() {
        return refuse("it is a file");
    }
    Ok(())
}

/// Files in `folder` that its manifest does not know, relative to it. A folder without a manifest that
/// holds files is not ours to write in.
fn foreign_files(folder: &Path, old: &Manifest) -> Result<Vec<PathBuf>, PublishError> {
    let mut foreign = Vec::new();
    if !folder.exists() {
        return Ok(foreign);
    }
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| PublishError::Io(folder.to_path_buf(), error.into()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let Ok(path) = entry.path().strip_prefix(folder) else { continue };
        let name = crate::content::display_path(path);
        if name != manifest::PATH && !old.files.contains_key(&name) {
            foreign.push(path.to_path_buf());
        }
    }
    match foreign.first() {
        Some(first) if old.files.is_empty() => Err(PublishError::Foreign(folder.to_path_buf(), first.display().to_string())),
        _ => Ok(foreign),
    }
}

/// Where files are made before they go out.
struct Stage<'a> {
    folder: &'a Path,
    staging: &'a Path,
    old: &'a Manifest,
}

impl Stage<'_> {
    /// Makes one file: its path, hash, size, and whether it differs from the old one.
    fn file(&self, path: &str, make: &Make<'_>) -> Result<(String, String, u64, bool), PublishError> {
        let bytes = make(path).map_err(|message| PublishError::Page { path: path.to_owned(), message })?;
        let hash = digest(&bytes);
        let (before, target) = (self.folder.join(path), self.staging.join(path));
        let unchanged = self.old.files.get(path) == Some(&hash)
            && fs::metadata(&before).is_ok_and(|meta| meta.len() == bytes.len() as u64)
            && fs::hard_link(&before, &target).is_ok();
        if !unchanged {
            fs::write(&target, &bytes).map_err(|error| PublishError::Io(target, error))?;
        }
        Ok((path.to_owned(), hash, bytes.len() as u64, !unchanged))
    }
}

/// Puts the staged tree in the place of `folder`.
fn exchange(staging: &Path, folder: &Path, new: &Manifest, old: &Manifest) -> Result<(), PublishError> {
    if !folder.exists() {
        return fs::rename(staging, folder).map_err(|error| PublishError::Io(folder.to_path_buf(), error));
    }
    if swap(staging, folder).is_ok() {
        // The old tree now stands at the staging path and goes with it.
        return Ok(());
    }
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |error| PublishError::Io(path, error)
    };
    for path in new.files.keys().map(String::as_str).chain([manifest::PATH]) {
        let (from, to) = (staging.join(path), folder.join(path));
        let parent = to.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(failed(parent))?;
        fs::rename(&from, &to)
            .or_else(|_| fs::read(&from).and_then(|bytes| write_atomically(&to, &bytes)))
            .map_err(failed(&to))?;
    }
    for path in old.files.keys().filter(|path| !new.files.contains_key(*path)) {
        fs::remove_file(folder.join(path))
            .or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
            .map_err(failed(&folder.join(path)))?;
    }
    Ok(())
}

/// Exchanges two folders in one step.
#[cfg(target_os = "linux")]
fn swap(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

/// Systems without an exchange replace file by file.
#[cfg(not(target_os = "linux"))]
fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(root: &Path, files: &[(&str, &str)]) -> Result<Published, PublishError> {
        let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
        let make = |path: &str| {
            let text = files.iter().find(|(p, _)| *p == path).map_or("", |(_, text)| *text);
            if text == "fail" { Err("no".to_owned()) } else { Ok(Cow::Borrowed(text.as_bytes())) }
        };
        publish(root, &root.join("public"), &paths, &make)
    }

    fn text(root: &Path, path: &str) -> Option<String> {
        fs::read_to_string(root.join("public").join(path)).ok()
    }

    #[test]
    fn writes_what_differs_keeps_what_is_not_ours_and_removes_what_is_gone() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        let first = site(root, &[("index.html", "a"), ("x/index.html", "b")]).unwrap();
        assert_eq!((first.files, first.written, first.removed), (2, 2, 0));
        fs::write(root.join("public/CNAME"), "example.org").unwrap();
        let second = site(root, &[("index.html", "a"), ("y/index.html", "c")]).unwrap();
        assert_eq!((second.written, second.removed), (1, 1));
        assert_eq!(text(root, "CNAME").as_deref(), Some("example.org"));
        assert_eq!((text(root, "x/index.html"), text(root, "y/index.html").as_deref()), (None, Some("c")));
        let third = site(root, &[("index.html", "a"), ("y/index.html", "c")]).unwrap();
        assert_eq!(third.written, 0);
        assert_eq!(fs::read_dir(root).unwrap().count(), 1, "no staging folder is left");
    }

    #[test]
    fn a_failed_build_leaves_the_old_site_whole() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        site(root, &[("index.html", "a"), ("x/index.html", "b")]).unwrap();
        assert!(site(root, &[("index.html", "z"), ("x/index.html", "fail")]).is_err());
        assert_eq!((text(root, "index.html").as_deref(), text(root, "x/index.html").as_deref()), (Some("a"), Some("b")));
    }

    #[test]
    fn folders_that_hold_something_else_are_refused() {
        let root = tempfile::tempdir().unwrap();
        let make = |_: &str| Ok(Cow::Borrowed(&b""[..]));
        assert!(matches!(publish(root.path(), root.path(), &["a"], &make), Err(PublishError::Refused(..))));
        assert!(matches!(publish(root.path(), Path::new("/"), &["a"], &make), Err(PublishError::Refused(..))));
        let other = root.path().join("other");
        fs::create_dir(&other).unwrap();
        fs::write(other.join("thesis.txt"), "precious").unwrap();
        assert!(matches!(publish(root.path(), &other, &["a"], &make), Err(PublishError::Foreign(..))));
    }
}
