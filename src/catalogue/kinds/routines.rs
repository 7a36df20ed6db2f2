//! What is called.

use crate::catalogue::kind::{Definition, Level, kinds};
use crate::catalogue::privilege::Privilege;

kinds! {
    /// A function of users'.
    FUNCTION "FUNCTION" {
        plural: "FUNCTIONS",
        level: Level::Schema,
        creating: Privilege("CREATE FUNCTION"),
        privileges: &[Privilege("USAGE")],
        definition: Definition::Routine,
        properties: None,
        acts_as_owner: true,
        irreplaceable: false,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-function",
    }

    /// A stored procedure.
    PROCEDURE "PROCEDURE" {
        plural: "PROCEDURES",
        level: Level::Schema,
        creating: Privilege("CREATE PROCEDURE"),
        privileges: &[Privilege("USAGE")],
        definition: Definition::Routine,
        properties: None,
        acts_as_owner: true,
        irreplaceable: false,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-procedure",
    }
}
