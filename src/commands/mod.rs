//! One file per verb of the command line. A command reads the world, calls the pure middle, writes
//! the result, and says how the program should end ([`Outcome`]).

pub mod extract;
pub mod import;
pub mod init;
pub mod new;

/// How a command ended, as exit codes of the conventions: 0, 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All went well.
    Fine,
    /// There are findings, or the build failed.
    Findings,
}
