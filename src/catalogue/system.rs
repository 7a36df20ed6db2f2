//! What Snowflake itself makes in every account: the system roles and the SNOWFLAKE database.
//!
//! <https://docs.snowflake.com/en/user-guide/security-access-control-overview#system-defined-roles>,
//! <https://docs.snowflake.com/en/user-guide/organization-administrators>.

use super::privilege::Privilege;

/// A role that every account has. Nobody owns it, and what it holds natively cannot be revoked.
#[derive(Debug, Clone, Copy)]
pub struct SystemRole {
    /// Its name.
    pub name: &'static str,
    /// The role that inherits it.
    pub inherited_by: Option<&'static str>,
    /// What it holds on the account, and whether with the grant option; ACCOUNTADMIN holds every
    /// privilege.
    pub holds: &'static [(Privilege, bool)],
    /// Whether it can come to everything.
    pub is_administrator: bool,
}

/// Inherits every other system role but those of the organization.
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
/// Works on the organization, from the organization's own account.
pub const GLOBALORGADMIN: &str = "GLOBALORGADMIN";
/// The user of a fresh account who holds ACCOUNTADMIN.
pub const ADMINISTRATOR: &str = "ADMINISTRATOR";
/// The database of kind APPLICATION that every account has, and nobody owns.
pub const SNOWFLAKE: &str = "SNOWFLAKE";

/// The system roles of every account. SYSADMIN's privileges are without the grant option, since
/// they "must be granted by the ACCOUNTADMIN role":
/// <https://docs.snowflake.com/en/user-guide/security-access-control-privileges#global-privileges-account-privileges>
pub const ROLES: &[SystemRole] = &[
    SystemRole {
        name: ACCOUNTADMIN,
        inherited_by: None,
        holds: &[],
        is_administrator: true,
    },
    SystemRole {
        name: SECURITYADMIN,
        inherited_by: Some(ACCOUNTADMIN),
        holds: &[
            (Privilege::MANAGE_GRANTS, true),
            (Privilege::CREATE_NETWORK_POLICY, true),
        ],
        is_administrator: true,
    },
    SystemRole {
        name: USERADMIN,
        inherited_by: Some(SECURITYADMIN),
        holds: &[
            (Privilege::CREATE_USER, true),
            (Privilege::CREATE_ROLE, true),
        ],
        is_administrator: false,
    },
    SystemRole {
        name: SYSADMIN,
        inherited_by: Some(ACCOUNTADMIN),
        holds: &[
            (Privilege::CREATE_DATABASE, false),
            (Privilege::CREATE_WAREHOUSE, false),
        ],
        is_administrator: false,
    },
    SystemRole {
        name: PUBLIC,
        inherited_by: None,
        holds: &[],
        is_administrator: false,
    },
    SystemRole {
        name: ORGADMIN,
        inherited_by: None,
        holds: &[],
        is_administrator: true,
    },
];

/// The database roles of the SNOWFLAKE database that open ACCOUNT_USAGE.
/// <https://docs.snowflake.com/en/sql-reference/snowflake-db-roles>
pub const SNOWFLAKE_DATABASE_ROLES: &[&str] = &[
    "GOVERNANCE_VIEWER",
    "OBJECT_VIEWER",
    "SECURITY_VIEWER",
    "USAGE_VIEWER",
];

/// The system role called `name`.
pub fn role(name: &str) -> Option<&'static SystemRole> {
    ROLES.iter().find(|role| role.name == name)
}

/// The names of every system role; GLOBALORGADMIN stands in the organization's own account alone.
pub fn names() -> impl Iterator<Item = &'static str> {
    let of_accounts = ROLES.iter().map(|role| role.name);
    of_accounts.chain([GLOBALORGADMIN])
}

/// The names of the roles that can come to everything.
pub fn administrators() -> impl Iterator<Item = &'static str> {
    let of_accounts = ROLES.iter().filter(|role| role.is_administrator);
    of_accounts.map(|role| role.name).chain([GLOBALORGADMIN])
}
