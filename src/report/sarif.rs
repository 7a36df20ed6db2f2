//! For code scanning: SARIF 2.1.0.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

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
            "results": results(document),
        }],
    });
    format!("{log:#}\n")
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.wrong},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.instead, "markdown": markdown(rule)},
        "helpUri": rule.link,
        "defaultConfiguration": {"level": rule.severity.as_str()},
    })
}

/// What code scanning shows beside a finding.
fn markdown(rule: &Rule) -> String {
    let inference = rule
        .inference
        .map(|inference| format!("\n\nRests on inference: {inference}."));
    format!(
        "Why: {} ([source]({})).\n\nInstead: {}.{}",
        rule.why,
        rule.link,
        rule.instead,
        inference.unwrap_or_default()
    )
}

/// The findings, each with how many of the same there are before it.
fn results(document: &Document) -> Vec<Value> {
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let results = document.findings.iter().map(|found| {
        let number = seen.entry((found.rule, &found.message)).or_default();
        *number += 1;
        result(&document.script, found, *number)
    });
    results.collect()
}

fn result(script: &str, found: &Found, number: usize) -> Value {
    let mut result = json!({
        "ruleId": found.rule,
        "ruleIndex": RULES.iter().position(|rule| rule.id == found.rule),
        "level": found.severity,
        "message": {"text": found.message},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(script)},
            "region": {"startLine": found.line},
        }}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint(found, number)},
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

/// What tells a finding from all others wherever its line moves; the one fingerprint that code
/// scanning compares.
/// <https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning>
fn fingerprint(found: &Found, number: usize) -> String {
    let hash = Sha256::digest(format!("{}\n{}", found.rule, found.message));
    let start = hash.iter().take(8).map(|byte| format!("{byte:02x}"));
    format!("{}:{number}", start.collect::<String>())
}

/// A path as a URI, relative where the path is; whatever is not plain is percent-encoded.
fn uri(path: &str) -> String {
    let path = match cfg!(windows) {
        true => path.replace('\\', "/"),
        false => path.to_owned(),
    };
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.trim_start_matches("./").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
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
        assert_eq!(uri("./a:b.sql"), "a%3Ab.sql");
        assert_eq!(uri("/tmp/a.sql"), "file:///tmp/a.sql");
        assert_eq!(uri("<standard input>"), "%3Cstandard%20input%3E");
    }
}
