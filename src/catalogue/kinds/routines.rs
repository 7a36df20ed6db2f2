//! What is called.

use crate::catalogue::kind::{Definition, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::Property;

kinds! {
    /// Measures the quality of data.
    DATA_METRIC_FUNCTION "DATA METRIC FUNCTION" (IN_SCHEMA) {
        plural: "DATA METRIC FUNCTIONS",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE DATA METRIC FUNCTION", Power::Create, Weight::Note)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        in_bulk: false,
        definition: Definition::NotRead,
        has_signature: true,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-data-metric-function",
    }

    /// A function of users'.
    FUNCTION "FUNCTION" (IN_SCHEMA) {
        plural: "FUNCTIONS",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE FUNCTION", Power::Create, Weight::Note)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        definition: Definition::Routine,
        has_signature: true,
        acts_as_owner: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-function",
    }

    /// A stored procedure.
    PROCEDURE "PROCEDURE" (IN_SCHEMA) {
        plural: "PROCEDURES",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE PROCEDURE", Power::Create, Weight::Note)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        definition: Definition::Routine,
        has_signature: true,
        acts_as_owner: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-procedure",
    }
}
