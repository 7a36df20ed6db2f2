//! Tables, and what numbers their rows.

use crate::catalogue::kind::{Definition, Level, kinds};
use crate::catalogue::privilege::Privilege;
use crate::catalogue::property::Property;

kinds! {
    /// Gives numbers in turn.
    SEQUENCE "SEQUENCE" {
        plural: "SEQUENCES",
        level: Level::Schema,
        creating: Privilege("CREATE SEQUENCE"),
        privileges: &[Privilege("USAGE")],
        definition: Definition::Unread,
        properties: None,
        acts_as_owner: false,
        irreplaceable: false,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-sequence",
    }

    /// A table.
    TABLE "TABLE" {
        plural: "TABLES",
        level: Level::Schema,
        creating: Privilege("CREATE TABLE"),
        privileges: &[Privilege("APPLYBUDGET"), Privilege("DELETE"), Privilege("EVOLVE SCHEMA"), Privilege("INSERT"), Privilege("REFERENCES"), Privilege("SELECT"), Privilege("SELECT ERROR TABLE"), Privilege("TRUNCATE"), Privilege("UPDATE")],
        definition: Definition::Body,
        properties: Some(Property::COMMENT),
        acts_as_owner: false,
        irreplaceable: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-table",
    }
}
