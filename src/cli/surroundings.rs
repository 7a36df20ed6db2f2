//! What a call of `sfgen` sees of the world, so that a test can stand in for it.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Read, Write};

use super::failure::Failure;
use super::reads::FilesRead;
use super::status::Status;

/// Looks up a variable of the environment, on any thread.
pub type Variables<'a> = Box<dyn Fn(&str) -> Option<OsString> + Sync + 'a>;

/// Streams and environment of a call.
pub struct Surroundings<'a> {
    /// Where `-` is read from.
    pub input: Box<dyn Read + 'a>,
    /// Where scripts go.
    pub output: Box<dyn Write + 'a>,
    /// Where everything else goes.
    pub errors: Box<dyn Write + 'a>,
    /// The environment's variables, for `!env`.
    pub variable: Variables<'a>,
    /// The files that have been read, which are not written over.
    pub read: FilesRead,
    /// Whether messages are coloured.
    pub colour: bool,
    /// Whether messages go to a terminal, on which a line can be drawn again.
    pub redraws: bool,
    /// The characters in a line of standard output, where that is a terminal.
    pub width: fn() -> Option<usize>,
}

impl Surroundings<'_> {
    /// Those of this process.
    pub(super) fn of_process() -> Self {
        let redraws = is_capable_terminal();
        Self {
            input: Box::new(io::stdin()),
            output: Box::new(io::stdout()),
            errors: Box::new(io::stderr()),
            variable: Box::new(|name| std::env::var_os(name)),
            read: FilesRead::of_process(),
            colour: redraws && wants_colour(),
            redraws,
            width,
        }
    }

    /// Whether a report on standard output is coloured: where messages are, and somebody reads it.
    pub(super) fn colours_output(&self) -> bool {
        self.colour && io::stdout().is_terminal()
    }

    /// Says something on standard error. Whoever closed it does not want to know.
    pub(super) fn say(&mut self, text: &str) {
        let _ = self.errors.write_all(text.as_bytes());
    }

    /// Says what went wrong; nothing was printed.
    pub(super) fn fail(&mut self, failure: &Failure) -> Status {
        self.say(&failure.to_string());
        failure.status()
    }
}

/// The width of the terminal that standard output goes to.
#[cfg(unix)]
fn width() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    (size.ws_col > 0).then_some(usize::from(size.ws_col))
}

#[cfg(not(unix))]
fn width() -> Option<usize> {
    None
}

fn is_capable_terminal() -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    io::stderr().is_terminal() && !dumb
}

/// <https://no-color.org>
fn wants_colour() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
