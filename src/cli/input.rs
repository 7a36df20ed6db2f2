//! Where a payload and its secrets are read from.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::failure::Failure;
use super::surroundings::Surroundings;
use crate::payload::{Lookup, Unavailable};
use crate::secret::Secret;

/// The largest payload, and far more than any secret, in bytes.
const LIMIT: u64 = 1024 * 1024;

/// A payload's bytes and where they come from.
pub(super) struct Input {
    pub(super) path: PathBuf,
    pub(super) bytes: Zeroizing<Vec<u8>>,
}

impl Input {
    /// Reads a file, or standard input for `-`.
    pub(super) fn read(path: &Path, surroundings: &mut Surroundings<'_>) -> Result<Self, Failure> {
        let bytes = if path == Path::new("-") {
            limited(&mut surroundings.input, LIMIT)
        } else {
            File::open(path).and_then(whole)
        };
        let bytes = bytes.map_err(|error| Failure::Read {
            path: path.to_owned(),
            reason: error.kind(),
        })?;
        if bytes.len() as u64 > LIMIT {
            return Err(Failure::TooLarge(path.to_owned()));
        }
        let path = path.to_owned();
        Ok(Self { path, bytes })
    }

    /// Reads a text file of the command line.
    pub(super) fn read_text(path: &Path) -> Result<String, Failure> {
        let failure = |reason| Failure::Read {
            path: path.to_owned(),
            reason,
        };
        let bytes = File::open(path).and_then(whole);
        let mut bytes = bytes.map_err(|error| failure(error.kind()))?;
        if bytes.len() as u64 > LIMIT {
            return Err(Failure::TooLarge(path.to_owned()));
        }
        String::from_utf8(std::mem::take(&mut *bytes))
            .map_err(|_| failure(io::ErrorKind::InvalidData))
    }

    /// The name under which its problems are shown.
    pub(super) fn name(&self) -> String {
        if self.path == Path::new("-") {
            return "<standard input>".to_owned();
        }
        self.path.display().to_string()
    }

    /// What relative paths in it start from.
    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// Reads a text file that it names.
    pub(super) fn neighbour(&self, path: &Path) -> Result<Secret, Unavailable> {
        let file = File::open(self.folder().join(path)).map_err(unavailable)?;
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
        _ => Unavailable::Unreadable,
    }
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
}
