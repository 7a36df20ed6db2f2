//! Four readers of a script, as small reference implementations for the tests.
//!
//! A value is exact when all of them read it back as it was given: Snowflake's documented lexer,
//! the same with backslash taken literally, the official connector's splitter, and the Snowflake
//! CLI's `snow sql -f`. What the two clients cut out is read once more by the documented lexer,
//! as the server would. They know nothing of `sfgen`.

mod connector;
mod literal_backslash;
mod snow;
mod snowflake;

/// A token, with what its quotes hold already read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// An unquoted name, keyword or number.
    Word(String),
    /// The name between double quotes.
    QuotedName(String),
    /// The text between single quotes.
    Literal(String),
    /// The text between `$$`.
    Block(String),
    /// Anything else, one character at a time.
    Symbol(char),
}

/// Why a reader sends nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// A quote, `$$` or comment that is not closed.
    Unterminated,
    /// `snow sql` would evaluate an expression.
    Template,
    /// `snow sql` would run a `!` command of its own.
    Command,
    /// `;>` asks `snow sql` not to wait.
    Asynchronous,
    /// A statement of a client is not one statement for the server.
    NotOneStatement,
    /// `snow sql` found no statement.
    Nothing,
}

/// What a reader makes of a script: its statements, token by token.
pub(crate) type Reading = Result<Vec<Vec<Token>>, Refusal>;

/// One way of reading a script.
pub(crate) type Reader = fn(&str) -> Reading;

/// All readers, each with the name under which a test reports it.
pub(crate) const READERS: [(&str, Reader); 4] = [
    ("snowflake", snowflake::statements),
    ("literal backslash", literal_backslash::statements),
    ("connector", |text| reread(Ok(connector_texts(text)))),
    ("snow", |text| reread(snow::statements(text))),
];

/// What the connector sends, as text, when it reads a file.
pub(crate) fn connector_texts(text: &str) -> Vec<String> {
    connector::statements(&universal_newlines(text), connector::Comments::Removed)
}

/// What `snow sql -f` sends, as text.
pub(crate) fn snow_texts(text: &str) -> Result<Vec<String>, Refusal> {
    snow::statements(text)
}

/// The server's reading of what a client sends: each text has to be one statement.
fn reread(sent: Result<Vec<String>, Refusal>) -> Reading {
    sent?
        .iter()
        .map(|text| match snowflake::statements(text)?.as_slice() {
            [statement] => Ok(statement.clone()),
            _ => Err(Refusal::NotOneStatement),
        })
        .collect()
}

/// Both clients open scripts in Python's text mode, where CR LF and a lone CR become LF:
/// <https://docs.python.org/3/library/functions.html#open>.
fn universal_newlines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// What Python takes for white space (`str.isspace`): Unicode's, and U+001C to U+001F.
fn is_python_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}
