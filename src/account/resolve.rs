//! Which object a name means, and whether the active roles see it.
//!
//! An object on which no active role holds anything does not exist for the statement; MANAGE
//! GRANTS sees everything: <https://docs.snowflake.com/en/sql-reference/sql/show-grants>.
//! Names of roles and users are seen by everybody:
//! <https://docs.snowflake.com/en/sql-reference/sql/show-users>.

use super::object::{Name, ObjectId};
use super::refusal::Refusal;
use super::step::{Step, Stop};
use crate::catalogue::{Level, ObjectKind};
use crate::parse::statement::{Container, Grantee, ObjectName};
use crate::text::{self, NotAName, identifier_parts};

/// What a name is looked up for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To grant or revoke on it: MANAGE GRANTS sees every object.
    Granting,
    /// To operate on it, which takes at least one privilege on the database and the schema:
    /// <https://docs.snowflake.com/en/sql-reference/sql/drop-masking-policy>.
    Operating,
}

impl Step<'_> {
    /// The object of `kind` that `name` means, which is there and seen. A table is found as a
    /// view and a view as a table.
    pub(super) fn find(
        &self,
        kind: ObjectKind,
        name: &ObjectName,
        doing: &str,
        purpose: Purpose,
    ) -> Result<ObjectId, Stop> {
        let placed = self.place(kind, name, doing);
        let id = match placed {
            // A bare table name without a schema to look in is just not found.
            Err(Stop::Refused(Refusal::NoCurrentDatabase(_) | Refusal::NoCurrentSchema(_)))
                if kind.level() == Level::Schema && self.parts(name)?.len() == 1 =>
            {
                let bare = self.parts(name)?.remove(0);
                return Err(Refusal::NotFound(ObjectId::in_account(kind, bare)).into());
            }
            placed => placed?,
        };
        self.must_see_containers(&id, purpose)?;
        let id = self
            .existing(&id)
            .ok_or_else(|| Refusal::NotFound(id.clone()))?;
        if self.sees(&id) {
            Ok(id)
        } else {
            Err(Refusal::NotFound(id).into())
        }
    }

    /// `id` as it is there: tables and views share their names.
    pub(super) fn existing(&self, id: &ObjectId) -> Option<ObjectId> {
        let other = match id.kind {
            ObjectKind::TABLE => Some(ObjectKind::VIEW),
            ObjectKind::VIEW => Some(ObjectKind::TABLE),
            _ => None,
        };
        let other = other.map(|kind| ObjectId { kind, ..id.clone() });
        std::iter::once(id.clone())
            .chain(other)
            .find(|id| self.account.contains(id))
    }

    /// Refuses unless what `id` stands in is there and seen.
    pub(super) fn must_see_containers(
        &self,
        id: &ObjectId,
        purpose: Purpose,
    ) -> Result<(), Refusal> {
        let schema = id.container();
        let database = schema.as_ref().and_then(ObjectId::container);
        for container in database.into_iter().chain(schema) {
            let seen = self.has_anything_on(&container)
                || (purpose == Purpose::Granting && self.manages_grants());
            if !seen || !self.account.contains(&container) {
                return Err(Refusal::NotFound(container));
            }
        }
        Ok(())
    }

    /// Whether an active role holds anything on `id`, or sees it otherwise.
    pub(super) fn sees(&self, id: &ObjectId) -> bool {
        matches!(id.kind, ObjectKind::ROLE | ObjectKind::USER)
            || self.has_anything_on(id)
            || self.manages_grants()
    }

    fn has_anything_on(&self, id: &ObjectId) -> bool {
        self.active
            .iter()
            .any(|role| self.account.has_anything_on(role, id))
    }

    /// Where `name` points, whether or not anything is there.
    pub(super) fn place(
        &self,
        kind: ObjectKind,
        name: &ObjectName,
        doing: &str,
    ) -> Result<ObjectId, Stop> {
        let database = || {
            let current = self.session.database.clone();
            current.ok_or_else(|| Refusal::NoCurrentDatabase(doing.to_owned()))
        };
        let parts = self.parts(name)?;
        let id = match (kind.level(), parts.as_slice()) {
            (Level::Account, [name]) => ObjectId::in_account(kind, name.clone()),
            (Level::Database, [name]) => ObjectId::in_database(kind, database()?, name.clone()),
            (Level::Database, [database, name]) => {
                ObjectId::in_database(kind, database.clone(), name.clone())
            }
            (Level::Schema, [name]) => {
                let database = database()?;
                let schema = self.session.schema.clone();
                let schema = schema.ok_or_else(|| Refusal::NoCurrentSchema(doing.to_owned()))?;
                ObjectId::in_schema(kind, database, schema, name.clone())
            }
            (Level::Schema, [schema, name]) => {
                ObjectId::in_schema(kind, database()?, schema.clone(), name.clone())
            }
            (Level::Schema, [database, schema, name]) => {
                ObjectId::in_schema(kind, database.clone(), schema.clone(), name.clone())
            }
            (Level::Account | Level::Database | Level::Schema, _) => {
                return Err(Refusal::NotAName(parts.join(".")).into());
            }
        };
        Ok(id)
    }

    /// The parts of a name; `IDENTIFIER($v)` reads the name in the session variable.
    fn parts(&self, name: &ObjectName) -> Result<Vec<Name>, Stop> {
        match name {
            ObjectName::Parts(parts) => Ok(names(parts)),
            // What is computed was put in place before the statement runs.
            ObjectName::Computed(_) => Err(Refusal::NotAName(String::new()).into()),
            ObjectName::Variable(variable) => {
                let value = self.variable(&variable.value)?;
                // The value may be a secret, so what is said names the variable.
                match identifier_parts(value) {
                    Ok(parts) => Ok(names(&parts)),
                    Err(NotAName::Malformed) => {
                        Err(Refusal::NotAName(variable.value.clone()).into())
                    }
                    Err(NotAName::Undocumented) => Err(Stop::NotUnderstood(format!(
                        "what the text in ${} names is not documented; put the name between double quotes",
                        variable.value
                    ))),
                }
            }
        }
    }

    /// The value of a session variable.
    pub(super) fn variable(&self, name: &str) -> Result<&str, Refusal> {
        match self.session.variables.get(name) {
            Some(value) => Ok(&value.0),
            None => Err(Refusal::NoSuchVariable(name.into())),
        }
    }

    /// The role or user that is granted something, or loses it.
    pub(super) fn grantee(&self, grantee: &Grantee, doing: &str) -> Result<ObjectId, Stop> {
        let (kind, name) = kind_and_name(grantee);
        self.find(kind, name, doing, Purpose::Granting)
    }

    /// The database or schema after `IN`.
    pub(super) fn find_container(
        &self,
        container: &Container,
        doing: &str,
    ) -> Result<ObjectId, Stop> {
        let (kind, name) = match container {
            Container::Database(name) => (ObjectKind::DATABASE, name),
            Container::Schema(name) => (ObjectKind::SCHEMA, name),
        };
        self.find(kind, name, doing, Purpose::Granting)
    }
}

fn names(parts: &[text::Name]) -> Vec<Name> {
    let values = parts.iter().map(|part| part.value.as_str());
    values.map(Name::from).collect()
}

/// What kind of holder, and its name.
pub(super) const fn kind_and_name(grantee: &Grantee) -> (ObjectKind, &ObjectName) {
    match grantee {
        Grantee::Role(name) => (ObjectKind::ROLE, name),
        Grantee::DatabaseRole(name) => (ObjectKind::DATABASE_ROLE, name),
        Grantee::User(name) => (ObjectKind::USER, name),
    }
}

/// The statement's name as it stands in "Cannot perform …".
pub(super) fn doing(verb: &str, kind: ObjectKind) -> String {
    format!("{verb} {}", kind.words())
}
