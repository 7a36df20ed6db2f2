//! Why a text is no document, in our own words.

use super::lines::line_and_column;
use super::node::TOO_LARGE;

/// What stops a text from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// Line and column, from 1, where there is a place to point at.
    pub(crate) position: Option<(usize, usize)>,
    /// What is wrong.
    pub(crate) message: String,
    /// What to write instead.
    pub(crate) help: Option<&'static str>,
}

impl Flaw {
    /// A flaw of the file as a whole.
    pub(super) fn whole(message: impl Into<String>) -> Self {
        Self {
            position: None,
            message: message.into(),
            help: None,
        }
    }

    /// A flaw at a byte of `text`.
    pub(super) fn at(text: &str, offset: usize, message: impl Into<String>) -> Self {
        Self {
            position: Some(line_and_column(text, offset)),
            ..Self::whole(message)
        }
    }

    pub(super) fn help(self, help: &'static str) -> Self {
        Self {
            help: Some(help),
            ..self
        }
    }
}

/// What the reader's own words mean: a part of its text, what is wrong, what to write instead.
const MEANINGS: [(&str, &str, &str); 13] = [
    (
        TOO_LARGE,
        "grows too large through its aliases or its number of values",
        "write the values out, and only what a payload has",
    ),
    (
        "repetition limit",
        "grows too large through its aliases",
        "write the values out",
    ),
    (
        "recursion limit",
        "nests too deep",
        "a payload nests four deep",
    ),
    (
        "more than one document",
        "has more than one document",
        "put one payload into a file, without a second `---`",
    ),
    (
        "unknown anchor",
        "uses an alias that no anchor defines",
        "put a text that starts with `*` in quotes",
    ),
    (
        "Unicode",
        "has an escape that is no character of its own",
        "write the character itself: a pair like `\\ud83d\\ude00` is read in JSON alone",
    ),
    (
        "escape",
        "has an escape that YAML does not know",
        "use single quotes, or write a backslash twice",
    ),
    (
        "mapping values are not allowed",
        "has a `:` where no value can start",
        "indent keys of one object alike, and put a text with `: ` in quotes",
    ),
    (
        "cannot start any token",
        "has a character that no value can start with",
        "indent with blanks, not tabs, and put the text in quotes",
    ),
    (
        "quoted scalar",
        "has a quote that is not closed",
        "close the quote",
    ),
    (
        "expected ',' or",
        "lacks a comma or a closing bracket",
        "close what was opened before this place",
    ),
    (
        "could not find expected ':'",
        "has a key without `:`",
        "write `key: value`",
    ),
    (
        "did not find expected key",
        "has something other than a key here",
        "indent keys of one object alike",
    ),
];

/// The reader's `error` about `text` in our words.
pub(super) fn explain(text: &str, error: &serde_yaml::Error) -> Flaw {
    let words = error.to_string();
    let known = MEANINGS.iter().find(|(part, ..)| words.contains(part));
    let (message, help) = match known {
        Some((_, message, help)) => (*message, Some(*help)),
        None => ("is not valid YAML or JSON here", None),
    };
    let flaw = match error.location() {
        Some(location) => Flaw::at(text, location.index().min(text.len()), message),
        None => Flaw::whole(message),
    };
    Flaw { help, ..flaw }
}
