//! Names of objects, as they resolve.
//!
//! <https://docs.snowflake.com/en/sql-reference/identifiers-syntax>

use super::cursor::{Cursor, Parsed};
use super::statement::{Name, ObjectName};
use crate::text::decode;
use crate::text::lexer::{Kind, Token, tokens};

/// The longest name, in characters.
const LIMIT: usize = 255;

/// Words that name nothing without quotes, sorted.
/// <https://docs.snowflake.com/en/sql-reference/reserved-keywords>
const RESERVED: &[&str] = &[
    "ALL",
    "ALTER",
    "AND",
    "ANY",
    "AS",
    "BETWEEN",
    "BY",
    "CHECK",
    "COLUMN",
    "CONNECT",
    "CREATE",
    "CURRENT",
    "DELETE",
    "DISTINCT",
    "DROP",
    "ELSE",
    "EXISTS",
    "FOLLOWING",
    "FOR",
    "FROM",
    "GRANT",
    "GROUP",
    "HAVING",
    "IN",
    "INSERT",
    "INTERSECT",
    "INTO",
    "IS",
    "LIKE",
    "MINUS",
    "NOT",
    "NULL",
    "OF",
    "ON",
    "OR",
    "ORDER",
    "QUALIFY",
    "REGEXP",
    "REVOKE",
    "RLIKE",
    "ROW",
    "ROWS",
    "SAMPLE",
    "SELECT",
    "SET",
    "SOME",
    "START",
    "TABLE",
    "TABLESAMPLE",
    "THEN",
    "TO",
    "TRIGGER",
    "UNION",
    "UNIQUE",
    "UPDATE",
    "VALUES",
    "WHENEVER",
    "WHERE",
    "WITH",
];

/// A name of one part.
pub(super) fn name(cursor: &mut Cursor<'_>) -> Parsed<Name> {
    let found = match cursor.peek() {
        Some(token) if token.kind == Kind::Word && !is_reserved(token.text) => {
            Some(Name::unquoted(token.text))
        }
        Some(token) if token.kind == Kind::Quoted => Some(quoted(token)),
        _ => None,
    };
    match found {
        Some(name) if (1..=LIMIT).contains(&name.value.chars().count()) => {
            cursor.advance();
            Ok(name)
        }
        Some(_) => Err(cursor.unknown("a name has 1 to 255 characters")),
        None => Err(cursor.unknown("expected a name")),
    }
}

/// The name of an object: one to three parts, or `IDENTIFIER(…)`.
pub(super) fn object_name(cursor: &mut Cursor<'_>) -> Parsed<ObjectName> {
    if is_identifier_call(cursor) {
        return identifier_call(cursor);
    }
    parts(cursor)
}

/// What a word between double quotes names.
pub(super) fn quoted(token: &Token<'_>) -> Name {
    Name::quoted(token.inside("\"", "\"").replace("\"\"", "\""))
}

fn is_reserved(word: &str) -> bool {
    let word = word.to_ascii_uppercase();
    RESERVED.binary_search(&word.as_str()).is_ok()
}

fn parts(cursor: &mut Cursor<'_>) -> Parsed<ObjectName> {
    let mut parts = vec![name(cursor)?];
    while cursor.symbol(Kind::Period) {
        if parts.len() == 3 {
            return Err(cursor.unknown("a name has three parts at most"));
        }
        parts.push(name(cursor)?);
    }
    Ok(ObjectName::Parts(parts))
}

/// Whether `IDENTIFIER` is the function here: as a name of its own it has no text in parentheses.
/// <https://docs.snowflake.com/en/sql-reference/identifier-literal>
fn is_identifier_call(cursor: &Cursor<'_>) -> bool {
    cursor.is_word("IDENTIFIER")
        && cursor.is_at(1, Kind::Open)
        && (cursor.is_at(2, Kind::Text) || cursor.is_at(2, Kind::Variable))
}

fn identifier_call(cursor: &mut Cursor<'_>) -> Parsed<ObjectName> {
    cursor.expect("IDENTIFIER")?;
    cursor.expect_symbol(Kind::Open, "(")?;
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
    let text = decode(token.inside("'", "'"))?;
    let tokens = tokens(&text);
    let mut cursor = Cursor::new(&tokens);
    let name = parts(&mut cursor).ok()?;
    cursor.is_done().then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<ObjectName> {
        let tokens = tokens(text);
        let mut cursor = Cursor::new(&tokens);
        let name = object_name(&mut cursor).ok()?;
        cursor.is_done().then_some(name)
    }

    fn values(text: &str) -> Vec<String> {
        match read(text) {
            Some(ObjectName::Parts(parts)) => parts.into_iter().map(|part| part.value).collect(),
            Some(ObjectName::Variable(_)) | None => Vec::new(),
        }
    }

    #[test]
    fn reserved_words_are_sorted() {
        assert!(RESERVED.is_sorted());
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
    fn what_names_nothing_is_refused() {
        let long = format!("\"{}\"", "a".repeat(256));
        for text in [
            "",
            "\"\"",
            "select",
            "a.",
            "a..b",
            "a.b.c.d",
            "1a",
            "'a'",
            &long,
            "IDENTIFIER('a' || 'b')",
            "IDENTIFIER('')",
            "IDENTIFIER('a b')",
            "IDENTIFIER('a', 'b')",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
