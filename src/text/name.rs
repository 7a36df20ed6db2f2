//! Names of objects: how they resolve, and how they are spelt.
//!
//! An unquoted name starts with an ASCII letter or `_`, goes on with letters, digits, `_` and `$`,
//! and resolves in upper case; between double quotes every character stands for itself. Nothing
//! else is a name without quotes: what Snowflake makes of `straße` is not documented, and is not
//! guessed. <https://docs.snowflake.com/en/sql-reference/identifiers-syntax>

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::lexer::{Kind, Token, tokens};
use super::placeholder::{masked, resolved};
use super::reserved::is_reserved;
use super::{limits, write_quoted};

/// One name. Two names are equal when they resolve to the same object; the bare word `NULL` is
/// no object's name.
#[derive(Debug, Clone)]
pub struct Name {
    /// The name as Snowflake stores it.
    pub value: String,
    /// Whether it was written between double quotes.
    pub quoted: bool,
}

impl Name {
    /// A name that was written between double quotes, or needs them to be written.
    pub fn quoted(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            quoted: true,
        }
    }

    /// A name that was written without quotes: it resolves in upper case, placeholders as they
    /// are.
    pub fn unquoted(text: &str) -> Self {
        Self {
            value: resolved(text),
            quoted: false,
        }
    }

    /// Whether it is the bare word `NULL`, which stands for no value.
    pub fn is_null(&self) -> bool {
        !self.quoted && self.value == "NULL"
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value && self.is_null() == other.is_null()
    }
}

impl Eq for Name {}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl Token<'_> {
    /// What a word resolves to, between double quotes or without them; `None` for other tokens.
    /// Words that are reserved are words all the same.
    pub(crate) fn name(&self) -> Option<Name> {
        match self.kind {
            Kind::Word => Some(Name::unquoted(self.text)),
            Kind::Quoted => {
                let inside = self.inside("\"", "\"");
                Some(Name::quoted(inside.replace("\"\"", "\"")))
            }
            _ => None,
        }
    }
}

/// Why there is no name where one is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoName {
    /// Neither a word nor a quoted name.
    Missing,
    /// A reserved word without quotes.
    Reserved,
    /// Nothing between the quotes, or more than a name can hold.
    Length,
    /// More than three parts.
    Parts,
}

impl fmt::Display for NoName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing | Self::Reserved => f.write_str("expected a name"),
            Self::Length => write!(f, "a name has 1 to {}", limits::NAME),
            Self::Parts => f.write_str("a name has three parts at most"),
        }
    }
}

/// The name of one part that `token` is.
pub(crate) fn part(token: Option<&Token<'_>>) -> Result<Name, NoName> {
    let token = token.ok_or(NoName::Missing)?;
    let name = token.name().ok_or(NoName::Missing)?;
    if !name.quoted && is_reserved(token.text) {
        return Err(NoName::Reserved);
    }
    match !name.value.is_empty() && limits::NAME.allows(&name.value) {
        true => Ok(name),
        false => Err(NoName::Length),
    }
}

/// The name of one to three parts that `tokens` start with, and how many of them it is; else why
/// there is none, and at which of them.
///
/// `D..T` is `D.PUBLIC.T`: <https://docs.snowflake.com/en/sql-reference/name-resolution>.
pub(crate) fn parts(tokens: &[Token<'_>]) -> Result<(Vec<Name>, usize), (NoName, usize)> {
    let is_period = |at: usize| {
        let token = tokens.get(at);
        token.is_some_and(|token| token.kind == Kind::Period)
    };
    let at = |at: usize| part(tokens.get(at)).map_err(|reason| (reason, at));
    let mut parts = vec![at(0)?];
    let mut next = 1;
    if is_period(1) && is_period(2) {
        parts.extend([Name::unquoted("PUBLIC"), at(3)?]);
        next = 4;
    }
    while is_period(next) {
        if parts.len() == 3 {
            return Err((NoName::Parts, next + 1));
        }
        parts.push(at(next + 1)?);
        next += 2;
    }
    Ok((parts, next))
}

/// Why a text that stands for a name is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotAName {
    /// It has not the form of a name.
    Malformed,
    /// Snowflake does not document what it makes of it: blanks around a name, a reserved word, a
    /// letter beyond A to Z without quotes.
    Undocumented,
}

/// Reads a text as a name of one to three parts, as `IDENTIFIER('…')` does.
/// <https://docs.snowflake.com/en/sql-reference/identifier-literal>
pub(crate) fn identifier_parts(text: &str) -> Result<Vec<Name>, NotAName> {
    let tokens = tokens(text);
    let (reason, at) = match parts(&tokens) {
        Ok((parts, length)) if length == tokens.len() => return Ok(parts),
        Ok((_, length)) => (NoName::Missing, length),
        Err(found) => found,
    };
    let is_end = at == 0 || at + 1 == tokens.len();
    let undocumented = reason == NoName::Reserved
        || tokens.get(at).is_some_and(|token| match token.kind {
            Kind::Blank => is_end,
            Kind::Stray => !token.text.is_ascii(),
            _ => false,
        });
    Err(match undocumented {
        true => NotAName::Undocumented,
        false => NotAName::Malformed,
    })
}

/// A name as a script has to spell it: between double quotes where it would not resolve to
/// itself without them.
pub(crate) struct Spelled<'a>(pub(crate) &'a str);

impl fmt::Display for Spelled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.0;
        let starts = |byte: &u8| matches!(byte, b'A'..=b'Z' | b'_');
        let goes_on = |byte: &u8| starts(byte) || matches!(byte, b'0'..=b'9' | b'$');
        let masked = masked(name);
        let bytes = masked.as_bytes();
        let plain = bytes.first().is_some_and(starts) && bytes.iter().all(goes_on);
        let as_it_is = matches!(masked, Cow::Borrowed(_)) || resolved(name) == name;
        match plain && as_it_is && !is_reserved(name) {
            true => f.write_str(name),
            false => write_quoted(f, name, '"'),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::hostile::{HOSTILE, hostile};

    fn values(text: &str) -> Result<Vec<String>, NotAName> {
        let parts = identifier_parts(text)?;
        Ok(parts.into_iter().map(|part| part.value).collect())
    }

    #[test]
    fn a_text_is_read_as_a_name() {
        let cases: &[(&str, &[&str])] = &[
            ("my_db", &["MY_DB"]),
            ("\"my_table\"", &["my_table"]),
            ("d.\"a\"\"b.c\".t$1", &["D", "a\"b.c", "T$1"]),
            ("d..t", &["D", "PUBLIC", "T"]),
            ("\"d\"..\"t\"", &["d", "PUBLIC", "t"]),
            ("\"straße\"", &["straße"]),
            ("\" \"", &[" "]),
            ("identifier", &["IDENTIFIER"]),
            ("\"select\"", &["select"]),
        ];
        for (text, expected) in cases {
            let expected = expected.iter().map(|part| (*part).to_owned()).collect();
            assert_eq!(values(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_has_not_the_form_of_a_name_is_malformed() {
        let long = "a".repeat(256);
        for text in [
            "", "a b", "\"a", "a.", ".a", "a...b", "a..b.c", "1a", "a.b.c.d", "\"\"", "a-b", "$a",
            "'a'", "a;", "a -- b", "a/* */", "\"a\"b", &long,
        ] {
            assert_eq!(values(text), Err(NotAName::Malformed), "{text}");
        }
    }

    #[test]
    fn what_snowflake_makes_of_it_is_not_guessed() {
        for text in [
            "straße", "ß", "d.ä", "ıd", "ſet", " a", "a ", "\ta", "a\u{a0}", "select", "d.Table",
            "null",
        ] {
            assert_eq!(values(text), Err(NotAName::Undocumented), "{text}");
        }
    }

    #[test]
    fn the_longest_name_is_counted_in_characters() {
        let long = format!("\"{}\"", "é".repeat(255));
        assert_eq!(values(&long), Ok(vec!["é".repeat(255)]));
        let longer = format!("\"{}\"", "é".repeat(256));
        assert_eq!(values(&longer), Err(NotAName::Malformed));
    }

    fn spelt_and_read(name: &str) {
        let spelt = Spelled(name).to_string();
        assert_eq!(values(&spelt), Ok(vec![name.to_owned()]), "{spelt}");
        let three = format!("{spelt}.{spelt}.{spelt}");
        assert_eq!(values(&three), Ok(vec![name.to_owned(); 3]), "{three}");
    }

    #[test]
    fn a_hostile_name_that_was_spelt_is_read_back() {
        for name in HOSTILE
            .iter()
            .chain(&["SELECT", "PUBLIC", "A$", "$A", "1", "_"])
        {
            spelt_and_read(name);
        }
    }

    proptest! {
        #[test]
        fn a_name_that_was_spelt_is_read_back(name in hostile(255)) {
            spelt_and_read(&name);
        }
    }
}
