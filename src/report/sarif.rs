//! For code scanning: SARIF 2.1.0.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use serde_json::{Value, json};

use super::document::{Document, Found};
use crate::review::{RULES, Rule};

/// The findings as SARIF; what was not understood is a finding too, and the run then counts as
/// not successful.
pub fn sarif(document: &Document) -> String {
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "sfgen",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": "https://docs.rs/sfgen",
                "rules": RULES.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": document.verdict != "not fully reviewed",
                "toolExecutionNotifications": [{
                    "level": "note",
                    "message": {"text": document.basis},
                }],
            }],
            "results": document
                .findings
                .iter()
                .map(|found| result(&document.script, found))
                .collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.wrong},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.instead},
        "helpUri": rule.link,
        "defaultConfiguration": {"level": rule.severity.as_str()},
    })
}

fn result(script: &str, found: &Found) -> Value {
    let mut result = json!({
        "ruleId": found.rule,
        "ruleIndex": RULES.iter().position(|rule| rule.id == found.rule),
        "level": found.severity,
        "message": {"text": found.message},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(script)},
            "region": {"startLine": found.line},
        }}],
    });
    if let Some(reason) = &found.requested {
        let status = match found.accepted {
            Some(_) => "accepted",
            None => "underReview",
        };
        result["suppressions"] =
            json!([{"kind": "inSource", "status": status, "justification": reason}]);
    }
    result
}

/// A path as a relative URI: whatever is not plain is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            b'\\' => uri.push('/'),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(uri("a b/ü.sql"), "a%20b/%C3%BC.sql");
    }
}
