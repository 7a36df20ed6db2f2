//! Values: what stands on the right of `=`.

use super::cursor::{Cursor, Parsed};
use super::expression::expression;
use super::name::object_name;
use super::statement::{Name, ObjectName, Value};
use crate::text::lexer::Kind;

/// One value, or a list of values in parentheses; lists do not nest.
pub(super) fn value(cursor: &mut Cursor<'_>) -> Parsed<Value> {
    if !cursor.symbol(Kind::Open) {
        return single(cursor);
    }
    let mut values = Vec::new();
    while !cursor.symbol(Kind::Close) {
        if !values.is_empty() {
            cursor.expect_symbol(Kind::Comma, ",")?;
        }
        values.push(single(cursor)?);
    }
    Ok(Value::List(values))
}

/// A constant text: `'…'`, `$$…$$`, `CHR(n)`, joined by `||`.
pub(super) fn constant_text(cursor: &mut Cursor<'_>) -> Parsed<String> {
    let mut joined = text_term(cursor)?;
    while cursor.symbol(Kind::Concat) {
        joined.push_str(&text_term(cursor)?);
    }
    Ok(joined)
}

fn single(cursor: &mut Cursor<'_>) -> Parsed<Value> {
    match cursor.peek().map(|token| token.kind) {
        Some(Kind::Text | Kind::Dollar) => constant_text(cursor).map(Value::Text),
        Some(Kind::Number | Kind::Minus) => number(cursor).map(Value::Number),
        Some(Kind::Variable) => variable(cursor).map(Value::Variable),
        Some(Kind::Operator) if cursor.peek().is_some_and(|token| token.text == ":") => {
            expression(cursor).map(|value| Value::Computed(Box::new(value)))
        }
        Some(Kind::Word) if is_character_call(cursor) => constant_text(cursor).map(Value::Text),
        Some(Kind::Word | Kind::Quoted) => word(cursor).map(Value::Name),
        _ => Err(cursor.unknown("expected a value")),
    }
}

fn text_term(cursor: &mut Cursor<'_>) -> Parsed<String> {
    if is_character_call(cursor) {
        return character_call(cursor).map(String::from);
    }
    let found = match cursor.peek() {
        Some(token) if token.is_literal() => token.literal(),
        _ => return Err(cursor.unknown("expected a text; only constants are evaluated")),
    };
    let text = found.ok_or_else(|| cursor.unknown("an escape in this text is not documented"))?;
    cursor.advance();
    Ok(text)
}

fn is_character_call(cursor: &Cursor<'_>) -> bool {
    (cursor.is_word("CHR") || cursor.is_word("CHAR")) && cursor.is_at(1, Kind::Open)
}

/// `CHR(n)`: <https://docs.snowflake.com/en/sql-reference/functions/chr>
fn character_call(cursor: &mut Cursor<'_>) -> Parsed<char> {
    cursor.advance();
    cursor.expect_symbol(Kind::Open, "(")?;
    let number = cursor.peek().filter(|token| token.kind == Kind::Number);
    let code = number.and_then(|token| token.text.parse().ok());
    let c = code.and_then(char::from_u32);
    let c = c.ok_or_else(|| cursor.unknown("CHR takes the number of one Unicode character"))?;
    cursor.advance();
    cursor.expect_symbol(Kind::Close, ")")?;
    Ok(c)
}

/// A number as it is written, a blank after its sign left out.
fn number(cursor: &mut Cursor<'_>) -> Parsed<String> {
    let sign = if cursor.symbol(Kind::Minus) { "-" } else { "" };
    match cursor.peek() {
        Some(token) if token.kind == Kind::Number => {
            cursor.advance();
            Ok(format!("{sign}{}", token.text))
        }
        _ => Err(cursor.unknown("expected a number")),
    }
}

fn variable(cursor: &mut Cursor<'_>) -> Parsed<Name> {
    let name = cursor.peek().map(|token| token.inside("$", ""));
    match name {
        Some(name) if !name.starts_with(|c: char| c.is_ascii_digit()) => {
            cursor.advance();
            Ok(Name::unquoted(name))
        }
        _ => Err(cursor.unknown("expected a session variable")),
    }
}

fn word(cursor: &mut Cursor<'_>) -> Parsed<ObjectName> {
    if cursor.word("NULL") {
        return Ok(ObjectName::Parts(vec![Name::unquoted("NULL")]));
    }
    let name = object_name(cursor)?;
    if cursor.is_at(0, Kind::Open) {
        return Err(cursor.unknown("a function's value is not known; only constants are evaluated"));
    }
    Ok(name)
}
