//! `CREATE`. <https://docs.snowflake.com/en/sql-reference/sql/create>
//!
//! What bears on access control is read in full; a table's columns, a view's query, a policy's
//! expression are kept whole and not read (see [`super::body`]).

use std::collections::BTreeSet;

use super::body::{balanced, only_reads};
use super::cursor::{Cursor, Parsed};
use super::expression::Expression;
use super::kind::kind;
use super::mentions::{Mentions, mentions};
use super::name::object_name;
use super::property::properties;
use super::statement::{Modifier, ObjectName, Property, Statement};
use crate::catalogue::{Definition, ObjectKind, Verb};
use crate::text::lexer::{Kind, Token};

/// Words before a kind, what they say, and the kinds they go with.
const BEFORE: &[(&str, Modifier, &[ObjectKind])] = {
    use ObjectKind as K;
    &[
        (
            "TRANSIENT",
            Modifier::Transient,
            &[K::DATABASE, K::SCHEMA, K::TABLE],
        ),
        (
            "TEMPORARY",
            Modifier::Temporary,
            &[K::TABLE, K::STAGE, K::FILE_FORMAT, K::VIEW],
        ),
        (
            "TEMP",
            Modifier::Temporary,
            &[K::TABLE, K::STAGE, K::FILE_FORMAT, K::VIEW],
        ),
        ("VOLATILE", Modifier::Volatile, &[K::TABLE]),
        (
            "SECURE",
            Modifier::Secure,
            &[K::VIEW, K::FUNCTION, K::PROCEDURE],
        ),
        ("RECURSIVE", Modifier::Recursive, &[K::VIEW]),
        ("API", Modifier::Api, &[K::INTEGRATION]),
        ("CATALOG", Modifier::Catalog, &[K::INTEGRATION]),
        (
            "EXTERNAL ACCESS",
            Modifier::ExternalAccess,
            &[K::INTEGRATION],
        ),
        ("NOTIFICATION", Modifier::Notification, &[K::INTEGRATION]),
        ("SECURITY", Modifier::Security, &[K::INTEGRATION]),
        ("STORAGE", Modifier::Storage, &[K::INTEGRATION]),
    ]
};

/// What stands behind the name of an object that is created.
#[derive(Default)]
struct Rest {
    modifiers: BTreeSet<Modifier>,
    properties: Vec<Property>,
    mentions: Mentions,
}

/// What follows `CREATE`.
pub(super) fn create(cursor: &mut Cursor<'_>) -> Parsed<Statement> {
    let before = cursor.clone();
    let or_replace = cursor.words(&["OR", "REPLACE"]);
    if cursor.is_word("OR") {
        return Err(cursor.unknown("CREATE OR ALTER is not known here"));
    }
    let (mut modifiers, kind) = modifiers_and_kind(cursor)?;
    if or_replace && !kind.has(Verb::OrReplace) {
        let words = kind.words();
        return Err(before.unknown(format!("there is no CREATE OR REPLACE {words}")));
    }
    if or_replace && cursor.is_word("IF") {
        return Err(cursor.unknown("OR REPLACE and IF NOT EXISTS exclude each other"));
    }
    if cursor.is_word("IF") && !kind.has(Verb::IfNotExists) {
        let words = kind.words();
        return Err(cursor.unknown(format!("CREATE {words} takes no IF NOT EXISTS")));
    }
    let if_not_exists = cursor.words(&["IF", "NOT", "EXISTS"]);
    let before = cursor.clone();
    let name = object_name(cursor)?;
    // An account was seen to refuse an expression here, and to take a variable of a block.
    if matches!(&name, ObjectName::Computed(name) if !matches!(**name, Expression::Local(_) | Expression::Bound(_)))
    {
        return Err(before.unknown("IDENTIFIER takes one text or variable here"));
    }
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
        mentions: rest.mentions,
    })
}

fn modifiers_and_kind(cursor: &mut Cursor<'_>) -> Parsed<(BTreeSet<Modifier>, ObjectKind)> {
    let before = cursor.clone();
    let mut modifiers = BTreeSet::new();
    let mut allowed: Vec<&[ObjectKind]> = Vec::new();
    while let Some((_, modifier, kinds)) = BEFORE.iter().find(|(words, ..)| cursor.phrase(words)) {
        modifiers.insert(*modifier);
        allowed.push(kinds);
    }
    let kind = kind(cursor)?;
    let fits = allowed.iter().all(|kinds| kinds.contains(&kind));
    let typed = kind != ObjectKind::INTEGRATION || allowed.len() == 1;
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
        Definition::NotRead => Err(cursor.unknown(format!(
            "what CREATE {} takes is not known here",
            kind.words()
        ))),
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
    let managed = kind == ObjectKind::SCHEMA && cursor.phrase("WITH MANAGED ACCESS");
    let mut rest = listed(cursor, kind)?;
    rest.modifiers
        .extend(managed.then_some(Modifier::ManagedAccess));
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
    let copies = copies.then_some(Modifier::CopyGrants);
    let defined = has_body.then_some(Modifier::Defined);
    Ok(Rest {
        modifiers: copies.into_iter().chain(defined).collect(),
        mentions: mentions(tokens),
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
    let mut modifiers = BTreeSet::new();
    while !cursor.is_done() {
        if cursor.phrase("EXECUTE AS") {
            modifiers.extend(rights(cursor));
        } else if cursor.word("AS")
            && (cursor.is_at(0, Kind::Text) || cursor.is_at(0, Kind::Dollar))
        {
            modifiers.insert(Modifier::Defined);
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

/// What follows `EXECUTE AS`.
fn rights(cursor: &mut Cursor<'_>) -> Option<Modifier> {
    if cursor.word("OWNER") {
        return Some(Modifier::AsOwner);
    }
    let calls = cursor.word("CALLER") || cursor.phrase("RESTRICTED CALLER");
    calls.then_some(Modifier::AsCaller)
}

/// An object that bears on no privilege: whatever follows is kept balanced and left alone, but
/// that it holds credentials.
fn opaque(cursor: &mut Cursor<'_>) -> Parsed<Rest> {
    let tokens = cursor.rest();
    balanced(tokens)?;
    let given = |word: &str| {
        let mut pairs = tokens.windows(2);
        pairs.any(|pair| pair[0].is_word(word) && pair[1].kind == Kind::Equals)
    };
    let told = TOLD.iter().filter(|(word, _)| given(word));
    let modifiers = told.map(|(_, modifier)| *modifier).collect();
    // What a pipe copies, and where to; parameters name nothing that is read.
    let copies = tokens.iter().position(|token| token.is_word("AS"));
    let mentions = mentions(
        tokens
            .get(copies.unwrap_or(tokens.len())..)
            .unwrap_or_default(),
    );
    cursor.finish();
    Ok(Rest {
        modifiers,
        mentions,
        ..Rest::default()
    })
}

/// What is told of an object whose parameters are not read.
/// <https://docs.snowflake.com/en/sql-reference/sql/create-stage>
const TOLD: [(&str, Modifier); 2] = [
    ("CREDENTIALS", Modifier::Credentials),
    ("URL", Modifier::Url),
];
