//! Code, images and packages.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::Property;

kinds! {
    /// Holds packages.
    ARTIFACT_REPOSITORY "ARTIFACT REPOSITORY" (IN_SCHEMA) {
        plural: "ARTIFACT REPOSITORIES",
        creating: Some(on("CREATE ARTIFACT REPOSITORY", Power::Create, Weight::Note)),
        privileges: &[on("READ", Power::ReadData, Weight::Warning)],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-artifact-repository",
    }

    /// Code that runs on the account's machines.
    CODE_BUNDLE "CODE BUNDLE" (IN_SCHEMA) {
        plural: "CODE BUNDLES",
        verbs: Verbs::USUAL.but(Verb::Alter).but(Verb::Drop).but(Verb::Describe),
        in_bulk: false,
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-code-bundle",
    }

    /// A dbt project that runs in the account.
    DBT_PROJECT "DBT PROJECT" (IN_SCHEMA) {
        plural: "DBT PROJECTS",
        creating: Some(on("CREATE DBT PROJECT", Power::Create, Weight::Note)),
        privileges: &[
            on("MONITOR", Power::Monitor, Weight::Note),
            on("USAGE", Power::Use, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-dbt-project",
    }

    /// Objects that are defined in files.
    DCM_PROJECT "DCM PROJECT" (IN_SCHEMA) {
        plural: "DCM PROJECTS",
        privileges: &[on("READ", Power::ReadData, Weight::Warning)],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-dcm-project",
    }

    /// A clone of a repository outside.
    GIT_REPOSITORY "GIT REPOSITORY" (IN_SCHEMA) {
        plural: "GIT REPOSITORIES",
        creating: Some(on("CREATE GIT REPOSITORY", Power::Create, Weight::Note)),
        privileges: &[
            on("READ", Power::ReadData, Weight::Warning),
            on("WRITE", Power::WriteData, Weight::Warning),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        reaches_outside: true,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-git-repository",
    }

    /// Holds images for services.
    IMAGE_REPOSITORY "IMAGE REPOSITORY" (IN_SCHEMA) {
        plural: "IMAGE REPOSITORIES",
        verbs: Verbs::USUAL.but(Verb::Describe),
        creating: Some(on("CREATE IMAGE REPOSITORY", Power::Create, Weight::Note)),
        privileges: &[
            on("READ", Power::ReadData, Weight::Warning),
            on("WRITE", Power::WriteData, Weight::Warning),
        ],
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-image-repository",
    }

    /// Files that people work on.
    WORKSPACE "WORKSPACE" (IN_SCHEMA) {
        plural: "WORKSPACES",
        creating: Some(on("CREATE WORKSPACE", Power::Create, Weight::Note)),
        privileges: &[
            on("READ", Power::ReadData, Weight::Warning),
            on("WRITE", Power::WriteData, Weight::Warning),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-workspace",
    }
}
