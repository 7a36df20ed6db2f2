//! `DROP`.

use crate::account::effect::Effect;
use crate::account::object::ObjectId;
use crate::account::refusal::Refusal;
use crate::account::resolve::{Purpose, doing};
use crate::account::rules::Switch;
use crate::account::step::{Run, Step, Stop};
use crate::catalogue::ObjectKind;
use crate::parse::statement::ObjectName;

pub(super) fn drop(
    step: &mut Step<'_>,
    kind: ObjectKind,
    name: &ObjectName,
    if_exists: bool,
) -> Run {
    match step.find(kind, name, &doing("DROP", kind), Purpose::Operating) {
        Ok(id) => {
            must_be_droppable(step, &id)?;
            step.remove(&id);
        }
        Err(Stop::Refused(Refusal::NotFound(missing))) if if_exists => {
            step.effects.push(Effect::WasNotThere(missing));
        }
        Err(stop) => return Err(stop),
    }
    Ok(())
}

/// Refuses to drop, or to replace, what is Snowflake's, the current primary role, what no active
/// role owns, and what holds a policy that is attached.
pub(super) fn must_be_droppable(step: &Step<'_>, id: &ObjectId) -> Result<(), Refusal> {
    // https://docs.snowflake.com/en/sql-reference/sql/drop-role
    if *id == step.session.primary {
        return Err(Refusal::CurrentPrimaryRole(id.name.clone()));
    }
    if step.account.owner_of(id).is_none() {
        return Err(Refusal::MadeBySnowflake(id.clone()));
    }
    step.must_own(id)?;
    policies_must_be_free(step, id)
}

/// A policy cannot be dropped while it is attached, and neither can a database that holds one
/// that is set on a user; whether a database that holds another attached outside can is a
/// switch. The documentation speaks of databases; that the same holds for a schema is inference.
/// <https://docs.snowflake.com/en/sql-reference/sql/drop-masking-policy>
/// <https://docs.snowflake.com/en/sql-reference/sql/drop-database>
fn policies_must_be_free(step: &Step<'_>, id: &ObjectId) -> Result<(), Refusal> {
    let blocks = |policy: &ObjectId, to: &ObjectId| {
        policy == id
            || (policy.is_inside(id)
                && !to.is_inside(id)
                && (to.kind == ObjectKind::USER
                    || step.reading.says(Switch::AttachedPolicyBlocksDrop)))
    };
    match step
        .account
        .attachments()
        .find(|at| blocks(&at.policy, &at.to))
    {
        None => Ok(()),
        Some(attachment) => Err(Refusal::PolicyAttached(Box::new(attachment.clone()))),
    }
}
