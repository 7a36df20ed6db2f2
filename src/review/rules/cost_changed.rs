//! What the account spends changes.
//!
//! The general rule of its class: what it finds is judged, not looked for.

use crate::review::rule::{Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "cost-changed",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "what the account spends changes",
    why: "a larger size, more clusters or a later suspension is paid for until somebody notices",
    link: "https://docs.snowflake.com/en/user-guide/cost-understanding-compute",
    instead: "check sizes, cluster counts and suspension times, and set a resource monitor",
    inference: None,
    names: &[],
    check: |_| Vec::new(),
};
