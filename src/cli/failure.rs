//! How a call fails.

use std::io;
use std::path::PathBuf;

use super::status::Status;

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
    #[error("error: cannot write {}: {}; what was there before is untouched\n", path.display(), in_words(reason))]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: io::ErrorKind,
    },
    /// Standard output could not be written.
    #[error("error: cannot write to standard output: {}\n", in_words(.0))]
    Print(io::ErrorKind),
    /// A text with secrets would be shown.
    #[error(
        "error: the body holds secrets and is never printed\n  = help: give -o FILE another name than `-`\n"
    )]
    ShowsSecrets,
    /// The script, read back, is not what was meant.
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
            | Self::ShowsSecrets => Status::Wrong,
        }
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
