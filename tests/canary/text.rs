//! Secrets that are recognised wherever they turn up, in whatever encoding.

use std::collections::HashMap;
use std::fmt::Write;

use base64ct::{Base64, Base64Url, Encoding};

/// As few characters of a secret in a row give it away.
const WINDOW: usize = 8;

/// The texts that a secret may be written as.
type Encode = fn(&str) -> Vec<String>;

/// How a secret may be written without being itself.
const ENCODINGS: [(&str, Encode); 8] = [
    ("raw", |secret| vec![secret.to_owned()]),
    ("base64", |secret| aligned(secret, Base64::encode_string)),
    ("URL-safe base64", |secret| {
        aligned(secret, Base64Url::encode_string)
    }),
    ("hexadecimal", |secret| {
        let hex = hex(secret, "");
        vec![hex.to_uppercase(), hex]
    }),
    ("URL-encoded", |secret| vec![url_encoded(secret)]),
    ("escaped", |secret| {
        let debug = format!("{secret:?}");
        vec![json(secret), debug, secret.escape_default().to_string()]
    }),
    ("doubled quotes", |secret| {
        vec![secret.replace('\'', "''"), secret.replace('"', "\"\"")]
    }),
    ("reversed", |secret| vec![secret.chars().rev().collect()]),
];

/// The eight bytes in a row that give some secret away, and how they are written.
#[derive(Default)]
pub(crate) struct Canaries(HashMap<[u8; WINDOW], &'static str>);

impl Canaries {
    /// Looks for these secrets too.
    pub(crate) fn add(&mut self, secret: &str) {
        for (encoding, encode) in ENCODINGS {
            for text in encode(secret) {
                for window in windows(&text) {
                    self.0.entry(window).or_insert(encoding);
                }
            }
        }
    }

    /// What `text`, which anybody may see, has in common with a secret gives nothing away.
    pub(crate) fn forgive(&mut self, text: &str) {
        for window in windows(text) {
            self.0.remove(&window);
        }
    }

    /// The encoding in which `text` gives a secret away; never the secret.
    pub(crate) fn seen_in(&self, text: &str) -> Option<&'static str> {
        windows(text).find_map(|window| self.0.get(&window).copied())
    }
}

fn windows(text: &str) -> impl Iterator<Item = [u8; WINDOW]> {
    text.as_bytes().array_windows().copied()
}

/// The encodings of `secret` wherever it starts in a group of three bytes.
fn aligned(secret: &str, encode: fn(&[u8]) -> String) -> Vec<String> {
    let starting_at = |offset: usize| {
        let whole = encode(secret.as_bytes().get(offset..).unwrap_or_default());
        whole.trim_end_matches('=').to_owned()
    };
    (0..3).map(starting_at).collect()
}

fn hex(secret: &str, before: &str) -> String {
    secret.bytes().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{before}{byte:02x}");
        text
    })
}

fn url_encoded(secret: &str) -> String {
    let one = |c: char| match c.is_ascii_alphanumeric() || "-._~".contains(c) {
        true => c.to_string(),
        false => hex(&c.to_string(), "%").to_uppercase(),
    };
    secret.chars().map(one).collect()
}

/// As the text of a JSON string, and of a YAML one between double quotes.
pub(crate) fn json(secret: &str) -> String {
    let one = |c: char| match c {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    secret.chars().map(one).collect()
}

#[test]
fn a_canary_is_seen_in_every_encoding_and_from_its_first_eight_characters() {
    let secret = "Zq7\"vK'2&w<X\\9 mTé";
    let mut canaries = Canaries::default();
    canaries.add(secret);
    for (encoding, encode) in ENCODINGS {
        for text in encode(secret) {
            let start: String = text.chars().take(WINDOW).collect();
            assert!(
                canaries.seen_in(&format!("x {start} y")).is_some(),
                "{encoding}"
            );
            assert!(
                canaries.seen_in(&format!("x {text} y")).is_some(),
                "{encoding}"
            );
        }
    }
    let offset = Base64::encode_string(format!("ab{secret}").as_bytes());
    assert_eq!(canaries.seen_in(&offset), Some("base64"));
    assert_eq!(canaries.seen_in("Zq7\"vK'"), None);
}
