//! The command line.
//!
//! Only the options of the command that is called are made (`defer`). clap would then take a doc
//! comment on a group of options for the description of the command: theirs are plain.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::destination::Destination;
use super::examples;

/// Generates, offline, the Snowflake scripts of Immuta's Integrations API.
#[derive(Debug, Parser)]
#[command(name = "sfgen", version, about, max_term_width = 100)]
#[command(after_help = examples::SFGEN)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum Command {
    /// The script that sets an integration up
    #[command(after_help = examples::CREATE)]
    Create(Create),
    /// The script that changes an integration
    #[command(after_help = examples::EDIT)]
    Edit(Edit),
    /// The script that removes an integration that was set up
    #[command(after_help = examples::DELETE)]
    Delete(Delete),
    /// The script that removes what an unfinished create left behind
    #[command(after_help = examples::CLEANUP)]
    Cleanup(Cleanup),
    /// A script that only reads: does another one find what it needs
    #[command(after_help = examples::PREFLIGHT)]
    Preflight(Preflight),
    /// What a script would do to an account, and what is dangerous in it
    #[command(after_help = examples::REVIEW)]
    Review(super::review::Call),
    /// The payload with its defaults, and what the scripts call things
    #[command(after_help = examples::SHOW)]
    Show(Show),
    /// The body for POST or PUT, with its secrets
    #[command(after_help = examples::PAYLOAD)]
    Payload(Payload),
    /// What changes between two payloads; exit 1 when they differ
    #[command(after_help = examples::DIFF)]
    Diff(Diff),
    /// A payload to start from, with comments
    #[command(after_help = examples::INIT)]
    Init(Init),
    /// The JSON Schema of a payload or of a review, for editors
    ///
    /// An editor with yaml-language-server checks and completes a payload whose first line is
    /// `# yaml-language-server: $schema=payload.schema.json`. VS Code takes `!env` and `!file`
    /// with the setting "yaml.customTags": ["!env scalar", "!file scalar"].
    #[command(after_help = examples::SCHEMA)]
    Schema(Schema),
    /// Completions of the command line for a shell
    #[command(after_help = examples::COMPLETIONS)]
    Completions(Completions),
    /// The manual pages, one after the other
    #[command(after_help = examples::MAN)]
    Man,
}

#[derive(Debug, Args)]
pub(super) struct Create {
    /// Put the statements into one block, which stops at its first error in any client
    #[arg(long)]
    pub(super) single_block: bool,
    #[command(flatten)]
    pub(super) common: Common,
    #[command(flatten)]
    pub(super) credential: CredentialOptions,
}

#[derive(Debug, Args)]
pub(super) struct Edit {
    /// The payload of the earlier state, or a directory that holds it under CONFIG's file name;
    /// without it, the script leads there from any state
    #[arg(long, value_name = "OLD")]
    pub(super) from: Option<PathBuf>,
    /// One step of a key rotation
    #[arg(long, value_name = "STEP")]
    pub(super) rotate: Option<Rotate>,
    /// For an integration that sfgen did not set up: ask for no marks
    #[arg(long)]
    pub(super) unmarked: bool,
    #[command(flatten)]
    pub(super) common: Common,
    #[command(flatten)]
    pub(super) credential: CredentialOptions,
}

#[derive(Debug, Args)]
pub(super) struct Delete {
    /// For an integration that sfgen did not set up: ask for no marks
    #[arg(long)]
    pub(super) unmarked: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(super) struct Cleanup {
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(super) struct Preflight {
    /// The script that is to be run next
    #[arg(long = "for", value_name = "SCRIPT", default_value = "create")]
    pub(super) ahead: Ahead,
    /// For an integration that sfgen did not set up: ask for no marks
    #[arg(long)]
    pub(super) unmarked: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Ahead {
    /// Sets an integration up
    Create,
    /// Changes it
    Edit,
    /// Removes it
    Delete,
    /// Removes what is left of a set-up
    Cleanup,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    /// The payload, or a response of GET; `-` for standard input
    pub(super) config: PathBuf,
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "yaml")]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) names: Names,
    #[command(flatten)]
    pub(super) grants: Grants,
    #[command(flatten)]
    pub(super) credential: CredentialOptions,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Format {
    /// YAML
    Yaml,
    /// JSON
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Payload {
    /// The payload; `-` for standard input
    pub(super) config: PathBuf,
    /// Write the body to FILE, whole or not at all, readable for its owner alone
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The earlier payload, or a response of GET; `-` for standard input
    pub(super) old: PathBuf,
    /// The new payload
    pub(super) new: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Init {
    /// How Immuta signs in
    #[arg(long, value_name = "TYPE", default_value = "keyPair")]
    pub(super) auth: Auth,
}

/// `authenticationType`, in the API's spelling.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "camelCase")]
pub(super) enum Auth {
    /// An RSA key pair
    KeyPair,
    /// A password
    UserPassword,
    /// External OAuth
    OAuthClientCredentials,
}

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// What the schema is of
    #[arg(long, value_name = "WHAT", default_value = "payload")]
    pub(super) of: Described,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Described {
    /// The payload of the Integrations API, with the options under `sfgen`
    Payload,
    /// The report of `sfgen review --format json`
    Review,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    pub(super) shell: clap_complete::Shell,
}

// What every script kind takes.
#[derive(Debug, Default, Args)]
pub(super) struct Common {
    /// The payload of the Integrations API, YAML or JSON; `-` for standard input. Several with
    /// --out-dir or --check-dir
    #[arg(required = true, value_name = "CONFIG")]
    pub(super) configs: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) destination: Destination,
    #[command(flatten)]
    pub(super) names: Names,
    #[command(flatten)]
    pub(super) grants: Grants,
}

impl Common {
    pub(super) fn has_several(&self) -> bool {
        self.configs.len() > 1
    }
}

// What the scripts call things.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Names")]
pub(super) struct Names {
    /// The role that runs the scripts [default: ACCOUNTADMIN]
    #[arg(long, value_name = "NAME")]
    pub(super) role: Option<String>,
    /// The system role [default: <database>_SYSTEM]
    #[arg(long, value_name = "NAME")]
    pub(super) system_role: Option<String>,
    /// The system account [default: config.username, else IMMUTA_SYSTEM_ACCOUNT]
    #[arg(long, value_name = "NAME")]
    pub(super) system_account: Option<String>,
    /// The system account's LOGIN_NAME [default: its name, for OAuth the client ID]
    #[arg(long, value_name = "NAME")]
    pub(super) login_name: Option<String>,
    /// How warehouses are named [default: quoted]
    #[arg(long, value_name = "HOW")]
    pub(super) warehouse_names: Option<WarehouseNames>,
}

// How Immuta comes to its privileges.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Privileges")]
pub(super) struct Grants {
    /// How access to the SNOWFLAKE database is granted [default: imported-privileges]
    #[arg(long, value_name = "HOW")]
    pub(super) account_usage: Option<AccountUsage>,
    /// How Immuta may grant access to data sources [default: account]
    #[arg(long, value_name = "HOW")]
    pub(super) manage_grants: Option<ManageGrants>,
    /// With `--manage-grants ownership`: what Immuta governs, and who owns it; repeatable
    #[arg(long = "securable", value_name = "DATABASE[.SCHEMA]=OWNER_ROLE")]
    pub(super) securables: Vec<String>,
    /// With `--manage-grants ownership`: the tables and views go to the system role as well
    #[arg(long)]
    pub(super) take_ownership: bool,
}

// What the system account signs in with.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Credential")]
pub(super) struct CredentialOptions {
    /// The public key as PEM; then the private key need not be there
    #[arg(long, value_name = "FILE")]
    pub(super) public_key: Option<PathBuf>,
    /// Where the password stands: in the script, or in a variable that is set before it runs
    /// [default: inline]
    #[arg(long, value_name = "WHERE")]
    pub(super) secrets: Option<Secrets>,
    /// The type of a system account with a password [default: legacy-service]
    #[arg(long, value_name = "TYPE")]
    pub(super) user_type: Option<UserType>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Rotate {
    /// The new key beside the old one
    Begin,
    /// The new key instead of the old one
    Finish,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum AccountUsage {
    /// Everything in it
    ImportedPrivileges,
    /// The database roles that cover what Immuta reads
    DatabaseRoles,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ManageGrants {
    /// MANAGE GRANTS on the account
    Account,
    /// The roles that own the data sources
    Ownership,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum WarehouseNames {
    /// Between double quotes; a name that some client would rewrite (`R&D_WH`) is refused
    Quoted,
    /// Through session variables, in which any name can be spelt
    Variable,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Secrets {
    /// In the script's one SET statement
    Inline,
    /// Nowhere: `SET immuta_password = …` is run before the script
    Variable,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum UserType {
    /// A service user that may have a password, until Snowflake ends them
    LegacyService,
    /// A person, who needs MFA where the account enforces it
    Person,
}
