//! `sfgen diff`: what changes between two payloads, in words, before anyone reads SQL.
//!
//! Values are compared as `sfgen show` shows them, secrets as far as they are at hand; of a
//! secret no more is said than that it changes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::args::Diff;
use super::config;
use super::failure::Failure;
use super::output::print;
use super::script::role_key;
use super::show::Overview;
use super::status::Status;
use super::surroundings::Surroundings;
use crate::diagnostic::Path;
use crate::integration::not_editable;
use crate::payload::{Config, Given, Payload, REDACTED, SecretSource};

/// One of the two payloads.
struct Side {
    overview: Overview,
    payload: Payload,
    values: BTreeMap<String, String>,
}

/// Something about a key.
enum Difference {
    /// It changes, in these words.
    Change(String),
    /// Its values cannot be compared.
    NotAtHand,
}

pub(super) fn diff(call: &Diff, surroundings: &mut Surroundings<'_>) -> Result<Status, Failure> {
    let id = call.id.as_deref();
    let old = Side::new(
        config::Config::read(&call.old, id, surroundings)?,
        surroundings,
    )?;
    let new = Side::new(
        config::Config::read(&call.new, id, surroundings)?,
        surroundings,
    )?;
    let (mut changes, mut unknown) = (String::new(), String::new());
    let mut of_requests = Vec::new();
    for (path, difference) in differences(&old, &new) {
        if both_automatic(&old, &new) && OF_ONE_REQUEST.contains(&path.as_str()) {
            of_requests.push(path);
            continue;
        }
        match difference {
            Difference::Change(words) => changes += &format!("{path}: {words}\n"),
            Difference::NotAtHand => unknown += &not_compared(&path),
        }
    }
    let status = match changes.is_empty() {
        true => Status::Done,
        false => Status::Drift,
    };
    changes += &cannot_be_edited(&old, &new);
    surroundings.say(&unknown);
    surroundings.say(&told_of_requests(&of_requests));
    print(&changes, surroundings)?;
    Ok(status)
}

/// What an automatic set-up is given for one request: an administrator's credentials, which
/// Immuta does not keep.
const OF_ONE_REQUEST: [&str; 7] = [
    "config.authenticationType",
    "config.connectArgs",
    "config.password",
    "config.privateKey",
    "config.role",
    "config.username",
    "snowflake.setupRole",
];

fn both_automatic(old: &Side, new: &Side) -> bool {
    old.overview.integration.is_automatic() && new.overview.integration.is_automatic()
}

/// What differs in the credentials of one request, on one line.
fn told_of_requests(paths: &[String]) -> String {
    if paths.is_empty() {
        return String::new();
    }
    format!(
        "note: {} belong to one automatic request: no change of the integration\n",
        paths.join(", ")
    )
}

impl Side {
    fn new(
        mut config: config::Config,
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Self, Failure> {
        let (integration, setup) = config.compared(surroundings)?;
        let payload = config.resolved(surroundings);
        let overview = Overview::new(&config, config.options(), integration, setup);
        let mut values = BTreeMap::new();
        // What is shown has texts for keys.
        let shown = serde_json::to_value(overview.shown()).unwrap_or_default();
        flatten(&shown, String::new(), &mut values);
        Ok(Self {
            overview,
            payload,
            values,
        })
    }
}

/// Every value with its path; `request`, which no payload has, is left out.
fn flatten(value: &Value, path: String, values: &mut BTreeMap<String, String>) {
    let text = match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let path = match path.as_str() {
                    "" | "request" => key.clone(),
                    parent => format!("{parent}.{key}"),
                };
                flatten(value, path, values);
            }
            return;
        }
        Value::Array(items) => {
            let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            items.join(", ")
        }
        Value::String(text) => text.clone(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    };
    values.insert(path, text);
}

fn differences(old: &Side, new: &Side) -> Vec<(String, Difference)> {
    let mut paths = BTreeSet::new();
    paths.extend(old.values.keys().chain(new.values.keys()));
    let mut all: Vec<(String, Difference)> = paths
        .into_iter()
        .filter_map(|path| {
            let values = (old.values.get(path), new.values.get(path));
            let values = (values.0.map(String::as_str), values.1.map(String::as_str));
            Some((path.clone(), difference(values)?))
        })
        .collect();
    all.extend(secrets(&old.payload.config, &new.payload.config));
    all.extend(hearsay(&old.payload.config, &new.payload.config));
    all
}

fn difference(values: (Option<&str>, Option<&str>)) -> Option<Difference> {
    let words = match values {
        (old, new) if old == new => return None,
        (None, Some(REDACTED)) => "is given now".to_owned(),
        (Some(REDACTED), None) => "is no longer given".to_owned(),
        (Some(REDACTED), _) | (_, Some(REDACTED)) => return Some(Difference::NotAtHand),
        (None, Some(new)) => format!("is given now: `{}`", printable(new)),
        (Some(old), None) => format!("is no longer given: it was `{}`", printable(old)),
        (Some(old), Some(new)) => {
            format!("was `{}`, is to be `{}`", printable(old), printable(new))
        }
        (None, None) => return None,
    };
    Some(Difference::Change(words))
}

/// Secrets that both have.
fn secrets(old: &Config, new: &Config) -> Vec<(String, Difference)> {
    let both = both(old.secrets(), new.secrets());
    both.filter_map(|(path, old, new)| {
        if old == new && *old != SecretSource::Redacted {
            return None;
        }
        let difference = match (old.inline(), new.inline()) {
            (Some(_), Some(_)) => Difference::Change("changes".to_owned()),
            (None, _) | (_, None) => Difference::NotAtHand,
        };
        Some((path.to_string(), difference))
    })
    .collect()
}

/// What both have of which no value is shown, since its form is not known.
fn hearsay(old: &Config, new: &Config) -> Vec<(String, Difference)> {
    let is_shown = |given: &Given| given.value().is_string();
    let both = both(old.hearsay(), new.hearsay());
    both.filter(|(_, old, new)| old != new && !is_shown(old) && !is_shown(new))
        .map(|(path, ..)| (path.to_string(), Difference::Change("changes".to_owned())))
        .collect()
}

/// What stands under the same path in both.
fn both<'a, T>(
    old: Vec<(Path, &'a T)>,
    new: Vec<(Path, &'a T)>,
) -> impl Iterator<Item = (Path, &'a T, &'a T)> {
    old.into_iter().filter_map(move |(path, old)| {
        let (_, new) = new.iter().find(|(other, _)| *other == path)?;
        Some((path, old, *new))
    })
}

fn not_compared(path: &str) -> String {
    format!("note: {path} is not compared: its value is not at hand on both sides\n")
}

/// The keys of which no edit script can be made, on one line.
fn cannot_be_edited(old: &Side, new: &Side) -> String {
    let rows = not_editable(
        &old.overview.integration,
        &new.overview.integration,
        role_key(&new.payload.options),
    );
    if rows.is_empty() {
        return String::new();
    }
    let paths: Vec<&str> = rows.iter().map(|row| row.path).collect();
    format!(
        "cannot be edited, only deleted and created anew: {}\n",
        paths.join(", ")
    )
}

/// A value without characters that a terminal would follow.
fn printable(text: &str) -> String {
    let plain = |c: char| matches!(c, '"' | '\'' | '\\');
    text.chars()
        .flat_map(|c| {
            let escaped = (!plain(c)).then(|| c.escape_debug());
            let itself = plain(c).then_some(c);
            escaped.into_iter().flatten().chain(itself)
        })
        .collect()
}
