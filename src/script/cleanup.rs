//! The script that removes what a create that stopped half-way left behind.

use askama::Template;

use super::block::{RemoveDatabase, RemoveRole, RemoveUser, RequireCurrentRole, RequireUnfinished};
use super::remove::{
    GiveBack, give_back, remove_database, remove_role, remove_system_account, require_current_role,
};
use super::view::Word;
use super::{Script, rendered};
use crate::integration::{Authentication, Host, Integration};
use crate::text::{Identifier, Mark, Sql, sql};

#[derive(Template)]
#[template(path = "script/cleanup.sql")]
struct Cleanup<'a> {
    title: Sql<Word>,
    automatic: bool,
    host: Sql<&'a Host>,
    database: Sql<&'a Identifier>,
    setup_role: Sql<&'a Identifier>,
    require_current_role: Sql<RequireCurrentRole<'a>>,
    require_unfinished: Sql<RequireUnfinished<'a>>,
    give_back: Vec<GiveBack<'a>>,
    remove_system_account: Sql<RemoveUser<'a>>,
    remove_impersonation: Option<Sql<RemoveRole<'a>>>,
    remove_database: Sql<RemoveDatabase<'a>>,
    remove_system_role: Sql<RemoveRole<'a>>,
}

/// The cleanup script of an integration.
///
/// It works after any number of the create script's statements, none included, and refuses
/// whatever does not say that it is unfinished.
pub fn cleanup(of: &Integration) -> Script {
    Script {
        text: rendered(&Cleanup::new(of)),
        holds_secret: false,
        changes_nothing: false,
    }
}

impl<'a> Cleanup<'a> {
    fn new(of: &'a Integration) -> Self {
        let part = sql(Mark::part(&of.database));
        let creating = Mark::creating(&of.database);
        let impersonation = of.impersonation.as_ref();
        Self {
            title: sql(Word::new("Clean-up after an unfinished set-up")),
            automatic: of.authentication == Authentication::Automatic,
            host: sql(&of.host),
            database: sql(&of.database),
            setup_role: sql(&of.setup_role),
            require_current_role: sql(require_current_role(of)),
            require_unfinished: sql(RequireUnfinished {
                system_role_text: sql(of.system_role.as_literal()),
                creating: sql(creating),
            }),
            give_back: give_back(of, Some(creating)),
            remove_system_account: sql(remove_system_account(of, false)),
            remove_impersonation: impersonation.map(|role| sql(remove_role(of, role, Some(part)))),
            remove_database: sql(remove_database(of, false)),
            remove_system_role: sql(remove_role(of, &of.system_role, Some(sql(creating)))),
        }
    }
}
