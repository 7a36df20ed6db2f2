//! A payload on its way back out: the body that POST and PUT take, and the same with its
//! secrets hidden.
//!
//! The `sfgen` object is never part of it. Has no `Debug`, since it may hold secrets.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::field::REDACTED;
use super::form::Given;
use super::table::{Form, Table};
use super::{Config, Options, Payload, SecretSource};
use crate::diagnostic::{Path, Problem};

/// What a field holds that is not a text, where it is known from hearsay and is not to be shown.
const AS_GIVEN: &str = "<AS GIVEN>";

/// A value on its way out.
pub(super) enum Written<'a> {
    /// A text.
    Text(&'a str),
    /// A number.
    Number(u16),
    /// `true` or `false`.
    Boolean(bool),
    /// A list of texts.
    Texts(&'a [String]),
    /// What was given, whatever it is.
    Given(&'a Given),
    /// A secret.
    Secret(&'a SecretSource),
    /// What GET shows in place of a value.
    Redacted,
    /// An object.
    Object(Vec<(&'static str, Written<'a>)>),
}

/// The body of a request. To be serialised, in the API's words and order.
pub struct Request<'a> {
    body: Written<'a>,
    reveal: bool,
}

impl<'a> Request<'a> {
    /// The body with its secrets, which have been resolved.
    ///
    /// # Errors
    /// Each value that is redacted or still kept elsewhere.
    pub fn new(payload: &'a Payload) -> Result<Self, Vec<Problem>> {
        let body = body(payload);
        let mut missing = Vec::new();
        body.each(Path::whole(), &mut |path, value| {
            let is_missing = match value {
                Written::Redacted => true,
                Written::Secret(source) => source.inline().is_none(),
                Written::Text(_)
                | Written::Number(_)
                | Written::Boolean(_)
                | Written::Texts(_)
                | Written::Given(_)
                | Written::Object(_) => false,
            };
            missing.extend(is_missing.then(|| not_at_hand(path)));
        });
        match missing.is_empty() {
            true => Ok(Self { body, reveal: true }),
            false => Err(missing),
        }
    }

    /// The body with `<REDACTED>` for each secret, wherever it is kept, and only texts of what is
    /// known from hearsay.
    pub fn redacted(payload: &'a Payload) -> Self {
        Self {
            body: body(payload),
            reveal: false,
        }
    }
}

impl Config {
    /// Every secret that is given, with its path.
    pub fn secrets(&self) -> Vec<(Path, &SecretSource)> {
        self.each(|value| {
            let Written::Secret(source) = value else {
                return None;
            };
            Some(*source)
        })
    }

    /// Every value of a field that is known from hearsay, with its path.
    pub fn hearsay(&self) -> Vec<(Path, &Given)> {
        self.each(|value| {
            let Written::Given(given) = value else {
                return None;
            };
            Some(*given)
        })
    }

    /// Those values that `pick` takes, with their paths.
    fn each<'a, T>(&'a self, pick: impl Fn(&Written<'a>) -> Option<&'a T>) -> Vec<(Path, &'a T)> {
        let mut all = Vec::new();
        <Self as Form>::written(self).each(Path::new("config"), &mut |path, value| {
            all.extend(pick(value).map(|picked| (path, picked)));
        });
        all
    }
}

fn body(payload: &Payload) -> Written<'_> {
    Written::Object(vec![
        ("type", Written::Text("Snowflake")),
        (
            "autoBootstrap",
            Written::Boolean(payload.auto_bootstrap.unwrap_or_default()),
        ),
        ("config", Written::Object(Table::written(&payload.config))),
    ])
}

fn not_at_hand(path: Path) -> Problem {
    Problem::error(path, "is not at hand: the API wants the value itself")
        .help("give the value, or for a secret !env NAME or !file PATH")
}

impl<'a> Written<'a> {
    /// Calls `f` with every value that is no object, and its path.
    fn each(&self, path: Path, f: &mut impl FnMut(Path, &Written<'a>)) {
        match self {
            Self::Object(entries) => {
                for (key, value) in entries {
                    value.each(path.clone().key(*key), f);
                }
            }
            Self::Text(_)
            | Self::Number(_)
            | Self::Boolean(_)
            | Self::Texts(_)
            | Self::Given(_)
            | Self::Secret(_)
            | Self::Redacted => f(path, self),
        }
    }

    fn serialize<S: Serializer>(&self, reveal: bool, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => to.serialize_str(text),
            Self::Number(number) => to.serialize_u16(*number),
            Self::Boolean(value) => to.serialize_bool(*value),
            Self::Texts(texts) => texts.serialize(to),
            Self::Given(given) => match given.value() {
                Value::String(text) => to.serialize_str(text),
                value if reveal => value.serialize(to),
                _ => to.serialize_str(AS_GIVEN),
            },
            Self::Secret(source) => {
                let secret = source.inline().filter(|_| reveal);
                to.serialize_str(secret.map_or(REDACTED, |secret| secret.reveal()))
            }
            Self::Redacted => to.serialize_str(REDACTED),
            Self::Object(entries) => {
                let mut map = to.serialize_map(Some(entries.len()))?;
                for (key, body) in entries {
                    map.serialize_entry(key, &Part { body, reveal })?;
                }
                map.end()
            }
        }
    }
}

/// A value inside a body.
struct Part<'p, 'a> {
    body: &'p Written<'a>,
    reveal: bool,
}

impl Serialize for Part<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.body.serialize(self.reveal, to)
    }
}

impl Serialize for Request<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.body.serialize(self.reveal, to)
    }
}

impl Serialize for Options {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        <Self as Form>::written(self).serialize(false, to)
    }
}
