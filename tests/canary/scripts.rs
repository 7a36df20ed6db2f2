//! Scripts of anybody's that hold secrets, where secrets belong and where they do not.

use crate::canary::call::{Tally, call};
use crate::canary::payloads::{AWKWARD, KEY_LINES, Named, PASSPHRASE, PLAIN, canaries, well_meant};

/// A text between single quotes.
fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''"))
}

/// Scripts with each secret in each place.
fn scripts() -> Vec<Named> {
    let [first, second] = KEY_LINES;
    let key = format!("-----BEGIN PRIVATE KEY-----\n{first}\n{second}\n-----END PRIVATE KEY-----");
    let secrets = [PLAIN, AWKWARD, PASSPHRASE, first];
    let mut all: Vec<Named> = Vec::new();
    for secret in secrets {
        let text = literal(secret);
        let (start, end) = text.split_at(text.char_indices().nth(9).map_or(0, |(at, _)| at));
        let halves = format!("{start}' || '{end}");
        let doubled = text.replace('\'', "''");
        all.extend([
            ("in SET", format!("SET p = {text}; CREATE USER U PASSWORD = $p;")),
            ("in SET that is not used", format!("SET p = {text};")),
            ("in SET, in halves", format!("SET p = {halves}; ALTER USER U SET PASSWORD = $p;")),
            ("in SET with CHR", format!("SET p = {text} || CHR(38) || {text}; UNSET p;")),
            ("in SET of a query", format!("SET p = (SELECT {text});")),
            ("in CREATE USER", format!("CREATE USER U PASSWORD = {text};")),
            ("in CREATE USER, in halves", format!("CREATE USER U PASSWORD = {halves};")),
            ("in CREATE USER, twice", format!("CREATE USER U PASSWORD = {text} PASSWORD = {text};")),
            ("in dollars", format!("ALTER USER U SET PASSWORD = $${secret}$$;")),
            ("in ALTER USER", format!("ALTER USER U SET PASSWORD = {text}, COMMENT = {text};")),
            ("in ALTER USER of nobody", format!("USE ROLE PUBLIC; ALTER USER U SET PASSWORD = {text};")),
            ("in a user's other properties", format!(
                "CREATE USER U COMMENT = {text} DISPLAY_NAME = {text} EMAIL = {text} FIRST_NAME = {text};"
            )),
            ("in a key", format!("ALTER USER U SET RSA_PUBLIC_KEY = {text} RSA_PUBLIC_KEY_2 = {text};")),
            ("under a name that is not known", format!("CREATE USER U PASSWROD = {text};")),
            ("without =", format!("ALTER USER U SET PASSWORD {text};")),
            ("as a statement", format!("{text};")),
            ("as a statement without quotes", format!("{secret};")),
            ("behind IDENTIFIED BY", format!("CREATE USER U IDENTIFIED BY {text};")),
            ("in a comment", format!("-- {secret}\nUSE ROLE R; -- PASSWORD = {text}\n")),
            ("in a comment of a block", format!("/* password\n{secret}\n*/ USE ROLE R;")),
            ("in a comment that never ends", format!("USE ROLE R; /* {secret}")),
            ("in a comment of //", format!("// {secret}\nUSE ROLE R;")),
            ("in a text that never ends", format!("CREATE USER U PASSWORD = '{secret}")),
            ("in a name that never ends", format!("CREATE USER U PASSWORD = \"{secret}")),
            ("in dollars that never end", format!("ALTER USER U SET PASSWORD = $${secret}")),
            ("in a text of another kind", format!("CREATE USER U PASSWORD = N{text};")),
            ("in an escape that is not known", format!("CREATE USER U PASSWORD = '\\x{secret}';")),
            ("in a value that is no constant", format!("CREATE USER U PASSWORD = CONCAT({text}, 'x');")),
            ("in a list", format!("CREATE USER U PASSWORD = ({text}, {text});")),
            ("in EXECUTE IMMEDIATE", format!(
                "EXECUTE IMMEDIATE $$ BEGIN ALTER USER U SET PASSWORD = {text}; END; $$;"
            )),
            ("in EXECUTE IMMEDIATE that is not known", format!(
                "EXECUTE IMMEDIATE $$ BEGIN LET p := {text}; CALL P(:p); END; $$;"
            )),
            ("in EXECUTE IMMEDIATE of a text", format!(
                "EXECUTE IMMEDIATE 'ALTER USER U SET PASSWORD = {doubled}';"
            )),
            ("in EXECUTE IMMEDIATE put together", format!(
                "EXECUTE IMMEDIATE 'ALTER USER U SET PASSWORD = ' || {text};"
            )),
            ("in a call", format!("CALL D.S.P({text});")),
            ("in a query", format!("SELECT {text} AS p; SHOW USERS LIKE {text};")),
            ("in a procedure", format!("CREATE PROCEDURE D.S.P() RETURNS INT AS {text};")),
            ("in a view", format!("CREATE VIEW D.S.V AS SELECT {text} AS p;")),
            ("in a default", format!("ALTER TABLE D.S.T ADD COLUMN C STRING DEFAULT {text};")),
            ("in a policy", format!(
                "CREATE MASKING POLICY D.S.P AS (v STRING) RETURNS STRING -> {text};"
            )),
            ("in a stage", format!(
                "CREATE STAGE D.S.ST CREDENTIALS = (AWS_KEY_ID = {text} AWS_SECRET_KEY = {text});"
            )),
            ("in an integration", format!(
                "CREATE SECURITY INTEGRATION I TYPE = OAUTH OAUTH_CLIENT_ID = {text} OAUTH_CLIENT_SECRET = {text};"
            )),
            ("in a secret", format!("CREATE SECRET D.S.S TYPE = PASSWORD USERNAME = 'U' PASSWORD = {text};")),
            ("in COMMENT ON", format!("COMMENT ON USER U IS {text};")),
            ("in a tag", format!("CREATE ROLE R TAG (D.S.T = {text});")),
            ("in ALTER SESSION", format!("ALTER SESSION SET QUERY_TAG = {text};")),
            ("in a command of the client", format!("!set password={secret}\n")),
            ("in a template", format!("ALTER USER U SET PASSWORD = '<% {secret} %>';")),
            ("in a request to allow nothing", format!("-- sfgen: allow {secret}\nUSE ROLE R;")),
            ("in IDENTIFIER", format!("SET p = {text} || ' '; GRANT ROLE IDENTIFIER($p) TO USER U;")),
            ("behind a type", format!("CREATE USER U TYPE = SERVICE PASSWORD = {text};")),
        ]);
    }
    all.extend([
        ("a key in a comment", format!("/*\n{key}\n*/ USE ROLE R;")),
        (
            "a key in comments",
            format!("-- {}\nUSE ROLE R;", key.replace('\n', "\n-- ")),
        ),
        (
            "a key in a text",
            format!("ALTER USER U SET RSA_PUBLIC_KEY = '{key}';"),
        ),
        ("a key in dollars", format!("SET k = $${key}$$;")),
        ("a key on its own", format!("{key};")),
        (
            "a key in a comment of an object",
            format!("CREATE ROLE R COMMENT = '{key}';"),
        ),
    ]);
    all
}

#[test]
fn nothing_is_seen_of_secrets_wherever_a_script_holds_them() {
    let mut tally = Tally::default();
    let canaries = canaries();
    for (name, script) in scripts() {
        for found in [script.clone(), format!("USE ROLE ACCOUNTADMIN;\n{script}")] {
            tally.try_reviews(name, &found, &canaries);
        }
    }
    for (name, payload) in well_meant() {
        for kind in ["create", "edit"] {
            let printed = call(&[kind, "-"], payload.as_bytes()).output;
            if !printed.is_empty() {
                tally.try_reviews(name, &printed, &canaries);
            }
        }
    }
    println!("scripts: {} reviews", tally.calls);
    tally.leaks.sort();
    tally.leaks.dedup();
    assert_eq!(tally.leaks, [""; 0]);
    assert!(tally.calls > 10_000, "{}", tally.calls);
}

/// The differences from the script of another payload are told without either's secrets.
#[test]
fn nothing_is_seen_of_secrets_where_two_scripts_are_compared() {
    let mut tally = Tally::default();
    let canaries = canaries();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("config.yaml");
    let config = path.to_str().expect("a path");
    for (name, payload) in well_meant() {
        std::fs::write(&path, payload).expect("written");
        for (of, script) in scripts().iter().step_by(7) {
            for kind in ["create", "edit", "delete", "cleanup"] {
                let call = ["review", "-", "--config", config, "--as", kind];
                let name = format!("{of}, compared with {name}");
                tally.try_one(&name, &call, script.as_bytes(), &canaries);
            }
        }
    }
    println!("comparisons: {} calls, {} done", tally.calls, tally.done);
    tally.leaks.sort();
    tally.leaks.dedup();
    assert_eq!(tally.leaks, [""; 0]);
}
