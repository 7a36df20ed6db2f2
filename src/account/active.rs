//! The active roles of a session: worked out again only where what they follow from has changed.

use std::sync::Arc;

use super::object::ObjectId;
use super::state::Account;

/// Which roles are active besides the primary one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Secondary {
    /// Every role granted to the user, re-evaluated for each statement.
    All,
    /// None.
    None,
    /// These.
    List(Vec<ObjectId>),
}

/// What a session remembers of its active roles. It is no part of what the session is: two that
/// differ in nothing else are equal.
#[derive(Debug, Clone, Default)]
pub(super) struct Active(Option<Known>);

/// The roles that a statement may act with.
#[derive(Debug, Clone)]
pub(super) struct ActiveRoles {
    /// What any active role has: they authorize everything but CREATE.
    pub(super) all: Arc<[ObjectId]>,
    /// What the primary role has: they authorize CREATE.
    pub(super) primary: Arc<[ObjectId]>,
}

#[derive(Debug, Clone)]
struct Known {
    roles: ActiveRoles,
    /// Who has which role, when they were worked out.
    revision: Arc<()>,
    user: ObjectId,
    primary: ObjectId,
    secondary: Secondary,
}

impl PartialEq for Active {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Active {}

impl Account {
    /// The active roles of a session of `user`, which remembers them.
    pub(super) fn active(
        &self,
        memory: &mut Active,
        user: &ObjectId,
        primary: &ObjectId,
        secondary: &Secondary,
    ) -> ActiveRoles {
        let still_holds = |known: &&Known| {
            Arc::ptr_eq(&known.revision, self.grants.revision())
                && known.primary == *primary
                && known.secondary == *secondary
                && known.user == *user
        };
        if let Some(known) = memory.0.as_ref().filter(still_holds) {
            return known.roles.clone();
        }
        let of_primary: Arc<[ObjectId]> = self.reach([primary]).into();
        // With ALL, what is granted to the user directly counts as well:
        // <https://docs.snowflake.com/en/sql-reference/sql/use-secondary-roles>
        let all = match secondary {
            Secondary::None => Arc::clone(&of_primary),
            Secondary::All => self.reach([primary, user]).into(),
            Secondary::List(roles) => self.reach(roles.iter().chain([primary])).into(),
        };
        let roles = ActiveRoles {
            all,
            primary: of_primary,
        };
        *memory = Active(Some(Known {
            roles: roles.clone(),
            revision: Arc::clone(self.grants.revision()),
            user: user.clone(),
            primary: primary.clone(),
            secondary: secondary.clone(),
        }));
        roles
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::session::Session;
    use crate::account::system;

    fn is_active(role: &str, account: &Account, session: &mut Session) -> bool {
        let (user, primary) = (&session.user, &session.primary);
        let roles = account.active(&mut session.active, user, primary, &session.secondary);
        roles.all.contains(&ObjectId::role(role))
    }

    #[test]
    fn roles_granted_in_between_count() {
        let (mut account, mut session) = (Account::new(), Session::of_administrator());
        assert!(!is_active("R", &account, &mut session));
        account.ensure_user(system::ADMINISTRATOR, "R");
        assert!(is_active("R", &account, &mut session));
    }

    #[test]
    fn another_account_with_as_many_grants_is_another_one() {
        let mut session = Session::of_administrator();
        let (mut one, mut other) = (Account::new(), Account::new());
        one.ensure_user(system::ADMINISTRATOR, "R");
        other.ensure_user(system::ADMINISTRATOR, "S");
        assert!(is_active("R", &one, &mut session));
        assert!(!is_active("R", &other, &mut session));
    }

    #[test]
    fn another_role_has_other_roles() {
        let (account, mut session) = (Account::new(), Session::of_administrator());
        session.secondary = Secondary::None;
        assert!(is_active("SYSADMIN", &account, &mut session));
        session.primary = ObjectId::role(system::USERADMIN);
        assert!(!is_active("SYSADMIN", &account, &mut session));
    }
}
