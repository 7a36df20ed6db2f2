//! Two names differ in nothing but upper and lower case.

use std::collections::{BTreeMap, BTreeSet};

use super::shared::named::names;
use crate::account::ObjectId;
use crate::catalogue::ObjectKind;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "names-differ-in-case",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "two names differ in nothing but upper and lower case",
    why: "they are two objects, and one of them is probably not the one meant",
    link: "https://docs.snowflake.com/en/sql-reference/identifiers-syntax",
    instead: "write the name in one way",
    inference: None,
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let mut first: BTreeMap<(ObjectKind, String), &str> = BTreeMap::new();
    let mut told = BTreeSet::new();
    let mut hits = Vec::new();
    for (line, kind, name) in names(trace) {
        let known = *first.entry((kind, name.to_uppercase())).or_insert(name);
        if known != name && told.insert((kind, name)) {
            let (one, other) = (
                ObjectId::in_account(kind, known),
                ObjectId::in_account(kind, name),
            );
            hits.push(Hit::new(line, format!("{other} is not {one}")));
        }
    }
    hits
}
