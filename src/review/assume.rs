//! What has to be there for a script to make sense: whatever it uses and nothing creates.
//!
//! Found by playing: what a statement misses is assumed, and everything is played again, until
//! nothing is missing that could be assumed. What a script has made itself is never assumed, so
//! that a script that uses what it has dropped is still refused.

use std::collections::{BTreeMap, BTreeSet};

use crate::account::{Account, Effect, Name, ObjectId, Rules, Session, run, system};
use crate::parse::privilege::Privilege;
use crate::parse::statement::{
    Grantee, Name as Written, ObjectName, Privileges, Securable, Statement,
};

use super::missing::{self, ANY, Wanted, is_custom};
use super::play::{Request, Stage, play};
use super::trace::{Trace, made};

/// What a role that sets an integration up is documented to hold, each with the grant option.
const SETUP_PRIVILEGES: [&str; 6] = [
    "CREATE DATABASE",
    "CREATE ROLE",
    "CREATE USER",
    "MANAGE GRANTS",
    "APPLY MASKING POLICY",
    "APPLY ROW ACCESS POLICY",
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
        let trace = play(assumptions.stage(request, Rules::default()), &everything);
        let mut wider = assumptions.clone();
        wider.widen(&trace);
        if wider == assumptions {
            break;
        }
        assumptions = wider;
    }
    let trace = play(assumptions.stage(request, Rules::default()), request);
    (trace, assumptions)
}

impl Assumptions {
    /// The account and the user on these assumptions.
    pub(super) fn stage(&self, request: &Request<'_>, rules: Rules) -> Stage {
        let mut account = Account::new();
        for (object, assumed) in &self.objects {
            account.ensure(object, &assumed.owner);
            if let Some(comment) = &assumed.comment {
                account.remark(object, comment);
            }
        }
        let (user, role) = match request.role {
            None => (system::ADMINISTRATOR, system::ACCOUNTADMIN),
            Some(role) => (OPERATOR, role),
        };
        set_up(&mut account, role);
        let user_id = account.ensure_user(user, role);
        for held in &self.held {
            set_up(&mut account, &held.name);
            account.ensure_user(user, &held.name);
        }
        Stage {
            account,
            user: user_id,
            role: ObjectId::role(role),
            rules,
            variables: self.variables.clone(),
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

    /// Adds what statements miss, up to the first that misses something and on which the meaning
    /// of later ones may depend.
    fn widen(&mut self, trace: &Trace<'_>) {
        let mut known = BTreeSet::new();
        let mut variables = BTreeSet::new();
        for step in trace.earlier.iter().chain(&trace.steps) {
            let name = step
                .not_set
                .iter()
                .filter(|name| !variables.contains(*name));
            let mut new = name.cloned().any(|name| self.variables.insert(name));
            for want in missing::wanted(step, trace) {
                new |= !known.contains(&want.object) && self.add(&want, &trace.base);
            }
            if new && decides_names(step.statement()) {
                return;
            }
            known.extend(made(std::iter::once(step)));
            variables.extend(step.effects.iter().filter_map(|effect| match effect {
                Effect::VariableSet(name) => Some(name),
                _ => None,
            }));
        }
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

/// Makes `role` one that holds just what a setup role is documented to need, unless it is one of
/// Snowflake's.
fn set_up(account: &mut Account, role: &str) {
    let id = ObjectId::role(role);
    if !is_custom(&id) {
        return;
    }
    account.ensure(&id, &ObjectId::role(system::USERADMIN));
    let mut session = Session::of_administrator();
    for privilege in SETUP_PRIVILEGES {
        let grant = Statement::Grant {
            privileges: Privileges::List(vec![Privilege(privilege)]),
            on: Securable::Account,
            to: Grantee::Role(ObjectName::Parts(vec![Written::quoted(role)])),
            with_grant_option: true,
        };
        run(account, &mut session, &Rules::default(), &grant);
    }
}
