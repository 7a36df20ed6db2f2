//! Who has what through whom: privileges flow up the role hierarchy.
//!
//! A role has what the roles granted to it have, at any depth, and everybody has PUBLIC; owning
//! a role gives none of its privileges:
//! <https://docs.snowflake.com/en/user-guide/security-access-control-overview>.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::grant::Target;
use super::object::ObjectId;
use super::state::Account;
use super::system;
use crate::catalogue::{ObjectKind, Privilege};

/// A role that somebody has, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolePath {
    /// The role.
    pub role: ObjectId,
    /// From the role that was granted to the one asked about, down to this one.
    pub path: Vec<ObjectId>,
}

/// A role on the way down the hierarchy, and the one that has it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Descent<'a> {
    pub(crate) role: &'a ObjectId,
    /// The number of the step that has it; none where it all started.
    from: Option<usize>,
}

impl<'a> Descent<'a> {
    /// The roles from below the start down to step number `at`.
    pub(crate) fn path(steps: &[Self], at: usize) -> Vec<&'a ObjectId> {
        let from = |at: &usize| steps[*at].from;
        let up = std::iter::successors(Some(at), from).filter(|at| from(at).is_some());
        let mut path: Vec<&ObjectId> = up.map(|at| steps[at].role).collect();
        path.reverse();
        path
    }
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

/// A privilege that somebody holds directly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Holding<'a> {
    /// The privilege, OWNERSHIP included.
    pub(crate) privilege: Privilege,
    /// The object; none is the account.
    pub(crate) on: Option<&'a ObjectId>,
    /// Whether it may be granted on; what is owned always may.
    pub(crate) with_grant_option: bool,
}

impl fmt::Display for Holding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.privilege.as_str())?;
        match self.on {
            None => f.write_str(" ON ACCOUNT")?,
            Some(object) => write!(f, " ON {object}")?,
        }
        match self.with_grant_option && self.privilege != Privilege::OWNERSHIP {
            true => f.write_str(" WITH GRANT OPTION"),
            false => Ok(()),
        }
    }
}

impl Account {
    /// The roles that `start` have: themselves where they are roles, what is granted to them at
    /// any depth, and PUBLIC.
    pub(super) fn reach<'a>(
        &'a self,
        start: impl IntoIterator<Item = &'a ObjectId>,
    ) -> Vec<ObjectId> {
        let reached = self.descend(start.into_iter().chain([system::public()]));
        reached.iter().map(|step| step.role.clone()).collect()
    }

    /// `start`, and the roles that are granted to them at any depth, nearest first.
    pub(crate) fn descend<'a>(
        &'a self,
        start: impl IntoIterator<Item = &'a ObjectId>,
    ) -> Vec<Descent<'a>> {
        let mut known = BTreeSet::new();
        let mut found: Vec<Descent<'a>> = start
            .into_iter()
            .filter(|role| known.insert(*role))
            .map(|role| Descent { role, from: None })
            .collect();
        let mut next = 0;
        while let Some(Descent { role: holder, .. }) = found.get(next) {
            let granted = self.grants.roles_of(holder).iter();
            let new = granted.filter(|role| known.insert(*role));
            let from = Some(next);
            found.extend(new.map(|role| Descent { role, from }));
            next += 1;
        }
        found
    }

    /// `start`, and whoever has one of them as a role, at any depth.
    pub(crate) fn ascend<'a>(
        &'a self,
        start: impl IntoIterator<Item = &'a ObjectId>,
    ) -> BTreeSet<&'a ObjectId> {
        let mut heirs: BTreeMap<&ObjectId, Vec<&ObjectId>> = BTreeMap::new();
        for (grant, _) in self.grants() {
            if let Some(role) = grant.role() {
                heirs.entry(role).or_default().push(&grant.to);
            }
        }
        let mut known = BTreeSet::new();
        known.extend(start);
        let mut next: Vec<&ObjectId> = known.iter().copied().collect();
        while let Some(holder) = next.pop() {
            let heirs = heirs.get(holder).into_iter().flatten().copied();
            next.extend(heirs.filter(|heir| known.insert(*heir)));
        }
        known
    }

    /// Whether `role` is `other`, or has what it has.
    pub fn inherits(&self, role: &ObjectId, other: &ObjectId) -> bool {
        let reached = self.descend([role, system::public()]);
        reached.iter().any(|step| step.role == other)
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
        let steps = self.descend([holder]);
        let below = (0..steps.len()).skip(1);
        below
            .map(|at| RolePath {
                role: steps[at].role.clone(),
                path: Descent::path(&steps, at).into_iter().cloned().collect(),
            })
            .collect()
    }

    /// The role through which `holder` has `privilege` on `on`, itself included.
    pub fn through(
        &self,
        holder: &ObjectId,
        privilege: Privilege,
        on: &Target,
    ) -> Option<ObjectId> {
        let mut roles = self.reach([holder]).into_iter();
        roles.find(|role| self.holds(role, privilege, on).is_some())
    }

    /// What roles and users hold themselves, roles apart, each with its holder; as
    /// [`Self::privileges_of`] for one.
    pub(crate) fn holdings(&self) -> impl Iterator<Item = (&ObjectId, Holding<'_>)> {
        let grants = self.grants().filter(|(grant, _)| grant.role().is_none());
        let granted = grants.map(|(grant, with_grant_option)| {
            let holding = Holding {
                privilege: grant.privilege,
                on: grant.on.object(),
                with_grant_option,
            };
            (&grant.to, holding)
        });
        let native = self.objects().flat_map(|(role, _)| {
            system::native_privileges(role).map(move |(privilege, with_grant_option)| {
                let holding = Holding {
                    privilege,
                    on: None,
                    with_grant_option,
                };
                (role, holding)
            })
        });
        let owned = self.objects().filter_map(|(id, object)| {
            let holding = Holding {
                privilege: Privilege::OWNERSHIP,
                on: Some(id),
                with_grant_option: true,
            };
            Some((object.owner.as_ref()?, holding))
        });
        granted.chain(native).chain(owned)
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
        let granted = self
            .grants_to(role)
            .filter(|(grant, _)| grant.role().is_none())
            .map(|(grant, option)| held(role, grant.privilege, grant.on.clone(), option));
        let owned = self
            .objects()
            .filter(|(_, object)| object.owner.as_ref() == Some(role))
            .map(|(id, _)| owned(role, id));
        granted.chain(native(role)).chain(owned).collect()
    }

    /// Whether `role` itself holds `privilege` on `on`: `Some(true)` with the grant option.
    pub(super) fn holds(&self, role: &ObjectId, privilege: Privilege, on: &Target) -> Option<bool> {
        if *on == Target::Account
            && let Some(option) = system::native(role, privilege)
        {
            return Some(option);
        }
        self.grants_to_on(role, on)
            .filter(|(grant, _)| grant.privilege == privilege)
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
        let on = Target::Object(object.clone());
        self.owner_of(object) == Some(role)
            || role.is_inside(object)
            || (system::is_account_admin(role) && system::is_snowflake(object))
            || self.grants_to_on(role, &on).next().is_some()
    }
}

fn held(by: &ObjectId, privilege: Privilege, on: Target, with_grant_option: bool) -> Held {
    Held {
        privilege,
        on,
        with_grant_option,
        by: by.clone(),
    }
}

fn owned(owner: &ObjectId, object: &ObjectId) -> Held {
    let on = Target::Object(object.clone());
    held(owner, Privilege::OWNERSHIP, on, true)
}

/// What a system role holds without having been granted it.
fn native(role: &ObjectId) -> impl Iterator<Item = Held> {
    system::native_privileges(role)
        .map(|(privilege, option)| held(role, privilege, Target::Account, option))
}

fn is_information_schema(object: &ObjectId) -> bool {
    object.kind == ObjectKind::SCHEMA && *object.name == *"INFORMATION_SCHEMA"
}
