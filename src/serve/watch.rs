//! Changes of files into changes of the dossier. Where the system says that a file was closed after
//! writing, it is read at once; a few milliseconds of quiet gather what belongs together. What the
//! system cannot say exactly (a folder moved, events lost) is answered by looking at everything.

use super::{Settings, Shared};
use crate::content::SOURCES;
use crate::engine::disk::FOLDERS;
use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, RemoveKind};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// Quiet after which gathered events are acted on.
const QUIET: Duration = Duration::from_millis(3);
/// Longest time events are gathered.
const LONGEST: Duration = Duration::from_millis(60);

/// Watches until the returned watcher is dropped.
pub(super) fn start(settings: &Settings, shared: Arc<Shared>) -> notify::Result<Box<dyn Watcher + Send>> {
    let (sender, receiver) = channel();
    let mut watcher: Box<dyn Watcher + Send> = match settings.poll {
        Some(interval) => Box::new(PollWatcher::new(forward(sender), Config::default().with_poll_interval(interval))?),
        None => Box::new(RecommendedWatcher::new(forward(sender), Config::default())?),
    };
    // Folders are watched, not files: an editor's atomic save replaces the file itself.
    watcher.watch(&settings.root, RecursiveMode::NonRecursive)?;
    for folder in ["content"].iter().chain(&FOLDERS) {
        let folder = settings.root.join(folder);
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    let root = settings.root.clone();
    std::thread::spawn(move || follow(&root, &receiver, &shared));
    Ok(watcher)
}

fn forward(sender: Sender<notify::Result<Event>>) -> impl FnMut(notify::Result<Event>) {
    // The receiver lives as long as the process; a failed send means that it is ending.
    move |event| drop(sender.send(event))
}

/// What a burst of events asks for.
#[derive(Debug, Default)]
struct Burst {
    paths: BTreeSet<PathBuf>,
    everything: bool,
}

fn follow(root: &Path, receiver: &Receiver<notify::Result<Event>>, shared: &Shared) {
    while let Ok(first) = receiver.recv() {
        let mut burst = Burst::default();
        burst.add(root, first);
        let start = Instant::now();
        while start.elapsed() < LONGEST {
            match receiver.recv_timeout(QUIET) {
                Ok(event) => burst.add(root, event),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        if !burst.everything && burst.paths.is_empty() {
            continue;
        }
        let moved = shared.live().change((!burst.everything).then_some(&burst.paths));
        if moved {
            shared.announce();
        }
    }
}

impl Burst {
    fn add(&mut self, root: &Path, event: notify::Result<Event>) {
        let Ok(event) = event else {
            self.everything = true;
            return;
        };
        self.everything |= event.need_rescan();
        match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) | EventKind::Modify(_) | EventKind::Any => {}
            EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => self.everything = true,
            EventKind::Create(_) | EventKind::Remove(_) => {}
            EventKind::Access(_) | EventKind::Other => return,
        }
        for path in event.paths {
            let Ok(path) = path.strip_prefix(root) else { continue };
            if !is_ours(path) {
                continue;
            }
            // A renamed folder names only itself: what is in it has to be looked for.
            if root.join(path).is_dir() || path.extension().is_none() {
                self.everything = true;
            } else {
                self.paths.insert(path.to_path_buf());
            }
        }
    }
}

/// True for what makes a dossier; the output folder and editors' leftovers are passed over.
fn is_ours(path: &Path) -> bool {
    let hidden = path.components().any(|part| {
        let name = part.as_os_str().to_string_lossy();
        name.starts_with('.') || name.ends_with('~') || name.ends_with(".swp") || name.ends_with(".tmp")
    });
    let folders = ["content"].iter().chain(&FOLDERS);
    !hidden
        && (path == Path::new(crate::config::FILE)
            || path == Path::new(crate::dossier::names::NAMES)
            || path.starts_with(SOURCES)
            || folders.into_iter().any(|folder| path.starts_with(folder)))
}
