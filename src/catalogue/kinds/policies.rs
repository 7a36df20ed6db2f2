//! Policies: what protects data, and how users sign in.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::Property;

kinds! {
    /// Says how users may sign in.
    AUTHENTICATION_POLICY "AUTHENTICATION POLICY" (IN_SCHEMA) {
        plural: "AUTHENTICATION POLICIES",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE AUTHENTICATION POLICY", Power::Create, Weight::Note)),
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        losses: &[Loss::SignIn],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-authentication-policy",
    }

    /// Says what a column shows to whom.
    MASKING_POLICY "MASKING POLICY" (IN_SCHEMA) {
        plural: "MASKING POLICIES",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE MASKING POLICY", Power::Create, Weight::Note)),
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        in_bulk: false,
        in_future: false,
        definition: Definition::Body,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-masking-policy",
    }

    /// Says from which addresses users may sign in.
    NETWORK_POLICY "NETWORK POLICY" (IN_ACCOUNT) {
        plural: "NETWORK POLICIES",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE NETWORK POLICY", Power::Create, Weight::Warning)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        losses: &[Loss::SignIn],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-network-policy",
    }

    /// Says what passwords have to be.
    PASSWORD_POLICY "PASSWORD POLICY" (IN_SCHEMA) {
        plural: "PASSWORD POLICIES",
        creating: Some(on("CREATE PASSWORD POLICY", Power::Create, Weight::Note)),
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        losses: &[Loss::SignIn],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-password-policy",
    }

    /// Says which rows are shown to whom.
    ROW_ACCESS_POLICY "ROW ACCESS POLICY" (IN_SCHEMA) {
        plural: "ROW ACCESS POLICIES",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE ROW ACCESS POLICY", Power::Create, Weight::Note)),
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        in_future: false,
        definition: Definition::Body,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-row-access-policy",
    }

    /// Says how long sessions last, and what they may do.
    SESSION_POLICY "SESSION POLICY" (IN_SCHEMA) {
        plural: "SESSION POLICIES",
        creating: Some(on("CREATE SESSION POLICY", Power::Create, Weight::Note)),
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        in_future: false,
        losses: &[Loss::SignIn],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-session-policy",
    }
}
