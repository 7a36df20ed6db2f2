//! `DROP`. <https://docs.snowflake.com/en/sql-reference/sql/drop>

use super::cursor::{Cursor, Parsed};
use super::grant::behaviour;
use super::kind::kind;
use super::name::object_name;
use super::statement::Statement;
use crate::catalogue::Verb;

/// What follows `DROP`. `CASCADE` and `RESTRICT` are taken after every kind, as the server does.
pub(super) fn drop(cursor: &mut Cursor<'_>) -> Parsed<Statement> {
    let before = cursor.clone();
    let kind = kind(cursor)?;
    if !kind.has(Verb::Drop) {
        return Err(before.unknown(format!("there is no DROP {}", kind.words())));
    }
    let if_exists = cursor.words(&["IF", "EXISTS"]);
    let name = object_name(cursor)?;
    let behaviour = behaviour(cursor);
    cursor.expect_end()?;
    Ok(Statement::Drop {
        kind,
        name,
        if_exists,
        behaviour,
    })
}
