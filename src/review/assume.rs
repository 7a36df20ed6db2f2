//! What has to be so for a script to run, of an account that nobody knows.
//!
//! A statement is refused only by what is known: by what the scripts did themselves, and by what
//! Snowflake documents of every account. Whatever else it needs is assumed, once, and laid under
//! the accounts as if it had been so from the start; what a script has made, dropped or renamed
//! is known, and nothing is ever assumed of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::account::{Account, Effect, Grant, Name, ObjectId, Session, Target, moved, system};
use crate::catalogue::{ObjectKind, Privilege};
use crate::parse::statement::Masked;

/// Something that is taken to be so before the scripts are run.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fact {
    /// An object is there.
    Exists {
        /// The object.
        object: ObjectId,
        /// The role that is taken to own it.
        owner: ObjectId,
    },
    /// An object carries a comment.
    Carries {
        /// The object.
        object: ObjectId,
        /// The comment.
        comment: String,
    },
    /// A role owns an object.
    Owns {
        /// The role.
        role: ObjectId,
        /// The object.
        object: ObjectId,
    },
    /// Somebody holds a privilege or has a role.
    Holds {
        /// The grant.
        grant: Grant,
        /// With the grant option.
        with_grant_option: bool,
    },
    /// Whoever runs the scripts has a role.
    RunnerHas(ObjectId),
    /// The session has a current database and schema when the script starts.
    SessionIsSomewhere,
    /// A session variable is set before the script is run.
    VariableIsSet(Name),
}

/// What the session's database and schema are called where nobody says which they are.
const SESSION: [&str; 2] = ["CURRENT_DATABASE()", "CURRENT_SCHEMA()"];

impl Fact {
    /// A privilege that `role` holds.
    pub(super) fn holds(
        role: &ObjectId,
        privilege: Privilege,
        on: Target,
        with_grant_option: bool,
    ) -> Self {
        let grant = Grant {
            to: role.clone(),
            on,
            privilege,
            // What nobody here has granted, nobody's DROP ROLE takes along.
            grantor: Some(ObjectId::role(system::ACCOUNTADMIN)),
        };
        Self::Holds {
            grant,
            with_grant_option,
        }
    }

    /// Why it is assumed.
    fn why(&self) -> &'static str {
        match self {
            Self::Exists { .. } => "a statement uses it, and no earlier one makes it",
            Self::Carries { .. } => "a statement checks it",
            Self::Owns { .. } | Self::Holds { .. } => "a statement needs it, or changes nothing",
            Self::RunnerHas(_) => "the script activates the role",
            Self::SessionIsSomewhere => "a name is not qualified, and no statement says USE",
            Self::VariableIsSet(_) => "a statement uses it, and no earlier one sets it",
        }
    }

    /// The session's database and schema, whatever they are called.
    pub(super) fn session_schema() -> ObjectId {
        let [database, schema] = SESSION;
        ObjectId::schema(database, schema)
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists { object, owner } if object.is_every() => {
                write!(f, "{object} belongs to {owner}")
            }
            Self::Exists { object, owner } => write!(f, "{object} exists, owned by {owner}"),
            Self::Carries { object, .. } => {
                write!(f, "{object} carries the comment that the script asks for")
            }
            Self::Owns { role, object } => write!(f, "{role} owns {object}"),
            Self::Holds {
                grant,
                with_grant_option,
            } => match (grant.role(), with_grant_option) {
                (Some(role), _) => write!(f, "{} has {role}", grant.to),
                (None, true) => write!(
                    f,
                    "{} holds {} ON {} WITH GRANT OPTION",
                    grant.to,
                    grant.privilege.as_str(),
                    grant.on
                ),
                (None, false) => write!(
                    f,
                    "{} holds {} ON {}",
                    grant.to,
                    grant.privilege.as_str(),
                    grant.on
                ),
            },
            Self::RunnerHas(role) => {
                write!(f, "{role} exists and is granted to whoever runs the script")
            }
            Self::SessionIsSomewhere => {
                f.write_str("the session has a current database and a current schema")
            }
            Self::VariableIsSet(name) => {
                write!(
                    f,
                    "the session variable {name} is set before the script is run"
                )
            }
        }
    }
}

/// An assumption, as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    /// What is taken to be so.
    pub what: String,
    /// Why it has to be.
    pub why: &'static str,
    /// The line of the reviewed script that first needs it; none where an earlier script does.
    pub line: Option<u32>,
}

/// Everything that is assumed, in the order in which it was needed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Assumptions {
    facts: Vec<(Fact, Option<u32>)>,
    known: BTreeSet<Fact>,
}

impl Assumptions {
    /// Adds a fact that a line needs; says whether it is new.
    pub(super) fn add(&mut self, fact: &Fact, line: Option<u32>) -> bool {
        let new = self.known.insert(fact.clone());
        if new {
            self.facts.push((fact.clone(), line));
        }
        new
    }

    /// What is assumed, in words.
    pub(super) fn told(&self) -> Vec<Assumption> {
        let told = self.facts.iter().map(|(fact, line)| Assumption {
            what: fact.to_string(),
            why: fact.why(),
            line: *line,
        });
        told.collect()
    }

    /// Makes a new session one that starts as it is assumed to.
    pub(super) fn begin(&self, session: &mut Session) {
        for (fact, _) in &self.facts {
            fact.enter(session);
        }
    }
}

impl Fact {
    /// Takes the fact into a session.
    pub(super) fn enter(&self, session: &mut Session) {
        match self {
            Self::SessionIsSomewhere => {
                let [database, schema] = SESSION.map(Name::from);
                session.database.get_or_insert(database);
                session.schema.get_or_insert(schema);
            }
            Self::VariableIsSet(name) => {
                let value = Masked(format!("\"${name}\""));
                session.variables.entry(name.clone()).or_insert(value);
            }
            Self::Exists { .. }
            | Self::Carries { .. }
            | Self::Owns { .. }
            | Self::Holds { .. }
            | Self::RunnerHas(_) => {}
        }
    }

    /// Makes an account one in which the fact holds.
    fn lay(&self, account: &mut Account, runner: &ObjectId, name: &dyn Fn(&ObjectId) -> ObjectId) {
        match self {
            Self::Exists { object, owner } => {
                account.ensure(&name(object), &name(owner));
            }
            Self::Carries { object, comment } => account.remark(&name(object), comment),
            Self::Owns { role, object } => account.assume_owner(&name(object), &name(role)),
            Self::Holds {
                grant,
                with_grant_option,
            } => {
                let on = match &grant.on {
                    Target::Account => Target::Account,
                    Target::Object(object) => Target::Object(name(object)),
                };
                let grant = Grant {
                    to: name(&grant.to),
                    on,
                    ..grant.clone()
                };
                account.assume_grant(grant, *with_grant_option);
            }
            Self::RunnerHas(role) => {
                let role = name(role);
                if !system::is_system_role(&role) {
                    account.ensure(&role, &ObjectId::role(system::USERADMIN));
                }
                account.ensure_user(&runner.name, &role.name);
            }
            Self::SessionIsSomewhere => {
                let schema = Self::session_schema();
                account.ensure(&schema, &ObjectId::role(system::SYSADMIN));
            }
            Self::VariableIsSet(_) => {}
        }
    }
}

/// What the scripts have settled themselves, whatever the account was like before.
#[derive(Debug, Clone, Default)]
pub(super) struct Settled {
    /// Names that the scripts have given or taken away.
    names: BTreeSet<ObjectId>,
    /// What they have made and what is still there: all that is in it is theirs too.
    made: BTreeSet<ObjectId>,
    renames: Vec<(ObjectId, ObjectId)>,
}

impl Settled {
    /// Takes in what a statement has done.
    pub(super) fn learn(&mut self, effects: &[Effect]) {
        for effect in effects {
            match effect {
                Effect::Created { object, .. } => {
                    self.names.insert(object.clone());
                    self.made.insert(object.clone());
                }
                Effect::Dropped(object) => {
                    self.names.insert(object.clone());
                    self.made.remove(object);
                }
                Effect::Renamed { from, to } => self.rename(from, to),
                _ => {}
            }
        }
    }

    fn rename(&mut self, from: &ObjectId, to: &ObjectId) {
        let along = |id: &&ObjectId| *id == from || id.is_inside(from);
        let along: Vec<ObjectId> = self.made.iter().filter(along).cloned().collect();
        for id in along {
            self.made.remove(&id);
            self.made.insert(moved(&id, from, to));
        }
        self.names.insert(from.clone());
        self.names.insert(to.clone());
        self.renames.push((from.clone(), to.clone()));
    }

    /// Whether the scripts have made `object`, or what it stands in.
    pub(super) fn is_made(&self, object: &ObjectId) -> bool {
        let mut around = std::iter::successors(Some(object.clone()), ObjectId::container);
        around.any(|id| self.made.contains(&id))
    }

    /// Whether nothing that the scripts did says that `object` is not there.
    pub(super) fn leaves_open(&self, object: &ObjectId) -> bool {
        let mut around = std::iter::successors(Some(object.clone()), ObjectId::container);
        around.all(|id| !self.names.contains(&id) || self.is_renamed(&id)) && !self.is_made(object)
    }

    /// Whether the last that was said of a name is that something of before has it now.
    fn is_renamed(&self, id: &ObjectId) -> bool {
        let last = self
            .renames
            .iter()
            .rev()
            .find(|(from, to)| from == id || to == id);
        last.is_some_and(|(_, to)| to == id) && !self.made.contains(id)
    }

    /// How `id` was called before all but the first `kept` renames.
    fn before(&self, id: &ObjectId, kept: usize) -> ObjectId {
        let later = self.renames.iter().skip(kept).rev();
        later.fold(id.clone(), |id, (from, to)| moved(&id, to, from))
    }
}

/// The accounts under which assumptions are laid: at the start, at moments since, and now.
#[derive(Debug, Clone)]
pub(super) struct Accounts {
    /// The account before the first script.
    pub(super) base: Account,
    /// The account as it is now.
    pub(super) now: Account,
    pub(super) settled: Settled,
    /// The account at moments that are asked about later, each with the renames until then.
    kept: BTreeMap<Moment, (Account, usize)>,
    pub(super) runner: ObjectId,
}

/// A moment whose account is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Moment {
    /// Before the reviewed script.
    Before,
    /// Where the client stops.
    Stop,
}

impl Accounts {
    /// Nothing has happened yet.
    pub(super) fn new(base: Account, runner: ObjectId) -> Self {
        Self {
            now: base.clone(),
            base,
            settled: Settled::default(),
            kept: BTreeMap::new(),
            runner,
        }
    }

    /// Keeps the account as it is now.
    pub(super) fn keep(&mut self, moment: Moment) {
        let renames = self.settled.renames.len();
        self.kept.insert(moment, (self.now.clone(), renames));
    }

    /// The account as it was at a moment; as it is now, where it was not kept.
    pub(super) fn take(&mut self, moment: Moment) -> Account {
        let kept = self.kept.remove(&moment);
        kept.map_or_else(|| self.now.clone(), |(account, _)| account)
    }

    /// Lays a fact under every account.
    pub(super) fn assume(&mut self, fact: &Fact) {
        let settled = &self.settled;
        let kept = self.kept.values_mut();
        let kept = kept.map(|(account, renames)| (account, *renames));
        let all = kept.chain([(&mut self.base, 0), (&mut self.now, settled.renames.len())]);
        for (account, renames) in all {
            fact.lay(account, &self.runner, &|id| settled.before(id, renames));
        }
    }
}

/// Whether it is a role that is not one of Snowflake's.
pub(super) fn is_custom(role: &ObjectId) -> bool {
    role.kind == ObjectKind::ROLE && !system::is_system_role(role)
}
