//! `EXECUTE IMMEDIATE` of a text that stands in the script.
//!
//! <https://docs.snowflake.com/en/sql-reference/sql/execute-immediate>. A body
//! that is a block of ours is read; any other is kept.

use super::block;
use super::cursor::{Cursor, Parsed};
use super::statement::{Masked, Statement};

/// What follows `EXECUTE`.
pub(super) fn execute(cursor: &mut Cursor<'_>) -> Parsed<Statement> {
    cursor.expect("IMMEDIATE")?;
    let token = cursor.peek();
    if let Some(steps) = token.and_then(block::steps) {
        cursor.advance();
        cursor.expect_end()?;
        return Ok(Statement::Block(steps));
    }
    let body = match token {
        Some(token) if token.is_literal() => token.literal(),
        _ => return Err(cursor.unknown("only a text that stands here can be looked at")),
    };
    let body = body.ok_or_else(|| cursor.unknown("an escape in this text is not documented"))?;
    let line = token.map_or(1, |token| token.line);
    cursor.advance();
    cursor.expect_end()?;
    Ok(Statement::ExecuteImmediate {
        body: Masked(body),
        line,
    })
}
