//! JSON by JSON's own rules: <https://www.rfc-editor.org/rfc/rfc8259>.
//!
//! YAML reads most of it alike, but no pairs of surrogates, and takes line breaks that JSON does
//! not know inside a text for blanks.

use super::node::{self, Node};
use super::spot::Spot;

/// The tree of `text`, if that is an object or a list in JSON.
pub(super) fn parse(text: &str) -> Option<Node<'_>> {
    let starts = text.trim_start_matches(is_blank).starts_with(['{', '[']);
    starts.then(|| node::parse_json(text).ok()).flatten()
}

/// The places of the values in `text`, which [`parse`] has read.
pub(super) fn find(text: &str) -> Spot {
    Scan { text, at: 0 }.value()
}

/// The bytes of each item of the list that `text` is, which [`parse`] has read.
pub(super) fn items(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut scan = Scan { text, at: 0 };
    match scan.peek() {
        Some('[') => scan.between(']', |scan| {
            scan.blanks();
            let start = scan.at;
            scan.value();
            start..scan.at
        }),
        Some(_) | None => Vec::new(),
    }
}

/// What JSON takes for a blank.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// A walk over a text that is known to be JSON.
struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scan<'t> {
    fn value(&mut self) -> Spot {
        match self.peek() {
            Some('{') => Spot {
                entries: self.between('}', Self::entry),
                ..Spot::default()
            },
            Some('[') => Spot {
                items: self.between(']', Self::value),
                ..Spot::default()
            },
            Some(_) | None => self.scalar(),
        }
    }

    fn entry(&mut self) -> (Spot, Spot) {
        let key = self.scalar();
        self.skip(':');
        (key, self.value())
    }

    /// Everything up to the bracket that closes here, separated by commas.
    fn between<T>(&mut self, close: char, one: fn(&mut Self) -> T) -> Vec<T> {
        self.at += 1;
        let mut all = Vec::new();
        while self.peek().is_some_and(|c| c != close) {
            all.push(one(self));
            self.skip(',');
        }
        self.skip(close);
        all
    }

    /// A text, number or word.
    fn scalar(&mut self) -> Spot {
        self.blanks();
        let start = self.at;
        let rest = self.rest();
        let quoted = rest.starts_with('"');
        let length = if quoted {
            quoted_length(rest)
        } else {
            let end = rest.find(|c| is_blank(c) || matches!(c, ',' | ':' | ']' | '}'));
            end.unwrap_or(rest.len())
        };
        self.at += length;
        let raw = &rest[..length];
        let decoded = quoted.then(|| serde_json::from_str(raw).ok()).flatten();
        Spot {
            start: Some(start),
            typed: decoded.unwrap_or_else(|| raw.to_owned()),
            ..Spot::default()
        }
    }

    fn skip(&mut self, c: char) {
        if self.peek() == Some(c) {
            self.at += c.len_utf8();
        }
    }

    /// The next character that is no blank.
    fn peek(&mut self) -> Option<char> {
        self.blanks();
        self.rest().chars().next()
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(is_blank).len();
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

/// How many bytes the text at the start of `rest` takes with its quotes.
fn quoted_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(json: &str) -> String {
        match parse(json) {
            Some(Node::List(items)) => match items.into_iter().next() {
                Some(Node::Text(text)) => text.into_owned(),
                _ => String::new(),
            },
            _ => String::new(),
        }
    }

    #[test]
    fn a_pair_of_surrogates_is_one_character() {
        assert_eq!(text_of(r#"["\ud83d\ude00"]"#), "😀");
    }

    #[test]
    fn line_breaks_of_yaml_alone_stay_in_a_text() {
        for c in ['\u{85}', '\u{2028}', '\u{2029}'] {
            let text = format!("a {c} b");
            assert_eq!(text_of(&format!("[\"{text}\"]")), text);
        }
    }

    #[test]
    fn what_is_no_json_is_left_to_yaml() {
        for text in [
            "a: 1",
            r#"{"a": 1,}"#,
            "{a: 1}",
            r#"["\ud83d"]"#,
            "",
            "[1] [2]",
        ] {
            assert!(parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn every_value_is_found_where_it_starts() {
        let text = "\n{ \"a\\\"\" : [1.5, \"x\" ,\r\n {}], \"b\":{\"c\": null }}";
        let spot = find(text);
        let (key, list) = &spot.entries[0];
        assert_eq!(key.start, text.find("\"a"));
        assert_eq!(key.typed, "a\"");
        assert_eq!(list.items[0].start, text.find("1.5"));
        assert_eq!(list.items[0].typed, "1.5");
        assert_eq!(list.items[1].start, text.find("\"x\""));
        assert_eq!(list.items[2].entries.len(), 0);
        let (_, object) = &spot.entries[1];
        assert_eq!(object.entries[0].1.start, text.find("null"));
    }
}
