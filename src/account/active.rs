//! The active roles of a session: worked out again only where what they follow from has changed.

use std::sync::Arc;

use super::object::ObjectId;
use super::session::{Secondary, Session};
use super::state::Account;

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
    /// The active roles of the session.
    pub(super) fn active(&self, session: &mut Session) -> ActiveRoles {
        let known = session.active.0.as_ref();
        if let Some(known) = known.filter(|known| known.still_holds(self, session)) {
            return known.roles.clone();
        }
        let primary: Arc<[ObjectId]> = self.reach([&session.primary]).into();
        // With ALL, what is granted to the user directly counts as well:
        // <https://docs.snowflake.com/en/sql-reference/sql/use-secondary-roles>
        let all = match &session.secondary {
            Secondary::None => Arc::clone(&primary),
            Secondary::All => self.reach([&session.primary, &session.user]).into(),
            Secondary::List(roles) => self.reach(roles.iter().chain([&session.primary])).into(),
        };
        let roles = ActiveRoles { all, primary };
        session.active = Active(Some(Known {
            roles: roles.clone(),
            revision: Arc::clone(self.grants.revision()),
            user: session.user.clone(),
            primary: session.primary.clone(),
            secondary: session.secondary.clone(),
        }));
        roles
    }
}

impl Known {
    fn still_holds(&self, account: &Account, session: &Session) -> bool {
        Arc::ptr_eq(&self.revision, account.grants.revision())
            && self.primary == session.primary
            && self.secondary == session.secondary
            && self.user == session.user
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::system;

    fn is_active(role: &str, account: &Account, session: &mut Session) -> bool {
        account.active(session).all.contains(&ObjectId::role(role))
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
