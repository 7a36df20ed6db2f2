//! What data comes in by, and goes out.

use crate::catalogue::kind::{Definition, Level, kinds};
use crate::catalogue::privilege::Privilege;

kinds! {
    /// Says how files are read.
    FILE_FORMAT "FILE FORMAT" {
        plural: "FILE FORMATS",
        level: Level::Schema,
        creating: Privilege("CREATE FILE FORMAT"),
        privileges: &[Privilege("USAGE")],
        definition: Definition::Unread,
        properties: None,
        acts_as_owner: false,
        irreplaceable: false,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-file-format",
    }

    /// Loads what arrives in a stage.
    PIPE "PIPE" {
        plural: "PIPES",
        level: Level::Schema,
        creating: Privilege("CREATE PIPE"),
        privileges: &[Privilege("APPLYBUDGET"), Privilege("MONITOR"), Privilege("OPERATE")],
        definition: Definition::Unread,
        properties: None,
        acts_as_owner: true,
        irreplaceable: false,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-pipe",
    }

    /// Holds files, inside the account or outside.
    STAGE "STAGE" {
        plural: "STAGES",
        level: Level::Schema,
        creating: Privilege("CREATE STAGE"),
        privileges: &[Privilege("READ"), Privilege("USAGE"), Privilege("WRITE")],
        definition: Definition::Unread,
        properties: None,
        acts_as_owner: false,
        irreplaceable: false,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-stage",
    }
}
