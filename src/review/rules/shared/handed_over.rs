//! What changes hands, for the rules about that.

use std::collections::BTreeMap;

use crate::account::{Effect, ObjectId};
use crate::parse::statement::Statement;
use crate::review::rule::Hit;
use crate::review::trace::Trace;

/// Objects that change hands by `GRANT OWNERSHIP`: those that the scripts made, or the others;
/// those of one statement and one new owner together. What is dropped afterwards is left out.
pub(in crate::review) fn handed_over(trace: &Trace<'_>, made: bool) -> Vec<Hit> {
    let mut together: BTreeMap<(u32, &ObjectId), Vec<String>> = BTreeMap::new();
    for (at, step, effect) in trace.effects_in_time() {
        let handed = match effect {
            Effect::OwnershipTransferred { object, to, .. } => Some((object, to)),
            // Who owned it before is assumed, and may be somebody else.
            Effect::AlreadyOwned(object) if !made => {
                trace.mended.owner_of(object).map(|to| (object, to))
            }
            _ => None,
        };
        if let Some((object, to)) = handed
            && !is_drop(step.statement())
            && trace.is_own(object, at) == made
            && trace.mended.contains(object)
        {
            let objects = together.entry((step.line_at(at.1), to)).or_default();
            objects.push(object.to_string());
        }
    }
    together
        .into_iter()
        .map(|((line, to), objects)| Hit::new(line, format!("to {to}: {}", objects.join(", "))))
        .collect()
}

pub(in crate::review) fn is_drop(statement: &Statement) -> bool {
    matches!(statement, Statement::Drop { .. })
}
