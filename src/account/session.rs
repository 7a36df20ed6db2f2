//! A session: who runs the script, with which roles, where names resolve.
//!
//! Knows nothing of what its roles may do.

use std::collections::BTreeMap;

use super::active::{Active, Secondary};
use super::object::{Name, ObjectId};
use super::system;
use crate::parse::statement::Masked;

/// A session of a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The user.
    pub user: ObjectId,
    /// The primary role: it alone creates, and owns what it creates.
    pub primary: ObjectId,
    /// The secondary roles.
    pub secondary: Secondary,
    /// The current warehouse.
    pub warehouse: Option<ObjectId>,
    /// The current database.
    pub database: Option<Name>,
    /// The current schema, in the current database.
    pub schema: Option<Name>,
    /// The session variables; any may be a password.
    pub variables: BTreeMap<Name, Masked<String>>,
    /// What follows from all that, and from the account.
    pub(super) active: Active,
}

impl Session {
    /// A new session of `user` with `role` as its primary role and, as is Snowflake's default,
    /// all other roles of the user as secondary ones.
    /// <https://docs.snowflake.com/en/sql-reference/sql/use-secondary-roles>
    pub fn new(user: ObjectId, role: ObjectId) -> Self {
        Self {
            user,
            primary: role,
            secondary: Secondary::All,
            warehouse: None,
            database: None,
            schema: None,
            variables: BTreeMap::new(),
            active: Active::default(),
        }
    }

    /// A session of the administrator whom [`super::Account::new`] makes, as ACCOUNTADMIN.
    pub fn of_administrator() -> Self {
        Self::new(
            ObjectId::user(system::ADMINISTRATOR),
            ObjectId::role(system::ACCOUNTADMIN),
        )
    }

    /// Moves to a database and, where there is one, a schema.
    pub(super) fn enter(&mut self, database: &Name, schema: Option<&Name>) {
        self.database = Some(database.clone());
        self.schema = schema.cloned();
    }

    /// Leaves whatever is `gone`.
    /// Dropping the current database leaves the session without one:
    /// <https://docs.snowflake.com/en/sql-reference/sql/drop-database>.
    pub(super) fn forget(&mut self, gone: impl Fn(&ObjectId) -> bool) {
        let schema = match (&self.database, &self.schema) {
            (Some(database), Some(schema)) => {
                Some(ObjectId::schema(database.clone(), schema.clone()))
            }
            _ => None,
        };
        let database = self.database.clone().map(ObjectId::database);
        if database.as_ref().is_some_and(&gone) {
            self.database = None;
            self.schema = None;
        } else if schema.as_ref().is_some_and(&gone) {
            self.schema = None;
        }
        self.warehouse.take_if(|warehouse| gone(warehouse));
        if let Secondary::List(roles) = &mut self.secondary {
            roles.retain(|role| !gone(role));
        }
    }

    /// Follows an object that has been renamed.
    pub(super) fn follow(&mut self, renamed: impl Fn(&ObjectId) -> ObjectId) {
        self.user = renamed(&self.user);
        self.primary = renamed(&self.primary);
        self.warehouse = self.warehouse.as_ref().map(&renamed);
        if let Secondary::List(roles) = &mut self.secondary {
            roles.iter_mut().for_each(|role| *role = renamed(role));
        }
        let Some(database) = self.database.clone() else {
            return;
        };
        match self.schema.clone() {
            Some(schema) => {
                let schema = renamed(&ObjectId::schema(database, schema));
                self.schema = Some(schema.name);
                self.database = schema.database;
            }
            None => self.database = Some(renamed(&ObjectId::database(database)).name),
        }
    }
}
