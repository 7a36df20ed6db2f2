//! Snowflake Scripting: blocks as data, and what reads them.
//!
//! A block keeps everything that stands in it: two blocks are equal when they say the same,
//! wherever they stand. A statement in it that is not understood is a step like any other, with
//! its line; what is no block at all is not understood as a whole.
//! <https://docs.snowflake.com/en/developer-guide/snowflake-scripting/blocks>

mod bind;
mod query;
mod read;

pub use bind::Places;
pub use query::{PolicyReferences, Query, Scope, Show, query_of};

pub(super) use query::{query_in_parentheses, starts_query};
pub(super) use read::{bare_block, block_in, execute};

use std::hash::{Hash, Hasher};

use super::expression::Expression;
use super::statement::{Name, Statement};

/// The line on which something stands, from 1. It is no part of what is said: two of them are
/// equal.
#[derive(Debug, Clone, Copy, Default)]
pub struct Line(pub u32);

impl PartialEq for Line {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Line {}

impl Hash for Line {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// `[DECLARE …] BEGIN … [EXCEPTION …] END`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Block {
    /// What it declares.
    pub declarations: Vec<Step>,
    /// What it does.
    pub body: Vec<Step>,
    /// What it does about exceptions.
    pub handlers: Vec<Handler>,
}

/// One step of a block.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Step {
    /// Where it stands.
    pub line: Line,
    /// What it does.
    pub action: Action,
}

/// `WHEN e OR … [EXIT | CONTINUE] THEN …`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Handler {
    /// The exceptions that it handles; `OTHER` is every other one.
    pub exceptions: Vec<Name>,
    /// Whether the block goes on behind the statement that failed.
    pub continues: bool,
    /// What it does.
    pub body: Vec<Step>,
}

/// A condition and what is done where it holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Branch {
    /// The condition; in a simple `CASE`, the value that is matched.
    pub condition: Expression,
    /// What is done.
    pub body: Vec<Step>,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Action {
    /// A statement of SQL.
    Statement(Statement),
    /// A query whose rows nobody looks at.
    Query(Query),
    /// `SELECT … INTO :v, …`: the query, and the variables in upper case.
    SelectInto(Query, Vec<Name>),
    /// `EXECUTE IMMEDIATE text [USING (…)]`.
    Execute {
        /// The text of one statement.
        text: Expression,
        /// What is bound to each `?`.
        using: Vec<Expression>,
    },
    /// A variable that is declared, with `LET` or without.
    Variable {
        /// Its name.
        name: Name,
        /// The words of its type.
        kind: Vec<String>,
        /// Its first value.
        value: Option<Expression>,
    },
    /// `c CURSOR FOR …`.
    Cursor {
        /// Its name.
        name: Name,
        /// The query or the RESULTSET that it reads.
        over: CursorOver,
    },
    /// `r RESULTSET [:= (…)]`.
    Resultset {
        /// Its name.
        name: Name,
        /// Its query.
        query: Option<Query>,
    },
    /// `e EXCEPTION [(number, 'message')]`.
    Exception {
        /// Its name.
        name: Name,
        /// Its number as written.
        number: Option<String>,
        /// Its message.
        message: Option<String>,
    },
    /// `v := expression`.
    Assign {
        /// The variable.
        name: Name,
        /// Its new value.
        value: Expression,
    },
    /// `r := (query)`, where `r` is a RESULTSET or a variable that takes a query's one value.
    AssignQuery {
        /// The variable.
        name: Name,
        /// The query.
        query: Query,
    },
    /// `IF (…) THEN … ELSEIF (…) THEN … ELSE … END IF`.
    If {
        /// The branches in order.
        branches: Vec<Branch>,
        /// What is done where no condition holds.
        otherwise: Vec<Step>,
    },
    /// `CASE [(…)] WHEN … THEN … ELSE … END [CASE]`.
    Case {
        /// What is matched, in a simple `CASE`.
        of: Option<Expression>,
        /// The branches in order.
        branches: Vec<Branch>,
        /// What is done where none matches.
        otherwise: Vec<Step>,
    },
    /// `FOR v IN … DO … END FOR`.
    For {
        /// The variable of the row or number.
        variable: Name,
        /// What it runs over.
        over: Over,
        /// What is done each time.
        body: Vec<Step>,
        /// The loop's label.
        label: Option<Name>,
    },
    /// `WHILE (…) DO … END WHILE`.
    While {
        /// The condition.
        condition: Expression,
        /// What is done while it holds.
        body: Vec<Step>,
        /// The loop's label.
        label: Option<Name>,
    },
    /// `REPEAT … UNTIL (…) END REPEAT`.
    Repeat {
        /// What is done.
        body: Vec<Step>,
        /// Until this holds.
        until: Expression,
        /// The loop's label.
        label: Option<Name>,
    },
    /// `LOOP … END LOOP`.
    Loop {
        /// What is done again and again.
        body: Vec<Step>,
        /// The loop's label.
        label: Option<Name>,
    },
    /// A block in the block, with its label.
    Block(Block, Option<Name>),
    /// `OPEN c [USING (…)]`.
    Open {
        /// The cursor.
        cursor: Name,
        /// What is bound to each `?`.
        using: Vec<Expression>,
    },
    /// `FETCH c INTO v, …`.
    Fetch {
        /// The cursor.
        cursor: Name,
        /// The variables.
        into: Vec<Name>,
    },
    /// `CLOSE c`.
    Close(Name),
    /// `RAISE [e]`.
    Raise(Option<Name>),
    /// `RETURN [value]`.
    Return(Option<Returned>),
    /// `BREAK [label]`, `EXIT [label]`.
    Break(Option<Name>),
    /// `CONTINUE [label]`, `ITERATE [label]`.
    Continue(Option<Name>),
    /// `NULL`.
    Nothing,
}

/// What a cursor reads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CursorOver {
    /// The rows of a RESULTSET.
    Resultset(Name),
    /// A query, run when the cursor is opened.
    Query(Box<Query>),
}

/// What a `FOR` runs over.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Over {
    /// The rows of a cursor or a RESULTSET.
    Rows(Name),
    /// The numbers from one to another.
    Numbers {
        /// The first.
        from: Expression,
        /// The last.
        to: Expression,
        /// `REVERSE`.
        reverse: bool,
    },
}

/// What a `RETURN` gives back.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Returned {
    /// A value.
    Value(Expression),
    /// `TABLE(…)`: the words in it.
    Table(Vec<String>),
}

impl From<Statement> for Step {
    /// A statement, wherever it stands.
    fn from(statement: Statement) -> Self {
        Self {
            line: Line::default(),
            action: Action::Statement(statement),
        }
    }
}

impl From<Vec<Step>> for Block {
    /// A block that does no more than these steps.
    fn from(body: Vec<Step>) -> Self {
        Self {
            body,
            ..Self::default()
        }
    }
}

impl Block {
    /// Every step, those inside other steps included, in the order written.
    pub fn steps(&self) -> Vec<&Step> {
        let mut all = Vec::new();
        collect_block(self, &mut all);
        all
    }

    /// The statements of SQL in it, in the order written.
    pub fn statements(&self) -> Vec<&Statement> {
        let steps = self.steps().into_iter();
        let statements = steps.filter_map(|step| match &step.action {
            Action::Statement(statement) => Some(statement),
            _ => None,
        });
        statements.collect()
    }
}

fn collect_block<'b>(block: &'b Block, all: &mut Vec<&'b Step>) {
    collect(&block.declarations, all);
    collect(&block.body, all);
    for handler in &block.handlers {
        collect(&handler.body, all);
    }
}

fn collect<'b>(steps: &'b [Step], all: &mut Vec<&'b Step>) {
    for step in steps {
        all.push(step);
        for inner in step.action.bodies() {
            collect(inner, all);
        }
        if let Action::Block(block, _) = &step.action {
            collect_block(block, all);
        }
    }
}

impl Action {
    /// The steps inside it, a nested block's excepted.
    pub fn bodies(&self) -> Vec<&[Step]> {
        match self {
            Self::If {
                branches,
                otherwise,
            }
            | Self::Case {
                branches,
                otherwise,
                ..
            } => {
                let bodies = branches.iter().map(|branch| branch.body.as_slice());
                bodies.chain([otherwise.as_slice()]).collect()
            }
            Self::For { body, .. }
            | Self::While { body, .. }
            | Self::Repeat { body, .. }
            | Self::Loop { body, .. } => vec![body],
            Self::Statement(_)
            | Self::Query(_)
            | Self::SelectInto(..)
            | Self::Execute { .. }
            | Self::Variable { .. }
            | Self::Cursor { .. }
            | Self::Resultset { .. }
            | Self::Exception { .. }
            | Self::Assign { .. }
            | Self::AssignQuery { .. }
            | Self::Block(..)
            | Self::Open { .. }
            | Self::Fetch { .. }
            | Self::Close(_)
            | Self::Raise(_)
            | Self::Return(_)
            | Self::Break(_)
            | Self::Continue(_)
            | Self::Nothing => Vec::new(),
        }
    }
}
