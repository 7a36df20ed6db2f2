//! The parts of procedural blocks: a template each, so that a reviewer recognises them word for
//! word, and the same part as data.

use askama::Template;

use super::view::Container;
use super::warehouse::Warehouse;
use crate::parse::block::{Fragment, Part, WAREHOUSE_VARIABLE};
use crate::text::{Identifier, Mark, NameLiteral, Sql, SqlText};

/// Declares one part: its template and what stands in the template's slots.
macro_rules! part {
    ($name:ident, $path:literal, { $($slot:ident: $type:ty),* $(,)? }) => {
        #[derive(Template)]
        #[template(path = $path)]
        pub(super) struct $name<'a> {
            $(pub(super) $slot: $type,)*
        }

        impl $name<'_> {
            /// The part as a reader of the script sees it.
            pub(super) fn fragment(&self) -> Fragment {
                Fragment::new(
                    Part::$name,
                    [$((self.$slot.name(stringify!($slot)), self.$slot.value()),)*],
                )
            }
        }

        impl SqlText for $name<'_> {}
    };
}

/// What stands in a slot, as a reader of the script sees it.
trait Slot {
    fn value(&self) -> Option<String>;

    /// The slot's name, where that depends on the form of its value.
    fn name(&self, slot: &'static str) -> &'static str {
        slot
    }
}

impl Slot for Sql<&Identifier> {
    fn value(&self) -> Option<String> {
        Some(self.0.as_str().to_owned())
    }
}

impl Slot for Sql<Warehouse<'_>> {
    fn value(&self) -> Option<String> {
        Some(match self.0 {
            Warehouse::Quoted(name) => name.as_str().to_owned(),
            Warehouse::Variable(variable) => variable.name().value,
        })
    }

    fn name(&self, slot: &'static str) -> &'static str {
        match self.0 {
            Warehouse::Quoted(_) => slot,
            Warehouse::Variable(_) => WAREHOUSE_VARIABLE,
        }
    }
}

impl Slot for Sql<NameLiteral<'_>> {
    fn value(&self) -> Option<String> {
        Some(self.0.as_str().to_owned())
    }
}

impl Slot for Option<Sql<Mark<&'_ Identifier>>> {
    fn value(&self) -> Option<String> {
        self.as_ref().map(|marker| marker.0.comment())
    }
}

impl Slot for Sql<Mark<&'_ Identifier>> {
    fn value(&self) -> Option<String> {
        Some(self.0.comment())
    }
}

impl Slot for Sql<Container<'_>> {
    fn value(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

part!(RequireCurrentRole, "block/require-current-role.sql", {
    setup_role_text: Sql<NameLiteral<'a>>,
});
part!(RequireInstalled, "block/require-installed.sql", {
    system_role_text: Sql<NameLiteral<'a>>,
    installed: Option<Sql<Mark<&'a Identifier>>>,
});
part!(RefuseInstalled, "block/refuse-installed.sql", {
    system_role_text: Sql<NameLiteral<'a>>,
    installed: Sql<Mark<&'a Identifier>>,
});
part!(RequireUser, "block/require-user.sql", {
    user_text: Sql<NameLiteral<'a>>,
    marker: Option<Sql<Mark<&'a Identifier>>>,
});
part!(RequireRole, "block/require-role.sql", {
    role_text: Sql<NameLiteral<'a>>,
    marker: Option<Sql<Mark<&'a Identifier>>>,
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
