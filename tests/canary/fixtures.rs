//! The secrets of the fixtures themselves.

use std::path::{Path, PathBuf};

use crate::canary::call::Tally;
use crate::canary::text::Canaries;

/// Secrets that stand in fixtures under no name of a secret, and longer ones that replace those
/// that are too short to be recognised.
const SHORT: [(&str, &str); 3] = [
    ("hunter2", "hQ7zunterV2x"),
    ("hunter3", "hK3wunterM8r"),
    ("hunter4", "hB4junterT5s"),
];

const OTHERS: [&str; 3] = ["made-for-the-tests", "correct horse", "Jerry''s $$ <%"];

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of fixtures") {
        let path = entry.expect("readable").path();
        match path.is_dir() {
            true => files.extend(files_below(&path)),
            false => files.push(path),
        }
    }
    files.sort();
    files
}

fn replaced(mut bytes: Vec<u8>) -> Vec<u8> {
    for (short, long) in SHORT {
        let mut from = 0;
        while let Some(at) = bytes[from..]
            .windows(short.len())
            .position(|part| part == short.as_bytes())
        {
            bytes.splice(from + at..from + at + short.len(), long.bytes());
            from += at + long.len();
        }
    }
    bytes
}

/// Everything secret in the fixtures: the lines of their private keys and the rest by name.
fn canaries() -> Canaries {
    let mut canaries = Canaries::default();
    SHORT.iter().for_each(|(_, long)| canaries.add(long));
    OTHERS.iter().for_each(|secret| canaries.add(secret));
    let mut keys = files_below(Path::new("fixtures/keys"));
    keys.retain(|path| path.extension().is_some_and(|kind| kind == "pem"));
    let (public, private): (Vec<_>, Vec<_>) = keys
        .iter()
        .partition(|path| path.to_string_lossy().ends_with(".pub.pem"));
    for path in private {
        assert!(!body(path).is_empty());
        body(path).iter().for_each(|line| canaries.add(line));
    }
    // A private key holds its public one.
    for path in public {
        canaries.forgive(&body(path).concat());
    }
    canaries
}

/// The lines of a PEM file between its first and its last.
fn body(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("readable");
    let lines = text
        .lines()
        .filter(|line| !line.contains("--") && !line.contains(':'));
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn nothing_is_seen_of_the_secrets_of_any_fixture() {
    let canaries = canaries();
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("fixtures"), folder.path());
    let mut tally = Tally::default();
    for path in files_below(&folder.path().join("payloads")) {
        let name = path.display().to_string();
        for kind in ["create", "edit", "delete", "cleanup", "preflight", "show"] {
            tally.try_one(&name, &[kind, &name], &[], &canaries);
            tally.try_one(
                &name,
                &[kind, "-"],
                &std::fs::read(&path).expect("readable"),
                &canaries,
            );
        }
        let readme = folder.path().join("payloads/user-password.yaml");
        let readme = readme.to_str().expect("a path");
        tally.try_one(&name, &["edit", readme, "--from", &name], &[], &canaries);
        tally.try_one(&name, &["edit", &name, "--from", readme], &[], &canaries);
        tally.try_one(&name, &["diff", &name, readme], &[], &canaries);
        tally.try_one(&name, &["diff", readme, &name], &[], &canaries);
        tally.try_one(
            &name,
            &["create", readme, "--public-key", &name],
            &[],
            &canaries,
        );
    }
    println!("fixtures: {} calls, {} done", tally.calls, tally.done);
    assert_eq!(tally.leaks, [""; 0]);
    assert!(tally.calls > 500 && tally.done > 200);
}

fn copy(from: &Path, to: &Path) {
    for file in files_below(from) {
        let target = to.join(file.strip_prefix(from).expect("below"));
        std::fs::create_dir_all(target.parent().expect("in a folder")).expect("a folder");
        std::fs::write(target, replaced(std::fs::read(&file).expect("readable"))).expect("written");
    }
}
