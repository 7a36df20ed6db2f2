//! What stands around the scripts: preflight, show, payload, init, diff, completions and manual pages.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use crate::common::{fixtures, name, sfgen, sfgen_with};
use indoc::indoc;
use sfgen::cli::Status;
use sfgen::parse::parse;
use sfgen::parse::statement::Statement;

/// What the environment of the fixtures holds.
const ENVIRONMENT: [(&str, &str); 1] = [("IMMUTA_PASSWORD", "made-for-the-tests")];

/// Secrets that stand in fixtures.
const SECRETS: [&str; 5] = [
    "PRIVATE KEY",
    "made-for-the-tests",
    "hunter2",
    "PRIV_KEY_FILE_PWD",
    "MIIE",
];

/// An integration by OAuth with everything that is passed on as it is.
const HEARSAY: &str = indoc! {"
    host: organization.us-east-1.snowflakecomputing.com
    warehouse: WH
    database: IMMUTA
    authenticationType: oAuthClientCredentials
    userRolePattern: {exclude: [hunter2]}
    lineageConfig: {tableFilter: hunter2, days: -1.5}
    oAuthClientConfig:
      provider: Okta
      clientId: 0123
      authorityUrl: https://example.okta.com
      useCertificate: false
      clientSecret: hunter2
      scope: session:role-any
"};

fn payloads() -> impl Iterator<Item = std::path::PathBuf> {
    let all = fixtures("payloads").into_iter();
    all.filter(|fixture| name(fixture) != "delete-request")
}

#[test]
fn show_fills_in_defaults_and_says_what_the_scripts_call_things() {
    let answer = sfgen(&["show", "fixtures/payloads/readme.yaml", "--role", "SETUP"]);
    assert_eq!(
        answer.output,
        indoc! {"
            request:
              type: Snowflake
              autoBootstrap: false
              config:
                host: organization.us-east-1.snowflakecomputing.com
                port: 443
                warehouse: IMMUTA_WH
                database: IMMUTA
                audit:
                  enabled: true
                lineage:
                  enabled: false
                workspaces:
                  enabled: false
                impersonation:
                  enabled: false
                authenticationType: keyPair
                username: IMMUTA_SYSTEM_ACCOUNT
            sfgen:
              warehouseNames: quoted
              accountUsage: imported-privileges
              manageGrants: account
              unmarked: false
              singleBlock: false
            snowflake:
              setupRole: SETUP
              systemRole: IMMUTA_SYSTEM
              systemAccount: IMMUTA_SYSTEM_ACCOUNT
              loginName: IMMUTA_SYSTEM_ACCOUNT
              RSA_PUBLIC_KEY_FP: SHA256:tV7GGHrj/3zpyLexhEZx3uBxKt/hGTxlVQYTzBO+clQ=
        "}
    );
}

#[test]
fn show_takes_every_payload_without_its_secrets_and_shows_none() {
    for fixture in payloads() {
        let [yaml, json] = ["yaml", "json"].map(|format| {
            let answer = sfgen(&["show", fixture.to_str().unwrap(), "--format", format]);
            assert_eq!(answer.status, Status::Done, "{}", answer.errors);
            for secret in SECRETS {
                let shown = answer.output.contains(secret) || answer.errors.contains(secret);
                assert!(!shown, "{}: {secret}", fixture.display());
            }
            answer.output
        });
        let yaml: serde_json::Value = serde_yaml::from_str(&yaml).unwrap();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(yaml, json, "{}", fixture.display());
    }
}

#[test]
fn show_says_of_a_get_response_what_it_does_not_know() {
    let response = "fixtures/payloads/get-response.json";
    let answer = sfgen(&["show", response]);
    assert!(answer.output.contains("systemAccount: <REDACTED>\n"));
    assert!(answer.output.contains("loginName: <REDACTED>\n"));
    let answer = sfgen(&["show", response, "--system-account", "SYSTEM"]);
    assert!(answer.output.contains("systemAccount: SYSTEM\n"));
}

#[test]
fn show_does_not_show_what_an_undocumented_object_holds() {
    let answer = sfgen_with(&["show", "-"], HEARSAY, &[]);
    assert_eq!(answer.status, Status::Done, "{}", answer.errors);
    assert!(!answer.output.contains("hunter2"), "{}", answer.output);
    assert!(answer.output.contains("lineageConfig: <AS GIVEN>\n"));
    assert!(answer.output.contains("scope: session:role-any\n"));
}

/// The body that `sfgen payload` writes for a payload from standard input.
fn body(payload: &str) -> serde_json::Value {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("body.json");
    let arguments = ["payload", "-", "-o", file.to_str().unwrap()];
    let answer = sfgen_with(&arguments, payload, &ENVIRONMENT);
    assert_eq!(answer.status, Status::Done, "{}", answer.errors);
    assert_eq!(answer.output, "");
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn a_body_is_what_the_api_takes_with_its_secrets_and_without_options() {
    let payload = indoc! {"
        type: Snowflake
        autoBootstrap: false
        config:
          host: organization.us-east-1.snowflakecomputing.com
          warehouse: WH
          database: 0123
          workspaces: {enabled: true, warehouses: [A, B]}
          authenticationType: userPassword
          username: SYSTEM
          password: !env IMMUTA_PASSWORD
        sfgen:
          systemRole: OTHER
    "};
    let wanted = serde_json::json!({
        "type": "Snowflake",
        "autoBootstrap": false,
        "config": {
            "host": "organization.us-east-1.snowflakecomputing.com",
            "warehouse": "WH",
            "database": "0123",
            "workspaces": {"enabled": true, "warehouses": ["A", "B"]},
            "authenticationType": "userPassword",
            "username": "SYSTEM",
            "password": "made-for-the-tests",
        },
    });
    assert_eq!(body(payload), wanted);
}

#[test]
fn a_body_passes_on_what_is_not_documented() {
    let body = body(HEARSAY);
    let wanted = serde_json::json!({
        "userRolePattern": {"exclude": ["hunter2"]},
        "lineageConfig": {"tableFilter": "hunter2", "days": -1.5},
    });
    for field in ["userRolePattern", "lineageConfig"] {
        assert_eq!(body["config"][field], wanted[field]);
    }
    let client = &body["config"]["oAuthClientConfig"];
    assert_eq!(client["clientSecret"], "hunter2");
    assert_eq!(client["scope"], "session:role-any");
    assert_eq!(body["type"], "Snowflake");
}

#[test]
fn a_body_makes_the_same_script_as_the_payload() {
    let folder = tempfile::tempdir().unwrap();
    for fixture in payloads() {
        let payload = fixture.to_str().unwrap();
        let file = folder.path().join("body.json");
        let file = file.to_str().unwrap();
        let answer = sfgen_with(&["payload", payload, "-o", file], "", &ENVIRONMENT);
        let without_secrets = ["get-response", "key-pair-public-key-only", "readme"];
        if without_secrets.contains(&name(&fixture)) {
            assert_eq!(answer.status, Status::Wrong, "{payload}");
            continue;
        }
        assert_eq!(answer.status, Status::Done, "{payload}: {}", answer.errors);
        let text = std::fs::read_to_string(payload).unwrap();
        if !text.contains("sfgen") {
            let of_body = sfgen(&["create", file]);
            let of_payload = sfgen_with(&["create", payload], "", &ENVIRONMENT);
            assert_eq!(of_body.output, of_payload.output, "{payload}");
        }
    }
}

#[test]
#[cfg(unix)]
fn a_body_is_readable_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("body.json");
    let key_pair = "fixtures/payloads/key-pair.yaml";
    sfgen(&["payload", key_pair, "-o", file.to_str().unwrap()]);
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_body_is_never_printed_and_needs_every_secret() {
    let key_pair = "fixtures/payloads/key-pair.yaml";
    let answer = sfgen(&["payload", key_pair, "-o", "-"]);
    assert_eq!(answer.status, Status::Wrong);
    assert_eq!(answer.output, "");
    assert!(!Path::new("-").exists());
    let answer = sfgen(&["payload", key_pair]);
    assert_eq!(answer.status, Status::Wrong);
    let by_public_key = "fixtures/payloads/key-pair-public-key-only.yaml";
    let answer = sfgen(&["payload", by_public_key, "-o", "target/never.json"]);
    assert!(answer.errors.contains("config.privateKey: is missing"));
    assert!(!Path::new("target/never.json").exists());
}

#[test]
fn what_init_prints_passes_create_once_its_secrets_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("rsa_key.p8");
    std::fs::copy("fixtures/keys/rsa-2048.pem", key).unwrap();
    let config = folder.path().join("config.yaml");
    let environment = [
        ("IMMUTA_PASSWORD", "made-for-the-tests"),
        ("IMMUTA_CLIENT_SECRET", "made-for-the-tests"),
    ];
    for auth in ["keyPair", "userPassword", "oAuthClientCredentials"] {
        let started = sfgen(&["init", "--auth", auth]);
        assert_eq!(
            (started.status, started.errors.as_str()),
            (Status::Done, "")
        );
        let chosen = format!("authenticationType: {auth}\n");
        assert!(started.output.contains(&chosen), "{}", started.output);
        std::fs::write(&config, &started.output).unwrap();
        let create = sfgen_with(&["create", config.to_str().unwrap()], "", &environment);
        assert_eq!(create.status, Status::Done, "{}", create.errors);
        let warned = create.errors.matches("warning: ").count();
        // The key is one of the tests', the password has no future.
        let expected = usize::from(auth != "oAuthClientCredentials");
        assert_eq!(warned, expected, "{}", create.errors);
    }
    let default = sfgen(&["init"]);
    assert_eq!(default, sfgen(&["init", "--auth", "keyPair"]));
}

#[test]
fn what_init_leaves_in_comments_passes_too() {
    let started = sfgen(&["init", "--auth", "userPassword"]).output;
    let mut chosen = String::new();
    for line in started.lines() {
        let key = line.trim_start().strip_prefix("# ");
        let is_key = key.is_some_and(|key| {
            let word = key.split(": ").next().unwrap_or_default();
            key.contains(": ") && ["port", "systemRole", "secrets", "accountUsage"].contains(&word)
        });
        chosen += &if is_key {
            line.replacen("# ", "", 1)
        } else {
            line.to_owned()
        };
        chosen.push('\n');
    }
    assert_ne!(chosen, started);
    let create = sfgen_with(&["create", "-"], &chosen, &ENVIRONMENT);
    assert_eq!(create.status, Status::Done, "{}", create.errors);
    assert!(create.output.contains("$immuta_password"));
}

#[test]
fn completions_know_every_command_in_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let answer = sfgen(&["completions", shell]);
        assert_eq!(answer.status, Status::Done, "{}", answer.errors);
        for command in ["create", "cleanup", "preflight", "payload", "diff"] {
            assert!(answer.output.contains(command), "{shell}: {command}");
        }
    }
    assert_eq!(sfgen(&["completions", "cmd"]).status, Status::Wrong);
}

#[test]
fn completions_for_bash_are_bash() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let mut bash = Command::new("bash")
        .arg("-n")
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let completions = sfgen(&["completions", "bash"]).output;
    let mut input = bash.stdin.take().unwrap();
    input.write_all(completions.as_bytes()).unwrap();
    drop(input);
    assert!(bash.wait().unwrap().success());
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let manual = sfgen(&["man"]).output;
    let pages: Vec<&str> = manual
        .lines()
        .filter_map(|line| line.strip_prefix(".TH "))
        .map(|title| title.split(' ').next().unwrap())
        .collect();
    for page in [
        "sfgen",
        "sfgen-create",
        "sfgen-edit",
        "sfgen-show",
        "sfgen-man",
    ] {
        assert!(pages.contains(&page), "{pages:?}");
    }
}

const OLD: &str = indoc! {"
    type: Snowflake
    autoBootstrap: false
    config:
      host: organization.us-east-1.snowflakecomputing.com
      warehouse: WH
      database: IMMUTA
      authenticationType: userPassword
      username: SYSTEM
      password: hunter2
"};

/// What `sfgen diff` says of [`OLD`] and the same with one text replaced.
fn diff(replaced: &str, by: &str) -> crate::common::Answer {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old.yaml");
    std::fs::write(&old, OLD).unwrap();
    let new = OLD.replace(replaced, by);
    sfgen_with(&["diff", old.to_str().unwrap(), "-"], &new, &ENVIRONMENT)
}

#[test]
fn payloads_that_say_the_same_do_not_differ() {
    for (replaced, by) in [
        ("", ""),
        ("  warehouse: WH\n", "  warehouse: \"WH\"\n  port: 443\n"),
        ("  username", "  audit: {enabled: false}\n  username"),
    ] {
        let answer = diff(replaced, by);
        assert_eq!(answer.status, Status::Done, "{}", answer.output);
        assert_eq!((answer.output.as_str(), answer.errors.as_str()), ("", ""));
    }
}

#[test]
fn a_difference_is_told_with_both_values() {
    for (replaced, by, told) in [
        (
            "  username",
            "  audit: {enabled: true}\n  username",
            "config.audit.enabled: was `false`, is to be `true`\n",
        ),
        (
            "  warehouse: WH\n",
            "  warehouse: OTHER\n",
            "config.warehouse: was `WH`, is to be `OTHER`\n",
        ),
        (
            "username: SYSTEM",
            "username: OTHER",
            indoc! {"
                config.username: was `SYSTEM`, is to be `OTHER`
                snowflake.loginName: was `SYSTEM`, is to be `OTHER`
                snowflake.systemAccount: was `SYSTEM`, is to be `OTHER`
            "},
        ),
        ("hunter2", "hunter3", "config.password: changes\n"),
        (
            "hunter2",
            "!env IMMUTA_PASSWORD",
            "config.password: changes\n",
        ),
        (
            "  username",
            "  lineageConfig: {days: 1}\n  username",
            "config.lineageConfig: is given now: `<AS GIVEN>`\n",
        ),
        (
            "host: organization",
            "role: SETUP\n  host: other",
            indoc! {"
                config.host: was `organization.us-east-1.snowflakecomputing.com`, is to be `other.us-east-1.snowflakecomputing.com`
                config.role: is given now: `SETUP`
                snowflake.setupRole: was `ACCOUNTADMIN`, is to be `SETUP`
                cannot be edited, only deleted and created anew: config.host, config.role
            "},
        ),
    ] {
        let answer = diff(replaced, by);
        assert_eq!(answer.status, Status::Drift, "{}", answer.errors);
        assert_eq!(answer.output, told);
    }
}

#[test]
fn a_change_inside_what_is_not_shown_is_told_without_its_value() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, days: u8| {
        let path = folder.path().join(name);
        let line = format!("config:\n  lineageConfig: {{days: {days}}}\n");
        let text = std::fs::read_to_string("fixtures/payloads/user-password.yaml").unwrap();
        std::fs::write(&path, text.replacen("config:\n", &line, 1)).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let answer = sfgen(&["diff", &file("old.yaml", 1), &file("new.yaml", 2)]);
    assert_eq!(answer.output, "config.lineageConfig: changes\n");
    assert_eq!(answer.status, Status::Drift);
}

#[test]
fn what_is_not_at_hand_is_not_compared_and_says_so() {
    let answer = diff("hunter2", "!env NOT_SET");
    assert_eq!(answer.status, Status::Done);
    let said = "note: config.password is not compared: its value is not at hand on both sides\n";
    assert_eq!(answer.errors, said);
    let response = "fixtures/payloads/get-response.json";
    let answer = sfgen(&["diff", response, response]);
    assert_eq!(answer.status, Status::Done, "{}", answer.output);
    assert_eq!(answer.errors, said);
}

#[test]
fn a_payload_that_is_wrong_is_not_compared() {
    let answer = diff("  warehouse: WH\n", "");
    assert_eq!(answer.status, Status::Wrong);
    assert!(answer.errors.contains("config.warehouse"));
    assert_eq!(answer.output, "");
}

/// The names of the validation tests that Immuta documents for Snowflake.
const VALIDATION_TESTS: [&str; 6] = [
    "Initial Validation: Basic Connection Test",
    "Initial Validation: Default Warehouse Access Test",
    "Initial Validation: Validate access to Privileged Role",
    "Validate Automatic: Database Does Not Exist",
    "Validate Automatic: Impersonation Role Does Not Exist",
    "Validate Automatic Bootstrap User Grants",
];

/// The preflight of a fixture for a script kind.
fn preflight(fixture: &Path, kind: &str) -> String {
    let fixture = fixture.to_str().unwrap();
    let mut arguments = vec!["preflight", fixture, "--for", kind];
    if fixture.contains("get-response") {
        arguments.extend(["--system-account", "SYSTEM"]);
    }
    let answer = sfgen(&arguments);
    assert_eq!(answer.status, Status::Done, "{}", answer.errors);
    answer.output
}

#[test]
fn every_preflight_only_reads_and_gives_a_row_for_each_validation_test() {
    for fixture in payloads() {
        for kind in ["create", "edit", "delete", "cleanup"] {
            let script = preflight(&fixture, kind);
            let mut rows = 0;
            for located in parse(&script).statements {
                match located.statement {
                    Statement::UseRole(_) | Statement::UseSecondaryRoles(_) => {}
                    Statement::Read(query) => {
                        let text = &query.text;
                        for column in ["AS \"name\"", "AS \"status\"", "AS \"message\""] {
                            assert_eq!(text.matches(column).count(), 1, "{text}");
                        }
                        rows += 1;
                    }
                    other => panic!("{}: {other:?}", fixture.display()),
                }
            }
            assert_eq!(rows, script.matches("AS \"status\"").count());
            for test in VALIDATION_TESTS {
                let row = format!("'{test}' AS \"name\"");
                assert_eq!(script.matches(&row).count(), 1, "{kind}: {test}");
            }
        }
    }
}

#[test]
fn a_preflight_asks_what_its_script_needs() {
    let asks = |fixture: &str, kind: &str, test: &str| {
        let fixture = Path::new("fixtures/payloads").join(fixture);
        preflight(&fixture, kind).contains(&format!("'{test}' AS \"name\""))
    };
    let all = "all-toggles.yaml";
    let none = "key-pair.yaml";
    for (fixture, kind, test, wanted) in [
        (all, "create", "System Role Does Not Exist", true),
        (all, "edit", "System Role Does Not Exist", false),
        (all, "edit", "System Role Carries The Mark", true),
        (all, "delete", "System Role Carries The Mark", true),
        (all, "edit", "Impersonation Role", true),
        (all, "create", "Impersonation Role", false),
        (none, "edit", "Impersonation Role", false),
        (all, "cleanup", "Set-Up Is Unfinished", true),
        (all, "cleanup", "System Role Carries The Mark", false),
        (all, "create", "Access To Database SNOWFLAKE", true),
        (all, "delete", "Access To Database SNOWFLAKE", false),
        (none, "create", "Access To Database SNOWFLAKE", false),
        (all, "create", "Workspace Warehouse", true),
        (none, "create", "Workspace Warehouse", false),
        (
            "user-password.yaml",
            "create",
            "User Type LEGACY_SERVICE",
            true,
        ),
        (
            "user-password-person.yaml",
            "create",
            "User Type LEGACY_SERVICE",
            false,
        ),
    ] {
        assert_eq!(asks(fixture, kind, test), wanted, "{fixture} {kind} {test}");
    }
}

#[test]
fn a_preflight_needs_no_secret_and_no_marks_where_there_are_none() {
    let payload = OLD.replace("hunter2", "!env NOT_SET");
    let arguments = ["preflight", "-", "--for", "delete"];
    let marked = sfgen_with(&arguments, &payload, &[]);
    assert_eq!(marked.status, Status::Done, "{}", marked.errors);
    assert!(marked.output.contains("[sfgen 1, installed]"));
    let arguments = ["preflight", "-", "--for", "delete", "--unmarked"];
    let unmarked = sfgen_with(&arguments, &payload, &[]);
    assert!(!unmarked.output.contains("[sfgen 1"));
    assert!(unmarked.output.contains("'System Role Exists' AS \"name\""));
}

#[test]
fn the_manual_keeps_the_lines_of_examples() {
    let manual = sfgen(&["man"]).output;
    let example = ".SH EXAMPLES\n.nf\nsfgen diff config.yaml new.yaml\n";
    assert!(manual.contains(example));
    assert!(!manual.contains("EXTRA"));
}
