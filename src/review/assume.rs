//! What has to be there for a script to make sense: whatever it uses and nothing creates.
//!
//! Found by playing: what a statement misses is assumed, and it is played again at once. Then
//! everything is played again on all that was assumed, until nothing is missing that could be:
//! what is there from the start may have changed what an earlier statement does. What a script
//! has made itself is never assumed, so that a script that uses what it has dropped is still
//! refused.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::account::{Account, Effect, Name, ObjectId, Reading, Rules, Session, run, system};
use crate::catalogue::Privilege;
use crate::parse::statement::{
    Grantee, Masked, Name as Written, ObjectName, Privileges, Securable, Statement,
};

use super::missing::{self, ANY, Wanted, is_custom};
use super::play::{Request, Stage, play, play_prompted};
use super::trace::{Step, Trace, appeared};

/// What a role that sets an integration up is documented to hold, each with the grant option.
const SETUP_PRIVILEGES: [Privilege; 6] = [
    Privilege::CREATE_DATABASE,
    Privilege::CREATE_ROLE,
    Privilege::CREATE_USER,
    Privilege::MANAGE_GRANTS,
    Privilege::APPLY_MASKING_POLICY,
    Privilege::APPLY_ROW_ACCESS_POLICY,
];

/// How often a script is played to find what it misses, at most; what is still missing then is
/// refused.
const ROUNDS: usize = 100;

/// The user who runs the script when not as ACCOUNTADMIN.
const OPERATOR: &str = "OPERATOR";

/// What is known of an object that is assumed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Assumed {
    owner: ObjectId,
    comment: Option<String>,
}

impl Assumed {
    fn add_to(&self, account: &mut Account, object: &ObjectId) {
        account.ensure(object, &self.owner);
        if let Some(comment) = &self.comment {
            account.remark(object, comment);
        }
    }
}

/// Everything that is assumed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Assumptions {
    objects: BTreeMap<ObjectId, Assumed>,
    /// Roles that the user who runs the script holds.
    held: Vec<ObjectId>,
    /// Session variables that are set before each script.
    variables: BTreeSet<Name>,
}

/// Plays the scripts on the account that they need.
pub(super) fn settle<'a>(request: &Request<'a>) -> (Trace<'a>, Assumptions) {
    // Everything is looked at, whatever the client does in the end.
    let everything = Request {
        keep_going: true,
        ..*request
    };
    let mut assumptions = Assumptions::default();
    for _ in 0..ROUNDS {
        let stage = assumptions.stage(request, Reading::default());
        let mut prompting = Prompting::new(assumptions, &stage);
        let trace = play_prompted(stage, &everything, |step, stage, session| {
            prompting.look_at(step, stage, session)
        });
        assumptions = prompting.assumptions;
        if !prompting.wider {
            if request.keep_going || !trace.has_refusals() {
                let keep_going = request.keep_going;
                return (
                    Trace {
                        keep_going,
                        ..trace
                    },
                    assumptions,
                );
            }
            break;
        }
    }
    let stage = assumptions.stage(request, Reading::default());
    (play(stage, request), assumptions)
}

/// Assumes what statements miss while they are played.
struct Prompting {
    assumptions: Assumptions,
    /// The user who runs the scripts.
    user: ObjectId,
    /// The account before the first script, on the assumptions so far.
    base: Rc<Account>,
    /// What the scripts have made so far.
    made: BTreeSet<ObjectId>,
    /// The session variables that they have set.
    set: BTreeSet<Name>,
    /// Whether anything was assumed that was not before.
    wider: bool,
    /// Whether later statements may mean something else once the scripts are played again.
    misled: bool,
}

impl Prompting {
    fn new(assumptions: Assumptions, stage: &Stage) -> Self {
        Self {
            assumptions,
            user: stage.user.clone(),
            base: Rc::clone(&stage.base),
            made: BTreeSet::new(),
            set: BTreeSet::new(),
            wider: false,
            misled: false,
        }
    }

    /// Assumes what a statement misses; says whether it is to be played again, on that.
    fn look_at(&mut self, step: &Step<'_>, stage: &mut Stage, session: &mut Session) -> bool {
        if !self.misled && self.widen(step, stage, session) {
            self.wider = true;
            if has_changed_nothing(step) {
                return true;
            }
            self.misled = decides_names(step.statement());
        }
        self.made.extend(appeared(step).cloned());
        self.set
            .extend(step.effects.iter().filter_map(|effect| match effect {
                Effect::VariableSet(name) => Some(name.clone()),
                _ => None,
            }));
        false
    }

    /// Adds what a statement misses; says whether any of it is new.
    fn widen(&mut self, step: &Step<'_>, stage: &mut Stage, session: &mut Session) -> bool {
        let mut new = false;
        for name in step.not_set.iter().filter(|name| !self.set.contains(*name)) {
            new |= self.assumptions.variables.insert(name.clone());
            session
                .variables
                .insert(name.clone(), Masked(String::new()));
        }
        for want in missing::wanted(step, &self.base) {
            if !self.made.contains(&want.object) && self.assumptions.add(&want, &self.base) {
                new = true;
                for account in [Rc::make_mut(&mut self.base), &mut stage.account] {
                    self.assumptions.apply(&want, &self.user, account);
                }
            }
        }
        new
    }
}

/// Whether a statement can be played again as if for the first time.
fn has_changed_nothing(step: &Step<'_>) -> bool {
    let nothing = |effect: &Effect| matches!(effect, Effect::WasNotThere(_));
    step.effects.iter().all(nothing)
}

impl Assumptions {
    /// The account and the user on these assumptions.
    pub(super) fn stage(&self, request: &Request<'_>, reading: Reading) -> Stage {
        let mut account = Account::new();
        for (object, assumed) in &self.objects {
            assumed.add_to(&mut account, object);
        }
        let (user, role) = match request.role {
            None => (system::ADMINISTRATOR, system::ACCOUNTADMIN),
            Some(role) => (OPERATOR, role),
        };
        let user = ObjectId::user(user);
        for held in std::iter::once(&ObjectId::role(role)).chain(&self.held) {
            hold(&mut account, &user, held);
        }
        Stage {
            base: Rc::new(account.clone()),
            account,
            user,
            role: ObjectId::role(role),
            reading,
            variables: self.variables.clone(),
        }
    }

    /// Adds to an account what has just been assumed.
    fn apply(&self, want: &Wanted, user: &ObjectId, account: &mut Account) {
        match self.objects.get(&want.object) {
            _ if want.held => hold(account, user, &want.object),
            Some(assumed) => assumed.add_to(account, &want.object),
            None => {}
        }
    }

    /// What is assumed, in words.
    pub(super) fn words(&self) -> Vec<String> {
        let held = self.held.iter().map(|role| {
            format!("{role} exists, is granted to whoever runs the script, and holds just the six documented privileges with the grant option")
        });
        let objects = self.objects.iter().map(|(object, assumed)| {
            let owner = &assumed.owner;
            match (&*object.name, &assumed.comment) {
                (ANY, _) => format!("{object} stands for all of its kind there, owned by {owner}"),
                (_, Some(_)) => format!(
                    "{object} exists, owned by {owner}, with the comment that the script asks for"
                ),
                (_, None) => format!("{object} exists, owned by {owner}"),
            }
        });
        let variables = self
            .variables
            .iter()
            .map(|name| format!("the session variable {name} is set before the script is run"));
        held.chain(objects).chain(variables).collect()
    }

    /// Adds one assumption; says whether it is new.
    fn add(&mut self, want: &Wanted, base: &Account) -> bool {
        if want.held {
            let new = !self.held.contains(&want.object);
            if new {
                self.held.push(want.object.clone());
            }
            return new;
        }
        let there = base.object(&want.object);
        let marked = there.is_some_and(|object| object.comment().is_some());
        if there.is_some() && (want.comment.is_none() || marked) {
            return false;
        }
        let assumed = Assumed {
            owner: want.owner.clone(),
            comment: want.comment.clone(),
        };
        self.objects.insert(want.object.clone(), assumed.clone()) != Some(assumed)
    }
}

/// Whether the names and owners in later statements may depend on a statement.
fn decides_names(statement: &Statement) -> bool {
    matches!(
        statement,
        Statement::UseRole(_)
            | Statement::Use { .. }
            | Statement::SetVariable { .. }
            | Statement::Create { .. }
            | Statement::Alter { .. }
            | Statement::Block(_)
    )
}

/// Makes `user` one who holds `role`.
fn hold(account: &mut Account, user: &ObjectId, role: &ObjectId) {
    set_up(account, role);
    account.ensure_user(&user.name, &role.name);
}

/// Makes `role` one that holds just what a setup role is documented to need, unless it is one of
/// Snowflake's.
fn set_up(account: &mut Account, role: &ObjectId) {
    if !is_custom(role) {
        return;
    }
    account.ensure(role, &ObjectId::role(system::USERADMIN));
    let mut session = Session::of_administrator();
    for privilege in SETUP_PRIVILEGES {
        let grant = Statement::Grant {
            privileges: Privileges::List(vec![privilege]),
            on: Securable::Account,
            to: Grantee::Role(ObjectName::Parts(vec![Written::quoted(&*role.name)])),
            with_grant_option: true,
        };
        run(account, &mut session, &Rules::default(), &grant);
    }
}
