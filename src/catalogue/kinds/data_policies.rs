//! Policies that protect data.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::Property;

kinds! {
    /// Asks for groups of a size.
    AGGREGATION_POLICY "AGGREGATION POLICY" (IN_SCHEMA) {
        plural: "AGGREGATION POLICIES",
        creating: Some(on("CREATE AGGREGATION POLICY", Power::Create, Weight::Note)),
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-aggregation-policy",
    }

    /// Limits how much data leaves.
    DATA_MOVEMENT_POLICY "DATA MOVEMENT POLICY" (IN_SCHEMA) {
        plural: "DATA MOVEMENT POLICIES",
        creating: Some(on("CREATE DATA MOVEMENT POLICY", Power::Create, Weight::Note)),
        in_bulk: false,
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-data-movement-policy",
    }

    /// One limit of a data movement policy.
    DATA_MOVEMENT_RULE "DATA MOVEMENT RULE" (IN_SCHEMA) {
        plural: "DATA MOVEMENT RULES",
        creating: Some(on("CREATE DATA MOVEMENT RULE", Power::Create, Weight::Note)),
        in_bulk: false,
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-data-movement-rule",
    }

    /// Asks for joins.
    JOIN_POLICY "JOIN POLICY" (IN_SCHEMA) {
        plural: "JOIN POLICIES",
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-join-policy",
    }

    /// Says what a column shows to whom.
    MASKING_POLICY "MASKING POLICY" (IN_SCHEMA) {
        plural: "MASKING POLICIES",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE MASKING POLICY", Power::Create, Weight::Note)),
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        in_bulk: false,
        in_future: false,
        definition: Definition::Body,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-masking-policy",
    }

    /// Keeps single persons from being found in results.
    PRIVACY_POLICY "PRIVACY POLICY" (IN_SCHEMA) {
        plural: "PRIVACY POLICIES",
        creating: Some(on("CREATE PRIVACY POLICY", Power::Create, Weight::Note)),
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-privacy-policy",
    }

    /// Says who may see a column at all.
    PROJECTION_POLICY "PROJECTION POLICY" (IN_SCHEMA) {
        plural: "PROJECTION POLICIES",
        creating: Some(on("CREATE PROJECTION POLICY", Power::Create, Weight::Note)),
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-projection-policy",
    }

    /// Says which rows are shown to whom.
    ROW_ACCESS_POLICY "ROW ACCESS POLICY" (IN_SCHEMA) {
        plural: "ROW ACCESS POLICIES",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE ROW ACCESS POLICY", Power::Create, Weight::Note)),
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        in_future: false,
        definition: Definition::Body,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-row-access-policy",
    }

    /// Archives or removes rows by age.
    STORAGE_LIFECYCLE_POLICY "STORAGE LIFECYCLE POLICY" (IN_SCHEMA) {
        plural: "STORAGE LIFECYCLE POLICIES",
        creating: Some(on("CREATE STORAGE LIFECYCLE POLICY", Power::Create, Weight::Note)),
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        acts_as_owner: true,
        losses: &[Loss::Data],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-storage-lifecycle-policy",
    }
}
