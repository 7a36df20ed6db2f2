//! A backslash stands between quotes.

use super::shared::oddities::oddities;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;
use crate::text::Gravity;

pub(super) const RULE: Rule = Rule {
    id: "backslash-in-quotes",
    since: "0.1.0",
    severity: Severity::Note,
    wrong: "a backslash stands between quotes",
    why: "in a text it starts an escape, in a name it is a plain character, and the official client's splitter sees it otherwise",
    link: "https://docs.snowflake.com/en/sql-reference/data-types-text",
    instead: "do without it where that is possible",
    inference: Some("that a backslash in a quoted name stands for itself"),
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    oddities(trace, Gravity::Note)
}
