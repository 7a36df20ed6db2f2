//! A name holds characters beyond ASCII.

use std::collections::BTreeSet;

use super::shared::named::names;
use crate::account::ObjectId;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "name-beyond-ascii",
    since: "0.1.0",
    severity: Severity::Note,
    wrong: "a name holds characters beyond ASCII",
    why: "letters of other alphabets, and marks that combine with letters, look like others; two names that are read alike may be two objects",
    link: "https://docs.snowflake.com/en/sql-reference/identifiers-syntax",
    instead: "see that each character is the one meant, or name it in plain letters",
    inference: None,
    names: &[],
    check,
};

/// Letters of other alphabets look like those of ours; a report shows which they are.
fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let mut seen = BTreeSet::new();
    names(trace)
        .filter(|(_, _, name)| !name.is_ascii())
        .filter(|(_, kind, name)| seen.insert((*kind, (*name).to_owned())))
        .map(|(line, kind, name)| {
            let mut beyond = BTreeSet::new();
            beyond.extend(name.chars().filter(|c| !c.is_ascii()));
            let beyond: Vec<String> = beyond
                .into_iter()
                .map(|c| format!("U+{:04X}", u32::from(c)))
                .collect();
            let object = ObjectId::in_account(kind, name);
            Hit::new(line, format!("{object} holds {}", beyond.join(", ")))
        })
        .collect()
}
