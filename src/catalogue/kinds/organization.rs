//! Accounts, and what is above them.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::Property;

kinds! {
    /// An account of the organization.
    ACCOUNT "ACCOUNT" (IN_ACCOUNT) {
        plural: "ACCOUNTS",
        verbs: Verbs::USUAL.and(Verb::Undrop).but(Verb::OrReplace).but(Verb::IfNotExists).but(Verb::Describe),
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        losses: &[Loss::Objects],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-account",
    }

    /// An account for a consumer who has none.
    MANAGED_ACCOUNT "MANAGED ACCOUNT" (IN_ACCOUNT) {
        plural: "MANAGED ACCOUNTS",
        verbs: Verbs::USUAL.but(Verb::OrReplace).but(Verb::IfNotExists).but(Verb::Alter).but(Verb::Describe),
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        reaches_outside: true,
        losses: &[Loss::Objects],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-managed-account",
    }

    /// The account of the organization itself.
    ORGANIZATION_ACCOUNT "ORGANIZATION ACCOUNT" (IN_ACCOUNT) {
        plural: "ORGANIZATION ACCOUNTS",
        verbs: Verbs::USUAL.but(Verb::OrReplace).but(Verb::IfNotExists).but(Verb::Drop).but(Verb::Describe),
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-organization-account",
    }

    /// A user of many accounts.
    ORGANIZATION_USER "ORGANIZATION USER" (IN_ACCOUNT) {
        plural: "ORGANIZATION USERS",
        verbs: Verbs::USUAL.but(Verb::OrReplace).but(Verb::Describe),
        creating: Some(on("CREATE ORGANIZATION USER", Power::Identity, Weight::Warning)),
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::SignIn],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-organization-user",
    }

    /// Organization users, and a role in accounts.
    ORGANIZATION_USER_GROUP "ORGANIZATION USER GROUP" (IN_ACCOUNT) {
        plural: "ORGANIZATION USER GROUPS",
        verbs: Verbs::USUAL.but(Verb::OrReplace).but(Verb::Describe),
        creating: Some(on("CREATE ORGANIZATION USER GROUP", Power::Identity, Weight::Warning)),
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Membership],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-organization-user-group",
    }
}
