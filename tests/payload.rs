//! Payloads in files, and what is said about those that are wrong.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path as FilePath, PathBuf};

use proptest::prelude::*;
use sfgen::diagnostic::{Path, Problem, Severity, Source, render};
use sfgen::payload::{
    AuthenticationType, Choice, Lookup, Payload, Reading, SecretSource, Shape, Unavailable,
    Username, VOCABULARY, read, resolve_secrets,
};
use sfgen::secret::Secret;

fn folder(name: &str) -> PathBuf {
    FilePath::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The files of a folder, by name.
fn files(name: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder(name)).unwrap();
    let mut files: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

fn name(path: &FilePath) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

fn fixture(name: &str) -> Payload {
    let source = std::fs::read(folder("fixtures/payloads").join(name)).unwrap();
    read(&source).unwrap().payload
}

fn problems(source: &[u8]) -> Vec<Problem> {
    match read(source) {
        Ok(reading) => reading.problems,
        Err(problems) => problems,
    }
}

fn rendered(name: &str, content: &[u8]) -> String {
    let source = Source {
        name,
        content,
        vocabulary: &VOCABULARY,
    };
    render(&source, &problems(content), false)
}

fn config(text: &str) -> Reading {
    read(text.as_bytes()).unwrap()
}

const PROBLEMS: &str = "fixtures/payloads/invalid/reading";

#[test]
fn each_invalid_file_has_its_problems_shown() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder("snapshots/problems"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for file in files(PROBLEMS) {
        let shown = rendered(&name(&file), &std::fs::read(&file).unwrap());
        assert!(!shown.is_empty(), "{}", file.display());
        assert!(!shown.contains("hunter"), "{shown}");
        settings.bind(|| insta::assert_snapshot!(name(&file), shown));
    }
}

#[test]
fn no_snapshot_of_problems_is_stale() {
    let cases: Vec<_> = files(PROBLEMS).iter().map(|file| name(file)).collect();
    for snapshot in files("snapshots/problems") {
        let case = name(&snapshot).replace(".snap", "");
        assert!(cases.contains(&case), "{case} has no file");
    }
}

#[test]
fn each_valid_file_has_no_error() {
    for file in files("fixtures/payloads") {
        let reading = read(&std::fs::read(&file).unwrap()).unwrap();
        let errors: Vec<_> = reading
            .problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", file.display());
    }
}

#[test]
fn json_and_yaml_say_the_same() {
    let yaml = fixture("key-pair.yaml");
    assert_eq!(fixture("key-pair-one-line.json"), yaml);
}

#[test]
fn every_field_is_read() {
    let payload = fixture("all-toggles.yaml");
    let config = payload.config;
    assert_eq!(payload.kind.as_deref(), Some("Snowflake"));
    assert_eq!(payload.auto_bootstrap, Some(false));
    assert_eq!(
        config.authentication_type,
        Some(AuthenticationType::KeyPair)
    );
    assert!(config.audit.unwrap().enabled && config.lineage.unwrap().enabled);
    assert_eq!(config.workspaces.unwrap().warehouses, ["WH_IMMUTA"]);
    assert_eq!(
        config.impersonation.unwrap().role.as_deref(),
        Some("IMPERSONATOR")
    );
    assert!(matches!(config.private_key, Some(SecretSource::Inline(_))));
    let oauth = fixture("oauth-client-secret.yaml").config.oauth.unwrap();
    assert_eq!(oauth.client_id.as_deref(), Some("123456abc"));
    assert_eq!(oauth.use_certificate, Some(false));
    assert_eq!(fixture("port.yaml").config.port, Some(8443));
}

#[test]
fn options_are_read() {
    let options = fixture("manage-grants-take-ownership.yaml").options;
    assert_eq!(options.manage_grants.map(Choice::word), Some("ownership"));
    assert_eq!(options.securables.unwrap(), ["SALES=SALES_OWNER"]);
    assert_eq!(options.take_ownership, Some(true));
    assert_eq!(
        fixture("single-block.yaml").options.single_block,
        Some(true)
    );
}

#[test]
fn every_body_of_the_api_is_told_by_its_keys() {
    let shapes = [
        ("key-pair.yaml", Shape::Envelope),
        ("bare-config.yaml", Shape::BareConfig),
        ("get-response.json", Shape::GetResponse),
        ("delete-request.json", Shape::DeleteRequest),
    ];
    for (file, shape) in shapes {
        let source = std::fs::read(folder("fixtures/payloads").join(file)).unwrap();
        assert_eq!(read(&source).unwrap().shape, shape, "{file}");
    }
}

#[test]
fn what_the_api_redacts_is_no_value() {
    let config = fixture("get-response.json").config;
    assert_eq!(config.username, Some(Username::Redacted));
    assert_eq!(config.password, Some(SecretSource::Redacted));
}

#[test]
fn quotes_in_names_stay() {
    let config = fixture("names-with-quotes.yaml").config;
    assert_eq!(config.warehouse.as_deref(), Some("Bob's \"WH\""));
    assert_eq!(config.database.as_deref(), Some("O'Brien's \"data\""));
}

#[test]
fn a_text_stays_what_was_typed() {
    for typed in [
        "0123", "1:30", "1e3", "yes", "1.10", "0x1F", ".inf", "true", "+1", "-0",
    ] {
        let reading = config(&format!("warehouse: {typed}\n"));
        assert_eq!(reading.payload.config.warehouse.as_deref(), Some(typed));
        assert_eq!(reading.problems.len(), 1, "{typed}");
        assert_eq!(reading.problems[0].severity, Severity::Warning);
        let quoted = config(&format!("warehouse: '{typed}'\n"));
        assert_eq!(quoted.payload.config.warehouse.as_deref(), Some(typed));
        assert_eq!(quoted.problems, []);
    }
}

#[test]
fn null_is_a_missing_value() {
    for typed in ["", "~", "null"] {
        let reading = config(&format!("warehouse: {typed}\npassword: {typed}\n"));
        assert_eq!(reading.payload.config.warehouse, None);
        assert_eq!(reading.payload.config.password, None);
        assert_eq!(reading.problems, []);
    }
}

/// Secrets that are kept elsewhere, for the tests.
struct Elsewhere;

impl Lookup for Elsewhere {
    fn variable(&self, name: &str) -> Result<Secret, Unavailable> {
        match name {
            "IMMUTA_PASSWORD" => Ok(Secret::new("made-for-the-tests\n")),
            "EMPTY" => Ok(Secret::new("")),
            _ => Err(Unavailable::Missing),
        }
    }

    fn file(&self, path: &FilePath) -> Result<Secret, Unavailable> {
        match path.to_str() {
            Some("key.pem") => Ok(Secret::new("line\n\r\n")),
            _ => Err(Unavailable::NotText),
        }
    }
}

#[test]
fn secrets_that_are_kept_elsewhere_are_fetched() {
    let source = "password: !env IMMUTA_PASSWORD\nprivateKey: !file key.pem\n";
    let mut payload = config(source).payload;
    assert_eq!(resolve_secrets(&mut payload, &Elsewhere), []);
    let inline = |text| Some(SecretSource::Inline(Secret::new(text)));
    assert_eq!(payload.config.password, inline("made-for-the-tests\n"));
    assert_eq!(payload.config.private_key, inline("line\n"));
}

#[test]
fn every_secret_that_cannot_be_fetched_is_told() {
    let source =
        "password: !env EMPTY\nprivateKey: !file x\noAuthClientConfig: {clientSecret: !env NO}\n";
    let mut payload = config(source).payload;
    let told: Vec<_> = resolve_secrets(&mut payload, &Elsewhere)
        .iter()
        .map(Problem::to_string)
        .collect();
    assert_eq!(
        told,
        [
            "config.password: the environment variable `EMPTY` is empty",
            "config.privateKey: the file `x` is not UTF-8 text",
            "config.oAuthClientConfig.clientSecret: the environment variable `NO` does not exist",
        ]
    );
}

#[test]
fn a_missing_key_is_shown_at_the_object_that_lacks_it() {
    let source = Source {
        name: "config.yaml",
        content: b"type: Snowflake\nconfig:\n  host: x\n",
        vocabulary: &VOCABULARY,
    };
    let problem = Problem::error(Path::new("config.warehouse"), "is missing");
    assert!(render(&source, &[problem], false).contains("--> config.yaml:2:1"));
}

#[test]
fn the_path_of_a_bare_config_may_start_with_config() {
    let source = Source {
        name: "config.yaml",
        content: b"port: 1\nhost: x\n",
        vocabulary: &VOCABULARY,
    };
    let problem = Problem::error(Path::new("config.host"), "is not a host name");
    assert!(render(&source, &[problem], false).contains("--> config.yaml:2:7"));
}

#[test]
fn a_problem_without_a_place_is_shown_without_a_line() {
    let source = Source {
        name: "config.yaml",
        content: b"host: x\n",
        vocabulary: &VOCABULARY,
    };
    let problem = Problem::error(Path::whole(), "the call is wrong").help("mend it");
    let shown = render(&source, &[problem], false);
    assert!(
        shown.contains("the call is wrong") && !shown.contains("host"),
        "{shown}"
    );
}

#[test]
fn colour_adds_escapes_and_nothing_else() {
    let source = Source {
        name: "config.yaml",
        content: b"host: x\n",
        vocabulary: &VOCABULARY,
    };
    let problem = [Problem::error(Path::new("config.host"), "is wrong")];
    assert!(render(&source, &problem, true).contains('\u{1b}'));
    assert!(!render(&source, &problem, false).contains('\u{1b}'));
}

#[test]
fn large_files_are_refused() {
    let too_large = vec![b'a'; 1024 * 1024 + 1];
    assert_eq!(
        problems(&too_large)[0].message,
        "the file is larger than 1 MiB"
    );
    let text = "x".repeat(500_000);
    let aliases = "*a, ".repeat(10_000);
    let bomb = format!("a: &a {text}\nb: [{aliases}]\n");
    assert!(problems(bomb.as_bytes())[0].message.contains("too large"));
}

#[test]
fn a_thousand_problems_are_shown_as_a_hundred() {
    let keys: String = (0..1000)
        .map(|index| format!("key{index}: hunter2\n"))
        .collect();
    assert_eq!(problems(keys.as_bytes()).len(), 100);
    assert!(!rendered("config.yaml", keys.as_bytes()).contains("hunter2"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_input_makes_the_reader_panic(text in r##"(?s)([a-c:\[\]{}&*!|>'"#, \n-]|config|password|type: ){0,40}"##) {
        rendered("config.yaml", text.as_bytes());
    }

    #[test]
    fn no_secret_is_ever_shown(before in r"[\[\]{}&*!|>'#,: \n-]{0,6}", after in r"[\[\]{}&*!|>'#,: \n-]{0,6}") {
        let text = format!("config:\n  host: [x]\n  password: {before}hunter2{after}\n  port: x\n");
        let shown = rendered("config.yaml", text.as_bytes());
        prop_assert!(!shown.contains("hunter2"), "{text}\n{shown}");
    }
}

#[test]
fn a_secret_that_stands_where_its_place_is_asked_for_is_not_told() {
    let key = "\"-----BEGIN PRIVATE KEY-----\\nhunter2\\n-----END PRIVATE KEY-----\"";
    for (tag, place) in [("env", "the environment variable"), ("file", "the file")] {
        let source = format!("config: {{privateKey: !{tag} {key}}}");
        let mut payload = read(source.as_bytes()).unwrap().payload;
        let problems = resolve_secrets(&mut payload, &Elsewhere);
        let told = format!("{place} that is named here ");
        assert!(problems[0].message.starts_with(&told), "{tag}");
        assert!(!format!("{problems:?}").contains("hunter2"), "{tag}");
    }
}

#[test]
fn json_is_read_by_its_own_rules() {
    let config = |text: &str| read(text.as_bytes()).unwrap().payload.config;
    let pair = config(r#"{"config": {"warehouse": "W\ud83d\ude00"}}"#);
    assert_eq!(pair.warehouse.as_deref(), Some("W😀"));
    for c in ['\u{85}', '\u{2028}', '\u{2029}'] {
        let name = format!("W {c} H");
        let json = config(&format!(r#"{{"config": {{"warehouse": "{name}"}}}}"#));
        assert_eq!(json.warehouse.as_deref(), Some(name.as_str()));
    }
}

#[test]
fn duplicate_keys_of_json_are_told_with_their_places() {
    let text = "{\"config\": {\n  \"host\": \"a\",\n  \"\\u0068ost\": \"b\"}}";
    let shown = rendered("config.json", text.as_bytes());
    assert!(
        shown.contains("config.host: is given twice, first in line 2"),
        "{shown}"
    );
    assert!(shown.contains("--> config.json:3:3"), "{shown}");
}

#[test]
fn what_no_json_can_hold_is_not_passed_on() {
    for value in ["{a: 1, a: 2}", "!x y", "{[a]: 1}", ".inf", "[.nan]"] {
        let text = format!("config: {{lineageConfig: {value}}}");
        let told: Vec<String> = problems(text.as_bytes())
            .iter()
            .map(Problem::to_string)
            .collect();
        let refused = "config.lineageConfig: cannot be passed on as it is".to_owned();
        assert!(told.contains(&refused), "{value}: {told:?}");
    }
}

#[test]
fn one_integration_of_a_list_keeps_its_places() {
    let list = "[{\"id\": 1, \"config\": {}},\r\n {\"id\": \"22\", \"config\": {\"host\": 5}}]";
    let picked = sfgen::payload::pick(list.as_bytes(), "22")
        .unwrap()
        .unwrap();
    assert_eq!(picked.len(), list.len());
    let reading = read(&picked).unwrap();
    assert_eq!(reading.payload.config.host.as_deref(), Some("5"));
    let shown = rendered("list.json", &picked);
    assert!(shown.contains("--> list.json:2:34"), "{shown}");
    let missing = sfgen::payload::pick(list.as_bytes(), "3").unwrap_err();
    assert_eq!(missing[0].help.as_deref(), Some("it lists 1, 22"));
    assert_eq!(sfgen::payload::pick(b"{}", "3"), Ok(None));
}
