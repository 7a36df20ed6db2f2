//! Effects and names in words.
//!
//! Values of properties are told only where they cannot be secret.

use std::fmt::{self, Write};

use crate::account::{Effect, ObjectId};
use crate::catalogue::ObjectKind;
use crate::parse::HARMLESS;
use crate::parse::statement::{Container, Grantee, ObjectName, Securable};
use crate::text::Spelled;

/// What something says of itself; with room for most, since a text that grows is copied.
pub(super) fn told(what: impl fmt::Display) -> String {
    let mut text = String::with_capacity(64);
    // A text takes whatever is written to it.
    let _ = write!(text, "{what}");
    text
}

/// An effect in words.
pub(super) fn effect(effect: &Effect) -> String {
    match effect {
        Effect::PropertySet {
            object, property, ..
        } if !HARMLESS.contains(&&**property) => told(format_args!("set {property} of {object}")),
        effect => told(effect),
    }
}

/// A name as a script has to spell it.
pub(super) struct Name<'a>(pub(super) &'a ObjectName);

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            ObjectName::Parts(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    f.write_str(if index > 0 { "." } else { "" })?;
                    Spelled(&part.value).fmt(f)?;
                }
                Ok(())
            }
            ObjectName::Variable(variable) => write!(f, "IDENTIFIER(${})", variable.value),
            ObjectName::Computed(_) => f.write_str("IDENTIFIER(…)"),
        }
    }
}

/// A kind and a name: `ROLE R`.
pub(super) fn object(kind: ObjectKind, named: &ObjectName) -> String {
    told(format_args!("{} {}", kind.words(), Name(named)))
}

/// Who is granted something.
pub(super) fn grantee(grantee: &Grantee) -> String {
    let (kind, name) = parts(grantee);
    object(kind, name)
}

/// The kind and the name of a grantee.
pub(super) fn parts(grantee: &Grantee) -> (ObjectKind, &ObjectName) {
    match grantee {
        Grantee::Role(name) => (ObjectKind::ROLE, name),
        Grantee::DatabaseRole(name) => (ObjectKind::DATABASE_ROLE, name),
        Grantee::User(name) => (ObjectKind::USER, name),
    }
}

/// The one part of a name that has just one.
pub(super) fn only(name: &ObjectName) -> Option<&str> {
    match name {
        ObjectName::Parts(parts) => match parts.as_slice() {
            [part] => Some(&part.value),
            _ => None,
        },
        ObjectName::Variable(_) | ObjectName::Computed(_) => None,
    }
}

/// The object of a name that is written in full.
pub(super) fn identity(kind: ObjectKind, name: &ObjectName) -> Option<ObjectId> {
    let ObjectName::Parts(parts) = name else {
        return None;
    };
    let parts: Vec<&str> = parts.iter().map(|part| part.value.as_str()).collect();
    match *parts {
        [name] => Some(ObjectId::in_account(kind, name)),
        [database, name] => Some(ObjectId::in_database(kind, database, name)),
        [database, schema, name] => Some(ObjectId::in_schema(kind, database, schema, name)),
        _ => None,
    }
}

/// What privileges are granted on.
pub(super) fn securable(on: &Securable) -> String {
    match on {
        Securable::Account => "ACCOUNT".to_owned(),
        Securable::Object { kind, name } => object(*kind, name),
        Securable::All { kind, container } => {
            format!("ALL {} IN {}", kind.row().plural, place(container))
        }
        Securable::Future { kind, container } => {
            format!("FUTURE {} IN {}", kind.row().plural, place(container))
        }
    }
}

fn place(container: &Container) -> String {
    match container {
        Container::Database(name) => object(ObjectKind::DATABASE, name),
        Container::Schema(name) => object(ObjectKind::SCHEMA, name),
    }
}
