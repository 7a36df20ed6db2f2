//! What a module must not know.

use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// A module, and modules that it never names.
const APART: [(&str, &[&str]); 4] = [
    (
        "account",
        &["integration", "script", "review", "report", "payload"],
    ),
    (
        "review",
        &["integration", "script", "report", "payload", "cli"],
    ),
    (
        "report",
        &[
            "integration",
            "script",
            "account",
            "parse",
            "payload",
            "cli",
        ],
    ),
    (
        "parse",
        &["integration", "script", "account", "review", "payload"],
    ),
];

#[test]
fn modules_that_judge_do_not_know_those_that_make() {
    for (module, others) in APART {
        for source in sources(&Path::new("src").join(module)) {
            let text = std::fs::read_to_string(&source).unwrap();
            for other in others {
                let named = text.contains(&format!("crate::{other}"));
                assert!(!named, "{} names {other}", source.display());
            }
        }
    }
}
