//! The words for kinds of objects.
//!
//! A kind that is not in the catalogue is not understood, whatever Snowflake makes of it.

use super::cursor::{Cursor, Parsed};
use crate::catalogue::{Kind, ObjectKind};

/// Passes the words of a kind.
pub(super) fn kind(cursor: &mut Cursor<'_>) -> Parsed<ObjectKind> {
    longest(cursor, |row| row.words)
        .ok_or_else(|| cursor.unknown("expected a kind of object that is known here, in words"))
}

/// Passes the words of a kind for many objects.
pub(super) fn plural(cursor: &mut Cursor<'_>) -> Parsed<ObjectKind> {
    longest(cursor, |row| row.plural)
        .ok_or_else(|| cursor.unknown("expected a kind of objects that is known here, in plural"))
}

/// Passes a kind's words; the longest where one kind's words start another's.
fn longest(cursor: &mut Cursor<'_>, words: fn(&Kind) -> &'static str) -> Option<ObjectKind> {
    let found = ObjectKind::all()
        .map(|kind| (kind, words(kind.row())))
        .filter(|(_, words)| cursor.is_phrase(words))
        .max_by_key(|(_, words)| words.len());
    let (kind, words) = found?;
    cursor.phrase(words);
    Some(kind)
}
