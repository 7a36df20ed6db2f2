//! An object is dropped that the scripts did not make.

use crate::account::{Effect, ObjectId, system};
use crate::catalogue::ObjectKind;
use crate::parse::block::{Fragment, Part};
use crate::parse::statement::Statement;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::{Step, Trace};
use crate::review::words;

pub(super) const RULE: Rule = Rule {
    id: "drop-of-existing",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "an object is dropped that the scripts did not make",
    why: "roles and users cannot be brought back, and databases only for as long as their Time Travel lasts",
    link: "https://docs.snowflake.com/en/sql-reference/sql/drop-database",
    instead: "see that it is the one meant; drop it only where a mark of its own says so",
    inference: None,
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for ((number, start), step) in trace.steps_in_time() {
        for object in dropped(trace, step) {
            let goes = |effect: &Effect| matches!(effect, Effect::Dropped(gone) if *gone == object);
            let effect = step.effects.iter().position(goes).unwrap_or(start);
            if !trace.is_own(&object, (number, effect)) {
                hits.push(Hit::new(step.line(), format!("drops {object}")));
            }
        }
        let owners = step.parts().filter_map(owner_of_all);
        let owners = owners.filter(system::is_system_role);
        hits.extend(owners.map(|role| {
            let message = format!("drops every role of the account that {role} owns");
            Hit::new(step.line(), message)
        }));
    }
    hits
}

/// Whose roles a part drops, all of them.
fn owner_of_all(part: &Fragment) -> Option<ObjectId> {
    let role = part.slot("system_role")?;
    (part.part == Part::RemoveOwnedRoles).then(|| ObjectId::role(role))
}

/// What a statement drops by name; in our blocks, what goes without being asked for its mark.
fn dropped(trace: &Trace<'_>, step: &Step<'_>) -> Vec<ObjectId> {
    match step.statement() {
        Statement::Drop { .. } => {
            let first = step.effects.iter().find_map(|effect| match effect {
                Effect::Dropped(object) => Some(object.clone()),
                _ => None,
            });
            first.into_iter().collect()
        }
        Statement::Block(_) => unmarked(trace, step),
        _ => Vec::new(),
    }
}

fn unmarked(trace: &Trace<'_>, step: &Step<'_>) -> Vec<ObjectId> {
    let named = step.parts().filter_map(|part| {
        let (kind, slot) = match part.part {
            Part::RemoveUser => (ObjectKind::USER, "user"),
            Part::RemoveRole => (ObjectKind::ROLE, "role"),
            Part::RemoveDatabase => (ObjectKind::DATABASE, "database"),
            Part::RequireCurrentRole
            | Part::RequireInstalled
            | Part::RequireUnfinished
            | Part::RequireUser
            | Part::RequireRole
            | Part::RequireFreeUser
            | Part::RequireFreeRole
            | Part::RefuseOtherRole
            | Part::RemoveOwnedRoles
            | Part::UseWarehouse
            | Part::DetachMaskingPolicies
            | Part::DetachRowAccessPolicies
            | Part::GiveBackTables
            | Part::GiveBackViews => return None,
        };
        let object = ObjectId::in_account(kind, part.slot(slot)?);
        (!trace.checks_mark(part, &object)).then_some(object)
    });
    let from_statements = step.plain().filter_map(|statement| match statement {
        Statement::Drop { kind, name, .. } => Some(ObjectId::in_account(*kind, words::only(name)?)),
        _ => None,
    });
    named.chain(from_statements).collect()
}
