//! What a source names: its modules, its `use` declarations, and the paths in its code.
//!
//! Comments, literals and whatever stands under `#[cfg(test)]` are left out. Types and traits are
//! not resolved: what is reached through a method alone shows in no import.

use std::collections::BTreeSet;

/// A `use` declaration, one for each name that it binds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Use {
    pub(super) path: Vec<String>,
    /// The name by which the source calls it.
    pub(super) name: String,
    /// Whether it passes the name on: `pub use`.
    pub(super) is_public: bool,
}

/// A source, as far as its imports go.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// The modules that it declares in files of their own.
    pub(super) children: BTreeSet<String>,
    pub(super) uses: Vec<Use>,
    /// The paths and single words in its code.
    pub(super) paths: BTreeSet<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    /// `::`
    Colons,
    Mark(char),
}

impl Source {
    pub(super) fn read(text: &str) -> Self {
        let tokens = without_tests(&tokens(text));
        let mut source = Self::default();
        let mut at = 0;
        while at < tokens.len() {
            at = source.item(&tokens, at);
        }
        source
    }

    /// Takes in what starts at a token; says where the next starts.
    fn item(&mut self, tokens: &[Token], at: usize) -> usize {
        let word = |at: usize| match tokens.get(at) {
            Some(Token::Word(word)) => Some(word.as_str()),
            _ => None,
        };
        match (word(at), word(at + 1)) {
            (Some("mod"), Some(name)) => {
                if tokens.get(at + 2) == Some(&Token::Mark(';')) {
                    self.children.insert(name.to_owned());
                }
                at + 2
            }
            (Some("use"), _) => {
                let before = at.checked_sub(1).map(|before| &tokens[before]);
                let is_public = before == Some(&Token::Word("pub".to_owned()))
                    || before == Some(&Token::Mark(')'));
                self.tree(tokens, at + 1, &[], is_public)
            }
            (Some(_), _) => {
                let (path, next) = path(tokens, at);
                let follows = at.checked_sub(1).map(|before| &tokens[before]);
                let is_member = matches!(follows, Some(Token::Mark('.') | Token::Colons));
                if !is_member {
                    self.paths.insert(path);
                }
                next
            }
            (None, _) => at + 1,
        }
    }

    /// Takes in a tree of a `use` declaration.
    fn tree(&mut self, tokens: &[Token], at: usize, parent: &[String], is_public: bool) -> usize {
        let (rest, mut at) = path(tokens, at);
        let full = [parent, rest.as_slice()].concat();
        match tokens.get(at) {
            Some(Token::Mark('{')) => {
                at += 1;
                while tokens
                    .get(at)
                    .is_some_and(|token| *token != Token::Mark('}'))
                {
                    at = match tokens[at] {
                        Token::Mark(',') => at + 1,
                        _ => self.tree(tokens, at, &full, is_public),
                    };
                }
                at + 1
            }
            Some(Token::Mark('*')) => {
                self.bind(full, "*".to_owned(), is_public);
                at + 1
            }
            _ => match (tokens.get(at), tokens.get(at + 1)) {
                (Some(Token::Word(word)), Some(Token::Word(name))) if word == "as" => {
                    self.bind(full, name.clone(), is_public);
                    at + 2
                }
                _ => {
                    let name = named(&full);
                    self.bind(full, name, is_public);
                    at
                }
            },
        }
    }

    fn bind(&mut self, mut path: Vec<String>, name: String, is_public: bool) {
        // `a::{self, b}`
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        self.uses.push(Use {
            path,
            name,
            is_public,
        });
    }
}

/// The name that a path binds: its last, or that of the module for `self`.
fn named(path: &[String]) -> String {
    let mut names = path.iter().rev().filter(|word| *word != "self");
    names.next().cloned().unwrap_or_default()
}

/// The words that `::` joins, and where the next token is; `::` before `{` or `*` is passed over.
fn path(tokens: &[Token], mut at: usize) -> (Vec<String>, usize) {
    let mut words = Vec::new();
    while let Some(Token::Word(word)) = tokens.get(at) {
        words.push(word.clone());
        at += 1;
        if tokens.get(at) != Some(&Token::Colons) {
            break;
        }
        at += 1;
    }
    (words, at)
}

/// The tokens but for the items under `#[cfg(test)]`.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let word = |word: &str| Token::Word(word.to_owned());
    let mark = Token::Mark;
    let attribute = [
        mark('#'),
        mark('['),
        word("cfg"),
        mark('('),
        word("test"),
        mark(')'),
        mark(']'),
    ];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at..].starts_with(&attribute) {
            at = end_of_item(tokens, at + attribute.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// After the `;` or the closing brace of an item.
fn end_of_item(tokens: &[Token], mut at: usize) -> usize {
    let mut depth = 0;
    while at < tokens.len() {
        match tokens[at] {
            Token::Mark('{') => depth += 1,
            Token::Mark('}') => depth -= 1,
            _ => {}
        }
        let ends = matches!(tokens[at], Token::Mark('}' | ';')) && depth == 0;
        at += 1;
        if ends {
            break;
        }
    }
    at
}

/// Words and marks; comments, texts, characters and lifetimes are passed over.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = if let Some(length) = passed_over(rest) {
            length
        } else if first.is_alphanumeric() || first == '_' {
            let word = rest
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next();
            let word = word.unwrap_or_default();
            tokens.push(Token::Word(word.to_owned()));
            word.len()
        } else if rest.starts_with("::") {
            tokens.push(Token::Colons);
            2
        } else {
            if !first.is_whitespace() {
                tokens.push(Token::Mark(first));
            }
            first.len_utf8()
        };
        rest = &rest[taken..];
    }
    tokens
}

/// The length of a comment or literal that the text starts with.
fn passed_over(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return Some(text.find("*/").map_or(text.len(), |end| end + 2));
    }
    let unprefixed = text.trim_start_matches(['b', 'c']);
    if let Some(raw) = unprefixed.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let start = text.len() - raw.len() + hashes + 1;
            return Some(
                text[start..]
                    .find(&close)
                    .map_or(text.len(), |end| start + end + close.len()),
            );
        }
    }
    if unprefixed.starts_with('"') {
        return Some(text.len() - unprefixed.len() + quoted(unprefixed, '"'));
    }
    if let Some(character) = text.strip_prefix('\'') {
        let mut all = character.chars();
        let (first, second) = (all.next()?, all.next());
        return Some(match first == '\\' || second == Some('\'') {
            true => quoted(text, '\''),
            false => 1,
        });
    }
    None
}

/// The length of a literal up to its closing quote.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{Source, Use};

    fn uses(text: &str) -> Vec<String> {
        let shown = |one: &Use| {
            let word = if one.is_public { "pub " } else { "" };
            format!("{word}{} = {}", one.name, one.path.join("::"))
        };
        Source::read(text).uses.iter().map(shown).collect()
    }

    #[test]
    fn each_name_that_a_use_binds_is_read() {
        let text = "use crate::a::{self, B, c::{D as E, f}};\npub(super) use super::g;\nuse h::*;";
        let expected = [
            "a = crate::a",
            "B = crate::a::B",
            "E = crate::a::c::D",
            "f = crate::a::c::f",
            "pub g = super::g",
            "* = h",
        ];
        assert_eq!(uses(text), expected);
    }

    #[test]
    fn paths_in_code_are_read_and_literals_are_not() {
        let text = r##"
            //! crate::comment
            mod child;
            fn f<'a>(x: &'a crate::one::Two) { super::three(x.four, 'x', "crate::text", r#"crate::raw"#) }
            /* crate::block */
            #[cfg(test)]
            mod tests { use crate::tested; fn g() { crate::tested::h() } }
            const LAST: char = '\'';
            fn last() { five::six() }
        "##;
        let source = Source::read(text);
        assert!(source.children.contains("child"));
        assert_eq!(source.uses, []);
        let joined: Vec<String> = source.paths.iter().map(|path| path.join("::")).collect();
        let long = joined.iter().filter(|path| path.contains("::"));
        let long: Vec<&str> = long.map(String::as_str).collect();
        assert_eq!(long, ["crate::one::Two", "five::six", "super::three"]);
        assert!(!joined.contains(&"four".to_owned()));
    }
}
