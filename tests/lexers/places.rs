//! The places in a script where a value may stand: how it is written there, and read back.

use sfgen::secret::Secret;
use sfgen::text::{Identifier, Literal, SpelledLiteral};

use crate::lexers::readers::{READERS, Token};

/// A place in a script where a value may stand.
pub(crate) struct Place {
    pub(crate) name: &'static str,
    /// The statement with the value, or nothing where sfgen refuses it.
    pub(crate) write: fn(&str) -> Option<String>,
    /// The value in the statement's tokens.
    pub(crate) read: fn(&[Token]) -> Option<String>,
}

pub(crate) const PLACES: [Place; 5] = [
    Place {
        name: "name",
        write: write_name,
        read: read_name,
    },
    Place {
        name: "literal",
        write: write_literal,
        read: read_literal,
    },
    Place {
        name: "spelled literal",
        write: write_spelled,
        read: read_spelled,
    },
    Place {
        name: "name in a block",
        write: |v| write_name(v).map(in_block),
        read: |t| read_name(&block(t)?),
    },
    Place {
        name: "literal in a block",
        write: |v| write_literal(v).map(in_block),
        read: |t| read_literal(&block(t)?),
    },
];

fn write_name(value: &str) -> Option<String> {
    let name = Identifier::new(value).ok()?;
    Some(format!("CREATE ROLE {name};"))
}

pub(crate) fn read_name(tokens: &[Token]) -> Option<String> {
    match tokens {
        [create, role, Token::QuotedName(name)]
            if *create == word("CREATE") && *role == word("ROLE") =>
        {
            Some(name.clone())
        }
        _ => None,
    }
}

fn write_literal(value: &str) -> Option<String> {
    let text = Literal::new(value).ok()?;
    Some(format!("COMMENT = {text};"))
}

fn read_literal(tokens: &[Token]) -> Option<String> {
    match tokens {
        [comment, Token::Symbol('='), Token::Literal(text)] if *comment == word("COMMENT") => {
            Some(text.clone())
        }
        _ => None,
    }
}

fn write_spelled(value: &str) -> Option<String> {
    let text = SpelledLiteral::new(Secret::new(value)).ok()?;
    Some(format!("SET x = {text};"))
}

fn read_spelled(tokens: &[Token]) -> Option<String> {
    match tokens {
        [set, x, Token::Symbol('='), expression @ ..] if *set == word("SET") && *x == word("x") => {
            expression
                .split(|token| *token == Token::Symbol('|'))
                .enumerate()
                .filter(|(n, _)| n % 2 == 0)
                .try_fold(String::new(), |value, (_, operand)| {
                    Some(value + &evaluate(operand)?)
                })
        }
        _ => None,
    }
}

/// A literal, or `CHR` of a code point.
fn evaluate(operand: &[Token]) -> Option<String> {
    match operand {
        [Token::Literal(text)] => Some(text.clone()),
        [
            chr,
            Token::Symbol('('),
            Token::Word(number),
            Token::Symbol(')'),
        ] if *chr == word("CHR") => char::from_u32(number.parse().ok()?).map(String::from),
        _ => None,
    }
}

fn in_block(statement: String) -> String {
    format!("EXECUTE IMMEDIATE $$\n{statement}\n$$;")
}

fn block(tokens: &[Token]) -> Option<Vec<Token>> {
    let [execute, immediate, Token::Block(text)] = tokens else {
        return None;
    };
    if *execute != word("EXECUTE") || *immediate != word("IMMEDIATE") {
        return None;
    }
    let [(_, snowflake), ..] = READERS;
    match snowflake(text).ok()?.as_slice() {
        [statement] => Some(statement.clone()),
        _ => None,
    }
}

pub(crate) fn word(text: &str) -> Token {
    Token::Word(text.to_owned())
}
