//! A service user has neither a network policy nor an authentication policy of its own.

use super::shared::given::given;
use crate::account::{Account, ObjectId};
use crate::catalogue::ObjectKind;
use crate::parse::statement::ObjectName;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;
use crate::review::words;

pub(super) const RULE: Rule = Rule {
    id: "service-user-without-policy",
    since: "0.1.0",
    severity: Severity::Note,
    wrong: "a service user has neither a network policy nor an authentication policy of its own",
    why: "a stolen key can be used from anywhere that the account's own policies allow; CIS Snowflake Foundations 3.2",
    link: "https://docs.snowflake.com/en/user-guide/network-policies",
    instead: "set NETWORK_POLICY or an authentication policy on the user",
    inference: None,
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let programs = given(trace).filter(|given| given.new && given.is_program());
    programs
        .filter(|given| !has_policy(given.user, &trace.mended))
        .map(|given| {
            Hit::new(
                given.line,
                format!("{} has no policy of its own", given.user()),
            )
        })
        .collect()
}

fn has_policy(user: &ObjectName, account: &Account) -> bool {
    let Some(user) = words::only(user).map(ObjectId::user) else {
        return false;
    };
    let network = account
        .object(&user)
        .is_some_and(|object| object.property("NETWORK_POLICY").is_some());
    let authentication = account.attachments().any(|attachment| {
        attachment.to == user && attachment.policy.kind == ObjectKind::AUTHENTICATION_POLICY
    });
    network || authentication
}
