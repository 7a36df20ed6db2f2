//! What holds other objects.

use crate::catalogue::kind::{Definition, Level, kinds};
use crate::catalogue::privilege::Privilege;
use crate::catalogue::property::{Form, Property};

kinds! {
    /// A database.
    DATABASE "DATABASE" {
        plural: "DATABASES",
        level: Level::Account,
        creating: Privilege("CREATE DATABASE"),
        privileges: DATABASE_PRIVILEGES,
        definition: Definition::Container,
        properties: Some(PROPERTIES),
        acts_as_owner: false,
        irreplaceable: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-database",
    }

    /// A schema.
    SCHEMA "SCHEMA" {
        plural: "SCHEMAS",
        level: Level::Database,
        creating: Privilege("CREATE SCHEMA"),
        privileges: SCHEMA_PRIVILEGES,
        definition: Definition::Container,
        properties: Some(PROPERTIES),
        acts_as_owner: false,
        irreplaceable: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-schema",
    }
}

/// <https://docs.snowflake.com/en/sql-reference/sql/create-database> and `create-schema`.
const PROPERTIES: &[Property] = &[
    Property::new("CATALOG", Form::Any),
    Property::new("CLASSIFICATION_PROFILE", Form::Any),
    Property::new("COMMENT", Form::Text),
    Property::new("DATA_RETENTION_TIME_IN_DAYS", Form::Integer),
    Property::new("DEFAULT_DDL_COLLATION", Form::Text),
    Property::new("EXTERNAL_VOLUME", Form::Any),
    Property::new("LOG_LEVEL", Form::Any),
    Property::new("MAX_DATA_EXTENSION_TIME_IN_DAYS", Form::Integer),
    Property::new("METRIC_LEVEL", Form::Any),
    Property::new("QUOTED_IDENTIFIERS_IGNORE_CASE", Form::Any),
    Property::new("REPLACE_INVALID_CHARACTERS", Form::Any),
    Property::new("STORAGE_SERIALIZATION_POLICY", Form::Any),
    Property::new("SUSPEND_TASK_AFTER_NUM_FAILURES", Form::Integer),
    Property::new("TASK_AUTO_RETRY_ATTEMPTS", Form::Integer),
    Property::new("TRACE_LEVEL", Form::Any),
];

const DATABASE_PRIVILEGES: &[Privilege] = &[
    Privilege("APPLYBUDGET"),
    Privilege("CREATE DATABASE ROLE"),
    Privilege("CREATE SCHEMA"),
    Privilege("EXECUTE AUTO CLASSIFICATION"),
    Privilege("IMPORTED PRIVILEGES"),
    Privilege("MANAGE GRANTS"),
    Privilege("MODIFY"),
    Privilege("MONITOR"),
    Privilege("REFERENCE_USAGE"),
    Privilege("USAGE"),
];

const SCHEMA_PRIVILEGES: &[Privilege] = &[
    Privilege("ADD SEARCH OPTIMIZATION"),
    Privilege("APPLYBUDGET"),
    Privilege("CREATE AGENT"),
    Privilege("CREATE AGGREGATION POLICY"),
    Privilege("CREATE ALERT"),
    Privilege("CREATE APPLICATION SERVICE"),
    Privilege("CREATE ARTIFACT REPOSITORY"),
    Privilege("CREATE AUTHENTICATION POLICY"),
    Privilege("CREATE CONTACT"),
    Privilege("CREATE CORTEX SEARCH SERVICE"),
    Privilege("CREATE DATA METRIC FUNCTION"),
    Privilege("CREATE DATASET"),
    Privilege("CREATE DBT PROJECT"),
    Privilege("CREATE DYNAMIC TABLE"),
    Privilege("CREATE EVENT TABLE"),
    Privilege("CREATE EXPERIMENT"),
    Privilege("CREATE EXTERNAL TABLE"),
    Privilege("CREATE FILE FORMAT"),
    Privilege("CREATE FUNCTION"),
    Privilege("CREATE GATEWAY"),
    Privilege("CREATE GIT REPOSITORY"),
    Privilege("CREATE HYBRID TABLE"),
    Privilege("CREATE ICEBERG TABLE"),
    Privilege("CREATE IMAGE REPOSITORY"),
    Privilege("CREATE INTERACTIVE TABLE"),
    Privilege("CREATE MASKING POLICY"),
    Privilege("CREATE MATERIALIZED VIEW"),
    Privilege("CREATE MCP SERVER"),
    Privilege("CREATE MODEL"),
    Privilege("CREATE NETWORK RULE"),
    Privilege("CREATE NOTEBOOK"),
    Privilege("CREATE ONLINE FEATURE TABLE"),
    Privilege("CREATE PACKAGES POLICY"),
    Privilege("CREATE PASSWORD POLICY"),
    Privilege("CREATE PIPE"),
    Privilege("CREATE PRIVACY POLICY"),
    Privilege("CREATE PROCEDURE"),
    Privilege("CREATE PROJECTION POLICY"),
    Privilege("CREATE ROW ACCESS POLICY"),
    Privilege("CREATE SECRET"),
    Privilege("CREATE SEMANTIC VIEW"),
    Privilege("CREATE SEQUENCE"),
    Privilege("CREATE SERVICE"),
    Privilege("CREATE SESSION POLICY"),
    Privilege("CREATE SNAPSHOT"),
    Privilege("CREATE SNAPSHOT POLICY"),
    Privilege("CREATE SNAPSHOT SET"),
    Privilege("CREATE STAGE"),
    Privilege("CREATE STORAGE LIFECYCLE POLICY"),
    Privilege("CREATE STREAM"),
    Privilege("CREATE STREAMLIT"),
    Privilege("CREATE TABLE"),
    Privilege("CREATE TAG"),
    Privilege("CREATE TASK"),
    Privilege("CREATE TYPE"),
    Privilege("CREATE VIEW"),
    Privilege("CREATE WORKSPACE"),
    Privilege("MANAGE GRANTS"),
    Privilege("MODIFY"),
    Privilege("MONITOR"),
    Privilege("USAGE"),
];
