//! What `snow sql -f FILE` sends with its default templating (STANDARD and LEGACY).
//!
//! Written after the behaviour of snowflake-cli 3.30.0 (`_plugins/sql/manager.py`,
//! `statement_reader.py`, `snowsql_templating.py`, `api/rendering/sql_templates.py`) on Jinja
//! 3.1.6: cut into statements, `&x` and `&{x}` made expressions, `&&` made `&`, `{# #}` deleted,
//! dedented, cut once more.
//!
//! It refuses more than the client does: every statement with an expression (`<%`, `&{`), also a
//! constant one that the client evaluates; every statement that begins with `!`, also where the
//! client finds no command in it; and every `;>`.

use super::connector::{self, Comments};
use super::{Refusal, is_python_space, universal_newlines};

/// The statements that reach the server, in order.
pub(super) fn statements(text: &str) -> Result<Vec<String>, Refusal> {
    let mut rendered = Vec::new();
    for statement in connector::statements(&universal_newlines(text), Comments::Removed) {
        let statement = render(&statement)?;
        if !is_empty(&statement) {
            rendered.push(statement);
        }
    }
    if rendered.is_empty() {
        return Err(Refusal::Nothing);
    }
    Ok(rendered
        .iter()
        .flat_map(|s| connector::statements(&dedent(s), Comments::Kept))
        .collect())
}

fn render(statement: &str) -> Result<String, Refusal> {
    let statement = single_ampersands(statement)?;
    if statement.contains("<%") || statement.contains("&{") {
        return Err(Refusal::Template);
    }
    let statement = without_template_comments(&statement)?;
    if statement.starts_with('!') {
        return Err(Refusal::Command);
    }
    if statement.ends_with(";>") {
        return Err(Refusal::Asynchronous);
    }
    Ok(statement)
}

/// SnowSQL's substitution: `&&` is `&`, `&name` and `&{name}` are expressions, `&` is itself.
fn single_ampersands(text: &str) -> Result<String, Refusal> {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        result.push_str(before);
        result.push('&');
        if after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            return Err(Refusal::Template);
        }
        rest = after.strip_prefix('&').unwrap_or(after);
    }
    Ok(result + rest)
}

/// Jinja's comments, with `-` beside a delimiter taking the blanks there away. One that is opened
/// at the very end is dropped, any other that is not closed is an error.
fn without_template_comments(text: &str) -> Result<String, Refusal> {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("{#") {
        let strips = comment.starts_with('-');
        let before = if strips {
            before.trim_end_matches(is_python_space)
        } else {
            before
        };
        result.push_str(before);
        let body = comment.strip_prefix(['-', '+']).unwrap_or(comment);
        rest = match body.split_once("#}") {
            Some((body, after)) if body.ends_with('-') => after.trim_start_matches(is_python_space),
            Some((_, after)) => after,
            None if body.is_empty() => "",
            None => return Err(Refusal::Unterminated),
        };
    }
    Ok(result + rest)
}

/// Whether every line is blank or a `--` comment.
fn is_empty(statement: &str) -> bool {
    statement.split(is_python_line_break).all(|line| {
        let line = line.trim_start_matches(is_python_space);
        line.is_empty() || line.starts_with("--")
    })
}

/// Where Python's `str.splitlines` cuts.
fn is_python_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Python's `textwrap.dedent`: the common margin goes, and lines of blanks become empty.
fn dedent(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let margin = lines
        .iter()
        .filter(|line| !is_blank(line))
        .map(|line| &line[..line.len() - line.trim_start_matches(is_margin).len()])
        .reduce(common_prefix)
        .unwrap_or_default();
    let dedented: Vec<&str> = lines
        .iter()
        .map(|line| {
            if is_blank(line) {
                ""
            } else {
                &line[margin.len()..]
            }
        })
        .collect();
    dedented.join("\n")
}

fn is_margin(c: char) -> bool {
    c == ' ' || c == '\t'
}

fn is_blank(line: &str) -> bool {
    line.chars().all(is_margin)
}

fn common_prefix<'a>(a: &'a str, b: &'a str) -> &'a str {
    let length = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    &a[..length]
}
