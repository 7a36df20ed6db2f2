//! `GRANT OWNERSHIP`.
//!
//! <https://docs.snowflake.com/en/sql-reference/sql/grant-ownership>

use super::{future, grant, revoke};
use crate::account::effect::Effect;
use crate::account::grant::{Grant, Target};
use crate::account::object::ObjectId;
use crate::account::refusal::Refusal;
use crate::account::rules::Switch;
use crate::account::step::{Run, Step};
use crate::catalogue::{ObjectKind, Privilege};
use crate::parse::statement::{CurrentGrants, Grantee, Securable};

/// Transfers one object or, in order of name, all of a kind; the first that is refused stops the
/// statement, and those before it have moved, as a public test suite observed on an account.
///
/// The ownership of a container does not move what is in it.
pub(super) fn transfer(
    step: &mut Step<'_>,
    on: &Securable,
    to: &Grantee,
    current_grants: Option<CurrentGrants>,
) -> Run {
    if let Securable::Future { kind, container } = on {
        return future::grant(step, &[Privilege::OWNERSHIP], *kind, container, to, false);
    }
    let targets = grant::targets(step, on, "GRANT")?;
    let to = step.grantee(to, "GRANT")?;
    for target in targets {
        match target {
            Target::Object(object) => one(step, &object, &to, current_grants)?,
            Target::Account => return Err(not_grantable(&target, &to).into()),
        }
    }
    Ok(())
}

fn one(
    step: &mut Step<'_>,
    object: &ObjectId,
    to: &ObjectId,
    current_grants: Option<CurrentGrants>,
) -> Run {
    let Some(owner) = step.account.owner_of(object) else {
        return Err(Refusal::MadeBySnowflake(object.clone()).into());
    };
    // Never blocked, as a public emulator that was compared with an account has it.
    if owner == to {
        step.effects.push(Effect::AlreadyOwned(object.clone()));
        return Ok(());
    }
    must_be_able_to_own(object, to)?;
    must_be_allowed(step, object, to)?;
    let outbound = outbound(step, object);
    match current_grants {
        Some(CurrentGrants::Copy) => {
            must_be_allowed_to_copy(step, to)?;
            step.give(object, to);
            copy(step, outbound, to);
        }
        Some(CurrentGrants::Revoke) => {
            step.give(object, to);
            outbound
                .into_iter()
                .for_each(|grant| revoke::remove(step, grant));
        }
        None => {
            must_not_block(step, object, outbound)?;
            step.give(object, to);
        }
    }
    Ok(())
}

/// Roles own; a database role owns only what is in its database.
fn must_be_able_to_own(object: &ObjectId, to: &ObjectId) -> Result<(), Refusal> {
    let able = match to.kind {
        ObjectKind::ROLE => true,
        ObjectKind::DATABASE_ROLE => object.database == to.database,
        _ => false,
    };
    if able {
        return Ok(());
    }
    Err(not_grantable(&Target::Object(object.clone()), to))
}

fn not_grantable(on: &Target, to: &ObjectId) -> Refusal {
    Refusal::NotGrantable {
        what: format!("OWNERSHIP ON {on}"),
        to: to.clone(),
    }
}

/// Needs OWNERSHIP of the object, or MANAGE GRANTS on the account; for objects that run with
/// their owner's rights MANAGE GRANTS, unless an active role has the new owner's.
/// <https://docs.snowflake.com/en/user-guide/container-manage-grants-intro>
/// <https://docs.snowflake.com/en/user-guide/inherited-grants-intro>
fn must_be_allowed(step: &Step<'_>, object: &ObjectId, to: &ObjectId) -> Result<(), Refusal> {
    let owner = step.granting_owner(object);
    let owns = owner.is_some_and(|owner| step.active.contains(owner));
    let tightened = object.kind.row().acts_as_owner && !step.active.contains(to);
    if step.manages_grants() || (owns && !tightened) {
        return Ok(());
    }
    if owns {
        return Err(step.insufficient(Target::Account, vec![Privilege::MANAGE_GRANTS]));
    }
    let missing = vec![Privilege::OWNERSHIP];
    Err(step.insufficient(Target::Object(object.clone()), missing))
}

/// COPY also needs MANAGE GRANTS, or an active role that is the new owner or has it.
fn must_be_allowed_to_copy(step: &Step<'_>, to: &ObjectId) -> Result<(), Refusal> {
    if step.manages_grants() || step.active.contains(to) {
        return Ok(());
    }
    Err(step.insufficient(Target::Account, vec![Privilege::MANAGE_GRANTS]))
}

/// The grants on `object`, in the order in which the refusal names them: by privilege.
fn outbound(step: &Step<'_>, object: &ObjectId) -> Vec<Grant> {
    let on = Target::Object(object.clone());
    let mut grants: Vec<Grant> = step
        .account
        .grants_on(&on)
        .map(|(grant, _)| grant.clone())
        .collect();
    grants.sort_by_key(|grant| grant.privilege);
    grants
}

/// Without COPY or REVOKE any grant on the object blocks the transfer. Roles are excepted by the
/// documentation, and not by every observation: a switch.
fn must_not_block(step: &Step<'_>, object: &ObjectId, outbound: Vec<Grant>) -> Run {
    let blocked = || !object.is_role() || step.reading.says(Switch::RoleOwnershipBlockedByGrants);
    match outbound.into_iter().next() {
        Some(grant) if blocked() => Err(Refusal::DependentGrant(Box::new(grant)).into()),
        Some(_) | None => Ok(()),
    }
}

/// The new owner becomes the grantor of every grant that is copied.
fn copy(step: &mut Step<'_>, outbound: Vec<Grant>, new_owner: &ObjectId) {
    for grant in outbound {
        let with_grant_option = step.account.grants.remove(&grant).unwrap_or_default();
        let copied = Grant {
            grantor: Some(new_owner.clone()),
            ..grant
        };
        step.account.add_grant(&copied, with_grant_option);
        step.effects.push(Effect::Copied(copied));
    }
}
