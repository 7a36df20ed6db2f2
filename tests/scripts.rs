//! The scripts around the product, as whoever clones the repository starts them.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Where scripts stand; what tools put below them is left out.
const FOLDERS: [&str; 3] = [".ci", "benches", "fuzz"];
const OF_TOOLS: [&str; 5] = [
    "target",
    "corpus",
    "artifacts",
    "node_modules",
    "__pycache__",
];

/// Scripts that the documentation or another script starts by their path.
const STARTED: [&str; 5] = [
    ".ci/run",
    ".ci/reports/write",
    "benches/instructions",
    "benches/many.sh",
    "fuzz/seeds",
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let ours = paths.filter(|path| !OF_TOOLS.iter().any(|name| path.ends_with(name)));
    ours.flat_map(|path| match path.is_dir() {
        true => files(&path),
        false => vec![path],
    })
    .collect()
}

/// Whether the file says which program runs it.
fn names_its_interpreter(path: &Path) -> bool {
    std::fs::read(path).unwrap().starts_with(b"#!")
}

fn is_executable(path: &Path) -> bool {
    let mode = std::fs::metadata(path).unwrap().permissions().mode();
    mode & 0o111 == 0o111
}

#[test]
fn a_script_can_be_started_exactly_where_it_names_its_interpreter() {
    for path in FOLDERS.iter().flat_map(|folder| files(Path::new(folder))) {
        let (script, executable) = (names_its_interpreter(&path), is_executable(&path));
        assert_eq!(script, executable, "{}", path.display());
    }
}

#[test]
fn every_script_that_is_started_by_its_path_can_be() {
    let stages = files(Path::new(".ci/stages"));
    assert!(stages.len() > 5, "{stages:?}");
    for path in STARTED.map(PathBuf::from).iter().chain(&stages) {
        let startable = names_its_interpreter(path) && is_executable(path);
        assert!(startable, "{}", path.display());
    }
}
