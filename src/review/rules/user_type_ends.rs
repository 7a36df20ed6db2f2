//! A user gets TYPE = LEGACY_SERVICE.

use super::shared::given::{Given, given};
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "user-type-ends",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "a user gets TYPE = LEGACY_SERVICE",
    why: "Snowflake ends it account by account in 2026, and password sign-in with it",
    link: "https://docs.snowflake.com/en/user-guide/security-mfa-rollout",
    instead: "write TYPE = SERVICE and sign in with a key pair or OAuth",
    inference: None,
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let legacy = |given: &Given<'_>| {
        let user_type = given.word("TYPE");
        user_type.is_some_and(|user_type| user_type.eq_ignore_ascii_case("LEGACY_SERVICE"))
    };
    given(trace)
        .filter(legacy)
        .map(|given| {
            Hit::new(
                given.line,
                format!("{} will be migrated to SERVICE", given.user()),
            )
        })
        .collect()
}
