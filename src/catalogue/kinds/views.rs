//! Views.

use crate::catalogue::kind::{Definition, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::Property;

kinds! {
    /// A view whose result is kept.
    MATERIALIZED_VIEW "MATERIALIZED VIEW" (IN_SCHEMA) {
        plural: "MATERIALIZED VIEWS",
        verbs: Verbs::USUAL.and(Verb::Clone),
        creating: Some(on("CREATE MATERIALIZED VIEW", Power::Create, Weight::Note)),
        privileges: &[
            on("APPLYBUDGET", Power::Cost, Weight::Note),
            on("REFERENCES", Power::Monitor, Weight::Note),
            on("SELECT", Power::ReadData, Weight::Warning),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        acts_as_owner: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-materialized-view",
    }

    /// Says what tables mean.
    SEMANTIC_VIEW "SEMANTIC VIEW" (IN_SCHEMA) {
        plural: "SEMANTIC VIEWS",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE SEMANTIC VIEW", Power::Create, Weight::Note)),
        privileges: &[
            on("MONITOR", Power::Monitor, Weight::Note),
            on("REFERENCES", Power::Monitor, Weight::Note),
            on("SELECT", Power::ReadData, Weight::Warning),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-semantic-view",
    }

    /// A view.
    VIEW "VIEW" (IN_SCHEMA) {
        plural: "VIEWS",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE VIEW", Power::Create, Weight::Note)),
        privileges: &[
            on("REFERENCES", Power::Monitor, Weight::Note),
            on("SELECT", Power::ReadData, Weight::Warning),
        ],
        definition: Definition::Body,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-view",
    }
}
