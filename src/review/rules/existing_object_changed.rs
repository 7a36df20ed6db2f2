//! Something that was there before changes.
//!
//! The general rule of its class: what it finds is judged, not looked for.

use crate::review::rule::{Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "existing-object-changed",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "something that was there before changes",
    why: "others may rely on it as it is",
    link: "https://docs.snowflake.com/en/sql-reference/sql-ddl-summary",
    instead: "check that it is the object that is meant",
    inference: None,
    names: &[],
    check: |_| Vec::new(),
};
