//! A stored secret changes.
//!
//! The general rule of its class: what it finds is judged, not looked for.

use crate::review::rule::{Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "secret-changed",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "a stored secret changes",
    why: "whatever uses the secret works with the new value from then on, or fails",
    link: "https://docs.snowflake.com/en/sql-reference/sql/alter-secret",
    instead: "check what uses it, and keep the value out of the script",
    inference: None,
    names: &[],
    check: |_| Vec::new(),
};
