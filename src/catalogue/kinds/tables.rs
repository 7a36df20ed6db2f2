//! Tables, and what numbers their rows.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::Property;

kinds! {
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
}
