//! The reader and the schema take the same kinds of values for each key.

use jsonschema::Validator;
use serde_json::{Value, json};
use sfgen::diagnostic::{Path, Problem, Severity, Step};
use sfgen::integration::check_setup;
use sfgen::payload::read;
use sfgen::schema::PAYLOAD;

use crate::schema::of_payload;

/// A valid payload with every object in it.
fn payload() -> Value {
    json!({
        "type": "Snowflake",
        "autoBootstrap": false,
        "id": 1,
        "config": {
            "host": "a.example.com",
            "warehouse": "W",
            "database": "D",
            "authenticationType": "oAuthClientCredentials",
            "oAuthClientConfig": {
                "provider": "Okta",
                "clientId": "c",
                "authorityUrl": "https://example.com",
                "useCertificate": false,
                "clientSecret": "s",
            },
            "audit": {"enabled": true},
            "lineage": {"enabled": true},
            "workspaces": {"enabled": true},
            "impersonation": {"enabled": true},
        },
        "sfgen": {"manageGrants": "ownership", "securables": ["A=B"]},
    })
}

/// Where each object stands, and its type's name in the schema.
const OBJECTS: [(&str, &str); 8] = [
    ("", "Payload"),
    ("/config", "Config"),
    ("/config/oAuthClientConfig", "OAuthClientConfig"),
    ("/config/audit", "Toggle"),
    ("/config/lineage", "Toggle"),
    ("/config/workspaces", "Workspaces"),
    ("/config/impersonation", "Impersonation"),
    ("/sfgen", "Options"),
];

/// A value of each kind, and the words that some field takes.
fn probes() -> Vec<Value> {
    let words = [
        "Snowflake",
        "snowflake",
        "userPassword",
        "keyPair",
        "oAuthClientCredentials",
        "inline",
        "variable",
        "legacy-service",
        "person",
        "imported-privileges",
        "database-roles",
        "account",
        "ownership",
        "quoted",
        "begin",
        "finish",
        "A=B",
        "<REDACTED>",
        "",
    ];
    let others = [
        json!(null),
        json!([]),
        json!(["A=B"]),
        json!([1]),
        json!([null]),
        json!({}),
        json!({"enabled": true}),
        json!({"enabled": "true"}),
        json!({"no": 1}),
        json!(-1),
        json!(0),
        json!(1),
        json!(65535),
        json!(65536),
        json!(1.5),
        json!(true),
        json!(false),
    ];
    words
        .into_iter()
        .map(|word| json!(word))
        .chain(others)
        .collect()
}

/// What both take elsewhere: the value is redacted in what GET answers, and this command needs it.
const REDACTED: [&str; 3] = ["username", "clientSecret", "oauthPrivateKey"];

/// Whether sfgen reports nothing about the value at `place`, or below it.
fn sfgen_takes(payload: &Value, place: &Path) -> bool {
    let reading = read(payload.to_string().as_bytes()).unwrap();
    let options = reading.payload.options.clone();
    let (_, problems) = check_setup(&reading.payload, &options, None);
    // A number in a text's place is taken with a warning; the schema has the API's types.
    let is_told = |problem: &Problem| {
        let help = problem.help.as_deref().unwrap_or_default();
        problem.severity == Severity::Error || help.contains("in quotes")
    };
    let mut all = reading.problems.iter().chain(&problems);
    !all.any(|problem| place.covers(&problem.path) && is_told(problem))
}

fn schema_takes(validator: &Validator, payload: &Value, pointer: &str) -> bool {
    !validator.iter_errors(payload).any(|error| {
        let found = error.instance_path().to_string();
        let rest = found.strip_prefix(pointer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// What is told at another place: that OAuth needs `autoBootstrap: false`; or not at all by the
/// schema, since GET answers it.
fn is_told_elsewhere(key: &str, probe: &Value) -> bool {
    key == "autoBootstrap" && *probe == json!(true)
        || REDACTED.contains(&key) && *probe == json!("<REDACTED>")
}

#[test]
fn each_kind_of_value_is_taken_by_both_or_by_neither() {
    let schema: Value = serde_json::from_str(PAYLOAD).unwrap();
    let validator = of_payload();
    let mut seen = 0;
    for (object, of) in OBJECTS {
        let keys = schema["$defs"][of]["properties"].as_object().unwrap();
        for key in keys.keys() {
            let pointer = format!("{object}/{key}");
            let steps = pointer.split('/').skip(1);
            let place: Path = steps
                .map(|step| Step::Key(step.to_owned().into()))
                .collect();
            for probe in probes() {
                let mut payload = payload();
                payload.pointer_mut(object).unwrap()[key] = probe.clone();
                let taken = sfgen_takes(&payload, &place);
                let valid = schema_takes(&validator, &payload, &pointer);
                let agree = taken == valid || is_told_elsewhere(key, &probe);
                assert!(agree, "{pointer}: {probe}: taken {taken}, valid {valid}");
                seen += 1;
            }
        }
    }
    assert!(seen > 1500, "{seen}");
}

#[test]
fn a_key_that_is_not_known_is_taken_by_neither() {
    for (object, _) in OBJECTS {
        let mut payload = payload();
        payload.pointer_mut(object).unwrap()["other"] = json!("x");
        assert!(!of_payload().is_valid(&payload), "{object}");
        let reading = read(payload.to_string().as_bytes()).unwrap();
        let told = |text: &str| text.contains("is not a known key");
        assert!(
            reading
                .problems
                .iter()
                .any(|problem| told(&problem.message))
        );
    }
}
