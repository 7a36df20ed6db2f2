//! A statement is refused.

use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::{Step, Trace, Went};

pub(super) const RULE: Rule = Rule {
    id: "statement-refused",
    since: "0.1.0",
    severity: Severity::Error,
    wrong: "a statement is refused",
    why: "a client that stops at the first error leaves the rest undone; one that goes on leaves a state that nobody has meant",
    link: "https://docs.snowflake.com/en/user-guide/security-access-control-privileges",
    instead: "give the role what it lacks, or mend the statement",
    inference: None,
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let refused = |step: &Step<'_>| match &step.went {
        Went::Refused(reason) => Some(Hit::new(
            step.line(),
            format!("{} is refused this: {reason}", step.role),
        )),
        Went::Done | Went::NotUnderstood(_) | Went::NotReached => None,
    };
    trace.steps.iter().filter_map(refused).collect()
}
