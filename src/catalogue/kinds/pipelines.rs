//! What runs by itself, and what it waits for.

use crate::catalogue::kind::{Definition, Level, kinds};
use crate::catalogue::privilege::Privilege;

kinds! {
    /// Tells what has changed in a table.
    STREAM "STREAM" {
        plural: "STREAMS",
        level: Level::Schema,
        creating: Privilege("CREATE STREAM"),
        privileges: &[Privilege("SELECT")],
        definition: Definition::Unread,
        properties: None,
        acts_as_owner: false,
        irreplaceable: false,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-stream",
    }

    /// Runs a statement on a schedule.
    TASK "TASK" {
        plural: "TASKS",
        level: Level::Schema,
        creating: Privilege("CREATE TASK"),
        privileges: &[Privilege("APPLYBUDGET"), Privilege("MONITOR"), Privilege("OPERATE")],
        definition: Definition::Statement,
        properties: None,
        acts_as_owner: true,
        irreplaceable: false,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-task",
    }
}
