//! Placeholders: what a client, or a person, fills in before a script is run.
//!
//! One that nobody has filled in stands for a value that is not known: the same text for the same
//! value. It lies within one line, and holds nothing that could end a name, a text or a statement,
//! so that no reader takes what follows it otherwise. What is a program, such as `{% if x %}`, is
//! no placeholder.

use std::borrow::Cow;

/// How a placeholder is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// `{{ x }}`: <https://github.com/Snowflake-Labs/schemachange>, and `snow sql` where asked.
    Jinja,
    /// `<% x %>`:
    /// <https://docs.snowflake.com/en/developer-guide/snowflake-cli/sql/execute-sql>.
    Standard,
    /// `&x` and `&{x}`: <https://docs.snowflake.com/en/user-guide/snowsql-use>.
    Ampersand,
    /// `<x>`, which no client replaces.
    Angle,
}

/// A placeholder and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placeholder<'a> {
    /// How it is written.
    pub form: Form,
    /// What is filled in: `x`, `ctx.env.x`, or an expression that no value has a name for.
    pub name: &'a str,
    /// The whole of it.
    pub text: &'a str,
    /// Where it starts, in bytes.
    pub start: usize,
}

impl Placeholder<'_> {
    /// Where it ends, in bytes.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// What placeholders begin with.
const BEGINNINGS: [char; 3] = ['{', '<', '&'];

/// The longest placeholder, in bytes; what is longer is none.
const LONGEST: usize = 256;

/// The placeholders in `text`, in order.
pub fn placeholders(text: &str) -> impl Iterator<Item = Placeholder<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text.get(from..)?.find(BEGINNINGS)?;
            let rest = &text[start..];
            if let Some((form, name, length)) = first(rest) {
                from = start + length;
                let text = &rest[..length];
                return Some(Placeholder {
                    form,
                    name,
                    text,
                    start,
                });
            }
            // `&&` is how both clients that know `&x` write `&`.
            from = start + if rest.starts_with("&&") { 2 } else { 1 };
        }
    })
}

/// `text` with a word of the same length in place of each placeholder.
pub(super) fn masked(text: &str) -> Cow<'_, str> {
    let mut all = placeholders(text).peekable();
    if all.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    for placeholder in all {
        masked.push_str(&text[masked.len()..placeholder.start]);
        masked.extend(std::iter::repeat_n('_', placeholder.text.len()));
    }
    masked.push_str(&text[masked.len()..]);
    Cow::Owned(masked)
}

/// A word without quotes as it resolves: in upper case but for its placeholders, which are
/// written in one way.
pub(super) fn resolved(word: &str) -> String {
    if !word.contains(BEGINNINGS) {
        return word.to_ascii_uppercase();
    }
    let mut resolved = String::with_capacity(word.len());
    let mut from = 0;
    for placeholder in placeholders(word) {
        resolved.push_str(&word[from..placeholder.start].to_ascii_uppercase());
        let name = placeholder.name;
        match placeholder.form {
            Form::Jinja => resolved.extend(["{{ ", name, " }}"]),
            Form::Standard => resolved.extend(["<% ", name, " %>"]),
            Form::Ampersand => resolved.extend(["&{", name, "}"]),
            Form::Angle => resolved.push_str(placeholder.text),
        }
        from = placeholder.end();
    }
    resolved.push_str(&word[from..].to_ascii_uppercase());
    resolved
}

/// The placeholder that `rest` starts with: its form, its name and its length.
fn first(rest: &str) -> Option<(Form, &str, usize)> {
    match rest.as_bytes() {
        [b'{', b'{', ..] => between(rest, Form::Jinja, "{{", "}}"),
        [b'<', b'%', ..] => between(rest, Form::Standard, "<%", "%>"),
        [b'&', b'{', ..] => {
            let found = between(rest, Form::Ampersand, "&{", "}");
            found.filter(|(_, name, _)| is_word(name))
        }
        [b'&', ..] => {
            let name = &rest[1..][..word_length(&rest[1..])];
            is_word(name).then_some((Form::Ampersand, name, 1 + name.len()))
        }
        [b'<', ..] => {
            let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
            let (name, _) = window(&rest[1..]).split_once('>')?;
            let starts = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
            let plain = starts && name.chars().all(inside) && !name.contains("--");
            plain.then_some((Form::Angle, name, name.len() + 2))
        }
        _ => None,
    }
}

fn between<'a>(
    rest: &'a str,
    form: Form,
    open: &str,
    close: &str,
) -> Option<(Form, &'a str, usize)> {
    let (inside, _) = window(&rest[open.len()..]).split_once(close)?;
    let length = open.len() + inside.len() + close.len();
    let name = inside.trim_matches([' ', '\t']);
    is_expression(name).then_some((form, name, length))
}

/// Where a placeholder that has begun has to end.
fn window(rest: &str) -> &str {
    let end = rest.floor_char_boundary(LONGEST.min(rest.len()));
    let window = &rest[..end];
    window.find('\n').map_or(window, |end| &window[..end])
}

fn word_length(text: &str) -> usize {
    let goes_on = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.find(|c| !goes_on(c)).unwrap_or(text.len())
}

/// A name such as `x` or `_x1`.
fn is_word(name: &str) -> bool {
    word_length(name) == name.len()
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

/// Names, dots, calls and filters: `ctx.env.x`, `env_var('X', "y") | upper`. What stands between
/// quotes is plain and closed.
fn is_expression(text: &str) -> bool {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\'' | '"' => {
                let Some((inside, after)) = rest.split_once(c) else {
                    return false;
                };
                let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
                if !inside.chars().all(plain) {
                    return false;
                }
                rest = after;
            }
            'a'..='z' | 'A'..='Z' | '0'..='9' => {}
            '_' | '.' | '|' | '(' | ')' | '[' | ']' | ',' | ' ' | '-' => {}
            _ => return false,
        }
    }
    // `{{ -- x }}` could start a comment for whoever replaces nothing.
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && !text.contains("--")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lexer::{Kind, significant, tokens};
    use crate::text::name::parts;

    fn found(text: &str) -> Vec<(Form, &str, &str)> {
        let all = placeholders(text);
        all.map(|found| (found.form, found.name, found.text))
            .collect()
    }

    #[test]
    fn each_form_is_found() {
        let text = "{{ a }}{{b}} <% ctx.env.c %> &d.&{e}f <your-role> {{ env_var('X') | upper }}";
        assert_eq!(
            found(text),
            [
                (Form::Jinja, "a", "{{ a }}"),
                (Form::Jinja, "b", "{{b}}"),
                (Form::Standard, "ctx.env.c", "<% ctx.env.c %>"),
                (Form::Ampersand, "d", "&d"),
                (Form::Ampersand, "e", "&{e}"),
                (Form::Angle, "your-role", "<your-role>"),
                (
                    Form::Jinja,
                    "env_var('X') | upper",
                    "{{ env_var('X') | upper }}"
                ),
            ]
        );
    }

    #[test]
    fn what_could_end_something_is_no_placeholder() {
        for text in [
            "'{{' || 'a }}'",
            "'{{'; DROP ROLE r; --}}'",
            "{{ a; b }}",
            "{{ a\n}}",
            "{{ -- a }}",
            "{{ a -- }}",
            "{{ 'a }}",
            "{{ $$ }}",
            "{{ /* }}",
            "{{ }}",
            "{{}}",
            "{{ a",
            "{% if a %}",
            "<%= a %>",
            "a < b",
            "a <> b > c",
            "a<b c>d",
            "a <= b",
            "<1>",
            "<a--b>",
            "&1",
            "& a",
            "&&a",
            "&{a b}",
            "&{}",
            "&é",
            "{{ é }}",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_placeholder_is_part_of_a_word_a_name_and_a_text() {
        let text = "USE {{ db }}_x.\"<% s %>\".&t; SET v = 'a {{ b(\"c\") }}'";
        let found = significant(text);
        let found: Vec<_> = found.iter().map(|token| (token.kind, token.text)).collect();
        assert_eq!(
            found,
            [
                (Kind::Word, "USE"),
                (Kind::Word, "{{ db }}_x"),
                (Kind::Period, "."),
                (Kind::Quoted, "\"<% s %>\""),
                (Kind::Period, "."),
                (Kind::Word, "&t"),
                (Kind::Semicolon, ";"),
                (Kind::Word, "SET"),
                (Kind::Word, "v"),
                (Kind::Equals, "="),
                (Kind::Text, "'a {{ b(\"c\") }}'"),
            ]
        );
        assert_eq!(
            tokens(text)
                .iter()
                .map(|token| token.text)
                .collect::<String>(),
            text
        );
    }

    #[test]
    fn equal_placeholders_make_equal_names() {
        let name = |text| parts(&significant(text)).unwrap().0;
        assert_eq!(name("{{x}}_wh"), name("{{  x }}_WH"));
        assert_eq!(name("&x.t"), name("&{x}.T"));
        assert_ne!(name("{{ x }}"), name("{{ X }}"));
        assert_ne!(name("{{ x }}"), name("<% x %>"));
        assert_eq!(name("<Role>_a")[0].value, "<Role>_A");
    }

    #[test]
    fn many_beginnings_without_an_end_are_linear() {
        let start = std::time::Instant::now();
        for piece in ["{{", "{{ a ", "<% a ", "<a", "&{a", "&&", "{{a'"] {
            assert_eq!(found(&piece.repeat(200_000)), []);
        }
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
