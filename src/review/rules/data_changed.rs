//! Existing data is read, written, moved or removed.
//!
//! The general rule of its class: what it finds is judged, not looked for.

use crate::review::rule::{Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "data-changed",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "existing data is read, written, moved or removed",
    why: "rows and files that others rely on change, and not every change can be undone",
    link: "https://docs.snowflake.com/en/user-guide/data-time-travel",
    instead: "check what the data is afterwards, and how it could be restored",
    inference: None,
    names: &[],
    check: |_| Vec::new(),
};
