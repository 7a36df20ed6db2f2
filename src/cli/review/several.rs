//! What cannot be asked of several scripts at once.

use std::path::Path;

use crate::cli::args::{ReportFormat, Review};
use crate::cli::failure::Failure;

/// Refuses a call that makes sense for one script only.
pub(super) fn check(call: &Review) -> Result<(), Failure> {
    let count = call.scripts.len();
    if count < 2 {
        return Ok(());
    }
    let reason = match call.format {
        ReportFormat::Json => Some("a report in JSON is about one script"),
        ReportFormat::Sarif => Some("a report in SARIF is about one script"),
        ReportFormat::Html => Some("a report in HTML is about one script"),
        ReportFormat::Text | ReportFormat::Markdown if call.expected.config.is_some() => {
            Some("--config names the payload of one script")
        }
        ReportFormat::Text | ReportFormat::Markdown if inputs(call) > 1 => {
            Some("standard input holds one script")
        }
        ReportFormat::Text | ReportFormat::Markdown => None,
    };
    match reason {
        None => Ok(()),
        Some(reason) => Err(Failure::Problems(format!(
            "error: {reason}, and {count} are given\n  = help: review them one at a time\n"
        ))),
    }
}

fn inputs(call: &Review) -> usize {
    let inputs = call.scripts.iter().filter(|path| *path == Path::new("-"));
    inputs.count()
}
