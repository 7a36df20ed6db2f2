//! A rule in words: the same in every format, in `sfgen explain` and on the page of the rules.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::wrap::hang;
use crate::review::{RULES, Rule};

/// A rule that found something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Explained {
    /// Its id.
    pub rule: &'static str,
    /// How grave what it finds is.
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    pub severity: &'static str,
    /// What is wrong in general.
    pub wrong: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// Where that is documented.
    pub link: &'static str,
    /// What to do instead.
    pub instead: &'static str,
    /// What it rests on that Snowflake does not document.
    pub inference: Option<&'static str>,
}

impl Explained {
    /// The rules of these ids, in the order of the documentation.
    pub(super) fn of_ids(ids: &BTreeSet<&str>) -> Vec<Self> {
        let rules = RULES.iter().filter(|rule| ids.contains(rule.id));
        rules.map(Self::of).collect()
    }

    fn of(rule: &Rule) -> Self {
        Self {
            rule: rule.id,
            severity: rule.severity.as_str(),
            wrong: rule.wrong,
            why: rule.why,
            link: rule.link,
            instead: rule.instead,
            inference: rule.inference,
        }
    }
}

/// Every rule in a line: its severity, its id, and what is wrong.
pub fn list_rules(rules: &[Rule], width: usize) -> String {
    let ids = rules
        .iter()
        .map(|rule| rule.id.len())
        .max()
        .unwrap_or_default();
    let lines = rules.iter().map(|rule| {
        let first = format!("{:<7}  {:<ids$}  ", rule.severity.as_str(), rule.id);
        hang(&first, rule.wrong, width)
    });
    lines.collect()
}

/// A rule in full, for a terminal.
pub fn explain(rule: &Rule, width: usize) -> String {
    let title = format!(
        "{} ({}, since {})",
        rule.id,
        rule.severity.as_str(),
        rule.since
    );
    let mut text = format!("{title}\n{}\n", hang("  ", rule.wrong, width));
    for (label, said) in paragraphs(rule) {
        text.push_str(&hang(&format!("  {label:<LABEL$}"), &said, width));
    }
    text
}

/// The width of the labels.
const LABEL: usize = 16;

/// What a rule says beyond its title, each part with what it answers.
fn paragraphs(rule: &Rule) -> Vec<(&'static str, String)> {
    let accept = format!(
        "-- sfgen: allow {}: the reason, above the statement; it counts with --honour-allows",
        rule.id
    );
    let mut parts = vec![
        ("Why", rule.why.to_owned()),
        ("Instead", rule.instead.to_owned()),
    ];
    let inference = rule.inference.map(str::to_owned);
    parts.extend(inference.map(|inference| ("Not documented", inference)));
    parts.extend([("To accept it", accept), ("See", rule.link.to_owned())]);
    parts
}

/// What a rule says beyond its title, as plain text.
pub(super) fn text(rule: &Rule) -> String {
    let parts = paragraphs(rule).into_iter();
    let parts = parts.map(|(label, said)| format!("{label}: {said}"));
    parts.collect::<Vec<String>>().join("\n\n")
}

/// The same as markdown, for code scanning and the page of the rules.
pub(super) fn help(rule: &Rule) -> String {
    let parts = paragraphs(rule)
        .into_iter()
        .map(|(label, said)| match label {
            "See" => format!("See: <{said}>"),
            "To accept it" => {
                let (request, rest) = said.split_once(", ").unwrap_or((&said, ""));
                format!("{label}: `{request}`, {rest}.")
            }
            _ => format!("{label}: {said}."),
        });
    parts.collect::<Vec<String>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::{explain, help, list_rules, text};
    use crate::review::RULES;

    #[test]
    fn every_text_about_a_rule_says_the_same() {
        for rule in RULES {
            let page = explain(rule, usize::MAX);
            for said in [rule.why, rule.instead, rule.link] {
                for text in [&page, &text(rule), &help(rule)] {
                    assert!(text.contains(said), "{}: {text}", rule.id);
                }
            }
            assert!(list_rules(RULES, 80).contains(rule.id));
        }
    }
}
