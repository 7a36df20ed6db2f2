//! What would have to be so of an unknown account for a refused statement to be done.
//!
//! Nothing is found where the refusal follows from what the scripts did or from what Snowflake
//! documents of every account: then it stands.

use crate::account::scripting::{Act, Wanted};
use crate::account::{Effect, Name, ObjectId, Refusal, Session, Target, system};
use crate::catalogue::{Level, ObjectKind, Privilege};
use crate::parse::statement::{Container, ObjectName, Securable, Statement};
use crate::text::identifier_parts;

use super::assume::{Accounts, Fact, is_custom};

/// Where a statement was refused.
pub(super) struct Scene<'s> {
    pub(super) accounts: &'s Accounts,
    pub(super) session: &'s Session,
    pub(super) statement: &'s Statement,
}

impl Scene<'_> {
    /// What would lift `refusal`; empty where it stands.
    pub(super) fn facts(&self, refusal: &Refusal) -> Vec<Fact> {
        match refusal {
            // A bare name, and no schema to look it up in.
            Refusal::NotFound(object)
                if object.database.is_none()
                    && object.kind.level() != Level::Account
                    && self.session.schema.is_none() =>
            {
                vec![Fact::SessionIsSomewhere]
            }
            Refusal::NotFound(object) if self.accounts.now.contains(object) => self.seen(object),
            Refusal::NotFound(object) => self.exists(object).into_iter().collect(),
            Refusal::RoleNotAssigned(role) => self.has(&ObjectId::role(role.clone())),
            Refusal::NoCurrentDatabase(_) | Refusal::NoCurrentSchema(_)
                if self.session.schema.is_none() =>
            {
                vec![Fact::SessionIsSomewhere]
            }
            Refusal::NoSuchVariable(name) => vec![Fact::VariableIsSet(name.clone())],
            Refusal::InsufficientPrivileges { on, missing, .. } => self.may(on, missing),
            Refusal::GrantNotExecuted { privileges, on, .. } => self.may_grant(on, privileges),
            Refusal::GrantPartiallyExecuted(privileges) => match securable(self.statement) {
                Some(Securable::Account) => self.may_grant(&Target::Account, privileges),
                _ => Vec::new(),
            },
            Refusal::NoCurrentDatabase(_)
            | Refusal::NoCurrentSchema(_)
            | Refusal::AlreadyExists(_)
            | Refusal::AlreadyExistsUnseen(_)
            | Refusal::NotAName(_)
            | Refusal::ValueTooLong(_)
            | Refusal::InvalidPrivilege { .. }
            | Refusal::DependentGrant(_)
            | Refusal::CurrentPrimaryRole(_)
            | Refusal::MadeBySnowflake(_)
            | Refusal::RoleCycle { .. }
            | Refusal::OwnershipNotRevocable(_)
            | Refusal::NotGrantable { .. }
            | Refusal::BulkRestricted { .. }
            | Refusal::NoFutureGrants(_)
            | Refusal::FutureOwner(_)
            | Refusal::PolicyAttached(_)
            | Refusal::HasPolicy(_)
            | Refusal::PolicyNotAttached { .. }
            | Refusal::NotForUserType { .. }
            | Refusal::InvalidValue { .. }
            | Refusal::DuplicateProperty(_)
            | Refusal::LoginNameTaken(_)
            | Refusal::UseRoleInBlock
            | Refusal::TooManyRows(_)
            | Refusal::Raised(_) => Vec::new(),
        }
    }

    /// That an object is there, where nothing says that it is not.
    pub(super) fn exists(&self, object: &ObjectId) -> Option<Fact> {
        let open = can_stand(object) && self.accounts.settled.leaves_open(object);
        open.then(|| Fact::Exists {
            owner: self.owner(object),
            object: object.clone(),
        })
    }

    /// Who is taken to own what is assumed: in a block, whose objects are the setup role's, the
    /// role that runs it; else the system role that such objects are documented to belong to.
    fn owner(&self, object: &ObjectId) -> ObjectId {
        let name = match object.kind {
            ObjectKind::ROLE | ObjectKind::USER => system::USERADMIN,
            ObjectKind::NETWORK_POLICY | ObjectKind::INTEGRATION => system::ACCOUNTADMIN,
            _ => system::SYSADMIN,
        };
        let made_by_setup_role = matches!(
            object.kind,
            ObjectKind::ROLE | ObjectKind::USER | ObjectKind::DATABASE
        );
        if made_by_setup_role && matches!(self.statement, Statement::Block(_)) {
            return self.session.primary.clone();
        }
        ObjectId::role(name)
    }

    /// That the runner has a role: not one that the scripts made and gave to nobody who may be
    /// the runner, nor one of Snowflake's where the runner is said to have another.
    fn has(&self, role: &ObjectId) -> Vec<Fact> {
        let account = &self.accounts.now;
        let is_administrator = *self.accounts.runner.name == *system::ADMINISTRATOR;
        if system::is_system_role(role) && !is_administrator {
            return Vec::new();
        }
        if !self.accounts.settled.is_made(role) {
            return vec![Fact::RunnerHas(role.clone())];
        }
        let open = |id: &&ObjectId| !self.accounts.settled.is_made(id);
        let heirs = account.ascend([role]);
        let heir = heirs.into_iter().filter(open).find(|id| may_be_had(id));
        heir.map(|heir| Fact::RunnerHas(heir.clone()))
            .into_iter()
            .collect()
    }

    /// The first active role that may hold anything: one that the scripts did not make and that
    /// is not Snowflake's own.
    fn stranger(&self) -> Option<ObjectId> {
        let open = |id: &&ObjectId| is_custom(id) && !self.accounts.settled.is_made(id);
        let account = &self.accounts.now;
        let primary = account.descend([&self.session.primary]);
        let all = primary
            .into_iter()
            .chain(account.descend([&self.session.user]));
        all.map(|step| step.role).find(open).cloned()
    }

    /// Who may hold something on an object of before: a role that nobody knows, or one of
    /// Snowflake's that is active.
    fn holder_on(&self, object: &ObjectId) -> Option<ObjectId> {
        if self.accounts.settled.is_made(object) || system::is_snowflake(object) {
            return None;
        }
        let account = &self.accounts.now;
        let mut primary = account.descend([&self.session.primary]).into_iter();
        self.stranger().or_else(|| {
            let system = primary.find(|step| system::is_system_role(step.role));
            system.map(|step| step.role.clone())
        })
    }

    /// That an active role holds something on an object, and so sees it.
    fn seen(&self, object: &ObjectId) -> Vec<Fact> {
        let Some(role) = self.holder_on(object) else {
            return Vec::new();
        };
        let usage = Some(Privilege::USAGE).filter(|usage| usage.is_on(object.kind));
        let any = usage.or_else(|| Privilege::all_on(object.kind).next());
        let on = Target::Object(object.clone());
        any.map(|privilege| Fact::holds(&role, privilege, on, false))
            .into_iter()
            .collect()
    }

    /// That an active role may do what it is refused for want of `missing`.
    fn may(&self, on: &Target, missing: &[Privilege]) -> Vec<Fact> {
        let Some(privilege) = missing.first() else {
            return Vec::new();
        };
        let role = match on {
            Target::Account => self.stranger(),
            Target::Object(object) => self.holder_on(object),
        };
        match (role, on) {
            (Some(role), Target::Object(object)) if *privilege == Privilege::OWNERSHIP => {
                vec![Fact::Owns {
                    role,
                    object: object.clone(),
                }]
            }
            (Some(role), on) => vec![Fact::holds(&role, *privilege, on.clone(), false)],
            (None, _) => Vec::new(),
        }
    }

    /// That an active role may grant `privileges`; of a role it is the owner.
    fn may_grant(&self, on: &Target, privileges: &[Privilege]) -> Vec<Fact> {
        let role = match on {
            Target::Account => self.stranger(),
            Target::Object(object) => self.holder_on(object),
        };
        let Some(role) = role else {
            return Vec::new();
        };
        if let Target::Object(object) = on
            && (object.is_role() || privileges.contains(&Privilege::IMPORTED_PRIVILEGES))
        {
            let owns = Fact::Owns {
                role,
                object: object.clone(),
            };
            return vec![owns];
        }
        let held = privileges.iter();
        held.map(|privilege| Fact::holds(&role, *privilege, on.clone(), true))
            .collect()
    }

    /// What a statement that was done would find if it were there: what `IF EXISTS` names, and
    /// what is taken back.
    pub(super) fn facts_missed(&self, effects: &[Effect]) -> Vec<Fact> {
        let missed = effects.iter().filter_map(|effect| match effect {
            Effect::WasNotThere(object) => self.exists(object),
            _ => None,
        });
        missed.collect()
    }

    /// What has to be known before the statement is run: that all objects of a kind, in a
    /// container of before, are more than those that are known by name.
    pub(super) fn facts_before(&self) -> Vec<Fact> {
        match self.statement {
            Statement::Block(block) => {
                let statements = block.statements().into_iter();
                let facts = statements.map(|inner| [self.every(inner), self.replaced(inner)]);
                facts.flatten().flatten().collect()
            }
            statement => {
                let facts = [self.every(statement), self.replaced(statement)];
                facts.into_iter().flatten().collect()
            }
        }
    }

    /// What statements that a block composed are about in bulk, in what stood before the scripts:
    /// what the block has made itself is known.
    pub(super) fn facts_composed(&self, acts: &[Act]) -> Vec<Fact> {
        let statements = acts.iter().map(|act| &act.statement);
        let of_before = |fact: &Fact| match fact {
            Fact::Exists { object, .. } => object
                .container()
                .is_some_and(|container| self.accounts.base.contains(&container)),
            _ => false,
        };
        statements
            .filter_map(|inner| self.every(inner))
            .filter(of_before)
            .collect()
    }

    /// The objects that a block asks for, with the comments that it asks for.
    pub(super) fn facts_wanted(&self, wanted: &[Wanted]) -> Vec<Fact> {
        let facts = wanted.iter().flat_map(|wanted| {
            let object = &wanted.object;
            let open = can_stand(object) && self.accounts.settled.leaves_open(object);
            let known = self.accounts.now.object(object);
            let bare = known.is_none_or(|known| known.comment().is_none());
            let exists = open.then(|| Fact::Exists {
                object: object.clone(),
                owner: self.session.primary.clone(),
            });
            let comment = wanted.comment.clone().filter(|_| open && bare);
            let carries = comment.map(|comment| Fact::Carries {
                object: object.clone(),
                comment,
            });
            exists.into_iter().chain(carries)
        });
        facts.collect()
    }

    /// What `CREATE OR REPLACE` replaces, where it may be there.
    fn replaced(&self, statement: &Statement) -> Option<Fact> {
        let Statement::Create {
            kind,
            name,
            or_replace: true,
            ..
        } = statement
        else {
            return None;
        };
        let object = self.identity(*kind, &self.parts(name)?)?;
        let account = &self.accounts.now;
        let container = object.container();
        let open = !account.contains(&object) && container.is_none_or(|at| account.contains(&at));
        self.exists(&object).filter(|_| open)
    }

    fn every(&self, statement: &Statement) -> Option<Fact> {
        let (kind, container) = bulk(statement)?;
        let container = self.place(container)?;
        let every = ObjectId::every(kind, &container);
        let account = &self.accounts.now;
        let open = account.contains(&container)
            && !self.accounts.settled.is_made(&container)
            && !account.contains(&every)
            && kind != ObjectKind::PIPE;
        open.then(|| Fact::Exists {
            owner: self.owner(&every),
            object: every,
        })
    }

    /// The container that a bulk statement names.
    fn place(&self, container: &Container) -> Option<ObjectId> {
        match container {
            Container::Database(name) => self.identity(ObjectKind::DATABASE, &self.parts(name)?),
            Container::Schema(name) => self.identity(ObjectKind::SCHEMA, &self.parts(name)?),
        }
    }

    /// The parts of a name, as far as they are known.
    fn parts(&self, name: &ObjectName) -> Option<Vec<Name>> {
        let parts = match name {
            ObjectName::Parts(parts) => parts.clone(),
            ObjectName::Variable(variable) => {
                let value = self.session.variables.get(&*variable.value)?;
                identifier_parts(&value.0).ok()?
            }
            ObjectName::Computed(_) => return None,
        };
        let parts = parts.iter().map(|part| part.value.as_str().into());
        Some(parts.collect())
    }

    /// The object that a name means in the session.
    fn identity(&self, kind: ObjectKind, parts: &[Name]) -> Option<ObjectId> {
        let database = || self.session.database.clone();
        match (kind.level(), parts) {
            (Level::Account, [name]) => Some(ObjectId::in_account(kind, name.clone())),
            (Level::Database, [name]) => {
                Some(ObjectId::in_database(kind, database()?, name.clone()))
            }
            (Level::Database, [database, name]) => {
                Some(ObjectId::in_database(kind, database.clone(), name.clone()))
            }
            (Level::Schema, [name]) => {
                let schema = self.session.schema.clone()?;
                Some(ObjectId::in_schema(kind, database()?, schema, name.clone()))
            }
            (Level::Schema, [schema, name]) => Some(ObjectId::in_schema(
                kind,
                database()?,
                schema.clone(),
                name.clone(),
            )),
            (Level::Schema, [database, schema, name]) => Some(ObjectId::in_schema(
                kind,
                database.clone(),
                schema.clone(),
                name.clone(),
            )),
            (Level::Account | Level::Database | Level::Schema, _) => None,
        }
    }
}

/// The kind of objects after `ON ALL`, and what they are in.
fn bulk(statement: &Statement) -> Option<(ObjectKind, &Container)> {
    match securable(statement)? {
        Securable::All { kind, container } => Some((*kind, container)),
        Securable::Account | Securable::Object { .. } | Securable::Future { .. } => None,
    }
}

fn securable(statement: &Statement) -> Option<&Securable> {
    match statement {
        Statement::Grant { on, .. }
        | Statement::Revoke { on, .. }
        | Statement::GrantOwnership { on, .. } => Some(on),
        _ => None,
    }
}

/// Whether whoever runs the scripts may be this user, or have this role.
fn may_be_had(id: &ObjectId) -> bool {
    id.kind == ObjectKind::USER || is_custom(id)
}

/// Whether the identity is one that an object of its kind can have.
fn can_stand(id: &ObjectId) -> bool {
    (id.kind.level() == Level::Account) != id.database.is_some()
}
