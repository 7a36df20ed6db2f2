//! `sfgen completions` and `sfgen man`: the command line, told to shells and to `man`.

use clap::CommandFactory;

use super::args::{Arguments, Completions};
use super::output::{Failure, print};
use super::{Status, Surroundings};

pub(super) fn completions(
    call: &Completions,
    surroundings: &mut Surroundings<'_>,
) -> Result<Status, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(call.shell, &mut Arguments::command(), "sfgen", &mut text);
    print(&String::from_utf8_lossy(&text), surroundings)?;
    Ok(Status::Done)
}

/// The page of `sfgen`, then one of each command.
pub(super) fn man(surroundings: &mut Surroundings<'_>) -> Result<Status, Failure> {
    let mut command = Arguments::command();
    command.build();
    let commands = command.get_subcommands().cloned();
    let pages = std::iter::once(command.clone()).chain(commands.filter(|one| !one.is_hide_set()));
    for page in pages {
        print(&rendered(page)?, surroundings)?;
    }
    Ok(Status::Done)
}

fn rendered(page: clap::Command) -> Result<String, Failure> {
    let mut text = Vec::new();
    let written = clap_mangen::Man::new(page).render(&mut text);
    written.map_err(|error| Failure::Print(error.kind()))?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}
