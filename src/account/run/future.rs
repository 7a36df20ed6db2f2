//! Future grants: standing instructions for objects that are not there yet.
//!
//! <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>

use super::privilege::must_fit;
use crate::account::effect::Effect;
use crate::account::grant::{FutureGrant, Target};
use crate::account::object::ObjectId;
use crate::account::refusal::Refusal;
use crate::account::step::{Run, Step};
use crate::catalogue::{ObjectKind, Privilege};
use crate::parse::statement::{Container, Grantee};

pub(super) fn grant(
    step: &mut Step<'_>,
    privileges: &[Privilege],
    kind: ObjectKind,
    container: &Container,
    to: &Grantee,
    with_grant_option: bool,
) -> Run {
    if !kind.row().in_future {
        return Err(Refusal::NoFutureGrants(kind).into());
    }
    let container = step.find_container(container, "GRANT")?;
    let to = step.grantee(to, "GRANT")?;
    let example = Target::Object(ObjectId::in_account(kind, ""));
    for privilege in privileges {
        must_fit(*privilege, &example)?;
    }
    must_manage(step, &container)?;
    let grants = listed(privileges, kind, &container, &to);
    for grant in &grants {
        must_be_one_owner(step, grant)?;
    }
    for grant in grants {
        let held = step.account.future_grants.entry(grant.clone()).or_default();
        *held |= with_grant_option;
        step.effects.push(Effect::FutureGranted {
            grant,
            with_grant_option,
        });
    }
    Ok(())
}

fn listed(
    privileges: &[Privilege],
    kind: ObjectKind,
    container: &ObjectId,
    to: &ObjectId,
) -> Vec<FutureGrant> {
    let grant = |privilege: &Privilege| FutureGrant {
        container: container.clone(),
        kind,
        privilege: *privilege,
        to: to.clone(),
    };
    privileges.iter().map(grant).collect()
}

/// `REVOKE … ON FUTURE`, OWNERSHIP included; what was granted by then stays.
pub(super) fn revoke(
    step: &mut Step<'_>,
    grant_option_for: bool,
    privileges: &[Privilege],
    kind: ObjectKind,
    container: &Container,
    from: &Grantee,
) -> Run {
    let container = step.find_container(container, "REVOKE")?;
    let to = step.grantee(from, "REVOKE")?;
    must_manage(step, &container)?;
    for grant in listed(privileges, kind, &container, &to) {
        let privilege = grant.privilege;
        let grants = &mut step.account.future_grants;
        let found = match grants.get_mut(&grant) {
            Some(option) if grant_option_for => std::mem::take(option),
            Some(_) => grants.remove(&grant).is_some(),
            None => false,
        };
        step.effects.push(match found {
            true => Effect::FutureRevoked(grant),
            false => Effect::NothingRevoked {
                from: to.clone(),
                privileges: vec![privilege],
                on: vec![Target::Object(ObjectId::every(kind, &container))],
            },
        });
    }
    Ok(())
}

/// Future grants take MANAGE GRANTS; in a managed access schema its owner may give them too.
fn must_manage(step: &Step<'_>, container: &ObjectId) -> Result<(), Refusal> {
    if step.manages_grants() || (step.is_managed(container) && step.owns(container)) {
        return Ok(());
    }
    Err(step.insufficient(Target::Account, vec![Privilege::MANAGE_GRANTS]))
}

/// No more than one future grant of OWNERSHIP for a kind in a place.
/// <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>
fn must_be_one_owner(step: &Step<'_>, grant: &FutureGrant) -> Run {
    let rival = |other: &&FutureGrant| {
        other.container == grant.container
            && other.kind == grant.kind
            && other.privilege == Privilege::OWNERSHIP
            && other.to != grant.to
    };
    let owns = grant.privilege == Privilege::OWNERSHIP;
    let mut future = step.account.future_grants().map(|(other, _)| other);
    match future.find(rival).filter(|_| owns) {
        Some(other) => Err(Refusal::FutureOwner(Box::new(other.clone())).into()),
        None => Ok(()),
    }
}

/// Gives a new object what was granted on it in advance. Grants of the schema shut out those of
/// the database for the kind, a future owner takes the creator's place, and the other grants are
/// recorded in the owner's name: <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>;
/// the last two as a public test suite observed on an account.
pub(super) fn apply(step: &mut Step<'_>, object: &ObjectId) {
    let (owners, others): (Vec<_>, Vec<_>) = in_force(step, object)
        .into_iter()
        .partition(|(grant, _)| grant.privilege == Privilege::OWNERSHIP);
    for (grant, _) in owners {
        step.give(object, &grant.to);
    }
    let owner = step.account.owner_of(object).cloned();
    let on = Target::Object(object.clone());
    for (grant, with_grant_option) in others {
        step.grant(
            grant.privilege,
            &on,
            &grant.to,
            owner.clone(),
            with_grant_option,
        );
    }
}

/// The future grants that reach `object`: those of the nearest container that has any.
fn in_force(step: &Step<'_>, object: &ObjectId) -> Vec<(FutureGrant, bool)> {
    let mut container = object.container();
    while let Some(scope) = container {
        let found: Vec<_> = step
            .account
            .future_grants()
            .filter(|(grant, _)| grant.container == scope && grant.kind == object.kind)
            .map(|(grant, option)| (grant.clone(), option))
            .collect();
        if !found.is_empty() {
            return found;
        }
        container = scope.container();
    }
    Vec::new()
}
