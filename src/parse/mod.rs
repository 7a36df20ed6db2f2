//! SQL text → our own small [`Statement`]s, each with its lines.
//!
//! What is not understood is kept as [`Statement::Unknown`], never dropped: every token of a
//! script is a blank, a comment, or in exactly one statement, and what readers of the text could
//! take differently is reported as an [`Oddity`]. Knows nothing of the generator or of effects.

mod alter;
mod body;
mod comment;
mod create;
mod cursor;
mod data;
mod drop;
mod excerpt;
mod execute;
pub mod expression;
mod grant;
mod kind;
pub mod mentions;
mod name;
mod property;
mod read;
pub mod scripting;
mod session;
mod shape;
pub mod statement;
mod twin;
mod value;

pub use excerpt::{HARMLESS, Line, excerpt};
pub use shape::{Shape, shape};
pub use statement::Statement;

use crate::text::lexer::{Kind, Token, tokens};
use crate::text::{Oddity, OddityKind, PlainNames, oddities};
use cursor::{Cursor, Parsed};
use statement::{Located, Unknown};

/// A script, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// Its statements in order.
    pub statements: Vec<Located>,
    /// Its comments in order.
    pub comments: Vec<Comment>,
    /// What some reader of the text may take otherwise.
    pub oddities: Vec<Oddity>,
}

/// A comment and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its first line, from 1.
    pub line: u32,
    /// Its last line.
    pub end_line: u32,
    /// Its text without `--`, `//`, `/*` and `*/`, and without blanks around it.
    pub text: String,
}

/// Reads a script. Cannot fail: what is not understood is in the result.
///
/// ```
/// use sfgen::parse::{Statement, parse};
///
/// let script = parse("-- who runs it\nUSE ROLE ACCOUNTADMIN;\nGRANT EVERYTHING ON ACOUNT;");
/// assert_eq!(script.comments[0].text, "who runs it");
/// assert!(matches!(script.statements[0].statement, Statement::UseRole(_)));
/// assert!(matches!(script.statements[1].statement, Statement::Unknown(_)));
/// assert_eq!(script.statements[1].line, 3);
/// ```
pub fn parse(text: &str) -> Script {
    script(text, tokens(text))
}

/// Reads a script, and sees that it says what `plain` says, the same script under plain names.
///
/// # Errors
/// The line at which it says something else: another token, or a name, text or comment that is
/// not the plain one with its values.
pub fn parse_beside(text: &str, plain: &str, names: &PlainNames) -> Result<Script, u32> {
    let tokens = tokens(text);
    twin::compare(&tokens, plain, names)?;
    Ok(script(text, tokens))
}

fn script(text: &str, mut tokens: Vec<Token<'_>>) -> Script {
    let comments = tokens.iter().filter(|token| token.kind == Kind::Comment);
    let comments = comments.map(comment_of).collect();
    let mut oddities = oddities(text, &tokens);
    tokens.retain(Token::counts);
    let mut statements = Vec::new();
    let mut rest = tokens.as_slice();
    while !rest.is_empty() {
        let length = match bare(rest, text, &mut oddities) {
            Some((block, length)) => {
                statements.push(block);
                length
            }
            None => {
                let end = rest.iter().position(|token| token.kind == Kind::Semicolon);
                let length = end.map_or(rest.len(), |end| end + 1);
                statements.extend(located(&rest[..length], text));
                length
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    Script {
        statements,
        comments,
        oddities,
    }
}

fn comment_of(token: &Token<'_>) -> Comment {
    let text = match token.text.strip_prefix("/*") {
        Some(text) => text.strip_suffix("*/").unwrap_or(text),
        None => token.text.trim_start_matches(['-', '/']),
    };
    Comment {
        line: token.line,
        end_line: token.end_line(),
        text: text.trim().to_owned(),
    }
}

/// The bare block that `tokens` start with, and how many of them it is with its `;`. To Snowflake
/// it is one statement; a client that cuts a script at each `;` sends its pieces.
/// <https://docs.snowflake.com/en/developer-guide/snowflake-scripting/running-examples>
fn bare(
    tokens: &[Token<'_>],
    source: &str,
    oddities: &mut Vec<Oddity>,
) -> Option<(Located, usize)> {
    let (block, length) = scripting::bare_block(tokens, source)?;
    let first = tokens.first()?;
    let length = (length + 1).min(tokens.len());
    oddities.push(Oddity {
        line: first.line,
        column: first.column,
        kind: OddityKind::BareBlock,
    });
    let located = Located {
        line: first.line,
        end_line: tokens.get(length - 1)?.end_line(),
        statement: Statement::Block(block),
    };
    Some((located, length))
}

/// The statement that `tokens` are, with its `;`; `None` where there is nothing but the `;`.
fn located(tokens: &[Token<'_>], source: &str) -> Option<Located> {
    let (last, before) = tokens.split_last()?;
    let own = match last.kind {
        Kind::Semicolon => before,
        _ => tokens,
    };
    let mut cursor = Cursor::new(own);
    let first = cursor.peek()?;
    Some(Located {
        line: first.line,
        end_line: last.end_line(),
        statement: statement(&mut cursor, source).unwrap_or_else(Statement::Unknown),
    })
}

/// Reads what follows the first word of a statement.
type Reader = fn(&mut Cursor<'_>) -> Parsed<Statement>;

/// First words of statements that change access control or the session, and what reads the rest.
const READERS: [(&str, Reader); 10] = [
    ("GRANT", grant::grant),
    ("REVOKE", grant::revoke),
    ("CREATE", create::create),
    ("ALTER", alter::alter),
    ("DROP", drop::drop),
    ("USE", session::use_),
    ("SET", session::set),
    ("UNSET", session::unset),
    ("COMMENT", comment::comment),
    ("EXECUTE", execute::execute),
];

/// First words of procedural statements and transactions.
const PROCEDURAL: [&str; 11] = [
    "BEGIN", "CASE", "COMMIT", "DECLARE", "END", "FOR", "IF", "LET", "RETURN", "ROLLBACK", "WHILE",
];

fn statement(cursor: &mut Cursor<'_>, source: &str) -> Parsed<Statement> {
    if cursor.peek().is_some_and(read::is_reading) {
        return read::read(cursor, source);
    }
    if let Some(read) = data::data(cursor) {
        return read;
    }
    match READERS.iter().find(|(word, _)| cursor.word(word)) {
        Some((_, reader)) => reader(cursor),
        None => Err(not_known(cursor)),
    }
}

fn not_known(cursor: &Cursor<'_>) -> Unknown {
    let procedural = PROCEDURAL.iter().any(|word| cursor.is_word(word));
    cursor.unknown(match procedural {
        true => "procedural statements and transactions are not understood",
        false => "this kind of statement is not understood",
    })
}
