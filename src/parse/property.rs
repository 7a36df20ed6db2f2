//! `NAME = value` lists, and the properties that Snowflake documents.
//!
//! Unknown properties, properties written twice and values of another form are refused where the
//! table of the kind is here; where it is not, only what is written twice is.

use std::collections::BTreeSet;

use super::cursor::{Cursor, Parsed};
use super::name::object_name;
use super::statement::{ObjectName, Property, PropertyValue, Value};
use super::value::{constant_text, value};
use crate::catalogue::{Form, ObjectKind, Property as Known};
use crate::text::lexer::Kind;

/// The properties of an object of `kind`, up to the end of the statement.
pub(super) fn properties(cursor: &mut Cursor<'_>, kind: ObjectKind) -> Parsed<Vec<Property>> {
    let mut properties = Vec::new();
    let mut names = BTreeSet::new();
    while !cursor.is_done() {
        if !properties.is_empty() {
            cursor.symbol(Kind::Comma);
        }
        let before = cursor.clone();
        let property = property(cursor, kind)?;
        if !names.insert(property.name.clone()) {
            return Err(before.unknown("a property is given twice; give it once"));
        }
        properties.push(property);
    }
    Ok(properties)
}

/// The names after `UNSET`, separated by commas, up to the end of the statement.
pub(super) fn unset_names(cursor: &mut Cursor<'_>, kind: ObjectKind) -> Parsed<Vec<String>> {
    let mut names = Vec::new();
    let mut seen = BTreeSet::new();
    loop {
        let before = cursor.clone();
        let (name, _) = property_name(cursor, kind)?;
        if !seen.insert(name.clone()) {
            return Err(before.unknown("a property is named twice; name it once"));
        }
        names.push(name);
        if !cursor.symbol(Kind::Comma) {
            break;
        }
    }
    cursor.expect_end()?;
    Ok(names)
}

fn property(cursor: &mut Cursor<'_>, kind: ObjectKind) -> Parsed<Property> {
    if cursor.words(&["WITH", "TAG"]) || cursor.word("TAG") {
        return tags(cursor);
    }
    let (name, form) = property_name(cursor, kind)?;
    cursor.expect_symbol(Kind::Equals, "=")?;
    let before = cursor.clone();
    let value = value(cursor)?;
    if !fits(&value, form) {
        return Err(before.unknown(match form {
            Form::Text => "this property takes a text",
            Form::Integer | Form::Between(..) => "this property takes a whole number",
            Form::Boolean | Form::Word(_) => "this property takes one word",
            Form::List | Form::Addresses => "this property takes a list in parentheses",
            Form::Any => "this property takes a value",
        }));
    }
    Ok(Property::new(&name, value))
}

/// A property's name in upper case, and the form of its value.
fn property_name(cursor: &mut Cursor<'_>, kind: ObjectKind) -> Parsed<(String, Form)> {
    let word = cursor.peek().filter(|token| token.kind == Kind::Word);
    let word = word.ok_or_else(|| cursor.unknown("expected a property's name"))?;
    let name = word.text.to_ascii_uppercase();
    let form = match kind.row().properties {
        None => Some(Form::Any),
        Some(known) => Known::find(known, &name).map(|known| known.form),
    };
    let form = form.ok_or_else(|| cursor.unknown("no such property of this kind of object"))?;
    cursor.advance();
    Ok((name, form))
}

/// `TAG ( name = 'value', … )`, as a list of names and values in turn.
fn tags(cursor: &mut Cursor<'_>) -> Parsed<Property> {
    cursor.expect_symbol(Kind::Open, "(")?;
    let mut pairs = Vec::new();
    loop {
        pairs.push(Value::Name(object_name(cursor)?));
        cursor.expect_symbol(Kind::Equals, "=")?;
        pairs.push(Value::Text(constant_text(cursor)?));
        if !cursor.symbol(Kind::Comma) {
            break;
        }
    }
    cursor.expect_symbol(Kind::Close, ")")?;
    Ok(Property {
        name: "TAG".into(),
        value: PropertyValue::Plain(Value::List(pairs)),
    })
}

fn fits(value: &Value, form: Form) -> bool {
    match (form, value) {
        (Form::Any, _) | (_, Value::Variable(_) | Value::Computed(_)) => true,
        (Form::Text, Value::Text(_)) => true,
        (Form::Integer | Form::Between(..), Value::Number(number)) => number.parse::<i32>().is_ok(),
        (Form::Boolean | Form::Word(_), value) => !matches!(value, Value::List(_)),
        (Form::List | Form::Addresses, Value::List(_)) => true,
        (_, Value::Name(name)) => is_null(name),
        (_, Value::Text(_) | Value::Number(_) | Value::List(_)) => false,
    }
}

fn is_null(name: &ObjectName) -> bool {
    match name {
        ObjectName::Parts(parts) => {
            matches!(parts.as_slice(), [part] if part.is_null())
        }
        ObjectName::Variable(_) | ObjectName::Computed(_) => false,
    }
}
