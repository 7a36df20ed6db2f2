//! Somebody's work is interrupted.
//!
//! The general rule of its class: what it finds is judged, not looked for.

use crate::review::rule::{Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "work-interrupted",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "somebody's work is interrupted",
    why: "queries, sessions, warehouses, users or tasks that are in use stop",
    link: "https://docs.snowflake.com/en/sql-reference/sql/alter-warehouse",
    instead: "check who is using it now",
    inference: None,
    names: &[],
    check: |_| Vec::new(),
};
