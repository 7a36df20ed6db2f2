//! Existing code is changed, resumed or run.
//!
//! The general rule of its class: what it finds is judged, not looked for.

use crate::review::rule::{Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "code-acts",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "existing code is changed, resumed or run",
    why: "procedures, functions, tasks and alerts act with their owner's rights, whoever starts them",
    link: "https://docs.snowflake.com/en/developer-guide/stored-procedure/stored-procedures-rights",
    instead: "read the code that runs",
    inference: None,
    names: &[],
    check: |_| Vec::new(),
};
