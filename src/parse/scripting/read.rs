//! Reads blocks.

use super::query::{query, query_in_parentheses, starts_query, words};
use super::{Action, Block, Branch, CursorOver, Handler, Line, Over, Query, Returned, Step};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expression::{Expression, expression, expressions, type_words};
use crate::parse::statement::{Name, Statement};
use crate::text::lexer::{Kind, Token, significant};

/// How deep blocks may nest.
const DEEPEST: usize = 64;

/// The block in `$$ … $$` or `'…'`, if a block is what stands there.
pub(in crate::parse) fn block_in(body: &Token<'_>) -> Option<Parsed<Block>> {
    let (text, lines) = match body.kind {
        Kind::Dollar => (body.inside("$$", "$$").to_owned(), true),
        Kind::Text => (body.literal()?, !body.text.contains('\\')),
        _ => return None,
    };
    let mut tokens = significant(&text);
    let starts = ["BEGIN", "DECLARE"];
    let first = tokens.first()?;
    if !starts.iter().any(|word| first.is_word(word)) || is_transaction(&tokens) {
        return None;
    }
    for token in &mut tokens {
        // An escape may stand for a line break that the file does not have.
        token.line = match lines {
            true => token.line.saturating_add(body.line).saturating_sub(1),
            false => body.line,
        };
    }
    let mut reader = Reader {
        cursor: Cursor::new(&tokens),
        source: &text,
        depth: 0,
    };
    Some(reader.whole())
}

/// The block that `tokens` start with, and how many of them it is; `None` where they start with
/// no block, or with one that is not understood.
/// <https://docs.snowflake.com/en/sql-reference/snowflake-scripting/begin>
pub(in crate::parse) fn bare_block(tokens: &[Token<'_>], source: &str) -> Option<(Block, usize)> {
    let first = tokens.first()?;
    if !(first.is_word("DECLARE") || first.is_word("BEGIN")) || is_transaction(tokens) {
        return None;
    }
    let mut reader = Reader {
        cursor: Cursor::new(tokens),
        source,
        depth: 0,
    };
    let block = reader.block().ok()?;
    let ended = reader.cursor.is_done() || reader.cursor.is_at(0, Kind::Semicolon);
    let length = tokens.len() - reader.cursor.rest().len();
    ended.then_some((block, length))
}

/// Whether `BEGIN` begins a transaction.
/// <https://docs.snowflake.com/en/sql-reference/sql/begin>
fn is_transaction(tokens: &[Token<'_>]) -> bool {
    let [begin, rest @ ..] = tokens else {
        return false;
    };
    begin.is_word("BEGIN")
        && rest.first().is_none_or(|next| {
            let words = ["TRANSACTION", "WORK", "NAME"];
            next.kind == Kind::Semicolon || words.iter().any(|word| next.is_word(word))
        })
}

struct Reader<'a> {
    cursor: Cursor<'a>,
    source: &'a str,
    depth: usize,
}

impl<'a> Reader<'a> {
    /// A block and nothing behind it but its `;`.
    fn whole(&mut self) -> Parsed<Block> {
        let block = self.block()?;
        self.cursor.symbol(Kind::Semicolon);
        self.cursor.expect_end()?;
        Ok(block)
    }

    /// A block without its label and `;`.
    fn block(&mut self) -> Parsed<Block> {
        let mut block = Block::default();
        if self.cursor.word("DECLARE") {
            while !self.cursor.is_word("BEGIN") {
                let declaration = self.declaration()?;
                block.declarations.push(declaration);
            }
        }
        self.cursor.expect("BEGIN")?;
        block.body = self.steps(&["END", "EXCEPTION"])?;
        if self.cursor.word("EXCEPTION") {
            while self.cursor.is_word("WHEN") {
                let handler = self.handler()?;
                block.handlers.push(handler);
            }
        }
        self.cursor.expect("END")?;
        Ok(block)
    }

    fn handler(&mut self) -> Parsed<Handler> {
        self.cursor.expect("WHEN")?;
        let mut exceptions = vec![self.name()?];
        while self.cursor.word("OR") {
            exceptions.push(self.name()?);
        }
        let continues = self.cursor.word("CONTINUE");
        if !continues {
            self.cursor.word("EXIT");
        }
        self.cursor.expect("THEN")?;
        let body = self.steps(&["WHEN", "END"])?;
        Ok(Handler {
            exceptions,
            continues,
            body,
        })
    }

    /// Steps up to one of `ends`, at least one.
    fn steps(&mut self, ends: &[&str]) -> Parsed<Vec<Step>> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.cursor.unknown("these blocks nest too deep"));
        }
        let mut steps = Vec::new();
        while !ends.iter().any(|end| self.cursor.is_word(end)) {
            steps.push(self.step()?);
        }
        self.depth -= 1;
        match steps.is_empty() {
            true => Err(self.cursor.unknown("expected a statement")),
            false => Ok(steps),
        }
    }

    fn line(&self) -> Line {
        Line(self.cursor.peek().map_or(1, |token| token.line))
    }

    fn name(&mut self) -> Parsed<Name> {
        crate::parse::name::name(&mut self.cursor)
    }

    /// A label behind `END …`, if one stands there.
    fn label(&mut self) -> Parsed<Option<Name>> {
        match self.cursor.is_at(0, Kind::Semicolon) || self.cursor.is_done() {
            true => Ok(None),
            false => self.name().map(Some),
        }
    }

    fn end(&mut self) -> Parsed<()> {
        self.cursor.expect_symbol(Kind::Semicolon, ";")
    }

    /// One step and its `;`.
    fn step(&mut self) -> Parsed<Step> {
        let line = self.line();
        let action = match () {
            () if self.starts_block() => {
                let block = self.block()?;
                Action::Block(block, self.label()?)
            }
            () if self.cursor.is_word("LET") => self.or_unknown(|reader| {
                reader.cursor.expect("LET")?;
                reader.declared()
            }),
            () if self.cursor.word("IF") => self.branches()?,
            () if self.cursor.word("CASE") => self.cases()?,
            () if self.cursor.word("FOR") => self.for_()?,
            () if self.cursor.word("WHILE") => self.while_()?,
            () if self.cursor.word("REPEAT") => self.repeat()?,
            () if self.cursor.word("LOOP") => {
                let body = self.steps(&["END"])?;
                self.cursor.expect("END LOOP")?;
                let label = self.label()?;
                Action::Loop { body, label }
            }
            () if self.is_assignment() => self.or_unknown(Self::assignment),
            () => self.plain(),
        };
        self.end()?;
        Ok(Step { line, action })
    }

    /// What `read` reads up to the `;`, or what it does not understand of it.
    fn or_unknown(&mut self, read: fn(&mut Self) -> Parsed<Action>) -> Action {
        let before = self.cursor.clone();
        let found = read(self).and_then(|action| match self.cursor.is_at(0, Kind::Semicolon) {
            true => Ok(action),
            false => Err(self.cursor.unknown("expected `;`")),
        });
        found.unwrap_or_else(|unknown| {
            self.cursor = before;
            self.until_semicolon();
            Action::Statement(Statement::Unknown(unknown))
        })
    }

    fn starts_block(&self) -> bool {
        self.cursor.is_word("DECLARE")
            || (self.cursor.is_word("BEGIN") && !is_transaction(self.cursor.rest()))
    }

    fn is_assignment(&self) -> bool {
        let target = usize::from(self.cursor.peek().is_some_and(|token| token.text == ":"));
        self.cursor.is_at(target + 1, Kind::Assign)
    }

    /// A declaration and its `;`.
    fn declaration(&mut self) -> Parsed<Step> {
        let line = self.line();
        let action = self.declared()?;
        self.end()?;
        Ok(Step { line, action })
    }

    /// What is declared: a variable, a cursor, a RESULTSET, an exception.
    /// <https://docs.snowflake.com/en/sql-reference/snowflake-scripting/declare>
    fn declared(&mut self) -> Parsed<Action> {
        let name = self.name()?;
        if self.cursor.words(&["CURSOR", "FOR"]) {
            let over = self.cursor_over()?;
            return Ok(Action::Cursor { name, over });
        }
        if self.cursor.word("EXCEPTION") {
            return self.exception(name);
        }
        if self.cursor.word("RESULTSET") {
            let query = match self.assigns() {
                true => Some(self.resultset()?),
                false => None,
            };
            return Ok(Action::Resultset { name, query });
        }
        if self.cursor.is_word("PROCEDURE") {
            return Err(self
                .cursor
                .unknown("procedures in blocks are not known here"));
        }
        let kind = match self.cursor.is_at(0, Kind::Assign) || self.cursor.is_word("DEFAULT") {
            true => Vec::new(),
            false => type_words(&mut self.cursor)?,
        };
        let value = match self.assigns() {
            true => Some(expression(&mut self.cursor)?),
            false => None,
        };
        Ok(Action::Variable { name, kind, value })
    }

    fn assigns(&mut self) -> bool {
        self.cursor.symbol(Kind::Assign) || self.cursor.word("DEFAULT")
    }

    fn exception(&mut self, name: Name) -> Parsed<Action> {
        let (mut number, mut message) = (None, None);
        if self.cursor.symbol(Kind::Open) {
            let sign = if self.cursor.symbol(Kind::Minus) {
                "-"
            } else {
                ""
            };
            let digits = self
                .cursor
                .peek()
                .filter(|token| token.kind == Kind::Number);
            let digits = digits.ok_or_else(|| self.cursor.unknown("expected a number"))?;
            number = Some(format!("{sign}{}", digits.text));
            self.cursor.advance();
            self.cursor.expect_symbol(Kind::Comma, ",")?;
            match expression(&mut self.cursor)? {
                Expression::Text(text) => message = Some(text.0),
                _ => return Err(self.cursor.unknown("expected a text")),
            }
            self.cursor.expect_symbol(Kind::Close, ")")?;
        }
        Ok(Action::Exception {
            name,
            number,
            message,
        })
    }

    fn cursor_over(&mut self) -> Parsed<CursorOver> {
        if starts_query(self.cursor.peek()) {
            return query(self.until_semicolon()).map(|query| CursorOver::Query(Box::new(query)));
        }
        self.name().map(CursorOver::Resultset)
    }

    fn resultset(&mut self) -> Parsed<Query> {
        if self.cursor.is_word("ASYNC") {
            return Err(self.cursor.unknown("ASYNC is not known here"));
        }
        query_in_parentheses(&mut self.cursor)
    }

    fn until_semicolon(&mut self) -> &'a [Token<'a>] {
        let rest = self.cursor.rest();
        let end = rest.iter().position(|token| token.kind == Kind::Semicolon);
        let end = end.unwrap_or(rest.len());
        for _ in 0..end {
            self.cursor.advance();
        }
        &rest[..end]
    }

    fn assignment(&mut self) -> Parsed<Action> {
        if self.cursor.peek().is_some_and(|token| token.text == ":") {
            self.cursor.advance();
        }
        let name = self.name()?;
        self.cursor.expect_symbol(Kind::Assign, ":=")?;
        if self.cursor.is_at(0, Kind::Open) && starts_query(self.cursor.peek_at(1)) {
            let query = self.resultset()?;
            return Ok(Action::AssignQuery { name, query });
        }
        let value = expression(&mut self.cursor)?;
        Ok(Action::Assign { name, value })
    }

    fn condition(&mut self) -> Parsed<Expression> {
        self.cursor.expect_symbol(Kind::Open, "(")?;
        let condition = expression(&mut self.cursor)?;
        self.cursor.expect_symbol(Kind::Close, ")")?;
        Ok(condition)
    }

    fn branches(&mut self) -> Parsed<Action> {
        const ENDS: [&str; 3] = ["ELSEIF", "ELSE", "END"];
        let mut branches = Vec::new();
        loop {
            let condition = self.condition()?;
            self.cursor.expect("THEN")?;
            let body = self.steps(&ENDS)?;
            branches.push(Branch { condition, body });
            if !self.cursor.word("ELSEIF") {
                break;
            }
        }
        let otherwise = match self.cursor.word("ELSE") {
            true => self.steps(&["END"])?,
            false => Vec::new(),
        };
        self.cursor.expect("END IF")?;
        Ok(Action::If {
            branches,
            otherwise,
        })
    }

    fn cases(&mut self) -> Parsed<Action> {
        let of = match self.cursor.is_word("WHEN") {
            true => None,
            false => Some(expression(&mut self.cursor)?),
        };
        let mut branches = Vec::new();
        while self.cursor.word("WHEN") {
            let condition = expression(&mut self.cursor)?;
            self.cursor.expect("THEN")?;
            let body = self.steps(&["WHEN", "ELSE", "END"])?;
            branches.push(Branch { condition, body });
        }
        let otherwise = match self.cursor.word("ELSE") {
            true => self.steps(&["END"])?,
            false => Vec::new(),
        };
        self.cursor.expect("END")?;
        self.cursor.word("CASE");
        Ok(Action::Case {
            of,
            branches,
            otherwise,
        })
    }

    fn for_(&mut self) -> Parsed<Action> {
        let variable = self.name()?;
        self.cursor.expect("IN")?;
        let reverse = self.cursor.word("REVERSE");
        let named = self.cursor.is_at(1, Kind::Word)
            && self
                .cursor
                .peek_at(1)
                .is_some_and(|token| token.is_word("DO"));
        let over = match named && !reverse {
            true => Over::Rows(self.name()?),
            false => {
                let from = expression(&mut self.cursor)?;
                self.cursor.expect("TO")?;
                let to = expression(&mut self.cursor)?;
                Over::Numbers { from, to, reverse }
            }
        };
        let body = self.loop_body("FOR")?;
        let label = self.label()?;
        Ok(Action::For {
            variable,
            over,
            body,
            label,
        })
    }

    /// `DO … END <word>` or `LOOP … END LOOP`.
    fn loop_body(&mut self, word: &str) -> Parsed<Vec<Step>> {
        let word = match self.cursor.word("LOOP") {
            true => "LOOP",
            false => {
                self.cursor.expect("DO")?;
                word
            }
        };
        let body = self.steps(&["END"])?;
        self.cursor.expect("END")?;
        self.cursor.expect(word)?;
        Ok(body)
    }

    fn while_(&mut self) -> Parsed<Action> {
        let condition = self.condition()?;
        let body = self.loop_body("WHILE")?;
        let label = self.label()?;
        Ok(Action::While {
            condition,
            body,
            label,
        })
    }

    fn repeat(&mut self) -> Parsed<Action> {
        let body = self.steps(&["UNTIL"])?;
        self.cursor.expect("UNTIL")?;
        let until = self.condition()?;
        self.cursor.expect("END REPEAT")?;
        let label = self.label()?;
        Ok(Action::Repeat { body, until, label })
    }

    /// A step that runs to its `;`.
    fn plain(&mut self) -> Action {
        let tokens = self.until_semicolon();
        let mut inner = Cursor::new(tokens);
        let read = match command(&mut inner) {
            Some(action) => action.and_then(|action| inner.expect_end().map(|()| action)),
            None if starts_query(tokens.first()) => select(tokens),
            None => crate::parse::statement(&mut inner, self.source).map(Action::Statement),
        };
        read.unwrap_or_else(|unknown| Action::Statement(Statement::Unknown(unknown)))
    }
}

/// A step that is no statement of SQL.
fn command(cursor: &mut Cursor<'_>) -> Option<Parsed<Action>> {
    let name = crate::parse::name::name;
    let optional = |cursor: &mut Cursor<'_>| match cursor.is_done() {
        true => Ok(None),
        false => name(cursor).map(Some),
    };
    Some(match () {
        () if cursor.word("RAISE") => optional(cursor).map(Action::Raise),
        () if cursor.word("BREAK") || cursor.word("EXIT") => optional(cursor).map(Action::Break),
        () if cursor.word("CONTINUE") || cursor.word("ITERATE") => {
            optional(cursor).map(Action::Continue)
        }
        () if cursor.word("NULL") => Ok(Action::Nothing),
        () if cursor.word("CLOSE") => name(cursor).map(Action::Close),
        () if cursor.word("OPEN") => open(cursor),
        () if cursor.word("FETCH") => fetch(cursor),
        () if cursor.word("RETURN") => returned(cursor).map(Action::Return),
        () if cursor.words(&["EXECUTE", "IMMEDIATE"]) => execute(cursor),
        () => return None,
    })
}

fn open(cursor: &mut Cursor<'_>) -> Parsed<Action> {
    let opened = crate::parse::name::name(cursor)?;
    let using = match cursor.word("USING") {
        true => expressions(cursor)?,
        false => Vec::new(),
    };
    Ok(Action::Open {
        cursor: opened,
        using,
    })
}

fn fetch(cursor: &mut Cursor<'_>) -> Parsed<Action> {
    let fetched = crate::parse::name::name(cursor)?;
    cursor.expect("INTO")?;
    let into = variables(cursor)?;
    Ok(Action::Fetch {
        cursor: fetched,
        into,
    })
}

/// `v, :w, …`.
fn variables(cursor: &mut Cursor<'_>) -> Parsed<Vec<Name>> {
    let mut all = Vec::new();
    loop {
        if cursor.peek().is_some_and(|token| token.text == ":") {
            cursor.advance();
        }
        all.push(crate::parse::name::name(cursor)?);
        if !cursor.symbol(Kind::Comma) {
            return Ok(all);
        }
    }
}

fn returned(cursor: &mut Cursor<'_>) -> Parsed<Option<Returned>> {
    if cursor.is_done() {
        return Ok(None);
    }
    if cursor.is_word("TABLE") && cursor.is_at(1, Kind::Open) {
        let tokens = cursor.rest();
        crate::parse::body::balanced(tokens)?;
        cursor.finish();
        return Ok(Some(Returned::Table(words(tokens))));
    }
    expression(cursor).map(|value| Some(Returned::Value(value)))
}

/// What follows `EXECUTE IMMEDIATE`.
pub(in crate::parse) fn execute(cursor: &mut Cursor<'_>) -> Parsed<Action> {
    if cursor.is_word("FROM") {
        return Err(cursor.unknown("a file that does not stand here is not read"));
    }
    let text = expression(cursor)?;
    let using = match cursor.word("USING") {
        true => expressions(cursor)?,
        false => Vec::new(),
    };
    cursor.expect_end()?;
    Ok(Action::Execute { text, using })
}

/// A query that stands alone, with `INTO :v, …` or without.
fn select(tokens: &[Token<'_>]) -> Parsed<Action> {
    let into = tokens.iter().position(|token| token.is_word("INTO"));
    let Some(at) = into.filter(|_| tokens[0].is_word("SELECT")) else {
        return query(tokens).map(Action::Query);
    };
    let mut cursor = Cursor::new(&tokens[at + 1..]);
    let variables = variables(&mut cursor)?;
    let rest: Vec<Token<'_>> = tokens[..at].iter().chain(cursor.rest()).copied().collect();
    query(&rest).map(|query| Action::SelectInto(query, variables))
}
