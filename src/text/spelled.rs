//! Texts as expressions that no reader can take for anything else.

use std::fmt;

use super::character::{Unfit, unfit_character};
use super::{SqlText, limits};
use crate::secret::Secret;

/// A password as the right-hand side of `SET`: `'Tom' || CHR(38) || 'x'`.
///
/// Any text can be spelt: what some reader would rewrite, end the literal at or not show goes
/// through `CHR` with its Unicode code point, the rest stands between quotes.
/// <https://docs.snowflake.com/en/sql-reference/functions/chr>
///
/// ```
/// use sfgen::{secret::Secret, text::SpelledLiteral};
///
/// let password = SpelledLiteral::new(Secret::new("Tom&x"))?;
/// assert_eq!(password.to_string(), "'Tom' || CHR(38) || 'x'");
/// assert_eq!(format!("{password:?}"), "SpelledLiteral(<secret>)");
/// # Ok::<(), sfgen::text::Unfit>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpelledLiteral(Secret);

impl SpelledLiteral {
    /// The longest password that Snowflake takes, in characters.
    pub const LIMIT: usize = limits::PASSWORD.most;

    /// Checks the length of `text`; every character but NUL can be spelt.
    ///
    /// # Errors
    /// [`Unfit::Empty`], [`Unfit::TooLong`], or [`Unfit::Control`] for NUL.
    pub fn new(text: Secret) -> Result<Self, Unfit> {
        match unspeakable(text.reveal(), Self::LIMIT) {
            Some(reason) => Err(reason),
            None => Ok(Self(text)),
        }
    }

    /// A text of letters, digits and `_`.
    pub(super) fn plain(text: String) -> Self {
        Self(Secret::new(text))
    }

    /// The text that the expression evaluates to.
    pub fn secret(&self) -> &Secret {
        &self.0
    }
}

impl fmt::Display for SpelledLiteral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_spelled(f, self.0.reveal())
    }
}

impl SqlText for SpelledLiteral {}

/// Why `text` cannot be spelt, if there is a reason.
pub(super) fn unspeakable(text: &str, limit: usize) -> Option<Unfit> {
    let characters = text.chars().count();
    match characters {
        0 => Some(Unfit::Empty),
        _ if characters > limit => Some(Unfit::TooLong { characters, limit }),
        _ if text.contains('\0') => Some(Unfit::Control('\0')),
        _ => None,
    }
}

/// Writes an expression of quoted pieces and `CHR`s that evaluates to `text`.
pub(super) fn write_spelled(f: &mut impl fmt::Write, text: &str) -> fmt::Result {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if rest.len() < text.len() {
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

/// Characters that may stand between quotes next to any other.
fn is_plain(c: char) -> bool {
    !matches!(c, '\'' | '&' | '<' | '>' | '%' | '{' | '}' | '$') && unfit_character(c).is_none()
}
