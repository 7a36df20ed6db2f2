//! A user is made without TYPE.

use super::shared::given::given;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "user-without-type",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "a user is made without TYPE",
    why: "it counts as a person, who has to sign in with a second factor",
    link: "https://docs.snowflake.com/en/user-guide/admin-user-management",
    instead: "write TYPE = SERVICE for a program, TYPE = PERSON for a human being",
    inference: None,
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let untyped = given(trace).filter(|given| given.new && given.has_no_type());
    untyped
        .map(|given| Hit::new(given.line, format!("{} counts as a person", given.user())))
        .collect()
}
