//! A security integration is made or changed.

use crate::catalogue::{ObjectKind, Touches};
use crate::parse::statement::{Change, Modifier, Statement};
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;
use crate::review::words;

pub(super) const RULE: Rule = Rule {
    id: "sign-in-from-outside",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "a security integration is made or changed",
    why: "it lets another system say who somebody is, or manage users and roles: whoever rules that system comes to what its users may do",
    link: "https://docs.snowflake.com/en/sql-reference/sql/create-security-integration",
    instead: "see whom it trusts, which roles it leaves out, and under which role it works",
    inference: None,
    names: &[Touches::SignIn, Touches::Reach],
    check,
};

/// Security integrations; which kind of integration is altered its statement does not say.
fn check(trace: &Trace<'_>) -> Vec<Hit> {
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
