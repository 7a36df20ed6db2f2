//! What data comes in by, and goes out.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::Property;

kinds! {
    /// Storage outside for Iceberg tables.
    EXTERNAL_VOLUME "EXTERNAL VOLUME" (IN_ACCOUNT) {
        plural: "EXTERNAL VOLUMES",
        verbs: Verbs::USUAL.and(Verb::Undrop),
        creating: Some(on("CREATE EXTERNAL VOLUME", Power::Outside, Weight::Warning)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        reaches_outside: true,
        losses: &[Loss::Reach],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-external-volume",
    }

    /// Says how files are read.
    FILE_FORMAT "FILE FORMAT" (IN_SCHEMA) {
        plural: "FILE FORMATS",
        verbs: Verbs::USUAL.and(Verb::OrAlter).and(Verb::Clone),
        creating: Some(on("CREATE FILE FORMAT", Power::Create, Weight::Note)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        definition: Definition::Unread,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-file-format",
    }

    /// Loads what arrives in a stage.
    PIPE "PIPE" (IN_SCHEMA) {
        plural: "PIPES",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE PIPE", Power::Create, Weight::Note)),
        privileges: &[
            on("APPLYBUDGET", Power::Cost, Weight::Note),
            on("MONITOR", Power::Monitor, Weight::Note),
            on("OPERATE", Power::Operate, Weight::Note),
        ],
        in_bulk: false,
        definition: Definition::Unread,
        acts_as_owner: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-pipe",
    }

    /// Holds files, inside the account or outside.
    STAGE "STAGE" (IN_SCHEMA) {
        plural: "STAGES",
        verbs: Verbs::USUAL.and(Verb::OrAlter).and(Verb::Clone),
        creating: Some(on("CREATE STAGE", Power::Create, Weight::Note)),
        privileges: &[
            on("READ", Power::ReadData, Weight::Warning),
            on("USAGE", Power::Use, Weight::Note),
            on("WRITE", Power::WriteData, Weight::Warning),
        ],
        definition: Definition::Unread,
        holds_data: true,
        reaches_outside: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-stage",
    }
}
