//! Payloads with canaries for secrets, in every spelling that YAML and JSON have for them.

use crate::canary::text::{Canaries, json};

/// Characters that no encoding leaves alone.
pub(crate) const AWKWARD: &str = "Zq7\"vK'2&w<X\\9 mTé#{r:5!";
/// Characters that stand in YAML without quotes.
pub(crate) const PLAIN: &str = "Kx9vQ2mZ7wR4tY8p";
/// Lines that look like those of a key and are none.
pub(crate) const KEY_LINES: [&str; 2] = [
    "MIIzQ8xWk3VbN5rTy7UjHg2FdSa9",
    "pLmKoIjNuHbYgVtFcRdXeSzWaQ4Z",
];
/// A passphrase of two words.
pub(crate) const PASSPHRASE: &str = "Wj5nB8cD Xf3kL6hG";

/// All of them.
pub(crate) fn canaries() -> Canaries {
    let mut canaries = Canaries::default();
    for secret in [AWKWARD, PLAIN, PASSPHRASE].into_iter().chain(KEY_LINES) {
        canaries.add(secret);
    }
    canaries
}

fn key(line_break: &str) -> String {
    let [first, second] = KEY_LINES;
    [
        "-----BEGIN PRIVATE KEY-----",
        first,
        second,
        "-----END PRIVATE KEY-----",
    ]
    .join(line_break)
}

const TOP: &str = "type: Snowflake\nautoBootstrap: false\nconfig:\n  \
    host: organization.us-east-1.snowflakecomputing.com\n  warehouse: WH\n  database: IMMUTA\n";

fn yaml(rest: &str) -> String {
    format!("{TOP}{rest}")
}

fn by_password(spelt: &str) -> String {
    let rest = "  authenticationType: userPassword\n  username: SYSTEM_ACCOUNT\n  password: ";
    yaml(&format!("{rest}{spelt}\n"))
}

fn by_key(spelt: &str) -> String {
    let rest = "  authenticationType: keyPair\n  username: SYSTEM_ACCOUNT\n  privateKey: ";
    yaml(&format!(
        "{rest}{spelt}\n  connectArgs: PRIV_KEY_FILE_PWD={PASSPHRASE}\n"
    ))
}

fn one_line_json(authentication: &str) -> String {
    format!(
        "{{\"type\":\"Snowflake\",\"autoBootstrap\":false,\"config\":{{\
         \"host\":\"a.snowflakecomputing.com\",\"warehouse\":\"WH\",\"database\":\"IMMUTA\",\
         \"username\":\"SYSTEM_ACCOUNT\",{authentication}}}}}"
    )
}

fn indented(text: &str) -> String {
    text.replace('\n', "\n    ")
}

/// A payload under the name of its spelling.
pub(crate) type Named = (&'static str, String);

/// Payloads as people write them.
pub(crate) fn well_meant() -> Vec<Named> {
    let double = format!("\"{}\"", json(AWKWARD));
    let single = format!("'{}'", AWKWARD.replace('\'', "''"));
    let block = format!("|\n    {}", indented(&key("\n")));
    let oauth = format!(
        "  authenticationType: oAuthClientCredentials\n  oAuthClientConfig:\n    provider: Okta\n    \
         clientId: 0oa\n    authorityUrl: https://id.example.com\n    clientSecret: {double}\n    \
         oauthPrivateKey: {PLAIN}\n"
    );
    vec![
        ("plain", by_password(PLAIN)),
        ("double quotes", by_password(&double)),
        ("single quotes", by_password(&single)),
        ("folded", by_password(&format!(">-\n    {AWKWARD}"))),
        ("literal", by_password(&format!("|-\n    {AWKWARD}"))),
        ("key as a block", by_key(&block)),
        (
            "key on a line",
            by_key(&format!("\"{}\"", json(&key("\n")))),
        ),
        ("key without line breaks", by_key(&key(" "))),
        ("client secret", yaml(&oauth)),
        (
            "flow",
            format!(
                "config: {{host: h, warehouse: WH, database: IMMUTA, username: U, \
                 authenticationType: userPassword, password: {PLAIN}}}\n"
            ),
        ),
        (
            "one-line JSON",
            one_line_json(&format!(
                "\"authenticationType\":\"userPassword\",\"password\":{double}"
            )),
        ),
        (
            "one-line JSON with a key",
            one_line_json(&format!(
                "\"authenticationType\":\"keyPair\",\"privateKey\":\"{}\",\
                 \"connectArgs\":\"PRIV_KEY_FILE_PWD={PASSPHRASE}\"",
                json(&key("\n"))
            )),
        ),
        (
            "anchor",
            by_password(&format!("&secret {PLAIN}\n  connectArgs: *secret")),
        ),
        (
            "anchor elsewhere",
            format!("secret: &secret {PLAIN}\n{}", by_password("*secret")),
        ),
    ]
}

/// Payloads that are wrong in ways in which people are.
pub(crate) fn mistaken() -> Vec<Named> {
    let body = one_line_json(&format!("\"password\":\"{PLAIN}\""));
    vec![
        (
            "misspelt",
            by_password(PLAIN).replace("password:", "passwort:"),
        ),
        (
            "in capitals",
            by_password(PLAIN).replace("password:", "PASSWORD:"),
        ),
        (
            "under another name",
            by_password(PLAIN).replace("password:", "secret:"),
        ),
        (
            "under a name far off",
            by_password(PLAIN).replace("password:", "x:"),
        ),
        (
            "without a blank",
            by_password(PLAIN).replace("password: ", "password:"),
        ),
        ("for a key", by_password(PLAIN).replace("password: ", "")),
        (
            "given twice",
            by_password(&format!("{PLAIN}\n  password: {PLAIN}")),
        ),
        ("as a list", by_password(&format!("[{PLAIN}, {PLAIN}]"))),
        ("as an object", by_password(&format!("{{value: {PLAIN}}}"))),
        ("as a tag", by_password(&format!("!{PLAIN} x"))),
        ("as an alias", by_password(&format!("*{PLAIN}"))),
        ("as an anchor", by_password(&format!("&{PLAIN}"))),
        ("in a comment", by_password(&format!("\"\" # {PLAIN}"))),
        (
            "at the top",
            format!("password: {PLAIN}\n{}", by_password(PLAIN)),
        ),
        (
            "among the options",
            by_password(&format!("{PLAIN}\nsfgen:\n  password: {PLAIN}")),
        ),
        (
            "payload in a text",
            format!("config: \"{}\"\n", json(&body)),
        ),
        (
            "payload in a JSON text",
            format!("{{\"config\":\"{}\"}}", json(&body)),
        ),
        ("payload as a text", format!("\"{}\"", json(&body))),
        (
            "object in a text",
            yaml(&format!("  oAuthClientConfig: 'clientSecret: {PLAIN}'\n")),
        ),
        (
            "block for an object",
            TOP.replace("config:", "config: |") + "  password: " + PLAIN,
        ),
        (
            "one warehouse too many",
            yaml(&format!(
                "  workspaces:\n    warehouses:\n      - password: {PLAIN}\n"
            )),
        ),
        (
            "file with a key in it",
            by_key(&format!("!file |\n    {}", indented(&key("\n")))),
        ),
        (
            "file with a key on a line",
            by_key(&format!("!file \"{}\"", json(&key("\n")))),
        ),
        (
            "variable with a key in it",
            by_key(&format!("!env |\n    {}", indented(&key("\n")))),
        ),
        (
            "variable with a password in it",
            by_password(&format!(
                "!env {single}",
                single = "'Zq7\"vK2&w<X\\9 mTé#{r:5!'"
            )),
        ),
        (
            "two documents",
            format!("{}---\n{}", by_password(PLAIN), by_password(PLAIN)),
        ),
        (
            "answer of GET",
            format!(
                "id: 1\nstatus: enabled\nvalidationResults: [{{message: {PLAIN}, password: {PLAIN}}}]\n{}",
                by_password(PLAIN)
            ),
        ),
    ]
}
