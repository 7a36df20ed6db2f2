//! The findings of a script, each rule's together: errors before warnings before notes, what is
//! accepted last, then by line.

use std::collections::BTreeMap;

use super::document::{Document, Found, Report};
use super::rule::Explained;

/// What one rule found.
pub(super) struct ByRule<'a> {
    /// The rule.
    pub(super) rule: &'a Explained,
    /// Its findings, in order of lines; there is at least one.
    pub(super) found: Vec<&'a Found>,
}

impl ByRule<'_> {
    /// How grave what it found is, which settings may say otherwise than the rule.
    pub(super) fn severity(&self) -> &'static str {
        let first = self.found.first();
        first.map_or(self.rule.severity, |found| found.severity)
    }

    pub(super) fn is_accepted(&self) -> bool {
        self.found.iter().all(|found| found.accepted.is_some())
    }
}

/// The findings of each rule, the gravest first.
pub(super) fn by_rule<'a>(report: &'a Report, document: &'a Document) -> Vec<ByRule<'a>> {
    let mut rules: BTreeMap<(bool, &str), Vec<&Found>> = BTreeMap::new();
    for found in &document.findings {
        let same = rules.entry((found.accepted.is_some(), found.rule));
        same.or_default().push(found);
    }
    let mut rules: Vec<ByRule<'_>> = rules
        .into_iter()
        .filter_map(|((_, id), found)| {
            let rule = report.rules.iter().find(|rule| rule.rule == id)?;
            Some(ByRule { rule, found })
        })
        .collect();
    rules.sort_by_key(|rule| {
        let line = rule.found.first().map(|found| found.line);
        (rule.is_accepted(), gravity(rule.severity()), line)
    });
    rules
}

fn gravity(severity: &str) -> usize {
    let gravest_first = ["error", "warning", "note"];
    let place = gravest_first.iter().position(|one| *one == severity);
    place.unwrap_or(gravest_first.len())
}
