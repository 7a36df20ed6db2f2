//! What the path of an output names, and which outputs are refused.

use std::fs::{FileType, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::reads::FilesRead;
use super::unfit::Unfit;

/// Symbolic links that are followed one after another; Linux follows as many.
const MOST_LINKS: usize = 40;

/// Where an output goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// Standard output, by whatever name.
    StandardOutput,
    /// A character device, which takes bytes one after another.
    Device(PathBuf),
    /// A regular file, there or still to be made, behind all symbolic links.
    File(PathBuf),
}

impl Target {
    /// What `path` names.
    ///
    /// # Errors
    /// It cannot be written to, or it is a file that was read.
    pub(super) fn of(path: &Path, read: &FilesRead) -> Result<Self, Failure> {
        Self::found(path, read).map_err(|reason| Failure::Unfit {
            path: path.to_owned(),
            reason,
        })
    }

    fn found(path: &Path, read: &FilesRead) -> Result<Self, Unfit> {
        let Some(end) = resolved(path)? else {
            return Ok(Self::StandardOutput);
        };
        if ends_in_separator(path) {
            return Err(Unfit::Folder);
        }
        // Links that lead to an open file, as in /dev/fd, name what only the system can follow.
        let refused = match path.metadata().map(|found| kind(&found)) {
            Ok(Kind::Regular) => read.name_of(path).map(Unfit::Read),
            Ok(Kind::Character) => return Ok(Self::Device(path.to_owned())),
            Ok(Kind::Unfit(reason)) => Some(reason),
            Err(error) => missing(&end, &error),
        };
        refused.map_or(Ok(Self::File(end)), Err)
    }
}

/// What stands at a path.
enum Kind {
    Regular,
    Character,
    Unfit(Unfit),
}

fn kind(found: &Metadata) -> Kind {
    let of = found.file_type();
    if of.is_file() {
        return Kind::Regular;
    }
    if of.is_dir() {
        return Kind::Unfit(Unfit::Folder);
    }
    special(of)
}

#[cfg(unix)]
fn special(of: FileType) -> Kind {
    use std::os::unix::fs::FileTypeExt;
    if of.is_char_device() {
        return Kind::Character;
    }
    Kind::Unfit(if of.is_fifo() {
        Unfit::Pipe
    } else if of.is_socket() {
        Unfit::Socket
    } else {
        Unfit::NotRegular
    })
}

#[cfg(not(unix))]
fn special(_of: FileType) -> Kind {
    Kind::Unfit(Unfit::NotRegular)
}

/// The path behind all symbolic links; none for standard output.
fn resolved(path: &Path) -> Result<Option<PathBuf>, Unfit> {
    let mut end = path.to_owned();
    for _ in 0..=MOST_LINKS {
        if is_standard_output(&end) {
            return Ok(None);
        }
        match end.read_link() {
            Ok(next) => end = folder(&end).join(next),
            Err(_) => return Ok(Some(end)),
        }
    }
    Err(Unfit::Circle)
}

/// Whether a path is `-` or this process's file descriptor 1.
fn is_standard_output(path: &Path) -> bool {
    let descriptors = || Path::new("/dev/fd").canonicalize();
    let is_first = path.file_name().is_some_and(|name| name == "1");
    path == Path::new("-")
        || is_first
            && descriptors().is_ok_and(|own| folder(path).canonicalize().is_ok_and(|of| of == own))
}

/// Where a path lies.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        Some(_) | None => Path::new("."),
    }
}

fn ends_in_separator(path: &Path) -> bool {
    let text = path.as_os_str().to_string_lossy();
    text.ends_with(std::path::is_separator)
}

/// Why a file that is not there cannot be made; `None` when it can, or when trying will tell.
fn missing(path: &Path, error: &io::Error) -> Option<Unfit> {
    let folders = || folder(path).ancestors();
    match error.kind() {
        ErrorKind::NotFound if !folder(path).exists() => {
            Some(Unfit::NoFolder(folder(path).to_owned()))
        }
        ErrorKind::NotADirectory => {
            let file = folders().find(|part| part.is_file());
            Some(Unfit::NotAFolder(file.unwrap_or(folder(path)).to_owned()))
        }
        _ => None,
    }
}
