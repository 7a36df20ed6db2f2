//! What connects the account to the outside.

use crate::catalogue::kind::{Definition, Level, kinds};
use crate::catalogue::privilege::Privilege;

kinds! {
    /// A connection to a service outside, of any type.
    INTEGRATION "INTEGRATION" {
        plural: "INTEGRATIONS",
        level: Level::Account,
        creating: Privilege("CREATE INTEGRATION"),
        privileges: &[Privilege("USAGE"), Privilege("USE_ANY_ROLE")],
        definition: Definition::Properties,
        properties: None,
        acts_as_owner: false,
        irreplaceable: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-integration",
    }
}
