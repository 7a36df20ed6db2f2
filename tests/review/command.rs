//! The command: what it prints and how it ends.

use sfgen::cli::Status;

use crate::common::{Answer, sfgen, sfgen_with};

fn review(script: &str, options: &[&str]) -> Answer {
    let arguments: Vec<&str> = ["review", "-"]
        .into_iter()
        .chain(options.iter().copied())
        .collect();
    sfgen_with(&arguments, script, &[])
}

const CLEAN: &str = "USE ROLE SYSADMIN;\nCREATE DATABASE LOADED;\n";
const WARNED: &str = "USE ROLE SYSADMIN;\nCREATE DATABASE IF NOT EXISTS LOADED;\n";
const WRONG: &str = "USE ROLE ACCOUNTADMIN;\nGRANT ROLE ACCOUNTADMIN TO ROLE LOADER;\n";
const UNKNOWN: &str =
    "USE ROLE ACCOUNTADMIN;\nGRANT ROLE ACCOUNTADMIN TO ROLE LOADER;\nCALL P();\n";

#[test]
fn the_exit_status_tells_what_the_review_comes_to() {
    assert_eq!(review(CLEAN, &[]).status, Status::Done);
    assert_eq!(review(WARNED, &[]).status, Status::Done);
    assert_eq!(
        review(WARNED, &["--fail-on", "warning"]).status,
        Status::Drift
    );
    assert_eq!(review(WRONG, &[]).status, Status::Drift);
    assert_eq!(review(UNKNOWN, &[]).status, Status::NotReviewed);
    assert_eq!(
        sfgen(&["review", "fixtures/none.sql"]).status,
        Status::Wrong
    );
    assert_eq!(Status::NotReviewed as u8, 3);
}

#[test]
fn what_is_not_understood_is_never_clean() {
    for script in [
        "CALL P();",
        "!source other.sql",
        "CREATE ROLE \"<% role %>\";",
        "/* never closed",
        "CREATE ROLE R\u{202e};",
        "EXECUTE IMMEDIATE $$ BEGIN CALL P(); RETURN 1; END; $$;",
    ] {
        let answer = review(script, &["--format", "json"]);
        assert_eq!(answer.status, Status::NotReviewed, "{script}");
        assert!(
            answer
                .output
                .contains("\"verdict\": \"not fully reviewed\""),
            "{script}"
        );
        assert!(!answer.output.contains("\"findings\": []"), "{script}");
    }
}

#[test]
fn a_script_may_not_silence_its_reviewer_unless_the_caller_says_so() {
    let script = "USE ROLE ACCOUNTADMIN;\n-- sfgen: allow grant-to-public: agreed\nGRANT USAGE ON DATABASE SALES TO ROLE PUBLIC;\n";
    let asked = review(script, &[]);
    assert_eq!(asked.status, Status::Drift);
    assert!(
        asked.output.contains("does not count: agreed"),
        "{}",
        asked.output
    );
    let honoured = review(script, &["--honour-allows"]);
    assert_eq!(honoured.status, Status::Done);
    assert!(honoured.output.contains("accepted: agreed"));
}

#[test]
fn after_an_error_nothing_is_reached_unless_the_client_goes_on() {
    let script = "USE ROLE USERADMIN;\nCREATE DATABASE LOADED;\nCREATE ROLE LOADER;\n";
    let stopped = review(script, &["--format", "json"]);
    assert!(stopped.output.contains("\"outcome\": \"not reached\""));
    assert!(!stopped.output.contains("\"ROLE LOADER\""));
    let went_on = review(script, &["--format", "json", "--keep-going"]);
    assert!(!went_on.output.contains("\"outcome\": \"not reached\""));
    assert!(went_on.output.contains("\"ROLE LOADER\""));
}

#[test]
fn a_custom_role_may_hold_anything_but_what_snowflake_keeps_for_its_own_roles() {
    let run = |statement: &str| {
        let script = format!("USE ROLE SETUP;\nUSE SECONDARY ROLES NONE;\n{statement};\n");
        review(&script, &["--role", "SETUP", "--format", "json"]).output
    };
    for enough in [
        "CREATE DATABASE LOADED",
        "CREATE ROLE LOADER",
        "CREATE USER LOADER TYPE = SERVICE DEFAULT_SECONDARY_ROLES = ()",
        "GRANT MANAGE GRANTS ON ACCOUNT TO ROLE LOADER WITH GRANT OPTION",
        "GRANT CREATE USER ON ACCOUNT TO ROLE LOADER",
        "GRANT APPLY MASKING POLICY ON ACCOUNT TO ROLE LOADER",
        "GRANT USAGE ON WAREHOUSE LOADING TO ROLE LOADER",
        "GRANT ROLE SYSADMIN TO ROLE LOADER",
        "GRANT OWNERSHIP ON DATABASE SALES TO ROLE SETUP COPY CURRENT GRANTS",
        "CREATE WAREHOUSE LOADING",
        "CREATE NETWORK POLICY OFFICE ALLOWED_IP_LIST = ('192.0.2.0/24')",
        "GRANT CREATE WAREHOUSE ON ACCOUNT TO ROLE LOADER",
        "GRANT EXECUTE TASK ON ACCOUNT TO ROLE LOADER",
        "DROP DATABASE SALES",
        "DROP ROLE READER",
        "ALTER USER JOE SET DISABLED = TRUE",
        "USE ROLE LOADER",
    ] {
        let output = run(enough);
        assert!(!output.contains("statement-refused"), "{enough}: {output}");
    }
    for more in [
        "USE ROLE ACCOUNTADMIN",
        "USE ROLE SECURITYADMIN",
        "GRANT IMPORTED PRIVILEGES ON DATABASE SNOWFLAKE TO ROLE LOADER",
    ] {
        let output = run(more);
        assert!(output.contains("statement-refused"), "{more}: {output}");
    }
}

#[test]
fn a_script_that_follows_another_runs_on_its_result() {
    let folder = tempfile::tempdir().unwrap();
    let earlier = folder.path().join("earlier.sql");
    std::fs::write(&earlier, "USE ROLE SYSADMIN; CREATE DATABASE LOADED;").unwrap();
    let script = "USE ROLE SYSADMIN;\nDROP DATABASE LOADED;\n";
    let alone = review(script, &[]);
    assert!(
        alone.output.contains("drop-of-existing"),
        "{}",
        alone.output
    );
    let after = review(script, &["--after", earlier.to_str().unwrap()]);
    assert!(
        after.output.contains("nothing is different"),
        "{}",
        after.output
    );
    assert!(
        !after.output.contains("warning[drop-of-existing]"),
        "{}",
        after.output
    );
}

#[test]
fn every_report_says_what_it_was_checked_against() {
    for format in ["text", "json", "markdown", "sarif", "html"] {
        let answer = review(CLEAN, &["--format", format]);
        let unescaped = answer.output.replace("&#39;", "'");
        assert!(unescaped.contains(sfgen::report::BASIS), "{format}");
        assert_eq!(answer.errors, "");
    }
}

#[test]
fn a_report_can_go_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("review.md");
    let answer = review(
        CLEAN,
        &["--format", "markdown", "-o", file.to_str().unwrap()],
    );
    assert_eq!((answer.status, answer.output.as_str()), (Status::Done, ""));
    assert!(
        std::fs::read_to_string(file)
            .unwrap()
            .starts_with("# Review of")
    );
}

#[test]
fn a_name_in_a_variable_hides_nothing() {
    let script = "USE ROLE ACCOUNTADMIN;\nSET r = 'accountadmin';\nSET p = 'public';\nGRANT ROLE IDENTIFIER($r) TO ROLE LOADER;\nGRANT USAGE ON DATABASE SALES TO ROLE IDENTIFIER($p);\n";
    let answer = review(script, &[]);
    for rule in ["administrator-role-granted", "grant-to-public"] {
        assert!(answer.output.contains(rule), "{rule}: {}", answer.output);
    }
}

#[test]
fn what_is_granted_on_future_objects_is_a_gain() {
    let script = "USE ROLE ACCOUNTADMIN;\nGRANT ROLE READER TO USER JOE;\nGRANT SELECT ON FUTURE TABLES IN SCHEMA SALES.PUBLIC TO ROLE READER;\n";
    let answer = review(script, &[]);
    let gain = "SELECT ON FUTURE TABLES IN SCHEMA SALES.PUBLIC through ROLE READER";
    assert!(answer.output.contains(gain), "{}", answer.output);
}

#[test]
fn a_script_without_statements_is_not_clean() {
    for script in ["", "\n", "-- nothing yet\n", ";\n"] {
        let answer = review(script, &[]);
        assert_eq!(answer.status, Status::Done);
        assert!(
            answer.output.contains(": no statements\n"),
            "{script:?}: {}",
            answer.output
        );
    }
}

#[test]
fn a_byte_order_mark_is_one_note_and_no_part_of_the_script() {
    let script = "USE ROLE SYSADMIN;\nUSE WAREHOUSE W;\n";
    let plain = review(script, &[]);
    let marked = review(&format!("\u{FEFF}{script}"), &[]);
    assert_eq!(
        (marked.status, &marked.output),
        (plain.status, &plain.output)
    );
    assert_eq!(marked.errors.matches("byte order mark").count(), 1);
    let only = review("\u{FEFF}", &[]);
    assert!(only.output.contains(": no statements\n"), "{}", only.output);
}
