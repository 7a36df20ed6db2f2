//! The script that removes an integration that was set up.

use crate::catalogue::ObjectKind;
use askama::Template;

use super::block::{
    DetachMaskingPolicies, DetachRowAccessPolicies, RemoveDatabase, RemoveOwnedRoles, RemoveRole,
    RemoveUser, RequireCurrentRole, RequireInstalled, UseWarehouse,
};
use super::meant::{grant_role, hand_over, object, role};
use super::remove::{
    GiveBack, give_back, in_one_block, mark, parts, remove_database, remove_role,
    remove_system_account, require_current_role, require_installed,
};
use super::view::Word;
use super::warehouse::{SetVariable, WarehouseVariables};
use super::{Script, rendered};
use crate::integration::{Authentication, Host, Integration};
use crate::parse::block::Step;
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
    let view = Delete::new(of, &variables, unmarked);
    Script {
        text: rendered(&view),
        meant: variables
            .set()
            .chain(in_one_block(of, view.steps(of)))
            .chain(variables.unset())
            .collect(),
        holds_secret: false,
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

    fn steps(&self, of: &Integration) -> Vec<Step> {
        let system_role = object(ObjectKind::ROLE, &of.system_role);
        let take_over = hand_over(system_role, &of.setup_role);
        let inherit = grant_role(role(&of.system_role), role(&of.setup_role));
        parts([
            self.require_current_role.0.fragment(),
            self.require_installed.0.fragment(),
        ])
        .chain([Step::Statement(take_over), Step::Statement(inherit)])
        .chain(parts(self.removals()))
        .collect()
    }

    fn removals(&self) -> Vec<crate::parse::block::Fragment> {
        let mut fragments = vec![
            self.use_warehouse.0.fragment(),
            self.detach_masking_policies.0.fragment(),
            self.detach_row_access_policies.0.fragment(),
        ];
        fragments.extend(self.give_back.iter().flat_map(GiveBack::fragments));
        fragments.push(self.remove_system_account.0.fragment());
        fragments.push(self.remove_owned_roles.0.fragment());
        fragments.extend(
            self.remove_impersonation
                .as_ref()
                .map(|part| part.0.fragment()),
        );
        fragments.push(self.remove_database.0.fragment());
        fragments.push(self.remove_system_role.0.fragment());
        fragments
    }
}
