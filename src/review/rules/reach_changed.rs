//! The account reaches places outside, or is reached from there.
//!
//! The general rule of its class: what it finds is judged, not looked for.

use crate::review::rule::{Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "reach-changed",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "the account reaches places outside, or is reached from there",
    why: "integrations, stages, shares and network rules let data and code cross the account's border",
    link: "https://docs.snowflake.com/en/sql-reference/sql/create-integration",
    instead: "check where they lead and who may use them",
    inference: None,
    names: &[],
    check: |_| Vec::new(),
};
