//! What the roles that run a script have to hold for it to be done.
//!
//! Told from what the script does: each effect on something that the scripts did not make
//! themselves asks for something. Where Snowflake documents several ways, all are named.

use std::collections::BTreeSet;

use crate::account::{Effect, Grant, ObjectId, Target};
use crate::catalogue::Privilege;

use super::trace::Trace;

/// The needs of the reviewed script, each once, in order of the statements.
pub(super) fn needs(trace: &Trace<'_>) -> Vec<String> {
    let mut dropped = BTreeSet::new();
    dropped.extend(trace.effects().filter_map(|(_, effect)| match effect {
        Effect::Dropped(object) => Some(object),
        _ => None,
    }));
    let goes_along = |effect: &Effect| match effect {
        Effect::Dropped(object) => object
            .container()
            .is_some_and(|place| dropped.contains(&place)),
        _ => false,
    };
    let mut seen = BTreeSet::new();
    trace
        .effects_in_time()
        .filter(|(.., effect)| !goes_along(effect))
        .filter_map(|(at, _, effect)| need(effect, |object| trace.is_made(object, at)))
        .filter(|need| seen.insert(need.clone()))
        .collect()
}

fn need(effect: &Effect, is_made: impl Fn(&ObjectId) -> bool) -> Option<String> {
    let own = |object: &ObjectId| (!is_made(object)).then(|| format!("OWNERSHIP ON {object}"));
    let hand_over =
        |object: &ObjectId| own(object).map(|own| format!("{own} or MANAGE GRANTS ON ACCOUNT"));
    match effect {
        Effect::Created { object, owner } => {
            owner.as_ref()?;
            create(object, is_made)
        }
        Effect::Dropped(object)
        | Effect::Renamed { from: object, .. }
        | Effect::PropertySet { object, .. }
        | Effect::PropertyUnset { object, .. }
        | Effect::Altered { object, .. } => own(object),
        Effect::OwnershipTransferred { object, .. } => hand_over(object),
        Effect::Granted { grant, .. } | Effect::AlreadyGranted(grant) => grant_on(grant, is_made),
        Effect::Revoked(grant) | Effect::GrantOptionRevoked(grant) => {
            let grantor = grant.grantor.as_ref()?;
            let own = !is_made(&grant.to) && !is_made(grantor);
            own.then(|| format!("{grantor} or MANAGE GRANTS ON ACCOUNT"))
        }
        Effect::FutureGranted { .. } | Effect::FutureRevoked(_) => {
            Some("MANAGE GRANTS ON ACCOUNT".to_owned())
        }
        Effect::PolicyAttached(at) | Effect::PolicyDetached(at) => {
            own(&at.to).map(|own| format!("{own}, and APPLY on {} or its kind", at.policy))
        }
        Effect::RoleActivated(role) => Some(role.to_string()),
        Effect::Used(object) => (!is_made(object)).then(|| format!("USAGE ON {object}")),
        Effect::DataWritten(object) | Effect::DataRemoved(object) => (!is_made(object))
            .then(|| format!("OWNERSHIP ON {object}, or the privilege to change its data")),
        Effect::CodeRun(code) => (!is_made(code)).then(|| format!("USAGE ON {code}")),
        Effect::AlreadyExisted { .. }
        | Effect::WasNotThere(_)
        | Effect::NothingRevoked { .. }
        | Effect::AlreadyOwned(_)
        | Effect::Copied(_)
        | Effect::PolicyLeftDangling(_)
        | Effect::SecondaryRolesActivated
        | Effect::DataCopied { .. }
        | Effect::FunctionActed { .. }
        | Effect::VariableSet(_)
        | Effect::VariableUnset(_) => None,
    }
}

/// What makes an object needs, unless it stands in something that the scripts made.
fn create(object: &ObjectId, is_made: impl Fn(&ObjectId) -> bool) -> Option<String> {
    let container = object.container();
    if container.as_ref().is_some_and(&is_made) {
        return None;
    }
    let kind = object.kind.words();
    let place = container.map_or(Target::Account, Target::Object);
    Some(format!("CREATE {kind} ON {place}"))
}

/// MANAGE GRANTS is not enough for what is granted on the account.
/// <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>
fn grant_on(grant: &Grant, is_made: impl Fn(&ObjectId) -> bool) -> Option<String> {
    let privilege = grant.privilege;
    match grant.on.object() {
        None => Some(format!(
            "{} ON ACCOUNT WITH GRANT OPTION",
            privilege.as_str()
        )),
        Some(object) if is_made(object) => None,
        Some(object) if privilege == Privilege::IMPORTED_PRIVILEGES => Some(format!(
            "ROLE ACCOUNTADMIN, for {} ON {object}",
            privilege.as_str()
        )),
        Some(object) => Some(format!(
            "OWNERSHIP ON {object}, {} ON it WITH GRANT OPTION, or MANAGE GRANTS ON ACCOUNT",
            privilege.as_str()
        )),
    }
}
