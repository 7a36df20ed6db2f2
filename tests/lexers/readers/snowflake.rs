//! Snowflake's lexer as documented.
//!
//! Sources: <https://docs.snowflake.com/en/sql-reference/identifiers-syntax> (`""`),
//! <https://docs.snowflake.com/en/sql-reference/data-types-text> (`''`, backslash escapes, `$$`).
//! Block comments do not nest here; the documentation is contradictory on that. Which characters
//! count as blanks between tokens is not documented: only ASCII ones do here.

use super::{Reading, Refusal, Token};

/// How a backslash in a literal is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Backslash {
    Escapes,
    Literal,
}

/// The statements of `text`; empty ones are left out.
pub(super) fn statements(text: &str) -> Reading {
    read(text, Backslash::Escapes)
}

pub(super) fn read(text: &str, backslash: Backslash) -> Reading {
    let mut statements = Vec::new();
    let mut statement = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first == ';' {
            rest = &rest[1..];
            statements.extend(Some(std::mem::take(&mut statement)).filter(|s| !s.is_empty()));
        } else if let Some(after) = skip_blank(rest, first)? {
            rest = after;
        } else {
            let (token, after) = token(rest, first, backslash)?;
            statement.push(token);
            rest = after;
        }
    }
    statements.extend(Some(statement).filter(|s| !s.is_empty()));
    Ok(statements)
}

/// What follows a blank or comment, if `rest` begins with one.
fn skip_blank(rest: &str, first: char) -> Result<Option<&str>, Refusal> {
    if first.is_ascii_whitespace() {
        Ok(Some(&rest[1..]))
    } else if rest.starts_with("--") || rest.starts_with("//") {
        Ok(Some(rest.find('\n').map_or("", |end| &rest[end..])))
    } else if let Some(comment) = rest.strip_prefix("/*") {
        let (_, after) = comment.split_once("*/").ok_or(Refusal::Unterminated)?;
        Ok(Some(after))
    } else {
        Ok(None)
    }
}

fn token(rest: &str, first: char, backslash: Backslash) -> Result<(Token, &str), Refusal> {
    if let Some(block) = rest.strip_prefix("$$") {
        let (text, after) = block.split_once("$$").ok_or(Refusal::Unterminated)?;
        return Ok((Token::Block(text.to_owned()), after));
    }
    match first {
        '"' => quoted(rest, '"', Backslash::Literal)
            .map(|(name, after)| (Token::QuotedName(name), after)),
        '\'' => quoted(rest, '\'', backslash).map(|(text, after)| (Token::Literal(text), after)),
        _ if is_word(first) => {
            let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            Ok((Token::Word(rest[..end].to_owned()), &rest[end..]))
        }
        _ => Ok((Token::Symbol(first), &rest[first.len_utf8()..])),
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// The text between two `quote`s at the start of `rest`, and what follows.
fn quoted(rest: &str, quote: char, backslash: Backslash) -> Result<(String, &str), Refusal> {
    let mut text = String::new();
    let mut chars = rest[1..].chars();
    while let Some(c) = chars.next() {
        if c == quote {
            if !chars.as_str().starts_with(quote) {
                return Ok((text, chars.as_str()));
            }
            chars.next();
            text.push(quote);
        } else if c == '\\' && backslash == Backslash::Escapes {
            let (escaped, after) = escape(chars.as_str())?;
            text.push(escaped);
            chars = after.chars();
        } else {
            text.push(c);
        }
    }
    Err(Refusal::Unterminated)
}

/// What the escape after a backslash stands for, and what follows it.
fn escape(rest: &str) -> Result<(char, &str), Refusal> {
    let first = rest.chars().next().ok_or(Refusal::Unterminated)?;
    let after = &rest[first.len_utf8()..];
    Ok(match first {
        'b' => ('\u{8}', after),
        'f' => ('\u{c}', after),
        'n' => ('\n', after),
        'r' => ('\r', after),
        't' => ('\t', after),
        '0'..='7' => numbered(rest, 1..=3, 8).unwrap_or((first, after)),
        'x' => numbered(after, 2..=2, 16).unwrap_or((first, after)),
        'u' => numbered(after, 4..=4, 16).unwrap_or((first, after)),
        _ => (first, after),
    })
}

/// The character with the number at the start of `rest`, if it has that many digits.
fn numbered(
    rest: &str,
    length: std::ops::RangeInclusive<usize>,
    radix: u32,
) -> Option<(char, &str)> {
    let digits = rest
        .chars()
        .take(*length.end())
        .take_while(|c| c.is_digit(radix))
        .count();
    let number = length
        .contains(&digits)
        .then(|| u32::from_str_radix(&rest[..digits], radix))?;
    Some((char::from_u32(number.ok()?)?, &rest[digits..]))
}
