//! What literals stand for, as Snowflake documents them to be read.
//!
//! <https://docs.snowflake.com/en/sql-reference/data-types-text#escape-sequences-in-single-quoted-string-constants>

use std::iter::Peekable;
use std::str::Chars;

use super::lexer::{Kind, Token};

impl Token<'_> {
    /// Whether it is `'…'` or `$$…$$`.
    pub(crate) fn is_literal(&self) -> bool {
        matches!(self.kind, Kind::Text | Kind::Dollar)
    }

    /// The text that a literal stands for; `None` for other tokens, and where an escape is not
    /// documented: too few digits, a surrogate, or a byte beyond ASCII.
    pub(crate) fn literal(&self) -> Option<String> {
        match self.kind {
            Kind::Text => decode(self.inside("'", "'")),
            Kind::Dollar => Some(self.inside("$$", "$$").to_owned()),
            _ => None,
        }
    }
}

/// The text that `'…'` stands for, given what is between the quotes.
fn decode(inside: &str) -> Option<String> {
    if !inside.contains(['\\', '\'']) {
        return Some(inside.to_owned());
    }
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside.chars().peekable();
    while let Some(c) = rest.next() {
        text.push(match c {
            '\'' => {
                rest.next();
                '\''
            }
            '\\' => escape(&mut rest)?,
            c => c,
        });
    }
    Some(text)
}

/// The character that an escape stands for, after its backslash.
fn escape(rest: &mut Peekable<Chars<'_>>) -> Option<char> {
    let c = rest.next()?;
    match c {
        'b' => Some('\u{8}'),
        'f' => Some('\u{c}'),
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        'x' => ascii(hexadecimal(rest, 2)?),
        'u' => char::from_u32(hexadecimal(rest, 4)?),
        '0'..='7' => ascii(octal(c, rest)),
        c => Some(c),
    }
}

/// The number of `digits` hexadecimal digits.
fn hexadecimal(rest: &mut Peekable<Chars<'_>>, digits: usize) -> Option<u32> {
    (0..digits).try_fold(0, |number, _| {
        Some(number * 16 + rest.next()?.to_digit(16)?)
    })
}

/// The number of one to three octal digits.
fn octal(first: char, rest: &mut Peekable<Chars<'_>>) -> u32 {
    let mut number = first.to_digit(8).unwrap_or(0);
    for _ in 0..2 {
        let Some(digit) = rest.peek().and_then(|c| c.to_digit(8)) else {
            break;
        };
        rest.next();
        number = number * 8 + digit;
    }
    number
}

/// The ASCII character of `number`; whether a higher one is a byte or a code point is not said.
fn ascii(number: u32) -> Option<char> {
    char::from_u32(number).filter(char::is_ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read_as_documented() {
        let cases = [
            (r"it\'s", "it's"),
            ("it''s", "it's"),
            (r"\\", "\\"),
            (r"C:\\data", r"C:\data"),
            (r"a\%b", "a%b"),
            (r"a\2b", "a\u{2}b"),
            (r"\z\a\Z", "zaZ"),
            (r"\x26\u00e9\101\n", "&éA\n"),
        ];
        for (inside, text) in cases {
            assert_eq!(decode(inside).as_deref(), Some(text), "{inside}");
        }
    }

    #[test]
    fn undocumented_escapes_are_not_guessed() {
        for inside in [r"\x4", r"\xzz", r"\u12", r"\ud83d", r"\xff", r"\377"] {
            assert_eq!(decode(inside), None, "{inside}");
        }
    }
}
