//! Object names, always quoted.

use std::fmt;

use super::character::{Unfit, unfit};
use super::{SqlText, limits};

/// The name of a role, user, database, schema or warehouse; displays itself quoted.
///
/// Snowflake keeps a quoted name as it is written, up to 255 characters, and reads `""` inside
/// as one `"`: <https://docs.snowflake.com/en/sql-reference/identifiers-syntax>.
///
/// ```
/// use sfgen::text::Identifier;
///
/// let role = Identifier::new("data \"ops\"")?;
/// assert_eq!(role.to_string(), r#""data ""ops""""#);
/// assert!(Identifier::new("R&D").is_err());
/// # Ok::<(), sfgen::text::Unfit>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier(String);

impl Identifier {
    /// The longest name, in characters.
    pub const LIMIT: usize = limits::NAME.most;

    /// Checks `name`, as it is stored, without quotes.
    ///
    /// # Errors
    /// What stands in the name that a reader of the script would take for something else.
    pub fn new(name: impl Into<String>) -> Result<Self, Unfit> {
        let name = name.into();
        match unfit(&name, Self::LIMIT) {
            Some(reason) => Err(reason),
            None => Ok(Self(name)),
        }
    }

    /// A name of letters, digits and `_`.
    pub(super) fn plain(name: String) -> Self {
        Self(name)
    }

    /// The name as Snowflake stores it, without quotes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as a string literal, to compare it with what Snowflake shows.
    pub fn as_literal(&self) -> NameLiteral<'_> {
        NameLiteral(self)
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::write_quoted(f, &self.0, '"')
    }
}

impl SqlText for Identifier {}

/// A name between single quotes: what is fit for an identifier is fit for a literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameLiteral<'a>(&'a Identifier);

impl NameLiteral<'_> {
    /// The name itself, without quotes.
    pub fn as_str(&self) -> &str {
        &self.0.0
    }
}

impl fmt::Display for NameLiteral<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::write_literal(f, &self.0.0)
    }
}

impl SqlText for NameLiteral<'_> {}
