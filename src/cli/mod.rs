//! The command line: the only module that touches files, the environment or the terminal.
//!
//! [`run`] is the table of contents. SQL goes to standard output or to a file, everything else
//! to standard error.

mod args;
mod config;
mod destination;
mod diff;
mod examples;
mod help;
mod init;
mod input;
mod many;
mod options;
mod output;
mod payload;
mod preflight;
mod review;
mod schema;
mod script;
mod show;
mod surroundings;
mod verify;

pub use surroundings::{Surroundings, Variables};

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use script::Kind;

/// How a command ended, as its exit status says it; the greatest wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Status {
    /// Done.
    Done = 0,
    /// Something differs, the script from the file it was compared with or two payloads; or a
    /// review found something.
    Drift = 1,
    /// The input or the call is wrong; nothing was printed.
    Wrong = 2,
    /// A script could not be reviewed to the end.
    NotReviewed = 3,
    /// Our own check of the script failed: a defect of sfgen; nothing was printed.
    Defect = 70,
}

/// The `sfgen` command on this process's arguments, files and streams.
pub fn main() -> ExitCode {
    let status = run(std::env::args_os(), &mut Surroundings::of_process());
    ExitCode::from(status as u8)
}

/// Runs one call of `sfgen`; `arguments` start with the program's name.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    surroundings: &mut Surroundings<'_>,
) -> Status {
    let words: Vec<OsString> = arguments.into_iter().collect();
    let arguments = match Arguments::try_parse_from(&words) {
        Ok(arguments) => arguments,
        Err(answer) => return help::answer(&answer, &words, surroundings),
    };
    let result = match &arguments.command {
        Command::Create(call) => Kind::Create(call).run(surroundings),
        Command::Edit(call) => Kind::Edit(call).run(surroundings),
        Command::Delete(call) => Kind::Delete(call).run(surroundings),
        Command::Cleanup(call) => Kind::Cleanup(call).run(surroundings),
        Command::Preflight(call) => Kind::Preflight(call).run(surroundings),
        Command::Review(call) => review::review(call, surroundings),
        Command::Show(call) => show::show(call, surroundings),
        Command::Payload(call) => payload::payload(call, surroundings),
        Command::Diff(call) => diff::diff(call, surroundings),
        Command::Init(call) => init::init(call, surroundings),
        Command::Schema(call) => schema::schema(call, surroundings),
        Command::Completions(call) => help::completions(call, surroundings),
        Command::Man => help::man(surroundings),
    };
    result.unwrap_or_else(|failure| surroundings.fail(&failure))
}
