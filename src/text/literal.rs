//! String literals of one line.

use std::fmt;

use super::SqlText;
use super::character::{Unfit, unfit};

/// A text between single quotes that every reader of the script reads alike.
///
/// `'` is doubled; a backslash, a line break or a template marker is refused, since readers
/// differ on them: <https://docs.snowflake.com/en/sql-reference/data-types-text>.
///
/// ```
/// use sfgen::text::Literal;
///
/// assert_eq!(Literal::new("it's")?.to_string(), "'it''s'");
/// # Ok::<(), sfgen::text::Unfit>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Literal(String);

impl Literal {
    /// The longest literal, in characters: room for a comment or a key, far below Snowflake's
    /// limits.
    pub const LIMIT: usize = 4_000;

    /// Checks `text`, without quotes.
    ///
    /// # Errors
    /// What stands in the text that a reader of the script would take for something else.
    pub fn new(text: impl Into<String>) -> Result<Self, Unfit> {
        let text = text.into();
        match unfit(&text, Self::LIMIT) {
            Some(reason) => Err(reason),
            None => Ok(Self(text)),
        }
    }

    /// A text of letters, digits and `_`.
    pub(super) fn plain(text: String) -> Self {
        Self(text)
    }

    /// The text itself, without quotes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::write_quoted(f, &self.0, '\'')
    }
}

impl SqlText for Literal {}
