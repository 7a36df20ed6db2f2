//! What runs by itself, and what it waits for.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};

kinds! {
    /// Tells what has changed in a table.
    STREAM "STREAM" (IN_SCHEMA) {
        plural: "STREAMS",
        verbs: Verbs::USUAL.and(Verb::OrAlter).and(Verb::Clone),
        creating: Some(on("CREATE STREAM", Power::Create, Weight::Note)),
        privileges: &[on("SELECT", Power::ReadData, Weight::Warning)],
        definition: Definition::Unread,
        holds_data: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-stream",
    }

    /// Runs a statement on a schedule.
    TASK "TASK" (IN_SCHEMA) {
        plural: "TASKS",
        verbs: Verbs::USUAL.and(Verb::OrAlter).and(Verb::Clone),
        creating: Some(on("CREATE TASK", Power::Create, Weight::Note)),
        privileges: &[
            on("APPLYBUDGET", Power::Cost, Weight::Note),
            on("MONITOR", Power::Monitor, Weight::Note),
            on("OPERATE", Power::Operate, Weight::Note),
        ],
        definition: Definition::Statement,
        acts_as_owner: true,
        losses: &[Loss::Running],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-task",
    }
}
