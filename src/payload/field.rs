//! One field, read as what it has to be.

use serde_json::{Map, Number, Value};

use crate::diagnostic::{Key, Problem, nearest};
use crate::document::Node;
use crate::secret::Secret;

use super::object::{Field, Object};
use super::plain::reads_differently;
use super::{Choice, Given, SecretSource};

/// What GET shows in place of a value.
pub const REDACTED: &str = "<REDACTED>";

const SECRET_TAGS: [&str; 2] = ["env", "file"];

impl<'d, 'c> Field<'d, 'c> {
    /// A text, as it was typed.
    pub(super) fn text(&self) -> Option<String> {
        let text = self.text_or_redacted()?;
        if text == REDACTED {
            return self.error("is redacted", "write the value itself");
        }
        Some(text)
    }

    /// A text, which may be what GET shows in its place.
    pub(super) fn text_or_redacted(&self) -> Option<String> {
        match self.node {
            Node::Text(text) => {
                if reads_differently(text) && self.context.is_plain(&self.path) {
                    self.warn_unquoted();
                }
                Some(text.clone().into_owned())
            }
            Node::Bool(_) | Node::Number(_) => {
                self.warn_unquoted();
                self.context.spot(&self.path).map(|spot| spot.typed.clone())
            }
            Node::Null => None,
            Node::List(_) | Node::Map(_) => self.wrong("write a text"),
            Node::Tagged(tag, _) if SECRET_TAGS.contains(&tag.as_str()) => self.error(
                "takes no `!env` and no `!file`: they stand for secrets only",
                "write the value itself",
            ),
            Node::Tagged(..) => {
                self.error("has a tag that is not known", "write a text without it")
            }
        }
    }

    /// `true` or `false`.
    pub(super) fn boolean(&self) -> Option<bool> {
        match self.node {
            Node::Bool(value) => Some(*value),
            Node::Null
            | Node::Number(_)
            | Node::Text(_)
            | Node::List(_)
            | Node::Map(_)
            | Node::Tagged(..) => self.wrong("write `true` or `false`, without quotes"),
        }
    }

    /// A TCP port.
    pub(super) fn port(&self) -> Option<u16> {
        let port = match self.node {
            Node::Number(number) => {
                let number = number.as_ref().and_then(Number::as_u64);
                number.and_then(|number| u16::try_from(number).ok())
            }
            Node::Null
            | Node::Bool(_)
            | Node::Text(_)
            | Node::List(_)
            | Node::Map(_)
            | Node::Tagged(..) => {
                return self.wrong("write a number from 1 to 65535, without quotes");
            }
        };
        match port {
            Some(1..) => port,
            Some(0) | None => self.error("is not a port", "write a number from 1 to 65535"),
        }
    }

    /// One of a few words.
    pub(super) fn choice<T: Choice>(&self) -> Option<T> {
        let word = self.text()?;
        if let Some(value) = T::from_word(&word) {
            return Some(value);
        }
        let help = match nearest(&word, T::words()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write {}", T::words().collect::<Vec<_>>().join(" or ")),
        };
        self.error("is none of its values", &help)
    }

    /// The items of a list, each but the empty ones.
    pub(super) fn items(&self) -> Option<Vec<Field<'d, 'c>>> {
        let Node::List(items) = self.node else {
            return self.wrong("write a list: `[A, B]`");
        };
        let items = items.iter().enumerate().filter_map(|(index, node)| {
            let item = Field {
                path: self.path.clone().index(index),
                node,
                context: self.context,
            };
            match node {
                Node::Null => item.error("is empty", "remove it"),
                Node::Bool(_)
                | Node::Number(_)
                | Node::Text(_)
                | Node::List(_)
                | Node::Map(_)
                | Node::Tagged(..) => Some(item),
            }
        });
        Some(items.collect())
    }

    /// Whatever is there, as long as JSON can say it.
    pub(super) fn given(&self) -> Option<Given> {
        if let Some(value) = json(self.node) {
            return Some(Given::new(value));
        }
        self.error(
            "cannot be passed on as it is",
            "write it as JSON has it: texts for keys, each once, and no tags",
        )
    }

    /// A secret, or where it is kept.
    pub(super) fn secret(&self) -> Option<SecretSource> {
        match self.node {
            Node::Tagged(tag, value) => self.kept_elsewhere(tag, value),
            Node::List(_) | Node::Map(_) => self.wrong("write a text, `!env NAME` or `!file PATH`"),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::Text(_) => {
                match self.text_or_redacted()? {
                    text if text == REDACTED => Some(SecretSource::Redacted),
                    text if text.is_empty() => {
                        self.error("is empty", "write a text, `!env NAME` or `!file PATH`")
                    }
                    text => Some(SecretSource::Inline(Secret::new(text))),
                }
            }
        }
    }

    /// An object with these keys.
    pub(super) fn object(&self, known: &'static [Key]) -> Option<Object<'d, 'c>> {
        match self.node {
            Node::Map(entries) => {
                Some(Object::new(self.path.clone(), entries, known, self.context))
            }
            Node::Null
            | Node::Bool(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::List(_)
            | Node::Tagged(..) => self.wrong(&self.as_object(known)),
        }
    }

    /// How an object with these keys is written here.
    fn as_object(&self, known: &[Key]) -> String {
        let names: Vec<&str> = known.iter().map(|key| key.name).collect();
        match self.node {
            Node::Bool(value) if names.contains(&"enabled") => {
                format!("write an object: `{{enabled: {value}}}`")
            }
            Node::Null
            | Node::Bool(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::List(_)
            | Node::Map(_)
            | Node::Tagged(..) => format!("write an object; its keys are {}", names.join(", ")),
        }
    }

    /// Reports something that stops nothing.
    pub(super) fn warning(&self, message: &str, help: &str) {
        let problem = || Problem::warning(self.path.clone(), message).help(help);
        self.context.report(problem);
    }

    /// Reports a problem; there is no value then.
    pub(super) fn error<T>(&self, message: &str, help: &str) -> Option<T> {
        let problem = || Problem::error(self.path.clone(), message).help(help);
        self.context.report(problem);
        None
    }

    fn wrong<T>(&self, help: &str) -> Option<T> {
        self.error(&format!("is {}", kind(self.node)), help)
    }

    fn warn_unquoted(&self) {
        self.warning(
            "is not in quotes, and some readers of YAML take it for something else than text",
            "put it in quotes; here it is read as it was typed",
        );
    }

    fn kept_elsewhere(&self, tag: &str, value: &Node<'_>) -> Option<SecretSource> {
        if !SECRET_TAGS.contains(&tag) {
            // The tag is not shown: it may be a password that starts with `!`.
            return self.error(
                "has an unknown tag",
                "write `!env NAME` or `!file PATH`, or put a text that starts with `!` in quotes",
            );
        }
        let place = match value {
            Node::Text(place) if !place.is_empty() && !place.contains('\0') => place.as_ref(),
            Node::Text(_)
            | Node::Null
            | Node::Bool(_)
            | Node::Number(_)
            | Node::List(_)
            | Node::Map(_)
            | Node::Tagged(..) => {
                return self.error(
                    "does not say where the secret is kept",
                    "write `!env NAME` or `!file PATH`",
                );
            }
        };
        Some(match tag {
            "env" => SecretSource::Env(place.to_owned()),
            _ => SecretSource::File(place.into()),
        })
    }
}

fn kind(node: &Node<'_>) -> &'static str {
    match node {
        Node::Null => "empty",
        Node::Bool(_) => "`true` or `false`",
        Node::Number(_) => "a number",
        Node::Text(_) => "a text",
        Node::List(_) => "a list",
        Node::Map(_) => "an object",
        Node::Tagged(..) => "a value with a tag",
    }
}

/// The value as JSON has it, which knows no tags and no keys but texts, each once.
fn json(node: &Node<'_>) -> Option<Value> {
    Some(match node {
        Node::Null => Value::Null,
        Node::Bool(value) => Value::Bool(*value),
        Node::Number(number) => Value::Number(number.clone()?),
        Node::Text(text) => Value::String(text.clone().into_owned()),
        Node::List(items) => Value::Array(items.iter().map(json).collect::<Option<_>>()?),
        Node::Map(entries) => {
            let mut object = Map::new();
            for (key, value) in entries {
                let Node::Text(key) = key else {
                    return None;
                };
                if object.insert(key.to_string(), json(value)?).is_some() {
                    return None;
                }
            }
            Value::Object(object)
        }
        Node::Tagged(..) => return None,
    })
}
