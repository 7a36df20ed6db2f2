//! The words for kinds of objects.
//!
//! A kind that is not in the catalogue is not understood, whatever Snowflake makes of it.

use super::cursor::{Cursor, Parsed};
use super::statement::Unknown;
use crate::catalogue::{Kind as Row, ObjectKind};
use crate::text::lexer::Kind;

/// Passes the words of a kind.
pub(super) fn kind(cursor: &mut Cursor<'_>) -> Parsed<ObjectKind> {
    longest(cursor, |row| row.words).ok_or_else(|| none(cursor, "object"))
}

/// Passes the words of a kind for many objects.
pub(super) fn plural(cursor: &mut Cursor<'_>) -> Parsed<ObjectKind> {
    longest(cursor, |row| row.plural).ok_or_else(|| none(cursor, "objects"))
}

/// Why no kind is next, with the word that is next.
fn none(cursor: &Cursor<'_>, what: &str) -> Unknown {
    let word = cursor.peek().filter(|token| token.kind == Kind::Word);
    match word {
        Some(word) => {
            let word = word.text.to_ascii_uppercase();
            cursor.unknown(format!(
                "`{word} …` is no kind of {what} that is known here"
            ))
        }
        None => cursor.unknown(format!("expected a kind of {what}")),
    }
}

/// Passes a kind's words; the longest where one kind's words start another's.
fn longest(cursor: &mut Cursor<'_>, words: fn(&Row) -> &'static str) -> Option<ObjectKind> {
    let found = ObjectKind::all()
        .map(|kind| (kind, words(kind.row())))
        .filter(|(_, words)| cursor.is_phrase(words))
        .max_by_key(|(_, words)| words.len());
    let (kind, words) = found?;
    cursor.phrase(words);
    Some(kind)
}
