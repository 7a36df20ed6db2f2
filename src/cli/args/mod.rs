//! The command line.
//!
//! Only the options of the command that is called are made (`defer`). clap would then take a doc
//! comment on a group of options for the description of the command: theirs are plain.

mod explain;
mod options;
mod payload;
mod review;
mod script;

pub(super) use explain::Explain;
pub(super) use payload::{Described, Diff, Format, Init, Payload, Schema, Show};
pub(super) use review::{Client, Placeholders, ReportFormat, Review};
pub(super) use script::{Call, Cleanup, Create, Delete, Edit, Preflight};

use clap::{Args, Parser, Subcommand};

use super::examples;

/// Generates, offline, the Snowflake scripts of Immuta's Integrations API.
#[derive(Debug, Parser)]
#[command(name = "sfgen", version, about, max_term_width = 100)]
#[command(after_help = examples::SFGEN)]
pub(in crate::cli) struct Arguments {
    #[command(subcommand)]
    pub(in crate::cli) command: Command,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(in crate::cli) enum Command {
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
    Review(Review),
    /// The rules of a review, each in a line
    #[command(after_help = examples::RULES)]
    Rules,
    /// What a rule finds or a privilege allows, and why it matters
    #[command(after_help = examples::EXPLAIN)]
    Explain(Explain),
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
pub(in crate::cli) struct Completions {
    /// The shell
    pub(in crate::cli) shell: clap_complete::Shell,
}
