//! The text of SQL, written and read: quoting, tokens, and what readers of a script take
//! differently.
//!
//! What is written: a value that exists is valid. Each type has one constructor, which refuses
//! what any of the lexers that will read a script (Snowflake's, with and without backslash
//! escapes; the official connector's splitter; `snow sql -f` with its templating) could take for
//! something else. Only types that implement [`SqlText`] can be printed by a `.sql` template.
//!
//! What is read: any text, cut into tokens (`lexer`), with every [`Oddity`] in it. The only
//! module that names sqlparser, and only its tokenizer.
//!
//! Knows nothing of payloads, templates or statements.

mod character;
mod decode;
mod existing;
mod fill;
#[cfg(test)]
mod hostile;
mod identifier;
pub(crate) mod lexer;
pub mod limits;
mod literal;
mod mark;
pub(crate) mod name;
mod oddity;
mod placeholder;
mod plain;
mod reserved;
#[cfg(test)]
mod round_trip;
mod scan;
mod spelled;

pub use character::Unfit;
pub(crate) use character::unfit_character;
pub use existing::{ExistingName, ExistingNameLiteral, SpelledName};
pub use fill::{Client, Filled, fill, unfilled};
pub use identifier::{Identifier, NameLiteral};
pub use literal::Literal;
pub use mark::Mark;
pub use name::Name;
pub(crate) use name::{NotAName, Spelled, identifier_parts};
pub use oddity::{Gravity, Oddity, OddityKind};
pub use placeholder::{Form, Placeholder, placeholders};
pub use plain::PlainNames;
pub(crate) use plain::SPELLED;
pub(crate) use scan::oddities;
pub use spelled::SpelledLiteral;

use std::fmt::Display;

use askama::filters::Safe;

/// Text that may stand in a script as it displays itself.
///
/// Implemented only by types whose every value is harmless where the templates put it.
pub trait SqlText: Display {}

impl<T: SqlText + ?Sized> SqlText for &T {}

/// A value that a `.sql` template can print.
pub type Sql<T> = Safe<T>;

/// Lets a checked value into a template; the only place where one becomes printable.
pub fn sql<T: SqlText>(value: T) -> Sql<T> {
    Safe(value)
}

/// The escaper of `.sql` templates (see `askama.toml`).
///
/// It deliberately does not implement `askama::filters::Escaper`: `{{ value }}` compiles only
/// for [`Sql`] values, and a bare string in a template is a compile error.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoEscape;

/// Writes `text`, which must be fit for a literal, as one.
pub(crate) fn write_literal(f: &mut impl std::fmt::Write, text: &str) -> std::fmt::Result {
    write_quoted(f, text, '\'')
}

/// Writes `text` between `quote`s, each one inside doubled.
fn write_quoted(f: &mut impl std::fmt::Write, text: &str, quote: char) -> std::fmt::Result {
    f.write_char(quote)?;
    for (part, piece) in text.split(quote).enumerate() {
        if part > 0 {
            f.write_char(quote)?;
            f.write_char(quote)?;
        }
        f.write_str(piece)?;
    }
    f.write_char(quote)
}
