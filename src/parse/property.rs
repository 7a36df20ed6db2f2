//! `NAME = value` lists, and the properties that Snowflake documents.
//!
//! Unknown properties, properties written twice and values of another form are refused where the
//! table of the kind is here; where it is not, only what is written twice is.

use std::collections::BTreeSet;

use super::cursor::{Cursor, Parsed};
use super::name::object_name;
use super::statement::{Masked, ObjectKind, ObjectName, Property, PropertyValue, Value};
use super::value::{constant_text, value};
use crate::text::lexer::Kind;

/// The form of a property's value. A session variable or `NULL` may stand for any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A text.
    Text,
    /// A whole number of 32 bits.
    Integer,
    /// Any of them, a word, or a list.
    Any,
}

/// A property's name, and the form of its value.
type Known = (&'static str, Form);

/// <https://docs.snowflake.com/en/sql-reference/sql/create-user>
const USER: &[Known] = &[
    ("ALLOWED_INTERFACES", Form::Any),
    ("COMMENT", Form::Text),
    ("DAYS_TO_EXPIRY", Form::Integer),
    ("DEFAULT_NAMESPACE", Form::Any),
    ("DEFAULT_ROLE", Form::Any),
    ("DEFAULT_SECONDARY_ROLES", Form::Any),
    ("DEFAULT_WAREHOUSE", Form::Any),
    ("DISABLED", Form::Any),
    ("DISPLAY_NAME", Form::Any),
    ("EMAIL", Form::Any),
    ("ENABLE_UNREDACTED_QUERY_SYNTAX_ERROR", Form::Any),
    ("FIRST_NAME", Form::Any),
    ("LAST_NAME", Form::Any),
    ("LOGIN_NAME", Form::Any),
    ("MIDDLE_NAME", Form::Any),
    ("MINS_TO_BYPASS_MFA", Form::Integer),
    ("MINS_TO_UNLOCK", Form::Integer),
    ("MUST_CHANGE_PASSWORD", Form::Any),
    ("NETWORK_POLICY", Form::Any),
    ("PASSWORD", Form::Any),
    ("PREVENT_UNLOAD_TO_INTERNAL_STAGES", Form::Any),
    ("QUERY_TAG", Form::Text),
    ("QUOTED_IDENTIFIERS_IGNORE_CASE", Form::Any),
    ("RSA_PUBLIC_KEY", Form::Text),
    ("RSA_PUBLIC_KEY_2", Form::Text),
    ("STATEMENT_QUEUED_TIMEOUT_IN_SECONDS", Form::Integer),
    ("STATEMENT_TIMEOUT_IN_SECONDS", Form::Integer),
    ("TIMEZONE", Form::Text),
    ("TYPE", Form::Any),
];

/// <https://docs.snowflake.com/en/sql-reference/sql/create-warehouse>
const WAREHOUSE: &[Known] = &[
    ("AUTO_RESUME", Form::Any),
    ("AUTO_SUSPEND", Form::Integer),
    ("COMMENT", Form::Text),
    ("ENABLE_QUERY_ACCELERATION", Form::Any),
    ("GENERATION", Form::Any),
    ("INITIALLY_SUSPENDED", Form::Any),
    ("MAX_CLUSTER_COUNT", Form::Integer),
    ("MAX_CONCURRENCY_LEVEL", Form::Integer),
    ("MIN_CLUSTER_COUNT", Form::Integer),
    ("QUERY_ACCELERATION_MAX_SCALE_FACTOR", Form::Integer),
    ("RESOURCE_CONSTRAINT", Form::Any),
    ("RESOURCE_MONITOR", Form::Any),
    ("SCALING_POLICY", Form::Any),
    ("STATEMENT_QUEUED_TIMEOUT_IN_SECONDS", Form::Integer),
    ("STATEMENT_TIMEOUT_IN_SECONDS", Form::Integer),
    ("WAREHOUSE_SIZE", Form::Any),
    ("WAREHOUSE_TYPE", Form::Any),
];

/// <https://docs.snowflake.com/en/sql-reference/sql/create-database> and `create-schema`.
const CONTAINER: &[Known] = &[
    ("CATALOG", Form::Any),
    ("CLASSIFICATION_PROFILE", Form::Any),
    ("COMMENT", Form::Text),
    ("DATA_RETENTION_TIME_IN_DAYS", Form::Integer),
    ("DEFAULT_DDL_COLLATION", Form::Text),
    ("EXTERNAL_VOLUME", Form::Any),
    ("LOG_LEVEL", Form::Any),
    ("MAX_DATA_EXTENSION_TIME_IN_DAYS", Form::Integer),
    ("METRIC_LEVEL", Form::Any),
    ("QUOTED_IDENTIFIERS_IGNORE_CASE", Form::Any),
    ("REPLACE_INVALID_CHARACTERS", Form::Any),
    ("STORAGE_SERIALIZATION_POLICY", Form::Any),
    ("SUSPEND_TASK_AFTER_NUM_FAILURES", Form::Integer),
    ("TASK_AUTO_RETRY_ATTEMPTS", Form::Integer),
    ("TRACE_LEVEL", Form::Any),
];

const COMMENT: &[Known] = &[("COMMENT", Form::Text)];

/// The properties of `kind`; `None` where this module does not know them.
fn known(kind: ObjectKind) -> Option<&'static [Known]> {
    match kind {
        ObjectKind::User => Some(USER),
        ObjectKind::Warehouse => Some(WAREHOUSE),
        ObjectKind::Database | ObjectKind::Schema => Some(CONTAINER),
        ObjectKind::Role
        | ObjectKind::DatabaseRole
        | ObjectKind::MaskingPolicy
        | ObjectKind::RowAccessPolicy
        | ObjectKind::Table
        | ObjectKind::View => Some(COMMENT),
        ObjectKind::AuthenticationPolicy
        | ObjectKind::FileFormat
        | ObjectKind::Function
        | ObjectKind::Integration
        | ObjectKind::NetworkPolicy
        | ObjectKind::PasswordPolicy
        | ObjectKind::Pipe
        | ObjectKind::Procedure
        | ObjectKind::Sequence
        | ObjectKind::SessionPolicy
        | ObjectKind::Stage
        | ObjectKind::Stream
        | ObjectKind::Tag
        | ObjectKind::Task => None,
    }
}

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
            Form::Integer => "this property takes a whole number",
            Form::Any => "this property takes a value",
        }));
    }
    let secret = name == "PASSWORD" || name.contains("SECRET") || name.ends_with("_PASSWORD");
    let value = match secret {
        true => PropertyValue::Secret(Masked(value)),
        false => PropertyValue::Plain(value),
    };
    Ok(Property { name, value })
}

/// A property's name in upper case, and the form of its value.
fn property_name(cursor: &mut Cursor<'_>, kind: ObjectKind) -> Parsed<(String, Form)> {
    let word = cursor.peek().filter(|token| token.kind == Kind::Word);
    let word = word.ok_or_else(|| cursor.unknown("expected a property's name"))?;
    let name = word.text.to_ascii_uppercase();
    let form = match known(kind) {
        None => Some(Form::Any),
        Some(table) => table
            .iter()
            .find(|known| known.0 == name)
            .map(|known| known.1),
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
        (Form::Any, _) | (_, Value::Variable(_)) => true,
        (Form::Text, Value::Text(_)) => true,
        (Form::Integer, Value::Number(number)) => number.parse::<i32>().is_ok(),
        (_, Value::Name(name)) => is_null(name),
        (_, Value::Text(_) | Value::Number(_) | Value::List(_)) => false,
    }
}

fn is_null(name: &ObjectName) -> bool {
    match name {
        ObjectName::Parts(parts) => {
            matches!(parts.as_slice(), [part] if part.is_null())
        }
        ObjectName::Variable(_) => false,
    }
}
