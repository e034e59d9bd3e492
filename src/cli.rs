//! The command line: arguments into calls of [`crate::commands`].

use crate::commands::{self, Outcome};
use clap::{Parser, Subcommand};
use std::io;

/// Turn a folder of source articles into a briefing in which every fact opens its sentence.
#[derive(Debug, Parser)]
#[command(name = "liasse", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the facts of texts as JSON
    Extract {
        /// Read one JSON object a line on standard input
        #[arg(long)]
        jsonl: bool,
    },
}

/// Runs the program with the arguments of the process; returns the exit code.
pub fn run() -> u8 {
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Command::Extract { jsonl: _ } => commands::extract::jsonl(io::stdin().lock(), io::stdout().lock()),
    };
    match result {
        Ok(Outcome::Fine) => 0,
        Ok(Outcome::Findings) | Err(_) => 1,
    }
}
