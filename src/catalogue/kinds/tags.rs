//! What says something about objects.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::Property;

kinds! {
    /// Whom to ask about an object.
    CONTACT "CONTACT" (IN_SCHEMA) {
        plural: "CONTACTS",
        verbs: Verbs::USUAL.but(Verb::Describe),
        creating: Some(on("CREATE CONTACT", Power::Create, Weight::Note)),
        privileges: &[
            on("APPLY", Power::Protect, Weight::Note),
            on("MODIFY", Power::Change, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-contact",
    }

    /// Marks objects and columns, and may carry policies.
    TAG "TAG" (IN_SCHEMA) {
        plural: "TAGS",
        verbs: Verbs::USUAL.and(Verb::OrAlter).and(Verb::Undrop),
        creating: Some(on("CREATE TAG", Power::Create, Weight::Note)),
        privileges: &[
            on("APPLY", Power::Protect, Weight::Note),
            on("READ", Power::ReadData, Weight::Warning),
        ],
        in_bulk: false,
        in_future: false,
        definition: Definition::Unread,
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-tag",
    }
}
