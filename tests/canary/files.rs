//! What is left behind in folders.

use std::path::Path;

use crate::canary::call::Tally;
use crate::canary::payloads::{canaries, mistaken, well_meant};

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn a_folder_holds_the_script_afterwards_or_what_was_there() {
    let mut written = 0;
    for (name, payload) in well_meant().into_iter().chain(mistaken()) {
        let folder = tempfile::tempdir().expect("a folder");
        let output = folder.path().join("script.sql");
        let call = ["create", "-", "-o", output.to_str().expect("a path")];
        let mut tally = Tally::default();
        tally.try_one(name, &call, payload.as_bytes(), &canaries());
        assert_eq!(tally.leaks, [""; 0]);
        let expected = if tally.done == 1 {
            &["script.sql"][..]
        } else {
            &[]
        };
        assert_eq!(names(folder.path()), expected, "{name}");
        written += tally.done;
    }
    assert!(written >= 5);
}
