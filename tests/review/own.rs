//! The scripts that sfgen writes, under the rules that hold for everybody's.

use std::collections::BTreeSet;

use sfgen::cli::Status;
use sfgen::parse::{Script, parse};
use sfgen::review::{RULES, Request, Severity, Verdict, review};

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

/// The general rules, which tell what touches the account as it was.
const GENERAL: [&str; 11] = [
    "access-gained",
    "access-lost",
    "code-acts",
    "cost-changed",
    "data-changed",
    "existing-object-changed",
    "protection-changed",
    "reach-changed",
    "secret-changed",
    "sign-in-changed",
    "work-interrupted",
];

/// What a kind of our scripts comes to when it is reviewed.
struct Expected {
    kind: &'static str,
    /// Whether it is reviewed after the create script of the same payload, or alone.
    after_create: bool,
    /// The rules that find something in it; none where it is clean.
    usual: &'static [&'static str],
    /// The rules for the payloads where others find something.
    others: &'static [(&'static [&'static str], &'static [&'static str])],
}

/// Edit, delete and cleanup of every payload in `fixtures/payloads`, alone and after create.
/// A change of the reviewer may judge them better, never worse.
const EXPECTED: [Expected; 6] = [
    Expected {
        kind: "edit",
        after_create: false,
        usual: &[],
        others: &[
            (
                &["password-in-script", "user-type-ends"],
                &[
                    "account-usage-database-roles.yaml",
                    "anchors.yaml",
                    "bare-config.yaml",
                    "crlf-and-byte-order-mark.yaml",
                    "manage-grants-ownership.yaml",
                    "manage-grants-take-ownership.yaml",
                    "names-chosen.yaml",
                    "names-that-look-like-numbers.yaml",
                    "port.yaml",
                    "single-block.yaml",
                    "user-password-awkward.yaml",
                    "user-password-environment.yaml",
                    "user-password.yaml",
                    "workspaces-two-warehouses.yaml",
                    "user-password-trailing-commas.json",
                ],
            ),
            (
                &["imported-privileges", "new-object-handed-over"],
                &["all-toggles.yaml"],
            ),
            (
                &[
                    "new-object-handed-over",
                    "password-in-script",
                    "user-type-ends",
                ],
                &["impersonation-default-role.yaml"],
            ),
            (
                &["lower-case-name", "password-in-script", "user-type-ends"],
                &["names-with-quotes.yaml"],
            ),
            (&["imported-privileges"], &["readme.yaml"]),
            (&["password-in-script"], &["user-password-person.yaml"]),
            (&["user-type-ends"], &["user-password-variable.yaml"]),
            (
                &[
                    "imported-privileges",
                    "lower-case-name",
                    "name-beyond-ascii",
                    "new-object-handed-over",
                    "password-in-script",
                    "user-type-ends",
                ],
                &["names-hostile.json"],
            ),
        ],
    },
    Expected {
        kind: "edit",
        after_create: true,
        usual: &[],
        others: &[
            (
                &["password-in-script", "user-type-ends"],
                &[
                    "account-usage-database-roles.yaml",
                    "anchors.yaml",
                    "bare-config.yaml",
                    "crlf-and-byte-order-mark.yaml",
                    "impersonation-default-role.yaml",
                    "manage-grants-ownership.yaml",
                    "manage-grants-take-ownership.yaml",
                    "names-chosen.yaml",
                    "names-that-look-like-numbers.yaml",
                    "port.yaml",
                    "single-block.yaml",
                    "user-password-awkward.yaml",
                    "user-password-environment.yaml",
                    "user-password.yaml",
                    "workspaces-two-warehouses.yaml",
                    "user-password-trailing-commas.json",
                ],
            ),
            (
                &["imported-privileges"],
                &["all-toggles.yaml", "readme.yaml"],
            ),
            (
                &["lower-case-name", "password-in-script", "user-type-ends"],
                &["names-with-quotes.yaml"],
            ),
            (&["password-in-script"], &["user-password-person.yaml"]),
            (&["user-type-ends"], &["user-password-variable.yaml"]),
            (
                &[
                    "imported-privileges",
                    "lower-case-name",
                    "name-beyond-ascii",
                    "password-in-script",
                    "user-type-ends",
                ],
                &["names-hostile.json"],
            ),
        ],
    },
    Expected {
        kind: "delete",
        after_create: false,
        usual: &[],
        others: &[(
            &["lower-case-name"],
            &["names-with-quotes.yaml", "names-hostile.json"],
        )],
    },
    Expected {
        kind: "delete",
        after_create: true,
        usual: &[],
        others: &[
            (
                &["existing-object-changes-owner"],
                &["manage-grants-take-ownership.yaml"],
            ),
            (
                &["lower-case-name"],
                &["names-with-quotes.yaml", "names-hostile.json"],
            ),
        ],
    },
    Expected {
        kind: "cleanup",
        after_create: false,
        usual: &[],
        others: &[(&["lower-case-name"], &["names-hostile.json"])],
    },
    Expected {
        kind: "cleanup",
        after_create: true,
        usual: &["statement-refused"],
        others: &[(
            &["lower-case-name", "statement-refused"],
            &["names-hostile.json"],
        )],
    },
];

impl Expected {
    /// The general rules that tell what the script of a payload touches: alone, an account where
    /// the integration was set up before; after create, nothing but what create made.
    fn general(&self, payload: &str) -> BTreeSet<&'static str> {
        let rules: &[&str] = match (self.kind, self.after_create) {
            ("edit", false) => &[
                "access-gained",
                "access-lost",
                "cost-changed",
                "sign-in-changed",
            ],
            ("delete", false) => &[
                "access-gained",
                "access-lost",
                "data-changed",
                "sign-in-changed",
            ],
            ("cleanup", false) => &["access-lost", "data-changed", "sign-in-changed"],
            // It gives the tables of others back.
            ("delete", true) if payload == "manage-grants-take-ownership.yaml" => {
                &["access-gained"]
            }
            _ => &[],
        };
        rules.iter().copied().collect()
    }

    /// The rules that find something in the script of a payload.
    fn rules(&self, payload: &str) -> BTreeSet<&'static str> {
        let other = self
            .others
            .iter()
            .find(|(_, payloads)| payloads.contains(&payload));
        let rules = other.map_or(self.usual, |(rules, _)| rules);
        rules.iter().copied().collect()
    }
}

#[test]
fn our_own_blocks_are_judged_as_the_table_says() {
    let environment = [("IMMUTA_PASSWORD", "a password made for tests")];
    let mut judged = 0;
    for path in fixtures("payloads") {
        let payload = path.file_name().unwrap().to_str().unwrap();
        let script = |kind: &str| {
            let answer = sfgen_with(&[kind, path.to_str().unwrap()], "", &environment);
            (answer.status == Status::Done).then(|| parse(&answer.output))
        };
        let Some(create) = script("create") else {
            continue;
        };
        for expected in &EXPECTED {
            let Some(script) = script(expected.kind) else {
                continue;
            };
            let earlier: &[&Script] = match expected.after_create {
                true => &[&create],
                false => &[],
            };
            let review = review(&Request {
                earlier,
                ..Request::of(&script)
            });
            let what = format!(
                "{} of {payload}, after create: {}",
                expected.kind, expected.after_create
            );
            let found: BTreeSet<&str> = review.findings.iter().map(|found| found.rule.id).collect();
            let (general, named): (BTreeSet<&str>, BTreeSet<&str>) =
                found.iter().partition(|rule| GENERAL.contains(rule));
            assert_eq!(named, expected.rules(payload), "{what}");
            assert_eq!(general, expected.general(payload), "{what}");
            let grave = review
                .findings
                .iter()
                .any(|found| found.severity == Severity::Error);
            assert!(
                !grave || named.contains("statement-refused"),
                "{what}: {:?}",
                review.findings
            );
            assert_ne!(review.verdict(), Verdict::NotFullyReviewed, "{what}");
            judged += 1;
        }
    }
    assert!(judged > 200, "{judged}");
}

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
            let explained = GENERAL.contains(&found.rule.id)
                || EXPLAINED
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
        extra
            .iter()
            .all(|rule| ["access-gained", "imported-privileges"].contains(*rule)),
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
