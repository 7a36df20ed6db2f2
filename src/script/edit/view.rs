//! What `templates/script/edit.sql` prints.

use askama::Template;

use super::account::AccountChange;
use super::change::{Changes, ImpersonationChange, UsageChange, WarehouseChange};
use super::request::{EditOptions, Rotation};
use super::requirement::{Requirement, requirements};
use crate::integration::{Authentication, Host, Integration, Setup};
use crate::script::block::{RemoveRole, RequireCurrentRole, RequireInstalled};
use crate::script::create::{PasswordSource, is_elsewhere, password};
use crate::script::remove::{remove_impersonation, require_current_role, require_installed};
use crate::script::view::Word;
use crate::script::warehouse::{SetVariable, Warehouse, WarehouseVariables};
use crate::text::{ExistingName, Identifier, Literal, Mark, Sql, sql};

#[derive(Template)]
#[template(path = "script/edit.sql")]
pub(super) struct Edit<'a> {
    title: Sql<Word>,
    host: Sql<&'a Host>,
    database: Sql<&'a Identifier>,
    setup_role: Sql<&'a Identifier>,
    system_role: Sql<&'a Identifier>,
    marker: Sql<Mark<&'a Identifier>>,
    converges: bool,
    unsets_second_public_key: bool,
    automatic: bool,
    impersonation: bool,
    nothing: bool,
    unmarked: bool,
    rotation_begins: bool,
    rotation_finishes: bool,
    accountadmin: bool,
    password: Option<Sql<PasswordSource<'a>>>,
    password_elsewhere: bool,
    require_current_role: Sql<RequireCurrentRole<'a>>,
    require_installed: Sql<RequireInstalled<'a>>,
    requirements: Vec<Sql<Requirement<'a>>>,
    account_usage: Option<UsageChange>,
    warehouse_variables: Vec<SetVariable<'a>>,
    warehouses: Warehouses<'a>,
    create_impersonation: Option<Sql<&'a Identifier>>,
    rename_impersonation: Option<Renamed<'a>>,
    remove_impersonation: Vec<Sql<RemoveRole<'a>>>,
    account: Option<Account<'a>>,
}

/// The warehouses by what happens to them.
struct Warehouses<'a> {
    usage: Vec<Sql<Warehouse<'a>>>,
    usage_with_option: Vec<Sql<Warehouse<'a>>>,
    no_option: Vec<Sql<Warehouse<'a>>>,
    nothing: Vec<Sql<Warehouse<'a>>>,
}

struct Renamed<'a> {
    from: Sql<&'a Identifier>,
    to: Sql<&'a Identifier>,
}

struct Account<'a> {
    old_name: Sql<&'a Identifier>,
    name: Sql<&'a Identifier>,
    renamed: bool,
    login_name: Option<Sql<&'a Literal>>,
    default_warehouse: Option<Sql<&'a Identifier>>,
    unset_default_warehouse: bool,
    type_before: Option<Sql<Word>>,
    public_key: Option<Sql<&'a Literal>>,
    second_public_key: Option<Sql<&'a Literal>>,
    password: bool,
    unset_password: bool,
    unset_public_key: bool,
    unset_second_public_key: bool,
    type_after: Option<Sql<Word>>,
}

impl<'a> Edit<'a> {
    pub(super) fn new(new: &'a Setup, changes: &Changes<'a>, options: EditOptions) -> Self {
        let of = new.integration();
        let EditOptions { rotation, unmarked } = options;
        let variables = changes.warehouse_variables();
        Self {
            title: sql(Word::new("Change")),
            host: sql(&of.host),
            database: sql(&of.database),
            setup_role: sql(&of.setup_role),
            system_role: sql(&of.system_role),
            marker: sql(Mark::part(&of.database)),
            converges: changes.converges,
            automatic: of.authentication == Authentication::Automatic,
            impersonation: of.impersonation.is_some(),
            unsets_second_public_key: changes.unset_second_public_key(),
            nothing: changes.are_none(),
            unmarked,
            rotation_begins: rotation == Some(Rotation::Begin),
            rotation_finishes: rotation == Some(Rotation::Finish),
            accountadmin: changes.need_accountadmin(of),
            password: password(new.credential()).filter(|_| changes.sets_password()),
            password_elsewhere: changes.sets_password() && is_elsewhere(new.credential()),
            require_current_role: sql(require_current_role(of)),
            require_installed: sql(require_installed(of, unmarked)),
            requirements: requirements(of, changes, options)
                .into_iter()
                .map(sql)
                .collect(),
            account_usage: changes.account_usage,
            warehouse_variables: variables.shown(),
            warehouses: Warehouses::new(&changes.warehouses, &variables),
            create_impersonation: created(changes.impersonation),
            rename_impersonation: renamed(changes.impersonation),
            remove_impersonation: removed(of, changes.impersonation, unmarked),
            account: changes.account.as_ref().map(Account::new),
        }
    }
}

impl<'a> Warehouses<'a> {
    fn new(
        changes: &[(&'a ExistingName, WarehouseChange)],
        variables: &WarehouseVariables<'a>,
    ) -> Self {
        let with = |wanted| {
            let chosen = changes.iter().filter(move |(_, change)| *change == wanted);
            let named = |warehouse| sql(variables.named(warehouse));
            chosen.map(|(warehouse, _)| named(warehouse)).collect()
        };
        Self {
            usage: with(WarehouseChange::Usage),
            usage_with_option: with(WarehouseChange::UsageWithOption),
            no_option: with(WarehouseChange::NoOption),
            nothing: with(WarehouseChange::Nothing),
        }
    }
}

impl<'a> Account<'a> {
    fn new(change: &AccountChange<'a>) -> Self {
        Self {
            old_name: sql(change.old_name),
            name: sql(change.name),
            renamed: change.is_renamed(),
            login_name: change.login_name.map(sql),
            default_warehouse: change.default_warehouse.map(sql),
            unset_default_warehouse: change.unset_default_warehouse,
            type_before: change.type_before.map(sql),
            public_key: change.public_key.map(sql),
            second_public_key: change.second_public_key.map(sql),
            password: change.password,
            unset_password: change.unset_password,
            unset_public_key: change.unset_public_key,
            unset_second_public_key: change.unset_second_public_key,
            type_after: change.type_after.map(sql),
        }
    }
}

fn created(change: Option<ImpersonationChange<'_>>) -> Option<Sql<&Identifier>> {
    match change? {
        ImpersonationChange::Create(role) => Some(sql(role)),
        ImpersonationChange::Rename(..) | ImpersonationChange::Remove(_) => None,
    }
}

fn renamed(change: Option<ImpersonationChange<'_>>) -> Option<Renamed<'_>> {
    match change? {
        ImpersonationChange::Rename(from, to) => Some(Renamed {
            from: sql(from),
            to: sql(to),
        }),
        ImpersonationChange::Create(_) | ImpersonationChange::Remove(_) => None,
    }
}

fn removed<'a>(
    of: &'a Integration,
    change: Option<ImpersonationChange<'a>>,
    unmarked: bool,
) -> Vec<Sql<RemoveRole<'a>>> {
    let removals = match change {
        Some(ImpersonationChange::Remove(role)) => remove_impersonation(of, role, unmarked),
        None | Some(ImpersonationChange::Create(_) | ImpersonationChange::Rename(..)) => Vec::new(),
    };
    removals.into_iter().map(sql).collect()
}
