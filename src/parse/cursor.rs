//! A place in the tokens of one statement, and the small questions a grammar asks there.
//!
//! A question answered with `true` has moved on, one answered with `false` has not. Whatever does
//! not fit becomes an [`Unknown`] with our words and the line, never the script's.

use super::statement::Unknown;
use crate::text::lexer::{Kind, Token};

/// What was read, or why it is not understood.
pub(super) type Parsed<T> = Result<T, Unknown>;

/// A place in one statement, blanks and comments left out.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'a> {
    tokens: &'a [Token<'a>],
    next: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(tokens: &'a [Token<'a>]) -> Self {
        Self { tokens, next: 0 }
    }

    /// The next token.
    pub(super) fn peek(&self) -> Option<&'a Token<'a>> {
        self.tokens.get(self.next)
    }

    /// The token `ahead` of the next one.
    pub(super) fn peek_at(&self, ahead: usize) -> Option<&'a Token<'a>> {
        self.tokens.get(self.next + ahead)
    }

    /// Whether the token `ahead` of the next one is of `kind`.
    pub(super) fn is_at(&self, ahead: usize, kind: Kind) -> bool {
        self.peek_at(ahead).is_some_and(|token| token.kind == kind)
    }

    /// The tokens from here on.
    pub(super) fn rest(&self) -> &'a [Token<'a>] {
        self.tokens.get(self.next..).unwrap_or_default()
    }

    /// Moves on and answers the token passed.
    pub(super) fn advance(&mut self) -> Option<&'a Token<'a>> {
        let token = self.peek();
        self.next += usize::from(token.is_some());
        token
    }

    /// Moves on past `count` tokens.
    pub(super) fn pass(&mut self, count: usize) {
        self.next += count;
    }

    /// Moves to the end.
    pub(super) fn finish(&mut self) {
        self.next = self.tokens.len();
    }

    /// Whether nothing is left.
    pub(super) fn is_done(&self) -> bool {
        self.peek().is_none()
    }

    /// Whether the next token is the unquoted word `word`.
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.peek().is_some_and(|token| token.is_word(word))
    }

    /// Passes the unquoted word `word`, if it is next.
    pub(super) fn word(&mut self, word: &str) -> bool {
        self.words(&[word])
    }

    /// Passes the unquoted `words`, if they are next.
    pub(super) fn words(&mut self, words: &[&str]) -> bool {
        let next = self.rest().iter().zip(words);
        let fits = self.rest().len() >= words.len() && next.into_iter().all(|(t, w)| t.is_word(w));
        self.next += if fits { words.len() } else { 0 };
        fits
    }

    /// Whether the unquoted words of `phrase`, separated by blanks, are next.
    pub(super) fn is_phrase(&self, phrase: &str) -> bool {
        let mut ahead = self.rest().iter();
        let mut words = phrase.split(' ');
        words.all(|word| ahead.next().is_some_and(|token| token.is_word(word)))
    }

    /// Passes the unquoted words of `phrase`, if they are next.
    pub(super) fn phrase(&mut self, phrase: &str) -> bool {
        let fits = self.is_phrase(phrase);
        self.next += if fits { phrase.split(' ').count() } else { 0 };
        fits
    }

    /// Passes a token of `kind`, if it is next.
    pub(super) fn symbol(&mut self, kind: Kind) -> bool {
        let fits = self.is_at(0, kind);
        self.next += usize::from(fits);
        fits
    }

    /// Passes `words`, separated by blanks in `words`.
    pub(super) fn expect(&mut self, words: &str) -> Parsed<()> {
        for word in words.split(' ') {
            if !self.word(word) {
                return Err(self.unknown(format!("expected {words}")));
            }
        }
        Ok(())
    }

    /// Passes a token of `kind`, which is written `symbol`.
    pub(super) fn expect_symbol(&mut self, kind: Kind, symbol: &str) -> Parsed<()> {
        if self.symbol(kind) {
            return Ok(());
        }
        Err(self.unknown(format!("expected `{symbol}`")))
    }

    /// Refuses whatever is left.
    pub(super) fn expect_end(&self) -> Parsed<()> {
        if self.is_done() {
            return Ok(());
        }
        Err(self.unknown("expected the end of the statement"))
    }

    /// Passes `( … )` with whatever stands in it, balanced.
    pub(super) fn skip_parentheses(&mut self) -> Parsed<()> {
        let opening = self.clone();
        self.expect_symbol(Kind::Open, "(")?;
        let mut depth = 1_usize;
        while depth > 0 {
            let Some(token) = self.advance() else {
                return Err(opening.unknown("this `(` is never closed"));
            };
            depth = match token.kind {
                Kind::Open => depth + 1,
                Kind::Close => depth - 1,
                Kind::Stray | Kind::Unterminated => return Err(stray(token)),
                _ => depth,
            };
        }
        Ok(())
    }

    /// What is not understood here, and why.
    pub(super) fn unknown(&self, reason: impl Into<String>) -> Unknown {
        let token = self.peek().or(self.tokens.last());
        match token {
            Some(token) if matches!(token.kind, Kind::Stray | Kind::Unterminated) => stray(token),
            _ => Unknown {
                reason: reason.into(),
                line: token.map_or(1, |token| token.line),
            },
        }
    }
}

/// Why a token that Snowflake does not document makes its statement unknown.
pub(super) fn stray(token: &Token<'_>) -> Unknown {
    let reason = match token.kind {
        Kind::Unterminated => "a quote or a comment is never closed",
        _ => "this is no token that Snowflake documents",
    };
    Unknown {
        reason: reason.into(),
        line: token.line,
    }
}
