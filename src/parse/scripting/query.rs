//! The queries of a block: what can be said of their rows without data, and all others.
//!
//! `SHOW` lists objects; POLICY_REFERENCES lists where a policy is. The rows of every other query
//! are unknown.

use crate::catalogue::ObjectKind;
use crate::parse::body::only_reads;
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expression::{Expression, expression, expressions};
use crate::parse::kind;
use crate::parse::name::object_name;
use crate::parse::statement::{Name, ObjectName};
use crate::text::lexer::{Kind, Token};

/// A query.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Query {
    /// `SHOW …`.
    Show(Show),
    /// `SELECT … FROM TABLE(d.INFORMATION_SCHEMA.POLICY_REFERENCES(POLICY_NAME => …))`.
    PolicyReferences(PolicyReferences),
    /// `EXECUTE IMMEDIATE text [USING (…)]`.
    Immediate {
        /// The text of the query.
        text: Expression,
        /// What is bound to each `?`.
        using: Vec<Expression>,
    },
    /// Any other query, as its tokens.
    Other(Vec<String>),
}

/// `SHOW <kind>S …`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Show {
    /// What is listed.
    pub kind: ObjectKind,
    /// `TERSE`.
    pub terse: bool,
    /// `LIKE 'pattern'`.
    pub like: Option<Expression>,
    /// `IN …`.
    pub scope: Option<Scope>,
    /// `STARTS WITH 'text'`.
    pub starts_with: Option<Expression>,
    /// `LIMIT n`.
    pub limit: Option<Expression>,
    /// `LIMIT n FROM 'text'`.
    pub from: Option<Expression>,
}

/// Where `SHOW` looks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Scope {
    /// `IN ACCOUNT`.
    Account,
    /// `IN DATABASE [d]`.
    Database(Option<ObjectName>),
    /// `IN SCHEMA [d.s]`.
    Schema(Option<ObjectName>),
}

/// Where a policy is attached.
/// <https://docs.snowflake.com/en/sql-reference/functions/policy_references>
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PolicyReferences {
    /// The columns that are asked for.
    pub columns: Vec<Name>,
    /// The database whose INFORMATION_SCHEMA is asked.
    pub database: Option<Name>,
    /// The policy's name.
    pub policy: Expression,
}

/// First words of queries.
const QUERIES: [&str; 6] = ["SELECT", "WITH", "SHOW", "DESC", "DESCRIBE", "EXECUTE"];

/// Whether a query starts with `token`.
pub(in crate::parse) fn starts_query(token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|token| QUERIES.iter().any(|word| token.is_word(word)))
}

/// `( query )`.
pub(in crate::parse) fn query_in_parentheses(cursor: &mut Cursor<'_>) -> Parsed<Query> {
    let rest = cursor.rest();
    cursor.skip_parentheses()?;
    let length = rest.len() - cursor.rest().len();
    let inside = rest.get(1..length - 1).unwrap_or_default();
    query(inside)
}

/// The query that `tokens` are.
pub(super) fn query(tokens: &[Token<'_>]) -> Parsed<Query> {
    let mut cursor = Cursor::new(tokens);
    if cursor.words(&["EXECUTE", "IMMEDIATE"]) {
        let text = expression(&mut cursor)?;
        let using = match cursor.word("USING") {
            true => expressions(&mut cursor)?,
            false => Vec::new(),
        };
        cursor.expect_end()?;
        return Ok(Query::Immediate { text, using });
    }
    if !starts_query(cursor.peek()) {
        return Err(cursor.unknown("expected a query"));
    }
    if let Ok(show) = show(&mut Cursor::new(tokens)) {
        return Ok(Query::Show(show));
    }
    if let Ok(references) = policy_references(&mut Cursor::new(tokens)) {
        return Ok(Query::PolicyReferences(references));
    }
    only_reads(tokens)?;
    Ok(Query::Other(words(tokens)))
}

/// Tokens as they are compared: words in upper case, the others as written.
pub(super) fn words(tokens: &[Token<'_>]) -> Vec<String> {
    let text = |token: &Token<'_>| match token.kind {
        Kind::Word | Kind::Variable => token.text.to_ascii_uppercase(),
        _ => token.text.to_owned(),
    };
    tokens.iter().map(text).collect()
}

/// The parameters stand in another order for some kinds; each stands once.
/// <https://docs.snowflake.com/en/sql-reference/sql/show>
fn show(cursor: &mut Cursor<'_>) -> Parsed<Show> {
    cursor.expect("SHOW")?;
    let terse = cursor.word("TERSE");
    let mut show = Show {
        kind: kind::plural(cursor)?,
        terse,
        like: None,
        scope: None,
        starts_with: None,
        limit: None,
        from: None,
    };
    while !cursor.is_done() {
        let once = match () {
            () if cursor.word("LIKE") => show.like.replace(text(cursor)?).is_none(),
            () if cursor.word("IN") => show.scope.replace(scope(cursor)?).is_none(),
            () if cursor.words(&["STARTS", "WITH"]) => {
                show.starts_with.replace(text(cursor)?).is_none()
            }
            () if cursor.word("LIMIT") => {
                let once = show.limit.replace(expression(cursor)?).is_none();
                if cursor.word("FROM") {
                    show.from = Some(text(cursor)?);
                }
                once
            }
            () => false,
        };
        if !once {
            return Err(cursor.unknown("this SHOW is not known here"));
        }
    }
    Ok(show)
}

/// A text, or a variable that holds one.
fn text(cursor: &mut Cursor<'_>) -> Parsed<Expression> {
    match cursor.peek() {
        Some(token) if token.kind == Kind::Text => {
            let text = token.literal();
            let text = text.ok_or_else(|| cursor.unknown("an escape is not documented"))?;
            cursor.advance();
            Ok(Expression::Text(crate::parse::statement::Masked(text)))
        }
        Some(token) if token.text == ":" || token.kind == Kind::Variable => expression(cursor),
        _ => Err(cursor.unknown("expected a text")),
    }
}

fn scope(cursor: &mut Cursor<'_>) -> Parsed<Scope> {
    const AFTER: [&str; 3] = ["LIKE", "STARTS", "LIMIT"];
    let is_named =
        |cursor: &Cursor<'_>| !cursor.is_done() && !AFTER.iter().any(|word| cursor.is_word(word));
    if cursor.word("ACCOUNT") {
        return Ok(Scope::Account);
    }
    if cursor.word("DATABASE") {
        let named = is_named(cursor).then(|| object_name(cursor)).transpose()?;
        return Ok(Scope::Database(named));
    }
    if cursor.word("SCHEMA") {
        let named = is_named(cursor).then(|| object_name(cursor)).transpose()?;
        return Ok(Scope::Schema(named));
    }
    match object_name(cursor)? {
        ObjectName::Parts(parts) if parts.len() == 2 => {
            Ok(Scope::Schema(Some(ObjectName::Parts(parts))))
        }
        ObjectName::Parts(_) | ObjectName::Variable(_) | ObjectName::Computed(_) => {
            Err(cursor.unknown("write what kind of object this looks in"))
        }
    }
}

fn policy_references(cursor: &mut Cursor<'_>) -> Parsed<PolicyReferences> {
    cursor.expect("SELECT")?;
    let mut columns = Vec::new();
    if cursor.peek().is_some_and(|token| token.text == "*") {
        cursor.advance();
    } else {
        loop {
            columns.push(crate::parse::name::name(cursor)?);
            if !cursor.symbol(Kind::Comma) {
                break;
            }
        }
    }
    cursor.expect("FROM TABLE")?;
    cursor.expect_symbol(Kind::Open, "(")?;
    let database = match cursor.is_word("INFORMATION_SCHEMA") {
        true => None,
        false => {
            let name = crate::parse::name::name(cursor)?;
            cursor.expect_symbol(Kind::Period, ".")?;
            Some(name)
        }
    };
    cursor.expect("INFORMATION_SCHEMA")?;
    cursor.expect_symbol(Kind::Period, ".")?;
    cursor.expect("POLICY_REFERENCES")?;
    cursor.expect_symbol(Kind::Open, "(")?;
    cursor.expect("POLICY_NAME")?;
    if cursor.peek().is_none_or(|token| token.text != "=>") {
        return Err(cursor.unknown("expected `=>`"));
    }
    cursor.advance();
    let policy = expression(cursor)?;
    cursor.expect_symbol(Kind::Close, ")")?;
    cursor.expect_symbol(Kind::Close, ")")?;
    cursor.expect_end()?;
    Ok(PolicyReferences {
        columns,
        database,
        policy,
    })
}

/// The query that a text is, if it is one that is read.
pub fn query_of(text: &str) -> Option<Query> {
    let tokens = crate::text::lexer::significant(text);
    query(&tokens).ok()
}
