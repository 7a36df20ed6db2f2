//! A client would send other statements than the file holds.

use super::shared::oddities::oddities;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;
use crate::text::Gravity;

pub(super) const RULE: Rule = Rule {
    id: "client-rewrites-text",
    since: "0.1.0",
    severity: Severity::Error,
    wrong: "a client would send other statements than the file holds",
    why: "snow sql and SnowSQL replace templates and variables and run commands of their own, inside quotes and comments too",
    link: "https://docs.snowflake.com/en/developer-guide/snowflake-cli/sql/execute-sql",
    instead: "spell the characters otherwise, or remove the client's command",
    inference: None,
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    oddities(trace, Gravity::Client)
}
