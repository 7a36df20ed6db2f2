//! The `sfgen` object: options that shape the scripts and that the API does not take.

use std::path::PathBuf;

use schemars::JsonSchema;

use super::Choice;
use super::described::{AnyText, Name, SecurableText, Text};

/// What shapes the scripts and is not sent to Immuta; the command line overrides it.
#[derive(Debug, Clone, PartialEq, Eq, Default, JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields)]
pub struct Options {
    /// The role that runs the scripts, instead of `config.role`.
    #[schemars(with = "Option<Name>")]
    pub role: Option<String>,
    /// The role that owns the integration's objects, `<database>_SYSTEM` where it is not given.
    #[schemars(with = "Option<Name>")]
    pub system_role: Option<String>,
    /// The user that Immuta connects as, instead of `config.username`.
    #[schemars(with = "Option<Name>")]
    pub system_account: Option<String>,
    /// The LOGIN_NAME of that user: its name, for OAuth the client ID, where it is not given.
    #[schemars(with = "Option<Text>")]
    pub login_name: Option<String>,
    /// The public key's file in PEM, relative to this one; then `config.privateKey` is not
    /// needed.
    #[schemars(with = "Option<AnyText>")]
    pub public_key: Option<PathBuf>,
    /// Where the password stands: `inline` in the script (the default), `variable` in a session
    /// variable that is set before the script runs.
    pub secrets: Option<SecretsIn>,
    /// The TYPE of a system account with a password: `legacy-service` (the default), which
    /// Snowflake ends in 2026, or `person`, who needs MFA where the account enforces it.
    pub user_type: Option<UserType>,
    /// What audit and lineage are granted: `imported-privileges` on the database SNOWFLAKE (the
    /// default), or its `database-roles`, which are narrower.
    pub account_usage: Option<AccountUsage>,
    /// What lets Immuta grant access to data: MANAGE GRANTS on the `account` (the default), or
    /// `ownership` of the securables.
    pub manage_grants: Option<ManageGrants>,
    /// With `manageGrants: ownership`: what Immuta governs and who owns it, each
    /// `DATABASE[.SCHEMA]=OWNER_ROLE`.
    #[schemars(with = "Option<Vec<SecurableText>>")]
    pub securables: Option<Vec<String>>,
    /// How the scripts name warehouses: `quoted` (the default), or by a `variable`, in which any
    /// name can be spelt.
    pub warehouse_names: Option<WarehouseNames>,
    /// With `manageGrants: ownership`: the tables and views go to the system role as well.
    pub take_ownership: Option<bool>,
    /// One step of a key's replacement, for edit: `begin` sets the new key beside the old one,
    /// `finish` takes the old one away.
    pub rotate: Option<Rotate>,
    /// The integration was not set up by sfgen: edit and delete ask for no marks.
    pub unmarked: Option<bool>,
    /// Create as one block, which stops at its first error in any client.
    pub single_block: Option<bool>,
}

/// `secrets`: how a script gets the system account's password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SecretsIn {
    /// `inline`: it stands in the script.
    Inline,
    /// `variable`: whoever runs the script sets `immuta_password` first.
    Variable,
}

impl Choice for SecretsIn {
    const WORDS: &'static [(&'static str, Self)] =
        &[("inline", Self::Inline), ("variable", Self::Variable)];
}

/// `userType`: the TYPE of a user that signs in with a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UserType {
    /// `legacy-service`.
    LegacyService,
    /// `person`.
    Person,
}

impl Choice for UserType {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("legacy-service", Self::LegacyService),
        ("person", Self::Person),
    ];
}

/// `accountUsage`: what audit and lineage are granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccountUsage {
    /// `imported-privileges` on the database SNOWFLAKE.
    ImportedPrivileges,
    /// `database-roles` of SNOWFLAKE, which are narrower.
    DatabaseRoles,
}

impl Choice for AccountUsage {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("imported-privileges", Self::ImportedPrivileges),
        ("database-roles", Self::DatabaseRoles),
    ];
}

/// `manageGrants`: what lets Immuta grant access to data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ManageGrants {
    /// `account`: MANAGE GRANTS on the account.
    Account,
    /// `ownership` of the securables.
    Ownership,
}

impl Choice for ManageGrants {
    const WORDS: &'static [(&'static str, Self)] =
        &[("account", Self::Account), ("ownership", Self::Ownership)];
}

/// `warehouseNames`: how the scripts name warehouses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WarehouseNames {
    /// `quoted`: between double quotes; a name that some client would rewrite is refused.
    Quoted,
    /// `variable`: through session variables, in which any name can be spelt.
    Variable,
}

impl Choice for WarehouseNames {
    const WORDS: &'static [(&'static str, Self)] =
        &[("quoted", Self::Quoted), ("variable", Self::Variable)];
}

/// `rotate`: which half of a key's replacement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rotate {
    /// `begin`: the new key stands beside the old one.
    Begin,
    /// `finish`: the new key replaces the old one.
    Finish,
}

impl Choice for Rotate {
    const WORDS: &'static [(&'static str, Self)] =
        &[("begin", Self::Begin), ("finish", Self::Finish)];
}
