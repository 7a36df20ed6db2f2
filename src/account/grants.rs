//! The grants of an account, and who has which role by them.
//!
//! Invariant: `roles` says what `all` says of roles, nothing more and nothing less.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::grant::{Grant, Target};
use super::object::ObjectId;
use crate::catalogue::Privilege;

/// Every grant, and whether it is with the grant option.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Grants {
    all: BTreeMap<Grant, bool>,
    /// The roles of each role and user that has any, in order of name: every statement asks
    /// which roles are active.
    roles: BTreeMap<ObjectId, Vec<ObjectId>>,
    /// Another allocation after each change of `roles`; as a value, the same as any other.
    revision: Arc<()>,
}

impl Grants {
    /// Whether this very grant is with the grant option, if there is such a grant.
    pub(super) fn option(&self, grant: &Grant) -> Option<bool> {
        self.all.get(grant).copied()
    }

    /// Sets whether `grant` is with the grant option, and adds it where it is new.
    pub(super) fn insert(&mut self, grant: Grant, with_grant_option: bool) {
        if let Some(role) = grant.role() {
            let roles = self.roles.entry(grant.to.clone()).or_default();
            if let Err(place) = roles.binary_search(role) {
                roles.insert(place, role.clone());
                self.revision = Arc::new(());
            }
        }
        self.all.insert(grant, with_grant_option);
    }

    /// Removes a grant; says whether it was with the grant option, if there was such a grant.
    pub(super) fn remove(&mut self, grant: &Grant) -> Option<bool> {
        let option = self.all.remove(grant)?;
        self.forget_role(grant);
        Some(option)
    }

    /// Keeps those for which `keep` holds.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(&Grant) -> bool) {
        let mut lost = Vec::new();
        self.all.retain(|grant, _| {
            let kept = keep(grant);
            if !kept && grant.role().is_some() {
                lost.push(grant.clone());
            }
            kept
        });
        lost.iter().for_each(|grant| self.forget_role(grant));
    }

    /// Forgets the role of a grant that is gone, unless another grantor gave it too.
    fn forget_role(&mut self, grant: &Grant) {
        let Some(role) = grant.role() else { return };
        let is_it = |(other, _): (&Grant, bool)| other.role() == Some(role);
        if self.to_on(&grant.to, &grant.on).any(is_it) {
            return;
        }
        if let Some(roles) = self.roles.get_mut(&grant.to) {
            self.revision = Arc::new(());
            roles.retain(|other| other != role);
            if roles.is_empty() {
                self.roles.remove(&grant.to);
            }
        }
    }

    /// Every grant, in order of the holder.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Grant, bool)> + Clone {
        self.all.iter().map(|(grant, option)| (grant, *option))
    }

    /// The grants to a role or user.
    pub(super) fn to<'a>(&'a self, to: &'a ObjectId) -> impl Iterator<Item = (&'a Grant, bool)> {
        self.starting_at(to, Target::Account)
            .take_while(move |(grant, _)| grant.to == *to)
    }

    /// The grants to a role or user on one target.
    pub(super) fn to_on<'a>(
        &'a self,
        to: &'a ObjectId,
        on: &'a Target,
    ) -> impl Iterator<Item = (&'a Grant, bool)> {
        self.starting_at(to, on.clone())
            .take_while(move |(grant, _)| grant.on == *on && grant.to == *to)
    }

    /// The grants in order, from the first to a holder on a target; the first target is the account.
    fn starting_at(&self, to: &ObjectId, on: Target) -> impl Iterator<Item = (&Grant, bool)> {
        let first = Grant {
            to: to.clone(),
            on,
            privilege: Privilege::FIRST,
            grantor: None,
        };
        let rest = self.all.range(first..);
        rest.map(|(grant, option)| (grant, *option))
    }

    /// Stands for who has which role now: the very same one later says that nothing has changed.
    pub(super) fn revision(&self) -> &Arc<()> {
        &self.revision
    }

    /// The roles that are granted to a role or user, in order of name.
    pub(super) fn roles_of(&self, holder: &ObjectId) -> &[ObjectId] {
        self.roles.get(holder).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grant(role: &str, to: &ObjectId, grantor: Option<&str>) -> Grant {
        Grant {
            to: to.clone(),
            on: Target::Object(ObjectId::role(role)),
            privilege: Privilege::USAGE,
            grantor: grantor.map(ObjectId::role),
        }
    }

    #[test]
    fn a_role_is_had_until_the_last_grant_of_it_is_gone() {
        let holder = ObjectId::user("U");
        let mut grants = Grants::default();
        grants.insert(grant("B", &holder, Some("G")), false);
        grants.insert(grant("B", &holder, None), false);
        grants.insert(grant("A", &holder, Some("G")), false);
        let (a, b) = (ObjectId::role("A"), ObjectId::role("B"));
        assert_eq!(grants.roles_of(&holder), [a.clone(), b.clone()]);
        assert_eq!(grants.remove(&grant("B", &holder, None)), Some(false));
        assert_eq!(grants.remove(&grant("B", &holder, None)), None);
        assert_eq!(grants.roles_of(&holder), [a, b]);
        grants.retain(|grant| grant.grantor.is_none());
        assert_eq!(grants, Grants::default());
    }

    #[test]
    fn what_is_granted_on_a_role_is_not_the_role() {
        let holder = ObjectId::user("U");
        let monitor = Grant {
            privilege: Privilege::MONITOR,
            ..grant("A", &holder, None)
        };
        let mut grants = Grants::default();
        grants.insert(monitor, true);
        assert!(grants.roles_of(&holder).is_empty());
    }
}
