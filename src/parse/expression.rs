//! Expressions: what stands after `:=`, in a condition, after `SET v =`.
//!
//! Constants, variables, fields of a row, operators and calls of functions, as data. Whether a
//! function is known, and what an expression comes to, is said where it is evaluated.
//! <https://docs.snowflake.com/en/developer-guide/snowflake-scripting/variables>

use super::body::only_reads;
use super::cursor::{Cursor, Parsed};
use super::scripting::Query;
use super::statement::{Masked, Name};
use crate::text::lexer::{Kind, Token};

/// How deep expressions may nest.
const DEEPEST: usize = 64;

/// An expression.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Expression {
    /// A text; it may be a password.
    Text(Masked<String>),
    /// A number as it is written.
    Number(String),
    /// `TRUE` or `FALSE`.
    Boolean(bool),
    /// `NULL`.
    Null,
    /// A session variable, `$v`.
    Session(Name),
    /// A variable of a block, `v`; or what the session knows by a bare word.
    Local(Name),
    /// A variable of a block where it is bound, `:v`.
    Bound(Name),
    /// A column of a row: `r."name"`.
    Field {
        /// The row's variable.
        row: Name,
        /// The column.
        column: Name,
    },
    /// A function's value.
    Call {
        /// Its name in upper case, dots and all.
        function: String,
        /// What it is given.
        arguments: Vec<Expression>,
    },
    /// Two operands.
    Binary(Operator, Box<[Expression; 2]>),
    /// `NOT x`.
    Not(Box<Expression>),
    /// `x IS NULL`.
    IsNull(Box<Expression>),
    /// `x IN (…, …)`.
    In(Box<Expression>, Vec<Expression>),
    /// `x LIKE pattern`; with `ILIKE` the case does not count.
    Like {
        /// The text.
        of: Box<Expression>,
        /// The pattern.
        pattern: Box<Expression>,
        /// `ILIKE`.
        any_case: bool,
    },
    /// `x::TYPE`.
    Cast(Box<Expression>, Vec<String>),
    /// `(SELECT …)`: the one value of a query.
    Query(Box<Query>),
}

/// An operator between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "Snowflake's own operators")]
pub enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Concat,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

/// Operators that bind alike, the loosest first.
/// <https://docs.snowflake.com/en/sql-reference/operators>
const ARITHMETIC: [&[(Kind, &str, Operator)]; 2] = [
    &[
        (Kind::Concat, "||", Operator::Concat),
        (Kind::Operator, "+", Operator::Add),
        (Kind::Minus, "-", Operator::Subtract),
    ],
    &[
        (Kind::Operator, "*", Operator::Multiply),
        (Kind::Operator, "/", Operator::Divide),
        (Kind::Operator, "%", Operator::Modulo),
    ],
];

const COMPARISONS: [(Kind, &str, Operator); 7] = [
    (Kind::Equals, "=", Operator::Equal),
    (Kind::Operator, "<>", Operator::NotEqual),
    (Kind::Operator, "!=", Operator::NotEqual),
    (Kind::Operator, "<=", Operator::LessOrEqual),
    (Kind::Operator, ">=", Operator::GreaterOrEqual),
    (Kind::Operator, "<", Operator::Less),
    (Kind::Operator, ">", Operator::Greater),
];

/// One expression.
pub(super) fn expression(cursor: &mut Cursor<'_>) -> Parsed<Expression> {
    Reader { cursor, depth: 0 }.or()
}

/// `(x, …)`.
pub(super) fn expressions(cursor: &mut Cursor<'_>) -> Parsed<Vec<Expression>> {
    cursor.expect_symbol(Kind::Open, "(")?;
    Reader { cursor, depth: 0 }.arguments()
}

struct Reader<'c, 'a> {
    cursor: &'c mut Cursor<'a>,
    depth: usize,
}

impl Reader<'_, '_> {
    fn or(&mut self) -> Parsed<Expression> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.cursor.unknown("this expression nests too deep"));
        }
        let mut left = self.and()?;
        while self.cursor.word("OR") {
            left = binary(Operator::Or, left, self.and()?);
        }
        self.depth -= 1;
        Ok(left)
    }

    fn and(&mut self) -> Parsed<Expression> {
        let mut left = self.not()?;
        while self.cursor.word("AND") {
            left = binary(Operator::And, left, self.not()?);
        }
        Ok(left)
    }

    fn not(&mut self) -> Parsed<Expression> {
        let mut negated = false;
        while self.cursor.word("NOT") {
            negated = !negated;
        }
        let tested = self.comparison()?;
        Ok(negate(tested, negated))
    }

    fn comparison(&mut self) -> Parsed<Expression> {
        let left = self.arithmetic(0)?;
        if let Some(operator) = self.operator(&COMPARISONS) {
            return Ok(binary(operator, left, self.arithmetic(0)?));
        }
        if self.cursor.word("IS") {
            let negated = self.cursor.word("NOT");
            self.cursor.expect("NULL")?;
            return Ok(negate(Expression::IsNull(Box::new(left)), negated));
        }
        let before = self.cursor.clone();
        let negated = self.cursor.word("NOT");
        let any_case = self.cursor.is_word("ILIKE");
        if self.cursor.word("LIKE") || self.cursor.word("ILIKE") {
            let like = Expression::Like {
                of: Box::new(left),
                pattern: Box::new(self.arithmetic(0)?),
                any_case,
            };
            return Ok(negate(like, negated));
        }
        if self.cursor.word("IN") {
            self.cursor.expect_symbol(Kind::Open, "(")?;
            let of = self.arguments()?;
            return Ok(negate(Expression::In(Box::new(left), of), negated));
        }
        *self.cursor = before;
        Ok(left)
    }

    fn arithmetic(&mut self, level: usize) -> Parsed<Expression> {
        let Some(operators) = ARITHMETIC.get(level) else {
            return self.cast();
        };
        let mut left = self.arithmetic(level + 1)?;
        while let Some(operator) = self.operator(operators) {
            left = binary(operator, left, self.arithmetic(level + 1)?);
        }
        Ok(left)
    }

    fn operator(&mut self, operators: &[(Kind, &str, Operator)]) -> Option<Operator> {
        let token = self.cursor.peek()?;
        let is_it =
            |(kind, text, _): &&(Kind, &str, Operator)| token.kind == *kind && token.text == *text;
        let (.., operator) = operators.iter().find(is_it)?;
        self.cursor.advance();
        Some(*operator)
    }

    fn cast(&mut self) -> Parsed<Expression> {
        let mut of = self.term()?;
        while self.cursor.peek().is_some_and(|token| token.text == "::") {
            self.cursor.advance();
            of = Expression::Cast(Box::new(of), type_words(self.cursor)?);
        }
        Ok(of)
    }

    fn term(&mut self) -> Parsed<Expression> {
        let Some(token) = self.cursor.peek() else {
            return Err(self.cursor.unknown("expected an expression"));
        };
        match token.kind {
            Kind::Text | Kind::Dollar => self.text(token),
            Kind::Number => {
                self.cursor.advance();
                Ok(Expression::Number(token.text.to_owned()))
            }
            Kind::Minus => {
                self.cursor.advance();
                match self.term()? {
                    Expression::Number(number) => Ok(Expression::Number(format!("-{number}"))),
                    other => Ok(binary(
                        Operator::Subtract,
                        Expression::Number("0".to_owned()),
                        other,
                    )),
                }
            }
            Kind::Variable => self.session(token),
            Kind::Open => self.parentheses(),
            Kind::Operator if token.text == ":" => {
                self.cursor.advance();
                match self.name()? {
                    Expression::Local(name) => Ok(Expression::Bound(name)),
                    other => Ok(other),
                }
            }
            Kind::Word | Kind::Quoted => self.name(),
            Kind::Blank
            | Kind::Comment
            | Kind::Comma
            | Kind::Period
            | Kind::Equals
            | Kind::Close
            | Kind::Semicolon
            | Kind::Concat
            | Kind::Flow
            | Kind::Assign
            | Kind::Operator
            | Kind::Stray
            | Kind::Unterminated => Err(self.cursor.unknown("expected an expression")),
        }
    }

    fn text(&mut self, token: &Token<'_>) -> Parsed<Expression> {
        let escape = "an escape in this text is not documented";
        let text = token.literal().ok_or_else(|| self.cursor.unknown(escape))?;
        self.cursor.advance();
        Ok(Expression::Text(Masked(text)))
    }

    fn session(&mut self, token: &Token<'_>) -> Parsed<Expression> {
        let name = token.inside("$", "");
        if name.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(self.cursor.unknown("expected a session variable"));
        }
        self.cursor.advance();
        Ok(Expression::Session(Name::unquoted(name)))
    }

    /// `( expression )`, or the one value of a query.
    fn parentheses(&mut self) -> Parsed<Expression> {
        if super::scripting::starts_query(self.cursor.peek_at(1)) {
            let query = super::scripting::query_in_parentheses(self.cursor)?;
            return Ok(Expression::Query(Box::new(query)));
        }
        self.cursor.expect_symbol(Kind::Open, "(")?;
        let inside = self.or()?;
        self.cursor.expect_symbol(Kind::Close, ")")?;
        Ok(inside)
    }

    /// What starts with a name: a constant, a variable, a field, a function.
    fn name(&mut self) -> Parsed<Expression> {
        for (word, constant) in [
            ("TRUE", Expression::Boolean(true)),
            ("FALSE", Expression::Boolean(false)),
            ("NULL", Expression::Null),
        ] {
            if self.cursor.word(word) {
                return Ok(constant);
            }
        }
        if self.cursor.is_word("CASE") || self.cursor.is_word("SELECT") {
            return Err(self.cursor.unknown("this expression is not known here"));
        }
        let before = self.cursor.rest();
        let mut names = vec![name_of(self.cursor)?];
        while self.cursor.symbol(Kind::Period) {
            names.push(name_of(self.cursor)?);
        }
        if self.cursor.symbol(Kind::Open) {
            only_reads(&before[..1])?;
            let function: Vec<String> = names.into_iter().map(|name| name.value).collect();
            return Ok(Expression::Call {
                function: function.join("."),
                arguments: self.arguments()?,
            });
        }
        let mut names = names.into_iter();
        match (names.next(), names.next(), names.next()) {
            (Some(name), None, _) => Ok(Expression::Local(name)),
            (Some(row), Some(column), None) => Ok(Expression::Field { row, column }),
            _ => Err(self
                .cursor
                .unknown("expected a variable or a field of a row")),
        }
    }

    /// Expressions up to the `)`.
    fn arguments(&mut self) -> Parsed<Vec<Expression>> {
        let mut all = Vec::new();
        while !self.cursor.symbol(Kind::Close) {
            if !all.is_empty() {
                self.cursor.expect_symbol(Kind::Comma, ",")?;
            }
            all.push(self.or()?);
        }
        Ok(all)
    }
}

fn binary(operator: Operator, left: Expression, right: Expression) -> Expression {
    Expression::Binary(operator, Box::new([left, right]))
}

fn negate(expression: Expression, negated: bool) -> Expression {
    match negated {
        true => Expression::Not(Box::new(expression)),
        false => expression,
    }
}

/// A name without a look at words that are reserved elsewhere.
fn name_of(cursor: &mut Cursor<'_>) -> Parsed<Name> {
    let name = cursor.peek().and_then(Token::name);
    let name = name.ok_or_else(|| cursor.unknown("expected a name"))?;
    cursor.advance();
    Ok(name)
}

/// The words of a type: `VARCHAR`, `NUMBER(38, 2)`.
pub(super) fn type_words(cursor: &mut Cursor<'_>) -> Parsed<Vec<String>> {
    let Some(token) = cursor.peek().filter(|token| token.kind == Kind::Word) else {
        return Err(cursor.unknown("expected a type"));
    };
    let mut words = vec![token.text.to_ascii_uppercase()];
    cursor.advance();
    if cursor.is_at(0, Kind::Open) {
        let rest = cursor.rest();
        let before = rest.len();
        cursor.skip_parentheses()?;
        let inside = &rest[..before - cursor.rest().len()];
        words.extend(inside.iter().map(|token| token.text.to_ascii_uppercase()));
    }
    Ok(words)
}
