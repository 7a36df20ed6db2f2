//! What changes the session alone: `USE`, `SET` and `UNSET` of variables.
//!
//! <https://docs.snowflake.com/en/sql-reference/sql/use>,
//! <https://docs.snowflake.com/en/sql-reference/sql/set>

use super::cursor::{Cursor, Parsed};
use super::expression::expression;
use super::name::{name, object_name};
use super::statement::{Masked, ObjectName, SecondaryRoles, Statement, Value};
use super::value::value;
use crate::catalogue::ObjectKind;
use crate::text::lexer::Kind;

/// The kinds that `USE` names.
const USED: [(&str, ObjectKind); 3] = [
    ("WAREHOUSE", ObjectKind::WAREHOUSE),
    ("DATABASE", ObjectKind::DATABASE),
    ("SCHEMA", ObjectKind::SCHEMA),
];

/// What follows `USE`.
pub(super) fn use_(cursor: &mut Cursor<'_>) -> Parsed<Statement> {
    let used = match () {
        () if cursor.words(&["SECONDARY", "ROLES"]) => {
            Statement::UseSecondaryRoles(secondary_roles(cursor)?)
        }
        () if cursor.word("ROLE") => Statement::UseRole(object_name(cursor)?),
        () => use_object(cursor)?,
    };
    cursor.expect_end()?;
    Ok(used)
}

fn use_object(cursor: &mut Cursor<'_>) -> Parsed<Statement> {
    let kind = USED.into_iter().find(|used| cursor.word(used.0));
    let name = object_name(cursor)?;
    let kind = match (kind, &name) {
        (Some((_, kind)), _) => kind,
        (None, ObjectName::Parts(parts)) if parts.len() == 1 => ObjectKind::DATABASE,
        (None, ObjectName::Parts(parts)) if parts.len() == 2 => ObjectKind::SCHEMA,
        (None, _) => return Err(cursor.unknown("write what kind of object is used")),
    };
    Ok(Statement::Use { kind, name })
}

fn secondary_roles(cursor: &mut Cursor<'_>) -> Parsed<SecondaryRoles> {
    let last = !cursor.is_at(1, Kind::Comma);
    if last && cursor.word("ALL") {
        return Ok(SecondaryRoles::All);
    }
    if last && cursor.word("NONE") {
        return Ok(SecondaryRoles::None);
    }
    let mut roles = vec![name(cursor)?];
    while cursor.symbol(Kind::Comma) {
        roles.push(name(cursor)?);
    }
    Ok(SecondaryRoles::List(roles))
}

/// What follows `SET`.
pub(super) fn set(cursor: &mut Cursor<'_>) -> Parsed<Statement> {
    let name = name(cursor)?;
    cursor.expect_symbol(Kind::Equals, "=")?;
    let value = variable_value(cursor)?;
    Ok(Statement::SetVariable {
        name,
        value: Masked(value),
    })
}

/// A constant or a variable; else any expression, known when the statement runs.
/// <https://docs.snowflake.com/en/sql-reference/sql/set>
fn variable_value(cursor: &mut Cursor<'_>) -> Parsed<Value> {
    let before = cursor.clone();
    match value(cursor) {
        Ok(value @ (Value::Text(_) | Value::Number(_) | Value::Name(_) | Value::Variable(_)))
            if cursor.is_done() =>
        {
            return Ok(value);
        }
        Ok(_) | Err(_) => *cursor = before,
    }
    let value = expression(cursor)?;
    cursor.expect_end()?;
    Ok(Value::Computed(Box::new(value)))
}

/// What follows `UNSET`.
pub(super) fn unset(cursor: &mut Cursor<'_>) -> Parsed<Statement> {
    let name = name(cursor)?;
    cursor.expect_end()?;
    Ok(Statement::UnsetVariable(name))
}
