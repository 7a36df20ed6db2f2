//! What changes hands.

use std::collections::BTreeMap;

use crate::account::{Effect, ObjectId};
use crate::parse::privilege::Privilege;
use crate::parse::statement::Statement;
use crate::review::finding::Hit;
use crate::review::trace::Trace;

pub(super) fn existing(trace: &Trace<'_>) -> Vec<Hit> {
    handed_over(trace, false)
}

pub(super) fn new(trace: &Trace<'_>) -> Vec<Hit> {
    handed_over(trace, true)
}

/// Objects that change hands by `GRANT OWNERSHIP`: those that the scripts made, or the others;
/// those of one statement and one new owner together. What is dropped afterwards is left out.
fn handed_over(trace: &Trace<'_>, made: bool) -> Vec<Hit> {
    let mut together: BTreeMap<(u32, &ObjectId), Vec<String>> = BTreeMap::new();
    for (at, step, effect) in trace.effects_in_time() {
        if let Effect::OwnershipTransferred { object, to, .. } = effect
            && !is_drop(step.statement())
            && trace.is_own(object, at) == made
            && trace.after.contains(object)
        {
            let objects = together.entry((step.line(), to)).or_default();
            objects.push(object.to_string());
        }
    }
    together
        .into_iter()
        .map(|((line, to), objects)| Hit::new(line, format!("to {to}: {}", objects.join(", "))))
        .collect()
}

fn is_drop(statement: &Statement) -> bool {
    matches!(statement, Statement::Drop { .. })
}

pub(super) fn future(trace: &Trace<'_>) -> Vec<Hit> {
    let granted = trace.effects().filter_map(|(line, effect)| match effect {
        Effect::FutureGranted { grant, .. } if grant.privilege == Privilege::OWNERSHIP => {
            Some((line, grant))
        }
        _ => None,
    });
    granted
        .map(|(line, grant)| {
            Hit::new(
                line,
                format!(
                    "what is made in {} will belong to {}",
                    grant.container, grant.to
                ),
            )
        })
        .collect()
}
