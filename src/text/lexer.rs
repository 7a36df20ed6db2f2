//! A script cut into tokens, each the very text that stands in it.
//!
//! sqlparser's tokenizer finds where tokens end; what they mean is read here from the text
//! itself, because the tokenizer decodes some escapes otherwise than Snowflake documents, and
//! takes for comments, quotes and blanks what Snowflake does not (see [`super::scan`]).
//! The tokens joined are the script, byte for byte. Knows nothing of statements.

use std::any::TypeId;

use super::placeholder::masked;
use sqlparser::dialect::{Dialect, SnowflakeDialect};
use sqlparser::tokenizer::{Location, Token as Sqlparser, Tokenizer, Whitespace};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Blanks and line breaks.
    Blank,
    /// `-- …`, `// …`, `/* … */`.
    Comment,
    /// A word without quotes.
    Word,
    /// A name between double quotes.
    Quoted,
    /// `'…'`.
    Text,
    /// `$$…$$`.
    Dollar,
    /// A number without a sign.
    Number,
    /// `$v`.
    Variable,
    /// `,`
    Comma,
    /// `.`
    Period,
    /// `=`
    Equals,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `;`
    Semicolon,
    /// `||`
    Concat,
    /// `->>`
    Flow,
    /// `-`
    Minus,
    /// `:=`, which stands in procedural blocks alone.
    Assign,
    /// An operator that stands in queries alone.
    Operator,
    /// What no documented rule makes a token of: `# …`, `` `a` ``, `$t$ … $t$`, a no-break space.
    Stray,
    /// The rest of a script after a quote or comment that is never closed.
    Unterminated,
}

/// A token and where it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    /// What it is.
    pub(crate) kind: Kind,
    /// Its text, quotes and all.
    pub(crate) text: &'a str,
    /// Where it starts, in bytes from the start of the script.
    pub(crate) start: usize,
    /// The line it starts on, from 1.
    pub(crate) line: u32,
    /// The character it starts at, from 1.
    pub(crate) column: u32,
}

impl<'a> Token<'a> {
    /// The line of its last character.
    pub(crate) fn end_line(&self) -> u32 {
        let breaks = self.text.bytes().filter(|byte| *byte == b'\n').count();
        self.line
            .saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX))
    }

    /// Whether it is neither a blank nor a comment.
    pub(crate) fn counts(&self) -> bool {
        !matches!(self.kind, Kind::Blank | Kind::Comment)
    }

    /// Whether it is the unquoted word `word`, in any case.
    pub(crate) fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }

    /// Its text without `open` before and `close` after it.
    pub(crate) fn inside(&self, open: &str, close: &str) -> &'a str {
        let text = self.text.strip_prefix(open).unwrap_or(self.text);
        text.strip_suffix(close).unwrap_or(text)
    }
}

/// The tokens of `text` that count: no blanks, no comments.
pub(crate) fn significant(text: &str) -> Vec<Token<'_>> {
    tokens(text).into_iter().filter(Token::counts).collect()
}

/// Cuts `text` into tokens that joined are `text`.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    cut(text, PIECE)
}

/// How much the tokenizer is given at once, in bytes. It keeps all that it has found, fifteen
/// times what it was given, and memory that is used again costs a fraction.
const PIECE: usize = 64 * 1024;

/// Cuts `text` with a tokenizer that is given pieces of at least `size` bytes. A piece ends with a
/// line; where that is inside quotes or a comment, the tokenizer says so and is given twice as
/// much.
fn cut(text: &str, size: usize) -> Vec<Token<'_>> {
    // A token has six bytes or so; vectors that need not grow are a tenth of the whole cost.
    let mut tokens = Vec::with_capacity(text.len() / 6);
    let mut seen = Vec::new();
    let mut ruler = Ruler::new(text);
    // A header is half of many a script, and its comments need no tokenizer.
    tokens.extend(std::iter::from_fn(|| ruler.comment_line()).flatten());
    // The tokenizer sees words of the same length in place of placeholders.
    let masked = masked(text);
    let mut wanted = size;
    while let Some(ahead) = masked.get(ruler.offset..).filter(|ahead| !ahead.is_empty()) {
        let piece = piece(ahead, wanted);
        let (before, known) = (ruler, tokens.len());
        ruler.above = ruler.line - 1;
        seen.clear();
        let whole = Tokenizer::new(&Lexical, piece)
            .with_unescape(false)
            .tokenize_with_location_into_buf_with_mapper(&mut seen, |token| {
                tokens.extend(ruler.token(token.span.end, kind(&token.token)));
                token
            });
        match whole {
            Ok(()) if ruler.offset > before.offset => wanted = size,
            Err(_) if piece.len() < ahead.len() => {
                ruler = before;
                tokens.truncate(known);
                wanted = 2 * piece.len();
            }
            Ok(()) | Err(_) => {
                tokens.extend(ruler.rest());
                break;
            }
        }
    }
    tokens
}

/// The start of `text` to the end of the line that byte number `size` is in.
fn piece(text: &str, size: usize) -> &str {
    let line_break = text
        .as_bytes()
        .iter()
        .skip(size)
        .position(|byte| *byte == b'\n');
    match line_break {
        Some(more) => &text[..=size + more],
        None => text,
    }
}

/// sqlparser's Snowflake, as far as its tokenizer asks. Its own type brings along the whole
/// parser, 2.5 MB that nobody calls, since a dialect answers for both.
#[derive(Debug)]
struct Lexical;

impl Dialect for Lexical {
    fn dialect(&self) -> TypeId {
        TypeId::of::<SnowflakeDialect>()
    }

    fn is_identifier_start(&self, ch: char) -> bool {
        SnowflakeDialect.is_identifier_start(ch)
    }

    fn is_identifier_part(&self, ch: char) -> bool {
        SnowflakeDialect.is_identifier_part(ch)
    }

    fn supports_string_literal_backslash_escape(&self) -> bool {
        SnowflakeDialect.supports_string_literal_backslash_escape()
    }
}

/// Walks along a script from one of the tokenizer's locations to the next.
#[derive(Clone, Copy)]
struct Ruler<'a> {
    text: &'a str,
    /// Lines before the one that the tokenizer calls its first.
    above: u32,
    offset: usize,
    line: u32,
    column: u32,
}

impl<'a> Ruler<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            above: 0,
            offset: 0,
            line: 1,
            column: 1,
        }
    }

    /// What has not been measured yet.
    fn ahead(&self) -> &'a str {
        self.text.get(self.offset..).unwrap_or_default()
    }

    /// The line here and its break, if it is a comment from its first character.
    fn comment_line(&mut self) -> Option<[Token<'a>; 2]> {
        let (line, _) = self.ahead().split_once('\n')?;
        if !line.starts_with("--") || line.contains('\r') {
            return None;
        }
        let comment = self.here(Kind::Comment, line);
        self.offset += line.len();
        self.column += u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
        let line_break = self.here(Kind::Blank, self.ahead().get(..1)?);
        self.offset += 1;
        (self.line, self.column) = (self.line + 1, 1);
        Some([comment, line_break])
    }

    /// A token that starts here.
    fn here(&self, kind: Kind, text: &'a str) -> Token<'a> {
        Token {
            kind,
            text,
            start: self.offset,
            line: self.line,
            column: self.column,
        }
    }

    /// The token from here to `end`.
    fn token(&mut self, mut end: Location, kind: Kind) -> Option<Token<'a>> {
        end.line += u64::from(self.above);
        let (start, line, column) = (self.offset, self.line, self.column);
        if !self.jump(end) {
            self.walk(end);
        }
        let text = self.text.get(start..self.offset)?;
        let foreign = kind == Kind::Blank && !matches!(text, " " | "\t" | "\n" | "\r\n" | "\r");
        (!text.is_empty()).then_some(Token {
            kind: if foreign { Kind::Stray } else { kind },
            text,
            start,
            line,
            column,
        })
    }

    /// Moves to `end` at once, if it is on this line and nothing but ASCII lies before it.
    fn jump(&mut self, end: Location) -> bool {
        let ahead = match u32::try_from(end.column) {
            Ok(column) if end.line == u64::from(self.line) => column.saturating_sub(self.column),
            _ => return false,
        };
        let stop = self.offset + ahead as usize;
        let bytes = self.text.as_bytes().get(self.offset..stop);
        let plain = bytes.is_some_and(<[u8]>::is_ascii);
        if plain {
            self.offset = stop;
            self.column += ahead;
        }
        plain
    }

    /// Moves to `end` character by character.
    fn walk(&mut self, end: Location) {
        let bytes = self.text.as_bytes();
        while (u64::from(self.line), u64::from(self.column)) < (end.line, end.column)
            && self.offset < bytes.len()
        {
            let newline = bytes[self.offset] == b'\n';
            self.offset += width(bytes[self.offset]);
            (self.line, self.column) = if newline {
                (self.line.saturating_add(1), 1)
            } else {
                (self.line, self.column.saturating_add(1))
            };
        }
    }

    /// Everything from here on.
    fn rest(&self) -> Option<Token<'a>> {
        let text = self.ahead();
        (!text.is_empty()).then(|| self.here(Kind::Unterminated, text))
    }
}

/// The bytes of the character that starts with `first`, in UTF-8.
fn width(first: u8) -> usize {
    match first {
        0x00..=0x7F => 1,
        0x80..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xFF => 4,
    }
}

/// What the tokenizer's token is to us. Its enum serves thirty dialects: what is not named here
/// is no token of Snowflake's.
fn kind(token: &Sqlparser) -> Kind {
    match token {
        Sqlparser::Whitespace(Whitespace::SingleLineComment { prefix, .. }) if prefix == "#" => {
            Kind::Stray
        }
        Sqlparser::Whitespace(
            Whitespace::SingleLineComment { .. } | Whitespace::MultiLineComment(_),
        ) => Kind::Comment,
        Sqlparser::Whitespace(_) => Kind::Blank,
        Sqlparser::Word(word) => match word.quote_style {
            None => Kind::Word,
            Some('"') => Kind::Quoted,
            Some(_) => Kind::Stray,
        },
        Sqlparser::SingleQuotedString(_) => Kind::Text,
        Sqlparser::DollarQuotedString(text) if text.tag.is_none() => Kind::Dollar,
        Sqlparser::Number(_, false) => Kind::Number,
        Sqlparser::Placeholder(name) if is_variable(name) => Kind::Variable,
        Sqlparser::Comma => Kind::Comma,
        Sqlparser::Period => Kind::Period,
        Sqlparser::Eq => Kind::Equals,
        Sqlparser::LParen => Kind::Open,
        Sqlparser::RParen => Kind::Close,
        Sqlparser::SemiColon => Kind::Semicolon,
        Sqlparser::StringConcat => Kind::Concat,
        Sqlparser::LongArrow => Kind::Flow,
        Sqlparser::Minus => Kind::Minus,
        Sqlparser::Assignment => Kind::Assign,
        token if is_operator(token) => Kind::Operator,
        _ => Kind::Stray,
    }
}

/// `$` and a name, or a number: `$1` is a column of an earlier result.
fn is_variable(name: &str) -> bool {
    name.strip_prefix('$').is_some_and(|name| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    })
}

/// The operators and brackets of Snowflake's queries and types.
/// <https://docs.snowflake.com/en/sql-reference/operators>
fn is_operator(token: &Sqlparser) -> bool {
    matches!(
        token,
        Sqlparser::Plus
            | Sqlparser::Mul
            | Sqlparser::Div
            | Sqlparser::Mod
            | Sqlparser::Neq
            | Sqlparser::Lt
            | Sqlparser::LtEq
            | Sqlparser::Gt
            | Sqlparser::GtEq
            | Sqlparser::Colon
            | Sqlparser::DoubleColon
            | Sqlparser::Arrow
            | Sqlparser::RArrow
            | Sqlparser::LBracket
            | Sqlparser::RBracket
            | Sqlparser::LBrace
            | Sqlparser::RBrace
            | Sqlparser::AtSign
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        let tokens = tokens(text).into_iter();
        tokens
            .filter(|token| token.kind != Kind::Blank)
            .map(|token| (token.kind, token.text))
            .collect()
    }

    #[test]
    fn a_token_is_the_text_that_stands_in_the_script() {
        let found = kinds("DROP \"é\"\"x\" 'it''s\\'' $$a$b$$ $v -- end");
        assert_eq!(
            found,
            [
                (Kind::Word, "DROP"),
                (Kind::Quoted, "\"é\"\"x\""),
                (Kind::Text, "'it''s\\''"),
                (Kind::Dollar, "$$a$b$$"),
                (Kind::Variable, "$v"),
                (Kind::Comment, "-- end"),
            ]
        );
    }

    #[test]
    fn our_dialect_cuts_as_sqlparsers_own() {
        let cut = |dialect: &dyn Dialect, text: &str| {
            let tokenizer = Tokenizer::new(dialect, text).with_unescape(false);
            { tokenizer }.tokenize_with_location()
        };
        let symbols = ("\t\n\r !\"#$%&'()*+,-./019:;<=>?@AEQUZ[\\]^_`aeqz{|}~\u{e9}\u{a0}").chars();
        for first in symbols.clone() {
            for second in symbols.clone() {
                for third in symbols.clone() {
                    let text = String::from_iter([first, second, third, 'x', first]);
                    assert_eq!(
                        cut(&Lexical, &text),
                        cut(&SnowflakeDialect, &text),
                        "{text:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_snowflake_does_not_document_is_stray() {
        for text in [
            "`a`",
            "# a",
            "\u{a0}",
            "\u{b}",
            "$t$ x $t$",
            "N'a'",
            "ä",
            "!",
            "\\",
            "10L",
            "$é",
            "&",
        ] {
            assert_eq!(kinds(text)[0].0, Kind::Stray, "{text}");
        }
    }

    #[test]
    fn what_is_never_closed_is_kept_as_it_stands() {
        for text in ["'a", "\"a", "/* a", "$$ a", "$t$ a"] {
            assert_eq!(kinds(text), [(Kind::Unterminated, text)]);
        }
    }

    #[test]
    fn pieces_change_nothing() {
        let lines = [
            "DROP ROLE r;\n",
            "'a\n b' \"c\n\"\n",
            "$$ a\n;'\n $$\n",
            "/* a\n' */ -- b'\n",
            "-- c\r\n\n\r",
            "é.1 x\n.5 1\n",
            "{{ a }} &b\n",
            "$t$\n$t$\n",
            "$ 'a''b\\'\n'\n",
            "/* /* */\n",
        ];
        for first in lines {
            for second in lines {
                for third in lines {
                    for end in ["", "'", "$$ a\nb", "/*\n", "\"\n\n"] {
                        let text = [first, second, third, second, end].concat();
                        let whole = cut(&text, text.len());
                        let joined: String = whole.iter().map(|token| token.text).collect();
                        assert_eq!(joined, text);
                        for size in [0, 1, 7, 20] {
                            assert_eq!(cut(&text, size), whole, "{size}: {text:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_header_is_cut_as_the_tokenizer_cuts_comments() {
        let whole = |text| -> Vec<_> {
            let cut = tokens(text).into_iter();
            cut.map(|token| (token.kind, token.text, token.line, token.column))
                .collect()
        };
        let header = "-- a 'b\n--\n-- c */ \u{e9}\nDROP x\n-- d\n;";
        let below = format!(" {header}");
        let mut expected = whole(&below);
        expected.remove(0);
        for token in &mut expected {
            token.3 -= u32::from(token.2 == 1);
        }
        assert_eq!(whole(header), expected);
        assert_eq!(whole("-- a")[0], (Kind::Comment, "-- a", 1, 1));
        assert_eq!(whole("-- a\r\nx").len() + 1, whole(" -- a\r\nx").len());
    }

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let text = "é\n'a\nb' x";
        let found = tokens(text);
        let last = found[found.len() - 1];
        assert_eq!((last.line, last.column, last.start), (3, 4, 9));
        assert_eq!((found[2].line, found[2].end_line()), (2, 3));
    }
}
