//! The options of sfgen: what shapes the scripts and the API does not take. They stand in the
//! payload under `sfgen`, and on the command line, which overrides it.

use std::ffi::OsString;
use std::path::PathBuf;

use super::described::{FilePath, Name, SecurableText, Text};
use super::flag::{Argument, Flag, Group, options};
use super::table::table;
use super::{AccountUsage, ManageGrants, Rotate, SecretsIn, UserType, WarehouseNames};

options! {
    /// What shapes the scripts and is not sent to Immuta; the command line overrides it.
    pub struct Options {
        /// The role that runs the scripts, instead of `config.role`.
        "role" role: Option<String> as Name
            => NAMES "role" "NAME"
            "The role that runs the scripts [default: ACCOUNTADMIN]",
        /// The role that owns the integration's objects, `<database>_SYSTEM` where it is not given.
        "systemRole" system_role: Option<String> as Name
            => NAMES "system-role" "NAME"
            "The system role [default: <database>_SYSTEM]",
        /// The user that Immuta connects as, instead of `config.username`.
        "systemAccount" system_account: Option<String> as Name
            => NAMES "system-account" "NAME"
            "The system account [default: config.username, else IMMUTA_SYSTEM_ACCOUNT]",
        /// The LOGIN_NAME of that user: its name, for OAuth the client ID, where it is not given.
        "loginName" login_name: Option<String> as Text
            => NAMES "login-name" "NAME"
            "The system account's LOGIN_NAME [default: its name, for OAuth the client ID]",
        /// The public key's file in PEM, relative to this one; then `config.privateKey` is not
        /// needed.
        "publicKey" public_key: Option<PathBuf> as FilePath
            => CREDENTIAL "public-key" "FILE"
            "The public key as PEM; then the private key need not be there",
        /// Where the password stands: `inline` in the script (the default), `variable` in a session
        /// variable that is set before the script runs.
        "secrets" secrets: Option<SecretsIn> as SecretsIn
            => CREDENTIAL "secrets" "WHERE"
            "Where the password stands: in the script, or in a variable that is set before it runs [default: inline]",
        /// The TYPE of a system account with a password: `legacy-service` (the default), which
        /// Snowflake ends in 2026, or `person`, who needs MFA where the account enforces it.
        "userType" user_type: Option<UserType> as UserType
            => CREDENTIAL "user-type" "TYPE"
            "The type of a system account with a password [default: legacy-service]",
        /// How the scripts name warehouses: `quoted` (the default), or by a `variable`, in which any
        /// name can be spelt.
        "warehouseNames" warehouse_names: Option<WarehouseNames> as WarehouseNames
            => NAMES "warehouse-names" "HOW"
            "How warehouses are named [default: quoted]",
        /// What audit and lineage are granted: `imported-privileges` on the database SNOWFLAKE (the
        /// default), or its `database-roles`, which are narrower.
        "accountUsage" account_usage: Option<AccountUsage> as AccountUsage
            => PRIVILEGES "account-usage" "HOW"
            "How access to the SNOWFLAKE database is granted [default: imported-privileges]",
        /// What lets Immuta grant access to data: MANAGE GRANTS on the `account` (the default), or
        /// `ownership` of the securables.
        "manageGrants" manage_grants: Option<ManageGrants> as ManageGrants
            => PRIVILEGES "manage-grants" "HOW"
            "How Immuta may grant access to data sources [default: account]",
        /// With `manageGrants: ownership`: what Immuta governs and who owns it, each
        /// `DATABASE[.SCHEMA]=OWNER_ROLE`.
        "securables" securables: Option<Vec<String>> as Vec<SecurableText>
            => PRIVILEGES "securable" "DATABASE[.SCHEMA]=OWNER_ROLE"
            "With `--manage-grants ownership`: what Immuta governs, and who owns it; repeatable",
        /// With `manageGrants: ownership`: the tables and views go to the system role as well.
        "takeOwnership" take_ownership: Option<bool> as bool
            => PRIVILEGES "take-ownership" ""
            "With `--manage-grants ownership`: the tables and views go to the system role as well",
        /// One step of a key's replacement, for edit: `begin` sets the new key beside the old one,
        /// `finish` takes the old one away.
        "rotate" rotate: Option<Rotate> as Rotate
            => ROTATE "rotate" "STEP"
            "One step of a key rotation",
        /// The integration was not set up by sfgen: edit and delete ask for no marks.
        "unmarked" unmarked: Option<bool> as bool
            => UNMARKED "unmarked" ""
            "For an integration that sfgen did not set up: ask for no marks",
        /// Create as one block, which stops at its first error in any client.
        "singleBlock" single_block: Option<bool> as bool
            => SINGLE_BLOCK "single-block" ""
            "Put the statements into one block, which stops at its first error in any client",
    }
}
