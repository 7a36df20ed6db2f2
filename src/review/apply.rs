//! Applies every rule to what was played, the judgement to whatever no rule names, and the
//! requests of the script to what they find.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Touches;

use super::allow::{self, Allow};
use super::finding::{Allowed, Finding};
use super::judge::{Judge, Touch};
use super::rule::{Hit, Rule, Severity};
use super::rules::{self, RULES, WITHOUT_EFFECT};
use super::trace::Trace;

/// How many items a finding names; it says how many more there are.
const NAMED: usize = 8;

/// What every rule finds, in order of lines; the rule on requests comes last, since it is about
/// the others.
pub(super) fn findings(trace: &Trace<'_>, honour: bool) -> Vec<Finding> {
    let requests = allow::requests(trace.script);
    let mut all: Vec<Finding> = RULES
        .iter()
        .flat_map(|rule| (rule.check)(trace).into_iter().map(move |hit| (rule, hit)))
        .map(|(rule, hit)| finding(rule, hit, &requests, honour))
        .collect();
    let touches = unnamed(trace, &all);
    all.extend(grouped(touches, &requests, honour));
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    let idle = allow::without_effect(&requests, &all, &ids);
    if let Some(rule) = RULES.iter().find(|rule| rule.id == WITHOUT_EFFECT) {
        all.extend(idle.into_iter().map(|hit| finding(rule, hit, &[], honour)));
    }
    all.sort_by_key(|found| found.line);
    all
}

fn finding(rule: &'static Rule, hit: Hit, requests: &[Allow], honour: bool) -> Finding {
    Finding {
        rule,
        severity: rule.severity,
        line: hit.line,
        also: Vec::new(),
        message: hit.message,
        allowed: allowed(rule, hit.line, requests, honour),
    }
}

fn allowed(rule: &Rule, line: u32, requests: &[Allow], honour: bool) -> Option<Allowed> {
    let request = requests
        .iter()
        .find(|request| request.covers(rule.id, line))?;
    Some(Allowed {
        reason: request.reason.clone(),
        honoured: honour,
    })
}

/// The touches of which no rule with a name of its own speaks.
fn unnamed(trace: &Trace<'_>, found: &[Finding]) -> Vec<(u32, Touch)> {
    let named: BTreeSet<(u32, Touches)> = found
        .iter()
        .flat_map(|found| {
            let classes = found.rule.names.iter();
            classes.map(|class| (found.line, *class))
        })
        .collect();
    let mut touches = Judge::of(trace).touches();
    touches.retain(|(line, touch)| !named.contains(&(*line, touch.class)));
    touches
}

/// What touches that are told together have in common.
type Group = (Touches, Severity, String, Option<(String, bool)>);

/// Touches that are alike in one finding, with the lines of all of them; a request accepts those
/// of its own statement alone.
fn grouped(
    touches: Vec<(u32, Touch)>,
    requests: &[Allow],
    honour: bool,
) -> impl Iterator<Item = Finding> {
    let mut groups: BTreeMap<Group, (Vec<u32>, Vec<String>)> = BTreeMap::new();
    for (line, touch) in touches {
        let rule = rules::of(touch.class);
        let allowed = allowed(rule, line, requests, honour);
        let allowed = allowed.map(|allowed| (allowed.reason, allowed.honoured));
        let group = (touch.class, touch.severity, touch.lead, allowed);
        let (lines, items) = groups.entry(group).or_default();
        lines.push(line);
        items.push(touch.item);
    }
    groups
        .into_iter()
        .map(|((class, severity, lead, allowed), (mut lines, items))| {
            lines.dedup();
            let also = lines.split_off(1);
            Finding {
                rule: rules::of(class),
                severity,
                line: lines.first().copied().unwrap_or_default(),
                also,
                message: format!("{lead}: {}", listed(items)),
                allowed: allowed.map(|(reason, honoured)| Allowed { reason, honoured }),
            }
        })
}

/// The items, each once, in order of their first place.
fn listed(items: Vec<String>) -> String {
    let mut seen = BTreeSet::new();
    let items: Vec<String> = items
        .into_iter()
        .filter(|item| seen.insert(item.clone()))
        .collect();
    let more = items.len().saturating_sub(NAMED);
    let named = items.get(..items.len() - more).unwrap_or(&items).join(", ");
    match more {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}
