//! Attaching and detaching policies.
//!
//! <https://docs.snowflake.com/en/user-guide/security-column-intro>,
//! <https://docs.snowflake.com/en/user-guide/security-row-intro>,
//! <https://docs.snowflake.com/en/sql-reference/sql/alter-user>.

use crate::account::effect::Effect;
use crate::account::grant::{Attachment, Target};
use crate::account::object::{Name, ObjectId};
use crate::account::refusal::Refusal;
use crate::account::resolve::Purpose;
use crate::account::step::{Run, Step, Stop};
use crate::catalogue::{ObjectKind, Privilege};
use crate::parse::statement::{self, ObjectName};

pub(super) fn attach_masking(
    step: &mut Step<'_>,
    table: &ObjectId,
    column: &statement::Name,
    policy: &ObjectName,
) -> Run {
    let columns = columns(std::slice::from_ref(column));
    let attachment = Attachment {
        policy: find(step, ObjectKind::MASKING_POLICY, policy)?,
        to: table.clone(),
        columns,
    };
    must_apply(
        step,
        Privilege::APPLY_MASKING_POLICY,
        &attachment.policy,
        table,
    )?;
    let same_column = |other: &Attachment| other.columns == attachment.columns;
    if attached(step, ObjectKind::MASKING_POLICY, table).any(same_column) {
        return Err(Refusal::HasPolicy(table.clone()).into());
    }
    attach(step, attachment);
    Ok(())
}

/// Taking a policy off a column that has none changes nothing (inference).
pub(super) fn detach_masking(
    step: &mut Step<'_>,
    table: &ObjectId,
    column: &statement::Name,
) -> Run {
    let columns = columns(std::slice::from_ref(column));
    let found = attached(step, ObjectKind::MASKING_POLICY, table)
        .find(|other| other.columns == columns)
        .cloned();
    match found {
        Some(attachment) => {
            must_apply(
                step,
                Privilege::APPLY_MASKING_POLICY,
                &attachment.policy,
                table,
            )?;
            detach(step, attachment);
        }
        None => step.must_hold_or_own(Privilege::APPLY_MASKING_POLICY, table)?,
    }
    Ok(())
}

pub(super) fn attach_row_access(
    step: &mut Step<'_>,
    table: &ObjectId,
    policy: &ObjectName,
    read: &[statement::Name],
) -> Run {
    let policy = find(step, ObjectKind::ROW_ACCESS_POLICY, policy)?;
    must_apply(step, Privilege::APPLY_ROW_ACCESS_POLICY, &policy, table)?;
    if attached(step, ObjectKind::ROW_ACCESS_POLICY, table)
        .next()
        .is_some()
    {
        return Err(Refusal::HasPolicy(table.clone()).into());
    }
    let attachment = Attachment {
        policy,
        to: table.clone(),
        columns: columns(read),
    };
    attach(step, attachment);
    Ok(())
}

/// Detaches one row access policy, or all.
pub(super) fn detach_row_access(
    step: &mut Step<'_>,
    table: &ObjectId,
    policy: Option<&ObjectName>,
) -> Run {
    let policy = match policy {
        Some(name) => Some(find(step, ObjectKind::ROW_ACCESS_POLICY, name)?),
        None => None,
    };
    let found: Vec<Attachment> = attached(step, ObjectKind::ROW_ACCESS_POLICY, table)
        .filter(|other| policy.as_ref().is_none_or(|policy| *policy == other.policy))
        .cloned()
        .collect();
    if found.is_empty() {
        step.must_hold_or_own(Privilege::APPLY_ROW_ACCESS_POLICY, table)?;
        let to = table.clone();
        return match policy {
            Some(policy) => Err(Refusal::PolicyNotAttached { policy, to }.into()),
            None => Ok(()),
        };
    }
    for attachment in &found {
        must_apply(
            step,
            Privilege::APPLY_ROW_ACCESS_POLICY,
            &attachment.policy,
            table,
        )?;
    }
    for attachment in found {
        detach(step, attachment);
    }
    Ok(())
}

/// `ALTER USER … SET … POLICY`; a user has one of a kind, and FORCE replaces it.
pub(super) fn set_on_user(
    step: &mut Step<'_>,
    user: &ObjectId,
    kind: ObjectKind,
    policy: &ObjectName,
    force: bool,
) -> Run {
    let apply = apply_to_user(kind)?;
    let policy = find(step, kind, policy)?;
    must_apply(step, apply, &policy, user)?;
    let current = attached(step, kind, user).next().cloned();
    match current {
        Some(_) if !force => return Err(Refusal::HasPolicy(user.clone()).into()),
        Some(current) => detach(step, current),
        None => {}
    }
    let attachment = Attachment {
        policy,
        to: user.clone(),
        columns: Vec::new(),
    };
    attach(step, attachment);
    Ok(())
}

/// `ALTER USER … UNSET … POLICY`; without one it changes nothing (inference).
pub(super) fn unset_on_user(step: &mut Step<'_>, user: &ObjectId, kind: ObjectKind) -> Run {
    let apply = apply_to_user(kind)?;
    step.must_hold_or_own(apply, user)?;
    let current = attached(step, kind, user).next().cloned();
    if let Some(current) = current {
        detach(step, current);
    }
    Ok(())
}

fn apply_to_user(kind: ObjectKind) -> Result<Privilege, Stop> {
    match kind {
        ObjectKind::AUTHENTICATION_POLICY => Ok(Privilege::APPLY_AUTHENTICATION_POLICY),
        ObjectKind::PASSWORD_POLICY => Ok(Privilege::APPLY_PASSWORD_POLICY),
        ObjectKind::SESSION_POLICY => Ok(Privilege::APPLY_SESSION_POLICY),
        _ => Err(Stop::NotUnderstood(format!("a {} on a user", kind.words()))),
    }
}

fn find(step: &Step<'_>, kind: ObjectKind, policy: &ObjectName) -> Result<ObjectId, Stop> {
    // Who may apply any policy of a kind need not hold anything on this one.
    let id = step.place(kind, policy, "ALTER")?;
    step.must_see_containers(&id, Purpose::Operating)?;
    if step.account.contains(&id) {
        Ok(id)
    } else {
        Err(Refusal::NotFound(id).into())
    }
}

/// Needs the privilege to apply any policy of the kind, or APPLY on this one and OWNERSHIP of
/// what it is attached to.
fn must_apply(
    step: &Step<'_>,
    on_account: Privilege,
    policy: &ObjectId,
    to: &ObjectId,
) -> Result<(), Refusal> {
    if step.holds(on_account, &Target::Account) {
        return Ok(());
    }
    step.must_hold(Privilege::APPLY, &Target::Object(policy.clone()))?;
    step.must_own(to)
}

impl Step<'_> {
    /// Needs `privilege` on the account, or OWNERSHIP of `object`.
    fn must_hold_or_own(&self, privilege: Privilege, object: &ObjectId) -> Result<(), Refusal> {
        if self.holds(privilege, &Target::Account) {
            return Ok(());
        }
        self.must_own(object)
    }
}

fn attached<'a>(
    step: &'a Step<'_>,
    kind: ObjectKind,
    to: &'a ObjectId,
) -> impl Iterator<Item = &'a Attachment> {
    let attachments = step.account.attachments();
    attachments.filter(move |other| other.policy.kind == kind && other.to == *to)
}

fn attach(step: &mut Step<'_>, attachment: Attachment) {
    step.account.attachments.insert(attachment.clone());
    step.effects.push(Effect::PolicyAttached(attachment));
}

fn detach(step: &mut Step<'_>, attachment: Attachment) {
    step.account.attachments.remove(&attachment);
    step.effects.push(Effect::PolicyDetached(attachment));
}

fn columns(names: &[statement::Name]) -> Vec<Name> {
    names
        .iter()
        .map(|name| name.value.as_str().into())
        .collect()
}
