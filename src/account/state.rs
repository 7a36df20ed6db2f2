//! The state of an account: objects and their owners, grants, attached policies.
//!
//! Invariant: an owner, a grantee, a grantor and a container are objects of the account. The
//! maps are ordered by name, so that two accounts are equal when they hold the same, however
//! they came to it. Knows nothing of sessions and of who may do what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::grant::{Attachment, FutureGrant, Grant, Target};
use super::grants::Grants;
use super::object::{Name, Object, ObjectId, Setting};
use super::objects::Objects;
use super::system;
use crate::catalogue::system::{ROLES, SNOWFLAKE_DATABASE_ROLES};
use crate::catalogue::{ObjectKind, Privilege};
use crate::parse::statement::Modifier;

/// A Snowflake account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub(super) objects: Objects,
    pub(super) grants: Grants,
    /// Each future grant, and whether it is with the grant option.
    pub(super) future_grants: BTreeMap<FutureGrant, bool>,
    pub(super) attachments: BTreeSet<Attachment>,
}

impl Default for Account {
    fn default() -> Self {
        Self::new()
    }
}

impl Account {
    /// A fresh account: the system roles, the SNOWFLAKE database, and one user,
    /// [`system::ADMINISTRATOR`], who holds ACCOUNTADMIN.
    ///
    /// ```
    /// use sfgen::account::{Account, ObjectId};
    ///
    /// let account = Account::new();
    /// assert!(account.object(&ObjectId::role("USERADMIN")).is_some());
    /// ```
    pub fn new() -> Self {
        static FRESH: LazyLock<Account> = LazyLock::new(Account::fresh);
        FRESH.clone()
    }

    fn fresh() -> Self {
        let mut account = Self {
            objects: Objects::default(),
            grants: Grants::default(),
            future_grants: BTreeMap::new(),
            attachments: BTreeSet::new(),
        };
        account.add_system_roles();
        account.add_snowflake_database();
        account.ensure_user(system::ADMINISTRATOR, system::ACCOUNTADMIN);
        account
    }

    fn add_system_roles(&mut self) {
        for role in ROLES {
            self.objects
                .insert(ObjectId::role(role.name), Object::default());
        }
        for role in ROLES {
            if let Some(heir) = role.inherited_by {
                self.add_role_grant(&ObjectId::role(role.name), &ObjectId::role(heir));
            }
        }
    }

    fn add_snowflake_database(&mut self) {
        let database = ObjectId::database(system::SNOWFLAKE);
        self.objects.insert(database.clone(), Object::default());
        for role in SNOWFLAKE_DATABASE_ROLES {
            let role =
                ObjectId::in_database(ObjectKind::DATABASE_ROLE, database.name.clone(), *role);
            self.objects.insert(role, Object::default());
        }
    }

    /// Adds a user who holds `role`, granted by Snowflake itself, unless the user is there.
    pub fn ensure_user(&mut self, user: &str, role: &str) -> ObjectId {
        let user = ObjectId::user(user);
        self.ensure(&user, &ObjectId::role(system::USERADMIN));
        self.add_role_grant(&ObjectId::role(role), &user);
        user
    }

    /// Adds `object`, owned by `owner`, unless it is there; whatever it stands in and its owner
    /// are added too. Returns whether it was added.
    ///
    /// For objects that a script uses and that nothing creates: they are assumed to be there.
    pub fn ensure(&mut self, object: &ObjectId, owner: &ObjectId) -> bool {
        if self.objects.contains(object) {
            return false;
        }
        if let Some(container) = object.container() {
            self.ensure(&container, owner);
        }
        let administrator = ObjectId::role(system::USERADMIN);
        if owner != object && !self.objects.contains(owner) {
            self.ensure(owner, &administrator);
        }
        self.insert(object, owner, &BTreeSet::new());
        if object.kind == ObjectKind::USER {
            self.set_default(object, "LOGIN_NAME", object.name.clone());
        }
        true
    }

    /// Gives an object that is assumed to be there the comment that it is assumed to carry.
    pub fn remark(&mut self, object: &ObjectId, comment: &str) {
        let comment = Some(Setting::Shown(comment.into()));
        self.set(object, &"COMMENT".into(), comment);
    }

    /// Gives an object to the role that is assumed to own it, unless a script has given it away.
    pub fn assume_owner(&mut self, object: &ObjectId, owner: &ObjectId) {
        self.objects.give(object, owner);
    }

    /// Adds a grant that is assumed to have been given.
    pub fn assume_grant(&mut self, grant: Grant, with_grant_option: bool) {
        self.add_grant(&grant, with_grant_option);
    }

    /// Adds an object; a database comes with PUBLIC and with INFORMATION_SCHEMA, which nobody
    /// owns. <https://docs.snowflake.com/en/sql-reference/sql/create-database>
    ///
    /// That PUBLIC is owned by the role that owns the database is inference.
    pub(super) fn insert(
        &mut self,
        object: &ObjectId,
        owner: &ObjectId,
        modifiers: &BTreeSet<Modifier>,
    ) {
        let owned = || Object {
            owner: Some(owner.clone()),
            ..Object::default()
        };
        let modified = Object {
            modifiers: modifiers.clone(),
            ..owned()
        };
        self.objects.insert(object.clone(), modified);
        if object.kind == ObjectKind::DATABASE {
            let schema = |name: &str| ObjectId::schema(object.name.clone(), name);
            self.objects.insert(schema("PUBLIC"), owned());
            self.objects
                .insert(schema("INFORMATION_SCHEMA"), Object::default());
        }
    }

    fn add_role_grant(&mut self, role: &ObjectId, to: &ObjectId) {
        let grant = Grant {
            to: to.clone(),
            on: Target::Object(role.clone()),
            privilege: Privilege::USAGE,
            grantor: None,
        };
        self.grants.insert(grant, false);
    }

    /// Adds a grant, or its grant option; returns whether that changed anything.
    pub(super) fn add_grant(&mut self, grant: &Grant, with_grant_option: bool) -> bool {
        let held = self.grants.option(grant);
        let changes = held.is_none_or(|option| with_grant_option && !option);
        if changes {
            self.grants.insert(grant.clone(), with_grant_option);
        }
        changes
    }

    /// Sets a property of an object that is there.
    pub(super) fn set(&mut self, object: &ObjectId, property: &Name, value: Option<Setting>) {
        self.objects.set(object, property, value);
    }

    /// Sets a property that has no value yet.
    pub(super) fn set_default(&mut self, object: &ObjectId, property: &str, value: Name) {
        let known = self.objects.get(object);
        if known.is_some_and(|known| !known.properties.contains_key(property)) {
            let value = Some(Setting::Shown(value));
            self.objects.set(object, &property.into(), value);
        }
    }

    /// Whether `object` is there.
    pub fn contains(&self, object: &ObjectId) -> bool {
        self.objects.contains(object)
    }

    /// What is known of `object`, if it is there.
    pub fn object(&self, object: &ObjectId) -> Option<&Object> {
        self.objects.get(object)
    }

    /// Every object, in order of kind and name.
    pub fn objects(&self) -> impl Iterator<Item = (&ObjectId, &Object)> {
        self.objects.iter()
    }

    /// The objects of `kind` in `container`, in order of name: those that somebody owns.
    pub fn objects_in<'a>(
        &'a self,
        kind: ObjectKind,
        container: &'a ObjectId,
    ) -> impl Iterator<Item = &'a ObjectId> {
        // A kind's objects in one place stand together.
        let first = match container.kind {
            ObjectKind::SCHEMA => ObjectId {
                kind,
                database: container.database.clone(),
                schema: Some(container.name.clone()),
                name: "".into(),
            },
            _ => ObjectId::in_database(kind, container.name.clone(), ""),
        };
        self.objects
            .range(first..)
            .take_while(move |(id, _)| id.kind == kind && id.is_inside(container))
            .filter(|(_, object)| object.owner.is_some())
            .map(|(id, _)| id)
    }

    /// The role that owns `object`.
    pub fn owner_of(&self, object: &ObjectId) -> Option<&ObjectId> {
        self.objects.get(object)?.owner.as_ref()
    }

    /// Every grant, and whether it is with the grant option.
    pub fn grants(&self) -> impl Iterator<Item = (&Grant, bool)> + Clone {
        self.grants.iter()
    }

    /// The grants to a role or user, as `SHOW GRANTS TO` lists them: direct ones only.
    pub fn grants_to<'a>(&'a self, to: &'a ObjectId) -> impl Iterator<Item = (&'a Grant, bool)> {
        self.grants.to(to)
    }

    /// The grants to a role or user on one target.
    pub(super) fn grants_to_on<'a>(
        &'a self,
        to: &'a ObjectId,
        on: &'a Target,
    ) -> impl Iterator<Item = (&'a Grant, bool)> {
        self.grants.to_on(to, on)
    }

    /// Whether this very grant was given, with or without the grant option.
    pub fn has_grant(&self, grant: &Grant) -> bool {
        self.grants.option(grant).is_some()
    }

    /// The grants on the account or an object, as `SHOW GRANTS ON` lists them.
    pub fn grants_on<'a>(&'a self, on: &'a Target) -> impl Iterator<Item = (&'a Grant, bool)> {
        self.grants().filter(move |(grant, _)| grant.on == *on)
    }

    /// Whether this future grant is with the grant option, if there is such a one.
    pub fn future_grant(&self, grant: &FutureGrant) -> Option<bool> {
        self.future_grants.get(grant).copied()
    }

    /// Every future grant, and whether it is with the grant option.
    pub fn future_grants(&self) -> impl Iterator<Item = (&FutureGrant, bool)> {
        self.future_grants
            .iter()
            .map(|(grant, option)| (grant, *option))
    }

    /// Whether this very policy is attached just there.
    pub fn is_attached(&self, attachment: &Attachment) -> bool {
        self.attachments.contains(attachment)
    }

    /// Every attached policy.
    pub fn attachments(&self) -> impl Iterator<Item = &Attachment> {
        self.attachments.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_assumed_comes_with_its_containers_and_its_owner() {
        let mut account = Account::new();
        let table = ObjectId::in_schema(ObjectKind::TABLE, "D", "S", "T");
        let owner = ObjectId::role("O");
        assert!(account.ensure(&table, &owner));
        assert_eq!(account.owner_of(&ObjectId::database("D")), Some(&owner));
        assert_eq!(
            account.owner_of(&owner),
            Some(&ObjectId::role(system::USERADMIN))
        );
        assert!(!account.ensure(&table, &ObjectId::role("P")));
        assert_eq!(account.owner_of(&table), Some(&owner));
    }

    #[test]
    fn grants_to_a_role_are_its_direct_ones() {
        let account = Account::new();
        let admin = ObjectId::role(system::ACCOUNTADMIN);
        let roles: Vec<_> = account
            .grants_to(&admin)
            .filter_map(|(grant, _)| grant.role())
            .map(|role| &*role.name)
            .collect();
        assert_eq!(roles, ["SECURITYADMIN", "SYSADMIN"]);
    }
}
