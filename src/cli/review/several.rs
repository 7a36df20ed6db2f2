//! What cannot be asked of several scripts at once.

use std::path::Path;

use super::args::{Call, Format};
use crate::cli::output::Failure;

/// Refuses a call that makes sense for one script only.
pub(super) fn check(call: &Call) -> Result<(), Failure> {
    let count = call.scripts.len();
    if count < 2 {
        return Ok(());
    }
    let reason = match call.format {
        Format::Json => Some("a report in JSON is about one script"),
        Format::Sarif => Some("a report in SARIF is about one script"),
        Format::Html => Some("a report in HTML is about one script"),
        Format::Text | Format::Markdown if call.expected.config.is_some() => {
            Some("--config names the payload of one script")
        }
        Format::Text | Format::Markdown if inputs(call) > 1 => {
            Some("standard input holds one script")
        }
        Format::Text | Format::Markdown => None,
    };
    match reason {
        None => Ok(()),
        Some(reason) => Err(Failure::Problems(format!(
            "error: {reason}, and {count} are given\n  = help: review them one at a time\n"
        ))),
    }
}

fn inputs(call: &Call) -> usize {
    let inputs = call.scripts.iter().filter(|path| *path == Path::new("-"));
    inputs.count()
}
