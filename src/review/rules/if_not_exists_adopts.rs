//! IF NOT EXISTS takes what is there for its own.

use crate::catalogue::ObjectKind;
use crate::parse::statement::{ObjectName, Statement};
use crate::review::made::refuses_other;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::{Step, Trace};
use crate::review::words;

pub(super) const RULE: Rule = Rule {
    id: "if-not-exists-adopts",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "IF NOT EXISTS takes what is there for its own",
    why: "an object of that name may belong to somebody else and have grants of its own; the statements that follow act on it all the same",
    link: "https://docs.snowflake.com/en/sql-reference/sql/create-role",
    instead: "write CREATE, and look at what has the name when that is refused",
    inference: Some("that the statement succeeds whoever owns the object"),
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    trace
        .steps
        .iter()
        .flat_map(|step| {
            adopted(step)
                .into_iter()
                .map(move |object| (step.line(), object))
        })
        .map(|(line, object)| {
            Hit::new(line, format!("when {object} is there, it is used as it is"))
        })
        .collect()
}

/// What is taken as it is; not a role whose mark the block has checked.
fn adopted(step: &Step<'_>) -> Vec<String> {
    let checked = |kind: ObjectKind, name: &ObjectName| {
        let name = words::only(name);
        kind == ObjectKind::ROLE && name.is_some_and(|name| refuses_other(step, name))
    };
    let adopted = step.plain().filter_map(|statement| match statement {
        Statement::Create {
            kind,
            name,
            if_not_exists: true,
            ..
        } if !checked(*kind, name) => Some(words::object(*kind, name)),
        _ => None,
    });
    adopted.collect()
}
