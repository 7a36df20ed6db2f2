//! A secret text as an expression that no reader can take for anything else.

use std::fmt;

use super::SqlText;
use super::character::{Unfit, unfit_character};
use crate::secret::Secret;

/// A password as the right-hand side of `SET`: `'Tom' || CHR(38) || 'x'`.
///
/// Any text can be spelt: what some reader would rewrite, end the literal at or not show goes
/// through `CHR` with its Unicode code point, the rest stands between quotes.
/// <https://docs.snowflake.com/en/sql-reference/functions/chr>
///
/// ```
/// use sfgen::{secret::Secret, sql::SpelledLiteral};
///
/// let password = SpelledLiteral::new(Secret::new("Tom&x"))?;
/// assert_eq!(password.to_string(), "'Tom' || CHR(38) || 'x'");
/// assert_eq!(format!("{password:?}"), "SpelledLiteral(<secret>)");
/// # Ok::<(), sfgen::sql::Unfit>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpelledLiteral(Secret);

impl SpelledLiteral {
    /// The longest password that Snowflake takes, in characters:
    /// <https://docs.snowflake.com/en/user-guide/password-authentication>.
    pub const LIMIT: usize = 256;

    /// Checks the length of `text`; every character but NUL can be spelt.
    ///
    /// # Errors
    /// [`Unfit::Empty`], [`Unfit::TooLong`], or [`Unfit::Control`] for NUL.
    pub fn new(text: Secret) -> Result<Self, Unfit> {
        let characters = text.reveal().chars().count();
        let limit = Self::LIMIT;
        match characters {
            0 => Err(Unfit::Empty),
            _ if characters > limit => Err(Unfit::TooLong { characters, limit }),
            _ if text.reveal().contains('\0') => Err(Unfit::Control('\0')),
            _ => Ok(Self(text)),
        }
    }

    /// The text that the expression evaluates to.
    pub fn secret(&self) -> &Secret {
        &self.0
    }
}

impl fmt::Display for SpelledLiteral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0.reveal();
        while let Some(first) = rest.chars().next() {
            if rest.len() < self.0.reveal().len() {
                f.write_str(" || ")?;
            }
            let plain = rest.find(|c| !is_plain(c)).unwrap_or(rest.len());
            if plain > 0 {
                write!(f, "'{}'", &rest[..plain])?;
                rest = &rest[plain..];
            } else {
                write!(f, "CHR({})", u32::from(first))?;
                rest = &rest[first.len_utf8()..];
            }
        }
        Ok(())
    }
}

impl SqlText for SpelledLiteral {}

/// Characters that may stand between quotes next to any other.
fn is_plain(c: char) -> bool {
    !matches!(c, '\'' | '&' | '<' | '>' | '%' | '{' | '}' | '$') && unfit_character(c).is_none()
}
