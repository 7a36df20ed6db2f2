//! What runs queries.

use crate::catalogue::kind::{Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::{Form, Property, Touches};

kinds! {
    /// A warehouse.
    WAREHOUSE "WAREHOUSE" (IN_ACCOUNT) {
        plural: "WAREHOUSES",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE WAREHOUSE", Power::Cost, Weight::Note)),
        privileges: &[
            on("APPLYBUDGET", Power::Cost, Weight::Note),
            on("MANAGE ATTACHED TABLES", Power::Change, Weight::Note),
            on("MODIFY", Power::Change, Weight::Note),
            on("MONITOR", Power::Monitor, Weight::Note),
            on("OPERATE", Power::Operate, Weight::Note),
            on("USAGE", Power::Use, Weight::Note),
        ],
        properties: Some(PROPERTIES),
        losses: &[Loss::Running],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-warehouse",
    }
}

/// <https://docs.snowflake.com/en/sql-reference/sql/create-warehouse>
const PROPERTIES: &[Property] = &[
    Property::new("AUTO_RESUME", Form::Any, Touches::Availability),
    Property::new("AUTO_SUSPEND", Form::Integer, Touches::Cost),
    Property::COMMENT,
    Property::new("ENABLE_QUERY_ACCELERATION", Form::Any, Touches::Cost),
    Property::new("GENERATION", Form::Any, Touches::Cost),
    Property::new("INITIALLY_SUSPENDED", Form::Any, Touches::Cost),
    Property::new("MAX_CLUSTER_COUNT", Form::Integer, Touches::Cost),
    Property::new(
        "MAX_CONCURRENCY_LEVEL",
        Form::Integer,
        Touches::Availability,
    ),
    Property::new("MIN_CLUSTER_COUNT", Form::Integer, Touches::Cost),
    Property::new(
        "QUERY_ACCELERATION_MAX_SCALE_FACTOR",
        Form::Integer,
        Touches::Cost,
    ),
    Property::new("RESOURCE_CONSTRAINT", Form::Any, Touches::Cost),
    Property::new("RESOURCE_MONITOR", Form::Any, Touches::Cost),
    Property::new("SCALING_POLICY", Form::Any, Touches::Cost),
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
    Property::new("WAREHOUSE_SIZE", Form::Any, Touches::Cost),
    Property::new("WAREHOUSE_TYPE", Form::Any, Touches::Cost),
];
