//! `EXECUTE IMMEDIATE` of a text.
//!
//! <https://docs.snowflake.com/en/sql-reference/sql/execute-immediate>. A block that stands there
//! is read at once; what any other text comes to is seen when it runs.

use super::cursor::{Cursor, Parsed};
use super::mentions::Mentions;
use super::name::object_name;
use super::scripting::{self, Block, Line, Step};
use super::statement::{Data, DataVerb, Place, Statement};
use crate::catalogue::ObjectKind;

/// What follows `EXECUTE`.
pub(super) fn execute(cursor: &mut Cursor<'_>) -> Parsed<Statement> {
    if cursor.word("TASK") {
        return task(cursor);
    }
    cursor.expect("IMMEDIATE")?;
    let line = Line(cursor.peek().map_or(1, |token| token.line));
    if cursor.rest().len() == 1
        && let Some(block) = cursor.peek().and_then(scripting::block_in)
    {
        let block = block?;
        cursor.finish();
        return Ok(Statement::Block(block));
    }
    let action = scripting::execute(cursor)?;
    Ok(Statement::Block(Block {
        body: vec![Step { line, action }],
        ..Block::default()
    }))
}

/// `TASK t [RETRY LAST]`: <https://docs.snowflake.com/en/sql-reference/sql/execute-task>.
fn task(cursor: &mut Cursor<'_>) -> Parsed<Statement> {
    let name = object_name(cursor)?;
    cursor.words(&["RETRY", "LAST"]);
    cursor.expect_end()?;
    Ok(Statement::Data(Data {
        verb: DataVerb::Execute,
        target: vec![Place::Object(ObjectKind::TASK, name)],
        mentions: Mentions::default(),
    }))
}
