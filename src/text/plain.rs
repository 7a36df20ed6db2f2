//! Plain names in the place of a payload's own: what a script says under them, it has to say
//! under any others.
//!
//! Knows nothing of what the names are for.

use std::collections::BTreeMap;

use super::{ExistingName, Identifier, Literal, SpelledLiteral, SpelledName};
use crate::secret::Secret;

/// What plain names start with; no template holds it.
const PLAIN: &str = "PLAIN_";
/// What those start with that stand for a text of which the form depends on its characters.
pub(crate) const SPELLED: &str = "PLAIN_S";

/// The one role whose name decides what a script says.
const ACCOUNTADMIN: &str = "ACCOUNTADMIN";

/// Values of a payload and their plain names; equal values have the same one.
#[derive(Debug, Default)]
pub struct PlainNames {
    values: Vec<Secret>,
    numbers: BTreeMap<String, usize>,
}

impl PlainNames {
    /// The plain name of an identifier; ACCOUNTADMIN keeps its own.
    pub fn identifier(&mut self, name: &Identifier) -> Identifier {
        match name.as_str() {
            ACCOUNTADMIN => name.clone(),
            name => Identifier::plain(self.text(name)),
        }
    }

    /// The plain name of a literal.
    pub fn literal(&mut self, text: &Literal) -> Literal {
        Literal::plain(self.text(text.as_str()))
    }

    /// The plain name of an object that is there already, in the form in which scripts give it.
    pub fn existing(&mut self, name: &ExistingName) -> ExistingName {
        match name {
            ExistingName::Quoted(name) => ExistingName::Quoted(self.identifier(name)),
            ExistingName::Spelled(name) => {
                let number = self.number(name.as_str());
                ExistingName::Spelled(SpelledName::plain(plain(SPELLED, number)))
            }
        }
    }

    /// The plain name of a password.
    pub fn password(&mut self, password: &SpelledLiteral) -> SpelledLiteral {
        let known = self
            .values
            .iter()
            .position(|value| value == password.secret());
        let number = known.unwrap_or_else(|| {
            self.values.push(password.secret().clone());
            self.values.len() - 1
        });
        SpelledLiteral::plain(plain(SPELLED, number))
    }

    /// The plain name of any other text.
    pub(crate) fn text(&mut self, text: &str) -> String {
        plain(PLAIN, self.number(text))
    }

    fn number(&mut self, text: &str) -> usize {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.values.len();
        self.values.push(Secret::new(text));
        self.numbers.insert(text.to_owned(), number);
        number
    }

    /// Whether `text` is `plain` with every plain name replaced by its value; the value of a name
    /// between double quotes has its own doubled.
    pub(crate) fn restores(&self, plain: &str, text: &str) -> bool {
        self.rest_after(plain, text).is_some_and(str::is_empty)
    }

    /// What is left of `text` after `plain` with its values.
    fn rest_after<'a>(&self, mut plain: &str, mut text: &'a str) -> Option<&'a str> {
        while let Some((before, value, after)) = self.first_name(plain) {
            text = text.strip_prefix(before)?;
            let quoted = before.ends_with('"') && after.starts_with('"');
            for (piece, part) in value.split('"').enumerate() {
                let quote = match (piece, quoted) {
                    (0, _) => "",
                    (_, true) => "\"\"",
                    (_, false) => "\"",
                };
                text = text.strip_prefix(quote)?.strip_prefix(part)?;
            }
            plain = after;
        }
        text.strip_prefix(plain)
    }

    /// The first plain name's value, and what stands before and after the name.
    fn first_name<'p>(&self, plain: &'p str) -> Option<(&'p str, &str, &'p str)> {
        let (before, name) = plain.split_once(PLAIN)?;
        let (number, after) = name.split_once('_')?;
        let number: usize = number.trim_start_matches('S').parse().ok()?;
        Some((before, self.values.get(number)?.reveal(), after))
    }
}

fn plain(start: &str, number: usize) -> String {
    format!("{start}{number}_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identifier(name: &str) -> Identifier {
        Identifier::new(name).expect("a name")
    }

    #[test]
    fn equal_values_have_the_same_plain_name() {
        let mut names = PlainNames::default();
        let first = names.identifier(&identifier("A"));
        assert_ne!(names.identifier(&identifier("B")), first);
        assert_eq!(names.identifier(&identifier("A")), first);
        let login = Literal::new("A").expect("a text");
        assert_eq!(names.literal(&login).as_str(), first.as_str());
        let admin = identifier(ACCOUNTADMIN);
        assert_eq!(names.identifier(&admin), admin);
    }

    #[test]
    fn a_text_is_restored_with_every_value_in_its_place() {
        let mut names = PlainNames::default();
        let (a, b) = (names.text("a\"b"), names.text("PLAIN_0_"));
        for (plain, text) in [
            (a.clone(), "a\"b"),
            (format!("\"{a}\""), "\"a\"\"b\""),
            (format!("x {a}, {b} y"), "x a\"b, PLAIN_0_ y"),
            ("nothing".to_owned(), "nothing"),
        ] {
            assert!(names.restores(&plain, text), "{plain}");
        }
        for (plain, text) in [
            (a.clone(), b.as_str()),
            (format!("\"{a}\""), "\"a\"b\""),
            (format!("{a}{b}"), "PLAIN_0_a\"b"),
            (a.clone(), "a\"b\""),
            (format!("{a}."), "a\"b"),
        ] {
            assert!(!names.restores(&plain, text), "{plain}");
        }
    }
}
