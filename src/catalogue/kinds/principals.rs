//! Who holds privileges: roles and users.

use crate::catalogue::kind::{Definition, Level, kinds};
use crate::catalogue::privilege::Privilege;
use crate::catalogue::property::{Form, Property};

kinds! {
    /// A role of a database.
    DATABASE_ROLE "DATABASE ROLE" {
        plural: "DATABASE ROLES",
        level: Level::Database,
        creating: Privilege("CREATE DATABASE ROLE"),
        privileges: &[],
        definition: Definition::Properties,
        properties: Some(Property::COMMENT),
        acts_as_owner: false,
        irreplaceable: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-database-role",
    }

    /// A role of the account.
    ROLE "ROLE" {
        plural: "ROLES",
        level: Level::Account,
        creating: Privilege("CREATE ROLE"),
        privileges: &[],
        definition: Definition::Properties,
        properties: Some(Property::COMMENT),
        acts_as_owner: false,
        irreplaceable: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-role",
    }

    /// A user.
    USER "USER" {
        plural: "USERS",
        level: Level::Account,
        creating: Privilege("CREATE USER"),
        privileges: &[Privilege("IMPERSONATE"), Privilege("MODIFY PROGRAMMATIC AUTHENTICATION METHODS"), Privilege("MONITOR")],
        definition: Definition::Properties,
        properties: Some(USER_PROPERTIES),
        acts_as_owner: false,
        irreplaceable: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-user",
    }
}

/// <https://docs.snowflake.com/en/sql-reference/sql/create-user>
const USER_PROPERTIES: &[Property] = &[
    Property::new("ALLOWED_INTERFACES", Form::Any),
    Property::new("COMMENT", Form::Text),
    Property::new("DAYS_TO_EXPIRY", Form::Integer),
    Property::new("DEFAULT_NAMESPACE", Form::Any),
    Property::new("DEFAULT_ROLE", Form::Any),
    Property::new("DEFAULT_SECONDARY_ROLES", Form::Any),
    Property::new("DEFAULT_WAREHOUSE", Form::Any),
    Property::new("DISABLED", Form::Any),
    Property::new("DISPLAY_NAME", Form::Any),
    Property::new("EMAIL", Form::Any),
    Property::new("ENABLE_UNREDACTED_QUERY_SYNTAX_ERROR", Form::Any),
    Property::new("FIRST_NAME", Form::Any),
    Property::new("LAST_NAME", Form::Any),
    Property::new("LOGIN_NAME", Form::Any),
    Property::new("MIDDLE_NAME", Form::Any),
    Property::new("MINS_TO_BYPASS_MFA", Form::Integer),
    Property::new("MINS_TO_UNLOCK", Form::Integer),
    Property::new("MUST_CHANGE_PASSWORD", Form::Any),
    Property::new("NETWORK_POLICY", Form::Any),
    Property::new("PASSWORD", Form::Any),
    Property::new("PREVENT_UNLOAD_TO_INTERNAL_STAGES", Form::Any),
    Property::new("QUERY_TAG", Form::Text),
    Property::new("QUOTED_IDENTIFIERS_IGNORE_CASE", Form::Any),
    Property::new("RSA_PUBLIC_KEY", Form::Text),
    Property::new("RSA_PUBLIC_KEY_2", Form::Text),
    Property::new("STATEMENT_QUEUED_TIMEOUT_IN_SECONDS", Form::Integer),
    Property::new("STATEMENT_TIMEOUT_IN_SECONDS", Form::Integer),
    Property::new("TIMEZONE", Form::Text),
    Property::new("TYPE", Form::Any),
];
