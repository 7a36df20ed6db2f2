//! Who has what through whom: privileges flow up the role hierarchy.
//!
//! A role has what the roles granted to it have, at any depth, and everybody has PUBLIC; owning
//! a role gives none of its privileges:
//! <https://docs.snowflake.com/en/user-guide/security-access-control-overview>.

use super::grant::{Grant, Target};
use super::object::ObjectId;
use super::state::Account;
use super::system;
use crate::parse::privilege::Privilege;
use crate::parse::statement::ObjectKind;

/// A role that somebody has, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolePath {
    /// The role.
    pub role: ObjectId,
    /// From the role that was granted to the one asked about, down to this one.
    pub path: Vec<ObjectId>,
}

/// A privilege that somebody has, directly or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The privilege, OWNERSHIP included.
    pub privilege: Privilege,
    /// What it is on.
    pub on: Target,
    /// Whether it may be granted on.
    pub with_grant_option: bool,
    /// The role that holds it directly.
    pub by: ObjectId,
}

impl Account {
    /// The roles that `start` have: themselves where they are roles, what is granted to them at
    /// any depth, and PUBLIC.
    pub(super) fn reach<'a>(&self, start: impl IntoIterator<Item = &'a ObjectId>) -> Vec<ObjectId> {
        let mut reached: Vec<ObjectId> = start.into_iter().cloned().collect();
        let public = ObjectId::role(system::PUBLIC);
        if !reached.contains(&public) {
            reached.push(public);
        }
        let mut next = 0;
        while next < reached.len() {
            for (grant, _) in self.grants_to(&reached[next].clone()) {
                if let Some(role) = grant.role().filter(|role| !reached.contains(role)) {
                    reached.push(role.clone());
                }
            }
            next += 1;
        }
        reached
    }

    /// Whether `role` is `other`, or has what it has.
    pub fn inherits(&self, role: &ObjectId, other: &ObjectId) -> bool {
        self.reach([role]).contains(other)
    }

    /// The roles that a user or role has, nearest first, each with the way to it; PUBLIC, which
    /// everybody has, only where it is granted.
    ///
    /// ```
    /// use sfgen::account::{Account, ObjectId};
    ///
    /// let account = Account::new();
    /// let roles = account.roles_of(&ObjectId::user("ADMINISTRATOR"));
    /// assert_eq!(roles[0].role, ObjectId::role("ACCOUNTADMIN"));
    /// assert_eq!(roles.len(), 4);
    /// ```
    pub fn roles_of(&self, holder: &ObjectId) -> Vec<RolePath> {
        let mut found: Vec<RolePath> = Vec::new();
        self.extend_paths(&mut found, holder, &[]);
        let mut next = 0;
        while next < found.len() {
            let RolePath { role, path } = found[next].clone();
            self.extend_paths(&mut found, &role, &path);
            next += 1;
        }
        found
    }

    fn extend_paths(&self, found: &mut Vec<RolePath>, holder: &ObjectId, path: &[ObjectId]) {
        for (grant, _) in self.grants_to(holder) {
            if let Some(role) = grant.role()
                && !found.iter().any(|known| known.role == *role)
            {
                let mut path = path.to_vec();
                path.push(role.clone());
                found.push(RolePath {
                    role: role.clone(),
                    path,
                });
            }
        }
    }

    /// Everything that a role or user has on the account and its objects, inherited or not:
    /// grants, ownership, and what system roles hold natively. ACCOUNTADMIN holds every
    /// privilege on the account, which is not listed.
    pub fn privileges_of(&self, holder: &ObjectId) -> Vec<Held> {
        let roles = self.reach([holder]);
        roles.iter().flat_map(|role| self.direct(role)).collect()
    }

    /// What `role` holds itself, roles apart.
    fn direct(&self, role: &ObjectId) -> Vec<Held> {
        let held = |privilege, on, with_grant_option| Held {
            privilege,
            on,
            with_grant_option,
            by: role.clone(),
        };
        let granted = self
            .grants_to(role)
            .filter(|(grant, _)| grant.role().is_none())
            .map(|(grant, option)| held(grant.privilege, grant.on.clone(), option));
        let native = system::native_privileges(role)
            .map(|(privilege, option)| held(privilege, Target::Account, option));
        let owned = self
            .objects()
            .filter(|(_, object)| object.owner.as_ref() == Some(role))
            .map(|(id, _)| held(Privilege::OWNERSHIP, Target::Object(id.clone()), true));
        granted.chain(native).chain(owned).collect()
    }

    /// Whether `role` itself holds `privilege` on `on`: `Some(true)` with the grant option.
    pub(super) fn holds(&self, role: &ObjectId, privilege: Privilege, on: &Target) -> Option<bool> {
        if *on == Target::Account
            && let Some(option) = system::native(role, privilege)
        {
            return Some(option);
        }
        self.grants_to(role)
            .filter(|(grant, _)| grant.privilege == privilege && grant.on == *on)
            .map(|(_, option)| option)
            .reduce(|one, other| one || other)
    }

    /// Whether `role` itself owns `object` or holds anything on it. A database role has USAGE
    /// on its database, and whoever sees a database sees its INFORMATION_SCHEMA:
    /// <https://docs.snowflake.com/en/sql-reference/sql/grant-database-role>,
    /// <https://docs.snowflake.com/en/sql-reference/info-schema>.
    pub(super) fn has_anything_on(&self, role: &ObjectId, object: &ObjectId) -> bool {
        if let (true, Some(database)) = (is_information_schema(object), object.container()) {
            return self.has_anything_on(role, &database);
        }
        let on = |grant: &Grant| grant.on.object() == Some(object);
        self.owner_of(object) == Some(role)
            || role.is_inside(object)
            || (system::is_account_admin(role) && system::is_snowflake(object))
            || self.grants_to(role).any(|(grant, _)| on(grant))
    }
}

fn is_information_schema(object: &ObjectId) -> bool {
    object.kind == ObjectKind::Schema && *object.name == *"INFORMATION_SCHEMA"
}
