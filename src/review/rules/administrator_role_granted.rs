//! ACCOUNTADMIN, SECURITYADMIN or ORGADMIN is granted.

use crate::catalogue::Touches;
use std::collections::BTreeSet;

use super::shared::granted::role_name;
use crate::account::{Effect, ObjectId};
use crate::catalogue::system::administrators;
use crate::parse::statement::{Grantee, Statement};
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;
use crate::review::words;

pub(super) const RULE: Rule = Rule {
    id: "administrator-role-granted",
    since: "0.1.0",
    severity: Severity::Error,
    wrong: "ACCOUNTADMIN, SECURITYADMIN or ORGADMIN is granted",
    why: "whoever has one of them can come to everything in the account; CIS Snowflake Foundations 1.10 and 1.13 limit them to few people and to no role",
    link: "https://docs.snowflake.com/en/user-guide/security-access-control-considerations",
    instead: "grant a custom role that holds what is needed",
    inference: None,
    names: &[Touches::Gain],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let roles: Vec<ObjectId> = administrators().map(ObjectId::role).collect();
    let mighty = trace.mended.ascend(&roles);
    let written = trace
        .statements()
        .filter_map(|(line, statement)| match statement {
            Statement::GrantRole { role, to, .. } if is_administrator(role) => {
                Some((line, words::grantee(role), words::grantee(to)))
            }
            _ => None,
        });
    let done = trace.effects().filter_map(|(line, effect)| match effect {
        Effect::Granted { grant, .. } | Effect::AlreadyGranted(grant) => {
            let role = grant.role().filter(|role| mighty.contains(role))?;
            Some((line, role.to_string(), grant.to.to_string()))
        }
        _ => None,
    });
    let mut grants = BTreeSet::new();
    grants.extend(written.chain(done));
    grants
        .into_iter()
        .map(|(line, role, to)| Hit::new(line, format!("{to} gets {role} and with it the account")))
        .collect()
}

/// Whether it is a role that can come to everything.
fn is_administrator(grantee: &Grantee) -> bool {
    role_name(grantee).is_some_and(|name| administrators().any(|role| role == name))
}
