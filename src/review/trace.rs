//! What happened while scripts were played: every statement, and the accounts between them.
//!
//! Each statement of each script is here, reached or not. Judges nothing.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use crate::account::scripting::Act;
use crate::account::{Account, Effect, ObjectId, Switch};
use crate::catalogue::ObjectKind;
use crate::parse::Script;
use crate::parse::statement::{Located, Statement};

use super::lives::{Lives, Moment};

/// How a statement went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Went {
    /// It is done.
    Done,
    /// Snowflake is documented to refuse it, for this reason.
    Refused(String),
    /// Nobody can say what it does, for this reason.
    NotUnderstood(String),
    /// The client stopped before it.
    NotReached,
}

/// A statement that was played.
#[derive(Debug, Clone)]
pub(super) struct Step<'a> {
    pub(super) located: &'a Located,
    pub(super) went: Went,
    /// What it did; where it was not reached, what it would do if the refusal were mended.
    pub(super) effects: Vec<Effect>,
    /// The statements of its block; of a statement whose names are expressions, what it comes to.
    pub(super) acts: Vec<Act>,
    /// What is not understood in its block: lines and reasons.
    pub(super) not_understood: Vec<(u32, String)>,
    /// The primary role when it came to it.
    pub(super) role: ObjectId,
}

impl<'a> Step<'a> {
    pub(super) fn line(&self) -> u32 {
        self.located.line
    }

    pub(super) fn statement(&self) -> &'a Statement {
        &self.located.statement
    }

    /// A statement that was not reached was understood when it was read, or is unknown.
    pub(super) fn is_understood(&self) -> bool {
        is_read(self.statement())
            && self.not_understood.is_empty()
            && !matches!(self.went, Went::NotUnderstood(_))
    }

    /// The statement, or those that its block runs, with their lines.
    pub(super) fn plain_with_lines(&self) -> impl Iterator<Item = (u32, &Statement)> {
        let acts = self.acts.iter();
        let acts = acts.map(|act| (act.line, &act.statement));
        acts.chain(self.alone())
    }

    /// The statement as it stands, unless acts say what it comes to.
    pub(super) fn alone(&self) -> Option<(u32, &Statement)> {
        let told = self.is_block() || !self.acts.is_empty();
        (!told).then(|| (self.line(), self.statement()))
    }

    /// The statement of its block that had an effect.
    pub(super) fn act(&self, effect: usize) -> Option<&Act> {
        self.acts.iter().find(|act| act.effects.contains(&effect))
    }

    /// The line of the statement that had an effect.
    pub(super) fn line_at(&self, effect: usize) -> u32 {
        self.act(effect).map_or(self.line(), |act| act.line)
    }

    pub(super) fn is_block(&self) -> bool {
        matches!(self.statement(), Statement::Block(_))
    }
}

/// Scripts played one after another.
#[derive(Debug, Clone)]
pub(super) struct Trace<'a> {
    /// The user who runs them.
    pub(super) runner: ObjectId,
    pub(super) earlier_scripts: &'a [&'a Script],
    pub(super) script: &'a Script,
    /// The account before the first script.
    pub(super) base: Rc<Account>,
    /// The account before the script that is reviewed.
    pub(super) before: Rc<Account>,
    /// The account in the end: where a client stops at a refusal, as it is then.
    pub(super) after: Account,
    /// The account in the end if every refusal were mended.
    pub(super) mended: Account,
    /// The switches that a statement depends on.
    pub(super) asked: Vec<Switch>,
    /// The statements of the earlier scripts.
    pub(super) earlier: Vec<Step<'a>>,
    /// The statements of the script that is reviewed.
    pub(super) steps: Vec<Step<'a>>,
    /// Whether the client goes on after an error.
    pub(super) keep_going: bool,
    /// What the scripts have made, once it was asked for.
    pub(super) made: OnceCell<Lives>,
}

impl<'a> Trace<'a> {
    pub(super) fn scripts(&self) -> Vec<&'a Script> {
        let earlier = self.earlier_scripts.iter().copied();
        earlier.chain(std::iter::once(self.script)).collect()
    }

    /// The roles under which the statements of the reviewed script run, in order of first use. A
    /// `USE ROLE` that comes first takes the place of the session's own role.
    pub(super) fn roles(&self) -> impl Iterator<Item = &ObjectId> {
        let mut seen = BTreeSet::new();
        let reached = self
            .steps
            .iter()
            .filter(|step| step.went != Went::NotReached);
        let working = reached.filter(|step| !matches!(step.statement(), Statement::UseRole(_)));
        working
            .map(|step| &step.role)
            .filter(move |role| seen.insert(*role))
    }

    /// The statements of the reviewed script with their lines, those in blocks included.
    pub(super) fn statements(&self) -> impl Iterator<Item = (u32, &Statement)> {
        self.steps.iter().flat_map(Step::plain_with_lines)
    }

    /// The effects of the reviewed script with their lines.
    pub(super) fn effects(&self) -> impl Iterator<Item = (u32, &Effect)> {
        self.steps.iter().flat_map(|step| {
            let effects = step.effects.iter().enumerate();
            effects.map(|(number, effect)| (step.line_at(number), effect))
        })
    }

    /// The statements of the reviewed script, each with when it starts.
    pub(super) fn steps_in_time(&self) -> impl Iterator<Item = (Moment, &Step<'a>)> {
        let first = self.earlier.len();
        let steps = self.steps.iter().enumerate();
        steps.map(move |(number, step)| ((first + number, 0), step))
    }

    /// The effects of the reviewed script, each with its statement and with when it took place.
    pub(super) fn effects_in_time(&self) -> impl Iterator<Item = (Moment, &Step<'a>, &Effect)> {
        in_time(
            self.steps_in_time()
                .map(|((number, _), step)| (number, step)),
        )
    }

    /// The statements of all scripts, the earlier ones first.
    pub(super) fn all_steps(&self) -> impl Iterator<Item = &Step<'a>> {
        self.earlier.iter().chain(&self.steps)
    }
}

/// The effects of numbered steps, each with its step and with when it took place.
pub(super) fn in_time<'s, 'a: 's>(
    steps: impl Iterator<Item = (usize, &'s Step<'a>)>,
) -> impl Iterator<Item = (Moment, &'s Step<'a>, &'s Effect)> {
    steps.flat_map(|(number, step)| {
        let effects = step.effects.iter().enumerate();
        effects.map(move |(effect, what)| ((number, effect), step, what))
    })
}

/// Whether a statement was read to its end. What a procedure does, by the rights of its owner
/// as a rule, whoever may call it does, and its body is not read.
/// <https://docs.snowflake.com/en/developer-guide/stored-procedure/stored-procedures-rights>
pub(super) fn is_read(statement: &Statement) -> bool {
    match statement {
        Statement::Block(block) => block.statements().into_iter().all(is_read),
        statement => !matches!(
            statement,
            Statement::Unknown(_)
                | Statement::Create {
                    kind: ObjectKind::PROCEDURE,
                    ..
                }
        ),
    }
}
