//! IF NOT EXISTS takes what is there for its own.

use crate::catalogue::Touches;
use crate::parse::statement::Statement;
use crate::review::guard::refuses_other;
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
    names: &[Touches::Other],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    trace
        .steps
        .iter()
        .flat_map(|step| adopted(step))
        .map(|(line, object)| {
            Hit::new(line, format!("when {object} is there, it is used as it is"))
        })
        .collect()
}

/// What is taken as it is; not a role whose mark the block has checked.
fn adopted(step: &Step<'_>) -> Vec<(u32, String)> {
    let taken = |statement: &Statement| match statement {
        Statement::Create {
            kind,
            name,
            if_not_exists: true,
            ..
        } => Some((words::identity(*kind, name), words::object(*kind, name))),
        _ => None,
    };
    let in_block = step.acts.iter().filter_map(|act| {
        let (id, object) = taken(&act.statement)?;
        let checked = id.is_some_and(|id| refuses_other(act, &id));
        (!checked).then_some((act.line, object))
    });
    let alone = step.alone().and_then(|(line, statement)| {
        let (_, object) = taken(statement)?;
        Some((line, object))
    });
    in_block.chain(alone).collect()
}
