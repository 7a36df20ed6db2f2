//! What the commands about payloads take.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::shared::{CredentialOptions, Grants, Names};

#[derive(Debug, Args)]
pub(in crate::cli) struct Show {
    /// The payload, or a response of GET; `-` for standard input
    pub(in crate::cli) config: PathBuf,
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "yaml")]
    pub(in crate::cli) format: Format,
    #[command(flatten)]
    pub(in crate::cli) names: Names,
    #[command(flatten)]
    pub(in crate::cli) grants: Grants,
    #[command(flatten)]
    pub(in crate::cli) credential: CredentialOptions,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum Format {
    /// YAML
    Yaml,
    /// JSON
    Json,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Payload {
    /// The payload; `-` for standard input
    pub(in crate::cli) config: PathBuf,
    /// Write the body to FILE, whole or not at all, readable for its owner alone
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: PathBuf,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Diff {
    /// The earlier payload, or a response of GET; `-` for standard input
    pub(in crate::cli) old: PathBuf,
    /// The new payload
    pub(in crate::cli) new: PathBuf,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Init {
    /// How Immuta signs in
    #[arg(long, value_name = "TYPE", default_value = "keyPair")]
    pub(in crate::cli) auth: Auth,
}

/// `authenticationType`, in the API's spelling.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "camelCase")]
pub(in crate::cli) enum Auth {
    /// An RSA key pair
    KeyPair,
    /// A password
    UserPassword,
    /// External OAuth
    OAuthClientCredentials,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Schema {
    /// What the schema is of
    #[arg(long, value_name = "WHAT", default_value = "payload")]
    pub(in crate::cli) of: Described,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum Described {
    /// The payload of the Integrations API, with the options under `sfgen`
    Payload,
    /// The report of `sfgen review --format json`
    Review,
}
