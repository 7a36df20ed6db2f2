//! The command line: the only module that touches files, the environment or the terminal.
//!
//! [`run`] is the table of contents. SQL goes to standard output or to a file, everything else
//! to standard error.

mod args;
mod config;
mod deliver;
mod destination;
mod diff;
mod drift;
mod examples;
mod explain;
mod failure;
mod help;
mod init;
mod input;
mod many;
mod output;
mod payload;
mod reads;
mod review;
mod schema;
mod script;
mod show;
mod status;
mod surroundings;
mod target;
mod unfit;
mod verify;

pub use reads::FilesRead;
pub use status::Status;
pub use surroundings::{Surroundings, Variables};
pub use verify::{Misread, verified};

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use deliver::deliver;

use crate::script::Kind;

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
    let result = match arguments.command {
        Command::Create(call) => deliver(&call.call(Kind::Create), surroundings),
        Command::Edit(call) => deliver(&call.call(), surroundings),
        Command::Delete(call) => deliver(&call.call(Kind::Delete), surroundings),
        Command::Cleanup(call) => deliver(&call.call(), surroundings),
        Command::Preflight(call) => deliver(&call.call(), surroundings),
        Command::Review(call) => review::review(&call, surroundings),
        Command::Rules => explain::rules(surroundings),
        Command::Explain(call) => explain::explain(&call, surroundings),
        Command::Show(call) => show::show(&call, surroundings),
        Command::Payload(call) => payload::payload(&call, surroundings),
        Command::Diff(call) => diff::diff(&call, surroundings),
        Command::Init(call) => init::init(&call, surroundings),
        Command::Schema(call) => schema::schema(&call, surroundings),
        Command::Completions(call) => help::completions(&call, surroundings),
        Command::Man => help::man(surroundings),
    };
    result.unwrap_or_else(|failure| surroundings.fail(&failure))
}
