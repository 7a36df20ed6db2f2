//! Where a payload and its secrets are read from.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::failure::Failure;
use super::reads::FilesRead;
use super::surroundings::Surroundings;
use crate::payload::{FROM_THE_PAYLOAD, Lookup, Unavailable};
use crate::secret::Secret;

/// The largest payload, and far more than any secret, in bytes.
const LIMIT: u64 = 1024 * 1024;

/// Where relative paths start in a payload that has no folder.
const FROM_THE_WORKING_FOLDER: &str =
    "the payload comes from standard input: a relative path starts at the working folder";

/// A payload's bytes and where they come from.
pub(super) struct Input {
    pub(super) path: PathBuf,
    pub(super) bytes: Zeroizing<Vec<u8>>,
    read: FilesRead,
}

impl Input {
    /// Reads a file, or standard input for `-`.
    pub(super) fn read(path: &Path, surroundings: &mut Surroundings<'_>) -> Result<Self, Failure> {
        let read = surroundings.read.clone();
        let bytes = if path == Path::new("-") {
            read.note_standard_input();
            limited(&mut surroundings.input, LIMIT)
        } else {
            open(path, &read).and_then(whole)
        };
        let bytes = bytes.map_err(|error| Failure::Read {
            path: path.to_owned(),
            reason: error.kind(),
        })?;
        if bytes.len() as u64 > LIMIT {
            return Err(Failure::TooLarge(path.to_owned()));
        }
        let path = path.to_owned();
        Ok(Self { path, bytes, read })
    }

    /// Reads a text file that the command line names beside it.
    pub(super) fn other(&self, path: &Path) -> Result<Secret, Failure> {
        let failure = |reason| Failure::Read {
            path: path.to_owned(),
            reason,
        };
        let bytes = open(path, &self.read).and_then(whole);
        let mut bytes = bytes.map_err(|error| failure(error.kind()))?;
        if bytes.len() as u64 > LIMIT {
            return Err(Failure::TooLarge(path.to_owned()));
        }
        String::from_utf8(std::mem::take(&mut *bytes))
            .map(Secret::new)
            .map_err(|_| failure(io::ErrorKind::InvalidData))
    }

    /// The name under which its problems are shown.
    pub(super) fn name(&self) -> String {
        if self.is_standard_input() {
            return "<standard input>".to_owned();
        }
        self.path.display().to_string()
    }

    fn is_standard_input(&self) -> bool {
        self.path == Path::new("-")
    }

    /// Where relative paths in it start, in words.
    pub(super) fn starting_point(&self) -> &'static str {
        match self.is_standard_input() {
            true => FROM_THE_WORKING_FOLDER,
            false => FROM_THE_PAYLOAD,
        }
    }

    /// What relative paths in it start from.
    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// Reads a text file that it names.
    pub(super) fn neighbour(&self, path: &Path) -> Result<Secret, Unavailable> {
        let file = open(&self.folder().join(path), &self.read).map_err(unavailable)?;
        let mut bytes = whole(file).map_err(unavailable)?;
        if bytes.len() as u64 > LIMIT {
            return Err(Unavailable::TooLarge);
        }
        let bytes = std::mem::take(&mut *bytes);
        String::from_utf8(bytes)
            .map(Secret::new)
            .map_err(|_| Unavailable::NotText)
    }
}

fn unavailable(error: io::Error) -> Unavailable {
    match error.kind() {
        io::ErrorKind::NotFound => Unavailable::Missing,
        io::ErrorKind::IsADirectory => Unavailable::Folder,
        io::ErrorKind::PermissionDenied => Unavailable::Forbidden,
        _ => Unavailable::Unreadable,
    }
}

/// Opens a file, and notes that it is read.
fn open(path: &Path, read: &FilesRead) -> io::Result<File> {
    let file = File::open(path)?;
    read.note(&file, path);
    Ok(file)
}

/// A file's content, up to one byte over the limit.
fn whole(file: File) -> io::Result<Zeroizing<Vec<u8>>> {
    let size = file.metadata()?.len();
    limited(file, size.min(LIMIT))
}

/// Everything up to one byte over the limit. Room is made beforehand: what grows leaves copies
/// behind that are not wiped.
fn limited(source: impl Read, expected: u64) -> io::Result<Zeroizing<Vec<u8>>> {
    let room = usize::try_from(expected + 2).unwrap_or_default();
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    source.take(LIMIT + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The environment and the files around a payload.
pub(super) struct Outside<'a> {
    pub(super) input: &'a Input,
    pub(super) variable: &'a dyn Fn(&str) -> Option<std::ffi::OsString>,
}

impl Lookup for Outside<'_> {
    fn variable(&self, name: &str) -> Result<Secret, Unavailable> {
        let value = (self.variable)(name).ok_or(Unavailable::Missing)?;
        value
            .into_string()
            .map(Secret::new)
            .map_err(|_| Unavailable::NotText)
    }

    fn file(&self, path: &Path) -> Result<Secret, Unavailable> {
        self.input.neighbour(path)
    }

    fn starting_point(&self) -> &'static str {
        self.input.starting_point()
    }
}
