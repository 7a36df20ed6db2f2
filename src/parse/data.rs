//! Statements that change data, move it, or run code.
//!
//! <https://docs.snowflake.com/en/sql-reference/sql-dml>

use super::body::balanced;
use super::cursor::{Cursor, Parsed};
use super::mentions::mentions;
use super::name::object_name;
use super::statement::{Data, DataVerb, Place, Statement};
use crate::catalogue::ObjectKind;
use crate::text::lexer::Kind;

/// First words of the statements that are read here, and what each does.
const VERBS: &[(&[&str], DataVerb)] = &[
    (&["INSERT", "OVERWRITE", "INTO"], DataVerb::Replace),
    (&["INSERT", "OVERWRITE", "ALL"], DataVerb::Replace),
    (&["INSERT", "OVERWRITE", "FIRST"], DataVerb::Replace),
    (&["INSERT", "INTO"], DataVerb::Insert),
    (&["INSERT", "ALL"], DataVerb::Insert),
    (&["INSERT", "FIRST"], DataVerb::Insert),
    (&["UPDATE"], DataVerb::Update),
    (&["DELETE", "FROM"], DataVerb::Delete),
    (&["MERGE", "INTO"], DataVerb::Merge),
    (&["TRUNCATE", "MATERIALIZED", "VIEW"], DataVerb::Truncate),
    (&["TRUNCATE", "TABLE"], DataVerb::Truncate),
    (&["TRUNCATE"], DataVerb::Truncate),
    (&["COPY", "INTO"], DataVerb::Copy),
    (&["COPY", "FILES", "INTO"], DataVerb::Copy),
    (&["PUT"], DataVerb::Put),
    (&["GET"], DataVerb::Get),
    (&["REMOVE"], DataVerb::Remove),
    (&["RM"], DataVerb::Remove),
    (&["CALL"], DataVerb::Call),
];

/// A statement of this kind, if it is one.
pub(super) fn data(cursor: &mut Cursor<'_>) -> Option<Parsed<Statement>> {
    let (_, verb) = VERBS.iter().find(|(words, _)| cursor.words(words))?;
    Some(rest(cursor, *verb))
}

fn rest(cursor: &mut Cursor<'_>, verb: DataVerb) -> Parsed<Statement> {
    balanced(cursor.rest())?;
    let target = match verb {
        DataVerb::Insert
        | DataVerb::Replace
        | DataVerb::Update
        | DataVerb::Delete
        | DataVerb::Merge => target(cursor, verb)?,
        DataVerb::Truncate => {
            cursor.words(&["IF", "EXISTS"]);
            vec![table(cursor)?]
        }
        DataVerb::Copy | DataVerb::Remove => vec![place(cursor)?],
        DataVerb::Put => {
            if !cursor.symbol(Kind::Text) {
                return Err(cursor.unknown("expected a file in quotes: 'file://…'"));
            }
            vec![place(cursor)?]
        }
        DataVerb::Get => vec![place(cursor)?],
        DataVerb::Call => vec![called(cursor)?],
        DataVerb::Execute => Vec::new(),
    };
    if verb == DataVerb::Truncate {
        cursor.expect_end()?;
    }
    let tokens = cursor.rest();
    let mentions = mentions(tokens);
    cursor.finish();
    Ok(Statement::Data(Data {
        verb,
        target,
        mentions,
    }))
}

/// The tables that are written; INSERT ALL has several behind `INTO`.
fn target(cursor: &mut Cursor<'_>, verb: DataVerb) -> Parsed<Vec<Place>> {
    let several = matches!(verb, DataVerb::Insert | DataVerb::Replace)
        && !matches!(cursor.peek().map(|token| token.kind), Some(Kind::Quoted))
        && (cursor.is_word("INTO") || cursor.is_word("WHEN"));
    if !several {
        return Ok(vec![table(cursor)?]);
    }
    let mut tables = Vec::new();
    while !cursor.is_done() && !cursor.is_word("SELECT") {
        match cursor.word("INTO") {
            true => tables.push(table(cursor)?),
            false => {
                cursor.advance();
            }
        }
    }
    match tables.is_empty() {
        true => Err(cursor.unknown("expected INTO and a table")),
        false => Ok(tables),
    }
}

fn table(cursor: &mut Cursor<'_>) -> Parsed<Place> {
    Ok(Place::Object(ObjectKind::TABLE, object_name(cursor)?))
}

/// A table, a stage, or a place outside: `'s3://…'`.
fn place(cursor: &mut Cursor<'_>) -> Parsed<Place> {
    match cursor.peek() {
        Some(token) if token.kind == Kind::Text => {
            cursor.advance();
            Ok(Place::Outside)
        }
        Some(token) if token.text == "@" => {
            cursor.advance();
            stage(cursor)
        }
        _ => table(cursor),
    }
}

/// `@~` is the runner's own; `@%t` the table's.
fn stage(cursor: &mut Cursor<'_>) -> Parsed<Place> {
    let sign = cursor.peek().map(|token| token.text);
    let place = match sign {
        Some("~") => {
            cursor.advance();
            Place::Runners
        }
        Some("%") => {
            cursor.advance();
            table(cursor)?
        }
        _ => Place::Object(ObjectKind::STAGE, object_name(cursor)?),
    };
    // The path: whatever stands there without a blank before a word or a parenthesis.
    while cursor
        .peek()
        .is_some_and(|token| matches!(token.text, "/" | "." | "-" | "*" | "%"))
    {
        cursor.advance();
        if matches!(
            cursor.peek().map(|token| token.kind),
            Some(Kind::Word | Kind::Number | Kind::Variable)
        ) {
            cursor.advance();
        }
    }
    Ok(place)
}

fn called(cursor: &mut Cursor<'_>) -> Parsed<Place> {
    let name = object_name(cursor)?;
    if !cursor.is_at(0, Kind::Open) {
        return Err(cursor.unknown("expected `(`"));
    }
    Ok(Place::Object(ObjectKind::PROCEDURE, name))
}
