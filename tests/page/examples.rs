//! The payloads and answers that the page shows, with values of our own where it has stand-ins.

use serde_json::{Value, json};
use sfgen::cli::Status;
use sfgen::parse::parse;
use sfgen::review::{Request, Verdict, review};

use crate::common::{Answer, sfgen, sfgen_with};

const KEY: &str = include_str!("../../fixtures/keys/rsa-2048.pem");

/// A payload's file in a folder of its own.
struct File {
    folder: tempfile::TempDir,
    path: String,
}

fn file(text: &str) -> File {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.json");
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap().to_owned();
    File { folder, path }
}

fn run(command: &str, payload: &Value, more: &[&str]) -> Answer {
    let file = file(&payload.to_string());
    let mut arguments = vec![command, &file.path];
    arguments.extend(more);
    sfgen(&arguments)
}

/// What every example has, and how it signs in.
fn payload(automatic: bool, sign_in: &Value, more: &Value) -> Value {
    let mut config = json!({
        "host": "organization.us-east-1.snowflakecomputing.com",
        "warehouse": "SAMPLE_WAREHOUSE",
        "database": "SNOWFLAKE_SAMPLE_DATA",
    });
    for part in [sign_in, more] {
        let fields = part.as_object().unwrap().clone();
        config.as_object_mut().unwrap().extend(fields);
    }
    json!({"type": "Snowflake", "autoBootstrap": automatic, "config": config})
}

fn password() -> Value {
    json!({
        "authenticationType": "userPassword",
        "username": "taylor@snowflake.com",
        "password": "made-for-the-tests",
    })
}

fn key() -> Value {
    json!({
        "authenticationType": "keyPair",
        "username": "SYSTEM_ACCOUNT",
        "privateKey": KEY,
    })
}

fn client() -> Value {
    json!({
        "authenticationType": "oAuthClientCredentials",
        "oAuthClientConfig": {
            "provider": "Okta",
            "clientId": "123456abc",
            "authorityUrl": "example.authority.com",
            "useCertificate": false,
            "clientSecret": "made-for-the-tests",
        },
    })
}

fn features(audit: bool, workspaces: bool, impersonation: &Value) -> Value {
    json!({
        "audit": {"enabled": audit},
        "workspaces": {"enabled": workspaces, "warehouses": ["SAMPLE_WAREHOUSE"]},
        "impersonation": impersonation,
    })
}

/// Every payload of the page that sets an integration up or describes one.
fn payloads() -> Vec<Value> {
    let off = json!({"enabled": false});
    let role = json!({"role": "ACCOUNTADMIN"});
    let mut all = vec![
        payload(true, &password(), &role),
        payload(true, &key(), &json!({})),
    ];
    for sign_in in [password(), key(), client()] {
        for (audit, workspaces) in [(false, false), (true, false), (true, true)] {
            all.push(payload(false, &sign_in, &features(audit, workspaces, &off)));
        }
        let role = json!({"enabled": true, "role": "IMPERSONATION_ROLE"});
        all.push(payload(false, &sign_in, &features(true, false, &role)));
    }
    all
}

#[test]
fn every_example_of_a_payload_gives_its_script_and_its_body() {
    for payload in payloads() {
        let created = run("create", &payload, &[]);
        assert_eq!(
            created.status,
            Status::Done,
            "{payload}: {}",
            created.errors
        );
        let file = file(&payload.to_string());
        let body = file.folder.path().join("body.json");
        let arguments = ["payload", &file.path, "-o", body.to_str().unwrap()];
        let answer = sfgen(&arguments);
        assert_eq!(answer.status, Status::Done, "{payload}: {}", answer.errors);
        let body: Value = serde_json::from_slice(&std::fs::read(&body).unwrap()).unwrap();
        assert_eq!(body["config"]["database"], payload["config"]["database"]);
        assert_eq!(body["autoBootstrap"], payload["autoBootstrap"]);
    }
}

#[test]
fn a_comma_behind_the_last_field_is_taken_as_the_page_writes_it() {
    let text = payload(false, &password(), &json!({"audit": {"enabled": false}})).to_string();
    let text = text.replace("\"enabled\":false}", "\"enabled\": false,\n }");
    assert!(text.contains(",\n }"));
    let answer = sfgen(&["create", &file(&text).path]);
    assert_eq!(answer.status, Status::Done, "{}", answer.errors);
}

#[test]
fn a_new_database_is_asked_for_where_one_is_made() {
    let payload = payload(false, &password(), &json!({}));
    for (command, more, asked) in [
        ("create", &[][..], true),
        ("preflight", &[], true),
        ("preflight", &["--for", "edit"], false),
        ("edit", &[], false),
        ("delete", &[], false),
        ("cleanup", &[], false),
        ("show", &[], false),
    ] {
        let answer = run(command, &payload, more);
        assert_eq!(answer.status, Status::Done, "{}", answer.errors);
        let told = answer.errors.contains("name a new database");
        assert_eq!(told, asked, "{command} {more:?}: {}", answer.errors);
    }
}

#[test]
fn every_documented_update_is_one_edit() {
    let off = json!({"enabled": false});
    for sign_in in [password(), key(), client()] {
        for (old, new) in [
            ((false, false), (true, false)),
            ((false, true), (false, false)),
            ((false, true), (true, false)),
        ] {
            let of = |(audit, workspaces)| {
                let features = features(audit, workspaces, &off);
                payload(false, &sign_in, &features).to_string()
            };
            let (old, new) = (file(&of(old)), file(&of(new)));
            let answer = sfgen(&["edit", &new.path, "--from", &old.path]);
            assert_eq!(answer.status, Status::Done, "{}", answer.errors);
            assert!(answer.output.contains("BEGIN"), "{}", answer.output);
        }
    }
}

#[test]
fn credentials_of_an_automatic_request_are_no_change() {
    let old = payload(true, &password(), &json!({"role": "ACCOUNTADMIN"}));
    let other =
        json!({"username": "SECOND", "password": "another-made-for-tests", "role": "SETUP"});
    let new = payload(true, &password(), &other);
    let (old, new) = (file(&old.to_string()), file(&new.to_string()));
    let answer = sfgen(&["diff", &old.path, &new.path]);
    assert_eq!((answer.status, answer.output.as_str()), (Status::Done, ""));
    for part in ["config.username", "config.role", "one automatic request"] {
        assert!(answer.errors.contains(part), "{}", answer.errors);
    }
    let edit = sfgen(&["edit", &new.path, "--from", &old.path]);
    assert_eq!(edit.status, Status::Done, "{}", edit.errors);
}

/// What GET answers of an integration.
fn answer(id: &str, database: &str) -> Value {
    let sign_in = json!({
        "authenticationType": "userPassword",
        "username": "<REDACTED>",
        "password": "<REDACTED>",
        "port": 443,
        "database": database,
    });
    let mut answer = payload(false, &sign_in, &json!({"lineage": {"enabled": false}}));
    answer["id"] = json!(id);
    answer["status"] = json!("enabled");
    answer["validationResults"] = json!({"status": "passed", "validationTests": []});
    answer
}

#[test]
fn an_answer_of_get_makes_the_scripts_that_need_no_secret() {
    let answer = answer("123456789", "IMMUTA");
    for command in ["delete", "cleanup", "preflight"] {
        let refused = run(command, &answer, &[]);
        assert_eq!(refused.status, Status::Wrong);
        assert!(
            refused.errors.contains("--system-account"),
            "{}",
            refused.errors
        );
        let made = run(command, &answer, &["--system-account", "TAYLOR"]);
        assert_eq!(made.status, Status::Done, "{}", made.errors);
        let shown = run("show", &answer, &["--system-account", "TAYLOR"]);
        assert!(
            shown.output.contains("systemAccount: TAYLOR"),
            "{}",
            shown.output
        );
    }
}

#[test]
fn the_system_account_of_an_automatic_set_up_is_known_without_its_credentials() {
    let mut answer = answer("1", "IMMUTA");
    answer["autoBootstrap"] = json!(true);
    let shown = run("show", &answer, &[]);
    let told = "systemAccount: IMMUTA_SYSTEM_ACCOUNT";
    assert!(
        shown.output.contains(told),
        "{}{}",
        shown.output,
        shown.errors
    );
    let deleted = run("delete", &answer, &[]);
    assert!(deleted.output.contains("\"IMMUTA_SYSTEM_ACCOUNT\""));
}

#[test]
fn one_of_all_integrations_is_picked_by_its_id() {
    let list = json!([answer("1", "FIRST"), answer("2", "SECOND")]);
    let account = ["--system-account", "TAYLOR"];
    let without = run("delete", &list, &account);
    assert_eq!(without.status, Status::Wrong);
    assert!(
        without.errors.contains("`--id N` picks one"),
        "{}",
        without.errors
    );
    for (id, database) in [("1", "FIRST"), ("2", "SECOND")] {
        let answer = run("delete", &list, &[&account[..], &["--id", id]].concat());
        assert_eq!(answer.status, Status::Done, "{}", answer.errors);
        assert!(answer.output.contains(&format!("\"{database}\"")));
    }
    let missing = run("delete", &list, &["--id", "3"]);
    assert!(
        missing.errors.contains("it lists 1, 2"),
        "{}",
        missing.errors
    );
}

#[test]
fn a_finished_set_up_is_cleaned_up_only_on_request() {
    let payload = payload(false, &password(), &json!({"database": "IMMUTA"}));
    let by_default = run("cleanup", &payload, &[]);
    let finished = run("cleanup", &payload, &["--completed"]);
    let deleted = run("delete", &payload, &[]);
    assert!(by_default.output != finished.output && finished.output == deleted.output);
}

#[test]
fn a_whole_command_is_told_where_its_body_is() {
    let text = format!(
        "curl -X 'POST' \\\n  -d '{}'\n",
        payload(true, &password(), &json!({}))
    );
    let answer = sfgen_with(&["create", "-"], &text, &[]);
    assert_eq!(answer.status, Status::Wrong);
    assert!(
        answer.errors.contains("is a curl command"),
        "{}",
        answer.errors
    );
    assert!(
        answer.errors.contains("<standard input>:2:7"),
        "{}",
        answer.errors
    );
    assert!(!answer.errors.contains("made-for-the-tests"));
}

/// Our edits take an impersonation role with a mark or with the system role for its owner. A
/// review that knows nothing of the account sees both, and that nothing else is taken.
#[test]
fn every_change_of_impersonation_is_understood_by_a_review_without_the_account() {
    let state = |impersonation: Value| {
        let more = json!({"database": "IMMUTA", "impersonation": impersonation});
        payload(false, &key(), &more)
    };
    let off = state(json!({"enabled": false}));
    let one = state(json!({"enabled": true, "role": "ONE"}));
    let two = state(json!({"enabled": true, "role": "TWO"}));
    for (from, to, acts) in [
        (&off, &one, "CREATE ROLE IF NOT EXISTS \"ONE\""),
        (&one, &two, "ALTER ROLE \"ONE\" RENAME TO \"TWO\""),
        (&one, &off, "DROP ROLE \"ONE\""),
    ] {
        let earlier = file(&from.to_string());
        let edit = run("edit", to, &["--from", &earlier.path]);
        assert_eq!(edit.status, Status::Done, "{}", edit.errors);
        assert!(edit.output.contains(acts), "{acts}");
        let script = parse(&edit.output);
        let review = review(&Request::of(&script));
        assert_ne!(review.verdict(), Verdict::NotFullyReviewed, "{acts}");
        let wrong = [
            "statement-refused",
            "drop-of-existing",
            "if-not-exists-adopts",
        ];
        for found in &review.findings {
            assert!(!wrong.contains(&found.rule.id), "{acts}: {found:?}");
        }
    }
}
