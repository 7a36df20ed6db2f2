//! Statements that only read: queries, `SHOW`, `DESCRIBE`, `LIST`, and chains of them by `->>`.
//!
//! <https://docs.snowflake.com/en/sql-reference/operators-flow>

use super::body::only_reads;
use super::cursor::{Cursor, Parsed};
use super::mentions::mentions;
use super::statement::{Query, Statement};
use crate::text::lexer::{Kind, Token};

/// First words of statements that only read. `EXPLAIN` runs nothing.
const READING: [&str; 8] = [
    "SELECT", "WITH", "SHOW", "DESC", "DESCRIBE", "EXPLAIN", "LIST", "LS",
];

/// Whether a statement that starts with `token` may be one that only reads.
pub(super) fn is_reading(token: &Token<'_>) -> bool {
    READING.iter().any(|word| token.is_word(word))
}

/// A whole statement, kept as it stands in `source`.
pub(super) fn read(cursor: &mut Cursor<'_>, source: &str) -> Parsed<Statement> {
    let tokens = cursor.rest();
    for stage in tokens.split(|token| token.kind == Kind::Flow) {
        if !stage.first().is_some_and(is_reading) {
            return Err(cursor.unknown("each part of a chain has to be a query, SHOW or DESCRIBE"));
        }
        if stage.len() < 2 {
            return Err(cursor.unknown("what is read is missing"));
        }
        let lists = stage[0].is_word("LIST") || stage[0].is_word("LS");
        if lists && stage[1].text != "@" {
            return Err(cursor.unknown("expected a stage that is listed"));
        }
    }
    only_reads(tokens)?;
    cursor.finish();
    let start = tokens.first().map_or(0, |token| token.start);
    let end = tokens
        .last()
        .map_or(0, |token| token.start + token.text.len());
    let text = source.get(start..end).unwrap_or_default();
    Ok(Statement::Read(Query {
        text: text.to_owned(),
        mentions: mentions(tokens),
    }))
}
