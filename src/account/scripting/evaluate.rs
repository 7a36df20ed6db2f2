//! What an expression comes to.

use std::collections::BTreeMap;

use super::guard::Test;
use super::rows::{Row, Rows, is_like};
use super::value::{Truth, Value, holds_symbol, symbol};
use crate::account::refusal::Refusal;
use crate::account::step::{Step, Stop};
use crate::catalogue::ObjectKind;
use crate::parse::expression::{Expression, Operator};
use crate::parse::scripting::Query;
use crate::parse::statement::Name;

/// A value, or why it is not understood.
pub(in crate::account) type Evaluated = Result<Value, Stop>;

/// Something that has a name in a block.
#[derive(Debug, Clone)]
pub(super) enum Local {
    /// A variable.
    Variable {
        value: Value,
        /// What makes it true, where one check alone decides.
        because: Option<Because>,
    },
    /// A row of a loop.
    Row(Row),
    /// A RESULTSET and its rows, once it has run.
    Resultset(Option<Rows>),
    /// A cursor over a RESULTSET.
    OverResultset(String),
    /// A cursor over a query, its rows once it is open, and the next of them.
    Cursor {
        query: Box<Query>,
        rows: Option<Rows>,
        next: usize,
    },
    /// An exception.
    Exception,
}

/// The check that a variable stands for: whether an object of the kind passes all tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Because {
    pub(super) kind: ObjectKind,
    pub(super) tests: Vec<Test>,
}

/// Names of a block and of those around it.
pub(super) type Scopes = Vec<BTreeMap<String, Local>>;

/// Where an expression is evaluated.
pub(super) struct Environment<'e, 's> {
    pub(super) step: &'e Step<'s>,
    pub(super) scopes: &'e Scopes,
}

/// What the session answers with words of its own, known only when the statement runs.
/// <https://docs.snowflake.com/en/sql-reference/functions-context>
const SYMBOLS: [&str; 20] = [
    "CURRENT_ACCOUNT",
    "CURRENT_ACCOUNT_NAME",
    "CURRENT_AVAILABLE_ROLES",
    "CURRENT_CLIENT",
    "CURRENT_DATE",
    "CURRENT_IP_ADDRESS",
    "CURRENT_ORGANIZATION_NAME",
    "CURRENT_REGION",
    "CURRENT_SESSION",
    "CURRENT_TIME",
    "CURRENT_TIMESTAMP",
    "CURRENT_USER",
    "CURRENT_VERSION",
    "GETDATE",
    "LAST_QUERY_ID",
    "LOCALTIMESTAMP",
    "SQLCODE",
    "SQLERRM",
    "SQLSTATE",
    "SYSDATE",
];

/// What a block knows of its last statement.
/// <https://docs.snowflake.com/en/developer-guide/snowflake-scripting/dml-status>
const STATUS: [&str; 3] = ["SQLFOUND", "SQLNOTFOUND", "SQLROWCOUNT"];

/// A name found in the innermost scope that has it.
pub(super) fn find<'s>(scopes: &'s Scopes, name: &Name) -> Option<&'s Local> {
    scopes.iter().rev().find_map(|scope| scope.get(&name.value))
}

impl Environment<'_, '_> {
    pub(super) fn evaluate(&self, expression: &Expression) -> Evaluated {
        Ok(match expression {
            Expression::Text(text) => Value::Text(text.0.clone()),
            Expression::Number(number) => number
                .parse()
                .map_or_else(|_| Value::text(number.clone()), Value::Number),
            Expression::Boolean(truth) => Value::Boolean(*truth),
            Expression::Null => Value::Null,
            Expression::Session(name) => self.session(name)?,
            Expression::Local(name) | Expression::Bound(name) => self.local(name)?,
            Expression::Field { row, column } => self.field(row, column)?,
            Expression::Call {
                function,
                arguments,
            } => self.call(function, arguments)?,
            Expression::Binary(operator, operands) => {
                self.binary(*operator, &operands[0], &operands[1])?
            }
            Expression::Not(inner) => not(&self.evaluate(inner)?),
            Expression::IsNull(inner) => is_null(&self.evaluate(inner)?),
            Expression::In(of, list) => self.is_in(of, list)?,
            Expression::Like {
                of,
                pattern,
                any_case,
            } => like(&self.evaluate(of)?, &self.evaluate(pattern)?, *any_case),
            Expression::Cast(inner, _) => match self.evaluate(inner)? {
                Value::Number(number) => Value::text(number.to_string()),
                value => value,
            },
            Expression::Query(_) => Value::text(symbol("a query's result")),
        })
    }

    fn session(&self, name: &Name) -> Evaluated {
        match self.step.session.variables.get(name.value.as_str()) {
            Some(value) => Ok(Value::Text(value.0.clone())),
            None => Err(Refusal::NoSuchVariable(name.value.as_str().into()).into()),
        }
    }

    fn local(&self, name: &Name) -> Evaluated {
        match find(self.scopes, name) {
            Some(Local::Variable { value, .. }) => Ok(value.clone()),
            Some(_) => Err(not_known(format!("{} is no value", name.value))),
            None => self.call(&name.value, &[]).map_err(|_| {
                not_known(format!("the variable {} is not declared here", name.value))
            }),
        }
    }

    fn field(&self, row: &Name, column: &Name) -> Evaluated {
        match find(self.scopes, row) {
            Some(Local::Row(found)) => {
                let quote = if column.quoted { "\"" } else { "" };
                let written = format!(
                    "{}.{quote}{}{quote}",
                    row.value.to_lowercase(),
                    column.value
                );
                Ok(found.field(&column.value, self.step, &written))
            }
            Some(_) | None => Err(not_known(format!("{} is no row here", row.value))),
        }
    }

    fn call(&self, function: &str, arguments: &[Expression]) -> Evaluated {
        if let Some(value) = self.context(function, arguments) {
            return Ok(value);
        }
        if function == "IFF" {
            return self.iff(arguments);
        }
        let values = arguments.iter().map(|argument| self.evaluate(argument));
        let values: Vec<Value> = values.collect::<Result<_, _>>()?;
        match (function, values.as_slice()) {
            ("UPPER", [value]) => Ok(changed("UPPER", value, str::to_uppercase)),
            ("LOWER", [value]) => Ok(changed("LOWER", value, str::to_lowercase)),
            ("TRIM", [value]) => Ok(changed("TRIM", value, |text| text.trim_matches(' ').into())),
            ("TO_VARCHAR" | "TO_CHAR", [value]) => Ok(value.clone()),
            ("REPLACE", [text, from, to]) => Ok(replace(text, from, to)),
            ("CHR" | "CHAR", [Value::Number(code)]) => {
                let c = u32::try_from(*code).ok().and_then(char::from_u32);
                c.map(|c| Value::text(c.to_string()))
                    .ok_or_else(|| not_known("CHR takes the number of one Unicode character"))
            }
            ("CONCAT", values) => Ok(values
                .iter()
                .fold(Value::text(""), |joined, value| concat(&joined, value))),
            ("EQUAL_NULL", [one, other]) => Ok(equal_null(one, other)),
            ("COALESCE" | "NVL" | "IFNULL", values) => Ok(coalesce(values)),
            _ => Err(not_known(format!(
                "the value of {function} is not known here"
            ))),
        }
    }

    /// What the session answers.
    /// <https://docs.snowflake.com/en/sql-reference/functions/current_role>
    fn context(&self, function: &str, arguments: &[Expression]) -> Option<Value> {
        if !arguments.is_empty() {
            return None;
        }
        let session = &self.step.session;
        let or_symbol = |known: Option<&str>| match known {
            Some(known) => Value::text(known),
            None => Value::text(symbol(&format!("{function}()"))),
        };
        match function {
            "CURRENT_ROLE" => Some(match session.primary.kind {
                ObjectKind::ROLE => Value::text(&*session.primary.name),
                // NULL under a database role.
                _ => Value::Null,
            }),
            "CURRENT_DATABASE" => Some(or_symbol(session.database.as_deref())),
            "CURRENT_SCHEMA" => Some(or_symbol(session.schema.as_deref())),
            "CURRENT_WAREHOUSE" => Some(or_symbol(
                session.warehouse.as_ref().map(|warehouse| &*warehouse.name),
            )),
            function if SYMBOLS.contains(&function) => Some(or_symbol(None)),
            function if STATUS.contains(&function) => Some(Value::Unknown(function.to_owned())),
            _ => None,
        }
    }

    fn iff(&self, arguments: &[Expression]) -> Evaluated {
        let [condition, yes, no] = arguments else {
            return Err(not_known("IFF takes a condition and two values"));
        };
        match self.evaluate(condition)?.truth() {
            Truth::Yes => self.evaluate(yes),
            Truth::No => self.evaluate(no),
            Truth::Unknown => Ok(Value::either(vec![self.evaluate(yes)?, self.evaluate(no)?])),
        }
    }

    fn binary(&self, operator: Operator, left: &Expression, right: &Expression) -> Evaluated {
        let (left, right) = (self.evaluate(left)?, self.evaluate(right)?);
        Ok(match operator {
            Operator::And => and(&left, &right),
            Operator::Or => not(&and(&not(&left), &not(&right))),
            Operator::Equal => equal(&left, &right),
            Operator::NotEqual => not(&equal(&left, &right)),
            Operator::Less
            | Operator::LessOrEqual
            | Operator::Greater
            | Operator::GreaterOrEqual => ordered(operator, &left, &right),
            Operator::Concat => concat(&left, &right),
            Operator::Add
            | Operator::Subtract
            | Operator::Multiply
            | Operator::Divide
            | Operator::Modulo => arithmetic(operator, &left, &right),
        })
    }

    fn is_in(&self, of: &Expression, list: &[Expression]) -> Evaluated {
        let of = self.evaluate(of)?;
        let mut found = Value::Boolean(false);
        for one in list {
            let equal = equal(&of, &self.evaluate(one)?);
            found = not(&and(&not(&found), &not(&equal)));
        }
        Ok(found)
    }
}

fn not_known(reason: impl Into<String>) -> Stop {
    Stop::NotUnderstood(reason.into())
}

fn unknown(words: &str) -> Value {
    Value::Unknown(words.to_owned())
}

fn equal(left: &Value, right: &Value) -> Value {
    left.equals(right)
        .unwrap_or_else(|| unknown("a comparison"))
}

/// <https://docs.snowflake.com/en/sql-reference/functions/equal_null>
fn equal_null(left: &Value, right: &Value) -> Value {
    match (left, right) {
        (Value::Null, Value::Null) => Value::Boolean(true),
        (Value::Null, Value::Text(text)) | (Value::Text(text), Value::Null)
            if !holds_symbol(text) =>
        {
            Value::Boolean(false)
        }
        (Value::Null, Value::Number(_) | Value::Boolean(_))
        | (Value::Number(_) | Value::Boolean(_), Value::Null) => Value::Boolean(false),
        _ => equal(left, right),
    }
}

fn not(value: &Value) -> Value {
    match value {
        Value::Boolean(truth) => Value::Boolean(!truth),
        Value::Null => Value::Null,
        other => match other.truth() {
            Truth::Yes => Value::Boolean(false),
            Truth::No => Value::Boolean(true),
            Truth::Unknown => unknown("a condition"),
        },
    }
}

/// `AND` of three-valued logic: a side that is false decides.
/// <https://docs.snowflake.com/en/sql-reference/ternary-logic>
fn and(left: &Value, right: &Value) -> Value {
    match (left, right) {
        (Value::Boolean(false), _) | (_, Value::Boolean(false)) => Value::Boolean(false),
        (Value::Boolean(true), other) | (other, Value::Boolean(true)) => other.clone(),
        (Value::Null, Value::Null) => Value::Null,
        _ => unknown("a condition"),
    }
}

fn is_null(value: &Value) -> Value {
    match value {
        Value::Null => Value::Boolean(true),
        Value::Text(text) if holds_symbol(text) => unknown("a condition"),
        Value::Either(_) | Value::Unknown(_) => unknown("a condition"),
        Value::Boolean(_) | Value::Number(_) | Value::Text(_) => Value::Boolean(false),
    }
}

fn ordered(operator: Operator, left: &Value, right: &Value) -> Value {
    let order = match (left, right) {
        (Value::Null, _) | (_, Value::Null) => return Value::Null,
        (Value::Number(left), Value::Number(right)) => left.cmp(right),
        (Value::Text(left), Value::Text(right)) if !holds_symbol(left) && !holds_symbol(right) => {
            left.cmp(right)
        }
        _ => return unknown("a comparison"),
    };
    Value::Boolean(match operator {
        Operator::Less => order.is_lt(),
        Operator::LessOrEqual => order.is_le(),
        Operator::Greater => order.is_gt(),
        _ => order.is_ge(),
    })
}

fn arithmetic(operator: Operator, left: &Value, right: &Value) -> Value {
    let (left, right) = match (left, right) {
        (Value::Null, _) | (_, Value::Null) => return Value::Null,
        (Value::Number(left), Value::Number(right)) => (*left, *right),
        _ => return unknown("a number"),
    };
    let result = match operator {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Modulo => left.checked_rem(right),
        // A quotient need not be whole.
        _ => None,
    };
    result.map_or_else(|| unknown("a number"), Value::Number)
}

/// `||`: NULL when a side is NULL.
/// <https://docs.snowflake.com/en/sql-reference/functions/concat>
fn concat(left: &Value, right: &Value) -> Value {
    if *left == Value::Null || *right == Value::Null {
        return Value::Null;
    }
    let mut all = Vec::new();
    for left in left.alternatives() {
        for right in right.alternatives() {
            all.push(match (left.as_text(), right.as_text()) {
                (Some(left), Some(right)) => Value::Text(left + &right),
                _ => Value::Null,
            });
        }
    }
    Value::either(all)
}

/// A text changed by a function; of a symbol, the function's symbol.
fn changed(function: &str, value: &Value, change: impl Fn(&str) -> String) -> Value {
    let one = |value: &Value| match value {
        Value::Text(text) if holds_symbol(text) => Value::text(symbol(&format!(
            "{function}({})",
            super::value::shown(text)
        ))),
        Value::Text(text) => Value::Text(change(text)),
        other => other.clone(),
    };
    Value::either(value.alternatives().iter().map(one).collect())
}

/// `REPLACE`: a symbol stays one when its quotes are doubled, which is how a name is quoted.
/// <https://docs.snowflake.com/en/sql-reference/functions/replace>
fn replace(text: &Value, from: &Value, to: &Value) -> Value {
    let (Value::Text(from), Value::Text(to)) = (from, to) else {
        return match [text, from, to].contains(&&Value::Null) {
            true => Value::Null,
            false => unknown("REPLACE()"),
        };
    };
    let one = |text: &Value| match text {
        Value::Text(text) if holds_symbol(text) => match (from.as_str(), to.as_str()) {
            ("\"", "\"\"") => Value::Text(text.clone()),
            _ => Value::text(symbol(&format!("REPLACE({})", super::value::shown(text)))),
        },
        Value::Text(text) if from.is_empty() => Value::Text(text.clone()),
        Value::Text(text) => Value::Text(text.replace(from.as_str(), to)),
        other => other.clone(),
    };
    Value::either(text.alternatives().iter().map(one).collect())
}

fn coalesce(values: &[Value]) -> Value {
    for value in values {
        match is_null(value) {
            Value::Boolean(true) => {}
            Value::Boolean(false) => return value.clone(),
            _ => return unknown("COALESCE()"),
        }
    }
    Value::Null
}

fn like(of: &Value, pattern: &Value, any_case: bool) -> Value {
    match (of, pattern) {
        (Value::Null, _) | (_, Value::Null) => Value::Null,
        (Value::Text(of), Value::Text(pattern)) if !holds_symbol(of) && !holds_symbol(pattern) => {
            Value::Boolean(is_like(of, pattern, any_case))
        }
        _ => unknown("a comparison"),
    }
}
