//! Something is granted to PUBLIC.

use std::collections::BTreeSet;

use super::shared::granted::role_name;
use crate::account::{Effect, ObjectId, system};
use crate::catalogue::Touches;
use crate::parse::statement::{Grantee, Statement};
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "grant-to-public",
    since: "0.1.0",
    severity: Severity::Error,
    wrong: "something is granted to PUBLIC",
    why: "every user and every role of the account has PUBLIC",
    link: "https://docs.snowflake.com/en/user-guide/security-access-control-overview",
    instead: "grant it to a role of its own",
    inference: None,
    names: &[Touches::Gain],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let written = trace
        .statements()
        .filter_map(|(line, statement)| match statement {
            Statement::Grant { to, .. }
            | Statement::GrantRole { to, .. }
            | Statement::GrantOwnership { to, .. } => is_public(to).then_some(line),
            _ => None,
        });
    // A name in a variable shows only in what the statement does, and so do the roles that
    // PUBLIC has.
    let public = ObjectId::role(system::PUBLIC);
    let has = trace.mended.roles_of(&public);
    let reaches_all = |to: &ObjectId| *to == public || has.iter().any(|held| held.role == *to);
    let done = trace.effects().filter_map(|(line, effect)| {
        let to = match effect {
            Effect::Granted { grant, .. } | Effect::AlreadyGranted(grant) => &grant.to,
            Effect::FutureGranted { grant, .. } => &grant.to,
            Effect::OwnershipTransferred { to, .. } => to,
            _ => return None,
        };
        reaches_all(to).then_some(line)
    });
    let mut lines = BTreeSet::new();
    lines.extend(written.chain(done));
    lines
        .into_iter()
        .map(|line| Hit::new(line, "every user and every role of the account gets it"))
        .collect()
}

fn is_public(grantee: &Grantee) -> bool {
    role_name(grantee) == Some(system::PUBLIC)
}
