//! The files that a call has read, so that none of them is written over.
//!
//! A file is known by what it is and not by its name: by device and inode where there are any.

use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What stays the same of a file under all of its names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg(unix)]
struct Identity {
    device: u64,
    inode: u64,
}

/// What stays the same of a file under all of its names: where it lies.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg(not(unix))]
struct Identity(PathBuf);

/// The files that a call has read, under the names that it gave; all clones share them.
#[derive(Debug, Clone, Default)]
pub struct FilesRead {
    known: Arc<Mutex<HashMap<Identity, PathBuf>>>,
    standard_input: Option<Identity>,
}

impl FilesRead {
    /// Those of a call whose standard input is this process's.
    pub(super) fn of_process() -> Self {
        Self {
            standard_input: Identity::of_standard_input(),
            ..Self::default()
        }
    }

    /// Notes that a file is read.
    pub(super) fn note(&self, file: &File, path: &Path) {
        self.insert(Identity::of_file(file, path), path);
    }

    /// Notes that standard input is read.
    pub(super) fn note_standard_input(&self) {
        self.insert(self.standard_input.clone(), Path::new("<standard input>"));
    }

    /// The name under which the file at `path` was read, where it was.
    pub(super) fn name_of(&self, path: &Path) -> Option<PathBuf> {
        let identity = Identity::of_path(path)?;
        self.files().get(&identity).cloned()
    }

    fn insert(&self, identity: Option<Identity>, path: &Path) {
        if let Some(identity) = identity {
            let named = || path.to_owned();
            self.files().entry(identity).or_insert_with(named);
        }
    }

    fn files(&self) -> MutexGuard<'_, HashMap<Identity, PathBuf>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(unix)]
impl Identity {
    fn of_file(file: &File, _path: &Path) -> Option<Self> {
        file.metadata().ok().map(|found| Self::of(&found))
    }

    fn of_path(path: &Path) -> Option<Self> {
        path.metadata().ok().map(|found| Self::of(&found))
    }

    fn of_standard_input() -> Option<Self> {
        use std::os::fd::AsFd;
        let input = std::io::stdin();
        let file = File::from(input.as_fd().try_clone_to_owned().ok()?);
        Self::of_file(&file, Path::new("-"))
    }

    fn of(found: &std::fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self {
            device: found.dev(),
            inode: found.ino(),
        }
    }
}

#[cfg(not(unix))]
impl Identity {
    fn of_file(_file: &File, path: &Path) -> Option<Self> {
        Self::of_path(path)
    }

    fn of_path(path: &Path) -> Option<Self> {
        path.canonicalize().ok().map(Self)
    }

    fn of_standard_input() -> Option<Self> {
        None
    }
}
