//! What connects the account with the world outside: integrations, and stages that lie there.

use crate::catalogue::ObjectKind;
use crate::parse::statement::{Change, Modifier, ObjectName, Property, Statement};
use crate::review::rule::Hit;
use crate::review::trace::Trace;
use crate::review::words;

/// Security integrations; which kind of integration is altered its statement does not say.
pub(super) fn sign_in(trace: &Trace<'_>) -> Vec<Hit> {
    let opened = trace
        .statements()
        .filter_map(|(line, statement)| match statement {
            Statement::Create {
                kind: ObjectKind::INTEGRATION,
                name,
                modifiers,
                ..
            } if modifiers.contains(&Modifier::Security) => Some((line, name)),
            Statement::Alter {
                kind: ObjectKind::INTEGRATION,
                name,
                change: Change::Set(_),
                ..
            } => Some((line, name)),
            _ => None,
        });
    opened
        .map(|(line, name)| {
            let integration = words::object(ObjectKind::INTEGRATION, name);
            Hit::new(
                line,
                format!("{integration} decides who comes in, and as whom"),
            )
        })
        .collect()
}

/// A stage without it is within the account.
/// <https://docs.snowflake.com/en/sql-reference/sql/create-stage>
const URL: &str = "URL";

/// Integrations other than for signing in, and what makes a stage lie outside.
pub(super) fn reach(trace: &Trace<'_>) -> Vec<Hit> {
    let reaching = trace
        .statements()
        .filter_map(|(line, statement)| match statement {
            Statement::Create {
                kind: kind @ ObjectKind::INTEGRATION,
                name,
                modifiers,
                ..
            } if !modifiers.contains(&Modifier::Security) => Some((line, *kind, name)),
            Statement::Create {
                kind: kind @ ObjectKind::STAGE,
                name,
                modifiers,
                ..
            } if modifiers.contains(&Modifier::Url) => Some((line, *kind, name)),
            Statement::Alter {
                kind: kind @ ObjectKind::STAGE,
                name,
                change: Change::Set(properties),
                ..
            } if properties.iter().any(leads_outside) => Some((line, *kind, name)),
            _ => None,
        });
    reaching
        .map(|(line, kind, name)| hit(line, kind, name))
        .collect()
}

fn hit(line: u32, kind: ObjectKind, name: &ObjectName) -> Hit {
    let object = words::object(kind, name);
    Hit::new(line, format!("{object} leads out of the account"))
}

fn leads_outside(property: &Property) -> bool {
    [URL, "STORAGE_INTEGRATION"].contains(&property.name.as_str())
}
