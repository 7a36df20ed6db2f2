//! A script against the one of its payload.

use std::path::Path;

use sfgen::cli::Status;
use sfgen::parse::parse;
use sfgen::review::{Comparison, Request, Side, compare, review};

use crate::common::{fixtures, name, sfgen, sfgen_with};

const PAYLOAD: &str = "fixtures/payloads/all-toggles.yaml";

fn script(kind: &str) -> String {
    sfgen(&[kind, PAYLOAD]).output
}

fn compared(found: &str, expected: &str) -> Comparison {
    let scripts = [parse(found), parse(expected)];
    let reviews = scripts
        .each_ref()
        .map(|script| review(&Request::of(script)));
    compare(
        &Side {
            text: found,
            script: &scripts[0],
            review: &reviews[0],
        },
        &Side {
            text: expected,
            script: &scripts[1],
            review: &reviews[1],
        },
    )
}

#[test]
fn what_sfgen_printed_is_the_same_and_reviewed_so() {
    let with_secrets = |path: &Path| name(path) != "get-response";
    for path in fixtures("payloads")
        .iter()
        .filter(|path| with_secrets(path))
    {
        let config = path.to_str().unwrap();
        for kind in ["create", "edit", "delete", "cleanup"] {
            let environment = [("IMMUTA_PASSWORD", "a password made for tests")];
            let printed = sfgen_with(&[kind, config], "", &environment);
            if printed.status != Status::Done {
                continue;
            }
            let call = [
                "review", "-", "--config", config, "--as", kind, "--format", "json",
            ];
            let answer = sfgen_with(&call, &printed.output, &environment);
            assert!(
                answer.output.contains("\"result\": \"same\""),
                "{kind} {config}: {}",
                answer.errors
            );
        }
    }
}

#[test]
fn comments_blanks_and_how_grants_are_grouped_change_nothing() {
    let expected = script("create");
    let without_comments: String = expected
        .lines()
        .filter(|line| !line.starts_with("--"))
        .map(|line| format!("{}\n", line.trim_start()))
        .collect();
    assert_eq!(
        compared(&without_comments, &expected),
        Comparison::Equivalent
    );
    let one = "GRANT USAGE, MONITOR ON WAREHOUSE W TO ROLE R;";
    let two = "grant monitor on warehouse w to role r; GRANT USAGE ON WAREHOUSE \"W\" TO ROLE R;";
    assert_eq!(compared(one, two), Comparison::Equivalent);
}

/// What a reader could overlook: words and what stands for them.
const MUTATIONS: [(&str, &str); 12] = [
    (" WITH GRANT OPTION", ""),
    (" COPY CURRENT GRANTS", ""),
    (" COPY CURRENT GRANTS", " REVOKE CURRENT GRANTS"),
    ("USE SECONDARY ROLES NONE;", ""),
    ("CREATE ROLE", "CREATE OR REPLACE ROLE"),
    ("CREATE ROLE", "CREATE ROLE IF NOT EXISTS"),
    ("CREATE DATABASE", "CREATE DATABASE IF NOT EXISTS"),
    ("TYPE = SERVICE", "TYPE = PERSON"),
    (
        "DEFAULT_SECONDARY_ROLES = ()",
        "DEFAULT_SECONDARY_ROLES = ('ALL')",
    ),
    ("TO ROLE \"IMMUTA_SYSTEM\"", "TO ROLE \"PUBLIC\""),
    ("installed]'", "created]'"),
    ("USE ROLE \"ACCOUNTADMIN\"", "USE ROLE \"SYSADMIN\""),
];

#[test]
fn no_mutant_of_a_create_passes() {
    let expected = script("create");
    for (from, to) in MUTATIONS {
        assert!(expected.contains(from), "{from}");
        for (at, _) in expected.match_indices(from) {
            let found = format!("{}{to}{}", &expected[..at], &expected[at + from.len()..]);
            let comment = expected[..at]
                .rsplit('\n')
                .next()
                .unwrap()
                .starts_with("--");
            let differs = matches!(compared(&found, &expected), Comparison::Different(_));
            assert!(differs || comment, "{from} → {to} at {at}");
        }
    }
}

#[test]
fn no_statement_of_a_script_can_be_left_out_doubled_or_moved() {
    let expected = script("create");
    let statements: Vec<&str> = expected.split_inclusive(";\n").collect();
    for number in 0..statements.len() {
        let mut without = statements.clone();
        let taken = without.remove(number);
        let differs = |text: String| matches!(compared(&text, &expected), Comparison::Different(_));
        assert!(differs(without.concat()), "without {taken}");
        let mut twice = statements.clone();
        twice.insert(number, taken);
        assert!(differs(twice.concat()), "twice {taken}");
    }
}

#[test]
fn no_character_of_a_block_can_be_flipped() {
    let expected = script("delete");
    let start = expected.find("EXECUTE IMMEDIATE").unwrap();
    let flips = expected
        .char_indices()
        .filter(|(at, c)| *at > start && c.is_ascii_alphanumeric());
    for (at, c) in flips.step_by(7) {
        let line = expected[..at].rsplit('\n').next().unwrap();
        if line.trim_start().starts_with("--") {
            continue;
        }
        let other = if c == 'Q' { 'Z' } else { 'Q' };
        let found = format!("{}{other}{}", &expected[..at], &expected[at + 1..]);
        let differs = matches!(compared(&found, &expected), Comparison::Different(_));
        assert!(differs, "{c} at {at}: {line}");
    }
}

#[test]
fn what_is_not_read_to_its_end_is_never_equivalent() {
    for (one, other) in [
        (
            "CREATE VIEW D.S.V AS SELECT A FROM T",
            "CREATE VIEW D.S.V AS SELECT B FROM T",
        ),
        (
            "CREATE MASKING POLICY D.S.P AS (V STRING) RETURNS STRING -> '***'",
            "CREATE MASKING POLICY D.S.P AS (V STRING) RETURNS STRING -> V",
        ),
        (
            "CREATE PROCEDURE D.S.P() RETURNS INT AS 'a'",
            "CREATE PROCEDURE D.S.P() RETURNS INT AS 'b'",
        ),
        (
            "ALTER TABLE D.S.T ADD COLUMN A INT",
            "ALTER TABLE D.S.T ADD COLUMN B INT",
        ),
        (
            "CREATE STAGE D.S.ST URL = 'a'",
            "CREATE STAGE D.S.ST URL = 'b'",
        ),
    ] {
        let differs = matches!(compared(one, other), Comparison::Different(_));
        assert!(differs, "{one}");
    }
}

#[test]
fn no_value_is_not_the_name_null() {
    let (value, name) = ("DEFAULT_ROLE = NULL", "DEFAULT_ROLE = \"NULL\"");
    let with = |property: &str| format!("CREATE USER U {property};");
    let comparison = compared(&with(value), &with(name));
    assert!(matches!(comparison, Comparison::Different(_)));
}

#[test]
fn who_gains_something_beyond_the_payload_is_named_with_the_way() {
    let expected = script("create");
    let found = format!(
        "{expected}CREATE ROLE SHADOW;\nGRANT ROLE \"IMMUTA_SYSTEM\" TO ROLE SHADOW;\nGRANT ROLE SHADOW TO USER JOE;\n"
    );
    let call = [
        "review", "-", "--config", PAYLOAD, "--as", "create", "--format", "json",
    ];
    let answer = sfgen_with(&call, &found, &[]);
    assert_eq!(answer.status, Status::Drift);
    let leak = "USER JOE gains MANAGE GRANTS ON ACCOUNT WITH GRANT OPTION through ROLE SHADOW, ROLE IMMUTA_SYSTEM";
    assert!(answer.output.contains(leak), "{}", answer.output);
}
