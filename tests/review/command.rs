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

const FORMATS: [&str; 6] = ["text", "json", "markdown", "sarif", "html", "github"];

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
        after.output.contains("- DATABASE LOADED"),
        "{}",
        after.output
    );
    assert!(
        !after.output.contains("[drop-of-existing]"),
        "{}",
        after.output
    );
}

#[test]
fn every_report_says_what_it_was_checked_against() {
    for format in FORMATS {
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
    let gain = "~ USER JOE     SELECT ON FUTURE TABLES IN SCHEMA SALES.PUBLIC, through";
    assert!(answer.output.contains(gain), "{}", answer.output);
}

/// A folder with three scripts: one creates, one grants, one drops what the first creates.
fn series() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, script) in [
        ("1-create.sql", CLEAN),
        ("2-grant.sql", WRONG),
        ("3-drop.SQL", "USE ROLE SYSADMIN;\nDROP DATABASE LOADED;\n"),
        ("notes.txt", "no script"),
    ] {
        std::fs::write(folder.path().join(name), script).unwrap();
    }
    folder
}

#[test]
fn a_folder_is_one_report_in_every_format() {
    let folder = series();
    for format in FORMATS {
        let path = folder.path().to_str().unwrap();
        let answer = sfgen(&["review", path, "--format", format]);
        assert_eq!(answer.status, Status::Drift, "{format}");
        for name in ["1-create.sql", "2-grant.sql", "3-drop.SQL"] {
            assert!(answer.output.contains(name), "{format}: {}", answer.output);
        }
        assert!(!answer.output.contains("notes.txt"), "{format}");
    }
}

#[test]
fn several_scripts_are_one_document_and_one_run() {
    let folder = series();
    let path = folder.path().to_str().unwrap();
    let parsed = |format| -> serde_json::Value {
        let answer = sfgen(&["review", path, "--format", format]);
        serde_json::from_str(&answer.output).unwrap()
    };
    let json = parsed("json");
    assert_eq!(json["scripts"].as_array().unwrap().len(), 3);
    assert_eq!(json["exit_status"], 1);
    assert_eq!(json["counts"]["errors"], 1);
    let sarif = parsed("sarif");
    assert_eq!(sarif["runs"].as_array().unwrap().len(), 1);
    assert_eq!(sarif["runs"][0]["artifacts"].as_array().unwrap().len(), 3);
}

#[test]
fn scripts_stand_alone_unless_they_are_a_series() {
    let folder = series();
    let path = folder.path().to_str().unwrap();
    let alone = sfgen(&["review", path]).output;
    assert!(alone.contains("[drop-of-existing]"), "{alone}");
    let in_order = sfgen(&["review", path, "--in-order"]).output;
    assert!(!in_order.contains("[drop-of-existing]"), "{in_order}");
}

#[test]
fn the_gravest_script_comes_first_in_the_table_at_the_end() {
    let folder = series();
    let output = sfgen(&["review", folder.path().to_str().unwrap()]).output;
    let table = output.split("errors  warnings  notes  verdict").nth(1);
    let first = table.unwrap().lines().nth(1).unwrap();
    assert!(first.contains("2-grant.sql"), "{first}");
}

#[test]
fn each_statement_is_told_only_where_that_is_asked_for() {
    assert!(!review(WARNED, &[]).output.contains("line 2: done"));
    let all = review(WARNED, &["--statements"]).output;
    assert!(all.contains("line 2: done"), "{all}");
}

/// A report but for the hash of its script.
fn without_hash(report: &str) -> String {
    let lines = report.lines().filter(|line| !line.contains("sha256"));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn line_ends_of_windows_change_nothing_but_the_hash() {
    let windows = review(&WRONG.replace('\n', "\r\n"), &[]).output;
    let unix = review(WRONG, &[]).output;
    assert_ne!(windows, unix);
    assert_eq!(without_hash(&windows), without_hash(&unix));
}

#[test]
fn no_line_is_wider_than_a_terminal_but_for_what_has_no_blank() {
    let script = std::fs::read_to_string("fixtures/review/vendor-fivetran.sql").unwrap();
    for line in review(&script, &["--statements"]).output.lines() {
        let is_one_word = line.trim().split(' ').count() == 1;
        assert!(line.chars().count() <= 80 || is_one_word, "{line}");
    }
}

#[test]
fn every_rule_is_listed_and_explained() {
    let list = sfgen(&["rules"]).output;
    for rule in sfgen::review::RULES {
        assert!(list.contains(rule.id), "{}", rule.id);
        let explained = sfgen(&["explain", rule.id]);
        assert_eq!(explained.status, Status::Done);
        let on_page = format!("\n  {:<16}{}\n", "See", rule.link);
        assert!(explained.output.contains(&on_page), "{}", explained.output);
    }
}

#[test]
fn a_misspelt_rule_is_told_with_the_one_that_is_meant() {
    let answer = sfgen(&["explain", "grant-to-publik"]);
    assert_eq!(answer.status, Status::Wrong);
    let help = "did you mean `grant-to-public`?";
    assert!(answer.errors.contains(help), "{}", answer.errors);
}

#[test]
fn a_privilege_is_explained_from_the_catalogue() {
    let answer = sfgen(&["explain", "manage", "grants"]);
    assert_eq!(answer.status, Status::Done);
    let allows = "On ACCOUNT      grant what others have";
    assert!(answer.output.contains(allows), "{}", answer.output);
    let rule = "account-wide-manage-grants";
    assert!(answer.output.contains(rule), "{}", answer.output);
}

/// A review of `script` under these settings.
fn under(settings: &str, script: &str, options: &[&str]) -> Answer {
    let folder = tempfile::tempdir().unwrap();
    let (file, path) = (
        folder.path().join("sfgen.toml"),
        folder.path().join("a.sql"),
    );
    std::fs::write(&file, settings).unwrap();
    std::fs::write(&path, script).unwrap();
    let [file, path] = [file.to_str().unwrap(), path.to_str().unwrap()];
    sfgen(&[&["review", path, "--settings", file], options].concat())
}

#[test]
fn settings_decide_and_the_command_line_wins() {
    let settings = "[review]\nfail-on = \"warning\"\n";
    assert_eq!(under(settings, WARNED, &[]).status, Status::Drift);
    let over = under(settings, WARNED, &["--fail-on", "error"]);
    assert_eq!(over.status, Status::Done);
    let stricter = "[review.severity]\nif-not-exists-adopts = \"error\"\n";
    let answer = under(stricter, WARNED, &[]);
    assert_eq!(answer.status, Status::Drift);
    let graver = "error[if-not-exists-adopts]";
    assert!(answer.output.contains(graver), "{}", answer.output);
}

#[test]
fn what_the_settings_accept_counts_and_is_told() {
    let accept = |script: &str| {
        format!(
            "[[review.accept]]\nrule = \"administrator-role-granted\"\nreason = \"agreed\"\n\
             script = \"{script}\"\nmessage = \"LOADER\"\n"
        )
    };
    let accepted = under(&accept("a.sql"), WRONG, &[]);
    assert_eq!(accepted.status, Status::Done);
    let told = accepted.output.contains("accepted: agreed");
    assert!(told, "{}", accepted.output);
    assert_eq!(accepted.errors, "");
    assert_eq!(
        under(&accept("other.sql"), WRONG, &[]).status,
        Status::Drift
    );
    let idle = under(&accept("a.sql"), CLEAN, &[]);
    let nothing = "finds nothing there that could be accepted";
    assert!(idle.errors.contains(nothing), "{}", idle.errors);
}

#[test]
fn settings_are_shown_with_where_they_come_from() {
    let settings = "[review]\nrole = \"SETUP\"\nfail-on = \"note\"\n";
    let shown = under(settings, CLEAN, &["--show-settings", "--fail-on", "error"]);
    for (setting, origin) in [
        ("fail-on        error", "(command line)"),
        ("role           SETUP", "sfgen.toml:2)"),
        ("keep-going     false", "(default)"),
    ] {
        let line = shown.output.lines().find(|line| line.starts_with(setting));
        let line = line.unwrap_or_else(|| panic!("{setting}: {}", shown.output));
        assert!(line.ends_with(origin), "{line}");
    }
}

#[test]
fn wrong_settings_are_refused_before_anything_is_reviewed() {
    let answer = under("[review]\nfail_on = \"note\"\n", CLEAN, &[]);
    assert_eq!((answer.status, answer.output.as_str()), (Status::Wrong, ""));
    let help = "did you mean `fail-on`?";
    assert!(answer.errors.contains(help), "{}", answer.errors);
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
    assert_eq!(marked.status, plain.status);
    assert_eq!(without_hash(&marked.output), without_hash(&plain.output));
    assert_eq!(marked.errors.matches("byte order mark").count(), 1);
    let only = review("\u{FEFF}", &[]);
    assert!(only.output.contains(": no statements\n"), "{}", only.output);
}
