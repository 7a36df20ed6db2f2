//! The course of a block, step by step.

use std::collections::{BTreeMap, BTreeSet};

use super::check::{acts, asked, assignments, leaves, noted};
use super::evaluate::{Because, Environment, Evaluated, Local, find};
use super::fill::{Filled, fill};
use super::guard::Fact;
use super::rows::{Row, Rows};
use super::value::{Truth, Value, holds_symbol, symbol, with_quoted_symbols};
use super::{Act, Certainty, Knowledge, Played, Run, Stage, Wanted};
use crate::account::effect::Effect;
use crate::account::object::ObjectId;
use crate::account::outcome::Outcome;
use crate::account::refusal::Refusal;
use crate::account::rules::{Reading, Switch};
use crate::account::session::Session;
use crate::account::state::Account;
use crate::account::step::{Step as OneStep, Stop};
use crate::catalogue::ObjectKind;
use crate::parse::Statement;
use crate::parse::expression::Expression;
use crate::parse::scripting::{
    Action, Block, Branch, CursorOver, Handler, Over, Query, Returned, Step,
};
use crate::parse::statement::{Grantee, Name, ObjectName};

/// How many steps a block may take before it counts as one that does not end.
const FUEL: usize = 1_000_000;

/// How deep texts that run texts may nest.
const DEEPEST: usize = 16;

/// Plays a block.
pub(super) fn play(stage: Stage<'_>, knowledge: Knowledge<'_>, block: &Block) -> Played {
    let mut player = Player {
        account: stage.account,
        session: stage.session,
        reading: stage.reading,
        run: stage.run,
        knowledge,
        scopes: Vec::new(),
        facts: Vec::new(),
        certainty: Certainty::Certain,
        played: Played::default(),
        stopped: None,
        catching: 0,
        uncertain: false,
        may_break: false,
        noting: Vec::new(),
        doubted: Vec::new(),
        text_line: None,
        depth: 0,
        fuel: FUEL,
        explored: BTreeSet::new(),
    };
    if let Flow::Raised(raised) = player.block(block) {
        player.played.refusal.get_or_insert(raised.refusal);
    }
    if let Some((before, session)) = player.stopped.take() {
        (*player.account, *player.session) = (before, session);
    }
    let mut played = player.played;
    // What was read because its condition did not hold once, and then did, has run.
    let run: BTreeSet<u32> = played
        .acts
        .iter()
        .filter(|act| act.certainty != Certainty::NotTaken)
        .map(|act| act.line)
        .collect();
    played
        .acts
        .retain(|act| act.certainty != Certainty::NotTaken || !run.contains(&act.line));
    played
}

/// Where a block goes on.
enum Flow {
    Next,
    Break(Option<Name>),
    Continue(Option<Name>),
    Return,
    Raised(Raised),
}

/// An exception on its way to a handler.
struct Raised {
    /// The declared exception that was raised; an error of a statement has none.
    exception: Option<String>,
    refusal: Refusal,
}

struct Player<'a, 'k> {
    account: &'a mut Account,
    session: &'a mut Session,
    reading: &'a Reading,
    run: Run,
    knowledge: Knowledge<'k>,
    scopes: Vec<BTreeMap<String, Local>>,
    facts: Vec<Fact>,
    certainty: Certainty,
    played: Played,
    /// The account and the session where the block stopped, while the rest is only read.
    stopped: Option<(Account, Session)>,
    /// How many blocks with handlers are around.
    catching: usize,
    /// Whether something may have happened that the account does not show.
    uncertain: bool,
    /// Whether a loop may have ended.
    may_break: bool,
    /// The variables for which the loops around stand.
    noting: Vec<String>,
    /// The variables that were set where it is not sure that anything runs.
    doubted: Vec<String>,
    /// The line of the `EXECUTE IMMEDIATE` whose text is running.
    text_line: Option<u32>,
    depth: usize,
    fuel: usize,
    /// The branches that were read though their conditions do not hold.
    explored: BTreeSet<usize>,
}

impl Player<'_, '_> {
    fn environment<T>(&mut self, ask: impl FnOnce(&Environment<'_, '_>) -> T) -> T {
        let step = OneStep::new(self.account, self.session, self.reading);
        ask(&Environment {
            step: &step,
            scopes: &self.scopes,
        })
    }

    fn evaluate(&mut self, expression: &Expression) -> Evaluated {
        self.environment(|environment| environment.evaluate(expression))
    }

    fn line(&self, line: u32) -> u32 {
        self.text_line.unwrap_or(line)
    }

    fn not_understood(&mut self, line: u32, reason: impl Into<String>) {
        let line = self.line(line);
        self.uncertain |= self.certainty < Certainty::NotTaken;
        self.played.not_understood.push((line, reason.into()));
    }

    fn stop(&mut self, line: u32, stop: Stop) -> Flow {
        match stop {
            Stop::Refused(refusal) => self.refuse(line, None, refusal),
            Stop::NotUnderstood(reason) => {
                self.not_understood(line, reason);
                Flow::Next
            }
        }
    }

    /// What a refusal does: it goes to a handler, or it ends the block.
    fn refuse(&mut self, line: u32, exception: Option<String>, refusal: Refusal) -> Flow {
        if self.certainty != Certainty::Certain {
            return Flow::Next;
        }
        if self.catching > 0 {
            if let (Refusal::NotFound(object), Knowledge::Before(_)) = (&refusal, self.knowledge) {
                self.want(object.clone(), None);
            }
            return Flow::Raised(Raised { exception, refusal });
        }
        if self.uncertain && exception.is_none() {
            let reason = "whether this is refused depends on what is not known";
            self.not_understood(line, reason);
            self.played.doubtful.push(refusal);
            return Flow::Next;
        }
        match self.knowledge {
            Knowledge::Whole => Flow::Raised(Raised { exception, refusal }),
            Knowledge::Before(_) => {
                self.played.refusal = Some(refusal);
                self.stopped = Some((self.account.clone(), self.session.clone()));
                self.certainty = Certainty::NotReached;
                Flow::Next
            }
        }
    }

    fn want(&mut self, object: ObjectId, comment: Option<String>) {
        let wanted = Wanted { object, comment };
        if !self.played.wanted.contains(&wanted) {
            self.played.wanted.push(wanted);
        }
    }

    fn knows_in_part(&self) -> bool {
        matches!(self.knowledge, Knowledge::Before(_))
    }

    fn block(&mut self, block: &Block) -> Flow {
        if self.depth > DEEPEST {
            return Flow::Next;
        }
        self.scopes.push(BTreeMap::new());
        let facts = self.facts.len();
        let mut flow = self.steps(&block.declarations);
        if matches!(flow, Flow::Next) {
            self.catching += usize::from(!block.handlers.is_empty());
            flow = self.body(block);
        }
        if !block.handlers.is_empty() {
            self.facts.truncate(facts);
        }
        self.scopes.pop();
        flow
    }

    /// The steps of a block, and its handlers.
    fn body(&mut self, block: &Block) -> Flow {
        let mut flow = Flow::Next;
        let handled = !block.handlers.is_empty();
        for step in &block.body {
            flow = match self.step(step) {
                Flow::Raised(raised) => match handler(&block.handlers, &raised) {
                    Some(handler) => {
                        self.catching -= 1;
                        let flow = self.steps(&handler.body);
                        if !handler.continues || !matches!(flow, Flow::Next) {
                            return flow;
                        }
                        self.catching += 1;
                        flow
                    }
                    None => Flow::Raised(raised),
                },
                flow => flow,
            };
            if !matches!(flow, Flow::Next) {
                break;
            }
        }
        self.catching -= usize::from(handled);
        flow
    }

    fn steps(&mut self, steps: &[Step]) -> Flow {
        for step in steps {
            match self.step(step) {
                Flow::Next => {}
                flow => return flow,
            }
        }
        Flow::Next
    }

    fn step(&mut self, step: &Step) -> Flow {
        let line = step.line.0;
        if self.fuel == 0 {
            return Flow::Return;
        }
        self.fuel -= 1;
        if self.fuel == 0 {
            self.not_understood(line, "this does not come to an end here");
            return Flow::Return;
        }
        match &step.action {
            Action::Statement(statement) => self.statement(line, statement),
            Action::Query(query) => match self.rows(query) {
                Ok(_) => Flow::Next,
                Err(stop) => self.stop(line, stop),
            },
            Action::SelectInto(query, into) => self.select_into(line, query, into),
            Action::Execute { text, using } => self.execute(line, text, using),
            Action::Variable { name, value, .. } => self.variable(line, name, value.as_ref()),
            Action::Cursor { name, over } => {
                self.declare(
                    name,
                    match over {
                        CursorOver::Resultset(of) => Local::OverResultset(of.value.clone()),
                        CursorOver::Query(query) => Local::Cursor {
                            query: query.clone(),
                            rows: None,
                            next: 0,
                        },
                    },
                );
                Flow::Next
            }
            Action::Resultset { name, query } => {
                self.declare(name, Local::Resultset(None));
                match query {
                    Some(query) => self.assign_query(line, name, query),
                    None => Flow::Next,
                }
            }
            Action::Exception { name, .. } => {
                self.declare(name, Local::Exception);
                Flow::Next
            }
            Action::Assign { name, value } => self.assign(line, name, value),
            Action::AssignQuery { name, query } => self.assign_query(line, name, query),
            Action::If {
                branches,
                otherwise,
            } => self.branches(line, None, branches, otherwise),
            Action::Case {
                of,
                branches,
                otherwise,
            } => self.branches(line, of.as_ref(), branches, otherwise),
            Action::For {
                variable,
                over,
                body,
                label,
            } => self.for_(line, variable, over, body, label.as_ref()),
            Action::While {
                condition,
                body,
                label,
            } => self.repeat(line, Some(condition), body, None, label.as_ref()),
            Action::Repeat { body, until, label } => {
                self.repeat(line, None, body, Some(until), label.as_ref())
            }
            Action::Loop { body, label } => self.repeat(line, None, body, None, label.as_ref()),
            Action::Block(block, _) => self.block(block),
            Action::Open { cursor, .. } => self.open(line, cursor),
            Action::Fetch { cursor, into } => self.fetch(line, cursor, into),
            Action::Close(cursor) => self.close(cursor),
            Action::Raise(name) => self.raise(line, name.as_ref()),
            Action::Return(returned) => self.returned(line, returned.as_ref()),
            Action::Break(label) => Flow::Break(label.clone()),
            Action::Continue(label) => Flow::Continue(label.clone()),
            Action::Nothing => Flow::Next,
        }
    }

    fn returned(&mut self, line: u32, returned: Option<&Returned>) -> Flow {
        if let Some(Returned::Value(value)) = returned
            && let Err(Stop::NotUnderstood(reason)) = self.evaluate(value)
            && !matches!(value, Expression::Call { .. })
        {
            self.not_understood(line, reason);
        }
        match self.certainty {
            Certainty::NotTaken | Certainty::NotReached => Flow::Next,
            Certainty::Certain | Certainty::May | Certainty::Some => Flow::Return,
        }
    }

    // Statements.

    fn statement(&mut self, line: u32, statement: &Statement) -> Flow {
        if let Statement::Unknown(unknown) = statement {
            let line = if self.text_line.is_some() {
                line
            } else {
                unknown.line
            };
            self.not_understood(line, unknown.reason.clone());
            return Flow::Next;
        }
        if let Statement::Block(block) = statement {
            return self.block(block);
        }
        match self.environment(|environment| fill(environment, statement)) {
            Ok(filled) => self.run(line, filled),
            Err(stop) => self.stop(line, stop),
        }
    }

    fn run(&mut self, line: u32, filled: Filled) -> Flow {
        let Filled {
            statement,
            symbolic,
        } = filled;
        let start = self.played.effects.len();
        if self.certainty == Certainty::NotTaken {
            self.act(line, statement, start, Certainty::NotTaken);
            return Flow::Next;
        }
        if symbolic {
            self.want_grantee(&statement);
            self.uncertain = true;
            let certainty = self.certainty.max(Certainty::Some);
            self.act(line, statement, start, certainty);
            return Flow::Next;
        }
        let in_block = matches!(statement, Statement::UseRole(_))
            && self.reading.says(Switch::UseRoleRefusedInBlock);
        if in_block {
            return self.refuse(line, None, Refusal::UseRoleInBlock);
        }
        let outcome = (self.run)(self.account, self.session, self.reading, &statement);
        let (effects, stop) = match outcome {
            Outcome::Done(effects) => (effects, None),
            Outcome::Refused(refusal) => (Vec::new(), Some(Stop::Refused(refusal))),
            Outcome::PartlyDone { effects, refusal } => (effects, Some(Stop::Refused(refusal))),
            Outcome::NotUnderstood(reason) => (Vec::new(), Some(Stop::NotUnderstood(reason))),
        };
        self.done(effects);
        self.act(line, statement, start, self.certainty);
        match stop {
            Some(stop) => self.stop(line, stop),
            None => Flow::Next,
        }
    }

    fn done(&mut self, effects: Vec<Effect>) {
        match self.certainty {
            Certainty::Certain => self.played.effects.extend(effects),
            Certainty::May | Certainty::Some => {
                self.uncertain |= !effects.is_empty();
                self.played.effects.extend(effects);
            }
            Certainty::NotTaken | Certainty::NotReached => {}
        }
    }

    fn act(&mut self, line: u32, statement: Statement, start: usize, certainty: Certainty) {
        let act = Act {
            line: self.line(line),
            statement,
            effects: start..self.played.effects.len(),
            certainty,
            facts: self.facts.clone(),
        };
        self.played.acts.push(act);
    }

    /// Who is given something has to be there, whatever it is.
    fn want_grantee(&mut self, statement: &Statement) {
        let (Statement::Grant { to, .. } | Statement::GrantOwnership { to, .. }) = statement else {
            return;
        };
        if let Grantee::Role(ObjectName::Parts(parts)) = to
            && let [name] = parts.as_slice()
            && self.knows_in_part()
            && !holds_symbol(&name.value)
        {
            let role = ObjectId::role(name.value.as_str());
            self.want(role, None);
        }
    }

    fn execute(&mut self, line: u32, text: &Expression, using: &[Expression]) -> Flow {
        if !using.is_empty() {
            self.not_understood(line, "values that are bound to a text are not known here");
            return Flow::Next;
        }
        let text = match self.evaluate(text) {
            Ok(text) => text,
            Err(stop) => return self.stop(line, stop),
        };
        match text.alternatives() {
            [one] => self.text(line, one),
            several => {
                for one in several {
                    self.doubtful(Certainty::May, |player| player.text(line, one));
                }
                Flow::Next
            }
        }
    }

    /// Runs the statement that a text is.
    fn text(&mut self, line: u32, text: &Value) -> Flow {
        let Value::Text(text) = text else {
            self.not_understood(line, "EXECUTE IMMEDIATE of a text that is not known");
            return Flow::Next;
        };
        let script = crate::parse::parse(&with_quoted_symbols(text));
        let [only] = script.statements.as_slice() else {
            self.not_understood(line, "EXECUTE IMMEDIATE takes one statement");
            return Flow::Next;
        };
        let outer = self.text_line;
        self.text_line = Some(self.line(line));
        self.depth += 1;
        let flow = match &only.statement {
            Statement::Block(_) | Statement::Unknown(_) => self.statement(line, &only.statement),
            statement => {
                // The names in the text are in place already.
                let mut statement = statement.clone();
                let symbolic = is_symbolic(&mut statement);
                self.run(
                    line,
                    Filled {
                        statement,
                        symbolic,
                    },
                )
            }
        };
        self.depth -= 1;
        self.text_line = outer;
        flow
    }

    // Variables.

    fn declare(&mut self, name: &Name, local: Local) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name.value.clone(), local);
        }
    }

    fn variable(&mut self, line: u32, name: &Name, value: Option<&Expression>) -> Flow {
        let value = match value.map(|value| self.evaluate(value)).transpose() {
            Ok(value) => value.unwrap_or(Value::Null),
            Err(stop) => {
                let flow = self.stop(line, stop);
                self.declare_value(name, unknown(name));
                return flow;
            }
        };
        self.declare_value(name, value);
        Flow::Next
    }

    fn declare_value(&mut self, name: &Name, value: Value) {
        self.declare(
            name,
            Local::Variable {
                value,
                because: None,
            },
        );
    }

    fn assign(&mut self, line: u32, name: &Name, value: &Expression) -> Flow {
        let keeps = *value == Expression::Boolean(true) && self.noting.contains(&name.value);
        let value = match self.evaluate(value) {
            Ok(value) => value,
            Err(stop) => {
                let flow = self.stop(line, stop);
                self.set(name, unknown(name), false);
                return flow;
            }
        };
        if !self.set(name, value, keeps) {
            self.not_understood(line, format!("the variable {} is not declared", name.value));
        }
        Flow::Next
    }

    /// Gives a variable a value; whether there is one of this name.
    fn set(&mut self, name: &Name, new: Value, keeps: bool) -> bool {
        if matches!(self.certainty, Certainty::May | Certainty::Some) {
            self.doubted.push(name.value.clone());
        }
        let mut scopes = self.scopes.iter_mut().rev();
        match scopes.find_map(|scope| scope.get_mut(&name.value)) {
            Some(Local::Variable { value, because }) => {
                *value = new;
                because.take_if(|_| !keeps);
                true
            }
            Some(_) | None => false,
        }
    }

    fn rows(&mut self, query: &Query) -> Result<Rows, Stop> {
        let knowledge = self.knowledge;
        self.environment(|environment| environment.run(query, knowledge))
    }

    fn assign_query(&mut self, line: u32, name: &Name, query: &Query) -> Flow {
        let rows = match self.rows(query) {
            Ok(rows) => rows,
            Err(stop) => return self.stop(line, stop),
        };
        let mut scopes = self.scopes.iter_mut().rev();
        match scopes.find_map(|scope| scope.get_mut(&name.value)) {
            Some(Local::Resultset(of)) => *of = Some(rows),
            Some(Local::Variable { .. }) => {
                self.set(name, result_of(name, line), false);
            }
            Some(_) | None => {
                self.not_understood(line, format!("the variable {} is not declared", name.value));
            }
        }
        Flow::Next
    }

    fn select_into(&mut self, line: u32, query: &Query, into: &[Name]) -> Flow {
        let rows = self.rows(query);
        for name in into {
            self.set(name, result_of(name, line), false);
        }
        match rows {
            Ok(_) => Flow::Next,
            Err(stop) => self.stop(line, stop),
        }
    }

    // Cursors.

    fn open(&mut self, line: u32, cursor: &Name) -> Flow {
        let query = match find(&self.scopes, cursor) {
            Some(Local::Cursor { query, .. }) => query.clone(),
            Some(Local::OverResultset(_)) => return Flow::Next,
            Some(_) | None => {
                self.not_understood(line, format!("{} is no cursor here", cursor.value));
                return Flow::Next;
            }
        };
        match self.rows(&query) {
            Ok(found) => {
                self.update_cursor(cursor, |rows, next| (*rows, *next) = (Some(found), 0));
                Flow::Next
            }
            Err(stop) => self.stop(line, stop),
        }
    }

    fn update_cursor(&mut self, cursor: &Name, update: impl FnOnce(&mut Option<Rows>, &mut usize)) {
        let mut scopes = self.scopes.iter_mut().rev();
        if let Some(Local::Cursor { rows, next, .. }) =
            scopes.find_map(|scope| scope.get_mut(&cursor.value))
        {
            update(rows, next);
        }
    }

    fn close(&mut self, cursor: &Name) -> Flow {
        self.update_cursor(cursor, |rows, next| (*rows, *next) = (None, 0));
        Flow::Next
    }

    /// The row's values are symbols, since columns are not told apart; behind the last they are
    /// NULL. <https://docs.snowflake.com/en/sql-reference/snowflake-scripting/fetch>
    fn fetch(&mut self, line: u32, cursor: &Name, into: &[Name]) -> Flow {
        let mut ended = false;
        self.update_cursor(cursor, |rows, next| {
            ended = rows
                .as_ref()
                .is_some_and(|rows| rows.more.is_none() && *next >= rows.known.len());
            *next += 1;
        });
        for name in into {
            let value = match ended {
                true => Value::Null,
                false => result_of(name, line),
            };
            self.set(name, value, false);
        }
        Flow::Next
    }

    // Branches.

    fn branches(
        &mut self,
        line: u32,
        of: Option<&Expression>,
        branches: &[Branch],
        otherwise: &[Step],
    ) -> Flow {
        let mut doubt = false;
        for branch in branches {
            let truth = match self.truth(of, &branch.condition) {
                Ok(truth) => truth,
                Err(stop) => {
                    let flow = self.stop(line, stop);
                    if !matches!(flow, Flow::Next) {
                        return flow;
                    }
                    Truth::Unknown
                }
            };
            match truth {
                Truth::No => self.passed(of, branch),
                Truth::Yes if !doubt => return self.taken(of, branch),
                Truth::Yes => {
                    self.doubtful(Certainty::May, |player| player.taken(of, branch));
                    return Flow::Next;
                }
                Truth::Unknown => {
                    doubt = true;
                    self.maybe(of, branch);
                }
            }
        }
        match doubt {
            true => {
                self.doubtful(Certainty::May, |player| player.steps(otherwise));
                Flow::Next
            }
            false => self.scoped(Vec::new(), otherwise),
        }
    }

    fn truth(&mut self, of: Option<&Expression>, condition: &Expression) -> Result<Truth, Stop> {
        let value = self.evaluate(condition)?;
        match of {
            None => Ok(value.truth()),
            Some(of) => {
                let equal = self.evaluate(of)?.equals(&value);
                Ok(equal.map_or(Truth::Unknown, |equal| equal.truth()))
            }
        }
    }

    fn facts_of(&mut self, of: Option<&Expression>, branch: &Branch, holds: bool) -> Vec<Fact> {
        match of {
            None => self.environment(|environment| environment.facts(&branch.condition, holds)),
            Some(_) => Vec::new(),
        }
    }

    /// A branch whose condition holds.
    fn taken(&mut self, of: Option<&Expression>, branch: &Branch) -> Flow {
        let otherwise = self.facts_of(of, branch, false);
        let last = branch.body.last().map(|step| &step.action);
        if self.knows_in_part() && matches!(last, Some(Action::Raise(_))) {
            self.want_facts(&otherwise);
        }
        let facts = self.facts_of(of, branch, true);
        let flow = self.scoped(facts, &branch.body);
        // What is read behind an exception is read as if there had been none.
        if matches!(flow, Flow::Next) && leaves(&branch.body) {
            self.facts.extend(otherwise);
        }
        flow
    }

    /// A branch whose condition does not hold. It is read once all the same, since what is known
    /// of the account need not be all.
    fn passed(&mut self, of: Option<&Expression>, branch: &Branch) {
        let place = std::ptr::from_ref(branch).addr();
        if self.knows_in_part() && !leaves(&branch.body) && self.explored.insert(place) {
            let facts = self.facts_of(of, branch, true);
            let scopes = self.scopes.clone();
            self.doubtful(Certainty::NotTaken, |player| {
                player.scoped(facts, &branch.body)
            });
            self.scopes = scopes;
        }
        if leaves(&branch.body) {
            let facts = self.facts_of(of, branch, false);
            self.facts.extend(facts);
        }
    }

    /// A branch whose condition is not known. Where it leaves the block, what follows happens in
    /// the other case.
    fn maybe(&mut self, of: Option<&Expression>, branch: &Branch) {
        if !leaves(&branch.body) {
            let facts = self.facts_of(of, branch, true);
            self.doubtful(Certainty::May, |player| player.scoped(facts, &branch.body));
            return;
        }
        self.passed(of, branch);
        if let Some(Action::Return(_)) = branch.body.last().map(|step| &step.action) {
            self.certainty = self.certainty.max(Certainty::May);
        }
    }

    /// Steps with what is known in them alone.
    fn scoped(&mut self, facts: Vec<Fact>, steps: &[Step]) -> Flow {
        let known = self.facts.len();
        self.facts.extend(facts);
        let flow = self.steps(steps);
        self.facts.truncate(known);
        flow
    }

    fn want_facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            if let Fact::Exists {
                kind,
                tests,
                there: true,
            } = fact
                && let Some((object, comment)) = asked(*kind, tests)
            {
                self.want(object, comment);
            }
        }
    }

    /// Steps of which it is not sure that they run: what they set is not known behind them.
    fn doubtful(&mut self, certainty: Certainty, run: impl FnOnce(&mut Self) -> Flow) {
        let before = self.certainty;
        let doubted = std::mem::take(&mut self.doubted);
        self.certainty = before.max(certainty);
        let flow = run(self);
        self.may_break |= matches!(flow, Flow::Break(_));
        if self.certainty != Certainty::NotReached {
            self.certainty = before;
        }
        let set = std::mem::replace(&mut self.doubted, doubted);
        for name in set.into_iter().filter(|_| certainty != Certainty::NotTaken) {
            let name = Name::quoted(name);
            let value = unknown(&name);
            self.set(&name, value, false);
        }
    }

    // Loops.

    fn for_(
        &mut self,
        line: u32,
        variable: &Name,
        over: &Over,
        body: &[Step],
        label: Option<&Name>,
    ) -> Flow {
        match over {
            Over::Rows(name) => match self.rows_of(name) {
                Ok(rows) => self.for_rows(variable, rows, body, label),
                Err(stop) => self.stop(line, stop),
            },
            Over::Numbers { from, to, reverse } => {
                let ends = self
                    .evaluate(from)
                    .and_then(|from| Ok((from, self.evaluate(to)?)));
                match ends {
                    Ok((Value::Number(from), Value::Number(to))) => {
                        self.for_numbers(variable, from, to, *reverse, body, label)
                    }
                    Ok(_) => {
                        let number = Local::Variable {
                            value: unknown(variable),
                            because: None,
                        };
                        self.doubtful(Certainty::May, |player| player.with(variable, number, body));
                        Flow::Next
                    }
                    Err(stop) => self.stop(line, stop),
                }
            }
        }
    }

    /// The rows of a RESULTSET or of a cursor, which is opened where it is not.
    fn rows_of(&mut self, name: &Name) -> Result<Rows, Stop> {
        let not_here = || Stop::NotUnderstood(format!("{} has no rows here", name.value));
        let query = match find(&self.scopes, name) {
            Some(
                Local::Resultset(Some(rows))
                | Local::Cursor {
                    rows: Some(rows), ..
                },
            ) => {
                return Ok(rows.clone());
            }
            Some(Local::OverResultset(of)) => {
                return match find(&self.scopes, &Name::quoted(of.clone())) {
                    Some(Local::Resultset(Some(rows))) => Ok(rows.clone()),
                    Some(_) | None => Err(not_here()),
                };
            }
            Some(Local::Cursor { query, .. }) => query.clone(),
            Some(_) | None => return Err(not_here()),
        };
        self.rows(&query)
    }

    fn for_rows(
        &mut self,
        variable: &Name,
        rows: Rows,
        body: &[Step],
        label: Option<&Name>,
    ) -> Flow {
        let noting = self.noting.len();
        if let Some(kind) = rows.kind {
            self.note_checks(variable, kind, body);
        }
        let mut left = Flow::Next;
        for row in rows.known {
            let flow = self.with(variable, Local::Row(row), body);
            match ended(flow, label) {
                None => {}
                Some(flow) => {
                    left = flow;
                    break;
                }
            }
            if std::mem::take(&mut self.may_break) {
                break;
            }
        }
        if let (Some(row), Flow::Next) = (rows.more, &left) {
            let certainty = match row {
                Row::Some(_) | Row::SomewhereAttached(_) | Row::Unknown => Certainty::May,
                Row::Object(..) | Row::Attached(_) => Certainty::Certain,
            };
            self.doubtful(certainty, |player| {
                player.with(variable, Local::Row(row), body)
            });
            self.may_break = false;
        }
        self.noting.truncate(noting);
        left
    }

    /// The body of a loop, once.
    fn with(&mut self, variable: &Name, local: Local, body: &[Step]) -> Flow {
        let policy = match &local {
            Local::Row(row) => row.policy_database().cloned(),
            _ => None,
        };
        let facts = policy.map(Fact::PolicyOf).into_iter().collect();
        self.scopes
            .push(BTreeMap::from([(variable.value.clone(), local)]));
        let flow = self.scoped(facts, body);
        self.scopes.pop();
        flow
    }

    /// What the checks in a loop over objects stand for: a variable that is set where a row passes
    /// is true exactly if there is such an object; what acts on an object wants it to be there.
    fn note_checks(&mut self, row: &Name, kind: ObjectKind, body: &[Step]) {
        for step in body {
            let Action::If {
                branches,
                otherwise,
            } = &step.action
            else {
                continue;
            };
            let ([branch], []) = (branches.as_slice(), otherwise.as_slice()) else {
                continue;
            };
            let condition = &branch.condition;
            let check = self.environment(|environment| environment.check(row, condition));
            if let Some(name) = noted(&branch.body) {
                let alone = check.whole && assignments(body, name) == 1;
                self.note(
                    name,
                    alone.then_some(Because {
                        kind,
                        tests: check.tests,
                    }),
                );
            } else if self.knows_in_part()
                && acts(&branch.body)
                && let Some((object, comment)) = asked(kind, &check.tests)
            {
                self.want(object, comment);
            }
        }
    }

    fn note(&mut self, name: &Name, found: Option<Because>) {
        let mut scopes = self.scopes.iter_mut().rev();
        let variable = scopes.find_map(|scope| scope.get_mut(&name.value));
        if let Some(Local::Variable { value, because }) = variable {
            let decides = *value == Value::Boolean(false);
            *because = found.filter(|_| decides);
            if because.is_some() {
                self.noting.push(name.value.clone());
            }
        }
    }

    fn for_numbers(
        &mut self,
        variable: &Name,
        from: i128,
        to: i128,
        reverse: bool,
        body: &[Step],
        label: Option<&Name>,
    ) -> Flow {
        let mut number = if reverse { to } else { from };
        while (from..=to).contains(&number) && self.fuel > 0 {
            let local = Local::Variable {
                value: Value::Number(number),
                because: None,
            };
            let flow = self.with(variable, local, body);
            if let Some(flow) = ended(flow, label) {
                return flow;
            }
            if std::mem::take(&mut self.may_break) {
                break;
            }
            number += if reverse { -1 } else { 1 };
        }
        Flow::Next
    }

    /// `WHILE`, `REPEAT` and `LOOP`.
    fn repeat(
        &mut self,
        line: u32,
        condition: Option<&Expression>,
        body: &[Step],
        until: Option<&Expression>,
        label: Option<&Name>,
    ) -> Flow {
        while self.fuel > 0 {
            match condition.map_or(Ok(Truth::Yes), |condition| self.truth(None, condition)) {
                Ok(Truth::Yes) => {}
                Ok(Truth::No) => break,
                Ok(Truth::Unknown) => {
                    self.doubtful(Certainty::May, |player| player.scoped(Vec::new(), body));
                    self.may_break = false;
                    break;
                }
                Err(stop) => return self.stop(line, stop),
            }
            let flow = self.scoped(Vec::new(), body);
            if let Some(flow) = ended(flow, label) {
                return flow;
            }
            if std::mem::take(&mut self.may_break) {
                break;
            }
            match until.map_or(Ok(Truth::No), |until| self.truth(None, until)) {
                Ok(Truth::No) => {}
                Ok(Truth::Yes | Truth::Unknown) => break,
                Err(stop) => return self.stop(line, stop),
            }
        }
        Flow::Next
    }

    // Exceptions.

    fn raise(&mut self, line: u32, name: Option<&Name>) -> Flow {
        let Some(name) = name else {
            self.not_understood(
                line,
                "RAISE of the exception that is handled is not known here",
            );
            return Flow::Next;
        };
        match find(&self.scopes, name) {
            Some(Local::Exception) => {
                let exception = Some(name.value.clone());
                self.refuse(line, exception, Refusal::Raised(name.value.as_str().into()))
            }
            Some(_) | None => {
                self.not_understood(line, format!("{} is no exception here", name.value));
                Flow::Next
            }
        }
    }
}

/// Whether a loop ends with this, and how what is around goes on.
fn ended(flow: Flow, label: Option<&Name>) -> Option<Flow> {
    let of_this = |named: &Option<Name>| named.as_ref().is_none_or(|named| Some(named) == label);
    match flow {
        Flow::Next => None,
        Flow::Continue(named) if of_this(&named) => None,
        Flow::Break(named) if of_this(&named) => Some(Flow::Next),
        flow => Some(flow),
    }
}

/// The first handler that takes an exception.
/// <https://docs.snowflake.com/en/developer-guide/snowflake-scripting/exceptions>
fn handler<'h>(handlers: &'h [Handler], raised: &Raised) -> Option<&'h Handler> {
    let takes = |name: &Name| {
        name.value == "OTHER"
            || match &raised.exception {
                Some(exception) => name.value == *exception,
                None => name.value == "STATEMENT_ERROR",
            }
    };
    handlers
        .iter()
        .find(|handler| handler.exceptions.iter().any(takes))
}

fn unknown(name: &Name) -> Value {
    Value::Unknown(name.value.to_lowercase())
}

/// The result of a query in a variable: known only when the block runs.
fn result_of(name: &Name, line: u32) -> Value {
    let words = format!("{} of line {line}", name.value.to_lowercase());
    Value::text(symbol(&words))
}

fn is_symbolic(statement: &mut Statement) -> bool {
    let places = crate::parse::scripting::Places::of(statement);
    let of_name = |name: &ObjectName| match name {
        ObjectName::Parts(parts) => parts.iter().any(|part| holds_symbol(&part.value)),
        ObjectName::Variable(_) | ObjectName::Computed(_) => false,
    };
    let named = places.names.iter().any(|name| of_name(name));
    let valued = places.values.iter().any(|value| match &**value {
        crate::parse::statement::Value::Text(text) => holds_symbol(text),
        crate::parse::statement::Value::Name(name) => of_name(name),
        _ => false,
    });
    named || valued
}
