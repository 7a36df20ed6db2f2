//! SYSADMIN inherits a custom role that holds MANAGE GRANTS.

use crate::account::{Account, Effect, ObjectId, Target, system};
use crate::catalogue::Privilege;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "manage-grants-under-sysadmin",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "SYSADMIN inherits a custom role that holds MANAGE GRANTS",
    why: "everyone with SYSADMIN could then grant any role to anyone",
    link: "https://docs.snowflake.com/en/user-guide/security-access-control-considerations",
    instead: "grant the role to SECURITYADMIN, or to no role",
    inference: Some(
        "the consequence; the documentation recommends custom roles under SYSADMIN in general",
    ),
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    if manages_grants(&trace.before).is_some() {
        return Vec::new();
    }
    let Some(role) = manages_grants(&trace.mended) else {
        return Vec::new();
    };
    // The statement that closes the chain is the last that grants MANAGE GRANTS or a role.
    let closes = |effect: &Effect| match effect {
        Effect::Granted { grant, .. } => {
            grant.role().is_some() || grant.privilege == Privilege::MANAGE_GRANTS
        }
        _ => false,
    };
    let line = trace.effects().filter(|(_, effect)| closes(effect)).last();
    let message = format!("everyone with SYSADMIN has MANAGE GRANTS through {role}");
    line.map(|(line, _)| Hit::new(line, message))
        .into_iter()
        .collect()
}

/// The role through which SYSADMIN has MANAGE GRANTS on the account.
fn manages_grants(account: &Account) -> Option<ObjectId> {
    let sysadmin = ObjectId::role(system::SYSADMIN);
    account.through(&sysadmin, Privilege::MANAGE_GRANTS, &Target::Account)
}
