//! The words for kinds of objects.
//!
//! A kind that is not in the table is not understood, whatever Snowflake makes of it.

use super::cursor::{Cursor, Parsed};
use super::statement::ObjectKind;

/// A kind of object, its words, and its words for many.
type Words = (ObjectKind, &'static [&'static str], &'static [&'static str]);

/// <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>; longer words first where
/// one kind's words start another's.
const KINDS: &[Words] = {
    use ObjectKind as K;
    &[
        (
            K::DatabaseRole,
            &["DATABASE", "ROLE"],
            &["DATABASE", "ROLES"],
        ),
        (K::Database, &["DATABASE"], &["DATABASES"]),
        (K::Schema, &["SCHEMA"], &["SCHEMAS"]),
        (K::Role, &["ROLE"], &["ROLES"]),
        (K::User, &["USER"], &["USERS"]),
        (K::Warehouse, &["WAREHOUSE"], &["WAREHOUSES"]),
        (K::Table, &["TABLE"], &["TABLES"]),
        (K::View, &["VIEW"], &["VIEWS"]),
        (
            K::MaskingPolicy,
            &["MASKING", "POLICY"],
            &["MASKING", "POLICIES"],
        ),
        (
            K::RowAccessPolicy,
            &["ROW", "ACCESS", "POLICY"],
            &["ROW", "ACCESS", "POLICIES"],
        ),
        (
            K::NetworkPolicy,
            &["NETWORK", "POLICY"],
            &["NETWORK", "POLICIES"],
        ),
        (
            K::AuthenticationPolicy,
            &["AUTHENTICATION", "POLICY"],
            &["AUTHENTICATION", "POLICIES"],
        ),
        (
            K::PasswordPolicy,
            &["PASSWORD", "POLICY"],
            &["PASSWORD", "POLICIES"],
        ),
        (
            K::SessionPolicy,
            &["SESSION", "POLICY"],
            &["SESSION", "POLICIES"],
        ),
        (K::FileFormat, &["FILE", "FORMAT"], &["FILE", "FORMATS"]),
        (K::Function, &["FUNCTION"], &["FUNCTIONS"]),
        (K::Procedure, &["PROCEDURE"], &["PROCEDURES"]),
        (K::Integration, &["INTEGRATION"], &["INTEGRATIONS"]),
        (K::Pipe, &["PIPE"], &["PIPES"]),
        (K::Sequence, &["SEQUENCE"], &["SEQUENCES"]),
        (K::Stage, &["STAGE"], &["STAGES"]),
        (K::Stream, &["STREAM"], &["STREAMS"]),
        (K::Tag, &["TAG"], &["TAGS"]),
        (K::Task, &["TASK"], &["TASKS"]),
    ]
};

/// Passes the words of a kind.
pub(super) fn kind(cursor: &mut Cursor<'_>) -> Parsed<ObjectKind> {
    let found = KINDS.iter().find(|(_, one, _)| cursor.words(one));
    found
        .map(|(kind, _, _)| *kind)
        .ok_or_else(|| cursor.unknown("expected a kind of object that is known here, in words"))
}

/// Passes the words of a kind for many objects.
pub(super) fn plural(cursor: &mut Cursor<'_>) -> Parsed<ObjectKind> {
    let found = KINDS.iter().find(|(_, _, many)| cursor.words(many));
    found
        .map(|(kind, _, _)| *kind)
        .ok_or_else(|| cursor.unknown("expected a kind of objects that is known here, in plural"))
}
