//! What runs queries.

use crate::catalogue::kind::{Definition, Level, kinds};
use crate::catalogue::privilege::Privilege;
use crate::catalogue::property::{Form, Property};

kinds! {
    /// A warehouse.
    WAREHOUSE "WAREHOUSE" {
        plural: "WAREHOUSES",
        level: Level::Account,
        creating: Privilege("CREATE WAREHOUSE"),
        privileges: &[Privilege("APPLYBUDGET"), Privilege("MANAGE ATTACHED TABLES"), Privilege("MODIFY"), Privilege("MONITOR"), Privilege("OPERATE"), Privilege("USAGE")],
        definition: Definition::Properties,
        properties: Some(PROPERTIES),
        acts_as_owner: false,
        irreplaceable: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-warehouse",
    }
}

/// <https://docs.snowflake.com/en/sql-reference/sql/create-warehouse>
const PROPERTIES: &[Property] = &[
    Property::new("AUTO_RESUME", Form::Any),
    Property::new("AUTO_SUSPEND", Form::Integer),
    Property::new("COMMENT", Form::Text),
    Property::new("ENABLE_QUERY_ACCELERATION", Form::Any),
    Property::new("GENERATION", Form::Any),
    Property::new("INITIALLY_SUSPENDED", Form::Any),
    Property::new("MAX_CLUSTER_COUNT", Form::Integer),
    Property::new("MAX_CONCURRENCY_LEVEL", Form::Integer),
    Property::new("MIN_CLUSTER_COUNT", Form::Integer),
    Property::new("QUERY_ACCELERATION_MAX_SCALE_FACTOR", Form::Integer),
    Property::new("RESOURCE_CONSTRAINT", Form::Any),
    Property::new("RESOURCE_MONITOR", Form::Any),
    Property::new("SCALING_POLICY", Form::Any),
    Property::new("STATEMENT_QUEUED_TIMEOUT_IN_SECONDS", Form::Integer),
    Property::new("STATEMENT_TIMEOUT_IN_SECONDS", Form::Integer),
    Property::new("WAREHOUSE_SIZE", Form::Any),
    Property::new("WAREHOUSE_TYPE", Form::Any),
];
