//! `GRANT ROLE` and `GRANT DATABASE ROLE`.
//!
//! <https://docs.snowflake.com/en/sql-reference/sql/grant-role>,
//! <https://docs.snowflake.com/en/sql-reference/sql/grant-database-role>

use crate::account::effect::Effect;
use crate::account::grant::{Grant, Target};
use crate::account::object::ObjectId;
use crate::account::refusal::Refusal;
use crate::account::step::{Run, Step};
use crate::account::system;
use crate::catalogue::{ObjectKind, Privilege};
use crate::parse::statement::Grantee;

pub(super) fn grant(
    step: &mut Step<'_>,
    role: &Grantee,
    to: &Grantee,
    with_grant_option: bool,
) -> Run {
    let role = step.grantee(role, "GRANT ROLE")?;
    let to = step.grantee(to, "GRANT ROLE")?;
    must_suit(&role, &to, with_grant_option)?;
    let on = Target::Object(role.clone());
    if system::is_public(&role) {
        // Everybody has PUBLIC: the statement succeeds, and adds nothing.
        step.effects.push(Effect::AlreadyGranted(Grant {
            to,
            on,
            privilege: Privilege::USAGE,
            grantor: None,
        }));
        return Ok(());
    }
    must_not_cycle(step, &role, &to)?;
    let grantor = step.grantor(Privilege::USAGE, &on)?;
    step.grant(Privilege::USAGE, &on, &to, grantor, with_grant_option);
    Ok(())
}

/// An account role goes to account roles and users; a database role also to database roles of
/// its own database. The grant option is for roles only.
fn must_suit(role: &ObjectId, to: &ObjectId, with_grant_option: bool) -> Result<(), Refusal> {
    let suits = match (role.kind, to.kind) {
        (_, ObjectKind::USER) => !with_grant_option,
        (ObjectKind::DATABASE_ROLE, ObjectKind::DATABASE_ROLE) => role.database == to.database,
        (_, kind) => kind == ObjectKind::ROLE,
    };
    if suits {
        return Ok(());
    }
    let option = if with_grant_option {
        " WITH GRANT OPTION"
    } else {
        ""
    };
    Err(Refusal::NotGrantable {
        what: format!("{role}{option}"),
        to: to.clone(),
    })
}

/// A role cannot come to inherit itself (inference: the refusal is not documented).
fn must_not_cycle(step: &Step<'_>, role: &ObjectId, to: &ObjectId) -> Result<(), Refusal> {
    let inherited = step.account.descend([role]);
    if inherited.iter().all(|below| below.role != to) {
        return Ok(());
    }
    Err(Refusal::RoleCycle {
        role: role.clone(),
        to: to.clone(),
    })
}
