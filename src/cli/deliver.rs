//! Where the scripts of a call go: to standard output, to files, or against files to compare.

use super::args::Common;
use super::destination::Destination;
use super::failure::Failure;
use super::many;
use super::output::{Readers, compare, print, write};
use super::script::Kind;
use super::status::Status;
use super::surroundings::Surroundings;
use crate::script::Script;

/// Makes the scripts of the call's payloads and puts them where it asks.
pub(super) fn deliver(
    kind: Kind<'_>,
    surroundings: &mut Surroundings<'_>,
) -> Result<Status, Failure> {
    let Common {
        configs,
        destination,
        ..
    } = kind.common();
    if let Some(folder) = &destination.out_dir {
        return many::write(kind, folder, surroundings);
    }
    if let Some(folder) = &destination.check_dir {
        return many::check(kind, folder, surroundings);
    }
    let [config] = configs.as_slice() else {
        return Err(many::needs_folder(configs.len()));
    };
    let script = kind.script(config, surroundings)?;
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
