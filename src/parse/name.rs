//! Names of objects where a statement has them, `IDENTIFIER(…)` included.

use super::cursor::{Cursor, Parsed};
use super::expression::expression;
use super::statement::{Name, ObjectName};
use crate::text::lexer::{Kind, Token};
use crate::text::{identifier_parts, name};

/// A name of one part.
pub(super) fn name(cursor: &mut Cursor<'_>) -> Parsed<Name> {
    let name = name::part(cursor.peek()).map_err(|reason| cursor.unknown(reason.to_string()))?;
    cursor.advance();
    Ok(name)
}

/// The name of an object: one to three parts, or `IDENTIFIER(…)`.
pub(super) fn object_name(cursor: &mut Cursor<'_>) -> Parsed<ObjectName> {
    if is_identifier_call(cursor) {
        return identifier_call(cursor);
    }
    parts(cursor)
}

fn parts(cursor: &mut Cursor<'_>) -> Parsed<ObjectName> {
    let found = name::parts(cursor.rest());
    cursor.pass(match &found {
        Ok((_, length)) => *length,
        Err((_, at)) => *at,
    });
    match found {
        Ok((parts, _)) => Ok(ObjectName::Parts(parts)),
        Err((reason, _)) => Err(cursor.unknown(reason.to_string())),
    }
}

/// Whether `IDENTIFIER` is the function here: as a name of its own it has no text, variable or
/// expression in parentheses.
/// <https://docs.snowflake.com/en/sql-reference/identifier-literal>
fn is_identifier_call(cursor: &Cursor<'_>) -> bool {
    let is_value = match cursor.peek_at(2) {
        Some(token) => match token.kind {
            Kind::Text | Kind::Variable => true,
            Kind::Operator => token.text == ":",
            Kind::Word => cursor.is_at(3, Kind::Open) || cursor.is_at(3, Kind::Concat),
            _ => false,
        },
        None => false,
    };
    is_value && cursor.is_word("IDENTIFIER") && cursor.is_at(1, Kind::Open)
}

fn identifier_call(cursor: &mut Cursor<'_>) -> Parsed<ObjectName> {
    cursor.expect("IDENTIFIER")?;
    cursor.expect_symbol(Kind::Open, "(")?;
    if !cursor.is_at(1, Kind::Close) {
        let name = expression(cursor)?;
        cursor.expect_symbol(Kind::Close, ")")?;
        return Ok(ObjectName::Computed(Box::new(name)));
    }
    let found = match cursor.peek() {
        Some(token) if token.kind == Kind::Text => text_name(token),
        Some(token) if token.kind == Kind::Variable => {
            Some(ObjectName::Variable(Name::unquoted(token.inside("$", ""))))
        }
        _ => None,
    };
    let found = found.ok_or_else(|| {
        cursor.unknown("IDENTIFIER takes one text that is a name, or a session variable")
    })?;
    cursor.advance();
    cursor.expect_symbol(Kind::Close, ")")?;
    Ok(found)
}

/// The object that the text in `IDENTIFIER('…')` names.
fn text_name(token: &Token<'_>) -> Option<ObjectName> {
    let parts = identifier_parts(&token.literal()?).ok()?;
    Some(ObjectName::Parts(parts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lexer::tokens;

    fn read(text: &str) -> Option<ObjectName> {
        let mut tokens = tokens(text);
        tokens.retain(Token::counts);
        let mut cursor = Cursor::new(&tokens);
        let name = object_name(&mut cursor).ok()?;
        cursor.is_done().then_some(name)
    }

    fn values(text: &str) -> Vec<String> {
        match read(text) {
            Some(ObjectName::Parts(parts)) => parts.into_iter().map(|part| part.value).collect(),
            Some(ObjectName::Variable(_) | ObjectName::Computed(_)) | None => Vec::new(),
        }
    }

    #[test]
    fn a_name_stands_as_it_resolves() {
        let cases: &[(&str, &[&str])] = &[
            ("my_db", &["MY_DB"]),
            ("\"s\"\"t\"", &["s\"t"]),
            ("a.\"b.c\".d$1", &["A", "b.c", "D$1"]),
            ("IDENTIFIER('my_db')", &["MY_DB"]),
            ("IDENTIFIER('\"my_table\"')", &["my_table"]),
            ("identifier('a.b')", &["A", "B"]),
            ("identifier", &["IDENTIFIER"]),
            ("d..t", &["D", "PUBLIC", "T"]),
            ("\"a\\b\"", &["a\\b"]),
        ];
        for (text, expected) in cases {
            assert_eq!(&values(text), expected, "{text}");
        }
    }

    #[test]
    fn a_variable_names_what_it_holds_when_the_statement_runs() {
        let expected = ObjectName::Variable(Name::unquoted("V"));
        assert_eq!(read("IDENTIFIER($v)"), Some(expected));
    }

    #[test]
    fn an_expression_names_what_it_comes_to_when_the_statement_runs() {
        for text in ["IDENTIFIER('a' || $b)", "IDENTIFIER(:v)", "IDENTIFIER(f())"] {
            assert!(
                matches!(read(text), Some(ObjectName::Computed(_))),
                "{text}"
            );
        }
    }

    #[test]
    fn what_names_nothing_is_refused() {
        let long = format!("\"{}\"", "a".repeat(256));
        for text in [
            "",
            "\"\"",
            "select",
            "a.",
            "a...b",
            "a..b.c",
            "window",
            "IDENTIFIER('straße')",
            "IDENTIFIER(' a')",
            "a.b.c.d",
            "1a",
            "'a'",
            &long,
            "IDENTIFIER('')",
            "IDENTIFIER('a b')",
            "IDENTIFIER('a', 'b')",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
