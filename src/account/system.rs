//! What Snowflake itself makes in every account, as the model sees it.
//!
//! Nobody owns these, and what they hold natively cannot be revoked:
//! <https://docs.snowflake.com/en/user-guide/security-access-control-overview#system-defined-roles>.

use std::sync::LazyLock;

use super::object::ObjectId;
use crate::catalogue::system::role as named;
use crate::catalogue::{ObjectKind, Privilege};

pub use crate::catalogue::system::{
    ACCOUNTADMIN, ADMINISTRATOR, ORGADMIN, PUBLIC, SECURITYADMIN, SNOWFLAKE, SYSADMIN, USERADMIN,
};

/// What `role` holds on the account because it is a system role, ACCOUNTADMIN apart.
pub(super) fn native_privileges(role: &ObjectId) -> impl Iterator<Item = (Privilege, bool)> {
    let row = named(&role.name).filter(|_| role.kind == ObjectKind::ROLE);
    row.into_iter().flat_map(|row| row.holds).copied()
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

/// Whether `role` can come to everything in the account or the organization.
/// <https://docs.snowflake.com/en/user-guide/security-access-control-considerations>,
/// <https://docs.snowflake.com/en/user-guide/organization-administrators>
pub(crate) fn is_administrator(role: &ObjectId) -> bool {
    [ACCOUNTADMIN, SECURITYADMIN, ORGADMIN, "GLOBALORGADMIN"]
        .iter()
        .any(|name| role.is_role_named(name))
}

/// Whether `role` is one of the system roles.
pub fn is_system_role(role: &ObjectId) -> bool {
    role.kind == ObjectKind::ROLE && named(&role.name).is_some()
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
        ObjectKind::DATABASE => Some(&object.name),
        _ => object.database.as_ref(),
    };
    database.is_some_and(|name| **name == *SNOWFLAKE)
}
