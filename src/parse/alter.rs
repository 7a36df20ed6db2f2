//! `ALTER`. <https://docs.snowflake.com/en/sql-reference/sql/alter>

use super::body::balanced;
use super::cursor::{Cursor, Parsed};
use super::kind;
use super::name::{name, object_name};
use super::property::{properties, unset_names};
use super::statement::{Change, Name, Statement};
use crate::catalogue::{ObjectKind, Verb};
use crate::text::lexer::Kind;

/// What follows `ALTER`.
pub(super) fn alter(cursor: &mut Cursor<'_>) -> Parsed<Statement> {
    let kind = kind::kind(cursor)?;
    let if_exists = cursor.words(&["IF", "EXISTS"]);
    let name = object_name(cursor)?;
    let change = change(cursor, kind)?;
    cursor.expect_end()?;
    Ok(Statement::Alter {
        kind,
        name,
        if_exists,
        change,
    })
}

fn change(cursor: &mut Cursor<'_>, kind: ObjectKind) -> Parsed<Change> {
    if !kind.has(Verb::Alter) {
        return Err(cursor.unknown(format!("there is no ALTER {}", kind.words())));
    }
    if cursor.words(&["RENAME", "TO"]) {
        return object_name(cursor).map(Change::Rename);
    }
    if cursor.word("SET") {
        return set(cursor, kind);
    }
    if cursor.word("UNSET") {
        return unset(cursor, kind);
    }
    match kind {
        ObjectKind::TABLE | ObjectKind::VIEW => relation(cursor),
        ObjectKind::WAREHOUSE => other(
            cursor,
            &[
                "SUSPEND",
                "RESUME",
                "RESUME IF SUSPENDED",
                "ABORT ALL QUERIES",
            ],
        ),
        ObjectKind::USER => other(cursor, &["ABORT ALL QUERIES"]),
        _ => Err(cursor.unknown("expected RENAME TO, SET or UNSET")),
    }
}

/// One of `phrases`, which change no privilege.
fn other(cursor: &mut Cursor<'_>, phrases: &[&str]) -> Parsed<Change> {
    let found = phrases.iter().find(|phrase| {
        let words: Vec<&str> = phrase.split(' ').collect();
        words.len() == cursor.rest().len() && cursor.words(&words)
    });
    found
        .map(|phrase| Change::Other((*phrase).to_owned()))
        .ok_or_else(|| cursor.unknown("this change is not known here"))
}

/// What follows `SET`.
fn set(cursor: &mut Cursor<'_>, kind: ObjectKind) -> Parsed<Change> {
    if kind == ObjectKind::USER
        && let Some(policy) = user_policy(cursor)
    {
        let name = object_name(cursor)?;
        let force = cursor.word("FORCE");
        return Ok(Change::SetPolicy {
            kind: policy,
            policy: name,
            force,
        });
    }
    if cursor.is_word("TAG") {
        return Err(cursor.unknown("tags may carry policies; SET TAG is not known here"));
    }
    if cursor.is_done() {
        return Err(cursor.unknown("expected a property's name"));
    }
    properties(cursor, kind).map(Change::Set)
}

/// What follows `UNSET`.
fn unset(cursor: &mut Cursor<'_>, kind: ObjectKind) -> Parsed<Change> {
    if kind == ObjectKind::USER
        && let Some(policy) = user_policy(cursor)
    {
        return Ok(Change::UnsetPolicy(policy));
    }
    if cursor.is_word("TAG") {
        return Err(cursor.unknown("tags may carry policies; UNSET TAG is not known here"));
    }
    unset_names(cursor, kind).map(Change::Unset)
}

/// `{AUTHENTICATION | PASSWORD | SESSION} POLICY`.
fn user_policy(cursor: &mut Cursor<'_>) -> Option<ObjectKind> {
    const POLICIES: [(&str, ObjectKind); 3] = [
        ("AUTHENTICATION", ObjectKind::AUTHENTICATION_POLICY),
        ("PASSWORD", ObjectKind::PASSWORD_POLICY),
        ("SESSION", ObjectKind::SESSION_POLICY),
    ];
    let found = POLICIES
        .into_iter()
        .find(|policy| cursor.words(&[policy.0, "POLICY"]));
    found.map(|policy| policy.1)
}

/// Changes of a table or view.
/// <https://docs.snowflake.com/en/sql-reference/sql/alter-table>
fn relation(cursor: &mut Cursor<'_>) -> Parsed<Change> {
    if cursor.words(&["ADD", "ROW", "ACCESS", "POLICY"]) {
        let policy = object_name(cursor)?;
        cursor.expect("ON")?;
        let columns = columns(cursor)?;
        return Ok(Change::AttachRowAccessPolicy { policy, columns });
    }
    if cursor.words(&["DROP", "ROW", "ACCESS", "POLICY"]) {
        let policy = object_name(cursor)?;
        return Ok(Change::DetachRowAccessPolicy { policy });
    }
    if cursor.words(&["DROP", "ALL", "ROW", "ACCESS", "POLICIES"]) {
        return Ok(Change::DetachAllRowAccessPolicies);
    }
    if cursor.word("ALTER") || cursor.word("MODIFY") {
        return column(cursor);
    }
    shape(cursor)
}

/// `[COLUMN] c SET MASKING POLICY p` or `UNSET MASKING POLICY`.
fn column(cursor: &mut Cursor<'_>) -> Parsed<Change> {
    cursor.word("COLUMN");
    let column = name(cursor)?;
    if cursor.words(&["UNSET", "MASKING", "POLICY"]) {
        return Ok(Change::DetachMaskingPolicy { column });
    }
    cursor.expect("SET MASKING POLICY")?;
    let policy = object_name(cursor)?;
    if cursor.is_word("USING") || cursor.is_word("FORCE") {
        return Err(cursor.unknown("USING and FORCE of a masking policy are not known here"));
    }
    Ok(Change::AttachMaskingPolicy { column, policy })
}

fn columns(cursor: &mut Cursor<'_>) -> Parsed<Vec<Name>> {
    cursor.expect_symbol(Kind::Open, "(")?;
    let mut columns = vec![name(cursor)?];
    while cursor.symbol(Kind::Comma) {
        columns.push(name(cursor)?);
    }
    cursor.expect_symbol(Kind::Close, ")")?;
    Ok(columns)
}

/// `ADD COLUMN …`, `DROP COLUMN …`, without policies.
fn shape(cursor: &mut Cursor<'_>) -> Parsed<Change> {
    let tokens = cursor.rest();
    let plain = |word: &str| !tokens.iter().any(|token| token.is_word(word));
    let found = ["ADD COLUMN", "DROP COLUMN"].into_iter().find(|phrase| {
        let words: Vec<&str> = phrase.split(' ').collect();
        cursor.words(&words)
    });
    match found {
        Some(phrase) if plain("POLICY") && plain("TAG") && !cursor.is_done() => {
            balanced(tokens)?;
            cursor.finish();
            Ok(Change::Other(phrase.to_owned()))
        }
        _ => Err(cursor.unknown("this change of a table or view is not known here")),
    }
}
