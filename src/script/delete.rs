//! The script that removes an integration that was set up.

use askama::Template;

use super::block::{
    DetachMaskingPolicies, DetachRowAccessPolicies, RemoveDatabase, RemoveOwnedRoles, RemoveRole,
    RemoveUser, RequireCurrentRole, RequireInstalled, UseWarehouse,
};
use super::remove::{
    GiveBack, give_back, mark, remove_database, remove_role, remove_system_account,
    require_current_role, require_installed,
};
use super::view::Word;
use super::warehouse::{SetVariable, WarehouseVariables};
use super::{Script, rendered};
use crate::integration::{Authentication, Host, Integration};
use crate::text::{Identifier, Mark, Sql, sql};

#[derive(Template)]
#[template(path = "script/delete.sql")]
struct Delete<'a> {
    title: Sql<Word>,
    host: Sql<&'a Host>,
    unmarked: bool,
    automatic: bool,
    database: Sql<&'a Identifier>,
    setup_role: Sql<&'a Identifier>,
    system_role: Sql<&'a Identifier>,
    system_account: Sql<&'a Identifier>,
    require_current_role: Sql<RequireCurrentRole<'a>>,
    require_installed: Sql<RequireInstalled<'a>>,
    warehouse_variables: Vec<SetVariable<'a>>,
    use_warehouse: Sql<UseWarehouse<'a>>,
    detach_masking_policies: Sql<DetachMaskingPolicies<'a>>,
    detach_row_access_policies: Sql<DetachRowAccessPolicies<'a>>,
    give_back: Vec<GiveBack<'a>>,
    remove_system_account: Sql<RemoveUser<'a>>,
    remove_owned_roles: Sql<RemoveOwnedRoles<'a>>,
    remove_impersonation: Option<Sql<RemoveRole<'a>>>,
    remove_database: Sql<RemoveDatabase<'a>>,
    remove_system_role: Sql<RemoveRole<'a>>,
}

/// The delete script of an integration; `unmarked` for one that carries no marks, since another
/// tool set it up.
///
/// It can be run again after an interruption.
pub fn delete(of: &Integration, unmarked: bool) -> Script {
    let variables = WarehouseVariables::new([&of.warehouse]);
    Script {
        text: rendered(&Delete::new(of, &variables, unmarked)),
        holds_secret: false,
        changes_nothing: false,
    }
}

impl<'a> Delete<'a> {
    fn new(of: &'a Integration, variables: &WarehouseVariables<'a>, unmarked: bool) -> Self {
        let part = || mark(unmarked, Mark::part(&of.database));
        let installed = Mark::installed(&of.database);
        // Without marks only what the system role owns is known to be the integration's.
        let impersonation = of.impersonation.as_ref().filter(|_| !unmarked);
        Self {
            title: sql(Word::new("Removal")),
            host: sql(&of.host),
            unmarked,
            automatic: of.authentication == Authentication::Automatic,
            database: sql(&of.database),
            setup_role: sql(&of.setup_role),
            system_role: sql(&of.system_role),
            system_account: sql(&of.system_account),
            require_current_role: sql(require_current_role(of)),
            require_installed: sql(require_installed(of, unmarked)),
            warehouse_variables: variables.shown(),
            use_warehouse: sql(UseWarehouse {
                warehouse: sql(variables.named(&of.warehouse)),
            }),
            detach_masking_policies: sql(DetachMaskingPolicies {
                database: sql(&of.database),
                database_text: sql(of.database.as_literal()),
                marker: part(),
            }),
            detach_row_access_policies: sql(DetachRowAccessPolicies {
                database: sql(&of.database),
                database_text: sql(of.database.as_literal()),
                marker: part(),
            }),
            give_back: give_back(of, (!unmarked).then_some(installed)),
            remove_system_account: sql(remove_system_account(of, unmarked)),
            remove_owned_roles: sql(RemoveOwnedRoles {
                system_role_text: sql(of.system_role.as_literal()),
            }),
            remove_impersonation: impersonation.map(|role| sql(remove_role(of, role, part()))),
            remove_database: sql(remove_database(of, unmarked)),
            remove_system_role: sql(remove_role(of, &of.system_role, mark(unmarked, installed))),
        }
    }
}
