//! For programs: the document as it is.

use super::Document;

/// The document as JSON, one field a line.
pub fn json(document: &Document) -> String {
    // Texts, numbers and lists of them: nothing in it can fail to be written.
    let text = serde_json::to_string_pretty(document).unwrap_or_default();
    text + "\n"
}
