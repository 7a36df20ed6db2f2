//! `COMMENT ON`. <https://docs.snowflake.com/en/sql-reference/sql/comment>

use super::cursor::{Cursor, Parsed};
use super::kind::kind;
use super::name::object_name;
use super::statement::Statement;
use super::value::constant_text;

/// What follows `COMMENT`.
pub(super) fn comment(cursor: &mut Cursor<'_>) -> Parsed<Statement> {
    let if_exists = cursor.words(&["IF", "EXISTS"]);
    cursor.expect("ON")?;
    let kind = kind(cursor)?;
    let name = object_name(cursor)?;
    cursor.expect("IS")?;
    let text = constant_text(cursor)?;
    cursor.expect_end()?;
    Ok(Statement::Comment {
        kind,
        name,
        if_exists,
        text,
    })
}
