//! What is called.

use crate::catalogue::kind::{Definition, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};

kinds! {
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
