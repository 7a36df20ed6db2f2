//! IMPORTED PRIVILEGES are granted.

use super::shared::granted::each;
use crate::catalogue::{Privilege, Touches};
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "imported-privileges",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "IMPORTED PRIVILEGES are granted",
    why: "they open the whole database: on SNOWFLAKE, the query texts and the sign-ins of every user",
    link: "https://docs.snowflake.com/en/sql-reference/snowflake-db-roles",
    instead: "grant the database role of SNOWFLAKE that covers what is read, such as SNOWFLAKE.GOVERNANCE_VIEWER",
    inference: None,
    names: &[Touches::Gain],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    each(trace, |grant| {
        let imported = grant.lists(Privilege::IMPORTED_PRIVILEGES);
        imported.then(|| format!("{} sees all of the database", grant.to()))
    })
}
