//! A user is made with every role as a secondary role.

use super::shared::given::{Given, given};
use crate::parse::statement::{PropertyValue, Value};
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "secondary-roles-left-at-all",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "a user is made with every role as a secondary role",
    why: "each session then has what any role of the user has, whatever role it names",
    link: "https://docs.snowflake.com/en/release-notes/bcr-bundles/2024_08/bcr-1692",
    instead: "write DEFAULT_SECONDARY_ROLES = ()",
    inference: None,
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let all = |given: &Given<'_>| match given.property("DEFAULT_SECONDARY_ROLES") {
        None => given.new,
        Some(PropertyValue::Plain(Value::List(roles))) => !roles.is_empty(),
        Some(PropertyValue::Plain(_) | PropertyValue::Secret(_)) => true,
    };
    given(trace)
        .filter(all)
        .map(|given| {
            Hit::new(
                given.line,
                format!("{} has all its roles in every session", given.user()),
            )
        })
        .collect()
}
