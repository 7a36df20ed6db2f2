//! What runs queries and services, and what it may spend.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::{Form, Property, Touches};

kinds! {
    /// Machines that services run on.
    COMPUTE_POOL "COMPUTE POOL" (IN_ACCOUNT) {
        plural: "COMPUTE POOLS",
        verbs: Verbs::USUAL.but(Verb::OrReplace),
        creating: Some(on("CREATE COMPUTE POOL", Power::Cost, Weight::Note)),
        privileges: &[
            on("MODIFY", Power::Change, Weight::Note),
            on("MONITOR", Power::Monitor, Weight::Note),
            on("OPERATE", Power::Operate, Weight::Note),
            on("USAGE", Power::Use, Weight::Note),
        ],
        properties: Some(COMPUTE_POOL),
        losses: &[Loss::Running],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-compute-pool",
    }

    /// A Postgres server.
    POSTGRES_INSTANCE "POSTGRES INSTANCE" (IN_ACCOUNT) {
        plural: "POSTGRES INSTANCES",
        verbs: Verbs::USUAL.but(Verb::OrReplace).but(Verb::IfNotExists),
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        reaches_outside: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-postgres-instance",
    }

    /// Capacity for models.
    PROVISIONED_THROUGHPUT "PROVISIONED THROUGHPUT" (IN_ACCOUNT) {
        plural: "PROVISIONED THROUGHPUTS",
        verbs: Verbs::USUAL.but(Verb::Alter),
        creating: Some(on("CREATE PROVISIONED THROUGHPUT", Power::Cost, Weight::Note)),
        privileges: &[
            on("MONITOR", Power::Monitor, Weight::Note),
            on("USE", Power::Use, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-provisioned-throughput",
    }

    /// Watches what warehouses spend.
    RESOURCE_MONITOR "RESOURCE MONITOR" (IN_ACCOUNT) {
        plural: "RESOURCE MONITORS",
        verbs: Verbs::USUAL.but(Verb::Describe),
        privileges: &[
            on("MODIFY", Power::Change, Weight::Note),
            on("MONITOR", Power::Monitor, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-resource-monitor",
    }

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
        properties: Some(WAREHOUSE_PROPERTIES),
        losses: &[Loss::Running],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-warehouse",
    }
}

/// <https://docs.snowflake.com/en/sql-reference/sql/create-warehouse>
const WAREHOUSE_PROPERTIES: &[Property] = &[
    Property::new("AUTO_RESUME", Form::Boolean, Touches::Availability),
    Property::new("AUTO_SUSPEND", Form::Integer, Touches::Cost),
    Property::COMMENT,
    Property::new("ENABLE_QUERY_ACCELERATION", Form::Boolean, Touches::Cost),
    Property::new("GENERATION", Form::Word(&["1", "2"]), Touches::Cost),
    Property::new("INITIALLY_SUSPENDED", Form::Boolean, Touches::Cost),
    Property::new("MAX_CLUSTER_COUNT", Form::Between(1, 300), Touches::Cost),
    Property::new(
        "MAX_CONCURRENCY_LEVEL",
        Form::Integer,
        Touches::Availability,
    ),
    Property::new("MIN_CLUSTER_COUNT", Form::Between(1, 300), Touches::Cost),
    Property::new(
        "QUERY_ACCELERATION_MAX_SCALE_FACTOR",
        Form::Between(0, 100),
        Touches::Cost,
    ),
    Property::new("RESOURCE_CONSTRAINT", Form::Any, Touches::Cost),
    Property::new("RESOURCE_MONITOR", Form::Any, Touches::Cost),
    Property::new(
        "SCALING_POLICY",
        Form::Word(&["STANDARD", "ECONOMY"]),
        Touches::Cost,
    ),
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
    Property::new("WAREHOUSE_SIZE", Form::Word(SIZES), Touches::Cost),
    Property::new(
        "WAREHOUSE_TYPE",
        Form::Word(&["STANDARD", "SNOWPARK-OPTIMIZED", "ADAPTIVE"]),
        Touches::Cost,
    ),
];

/// <https://docs.snowflake.com/en/sql-reference/sql/create-compute-pool>
const COMPUTE_POOL: &[Property] = &[
    Property::new("AUTO_RESUME", Form::Boolean, Touches::Availability),
    Property::new("AUTO_SUSPEND_SECS", Form::Integer, Touches::Cost),
    Property::new("BACKUP_INSTANCE_FAMILIES", Form::List, Touches::Cost),
    Property::COMMENT,
    Property::new("INITIALLY_SUSPENDED", Form::Boolean, Touches::Cost),
    Property::new("INSTANCE_FAMILY", Form::Any, Touches::Cost),
    Property::new("MAX_NODES", Form::Integer, Touches::Cost),
    Property::new("MIN_NODES", Form::Integer, Touches::Cost),
    Property::new("PLACEMENT_GROUP", Form::Any, Touches::Availability),
];

/// The sizes of a warehouse, and their other spellings.
const SIZES: &[&str] = &[
    "XSMALL", "X-SMALL", "SMALL", "MEDIUM", "LARGE", "XLARGE", "X-LARGE", "XXLARGE", "X2LARGE",
    "2X-LARGE", "XXXLARGE", "X3LARGE", "3X-LARGE", "X4LARGE", "4X-LARGE", "X5LARGE", "5X-LARGE",
    "X6LARGE", "6X-LARGE",
];
