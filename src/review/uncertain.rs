//! Where the documentation leaves a rule open, and this script would go otherwise.

use crate::account::{Effect, Reading, Rules, Switch};

use super::assume::Assumptions;
use super::play::{Request, play_again};
use super::trace::{Step, Trace, Went};

/// Every other reading of one rule under which a statement goes otherwise, and what of the
/// earlier scripts did not go through; whether all gains are told.
pub(super) fn uncertain(
    request: &Request<'_>,
    assumptions: &Assumptions,
    trace: &Trace<'_>,
    all_gains: bool,
) -> Vec<String> {
    let mut all: Vec<String> = trace.earlier.iter().filter_map(not_done).collect();
    if !all_gains {
        all.push("who gains what is not told in full: too many roles nest in roles".to_owned());
    }
    if trace.steps.iter().any(|step| step.went == Went::NotReached) {
        all.push("statements that are not reached are judged by their words alone".to_owned());
    }
    all.extend(trace.effects().filter_map(|(line, effect)| match effect {
        Effect::NothingRevoked { .. } => Some(format!(
            "whether there is anything to revoke in line {line} depends on the account"
        )),
        _ => None,
    }));
    for switch in trace.asked.iter().copied() {
        let turned = Reading::new(Rules::default().turned(switch));
        let other = play_again(request, trace, assumptions, turned);
        let differs = |(here, there): &(&Step<'_>, &Step<'_>)| here.went != there.went;
        let first = trace.steps.iter().zip(&other.steps).find(differs);
        all.extend(first.map(|(_, there)| reading(switch, there)));
    }
    all
}

fn reading(switch: Switch, step: &Step<'_>) -> String {
    format!(
        "the documentation does not settle \"{}\"; on the other reading line {} {}",
        switch.question(),
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
