//! How a call fails.

use std::io;
use std::path::PathBuf;

use super::status::Status;
use super::unfit::Unfit;

/// Why a call could not do its job; nothing was printed.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The payload is wrong; the text shows every problem in its place.
    #[error("{0}")]
    Problems(String),
    /// The call asks for what cannot be; the text says everything that is wrong with it.
    #[error("{0}")]
    Call(String),
    /// A file could not be read.
    #[error("error: cannot read {}: {}\n", path.display(), in_words(reason))]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: io::ErrorKind,
    },
    /// A file is larger than a payload may be.
    #[error("error: {} is larger than 1 MiB, which nothing that sfgen reads is\n", .0.display())]
    TooLarge(PathBuf),
    /// A file could not be written.
    #[error(
        "error: cannot write {}: {}; what was there before is untouched\n{}",
        path.display(), in_words(reason), instead(reason)
    )]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: io::ErrorKind,
    },
    /// Standard output could not be written.
    #[error("error: cannot write to standard output: {}\n", in_words(.0))]
    Print(io::ErrorKind),
    /// Nothing is written to such a path.
    #[error("error: cannot write {}: {}", path.display(), with_help(reason))]
    Unfit {
        /// The path, as it was given.
        path: PathBuf,
        /// Why.
        reason: Unfit,
    },
    /// The script is not read back as it was written.
    #[error(
        "error: sfgen's own check of the script failed, nothing is printed: {0}\nthis is a defect of sfgen: please report it with the payload, without its secrets\n"
    )]
    Defect(String),
}

impl Failure {
    pub(super) fn status(&self) -> Status {
        match self {
            Self::Defect(_) => Status::Defect,
            Self::Problems(_)
            | Self::Call(_)
            | Self::Read { .. }
            | Self::TooLarge(_)
            | Self::Write { .. }
            | Self::Print(_)
            | Self::Unfit { .. } => Status::Wrong,
        }
    }
}

/// What to do where a file cannot be written, on a line of its own.
fn instead(reason: &io::ErrorKind) -> &'static str {
    match reason {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "  = help: name a file in a folder that you may write to\n"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "  = help: make room, or name a file on another disk\n"
        }
        _ => "",
    }
}

/// A reason, and what to do on a line of its own.
fn with_help(reason: &Unfit) -> String {
    let text = reason.to_string();
    match text.rsplit_once(": ") {
        Some((reason, help)) => format!("{reason}\n  = help: {help}\n"),
        None => text + "\n",
    }
}

/// A reason in words of our own.
fn in_words(reason: &io::ErrorKind) -> String {
    match reason {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::InvalidData => "it is not UTF-8 text".to_owned(),
        io::ErrorKind::BrokenPipe => "it was closed".to_owned(),
        other => other.to_string(),
    }
}
