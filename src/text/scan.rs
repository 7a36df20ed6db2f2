//! Finds the places where a script's readers differ.
//!
//! The readers are Snowflake as documented, the tokenizer under [`super::lexer`], and the clients
//! that send the script: `snow sql` with its templates, the official connector's splitter.
//! What was measured on the clients' sources is for snowflake-cli 3.30.0. Knows nothing of
//! statements.

use super::lexer::{Kind, Token};
use super::oddity::{Oddity, OddityKind};
use super::placeholder::{Form, placeholders};
use super::unfit_character;

/// Everything odd in `tokens`, in order of lines within each kind of check.
pub(crate) fn oddities(text: &str, tokens: &[Token<'_>]) -> Vec<Oddity> {
    // Most scripts are plain throughout; one look over them costs less than one at each token.
    let plain = is_plain(text);
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        found.extend(of_kind(token).map(|kind| at(token, kind)));
        found.extend(beside(&tokens[..index], token).map(|kind| at(token, kind)));
        if plain {
            continue;
        }
        characters(text, token, &mut found);
    }
    found
}

fn at(token: &Token<'_>, kind: OddityKind) -> Oddity {
    Oddity {
        line: token.line,
        column: token.column,
        kind,
    }
}

/// What is odd about a token as a whole.
fn of_kind(token: &Token<'_>) -> Option<OddityKind> {
    let text = token.text;
    match token.kind {
        Kind::Unterminated => Some(OddityKind::Unterminated),
        Kind::Stray | Kind::Operator if token.column == 1 && text.starts_with('!') => {
            Some(OddityKind::ClientCommand)
        }
        Kind::Stray => Some(OddityKind::Stray),
        Kind::Word if placeholders(text).any(|found| found.form == Form::Angle) => {
            Some(OddityKind::Unfilled)
        }
        Kind::Comment if text.starts_with("/*") && text[2..].contains("/*") => {
            Some(OddityKind::NestedComment)
        }
        Kind::Comment | Kind::Dollar if text.contains("\n!") => Some(OddityKind::ClientCommand),
        Kind::Quoted if text.contains("\\\"") => Some(OddityKind::BackslashQuote),
        Kind::Text | Kind::Quoted if text.contains('\n') => Some(OddityKind::SeveralLines),
        Kind::Text | Kind::Quoted if text.contains('\\') => Some(OddityKind::Backslash),
        Kind::Dollar if text.starts_with("$$$") && text.len() > 4 => Some(OddityKind::DollarRun),
        _ => None,
    }
}

/// What is odd about a token right after the ones before it.
fn beside(before: &[Token<'_>], token: &Token<'_>) -> Option<OddityKind> {
    let last = before.last()?;
    match (last.kind, token.kind) {
        (Kind::Semicolon, Kind::Operator) if token.text.starts_with('>') => {
            Some(OddityKind::Asynchronous)
        }
        (Kind::Dollar, Kind::Stray | Kind::Dollar | Kind::Variable) => Some(OddityKind::DollarRun),
        (Kind::Operator, Kind::Comment) if matches!(last.text, ":" | "/" | "@") => {
            Some(OddityKind::PathComment)
        }
        (_, Kind::Comment) if token.text.starts_with("/") && in_path(before) => {
            Some(OddityKind::PathComment)
        }
        _ => None,
    }
}

/// Whether the tokens run, without a blank, back to the `@` of a stage.
fn in_path(before: &[Token<'_>]) -> bool {
    const LONGEST_PATH: usize = 256;
    before
        .iter()
        .rev()
        .take(LONGEST_PATH)
        .take_while(|token| !matches!(token.kind, Kind::Blank | Kind::Semicolon | Kind::Comment))
        .any(|token| token.text == "@")
}

/// What is odd in the characters of a token of `script`, whatever its kind. A template may
/// reach into the tokens behind it.
fn characters(script: &str, token: &Token<'_>, found: &mut Vec<Oddity>) {
    if is_plain(token.text) {
        return;
    }
    let (mut line, mut column) = (token.line, token.column);
    for (offset, c) in token.text.char_indices() {
        if let Some(kind) = odd_character(c, &script[token.start + offset..]) {
            found.push(Oddity { line, column, kind });
        }
        (line, column) = match c {
            '\n' => (line.saturating_add(1), 1),
            _ => (line, column.saturating_add(1)),
        };
    }
}

/// Whether no character of `text` is odd in any place or starts a template.
fn is_plain(text: &str) -> bool {
    let plain = |byte: u8| {
        matches!(byte, b' '..=b'~' | b'\n' | b'\t') & !matches!(byte, b'&' | b'<' | b'%' | b'{')
    };
    text.bytes().fold(true, |all, byte| all & plain(byte))
}

/// What is odd about `c`, which starts `rest`.
fn odd_character(c: char, rest: &str) -> Option<OddityKind> {
    match c {
        '\n' | '\t' => None,
        '\r' => (!rest.starts_with("\r\n")).then_some(OddityKind::CarriageReturn),
        '&' | '<' | '%' | '{' => template(rest).map(OddityKind::Template),
        ' '..='~' => None,
        _ => unfit_character(c).map(OddityKind::Character),
    }
}

/// The template of `snow sql` that `rest` starts with: `&name`, `&{name}`, `&&`, `<% … %>`,
/// `{# … #}`, and with Jinja switched on `{{ … }}` and `{% … %}`. `& ` and `&1` stay as they are.
/// <https://docs.snowflake.com/en/developer-guide/snowflake-cli/sql/execute-sql>
fn template(rest: &str) -> Option<&'static str> {
    const MARKERS: [&str; 6] = ["&&", "<%", "%>", "{#", "{{", "{%"];
    let marker = MARKERS.into_iter().find(|marker| rest.starts_with(marker));
    marker.or_else(|| {
        let name = rest.strip_prefix('&')?.chars().next()?;
        (name == '_' || name == '{' || name.is_alphabetic()).then_some("&")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Unfit;
    use crate::text::lexer::tokens;

    fn kinds(text: &str) -> Vec<OddityKind> {
        let found = oddities(text, &tokens(text)).into_iter();
        found.map(|oddity| oddity.kind).collect()
    }

    #[test]
    fn every_reader_reads_a_plain_script_alike() {
        let text =
            "-- R & D: 100 % of x -> y\r\nUSE ROLE \"é\";\r\n/* a */ SELECT 'it''s' // end\n";
        assert_eq!(kinds(text), []);
        assert_eq!(
            kinds("SELECT a::INT, b:c, 4 / 2 FROM t WHERE a <> 1 & 2"),
            [OddityKind::Stray]
        );
    }

    #[test]
    fn each_oddity_is_found() {
        use OddityKind as Odd;
        let cases = [
            ("'a", Odd::Unterminated),
            ("# a", Odd::Stray),
            ("USE ROLE <r>_x", Odd::Unfilled),
            ("`a`", Odd::Stray),
            ("$t$ ; $t$", Odd::Stray),
            ("-- a\rDROP ROLE r", Odd::CarriageReturn),
            ("/* a /* b */", Odd::NestedComment),
            ("PUT file:///tmp/a", Odd::PathComment),
            ("LIST @s/a//b", Odd::PathComment),
            ("$$a$$$", Odd::DollarRun),
            ("$$$a$$", Odd::DollarRun),
            ("!source x", Odd::ClientCommand),
            ("/*\n!source x\n*/", Odd::ClientCommand),
            ("$$\n!source x\n$$", Odd::ClientCommand),
            ("-- R&D", Odd::Template("&")),
            ("'&{x}'", Odd::Template("&")),
            ("SELECT &{x}", Odd::Template("&")),
            ("SELECT <% x", Odd::Template("<%")),
            ("SELECT %>", Odd::Template("%>")),
            ("SELECT {# x", Odd::Template("{#")),
            ("SELECT {{ x", Odd::Template("{{")),
            ("'a && b'", Odd::Template("&&")),
            ("'<% x'", Odd::Template("<%")),
            ("\"{# x\"", Odd::Template("{#")),
            ("SELECT 1;> SELECT 2", Odd::Asynchronous),
            ("\"a\\\"", Odd::BackslashQuote),
            ("'a\nb'", Odd::SeveralLines),
            ("'a\\nb'", Odd::Backslash),
            ("'\0'", Odd::Character(Unfit::Control('\0'))),
            (
                "-- \u{202e}",
                Odd::Character(Unfit::Bidirectional('\u{202e}')),
            ),
            ("'\u{200b}'", Odd::Character(Unfit::Invisible('\u{200b}'))),
            (
                "'\u{2028}'",
                Odd::Character(Unfit::LineSeparator('\u{2028}')),
            ),
        ];
        for (text, kind) in cases {
            assert!(kinds(text).contains(&kind), "{text:?}: {:?}", kinds(text));
        }
    }

    #[test]
    fn an_oddity_stands_where_it_is() {
        let text = "-- a\n  -- é\u{200b}";
        let found = oddities(text, &tokens(text));
        assert_eq!((found[0].line, found[0].column), (2, 7));
    }
}
