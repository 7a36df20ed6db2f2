//! What runs by itself, and what it waits for.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::Property;

kinds! {
    /// Runs a statement when a query finds something.
    ALERT "ALERT" (IN_SCHEMA) {
        plural: "ALERTS",
        verbs: Verbs::USUAL.and(Verb::Clone),
        creating: Some(on("CREATE ALERT", Power::Create, Weight::Note)),
        privileges: &[
            on("MONITOR", Power::Monitor, Weight::Note),
            on("OPERATE", Power::Operate, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        losses: &[Loss::Running],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-alert",
    }

    /// Brings data in from a service outside.
    OPENFLOW_CONNECTOR "OPENFLOW CONNECTOR" (IN_SCHEMA) {
        plural: "OPENFLOW CONNECTORS",
        verbs: Verbs::USUAL.but(Verb::OrReplace),
        in_bulk: false,
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        reaches_outside: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-openflow-connector",
    }

    /// Where connectors run.
    OPENFLOW_DEPLOYMENT "OPENFLOW DEPLOYMENT" (IN_ACCOUNT) {
        plural: "OPENFLOW DEPLOYMENTS",
        verbs: Verbs::USUAL.but(Verb::OrReplace),
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        reaches_outside: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-openflow-deployment",
    }

    /// What connectors run in.
    OPENFLOW_RUNTIME "OPENFLOW RUNTIME" (IN_SCHEMA) {
        plural: "OPENFLOW RUNTIMES",
        verbs: Verbs::USUAL.but(Verb::OrReplace),
        in_bulk: false,
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        reaches_outside: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-openflow-runtime",
    }

    /// Tells what has changed in a table.
    STREAM "STREAM" (IN_SCHEMA) {
        plural: "STREAMS",
        verbs: Verbs::USUAL.and(Verb::OrAlter).and(Verb::Clone),
        creating: Some(on("CREATE STREAM", Power::Create, Weight::Note)),
        privileges: &[on("SELECT", Power::ReadData, Weight::Warning)],
        definition: Definition::Unread,
        holds_data: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-stream",
    }

    /// Runs a statement on a schedule.
    TASK "TASK" (IN_SCHEMA) {
        plural: "TASKS",
        verbs: Verbs::USUAL.and(Verb::OrAlter).and(Verb::Clone),
        creating: Some(on("CREATE TASK", Power::Create, Weight::Note)),
        privileges: &[
            on("APPLYBUDGET", Power::Cost, Weight::Note),
            on("MONITOR", Power::Monitor, Weight::Note),
            on("OPERATE", Power::Operate, Weight::Note),
        ],
        definition: Definition::Statement,
        acts_as_owner: true,
        losses: &[Loss::Running],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-task",
    }
}
