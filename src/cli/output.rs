//! A text printed, written to a file or compared with one.

use std::fs::{File, Metadata};
use std::io::{self, Read, Write};
use std::path::Path;

use super::drift::drift;
use super::failure::Failure;
use super::status::Status;
use super::surroundings::Surroundings;
use super::target::{Target, folder};
use crate::script::Script;

/// Who may read a file that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Readers {
    /// Its owner alone: it holds a secret.
    Owner,
    /// Everyone.
    Everyone,
}

impl Readers {
    pub(super) fn of(script: &Script) -> Self {
        match script.holds_secret() {
            true => Self::Owner,
            false => Self::Everyone,
        }
    }

    #[cfg(unix)]
    fn mode(self) -> u32 {
        match self {
            Self::Owner => 0o600,
            Self::Everyone => 0o644,
        }
    }

    /// Whether they are a file's.
    #[cfg(unix)]
    pub(super) fn are_of(self, file: &Metadata) -> bool {
        use std::os::unix::fs::PermissionsExt;
        file.permissions().mode() & 0o7777 == self.mode()
    }

    #[cfg(not(unix))]
    pub(super) fn are_of(self, _file: &Metadata) -> bool {
        true
    }
}

/// Prints a text, whole or with an error.
pub(super) fn print(text: &str, surroundings: &mut Surroundings<'_>) -> Result<(), Failure> {
    let output = &mut surroundings.output;
    let printed = output.write_all(text.as_bytes());
    printed
        .and_then(|()| output.flush())
        .map_err(|error| Failure::Print(error.kind()))
}

/// Writes a text to what `path` names; a file is there whole or as it was before.
pub(super) fn write(
    text: &str,
    path: &Path,
    readers: Readers,
    surroundings: &mut Surroundings<'_>,
) -> Result<(), Failure> {
    let written = match Target::of(path, &surroundings.read)? {
        Target::StandardOutput => return print(text, surroundings),
        Target::Device(device) => send(text, &device),
        Target::File(file) => replace(text, &file, readers),
    };
    written.map_err(|error| Failure::Write {
        path: path.to_owned(),
        reason: error.kind(),
    })
}

/// Writes to a device, which is neither made nor cut.
fn send(text: &str, device: &Path) -> io::Result<()> {
    let mut device = File::options().write(true).open(device)?;
    device.write_all(text.as_bytes())?;
    device.flush()
}

/// Puts a file with this text in the place of what is at `path`.
fn replace(text: &str, path: &Path, readers: Readers) -> io::Result<()> {
    let mut file = tempfile::Builder::new()
        .prefix(".sfgen-")
        .tempfile_in(folder(path))?;
    fill(file.as_file_mut(), text, readers)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Gives a temporary file, which is made for its owner alone, its text and its readers.
pub(super) fn fill(file: &mut File, text: &str, readers: Readers) -> io::Result<()> {
    file.write_all(text.as_bytes())?;
    match readers {
        Readers::Owner => Ok(()),
        Readers::Everyone => permit(file, readers),
    }
}

#[cfg(unix)]
fn permit(file: &File, readers: Readers) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(readers.mode()))
}

#[cfg(not(unix))]
fn permit(_file: &File, _readers: Readers) -> io::Result<()> {
    Ok(())
}

/// Whether the script stands in a file; where it does not, the place of the difference is said.
pub(super) fn compare(
    script: &Script,
    path: &Path,
    surroundings: &mut Surroundings<'_>,
) -> Result<Status, Failure> {
    let found = at_most(LARGEST, path).map_err(|error| Failure::Read {
        path: path.to_owned(),
        reason: error.kind(),
    })?;
    let Some(difference) = drift(script.text(), &found) else {
        return Ok(Status::Done);
    };
    surroundings.say(&format!(
        "drift: {} is not the script of this payload; {difference}",
        path.display()
    ));
    Ok(Status::Drift)
}

/// As many bytes of a file are compared: a script is never so long.
const LARGEST: usize = 16 * 1024 * 1024;

/// The bytes of a file, up to one more than `limit`.
fn at_most(limit: usize, path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = File::open(path)?;
    file.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
