//! `USE`.

use crate::account::active::Secondary;
use crate::account::effect::Effect;
use crate::account::grant::Target;
use crate::account::object::ObjectId;
use crate::account::refusal::Refusal;
use crate::account::resolve::Purpose;
use crate::account::step::{Run, Step, Stop};
use crate::catalogue::{ObjectKind, Privilege};
use crate::parse::statement::{ObjectName, SecondaryRoles};

/// A role can be used by users whom it was granted to, directly or by inheritance; PUBLIC by
/// everybody. <https://docs.snowflake.com/en/sql-reference/sql/use-role>
pub(super) fn role(step: &mut Step<'_>, name: &ObjectName) -> Run {
    let role = step.find(ObjectKind::ROLE, name, "USE ROLE", Purpose::Operating)?;
    must_be_assigned(step, &role)?;
    step.session.primary = role.clone();
    step.effects.push(Effect::RoleActivated(role));
    Ok(())
}

/// A list is checked at once.
/// <https://docs.snowflake.com/en/sql-reference/sql/use-secondary-roles>
pub(super) fn secondary_roles(step: &mut Step<'_>, roles: &SecondaryRoles) -> Run {
    step.session.secondary = match roles {
        SecondaryRoles::All => Secondary::All,
        SecondaryRoles::None => Secondary::None,
        SecondaryRoles::List(names) => {
            let mut roles = Vec::new();
            for name in names {
                let role = ObjectId::role(name.value.as_str());
                if !step.account.contains(&role) {
                    return Err(Refusal::NotFound(role).into());
                }
                must_be_assigned(step, &role)?;
                roles.push(role);
            }
            Secondary::List(roles)
        }
    };
    step.effects.push(Effect::SecondaryRolesActivated);
    Ok(())
}

fn must_be_assigned(step: &Step<'_>, role: &ObjectId) -> Result<(), Refusal> {
    if step.account.inherits(&step.session.user, role) {
        return Ok(());
    }
    Err(Refusal::RoleNotAssigned(role.name.clone()))
}

pub(super) fn object(step: &mut Step<'_>, kind: ObjectKind, name: &ObjectName) -> Run {
    let doing = format!("USE {}", kind.words());
    let id = step.find(kind, name, &doing, Purpose::Operating)?;
    match kind {
        // https://docs.snowflake.com/en/sql-reference/sql/use-warehouse
        ObjectKind::WAREHOUSE => {
            step.must_hold(Privilege::USAGE, &Target::Object(id.clone()))?;
            step.session.warehouse = Some(id.clone());
        }
        // https://docs.snowflake.com/en/sql-reference/sql/use-database
        ObjectKind::DATABASE => {
            let public = ObjectId::schema(id.name.clone(), "PUBLIC");
            let schema = step.account.contains(&public).then_some(&public.name);
            step.session.enter(&id.name, schema);
        }
        ObjectKind::SCHEMA => {
            if let Some(database) = &id.database {
                step.session.enter(database, Some(&id.name));
            }
        }
        _ => return Err(Stop::NotUnderstood(format!("what {doing} means"))),
    }
    step.effects.push(Effect::Used(id));
    Ok(())
}
