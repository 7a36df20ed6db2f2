//! Playing scripts on an account that is not known, as a client would send them.
//!
//! One pass: what a statement needs and nothing known denies is assumed while it is played.
//! After a refusal the rest is played as if it had been mended, so that one mistake does not
//! hide others; what is left of it in the end is what stood before the refusal.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::account::scripting::{Act, Certainty, Played, Wanted};
use crate::account::{
    Account, Effect, ObjectId, Outcome, Reading, Refusal, Session, fill_in, play_block, run_under,
    system,
};
use crate::parse::Script;
use crate::parse::statement::{Located, Statement};

use super::assume::{Accounts, Assumptions, Fact, Moment};
use super::lift::Scene;
use super::trace::{Step, Trace, Went};

/// The user who runs the script when not as ACCOUNTADMIN.
const OPERATOR: &str = "OPERATOR";

/// How many facts one statement may rest on; what needs more is refused.
const MOST: usize = 1_000;

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

/// Plays the earlier scripts, then the one that is reviewed; each in a session of its own.
pub(super) fn play<'a>(request: &Request<'a>) -> (Trace<'a>, Assumptions) {
    let role = ObjectId::role(request.role.unwrap_or(system::ACCOUNTADMIN));
    let user = ObjectId::user(match request.role {
        None => system::ADMINISTRATOR,
        Some(_) => OPERATOR,
    });
    let accounts = Accounts::new(Account::new(), user.clone());
    let mut player = Player {
        accounts,
        assumptions: Assumptions::default(),
        role: role.clone(),
        reading: Reading::default(),
        keep_going: request.keep_going,
        is_reviewed: false,
    };
    player.accounts.assume(&Fact::RunnerHas(role));
    let trace = player.all(request, user);
    (trace, player.assumptions)
}

/// Plays them on the same account again, under another reading of the documentation.
pub(super) fn play_again<'a>(
    request: &Request<'a>,
    trace: &Trace<'_>,
    assumptions: &Assumptions,
    reading: Reading,
) -> Trace<'a> {
    let base = Account::clone(&trace.base);
    let mut player = Player {
        accounts: Accounts::new(base, trace.runner.clone()),
        assumptions: assumptions.clone(),
        role: ObjectId::role(request.role.unwrap_or(system::ACCOUNTADMIN)),
        reading,
        keep_going: request.keep_going,
        is_reviewed: false,
    };
    player.all(request, trace.runner.clone())
}

struct Player {
    accounts: Accounts,
    assumptions: Assumptions,
    role: ObjectId,
    reading: Reading,
    keep_going: bool,
    /// Whether the script is the reviewed one, whose lines count.
    is_reviewed: bool,
}

impl Player {
    fn all<'a>(&mut self, request: &Request<'a>, runner: ObjectId) -> Trace<'a> {
        let mut earlier = Vec::new();
        for script in request.earlier {
            earlier.extend(self.script(script, &runner));
        }
        self.accounts.keep(Moment::Before);
        self.is_reviewed = true;
        let steps = self.script(request.script, &runner);
        Trace {
            runner,
            earlier_scripts: request.earlier,
            script: request.script,
            before: Rc::new(self.accounts.take(Moment::Before)),
            after: self.accounts.take(Moment::Stop),
            mended: self.accounts.now.clone(),
            base: Rc::new(self.accounts.base.clone()),
            asked: self.reading.asked().collect(),
            earlier,
            steps,
            keep_going: request.keep_going,
            made: OnceCell::new(),
        }
    }

    fn script<'a>(&mut self, script: &'a Script, runner: &ObjectId) -> Vec<Step<'a>> {
        let mut session = Session::new(runner.clone(), self.role.clone());
        self.assumptions.begin(&mut session);
        let mut stopped = false;
        let mut steps = Vec::with_capacity(script.statements.len());
        for located in &script.statements {
            let mut step = self.statement(located, &mut session);
            if stopped && !matches!(step.went, Went::NotUnderstood(_)) {
                step.went = Went::NotReached;
            } else if matches!(step.went, Went::Refused(_)) && !self.keep_going {
                stopped = true;
                self.accounts.keep(if self.is_reviewed {
                    Moment::Stop
                } else {
                    Moment::Before
                });
            }
            steps.push(step);
        }
        steps
    }

    /// Plays a statement, again each time that something had to be assumed for it.
    fn statement<'a>(&mut self, located: &'a Located, session: &mut Session) -> Step<'a> {
        let statement = &located.statement;
        let mut step = Step {
            located,
            went: Went::Done,
            effects: Vec::new(),
            acts: Vec::new(),
            not_understood: Vec::new(),
            role: session.primary.clone(),
        };
        for _ in 0..MOST {
            let facts = self.scene(statement, session).facts_before();
            self.assume(&facts, located, session);
            let before = self.restart_point(statement, session);
            let Once {
                went,
                effects,
                refusals,
                wanted,
                acts,
                not_understood,
            } = self.once(located, session);
            (step.acts, step.not_understood) = (acts, not_understood);
            let scene = self.scene(statement, session);
            let mut facts = scene.facts_missed(&effects);
            facts.extend(scene.facts_wanted(&wanted));
            facts.extend(scene.facts_composed(&step.acts));
            for refusal in &refusals {
                facts.extend(scene.facts(refusal));
            }
            if !self.assume(&facts, located, session) {
                step.effects = joined(step.effects, effects);
                step.went = went;
                break;
            }
            match before {
                Some((account, old)) => {
                    // What was assumed lies under the account as it was, too.
                    self.accounts.now = account;
                    *session = old;
                    facts.iter().for_each(|fact| {
                        self.accounts.assume(fact);
                        fact.enter(session);
                    });
                }
                None => step.effects = joined(step.effects, effects),
            }
        }
        self.accounts.settled.learn(&step.effects);
        step
    }

    /// Plays a statement once, on what is assumed so far.
    fn once(&mut self, located: &Located, session: &mut Session) -> Once {
        let Accounts { base, now, .. } = &mut self.accounts;
        let (reading, statement) = (&self.reading, &located.statement);
        if let Statement::Block(block) = statement {
            return Once::of_block(play_block(now, session, reading, base, block));
        }
        let filled = fill_in(now, session, reading, statement);
        let outcome = run_under(now, session, reading, filled.as_ref().unwrap_or(statement));
        let (went, effects, refusal) = parts(outcome);
        let act = filled.map(|statement| Act {
            line: located.line,
            statement,
            effects: 0..usize::MAX,
            certainty: Certainty::Certain,
            facts: Vec::new(),
        });
        Once {
            went,
            effects,
            refusals: refusal.into_iter().collect(),
            wanted: Vec::new(),
            acts: act.into_iter().collect(),
            not_understood: Vec::new(),
        }
    }

    /// The account and the session before a statement that may do a part of what it says, to
    /// play it again from there.
    fn restart_point(
        &self,
        statement: &Statement,
        session: &Session,
    ) -> Option<(Account, Session)> {
        matches!(statement, Statement::Block(_))
            .then(|| (self.accounts.now.clone(), session.clone()))
    }

    fn scene<'s>(&'s self, statement: &'s Statement, session: &'s Session) -> Scene<'s> {
        Scene {
            accounts: &self.accounts,
            session,
            statement,
        }
    }

    /// Assumes what is new; says whether anything was.
    fn assume(&mut self, facts: &[Fact], located: &Located, session: &mut Session) -> bool {
        let line = self.is_reviewed.then_some(located.line);
        let mut new = false;
        for fact in facts {
            if self.assumptions.add(fact, line) {
                new = true;
                self.accounts.assume(fact);
                fact.enter(session);
            }
        }
        new
    }
}

/// What a statement did when it was played once.
struct Once {
    went: Went,
    effects: Vec<Effect>,
    /// Why it was refused, or may be.
    refusals: Vec<Refusal>,
    wanted: Vec<Wanted>,
    acts: Vec<Act>,
    not_understood: Vec<(u32, String)>,
}

impl Once {
    fn of_block(played: Played) -> Self {
        let went = match (&played.refusal, played.not_understood.first()) {
            (Some(refusal), _) => refused(refusal),
            (None, Some((line, reason))) => {
                Went::NotUnderstood(format!("in line {line}: {reason}"))
            }
            (None, None) => Went::Done,
        };
        Self {
            went,
            effects: played.effects,
            refusals: played.refusal.into_iter().chain(played.doubtful).collect(),
            wanted: played.wanted,
            acts: played.acts,
            not_understood: played.not_understood,
        }
    }
}

fn refused(refusal: &Refusal) -> Went {
    Went::Refused(refusal.to_string().trim_end_matches('.').to_owned())
}

/// How it went, what it did, and why it was refused.
fn parts(outcome: Outcome) -> (Went, Vec<Effect>, Option<Refusal>) {
    match outcome {
        Outcome::Done(effects) => (Went::Done, effects, None),
        Outcome::Refused(refusal) => (refused(&refusal), Vec::new(), Some(refusal)),
        Outcome::PartlyDone { effects, refusal } => (refused(&refusal), effects, Some(refusal)),
        Outcome::NotUnderstood(reason) => (Went::NotUnderstood(reason), Vec::new(), None),
    }
}

/// What a statement did that was played twice: what it found done the second time, it did.
fn joined(mut first: Vec<Effect>, second: Vec<Effect>) -> Vec<Effect> {
    first.retain(|effect| !matches!(effect, Effect::WasNotThere(_)));
    let done_before = |effect: &Effect| match effect {
        Effect::AlreadyGranted(again) => first
            .iter()
            .any(|effect| matches!(effect, Effect::Granted { grant, .. } if grant == again)),
        _ => false,
    };
    let second: Vec<Effect> = second
        .into_iter()
        .filter(|effect| !done_before(effect))
        .collect();
    first.extend(second);
    first
}
