//! For programs: the report as it is.

use super::Report;

/// The report as JSON, one field a line.
pub fn json(report: &Report) -> String {
    // Texts, numbers and lists of them: nothing in it can fail to be written.
    let text = serde_json::to_string_pretty(report).unwrap_or_default();
    text + "\n"
}
