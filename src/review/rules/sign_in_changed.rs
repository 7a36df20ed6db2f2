//! How an existing user or the account signs in changes.
//!
//! The general rule of its class: what it finds is judged, not looked for.

use crate::review::rule::{Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "sign-in-changed",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "how an existing user or the account signs in changes",
    why: "credentials, authentication policies and network policies decide who gets in",
    link: "https://docs.snowflake.com/en/sql-reference/sql/alter-user",
    instead: "check who can sign in afterwards, and from where",
    inference: None,
    names: &[],
    check: |_| Vec::new(),
};
