//! For code scanning: SARIF 2.1.0.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::document::{Document, Found, Report};
use super::rule::{help, text};
use crate::review::{RULES, Rule};

/// The findings as SARIF; what was not understood is a finding too, and the run then counts as
/// not successful.
pub fn sarif(report: &Report) -> String {
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "sfgen",
                "version": report.sfgen,
                "informationUri": "https://docs.rs/sfgen",
                "rules": RULES.iter().map(rule).collect::<Vec<_>>(),
                "properties": {"scriptFormat": report.script_format},
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": report.verdict != "not fully reviewed",
                "exitCode": report.exit_status,
                "toolExecutionNotifications": [{
                    "level": "note",
                    "message": {"text": report.basis},
                }],
            }],
            "artifacts": report.scripts.iter().map(artifact).collect::<Vec<_>>(),
            "results": report.scripts.iter().flat_map(results).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.wrong},
        "fullDescription": {"text": rule.why},
        "help": {"text": text(rule), "markdown": help(rule)},
        "helpUri": rule.link,
        "defaultConfiguration": {"level": rule.severity.as_str()},
    })
}

/// A script, and what its review rests on.
fn artifact(document: &Document) -> Value {
    let evidence = &document.evidence;
    json!({
        "location": {"uri": uri(&document.script)},
        "hashes": {"sha-256": evidence.sha256},
        "properties": {
            "verdict": document.verdict,
            "role": evidence.role,
            "options": evidence.options,
            "after": evidence.after,
            "payload": evidence.payload,
            "settings": evidence.settings,
        },
    })
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
            "region": region(found),
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

/// The words that a finding is about, or else its first line.
fn region(found: &Found) -> Value {
    match found.place {
        Some(place) => json!({
            "startLine": place.line,
            "startColumn": place.column,
            "endColumn": place.end_column,
        }),
        None => json!({"startLine": found.line}),
    }
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
