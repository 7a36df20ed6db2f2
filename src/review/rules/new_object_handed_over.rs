//! What the script makes is handed to another role.

use super::shared::handed_over::handed_over;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "new-object-handed-over",
    since: "0.1.0",
    severity: Severity::Note,
    wrong: "what the script makes is handed to another role",
    why: "the new owner decides about it from then on, also about who else may",
    link: "https://docs.snowflake.com/en/sql-reference/sql/grant-ownership",
    instead: "see that the new owner is the one meant",
    inference: None,
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    handed_over(trace, true)
}
