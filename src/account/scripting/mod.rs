//! Plays blocks of Snowflake Scripting on an account.
//!
//! On what the model knows a block is played exactly: rows, conditions, loops, exceptions. Where a
//! condition or the rows of a query are not known, what happens *may* happen, and the acts say so;
//! what acts on an object that nobody can name is told as a statement about some object and
//! changes nothing on the model. Nothing is left out silently: what is not understood is in the
//! result, with its line.
//!
//! A block stops at its first error; what it has done until then stays done, since each of its
//! statements commits by itself: <https://docs.snowflake.com/en/sql-reference/transactions>.

mod check;
mod evaluate;
mod fill;
mod guard;
mod player;
mod query;
mod rows;
mod value;

use std::borrow::Cow;
use std::ops::Range;

pub use guard::{Column, Fact, Test, has_comment, has_no_other_comment, owner_of};
pub(crate) use value::{holds_symbol, shown};

use super::effect::Effect;
use super::object::ObjectId;
use super::outcome::Outcome;
use super::refusal::Refusal;
use super::rules::Reading;
use super::session::Session;
use super::state::Account;
use super::step::Stop;
use crate::parse::Statement;
use crate::parse::scripting::Block;

/// How sure it is that a statement of a block runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It runs.
    Certain,
    /// It runs under a condition that nobody knows.
    May,
    /// It runs for some object, if there is one, that nobody can name.
    Some,
    /// Its condition does not hold, as far as the account is known.
    NotTaken,
    /// Something before it is refused; told as if that had been mended.
    NotReached,
}

/// A statement that a block runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Its line in the script.
    pub line: u32,
    /// The statement with the block's variables in place.
    pub statement: Statement,
    /// Which of the block's effects are its own.
    pub effects: Range<usize>,
    /// How sure it is.
    pub certainty: Certainty,
    /// What was checked on the way to it.
    pub facts: Vec<Fact>,
}

/// An object that has to be there for a block to come past its checks and do its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The object.
    pub object: ObjectId,
    /// The comment that it has to have.
    pub comment: Option<String>,
}

/// What a block does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Played {
    /// What it has done.
    pub effects: Vec<Effect>,
    /// Why it stopped.
    pub refusal: Option<Refusal>,
    /// Refusals that depend on what is not known; each is among what is not understood.
    pub doubtful: Vec<Refusal>,
    /// What is not understood in it: lines and reasons.
    pub not_understood: Vec<(u32, String)>,
    /// The statements that it runs.
    pub acts: Vec<Act>,
    /// What would let it do more.
    pub wanted: Vec<Wanted>,
}

/// What is known of the account that a block runs on.
#[derive(Debug, Clone, Copy)]
pub enum Knowledge<'a> {
    /// Everything: what is not in the account is not there.
    Whole,
    /// What was there before the scripts, which may hold more than is known.
    Before(&'a Account),
}

/// What runs one statement.
pub(super) type Run = fn(&mut Account, &mut Session, &Reading, &Statement) -> Outcome;

/// Where a block is played.
pub(super) struct Stage<'a> {
    pub(super) account: &'a mut Account,
    pub(super) session: &'a mut Session,
    pub(super) reading: &'a Reading,
    pub(super) run: Run,
}

/// Plays a block on an account that may hold more than is known.
pub(super) fn play(stage: Stage<'_>, before: &Account, block: &Block) -> Played {
    player::play(stage, Knowledge::Before(before), block)
}

/// How a block went that runs on an account of which everything is known. Where something in it
/// is not understood, the account is as before.
pub(super) fn outcome(
    account: &mut Account,
    session: &mut Session,
    reading: &Reading,
    run: Run,
    block: &Block,
) -> Outcome {
    let before = (account.clone(), session.clone());
    let stage = Stage {
        account,
        session,
        reading,
        run,
    };
    let played = player::play(stage, Knowledge::Whole, block);
    if let Some((line, reason)) = played.not_understood.first() {
        let reason = format!("in line {line}: {reason}");
        (*account, *session) = before;
        return Outcome::NotUnderstood(reason);
    }
    match (played.refusal, played.effects) {
        (None, effects) => Outcome::Done(effects),
        (Some(refusal), effects) if effects.is_empty() => Outcome::Refused(refusal),
        (Some(refusal), effects) => Outcome::PartlyDone { effects, refusal },
    }
}

/// A statement outside of a block, with what its expressions come to in their places.
pub(super) fn filled<'s>(
    step: &super::step::Step<'_>,
    statement: &'s Statement,
) -> Result<Cow<'s, Statement>, Stop> {
    if !fill::asks(step, statement) {
        return Ok(Cow::Borrowed(statement));
    }
    let scopes = Vec::new();
    let environment = evaluate::Environment {
        step,
        scopes: &scopes,
    };
    let filled = fill::fill(&environment, statement)?;
    if filled.symbolic {
        let reason = "what this is about is known only when it runs";
        return Err(Stop::NotUnderstood(reason.to_owned()));
    }
    Ok(Cow::Owned(filled.statement))
}
