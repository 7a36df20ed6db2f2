//! One row a field: [`table!`] makes of it the field of a struct, what reads it, what writes it,
//! what a message may show of it, and its schema.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use crate::diagnostic::{Holds, Key, Path};

use super::SecretSource;
use super::object::{Field, Object};
use super::request::Written;

/// The secrets of a payload, each with its path.
pub(super) type Secrets<'s> = Vec<(Path, &'s mut SecretSource)>;

/// What a value looks like: how it is read and written. Its schema is the type's own.
pub(super) trait Form: JsonSchema {
    /// What is kept of it.
    type Value;
    /// What a message may show of it.
    const HOLDS: Holds;

    /// The value, or nothing where a problem has been reported.
    fn read(field: &Field<'_, '_>) -> Option<Self::Value>;

    /// The value as a request holds it.
    fn written(value: &Self::Value) -> Written<'_>;

    /// Adds every secret in the value, which stands at `path`.
    fn secrets<'s>(_value: &'s mut Self::Value, _path: Path, _all: &mut Secrets<'s>) {}
}

/// How an object keeps a field: as a value that may be missing, unless it is said otherwise.
pub(super) trait Slot {
    /// What the object keeps.
    type Kept;
    /// What a message may show of the field.
    const HOLDS: Holds;
    /// Whether the schema requires it.
    const REQUIRED: bool = false;

    /// Reads the field called `key`.
    fn read(object: &Object<'_, '_>, key: &'static str) -> Self::Kept;

    /// The value as a request holds it, if it does.
    fn written(kept: &Self::Kept) -> Option<Written<'_>>;

    /// Adds every secret in the value, which stands at `path`.
    fn secrets<'s>(_kept: &'s mut Self::Kept, _path: Path, _all: &mut Secrets<'s>) {}

    /// What the value has to look like.
    fn schema(generator: &mut SchemaGenerator) -> Schema;
}

impl<F: Form> Slot for F {
    type Kept = Option<F::Value>;
    const HOLDS: Holds = F::HOLDS;

    fn read(object: &Object<'_, '_>, key: &'static str) -> Self::Kept {
        object.field(key).and_then(|field| F::read(&field))
    }

    fn written(kept: &Self::Kept) -> Option<Written<'_>> {
        kept.as_ref().map(F::written)
    }

    fn secrets<'s>(kept: &'s mut Self::Kept, path: Path, all: &mut Secrets<'s>) {
        if let Some(value) = kept {
            F::secrets(value, path, all);
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        match F::HOLDS {
            // An object may be null by its own schema: behind `anyOf` a mistake would be told at
            // the object and not in it.
            Holds::Object(_) => generator.subschema_for::<F>(),
            Holds::Text | Holds::Secret => generator.subschema_for::<Option<F>>(),
        }
    }
}

/// `enabled`, which a feature has to have.
pub(super) struct Enabled;

impl Slot for Enabled {
    type Kept = bool;
    const HOLDS: Holds = Holds::Text;
    const REQUIRED: bool = true;

    fn read(object: &Object<'_, '_>, key: &'static str) -> bool {
        object.required_boolean(key)
    }

    fn written(kept: &bool) -> Option<Written<'_>> {
        Some(Written::Boolean(*kept))
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<bool>()
    }
}

/// A list that is empty where it is not given.
pub(super) struct Listed<F>(std::marker::PhantomData<F>);

impl<F: Form<Value = String>> Slot for Listed<F> {
    type Kept = Vec<String>;
    const HOLDS: Holds = Holds::Text;

    fn read(object: &Object<'_, '_>, key: &'static str) -> Vec<String> {
        <Vec<F> as Slot>::read(object, key).unwrap_or_default()
    }

    fn written(kept: &Vec<String>) -> Option<Written<'_>> {
        (!kept.is_empty()).then_some(Written::Texts(kept))
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        <Vec<F> as Slot>::schema(generator)
    }
}

/// An object that is empty where it is not given.
pub(super) struct Filled<T, const REQUIRED: bool>(std::marker::PhantomData<T>);

impl<T: Table + Form<Value = T>, const REQUIRED: bool> Slot for Filled<T, REQUIRED> {
    type Kept = T;
    const HOLDS: Holds = Holds::Object(T::KEYS);
    const REQUIRED: bool = REQUIRED;

    fn read(object: &Object<'_, '_>, key: &'static str) -> T {
        <T as Slot>::read(object, key).unwrap_or_default()
    }

    fn written(kept: &T) -> Option<Written<'_>> {
        Some(<T as Form>::written(kept))
    }

    fn secrets<'s>(kept: &'s mut T, path: Path, all: &mut Secrets<'s>) {
        Table::secrets(kept, &path, all);
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
}

/// An object with the fields of a table.
pub(super) trait Table: Default {
    /// Its keys.
    const KEYS: &'static [Key];

    /// Reads each field; the keys have been checked.
    fn read(object: &Object<'_, '_>) -> Self;

    /// Each field that is there, as a request holds it.
    fn written(&self) -> Vec<(&'static str, Written<'_>)>;

    /// Adds every secret in it and below; it stands at `path`.
    fn secrets<'s>(&'s mut self, path: &Path, all: &mut Secrets<'s>);
}

/// A row as its schema shows it.
pub(super) struct Described {
    pub(super) key: &'static str,
    pub(super) about: &'static str,
    pub(super) required: bool,
    pub(super) schema: Schema,
}

/// The schema of an object with these rows and no others.
pub(super) fn object_schema(about: &str, rows: Vec<Described>) -> Schema {
    let required: Vec<&str> = rows
        .iter()
        .filter(|row| row.required)
        .map(|row| row.key)
        .collect();
    let properties = rows.into_iter().map(|mut row| {
        let about = Value::String(lines(row.about));
        row.schema.insert("description".to_owned(), about);
        (row.key.to_owned(), row.schema.to_value())
    });
    let properties: Map<String, Value> = properties.collect();
    let mut schema = json_schema!({
        "type": ["object", "null"],
        "description": lines(about),
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
    schema
}

/// The lines of a doc comment, joined.
fn lines(about: &str) -> String {
    let lines: Vec<&str> = about.lines().map(str::trim).collect();
    lines.join(" ")
}

/// Makes an object of rows: a doc comment, which is the schema's description too, then
/// `"key" field: Kept as Form`, in the order in which a request is written.
macro_rules! table {
    (
        $(#[doc = $about:literal])+
        pub struct $name:ident {
            $(
                $(#[doc = $row:literal])+
                $key:literal $field:ident: $kept:ty as $form:ty,
            )+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct $name {
            $(
                $(#[doc = $row])+
                pub $field: $kept,
            )+
        }

        const _: () = {
            use $crate::payload::table::parts::*;

            impl Table for $name {
                const KEYS: &'static [Key] = &[$(Key {
                    name: $key,
                    holds: <$form as Slot>::HOLDS,
                }),+];

                fn read(object: &Object<'_, '_>) -> Self {
                    Self {
                        $($field: <$form as Slot>::read(object, $key),)+
                    }
                }

                fn written(&self) -> Vec<(&'static str, Written<'_>)> {
                    let rows = [$(($key, <$form as Slot>::written(&self.$field))),+];
                    let given = |(key, value): (_, Option<_>)| value.map(|value| (key, value));
                    rows.into_iter().filter_map(given).collect()
                }

                fn secrets<'s>(&'s mut self, path: &Path, all: &mut Secrets<'s>) {
                    $(<$form as Slot>::secrets(&mut self.$field, path.clone().key($key), all);)+
                }
            }

            impl Form for $name {
                type Value = Self;
                const HOLDS: Holds = Holds::Object(<Self as Table>::KEYS);

                fn read(field: &Field<'_, '_>) -> Option<Self> {
                    field.object(<Self as Table>::KEYS).map(|object| Table::read(&object))
                }

                fn written(value: &Self) -> Written<'_> {
                    Written::Object(Table::written(value))
                }

                fn secrets<'s>(value: &'s mut Self, path: Path, all: &mut Secrets<'s>) {
                    Table::secrets(value, &path, all);
                }
            }

            impl JsonSchema for $name {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                    let rows = vec![$(Described {
                        key: $key,
                        about: concat!($($row, "\n"),+),
                        required: <$form as Slot>::REQUIRED,
                        schema: <$form as Slot>::schema(generator),
                    }),+];
                    object_schema(concat!($($about, "\n"),+), rows)
                }
            }
        };
    };
}
pub(super) use table;

/// What [`table!`] names.
pub(super) mod parts {
    pub(in crate::payload) use std::borrow::Cow;

    pub(in crate::payload) use schemars::{JsonSchema, Schema, SchemaGenerator};

    pub(in crate::payload) use super::super::object::{Field, Object};
    pub(in crate::payload) use super::super::request::Written;
    pub(in crate::payload) use super::{Described, Form, Secrets, Slot, Table, object_schema};
    pub(in crate::payload) use crate::diagnostic::{Holds, Key, Path};
}
