//! The values of properties, as they are kept.

use crate::account::object::{Fingerprint, Name, Setting};
use crate::account::refusal::Refusal;
use crate::account::step::Step;
use crate::catalogue::{ObjectKind, Property as Row};
use crate::parse::statement::{ObjectName, Property, PropertyValue, Value};

/// A property and its value; `NULL` is none.
pub(super) type Properties = Vec<(Name, Option<Setting>)>;

/// The values of `properties`, session variables read.
pub(super) fn read(
    step: &Step<'_>,
    kind: ObjectKind,
    properties: &[Property],
) -> Result<Properties, Refusal> {
    let mut read = Properties::new();
    for property in properties {
        let name = Name::from(property.name.as_str());
        if read.iter().any(|(known, _)| *known == name) {
            return Err(Refusal::DuplicateProperty(name));
        }
        must_take(step, kind, property)?;
        read.push((name, setting(step, &property.value)?));
    }
    Ok(read)
}

/// Refuses a value out of the documented range.
fn must_take(step: &Step<'_>, kind: ObjectKind, property: &Property) -> Result<(), Refusal> {
    let known = kind.row().properties.unwrap_or_default();
    let row = Row::find(known, &property.name);
    let (Some(row), PropertyValue::Plain(value)) = (row, &property.value) else {
        return Ok(());
    };
    let values = match value {
        Value::List(values) => values.as_slice(),
        single => std::slice::from_ref(single),
    };
    for value in values {
        if let Some(value) = text(step, value)?.filter(|value| !row.form.takes(value)) {
            let property = row.name.into();
            return Err(Refusal::InvalidValue { property, value });
        }
    }
    Ok(())
}

fn setting(step: &Step<'_>, value: &PropertyValue) -> Result<Option<Setting>, Refusal> {
    Ok(match value {
        PropertyValue::Plain(value) => text(step, value)?.map(Setting::Shown),
        PropertyValue::Secret(value) => {
            text(step, &value.0)?.map(|text| Setting::Hidden(Fingerprint::of(&text)))
        }
    })
}

/// A value as text; `NULL` is none.
pub(super) fn text(step: &Step<'_>, value: &Value) -> Result<Option<Name>, Refusal> {
    Ok(match value {
        Value::Text(text) | Value::Number(text) => Some(text.as_str().into()),
        Value::Name(ObjectName::Parts(parts)) => match parts.as_slice() {
            [name] if name.is_null() => None,
            parts => {
                let parts: Vec<&str> = parts.iter().map(|part| part.value.as_str()).collect();
                Some(parts.join(".").into())
            }
        },
        // What is computed was put in place before the statement runs.
        Value::Computed(_) | Value::Name(ObjectName::Computed(_)) => None,
        Value::Name(ObjectName::Variable(name)) | Value::Variable(name) => {
            Some(step.variable(&name.value)?.into())
        }
        Value::List(values) => {
            let mut texts = Vec::new();
            for value in values {
                texts.push(text(step, value)?.unwrap_or_else(|| "NULL".into()));
            }
            Some(format!("({})", texts.join(", ")).into())
        }
    })
}

/// The value that may be shown of `name` among `properties`.
pub(super) fn shown<'a>(properties: &'a Properties, name: &str) -> Option<&'a Name> {
    properties.iter().find_map(|(known, value)| match value {
        Some(Setting::Shown(text)) if **known == *name => Some(text),
        _ => None,
    })
}
