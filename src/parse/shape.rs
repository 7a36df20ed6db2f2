//! The shape of a script: its tokens with names and texts taken out, and those names and texts.
//!
//! Two scripts of one shape differ in nothing but the names and texts that stand between quotes.
//! The bodies of `$$ … $$` are taken apart in the same way; comments have no shape.

use super::statement::Masked;
use crate::text::lexer::{Kind, Token, tokens};

/// A script's tokens, and what stands between its quotes, all in the order written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// Words in upper case and other tokens as written; `"…"` for a name, `'…'` for a text.
    pub tokens: Vec<String>,
    /// The names between double quotes, as Snowflake stores them.
    pub identifiers: Vec<String>,
    /// The texts between single quotes, as documented to be read; `None` for an escape that is
    /// not documented. One of them may be a password.
    pub literals: Vec<Masked<Option<String>>>,
}

/// The shape of `text`.
///
/// ```
/// use sfgen::parse::shape;
///
/// let shape = shape("GRANT ROLE \"r\" TO USER u; -- done");
/// assert_eq!(shape.tokens, ["GRANT", "ROLE", "\"…\"", "TO", "USER", "U", ";"]);
/// assert_eq!(shape.identifiers, ["r"]);
/// ```
pub fn shape(text: &str) -> Shape {
    let mut shape = Shape::default();
    for token in tokens(text) {
        match token.kind {
            Kind::Dollar => shape.add_body(&token),
            _ => shape.add(&token),
        }
    }
    shape
}

impl Shape {
    /// Adds what stands in `$$ … $$`, which holds no other `$$`.
    fn add_body(&mut self, token: &Token<'_>) {
        self.tokens.push("$$".into());
        for inner in tokens(token.inside("$$", "$$")) {
            self.add(&inner);
        }
        self.tokens.push("$$".into());
    }

    fn add(&mut self, token: &Token<'_>) {
        match token.kind {
            Kind::Blank | Kind::Comment => {}
            Kind::Quoted => {
                self.tokens.push("\"…\"".into());
                self.identifiers.extend(token.name().map(|name| name.value));
            }
            Kind::Text => {
                self.tokens.push("'…'".into());
                self.literals.push(Masked(token.literal()));
            }
            Kind::Word => self.tokens.push(token.text.to_ascii_uppercase()),
            _ => self.tokens.push(token.text.to_owned()),
        }
    }
}
