//! Words that name nothing without quotes.
//!
//! <https://docs.snowflake.com/en/sql-reference/reserved-keywords>: what is reserved "by ANSI",
//! by Snowflake or by others, without the words that have only some places barred.

use std::cmp::Ordering;

/// The words, sorted.
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
    "ILIKE",
    "IN",
    "INCREMENT",
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
    "WINDOW",
    "WITH",
];

/// Whether `word`, in any case, is reserved.
pub(super) fn is_reserved(word: &str) -> bool {
    let found = RESERVED.binary_search_by(|reserved| compare(reserved, word));
    found.is_ok()
}

/// Compares an upper-case word with one in any case.
fn compare(upper: &str, word: &str) -> Ordering {
    let word = word.bytes().map(|byte| byte.to_ascii_uppercase());
    upper.bytes().cmp(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_words_are_sorted() {
        assert!(RESERVED.is_sorted());
    }

    #[test]
    fn a_reserved_word_is_found_in_any_case() {
        for word in RESERVED {
            assert!(is_reserved(word) && is_reserved(&word.to_ascii_lowercase()));
        }
        for word in ["", "A", "ORDERS", "SELEC", "ZEBRA", "LEFT", "ſet", "ıs"] {
            assert!(!is_reserved(word), "{word}");
        }
    }
}
