//! How the official Python connector cuts a text into statements.
//!
//! Written after the behaviour of `split_statements` in `snowflake/connector/util_text.py` of
//! snowflake-connector-python 4.7.5. It differs from the documented lexer: a backslash escapes
//! inside double quotes too, `://` in the word before keeps a comment from starting, a removed
//! block comment leaves nothing behind, and a line that begins with `!` is a command.

use super::is_python_space;

/// What becomes of comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comments {
    Kept,
    Removed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Between,
    Quoted(u8),
    Block,
    Comment,
}

/// The statements of `text` with their `;`, empty ones left out.
pub(super) fn statements(text: &str, comments: Comments) -> Vec<String> {
    let mut splitter = Splitter {
        comments,
        state: State::Between,
        statement: String::new(),
        statements: Vec::new(),
    };
    text.split_inclusive('\n')
        .for_each(|line| splitter.line(line));
    splitter.finish();
    splitter.statements
}

struct Splitter {
    comments: Comments,
    state: State,
    statement: String,
    statements: Vec<String>,
}

impl Splitter {
    /// Reads one line. Only ASCII bytes matter, and those never stand inside a UTF-8 sequence.
    fn line(&mut self, line: &str) {
        if self.state == State::Between && line.starts_with('!') {
            self.command(line);
            return;
        }
        let mut piece = 0;
        let mut at = 0;
        while at < line.len() {
            (piece, at) = match self.state {
                State::Comment => self.comment(line, piece, at),
                State::Block => self.block(line, piece, at),
                State::Quoted(quote) => self.quoted(line, piece, at, quote),
                State::Between => self.between(line, piece, at),
            };
        }
        if self.state != State::Comment || self.comments == Comments::Kept {
            self.statement.push_str(&line[piece..]);
        }
    }

    fn comment(&mut self, line: &str, piece: usize, at: usize) -> (usize, usize) {
        if !starts(line, at, b"*/") {
            return (piece, at + 1);
        }
        self.state = State::Between;
        if self.comments == Comments::Kept {
            self.statement.push_str(&line[piece..at + 2]);
        }
        (at + 2, at + 2)
    }

    fn block(&mut self, line: &str, piece: usize, at: usize) -> (usize, usize) {
        if !starts(line, at, b"$$") {
            return (piece, at + 1);
        }
        self.state = State::Between;
        self.push(line, piece, at + 2)
    }

    fn quoted(&mut self, line: &str, piece: usize, at: usize, quote: u8) -> (usize, usize) {
        let next = line.as_bytes().get(at + 1).copied();
        match line.as_bytes()[at] {
            b'\\' if next == Some(quote) || next == Some(b'\\') => (piece, at + 2),
            c if c == quote && next == Some(quote) => (piece, at + 2),
            c if c == quote => {
                self.state = State::Between;
                self.push(line, piece, at + 1)
            }
            _ => (piece, at + 1),
        }
    }

    fn between(&mut self, line: &str, piece: usize, at: usize) -> (usize, usize) {
        match line.as_bytes()[at] {
            quote @ (b'\'' | b'"') => {
                self.state = State::Quoted(quote);
                (piece, at + 1)
            }
            b' ' | b'\t' => self.push(line, piece, at + 1),
            b'-' | b'/' if starts_line_comment(line, piece, at) => {
                self.line_comment(line, piece, at)
            }
            b'/' if starts(line, at, b"/*") && !in_url(line, piece, at) => {
                self.state = State::Comment;
                let kept = if self.comments == Comments::Kept {
                    at + 2
                } else {
                    at
                };
                self.push(line, piece, kept);
                (at + 2, at + 2)
            }
            b'$' if starts(line, at, b"$$") => {
                self.state = State::Block;
                self.push(line, piece, at + 2)
            }
            b';' => self.end_of_statement(line, piece, at),
            _ => (piece, at + 1),
        }
    }

    /// Takes the piece up to `end` over into the statement.
    fn push(&mut self, line: &str, piece: usize, end: usize) -> (usize, usize) {
        self.statement.push_str(&line[piece..end]);
        (end, end)
    }

    fn line_comment(&mut self, line: &str, piece: usize, at: usize) -> (usize, usize) {
        match self.comments {
            Comments::Kept => self.statement.push_str(&line[piece..]),
            Comments::Removed => {
                self.statement.push_str(&line[piece..at]);
                self.statement.push('\n');
            }
        }
        (line.len(), line.len())
    }

    fn end_of_statement(&mut self, line: &str, piece: usize, at: usize) -> (usize, usize) {
        let mut end = at + 1 + usize::from(starts(line, at + 1, b">"));
        self.statement.push_str(&line[piece..end]);
        let rest = line[end..].trim_start_matches(is_python_space);
        if rest.is_empty() || rest.starts_with("--") {
            if self.comments == Comments::Kept {
                self.statement.push_str(&line[end..]);
            }
            end = line.len();
        }
        self.finish();
        (end, end)
    }

    /// A whole line for the client itself.
    fn command(&mut self, line: &str) {
        self.finish();
        let command = line.trim_matches(is_python_space);
        self.statement
            .push_str(command.strip_suffix(';').unwrap_or(command));
        self.finish();
    }

    fn finish(&mut self) {
        let statement = std::mem::take(&mut self.statement);
        let statement = statement.trim_matches(is_python_space);
        self.statements
            .extend(Some(statement.to_owned()).filter(|s| !s.is_empty()));
    }
}

fn starts(line: &str, at: usize, token: &[u8]) -> bool {
    line.as_bytes()
        .get(at..)
        .is_some_and(|rest| rest.starts_with(token))
}

fn starts_line_comment(line: &str, piece: usize, at: usize) -> bool {
    (starts(line, at, b"--") || starts(line, at, b"//")) && !in_url(line, piece, at)
}

/// Whether `://` stands between the start of the piece and one character after the comment sign.
fn in_url(line: &str, piece: usize, at: usize) -> bool {
    let end = line.len().min(at + 3);
    line.as_bytes()[piece..end]
        .windows(3)
        .any(|three| three == b"://")
}
