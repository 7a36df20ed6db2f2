//! What code scanning compares from one run to the next.

use serde_json::Value;

use crate::common::sfgen_with;

/// Each finding's rule and fingerprint.
fn fingerprints(script: &str) -> Vec<(String, String)> {
    let answer = sfgen_with(&["review", "-", "--format", "sarif"], script, &[]);
    let log: Value = serde_json::from_str(&answer.output).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    results
        .iter()
        .map(|result| {
            let found = &result["partialFingerprints"]["primaryLocationLineHash"];
            (text(&result["ruleId"]), text(found))
        })
        .collect()
}

const TWICE: &str = "USE ROLE ACCOUNTADMIN;\nGRANT ROLE ACCOUNTADMIN TO ROLE A;\nGRANT ROLE ACCOUNTADMIN TO ROLE A;\n";

#[test]
fn a_fingerprint_stays_when_lines_move() {
    let moved = TWICE.replace(";\nGRANT", ";\n-- moved\n\nGRANT");
    assert_eq!(fingerprints(TWICE), fingerprints(&moved));
}

#[test]
fn every_finding_has_a_fingerprint_of_its_own() {
    let found = fingerprints(TWICE);
    let different: std::collections::BTreeSet<_> = found.iter().collect();
    assert!(found.len() > 1);
    assert_eq!(different.len(), found.len());
}

#[test]
fn fingerprints_are_the_same_from_one_release_to_the_next() {
    let found = fingerprints(TWICE);
    let wanted = ["administrator-role-granted", "e0d0395380e5902f:1"].map(str::to_owned);
    assert!(found.contains(&wanted.into()), "{found:?}");
}
