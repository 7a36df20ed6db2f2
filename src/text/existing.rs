//! Names of objects that are there already, whatever they are called.

use std::fmt;

use super::character::Unfit;
use super::identifier::Identifier;
use super::spelled::{unspeakable, write_spelled};
use super::{SqlText, write_quoted};

/// The name of an object that no script makes, in the form in which scripts give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExistingName {
    /// Between double quotes.
    Quoted(Identifier),
    /// In a session variable, for `IDENTIFIER($v)`.
    Spelled(SpelledName),
}

impl ExistingName {
    /// The name as Snowflake stores it, without quotes.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Quoted(name) => name.as_str(),
            Self::Spelled(name) => name.as_str(),
        }
    }

    /// The name as a text, to compare it with what Snowflake shows.
    pub fn as_literal(&self) -> ExistingNameLiteral<'_> {
        ExistingNameLiteral(self)
    }
}

/// A name as an expression: a literal, or spelt where its object's name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExistingNameLiteral<'a>(&'a ExistingName);

impl fmt::Display for ExistingNameLiteral<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            ExistingName::Quoted(name) => name.as_literal().fmt(f),
            ExistingName::Spelled(name) => {
                f.write_str("(")?;
                write_spelled(f, name.as_str())?;
                f.write_str(")")
            }
        }
    }
}

impl SqlText for ExistingNameLiteral<'_> {}

/// A name that goes through a session variable; displays itself as what `SET` is given: the
/// name between double quotes, spelt so that no client rewrites it.
///
/// `IDENTIFIER($v)` reads the variable's text as an identifier:
/// <https://docs.snowflake.com/en/sql-reference/identifier-literal>.
///
/// ```
/// use sfgen::text::SpelledName;
///
/// let warehouse = SpelledName::new("R&D \"WH\"")?;
/// assert_eq!(warehouse.to_string(), r#"'"R' || CHR(38) || 'D ""WH"""'"#);
/// # Ok::<(), sfgen::text::Unfit>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpelledName(String);

impl SpelledName {
    /// Checks the length of `name`, as it is stored, without quotes; every character but NUL
    /// can be spelt.
    ///
    /// # Errors
    /// [`Unfit::Empty`], [`Unfit::TooLong`], or [`Unfit::Control`] for NUL.
    pub fn new(name: impl Into<String>) -> Result<Self, Unfit> {
        let name = name.into();
        match unspeakable(&name, Identifier::LIMIT) {
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

    /// The name between double quotes, as the variable holds it.
    pub fn quoted(&self) -> String {
        let mut quoted = String::with_capacity(self.0.len() + 2);
        // Writing to a String cannot fail.
        let _ = write_quoted(&mut quoted, &self.0, '"');
        quoted
    }
}

impl fmt::Display for SpelledName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_spelled(f, &self.quoted())
    }
}

impl SqlText for SpelledName {}
