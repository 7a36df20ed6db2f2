//! The command as its users meet it: what it prints, what it says, how it ends.

use crate::common::{Answer, fixtures, name, sfgen, sfgen_with};
use indoc::indoc;
use sfgen::cli::Status;

const KEY_PAIR: &str = "fixtures/payloads/key-pair.yaml";

/// A payload about which there is nothing to say, and which names no other file.
const PLAIN: &str = "fixtures/payloads/oauth-client-secret.yaml";

/// A payload from a command's standard input.
fn from_input(arguments: &[&str], payload: &str) -> Answer {
    sfgen_with(arguments, payload, &[])
}

#[test]
fn a_script_goes_to_standard_output_and_nothing_else_does() {
    let answer = sfgen(&["create", PLAIN]);
    assert_eq!(answer.status, Status::Done);
    assert!(
        answer
            .output
            .starts_with("-- Set-up of an Immuta integration")
    );
    assert!(answer.output.ends_with(";\n"));
    assert_eq!(answer.errors, "");
}

#[test]
fn a_payload_may_come_from_standard_input() {
    let payload = std::fs::read_to_string(PLAIN).unwrap();
    assert_eq!(
        from_input(&["create", "-"], &payload),
        sfgen(&["create", PLAIN])
    );
}

#[test]
fn each_payload_that_makes_no_sense_is_refused_with_all_its_problems() {
    for fixture in fixtures("payloads/invalid/meaning") {
        let answer = sfgen(&["create", fixture.to_str().unwrap()]);
        assert_eq!(answer.status, Status::Wrong, "{}", fixture.display());
        assert_eq!(answer.output, "", "{}", fixture.display());
        assert!(answer.errors.contains("error: "), "{}", fixture.display());
        let mut settings = insta::Settings::new();
        settings.set_snapshot_path("../snapshots/refusals");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name(&fixture), answer.errors));
    }
}

#[test]
fn no_refusal_is_stale() {
    let fixtures = fixtures("payloads/invalid/meaning");
    let wanted: Vec<String> = fixtures
        .iter()
        .map(|file| format!("{}.snap", name(file)))
        .collect();
    let mut found: Vec<String> = std::fs::read_dir("snapshots/refusals")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    assert_eq!(found, wanted);
}

#[test]
fn the_command_line_overrides_the_payloads_own_options() {
    let payload = indoc! {"
        type: Snowflake
        autoBootstrap: false
        config:
          host: organization.us-east-1.snowflakecomputing.com
          warehouse: WH
          database: IMMUTA
          authenticationType: userPassword
          username: SYSTEM
          password: made for the tests
        sfgen:
          role: FROM_FILE
          systemRole: SYSTEM_FROM_FILE
          secrets: variable
    "};
    let of_file = from_input(&["create", "-"], payload).output;
    assert!(of_file.contains("USE ROLE \"FROM_FILE\";"));
    assert!(of_file.contains("CREATE ROLE \"SYSTEM_FROM_FILE\""));
    assert!(of_file.contains("SET immuta_password = $immuta_password;"));
    let arguments = [
        "create",
        "-",
        "--role",
        "FROM_CALL",
        "--system-role",
        "OTHER",
        "--secrets",
        "inline",
    ];
    let of_call = from_input(&arguments, payload).output;
    assert!(of_call.contains("USE ROLE \"FROM_CALL\";"));
    assert!(of_call.contains("CREATE ROLE \"OTHER\""));
    assert!(of_call.contains("SET immuta_password = 'made for the tests';"));
}

#[test]
fn every_option_of_create_shows_in_the_script() {
    let create = |extra: &[&str], fixture: &str| {
        let mut arguments = vec!["create", fixture];
        arguments.extend(extra);
        let answer = sfgen(&arguments);
        assert_eq!(answer.status, Status::Done, "{}", answer.errors);
        answer.output
    };
    let password = "fixtures/payloads/user-password.yaml";
    let toggles = "fixtures/payloads/all-toggles.yaml";
    for (extra, fixture, shown) in [
        (&["--role", "SETUP"][..], KEY_PAIR, "USE ROLE \"SETUP\";"),
        (
            &["--system-role", "SYSTEM"],
            KEY_PAIR,
            "CREATE ROLE \"SYSTEM\"",
        ),
        (
            &["--system-account", "ACCOUNT"],
            KEY_PAIR,
            "CREATE USER \"ACCOUNT\"",
        ),
        (
            &["--login-name", "name@example.com"],
            KEY_PAIR,
            "LOGIN_NAME = 'name@example.com'",
        ),
        (&["--user-type", "person"], password, "TYPE = PERSON"),
        (
            &["--secrets", "variable"],
            password,
            "SET immuta_password = $immuta_password;",
        ),
        (
            &["--account-usage", "database-roles"],
            toggles,
            "GRANT DATABASE ROLE \"SNOWFLAKE\".\"GOVERNANCE_VIEWER\"",
        ),
        (&["--single-block"], KEY_PAIR, "EXECUTE IMMEDIATE $$"),
        (
            &[
                "--manage-grants",
                "ownership",
                "--securable",
                "SALES.PUBLIC=OWNER",
                "--take-ownership",
            ],
            KEY_PAIR,
            "GRANT OWNERSHIP ON ALL TABLES IN SCHEMA \"SALES\".\"PUBLIC\" TO ROLE",
        ),
        (
            &["--public-key", "fixtures/keys/rsa-3072.pub.pem"],
            KEY_PAIR,
            "RSA_PUBLIC_KEY = 'MIIBojAN",
        ),
    ] {
        assert!(!create(&[], fixture).contains(shown), "{shown}");
        assert!(create(extra, fixture).contains(shown), "{shown}");
    }
}

#[test]
fn secrets_may_stand_in_the_environment() {
    let fixture = "fixtures/payloads/user-password-environment.yaml";
    let with = sfgen_with(
        &["create", fixture],
        "",
        &[("IMMUTA_PASSWORD", "made & kept")],
    );
    assert_eq!(with.status, Status::Done, "{}", with.errors);
    assert!(
        with.output
            .contains("SET immuta_password = 'made ' || CHR(38) || ' kept';")
    );
    let without = sfgen(&["create", fixture]);
    assert_eq!(without.status, Status::Wrong);
    assert!(
        without
            .errors
            .contains("the environment variable `IMMUTA_PASSWORD` does not exist")
    );
    // Where no secret is needed, none is asked for.
    assert_eq!(sfgen(&["delete", fixture]).status, Status::Done);
}

#[test]
fn a_file_is_written_whole_and_with_a_password_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    for (fixture, mode) in [
        ("fixtures/payloads/user-password.yaml", 0o600),
        (KEY_PAIR, 0o644),
    ] {
        let path = folder.path().join("script.sql");
        let answer = sfgen(&["create", fixture, "-o", path.to_str().unwrap()]);
        assert_eq!((answer.status, answer.output.as_str()), (Status::Done, ""));
        let written = std::fs::read_to_string(&path).unwrap();
        assert_eq!(written, sfgen(&["create", fixture]).output);
        let permissions = std::fs::metadata(&path).unwrap().permissions();
        assert_eq!(permissions.mode() & 0o777, mode, "{fixture}");
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn a_refused_payload_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("script.sql");
    std::fs::write(&path, "what was there").unwrap();
    let answer = from_input(
        &["create", "-", "-o", path.to_str().unwrap()],
        "config: {}\n",
    );
    assert_eq!(answer.status, Status::Wrong);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "what was there");
}

#[test]
fn drift_is_told_by_the_line_and_never_by_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("script.sql");
    let path = path.to_str().unwrap();
    let fixture = "fixtures/payloads/user-password.yaml";
    let script = sfgen(&["create", fixture]).output;
    std::fs::write(path, &script).unwrap();
    let same = sfgen(&["create", fixture, "--check", path]);
    assert_eq!((same.status, same.output.as_str()), (Status::Done, ""));
    std::fs::write(
        path,
        script.replace("SET immuta_password = '", "SET immuta_password = 'x"),
    )
    .unwrap();
    let drifted = sfgen(&["create", fixture, "--check", path]);
    assert_eq!(
        (drifted.status, drifted.output.as_str()),
        (Status::Drift, "")
    );
    assert!(drifted.errors.contains("the first difference is in line"));
    // Not "SET" alone, which a temporary folder's name may hold.
    assert!(!drifted.errors.contains("SET immuta"), "{}", drifted.errors);
}

#[test]
fn what_cannot_be_edited_is_refused_all_at_once_with_both_values() {
    let payload = |host: &str, database: &str| {
        format!(
            "host: {host}\nwarehouse: WH\ndatabase: {database}\nauthenticationType: oAuthClientCredentials\noAuthClientConfig: {{provider: Okta, clientId: a, authorityUrl: b, useCertificate: false, clientSecret: c}}\n"
        )
    };
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old.yaml");
    std::fs::write(&old, payload("one.snowflakecomputing.com", "ONE")).unwrap();
    let arguments = ["edit", "-", "--from", old.to_str().unwrap()];
    let answer = from_input(&arguments, &payload("two.snowflakecomputing.com", "TWO"));
    assert_eq!((answer.status, answer.output.as_str()), (Status::Wrong, ""));
    insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots/refusals-of-edit"}, {
        insta::assert_snapshot!("not-editable", answer.errors);
    });
}

#[test]
fn an_edit_without_a_change_says_so() {
    let answer = sfgen(&["edit", KEY_PAIR, "--from", KEY_PAIR]);
    assert_eq!(answer.status, Status::Done);
    assert!(answer.output.contains("-- Nothing changes in Snowflake"));
}

#[test]
fn enabling_impersonation_comes_out_as_the_documented_statements() {
    let payload = std::fs::read_to_string(KEY_PAIR).unwrap();
    let with = payload.replace(
        "config:\n",
        "config:\n  impersonation: {enabled: true, role: IMPERSONATION_ROLE}\n",
    );
    assert_ne!(with, payload);
    let answer = from_input(&["edit", "-", "--from", KEY_PAIR], &with);
    assert_eq!(answer.status, Status::Done, "{}", answer.errors);
    let plain: Vec<&str> = answer
        .output
        .lines()
        .filter(|line| {
            line.starts_with("CREATE ") || line.starts_with("GRANT ") || line.starts_with("ALTER ")
        })
        .collect();
    assert_eq!(
        plain,
        [
            "CREATE ROLE IF NOT EXISTS \"IMPERSONATION_ROLE\"",
            "GRANT OWNERSHIP ON ROLE \"IMPERSONATION_ROLE\" TO ROLE \"IMMUTA_SYSTEM\" COPY CURRENT GRANTS;"
        ]
    );
}

#[test]
fn the_body_of_a_delete_request_is_told_from_a_payload() {
    let answer = sfgen(&["delete", "fixtures/payloads/delete-request.json"]);
    assert_eq!((answer.status, answer.output.as_str()), (Status::Wrong, ""));
    assert!(
        answer
            .errors
            .contains("this is the body of DELETE /integrations/{id}")
    );
}

#[test]
fn a_key_can_be_rotated_only_where_there_is_one() {
    let answer = sfgen(&[
        "edit",
        "fixtures/payloads/oauth-client-secret.yaml",
        "--rotate",
        "begin",
    ]);
    assert_eq!((answer.status, answer.output.as_str()), (Status::Wrong, ""));
    assert!(answer.errors.contains("a key can be rotated only where"));
}

#[test]
fn files_that_are_not_there_are_named() {
    let answer = sfgen(&["create", "no-such-file.yaml"]);
    assert_eq!(answer.status, Status::Wrong);
    assert_eq!(
        answer.errors,
        "error: cannot read no-such-file.yaml: there is no such file\n"
    );
    let answer = sfgen(&["create", PLAIN, "-o", "no-such-folder/script.sql"]);
    assert_eq!(answer.status, Status::Wrong);
    assert!(
        answer
            .errors
            .starts_with("error: cannot write no-such-folder/script.sql")
    );
}

#[test]
fn help_goes_to_standard_output_and_a_wrong_call_to_standard_error() {
    let help = sfgen(&["--help"]);
    assert_eq!((help.status, help.errors.as_str()), (Status::Done, ""));
    assert!(
        help.output
            .contains("sfgen create config.yaml -o create.sql")
    );
    let wrong = sfgen(&["destroy"]);
    assert_eq!((wrong.status, wrong.output.as_str()), (Status::Wrong, ""));
    assert!(wrong.errors.contains("unrecognized subcommand"));
}

#[test]
fn the_help_of_each_command_says_what_the_list_of_commands_says() {
    let list = sfgen(&["--help"]).output;
    let commands = list.lines().skip_while(|line| *line != "Commands:").skip(1);
    let mut seen = 0;
    for line in commands.take_while(|line| !line.is_empty()) {
        let (command, told) = line.trim().split_once(' ').unwrap();
        let told = told.trim();
        if command != "help" {
            let help = sfgen(&[command, "--help"]).output;
            assert_eq!(help.lines().next(), Some(told), "{command}");
            seen += 1;
        }
    }
    assert!(seen > 10);
}

#[test]
fn what_get_answers_is_an_earlier_state() {
    let old = "fixtures/payloads/get-response.json";
    let new = "fixtures/payloads/user-password.yaml";
    let answer = sfgen(&["edit", new, "--from", old]);
    assert_eq!(answer.status, Status::Done, "{}", answer.errors);
    // Which password it was cannot be known, so that it is set; nothing else differs.
    assert_eq!(answer.output.matches("ALTER USER").count(), 1);
    assert!(answer.output.contains("SET PASSWORD = $immuta_password;"));
    assert!(!answer.output.contains("RENAME"));
}

#[test]
fn an_option_of_the_call_that_cannot_be_edited_holds_for_both_states() {
    let arguments = [
        "edit",
        KEY_PAIR,
        "--from",
        KEY_PAIR,
        "--role",
        "SETUP",
        "--system-role",
        "R",
    ];
    let answer = sfgen(&arguments);
    assert_eq!(answer.status, Status::Done, "{}", answer.errors);
    assert!(answer.output.contains("-- Nothing changes in Snowflake"));
}

#[test]
fn an_option_of_the_call_that_can_be_edited_holds_for_the_new_state() {
    let toggles = "fixtures/payloads/all-toggles.yaml";
    let arguments = [
        "edit",
        toggles,
        "--from",
        toggles,
        "--account-usage",
        "database-roles",
    ];
    let answer = sfgen(&arguments);
    assert_eq!(answer.status, Status::Done, "{}", answer.errors);
    assert!(
        answer
            .output
            .contains("\nGRANT DATABASE ROLE \"SNOWFLAKE\".\"GOVERNANCE_VIEWER\"")
    );
    assert!(answer.output.contains("\nREVOKE IMPORTED PRIVILEGES"));
}

#[test]
fn a_rotation_has_two_steps() {
    let edit = |step: &str| {
        let key = "fixtures/keys/rsa-3072.pub.pem";
        let arguments = [
            "edit",
            KEY_PAIR,
            "--from",
            KEY_PAIR,
            "--public-key",
            key,
            "--rotate",
            step,
        ];
        let answer = sfgen(&arguments);
        assert_eq!(answer.status, Status::Done, "{}", answer.errors);
        let statements = answer
            .output
            .lines()
            .filter(|line| line.starts_with("ALTER USER"));
        let words = |line: &str| line.split(" = ").next().unwrap_or_default().to_owned();
        statements.map(words).collect::<Vec<_>>()
    };
    let user = "ALTER USER \"IMMUTA_SYSTEM_ACCOUNT\"";
    assert_eq!(edit("begin"), [format!("{user} SET RSA_PUBLIC_KEY_2")]);
    assert_eq!(
        edit("finish"),
        [
            format!("{user} SET RSA_PUBLIC_KEY"),
            format!("{user} UNSET RSA_PUBLIC_KEY_2;")
        ]
    );
}

#[test]
fn a_secret_that_the_script_does_not_hold_need_not_be_there() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.yaml");
    let config = config.to_str().unwrap();
    let public_key = ["--public-key", "fixtures/keys/rsa-2048.pub.pem"];
    for (auth, extra) in [
        ("keyPair", &public_key[..]),
        ("userPassword", &["--secrets", "variable"]),
        ("oAuthClientCredentials", &[]),
    ] {
        let started = sfgen(&["init", "--auth", auth]).output;
        std::fs::write(config, started).unwrap();
        let create = sfgen(&[&["create", config], extra].concat());
        assert_eq!(create.status, Status::Done, "{}", create.errors);
        let body = folder.path().join("body.json");
        let body = sfgen(&["payload", config, "-o", body.to_str().unwrap()]);
        assert_eq!(body.status, Status::Wrong, "{auth}");
        assert!(body.errors.contains("does not exist"), "{}", body.errors);
    }
}

#[test]
fn several_scripts_are_reviewed_each_on_its_own() {
    let clean = "fixtures/review/no-role-chosen.sql";
    let found = "fixtures/review/grant-to-public.sql";
    let alone = [clean, found].map(|script| sfgen(&["review", script]));
    assert_eq!(alone[0].status, Status::Done);
    assert_eq!(alone[1].status, Status::Drift);
    for scripts in [[clean, found], [found, clean]] {
        let together = sfgen(&["review", scripts[0], scripts[1]]);
        assert_eq!(together.status, Status::Drift);
        // Each script's own part; what is said of all stands before and after them.
        for script in scripts {
            let own = sfgen(&["review", script]).output;
            let (own, _) = own.split_once("\nchecked against").unwrap();
            assert!(together.output.contains(own), "{}", together.output);
        }
    }
    let missing = sfgen(&["review", found, "no-such-file.sql"]);
    assert_eq!(
        (missing.status, missing.output.as_str()),
        (Status::Wrong, "")
    );
}

#[test]
fn what_is_about_one_script_is_not_asked_of_several() {
    let script = "fixtures/review/no-role-chosen.sql";
    let extra = &["--config", KEY_PAIR, "--as", "create"];
    let alone = sfgen(&[&["review", script], &extra[..]].concat());
    assert_ne!(alone.status, Status::Wrong, "{}", alone.errors);
    let answer = sfgen(&[&["review", script, script], &extra[..]].concat());
    assert_eq!((answer.status, answer.output.as_str()), (Status::Wrong, ""));
    assert!(answer.errors.contains("one at a time"), "{}", answer.errors);
    let answer = sfgen(&["review", "-", "-"]);
    assert!(answer.errors.contains("standard input holds one script"));
}

/// A payload that governs so many schemas by ownership.
fn with_schemas(count: usize) -> String {
    let payload = "fixtures/payloads/manage-grants-take-ownership.yaml";
    let payload = std::fs::read_to_string(payload).expect("the payload is there");
    let schemas = (0..count).map(|number| format!("SALES.SCHEMA_{number}=SALES_OWNER"));
    let schemas = schemas.collect::<Vec<_>>().join(", ");
    payload.replace("[SALES=SALES_OWNER]", &format!("[{schemas}]"))
}

#[test]
fn a_block_that_snowflake_does_not_keep_whole_is_refused_with_its_size() {
    let fits = from_input(&["delete", "-"], &with_schemas(100));
    assert_eq!(fits.status, Status::Done, "{}", fits.errors);
    let answer = from_input(&["delete", "-"], &with_schemas(1_000));
    assert_eq!((answer.status, answer.output.as_str()), (Status::Wrong, ""));
    let numbers = answer
        .errors
        .split(' ')
        .filter_map(|word| word.parse().ok());
    let sizes: Vec<usize> = numbers.filter(|number| *number > 1_000_000).collect();
    assert_eq!(sizes.len(), 1, "{}", answer.errors);
    assert!(
        answer.errors.contains("no more than 1000000 bytes"),
        "{}",
        answer.errors
    );
    let whole = from_input(&["create", "-"], &with_schemas(1_000));
    assert_eq!(whole.status, Status::Done, "{}", whole.errors);
}

#[test]
fn a_key_file_that_holds_no_text_is_told_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("folder")).unwrap();
    std::fs::write(folder.path().join("empty.pem"), "\n").unwrap();
    let config = folder.path().join("config.yaml");
    for (field, file, told) in [
        (
            "sfgen: {publicKey: FILE}",
            "empty.pem",
            "the file `empty.pem` is empty",
        ),
        (
            "sfgen: {publicKey: FILE}",
            "folder",
            "the file `folder` is a folder and not a file",
        ),
        (
            "privateKey: !file FILE",
            "empty.pem",
            "the file `empty.pem` is empty",
        ),
        (
            "privateKey: !file FILE",
            "folder",
            "the file `folder` is a folder and not a file",
        ),
    ] {
        let field = field.replace("FILE", file);
        let text = format!(
            "host: a.snowflakecomputing.com\nwarehouse: W\ndatabase: D\nauthenticationType: keyPair\nusername: U\n{field}\n"
        );
        std::fs::write(&config, text).unwrap();
        let answer = sfgen(&["create", config.to_str().unwrap()]);
        assert_eq!(answer.status, Status::Wrong);
        assert!(answer.errors.contains(told), "{}", answer.errors);
    }
}
