//! What people and programs open: services, apps, notebooks.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::Property;

kinds! {
    /// An application that runs in the account.
    APPLICATION_SERVICE "APPLICATION SERVICE" (IN_SCHEMA) {
        plural: "APPLICATION SERVICES",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE APPLICATION SERVICE", Power::Create, Weight::Note)),
        privileges: &[
            on("MONITOR", Power::Monitor, Weight::Note),
            on("OPERATE", Power::Operate, Weight::Note),
            on("USAGE", Power::Use, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        reaches_outside: true,
        losses: &[Loss::Running],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-application-service",
    }

    /// A way in to services.
    GATEWAY "GATEWAY" (IN_SCHEMA) {
        plural: "GATEWAIES",
        creating: Some(on("CREATE GATEWAY", Power::Create, Weight::Note)),
        privileges: &[
            on("CREATE", Power::Create, Weight::Note),
            on("MODIFY", Power::Change, Weight::Note),
            on("USAGE", Power::Use, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        reaches_outside: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-gateway",
    }

    /// Code and text in cells.
    NOTEBOOK "NOTEBOOK" (IN_SCHEMA) {
        plural: "NOTEBOOKS",
        verbs: Verbs::USUAL.and(Verb::Undrop),
        creating: Some(on("CREATE NOTEBOOK", Power::Create, Weight::Note)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-notebook",
    }

    /// Notebooks that run without an editor.
    NOTEBOOK_PROJECT "NOTEBOOK PROJECT" (IN_SCHEMA) {
        plural: "NOTEBOOK PROJECTS",
        verbs: Verbs::USUAL.but(Verb::Alter).but(Verb::Drop).but(Verb::Describe),
        in_bulk: false,
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-notebook-project",
    }

    /// Containers that run in the account.
    SERVICE "SERVICE" (IN_SCHEMA) {
        plural: "SERVICES",
        verbs: Verbs::USUAL.but(Verb::OrReplace),
        creating: Some(on("CREATE SERVICE", Power::Create, Weight::Note)),
        privileges: &[
            on("DROP", Power::Operate, Weight::Note),
            on("MONITOR", Power::Monitor, Weight::Note),
            on("OPERATE", Power::Operate, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        reaches_outside: true,
        losses: &[Loss::Running],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-service",
    }

    /// A copy of a volume of a service.
    SNAPSHOT "SNAPSHOT" (IN_SCHEMA) {
        plural: "SNAPSHOTS",
        creating: Some(on("CREATE SNAPSHOT", Power::Create, Weight::Note)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-snapshot",
    }

    /// An app with a page of its own.
    STREAMLIT "STREAMLIT" (IN_SCHEMA) {
        plural: "STREAMLITS",
        creating: Some(on("CREATE STREAMLIT", Power::Create, Weight::Note)),
        privileges: &[
            on("EMBED", Power::Outside, Weight::Warning),
            on("USAGE", Power::Use, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-streamlit",
    }
}
