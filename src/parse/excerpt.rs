//! A script line by line as a report may show it: without comments, and without anything that may
//! be a secret.
//!
//! Only what is known to be harmless is kept. Of a statement that is read to its end those are its
//! words and names; of any other, Snowflake's own words. A text between quotes is never shown,
//! but where a name or one of a few choices stands in it.

use super::Script;
use super::statement::Statement;
use crate::text::lexer::{Kind, Token, tokens};

/// Properties whose values are names or choices, never secrets.
pub const HARMLESS: [&str; 9] = [
    "DEFAULT_NAMESPACE",
    "DEFAULT_ROLE",
    "DEFAULT_SECONDARY_ROLES",
    "DEFAULT_WAREHOUSE",
    "DISABLED",
    "LOGIN_NAME",
    "NETWORK_POLICY",
    "TYPE",
    "WAREHOUSE_SIZE",
];

/// What a property is called whose value is a secret, however it is spelt.
const SECRET: [&str; 5] = ["PASSWORD", "SECRET", "KEY", "TOKEN", "CREDENTIAL"];

/// Words that are shown of a statement that is not understood.
const WORDS: [&str; 78] = [
    "ACCOUNT",
    "ADD",
    "ALERT",
    "ALL",
    "ALTER",
    "APPLICATION",
    "APPLY",
    "AS",
    "BEGIN",
    "CALL",
    "CASE",
    "COMMENT",
    "COMMIT",
    "COPY",
    "CREATE",
    "CURRENT",
    "DATABASE",
    "DECLARE",
    "DELETE",
    "DROP",
    "DYNAMIC",
    "ELSE",
    "END",
    "EXECUTE",
    "EXISTS",
    "EXTERNAL",
    "FOR",
    "FROM",
    "FUNCTION",
    "FUTURE",
    "GRANT",
    "GRANTS",
    "IF",
    "IMMEDIATE",
    "IN",
    "INSERT",
    "INTEGRATION",
    "INTO",
    "IS",
    "LET",
    "MANAGE",
    "MASKING",
    "MERGE",
    "NETWORK",
    "NOT",
    "ON",
    "OPTION",
    "OR",
    "OWNERSHIP",
    "PIPE",
    "POLICY",
    "PRIVILEGES",
    "PROCEDURE",
    "PUBLIC",
    "REPLACE",
    "RESUME",
    "RETURN",
    "RETURNS",
    "REVOKE",
    "ROLE",
    "ROLLBACK",
    "SCHEMA",
    "SECURITY",
    "SELECT",
    "SET",
    "SHARE",
    "STAGE",
    "STREAMLIT",
    "TABLE",
    "TAG",
    "TASK",
    "TO",
    "UNSET",
    "UPDATE",
    "USE",
    "USER",
    "VIEW",
    "WITH",
];

/// A line of a script as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The text; `…` stands for what is left out.
    pub text: String,
    /// As many characters from its start stand in the script just so, in the same columns.
    pub exact: usize,
}

/// The lines of the script `text`, which `script` is, as they may be shown.
///
/// ```
/// use sfgen::parse::{excerpt, parse};
///
/// let text = "CREATE USER U\n  PASSWORD = 'made for this example'; -- or another";
/// let lines = excerpt(text, &parse(text));
/// assert_eq!(lines[1].text, "  PASSWORD = '…';");
/// assert_eq!(lines[1].exact, 14);
/// ```
pub fn excerpt(text: &str, script: &Script) -> Vec<Line> {
    let mut writer = Writer {
        readable: readable(text, script),
        lines: vec![Line::default()],
        masked: false,
    };
    writer.write(&tokens(text), None);
    writer.close();
    writer.lines
}

/// For each line, whether all that stands in it is read to its end.
fn readable(text: &str, script: &Script) -> Vec<bool> {
    let mut lines = vec![false; text.bytes().filter(|byte| *byte == b'\n').count() + 1];
    for understood in [true, false] {
        let statements = script.statements.iter();
        for located in statements.filter(|at| is_read(&at.statement) == understood) {
            let (first, last) = (located.line as usize - 1, located.end_line as usize);
            if let Some(lines) = lines.get_mut(first..last) {
                lines.fill(understood);
            }
        }
    }
    lines
}

/// Whether a statement, and each in its block, is read to its end.
fn is_read(statement: &Statement) -> bool {
    match statement {
        Statement::Block(block) => block.statements().into_iter().all(is_read),
        statement => !matches!(statement, Statement::Unknown(_)),
    }
}

struct Writer {
    readable: Vec<bool>,
    lines: Vec<Line>,
    /// Whether something is left out of the current line.
    masked: bool,
}

impl Writer {
    /// Writes tokens; those of a text that a statement holds count as of the line `of`.
    fn write(&mut self, all: &[Token<'_>], of: Option<u32>) {
        let counts: Vec<&Token<'_>> = all.iter().filter(|token| token.counts()).collect();
        let mut place = 0;
        for token in all {
            let line = of.unwrap_or(token.line);
            if !token.counts() {
                self.blank(token);
                continue;
            }
            let before = counts.get(..place).unwrap_or_default();
            place += 1;
            let is_readable = self.readable.get(line as usize - 1) == Some(&true);
            if let Some(body) = body(token, before) {
                self.text("$$");
                self.write(&tokens(body), Some(line));
                self.text("$$");
            } else if is_shown(token, before, is_readable) {
                self.text(token.text);
            } else {
                self.mask(token);
            }
        }
    }

    /// Blanks as they are, of a comment its line breaks alone.
    fn blank(&mut self, token: &Token<'_>) {
        if token.kind == Kind::Blank {
            return self.text(token.text);
        }
        self.leave_out();
        token.text.matches('\n').for_each(|_| self.line_break());
    }

    fn text(&mut self, text: &str) {
        for (number, part) in text.split('\n').enumerate() {
            if number > 0 {
                self.line_break();
            }
            if let Some(line) = self.lines.last_mut() {
                line.text.push_str(part.trim_end_matches('\r'));
            }
        }
    }

    /// `…` between the token's own quotes, on each of its lines.
    fn mask(&mut self, token: &Token<'_>) {
        let quotes = match token.kind {
            Kind::Text => "'",
            Kind::Dollar => "$$",
            Kind::Quoted => "\"",
            _ => "",
        };
        self.text(quotes);
        self.leave_out();
        self.text("…");
        for _ in token.text.matches('\n') {
            self.line_break();
            self.leave_out();
            self.text("…");
        }
        self.text(quotes);
    }

    /// From here on, columns are no longer those of the script.
    fn leave_out(&mut self) {
        if let Some(line) = self.lines.last_mut().filter(|_| !self.masked) {
            line.exact = line.text.chars().count();
            self.masked = true;
        }
    }

    fn line_break(&mut self) {
        self.close();
        self.lines.push(Line::default());
    }

    fn close(&mut self) {
        self.leave_out();
        self.masked = false;
        if let Some(line) = self.lines.last_mut() {
            line.text.truncate(line.text.trim_end().len());
        }
    }
}

/// The text of a block or of a function, which is a script itself.
fn body<'a>(token: &Token<'a>, before: &[&Token<'_>]) -> Option<&'a str> {
    let last = before.last()?;
    let holds_code = last.is_word("IMMEDIATE") || last.is_word("AS");
    (token.kind == Kind::Dollar && holds_code).then(|| token.inside("$$", "$$"))
}

fn is_shown(token: &Token<'_>, before: &[&Token<'_>], is_readable: bool) -> bool {
    match token.kind {
        Kind::Blank
        | Kind::Comma
        | Kind::Period
        | Kind::Equals
        | Kind::Open
        | Kind::Close
        | Kind::Semicolon
        | Kind::Concat
        | Kind::Flow
        | Kind::Minus
        | Kind::Assign
        | Kind::Operator => true,
        Kind::Word | Kind::Variable | Kind::Quoted | Kind::Number if is_readable => {
            !is_value_of(before, is_secret) && !is_value_of_variable(before)
        }
        Kind::Word => {
            let word = token.text.to_ascii_uppercase();
            WORDS.binary_search(&word.as_str()).is_ok()
        }
        Kind::Text => is_readable && (is_value_of(before, is_harmless) || is_name(before)),
        Kind::Variable
        | Kind::Quoted
        | Kind::Number
        | Kind::Comment
        | Kind::Dollar
        | Kind::Stray
        | Kind::Unterminated => false,
    }
}

/// Whether `WORD =` stands before, and the word is such a one.
fn is_value_of(before: &[&Token<'_>], such: fn(&str) -> bool) -> bool {
    match before {
        [.., name, equals] if equals.kind == Kind::Equals => such(&name.text.to_ascii_uppercase()),
        _ => false,
    }
}

/// Whether `SET v =` stands before, as the start of a statement.
fn is_value_of_variable(before: &[&Token<'_>]) -> bool {
    let (earlier, set, equals) = match before {
        [earlier @ .., set, _, equals] => (earlier.last(), set, equals),
        _ => return false,
    };
    let starts = earlier.is_none_or(|token| token.kind == Kind::Semicolon);
    starts && set.is_word("SET") && equals.kind == Kind::Equals
}

/// Whether `IDENTIFIER (` stands before.
fn is_name(before: &[&Token<'_>]) -> bool {
    matches!(before, [.., word, open] if word.is_word("IDENTIFIER") && open.kind == Kind::Open)
}

fn is_harmless(property: &str) -> bool {
    HARMLESS.contains(&property)
}

fn is_secret(property: &str) -> bool {
    SECRET.iter().any(|part| property.contains(part))
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::{WORDS, excerpt};

    fn shown(text: &str) -> Vec<String> {
        let lines = excerpt(text, &parse(text)).into_iter();
        lines.map(|line| line.text).collect()
    }

    #[test]
    fn words_and_names_of_what_is_understood_are_shown() {
        for text in [
            "GRANT ROLE \"a b\" TO USER IDENTIFIER('U');",
            "ALTER USER U SET TYPE = SERVICE NETWORK_POLICY = 'P';",
            "SET v = '…';",
        ] {
            assert_eq!(shown(text), [text]);
        }
    }

    #[test]
    fn lines_stay_lines() {
        let text = "SET v = 'a\r\nb' -- c\r\n;\r\n/* d\ne */ USE ROLE R;\r\n";
        assert_eq!(
            shown(text),
            ["SET v = '…", "…'", ";", "", " USE ROLE R;", ""]
        );
    }

    #[test]
    fn of_what_is_not_understood_only_the_words_of_snowflake_are_shown() {
        assert_eq!(
            shown("CREATE hunter2 (3, 'x', $y);"),
            ["CREATE … (…, '…', …);"]
        );
        assert_eq!(shown("GRANT 'never closed"), ["GRANT …"]);
    }

    #[test]
    fn a_block_is_shown_as_a_script() {
        let text = "EXECUTE IMMEDIATE $$\nBEGIN\n  CREATE hunter2('x'); END;\n$$;";
        let expected = [
            "EXECUTE IMMEDIATE $$",
            "BEGIN",
            "  CREATE …('…'); END;",
            "$$;",
        ];
        assert_eq!(shown(text), expected);
    }

    #[test]
    fn the_words_stand_in_order() {
        assert!(WORDS.is_sorted());
    }
}
