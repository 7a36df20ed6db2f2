//! A quoted name holds lower-case letters.

use std::collections::BTreeSet;

use super::shared::named::names;
use crate::account::ObjectId;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;
use crate::text::placeholders;

pub(super) const RULE: Rule = Rule {
    id: "lower-case-name",
    since: "0.1.0",
    severity: Severity::Note,
    wrong: "a quoted name holds lower-case letters",
    why: "written without quotes it resolves to another name, in upper case",
    link: "https://docs.snowflake.com/en/sql-reference/identifiers-syntax",
    instead: "name it in upper case",
    inference: None,
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let mut seen = BTreeSet::new();
    names(trace)
        .filter(|(_, _, name)| name.chars().any(char::is_lowercase))
        // Nobody knows the case of what is filled in.
        .filter(|(_, _, name)| placeholders(name).next().is_none())
        .filter(|(_, kind, name)| seen.insert((*kind, (*name).to_owned())))
        .map(|(line, kind, name)| {
            let object = ObjectId::in_account(kind, name);
            Hit::new(
                line,
                format!("{object} needs its quotes wherever it is written"),
            )
        })
        .collect()
}
