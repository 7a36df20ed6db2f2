//! A statement that can fail stands after a grant on the account.

use crate::account::{Effect, Target};
use crate::catalogue::ObjectKind;
use crate::parse::statement::Statement;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::{Step, Trace};
use crate::review::words;

pub(super) const RULE: Rule = Rule {
    id: "privilege-left-behind",
    since: "0.1.0",
    severity: Severity::Note,
    wrong: "a statement that can fail stands after a grant on the account",
    why: "when it fails the privilege stays with its role, and the script cannot simply be run again",
    link: "https://docs.snowflake.com/en/sql-reference/transactions",
    instead: "make everything first and grant on the account last, or put all of it in one block",
    inference: None,
    names: &[],
    check,
};

/// The first statement outside a block that is refused when its name is taken, and comes after a
/// grant on the account.
fn check(trace: &Trace<'_>) -> Vec<Hit> {
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
