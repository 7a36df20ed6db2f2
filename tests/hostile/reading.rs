//! What a reader makes of a script with the plain text, and what it then has to make of the same
//! script with a hostile one.

use crate::hostile::fields::PLAIN;
use crate::lexers::readers::{READERS, Token};

/// What became of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A name or text is read as another.
    Altered,
    /// Nothing can be read, or statements are lost.
    Broken,
    /// There are more statements than were meant.
    Injected,
}

/// `text` with what was plain replaced by `value`, quoted where it stands between double quotes.
pub(crate) fn substituted(text: &str, value: &str) -> String {
    let quoted = format!("\"{PLAIN}\"");
    let doubled = format!("\"{}\"", value.replace('"', "\"\""));
    text.replace(&quoted, &doubled).replace(PLAIN, value)
}

/// The statements of a script, blocks taken apart.
type Statements = Vec<Vec<Token>>;

/// What the four readers make of a script; nothing where one cannot read it.
pub(crate) struct Readings([Option<Statements>; 4]);

impl Readings {
    pub(crate) fn of(script: &str) -> Self {
        Self(READERS.map(|(_, reader)| {
            let statements = reader(script).ok()?;
            statements.into_iter().map(taken_apart).collect()
        }))
    }

    /// What is wrong with `hostile`, which is to say what this plain script says, with `value`
    /// in its place.
    pub(crate) fn faults(&self, hostile: &str, value: &str) -> Vec<Fault> {
        let found = Self::of(hostile);
        let pairs = self.0.iter().zip(&found.0);
        pairs
            .filter_map(|(wanted, found)| {
                let wanted = wanted.as_ref().expect("a plain script can be read");
                fault(wanted, found.as_ref(), value)
            })
            .collect()
    }
}

fn fault(wanted: &Statements, found: Option<&Statements>, value: &str) -> Option<Fault> {
    let Some(found) = found else {
        return Some(Fault::Broken);
    };
    if found.len() != wanted.len() {
        let more = found.len() > wanted.len();
        return Some(if more { Fault::Injected } else { Fault::Broken });
    }
    let mut pairs = wanted.iter().zip(found);
    let same = pairs.all(|(wanted, found)| reads_back(wanted, found, value));
    (!same).then_some(Fault::Altered)
}

fn reads_back(wanted: &[Token], found: &[Token], value: &str) -> bool {
    match (spelled(wanted), spelled(found)) {
        (Some((variable, wanted)), Some((same, found))) => {
            return variable == same && substituted(&wanted, value) == found;
        }
        (None, None) => {}
        _ => return false,
    }
    let (wanted, found) = (&evaluated(wanted), &evaluated(found));
    let token = |(wanted, found): (&Token, &Token)| match (wanted, found) {
        (Token::QuotedName(wanted), Token::QuotedName(found)) => {
            wanted.replace(PLAIN, value) == *found
        }
        (Token::Literal(wanted), Token::Literal(found)) => substituted(wanted, value) == *found,
        _ => wanted == found,
    };
    wanted.len() == found.len() && wanted.iter().zip(found).all(token)
}

/// A statement with the statements of a block in the block's place, as the server reads them.
fn taken_apart(statement: Vec<Token>) -> Option<Vec<Token>> {
    let [(_, snowflake), ..] = READERS;
    let mut tokens = Vec::with_capacity(statement.len());
    for token in statement {
        let Token::Block(body) = token else {
            tokens.push(token);
            continue;
        };
        tokens.push(Token::Symbol('$'));
        for inner in snowflake(&body).ok()? {
            tokens.extend(inner);
            tokens.push(Token::Symbol(';'));
        }
        tokens.push(Token::Symbol('$'));
    }
    Some(tokens)
}

/// What `SET immuta_… = …` sets: the variable and its text, however that is spelt.
fn spelled(statement: &[Token]) -> Option<(String, String)> {
    let word = |text: &str| Token::Word(text.to_owned());
    let [set, Token::Word(name), Token::Symbol('='), expression @ ..] = statement else {
        return None;
    };
    if *set != word("SET") || !name.starts_with("immuta_") {
        return None;
    }
    Some((name.clone(), constant(expression)?))
}

/// What a constant expression of texts and `CHR`s evaluates to.
fn constant(expression: &[Token]) -> Option<String> {
    let operands = expression
        .split(|token| *token == Token::Symbol('|'))
        .step_by(2);
    operands
        .map(|operand| match operand {
            [Token::Literal(text)] => Some(text.clone()),
            [
                Token::Word(chr),
                Token::Symbol('('),
                Token::Word(number),
                Token::Symbol(')'),
            ] if chr == "CHR" => char::from_u32(number.parse().ok()?).map(String::from),
            _ => None,
        })
        .collect()
}

/// A statement with each constant in parentheses as the text that it evaluates to.
fn evaluated(statement: &[Token]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(statement.len());
    let mut rest = statement;
    while let Some((first, after)) = rest.split_first() {
        let constant = (*first == Token::Symbol('('))
            .then(|| leading_constant(after))
            .flatten();
        match constant {
            Some((text, length)) => {
                tokens.push(Token::Literal(text));
                rest = &after[length..];
            }
            None => {
                tokens.push(first.clone());
                rest = after;
            }
        }
    }
    tokens
}

/// The constant that ends with a parenthesis, and how many tokens both are.
fn leading_constant(tokens: &[Token]) -> Option<(String, usize)> {
    let closing = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| **token == Token::Symbol(')'));
    let mut ends = closing.map(|(at, _)| at).take_while(|at| {
        tokens[..*at].iter().all(|token| {
            matches!(
                token,
                Token::Literal(_) | Token::Word(_) | Token::Symbol('|' | '(' | ')')
            )
        })
    });
    ends.find_map(|end| Some((constant(&tokens[..end])?, end + 1)))
}
