//! The scripts that sfgen writes, under the rules that hold for everybody's.

use std::collections::BTreeSet;

use sfgen::cli::Status;
use sfgen::parse::parse;
use sfgen::review::{RULES, Request, Verdict, review};

use crate::common::{Answer, fixtures, name, sfgen_with};

const KINDS: [&str; 4] = ["create", "edit", "delete", "cleanup"];

/// What a payload's choices explain: the rule, and the words in the script that ask for it.
const EXPLAINED: [(&str, &str); 11] = [
    ("account-privilege-with-grant-option", "ON ACCOUNT TO ROLE"),
    (
        "account-wide-manage-grants",
        "GRANT MANAGE GRANTS ON ACCOUNT",
    ),
    ("existing-object-changes-owner", "-- sfgen.takeOwnership"),
    ("imported-privileges", "GRANT IMPORTED PRIVILEGES"),
    ("lower-case-name", "\""),
    ("name-beyond-ascii", "\""),
    ("new-object-handed-over", "GRANT OWNERSHIP ON"),
    ("password-in-script", "SET immuta_password = "),
    ("privilege-left-behind", "-- config.impersonation"),
    ("service-user-without-policy", "CREATE USER"),
    ("user-type-ends", "TYPE = LEGACY_SERVICE"),
];

/// Every script of every payload that can be made.
fn scripts() -> Vec<(String, String)> {
    let environment = [("IMMUTA_PASSWORD", "a password made for tests")];
    let mut scripts = Vec::new();
    for path in fixtures("payloads") {
        for kind in KINDS {
            let answer: Answer = sfgen_with(&[kind, path.to_str().unwrap()], "", &environment);
            if answer.status == Status::Done {
                scripts.push((format!("{kind} {}", name(&path)), answer.output));
            }
        }
    }
    assert!(scripts.len() > 100, "{}", scripts.len());
    scripts
}

#[test]
fn our_own_scripts_show_nothing_but_what_the_payload_asks_for() {
    for (what, text) in scripts() {
        let script = parse(&text);
        let review = review(&Request::of(&script));
        assert_ne!(review.verdict(), Verdict::NotFullyReviewed, "{what}");
        for found in &review.findings {
            let explained = EXPLAINED
                .iter()
                .any(|(rule, words)| *rule == found.rule.id && text.contains(words));
            assert!(explained, "{what}: {found:?}");
        }
    }
}

#[test]
fn a_create_with_a_key_pair_shows_what_it_grants_and_no_more() {
    let path = "fixtures/payloads/key-pair.yaml";
    let script = sfgen_with(&["create", path], "", &[]).output;
    let script = parse(&script);
    let review = review(&Request::of(&script));
    let found: BTreeSet<&str> = review.findings.iter().map(|found| found.rule.id).collect();
    let wanted: BTreeSet<&str> = [
        "account-privilege-with-grant-option",
        "account-wide-manage-grants",
        "new-object-handed-over",
        "service-user-without-policy",
    ]
    .into();
    let extra: Vec<&&str> = found.difference(&wanted).collect();
    assert!(
        extra.iter().all(|rule| **rule == "imported-privileges"),
        "{extra:?}"
    );
    assert!(found.is_superset(&wanted), "{found:?}");
}

#[test]
fn explanations_name_rules() {
    for (rule, _) in EXPLAINED {
        assert!(RULES.iter().any(|known| known.id == rule), "{rule}");
    }
}

#[test]
fn delete_after_create_leaves_nothing() {
    let path = "fixtures/payloads/key-pair.yaml";
    let create = parse(&sfgen_with(&["create", path], "", &[]).output);
    let delete = parse(&sfgen_with(&["delete", path], "", &[]).output);
    let review = review(&Request {
        earlier: &[&create],
        ..Request::of(&delete)
    });
    assert!(review.net.is_empty(), "{:?}", review.net);
    assert_eq!(review.gains, []);
    assert_eq!(review.verdict(), Verdict::Clean, "{:?}", review.findings);
}
