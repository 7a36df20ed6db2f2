//! A folder whose files appear together: staged in one beside them, then moved.
//!
//! Whatever happens in between, every file in the folder is whole, the one from before or the new
//! one; what a killed process leaves behind is at most the staging folder, `.sfgen-…`.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::cli::failure::Failure;
use crate::cli::output::{Readers, fill};
use crate::cli::reads::FilesRead;
use crate::cli::target::{Target, folder};
use crate::cli::unfit::Unfit;

/// Up to so many files go to the disk one by one. More wait for the whole file system once, which
/// only Linux promises to do: one wait for each of ten thousand files takes minutes.
const FEW: usize = match cfg!(target_os = "linux") {
    true => 64,
    false => usize::MAX,
};

/// Files that are to come into a folder, which need not be there yet.
pub(super) struct Folder {
    path: PathBuf,
    staged: TempDir,
    one_by_one: bool,
}

/// What becomes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum File {
    /// It waits to be moved into the folder.
    Staged,
    /// It stands there already, just so, and stays untouched.
    Unchanged,
    /// Its script would change nothing, and is not written.
    Idle,
}

impl Folder {
    /// Makes the staging folder for so many files, on the same file system.
    pub(super) fn stage(path: &Path, files: usize) -> Result<Self, Failure> {
        let around = nearest(path);
        if !around.is_dir() {
            return Err(Failure::Unfit {
                path: path.to_owned(),
                reason: Unfit::NotAFolder(around.to_owned()),
            });
        }
        let staged = tempfile::Builder::new()
            .prefix(".sfgen-")
            .tempdir_in(around)
            .map_err(|error| cannot_write(path, &error))?;
        Ok(Self {
            path: path.to_owned(),
            staged,
            one_by_one: files <= FEW,
        })
    }

    /// Stages a file, unless it stands in the folder already.
    pub(super) fn put(&self, name: &OsStr, text: &str, readers: Readers) -> Result<File, Failure> {
        let target = self.path.join(name);
        let failure = |error: io::Error| cannot_write(&target, &error);
        // What else is read is known only once all scripts are made.
        let found = self.target(name, &FilesRead::default())?;
        if is_there(&found, text, readers) {
            return Ok(File::Unchanged);
        }
        let mut file = private(&self.staged.path().join(name)).map_err(failure)?;
        fill(&mut file, text, readers).map_err(failure)?;
        if self.one_by_one {
            file.sync_all().map_err(failure)?;
        }
        Ok(File::Staged)
    }

    /// Makes sure that what is staged outlasts a failure of power, and that the folder is there.
    pub(super) fn open(&self) -> Result<(), Failure> {
        let settled = match self.one_by_one {
            true => Ok(()),
            false => settle(self.staged.path()),
        };
        settled
            .and_then(|()| fs::create_dir_all(&self.path))
            .map_err(|error| cannot_write(&self.path, &error))
    }

    /// Refuses a file that is one of those that were read.
    pub(super) fn check(&self, name: &OsStr, read: &FilesRead) -> Result<(), Failure> {
        self.target(name, read).map(|_| ())
    }

    /// What a file of the folder is; where the folder is still to be made, nothing is in the way.
    fn target(&self, name: &OsStr, read: &FilesRead) -> Result<Target, Failure> {
        let path = self.path.join(name);
        match self.path.exists() {
            true => Target::of(&path, read),
            false => Ok(Target::File(path)),
        }
    }

    /// Moves a staged file into the folder, or to where a symbolic link in it leads.
    pub(super) fn publish(&self, name: &OsStr) -> Result<(), Failure> {
        let target = self.path.join(name);
        let staged = self.staged.path().join(name);
        let moved = match self.target(name, &FilesRead::default())? {
            Target::File(file) if file == target => fs::rename(&staged, &target),
            Target::File(file) => move_beside(&staged, &file),
            Target::StandardOutput | Target::Device(_) => send(&staged, &target),
        };
        moved.map_err(|error| cannot_write(&target, &error))
    }
}

/// The folder itself, or the nearest one around it that is there.
fn nearest(path: &Path) -> &Path {
    let there = path.ancestors().find(|folder| folder.exists());
    there.unwrap_or(Path::new("."))
}

fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    Failure::Write {
        path: path.to_owned(),
        reason: error.kind(),
    }
}

/// A new file for its owner alone.
fn private(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Whether a file stands there with this text and these readers.
fn is_there(target: &Target, text: &str, readers: Readers) -> bool {
    let Target::File(path) = target else {
        return false;
    };
    let alike = path
        .metadata()
        .is_ok_and(|found| found.len() == text.len() as u64 && readers.are_of(&found));
    // What cannot be read can still be replaced.
    alike && fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes())
}

/// Puts a copy of a staged file, with its readers, in the place of a file elsewhere.
fn move_beside(staged: &Path, file: &Path) -> io::Result<()> {
    let copy = tempfile::Builder::new()
        .prefix(".sfgen-")
        .tempfile_in(folder(file))?;
    fs::copy(staged, copy.path())?;
    copy.as_file().sync_all()?;
    copy.persist(file).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a staged file to a device.
fn send(staged: &Path, device: &Path) -> io::Result<()> {
    let mut device = fs::File::options().write(true).open(device)?;
    io::copy(&mut fs::File::open(staged)?, &mut device).map(|_| ())
}

/// Puts the file system of a folder on the disk.
#[cfg(target_os = "linux")]
fn settle(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(fs::File::open(folder)?)?)
}

#[cfg(not(target_os = "linux"))]
fn settle(_folder: &Path) -> io::Result<()> {
    Ok(())
}
