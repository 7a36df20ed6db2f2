//! Placeholders: filled in by the call, or read as values that are not known.

use sfgen::cli::Status;
use sfgen::parse::parse;
use sfgen::parse::statement::Statement;
use sfgen::review::{Request, Verdict, review};

use crate::common::{Answer, sfgen_with};

/// A script with each form in names, quotes and texts.
const SCRIPT: &str = "\
USE ROLE USERADMIN;
CREATE ROLE {{ env }}_READER COMMENT = 'for <% env %>';
CREATE ROLE \"&{env}_WRITER\" COMMENT = '&env';
GRANT ROLE {{env}}_READER TO ROLE \"&{env}_WRITER\";
DROP ROLE <old_role>;
";

fn reviewed(arguments: &[&str], script: &str) -> Answer {
    sfgen_with(&[&["review", "-"], arguments].concat(), script, &[])
}

#[test]
fn what_nobody_has_filled_in_is_read_and_never_clean() {
    let script = parse(SCRIPT);
    for located in &script.statements {
        let understood = !matches!(located.statement, Statement::Unknown(_));
        assert!(understood, "{located:?}");
    }
    let review = review(&Request::of(&script));
    assert_eq!(review.verdict(), Verdict::NotFullyReviewed);
    let dropped = |line| {
        let mut lines = review
            .findings
            .iter()
            .filter(|found| found.rule.id == "drop-of-existing");
        lines.any(|found| found.line == line)
    };
    assert!(dropped(5), "{:?}", review.findings);
    let told = |what: &str| {
        review
            .findings
            .iter()
            .any(|found| found.message.contains(what))
    };
    assert!(told("ROLE <old_role>"), "{:?}", review.findings);
}

#[test]
fn a_placeholder_that_no_client_replaces_is_never_clean() {
    for script in ["CREATE ROLE <R>;", "GRANT ROLE <R> TO USER U;"] {
        let verdict = review(&Request::of(&parse(script))).verdict();
        assert_eq!(verdict, Verdict::NotFullyReviewed, "{script}");
    }
}

#[test]
fn equal_placeholders_are_the_same_object() {
    let script = "CREATE ROLE {{ r }}; DROP ROLE {{r}}; CREATE ROLE &{r};";
    let review = review(&Request::of(&parse(script)));
    let dropped = |id| review.findings.iter().any(|found| found.rule.id == id);
    assert!(!dropped("drop-of-existing"), "{:?}", review.findings);
    assert!(!dropped("statement-refused"), "{:?}", review.findings);
}

#[test]
fn a_call_fills_them_in_and_the_review_is_complete() {
    let filled = reviewed(&["--define", "env=DEV", "--define", "old_role=OLD"], SCRIPT);
    let plain = SCRIPT
        .replace("{{ env }}", "DEV")
        .replace("{{env}}", "DEV")
        .replace("<% env %>", "DEV")
        .replace("&{env}", "DEV")
        .replace("&env", "DEV")
        .replace("<old_role>", "OLD");
    // The report tells the hash of the file as it is, and no columns where something is filled in.
    let of_the_script = |answer: &Answer| -> Vec<String> {
        let lines = answer
            .output
            .lines()
            .filter(|line| !line.contains("sha256") && !line.contains("--> "));
        lines.map(str::to_owned).collect()
    };
    let written_out = reviewed(&[], &plain);
    assert_eq!(filled.status, written_out.status);
    assert_eq!(of_the_script(&filled), of_the_script(&written_out));
    assert!(filled.output.contains("OLD"));
    assert_eq!(filled.errors, "");
}

#[test]
fn what_is_left_is_listed_and_what_is_not_used_is_warned_of() {
    let answer = reviewed(&["--define", "enw=DEV"], SCRIPT);
    assert_eq!(answer.status, Status::NotReviewed);
    assert!(
        answer.errors.contains("no placeholder is called enw"),
        "{}",
        answer.errors
    );
    for left in [
        "{{ env }} in line 2 is not",
        "a placeholder in a text in line 2",
        "&{env} in line 3 and in 1 more places is not",
        "<old_role> in line 5 is not",
    ] {
        assert!(answer.errors.contains(left), "{left}: {}", answer.errors);
    }
}

#[test]
fn a_client_fills_in_its_own_forms_alone() {
    let snow = reviewed(&["--define", "env=DEV", "--client", "snow"], SCRIPT);
    assert!(
        snow.errors.contains("{{ env }} in line 2"),
        "{}",
        snow.errors
    );
    assert!(!snow.errors.contains("<% env %>"), "{}", snow.errors);
    let worksheet = reviewed(&["--define", "env=DEV", "--client", "snowsight"], SCRIPT);
    assert!(
        worksheet.errors.contains("no placeholder is called env"),
        "{}",
        worksheet.errors
    );
}

#[test]
fn values_come_from_files_of_each_form() {
    let folder = tempfile::tempdir().unwrap();
    let expected = reviewed(&["--define", "env=DEV", "--define", "old_role=OLD"], SCRIPT);
    for (name, text) in [
        ("lines", "# of the test\nenv=DEV\n\nold_role=OLD\n"),
        ("yaml", "env: DEV\nold_role: OLD\n"),
        (
            "schemachange",
            "config-version: 1\nvars:\n  env: DEV\n  old_role: OLD\n",
        ),
        ("json", "{\"env\": \"DEV\", \"old_role\": \"OLD\"}"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let answer = reviewed(&["--defines", path.to_str().unwrap()], SCRIPT);
        assert_eq!(answer, expected, "{name}");
    }
    let path = folder.path().join("wins");
    std::fs::write(&path, "env=PROD\nold_role=OLD\n").unwrap();
    let path = path.to_str().unwrap();
    let answer = reviewed(&["--defines", path, "--define", "env=DEV"], SCRIPT);
    assert_eq!(answer, expected);
}

#[test]
fn a_value_that_cannot_be_one_is_refused() {
    for (arguments, reason) in [
        (["--define", "env"], "NAME=VALUE"),
        (["--define", "=DEV"], "NAME=VALUE"),
        (["--define", "env=a\nb"], "line break"),
        (
            ["--defines", "fixtures/review/drop-of-existing.sql"],
            "holds no values",
        ),
    ] {
        let answer = reviewed(&arguments, SCRIPT);
        assert_eq!((answer.status, answer.output.as_str()), (Status::Wrong, ""));
        assert!(answer.errors.contains(reason), "{}", answer.errors);
    }
}

#[test]
fn a_value_is_never_shown() {
    let answer = reviewed(
        &[
            "--define",
            "unused=made-for-the-tests",
            "--define",
            "env=a\nmade-for-the-tests",
        ],
        SCRIPT,
    );
    assert!(
        !answer.errors.contains("made-for-the-tests"),
        "{}",
        answer.errors
    );
}

#[test]
fn a_value_that_ends_a_text_is_read_as_it_is_sent() {
    let script = "CREATE ROLE R COMMENT = '{{ comment }}';";
    let answer = reviewed(&["--define", "comment='; DROP DATABASE PROD; --"], script);
    assert!(
        answer.output.contains("drop-of-existing"),
        "{}",
        answer.output
    );
}
