//! Backups of what is in the account.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::Property;

kinds! {
    /// Says when backups are made, and how long they are kept.
    BACKUP_POLICY "BACKUP POLICY" (IN_SCHEMA) {
        plural: "BACKUP POLICIES",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE BACKUP POLICY", Power::Create, Weight::Note)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-backup-policy",
    }

    /// Backups of a table, schema or database.
    BACKUP_SET "BACKUP SET" (IN_SCHEMA) {
        plural: "BACKUP SETS",
        verbs: Verbs::USUAL.and(Verb::OrAlter).but(Verb::OrReplace),
        creating: Some(on("CREATE BACKUP SET", Power::Create, Weight::Note)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-backup-set",
    }

    /// The former name of a backup policy.
    SNAPSHOT_POLICY "SNAPSHOT POLICY" (IN_SCHEMA) {
        plural: "SNAPSHOT POLICIES",
        creating: Some(on("CREATE SNAPSHOT POLICY", Power::Create, Weight::Note)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-snapshot-policy",
    }

    /// The former name of a backup set.
    SNAPSHOT_SET "SNAPSHOT SET" (IN_SCHEMA) {
        plural: "SNAPSHOT SETS",
        verbs: Verbs::USUAL.but(Verb::OrReplace),
        creating: Some(on("CREATE SNAPSHOT SET", Power::Create, Weight::Note)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        holds_data: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-snapshot-set",
    }
}
