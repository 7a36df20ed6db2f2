//! A password or another secret stands in the script.

use super::shared::given::given;
use crate::catalogue::ObjectKind;
use crate::parse::statement::{Change, Modifier, Property, PropertyValue, Statement, Value};
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;
use crate::review::words;

pub(super) const RULE: Rule = Rule {
    id: "password-in-script",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "a password or another secret stands in the script",
    why: "it stays in the file, in the terminal of a client that echoes statements, and possibly in the query history",
    link: "https://docs.snowflake.com/en/user-guide/key-pair-auth",
    instead: "sign in with a key pair, or set a session variable before the script is run",
    inference: Some("what of a statement the query history masks"),
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let used: Vec<&str> = given(trace)
        .filter_map(|given| match given.property("PASSWORD")? {
            PropertyValue::Secret(value) => variable(&value.0),
            PropertyValue::Plain(_) => None,
        })
        .collect();
    let set = trace
        .statements()
        .filter_map(|(line, statement)| match statement {
            Statement::SetVariable { name, value }
                if used.contains(&name.value.as_str()) && variable(&value.0).is_none() =>
            {
                Some(Hit::new(
                    line,
                    format!("the session variable {} is a password", name.value),
                ))
            }
            _ => None,
        });
    let written = given(trace).filter_map(|given| match given.property("PASSWORD")? {
        PropertyValue::Secret(value) if variable(&value.0).is_none() => Some(Hit::new(
            given.line,
            format!("the password of {} stands here", given.user()),
        )),
        PropertyValue::Secret(_) | PropertyValue::Plain(_) => None,
    });
    set.chain(written).chain(other_secrets(trace)).collect()
}

/// Secrets of what is not a user: of integrations, and keys of a cloud with stages.
fn other_secrets<'t>(trace: &'t Trace<'_>) -> impl Iterator<Item = Hit> + 't {
    let secret = |property: &Property| match &property.value {
        PropertyValue::Secret(value) => variable(&value.0).is_none(),
        PropertyValue::Plain(_) => false,
    };
    trace.statements().filter_map(move |(line, statement)| {
        let (kind, name, holds) = match statement {
            Statement::Create {
                kind,
                name,
                modifiers,
                properties,
                ..
            } => {
                let credentials = modifiers.contains(&Modifier::Credentials);
                (kind, name, credentials || properties.iter().any(secret))
            }
            Statement::Alter {
                kind,
                name,
                change: Change::Set(properties),
                ..
            } => (kind, name, properties.iter().any(secret)),
            _ => return None,
        };
        let told = holds && *kind != ObjectKind::USER;
        let message = || format!("a secret of {} stands here", words::object(*kind, name));
        told.then(|| Hit::new(line, message()))
    })
}

fn variable(value: &Value) -> Option<&str> {
    match value {
        Value::Variable(name) => Some(&name.value),
        Value::Text(_)
        | Value::Number(_)
        | Value::Name(_)
        | Value::Computed(_)
        | Value::List(_) => None,
    }
}
