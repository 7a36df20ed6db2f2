//! `REVOKE`.
//!
//! It takes back what active roles have granted, or, with MANAGE GRANTS, what anybody has; that
//! nothing was found is no error. What was granted on with the grant option depends on it:
//! RESTRICT, the default, refuses, and CASCADE takes it back too.
//! <https://docs.snowflake.com/en/sql-reference/sql/revoke-privilege>,
//! <https://docs.snowflake.com/en/sql-reference/sql/revoke-role>

use super::future;
use super::grant::{must_not_be_bulk, targets};
use super::privilege::{all_on, listed, must_fit};
use crate::account::effect::Effect;
use crate::account::grant::{Grant, Target};
use crate::account::object::ObjectId;
use crate::account::refusal::Refusal;
use crate::account::step::{Run, Step};
use crate::catalogue::Privilege;
use crate::parse::statement::{Behaviour, Grantee, Privileges, Securable};

pub(super) struct Revoke {
    /// Only the grant option goes.
    pub(super) grant_option_for: bool,
    pub(super) cascade: bool,
}

pub(super) fn cascades(behaviour: Option<Behaviour>) -> bool {
    match behaviour {
        Some(Behaviour::Cascade) => true,
        Some(Behaviour::Restrict) | None => false,
    }
}

/// `REVOKE ROLE`.
pub(super) fn role(step: &mut Step<'_>, role: &Grantee, from: &Grantee) -> Run {
    let role = Target::Object(step.grantee(role, "REVOKE ROLE")?);
    let from = step.grantee(from, "REVOKE ROLE")?;
    let found = revocable(step, &from, &role, |privilege| {
        privilege == Privilege::USAGE
    });
    if found.is_empty() {
        step.effects.push(Effect::NothingRevoked {
            from,
            privileges: vec![Privilege::USAGE],
            on: vec![role],
        });
        return Ok(());
    }
    let revoke = Revoke {
        grant_option_for: false,
        cascade: false,
    };
    revoke.carry_out(step, found)
}

impl Revoke {
    /// `REVOKE <privileges>`.
    pub(super) fn privileges(
        &self,
        step: &mut Step<'_>,
        privileges: &Privileges,
        on: &Securable,
        from: &Grantee,
    ) -> Run {
        if let Securable::Future { kind, container } = on {
            let listed = listed(privileges, || all_on(*kind));
            let option = self.grant_option_for;
            return future::revoke(step, option, &listed, *kind, container, from);
        }
        must_not_be_bulk(on, from, "revoke")?;
        let targets = targets(step, on, "REVOKE")?;
        let from = step.grantee(from, "REVOKE")?;
        let mut found = Vec::new();
        for target in &targets {
            must_be_revocable(privileges, target)?;
            found.extend(revocable(
                step,
                &from,
                target,
                |privilege| match privileges {
                    Privileges::All => true,
                    Privileges::List(listed) => listed.contains(&privilege),
                },
            ));
        }
        if self.grant_option_for {
            found.retain(|grant| step.account.grants.option(grant) == Some(true));
        }
        if found.is_empty() {
            step.effects.push(Effect::NothingRevoked {
                from,
                privileges: match privileges {
                    Privileges::All => Vec::new(),
                    Privileges::List(listed) => listed.clone(),
                },
                on: targets,
            });
            return Ok(());
        }
        self.carry_out(step, found)
    }

    fn carry_out(&self, step: &mut Step<'_>, found: Vec<Grant>) -> Run {
        let dependents = dependents(step, &found);
        if let Some(dependent) = dependents.first().filter(|_| !self.cascade) {
            return Err(Refusal::DependentGrant(Box::new(dependent.clone())).into());
        }
        for grant in found {
            if self.grant_option_for {
                step.account.grants.insert(grant.clone(), false);
                step.effects.push(Effect::GrantOptionRevoked(grant));
            } else {
                remove(step, grant);
            }
        }
        for dependent in dependents {
            remove(step, dependent);
        }
        Ok(())
    }
}

/// Takes a grant away, and says so.
pub(super) fn remove(step: &mut Step<'_>, grant: Grant) {
    step.account.grants.remove(&grant);
    step.effects.push(Effect::Revoked(grant));
}

/// OWNERSHIP can be transferred, not revoked:
/// <https://docs.snowflake.com/en/sql-reference/sql/grant-ownership>.
fn must_be_revocable(privileges: &Privileges, target: &Target) -> Result<(), Refusal> {
    let Privileges::List(listed) = privileges else {
        return Ok(());
    };
    for privilege in listed {
        must_fit(*privilege, target)?;
        if let Some(object) = target
            .object()
            .filter(|_| *privilege == Privilege::OWNERSHIP)
        {
            return Err(Refusal::OwnershipNotRevocable(object.clone()));
        }
    }
    Ok(())
}

/// The grants of `holder` on `target` that the active roles can take back: never Snowflake's.
fn revocable(
    step: &Step<'_>,
    holder: &ObjectId,
    target: &Target,
    wanted: impl Fn(Privilege) -> bool,
) -> Vec<Grant> {
    let anybodys = step.manages_grants();
    let can = |grantor: &ObjectId| anybodys || step.active.contains(grantor);
    step.account
        .grants_to_on(holder, target)
        .map(|(grant, _)| grant)
        .filter(|grant| wanted(grant.privilege))
        .filter(|grant| grant.grantor.as_ref().is_some_and(can))
        .cloned()
        .collect()
}

/// The grants that rest on the grant option of `lost`, at any depth.
fn dependents(step: &Step<'_>, lost: &[Grant]) -> Vec<Grant> {
    let mut all = lost.to_vec();
    let mut next = 0;
    while next < all.len() {
        let grant = all[next].clone();
        if !keeps_grant_option(step, &grant, &all) {
            let resting = step
                .account
                .grants()
                .map(|(other, _)| other)
                .filter(|other| {
                    other.grantor.as_ref() == Some(&grant.to)
                        && other.on == grant.on
                        && other.privilege == grant.privilege
                        && !all.contains(other)
                });
            let resting: Vec<Grant> = resting.cloned().collect();
            all.extend(resting);
        }
        next += 1;
    }
    all.split_off(lost.len())
}

/// Whether the holder of `grant` may still grant on without `lost`: by another grant, or because
/// it owns the object.
fn keeps_grant_option(step: &Step<'_>, grant: &Grant, lost: &[Grant]) -> bool {
    let owner = grant
        .on
        .object()
        .and_then(|object| step.granting_owner(object));
    owner == Some(&grant.to)
        || step.account.grants_to(&grant.to).any(|(other, option)| {
            option
                && other.on == grant.on
                && other.privilege == grant.privilege
                && !lost.contains(other)
        })
}
