//! The parts of a statement that are kept whole and not read: queries, column lists, bodies.
//!
//! They are balanced, hold no token that Snowflake does not document, and call nothing that could
//! write. User-defined functions can perform neither DDL nor DML:
//! <https://docs.snowflake.com/en/developer-guide/stored-procedures-vs-udfs>.

use super::cursor::{Parsed, stray};
use super::statement::Unknown;
use crate::text::lexer::{Kind, Token};

/// Words that run or write something where they stand in a query, sorted.
const ACTING: &[&str] = &["CALL", "EXECUTE", "INTO", "PROCEDURE"];

/// What `TABLE(f(…))` may call: a procedure in its place would run. Sorted.
/// <https://docs.snowflake.com/en/sql-reference/functions-table>
const TABLE_FUNCTIONS: &[&str] = &[
    "FLATTEN",
    "GENERATOR",
    "INFORMATION_SCHEMA",
    "RESULT_SCAN",
    "SPLIT_TO_TABLE",
    "STRTOK_SPLIT_TO_TABLE",
];

/// Checks that `tokens` are balanced and made of documented tokens.
pub(super) fn balanced(tokens: &[Token<'_>]) -> Parsed<()> {
    let mut open = Vec::new();
    for token in tokens {
        match token.kind {
            Kind::Stray | Kind::Unterminated => return Err(stray(token)),
            Kind::Assign => return Err(because(token, "`:=` stands in blocks alone")),
            Kind::Open => open.push(token),
            Kind::Close if open.pop().is_none() => {
                return Err(because(token, "this `)` was never opened"));
            }
            _ => {}
        }
    }
    match open.pop() {
        Some(token) => Err(because(token, "this `(` is never closed")),
        None => Ok(()),
    }
}

/// Checks that `tokens` are balanced and only read.
pub(super) fn only_reads(tokens: &[Token<'_>]) -> Parsed<()> {
    balanced(tokens)?;
    (0..tokens.len()).try_for_each(|index| reads(&tokens[index..]))
}

/// Checks the first of `tokens` with what follows it.
fn reads(tokens: &[Token<'_>]) -> Parsed<()> {
    let token = &tokens[0];
    let Some(name) = token.name() else {
        return Ok(());
    };
    let name = name.value.to_ascii_uppercase();
    let called = tokens.get(1).is_some_and(|next| next.kind == Kind::Open);
    match (token.kind, name.as_str()) {
        (Kind::Word, acting) if holds(ACTING, acting) => Err(because(
            token,
            "a query that may run or write something is not understood",
        )),
        (Kind::Word, "IDENTIFIER") if called => identifier(tokens),
        (Kind::Word, "TABLE") if called => table(tokens),
        _ => Ok(()),
    }
}

/// `IDENTIFIER` takes one text, session variable or bind, and names no function here.
/// <https://docs.snowflake.com/en/sql-reference/identifier-literal>
fn identifier(tokens: &[Token<'_>]) -> Parsed<()> {
    let kinds = |index: usize| tokens.get(index).map(|token| token.kind);
    let named =
        matches!(kinds(2), Some(Kind::Text | Kind::Variable)) && kinds(3) == Some(Kind::Close);
    match (named, kinds(4)) {
        (true, Some(Kind::Open)) => Err(because(
            &tokens[0],
            "which function this calls is not known",
        )),
        (true, _) => Ok(()),
        (false, _) => Err(because(
            &tokens[0],
            "IDENTIFIER takes one text or session variable",
        )),
    }
}

/// `TABLE( … )` of a documented table function, a text or a variable.
fn table(tokens: &[Token<'_>]) -> Parsed<()> {
    let known = tokens.get(2).is_some_and(|inside| match inside.kind {
        Kind::Word => holds(TABLE_FUNCTIONS, &inside.text.to_ascii_uppercase()),
        Kind::Text | Kind::Variable => true,
        _ => false,
    });
    match known {
        true => Ok(()),
        false => Err(because(
            &tokens[0],
            "TABLE( ) may run a procedure; only known table functions are read",
        )),
    }
}

fn holds(sorted: &[&str], name: &str) -> bool {
    sorted.binary_search(&name).is_ok()
}

fn because(token: &Token<'_>, reason: &str) -> Unknown {
    Unknown {
        reason: reason.into(),
        line: token.line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [ACTING, TABLE_FUNCTIONS] {
            assert!(list.is_sorted());
        }
    }
}
