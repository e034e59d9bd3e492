//! `liasse serve`: a preview that follows every save.

use super::{CommandError, Outcome, Report};
use crate::diagnostic::Level;
use crate::serve::{self, Settings};
use std::process::{Command, Stdio};

/// Serves until the process is ended; opens a browser if `open`.
///
/// # Errors
/// When there is no dossier, no free port, or the files cannot be watched.
pub fn run(settings: &Settings, open: bool, report: Report) -> Result<Outcome, CommandError> {
    serve::run(settings, |address, live| {
        let found = live.engine().diagnostics();
        report.diagnostics(&found);
        let errors = found.iter().filter(|d| d.level == Level::Error).count();
        let state = if errors == 0 { String::new() } else { format!(" ({errors} to be mended)") };
        report.line(&format!("{} sources at http://{address}/{state}; stop with Ctrl-C", live.engine().index().len()));
        if open {
            open_browser(&format!("http://{address}/"));
        }
    })?;
    Ok(Outcome::Fine)
}

/// Asks the system to show `url`; a system without a browser is no reason to stop.
fn open_browser(url: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    Command::new(program).args(arguments).arg(url).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok();
}
