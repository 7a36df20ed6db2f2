//! Who holds privileges: roles and users.

use crate::catalogue::kind::{Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::{Form, Property, Touches};

kinds! {
    /// A role of a database.
    DATABASE_ROLE "DATABASE ROLE" (IN_DATABASE) {
        plural: "DATABASE ROLES",
        verbs: Verbs::USUAL.and(Verb::OrAlter).but(Verb::Describe),
        creating: Some(on("CREATE DATABASE ROLE", Power::Identity, Weight::Note)),
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Membership],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-database-role",
    }

    /// A role of the account.
    ROLE "ROLE" (IN_ACCOUNT) {
        plural: "ROLES",
        verbs: Verbs::USUAL.and(Verb::OrAlter).but(Verb::Describe),
        creating: Some(on("CREATE ROLE", Power::Identity, Weight::Warning)),
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Membership],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-role",
    }

    /// A user.
    USER "USER" (IN_ACCOUNT) {
        plural: "USERS",
        creating: Some(on("CREATE USER", Power::Identity, Weight::Warning)),
        privileges: &[
            on("IMPERSONATE", Power::Identity, Weight::Warning),
            on("MODIFY PROGRAMMATIC AUTHENTICATION METHODS", Power::Identity, Weight::Warning),
            on("MONITOR", Power::Monitor, Weight::Note),
        ],
        properties: Some(USER_PROPERTIES),
        losses: &[Loss::SignIn, Loss::Membership],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-user",
    }
}

/// <https://docs.snowflake.com/en/sql-reference/sql/create-user>
const USER_PROPERTIES: &[Property] = &[
    Property::new("ALLOWED_INTERFACES", Form::Any, Touches::SignIn),
    Property::COMMENT,
    Property::new("DAYS_TO_EXPIRY", Form::Integer, Touches::SignIn),
    Property::new("DEFAULT_NAMESPACE", Form::Any, Touches::Other),
    Property::new("DEFAULT_ROLE", Form::Any, Touches::Gain),
    Property::new("DEFAULT_SECONDARY_ROLES", Form::Any, Touches::Gain),
    Property::new("DEFAULT_WAREHOUSE", Form::Any, Touches::Cost),
    Property::new("DISABLED", Form::Boolean, Touches::SignIn),
    Property::new("DISPLAY_NAME", Form::Any, Touches::Other),
    Property::new("EMAIL", Form::Any, Touches::SignIn),
    Property::new(
        "ENABLE_UNREDACTED_QUERY_SYNTAX_ERROR",
        Form::Boolean,
        Touches::Protection,
    ),
    Property::new("FIRST_NAME", Form::Any, Touches::Other),
    Property::new("LAST_NAME", Form::Any, Touches::Other),
    Property::new("LOGIN_NAME", Form::Any, Touches::SignIn),
    Property::new("MIDDLE_NAME", Form::Any, Touches::Other),
    Property::new("MINS_TO_BYPASS_MFA", Form::Integer, Touches::SignIn),
    Property::new("MINS_TO_UNLOCK", Form::Integer, Touches::SignIn),
    Property::new("MUST_CHANGE_PASSWORD", Form::Boolean, Touches::SignIn),
    Property::new("NETWORK_POLICY", Form::Any, Touches::SignIn),
    Property::new("PASSWORD", Form::Any, Touches::SignIn),
    Property::new(
        "PREVENT_UNLOAD_TO_INTERNAL_STAGES",
        Form::Boolean,
        Touches::Protection,
    ),
    Property::new("QUERY_TAG", Form::Text, Touches::Other),
    Property::new(
        "QUOTED_IDENTIFIERS_IGNORE_CASE",
        Form::Boolean,
        Touches::Code,
    ),
    Property::new("RSA_PUBLIC_KEY", Form::Text, Touches::SignIn),
    Property::new("RSA_PUBLIC_KEY_2", Form::Text, Touches::SignIn),
    Property::new(
        "STATEMENT_QUEUED_TIMEOUT_IN_SECONDS",
        Form::Integer,
        Touches::Availability,
    ),
    Property::new(
        "STATEMENT_TIMEOUT_IN_SECONDS",
        Form::Integer,
        Touches::Availability,
    ),
    Property::new("TIMEZONE", Form::Text, Touches::Code),
    Property::new("TYPE", Form::Any, Touches::SignIn),
];
