//! In which order the statements stand.

use crate::account::{Effect, Target};
use crate::catalogue::ObjectKind;
use crate::parse::statement::Statement;
use crate::review::rule::Hit;
use crate::review::trace::{Step, Trace};
use crate::review::words;

/// What has effects before the first `USE ROLE`.
pub(super) fn no_role_chosen(trace: &Trace<'_>) -> Vec<Hit> {
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

/// The first statement outside a block that is refused when its name is taken, and comes after a
/// grant on the account.
pub(super) fn privilege_left_behind(trace: &Trace<'_>) -> Vec<Hit> {
    let mut kept: Vec<String> = Vec::new();
    for step in &trace.steps {
        if let Some(object) = can_conflict(step).filter(|_| !kept.is_empty()) {
            let message = format!("when {object} is taken, this stays: {}", kept.join("; "));
            return vec![Hit::new(step.line(), message)];
        }
        kept.extend(step.effects.iter().filter_map(granted_on_account));
    }
    Vec::new()
}

fn granted_on_account(effect: &Effect) -> Option<String> {
    match effect {
        Effect::Granted { grant, .. } if grant.on == Target::Account => Some(grant.to_string()),
        _ => None,
    }
}

/// The object of the account that a plain `CREATE` makes.
fn can_conflict(step: &Step<'_>) -> Option<String> {
    match step.statement() {
        Statement::Create {
            kind:
                kind @ (ObjectKind::DATABASE
                | ObjectKind::INTEGRATION
                | ObjectKind::NETWORK_POLICY
                | ObjectKind::ROLE
                | ObjectKind::USER
                | ObjectKind::WAREHOUSE),
            name,
            or_replace: false,
            if_not_exists: false,
            ..
        } => Some(words::object(*kind, name)),
        _ => None,
    }
}
