//! Findings: a rule, where it applies, and whether that is accepted.

use super::rule::{Rule, Severity};

/// What a rule found in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How grave it is: as the rule says, unless the caller says otherwise.
    pub severity: Severity,
    /// The line, from 1; the first where there are several.
    pub line: u32,
    /// The other lines, in order.
    pub also: Vec<u32>,
    /// What is wrong there; never a secret.
    pub message: String,
    /// Whether the script asks for it to be accepted.
    pub allowed: Option<Allowed>,
}

/// A request in the script to accept a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// The reason it gives.
    pub reason: String,
    /// Whether the caller lets the request count.
    pub honoured: bool,
}

impl Finding {
    /// Whether it does not count.
    pub fn is_accepted(&self) -> bool {
        self.allowed
            .as_ref()
            .is_some_and(|allowed| allowed.honoured)
    }
}
