//! `-- sfgen: allow RULE: reason` above a statement: a request to accept a finding.
//!
//! The author of a script may not silence its reviewer: a request is shown, and counts only when
//! the caller says so.

use std::ops::RangeInclusive;

use crate::parse::Script;

use super::finding::Finding;
use super::rule::Hit;

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Allow {
    rule: String,
    pub(super) reason: String,
    /// Where it stands.
    line: u32,
    /// The lines of the statement below it.
    statement: Option<RangeInclusive<u32>>,
}

impl Allow {
    pub(super) fn covers(&self, rule: &str, line: u32) -> bool {
        let statement = self.statement.as_ref();
        self.rule == rule && statement.is_some_and(|lines| lines.contains(&line))
    }
}

/// The requests in the comments of a script.
pub(super) fn requests(script: &Script) -> Vec<Allow> {
    let below = |line: u32| {
        let first = script.statements.partition_point(|at| at.line <= line);
        let below = script.statements.get(first);
        below.map(|at| at.line..=at.end_line)
    };
    let comments = script.comments.iter();
    comments
        .filter_map(|comment| {
            let request = comment.text.strip_prefix("sfgen: allow ")?;
            let (rule, reason) = request.split_once(':').unwrap_or((request, ""));
            Some(Allow {
                rule: rule.trim().to_owned(),
                reason: reason.trim().to_owned(),
                line: comment.line,
                statement: below(comment.end_line),
            })
        })
        .collect()
}

/// Requests that name none of the rules with these ids, or stand above nothing that the rule
/// finds.
pub(super) fn without_effect(requests: &[Allow], findings: &[Finding], ids: &[&str]) -> Vec<Hit> {
    let covers = |request: &Allow| {
        let mut found = findings.iter();
        found.any(|found| request.covers(found.rule.id, found.line))
    };
    let idle = requests.iter().filter(|request| !covers(request));
    idle.map(|request| {
        let message = match ids.contains(&request.rule.as_str()) {
            true => format!(
                "the rule {} finds nothing in the statement below",
                request.rule
            ),
            false => "the request names no rule".to_owned(),
        };
        Hit::new(request.line, message)
    })
    .collect()
}
