//! `CREATE`.

use std::collections::BTreeSet;

use super::property::{self, Properties};
use super::{data, drop, future, user};
use crate::account::effect::Effect;
use crate::account::grant::Target;
use crate::account::object::ObjectId;
use crate::account::refusal::Refusal;
use crate::account::resolve::{Purpose, doing};
use crate::account::rules::Switch;
use crate::account::step::{Run, Step};
use crate::catalogue::ObjectKind;
use crate::parse::mentions::Mentions;
use crate::parse::statement::{Modifier, ObjectName, Property};

/// A `CREATE` statement.
pub(super) struct Create<'a> {
    pub(super) kind: ObjectKind,
    pub(super) name: &'a ObjectName,
    pub(super) or_replace: bool,
    pub(super) if_not_exists: bool,
    pub(super) modifiers: &'a BTreeSet<Modifier>,
    pub(super) properties: &'a [Property],
    pub(super) mentions: &'a Mentions,
}

impl Create<'_> {
    pub(super) fn run(&self, step: &mut Step<'_>) -> Run {
        let id = step.place(self.kind, self.name, &doing("CREATE", self.kind))?;
        step.must_see_containers(&id, Purpose::Operating)?;
        // The form of the properties is judged before existence, their meaning after it.
        let properties = property::read(step, self.kind, self.properties)?;
        let existing = step.existing(&id);
        if let Some(existing) = existing.as_ref().filter(|_| self.if_not_exists) {
            return Ok(leave(step, existing)?);
        }
        self.must_be_allowed(step, &id, existing.as_ref())?;
        if self.kind == ObjectKind::USER {
            user::check_new(step, &id, &properties)?;
        }
        if let Some(existing) = existing {
            step.remove(&existing);
        }
        make(step, &id, self.modifiers, properties);
        data::defined(step, &id, self.mentions)
    }

    fn must_be_allowed(
        &self,
        step: &Step<'_>,
        id: &ObjectId,
        existing: Option<&ObjectId>,
    ) -> Result<(), Refusal> {
        if let Some(creating) = self.kind.row().creating {
            step.primary_must_hold(creating.privilege, &place(id))?;
        }
        match existing {
            None => Ok(()),
            Some(existing) if self.or_replace => drop::must_be_droppable(step, existing),
            Some(existing) if step.sees(existing) => Err(Refusal::AlreadyExists(existing.clone())),
            Some(existing) => Err(Refusal::AlreadyExistsUnseen(existing.clone())),
        }
    }
}

/// `IF NOT EXISTS` over an object that is there changes nothing, whoever owns it (inference); a
/// switch refuses it where the object is not seen.
fn leave(step: &mut Step<'_>, existing: &ObjectId) -> Result<(), Refusal> {
    if !step.sees(existing) && step.reading.says(Switch::IfNotExistsRefusedOverUnseen) {
        return Err(Refusal::AlreadyExistsUnseen(existing.clone()));
    }
    step.effects.push(Effect::AlreadyExisted {
        object: existing.clone(),
        owner: step.account.owner_of(existing).cloned(),
    });
    Ok(())
}

/// Makes the object: the primary role owns it.
/// <https://docs.snowflake.com/en/user-guide/security-access-control-overview>
fn make(
    step: &mut Step<'_>,
    id: &ObjectId,
    modifiers: &BTreeSet<Modifier>,
    properties: Properties,
) {
    let owner = step.session.primary.clone();
    step.account.insert(id, &owner, modifiers);
    created(step, id);
    if id.kind == ObjectKind::DATABASE {
        for schema in ["INFORMATION_SCHEMA", "PUBLIC"] {
            created(step, &ObjectId::schema(id.name.clone(), schema));
        }
    }
    for (property, value) in properties {
        if value.is_some() {
            step.set(id, &property, value);
        }
    }
    if id.kind == ObjectKind::USER {
        user::set_defaults(step, id);
    }
    future::apply(step, id);
    enter(step, id);
}

fn created(step: &mut Step<'_>, id: &ObjectId) {
    step.effects.push(Effect::Created {
        object: id.clone(),
        owner: step.account.owner_of(id).cloned(),
    });
}

/// A new database, schema or warehouse is the session's current one.
/// <https://docs.snowflake.com/en/sql-reference/sql/create-database>
/// <https://docs.snowflake.com/en/sql-reference/sql/create-schema>
/// <https://docs.snowflake.com/en/sql-reference/sql/create-warehouse>
fn enter(step: &mut Step<'_>, id: &ObjectId) {
    match (id.kind, &id.database) {
        (ObjectKind::DATABASE, _) => step.session.enter(&id.name, Some(&"PUBLIC".into())),
        (ObjectKind::SCHEMA, Some(database)) => step.session.enter(database, Some(&id.name)),
        (ObjectKind::WAREHOUSE, _) => step.session.warehouse = Some(id.clone()),
        _ => {}
    }
}

/// Where an object is made: in the account, a database or a schema.
pub(super) fn place(id: &ObjectId) -> Target {
    id.container().map_or(Target::Account, Target::Object)
}
