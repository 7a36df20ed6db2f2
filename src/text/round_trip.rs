//! What is written is read back: every form in which a value is written, over hostile values.

use proptest::prelude::*;

use super::hostile::{HOSTILE, hostile};
use super::lexer::{Kind, Token, significant, tokens};
use super::{
    ExistingName, Identifier, Literal, SpelledLiteral, SpelledName, Unfit, identifier_parts,
    oddities,
};
use crate::secret::Secret;

/// What `written`, which is one token, is read as; every reader reads it so.
fn only<'a>(written: &'a str) -> Token<'a> {
    let tokens = tokens(written);
    assert_eq!(tokens.len(), 1, "{written}");
    assert_eq!(oddities(written, &tokens), [], "{written}");
    tokens[0]
}

/// The text that `'…'`, `CHR(n)` and `||` make; every reader reads the expression so.
fn evaluated(expression: &str) -> String {
    assert_eq!(oddities(expression, &tokens(expression)), []);
    let tokens = significant(expression);
    let operands = tokens.split(|token| token.kind == Kind::Concat);
    let evaluated = operands.map(|operand| match operand {
        [text] => text.literal().unwrap(),
        [chr, open, code, close] => {
            assert!(chr.is_word("CHR") && open.text == "(" && close.text == ")");
            char::from_u32(code.text.parse().unwrap()).unwrap().into()
        }
        _ => panic!("{expression}"),
    });
    evaluated.collect()
}

fn check(value: &str) {
    if let Ok(name) = Identifier::new(value) {
        let written = name.to_string();
        assert_eq!(only(&written).name().unwrap().value, value);
        assert_eq!(identifier_parts(&written).unwrap()[0].value, value);
        let literal = name.as_literal().to_string();
        assert_eq!(only(&literal).literal().as_deref(), Some(value));
        let existing = ExistingName::Quoted(name);
        assert_eq!(evaluated(&existing.as_literal().to_string()), value);
    }
    if let Ok(text) = Literal::new(value) {
        let written = text.to_string();
        assert_eq!(only(&written).literal().as_deref(), Some(value));
    }
    match SpelledName::new(value) {
        Ok(name) => {
            let text = evaluated(&name.to_string());
            assert_eq!(text, name.quoted());
            assert_eq!(identifier_parts(&text).unwrap()[0].value, value);
            let existing = ExistingName::Spelled(name).as_literal().to_string();
            let inside = existing.strip_prefix('(').unwrap();
            assert_eq!(evaluated(inside.strip_suffix(')').unwrap()), value);
        }
        Err(reason) => assert!(matches!(reason, Unfit::TooLong { .. }), "{value}"),
    }
    match SpelledLiteral::new(Secret::new(value)) {
        Ok(text) => assert_eq!(evaluated(&text.to_string()), value),
        Err(reason) => assert!(matches!(reason, Unfit::TooLong { .. }), "{value}"),
    }
}

#[test]
fn hostile_values_are_read_back() {
    HOSTILE.iter().for_each(|value| check(value));
}

#[test]
fn each_character_of_the_basic_plane_is_read_back() {
    let characters = (1..=0xFFFF).filter_map(char::from_u32);
    characters.for_each(|c| check(&format!("a{c}\"'{c}")));
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(value in hostile(300)) {
        check(&value);
    }
}
