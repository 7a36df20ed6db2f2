//! How the values of fields are read and written, form by form.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::path::PathBuf;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use crate::diagnostic::{Holds, Path};

use super::described::{
    AnyObject, AnyText, AnyValue, FilePath, HostName, Name, Port, SecurableText, Snowflake, Text,
    Warehouse,
};
use super::field::REDACTED;
use super::object::Field;
use super::request::Written;
use super::suggest::showable;
use super::table::{Form, Secrets};
use super::{
    AccountUsage, AuthenticationType, Choice, ManageGrants, Rotate, SecretSource, SecretsIn,
    UserType, WarehouseNames,
};

/// Forms of texts, which are kept as they were typed.
macro_rules! texts {
    ($($name:ident)+) => {$(
        impl Form for $name {
            type Value = String;
            const HOLDS: Holds = Holds::Text;

            fn read(field: &Field<'_, '_>) -> Option<String> {
                field.text()
            }

            fn written(text: &String) -> Written<'_> {
                Written::Text(text)
            }
        }
    )+};
}

texts! { AnyText HostName Name SecurableText Text Warehouse }

/// Choices, which are written by their words.
macro_rules! choices {
    ($($name:ident)+) => {$(
        impl Form for $name {
            type Value = Self;
            const HOLDS: Holds = Holds::Text;

            fn read(field: &Field<'_, '_>) -> Option<Self> {
                field.choice()
            }

            fn written(choice: &Self) -> Written<'_> {
                Written::Text(choice.word())
            }
        }
    )+};
}

choices! { AccountUsage AuthenticationType ManageGrants Rotate SecretsIn UserType WarehouseNames }

impl Form for Snowflake {
    type Value = String;
    const HOLDS: Holds = Holds::Text;

    fn read(field: &Field<'_, '_>) -> Option<String> {
        match field.text()? {
            kind if kind == "Snowflake" => Some(kind),
            kind if kind.eq_ignore_ascii_case("Snowflake") => field.error(
                "is not spelt as the API spells it",
                "write `Snowflake`: upper and lower case matter",
            ),
            kind if showable(&kind) => field.error(
                &format!("is `{kind}`; only integrations of type `Snowflake` are known here"),
                "write `Snowflake`",
            ),
            _ => field.error("is not `Snowflake`", "write `Snowflake`"),
        }
    }

    fn written(kind: &String) -> Written<'_> {
        Written::Text(kind)
    }
}

impl Form for bool {
    type Value = Self;
    const HOLDS: Holds = Holds::Text;

    fn read(field: &Field<'_, '_>) -> Option<Self> {
        field.boolean()
    }

    fn written(value: &Self) -> Written<'_> {
        Written::Boolean(*value)
    }
}

impl Form for Port {
    type Value = u16;
    const HOLDS: Holds = Holds::Text;

    fn read(field: &Field<'_, '_>) -> Option<u16> {
        field.port()
    }

    fn written(port: &u16) -> Written<'_> {
        Written::Number(*port)
    }
}

impl Form for FilePath {
    type Value = PathBuf;
    const HOLDS: Holds = Holds::Text;

    fn read(field: &Field<'_, '_>) -> Option<PathBuf> {
        field.text().map(PathBuf::from)
    }

    fn written(path: &PathBuf) -> Written<'_> {
        Written::Text(path.to_str().unwrap_or_default())
    }
}

/// A list of texts.
impl<F: Form<Value = String>> Form for Vec<F> {
    type Value = Vec<String>;
    const HOLDS: Holds = Holds::Text;

    fn read(field: &Field<'_, '_>) -> Option<Vec<String>> {
        let items = field.items()?;
        Some(items.iter().filter_map(F::read).collect())
    }

    fn written(texts: &Vec<String>) -> Written<'_> {
        Written::Texts(texts)
    }
}

/// `username`: a name, or what GET shows in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Username {
    /// A name.
    Name(String),
    /// `<REDACTED>`: there is one, and the API does not say which.
    Redacted,
}

impl Form for Username {
    type Value = Self;
    const HOLDS: Holds = Holds::Text;

    fn read(field: &Field<'_, '_>) -> Option<Self> {
        match field.text_or_redacted()? {
            text if text == REDACTED => Some(Self::Redacted),
            text => Some(Self::Name(text)),
        }
    }

    fn written(username: &Self) -> Written<'_> {
        match username {
            Self::Name(name) => Written::Text(name),
            Self::Redacted => Written::Redacted,
        }
    }
}

impl Form for SecretSource {
    type Value = Self;
    const HOLDS: Holds = Holds::Secret;

    fn read(field: &Field<'_, '_>) -> Option<Self> {
        field.secret()
    }

    fn written(source: &Self) -> Written<'_> {
        Written::Secret(source)
    }

    fn secrets<'s>(source: &'s mut Self, path: Path, all: &mut Secrets<'s>) {
        all.push((path, source));
    }
}

/// The value of a field whose form is not known, as it was given. `Debug` shows none of it:
/// it may hold anything.
#[derive(Clone, PartialEq, Eq)]
pub struct Given(Value);

impl Given {
    pub(super) fn new(value: Value) -> Self {
        Self(value)
    }

    /// The value.
    pub fn value(&self) -> &Value {
        &self.0
    }
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Given(…)")
    }
}

/// Forms of what is not known, of which a message shows so much.
macro_rules! given {
    ($($name:ident $holds:expr;)+) => {$(
        impl Form for $name {
            type Value = Given;
            const HOLDS: Holds = $holds;

            fn read(field: &Field<'_, '_>) -> Option<Given> {
                field.given()
            }

            fn written(given: &Given) -> Written<'_> {
                Written::Given(given)
            }
        }
    )+};
}

given! {
    AnyValue Holds::Text;
    AnyObject Holds::Object(&[]);
}

/// A field whose documentation is not public: it is read as what it seems to be.
pub(super) struct Hearsay<F>(PhantomData<F>);

impl<F: Form> Form for Hearsay<F> {
    type Value = F::Value;
    const HOLDS: Holds = F::HOLDS;

    fn read(field: &Field<'_, '_>) -> Option<F::Value> {
        field.warning(
            "is taken as it is: its documentation is not public",
            "check it against your Immuta tenant",
        );
        F::read(field)
    }

    fn written(value: &F::Value) -> Written<'_> {
        F::written(value)
    }

    fn secrets<'s>(value: &'s mut F::Value, path: Path, all: &mut Secrets<'s>) {
        F::secrets(value, path, all);
    }
}

impl<F: JsonSchema> JsonSchema for Hearsay<F> {
    fn inline_schema() -> bool {
        F::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        F::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        F::json_schema(generator)
    }
}
