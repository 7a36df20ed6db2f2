//! The protection of existing data changes.
//!
//! The general rule of its class: what it finds is judged, not looked for.

use crate::review::rule::{Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "protection-changed",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "the protection of existing data changes",
    why: "policies, tags, secure views and Time Travel decide who sees data and whether it can be restored",
    link: "https://docs.snowflake.com/en/user-guide/security-column-intro",
    instead: "check what protects the data afterwards",
    inference: None,
    names: &[],
    check: |_| Vec::new(),
};
