//! Which paths are no place for an output.

use std::path::PathBuf;

/// Why nothing is written to a path; each says what to do instead behind a colon.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unfit {
    /// It was read under this name.
    #[error("this call reads that file as {}: name another one", .0.display())]
    Read(PathBuf),
    /// It is a directory, or is to be one.
    #[error("it is a directory: name a file")]
    Folder,
    /// It is a FIFO.
    #[error("it is a pipe: name a regular file, or send standard output into the pipe")]
    Pipe,
    /// It is a socket.
    #[error("it is a socket: name a regular file")]
    Socket,
    /// It is a block device, or something of another kind.
    #[error("it is not a regular file: name one")]
    NotRegular,
    /// The folder of the file is missing.
    #[error("the folder {} is not there: make it, or name a file in another one", .0.display())]
    NoFolder(PathBuf),
    /// A part of its path is a file.
    #[error("{} is not a folder: name another place", .0.display())]
    NotAFolder(PathBuf),
    /// A symbolic link leads back to itself.
    #[error("its symbolic links lead in a circle: name the file itself")]
    Circle,
    /// It would show secrets.
    #[error("the body holds secrets and is never shown: name a regular file")]
    ShowsSecrets,
}
