//! Views.

use crate::catalogue::kind::{Definition, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::Property;

kinds! {
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
