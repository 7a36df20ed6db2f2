//! Statements with the values of a block's variables in their places.

use super::evaluate::Environment;
use super::value::{Value, holds_symbol};
use crate::account::refusal::Refusal;
use crate::account::step::Stop;
use crate::parse::Statement;
use crate::parse::scripting::Places;
use crate::parse::statement::{self, Name, ObjectName};
use crate::text::identifier_parts;

/// A statement to run, and whether it names something that nobody can name yet.
pub(super) struct Filled {
    pub(super) statement: Statement,
    pub(super) symbolic: bool,
}

/// Whether an expression or a symbol stands for a name or a value in `statement`.
pub(super) fn asks(step: &crate::account::step::Step<'_>, statement: &Statement) -> bool {
    let symbolic = || {
        let mut variables = step.session.variables.values();
        variables.any(|value| holds_symbol(&value.0))
    };
    let mut statement = statement.clone();
    let places = Places::of(&mut statement);
    let computed = places
        .names
        .iter()
        .any(|name| matches!(**name, ObjectName::Computed(_)))
        || places
            .values
            .iter()
            .any(|value| matches!(**value, statement::Value::Computed(_)));
    computed || symbolic()
}

/// The statement that runs, once the variables of the block are in place.
pub(super) fn fill(
    environment: &Environment<'_, '_>,
    statement: &Statement,
) -> Result<Filled, Stop> {
    let mut statement = statement.clone();
    // A session variable may hold a symbol; what it names later is another matter.
    let keeps = matches!(statement, Statement::SetVariable { .. });
    let places = Places::of(&mut statement);
    let mut symbolic = false;
    for name in places.names {
        let text = match &*name {
            ObjectName::Parts(_) => continue,
            ObjectName::Variable(variable) => {
                match environment
                    .step
                    .session
                    .variables
                    .get(variable.value.as_str())
                {
                    Some(value) if holds_symbol(&value.0) => value.0.clone(),
                    _ => continue,
                }
            }
            ObjectName::Computed(expression) => text(environment.evaluate(expression)?)?,
        };
        symbolic |= holds_symbol(&text);
        *name = named(&text).ok_or(Refusal::NotAName(text))?;
    }
    for value in places.values {
        let found = match &*value {
            statement::Value::Computed(expression) => environment.evaluate(expression)?,
            _ => continue,
        };
        symbolic |= !keeps && matches!(&found, Value::Text(text) if holds_symbol(text));
        *value = written(found)?;
    }
    Ok(Filled {
        statement,
        symbolic,
    })
}

fn text(value: Value) -> Result<String, Stop> {
    match value {
        Value::Null => Err(not_known("a name that is NULL")),
        Value::Either(_) => Err(not_known("a name that is one of several")),
        value => value
            .as_text()
            .ok_or_else(|| not_known("a name that is no text")),
    }
}

/// The object that a text names; a symbol without quotes is a name of its own.
pub(super) fn named(text: &str) -> Option<ObjectName> {
    let quoted = super::value::with_quoted_symbols(text);
    identifier_parts(&quoted).ok().map(ObjectName::Parts)
}

/// A value as a statement writes it.
pub(super) fn written(value: Value) -> Result<statement::Value, Stop> {
    Ok(match value {
        Value::Text(text) => statement::Value::Text(text),
        Value::Number(number) => statement::Value::Number(number.to_string()),
        Value::Boolean(truth) => word(if truth { "TRUE" } else { "FALSE" }),
        Value::Null => word("NULL"),
        Value::Either(_) => return Err(not_known("a value that is one of several")),
        Value::Unknown(words) => statement::Value::Text(super::value::symbol(&words)),
    })
}

fn not_known(reason: &str) -> Stop {
    Stop::NotUnderstood(reason.to_owned())
}

fn word(word: &str) -> statement::Value {
    statement::Value::Name(ObjectName::Parts(vec![Name::unquoted(word)]))
}
