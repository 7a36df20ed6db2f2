//! IMPERSONATE on a user is granted.

use super::shared::granted::each;
use crate::catalogue::{ObjectKind, Privilege, Touches};
use crate::parse::statement::{Privileges, Securable};
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;
use crate::review::words;

pub(super) const RULE: Rule = Rule {
    id: "impersonation-of-user",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "IMPERSONATE on a user is granted",
    why: "whoever holds it can have work done as that user, with all that the user may do",
    link: "https://docs.snowflake.com/en/user-guide/security-access-control-privileges",
    instead: "grant the privileges that the work needs",
    inference: None,
    names: &[Touches::Gain],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    each(trace, |grant| {
        let on_user = |kind: &ObjectKind| *kind == ObjectKind::USER;
        let on_users = match grant.on {
            Securable::Object { kind, .. }
            | Securable::All { kind, .. }
            | Securable::Future { kind, .. } => on_user(kind),
            Securable::Account => false,
        };
        let all = *grant.privileges == Privileges::All;
        let listed =
            grant.lists(Privilege::IMPERSONATE) || grant.lists(Privilege::MODIFY_AUTHENTICATION);
        let granted = on_users && (all || listed);
        granted.then(|| format!("{} may act as {}", grant.to(), words::securable(grant.on)))
    })
}
