//! A privilege on the account is granted WITH GRANT OPTION.

use super::shared::granted::each;
use crate::catalogue::Touches;
use crate::parse::statement::Securable;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "account-privilege-with-grant-option",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "a privilege on the account is granted WITH GRANT OPTION",
    why: "its holder can pass it on to anyone, out of sight of the administrators",
    link: "https://docs.snowflake.com/en/sql-reference/sql/grant-privilege",
    instead: "leave WITH GRANT OPTION out unless the product documents that it passes the privilege on",
    inference: None,
    names: &[Touches::Gain],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    each(trace, |grant| {
        let on_account = *grant.on == Securable::Account && grant.with_grant_option;
        on_account.then(|| format!("{} may pass {} on", grant.to(), grant.privileges()))
    })
}
