//! What differs between two states, as the script has to bring it about.

use std::collections::{BTreeMap, BTreeSet};

use super::account::AccountChange;
use super::request::{Earlier, EditOptions};
use crate::integration::{AccountUsage, Integration, Setup};
use crate::script::warehouse::WarehouseVariables;
use crate::text::{ExistingName, Identifier};

/// Everything that an edit changes; an empty one changes nothing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Changes<'a> {
    /// Without the earlier state: lead to the new one from any.
    pub(super) converges: bool,
    pub(super) account_usage: Option<UsageChange>,
    pub(super) warehouses: Vec<(&'a ExistingName, WarehouseChange)>,
    pub(super) impersonation: Option<ImpersonationChange<'a>>,
    pub(super) account: Option<AccountChange<'a>>,
}

/// Access to the SNOWFLAKE database.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct UsageChange {
    pub(super) grant_database_role: bool,
    pub(super) grant_imported_privileges: bool,
    pub(super) revoke_database_role: bool,
    pub(super) revoke_imported_privileges: bool,
}

/// What happens to the system role's USAGE on a warehouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum WarehouseChange {
    /// Granted.
    Usage,
    /// Granted, or the option added.
    UsageWithOption,
    /// The option goes, USAGE stays.
    NoOption,
    /// USAGE goes.
    Nothing,
}

/// What happens to the impersonation role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ImpersonationChange<'a> {
    /// It is made.
    Create(&'a Identifier),
    /// It gets another name.
    Rename(&'a Identifier, &'a Identifier),
    /// It is dropped.
    Remove(&'a Identifier),
}

/// How far the system role may use a warehouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    None,
    Usage,
    UsageWithOption,
}

impl<'a> Changes<'a> {
    pub(super) fn between(
        earlier: Option<&'a Earlier>,
        new: &'a Setup,
        options: EditOptions,
    ) -> Self {
        let old = earlier.map(|earlier| &earlier.integration);
        let integration = new.integration();
        Self {
            converges: old.is_none(),
            account_usage: account_usage(old, integration),
            warehouses: warehouses(old, integration),
            impersonation: impersonation(old, integration),
            account: AccountChange::between(earlier, new, options),
        }
    }

    /// Whether the script changes nothing at all.
    pub(super) fn are_none(&self) -> bool {
        self.account_usage.is_none()
            && self.warehouses.is_empty()
            && self.impersonation.is_none()
            && self.account.is_none()
    }

    /// Whether a user with ACCOUNTADMIN has to run part of it.
    pub(super) fn need_accountadmin(&self, of: &Integration) -> bool {
        self.account_usage.is_some() && of.setup_role.as_str() != "ACCOUNTADMIN"
    }

    /// The session variables of the warehouses that change.
    pub(super) fn warehouse_variables(&self) -> WarehouseVariables<'a> {
        WarehouseVariables::new(self.warehouses.iter().map(|(warehouse, _)| *warehouse))
    }

    /// Whether the second public key goes.
    pub(super) fn unset_second_public_key(&self) -> bool {
        self.account
            .as_ref()
            .is_some_and(|account| account.unset_second_public_key)
    }

    /// Whether the script needs the password.
    pub(super) fn sets_password(&self) -> bool {
        self.account
            .as_ref()
            .is_some_and(|account| account.password)
    }
}

fn account_usage(old: Option<&Integration>, new: &Integration) -> Option<UsageChange> {
    let wanted = |of: &Integration| of.reads_account_usage().then_some(of.account_usage);
    let (before, after) = (old.map(wanted), wanted(new));
    if before == Some(after) {
        return None;
    }
    // Not known is granted, for the sake of what has to go.
    let had = |usage| before.is_none_or(|before| before == Some(usage));
    let has = |usage| after == Some(usage);
    let granted = |usage| has(usage);
    let revoked = |usage| had(usage) && !has(usage);
    Some(UsageChange {
        grant_database_role: granted(AccountUsage::DatabaseRoles),
        grant_imported_privileges: granted(AccountUsage::ImportedPrivileges),
        revoke_database_role: revoked(AccountUsage::DatabaseRoles),
        revoke_imported_privileges: revoked(AccountUsage::ImportedPrivileges),
    })
}

fn warehouses<'a>(
    old: Option<&'a Integration>,
    new: &'a Integration,
) -> Vec<(&'a ExistingName, WarehouseChange)> {
    let after = uses(new);
    let before = old.map(uses);
    // A warehouse that is in both is named as the new payload has it.
    let mentioned = std::iter::once(new)
        .chain(old)
        .flat_map(Integration::warehouses);
    let mut seen = BTreeSet::new();
    let mut changes: Vec<_> = mentioned
        .filter(|warehouse| seen.insert(warehouse.as_str()))
        .flat_map(|warehouse| {
            let used = |uses: &Uses<'_>| uses.get(warehouse.as_str()).copied().unwrap_or(Use::None);
            let change = warehouse_changes(before.as_ref().map(used), used(&after));
            change.into_iter().map(move |change| (warehouse, change))
        })
        .collect();
    changes.sort_by_key(|(_, change)| *change);
    changes
}

/// The warehouses by their names, however they are given.
type Uses<'a> = BTreeMap<&'a str, Use>;

fn uses(of: &Integration) -> Uses<'_> {
    let workspaces = of.workspace_warehouses().iter();
    let mut uses = BTreeMap::new();
    uses.insert(of.warehouse.as_str(), Use::Usage);
    uses.extend(workspaces.map(|warehouse| (warehouse.as_str(), Use::UsageWithOption)));
    uses
}

/// What leads from one use to another; from an unknown one, what leads there from any.
fn warehouse_changes(before: Option<Use>, after: Use) -> Vec<WarehouseChange> {
    match (before, after) {
        (Some(before), after) if before == after => Vec::new(),
        (Some(Use::UsageWithOption), Use::Usage) => vec![WarehouseChange::NoOption],
        (None, Use::Usage) => vec![WarehouseChange::Usage, WarehouseChange::NoOption],
        (_, Use::Usage) => vec![WarehouseChange::Usage],
        (_, Use::UsageWithOption) => vec![WarehouseChange::UsageWithOption],
        (_, Use::None) => vec![WarehouseChange::Nothing],
    }
}

fn impersonation<'a>(
    old: Option<&'a Integration>,
    new: &'a Integration,
) -> Option<ImpersonationChange<'a>> {
    let before = old.and_then(|old| old.impersonation.as_ref());
    match (before, new.impersonation.as_ref()) {
        (Some(before), Some(after)) if before == after => None,
        (Some(before), Some(after)) => Some(ImpersonationChange::Rename(before, after)),
        (Some(before), None) => Some(ImpersonationChange::Remove(before)),
        (None, Some(after)) => Some(ImpersonationChange::Create(after)),
        (None, None) => None,
    }
}
