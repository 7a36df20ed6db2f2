//! Privileges: what can be granted, on what, and what it lets its holder do.
//!
//! Source: <https://docs.snowflake.com/en/user-guide/security-access-control-privileges> and
//! <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>. Privileges that are named
//! after a function or a class (`USE AI FUNCTION f`, `CREATE SNOWFLAKE.ML.FORECAST`) are left out.

use super::kind::{Level, ObjectKind};
use super::{KINDS, account};

/// A privilege by its documented name, in upper case. Privileges are ordered as their names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Privilege(pub(super) &'static str);

/// What a privilege lets its holder do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Power {
    /// See rows, files or secrets.
    ReadData,
    /// Add, change or remove rows or files.
    WriteData,
    /// Make objects.
    Create,
    /// Come to what is inside, or use the object in statements.
    Use,
    /// Start, stop and refresh.
    Operate,
    /// See settings, states and histories.
    Monitor,
    /// Change settings.
    Change,
    /// Put on and take off what protects data or sign-in.
    Protect,
    /// Grant what others have.
    Grant,
    /// Make people and roles, or act as somebody else.
    Identity,
    /// Open a way out of the account, or into it.
    Outside,
    /// Have code run, or reach for what others run.
    Run,
    /// Spend.
    Cost,
    /// Everything that can be done with the object.
    Own,
}

/// How much weight it has that somebody who was there before gains a privilege.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Worth knowing.
    Note,
    /// It leads to data, people or the outside.
    Warning,
    /// It leads to everything.
    Error,
}

/// A privilege on something, and what it means there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grantable {
    /// The privilege.
    pub privilege: Privilege,
    /// What it lets its holder do.
    pub power: Power,
    /// How much weight a gain of it has.
    pub weight: Weight,
}

/// A privilege on something.
pub(super) const fn on(name: &'static str, power: Power, weight: Weight) -> Grantable {
    Grantable {
        privilege: Privilege(name),
        power,
        weight,
    }
}

impl Grantable {
    /// OWNERSHIP, of any object.
    pub const OWNERSHIP: Self = on("OWNERSHIP", Power::Own, Weight::Warning);

    /// What is granted on the account, in no order.
    fn on_account() -> impl Iterator<Item = Self> {
        account::PRIVILEGES
            .iter()
            .copied()
            .chain(creating(Level::Account))
    }

    /// What is granted on an object of `kind`, OWNERSHIP apart, in no order.
    fn on(kind: ObjectKind) -> impl Iterator<Item = Self> {
        let inside = match kind {
            ObjectKind::DATABASE => Some(Level::Database),
            ObjectKind::SCHEMA => Some(Level::Schema),
            _ => None,
        };
        let created = inside.into_iter().flat_map(creating);
        kind.row().privileges.iter().copied().chain(created)
    }
}

/// The privileges that create what stands at a level.
fn creating(level: Level) -> impl Iterator<Item = Grantable> {
    let rows = KINDS.iter().filter(move |row| row.level == level);
    rows.filter_map(|row| row.creating)
}

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
        let on_objects = KINDS.iter().flat_map(|row| row.privileges);
        let created = KINDS.iter().filter_map(|row| row.creating.as_ref());
        let all = account::PRIVILEGES.iter().chain(on_objects).chain(created);
        all.map(|on| on.privilege)
            .find(|privilege| privilege.0 == name)
    }

    /// Whether it can be granted on the account.
    ///
    /// ```
    /// use sfgen::catalogue::Privilege;
    ///
    /// let manage_grants = Privilege::named("MANAGE GRANTS").ok_or("not documented")?;
    /// assert!(manage_grants.is_on_account());
    /// assert!(!Privilege::OWNERSHIP.is_on_account());
    /// # Ok::<(), &str>(())
    /// ```
    pub fn is_on_account(self) -> bool {
        self.on_account().is_some()
    }

    /// What it means on the account, where it can be granted on it.
    pub fn on_account(self) -> Option<Grantable> {
        Grantable::on_account().find(|on| on.privilege == self)
    }

    /// Every privilege that can be granted on the account, in order.
    pub fn all_on_account() -> impl Iterator<Item = Self> {
        in_order(Grantable::on_account())
    }

    /// Every privilege that can be granted on an object of `kind`, OWNERSHIP apart, in order.
    pub fn all_on(kind: ObjectKind) -> impl Iterator<Item = Self> {
        in_order(Grantable::on(kind))
    }

    /// Whether it can be granted on an object of `kind`.
    pub fn is_on(self, kind: ObjectKind) -> bool {
        self.on(kind).is_some()
    }

    /// What it means on an object of `kind`, where it can be granted on one.
    pub fn on(self, kind: ObjectKind) -> Option<Grantable> {
        if self == Self::OWNERSHIP {
            return Some(Grantable::OWNERSHIP);
        }
        Grantable::on(kind).find(|on| on.privilege == self)
    }
}

fn in_order(all: impl Iterator<Item = Grantable>) -> std::vec::IntoIter<Privilege> {
    let mut all: Vec<Privilege> = all.map(|on| on.privilege).collect();
    all.sort_unstable();
    all.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_privilege_is_on_something_once() {
        let kinds = ObjectKind::all().map(|kind| Privilege::all_on(kind).collect::<Vec<_>>());
        for all in kinds.chain([Privilege::all_on_account().collect()]) {
            assert!(all.is_sorted_by(|a, b| a < b), "{all:?}");
            assert!(!all.contains(&Privilege::OWNERSHIP), "{all:?}");
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
        assert_eq!(Privilege::named("CREATE EVERYTHING"), None);
    }
}
