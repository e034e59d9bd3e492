//! The preview server: a dossier in memory, pages made when somebody looks at them, and every change of
//! a file on the screen at once. [`run`] opens the dossier, watches its files and answers on loopback;
//! [`live::Live`] is the dossier as it is now. Nothing is written to disk.

mod http;
pub mod live;
mod page;
mod watch;

use crate::engine::Options;
use crate::engine::disk::OpenError;
use live::Live;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use thiserror::Error;

/// What is served and how.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder of the dossier.
    pub root: PathBuf,
    /// Another configuration file than `liasse.toml`.
    pub config: Option<PathBuf>,
    /// How the dossier is read.
    pub options: Options,
    /// The address to listen on.
    pub interface: IpAddr,
    /// The first port to try; the next free one is taken.
    pub port: u16,
    /// Look at the files at this interval instead of being told by the system.
    pub poll: Option<Duration>,
}

/// Why there is no preview.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The dossier cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// No port could be had.
    #[error("no free port from {0} on: {1}")]
    Port(u16, io::Error),
    /// Files cannot be watched.
    #[error("the files cannot be watched: {0}; try --poll 700ms")]
    Watch(#[from] notify::Error),
    /// The server stopped.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Ports tried after the first.
const PORTS: u16 = 20;

/// The dossier in memory, shared by the watcher and the server, and the revision browsers wait for.
#[derive(Debug)]
struct Shared {
    live: Mutex<Live>,
    revision: tokio::sync::watch::Sender<u64>,
    interface: IpAddr,
}

impl Shared {
    /// The dossier; a thread that panicked while it held it leaves it as it was.
    fn live(&self) -> std::sync::MutexGuard<'_, Live> {
        self.live.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Tells open browsers that something changed.
    fn announce(&self) {
        self.revision.send_modify(|revision| *revision += 1);
    }
}

/// Serves until the process ends. `ready` is called once with the address, when the first page can be asked for.
///
/// # Errors
/// See [`ServeError`].
pub fn run(settings: &Settings, ready: impl FnOnce(SocketAddr, &Live)) -> Result<(), ServeError> {
    let live = Live::open(settings)?;
    let listener = listen(settings.interface, settings.port)?;
    let address = listener.local_addr()?;
    ready(address, &live);
    let (revision, _) = tokio::sync::watch::channel(0);
    let shared = Arc::new(Shared { live: Mutex::new(live), revision, interface: settings.interface });
    let _watcher = watch::start(settings, Arc::clone(&shared))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(http::answer(listener, shared))?;
    Ok(())
}

fn listen(interface: IpAddr, first: u16) -> Result<TcpListener, ServeError> {
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for port in (first..=first.saturating_add(PORTS)).take(if first == 0 { 1 } else { usize::from(PORTS) + 1 }) {
        match TcpListener::bind((interface, port)) {
            Ok(listener) => {
                listener.set_nonblocking(true)?;
                return Ok(listener);
            }
            Err(error) => last = error,
        }
    }
    Err(ServeError::Port(first, last))
}
