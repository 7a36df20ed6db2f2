//! Tags.

use crate::catalogue::kind::{Definition, Level, kinds};
use crate::catalogue::privilege::Privilege;

kinds! {
    /// Marks objects and columns, and may carry policies.
    TAG "TAG" {
        plural: "TAGS",
        level: Level::Schema,
        creating: Privilege("CREATE TAG"),
        privileges: &[Privilege("APPLY"), Privilege("READ")],
        definition: Definition::Unread,
        properties: None,
        acts_as_owner: false,
        irreplaceable: false,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-tag",
    }
}
