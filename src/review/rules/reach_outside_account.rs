//! An integration or a stage with a place outside is made or changed.

use crate::catalogue::{ObjectKind, Touches};
use crate::parse::statement::{Change, Modifier, ObjectName, Property, Statement};
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;
use crate::review::words;

pub(super) const RULE: Rule = Rule {
    id: "reach-outside-account",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "an integration or a stage with a place outside is made or changed",
    why: "whoever may use it can send data there, call what is there, or load from there",
    link: "https://docs.snowflake.com/en/sql-reference/sql/create-integration",
    instead: "see that the places it allows are yours, and who gets USAGE on it",
    inference: None,
    names: &[Touches::SignIn, Touches::Reach],
    check,
};

/// A stage without it is within the account.
/// <https://docs.snowflake.com/en/sql-reference/sql/create-stage>
const URL: &str = "URL";

/// Integrations other than for signing in, and what makes a stage lie outside.
fn check(trace: &Trace<'_>) -> Vec<Hit> {
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
