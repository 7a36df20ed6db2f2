//! What other accounts see, take over or install.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::{Form, Property, Touches};

kinds! {
    /// An installed native app.
    APPLICATION "APPLICATION" (IN_ACCOUNT) {
        plural: "APPLICATIONS",
        verbs: Verbs::USUAL.but(Verb::OrReplace),
        creating: Some(on("CREATE APPLICATION", Power::Create, Weight::Warning)),
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        acts_as_owner: true,
        reaches_outside: true,
        losses: &[Loss::Objects],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-application",
    }

    /// What native apps are made from.
    APPLICATION_PACKAGE "APPLICATION PACKAGE" (IN_ACCOUNT) {
        plural: "APPLICATION PACKAGES",
        creating: Some(on("CREATE APPLICATION PACKAGE", Power::Outside, Weight::Warning)),
        privileges: &[
            on("ATTACH LISTING", Power::Outside, Weight::Warning),
            on("DEVELOP", Power::Change, Weight::Note),
            on("INSTALL", Power::Use, Weight::Note),
            on("MANAGE RELEASES", Power::Outside, Weight::Warning),
            on("MANAGE VERSIONS", Power::Change, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        reaches_outside: true,
        losses: &[Loss::Objects],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-application-package",
    }

    /// A role of a native app.
    APPLICATION_ROLE "APPLICATION ROLE" (IN_DATABASE) {
        plural: "APPLICATION ROLES",
        verbs: Verbs::USUAL.and(Verb::OrAlter).but(Verb::Describe),
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Membership],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-application-role",
    }

    /// A name that clients connect by.
    CONNECTION "CONNECTION" (IN_ACCOUNT) {
        plural: "CONNECTIONS",
        verbs: Verbs::USUAL.but(Verb::OrReplace).but(Verb::Describe),
        privileges: &[on("FAILOVER", Power::Outside, Weight::Warning)],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        reaches_outside: true,
        losses: &[Loss::SignIn],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-connection",
    }

    /// Somebody outside who reads shared data.
    EXTERNAL_CONSUMER "EXTERNAL CONSUMER" (IN_ACCOUNT) {
        plural: "EXTERNAL CONSUMERS",
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        reaches_outside: true,
        losses: &[Loss::SignIn],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-external-consumer",
    }

    /// Objects that another account may take over.
    FAILOVER_GROUP "FAILOVER GROUP" (IN_ACCOUNT) {
        plural: "FAILOVER GROUPS",
        verbs: Verbs::USUAL.but(Verb::OrReplace).but(Verb::Describe),
        creating: Some(on("CREATE FAILOVER GROUP", Power::Outside, Weight::Warning)),
        privileges: &[
            on("FAILOVER", Power::Outside, Weight::Warning),
            on("MODIFY", Power::Change, Weight::Note),
            on("MONITOR", Power::Monitor, Weight::Note),
            on("REPLICATE", Power::Outside, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        reaches_outside: true,
        losses: &[Loss::Reach],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-failover-group",
    }

    /// Data on offer.
    LISTING "LISTING" (IN_ACCOUNT) {
        plural: "LISTINGS",
        verbs: Verbs::USUAL.but(Verb::OrReplace),
        creating: Some(on("CREATE LISTING", Power::Outside, Weight::Warning)),
        privileges: &[
            on("MODIFY", Power::Change, Weight::Note),
            on("USAGE", Power::Use, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        reaches_outside: true,
        losses: &[Loss::Reach],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-listing",
    }

    /// Data on offer within the organization.
    ORGANIZATION_LISTING "ORGANIZATION LISTING" (IN_ACCOUNT) {
        plural: "ORGANIZATION LISTINGS",
        verbs: Verbs::USUAL.but(Verb::OrReplace).but(Verb::Alter).but(Verb::Drop).but(Verb::Describe).but(Verb::Show),
        creating: Some(on("CREATE ORGANIZATION LISTING", Power::Outside, Weight::Warning)),
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        reaches_outside: true,
        losses: &[Loss::Reach],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-organization-listing",
    }

    /// Who offers listings within the organization.
    ORGANIZATION_PROFILE "ORGANIZATION PROFILE" (IN_ACCOUNT) {
        plural: "ORGANIZATION PROFILES",
        creating: Some(on("CREATE ORGANIZATION PROFILE", Power::Outside, Weight::Warning)),
        privileges: &[on("MODIFY", Power::Change, Weight::Note)],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        reaches_outside: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-organization-profile",
    }

    /// Objects that are copied to another account.
    REPLICATION_GROUP "REPLICATION GROUP" (IN_ACCOUNT) {
        plural: "REPLICATION GROUPS",
        verbs: Verbs::USUAL.but(Verb::OrReplace).but(Verb::Describe),
        creating: Some(on("CREATE REPLICATION GROUP", Power::Outside, Weight::Warning)),
        privileges: &[
            on("MODIFY", Power::Change, Weight::Note),
            on("MONITOR", Power::Monitor, Weight::Note),
            on("REPLICATE", Power::Outside, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        reaches_outside: true,
        losses: &[Loss::Reach],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-replication-group",
    }

    /// Data for other accounts.
    SHARE "SHARE" (IN_ACCOUNT) {
        plural: "SHARES",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE SHARE", Power::Outside, Weight::Warning)),
        properties: Some(SHARE),
        reaches_outside: true,
        losses: &[Loss::Reach],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-share",
    }
}

/// <https://docs.snowflake.com/en/sql-reference/sql/create-share>
const SHARE: &[Property] = &[
    Property::COMMENT,
    Property::new("SECURE_OBJECTS_ONLY", Form::Boolean, Touches::Protection),
];
