//! The script changes something before it says USE ROLE.

use crate::parse::statement::Statement;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "no-role-chosen",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "the script changes something before it says USE ROLE",
    why: "what it makes then belongs to whatever role the session happens to have",
    link: "https://docs.snowflake.com/en/sql-reference/sql/use-role",
    instead: "start with USE ROLE",
    inference: None,
    names: &[],
    check,
};

/// What has effects before the first `USE ROLE`.
fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let mut statements = trace.statements();
    let first = statements.find(|(_, statement)| !prepares(statement));
    match first {
        Some((_, Statement::UseRole(_))) | None => Vec::new(),
        Some((line, _)) => vec![Hit::new(line, "no USE ROLE stands before this")],
    }
}

/// Whether a statement changes nothing that belongs to a role.
fn prepares(statement: &Statement) -> bool {
    matches!(
        statement,
        Statement::Use { .. }
            | Statement::UseSecondaryRoles(_)
            | Statement::SetVariable { .. }
            | Statement::UnsetVariable(_)
            | Statement::Read(_)
    )
}
