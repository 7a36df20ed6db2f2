//! The procedural blocks that sfgen writes: a part is the plain statements that it comes down to
//! on the account as it is.
//!
//! A block stops at its first error; what it has done until then stays done, since each of its
//! statements commits by itself: <https://docs.snowflake.com/en/sql-reference/transactions>.

use std::sync::Arc;

use super::{Outcome, run_under};
use crate::account::effect::Effect;
use crate::account::grant::Attachment;
use crate::account::object::{Name, ObjectId};
use crate::account::refusal::Refusal;
use crate::account::rules::{Reading, Switch};
use crate::account::session::Session;
use crate::account::state::Account;
use crate::account::step::Step as OneStep;
use crate::catalogue::ObjectKind;
use crate::parse::block::{Fragment, Part, Step, WAREHOUSE_VARIABLE};
use crate::parse::statement::{
    Change, CurrentGrants, Grantee, Name as Written, ObjectName, Securable, Statement,
};

/// Runs a block, step by step.
pub(super) fn block(
    account: &mut Account,
    session: &mut Session,
    reading: &Reading,
    steps: &[Step],
) -> Outcome {
    let mut running = Running {
        account,
        session,
        reading,
        effects: Vec::new(),
    };
    for step in steps {
        let stopped = match step {
            Step::Statement(Statement::UseRole(_))
                if reading.says(Switch::UseRoleRefusedInBlock) =>
            {
                Err(Stop::Refused(Refusal::UseRoleInBlock))
            }
            Step::Statement(statement) => running.statement(statement),
            Step::Part(fragment) => running.part(fragment),
        };
        if let Err(stop) = stopped {
            return running.stopped(stop);
        }
    }
    Outcome::Done(running.effects)
}

/// Why a block stopped.
enum Stop {
    Refused(Refusal),
    NotUnderstood(String),
}

struct Running<'a> {
    account: &'a mut Account,
    session: &'a mut Session,
    reading: &'a Reading,
    effects: Vec<Effect>,
}

impl Running<'_> {
    fn stopped(self, stop: Stop) -> Outcome {
        let effects = self.effects;
        match stop {
            Stop::NotUnderstood(reason) => Outcome::NotUnderstood(reason),
            Stop::Refused(refusal) if effects.is_empty() => Outcome::Refused(refusal),
            Stop::Refused(refusal) => Outcome::PartlyDone { effects, refusal },
        }
    }

    fn statement(&mut self, statement: &Statement) -> Result<(), Stop> {
        match run_under(self.account, self.session, self.reading, statement) {
            Outcome::Done(effects) => {
                self.effects.extend(effects);
                Ok(())
            }
            Outcome::Refused(refusal) => Err(Stop::Refused(refusal)),
            Outcome::PartlyDone { effects, refusal } => {
                self.effects.extend(effects);
                Err(Stop::Refused(refusal))
            }
            Outcome::NotUnderstood(reason) => Err(Stop::NotUnderstood(reason)),
        }
    }

    fn all(&mut self, statements: Vec<Statement>) -> Result<(), Stop> {
        statements
            .iter()
            .try_for_each(|statement| self.statement(statement))
    }

    fn part(&mut self, fragment: &Fragment) -> Result<(), Stop> {
        let found = Found::of(self, fragment);
        match fragment.part {
            Part::RequireCurrentRole => {
                let role = named(fragment, ObjectKind::ROLE, "setup_role");
                require(Some(&self.session.primary) == role.as_ref(), "other_role")
            }
            Part::RequireInstalled => {
                require(found.role("system_role", "installed"), "not_installed")
            }
            Part::RequireUnfinished => {
                let gone = !found.anyone(ObjectKind::ROLE, "system_role");
                let unfinished = gone || found.role("system_role", "creating");
                require(unfinished, "not_unfinished")
            }
            Part::RequireUser => require(found.user("user", "marker"), "not_ours"),
            Part::RequireRole => require(found.role("role", "marker"), "not_ours"),
            Part::RequireFreeUser => require(!found.anyone(ObjectKind::USER, "user"), "taken"),
            Part::RequireFreeRole => require(!found.anyone(ObjectKind::ROLE, "role"), "taken"),
            Part::RefuseOtherRole => require(
                !found.anyone(ObjectKind::ROLE, "role") || found.role("role", "marker"),
                "not_ours",
            ),
            Part::RemoveUser => {
                let statements = found.removal(ObjectKind::USER, "user");
                self.all(statements)
            }
            Part::RemoveRole => {
                let statements = found.removal(ObjectKind::ROLE, "role");
                self.all(statements)
            }
            Part::RemoveDatabase => {
                let statements = found.removal(ObjectKind::DATABASE, "database");
                self.all(statements)
            }
            Part::RemoveOwnedRoles => {
                let statements = found.owned_roles();
                self.all(statements)
            }
            Part::UseWarehouse => self.use_warehouse(fragment),
            Part::DetachMaskingPolicies => {
                let statements = found.detachments(ObjectKind::MASKING_POLICY);
                self.all(statements)
            }
            Part::DetachRowAccessPolicies => {
                let statements = found.detachments(ObjectKind::ROW_ACCESS_POLICY);
                self.all(statements)
            }
            Part::GiveBackTables => {
                let statements = found.give_back(ObjectKind::TABLE);
                self.all(statements)
            }
            Part::GiveBackViews => {
                let statements = found.give_back(ObjectKind::VIEW);
                self.all(statements)
            }
        }
    }

    /// The part catches every error.
    fn use_warehouse(&mut self, fragment: &Fragment) -> Result<(), Stop> {
        let quoted = |name| ObjectName::Parts(vec![Written::quoted(name)]);
        let by_variable = |name| ObjectName::Variable(Written::unquoted(name));
        let named = fragment.slot("warehouse").map(quoted);
        let Some(name) = named.or_else(|| fragment.slot(WAREHOUSE_VARIABLE).map(by_variable))
        else {
            return Ok(());
        };
        let kind = ObjectKind::WAREHOUSE;
        match self.statement(&Statement::Use { kind, name }) {
            Err(Stop::Refused(_)) | Ok(()) => Ok(()),
            Err(Stop::NotUnderstood(reason)) => Err(Stop::NotUnderstood(reason)),
        }
    }
}

fn require(holds: bool, exception: &'static str) -> Result<(), Stop> {
    if holds {
        return Ok(());
    }
    Err(Stop::Refused(Refusal::Raised(exception)))
}

fn named(fragment: &Fragment, kind: ObjectKind, slot: &str) -> Option<ObjectId> {
    fragment
        .slot(slot)
        .map(|name| ObjectId::in_account(kind, name))
}

/// What the SHOW statements of a part find.
struct Found<'a> {
    account: Account,
    fragment: &'a Fragment,
    /// Whether every object is visible, comments of users included.
    manages_grants: bool,
    active: Arc<[ObjectId]>,
}

impl<'a> Found<'a> {
    fn of(running: &mut Running<'_>, fragment: &'a Fragment) -> Self {
        let account = running.account.clone();
        let step = OneStep::new(running.account, running.session, running.reading);
        Self {
            account,
            fragment,
            manages_grants: step.manages_grants(),
            active: step.active,
        }
    }

    fn id(&self, kind: ObjectKind, slot: &str) -> Option<ObjectId> {
        let id = named(self.fragment, kind, slot)?;
        self.account.contains(&id).then_some(id)
    }

    fn anyone(&self, kind: ObjectKind, slot: &str) -> bool {
        self.id(kind, slot).is_some()
    }

    /// Whether the object is there with the comment in the slot `mark`, if the part asks for one.
    fn marked(&self, kind: ObjectKind, slot: &str, mark: &str) -> Option<ObjectId> {
        let id = self.id(kind, slot).filter(|id| self.shows(id))?;
        let comment = self.account.object(&id)?.comment();
        let asked = self.fragment.slot(mark);
        (asked.is_none() || asked == comment).then_some(id)
    }

    /// Everybody may list roles. Databases show to those who hold anything on them; more than the
    /// name of a user shows to its owner alone; MANAGE GRANTS shows everything.
    /// <https://docs.snowflake.com/en/sql-reference/sql/show-users>
    fn shows(&self, id: &ObjectId) -> bool {
        let owner = self.account.owner_of(id);
        self.manages_grants
            || id.kind == ObjectKind::ROLE
            || owner.is_some_and(|owner| self.active.contains(owner))
    }

    fn role(&self, slot: &str, mark: &str) -> bool {
        self.marked(ObjectKind::ROLE, slot, mark).is_some()
    }

    fn user(&self, slot: &str, mark: &str) -> bool {
        self.marked(ObjectKind::USER, slot, mark).is_some()
    }

    /// Taken over, then dropped.
    fn removal(&self, kind: ObjectKind, slot: &str) -> Vec<Statement> {
        let Some(id) = self.marked(kind, slot, "marker") else {
            return Vec::new();
        };
        let setup_role = self.fragment.slot("setup_role").unwrap_or_default();
        vec![hand_over(&id, setup_role), drop(&id)]
    }

    fn owned_roles(&self) -> Vec<Statement> {
        let Some(owner) = named(self.fragment, ObjectKind::ROLE, "system_role") else {
            return Vec::new();
        };
        let owned = |id: &&ObjectId| {
            id.kind == ObjectKind::ROLE
                && **id != owner
                && self.account.owner_of(id) == Some(&owner)
        };
        let roles = self.account.objects().map(|(id, _)| id).filter(owned);
        roles.map(drop).collect()
    }

    fn detachments(&self, kind: ObjectKind) -> Vec<Statement> {
        let Some(database) = self.marked(ObjectKind::DATABASE, "database", "marker") else {
            return Vec::new();
        };
        let ours = |attachment: &&Attachment| {
            attachment.policy.kind == kind && attachment.policy.is_inside(&database)
        };
        self.account
            .attachments()
            .filter(ours)
            .map(detach)
            .collect()
    }

    /// What the system role owns there, if it has the mark that is asked for.
    fn give_back(&self, kind: ObjectKind) -> Vec<Statement> {
        let system_role = self.marked(ObjectKind::ROLE, "system_role", "system_role_mark");
        let (Some(system_role), Some((database, schema))) =
            (system_role, self.fragment.container())
        else {
            return Vec::new();
        };
        let container = match schema {
            Some(schema) => ObjectId::schema(database, schema),
            None => ObjectId::database(database),
        };
        let taken = |id: &&ObjectId| {
            id.kind == kind
                && id.is_inside(&container)
                && self.account.owner_of(id) == Some(&system_role)
        };
        let owner = self.fragment.slot("owner").unwrap_or_default();
        let objects = self.account.objects().map(|(id, _)| id).filter(taken);
        objects.map(|id| hand_over(id, owner)).collect()
    }
}

fn name(id: &ObjectId) -> ObjectName {
    let parts = [id.database.as_ref(), id.schema.as_ref(), Some(&id.name)];
    let parts = parts.into_iter().flatten();
    ObjectName::Parts(parts.map(|part: &Name| Written::quoted(&**part)).collect())
}

fn hand_over(id: &ObjectId, to: &str) -> Statement {
    Statement::GrantOwnership {
        on: Securable::Object {
            kind: id.kind,
            name: name(id),
        },
        to: Grantee::Role(ObjectName::Parts(vec![Written::quoted(to)])),
        current_grants: Some(CurrentGrants::Copy),
    }
}

fn drop(id: &ObjectId) -> Statement {
    Statement::Drop {
        kind: id.kind,
        name: name(id),
        if_exists: false,
        behaviour: None,
    }
}

/// The statement that takes a policy off.
fn detach(attachment: &Attachment) -> Statement {
    let change = match attachment.policy.kind {
        ObjectKind::MASKING_POLICY => Change::DetachMaskingPolicy {
            column: Written::quoted(attachment.columns.first().map_or("", |column| &**column)),
        },
        _ => Change::DetachRowAccessPolicy {
            policy: name(&attachment.policy),
        },
    };
    Statement::Alter {
        kind: attachment.to.kind,
        name: name(&attachment.to),
        if_exists: false,
        change,
    }
}
