//! What changes hands.

use std::collections::BTreeMap;

use crate::account::{Effect, ObjectId, system};
use crate::catalogue::Privilege;
use crate::parse::block::{Fragment, Part};
use crate::parse::statement::Statement;
use crate::review::rule::Hit;
use crate::review::trace::Trace;

pub(super) fn existing(trace: &Trace<'_>) -> Vec<Hit> {
    let mut hits = handed_over(trace, false);
    for step in &trace.steps {
        let given = step.parts().filter_map(given_back);
        hits.extend(given.map(|message| Hit::new(step.line(), message)));
    }
    hits
}

/// What a part gives back in the name of one of Snowflake's own roles, whose it may always have
/// been.
fn given_back(part: &Fragment) -> Option<String> {
    let what = match part.part {
        Part::GiveBackTables => "table",
        Part::GiveBackViews => "view",
        _ => return None,
    };
    let role = ObjectId::role(part.slot("system_role")?);
    let (owner, place) = (ObjectId::role(part.slot("owner")?), part.slot("container")?);
    let is_snowflakes = system::is_system_role(&role);
    is_snowflakes.then(|| format!("to {owner}: every {what} of {role} in {place}"))
}

pub(super) fn new(trace: &Trace<'_>) -> Vec<Hit> {
    handed_over(trace, true)
}

/// Objects that change hands by `GRANT OWNERSHIP`: those that the scripts made, or the others;
/// those of one statement and one new owner together. What is dropped afterwards is left out.
fn handed_over(trace: &Trace<'_>, made: bool) -> Vec<Hit> {
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
