//! What `templates/script/create.sql` prints.

use std::collections::BTreeSet;
use std::fmt;

use askama::Template;

use crate::integration::{
    AccountUsage, Authentication, Credential, Host, Integration, ManageGrants, Password, Setup,
};
use crate::script::block::RequireCurrentRole;
use crate::script::remove::require_current_role;
use crate::script::rendered;
use crate::script::view::{Container, Word, oauth_type, type_of};
use crate::script::warehouse::{SetVariable, Warehouse, WarehouseVariables, default_warehouse};
use crate::text::{Identifier, Literal, Mark, SpelledLiteral, Sql, SqlText, sql};

#[derive(Template)]
#[template(path = "script/create.sql")]
struct Create<'a> {
    title: Sql<Word>,
    single_block: bool,
    automatic: bool,
    host: Sql<&'a Host>,
    database: Sql<&'a Identifier>,
    warehouse_variables: Vec<SetVariable<'a>>,
    warehouse: Sql<Warehouse<'a>>,
    default_warehouse: Option<Sql<&'a Identifier>>,
    setup_role: Sql<&'a Identifier>,
    require_current_role: Sql<RequireCurrentRole<'a>>,
    system_role: Sql<&'a Identifier>,
    system_account: Sql<&'a Identifier>,
    login_name: Sql<&'a Literal>,
    user_type: Sql<Word>,
    public_key: Option<Sql<&'a Literal>>,
    password: Option<Sql<PasswordSource<'a>>>,
    password_elsewhere: bool,
    oauth: Option<Sql<Word>>,
    ownership: bool,
    take_ownership: bool,
    owners: Vec<Sql<&'a Identifier>>,
    taken: Vec<Sql<Container<'a>>>,
    impersonation: Option<Sql<&'a Identifier>>,
    account_usage: Option<AccountUsageView>,
    accountadmin: bool,
    workspaces: Vec<Sql<Warehouse<'a>>>,
    marker: Sql<Mark<&'a Identifier>>,
    creating: Sql<Mark<&'a Identifier>>,
    installed: Sql<Mark<&'a Identifier>>,
}

/// What follows `SET immuta_password =`.
pub(in crate::script) enum PasswordSource<'a> {
    Inline(&'a SpelledLiteral),
    Variable,
}

impl fmt::Display for PasswordSource<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Inline(password) => password.fmt(f),
            Self::Variable => f.write_str("$immuta_password"),
        }
    }
}

impl SqlText for PasswordSource<'_> {}

struct AccountUsageView {
    asked_by: Sql<Word>,
    database_role: bool,
}

/// The script's text.
pub(super) fn render(setup: &Setup, single_block: bool) -> String {
    rendered(&Create::new(setup, single_block))
}

impl<'a> Create<'a> {
    fn new(setup: &'a Setup, single_block: bool) -> Self {
        let of = setup.integration();
        let variables = WarehouseVariables::of(of);
        let warehouse = |name| sql(variables.named(name));
        Self {
            title: sql(Word::new("Set-up")),
            single_block,
            automatic: of.authentication == Authentication::Automatic,
            host: sql(&of.host),
            database: sql(&of.database),
            warehouse_variables: variables.shown(),
            warehouse: warehouse(&of.warehouse),
            default_warehouse: default_warehouse(of).map(sql),
            setup_role: sql(&of.setup_role),
            require_current_role: sql(require_current_role(of)),
            system_role: sql(&of.system_role),
            system_account: sql(&of.system_account),
            login_name: sql(&of.login_name),
            user_type: sql(type_of(&of.authentication)),
            public_key: public_key(setup.credential()),
            password: password(setup.credential()),
            password_elsewhere: is_elsewhere(setup.credential()),
            oauth: oauth(&of.authentication),
            ownership: of.manage_grants != ManageGrants::Account,
            take_ownership: of.manage_grants.takes_ownership(),
            owners: owners(of),
            taken: taken(of),
            impersonation: of.impersonation.as_ref().map(sql),
            account_usage: account_usage(of),
            accountadmin: of.needs_accountadmin(),
            workspaces: of.workspace_warehouses().iter().map(warehouse).collect(),
            marker: sql(Mark::part(&of.database)),
            creating: sql(Mark::creating(&of.database)),
            installed: sql(Mark::installed(&of.database)),
        }
    }
}

fn public_key(credential: &Credential) -> Option<Sql<&Literal>> {
    match credential {
        Credential::PublicKey(key) => Some(sql(key)),
        Credential::Elsewhere | Credential::Password(_) => None,
    }
}

pub(in crate::script) fn password(credential: &Credential) -> Option<Sql<PasswordSource<'_>>> {
    match credential {
        Credential::Password(Password::Inline(text)) => Some(sql(PasswordSource::Inline(text))),
        Credential::Password(Password::Variable) => Some(sql(PasswordSource::Variable)),
        Credential::Elsewhere | Credential::PublicKey(_) => None,
    }
}

/// Whether whoever runs the script has to set the password before.
pub(in crate::script) fn is_elsewhere(credential: &Credential) -> bool {
    matches!(credential, Credential::Password(Password::Variable))
}

fn oauth(authentication: &Authentication) -> Option<Sql<Word>> {
    match authentication {
        Authentication::OAuthClientCredentials(provider) => Some(sql(oauth_type(*provider))),
        Authentication::Automatic | Authentication::KeyPair | Authentication::UserPassword(_) => {
            None
        }
    }
}

/// The owners of the securables, each once.
fn owners(of: &Integration) -> Vec<Sql<&Identifier>> {
    let mut seen = BTreeSet::new();
    let securables = of.manage_grants.securables().iter();
    securables
        .map(|securable| &securable.owner)
        .filter(|owner| seen.insert(*owner))
        .map(sql)
        .collect()
}

/// Where tables and views change hands.
fn taken(of: &Integration) -> Vec<Sql<Container<'_>>> {
    let takes = of.manage_grants.takes_ownership();
    let securables = of.manage_grants.securables().iter().filter(|_| takes);
    securables.map(|securable| sql(securable.into())).collect()
}

fn account_usage(of: &Integration) -> Option<AccountUsageView> {
    let asked_by = match (of.audit, of.lineage) {
        (true, true) => "config.audit, config.lineage",
        (true, false) => "config.audit",
        (false, true) => "config.lineage",
        (false, false) => return None,
    };
    Some(AccountUsageView {
        asked_by: sql(Word::new(asked_by)),
        database_role: of.account_usage == AccountUsage::DatabaseRoles,
    })
}
