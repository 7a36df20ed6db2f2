//! What a user's properties may be.
//!
//! <https://docs.snowflake.com/en/sql-reference/sql/create-user>,
//! <https://docs.snowflake.com/en/user-guide/admin-user-management>. Passwords are not judged,
//! and keys are not decoded.

use super::property::{Properties, shown};
use crate::account::object::{Name, ObjectId, Setting};
use crate::account::refusal::Refusal;
use crate::account::rules::Switch;
use crate::account::step::Step;

const TYPES: [&str; 4] = ["PERSON", "SERVICE", "SERVICE_AGENT", "LEGACY_SERVICE"];

/// What a service user may not have.
const NOT_FOR_SERVICE: [&str; 6] = [
    "PASSWORD",
    "FIRST_NAME",
    "MIDDLE_NAME",
    "LAST_NAME",
    "MUST_CHANGE_PASSWORD",
    "MINS_TO_BYPASS_MFA",
];

/// The same for a legacy service user, who may have a password.
const NOT_FOR_LEGACY_SERVICE: [&str; 4] = [
    "FIRST_NAME",
    "MIDDLE_NAME",
    "LAST_NAME",
    "MINS_TO_BYPASS_MFA",
];

/// Judges the properties of a user to be made.
pub(super) fn check_new(
    step: &Step<'_>,
    user: &ObjectId,
    properties: &Properties,
) -> Result<(), Refusal> {
    let user_type = new_type(step, properties)?.unwrap_or_else(|| "PERSON".into());
    check_for_type(&user_type, properties)?;
    // LOGIN_NAME is the user's name unless it is set.
    check_login_name(
        step,
        user,
        shown(properties, "LOGIN_NAME").unwrap_or(&user.name),
    )
}

/// Judges the properties that `ALTER USER … SET` gives a user.
pub(super) fn check_set(
    step: &Step<'_>,
    user: &ObjectId,
    properties: &Properties,
) -> Result<(), Refusal> {
    let kept = || step.account.object(user)?.property("TYPE").map(Name::from);
    let user_type = new_type(step, properties)?.or_else(kept);
    check_for_type(&user_type.unwrap_or_else(|| "PERSON".into()), properties)?;
    match shown(properties, "LOGIN_NAME") {
        Some(login_name) => check_login_name(step, user, login_name),
        None => Ok(()),
    }
}

/// The TYPE among `properties`; LEGACY_SERVICE is refused where the roll-out of 2026 has come.
/// <https://docs.snowflake.com/en/user-guide/security-mfa-rollout>
fn new_type(step: &Step<'_>, properties: &Properties) -> Result<Option<Name>, Refusal> {
    let Some(written) = shown(properties, "TYPE") else {
        return Ok(None);
    };
    let user_type = Name::from(written.to_ascii_uppercase());
    let legacy = *user_type == *"LEGACY_SERVICE";
    if !TYPES.contains(&&*user_type) || (legacy && step.reading.says(Switch::LegacyServiceRefused))
    {
        return Err(Refusal::InvalidValue {
            property: "TYPE".into(),
            value: user_type,
        });
    }
    Ok(Some(user_type))
}

fn check_for_type(user_type: &Name, properties: &Properties) -> Result<(), Refusal> {
    let unfit: &[&str] = match &**user_type {
        "SERVICE" | "SERVICE_AGENT" => &NOT_FOR_SERVICE,
        "LEGACY_SERVICE" => &NOT_FOR_LEGACY_SERVICE,
        _ => &[],
    };
    let set = properties.iter().filter(|(_, value)| value.is_some());
    match set
        .map(|(name, _)| name)
        .find(|name| unfit.contains(&&***name))
    {
        None => Ok(()),
        Some(property) => Err(Refusal::NotForUserType {
            property: property.clone(),
            user_type: user_type.clone(),
        }),
    }
}

/// LOGIN_NAME is unique in the account, whatever its case.
fn check_login_name(step: &Step<'_>, user: &ObjectId, login_name: &str) -> Result<(), Refusal> {
    let objects = &step.account.objects;
    if objects.has_other_by_login_name(user, login_name) {
        return Err(Refusal::LoginNameTaken(user.clone()));
    }
    Ok(())
}

/// What a user has when nothing is said.
/// <https://docs.snowflake.com/en/release-notes/bcr-bundles/2024_08/bcr-1692>
pub(super) fn set_defaults(step: &mut Step<'_>, user: &ObjectId) {
    let account = &mut step.account;
    account.set_default(user, "LOGIN_NAME", user.name.clone());
    account.set_default(user, "DISPLAY_NAME", user.name.clone());
    account.set_default(user, "TYPE", "PERSON".into());
    account.set_default(user, "DEFAULT_SECONDARY_ROLES", "(ALL)".into());
}

/// The login name that had defaulted to the old name follows a renamed user, or does not: a
/// switch.
pub(super) fn follow_login_name(step: &mut Step<'_>, from: &Name, user: &ObjectId) {
    let defaulted = step
        .account
        .object(user)
        .is_some_and(|object| object.property("LOGIN_NAME") == Some(from));
    if defaulted && !step.reading.says(Switch::RenameKeepsDefaultLoginName) {
        let value = Some(Setting::Shown(user.name.clone()));
        step.set(user, &"LOGIN_NAME".into(), value);
    }
}
