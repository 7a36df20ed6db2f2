//! Snowflake's lexer for a reader to whom a backslash in a literal is a character like any other,
//! as standard SQL has it.

use super::Reading;
use super::snowflake::{Backslash, read};

/// The statements of `text`; empty ones are left out.
pub(super) fn statements(text: &str) -> Reading {
    read(text, Backslash::Literal)
}
