//! How much Snowflake takes of a text, each limit with the page that says so.
//!
//! What no page limits, such as a comment, is not here.

use std::fmt;

use super::lexer::{Kind, significant};

/// A limit that Snowflake documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The largest size that is taken.
    pub most: usize,
    /// What is counted.
    pub unit: Unit,
    /// The page that says so.
    pub page: &'static str,
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Unicode scalar values.
    Characters,
    /// Bytes in UTF-8.
    Bytes,
}

/// The name of an object, without quotes.
pub const NAME: Limit = Limit {
    most: 255,
    unit: Unit::Characters,
    page: "https://docs.snowflake.com/en/sql-reference/identifiers-syntax",
};

/// A user's password.
pub const PASSWORD: Limit = Limit {
    most: 256,
    unit: Unit::Characters,
    page: "https://docs.snowflake.com/en/user-guide/password-authentication",
};

/// The value of a session variable. The page says 16 KB; this is the larger reading, so that
/// nothing is refused that fits.
pub const VARIABLE: Limit = Limit {
    most: 16 * 1024,
    unit: Unit::Bytes,
    page: "https://docs.snowflake.com/en/sql-reference/session-variables",
};

/// One statement, a block included: Snowflake cuts the text of a longer one before it keeps it.
/// The page says 1 MB; this is the smaller reading, so that nothing is sent that does not fit.
pub const STATEMENT: Limit = Limit {
    most: 1_000_000,
    unit: Unit::Bytes,
    page: "https://docs.snowflake.com/en/user-guide/query-size-limits",
};

impl Limit {
    /// The size of `text` as this limit counts it.
    pub fn size(&self, text: &str) -> usize {
        match self.unit {
            Unit::Characters => text.chars().count(),
            Unit::Bytes => text.len(),
        }
    }

    /// Whether `text` is not too long.
    pub fn allows(&self, text: &str) -> bool {
        // No text has more characters than bytes.
        text.len() <= self.most || self.size(text) <= self.most
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Characters => "characters",
            Unit::Bytes => "bytes",
        };
        write!(f, "{} {unit}", self.most)
    }
}

/// The bytes of the longest statement in `script`, from its first token to its last.
pub fn longest_statement(script: &str) -> usize {
    let tokens = significant(script);
    let statements = tokens.split(|token| token.kind == Kind::Semicolon);
    let sizes = statements.filter_map(|statement| {
        let (first, last) = (statement.first()?, statement.last()?);
        Some(last.start + last.text.len() - first.start)
    });
    sizes.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SpelledName;

    #[test]
    fn a_name_is_counted_in_characters_and_a_statement_in_bytes() {
        let accents = "é".repeat(255);
        assert!(NAME.allows(&accents) && !NAME.allows(&(accents + "e")));
        let half = "é".repeat(STATEMENT.most / 2);
        assert!(STATEMENT.allows(&half) && !STATEMENT.allows(&(half + "e")));
    }

    #[test]
    fn the_longest_name_fits_a_variable() {
        for c in ["\"", "\u{10ffff}"] {
            let name = SpelledName::new(c.repeat(NAME.most)).unwrap();
            assert!(VARIABLE.allows(&name.quoted()));
        }
    }

    #[test]
    fn a_statement_is_as_long_as_from_its_first_token_to_its_last() {
        for (script, longest) in [
            ("", 0),
            ("-- only a comment", 0),
            ("-- a\nUSE ROLE r ;\n", 10),
            ("DROP ROLE r; EXECUTE IMMEDIATE $$\nBEGIN; ; END;\n$$;", 37),
        ] {
            assert_eq!(longest_statement(script), longest, "{script}");
        }
    }
}
