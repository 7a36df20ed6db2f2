//! What was reviewed and how: what lets a report stand on its own in a change ticket.

use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::excerpt::Line;
use super::visible::{all, visible};

/// A script to report on.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its file's name.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Its lines as they may be shown.
    pub lines: &'a [Line],
}

/// How it was reviewed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The only role of whoever runs it; without it they hold ACCOUNTADMIN.
    pub role: Option<String>,
    /// The options that shape the review, as a command line has them.
    pub options: Vec<String>,
    /// The scripts that were run before it, in order.
    pub after: Vec<File>,
    /// The payload whose script it was compared with.
    pub payload: Option<File>,
    /// The file with the settings.
    pub settings: Option<File>,
}

/// A file that the report rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct File {
    /// Its name.
    pub name: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

impl File {
    /// A file of this name and content.
    pub fn of(name: &str, content: &[u8]) -> Self {
        Self {
            name: visible(name),
            sha256: sha256(content),
        }
    }
}

/// What a report rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Evidence {
    /// The SHA-256 of the script's bytes, in hexadecimal.
    pub sha256: String,
    /// Its number of lines.
    pub lines: usize,
    /// The role of whoever runs it.
    pub role: String,
    /// The options that shape the review.
    pub options: Vec<String>,
    /// The scripts that were run before it.
    pub after: Vec<File>,
    /// The payload whose script it was compared with.
    pub payload: Option<File>,
    /// The file with the settings.
    pub settings: Option<File>,
}

impl Evidence {
    pub(super) fn of(source: &Source<'_>, run: &Run) -> Self {
        Self {
            sha256: sha256(source.text.as_bytes()),
            lines: source.text.lines().count(),
            role: visible(run.role.as_deref().unwrap_or("ACCOUNTADMIN")),
            options: all(&run.options),
            after: run.after.clone(),
            payload: run.payload.clone(),
            settings: run.settings.clone(),
        }
    }
}

fn sha256(content: &[u8]) -> String {
    let hash = Sha256::digest(content);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::sha256;

    #[test]
    fn the_hash_is_the_one_that_everybody_computes() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), expected);
    }
}
