//! Tables, and what numbers their rows.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::Property;

kinds! {
    /// Data for machine learning, in versions.
    DATASET "DATASET" (IN_SCHEMA) {
        plural: "DATASETS",
        creating: Some(on("CREATE DATASET", Power::Create, Weight::Note)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-dataset",
    }

    /// A table that keeps the result of a query.
    DYNAMIC_TABLE "DYNAMIC TABLE" (IN_SCHEMA) {
        plural: "DYNAMIC TABLES",
        verbs: Verbs::USUAL.and(Verb::OrAlter).and(Verb::Clone).and(Verb::Undrop),
        creating: Some(on("CREATE DYNAMIC TABLE", Power::Create, Weight::Note)),
        privileges: &[
            on("MONITOR", Power::Monitor, Weight::Note),
            on("OPERATE", Power::Operate, Weight::Note),
            on("SELECT", Power::ReadData, Weight::Warning),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        acts_as_owner: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-dynamic-table",
    }

    /// Holds what functions and procedures log.
    EVENT_TABLE "EVENT TABLE" (IN_SCHEMA) {
        plural: "EVENT TABLES",
        verbs: Verbs::USUAL.and(Verb::Clone).and(Verb::Undrop),
        creating: Some(on("CREATE EVENT TABLE", Power::Create, Weight::Note)),
        privileges: &[
            on("APPLYBUDGET", Power::Cost, Weight::Note),
            on("DELETE", Power::WriteData, Weight::Warning),
            on("INGEST TELEMETRY", Power::WriteData, Weight::Note),
            on("REFERENCES", Power::Monitor, Weight::Note),
            on("SELECT", Power::ReadData, Weight::Warning),
            on("TRUNCATE", Power::WriteData, Weight::Warning),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-event-table",
    }

    /// A table over files in a stage.
    EXTERNAL_TABLE "EXTERNAL TABLE" (IN_SCHEMA) {
        plural: "EXTERNAL TABLES",
        creating: Some(on("CREATE EXTERNAL TABLE", Power::Create, Weight::Note)),
        privileges: &[
            on("REFERENCES", Power::Monitor, Weight::Note),
            on("SELECT", Power::ReadData, Weight::Warning),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        reaches_outside: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-external-table",
    }

    /// A table for single rows.
    HYBRID_TABLE "HYBRID TABLE" (IN_SCHEMA) {
        plural: "HYBRID TABLES",
        verbs: Verbs::USUAL.and(Verb::Clone).and(Verb::Undrop).but(Verb::Alter),
        creating: Some(on("CREATE HYBRID TABLE", Power::Create, Weight::Note)),
        privileges: &[
            on("APPLYBUDGET", Power::Cost, Weight::Note),
            on("DELETE", Power::WriteData, Weight::Warning),
            on("INSERT", Power::WriteData, Weight::Warning),
            on("REFERENCES", Power::Monitor, Weight::Note),
            on("SELECT", Power::ReadData, Weight::Warning),
            on("TRUNCATE", Power::WriteData, Weight::Warning),
            on("UPDATE", Power::WriteData, Weight::Warning),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-hybrid-table",
    }

    /// An Apache Iceberg table.
    ICEBERG_TABLE "ICEBERG TABLE" (IN_SCHEMA) {
        plural: "ICEBERG TABLES",
        verbs: Verbs::USUAL.and(Verb::Clone).and(Verb::Undrop),
        creating: Some(on("CREATE ICEBERG TABLE", Power::Create, Weight::Note)),
        privileges: &[
            on("APPLYBUDGET", Power::Cost, Weight::Note),
            on("DELETE", Power::WriteData, Weight::Warning),
            on("INSERT", Power::WriteData, Weight::Warning),
            on("REFERENCES", Power::Monitor, Weight::Note),
            on("SELECT", Power::ReadData, Weight::Warning),
            on("TRUNCATE", Power::WriteData, Weight::Warning),
            on("UPDATE", Power::WriteData, Weight::Warning),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        reaches_outside: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-iceberg-table",
    }

    /// A table for quick questions.
    INTERACTIVE_TABLE "INTERACTIVE TABLE" (IN_SCHEMA) {
        plural: "INTERACTIVE TABLES",
        creating: Some(on("CREATE INTERACTIVE TABLE", Power::Create, Weight::Note)),
        privileges: &[
            on("MONITOR", Power::Monitor, Weight::Note),
            on("REFERENCES", Power::Monitor, Weight::Note),
            on("SELECT", Power::ReadData, Weight::Warning),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-interactive-table",
    }

    /// Features for models, served online.
    ONLINE_FEATURE_TABLE "ONLINE FEATURE TABLE" (IN_SCHEMA) {
        plural: "ONLINE FEATURE TABLES",
        creating: Some(on("CREATE ONLINE FEATURE TABLE", Power::Create, Weight::Note)),
        privileges: &[
            on("MONITOR", Power::Monitor, Weight::Note),
            on("SELECT", Power::ReadData, Weight::Warning),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-online-feature-table",
    }

    /// Gives numbers in turn.
    SEQUENCE "SEQUENCE" (IN_SCHEMA) {
        plural: "SEQUENCES",
        verbs: Verbs::USUAL.and(Verb::Clone),
        creating: Some(on("CREATE SEQUENCE", Power::Create, Weight::Note)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        definition: Definition::Unread,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-sequence",
    }

    /// A table.
    TABLE "TABLE" (IN_SCHEMA) {
        plural: "TABLES",
        verbs: Verbs::USUAL.and(Verb::OrAlter).and(Verb::Clone).and(Verb::Undrop),
        creating: Some(on("CREATE TABLE", Power::Create, Weight::Note)),
        privileges: &[
            on("APPLYBUDGET", Power::Cost, Weight::Note),
            on("DELETE", Power::WriteData, Weight::Warning),
            on("EVOLVE SCHEMA", Power::Change, Weight::Note),
            on("INSERT", Power::WriteData, Weight::Warning),
            on("REFERENCES", Power::Monitor, Weight::Note),
            on("SELECT", Power::ReadData, Weight::Warning),
            on("SELECT ERROR TABLE", Power::ReadData, Weight::Warning),
            on("TRUNCATE", Power::WriteData, Weight::Warning),
            on("UPDATE", Power::WriteData, Weight::Warning),
        ],
        definition: Definition::Body,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-table",
    }

    /// A user-defined type.
    TYPE "TYPE" (IN_SCHEMA) {
        plural: "TYPES",
        creating: Some(on("CREATE TYPE", Power::Create, Weight::Note)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-type",
    }
}
