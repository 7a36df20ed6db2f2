//! What is made, replaced and dropped, and how it is named.

use std::collections::{BTreeMap, BTreeSet};

use crate::account::{Effect, ObjectId, system};
use crate::catalogue::ObjectKind;
use crate::parse::block::{Fragment, Part};
use crate::parse::statement::{ObjectName, Statement};
use crate::review::made::refuses_other;
use crate::review::rule::Hit;
use crate::review::trace::{Step, Trace};
use crate::review::words;

pub(super) fn create_or_replace(trace: &Trace<'_>) -> Vec<Hit> {
    let replaces = trace
        .statements()
        .filter_map(|(line, statement)| match statement {
            Statement::Create {
                kind,
                name,
                or_replace: true,
                ..
            } if !kind.row().losses.is_empty() => Some((line, words::object(*kind, name))),
            _ => None,
        });
    replaces
        .map(|(line, object)| {
            Hit::new(line, format!("when {object} is there, it is dropped first"))
        })
        .collect()
}

pub(super) fn if_not_exists(trace: &Trace<'_>) -> Vec<Hit> {
    trace
        .steps
        .iter()
        .flat_map(|step| {
            adopted(step)
                .into_iter()
                .map(move |object| (step.line(), object))
        })
        .map(|(line, object)| {
            Hit::new(line, format!("when {object} is there, it is used as it is"))
        })
        .collect()
}

/// What is taken as it is; not a role whose mark the block has checked.
fn adopted(step: &Step<'_>) -> Vec<String> {
    let checked = |kind: ObjectKind, name: &ObjectName| {
        let name = words::only(name);
        kind == ObjectKind::ROLE && name.is_some_and(|name| refuses_other(step, name))
    };
    let adopted = step.plain().filter_map(|statement| match statement {
        Statement::Create {
            kind,
            name,
            if_not_exists: true,
            ..
        } if !checked(*kind, name) => Some(words::object(*kind, name)),
        _ => None,
    });
    adopted.collect()
}

pub(super) fn drop_of_existing(trace: &Trace<'_>) -> Vec<Hit> {
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
            | Part::RefuseInstalled
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

pub(super) fn existing_renamed(trace: &Trace<'_>) -> Vec<Hit> {
    let effects = trace.effects_in_time();
    effects
        .filter_map(|(at, step, effect)| match effect {
            Effect::Renamed { from, to }
                if !trace.is_own(from, at) && !trace.asks_for_mark(step, from) =>
            {
                let message = format!("{from} is then called {}", to.path());
                Some(Hit::new(step.line(), message))
            }
            _ => None,
        })
        .collect()
}

pub(super) fn drop_role_orphans(trace: &Trace<'_>) -> Vec<Hit> {
    let roles = trace.steps.iter().filter(|step| {
        matches!(step.statement(), Statement::Drop { kind, .. } if *kind == ObjectKind::ROLE)
    });
    roles.filter_map(orphans).collect()
}

fn orphans(step: &Step<'_>) -> Option<Hit> {
    let mut handed_over = Vec::new();
    let mut revoked = 0;
    let dropped = step.effects.iter().find_map(|effect| match effect {
        Effect::Dropped(role) => Some(role),
        _ => None,
    })?;
    for effect in &step.effects {
        match effect {
            Effect::OwnershipTransferred { object, .. } => handed_over.push(object.to_string()),
            Effect::Revoked(grant)
                if grant.grantor.as_ref() == Some(dropped)
                    && grant.on.object() != Some(dropped)
                    && grant.to != *dropped =>
            {
                revoked += 1;
            }
            _ => {}
        }
    }
    if handed_over.is_empty() && revoked == 0 {
        return None;
    }
    let owned = match handed_over.as_slice() {
        [] => "nothing".to_owned(),
        owned => owned.join(", "),
    };
    let message = format!(
        "{dropped} owned {owned}, now of {}; grants that it gave and that go: {revoked}",
        step.role
    );
    Some(Hit::new(step.line(), message))
}

pub(super) fn lower_case_name(trace: &Trace<'_>) -> Vec<Hit> {
    let mut seen = BTreeSet::new();
    names(trace)
        .filter(|(_, _, name)| name.chars().any(char::is_lowercase))
        .filter(|(_, kind, name)| seen.insert((*kind, (*name).to_owned())))
        .map(|(line, kind, name)| {
            let object = ObjectId::in_account(kind, name);
            Hit::new(
                line,
                format!("{object} needs its quotes wherever it is written"),
            )
        })
        .collect()
}

pub(super) fn names_differ_in_case(trace: &Trace<'_>) -> Vec<Hit> {
    let mut first: BTreeMap<(ObjectKind, String), &str> = BTreeMap::new();
    let mut told = BTreeSet::new();
    let mut hits = Vec::new();
    for (line, kind, name) in names(trace) {
        let known = *first.entry((kind, name.to_uppercase())).or_insert(name);
        if known != name && told.insert((kind, name)) {
            let (one, other) = (
                ObjectId::in_account(kind, known),
                ObjectId::in_account(kind, name),
            );
            hits.push(Hit::new(line, format!("{other} is not {one}")));
        }
    }
    hits
}

/// Letters of other alphabets look like those of ours; a report shows which they are.
pub(super) fn name_beyond_ascii(trace: &Trace<'_>) -> Vec<Hit> {
    let mut seen = BTreeSet::new();
    names(trace)
        .filter(|(_, _, name)| !name.is_ascii())
        .filter(|(_, kind, name)| seen.insert((*kind, (*name).to_owned())))
        .map(|(line, kind, name)| {
            let mut beyond = BTreeSet::new();
            beyond.extend(name.chars().filter(|c| !c.is_ascii()));
            let beyond: Vec<String> = beyond
                .into_iter()
                .map(|c| format!("U+{:04X}", u32::from(c)))
                .collect();
            let object = ObjectId::in_account(kind, name);
            Hit::new(line, format!("{object} holds {}", beyond.join(", ")))
        })
        .collect()
}

/// The parts of the names in statements, each with its kind.
fn names<'t>(trace: &'t Trace<'_>) -> impl Iterator<Item = (u32, ObjectKind, &'t str)> {
    trace.statements().flat_map(|(line, statement)| {
        let named = named(statement).into_iter();
        named.filter_map(move |(kind, name)| match name {
            ObjectName::Parts(parts) => Some((line, kind, parts.last()?.value.as_str())),
            ObjectName::Variable(_) => None,
        })
    })
}

/// The names in a statement that stand for one object.
fn named(statement: &Statement) -> Vec<(ObjectKind, &ObjectName)> {
    use crate::parse::statement::Securable;
    let on = |securable| match securable {
        &Securable::Object { kind, ref name } => Some((kind, name)),
        Securable::Account | Securable::All { .. } | Securable::Future { .. } => None,
    };
    match statement {
        Statement::UseRole(name) => vec![(ObjectKind::ROLE, name)],
        Statement::Use { kind, name }
        | Statement::Create { kind, name, .. }
        | Statement::Alter { kind, name, .. }
        | Statement::Drop { kind, name, .. }
        | Statement::Comment { kind, name, .. } => vec![(*kind, name)],
        Statement::Grant {
            on: securable, to, ..
        }
        | Statement::Revoke {
            on: securable,
            from: to,
            ..
        }
        | Statement::GrantOwnership {
            on: securable, to, ..
        } => on(securable)
            .into_iter()
            .chain([words::parts(to)])
            .collect(),
        Statement::GrantRole { role, to, .. } | Statement::RevokeRole { role, from: to } => {
            vec![words::parts(role), words::parts(to)]
        }
        Statement::UseSecondaryRoles(_)
        | Statement::SetVariable { .. }
        | Statement::UnsetVariable(_)
        | Statement::Block(_)
        | Statement::ExecuteImmediate { .. }
        | Statement::Read(_)
        | Statement::Unknown(_) => Vec::new(),
    }
}
