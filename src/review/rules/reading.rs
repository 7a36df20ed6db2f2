//! What cannot be judged, and what is refused.

use crate::parse::statement::Statement;
use crate::review::rule::Hit;
use crate::review::trace::{Step, Trace, Went};
use crate::text::Gravity;

pub(super) fn not_understood(trace: &Trace<'_>) -> Vec<Hit> {
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

pub(super) fn not_settled(trace: &Trace<'_>) -> Vec<Hit> {
    oddities(trace, Gravity::Fault)
}

pub(super) fn rewritten(trace: &Trace<'_>) -> Vec<Hit> {
    oddities(trace, Gravity::Client)
}

pub(super) fn backslash(trace: &Trace<'_>) -> Vec<Hit> {
    oddities(trace, Gravity::Note)
}

fn oddities(trace: &Trace<'_>, gravity: Gravity) -> Vec<Hit> {
    let found = trace.script.oddities.iter();
    found
        .filter(|oddity| oddity.kind.gravity() == gravity)
        .map(|oddity| {
            Hit::new(
                oddity.line,
                format!("column {}: {}", oddity.column, oddity.kind),
            )
        })
        .collect()
}

pub(super) fn refused(trace: &Trace<'_>) -> Vec<Hit> {
    let refused = |step: &Step<'_>| match &step.went {
        Went::Refused(reason) => Some(Hit::new(
            step.line(),
            format!("{} is refused this: {reason}", step.role),
        )),
        Went::Done | Went::NotUnderstood(_) | Went::NotReached => None,
    };
    trace.steps.iter().filter_map(refused).collect()
}
