//! Requests in a script to accept a finding that are about nothing.

use crate::review::rule::{Rule, Severity};

pub(in crate::review) const ID: &str = "allow-without-effect";

pub(super) const RULE: Rule = Rule {
    id: ID,
    since: "0.1.0",
    severity: Severity::Note,
    wrong: "a request to accept a finding has no effect",
    why: "it hides nothing today, and may hide something after the next change",
    link: "https://docs.rs/sfgen",
    instead: "remove it, or name the rule as its report does",
    inference: None,
    names: &[],
    // Judged after all others, which it is about.
    check: |_| Vec::new(),
};
