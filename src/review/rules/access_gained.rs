//! Somebody gains access to what was there before.
//!
//! The general rule of its class: what it finds is judged, not looked for.

use crate::review::rule::{Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "access-gained",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "somebody gains access to what was there before",
    why: "a privilege or role works from the moment it is granted, for everybody who has the role",
    link: "https://docs.snowflake.com/en/user-guide/security-access-control-privileges",
    instead: "check that each of them is meant to have it",
    inference: None,
    names: &[],
    check: |_| Vec::new(),
};
