//! What Snowflake itself makes in every account: the system roles and the SNOWFLAKE database.
//!
//! Nobody owns these, and what they hold natively cannot be revoked:
//! <https://docs.snowflake.com/en/user-guide/security-access-control-overview#system-defined-roles>.

use std::sync::LazyLock;

use super::object::ObjectId;
use crate::catalogue::Privilege;

/// Inherits every other system role but ORGADMIN.
pub const ACCOUNTADMIN: &str = "ACCOUNTADMIN";
/// Holds MANAGE GRANTS, and inherits USERADMIN.
pub const SECURITYADMIN: &str = "SECURITYADMIN";
/// Creates users and roles.
pub const USERADMIN: &str = "USERADMIN";
/// Creates warehouses and databases.
pub const SYSADMIN: &str = "SYSADMIN";
/// Granted to every user and every role.
pub const PUBLIC: &str = "PUBLIC";
/// Works on the organization, not on the account.
pub const ORGADMIN: &str = "ORGADMIN";
/// The user of a fresh account who holds ACCOUNTADMIN.
pub const ADMINISTRATOR: &str = "ADMINISTRATOR";
/// The database of kind APPLICATION that every account has, and nobody owns.
pub const SNOWFLAKE: &str = "SNOWFLAKE";

/// Every system role.
pub(super) const ROLES: [&str; 6] = [
    ACCOUNTADMIN,
    SECURITYADMIN,
    USERADMIN,
    SYSADMIN,
    PUBLIC,
    ORGADMIN,
];

/// A role and the role that inherits it.
pub(super) const HIERARCHY: [(&str, &str); 3] = [
    (SECURITYADMIN, ACCOUNTADMIN),
    (SYSADMIN, ACCOUNTADMIN),
    (USERADMIN, SECURITYADMIN),
];

/// The database roles of the SNOWFLAKE database that open ACCOUNT_USAGE.
/// <https://docs.snowflake.com/en/sql-reference/snowflake-db-roles>
pub(super) const SNOWFLAKE_DATABASE_ROLES: [&str; 4] = [
    "GOVERNANCE_VIEWER",
    "OBJECT_VIEWER",
    "SECURITY_VIEWER",
    "USAGE_VIEWER",
];

/// What system roles besides ACCOUNTADMIN hold on the account, and whether with the grant
/// option.
///
/// SYSADMIN's are without it, since they "must be granted by the ACCOUNTADMIN role":
/// <https://docs.snowflake.com/en/user-guide/security-access-control-privileges#global-privileges-account-privileges>
const NATIVE: [(&str, Privilege, bool); 6] = [
    (SECURITYADMIN, Privilege::MANAGE_GRANTS, true),
    (SECURITYADMIN, Privilege::CREATE_NETWORK_POLICY, true),
    (USERADMIN, Privilege::CREATE_USER, true),
    (USERADMIN, Privilege::CREATE_ROLE, true),
    (SYSADMIN, Privilege::CREATE_DATABASE, false),
    (SYSADMIN, Privilege::CREATE_WAREHOUSE, false),
];

/// What `role` holds on the account because it is a system role, ACCOUNTADMIN apart.
pub(super) fn native_privileges(role: &ObjectId) -> impl Iterator<Item = (Privilege, bool)> {
    NATIVE
        .into_iter()
        .filter(move |(name, ..)| is_system_role(role) && *role.name == **name)
        .map(|(_, privilege, with_grant_option)| (privilege, with_grant_option))
}

/// Whether `role` natively holds `privilege` on the account, and whether with the grant option.
/// ACCOUNTADMIN holds every one.
pub(super) fn native(role: &ObjectId, privilege: Privilege) -> Option<bool> {
    if is_account_admin(role) {
        return Some(true);
    }
    native_privileges(role)
        .find(|(held, _)| *held == privilege)
        .map(|(_, with_grant_option)| with_grant_option)
}

/// Whether `role` is ACCOUNTADMIN.
pub(super) fn is_account_admin(role: &ObjectId) -> bool {
    role.is_role_named(ACCOUNTADMIN)
}

/// Whether `role` is one of the system roles.
pub fn is_system_role(role: &ObjectId) -> bool {
    role.kind == crate::catalogue::ObjectKind::ROLE && ROLES.contains(&&*role.name)
}

/// The role PUBLIC.
pub(super) fn public() -> &'static ObjectId {
    static ROLE: LazyLock<ObjectId> = LazyLock::new(|| ObjectId::role(PUBLIC));
    &ROLE
}

/// Whether `role` is PUBLIC.
pub(super) fn is_public(role: &ObjectId) -> bool {
    role.is_role_named(PUBLIC)
}

/// Whether `object` is the SNOWFLAKE database or stands in it.
pub(crate) fn is_snowflake(object: &ObjectId) -> bool {
    let database = match object.kind {
        crate::catalogue::ObjectKind::DATABASE => Some(&object.name),
        _ => object.database.as_ref(),
    };
    database.is_some_and(|name| **name == *SNOWFLAKE)
}
