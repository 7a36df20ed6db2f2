//! The `sfgen` object: options that shape the scripts and that the API does not take.

use std::path::PathBuf;

use super::Choice;

/// The options of every command of an integration's life; the command line overrides them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// `role` that runs the scripts, instead of `config.role`.
    pub role: Option<String>,
    /// `systemRole`: the role that owns the integration's objects.
    pub system_role: Option<String>,
    /// `systemAccount`: the user that Immuta connects as.
    pub system_account: Option<String>,
    /// `loginName` of that user.
    pub login_name: Option<String>,
    /// `publicKey`: a PEM file, in place of `config.privateKey`.
    pub public_key: Option<PathBuf>,
    /// `secrets`: how the scripts get the password.
    pub secrets: Option<SecretsIn>,
    /// `userType` of a system account that signs in with a password.
    pub user_type: Option<UserType>,
    /// `accountUsage`: what audit and lineage are granted.
    pub account_usage: Option<AccountUsage>,
    /// `manageGrants`: what lets Immuta grant access to data.
    pub manage_grants: Option<ManageGrants>,
    /// `securables` for `manageGrants: ownership`, each `DATABASE[.SCHEMA]=OWNER_ROLE`.
    pub securables: Option<Vec<String>>,
    /// `warehouseNames`: how the scripts name warehouses.
    pub warehouse_names: Option<WarehouseNames>,
    /// `takeOwnership` of the securables' tables and views.
    pub take_ownership: Option<bool>,
    /// `rotate`: which half of a key's replacement.
    pub rotate: Option<Rotate>,
    /// `unmarked`: the integration was not set up by sfgen.
    pub unmarked: Option<bool>,
    /// `singleBlock`: create as one block.
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
