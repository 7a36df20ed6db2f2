//! Applies every rule to what was played, and the requests of the script to what they find.

use super::allow::{self, Allow};
use super::finding::{Allowed, Finding};
use super::rule::{Hit, Rule};
use super::rules::{RULES, WITHOUT_EFFECT};
use super::trace::Trace;

/// What every rule finds, in order of lines; the rule on requests comes last, since it is about
/// the others.
pub(super) fn findings(trace: &Trace<'_>, honour: bool) -> Vec<Finding> {
    let requests = allow::requests(trace.script);
    let mut all: Vec<Finding> = RULES
        .iter()
        .flat_map(|rule| (rule.check)(trace).into_iter().map(move |hit| (rule, hit)))
        .map(|(rule, hit)| finding(rule, hit, &requests, honour))
        .collect();
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    let idle = allow::without_effect(&requests, &all, &ids);
    if let Some(rule) = RULES.iter().find(|rule| rule.id == WITHOUT_EFFECT) {
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
        severity: rule.severity,
        line: hit.line,
        message: hit.message,
        allowed: request.map(|request| Allowed {
            reason: request.reason.clone(),
            honoured: honour,
        }),
    }
}
