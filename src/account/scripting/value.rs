//! The values that expressions come to, unknown ones included.
//!
//! A value that nobody knows before the statement runs is a *symbol*: it stands in a text between
//! two characters that no script can hold, in the words in which the script writes it. Two texts
//! that are written alike are equal; of others that hold a symbol nobody can say.

use std::fmt::Write;

/// Before a symbol in a text: a noncharacter of Unicode, which no name and no literal may hold.
const OPEN: char = '\u{fdd0}';
/// Behind a symbol.
const CLOSE: char = '\u{fdd1}';

/// Behind [`OPEN`], of a name that is none of those which the script writes: whether a named
/// object is there is assumed or known, so that the others are others.
const OTHER: char = '\u{fdd2}';

/// How many alternatives a value may have.
const ALTERNATIVES: usize = 16;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// `NULL`.
    Null,
    /// A truth value.
    Boolean(bool),
    /// A whole number.
    Number(i128),
    /// A text, symbols included.
    Text(String),
    /// One of several, nobody knows which.
    Either(Vec<Value>),
    /// Nobody knows which, in words.
    Unknown(String),
}

/// What a condition comes to; NULL is no.
/// <https://docs.snowflake.com/en/sql-reference/snowflake-scripting/if>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Truth {
    Yes,
    No,
    Unknown,
}

/// The symbol for what is written as `words`.
pub(crate) fn symbol(words: &str) -> String {
    format!("{OPEN}{words}{CLOSE}")
}

/// The symbol for the name of some object that the script does not name.
pub(crate) fn other_name(words: &str) -> String {
    symbol(&format!("{OTHER}{words}"))
}

/// Whether `text` is the name of some object that the script does not name.
fn is_other_name(text: &str) -> bool {
    let inside = text
        .strip_prefix(OPEN)
        .and_then(|text| text.strip_suffix(CLOSE));
    inside.is_some_and(|inside| inside.starts_with(OTHER) && !inside.contains(OPEN))
}

/// Whether a symbol stands in `text`.
pub(crate) fn holds_symbol(text: &str) -> bool {
    text.contains(OPEN)
}

/// A text with its symbols as a reader is told of them: `⟨r."name"⟩`.
pub(crate) fn shown(text: &str) -> String {
    text.replace(OPEN, "⟨")
        .replace(CLOSE, "⟩")
        .replace(OTHER, "")
}

/// A text of SQL in which every symbol that stands outside quotes is quoted as a name, with the
/// characters of a name that touch it.
pub(crate) fn with_quoted_symbols(text: &str) -> String {
    if !holds_symbol(text) {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len());
    let mut word = String::new();
    let (mut inside, mut quote) = (false, None);
    for c in text.chars().chain([' ']) {
        let of_name = c.is_alphanumeric() || matches!(c, '_' | '$');
        match quote {
            Some(end) => {
                quoted.push(c);
                quote = (c != end || inside).then_some(end);
                inside = (inside || c == OPEN) && c != CLOSE;
            }
            None if inside || of_name || c == OPEN => {
                inside = (inside || c == OPEN) && c != CLOSE;
                word.push(c);
            }
            None => {
                finish(&mut word, &mut quoted);
                quoted.push(c);
                quote = matches!(c, '"' | '\'').then_some(c);
            }
        }
    }
    quoted.truncate(quoted.len() - 1);
    quoted
}

fn finish(word: &mut String, quoted: &mut String) {
    if holds_symbol(word) {
        let mut inside = false;
        let upper = word.chars().map(|c| {
            inside = (inside || c == OPEN) && c != CLOSE;
            if inside { c } else { c.to_ascii_uppercase() }
        });
        let upper: String = upper.collect();
        // A text takes whatever is written to it.
        let _ = write!(quoted, "\"{}\"", upper.replace('"', "\"\""));
    } else {
        quoted.push_str(word);
    }
    word.clear();
}

impl Value {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The text of a value, as `||` joins it; `None` where it is not one text.
    pub(crate) fn as_text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Number(number) => Some(number.to_string()),
            Self::Boolean(truth) => Some(if *truth { "true" } else { "false" }.to_owned()),
            Self::Unknown(words) => Some(symbol(words)),
            Self::Null | Self::Either(_) => None,
        }
    }

    /// Everything it may be.
    pub(crate) fn alternatives(&self) -> &[Self] {
        match self {
            Self::Either(values) => values,
            Self::Null | Self::Boolean(_) | Self::Number(_) | Self::Text(_) | Self::Unknown(_) => {
                std::slice::from_ref(self)
            }
        }
    }

    /// One of `values`.
    pub(crate) fn either(values: Vec<Self>) -> Self {
        let mut distinct: Vec<Self> = Vec::new();
        for value in values {
            for one in value.alternatives() {
                if !distinct.contains(one) {
                    distinct.push(one.clone());
                }
            }
        }
        if distinct.len() > ALTERNATIVES {
            return Self::Unknown("one of many values".to_owned());
        }
        match distinct.len() {
            1 => distinct.remove(0),
            _ => Self::Either(distinct),
        }
    }

    /// What a condition of this value comes to.
    pub(crate) fn truth(&self) -> Truth {
        match self {
            Self::Boolean(true) => Truth::Yes,
            Self::Boolean(false) | Self::Null => Truth::No,
            Self::Text(text) if text.eq_ignore_ascii_case("true") => Truth::Yes,
            Self::Text(_) | Self::Number(_) | Self::Either(_) | Self::Unknown(_) => Truth::Unknown,
        }
    }

    /// Whether it equals `other`; `None` where nobody knows. NULL equals nothing.
    pub(crate) fn equals(&self, other: &Self) -> Option<Self> {
        Some(match (self, other) {
            (Self::Null, _) | (_, Self::Null) => Self::Null,
            (Self::Text(one), Self::Text(two)) => {
                if one == two {
                    Self::Boolean(true)
                } else if (is_other_name(one) && !holds_symbol(two))
                    || (is_other_name(two) && !holds_symbol(one))
                {
                    Self::Boolean(false)
                } else if holds_symbol(one) || holds_symbol(two) {
                    return None;
                } else {
                    Self::Boolean(false)
                }
            }
            (Self::Number(one), Self::Number(two)) => Self::Boolean(one == two),
            (Self::Boolean(one), Self::Boolean(two)) => Self::Boolean(one == two),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_outside_quotes_is_one_name_with_what_touches_it() {
        let s = symbol("$db");
        let text = format!("GRANT USAGE ON WAREHOUSE {s}_wh TO ROLE \"{s}\"");
        let expected = format!("GRANT USAGE ON WAREHOUSE \"{s}_WH\" TO ROLE \"{s}\"");
        assert_eq!(with_quoted_symbols(&text), expected);
        assert_eq!(with_quoted_symbols("DROP ROLE r"), "DROP ROLE r");
        assert_eq!(shown(&symbol("r.\"name\"")), "⟨r.\"name\"⟩");
    }

    #[test]
    fn of_different_symbols_nobody_can_say_whether_they_are_equal() {
        let (one, two) = (Value::text(symbol("a")), Value::text(symbol("b")));
        assert_eq!(one.equals(&one), Some(Value::Boolean(true)));
        assert_eq!(one.equals(&two), None);
        assert_eq!(one.equals(&Value::text("A")), None);
        assert_eq!(Value::Null.equals(&Value::Null), Some(Value::Null));
    }

    #[test]
    fn alternatives_stand_once() {
        let both = Value::either(vec![Value::text("a"), Value::text("a")]);
        assert_eq!(both, Value::text("a"));
    }
}
