//! What the commands about payloads take.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::options::{self, Flags, choice};
use crate::payload::AuthenticationType;

#[derive(Debug, Args)]
pub(in crate::cli) struct Show {
    /// The payload, or a response of GET; `-` for standard input
    pub(in crate::cli) config: PathBuf,
    /// Of a list, as GET /integrations answers it, the integration with this id
    #[arg(long, value_name = "N")]
    pub(in crate::cli) id: Option<String>,
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "yaml")]
    pub(in crate::cli) format: Format,
    #[command(flatten)]
    pub(in crate::cli) flags: Flags<{ options::SHOW }>,
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
    /// Of a list, as GET /integrations answers it, the integration with this id
    #[arg(long, value_name = "N")]
    pub(in crate::cli) id: Option<String>,
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
    /// Of a list, as GET /integrations answers it, the integration with this id
    #[arg(long, value_name = "N")]
    pub(in crate::cli) id: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Init {
    /// How Immuta signs in
    #[arg(long, value_name = "TYPE", default_value = "keyPair", value_parser = choice::<AuthenticationType>())]
    pub(in crate::cli) auth: AuthenticationType,
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
