//! Policies: what protects data, and how users sign in.

use crate::catalogue::kind::{Definition, Level, kinds};
use crate::catalogue::privilege::Privilege;
use crate::catalogue::property::Property;

kinds! {
    /// Says how users may sign in.
    AUTHENTICATION_POLICY "AUTHENTICATION POLICY" {
        plural: "AUTHENTICATION POLICIES",
        level: Level::Schema,
        creating: Privilege("CREATE AUTHENTICATION POLICY"),
        privileges: &[Privilege("APPLY")],
        definition: Definition::Properties,
        properties: None,
        acts_as_owner: false,
        irreplaceable: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-authentication-policy",
    }

    /// Says what a column shows to whom.
    MASKING_POLICY "MASKING POLICY" {
        plural: "MASKING POLICIES",
        level: Level::Schema,
        creating: Privilege("CREATE MASKING POLICY"),
        privileges: &[Privilege("APPLY")],
        definition: Definition::Body,
        properties: Some(Property::COMMENT),
        acts_as_owner: true,
        irreplaceable: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-masking-policy",
    }

    /// Says from which addresses users may sign in.
    NETWORK_POLICY "NETWORK POLICY" {
        plural: "NETWORK POLICIES",
        level: Level::Account,
        creating: Privilege("CREATE NETWORK POLICY"),
        privileges: &[Privilege("USAGE")],
        definition: Definition::Properties,
        properties: None,
        acts_as_owner: false,
        irreplaceable: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-network-policy",
    }

    /// Says what passwords have to be.
    PASSWORD_POLICY "PASSWORD POLICY" {
        plural: "PASSWORD POLICIES",
        level: Level::Schema,
        creating: Privilege("CREATE PASSWORD POLICY"),
        privileges: &[Privilege("APPLY")],
        definition: Definition::Properties,
        properties: None,
        acts_as_owner: false,
        irreplaceable: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-password-policy",
    }

    /// Says which rows are shown to whom.
    ROW_ACCESS_POLICY "ROW ACCESS POLICY" {
        plural: "ROW ACCESS POLICIES",
        level: Level::Schema,
        creating: Privilege("CREATE ROW ACCESS POLICY"),
        privileges: &[Privilege("APPLY")],
        definition: Definition::Body,
        properties: Some(Property::COMMENT),
        acts_as_owner: true,
        irreplaceable: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-row-access-policy",
    }

    /// Says how long sessions last, and what they may do.
    SESSION_POLICY "SESSION POLICY" {
        plural: "SESSION POLICIES",
        level: Level::Schema,
        creating: Privilege("CREATE SESSION POLICY"),
        privileges: &[Privilege("APPLY")],
        definition: Definition::Properties,
        properties: None,
        acts_as_owner: false,
        irreplaceable: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-session-policy",
    }
}
