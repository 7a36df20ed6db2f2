//! What holds other objects.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Grantable, Power, Weight, on};
use crate::catalogue::property::{Form, Property, Touches};

kinds! {
    /// A database.
    DATABASE "DATABASE" (IN_ACCOUNT) {
        plural: "DATABASES",
        verbs: Verbs::USUAL.and(Verb::OrAlter).and(Verb::Clone).and(Verb::Undrop),
        creating: Some(on("CREATE DATABASE", Power::Create, Weight::Note)),
        privileges: &[
            on("APPLYBUDGET", Power::Cost, Weight::Note),
            on("EXECUTE AUTO CLASSIFICATION", Power::Protect, Weight::Note),
            on("IMPORTED PRIVILEGES", Power::ReadData, Weight::Warning),
            on("MANAGE GRANTS", Power::Grant, Weight::Warning),
            on("MODIFY", Power::Change, Weight::Note),
            on("MONITOR", Power::Monitor, Weight::Note),
            on("REFERENCE_USAGE", Power::Outside, Weight::Note),
            on("USAGE", Power::Use, Weight::Note),
        ],
        definition: Definition::Container,
        properties: Some(PROPERTIES),
        holds_data: true,
        losses: &[Loss::Objects],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-database",
    }

    /// A schema.
    SCHEMA "SCHEMA" (IN_DATABASE) {
        plural: "SCHEMAS",
        verbs: Verbs::USUAL.and(Verb::OrAlter).and(Verb::Clone).and(Verb::Undrop),
        creating: Some(on("CREATE SCHEMA", Power::Create, Weight::Note)),
        privileges: SCHEMA_PRIVILEGES,
        in_bulk: true,
        in_future: true,
        definition: Definition::Container,
        properties: Some(PROPERTIES),
        holds_data: true,
        losses: &[Loss::Objects],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-schema",
    }
}

/// <https://docs.snowflake.com/en/sql-reference/sql/create-database> and `create-schema`.
const PROPERTIES: &[Property] = &[
    Property::new("CATALOG", Form::Any, Touches::Reach),
    Property::new("CLASSIFICATION_PROFILE", Form::Any, Touches::Protection),
    Property::COMMENT,
    Property::new(
        "DATA_RETENTION_TIME_IN_DAYS",
        Form::Between(0, 90),
        Touches::Protection,
    ),
    Property::new("DEFAULT_DDL_COLLATION", Form::Text, Touches::Code),
    Property::new("EXTERNAL_VOLUME", Form::Any, Touches::Reach),
    Property::new("LOG_LEVEL", Form::Any, Touches::Other),
    Property::new(
        "MAX_DATA_EXTENSION_TIME_IN_DAYS",
        Form::Integer,
        Touches::Protection,
    ),
    Property::new("METRIC_LEVEL", Form::Any, Touches::Other),
    Property::new(
        "QUOTED_IDENTIFIERS_IGNORE_CASE",
        Form::Boolean,
        Touches::Code,
    ),
    Property::new("REPLACE_INVALID_CHARACTERS", Form::Boolean, Touches::Data),
    Property::new(
        "STORAGE_SERIALIZATION_POLICY",
        Form::Word(&["COMPATIBLE", "OPTIMIZED"]),
        Touches::Data,
    ),
    Property::new(
        "SUSPEND_TASK_AFTER_NUM_FAILURES",
        Form::Integer,
        Touches::Availability,
    ),
    Property::new(
        "TASK_AUTO_RETRY_ATTEMPTS",
        Form::Integer,
        Touches::Availability,
    ),
    Property::new("TRACE_LEVEL", Form::Any, Touches::Other),
];

/// What is granted on a schema besides making objects of the kinds above.
const SCHEMA_PRIVILEGES: &[Grantable] = &[
    on("ADD SEARCH OPTIMIZATION", Power::Cost, Weight::Note),
    on("APPLYBUDGET", Power::Cost, Weight::Note),
    on("EXECUTE AUTO CLASSIFICATION", Power::Protect, Weight::Note),
    on("MANAGE GRANTS", Power::Grant, Weight::Warning),
    on("MODIFY", Power::Change, Weight::Note),
    on("MONITOR", Power::Monitor, Weight::Note),
    on("USAGE", Power::Use, Weight::Note),
];
