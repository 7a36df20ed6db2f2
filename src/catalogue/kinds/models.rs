//! Models and agents.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::Property;

kinds! {
    /// Answers questions with tools.
    AGENT "AGENT" (IN_SCHEMA) {
        plural: "AGENTS",
        creating: Some(on("CREATE AGENT", Power::Create, Weight::Note)),
        privileges: &[
            on("MODIFY", Power::Change, Weight::Note),
            on("MONITOR", Power::Monitor, Weight::Note),
            on("USAGE", Power::Use, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-agent",
    }

    /// A skill or plugin that is shared.
    CORTEX_EXTENSION "CORTEX EXTENSION" (IN_SCHEMA) {
        plural: "CORTEX EXTENSIONS",
        privileges: &[
            on("READ", Power::ReadData, Weight::Warning),
            on("WRITE", Power::WriteData, Weight::Warning),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        page: "https://docs.snowflake.com/en/sql-reference/sql/show-objects",
    }

    /// Searches in text.
    CORTEX_SEARCH_SERVICE "CORTEX SEARCH SERVICE" (IN_SCHEMA) {
        plural: "CORTEX SEARCH SERVICES",
        creating: Some(on("CREATE CORTEX SEARCH SERVICE", Power::Create, Weight::Note)),
        privileges: &[
            on("OPERATE", Power::Operate, Weight::Note),
            on("USAGE", Power::Use, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        acts_as_owner: true,
        losses: &[Loss::Running],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-cortex-search",
    }

    /// Runs of a model, compared.
    EXPERIMENT "EXPERIMENT" (IN_SCHEMA) {
        plural: "EXPERIMENTS",
        verbs: Verbs::USUAL.but(Verb::Describe),
        creating: Some(on("CREATE EXPERIMENT", Power::Create, Weight::Note)),
        privileges: &[
            on("CREATE", Power::Create, Weight::Note),
            on("MODIFY", Power::Change, Weight::Note),
            on("USAGE", Power::Use, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-experiment",
    }

    /// An agent that is watched from the account.
    EXTERNAL_AGENT "EXTERNAL AGENT" (IN_SCHEMA) {
        plural: "EXTERNAL AGENTS",
        in_bulk: false,
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-external-agent",
    }

    /// Tools for agents.
    MCP_SERVER "MCP SERVER" (IN_SCHEMA) {
        plural: "MCP SERVERS",
        creating: Some(on("CREATE MCP SERVER", Power::Create, Weight::Note)),
        privileges: &[
            on("MODIFY", Power::Change, Weight::Note),
            on("USAGE", Power::Use, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        reaches_outside: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-mcp-server",
    }

    /// A machine learning model, in versions.
    MODEL "MODEL" (IN_SCHEMA) {
        plural: "MODELS",
        verbs: Verbs::USUAL.but(Verb::Describe),
        creating: Some(on("CREATE MODEL", Power::Create, Weight::Note)),
        privileges: &[
            on("READ", Power::ReadData, Weight::Warning),
            on("USAGE", Power::Use, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-model",
    }

    /// Watches a model.
    MODEL_MONITOR "MODEL MONITOR" (IN_SCHEMA) {
        plural: "MODEL MONITORS",
        creating: Some(on("CREATE MODEL MONITOR", Power::Create, Weight::Note)),
        in_bulk: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-model-monitor",
    }
}
