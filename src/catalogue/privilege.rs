//! The privileges that Snowflake documents, by the kind of object they are granted on.
//!
//! Source: <https://docs.snowflake.com/en/user-guide/security-access-control-privileges> and
//! <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>. Privileges that are named
//! after a function or a class (`USE AI FUNCTION f`, `CREATE SNOWFLAKE.ML.FORECAST`) are left out.

use super::kind::ObjectKind;
use super::{KINDS, account};

/// A privilege by its documented name, in upper case. Privileges are ordered as their names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Privilege(pub(super) &'static str);

impl Privilege {
    /// `OWNERSHIP`, which only `GRANT OWNERSHIP` gives.
    pub const OWNERSHIP: Self = Self("OWNERSHIP");
    /// `IMPORTED PRIVILEGES`, which stands alone and has no grant option.
    pub const IMPORTED_PRIVILEGES: Self = Self("IMPORTED PRIVILEGES");
    /// `REFERENCE_USAGE`, which is for shares.
    pub const REFERENCE_USAGE: Self = Self("REFERENCE_USAGE");
    /// `MANAGE GRANTS`, on the account: as if the role owned every object.
    pub const MANAGE_GRANTS: Self = Self("MANAGE GRANTS");
    /// `USAGE`.
    pub const USAGE: Self = Self("USAGE");
    /// `MODIFY`.
    pub const MODIFY: Self = Self("MODIFY");
    /// `MONITOR`.
    pub const MONITOR: Self = Self("MONITOR");
    /// `OPERATE`.
    pub const OPERATE: Self = Self("OPERATE");
    /// `IMPERSONATE`, on a user.
    pub const IMPERSONATE: Self = Self("IMPERSONATE");
    /// `MODIFY PROGRAMMATIC AUTHENTICATION METHODS`, on a user: its keys and tokens.
    pub const MODIFY_AUTHENTICATION: Self = Self("MODIFY PROGRAMMATIC AUTHENTICATION METHODS");
    /// `APPLY`, on one policy or tag.
    pub const APPLY: Self = Self("APPLY");
    /// `APPLY AUTHENTICATION POLICY`, on the account.
    pub const APPLY_AUTHENTICATION_POLICY: Self = Self("APPLY AUTHENTICATION POLICY");
    /// `APPLY MASKING POLICY`, on the account.
    pub const APPLY_MASKING_POLICY: Self = Self("APPLY MASKING POLICY");
    /// `APPLY PASSWORD POLICY`, on the account.
    pub const APPLY_PASSWORD_POLICY: Self = Self("APPLY PASSWORD POLICY");
    /// `APPLY ROW ACCESS POLICY`, on the account.
    pub const APPLY_ROW_ACCESS_POLICY: Self = Self("APPLY ROW ACCESS POLICY");
    /// `APPLY SESSION POLICY`, on the account.
    pub const APPLY_SESSION_POLICY: Self = Self("APPLY SESSION POLICY");
    /// `CREATE DATABASE`, on the account.
    pub const CREATE_DATABASE: Self = Self("CREATE DATABASE");
    /// `CREATE NETWORK POLICY`, on the account.
    pub const CREATE_NETWORK_POLICY: Self = Self("CREATE NETWORK POLICY");
    /// `CREATE ROLE`, on the account.
    pub const CREATE_ROLE: Self = Self("CREATE ROLE");
    /// `CREATE USER`, on the account.
    pub const CREATE_USER: Self = Self("CREATE USER");
    /// `CREATE WAREHOUSE`, on the account.
    pub const CREATE_WAREHOUSE: Self = Self("CREATE WAREHOUSE");

    /// Before every other privilege: where a search among them starts.
    pub(crate) const FIRST: Self = Self("");

    /// Its documented name.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The privilege called `name`, in upper case, if Snowflake documents one on any object.
    pub fn named(name: &str) -> Option<Self> {
        if name == Self::OWNERSHIP.0 {
            return Some(Self::OWNERSHIP);
        }
        let kinds = KINDS.iter().map(|row| row.privileges);
        let mut tables = std::iter::once(account::PRIVILEGES).chain(kinds);
        tables.find_map(|table| {
            let index = table.binary_search_by(|privilege| privilege.0.cmp(name));
            table.get(index.ok()?).copied()
        })
    }

    /// Whether it can be granted on the account.
    ///
    /// ```
    /// use sfgen::catalogue::Privilege;
    ///
    /// let manage_grants = named("MANAGE GRANTS").ok_or("not documented")?;
    /// assert!(manage_grants.is_on_account());
    /// assert!(!OWNERSHIP.is_on_account());
    /// # Ok::<(), &str>(())
    /// ```
    pub fn is_on_account(self) -> bool {
        account::PRIVILEGES.binary_search(&self).is_ok()
    }

    /// Every privilege that can be granted on the account.
    pub fn all_on_account() -> impl Iterator<Item = Self> {
        account::PRIVILEGES.iter().copied()
    }

    /// Every privilege that can be granted on an object of `kind`, OWNERSHIP apart.
    pub fn all_on(kind: ObjectKind) -> impl Iterator<Item = Self> {
        kind.row().privileges.iter().copied()
    }

    /// Whether it can be granted on an object of `kind`.
    pub fn is_on(self, kind: ObjectKind) -> bool {
        self == Self::OWNERSHIP || kind.row().privileges.binary_search(&self).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_and_names_each_privilege_once() {
        let kinds = KINDS.iter().map(|row| row.privileges);
        for table in std::iter::once(account::PRIVILEGES).chain(kinds) {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
            assert!(!table.contains(&Privilege::OWNERSHIP), "{table:?}");
        }
    }

    #[test]
    fn a_privilege_is_known_by_its_kind_of_object() {
        let select = Privilege::named("SELECT").unwrap();
        assert!(select.is_on(ObjectKind::TABLE) && !select.is_on(ObjectKind::NETWORK_POLICY));
        let usage = Privilege::named("USAGE").unwrap();
        assert!(usage.is_on(ObjectKind::DATABASE) && !usage.is_on(ObjectKind::TABLE));
        assert!(!usage.is_on_account());
        assert!(Privilege::OWNERSHIP.is_on(ObjectKind::ROLE));
        assert_eq!(Privilege::named("DROP"), None);
    }
}
