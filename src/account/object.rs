//! What stands in an account: an object's identity, and what is known of it.
//!
//! An identity is a kind and the full path of names as Snowflake stores them; two texts that
//! name the same object give equal identities. Knows nothing of sessions, grants or rules.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::catalogue::{Level, ObjectKind};
use crate::parse::statement::Modifier;
use crate::text::Spelled;

/// A name as Snowflake stores it; cheap to clone.
pub type Name = Arc<str>;

/// Stands where a name would, for every object of a kind: no name holds this character.
const EVERY: &str = "\u{0}";

/// One object of an account, role and user included.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId {
    /// What it is.
    pub kind: ObjectKind,
    /// The database it is in, unless it stands in the account itself.
    pub database: Option<Name>,
    /// The schema it is in, where it is in one.
    pub schema: Option<Name>,
    /// Its own name.
    pub name: Name,
}

impl ObjectId {
    /// An object of the account: a role, a user, a warehouse, a database.
    ///
    /// ```
    /// use sfgen::{account::ObjectId, catalogue::ObjectKind};
    ///
    /// let warehouse = ObjectId::in_account(ObjectKind::WAREHOUSE, "WH");
    /// assert_eq!(warehouse.to_string(), "WAREHOUSE WH");
    /// ```
    pub fn in_account(kind: ObjectKind, name: impl Into<Name>) -> Self {
        Self {
            kind,
            database: None,
            schema: None,
            name: name.into(),
        }
    }

    /// An object of a database: a schema or a database role.
    pub fn in_database(kind: ObjectKind, database: impl Into<Name>, name: impl Into<Name>) -> Self {
        Self {
            kind,
            database: Some(database.into()),
            schema: None,
            name: name.into(),
        }
    }

    /// An object of a schema: a table, a policy.
    pub fn in_schema(
        kind: ObjectKind,
        database: impl Into<Name>,
        schema: impl Into<Name>,
        name: impl Into<Name>,
    ) -> Self {
        Self {
            kind,
            database: Some(database.into()),
            schema: Some(schema.into()),
            name: name.into(),
        }
    }

    /// An account role.
    pub fn role(name: impl Into<Name>) -> Self {
        Self::in_account(ObjectKind::ROLE, name)
    }

    /// A user.
    pub fn user(name: impl Into<Name>) -> Self {
        Self::in_account(ObjectKind::USER, name)
    }

    /// A database.
    pub fn database(name: impl Into<Name>) -> Self {
        Self::in_account(ObjectKind::DATABASE, name)
    }

    /// A schema.
    pub fn schema(database: impl Into<Name>, name: impl Into<Name>) -> Self {
        Self::in_database(ObjectKind::SCHEMA, database, name)
    }

    /// Every object of `kind` in a database or schema that is not known by its name: no script
    /// can name it.
    ///
    /// ```
    /// use sfgen::{account::ObjectId, catalogue::ObjectKind};
    ///
    /// let tables = ObjectId::every(ObjectKind::TABLE, &ObjectId::database("HR"));
    /// assert_eq!(tables.to_string(), "every TABLE in DATABASE HR");
    /// ```
    pub fn every(kind: ObjectKind, container: &Self) -> Self {
        let (database, schema) = match container.kind {
            ObjectKind::SCHEMA => (container.database.clone(), Some(container.name.clone())),
            _ if kind.level() == Level::Database => (Some(container.name.clone()), None),
            _ => (Some(container.name.clone()), Some(EVERY.into())),
        };
        Self {
            kind,
            database,
            schema,
            name: EVERY.into(),
        }
    }

    /// Whether it stands for every object of its kind in a container.
    pub fn is_every(&self) -> bool {
        *self.name == *EVERY
    }

    /// Whether it is a role, of the account or of a database.
    pub fn is_role(&self) -> bool {
        matches!(self.kind, ObjectKind::ROLE | ObjectKind::DATABASE_ROLE)
    }

    /// Whether it is the account role of this name.
    pub fn is_role_named(&self, name: &str) -> bool {
        self.kind == ObjectKind::ROLE && *self.name == *name
    }

    /// The schema or database it is in.
    pub fn container(&self) -> Option<Self> {
        match (&self.database, &self.schema) {
            (Some(database), Some(schema)) if **schema == *EVERY => {
                Some(Self::database(database.clone()))
            }
            (Some(database), Some(schema)) => Some(Self::schema(database.clone(), schema.clone())),
            (Some(database), None) => Some(Self::database(database.clone())),
            (None, _) => None,
        }
    }

    /// Whether it stands in `container`, at any depth.
    pub fn is_inside(&self, container: &Self) -> bool {
        match container.kind {
            ObjectKind::DATABASE => self.database.as_ref() == Some(&container.name),
            ObjectKind::SCHEMA => {
                self.schema.as_ref() == Some(&container.name) && self.database == container.database
            }
            _ => false,
        }
    }

    /// Its full name without its kind, each part quoted where it has to be.
    pub fn path(&self) -> Path<'_> {
        Path(self)
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(container) = self.container().filter(|_| self.is_every()) {
            return write!(f, "every {} in {container}", self.kind.words());
        }
        f.write_str(self.kind.words())?;
        f.write_str(" ")?;
        self.path().fmt(f)
    }
}

/// The full name of an object: `D.S.T`.
#[derive(Debug, Clone, Copy)]
pub struct Path<'a>(&'a ObjectId);

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_every() {
            return self.0.fmt(f);
        }
        for part in self.0.database.iter().chain(&self.0.schema) {
            Spelled(part).fmt(f)?;
            f.write_str(".")?;
        }
        Spelled(&self.0.name).fmt(f)
    }
}

/// What is known of an object.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Object {
    /// The one role that owns it; nobody owns what Snowflake itself made.
    pub owner: Option<ObjectId>,
    /// What its CREATE said besides properties.
    pub modifiers: BTreeSet<Modifier>,
    /// What was set on it, `COMMENT` and `TYPE` included, by the property's name in upper case.
    pub properties: BTreeMap<Name, Setting>,
}

impl Object {
    /// The value of a property that may be shown.
    pub fn property(&self, name: &str) -> Option<&str> {
        match self.properties.get(name) {
            Some(Setting::Shown(text)) => Some(text),
            Some(Setting::Hidden(_)) | None => None,
        }
    }

    /// Its comment.
    pub fn comment(&self) -> Option<&str> {
        self.property("COMMENT")
    }

    /// Whether a user can sign in with a password: a service user's is stored, but hidden.
    /// <https://docs.snowflake.com/en/user-guide/admin-user-management>
    pub fn has_password(&self) -> bool {
        self.properties.contains_key("PASSWORD")
            && !matches!(self.property("TYPE"), Some("SERVICE" | "SERVICE_AGENT"))
    }
}

/// The value of a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// A value that may be shown.
    Shown(Name),
    /// A password: only whether it is the same can be told.
    Hidden(Fingerprint),
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shown(text) => f.write_str(text),
            Self::Hidden(_) => f.write_str("<masked>"),
        }
    }
}

/// Stands for a secret that is not kept: equal secrets have equal fingerprints.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of `secret`.
    pub(super) fn of(secret: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        secret.hash(&mut hasher);
        Self(hasher.finish())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<masked>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_where_a_script_has_to() {
        let table = ObjectId::in_schema(ObjectKind::TABLE, "D1", "my s", "a\"b");
        assert_eq!(table.to_string(), "TABLE D1.\"my s\".\"a\"\"b\"");
        assert_eq!(ObjectId::role("").to_string(), "ROLE \"\"");
    }

    #[test]
    fn fingerprints_tell_secrets_apart_and_show_nothing() {
        let one = Fingerprint::of("made-for-this-test");
        assert_eq!(one, Fingerprint::of("made-for-this-test"));
        assert_ne!(one, Fingerprint::of("made-for-this-tesT"));
        assert_eq!(format!("{one:?}"), "<masked>");
    }
}
