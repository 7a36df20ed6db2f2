//! Where the documentation leaves a rule open, and this script would go otherwise.

use crate::account::{Effect, Rules};

use super::assume::Assumptions;
use super::play::{Request, play};
use super::trace::{Step, Trace, Went};

/// Every other reading of one rule under which a statement goes otherwise, and what of the
/// earlier scripts did not go through.
pub(super) fn uncertain(
    request: &Request<'_>,
    assumptions: &Assumptions,
    trace: &Trace<'_>,
) -> Vec<String> {
    let mut all: Vec<String> = trace.earlier.iter().filter_map(not_done).collect();
    if trace.steps.iter().any(|step| step.went == Went::NotReached) {
        all.push("statements that are not reached are judged by their words alone".to_owned());
    }
    all.extend(trace.effects().filter_map(|(line, effect)| match effect {
        Effect::NothingRevoked => Some(format!(
            "whether there is anything to revoke in line {line} depends on the account"
        )),
        _ => None,
    }));
    for rules in Rules::readings() {
        let [switch] = rules.turned_switches()[..] else {
            continue;
        };
        let other = play(assumptions.stage(request, rules), request);
        let differs = |(here, there): &(&Step<'_>, &Step<'_>)| here.went != there.went;
        let first = trace.steps.iter().zip(&other.steps).find(differs);
        all.extend(first.map(|(_, there)| reading(switch, there)));
    }
    all
}

fn reading(switch: &str, step: &Step<'_>) -> String {
    let question = switch.replace('_', " ");
    format!(
        "the documentation does not settle \"{question}\"; on the other reading line {} {}",
        step.line(),
        would(&step.went)
    )
}

fn would(went: &Went) -> String {
    match went {
        Went::Done => "would be done".to_owned(),
        Went::Refused(reason) => format!("would be refused: {reason}"),
        Went::NotUnderstood(reason) => format!("would not be understood: {reason}"),
        Went::NotReached => "would not be reached".to_owned(),
    }
}

fn not_done(step: &Step<'_>) -> Option<String> {
    let line = step.line();
    match &step.went {
        Went::Done | Went::NotReached => None,
        Went::Refused(reason) => Some(format!(
            "line {line} of an earlier script is refused: {reason}"
        )),
        Went::NotUnderstood(reason) => Some(format!(
            "line {line} of an earlier script is not understood: {reason}"
        )),
    }
}
