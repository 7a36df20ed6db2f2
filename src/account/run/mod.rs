//! Running statements: one function a family, and nothing ignored.

mod alter;
mod create;
mod data;
mod drop;
mod future;
mod grant;
mod ownership;
mod policy;
mod privilege;
mod property;
mod revoke;
mod role;
mod use_;
mod user;
mod variable;

use std::borrow::Cow;

use super::outcome::Outcome;
use super::rules::{Reading, Rules};
use super::scripting::{self, Played, Stage};
use super::session::Session;
use super::state::Account;
use super::step::{Run, Step, Stop};
use crate::parse::scripting::Block;
use crate::parse::statement::Statement;

/// Runs one statement.
///
/// ```
/// use sfgen::account::{Account, Outcome, Rules, Session, run};
/// use sfgen::parse::statement::{Name, ObjectName, Statement};
///
/// let (mut account, mut session) = (Account::new(), Session::of_administrator());
/// let role = ObjectName::Parts(vec![Name::unquoted("nobodys")]);
/// let outcome = run(&mut account, &mut session, &Rules::default(), &Statement::UseRole(role));
/// let Outcome::Refused(refusal) = outcome else { panic!("refused") };
/// assert_eq!(refusal.to_string(), "Role 'NOBODYS' does not exist or not authorized.");
/// ```
pub fn run(
    account: &mut Account,
    session: &mut Session,
    rules: &Rules,
    statement: &Statement,
) -> Outcome {
    run_under(account, session, &Reading::new(*rules), statement)
}

/// Runs one statement under a reading that remembers what was asked of it.
pub fn run_under(
    account: &mut Account,
    session: &mut Session,
    reading: &Reading,
    statement: &Statement,
) -> Outcome {
    if let Statement::Block(block) = statement {
        return scripting::outcome(account, session, reading, run_under, block);
    }
    let mut step = Step::new(account, session, reading);
    let run = scripting::filled(&step, statement).and_then(|filled| dispatch(&mut step, &filled));
    let effects = step.effects;
    match run {
        Ok(()) => Outcome::Done(effects),
        Err(Stop::NotUnderstood(reason)) => Outcome::NotUnderstood(reason),
        Err(Stop::Refused(refusal)) if effects.is_empty() => Outcome::Refused(refusal),
        Err(Stop::Refused(refusal)) => Outcome::PartlyDone { effects, refusal },
    }
}

/// The statement that runs, where names or values of `statement` are expressions that are known.
pub fn fill_in(
    account: &mut Account,
    session: &mut Session,
    reading: &Reading,
    statement: &Statement,
) -> Option<Statement> {
    let step = Step::new(account, session, reading);
    match scripting::filled(&step, statement) {
        Ok(Cow::Owned(filled)) => Some(filled),
        Ok(Cow::Borrowed(_)) | Err(_) => None,
    }
}

/// Plays a block on an account that may hold more than is known: `before` is what was there
/// before the scripts.
pub fn play_block(
    account: &mut Account,
    session: &mut Session,
    reading: &Reading,
    before: &Account,
    block: &Block,
) -> Played {
    let stage = Stage {
        account,
        session,
        reading,
        run: run_under,
    };
    scripting::play(stage, before, block)
}

/// Which function runs a statement: a table, and no statement is left out of it.
fn dispatch(step: &mut Step<'_>, statement: &Statement) -> Run {
    match statement {
        Statement::UseRole(role) => use_::role(step, role),
        Statement::UseSecondaryRoles(roles) => use_::secondary_roles(step, roles),
        Statement::Use { kind, name } => use_::object(step, *kind, name),
        Statement::SetVariable { name, value } => variable::set(step, name, value),
        Statement::UnsetVariable(name) => variable::unset(step, name),
        Statement::Create {
            kind,
            name,
            or_replace,
            if_not_exists,
            modifiers,
            properties,
            mentions,
        } => create::Create {
            kind: *kind,
            name,
            or_replace: *or_replace,
            if_not_exists: *if_not_exists,
            modifiers,
            properties,
            mentions,
        }
        .run(step),
        Statement::Alter {
            kind,
            name,
            if_exists,
            change,
        } => alter::alter(step, *kind, name, *if_exists, change),
        Statement::Drop {
            kind,
            name,
            if_exists,
            // RESTRICT only warns of foreign keys, which the model does not know; both words are
            // taken on every kind: <https://docs.snowflake.com/en/sql-reference/sql/drop-schema>.
            behaviour: _,
        } => drop::drop(step, *kind, name, *if_exists),
        Statement::Grant {
            privileges,
            on,
            to,
            with_grant_option,
        } => grant::grant(step, privileges, on, to, *with_grant_option),
        Statement::Revoke {
            grant_option_for,
            privileges,
            on,
            from,
            behaviour,
        } => revoke::Revoke {
            grant_option_for: *grant_option_for,
            cascade: revoke::cascades(*behaviour),
        }
        .privileges(step, privileges, on, from),
        Statement::GrantRole {
            role,
            to,
            with_grant_option,
        } => role::grant(step, role, to, *with_grant_option),
        Statement::RevokeRole { role, from } => revoke::role(step, role, from),
        Statement::GrantOwnership {
            on,
            to,
            current_grants,
        } => ownership::transfer(step, on, to, *current_grants),
        Statement::Comment {
            kind,
            name,
            if_exists,
            text,
        } => alter::comment(step, *kind, name, *if_exists, text),
        // Its statements are run one by one.
        Statement::Block(_) => not_understood("a block within a statement"),
        Statement::Data(statement) => data::data(step, statement),
        Statement::Read(query) => data::query(step, &query.mentions),
        Statement::Unknown(unknown) => not_understood(&unknown.reason),
    }
}

fn not_understood(reason: &str) -> Run {
    Err(Stop::NotUnderstood(reason.to_owned()))
}
