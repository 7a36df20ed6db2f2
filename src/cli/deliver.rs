//! Where the scripts of a call go: to standard output, to files, or against files to compare.

use super::args::Call;
use super::destination::Destination;
use super::failure::Failure;
use super::many;
use super::output::{Readers, compare, print, write};
use super::script;
use super::status::Status;
use super::surroundings::Surroundings;
use crate::script::Script;

/// Makes the scripts of the call's payloads and puts them where it asks.
pub(super) fn deliver(call: &Call, surroundings: &mut Surroundings<'_>) -> Result<Status, Failure> {
    let destination = &call.destination;
    if let Some(folder) = &destination.out_dir {
        return many::write(call, folder, surroundings);
    }
    if let Some(folder) = &destination.check_dir {
        return many::check(call, folder, surroundings);
    }
    let [config] = call.configs.as_slice() else {
        return Err(many::needs_folder(call.configs.len()));
    };
    let script = script::of(call, config, surroundings)?;
    one(&script, destination, surroundings)
}

/// Prints a script, writes it or compares it, as the call asks.
fn one(
    script: &Script,
    call: &Destination,
    surroundings: &mut Surroundings<'_>,
) -> Result<Status, Failure> {
    if let Some(path) = &call.check {
        return compare(script, path, surroundings);
    }
    match &call.output {
        Some(path) => write(script.text(), path, Readers::of(script), surroundings)?,
        None => print(script.text(), surroundings)?,
    }
    Ok(Status::Done)
}
