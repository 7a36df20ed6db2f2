//! Every payload among the fixtures, under the schema and under sfgen.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use sfgen::cli::Status;

use crate::common::{fixtures, sfgen_with};
use crate::schema::of_payload;

/// What sfgen refuses and the schema does not, by the reason.
const BEYOND_A_SCHEMA: [(&str, &[&str]); 5] = [
    (
        "whether a key is an RSA key, and whether it can be read",
        &[
            "key-certificate",
            "key-dsa",
            "key-ec",
            "key-ed25519",
            "key-file-missing",
            "key-file-name",
            "key-public-for-private",
            "key-rsa-1024",
            "key-rsa-2048-openssh",
            "key-rsa-2048-pkcs1-encrypted",
            "public-key-file-missing",
        ],
    ),
    (
        "what a passphrase is, and whether it fits",
        &[
            "connect-args-without-passphrase",
            "key-pair-encrypted-without-passphrase",
            "key-pair-wrong-passphrase",
        ],
    ),
    (
        "which names clash",
        &["roles-clash", "securables-elsewhere", "securables-overlap"],
    ),
    (
        "which roles are Snowflake's own",
        &["impersonation-system-role", "securables-owners"],
    ),
    (
        "that a command needs what GET has redacted",
        &["get-response", "redacted"],
    ),
];

/// What the schema refuses and sfgen takes with a warning: Immuta's API wants texts.
const STRICTER: [&str; 1] = ["unquoted-texts"];

/// What no reader of YAML gives to a validator.
const NO_DOCUMENT: usize = 16;

/// The document as a validator sees it: without tags. `None` where it cannot be read.
fn value(path: &Path) -> Option<Value> {
    let text = std::fs::read(path).unwrap();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
    untagged(serde_yaml::from_slice(text).ok()?)
}

fn untagged(value: serde_yaml::Value) -> Option<Value> {
    Some(match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(value) => Value::Bool(value),
        serde_yaml::Value::Number(number) => serde_json::to_value(number).ok()?,
        serde_yaml::Value::String(text) => Value::String(text),
        serde_yaml::Value::Sequence(items) => {
            Value::Array(items.into_iter().map(untagged).collect::<Option<_>>()?)
        }
        serde_yaml::Value::Mapping(entries) => {
            let mut object = Map::new();
            for (key, value) in entries {
                let key = key.as_str()?.to_owned();
                object.insert(key, untagged(value)?);
            }
            Value::Object(object)
        }
        serde_yaml::Value::Tagged(tagged) => untagged(tagged.value)?,
    })
}

fn all() -> Vec<PathBuf> {
    let folders = [
        "payloads",
        "payloads/invalid/meaning",
        "payloads/invalid/reading",
    ];
    folders.into_iter().flat_map(fixtures).collect()
}

fn name(path: &Path) -> &str {
    crate::common::name(path)
}

/// Whether sfgen makes the script that sets an integration up of it.
fn is_taken(path: &Path) -> bool {
    let environment = [("IMMUTA_PASSWORD", "made-for-the-tests")];
    let answer = sfgen_with(&["create", path.to_str().unwrap()], "", &environment);
    answer.status == Status::Done
}

fn is_beyond(name: &str) -> bool {
    BEYOND_A_SCHEMA
        .iter()
        .any(|(_, names)| names.contains(&name))
}

#[test]
fn no_payload_that_sfgen_takes_is_refused() {
    let validator = of_payload();
    let mut seen = 0;
    for path in all().iter().filter(|path| is_taken(path)) {
        let value = value(path).unwrap();
        let problems: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        let stricter = STRICTER.contains(&name(path));
        assert_eq!(
            !problems.is_empty(),
            stricter,
            "{}: {problems:?}",
            path.display()
        );
        seen += 1;
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn what_get_answers_is_valid() {
    let answer = value(Path::new("fixtures/payloads/get-response.json")).unwrap();
    assert!(of_payload().is_valid(&answer));
}

#[test]
fn what_sfgen_refuses_is_refused_but_for_a_few_with_their_reasons() {
    let validator = of_payload();
    let (mut seen, mut without_document) = (0, 0);
    for path in all().iter().filter(|path| !is_taken(path)) {
        let Some(value) = value(path) else {
            without_document += 1;
            continue;
        };
        let valid = validator.is_valid(&value);
        assert_eq!(valid, is_beyond(name(path)), "{}", path.display());
        seen += 1;
    }
    assert!(seen > 40, "{seen}");
    assert_eq!(without_document, NO_DOCUMENT);
}

#[test]
fn every_exception_is_a_fixture() {
    let all = all();
    let names: Vec<&str> = all.iter().map(|path| name(path)).collect();
    let beyond = BEYOND_A_SCHEMA.iter().flat_map(|(_, names)| *names);
    for exception in beyond.chain(&STRICTER) {
        assert!(names.contains(exception), "{exception}");
    }
}

#[test]
fn what_init_prints_is_valid() {
    for auth in ["keyPair", "userPassword", "oAuthClientCredentials"] {
        let text = crate::common::sfgen(&["init", "--auth", auth]).output;
        let value = untagged(serde_yaml::from_str(&text).unwrap()).unwrap();
        assert!(of_payload().is_valid(&value), "{auth}");
    }
}

#[test]
fn a_mistake_is_told_where_it_is() {
    let mut value = value(Path::new("fixtures/payloads/all-toggles.yaml")).unwrap();
    value["config"]["workspaces"]["warehouses"] = serde_json::json!(["R&D"]);
    let validator = of_payload();
    let places: Vec<String> = validator
        .iter_errors(&value)
        .map(|error| error.instance_path().to_string())
        .collect();
    assert_eq!(places, ["/config/workspaces/warehouses/0"]);
}
