//! What cannot be asked of several scripts at once.

use std::path::Path;

use super::inputs::Source;
use crate::cli::args::Review;
use crate::cli::failure::Failure;

/// Refuses a call that would read standard input twice.
pub(super) fn check_inputs(call: &Review) -> Result<(), Failure> {
    let all = call.scripts.iter().chain(&call.after);
    let inputs = all.filter(|path| *path == Path::new("-")).count();
    match inputs {
        0 | 1 => Ok(()),
        _ => Err(Failure::Call(format!(
            "error: standard input holds one script, and `-` is given {inputs} times\n  \
             = help: name the files\n"
        ))),
    }
}

/// Refuses a payload to compare with where several scripts are given.
pub(super) fn check_payload(call: &Review, scripts: &[Source]) -> Result<(), Failure> {
    match (&call.expected.config, scripts) {
        (Some(_), [_, _, ..]) => Err(Failure::Call(format!(
            "error: --config names the payload of one script, and {} are given\n  \
             = help: review them one at a time\n",
            scripts.len()
        ))),
        (Some(_), [] | [_]) | (None, _) => Ok(()),
    }
}
