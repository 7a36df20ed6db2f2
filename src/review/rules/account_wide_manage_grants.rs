//! MANAGE GRANTS is granted on the account.

use super::shared::granted::each;
use crate::catalogue::{Privilege, Touches};
use crate::parse::statement::{Privileges, Securable};
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "account-wide-manage-grants",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "MANAGE GRANTS is granted on the account",
    why: "whoever holds it can grant any role to anyone, ACCOUNTADMIN included; CIS Snowflake Foundations 2.2 asks for an alert on it",
    link: "https://docs.snowflake.com/en/user-guide/container-manage-grants-intro",
    instead: "grant it on the databases concerned where the account allows that, or grant the roles that own them; for an Immuta integration Immuta advises to keep it, since it cannot manage roles account-wide without",
    inference: Some("that the holder of MANAGE GRANTS can grant ACCOUNTADMIN to itself"),
    names: &[Touches::Gain],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    each(trace, |grant| {
        let all = *grant.privileges == Privileges::All;
        let account_wide =
            *grant.on == Securable::Account && (all || grant.lists(Privilege::MANAGE_GRANTS));
        account_wide.then(|| {
            format!(
                "{} may grant any role and privilege to anyone, itself included",
                grant.to()
            )
        })
    })
}
