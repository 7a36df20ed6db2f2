//! ALL PRIVILEGES are granted.

use super::shared::granted::each;
use crate::catalogue::Touches;
use crate::parse::statement::Privileges;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "all-privileges",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "ALL PRIVILEGES are granted",
    why: "what that is changes with every privilege that Snowflake adds to the kind of object",
    link: "https://docs.snowflake.com/en/sql-reference/sql/grant-privilege",
    instead: "name the privileges that are needed",
    inference: None,
    names: &[Touches::Gain],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    each(trace, |grant| {
        let all = *grant.privileges == Privileges::All;
        all.then(|| format!("{} gets every privilege there is", grant.to()))
    })
}
