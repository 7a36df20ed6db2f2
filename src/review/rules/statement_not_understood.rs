//! A statement is not understood.

use crate::parse::statement::Statement;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::{Step, Trace, Went};

pub(super) const RULE: Rule = Rule {
    id: "statement-not-understood",
    since: "0.1.0",
    severity: Severity::Error,
    wrong: "a statement is not understood",
    why: "nobody has said what it does; the review is not complete without it",
    link: "https://docs.snowflake.com/en/sql-reference/sql-all",
    instead: "read it by hand, write it in the documented form, or take it out and review the rest",
    inference: None,
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let steps = trace.steps.iter().filter(|step| !step.is_understood());
    steps
        .map(|step| Hit::new(step.line(), reason(step)))
        .collect()
}

fn reason(step: &Step<'_>) -> String {
    match (step.statement(), &step.went) {
        (Statement::Unknown(unknown), _) => {
            format!(
                "not understood in line {}: {}",
                unknown.line, unknown.reason
            )
        }
        (_, Went::NotUnderstood(reason)) => format!("not understood: {reason}"),
        (Statement::Create { .. }, _) => {
            "not understood: what the procedure does when somebody calls it".to_owned()
        }
        _ => "not understood: what a procedural block does".to_owned(),
    }
}
