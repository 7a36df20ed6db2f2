//! `GRANT <privileges>`.
//!
//! <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>

use super::future;
use super::privilege::{all_on, listed, must_fit};
use crate::account::grant::Target;
use crate::account::object::ObjectId;
use crate::account::refusal::Refusal;
use crate::account::resolve::{Purpose, kind_and_name};
use crate::account::step::{Run, Step, Stop};
use crate::account::system;
use crate::catalogue::{ObjectKind, Privilege};
use crate::parse::statement::{Grantee, Privileges, Securable};

pub(super) fn grant(
    step: &mut Step<'_>,
    privileges: &Privileges,
    on: &Securable,
    to: &Grantee,
    with_grant_option: bool,
) -> Run {
    if let Securable::Future { kind, container } = on {
        let listed = listed(privileges, || all_on(*kind));
        return future::grant(step, &listed, *kind, container, to, with_grant_option);
    }
    must_not_be_bulk(on, to, "grant")?;
    // What is granted on is looked for before who is granted to.
    let targets = targets(step, on, "GRANT")?;
    let to = step.grantee(to, "GRANT")?;
    let mut pairs = Vec::new();
    for target in targets {
        for privilege in listed(privileges, || all_on_target(&target)) {
            must_fit(privilege, &target)?;
            must_suit(privilege, &target, &to, with_grant_option)?;
            pairs.push((privilege, target.clone()));
        }
    }
    carry_out(step, pairs, &to, with_grant_option)
}

/// Grants what the active roles can grant. Where they can none of it, the statement is refused;
/// where a part, it says what it left out.
/// <https://github.com/snowflakedb/terraform-provider-snowflake/issues/3507>
fn carry_out(
    step: &mut Step<'_>,
    pairs: Vec<(Privilege, Target)>,
    to: &ObjectId,
    with_grant_option: bool,
) -> Run {
    let mut left_out = Vec::new();
    let mut reason = None;
    for (privilege, target) in pairs {
        match step.grantor(privilege, &target) {
            Ok(grantor) => step.grant(privilege, &target, to, grantor, with_grant_option),
            Err(refusal) => {
                left_out.push(privilege);
                reason.get_or_insert(refusal);
            }
        }
    }
    match reason {
        None => Ok(()),
        Some(_) if !step.effects.is_empty() => {
            Err(Refusal::GrantPartiallyExecuted(left_out).into())
        }
        Some(Refusal::GrantNotExecuted { on, needs, .. }) => Err(Refusal::GrantNotExecuted {
            privileges: left_out,
            on,
            needs,
        }
        .into()),
        Some(other) => Err(other.into()),
    }
}

/// What is granted on, or revoked.
pub(super) fn targets(
    step: &Step<'_>,
    on: &Securable,
    doing: &'static str,
) -> Result<Vec<Target>, Stop> {
    match on {
        Securable::Account => Ok(vec![Target::Account]),
        Securable::Object { kind, name } => {
            let object = step.find(*kind, name, doing, Purpose::Granting)?;
            Ok(vec![Target::Object(object)])
        }
        Securable::All { kind, container } => {
            let container = step.find_container(container, doing)?;
            let objects = step.account.objects_in(*kind, &container);
            let seen = objects.filter(|object| step.sees(object));
            Ok(seen.cloned().map(Target::Object).collect())
        }
        Securable::Future { .. } => Ok(Vec::new()),
    }
}

/// Some kinds cannot be granted or revoked in bulk: pipes, tags, masking policies, and what does
/// not stand in a schema. <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>
pub(super) fn must_not_be_bulk(
    on: &Securable,
    holder: &Grantee,
    doing: &'static str,
) -> Result<(), Refusal> {
    match on {
        Securable::All { kind, .. } if !kind.row().in_bulk => Err(Refusal::BulkRestricted {
            doing,
            kind: *kind,
            holder: kind_and_name(holder).0,
        }),
        Securable::All { .. }
        | Securable::Account
        | Securable::Object { .. }
        | Securable::Future { .. } => Ok(()),
    }
}

fn all_on_target(target: &Target) -> Box<dyn Iterator<Item = Privilege>> {
    match target {
        Target::Account => Box::new(Privilege::all_on_account()),
        Target::Object(object) => Box::new(all_on(object.kind)),
    }
}

/// Refuses what this holder cannot hold: a database role holds only what is on its own database,
/// a user holds nothing with the grant option, and IMPORTED PRIVILEGES go to account roles,
/// without it.
/// <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>
/// <https://docs.snowflake.com/en/user-guide/data-share-consumers>
fn must_suit(privilege: Privilege, target: &Target, to: &ObjectId, with_grant_option: bool) -> Run {
    let not_grantable = |what: &str| Refusal::NotGrantable {
        what: format!("{} ON {target}{what}", privilege.as_str()),
        to: to.clone(),
    };
    if to.kind == ObjectKind::DATABASE_ROLE && !is_in_database_of(to, target) {
        return Err(not_grantable("").into());
    }
    if with_grant_option && to.kind == ObjectKind::USER {
        return Err(not_grantable(" WITH GRANT OPTION").into());
    }
    if privilege == Privilege::OWNERSHIP {
        return Err(not_grantable(" other than by GRANT OWNERSHIP").into());
    }
    if privilege == Privilege::MANAGE_GRANTS && *target != Target::Account {
        // Opt-in per account: https://docs.snowflake.com/en/user-guide/container-manage-grants-intro
        return Err(Stop::NotUnderstood(
            "what MANAGE GRANTS on a database or schema allows".to_owned(),
        ));
    }
    if privilege != Privilege::IMPORTED_PRIVILEGES {
        return Ok(());
    }
    if with_grant_option {
        return Err(not_grantable(" WITH GRANT OPTION").into());
    }
    if to.kind != ObjectKind::ROLE {
        return Err(not_grantable("").into());
    }
    match target.object() {
        Some(object) if system::is_snowflake(object) => Ok(()),
        _ => Err(Stop::NotUnderstood(format!(
            "whether {target} is an imported database"
        ))),
    }
}

fn is_in_database_of(role: &ObjectId, target: &Target) -> bool {
    target.object().is_some_and(|object| match object.kind {
        ObjectKind::DATABASE => role.is_inside(object),
        _ => object.database == role.database,
    })
}
