//! Secrets and where they come from; nothing here reads a file or the environment itself.

use std::path::{Path as FilePath, PathBuf};

use crate::diagnostic::{Path, Problem};
use crate::secret::Secret;

use super::Payload;
use super::table::Table;

/// The longest name of a variable, and of a file, that a message shows, in bytes.
const LONGEST_VARIABLE: usize = 64;
const LONGEST_PATH: usize = 255;

/// Where files are looked for.
pub(crate) const FROM_THE_PAYLOAD: &str = "a relative path starts at the payload's folder";

/// Where a secret comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecretSource {
    /// It stands in the file.
    Inline(Secret),
    /// `!env NAME`: in this environment variable.
    Env(String),
    /// `!file PATH`: in this file, relative to the payload's.
    File(PathBuf),
    /// `<REDACTED>`, as GET shows it: there is one, and the API does not say which.
    Redacted,
}

impl SecretSource {
    /// The secret, where it is at hand.
    pub fn inline(&self) -> Option<&Secret> {
        match self {
            Self::Inline(secret) => Some(secret),
            Self::Env(_) | Self::File(_) | Self::Redacted => None,
        }
    }
}

/// Why a secret that is kept elsewhere cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unavailable {
    /// There is no such variable or file.
    #[error("does not exist")]
    Missing,
    /// It is a folder.
    #[error("is a folder and not a file")]
    Folder,
    /// Whoever runs this may not read it.
    #[error("cannot be read: whoever runs sfgen has no permission")]
    Forbidden,
    /// There is one, and it cannot be read.
    #[error("cannot be read")]
    Unreadable,
    /// There is nothing in it.
    #[error("is empty")]
    Empty,
    /// It is not UTF-8.
    #[error("is not UTF-8 text")]
    NotText,
    /// It is far larger than any secret.
    #[error("is too large for a secret")]
    TooLarge,
}

/// The outside, as far as secrets are kept there.
pub trait Lookup {
    /// The value of an environment variable.
    ///
    /// # Errors
    /// Why it cannot be had.
    fn variable(&self, name: &str) -> Result<Secret, Unavailable>;

    /// The content of a file, whole; a relative path starts at the payload's folder.
    ///
    /// # Errors
    /// Why it cannot be had.
    fn file(&self, path: &FilePath) -> Result<Secret, Unavailable>;

    /// Where relative paths start, in words.
    fn starting_point(&self) -> &'static str {
        FROM_THE_PAYLOAD
    }
}

/// Replaces every `!env` and `!file` in `payload` by the secret itself.
///
/// One final line break of a file is dropped. What cannot be had stays as it is and is one
/// problem each.
pub fn resolve_secrets(payload: &mut Payload, lookup: &impl Lookup) -> Vec<Problem> {
    let mut all = Vec::new();
    let path = Path::new("config");
    Table::secrets(&mut payload.config, &path, &mut all);
    all.into_iter()
        .filter_map(|(path, source)| resolve(source, lookup, path))
        .collect()
}

/// Puts one secret into its place, or says why there is none.
fn resolve(source: &mut SecretSource, lookup: &impl Lookup, path: Path) -> Option<Problem> {
    let (found, place, help) = match source {
        SecretSource::Inline(_) | SecretSource::Redacted => return None,
        SecretSource::Env(name) => (
            lookup.variable(name),
            told("the environment variable", name, is_variable),
            "set the variable and export it",
        ),
        SecretSource::File(file) => (
            lookup.file(file).map(without_final_newline),
            told("the file", &file.to_string_lossy(), is_path),
            lookup.starting_point(),
        ),
    };
    match found {
        Ok(secret) if secret.reveal().is_empty() => {
            Some(Problem::error(path, format!("{place} is empty")).help("put the secret there"))
        }
        Ok(secret) => {
            *source = SecretSource::Inline(secret);
            None
        }
        Err(Unavailable::Missing) => {
            let message = format!("{place} {}", Unavailable::Missing);
            Some(Problem::error(path, message).help(help))
        }
        Err(reason) => Some(Problem::error(path, format!("{place} {reason}"))),
    }
}

/// The place of a secret by its name, unless that looks like the secret itself.
fn told(what: &str, name: &str, is_name: fn(&str) -> bool) -> String {
    match is_name(name) {
        true => format!("{what} `{name}`"),
        false => format!("{what} that is named here"),
    }
}

/// Whether `text` may name a variable: <https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html>.
fn is_variable(text: &str) -> bool {
    text.len() <= LONGEST_VARIABLE && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Whether `text` may be meant for a path; a key in PEM is not.
fn is_path(text: &str) -> bool {
    text.len() <= LONGEST_PATH && !text.contains("-----") && !text.contains(char::is_control)
}

fn without_final_newline(text: Secret) -> Secret {
    let whole = text.reveal();
    let Some(line) = whole.strip_suffix('\n') else {
        return text;
    };
    Secret::new(line.strip_suffix('\r').unwrap_or(line))
}
