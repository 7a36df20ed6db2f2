//! Findings: a rule, where it applies, and whether that is accepted.

use super::allow::{self, Allow};
use super::rules::{RULES, Rule};
use super::trace::Trace;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// To be looked at before the script is run.
    Warning,
    /// Not to be run like this.
    Error,
}

impl Severity {
    /// Its name in reports.
    ///
    /// ```
    /// assert_eq!(sfgen::review::Severity::Note.as_str(), "note");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a rule found in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The line, from 1.
    pub line: u32,
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

/// A place where a rule applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) line: u32,
    pub(super) message: String,
}

impl Hit {
    pub(super) fn new(line: u32, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { line, message }
    }
}

/// What every rule finds, in order of lines; the rule on requests comes last, since it is about
/// the others.
pub(super) fn findings(trace: &Trace<'_>, honour: bool) -> Vec<Finding> {
    let requests = allow::requests(trace.script);
    let mut all: Vec<Finding> = RULES
        .iter()
        .flat_map(|rule| (rule.check)(trace).into_iter().map(move |hit| (rule, hit)))
        .map(|(rule, hit)| finding(rule, hit, &requests, honour))
        .collect();
    let idle = allow::without_effect(&requests, &all);
    if let Some(rule) = RULES.iter().find(|rule| rule.id == allow::WITHOUT_EFFECT) {
        all.extend(idle.into_iter().map(|hit| finding(rule, hit, &[], honour)));
    }
    all.sort_by_key(|found| found.line);
    all
}

fn finding(rule: &'static Rule, hit: Hit, requests: &[Allow], honour: bool) -> Finding {
    let request = requests
        .iter()
        .find(|request| request.covers(rule.id, hit.line));
    Finding {
        rule,
        line: hit.line,
        message: hit.message,
        allowed: request.map(|request| Allowed {
            reason: request.reason.clone(),
            honoured: honour,
        }),
    }
}
