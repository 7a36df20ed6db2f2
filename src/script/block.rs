//! The parts of procedural blocks, a template each.

use askama::Template;

use super::view::Container;
use super::warehouse::Warehouse;
use crate::text::{Identifier, Mark, NameLiteral, Sql, SqlText};

/// Declares one part: its template and what stands in the template's slots.
macro_rules! part {
    ($name:ident, $path:literal, { $($slot:ident: $type:ty),* $(,)? }) => {
        #[derive(Template)]
        #[template(path = $path)]
        pub(super) struct $name<'a> {
            $(pub(super) $slot: $type,)*
        }

        impl SqlText for $name<'_> {}
    };
}

part!(RequireCurrentRole, "block/require-current-role.sql", {
    setup_role_text: Sql<NameLiteral<'a>>,
});
part!(RequireInstalled, "block/require-installed.sql", {
    system_role_text: Sql<NameLiteral<'a>>,
    installed: Option<Sql<Mark<&'a Identifier>>>,
});
part!(RequireUnfinished, "block/require-unfinished.sql", {
    system_role_text: Sql<NameLiteral<'a>>,
    creating: Sql<Mark<&'a Identifier>>,
});
part!(RequireUser, "block/require-user.sql", {
    user_text: Sql<NameLiteral<'a>>,
    marker: Option<Sql<Mark<&'a Identifier>>>,
});
part!(RequireRole, "block/require-role.sql", {
    role_text: Sql<NameLiteral<'a>>,
    marker: Option<Sql<Mark<&'a Identifier>>>,
    owned_by_text: Option<Sql<NameLiteral<'a>>>,
});
part!(RequireFreeUser, "block/require-free-user.sql", {
    user_text: Sql<NameLiteral<'a>>,
});
part!(RequireFreeRole, "block/require-free-role.sql", {
    role_text: Sql<NameLiteral<'a>>,
});
part!(RefuseOtherRole, "block/refuse-other-role.sql", {
    role_text: Sql<NameLiteral<'a>>,
    marker: Sql<Mark<&'a Identifier>>,
    owned_by_text: Sql<NameLiteral<'a>>,
});
part!(RemoveUser, "block/remove-user.sql", {
    user: Sql<&'a Identifier>,
    user_text: Sql<NameLiteral<'a>>,
    setup_role: Sql<&'a Identifier>,
    marker: Option<Sql<Mark<&'a Identifier>>>,
});
part!(RemoveRole, "block/remove-role.sql", {
    role: Sql<&'a Identifier>,
    role_text: Sql<NameLiteral<'a>>,
    setup_role: Sql<&'a Identifier>,
    marker: Option<Sql<Mark<&'a Identifier>>>,
    owned_by_text: Option<Sql<NameLiteral<'a>>>,
});
part!(RemoveDatabase, "block/remove-database.sql", {
    database: Sql<&'a Identifier>,
    database_text: Sql<NameLiteral<'a>>,
    setup_role: Sql<&'a Identifier>,
    marker: Option<Sql<Mark<&'a Identifier>>>,
});
part!(RemoveOwnedRoles, "block/remove-owned-roles.sql", {
    system_role_text: Sql<NameLiteral<'a>>,
});
part!(UseWarehouse, "block/use-warehouse.sql", {
    warehouse: Sql<Warehouse<'a>>,
});
part!(DetachMaskingPolicies, "block/detach-masking-policies.sql", {
    database: Sql<&'a Identifier>,
    database_text: Sql<NameLiteral<'a>>,
    marker: Option<Sql<Mark<&'a Identifier>>>,
});
part!(DetachRowAccessPolicies, "block/detach-row-access-policies.sql", {
    database: Sql<&'a Identifier>,
    database_text: Sql<NameLiteral<'a>>,
    marker: Option<Sql<Mark<&'a Identifier>>>,
});
part!(GiveBackTables, "block/give-back-tables.sql", {
    system_role_text: Sql<NameLiteral<'a>>,
    system_role_mark: Option<Sql<Mark<&'a Identifier>>>,
    container: Sql<Container<'a>>,
    owner: Sql<&'a Identifier>,
});
part!(GiveBackViews, "block/give-back-views.sql", {
    system_role_text: Sql<NameLiteral<'a>>,
    system_role_mark: Option<Sql<Mark<&'a Identifier>>>,
    container: Sql<Container<'a>>,
    owner: Sql<&'a Identifier>,
});
