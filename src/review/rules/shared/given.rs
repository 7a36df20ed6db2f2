//! What is given to users, for the rules about them.

use crate::catalogue::ObjectKind;
use crate::parse::statement::{Change, ObjectName, Property, PropertyValue, Statement, Value};
use crate::review::trace::Trace;
use crate::review::words;

/// Types of users that are programs.
pub(in crate::review) const PROGRAMS: [&str; 3] = ["SERVICE", "SERVICE_AGENT", "LEGACY_SERVICE"];

/// Properties given to a user, by CREATE or ALTER.
pub(in crate::review) struct Given<'a> {
    pub(in crate::review) line: u32,
    pub(in crate::review) user: &'a ObjectName,
    pub(in crate::review) properties: &'a [Property],
    pub(in crate::review) new: bool,
}

impl<'a> Given<'a> {
    pub(in crate::review) fn user(&self) -> String {
        words::object(ObjectKind::USER, self.user)
    }

    pub(in crate::review) fn property(&self, name: &str) -> Option<&'a PropertyValue> {
        let found = self
            .properties
            .iter()
            .find(|property| property.name == name);
        found.map(|property| &property.value)
    }

    /// A property's value as one word or text.
    pub(in crate::review) fn word(&self, name: &str) -> Option<&'a str> {
        match self.property(name)? {
            PropertyValue::Plain(Value::Text(text)) => Some(text),
            PropertyValue::Plain(Value::Name(name)) => words::only(name),
            PropertyValue::Plain(_) | PropertyValue::Secret(_) => None,
        }
    }

    /// Whether it says nothing of a type, or that there is none.
    pub(in crate::review) fn has_no_type(&self) -> bool {
        match self.property("TYPE") {
            None => true,
            Some(PropertyValue::Plain(Value::Name(ObjectName::Parts(parts)))) => {
                matches!(parts.as_slice(), [name] if name.is_null())
            }
            Some(PropertyValue::Plain(_) | PropertyValue::Secret(_)) => false,
        }
    }

    pub(in crate::review) fn is_program(&self) -> bool {
        let user_type = self.word("TYPE").map(str::to_uppercase);
        user_type.is_some_and(|user_type| PROGRAMS.contains(&user_type.as_str()))
    }
}

pub(in crate::review) fn given<'t>(trace: &'t Trace<'_>) -> impl Iterator<Item = Given<'t>> {
    trace
        .statements()
        .filter_map(|(line, statement)| match statement {
            Statement::Create {
                kind: ObjectKind::USER,
                name: user,
                properties,
                ..
            } => Some(Given {
                line,
                user,
                properties,
                new: true,
            }),
            Statement::Alter {
                kind: ObjectKind::USER,
                name: user,
                change: Change::Set(properties),
                ..
            } => Some(Given {
                line,
                user,
                properties,
                new: false,
            }),
            _ => None,
        })
}
