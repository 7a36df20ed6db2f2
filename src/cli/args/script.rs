//! What each kind of script takes.

use std::path::PathBuf;

use clap::Args;

use super::options::{self, Flags, choice};
use crate::cli::destination::Destination;
use crate::payload::{Choice, Options};
use crate::script::Kind;

impl Choice for Kind {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("create", "Sets an integration up", Self::Create),
        ("edit", "Changes it", Self::Edit),
        ("delete", "Removes it", Self::Delete),
        ("cleanup", "Removes what is left of a set-up", Self::Cleanup),
    ];
}

/// What `sfgen create` takes.
pub(in crate::cli) type Create = Script<{ options::CREATE }>;
/// What `sfgen delete` takes.
pub(in crate::cli) type Delete = Script<{ options::DELETE }>;

// What every kind of script takes, with its options.
#[derive(Debug, Args)]
pub(in crate::cli) struct Script<const GROUPS: u8> {
    /// The payload of the Integrations API, YAML or JSON; `-` for standard input. Several with
    /// --out-dir or --check-dir
    #[arg(required = true, value_name = "CONFIG")]
    configs: Vec<PathBuf>,
    /// Of a list, as GET /integrations answers it, the integration with this id
    #[arg(long, value_name = "N")]
    id: Option<String>,
    #[command(flatten)]
    destination: Destination,
    #[command(flatten)]
    flags: Flags<GROUPS>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Edit {
    /// The payload of the earlier state, or a directory that holds it under CONFIG's file name;
    /// without it, the script leads there from any state
    #[arg(long, value_name = "OLD")]
    from: Option<PathBuf>,
    #[command(flatten)]
    script: Script<{ options::EDIT }>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Cleanup {
    /// The create script ran to its end, and Immuta could not create the integration: remove all of
    /// it, as delete does
    #[arg(long)]
    completed: bool,
    #[command(flatten)]
    script: Script<{ options::CLEANUP }>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Preflight {
    /// The script that is to be run next
    #[arg(long = "for", value_name = "SCRIPT", default_value = "create", value_parser = choice::<Kind>())]
    ahead: Kind,
    #[command(flatten)]
    script: Script<{ options::DELETE }>,
}

/// A call for scripts.
#[derive(Debug)]
pub(in crate::cli) struct Call {
    /// Of which kind.
    pub(in crate::cli) kind: Kind,
    /// Whether the script is to look ahead to that one.
    pub(in crate::cli) preflight: bool,
    /// The payloads.
    pub(in crate::cli) configs: Vec<PathBuf>,
    /// Of lists of integrations, the one with this id.
    pub(in crate::cli) id: Option<String>,
    /// Where the scripts go.
    pub(in crate::cli) destination: Destination,
    /// The options of the command line alone.
    pub(in crate::cli) options: Options,
    /// The earlier state of an edit.
    pub(in crate::cli) from: Option<PathBuf>,
}

impl Call {
    /// A call for the script of one payload under its own options, to be compared with.
    pub(in crate::cli) fn of_payload(kind: Kind, config: PathBuf, from: Option<PathBuf>) -> Self {
        Self {
            kind,
            preflight: false,
            configs: vec![config],
            id: None,
            destination: Destination::default(),
            options: Options::default(),
            from,
        }
    }

    pub(in crate::cli) fn has_several(&self) -> bool {
        self.configs.len() > 1
    }
}

impl<const GROUPS: u8> Script<GROUPS> {
    /// The call for scripts of one kind.
    pub(in crate::cli) fn call(self, kind: Kind) -> Call {
        Call {
            kind,
            preflight: false,
            configs: self.configs,
            id: self.id,
            destination: self.destination,
            options: self.flags.0,
            from: None,
        }
    }
}

impl Edit {
    /// The call for edit scripts.
    pub(in crate::cli) fn call(self) -> Call {
        Call {
            from: self.from,
            ..self.script.call(Kind::Edit)
        }
    }
}

impl Cleanup {
    /// The call for scripts that remove what a set-up has left.
    pub(in crate::cli) fn call(self) -> Call {
        self.script.call(match self.completed {
            true => Kind::Delete,
            false => Kind::Cleanup,
        })
    }
}

impl Preflight {
    /// The call for scripts that look ahead.
    pub(in crate::cli) fn call(self) -> Call {
        Call {
            preflight: true,
            ..self.script.call(self.ahead)
        }
    }
}
