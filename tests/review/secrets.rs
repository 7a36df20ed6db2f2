//! No report shows a secret.

use crate::common::sfgen_with;

/// Made for this test.
const CANARY: &str = "canary-9f3c1a";

/// Places in which a script may hold a secret.
const SCRIPTS: [&str; 10] = [
    "SET p = 'canary-9f3c1a'; CREATE USER U PASSWORD = $p;",
    "CREATE USER U PASSWORD = 'canary-9f3c1a';",
    "ALTER USER U SET PASSWORD = 'canary-9f3c1a' COMMENT = 'canary-9f3c1a';",
    "USE ROLE ACCOUNTADMIN; CREATE USER U TYPE = SERVICE PASSWORD = 'canary-9f3c1a';",
    "CREATE USER U PASSWORD = 'canary-9f3c1a' PASSWORD = 'x';",
    "CREATE STAGE D.S.ST CREDENTIALS = (AWS_KEY_ID = 'k' AWS_SECRET_KEY = 'canary-9f3c1a');",
    "CREATE SECURITY INTEGRATION I TYPE = OAUTH OAUTH_CLIENT_SECRET = 'canary-9f3c1a';",
    "EXECUTE IMMEDIATE $$ ALTER USER U SET PASSWORD = 'canary-9f3c1a' $$;",
    "CALL P('canary-9f3c1a');",
    "-- canary-9f3c1a\nSELECT 'canary-9f3c1a'; CREATE ROLE R COMMENT = 'canary-9f3c1a;",
];

#[test]
fn no_report_shows_a_secret() {
    for script in SCRIPTS {
        assert!(script.contains(CANARY));
        for format in ["text", "json", "markdown", "sarif", "html", "github"] {
            let answer = sfgen_with(
                &["review", "-", "--format", format, "--keep-going"],
                script,
                &[],
            );
            assert!(
                !answer.output.contains(CANARY),
                "{format} of {script}: {}",
                answer.output
            );
            assert!(!answer.errors.contains(CANARY), "{format} of {script}");
            assert!(!answer.output.is_empty());
        }
    }
}

#[test]
fn a_comparison_shows_no_password() {
    let payload = "fixtures/payloads/user-password.yaml";
    let expected = sfgen_with(&["create", payload], "", &[]).output;
    let start = expected.find("SET immuta_password = '").unwrap();
    let end = expected[start..].find(";\n").unwrap() + start;
    let found = format!(
        "{}SET immuta_password = '{CANARY}'{}",
        &expected[..start],
        &expected[end..]
    );
    let call = ["review", "-", "--config", payload, "--as", "create"];
    let answer = sfgen_with(&call, &found, &[]);
    assert!(
        answer.output.contains("is not expected"),
        "{}",
        answer.output
    );
    let password = &expected[start + "SET immuta_password = ".len()..end];
    assert!(
        !answer.output.contains(CANARY) && !answer.output.contains(password.trim_matches('\''))
    );
}

#[test]
fn nothing_in_a_script_steers_the_terminal() {
    let script = "CREATE ROLE \"a\u{1b}[2Jb\u{202e}\";";
    for format in ["text", "json", "markdown", "sarif", "html", "github"] {
        let answer = sfgen_with(&["review", "-", "--format", format], script, &[]);
        assert!(!answer.output.contains(['\u{1b}', '\u{202e}']), "{format}");
    }
}
