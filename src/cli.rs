//! The command line: arguments into calls of [`crate::commands`], their end into an exit code.

use crate::commands::{self, CommandError, Outcome, Place, Report};
use crate::engine::Options;
use crate::serve::Settings;
use clap::{Args, CommandFactory, Parser, Subcommand};
use clap_complete::Shell;
use jiff::civil::Date;
use std::io;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

/// Turn a folder of source articles into a briefing in which every fact opens its sentence.
#[derive(Debug, Parser)]
#[command(name = "liasse", version, arg_required_else_help = true, after_help = EXAMPLES)]
struct Arguments {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "Examples:
  liasse init briefing && cd briefing
  liasse import ~/article.txt --date 2022-01-10
  liasse serve --open";

/// Flags every command takes.
#[derive(Debug, Args)]
struct Common {
    /// The dossier's folder; by default the current one or one above it
    #[arg(short, long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Another configuration file than liasse.toml
    #[arg(short, long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Tell errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Tell notes too
    #[arg(short, long, global = true)]
    verbose: bool,
    /// Colours: auto, always, never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_parser = ["auto", "always", "never"])]
    color: String,
}

/// How a dossier is read, for the commands that make its site.
#[derive(Debug, Args)]
struct Reading {
    /// Where the site will stand, in place of `base_url`
    #[arg(short = 'u', long, value_name = "URL")]
    base_url: Option<String>,
    /// Show what the policy holds back, marked as such
    #[arg(long)]
    drafts: bool,
    /// The day the dossier speaks from, in place of `as_of`
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// The dossier's folder
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start a dossier
    Init {
        /// The new folder; the current one by default
        dir: Option<PathBuf>,
        /// Bring the example dossier
        #[arg(long)]
        demo: bool,
        /// Write into a folder that is not empty; nothing in it is overwritten
        #[arg(short, long)]
        force: bool,
    },
    /// Start a source with a title
    New {
        /// The title
        title: String,
    },
    /// Copy articles into the dossier
    Import {
        /// Files to copy
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        facts: Imported,
    },
    /// Print the facts of texts as JSON, one text a line
    Extract {
        /// Read one JSON object a line on standard input
        #[arg(long, conflicts_with = "files")]
        jsonl: bool,
        /// Content files
        #[arg(value_name = "FILE", required_unless_present = "jsonl")]
        files: Vec<PathBuf>,
    },
    /// Build the site into public/
    Build {
        #[command(flatten)]
        reading: Reading,
        /// Another folder than public/
        #[arg(short, long, value_name = "DIR")]
        output_dir: Option<PathBuf>,
        /// Warnings fail the build
        #[arg(long)]
        strict: bool,
    },
    /// Show the site and follow every save
    Serve {
        #[command(flatten)]
        reading: Reading,
        /// The first port to try
        #[arg(short, long, default_value_t = 1111)]
        port: u16,
        /// The address to listen on
        #[arg(short, long, default_value = "127.0.0.1", value_name = "IP")]
        interface: IpAddr,
        /// Open a browser
        #[arg(short = 'O', long)]
        open: bool,
        /// Look at the files at this interval (700ms, 2s) where the system tells nothing
        #[arg(long, value_name = "TIME", value_parser = interval)]
        poll: Option<Duration>,
    },
    /// Check sources, links, anchors and assets without writing anything
    Check {
        #[command(flatten)]
        reading: Reading,
        /// Warnings are findings too
        #[arg(long)]
        strict: bool,
        /// How findings are printed
        #[arg(long, default_value = "human", value_parser = ["human", "json"], value_name = "FORM")]
        format: String,
    },
    /// Tell where a fact comes from and where it stands
    Explain {
        /// A fact's id (f-…), a name, or the code of a message
        #[arg(value_name = "FACT-ID")]
        id: String,
    },
    /// Decide on what the program found
    Review {
        #[command(subcommand)]
        what: Reviewed,
    },
    /// Print shell completions
    #[command(visible_alias = "completion")]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

#[derive(Debug, Subcommand)]
enum Reviewed {
    /// Names that may be one, or may be two: why, where, and the lines for entities.toml
    Entities {
        /// Print all proposals as JSON
        #[arg(long)]
        json: bool,
        /// How many proposals are printed
        #[arg(short = 'n', long, value_name = "NUMBER", default_value_t = 20)]
        most: usize,
        /// Write this proposal into entities.toml; may be given several times
        #[arg(long, value_name = "ID", conflicts_with = "json")]
        accept: Vec<String>,
        /// Write into entities.toml that this proposal is wrong
        #[arg(long, value_name = "ID", conflicts_with = "json")]
        reject: Vec<String>,
    },
}

/// What is known of imported articles.
#[derive(Debug, Args)]
struct Imported {
    /// Day of publication, year-month-day
    #[arg(long)]
    date: Option<String>,
    /// Address of the original
    #[arg(long)]
    url: Option<String>,
    /// Who published it
    #[arg(long)]
    publisher: Option<String>,
    /// Language, two letters
    #[arg(long)]
    lang: Option<String>,
}

/// Runs the program with the arguments of the process; returns the exit code.
pub fn run() -> u8 {
    let arguments = Arguments::parse();
    let report = Report {
        quiet: arguments.common.quiet,
        verbose: arguments.common.verbose,
        color: Report::wants_color(&arguments.common.color),
        strict: matches!(arguments.command, Command::Build { strict: true, .. } | Command::Check { strict: true, .. }),
    };
    let place = Place { root: arguments.common.root, config: arguments.common.config };
    match dispatch(arguments.command, place, report) {
        Ok(Outcome::Fine) => 0,
        Ok(Outcome::Findings) => 1,
        // Whoever read our output has seen enough.
        Err(CommandError::Io(_, error)) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(error) => {
            eprintln!("error: {error}");
            1
        }
    }
}

fn dispatch(command: Command, place: Place, report: Report) -> Result<Outcome, CommandError> {
    match command {
        Command::Init { dir, demo, force } => {
            let dir = dir.or(place.root).unwrap_or_else(|| PathBuf::from("."));
            commands::init::init(&dir, force, demo, io::stderr()).map_err(unwritten)
        }
        Command::New { title } => commands::new::new(&place.find()?, &title, io::stderr()).map_err(unwritten),
        Command::Import { files, facts } => {
            let Imported { date, url, publisher, lang } = facts;
            let options = commands::import::Options { date, url, publisher, lang };
            commands::import::import(&place.find()?, &files, &options, io::stderr()).map_err(unwritten)
        }
        Command::Extract { jsonl: true, .. } => {
            let streams = |error| CommandError::Io("standard input or output".to_owned(), error);
            commands::extract::jsonl(io::stdin().lock(), io::stdout().lock()).map_err(streams)
        }
        Command::Extract { files, .. } => commands::extract::files(&place, &files, report),
        Command::Build { reading, output_dir, .. } => {
            let (place, options) = reading.apply(place);
            commands::build::run(&place, output_dir.as_deref(), options, report)
        }
        Command::Serve { reading, port, interface, open, poll } => {
            let (place, options) = reading.apply(place);
            let settings = Settings { root: place.find()?, config: place.config, options, interface, port, poll };
            commands::serve::run(&settings, open, report)
        }
        Command::Check { reading, format, .. } => {
            let (place, options) = reading.apply(place);
            commands::check::run(&place, options, format == "json", report)
        }
        Command::Explain { id } => commands::explain::run(&place, &id),
        Command::Review { what: Reviewed::Entities { json, most, accept, reject } } => {
            let asked = commands::review::Asked { json, most, accept, reject };
            commands::review::entities(&place, &asked)
        }
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Arguments::command(), "liasse", &mut io::stdout());
            Ok(Outcome::Fine)
        }
        Command::Man => {
            let page = clap_mangen::Man::new(Arguments::command());
            page.render(&mut io::stdout()).map(|()| Outcome::Fine).map_err(unwritten)
        }
    }
}

fn unwritten(error: io::Error) -> CommandError {
    CommandError::Io("writing".to_owned(), error)
}

impl Reading {
    fn apply(self, place: Place) -> (Place, Options) {
        let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let options = Options { drafts: self.drafts, base_url: self.base_url, as_of: self.as_of, around: Some(today.year()) };
        (Place { root: place.root.or(self.dir), config: place.config }, options)
    }
}

/// `700ms`, `2s`: the interval of polling.
fn interval(text: &str) -> Result<Duration, String> {
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let number: u64 = number.parse().map_err(|_| format!("{text:?} is no time such as 700ms or 2s"))?;
    match unit {
        "ms" => Ok(Duration::from_millis(number)),
        "s" => Ok(Duration::from_secs(number)),
        _ => Err(format!("{text:?} wants a unit: 700ms or 2s")),
    }
}
