//! The text holds something that no documented rule reads.

use super::shared::oddities::oddities;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;
use crate::text::Gravity;

pub(super) const RULE: Rule = Rule {
    id: "text-not-settled",
    since: "0.1.0",
    severity: Severity::Error,
    wrong: "the text holds something that no documented rule reads",
    why: "an unclosed quote, an invisible character or a stray token lets two readers see two different scripts",
    link: "https://docs.snowflake.com/en/sql-reference/identifiers-syntax",
    instead: "remove it, or write it in plain characters",
    inference: None,
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    oddities(trace, Gravity::Fault)
}
