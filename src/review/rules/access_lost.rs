//! Somebody loses access.
//!
//! The general rule of its class: what it finds is judged, not looked for.

use crate::review::rule::{Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "access-lost",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "somebody loses access",
    why: "whatever relies on it stops working: people, jobs, views and other roles",
    link: "https://docs.snowflake.com/en/sql-reference/sql/revoke-privilege",
    instead: "check who uses it, and through which roles",
    inference: None,
    names: &[],
    check: |_| Vec::new(),
};
