//! `ALTER` and `COMMENT`.

use super::property::{self, Properties};
use super::{create, policy, user};
use crate::account::effect::Effect;
use crate::account::object::{Name, ObjectId, Setting};
use crate::account::refusal::Refusal;
use crate::account::resolve::{Purpose, doing};
use crate::account::step::{Run, Step, Stop};
use crate::catalogue::{ObjectKind, Privilege};
use crate::parse::statement::{Change, ObjectName};

pub(super) fn alter(
    step: &mut Step<'_>,
    kind: ObjectKind,
    name: &ObjectName,
    if_exists: bool,
    change: &Change,
) -> Run {
    let id = match step.find(kind, name, &doing("ALTER", kind), Purpose::Operating) {
        Ok(id) => id,
        Err(Stop::Refused(Refusal::NotFound(missing))) if if_exists => {
            step.effects.push(Effect::WasNotThere(missing));
            return Ok(());
        }
        Err(stop) => return Err(stop),
    };
    match change {
        Change::Rename(to) => rename(step, &id, to),
        Change::Set(properties) => {
            let properties = property::read(step, id.kind, properties)?;
            set(step, &id, properties)
        }
        Change::Unset(names) => unset(step, &id, names),
        Change::SetPolicy {
            kind,
            policy,
            force,
        } => policy::set_on_user(step, &id, *kind, policy, *force),
        Change::UnsetPolicy(kind) => policy::unset_on_user(step, &id, *kind),
        Change::AttachMaskingPolicy { column, policy } => {
            policy::attach_masking(step, &id, column, policy)
        }
        Change::DetachMaskingPolicy { column } => policy::detach_masking(step, &id, column),
        Change::AttachRowAccessPolicy { policy, columns } => {
            policy::attach_row_access(step, &id, policy, columns)
        }
        Change::DetachRowAccessPolicy { policy } => {
            policy::detach_row_access(step, &id, Some(policy))
        }
        Change::DetachAllRowAccessPolicies => policy::detach_row_access(step, &id, None),
        Change::Other(change) => other(step, &id, change),
    }
}

/// `COMMENT ON` is `ALTER … SET COMMENT`.
/// <https://docs.snowflake.com/en/sql-reference/sql/comment>
pub(super) fn comment(
    step: &mut Step<'_>,
    kind: ObjectKind,
    name: &ObjectName,
    if_exists: bool,
    text: &str,
) -> Run {
    match step.find(kind, name, &doing("COMMENT ON", kind), Purpose::Operating) {
        Ok(id) => {
            let text = Setting::Shown(text.into());
            set(step, &id, vec![("COMMENT".into(), Some(text))])
        }
        Err(Stop::Refused(Refusal::NotFound(missing))) if if_exists => {
            step.effects.push(Effect::WasNotThere(missing));
            Ok(())
        }
        Err(stop) => Err(stop),
    }
}

/// Renaming a role also takes CREATE ROLE, a database CREATE DATABASE, and moving an object the
/// privilege to create it where it goes; the last two are inference.
/// <https://docs.snowflake.com/en/sql-reference/sql/alter-role>
fn rename(step: &mut Step<'_>, id: &ObjectId, name: &ObjectName) -> Run {
    let to = step.place(id.kind, name, "ALTER")?;
    step.must_own(id)?;
    step.must_see_containers(&to, Purpose::Operating)?;
    let place = create::place(&to);
    let creates = matches!(id.kind, ObjectKind::ROLE | ObjectKind::DATABASE);
    let creating = id.kind.row().creating;
    if let Some(creating) = creating.filter(|_| creates || place != create::place(id)) {
        step.must_hold(creating.privilege, &place)?;
    }
    if let Some(taken) = step.existing(&to) {
        return Err(Refusal::AlreadyExists(taken).into());
    }
    step.rename(id, &to);
    if id.kind == ObjectKind::USER {
        user::follow_login_name(step, &id.name, &to);
    }
    Ok(())
}

fn set(step: &mut Step<'_>, id: &ObjectId, properties: Properties) -> Run {
    let names: Vec<&str> = properties.iter().map(|(name, _)| &**name).collect();
    step.must_own_or_hold(id, instead_of_ownership(id.kind, &names))?;
    if id.kind == ObjectKind::USER {
        user::check_set(step, id, &properties)?;
    }
    for (property, value) in properties {
        let value = value.or_else(|| default_of(id.kind, &property));
        step.set(id, &property, value);
    }
    Ok(())
}

fn unset(step: &mut Step<'_>, id: &ObjectId, names: &[String]) -> Run {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    step.must_own_or_hold(id, instead_of_ownership(id.kind, &names))?;
    for name in names {
        let name = Name::from(name);
        step.set(id, &name, default_of(id.kind, &name));
    }
    Ok(())
}

/// A user without TYPE is a person.
/// <https://docs.snowflake.com/en/sql-reference/sql/alter-user>
fn default_of(kind: ObjectKind, property: &str) -> Option<Setting> {
    (kind == ObjectKind::USER && property == "TYPE").then(|| Setting::Shown("PERSON".into()))
}

/// The privilege that sets these properties without OWNERSHIP.
/// <https://docs.snowflake.com/en/user-guide/security-access-control-privileges>
/// <https://docs.snowflake.com/en/user-guide/key-pair-auth>
fn instead_of_ownership(kind: ObjectKind, properties: &[&str]) -> &'static [Privilege] {
    let keys_only = properties
        .iter()
        .all(|name| name.starts_with("RSA_PUBLIC_KEY"));
    match kind {
        ObjectKind::DATABASE | ObjectKind::SCHEMA | ObjectKind::WAREHOUSE => &[Privilege::MODIFY],
        ObjectKind::USER if keys_only => &[Privilege::MODIFY_AUTHENTICATION],
        _ => &[],
    }
}

/// A change of no privilege: a warehouse can be suspended and resumed with OPERATE.
/// <https://docs.snowflake.com/en/sql-reference/sql/alter-warehouse>
fn other(step: &mut Step<'_>, id: &ObjectId, change: &str) -> Run {
    let instead: &[Privilege] = match id.kind {
        ObjectKind::WAREHOUSE => &[Privilege::OPERATE],
        _ => &[],
    };
    step.must_own_or_hold(id, instead)?;
    step.effects.push(Effect::Altered {
        object: id.clone(),
        change: change.to_owned(),
    });
    Ok(())
}
