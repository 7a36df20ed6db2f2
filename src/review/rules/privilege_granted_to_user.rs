//! A privilege is granted to a user directly.

use super::shared::granted::each;
use crate::catalogue::Touches;
use crate::parse::statement::Grantee;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "privilege-granted-to-user",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "a privilege is granted to a user directly",
    why: "it counts only while secondary roles are in force, no role shows it, and it is forgotten when people change places",
    link: "https://docs.snowflake.com/en/sql-reference/sql/grant-privilege-user",
    instead: "grant it to a role, and the role to the user",
    inference: None,
    names: &[Touches::Gain],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    each(trace, |grant| match grant.to {
        Grantee::User(_) => Some(format!(
            "{} gets {} directly",
            grant.to(),
            grant.privileges()
        )),
        Grantee::Role(_) | Grantee::DatabaseRole(_) => None,
    })
}
