//! What a statement misses that could have been there before the scripts.

use crate::account::{Account, Effect, ObjectId, system};
use crate::catalogue::ObjectKind;
use crate::parse::block::{Fragment, Part};
use crate::parse::statement::{Container, ObjectName, Securable, Statement};

use super::trace::Step;

/// The name that stands for every object of a kind in a container that is assumed.
pub(super) const ANY: &str = "(any)";

/// Something that a statement misses.
pub(super) struct Wanted {
    pub(super) object: ObjectId,
    pub(super) owner: ObjectId,
    pub(super) comment: Option<String>,
    /// A role that the user has to hold.
    pub(super) held: bool,
}

/// What a statement misses, given the account before the first script.
pub(super) fn wanted(step: &Step<'_>, base: &Account) -> Vec<Wanted> {
    let plain = |object: &ObjectId| Wanted {
        owner: owner(step, object),
        object: object.clone(),
        comment: None,
        held: false,
    };
    let mut wanted: Vec<Wanted> = step
        .parts()
        .flat_map(|part| marked(part, &step.role))
        .collect();
    let role = step.not_assigned.iter().filter(|role| is_custom(role));
    let missing = step.not_found.iter().filter(|id| can_stand(id));
    let uses_role = matches!(step.statement(), Statement::UseRole(_));
    wanted.extend(missing.chain(role).map(|object| Wanted {
        held: uses_role,
        ..plain(object)
    }));
    wanted.extend(step.effects.iter().filter_map(|effect| match effect {
        Effect::WasNotThere(object) => Some(plain(object)),
        _ => None,
    }));
    let bulk = step
        .plain()
        .filter_map(|statement| any(statement, step, base));
    wanted.extend(bulk.map(|object| plain(&object)));
    wanted
}

/// Who is taken to own what is assumed: in a block, whose objects are the setup role's, the role
/// that runs it; else the system role that such objects are documented to belong to.
fn owner(step: &Step<'_>, object: &ObjectId) -> ObjectId {
    let name = match object.kind {
        ObjectKind::ROLE | ObjectKind::USER => system::USERADMIN,
        ObjectKind::NETWORK_POLICY | ObjectKind::INTEGRATION => system::ACCOUNTADMIN,
        _ => system::SYSADMIN,
    };
    let made_by_setup_role = matches!(
        object.kind,
        ObjectKind::ROLE | ObjectKind::USER | ObjectKind::DATABASE
    );
    if step.is_block() && made_by_setup_role {
        return step.role.clone();
    }
    ObjectId::role(name)
}

/// Whether the identity is one that an object of its kind can have.
fn can_stand(id: &ObjectId) -> bool {
    let in_account = matches!(
        id.kind,
        ObjectKind::DATABASE
            | ObjectKind::INTEGRATION
            | ObjectKind::NETWORK_POLICY
            | ObjectKind::ROLE
            | ObjectKind::USER
            | ObjectKind::WAREHOUSE
    );
    in_account != id.database.is_some() && *id.name != *system::ORGADMIN
}

/// Whether it is a role that is not one of Snowflake's.
pub(super) fn is_custom(role: &ObjectId) -> bool {
    role.kind == ObjectKind::ROLE && !system::is_system_role(role)
}

/// The objects that a part asks for, with the comments that it asks for.
fn marked(part: &Fragment, role: &ObjectId) -> Vec<Wanted> {
    asked(part.part)
        .iter()
        .filter_map(|(kind, slot, mark)| {
            Some(Wanted {
                object: ObjectId::in_account(*kind, part.slot(slot)?),
                owner: role.clone(),
                comment: part.slot(mark).map(str::to_owned),
                held: false,
            })
        })
        .collect()
}

/// A kind of object, the slot with its name, and the slot with its comment.
type Asked = (ObjectKind, &'static str, &'static str);

/// What a part has to find to do its work.
const fn asked(part: Part) -> &'static [Asked] {
    match part {
        Part::RequireInstalled => &[(ObjectKind::ROLE, "system_role", "installed")],
        Part::RequireUser | Part::RemoveUser => &[(ObjectKind::USER, "user", "marker")],
        Part::RequireRole | Part::RemoveRole => &[(ObjectKind::ROLE, "role", "marker")],
        Part::RemoveDatabase | Part::DetachMaskingPolicies | Part::DetachRowAccessPolicies => {
            &[(ObjectKind::DATABASE, "database", "marker")]
        }
        Part::GiveBackTables | Part::GiveBackViews => &[
            (ObjectKind::ROLE, "system_role", "system_role_mark"),
            (ObjectKind::ROLE, "owner", ""),
        ],
        Part::UseWarehouse => &[(ObjectKind::WAREHOUSE, "warehouse", "")],
        Part::RequireCurrentRole
        | Part::RefuseInstalled
        | Part::RequireFreeUser
        | Part::RequireFreeRole
        | Part::RefuseOtherRole
        | Part::RemoveOwnedRoles => &[],
    }
}

/// Something for `ON ALL … IN …` to be about, where the container was there before and nothing is
/// known to be in it.
fn any(statement: &Statement, step: &Step<'_>, base: &Account) -> Option<ObjectId> {
    let (kind, container) = bulk(statement)?;
    let (Container::Database(name) | Container::Schema(name)) = container;
    let names: Vec<&str> = match name {
        ObjectName::Parts(parts) => parts.iter().map(|part| part.value.as_str()).collect(),
        ObjectName::Variable(_) => step
            .container
            .iter()
            .flatten()
            .map(|name| &**name)
            .collect(),
    };
    let (id, place) = match container {
        Container::Database(_) => in_database(kind, &names)?,
        Container::Schema(_) => in_schema(kind, &names, step.database.as_deref())?,
    };
    let empty = base.objects_in(kind, &place).next().is_none();
    (base.contains(&place) && empty && kind != ObjectKind::PIPE).then_some(id)
}

/// The kind of objects after `ON ALL`, and what they are in.
pub(super) fn bulk(statement: &Statement) -> Option<(ObjectKind, &Container)> {
    match statement {
        Statement::Grant { on, .. }
        | Statement::Revoke { on, .. }
        | Statement::GrantOwnership { on, .. } => match on {
            Securable::All { kind, container } => Some((*kind, container)),
            Securable::Account | Securable::Object { .. } | Securable::Future { .. } => None,
        },
        _ => None,
    }
}

/// An object of `kind` in a database, and the database.
fn in_database(kind: ObjectKind, parts: &[&str]) -> Option<(ObjectId, ObjectId)> {
    let [database] = *parts else { return None };
    let id = match kind {
        ObjectKind::SCHEMA | ObjectKind::DATABASE_ROLE => {
            ObjectId::in_database(kind, database, ANY)
        }
        _ => ObjectId::in_schema(kind, database, "PUBLIC", ANY),
    };
    Some((id, ObjectId::database(database)))
}

/// An object of `kind` in a schema, and the schema.
fn in_schema(
    kind: ObjectKind,
    parts: &[&str],
    current: Option<&str>,
) -> Option<(ObjectId, ObjectId)> {
    let (database, schema) = match *parts {
        [database, schema] => (database, schema),
        [schema] => (current?, schema),
        _ => return None,
    };
    let id = ObjectId::in_schema(kind, database, schema, ANY);
    Some((id, ObjectId::schema(database, schema)))
}
