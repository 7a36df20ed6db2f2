//! The values of placeholders, as a call gives them, and what becomes of them.
//!
//! A value may be a secret: none is shown.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::cli::args::{self, Client as Named};
use crate::cli::failure::Failure;
use crate::cli::input::Input;
use crate::cli::surroundings::Surroundings;
use crate::text::{Client, fill, unfilled};

/// The values of a call, and which of them were used.
pub(super) struct Values {
    client: Option<Client>,
    values: BTreeMap<String, String>,
    used: BTreeSet<String>,
}

impl Values {
    /// The values that a call gives; `--define` wins over the file.
    pub(super) fn read(
        call: &args::Placeholders,
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Self, Failure> {
        let mut values = match &call.defines {
            Some(path) => of_file(path, surroundings)?,
            None => BTreeMap::new(),
        };
        for define in &call.define {
            let pair = pair(define).ok_or_else(|| wrong("--define takes NAME=VALUE"))?;
            values.insert(pair.0, pair.1);
        }
        if values.values().any(|value| value.contains(['\n', '\r'])) {
            let message = "the value of a placeholder holds a line break; give it on one line";
            return Err(wrong(message));
        }
        Ok(Self {
            client: call.client.map(client),
            values,
            used: BTreeSet::new(),
        })
    }

    /// The script as it is sent, and a word on what nobody has filled in.
    pub(super) fn fill(
        &mut self,
        name: &str,
        script: &str,
        surroundings: &mut Surroundings<'_>,
    ) -> String {
        let filled = fill(script, self.client, &self.values);
        self.used.extend(filled.used);
        for (placeholder, lines) in unfilled(&filled.text) {
            let line = lines.first().copied().unwrap_or(1);
            let more = match lines.len() - 1 {
                0 => String::new(),
                more => format!(" and in {more} more places"),
            };
            surroundings.say(&format!(
                "note: {name}: {placeholder} in line {line}{more} is not filled in, and is read as a value that is not known\n"
            ));
        }
        filled.text
    }

    /// A warning for each value that no script has asked for.
    pub(super) fn tell_unused(&self, surroundings: &mut Surroundings<'_>) {
        for name in self.values.keys().filter(|name| !self.used.contains(*name)) {
            let message =
                format!("warning: no placeholder is called {name}; its value is not used\n");
            surroundings.say(&message);
        }
    }
}

fn client(named: Named) -> Client {
    match named {
        Named::Snow => Client::Snow,
        Named::Snowsql => Client::Snowsql,
        Named::Schemachange => Client::Schemachange,
        Named::Snowsight => Client::Snowsight,
    }
}

fn wrong(message: &str) -> Failure {
    Failure::Call(format!("error: {message}\n"))
}

/// `NAME=VALUE`; the value may be empty, and may hold `=`.
fn pair(text: &str) -> Option<(String, String)> {
    let (name, value) = text.split_once('=')?;
    let name = name.trim();
    (!name.is_empty()).then(|| (name.to_owned(), value.to_owned()))
}

/// The values in a file: a line `NAME=VALUE` each, or YAML or JSON, under `vars` as schemachange
/// has them or not.
fn of_file(
    path: &Path,
    surroundings: &mut Surroundings<'_>,
) -> Result<BTreeMap<String, String>, Failure> {
    let input = Input::read(path, surroundings)?;
    let text = String::from_utf8_lossy(&input.bytes);
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let pairs: Option<BTreeMap<String, String>> = lines.map(plain_pair).collect();
    let found = pairs.or_else(|| mapping(&text));
    found.ok_or_else(|| {
        wrong(&format!(
            "{} holds no values; write NAME=VALUE on a line each, or a YAML mapping of names to values",
            path.display()
        ))
    })
}

/// A line `NAME=VALUE` whose name could be a placeholder's.
fn plain_pair(line: &str) -> Option<(String, String)> {
    let (name, value) = pair(line)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    name.chars().all(plain).then_some((name, value))
}

fn mapping(text: &str) -> Option<BTreeMap<String, String>> {
    use serde_yaml::Value;
    let read: Value = serde_yaml::from_str(text).ok()?;
    let vars = read.get("vars").cloned().unwrap_or(read);
    let pairs = vars.as_mapping()?.iter().map(|(name, value)| {
        let value = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Bool(truth) => truth.to_string(),
            Value::Null | Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => return None,
        };
        Some((name.as_str()?.to_owned(), value))
    });
    pairs.collect()
}
