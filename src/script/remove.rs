//! What edit, cleanup and delete have in common: the parts of a block that check and take away.

use super::block::{
    GiveBackTables, GiveBackViews, RemoveDatabase, RemoveRole, RemoveUser, RequireCurrentRole,
    RequireInstalled,
};
use super::view::Container;
use crate::integration::{Integration, Securable};
use crate::text::{Identifier, Mark, Sql, sql};

/// The mark to ask for, or none for an integration that carries no marks.
pub(super) fn mark(
    unmarked: bool,
    marker: Mark<&'_ Identifier>,
) -> Option<Sql<Mark<&'_ Identifier>>> {
    (!unmarked).then(|| sql(marker))
}

pub(super) fn require_current_role(of: &Integration) -> RequireCurrentRole<'_> {
    RequireCurrentRole {
        setup_role_text: sql(of.setup_role.as_literal()),
    }
}

pub(super) fn require_installed(of: &Integration, unmarked: bool) -> RequireInstalled<'_> {
    RequireInstalled {
        system_role_text: sql(of.system_role.as_literal()),
        installed: mark(unmarked, Mark::installed(&of.database)),
    }
}

pub(super) fn remove_system_account(of: &Integration, unmarked: bool) -> RemoveUser<'_> {
    RemoveUser {
        user: sql(&of.system_account),
        user_text: sql(of.system_account.as_literal()),
        setup_role: sql(&of.setup_role),
        marker: mark(unmarked, Mark::part(&of.database)),
    }
}

pub(super) fn remove_role<'a>(
    of: &'a Integration,
    role: &'a Identifier,
    marker: Option<Sql<Mark<&'a Identifier>>>,
) -> RemoveRole<'a> {
    RemoveRole {
        role: sql(role),
        role_text: sql(role.as_literal()),
        setup_role: sql(&of.setup_role),
        marker,
        owned_by_text: None,
    }
}

/// The impersonation role of an edit, which is the integration's with its mark or where the
/// system role owns it: Immuta documents that a role made by hand is given to the system role.
pub(super) fn remove_impersonation<'a>(
    of: &'a Integration,
    role: &'a Identifier,
    unmarked: bool,
) -> Vec<RemoveRole<'a>> {
    let by_mark = remove_role(of, role, mark(unmarked, Mark::part(&of.database)));
    if unmarked {
        // Without a mark to ask for, the name alone decides.
        return vec![by_mark];
    }
    let by_owner = RemoveRole {
        owned_by_text: Some(sql(of.system_role.as_literal())),
        ..remove_role(of, role, None)
    };
    vec![by_mark, by_owner]
}

pub(super) fn remove_database(of: &Integration, unmarked: bool) -> RemoveDatabase<'_> {
    RemoveDatabase {
        database: sql(&of.database),
        database_text: sql(of.database.as_literal()),
        setup_role: sql(&of.setup_role),
        marker: mark(unmarked, Mark::part(&of.database)),
    }
}

/// Tables and views of one securable, given back to the role that owned them.
pub(super) struct GiveBack<'a> {
    pub(super) tables: Sql<GiveBackTables<'a>>,
    pub(super) views: Sql<GiveBackViews<'a>>,
}

/// What the system role, if it has this mark, took over and has to give back before it goes.
pub(super) fn give_back<'a>(
    of: &'a Integration,
    mark: Option<Mark<&'a Identifier>>,
) -> Vec<GiveBack<'a>> {
    if !of.manage_grants.takes_ownership() {
        return Vec::new();
    }
    let system_role = || sql(of.system_role.as_literal());
    let securables = of.manage_grants.securables().iter();
    let give_back = |securable: &'a Securable| GiveBack {
        tables: sql(GiveBackTables {
            system_role_text: system_role(),
            system_role_mark: mark.map(sql),
            container: sql(Container::from(securable)),
            owner: sql(&securable.owner),
        }),
        views: sql(GiveBackViews {
            system_role_text: system_role(),
            system_role_mark: mark.map(sql),
            container: sql(Container::from(securable)),
            owner: sql(&securable.owner),
        }),
    };
    securables.map(give_back).collect()
}
