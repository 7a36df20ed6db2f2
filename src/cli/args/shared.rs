//! Groups of options that several commands take.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::destination::Destination;

// What every script kind takes.
#[derive(Debug, Default, Args)]
pub(in crate::cli) struct Common {
    /// The payload of the Integrations API, YAML or JSON; `-` for standard input. Several with
    /// --out-dir or --check-dir
    #[arg(required = true, value_name = "CONFIG")]
    pub(in crate::cli) configs: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) destination: Destination,
    #[command(flatten)]
    pub(in crate::cli) names: Names,
    #[command(flatten)]
    pub(in crate::cli) grants: Grants,
}

impl Common {
    pub(in crate::cli) fn has_several(&self) -> bool {
        self.configs.len() > 1
    }
}

// What the scripts call things.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Names")]
pub(in crate::cli) struct Names {
    /// The role that runs the scripts [default: ACCOUNTADMIN]
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) role: Option<String>,
    /// The system role [default: <database>_SYSTEM]
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) system_role: Option<String>,
    /// The system account [default: config.username, else IMMUTA_SYSTEM_ACCOUNT]
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) system_account: Option<String>,
    /// The system account's LOGIN_NAME [default: its name, for OAuth the client ID]
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) login_name: Option<String>,
    /// How warehouses are named [default: quoted]
    #[arg(long, value_name = "HOW")]
    pub(in crate::cli) warehouse_names: Option<WarehouseNames>,
}

// How Immuta comes to its privileges.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Privileges")]
pub(in crate::cli) struct Grants {
    /// How access to the SNOWFLAKE database is granted [default: imported-privileges]
    #[arg(long, value_name = "HOW")]
    pub(in crate::cli) account_usage: Option<AccountUsage>,
    /// How Immuta may grant access to data sources [default: account]
    #[arg(long, value_name = "HOW")]
    pub(in crate::cli) manage_grants: Option<ManageGrants>,
    /// With `--manage-grants ownership`: what Immuta governs, and who owns it; repeatable
    #[arg(long = "securable", value_name = "DATABASE[.SCHEMA]=OWNER_ROLE")]
    pub(in crate::cli) securables: Vec<String>,
    /// With `--manage-grants ownership`: the tables and views go to the system role as well
    #[arg(long)]
    pub(in crate::cli) take_ownership: bool,
}

// What the system account signs in with.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Credential")]
pub(in crate::cli) struct CredentialOptions {
    /// The public key as PEM; then the private key need not be there
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) public_key: Option<PathBuf>,
    /// Where the password stands: in the script, or in a variable that is set before it runs
    /// [default: inline]
    #[arg(long, value_name = "WHERE")]
    pub(in crate::cli) secrets: Option<Secrets>,
    /// The type of a system account with a password [default: legacy-service]
    #[arg(long, value_name = "TYPE")]
    pub(in crate::cli) user_type: Option<UserType>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum AccountUsage {
    /// Everything in it
    ImportedPrivileges,
    /// The database roles that cover what Immuta reads
    DatabaseRoles,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum ManageGrants {
    /// MANAGE GRANTS on the account
    Account,
    /// The roles that own the data sources
    Ownership,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum WarehouseNames {
    /// Between double quotes; a name that some client would rewrite (`R&D_WH`) is refused
    Quoted,
    /// Through session variables, in which any name can be spelt
    Variable,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum Secrets {
    /// In the script's one SET statement
    Inline,
    /// Nowhere: `SET immuta_password = …` is run before the script
    Variable,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum UserType {
    /// A service user that may have a password, until Snowflake ends them
    LegacyService,
    /// A person, who needs MFA where the account enforces it
    Person,
}
