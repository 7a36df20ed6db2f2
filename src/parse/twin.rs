//! Whether a script says what the same script says under plain names.
//!
//! Both are walked together: every token has to be the other's, and every name, text and comment
//! the plain one with its values, so that no name can change what is said.

use super::cursor::Cursor;
use super::value::constant_text;
use crate::text::lexer::{Kind, Token, tokens};
use crate::text::{PlainNames, SPELLED};

/// Compares the tokens of a script with `plain`; the error is the line at which they differ.
pub(super) fn compare(tokens: &[Token<'_>], plain: &str, names: &PlainNames) -> Result<(), u32> {
    let mut walk = Walk { plain, names };
    walk.all(tokens)?;
    match walk.plain {
        "" => Ok(()),
        _ => Err(tokens.last().map_or(1, Token::end_line)),
    }
}

struct Walk<'a> {
    /// What is left of the plain script.
    plain: &'a str,
    names: &'a PlainNames,
}

impl<'a> Walk<'a> {
    fn all(&mut self, mut rest: &[Token<'_>]) -> Result<(), u32> {
        while let Some(first) = rest.first() {
            let taken = match self.is_spelled() {
                true => self.expression(rest),
                false => self.token(first)?.then_some(1),
            };
            rest = taken
                .and_then(|taken| rest.get(taken..))
                .ok_or(first.line)?;
        }
        Ok(())
    }

    /// Whether a text comes next of which the form depends on its characters.
    fn is_spelled(&self) -> bool {
        let inside = self.plain.strip_prefix('\'').unwrap_or_default();
        inside.trim_start_matches('"').starts_with(SPELLED)
    }

    /// Takes one token; the error is a line inside it.
    fn token(&mut self, token: &Token<'_>) -> Result<bool, u32> {
        Ok(match token.kind {
            Kind::Quoted => {
                let both = self.between('"').zip(token.name());
                both.is_some_and(|(plain, found)| self.names.restores(plain, &found.value))
            }
            Kind::Text => {
                let both = self.between('\'').zip(token.literal());
                both.is_some_and(|(plain, found)| {
                    self.names.restores(&plain.replace("''", "'"), &found)
                })
            }
            Kind::Comment => {
                let (line, after) = self.plain.split_at(self.line_end());
                self.plain = after;
                self.names.restores(line, token.text)
            }
            Kind::Dollar => {
                let body = tokens(token.inside("$$", "$$"));
                let opened = self.passes("$$");
                self.all(&body).map_err(|line| token.line + line - 1)?;
                opened && self.passes("$$")
            }
            _ => self.passes(token.text),
        })
    }

    /// Takes a text that is spelt, and says how many tokens it is.
    fn expression(&mut self, rest: &[Token<'_>]) -> Option<usize> {
        let statement = rest
            .iter()
            .take_while(|token| token.kind != Kind::Semicolon);
        let counting: Vec<Token<'_>> = statement.copied().filter(Token::counts).collect();
        let mut cursor = Cursor::new(&counting);
        let found = constant_text(&mut cursor).ok()?;
        let plain = self.between('\'')?;
        let last = counting.len().checked_sub(cursor.rest().len() + 1)?;
        let end = counting.get(last)?.start;
        let taken = rest.iter().position(|token| token.start == end)? + 1;
        self.names.restores(plain, &found).then_some(taken)
    }

    /// Passes `text`, if the plain script goes on with it.
    fn passes(&mut self, text: &str) -> bool {
        let after = self.plain.strip_prefix(text);
        self.plain = after.unwrap_or(self.plain);
        after.is_some()
    }

    /// Passes what stands between two `quote`s, and answers it; one that is doubled is a part.
    fn between(&mut self, quote: char) -> Option<&'a str> {
        let inside = self.plain.strip_prefix(quote)?;
        let mut end = inside.find(quote)?;
        while inside[end + 1..].starts_with(quote) {
            end += 2 + inside[end + 2..].find(quote)?;
        }
        self.plain = &inside[end + 1..];
        Some(&inside[..end])
    }

    fn line_end(&self) -> usize {
        self.plain.find('\n').unwrap_or(self.plain.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{ExistingName, Identifier, SpelledName};

    /// Whether `text` is `plain` where A stands for `a"b` and S for the spelt `x&'y`.
    fn same(plain: &str, text: &str) -> Result<(), u32> {
        let mut names = PlainNames::default();
        let a = names.identifier(&Identifier::new("a\"b").expect("a name"));
        let spelled = ExistingName::Spelled(SpelledName::new("x&'y").expect("a name"));
        let s = names.existing(&spelled);
        let plain = plain.replace('A', a.as_str()).replace('S', s.as_str());
        compare(&tokens(text), &plain, &names)
    }

    #[test]
    fn a_script_is_the_plain_one_with_its_values() {
        for (plain, text) in [
            ("drop role \"A\";", "drop role \"a\"\"b\";"),
            (
                "-- of \"A\"\nset c = 'is \"A\"';\n",
                "-- of \"a\"\"b\"\nset c = 'is \"a\"\"b\"';\n",
            ),
            ("set c = 'A''' || '';", "set c = 'a\"b''' || '';"),
            ("set v = 'S';", "set v = 'x' || CHR(38) || CHR(39) || 'y';"),
            (
                "set v = '\"S\"';",
                "set v = '\"x' || CHR(38) || CHR(39) || 'y\"';",
            ),
            (
                "x ('S') = 'S';",
                "x ('x' || CHR(38) || '''y') = 'x' || CHR(38) || '''y';",
            ),
            ("do $$\nuse \"A\";\n$$;", "do $$\nuse \"a\"\"b\";\n$$;"),
        ] {
            assert_eq!(same(plain, text), Ok(()), "{text}");
        }
    }

    #[test]
    fn whatever_else_a_script_says_is_found_in_its_line() {
        for (plain, text, line) in [
            (
                "\ndrop role \"A\";",
                "\ndrop role \"a\"; drop role \"b\";",
                2,
            ),
            ("drop role \"A\";", "drop role \"A\";", 1),
            ("drop role \"A\";", "drop role \"a\"\"b\"; drop role x;", 1),
            ("drop role \"A\"; x", "drop role \"a\"\"b\";", 1),
            ("drop role \"A\";", "drop user \"a\"\"b\";", 1),
            ("-- \"A\"\ndrop", "-- \"a\"b\"\ndrop", 1),
            ("set c = 'A';", "set c = 'a' || '\"b';", 1),
            ("set v = 'S';", "set v = 'x' || CHR(38) || 'y';", 1),
            (
                "set v = 'S';",
                "set v = 'x' || CHR(38) || CHR(39) || 'y' || w;",
                1,
            ),
            ("do $$\nuse \"A\";\n$$;", "do $$\nuse \"a\";\n$$;", 2),
            (
                "do $$\nuse \"A\";\n$$;",
                "do $$\nuse \"a\"\"b\"; $$; $$\n$$;",
                2,
            ),
        ] {
            assert_eq!(same(plain, text), Err(line), "{text}");
        }
    }
}
