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
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    trace
        .steps
        .iter()
        .flat_map(|step| in_block(trace, step).chain(alone(step)).collect::<Vec<_>>())
        .collect()
}

/// What is not understood in a block, each in its line.
fn in_block<'t>(trace: &'t Trace<'_>, step: &'t Step<'_>) -> impl Iterator<Item = Hit> + 't {
    let unread = step.not_understood.iter();
    let unread = unread
        .map(|(line, reason)| Hit::new(*line, format!("not understood in line {line}: {reason}")));
    let unjudged = step.acts.iter().filter(|act| !trace.is_judged(step, act));
    let unjudged = unjudged.map(|act| {
        let line = act.line;
        let reason = "what this is about is known only when it runs";
        Hit::new(line, format!("not understood in line {line}: {reason}"))
    });
    unread.chain(unjudged)
}

fn alone(step: &Step<'_>) -> Option<Hit> {
    let told = !step.not_understood.is_empty();
    (!told && !step.is_understood()).then(|| Hit::new(step.line(), reason(step)))
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
