//! Playing scripts on an account, as a client would send them.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use crate::account::{
    Account, Effect, Name, ObjectId, Outcome, Reading, Refusal, Session, identifier_parts,
    run_under,
};
use crate::parse::Script;
use crate::parse::statement::{Container, Located, Masked, ObjectName, Statement};

use super::missing::bulk;
use super::trace::{Step, Trace, Went};

/// What is to be reviewed, and how.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The scripts that were run before, in order.
    pub earlier: &'a [&'a Script],
    /// The script.
    pub script: &'a Script,
    /// The only role of the user who runs it, as Snowflake stores its name; without it the user
    /// holds ACCOUNTADMIN.
    pub role: Option<&'a str>,
    /// Whether the client goes on after an error, as SnowSQL does by default.
    pub keep_going: bool,
    /// Whether requests in the script to accept a finding count.
    pub honour_allows: bool,
}

impl<'a> Request<'a> {
    /// A review of `script` alone, run by a user who holds ACCOUNTADMIN in a client that stops
    /// at the first error.
    pub fn of(script: &'a Script) -> Self {
        Self {
            earlier: &[],
            script,
            role: None,
            keep_going: false,
            honour_allows: false,
        }
    }
}

/// Where scripts are played.
#[derive(Debug, Clone)]
pub(super) struct Stage {
    pub(super) account: Account,
    /// The account before the first script.
    pub(super) base: Rc<Account>,
    pub(super) user: ObjectId,
    pub(super) role: ObjectId,
    pub(super) reading: Reading,
    /// Session variables that are set before each script.
    pub(super) variables: BTreeSet<Name>,
}

/// Plays the earlier scripts, then the one that is reviewed; each in a session of its own.
pub(super) fn play<'a>(stage: Stage, request: &Request<'a>) -> Trace<'a> {
    play_prompted(stage, request, |_, _, _| false)
}

/// Plays them with a prompter, who looks at each statement once it was played. What it misses
/// may then be put on the stage and into the session; the answer is whether it is played again.
pub(super) fn play_prompted<'a>(
    stage: Stage,
    request: &Request<'a>,
    prompter: impl FnMut(&Step<'_>, &mut Stage, &mut Session) -> bool,
) -> Trace<'a> {
    let base = Rc::clone(&stage.base);
    let runner = stage.user.clone();
    let mut player = Player {
        stage,
        prompter,
        keep_going: request.keep_going,
    };
    let mut earlier = Vec::new();
    for script in request.earlier {
        earlier.extend(player.script(script));
    }
    let before = match request.earlier {
        [] => Rc::clone(&base),
        _ => Rc::new(player.stage.account.clone()),
    };
    let steps = player.script(request.script);
    Trace {
        runner,
        earlier_scripts: request.earlier,
        script: request.script,
        base,
        before,
        after: player.stage.account,
        asked: player.stage.reading.asked().collect(),
        earlier,
        steps,
        keep_going: request.keep_going,
        made: OnceCell::new(),
    }
}

struct Player<P> {
    stage: Stage,
    prompter: P,
    keep_going: bool,
}

impl<P: FnMut(&Step<'_>, &mut Stage, &mut Session) -> bool> Player<P> {
    fn script<'a>(&mut self, script: &'a Script) -> Vec<Step<'a>> {
        let mut session = Session::new(self.stage.user.clone(), self.stage.role.clone());
        let variables = self.stage.variables.iter();
        let set = variables.map(|name| (name.clone(), Masked(String::new())));
        session.variables.extend(set);
        let mut stopped = false;
        let mut steps = Vec::with_capacity(script.statements.len());
        for located in &script.statements {
            let step = if stopped {
                not_reached(located, &session)
            } else {
                self.statement(located, &mut session)
            };
            stopped |= matches!(step.went, Went::Refused(_)) && !self.keep_going;
            steps.push(step);
        }
        steps
    }

    fn statement<'a>(&mut self, located: &'a Located, session: &mut Session) -> Step<'a> {
        loop {
            let step = self.once(located, session);
            if !(self.prompter)(&step, &mut self.stage, session) {
                return step;
            }
        }
    }

    fn once<'a>(&mut self, located: &'a Located, session: &mut Session) -> Step<'a> {
        let step = not_reached(located, session);
        let reading = &self.stage.reading;
        let account = &mut self.stage.account;
        match run_under(account, session, reading, &located.statement) {
            Outcome::Done(effects) => Step {
                went: Went::Done,
                effects,
                ..step
            },
            Outcome::Refused(refusal) => refused(step, Vec::new(), &refusal),
            Outcome::PartlyDone { effects, refusal } => refused(step, effects, &refusal),
            Outcome::NotUnderstood(reason) => Step {
                went: Went::NotUnderstood(reason),
                ..step
            },
        }
    }
}

fn not_reached<'a>(located: &'a Located, session: &Session) -> Step<'a> {
    Step {
        located,
        went: Went::NotReached,
        effects: Vec::new(),
        role: session.primary.clone(),
        database: session.database.clone(),
        container: container(&located.statement, session),
        not_found: None,
        not_assigned: None,
        not_set: None,
    }
}

/// The name that a session variable holds for the container of `ON ALL … IN`.
fn container(statement: &Statement, session: &Session) -> Option<Vec<Name>> {
    let (_, Container::Database(name) | Container::Schema(name)) = bulk(statement)?;
    match name {
        ObjectName::Variable(variable) => {
            identifier_parts(&session.variables.get(&*variable.value)?.0)
        }
        ObjectName::Parts(_) => None,
    }
}

fn refused<'a>(step: Step<'a>, effects: Vec<Effect>, refusal: &Refusal) -> Step<'a> {
    let not_found = match refusal {
        Refusal::NotFound(object) => Some(object.clone()),
        _ => None,
    };
    let not_assigned = match refusal {
        Refusal::RoleNotAssigned(role) => Some(ObjectId::role(role.clone())),
        _ => None,
    };
    let not_set = match refusal {
        Refusal::NoSuchVariable(name) => Some(name.clone()),
        _ => None,
    };
    Step {
        not_set,
        went: Went::Refused(refusal.to_string().trim_end_matches('.').to_owned()),
        effects,
        not_found,
        not_assigned,
        ..step
    }
}
