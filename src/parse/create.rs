//! `CREATE`. <https://docs.snowflake.com/en/sql-reference/sql/create>
//!
//! What bears on access control is read in full; a table's columns, a view's query, a policy's
//! expression are kept whole and not read (see [`super::body`]).

use super::body::{balanced, only_reads};
use super::cursor::{Cursor, Parsed};
use super::kind::kind;
use super::name::object_name;
use super::property::properties;
use super::statement::{Property, Statement};
use crate::catalogue::{Definition, ObjectKind};
use crate::text::lexer::{Kind, Token};

/// Words before a kind, and the kinds they go with.
const BEFORE: &[(&[&str], &[ObjectKind])] = {
    use ObjectKind as K;
    &[
        (&["TRANSIENT"], &[K::DATABASE, K::SCHEMA, K::TABLE]),
        (
            &["TEMPORARY"],
            &[K::TABLE, K::STAGE, K::FILE_FORMAT, K::VIEW],
        ),
        (&["TEMP"], &[K::TABLE, K::STAGE, K::FILE_FORMAT, K::VIEW]),
        (&["VOLATILE"], &[K::TABLE]),
        (&["SECURE"], &[K::VIEW, K::FUNCTION, K::PROCEDURE]),
        (&["RECURSIVE"], &[K::VIEW]),
        (&["API"], &[K::INTEGRATION]),
        (&["CATALOG"], &[K::INTEGRATION]),
        (&["EXTERNAL", "ACCESS"], &[K::INTEGRATION]),
        (&["NOTIFICATION"], &[K::INTEGRATION]),
        (&["SECURITY"], &[K::INTEGRATION]),
        (&["STORAGE"], &[K::INTEGRATION]),
    ]
};

/// The parameter of a stage that holds keys of a cloud.
const CREDENTIALS: &str = "CREDENTIALS";

/// The property of a stage that lies outside the account, which is told.
const URL: &str = "URL";

/// What stands behind the name of an object that is created.
#[derive(Default)]
struct Rest {
    modifiers: Vec<String>,
    properties: Vec<Property>,
}

/// What follows `CREATE`.
pub(super) fn create(cursor: &mut Cursor<'_>) -> Parsed<Statement> {
    let or_replace = cursor.words(&["OR", "REPLACE"]);
    if cursor.is_word("OR") {
        return Err(cursor.unknown("CREATE OR ALTER is not known here"));
    }
    let (mut modifiers, kind) = modifiers_and_kind(cursor)?;
    if or_replace && cursor.is_word("IF") {
        return Err(cursor.unknown("OR REPLACE and IF NOT EXISTS exclude each other"));
    }
    let if_not_exists = cursor.words(&["IF", "NOT", "EXISTS"]);
    let name = object_name(cursor)?;
    let rest = rest(cursor, kind)?;
    modifiers.extend(rest.modifiers);
    cursor.expect_end()?;
    Ok(Statement::Create {
        kind,
        name,
        or_replace,
        if_not_exists,
        modifiers,
        properties: rest.properties,
    })
}

fn modifiers_and_kind(cursor: &mut Cursor<'_>) -> Parsed<(Vec<String>, ObjectKind)> {
    let before = cursor.clone();
    let mut modifiers = Vec::new();
    let mut allowed: Vec<&[ObjectKind]> = Vec::new();
    while let Some((words, kinds)) = BEFORE.iter().find(|(words, _)| cursor.words(words)) {
        modifiers.push(words.join(" "));
        allowed.push(kinds);
    }
    let kind = kind(cursor)?;
    let fits = allowed.iter().all(|kinds| kinds.contains(&kind));
    let typed = kind != ObjectKind::INTEGRATION || modifiers.len() == 1;
    match fits && typed {
        true => Ok((modifiers, kind)),
        false => Err(before.unknown("these words do not go with this kind of object")),
    }
}

fn rest(cursor: &mut Cursor<'_>, kind: ObjectKind) -> Parsed<Rest> {
    match kind.row().definition {
        Definition::Properties => {
            if kind == ObjectKind::WAREHOUSE {
                cursor.word("WITH");
            }
            listed(cursor, kind)
        }
        Definition::Container => container(cursor, kind),
        Definition::Body => defined(cursor, kind),
        Definition::Routine => routine(cursor),
        Definition::Statement => {
            Err(cursor.unknown("a task runs statements later; they are not read"))
        }
        Definition::Unread => opaque(cursor),
    }
}

fn listed(cursor: &mut Cursor<'_>, kind: ObjectKind) -> Parsed<Rest> {
    Ok(Rest {
        properties: properties(cursor, kind)?,
        ..Rest::default()
    })
}

/// A database or schema: `CLONE` would bring grants along that are not seen here.
fn container(cursor: &mut Cursor<'_>, kind: ObjectKind) -> Parsed<Rest> {
    if cursor.is_word("CLONE") {
        return Err(cursor.unknown("a clone brings objects and grants that are not known here"));
    }
    let managed = kind == ObjectKind::SCHEMA && cursor.words(&["WITH", "MANAGED", "ACCESS"]);
    let mut rest = listed(cursor, kind)?;
    rest.modifiers
        .extend(managed.then(|| "MANAGED ACCESS".into()));
    Ok(rest)
}

/// A table, view or policy: what defines it has to be there.
fn defined(cursor: &mut Cursor<'_>, kind: ObjectKind) -> Parsed<Rest> {
    let tokens = cursor.rest();
    let has_body = tokens.iter().any(|token| token.is_word("AS"));
    let has_columns = kind == ObjectKind::TABLE && cursor.is_at(0, Kind::Open);
    if !has_body && !has_columns {
        return Err(cursor.unknown("what defines this object is missing"));
    }
    if let Some(word) = tokens.iter().position(hides_a_grant) {
        (0..word).for_each(|_| {
            cursor.advance();
        });
        return Err(cursor.unknown("policies, tags and clones inside CREATE are not known here"));
    }
    only_reads(tokens)?;
    cursor.finish();
    let copies = tokens
        .windows(2)
        .any(|pair| pair[0].is_word("COPY") && pair[1].is_word("GRANTS"));
    let mut modifiers: Vec<String> = copies.then(|| "COPY GRANTS".into()).into_iter().collect();
    modifiers.extend(has_body.then(|| "AS".into()));
    Ok(Rest {
        modifiers,
        ..Rest::default()
    })
}

fn hides_a_grant(token: &Token<'_>) -> bool {
    ["POLICY", "CLONE", "TAG"]
        .iter()
        .any(|word| token.is_word(word))
}

/// A function or procedure whose body is a text, which runs only when it is called.
fn routine(cursor: &mut Cursor<'_>) -> Parsed<Rest> {
    cursor.skip_parentheses()?;
    let tokens = cursor.rest();
    balanced(tokens)?;
    let mut modifiers = Vec::new();
    while !cursor.is_done() {
        if cursor.words(&["EXECUTE", "AS"]) {
            let rights = cursor
                .advance()
                .map(|token| token.text.to_ascii_uppercase());
            modifiers.extend(rights.map(|rights| format!("EXECUTE AS {rights}")));
        } else if cursor.word("AS")
            && (cursor.is_at(0, Kind::Text) || cursor.is_at(0, Kind::Dollar))
        {
            modifiers.push("AS".into());
            cursor.advance();
            return Ok(Rest {
                modifiers,
                ..Rest::default()
            });
        } else {
            cursor.advance();
        }
    }
    Err(cursor.unknown("only a body that is a text is understood"))
}

/// An object that bears on no privilege: whatever follows is kept balanced and left alone, but
/// that it holds credentials.
fn opaque(cursor: &mut Cursor<'_>) -> Parsed<Rest> {
    let tokens = cursor.rest();
    balanced(tokens)?;
    let given = |word: &&str| {
        let mut pairs = tokens.windows(2);
        pairs.any(|pair| pair[0].is_word(word) && pair[1].kind == Kind::Equals)
    };
    let told = [CREDENTIALS, URL].into_iter().filter(given);
    let modifiers = told.map(str::to_owned).collect();
    cursor.finish();
    Ok(Rest {
        modifiers,
        ..Rest::default()
    })
}
