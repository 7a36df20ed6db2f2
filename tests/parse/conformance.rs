//! Cases collected from elsewhere: what the text of each is read as.

use serde::Deserialize;
use sfgen::parse::parse;
use sfgen::parse::statement::Statement;
use sfgen::text::Gravity;

#[derive(Deserialize)]
struct Lexical {
    id: String,
    sql: String,
    expect: String,
    live: serde_yaml::Value,
}

#[derive(Deserialize)]
struct Access {
    id: String,
    preamble: Vec<String>,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    sql: String,
    expect: String,
    error: Option<String>,
}

/// Cases that a reader of text cannot decide, or decides otherwise, each with its reason.
const OUT_OF_SCOPE: &[(&str, &str)] = &[
    (
        "lit-multiline-in-single-quotes",
        "whether a key is one is for Snowflake to say",
    ),
    (
        "id-unquoted-folds",
        "which objects exist is for the account model",
    ),
    (
        "id-doubled-quote-in-error",
        "which objects exist is for the account model",
    ),
    (
        "id-newline-in-quoted",
        "an emulator's rule; kept, and reported as an oddity",
    ),
    (
        "id-show-columns-are-lower-case-quoted",
        "queries are not read",
    ),
    (
        "identifier-bind-in-block",
        "what a text comes to is for the account model",
    ),
    (
        "identifier-block-variable-without-colon",
        "what a text comes to is for the account model",
    ),
    (
        "comment-nested-block",
        "queries are not read; the nested comment is reported as a fault",
    ),
    (
        "comment-nested-block-swallow",
        "sources contradict each other: reported as a fault",
    ),
    (
        "ei-two-statements",
        "what a text comes to is for the account model",
    ),
    (
        "ei-two-statements-dollar",
        "what a text comes to is for the account model",
    ),
    ("ei-nested", "what a text comes to is for the account model"),
    (
        "ei-syntax-error-wins",
        "what a text comes to is for the account model",
    ),
    (
        "scripting-in-ei-outside-block",
        "what a text comes to is for the account model",
    ),
    (
        "block-ei-two-statements",
        "what a text comes to is for the account model",
    ),
    ("pipe-dollar-out-of-range", "queries are not read"),
    (
        "begin-alone-is-a-transaction",
        "transactions are not understood: no DDL waits for COMMIT",
    ),
    (
        "unset-session-variable",
        "which variables are set is for the account model",
    ),
];

fn lexical_cases() -> Vec<Lexical> {
    let text = include_str!("../../fixtures/conformance/lexical-cases.json");
    serde_yaml::from_str(text).expect("the cases can be read")
}

fn access_cases() -> Vec<Access> {
    let text = include_str!("../../fixtures/conformance/rbac-cases.json");
    serde_yaml::from_str(text).expect("the cases can be read")
}

/// Whether there is a statement in `text`, and everything in it is understood.
fn is_understood(text: &str) -> bool {
    let script = parse(text);
    let faults = script.oddities.iter();
    let known = |statement: &Statement| !matches!(statement, Statement::Unknown(_));
    !script.statements.is_empty()
        && script
            .statements
            .iter()
            .all(|located| known(&located.statement))
        && faults
            .into_iter()
            .all(|oddity| oddity.kind.gravity() < Gravity::Fault)
}

#[test]
fn every_lexical_case_in_scope_is_read_as_expected() {
    let cases = lexical_cases();
    let in_scope = cases
        .iter()
        .filter(|case| OUT_OF_SCOPE.iter().all(|out| out.0 != case.id));
    for case in in_scope {
        let expected = case.expect == "ok";
        assert_eq!(
            is_understood(&case.sql),
            expected,
            "{}: {}",
            case.id,
            case.sql
        );
    }
}

#[test]
fn every_case_out_of_scope_is_there_with_a_reason() {
    let cases = lexical_cases();
    for (id, reason) in OUT_OF_SCOPE {
        assert!(cases.iter().any(|case| case.id == *id), "{id}");
        assert!(!reason.is_empty());
    }
    let live = cases
        .iter()
        .filter(|case| case.live == serde_yaml::Value::Bool(true));
    assert!(live.count() > 30);
}

/// Statements that run and are not understood: blocks, transactions, and what the cases say is
/// decided by the account.
fn is_procedural(text: &str) -> bool {
    ["BEGIN", "ROLLBACK", "CALL", "INSERT", "UPDATE"]
        .iter()
        .any(|word| text.starts_with(word))
}

#[test]
fn everything_that_runs_in_the_access_control_cases_is_understood() {
    for case in access_cases() {
        let ran = case
            .steps
            .iter()
            .filter(|step| step.expect == "ok")
            .map(|step| &step.sql);
        for sql in case.preamble.iter().chain(ran) {
            assert!(
                is_understood(sql) || is_procedural(sql),
                "{}: {sql}",
                case.id
            );
        }
    }
}

#[test]
fn every_syntax_error_in_the_access_control_cases_is_unknown() {
    let syntax = |step: &&Step| {
        let error = step.error.as_deref().unwrap_or_default();
        // The body of EXECUTE IMMEDIATE is kept, not read.
        error.starts_with("syntax error") && !step.sql.starts_with("EXECUTE IMMEDIATE")
    };
    let mut checked = 0;
    for case in access_cases() {
        for step in case.steps.iter().filter(syntax) {
            assert!(!is_understood(&step.sql), "{}: {}", case.id, step.sql);
            checked += 1;
        }
    }
    assert!(checked >= 4, "{checked}");
}
