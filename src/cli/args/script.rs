//! What each kind of script takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::shared::{Common, CredentialOptions};

#[derive(Debug, Default, Args)]
pub(in crate::cli) struct Create {
    /// Put the statements into one block, which stops at its first error in any client
    #[arg(long)]
    pub(in crate::cli) single_block: bool,
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    #[command(flatten)]
    pub(in crate::cli) credential: CredentialOptions,
}

#[derive(Debug, Default, Args)]
pub(in crate::cli) struct Edit {
    /// The payload of the earlier state, or a directory that holds it under CONFIG's file name;
    /// without it, the script leads there from any state
    #[arg(long, value_name = "OLD")]
    pub(in crate::cli) from: Option<PathBuf>,
    /// One step of a key rotation
    #[arg(long, value_name = "STEP")]
    pub(in crate::cli) rotate: Option<Rotate>,
    /// For an integration that sfgen did not set up: ask for no marks
    #[arg(long)]
    pub(in crate::cli) unmarked: bool,
    #[command(flatten)]
    pub(in crate::cli) common: Common,
    #[command(flatten)]
    pub(in crate::cli) credential: CredentialOptions,
}

#[derive(Debug, Default, Args)]
pub(in crate::cli) struct Delete {
    /// For an integration that sfgen did not set up: ask for no marks
    #[arg(long)]
    pub(in crate::cli) unmarked: bool,
    #[command(flatten)]
    pub(in crate::cli) common: Common,
}

#[derive(Debug, Default, Args)]
pub(in crate::cli) struct Cleanup {
    #[command(flatten)]
    pub(in crate::cli) common: Common,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Preflight {
    /// The script that is to be run next
    #[arg(long = "for", value_name = "SCRIPT", default_value = "create")]
    pub(in crate::cli) ahead: Ahead,
    /// For an integration that sfgen did not set up: ask for no marks
    #[arg(long)]
    pub(in crate::cli) unmarked: bool,
    #[command(flatten)]
    pub(in crate::cli) common: Common,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum Ahead {
    /// Sets an integration up
    Create,
    /// Changes it
    Edit,
    /// Removes it
    Delete,
    /// Removes what is left of a set-up
    Cleanup,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum Rotate {
    /// The new key beside the old one
    Begin,
    /// The new key instead of the old one
    Finish,
}
